/**
 * The groups of a query as a table, which is the legend of its charts too: a header orders, a row draws its line alone, a
 * value filters, a row can be asked about.
 */
import type { Aggregate, Filter, Query, Timeframe } from '@baselime-ai/contract';
import type { ReactElement } from 'react';
import { visibleLine } from '../../ui/safe-text.js';
import { seriesColor } from '../../ui/series-color.js';
import { AskButton } from '../ask/ask-button.js';
import { GroupFilter } from './group-filter.js';
import { isOff, type LineChoice } from './line-choice.js';
import { LineChange, LineToggle } from './line-parts.js';
import {
  type ChartModel,
  calculationName,
  calculationsOf,
  chartSubject,
  groupLabel,
  groupValueText,
  valueAt,
} from './series-model.js';
import { valueFormat } from './value-format.js';

interface Props {
  readonly query: Query;
  readonly rows: readonly Aggregate[];
  readonly timeframe: Timeframe;
  /** The charts above: their colors, their changes, and the values under the pointer. */
  readonly charts?: readonly ChartModel[];
  readonly choice?: LineChoice;
  /** The index of the instant whose values are shown; undefined for those of the whole range. */
  readonly point?: number | undefined;
  readonly onOrder?: (name: string) => void;
  readonly onFilter?: (filter: Filter) => void;
}

const CELL = 'px-3 py-0.5 text-left font-normal';

export function AggregateTable(props: Props): ReactElement {
  const { query, rows } = props;
  return (
    <div className="overflow-x-auto">
      <table className="data w-full border-collapse md:table-fixed" data-testid="aggregate-table">
        <thead className="border-line border-b">
          <tr>
            {(query.groupBys ?? []).map(({ value }) => (
              <Head key={value} name={value} {...props} />
            ))}
            {calculationsOf(query).map((calculation) => (
              <Head key={calculationName(calculation)} name={calculationName(calculation)} isNumber {...props} />
            ))}
            <th scope="col" className="w-10">
              <span className="sr-only">Ask AI</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={groupLabel(row.group)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Head({
  name,
  isNumber = false,
  query,
  onOrder,
}: Props & { readonly name: string; readonly isNumber?: boolean }): ReactElement {
  const isOrdered =
    (query.orderBy?.value ?? calculationName(calculationsOf(query)[0] ?? { operator: 'COUNT' })) === name;
  const isUp = query.orderBy?.order === 'ASC';
  return (
    <th
      scope="col"
      aria-sort={isOrdered ? (isUp ? 'ascending' : 'descending') : undefined}
      className={`${CELL} h-8 ${isNumber ? 'text-right' : ''} truncate text-2xs text-faint`}
    >
      {onOrder === undefined ? (
        visibleLine(name, 60)
      ) : (
        <button type="button" className="hover:text-ink" onClick={() => onOrder(name)}>
          {visibleLine(name, 60)}
          {isOrdered ? (isUp ? ' ↑' : ' ↓') : ''}
        </button>
      )}
    </th>
  );
}

function Row({
  row,
  query,
  timeframe,
  charts = [],
  choice,
  point,
  onFilter,
}: Props & { readonly row: Aggregate }): ReactElement {
  const label = groupLabel(row.group);
  const calculations = calculationsOf(query);
  const [first] = calculations;
  const index = charts[0]?.lines.findIndex((line) => line.label === label) ?? -1;
  const isDrawn = index >= 0;
  return (
    <tr
      data-testid="group-row"
      className={`group relative border-line/60 border-b hover:bg-hover ${isOff(choice, label) ? 'text-faint' : ''}`}
      onPointerEnter={() => choice?.onLit(label)}
      onPointerLeave={() => choice?.onLit(undefined)}
    >
      {(query.groupBys ?? []).map(({ value: key }, column) => {
        const value = row.group?.[key] ?? null;
        return (
          <td key={key} className={`${CELL} h-8 max-w-96`}>
            <span className="inline-flex max-w-full items-center gap-1.5">
              {column === 0 && choice !== undefined ? (
                <LineToggle
                  name={groupValueText(value)}
                  color={isDrawn ? seriesColor(index) : undefined}
                  choice={isDrawn && (charts[0]?.lines.length ?? 0) > 1 ? choice : undefined}
                  label={label}
                />
              ) : (
                <span className="min-w-0 flex-1 truncate">{visibleLine(groupValueText(value), 160)}</span>
              )}
              {onFilter === undefined ? null : <GroupFilter name={key} value={value} onFilter={onFilter} />}
            </span>
          </td>
        );
      })}
      {calculations.map((calculation, column) => {
        const line = charts[column]?.lines[index];
        const value = line === undefined ? row.values[calculationName(calculation)] : valueAt(line, point);
        return (
          <td key={calculationName(calculation)} className={`${CELL} text-right tabular-nums`}>
            {value === null || value === undefined ? '–' : valueFormat(calculation)(value)}
            {line?.before === undefined ? null : <LineChange line={line} point={point} />}
          </td>
        );
      })}
      <td className="pr-1">
        {first === undefined ? null : (
          <span className="relative z-10">
            <AskButton
              subject={chartSubject(query, { calculation: first }, timeframe, {
                line: { label, group: row.group, values: [], total: null },
              })}
              look="row"
              label={`Ask AI about ${visibleLine(label, 60) || 'all of it'}`}
            />
          </span>
        )}
      </td>
    </tr>
  );
}
