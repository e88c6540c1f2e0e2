/** The groups of a query as a table: a header orders, a value filters, a row can be asked about. */
import type { Aggregate, Filter, Query, Timeframe } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { AskButton } from '../ask/ask-button.js';
import { calculationName, calculationsOf, chartSubject, groupLabel, NO_VALUE } from './series-model.js';
import { valueFormat } from './value-format.js';

interface Props {
  readonly query: Query;
  readonly rows: readonly Aggregate[];
  readonly timeframe: Timeframe;
  readonly onOrder?: (name: string) => void;
  readonly onFilter?: (filter: Filter) => void;
}

const CELL = 'px-3 py-1.5 text-left font-normal';

export function AggregateTable({ query, rows, timeframe, onOrder, onFilter }: Props): ReactElement {
  const groupBys = query.groupBys ?? [];
  const calculations = calculationsOf(query);
  const ordered = query.orderBy?.value ?? calculationName(calculations[0] ?? { operator: 'COUNT' });
  const head = (name: string, isNumber: boolean): ReactElement => (
    <th
      key={name}
      scope="col"
      aria-sort={ordered === name ? (query.orderBy?.order === 'ASC' ? 'ascending' : 'descending') : undefined}
      className={`${CELL} ${isNumber ? 'text-right' : ''} text-2xs text-faint`}
    >
      {onOrder === undefined ? (
        visibleLine(name, 60)
      ) : (
        <button type="button" className="hover:text-ink" onClick={() => onOrder(name)}>
          {visibleLine(name, 60)}
          {ordered === name ? (query.orderBy?.order === 'ASC' ? ' ↑' : ' ↓') : ''}
        </button>
      )}
    </th>
  );
  return (
    <div className="overflow-x-auto">
      <table className="data w-full border-collapse" data-testid="aggregate-table">
        <thead className="border-line border-b">
          <tr>
            {groupBys.map(({ value }) => head(value, false))}
            {calculations.map((calculation) => head(calculationName(calculation), true))}
            <th scope="col" className="w-8">
              <span className="sr-only">Ask AI</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const label = groupLabel(row.group);
            const [chart] = calculations.map((calculation) => ({ calculation }));
            return (
              <tr key={label} className="group border-line/60 border-b hover:bg-hover">
                {groupBys.map(({ value: key }) => (
                  <td key={key} className={`${CELL} max-w-96 truncate`}>
                    <GroupValue name={key} value={row.group?.[key] ?? null} onFilter={onFilter} />
                  </td>
                ))}
                {calculations.map((calculation) => {
                  const value = row.values[calculationName(calculation)];
                  return (
                    <td key={calculationName(calculation)} className={`${CELL} text-right tabular-nums`}>
                      {value === null || value === undefined ? '–' : valueFormat(calculation)(value)}
                    </td>
                  );
                })}
                <td className="pr-1">
                  {chart === undefined ? null : (
                    <AskButton
                      subject={chartSubject(query, chart, timeframe, {
                        line: { label, group: row.group, values: [], total: null },
                      })}
                      look="row"
                      label={`Ask AI about ${visibleLine(label, 60) || 'all of it'}`}
                    />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

interface ValueProps {
  readonly name: string;
  readonly value: string | number | boolean | null;
  readonly onFilter: Props['onFilter'];
}

function GroupValue({ name, value, onFilter }: ValueProps): ReactElement {
  const isNone = value === null || value === '';
  const shown = isNone ? NO_VALUE : visibleLine(String(value), 160);
  if (onFilter === undefined) return <span className={isNone ? 'text-faint' : ''}>{shown}</span>;
  return (
    <button
      type="button"
      title={`Only ${shown}`}
      className={`max-w-full truncate text-left hover:text-lime ${isNone ? 'text-faint' : ''}`}
      onClick={() =>
        onFilter(
          isNone ? { key: name, operation: 'DOES_NOT_EXIST' } : { key: name, operation: '=', value: value ?? '' },
        )
      }
    >
      {shown}
    </button>
  );
}
