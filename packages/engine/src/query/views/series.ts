/** View `series`: calculations over time, and over the whole window, by group. */
import type { Aggregate, Calculation, Query, SeriesPoint } from '@baselime-ai/contract';
import { EngineError } from '../../model/errors.js';
import type { Window } from '../../model/units.js';
import { bind, join, raw, type Sql, sql } from '../../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import type { RecordedKeys } from '../recorded-keys.js';
import { type Weighing, weighingOf } from '../weighing.js';

const MAX_POINTS = 120;
const MAX_ASKED_POINTS = 2000;
const DEFAULT_GROUPS = 100;
const MAX_SERIES_GROUPS = 30;
export const NICE_WIDTHS_MS = [
  1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000,
  900_000, 1_800_000, 3_600_000, 7_200_000, 10_800_000, 21_600_000, 43_200_000, 86_400_000,
];
const PERCENTILES: Readonly<Partial<Record<Calculation['operator'], string>>> = {
  MEDIAN: '0.5',
  P001: '0.001',
  P01: '0.01',
  P05: '0.05',
  P10: '0.1',
  P25: '0.25',
  P75: '0.75',
  P90: '0.9',
  P95: '0.95',
  P99: '0.99',
  P999: '0.999',
};

type GroupValue = string | number | boolean | null;
/** Columns `at`, `g0`…, `c0`…: the caller's names never become SQL. */
type Row = Readonly<Record<string, string | number | boolean | null>>;
export interface Column {
  readonly name: string;
  readonly expression: Sql;
  /** What an interval without a row holds: 0 where things are counted, unknown elsewhere. */
  readonly empty: number | null;
}

export interface Series {
  readonly series: readonly SeriesPoint[];
  readonly aggregates: readonly Aggregate[];
  readonly granularityMs: number;
  readonly rowsRead: number;
}

/** The width of a point in milliseconds: the narrowest round one that gives at most 120 points. */
export function granularityOf(window: Window): number {
  const spanMs = Number(window.to - window.from) / 1e6;
  return (
    NICE_WIDTHS_MS.find((width) => spanMs / width <= MAX_POINTS) ??
    Math.ceil(spanMs / MAX_POINTS / 86_400_000) * 86_400_000
  );
}

/** MIN, MAX, COUNT_DISTINCT, STDDEV and VARIANCE speak of the stored rows; the others of what those stand for. */
function expressionOf(calculation: Calculation, weighing: Weighing, recorded: RecordedKeys | undefined): Sql {
  const { operator, key } = calculation;
  if (key === undefined) {
    if (operator === 'COUNT') return weighing.count;
    throw new EngineError('QUERY_INVALID', `The calculation ${operator} needs a key.`);
  }
  const { text, number, exists } = keyExpression(key, recorded);
  const percentile = PERCENTILES[operator];
  if (percentile !== undefined) return weighing.percentile(percentile, number);
  switch (operator) {
    case 'COUNT':
      return weighing.countIf(exists);
    case 'SUM':
      return weighing.sum(number);
    case 'AVG':
      return weighing.average(number);
    case 'COUNT_DISTINCT':
      return sql`uniqExactIf(${text}, ${text} != '')`;
    case 'STDDEV':
      return sql`stddevPop(${number})`;
    case 'VARIANCE':
      return sql`varPop(${number})`;
    default:
      return sql`${raw(operator.toLowerCase())}(${number})`;
  }
}

/** The calculations of a query, COUNT when it has none. Raises QUERY_INVALID as `seriesView` does. */
export function columnsOf(query: Query, weighing: Weighing, recorded?: RecordedKeys): readonly Column[] {
  const calculations: readonly Calculation[] =
    query.calculations === undefined || query.calculations.length === 0 ? [{ operator: 'COUNT' }] : query.calculations;
  const columns = calculations.map((calculation): Column => {
    const { alias, key, operator } = calculation;
    return {
      name: alias ?? (key === undefined ? operator : `${operator}(${key})`),
      expression: expressionOf(calculation, weighing, recorded),
      empty: operator.startsWith('COUNT') ? 0 : null,
    };
  });
  if (new Set(columns.map((column) => column.name)).size < columns.length) {
    throw new EngineError('QUERY_INVALID', 'Two calculations have the same alias.');
  }
  return columns;
}

