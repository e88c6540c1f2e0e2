import { FILTER_OPERATIONS, type Filter } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Popover } from 'radix-ui';
import { type FormEvent, type ReactElement, useDeferredValue, useState } from 'react';
import { fetchKeys, fetchKeyValues } from '../../api/routes.js';
import { useTimeframe } from '../../app/use-view.js';
import { Button } from '../../ui/button.js';
import { formatCount } from '../../ui/format.js';
import { visibleLine } from '../../ui/safe-text.js';
import { makeFilter, parseFilter } from '../events/model.js';

const FIELD =
  'data h-8 min-w-0 rounded-md border border-line-strong bg-ground px-2 outline-none placeholder:font-sans placeholder:text-faint focus:border-lime';

/** Key, operation, value, with suggestions from the stored events; a whole `key op value` may be typed into the first field. */
export function FilterForm({ onAdd }: { readonly onAdd: (filter: Filter) => void }): ReactElement {
  const timeframe = useTimeframe();
  const [key, setKey] = useState('');
  const [operation, setOperation] = useState<Filter['operation']>('=');
  const [value, setValue] = useState('');
  const [field, setField] = useState<'key' | 'value'>('key');
  const keys = useQuery({
    queryKey: ['keys', timeframe.from, timeframe.to],
    queryFn: ({ signal }) => fetchKeys(timeframe, signal),
  });
  const known = keys.data?.keys ?? [];
  const typeOf = (name: string) => known.find((summary) => summary.key === name)?.type;
  const needsValue = operation !== 'EXISTS' && operation !== 'DOES_NOT_EXIST';
  const filter = parseFilter(key, typeOf) ?? makeFilter(key.trim(), operation, value, typeOf(key.trim()));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (!filter) return;
    onAdd(filter);
    setKey('');
    setValue('');
    setField('key');
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <div className="grid grid-cols-[minmax(0,1fr)_7.500rem] gap-1.5">
        <input
          aria-label="Key"
          placeholder="Key, or key = value"
          value={key}
          onFocus={() => setField('key')}
          onChange={(event) => setKey(event.target.value)}
          spellCheck={false}
          className={FIELD}
        />
        <select
          aria-label="Operation"
          value={operation}
          onChange={(event) => setOperation(FILTER_OPERATIONS.find((name) => name === event.target.value) ?? '=')}
          className={FIELD}
        >
          {FILTER_OPERATIONS.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <input
        aria-label="Value"
        placeholder={needsValue ? 'Value' : 'No value needed'}
        value={value}
        disabled={!needsValue}
        onFocus={() => setField('value')}
        onChange={(event) => setValue(event.target.value)}
        spellCheck={false}
        className={FIELD}
      />
      {field === 'key' ? (
        <Suggestions
          items={known
            .filter((summary) => summary.key.toLowerCase().includes(key.trim().toLowerCase()))
            .slice(0, 60)
            .map((summary) => ({ text: summary.key, note: summary.type }))}
          none={
            keys.isPending
              ? 'Reading the keys…'
              : keys.isError
                ? 'The keys cannot be read now.'
                : 'No such key in this range'
          }
          onPick={(picked) => {
            setKey(picked);
            setField('value');
          }}
        />
      ) : (
        <ValueSuggestions name={key.trim()} prefix={value} onPick={setValue} />
      )}
      <div className="flex items-center justify-between gap-2">
        <p className="text-2xs text-faint">All filters must hold.</p>
        <Popover.Close asChild>
          <Button look="lime" type="submit" disabled={!filter} onClick={submit}>
            Add filter
          </Button>
        </Popover.Close>
      </div>
    </form>
  );
}

interface ValueProps {
  readonly name: string;
  readonly prefix: string;
  readonly onPick: (value: string) => void;
}

function ValueSuggestions({ name, prefix, onPick }: ValueProps): ReactElement {
  const timeframe = useTimeframe();
  const typed = useDeferredValue(prefix);
  const values = useQuery({
    queryKey: ['key-values', name, timeframe.from, timeframe.to, typed],
    queryFn: ({ signal }) => fetchKeyValues(name, timeframe, typed, signal),
    enabled: name !== '',
    placeholderData: keepPreviousData,
  });
  return (
    <Suggestions
      items={(values.data?.values ?? []).map((one) => ({ text: one.value, note: formatCount(one.count) }))}
      none={
        name === '' ? 'Choose a key first' : values.isFetching ? 'Reading the values…' : 'No such value in this range'
      }
      onPick={onPick}
    />
  );
}

interface SuggestionsProps {
  readonly items: readonly { readonly text: string; readonly note: string }[];
  readonly none: string;
  readonly onPick: (text: string) => void;
}

/** Of one height whatever it holds, so that typing moves nothing. */
export function Suggestions({ items, none, onPick }: SuggestionsProps): ReactElement {
  return (
    <ul className="h-44 overflow-y-auto rounded-md border border-line bg-ground p-1">
      {items.length === 0 ? <li className="px-2 py-1.5 text-xs text-faint">{none}</li> : null}
      {items.map((item) => (
        <li key={item.text}>
          <button
            type="button"
            onClick={() => onPick(item.text)}
            className="data flex w-full items-center justify-between gap-3 rounded px-2 py-1 text-left hover:bg-raised focus-visible:bg-raised"
          >
            <span className="truncate">{visibleLine(item.text, 160)}</span>
            <span className="shrink-0 font-sans text-2xs text-faint">{item.note}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
