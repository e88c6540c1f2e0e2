/** The clauses of a query, one row each, built with the mouse or the keyboard. Every change is a new query at once. */
import {
  CALCULATION_OPERATORS,
  type Calculation,
  calculationText,
  filterText,
  type Query,
} from '@baselime-ai/contract';
import { Popover } from 'radix-ui';
import { type FormEvent, type ReactElement, type ReactNode, useEffect, useState } from 'react';
import { Button } from '../../ui/button.js';
import { formatCount } from '../../ui/format.js';
import { Icon } from '../../ui/icons.js';
import { PopoverPanel } from '../../ui/popover-panel.js';
import { visibleLine } from '../../ui/safe-text.js';
import { FilterForm, Suggestions } from '../view/filter-form.js';
import { useKnownKeys } from './known-keys.js';
import { calculationName, calculationsOf } from './series-model.js';

interface Props {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

const FIELD =
  'data h-7 min-w-0 rounded-md border border-line-strong bg-ground px-2 outline-none placeholder:font-sans placeholder:text-faint focus:border-lime';
const CHIP = 'inline-flex h-7 max-w-full items-center gap-1.5 rounded-md border text-xs';

const without = <T,>(items: readonly T[] | undefined, index: number): T[] =>
  (items ?? []).filter((_, other) => other !== index);

export function Builder({ query, onChange }: Props): ReactElement {
  const { keys, datasets } = useKnownKeys();
  const { filters = [], groupBys = [] } = query;
  const either = query.filterCombination === 'OR';
  return (
    <div className="grid gap-x-6 gap-y-2 lg:grid-cols-2" data-testid="query-builder">
      <Clause label="From">
        {(query.datasets ?? []).map((dataset, index) => (
          <Chip
            key={dataset}
            text={dataset}
            onRemove={() => onChange({ ...query, datasets: without(query.datasets, index) })}
          />
        ))}
        <Add label={(query.datasets ?? []).length === 0 ? 'All datasets' : 'Dataset'} testId="add-dataset">
          {(close) => (
            <PickForm
              placeholder="Dataset"
              items={datasets.map((text) => ({ text, note: '' }))}
              onPick={(dataset) => {
                onChange({ ...query, datasets: [...new Set([...(query.datasets ?? []), dataset])].slice(0, 64) });
                close();
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Calculate">
        {calculationsOf(query).map((calculation, index) => (
          <Chip
            key={calculationName(calculation)}
            text={calculationText(calculation)}
            onRemove={
              query.calculations === undefined || query.calculations.length === 0
                ? undefined
                : () => onChange({ ...query, calculations: without(query.calculations, index) })
            }
          />
        ))}
        <Add label="Calculation" testId="add-calculation">
          {(close) => (
            <CalculationForm
              onAdd={(calculation) => {
                const others = calculationsOf(query).filter(
                  (other) => calculationName(other) !== calculationName(calculation),
                );
                const isFirst = query.calculations === undefined || query.calculations.length === 0;
                onChange({ ...query, calculations: [...(isFirst ? [] : others), calculation].slice(-16) });
                close();
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Where">
        {filters.map((filter, index) => (
          <span key={filterText(filter)} className="contents">
            {index === 0 ? null : (
              <button
                type="button"
                data-testid="filter-combination"
                title="Change between all and any of the filters"
                className="rounded px-1 text-2xs text-lime hover:bg-lime-soft"
                onClick={() => onChange({ ...query, filterCombination: either ? 'AND' : 'OR' })}
              >
                {either ? 'OR' : 'AND'}
              </button>
            )}
            <Chip text={filterText(filter)} onRemove={() => onChange({ ...query, filters: without(filters, index) })} />
          </span>
        ))}
        <Add label="Filter" testId="add-filter" wide>
          {() => (
            <FilterForm
              onAdd={(filter) => {
                if (filters.some((other) => filterText(other) === filterText(filter))) return;
                onChange({ ...query, filters: [...filters, filter].slice(0, 64) });
              }}
            />
          )}
        </Add>
      </Clause>
      <Clause label="Group by">
        {groupBys.map(({ value }, index) => (
          <Chip key={value} text={value} onRemove={() => onChange({ ...query, groupBys: without(groupBys, index) })} />
        ))}
        {groupBys.length >= 4 ? null : (
          <Add label="Key" testId="add-group">
            {(close) => (
              <PickForm
                placeholder="Key"
                free
                items={keys.map(({ key, count }) => ({ text: key, note: count > 0 ? formatCount(count) : '' }))}
                onPick={(value) => {
                  if (!groupBys.some((other) => other.value === value)) {
                    onChange({ ...query, groupBys: [...groupBys, { value }] });
                  }
                  close();
                }}
              />
            )}
          </Add>
        )}
      </Clause>
      <OrderClause query={query} onChange={onChange} />
      <SearchClause query={query} onChange={onChange} />
    </div>
  );
}

function Clause({ label, children }: { readonly label: string; readonly children: ReactNode }): ReactElement {
  return (
    <fieldset aria-label={label} className="flex min-w-0 items-start gap-2">
      <span className="w-16 shrink-0 pt-1 text-xs text-faint">{label}</span>
      <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">{children}</div>
    </fieldset>
  );
}

function Chip({
  text,
  onRemove,
}: {
  readonly text: string;
  readonly onRemove: (() => void) | undefined;
}): ReactElement {
  const shown = visibleLine(text, 120);
  return (
    <span
      className={`${CHIP} border-line-strong bg-panel pl-2 ${onRemove === undefined ? 'pr-2' : ''}`}
      data-testid="query-chip"
    >
      <span className="data min-w-0 truncate" title={shown}>
        {shown}
      </span>
      {onRemove === undefined ? null : (
        <button
          type="button"
          aria-label={`Remove ${shown}`}
          className="flex h-full items-center pr-1.5 text-faint hover:text-ink"
          onClick={onRemove}
        >
          <Icon name="close" size={12} />
        </button>
      )}
    </span>
  );
}

interface AddProps {
  readonly label: string;
  readonly testId: string;
  readonly wide?: boolean;
  readonly children: (close: () => void) => ReactNode;
}

function Add({ label, testId, wide = false, children }: AddProps): ReactElement {
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        data-testid={testId}
        className={`${CHIP} border-line-strong border-dashed px-2 text-faint hover:border-solid hover:text-ink`}
      >
        <Icon name="plus" size={12} />
        {label}
      </Popover.Trigger>
      <PopoverPanel className={`${wide ? 'w-[26rem]' : 'w-72'} p-2.5`}>{children(() => setOpen(false))}</PopoverPanel>
    </Popover.Root>
  );
}

interface PickProps {
  readonly placeholder: string;
  readonly items: readonly { readonly text: string; readonly note: string }[];
  /** What is typed may be taken although it is in no list. */
  readonly free?: boolean;
  readonly onPick: (text: string) => void;
}

function PickForm({ placeholder, items, free = false, onPick }: PickProps): ReactElement {
  const [text, setText] = useState('');
  const typed = text.trim().toLowerCase();
  const matching = items.filter((item) => item.text.toLowerCase().includes(typed)).slice(0, 60);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const exact = matching.find((item) => item.text.toLowerCase() === typed);
    const chosen = exact?.text ?? (free && typed !== '' ? text.trim() : matching[0]?.text);
    if (chosen !== undefined) onPick(chosen.slice(0, 512));
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      <input
        aria-label={placeholder}
        placeholder={placeholder}
        value={text}
        onChange={(event) => setText(event.target.value)}
        spellCheck={false}
        className={FIELD}
      />
      <Suggestions items={matching} none="Nothing of that name was seen in this range" onPick={onPick} />
    </form>
  );
}

function CalculationForm({ onAdd }: { readonly onAdd: (calculation: Calculation) => void }): ReactElement {
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

function OrderClause({ query, onChange }: Props): ReactElement {
  const names = [...calculationsOf(query).map(calculationName), ...(query.groupBys ?? []).map(({ value }) => value)];
  const chosen = query.orderBy?.value ?? names[0] ?? '';
  const order = query.orderBy?.order ?? 'DESC';
  return (
    <Clause label="Order by">
      <select
        aria-label="Order by"
        value={chosen}
        onChange={(event) => onChange({ ...query, orderBy: { value: event.target.value, order } })}
        className={`${FIELD} max-w-48`}
      >
        {(names.includes(chosen) ? names : [chosen, ...names]).map((one) => (
          <option key={one} value={one}>
            {visibleLine(one, 60)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className={`${CHIP} border-line-strong bg-panel px-2 text-soft hover:text-ink`}
        onClick={() => onChange({ ...query, orderBy: { value: chosen, order: order === 'ASC' ? 'DESC' : 'ASC' } })}
      >
        {order === 'ASC' ? 'Ascending' : 'Descending'}
      </button>
      <label className="flex items-center gap-2 text-xs text-faint">
        Limit
        <input
          type="number"
          min={1}
          max={10_000}
          value={query.limit ?? ''}
          placeholder="100"
          onChange={(event) => {
            const limit = Math.min(10_000, Math.trunc(Number(event.target.value)));
            const { limit: _before, ...rest } = query;
            onChange(limit >= 1 ? { ...rest, limit } : rest);
          }}
          className={`${FIELD} w-20`}
        />
      </label>
    </Clause>
  );
}

const TOGGLE =
  'data inline-flex h-6 min-w-7 items-center justify-center rounded px-1 text-2xs text-faint hover:text-ink aria-pressed:bg-lime-soft aria-pressed:text-lime';

function SearchClause({ query, onChange }: Props): ReactElement {
  const { needle } = query;
  const [text, setText] = useState(needle?.value ?? '');
  useEffect(() => setText(needle?.value ?? ''), [needle?.value]);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (text === (needle?.value ?? '')) return;
    const { needle: _before, ...rest } = query;
    onChange(text === '' ? rest : { ...rest, needle: { ...needle, value: text.slice(0, 1024) } });
  };
  return (
    <Clause label="Search">
      <form onSubmit={submit} className="flex min-w-0 flex-1 items-center gap-1">
        <input
          data-search-field
          aria-label="Search"
          placeholder="Words anywhere in the event"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={() => submit()}
          spellCheck={false}
          className={`${FIELD} w-full max-w-80`}
        />
        <button
          type="button"
          aria-pressed={needle?.matchCase === true}
          aria-label="Match case"
          title="Match case"
          disabled={needle === undefined}
          className={TOGGLE}
          onClick={() => needle && onChange({ ...query, needle: { ...needle, matchCase: needle.matchCase !== true } })}
        >
          Aa
        </button>
        <button
          type="button"
          aria-pressed={needle?.isRegex === true}
          aria-label="Regular expression"
          title="Regular expression"
          disabled={needle === undefined}
          className={TOGGLE}
          onClick={() => needle && onChange({ ...query, needle: { ...needle, isRegex: needle.isRegex !== true } })}
        >
          .*
        </button>
      </form>
    </Clause>
  );
}