/** Raises QUERY_INVALID for a calculation without its key, equal aliases, or more points than 2,000. */
export async function seriesView(
  store: TelemetryStore,
  environment: string,
  asked: { readonly query: Query; readonly window: Window; readonly granularityMs?: number | undefined },
  options?: SelectOptions,
): Promise<Series> {
  const { query, window } = asked;
  const granularityMs = asked.granularityMs ?? granularityOf(window);
  const firstAt = floorTo(Number(window.from / 1_000_000n), granularityMs);
  const lastAt = floorTo(Number((window.to - 1n) / 1_000_000n), granularityMs);
  if ((lastAt - firstAt) / granularityMs >= MAX_ASKED_POINTS) {
    throw new EngineError(
      'QUERY_INVALID',
      `The granularity gives more than ${MAX_ASKED_POINTS} points. Choose a wider one.`,
    );
  }
  const columns = columnsOf(query, await weighingOf(store, environment, window, options));
  const groupBys = query.groupBys ?? [];
  const values = columns.map((column, index) => sql`${column.expression} AS ${raw(`c${index}`)}`);
  const groups = groupBys.map(({ value }, index) => sql`toString(${keyExpression(value).text}) AS ${raw(`g${index}`)}`);
  const names = groups.map((_, index) => raw(`g${index}`));
  const where = queryCondition(environment, query, window);
  const limit = Math.min(query.limit ?? DEFAULT_GROUPS, 10_000);
  const top = (count: number, selection: readonly Sql[]): Sql =>
    sql`SELECT ${join([...groups, ...selection], ', ')} FROM baselime.events WHERE ${where}
        ${names.length === 0 ? raw('') : sql`GROUP BY ${join(names, ', ')} ORDER BY ${orderOf(query, columns)} LIMIT ${count}`}`;
  const whole = await store.select<Row>(top(limit, values), options);
  const seriesLimit = Math.min(limit, MAX_SERIES_GROUPS);
  const shown =
    names.length === 0
      ? raw('')
      : sql` AND (${join(
          groups.map((_, index) => sql`toString(${keyExpression(groupBys[index]?.value ?? '').text})`),
          ', ',
        )}) IN (SELECT ${join(names, ', ')} FROM (${top(seriesLimit, values)}))`;
  const width = bind(granularityMs, 'Int64');
  const points = await store.select<Row>(
    sql`SELECT intDiv(toUnixTimestamp64Milli(timestamp), ${width}) * ${width} AS at, ${join([...groups, ...values], ', ')}
        FROM baselime.events WHERE ${where}${shown} GROUP BY ${join([raw('at'), ...names], ', ')} ORDER BY at`,
    { maxRows: 200_000, ...options },
  );
  const aggregates = whole.rows.map((row) => aggregateOf(row, columns, groupBys));
  const filled = fill(points.rows, {
    columns,
    groupBys,
    aggregates: aggregates.slice(0, seriesLimit),
    firstAt,
    lastAt,
    granularityMs,
  });
  return { series: filled, aggregates, granularityMs, rowsRead: whole.rowsRead + points.rowsRead };
}

const floorTo = (value: number, step: number): number => Math.floor(value / step) * step;

function orderOf(query: Query, columns: readonly Column[]): Sql {
  const direction = raw(query.orderBy?.order === 'ASC' ? 'ASC' : 'DESC');
  const asked = query.orderBy?.value;
  const calculation = columns.findIndex((column) => column.name === asked);
  const group = (query.groupBys ?? []).findIndex(({ value }) => value === asked);
  const name = calculation < 0 && group >= 0 ? `g${group}` : `c${Math.max(calculation, 0)}`;
  return join(
    [sql`${raw(name)} ${direction} NULLS LAST`, ...(query.groupBys ?? []).map((_, index) => raw(`g${index}`))],
    ', ',
  );
}

function groupOf(row: Row, groupBys: NonNullable<Query['groupBys']>): Record<string, GroupValue> | undefined {
  if (groupBys.length === 0) return undefined;
  return Object.fromEntries(groupBys.map(({ value, type }, index) => [value, typed(row[`g${index}`], value, type)]));
}

/** Groups travel as text; a key that is a number or a flag comes back as one. Absent is null. */
function typed(text: Row[string] | undefined, key: string, asked: string | undefined): GroupValue {
  if (typeof text !== 'string' || text === '') return null;
  const { kind } = keyExpression(key);
  if (kind === 'boolean' || asked === 'boolean' || asked === 'bool') return text === 'true' || text === '1';
  if ((kind === 'number' || asked === 'number') && Number.isFinite(Number(text))) return Number(text);
  return text;
}

function valuesOf(row: Row | undefined, columns: readonly Column[]): Record<string, number | null> {
  return Object.fromEntries(
    columns.map(({ name, empty }, index) => {
      const value = row === undefined ? empty : row[`c${index}`];
      return [name, typeof value === 'number' && Number.isFinite(value) ? value : null];
    }),
  );
}

function aggregateOf(row: Row, columns: readonly Column[], groupBys: NonNullable<Query['groupBys']>): Aggregate {
  const group = groupOf(row, groupBys);
  return { ...(group === undefined ? {} : { group }), values: valuesOf(row, columns) };
}

interface Filling {
  readonly columns: readonly Column[];
  readonly groupBys: NonNullable<Query['groupBys']>;
  readonly aggregates: readonly Aggregate[];
  readonly firstAt: number;
  readonly lastAt: number;
  readonly granularityMs: number;
}

/** Every interval of every group, in order of the groups and then of time, also those without a row. */
function fill(rows: readonly Row[], filling: Filling): readonly SeriesPoint[] {
  const { columns, groupBys, firstAt, lastAt, granularityMs } = filling;
  const byPlace = new Map(rows.map((row) => [`${row.at} ${JSON.stringify(groupOf(row, groupBys))}`, row]));
  return filling.aggregates.flatMap(({ group }) => {
    const points: SeriesPoint[] = [];
    for (let at = firstAt; at <= lastAt; at += granularityMs) {
      const row = byPlace.get(`${at} ${JSON.stringify(group)}`);
      points.push({ at, ...(group === undefined ? {} : { group }), values: valuesOf(row, columns) });
    }
    return points;
  });
}
