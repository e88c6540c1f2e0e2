/** The lines of a plan, counted by the store in one statement for all rows together and one for the groups. */
import type { Calculation, Query } from '@baselime-ai/contract';
import { toEpochMillis, type UnixNanos, unixNanos, type Window } from '../../../model/units.js';
import { bind, join, raw, type Sql, sql } from '../../../store/sql.js';
import { onlyText, queryCondition, scope as timeScope } from '../../conditions.js';
import { keyExpression } from '../../key-expression.js';
import { type Column, columnsOf } from '../../views/series.js';
import { inTableOrder, type TimeScope } from '../scope.js';
import { MOST_NAMESPACES } from './errors.js';
import { type MetricReading, readMetric, STATISTICS } from './metric.js';
import { beforeOfPlan, bucketsInDays, daysOfPlan, type SeriesPlan, windowOfPlan } from './plan.js';
import type { Calculated, MetricSeen, SeriesLine, SeriesTraffic, Values } from './series.js';

const MOST_CALCULATIONS = 4;
const MOST_GROUPS = 10;
const ADDITIVE = /^(?:COUNT|COUNT_DISTINCT|SUM)$/;

/** As `sumMap` gives it: at the same place a name and how many rows have it. */
type RowsByName = readonly [names: readonly string[], rows: readonly number[]];
type Row = Readonly<Record<string, string | number | null | RowsByName>>;

export interface Lines {
  readonly calculations: readonly Calculated[];
  readonly lines: readonly SeriesLine[];
  readonly groupedBy: readonly string[];
  readonly metric?: MetricSeen;
  /** How many stored rows the lines are made of in a time of whole buckets, whatever each stands for. */
  readonly rowsIn: (time: Window) => number;
  /** Of a metric the namespaces of these rows, most rows first; at most twenty. */
  readonly namespaces?: readonly string[];
}

/** Rows of any of the windows that the query selects. Windows may overlap; a row counts once. */
const selected = ({ reader, recorded }: TimeScope, query: Query, windows: readonly Window[]): Sql => {
  const parts = joined(windows);
  const all = { from: parts[0]?.from ?? beginning, to: parts.at(-1)?.to ?? beginning };
  const rows = queryCondition(reader.environment, query, all, recorded);
  if (parts.length === 1) return rows;
  const times = parts.map((window) => sql`(${timeScope(reader.environment, window)})`);
  return sql`${rows} AND (${join(times, ' OR ')})`;
};

/** The same times in order, in as few windows as hold them. */
function joined(windows: readonly Window[]): readonly Window[] {
  const parts: Window[] = [];
  for (const { from, to } of [...windows].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = parts.at(-1);
    if (last === undefined || from > last.to) parts.push({ from, to });
    else parts[parts.length - 1] = { from: last.from, to: to > last.to ? to : last.to };
  }
  return parts;
}
const beginning = unixNanos(0n);

/** Raises QUERY_INVALID, and what the store raises. */
export async function readLines(scope: TimeScope, plan: SeriesPlan, metricName?: string): Promise<Lines> {
  const calculations = (plan.query.calculations ?? []).slice(0, MOST_CALCULATIONS);
  const counted =
    metricName === undefined ? columnsOf({ ...plan.query, calculations }, scope.weighing, scope.recorded) : STATISTICS;
  const [{ lines: all, rowsIn, namespaces }, { measured, column, groupedBy, only, groups }] = await Promise.all([
    readWhole(scope, plan, counted),
    readParts(scope, plan, counted, metricName),
  ]);
  const lines =
    measured === undefined
      ? all
      : all.filter((_, index) => counted[index] === measured.column).map((line) => ({ ...line, calculation: 0 }));
  const [first] = lines;
  const isAlone = only !== undefined && first !== undefined && column !== undefined && isSeen(first, column);
  const alone = isAlone ? [{ ...first, days: [], group: only }] : [];
  return {
    calculations: measured === undefined ? calculatedOf(calculations, counted) : [measured.calculated],
    lines: [...lines, ...groups, ...alone],
    groupedBy,
    rowsIn,
    ...(namespaces === undefined ? {} : { namespaces }),
    ...(measured === undefined ? {} : { metric: measured.metric }),
  };
}

interface Parts {
  readonly measured?: MetricReading;
  /** What the groups are told by: the first calculation. */
  readonly column: Column | undefined;
  readonly groupedBy: readonly string[];
  readonly only: Readonly<Record<string, string>> | undefined;
  readonly groups: readonly SeriesLine[];
}

