import { CALCULATION_OPERATORS, type Calculation } from '@baselime-ai/contract';
import { type FormEvent, type ReactElement, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Suggestions } from '../view/filter-form.js';
import { FIELD } from './clause.js';
import { useKnownKeys } from './known-keys.js';

/** Operator, key and a name of one's own; keys that hold numbers are offered first. */
export function CalculationForm({ onAdd }: { readonly onAdd: (calculation: Calculation) => void }): ReactElement {
  const { keys } = useKnownKeys();
  const [operator, setOperator] = useState<Calculation['operator']>('P95');
  const [key, setKey] = useState('');
  const [alias, setAlias] = useState('');
  const typed = key.trim();
  const ready = operator === 'COUNT' || typed !== '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!ready) return;
    onAdd({
      operator,
      ...(typed === '' ? {} : { key: typed.slice(0, 512) }),
      ...(alias.trim() === '' ? {} : { alias: alias.trim().slice(0, 128) }),
    });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <div className="grid grid-cols-[7rem_minmax(0,1fr)] gap-1.5">
        <select
          aria-label="Calculation"
          value={operator}
          onChange={(event) => setOperator(CALCULATION_OPERATORS.find((one) => one === event.target.value) ?? 'COUNT')}
          className={FIELD}
        >
          {CALCULATION_OPERATORS.map((one) => (
            <option key={one}>{one}</option>
          ))}
        </select>
        <input
          aria-label="Key"
          placeholder={operator === 'COUNT' ? 'Key, or nothing' : 'Key'}
          value={key}
          onChange={(event) => setKey(event.target.value)}
          spellCheck={false}
          className={FIELD}
        />
      </div>
      <input
        aria-label="Name"
        placeholder="Name, if it should have another one"
        value={alias}
        onChange={(event) => setAlias(event.target.value)}
        spellCheck={false}
        className={FIELD}
      />
      <Suggestions
        items={keys
          .filter((one) => one.key.toLowerCase().includes(typed.toLowerCase()))
          .sort((a, b) => Number(b.type === 'number') - Number(a.type === 'number'))
          .slice(0, 60)
          .map((one) => ({ text: one.key, note: one.type }))}
        none="No such key in this range"
        onPick={setKey}
      />
      <Button look="lime" type="submit" disabled={!ready} data-testid="calculation-add">
        Add
      </Button>
    </form>
  );
}
