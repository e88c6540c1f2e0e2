/** The answer of a query as lines of charts: pure, so that what is drawn can be tested without a browser. */
import type { Calculation, Filter, Query, QueryAnswer, SeriesPoint, Subject, Timeframe } from '@baselime-ai/contract';

export const CHART_LOOKS = ['line', 'bar', 'stacked', 'statistic'] as const;
export type ChartLook = (typeof CHART_LOOKS)[number];

type Group = SeriesPoint['group'];

export interface Line {
  /** The values of the group joined by ` · `; empty for a query without groups. */
  readonly label: string;
  readonly group: Group;
  /** One for each instant of the chart; null where nothing is known. */
  readonly values: readonly (number | null)[];
  /** Over the whole range. */
  readonly total: number | null;
  /** The same group in the range before, aligned to the instants of this one. */
  readonly before?: readonly (number | null)[];
  readonly totalBefore?: number | null;
}

export interface ChartModel {
  readonly calculation: Calculation;
  /** Of its values, as `formatMeasure` knows it; undefined where it is not known, or is that of the calculation's key. */
  readonly unit?: string | undefined;
  /** The name under which the server answers. */
  readonly name: string;
  readonly at: readonly number[];
  readonly lines: readonly Line[];
}

/** At an instant, by its index, or over the whole range; null where nothing is known. */
export const valueAt = (line: Pick<Line, 'values' | 'total'>, index: number | undefined): number | null =>
  index === undefined ? line.total : (line.values[index] ?? null);

const COUNT: Calculation = { operator: 'COUNT' };

export const calculationsOf = (query: Query): readonly Calculation[] =>
  query.calculations === undefined || query.calculations.length === 0 ? [COUNT] : query.calculations;

export const calculationName = ({ alias, key, operator }: Calculation): string =>
  alias ?? (key === undefined ? operator : `${operator}(${key})`);

/** What a reader sees where an event has no such key. */
export const NO_VALUE = '(none)';

type GroupValue = NonNullable<Group>[string];

export const groupValueText = (value: GroupValue): string =>
  value === null || value === '' ? NO_VALUE : String(value);

export const groupLabel = (group: Group): string =>
  Object.values(group ?? {})
    .map(groupValueText)
    .join(' · ');

/** What holds of the events of one group. */
export const groupFilter = (key: string, value: GroupValue): Filter =>
  value === null || value === '' ? { key, operation: 'DOES_NOT_EXIST' } : { key, operation: '=', value };

/** Counts over time are bars, stacked where they are split; what is measured is a line. */
export function defaultLook(query: Query): ChartLook {
  const counts = calculationsOf(query).every(({ operator }) => operator === 'COUNT' || operator === 'SUM');
  if (!counts) return 'line';
  return (query.groupBys ?? []).length > 0 ? 'stacked' : 'bar';
}

/**
 * One chart for each calculation, with a line for each group in the server's order. `before` is the answer for the same
 * length of time just before, in points of the same width.
 */
export function chartsOf(query: Query, answer: QueryAnswer, before?: QueryAnswer): readonly ChartModel[] {
  const groups = groupsOf(answer);
  const groupsBefore = before === undefined ? undefined : groupsOf(before);
  const at = [...new Set((answer.series ?? []).map((point) => point.at))];
  return calculationsOf(query).map((calculation) => {
    const name = calculationName(calculation);
    const lines = [...groups.values()].map(({ group, points, total }): Line => {
      const known = new Map(points.map((point) => [point.at, point.values[name] ?? null]));
      const values = at.map((instant) => known.get(instant) ?? null);
      const label = groupLabel(group);
      if (groupsBefore === undefined) return { label, group, values, total: total?.[name] ?? null };
      const earlier = groupsBefore.get(JSON.stringify(group ?? null));
      return {
        label,
        group,
        values,
        total: total?.[name] ?? null,
        before: at.map((_, index) => earlier?.points[index]?.values[name] ?? null),
        totalBefore: earlier?.total?.[name] ?? null,
      };
    });
    return { calculation, name, at, lines };
  });
}

interface GroupParts {
  readonly group: Group;
  readonly points: SeriesPoint[];
  readonly total: Readonly<Record<string, number | null>> | undefined;
}

function groupsOf(answer: QueryAnswer): ReadonlyMap<string, GroupParts> {
  const groups = new Map<string, GroupParts>();
  for (const point of answer.series ?? []) {
    const key = JSON.stringify(point.group ?? null);
    const known = groups.get(key);
    if (known !== undefined) known.points.push(point);
    else {
      const total = answer.aggregates?.find((one) => JSON.stringify(one.group ?? null) === key)?.values;
      groups.set(key, { group: point.group, points: [point], total });
    }
  }
  return groups;
}

/** Lines as the tops of stacked areas, the last line lowest; what is unknown adds nothing. */
export function stackedTops(lines: readonly Pick<Line, 'values'>[]): readonly (readonly number[])[] {
  const tops: number[][] = [];
  let below: number[] = [];
  for (const { values } of [...lines].reverse()) {
    below = values.map((value, index) => (below[index] ?? 0) + (value ?? 0));
    tops.unshift(below);
  }
  return tops;
}

/** What Ask AI is asked about one chart, one line of it, or a brushed range. */
export function chartSubject(
  query: Query,
  chart: Pick<ChartModel, 'calculation'>,
  timeframe: Timeframe,
  part: { readonly brush?: Timeframe | undefined; readonly line?: Line | undefined } = {},
): Subject {
  const { orderBy: _order, ...rest } = query;
  // A line without a value cannot be named by it: then the whole chart is asked about.
  const named = part.line !== undefined && part.line.label !== '' && !part.line.label.includes(NO_VALUE);
  return {
    kind: 'chart',
    query: { ...rest, calculations: [chart.calculation] },
    timeframe,
    ...(part.brush === undefined ? {} : { brush: part.brush }),
    ...(named ? { series: part.line.label.slice(0, 512) } : {}),
  };
}
