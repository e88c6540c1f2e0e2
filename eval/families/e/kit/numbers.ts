/** Numbers of CloudWatch and of the SDKs, a point a minute, and the charts that people look at. */
import type { Calculation, Filter, Query, Timeframe } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import { HOUR_MS, MINUTE_MS } from './day.js';
import type { Estate } from './estate.js';

export interface Gauge {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit?: string;
  /** Value at that minute; undefined where CloudWatch writes no point. */
  readonly at: (minute: number) => Sample | undefined;
}

export type Sample =
  | number
  | { readonly sum: number; readonly count: number; readonly min: number; readonly max: number };

/** The minutes of the six hours up to now, each by its beginning. */
export const minutesOf = ({ now }: Estate): readonly number[] =>
  Array.from({ length: 6 * 60 - 1 }, (_, index) => now - 6 * HOUR_MS + index * MINUTE_MS);

export function record(estate: Estate, { namespace, name, dimensions, unit = 'Count', at }: Gauge): void {
  for (const minute of minutesOf(estate)) {
    const sample = at(minute);
    if (sample === undefined) continue;
    const value = typeof sample === 'number' ? { sum: sample, count: 1, min: sample, max: sample } : sample;
    estate.post.metric({ at: minute, namespace, name, dimensions, value, unit });
  }
}

/** What CloudWatch has of a function every minute that it ran; `load` is invocations a minute. */
export function functionNumbers(
  estate: Estate,
  functionName: string,
  load: (minute: number) => number,
  more: { readonly errors?: (minute: number, calls: number) => number; readonly ms?: (minute: number) => number } = {},
): void {
  const { dice } = estate;
  const drawn = new Map(minutesOf(estate).map((minute) => [minute, dice.count(load(minute))]));
  const calls = (minute: number): number => drawn.get(minute) ?? 0;
  const ran = <T>(minute: number, value: T): T | undefined => (calls(minute) > 0 ? value : undefined);
  const of = { namespace: 'AWS/Lambda', dimensions: { FunctionName: functionName } };
  const spread = (sum: number, count: number): Sample => ({ sum, count, min: 0, max: Math.min(1, sum) });
  record(estate, {
    ...of,
    name: 'Invocations',
    at: (minute) => ran(minute, { ...{ sum: calls(minute), count: calls(minute) }, min: 1, max: 1 }),
  });
  record(estate, {
    ...of,
    name: 'Errors',
    at: (minute) =>
      ran(minute, spread(Math.min(calls(minute), more.errors?.(minute, calls(minute)) ?? 0), calls(minute))),
  });
  record(estate, {
    ...of,
    name: 'Duration',
    unit: 'Milliseconds',
    at: (minute) => {
      const mean = dice.around(more.ms?.(minute) ?? 120) * 0.9;
      return ran(minute, { sum: mean * calls(minute), count: calls(minute), min: mean * 0.55, max: mean * 2.1 });
    },
  });
}

const equals = (key: string, value: string): Filter => ({ key, operation: '=', value });

export const metricQuery = (
  name: string,
  calculation: Calculation,
  dimensions: Readonly<Record<string, string>>,
): Query => ({
  datasets: ['cloudwatch-metrics'],
  calculations: [calculation],
  filters: [
    equals('metric_name', name),
    ...Object.entries(dimensions).map(([key, value]) => equals(`dimensions.${key}`, value)),
  ],
});

export const lastHours = ({ now }: Estate, hours: number): Timeframe => ({
  from: Math.round(now - hours * HOUR_MS),
  to: now,
});

/** A chart over the last hours, marked from a while before the onset where a person would drag the mouse. */
export function chart(estate: Estate, query: Query, hours = 2, isMarked = estate.dice.chance(0.4)): Question {
  const timeframe = lastHours(estate, hours);
  const brush = { from: estate.onset - 4 * MINUTE_MS, to: estate.now };
  return { about: 'subject', subject: { kind: 'chart', query, timeframe, ...(isMarked ? { brush } : {}) } };
}

/** One metric by its name, since a while before the onset. */
export const metric = (
  estate: Estate,
  name: string,
  dimensions: Readonly<Record<string, string>>,
  hours = 1.5,
): Question => ({
  about: 'subject',
  subject: {
    kind: 'metric',
    name,
    filters: Object.entries(dimensions).map(([key, value]) => equals(`dimensions.${key}`, value)),
    timeframe: lastHours(estate, hours),
  },
});

/** An alert that somebody has set up on a query, over the last hour. */
export function alert(estate: Estate, query: Query, name: string, value: number, windowMs = HOUR_MS): Question {
  const id = `alert-${estate.dice.hex(8)}`;
  const threshold = { operation: '>' as const, value };
  return {
    about: 'subject',
    subject: { kind: 'alert', id },
    alert: {
      id,
      name,
      kind: 'threshold',
      query,
      threshold,
      frequency: 300_000,
      window: windowMs,
      enabled: true,
      channels: [],
    },
  };
}