/** The lines of the groups, and for a metric first of all what it is. */
async function readParts(
  scope: TimeScope,
  plan: SeriesPlan,
  counted: readonly Column[],
  metricName: string | undefined,
): Promise<Parts> {
  const measured = metricName === undefined ? undefined : await readMetric(scope, plan, metricName);
  const column = measured === undefined ? counted[0] : measured.column;
  const groupedBy =
    measured !== undefined
      ? [measured.groupKey]
      : plan.query.groupBys === undefined || plan.query.groupBys.length === 0
        ? ['namespace']
        : plan.query.groupBys.map(({ value }) => value);
  const only = onlyGroup(plan.query, groupedBy);
  const groups = only === undefined && column !== undefined ? await readGroups(scope, plan, column, groupedBy) : [];
  return { ...(measured === undefined ? {} : { measured }), column, groupedBy, only, groups };
}

/** The one group that the filters leave; its line is that of all rows, which need not be read again. */
function onlyGroup(query: Query, groupedBy: readonly string[]): Readonly<Record<string, string>> | undefined {
  const group: Record<string, string> = {};
  for (const key of groupedBy) {
    const text = onlyText(query, key);
    if (text === undefined) return undefined;
    group[key] = text;
  }
  return group;
}

/** True when it holds anything but what stands where there is no row. */
const isSeen = ({ window, before }: SeriesLine, { empty }: Column): boolean =>
  [...window, ...before].some((value) => value !== null && value !== empty);

const calculatedOf = (calculations: readonly Calculation[], columns: readonly Column[]): readonly Calculated[] =>
  columns.map(({ name }, index) => {
    const { operator, key } = calculations[index] ?? { operator: 'COUNT' };
    return {
      name,
      operator,
      ...(key === undefined ? {} : { key }),
      counts: operator.startsWith('COUNT'),
      additive: ADDITIVE.test(operator),
    };
  });

const bucketOf = ({ bucketMs, firstAt }: SeriesPlan): Sql => {
  const width = bind(bucketMs, 'Int64');
  return sql`intDiv(toUnixTimestamp64Milli(timestamp), ${width}) - ${bind(Math.round(firstAt / bucketMs), 'Int64')} AS at`;
};

async function readWhole(
  scope: TimeScope,
  plan: SeriesPlan,
  columns: readonly Column[],
): Promise<Pick<Lines, 'lines' | 'rowsIn' | 'namespaces'>> {
  const windows = [windowOfPlan(plan), beforeOfPlan(plan), ...daysOfPlan(plan)];
  // To find the rows of a metric by a dimension its records are read, which is most of the cost: once is enough. Rows of
  // other charts are too many for that.
  const named = plan.kind === 'metric' ? raw(', sumMap([namespace], [toUInt64(1)]) AS names') : raw('');
  const { rows } = await scope.reader.select<Row>(
    sql`SELECT ${bucketOf(plan)}, count() AS n, ${join(valuesOf(columns), ', ')}${named} FROM baselime.events
      WHERE ${selected(scope, plan.query, windows)} GROUP BY at`,
    { ...scope.options, maxRows: 20_000 },
  );
  const bucketAt = (at: UnixNanos): number => Math.round((toEpochMillis(at) - plan.firstAt) / plan.bucketMs);
  return {
    lines: columns.map((column, calculation) => lineOf(rows, plan, column, calculation, plan.daysAgo)),
    rowsIn: ({ from, to }) => {
      const [first, end] = [bucketAt(from), bucketAt(to)];
      return rows.reduce((sum, { at, n }) => (Number(at) >= first && Number(at) < end ? sum + Number(n) : sum), 0);
    },
    ...(plan.kind === 'metric' ? { namespaces: namesIn(rows, plan) } : {}),
  };
}

/** The namespaces of the window and of the time before it. */
function namesIn(rows: readonly Row[], { beforeBuckets, windowBuckets }: SeriesPlan): readonly string[] {
  const counts = new Map<string, number>();
  for (const { at, names } of rows) {
    if (typeof names !== 'object' || names === null) continue;
    if (Number(at) < -beforeBuckets || Number(at) >= windowBuckets) continue;
    const [texts, sizes] = names;
    texts.forEach((name, index) => {
      counts.set(name, (counts.get(name) ?? 0) + Number(sizes[index] ?? 0));
    });
  }
  return [...counts]
    .sort(([a, some], [b, more]) => more - some || (a < b ? -1 : 1))
    .slice(0, MOST_NAMESPACES)
    .map(([name]) => name);
}

