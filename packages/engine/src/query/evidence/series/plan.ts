/** What a chart, a metric or an alert asks of the store: which rows, when, in which buckets, beside which other times. */
import type { Alert, Query, Timeframe } from '@baselime-ai/contract';
import { EngineError } from '../../../model/errors.js';
import { fromEpochMillis, millis, toEpochMillis, type UnixNanos, type Window } from '../../../model/units.js';
import { queryOfAlert } from '../../alert-query.js';
import { NICE_WIDTHS_MS } from '../../views/series.js';
import type { AlertSeen, SeriesEvidence, SeriesSubject } from './series.js';

export interface SeriesPlan {
  readonly kind: SeriesEvidence['kind'];
  readonly query: Query;
  readonly brushed: boolean;
  readonly timeframe: Timeframe;
  /** In whole buckets, in epoch milliseconds. */
  readonly firstAt: number;
  readonly bucketMs: number;
  readonly windowBuckets: number;
  readonly beforeBuckets: number;
  /** How many days before the window's hours are looked at as well. */
  readonly daysAgo: readonly number[];
  readonly alert?: AlertSeen;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
const MOST_POINTS = 60;
const LEAST_WIDTH_MS = 10_000;
const MOST_BEFORE = 360;

/** Raises SUBJECT_NOT_FOUND for an alert that is not given. */
export function planOf(subject: SeriesSubject, alert: Alert | undefined, now: UnixNanos): SeriesPlan {
  const nowMs = Math.floor(toEpochMillis(now));
  switch (subject.kind) {
    case 'chart':
      return plan('chart', queryOfChart(subject), subject.timeframe, nowMs, brushOf(subject));
    case 'metric': {
      const filters = [
        { key: 'kind', operation: '=' as const, value: 'metric' },
        { key: 'name', operation: '=' as const, value: subject.name },
        ...(subject.filters ?? []),
      ];
      return plan('metric', { filters }, subject.timeframe, nowMs, undefined);
    }
    case 'alert': {
      if (alert === undefined)
        throw new EngineError('SUBJECT_NOT_FOUND', 'No such alert is stored, or it was removed.');
      const to = alert.evaluatedAt === undefined ? nowMs : Date.parse(alert.evaluatedAt);
      const { name, threshold, window } = alert;
      const seen = { name, operation: threshold.operation, threshold: threshold.value, windowMs: millis(window) };
      const timeframe = { from: Math.max(0, to - window), to };
      return { ...plan('alert', queryOfAlert(alert), timeframe, nowMs, undefined), alert: seen };
    }
  }
}

/** A brush that lies outside of the chart, or reaches out of it, is kept: it names the time that is asked about. */
const brushOf = ({ brush, timeframe }: Extract<SeriesSubject, { kind: 'chart' }>): Timeframe | undefined =>
  brush === undefined || (brush.from <= timeframe.from && brush.to >= timeframe.to) ? undefined : brush;

/** `series` names one line of the chart: the alias of a calculation, or the values of a group joined by ` · ` or a comma. */
function queryOfChart({ query, series }: Extract<SeriesSubject, { kind: 'chart' }>): Query {
  if (series === undefined || series === '') return query;
  const calculations = query.calculations ?? [];
  const named = calculations.find(
    ({ alias, key, operator }) => series === (alias ?? (key === undefined ? operator : `${operator}(${key})`)),
  );
  if (named !== undefined) return { ...query, calculations: [named] };
  const groupBys = query.groupBys ?? [];
  const values = groupBys.length === 1 ? [series] : series.split(/\s*[·,]\s*/);
  if (groupBys.length === 0 || values.length < groupBys.length || query.filterCombination === 'OR') return query;
  const filters = groupBys.map(({ value: key }, index) => ({
    key,
    operation: '=' as const,
    value: values[index] ?? '',
  }));
  return { ...query, filters: [...(query.filters ?? []), ...filters] };
}

function plan(
  kind: SeriesPlan['kind'],
  query: Query,
  timeframe: Timeframe,
  nowMs: number,
  brush: Timeframe | undefined,
): SeriesPlan {
  const asked = brush ?? timeframe;
  // What lies in the future has no data yet: that is no drop.
  const to = Math.max(Math.min(asked.to, nowMs), asked.from + 1);
  const lengthMs = to - asked.from;
  const bucketMs =
    NICE_WIDTHS_MS.find((width) => width >= LEAST_WIDTH_MS && lengthMs / width <= MOST_POINTS) ??
    Math.ceil(lengthMs / MOST_POINTS / DAY_MS) * DAY_MS;
  const firstAt = Math.floor(asked.from / bucketMs) * bucketMs;
  // A bucket that is not over yet would look like a drop, also where the time that was asked about is over.
  const lastAt = Math.min(Math.ceil(to / bucketMs), Math.floor(nowMs / bucketMs));
  const windowBuckets = Math.max(1, Math.min(MOST_POINTS + 1, lastAt - firstAt / bucketMs));
  const inChart = brush === undefined ? 0 : brush.from - timeframe.from;
  const beforeMs = Math.max(inChart, Math.min(6 * lengthMs, Math.max(lengthMs, DAY_MS)), HOUR_MS);
  return {
    kind,
    query,
    brushed: brush !== undefined,
    timeframe: asked,
    firstAt,
    bucketMs,
    windowBuckets,
    beforeBuckets: Math.min(MOST_BEFORE, Math.ceil(beforeMs / bucketMs), Math.floor(firstAt / bucketMs)),
    daysAgo: lengthMs <= DAY_MS ? [1, 2, 3, 4, 5, 6, 7] : lengthMs <= 7 * DAY_MS ? [7] : [],
  };
}

const range = (fromMs: number, toMs: number): Window => ({
  from: fromEpochMillis(Math.max(0, fromMs)),
  to: fromEpochMillis(Math.max(1, toMs)),
});

export const windowOfPlan = ({ firstAt, windowBuckets, bucketMs }: SeriesPlan): Window =>
  range(firstAt, firstAt + windowBuckets * bucketMs);

export const beforeOfPlan = ({ firstAt, beforeBuckets, bucketMs }: SeriesPlan): Window =>
  range(firstAt - beforeBuckets * bucketMs, firstAt);

/** The window's hours on earlier days. */
export const daysOfPlan = (asked: SeriesPlan): readonly Window[] =>
  asked.daysAgo
    .map((days) => asked.firstAt - days * DAY_MS)
    .filter((from) => from >= 0)
    .map((from) => range(from, from + asked.windowBuckets * asked.bucketMs));

/** The keys that its rows are chosen, grouped and calculated by. */
export const keysOfPlan = ({
  query: { filters = [], calculations = [], groupBys = [] },
}: SeriesPlan): readonly string[] => [
  ...filters.map(({ key }) => key),
  ...calculations.flatMap(({ key }) => key ?? []),
  ...groupBys.map(({ value }) => value),
];

export const bucketsInDays = ({ bucketMs }: SeriesPlan, days: number): number => (days * DAY_MS) / bucketMs;
