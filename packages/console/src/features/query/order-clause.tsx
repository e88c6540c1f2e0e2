import type { Query } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { CHIP, Clause, FIELD } from './clause.js';
import { calculationName, calculationsOf } from './series-model.js';

interface Props {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
}

/** What groups are ordered by, and how many of them come back. */
export function OrderClause({ query, onChange }: Props): ReactElement {
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