/** The groups with most rows now or before, so that one that went silent is among them. */
async function readGroups(
  scope: TimeScope,
  plan: SeriesPlan,
  column: Column,
  groupedBy: readonly string[],
): Promise<readonly SeriesLine[]> {
  const keys = groupedBy.map(
    (key, index) => sql`toString(${keyExpression(key, scope.recorded).text}) AS ${raw(`g${index}`)}`,
  );
  const names = groupedBy.map((_, index) => raw(`g${index}`));
  const windows = [windowOfPlan(plan), beforeOfPlan(plan)];
  const where = selected(scope, plan.query, windows);
  const isNow = timeScope(scope.reader.environment, windowOfPlan(plan));
  const top = sql`SELECT ${join(keys, ', ')}, countIf(${isNow}) / ${plan.windowBuckets} AS now,
      countIf(NOT (${isNow})) / ${Math.max(1, plan.beforeBuckets)} AS past
    FROM baselime.events WHERE ${where} GROUP BY ${join(names, ', ')}
    ORDER BY greatest(now, past) DESC, ${join(names, ', ')} LIMIT ${MOST_GROUPS}`;
  const texts = groupedBy.map((key) => sql`toString(${keyExpression(key, scope.recorded).text})`);
  const { rows } = await scope.reader.select<Row>(
    sql`SELECT ${bucketOf(plan)}, ${join(keys, ', ')}, ${join(valuesOf([column]), ', ')} FROM baselime.events
      WHERE ${where} AND (${join(texts, ', ')}) IN (SELECT ${join(names, ', ')} FROM (${top}))
      GROUP BY ${join([raw('at'), ...names], ', ')}`,
    { ...scope.options, maxRows: 20_000 },
  );
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = JSON.stringify(groupedBy.map((_, index) => row[`g${index}`]));
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => ({
      ...lineOf(own, plan, column, 0, []),
      group: Object.fromEntries(groupedBy.map((key, index) => [key, String(own[0]?.[`g${index}`] ?? '')])),
    }));
}

const valuesOf = (columns: readonly Column[]): readonly Sql[] =>
  columns.map(({ expression }, index) => sql`${expression} AS ${raw(`c${index}`)}`);

function lineOf(
  rows: readonly Row[],
  plan: SeriesPlan,
  column: Column,
  calculation: number,
  daysAgo: readonly number[],
): SeriesLine {
  const byBucket = new Map(rows.map((row) => [Number(row.at), row] as const));
  const slice = (from: number, length: number): Values =>
    Array.from({ length }, (_, index) => {
      const row = byBucket.get(from + index);
      const value = row === undefined ? column.empty : row[`c${calculation}`];
      return typeof value === 'number' && Number.isFinite(value) ? value : null;
    });
  return {
    calculation,
    window: slice(0, plan.windowBuckets),
    before: slice(-plan.beforeBuckets, plan.beforeBuckets),
    days: daysAgo
      .filter((days) => {
        const from = -bucketsInDays(plan, days);
        for (let index = 0; index < plan.windowBuckets; index += 1) if (byBucket.has(from + index)) return true;
        return false;
      })
      .map((days) => ({ daysAgo: days, values: slice(-bucketsInDays(plan, days), plan.windowBuckets) })),
  };
}

/** How many buckets at the start of `before` lie before anything at all was stored in this environment. */
export async function readUnknownBefore(scope: TimeScope, plan: SeriesPlan): Promise<number> {
  const before = beforeOfPlan(plan);
  const { rows } = await scope.reader.select<{ first: number }>(
    sql`SELECT toUnixTimestamp64Milli(timestamp) AS first FROM baselime.events
      WHERE ${timeScope(scope.reader.environment, { from: before.from, to: windowOfPlan(plan).to })}
      ORDER BY environment, timestamp LIMIT 1 ${inTableOrder}`,
    scope.options,
  );
  const [row] = rows;
  if (row === undefined) return plan.beforeBuckets;
  const missing = Math.ceil((Number(row.first) - toEpochMillis(before.from)) / plan.bucketMs);
  return Math.min(plan.beforeBuckets, Math.max(0, missing));
}

/** Requests and failing requests of the namespaces; undefined when there are none. */
export async function readSeriesTraffic(
  scope: TimeScope,
  plan: SeriesPlan,
  namespaces: readonly string[],
): Promise<SeriesTraffic | undefined> {
  if (namespaces.length === 0) return undefined;
  const windows = [windowOfPlan(plan), beforeOfPlan(plan)];
  const unit = raw('if(request_hash != 0, request_hash, trace_hash)');
  const { rows } = await scope.reader.select<Row>(
    sql`SELECT ${bucketOf(plan)}, ${scope.weighing.distinctIf(unit, raw('true'))} AS c0,
        ${scope.weighing.distinctIf(unit, raw('is_error'))} AS c1
      FROM baselime.events WHERE ${selected(scope, {}, windows)} AND namespace IN ${namespaces} AND kind != 'metric'
      GROUP BY at`,
    { ...scope.options, maxRows: 20_000 },
  );
  const column = (name: string): Column => ({ name, expression: raw('0'), empty: 0 });
  const requests = lineOf(rows, plan, column('requests'), 0, []);
  const failed = lineOf(rows, plan, column('failed'), 1, []);
  return {
    namespaces,
    requests: { window: requests.window, before: requests.before },
    failed: { window: failed.window, before: failed.before },
  };
}
