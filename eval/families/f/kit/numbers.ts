/** Numbers of CloudWatch, a point a minute, and the charts, metrics and alerts that people ask about. */
import type { Calculation, Filter, Query } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import { HOUR, MINUTE, type Scene } from './day.js';
import type { Fn } from './world.js';

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit?: string;
  /** Value of that minute; undefined where CloudWatch has no point. `isAfter` says that it goes wrong. */
  readonly at: (minute: number, isAfter: boolean) => number | undefined;
}

export function series({ post, now, onset }: Scene, { namespace, name, dimensions, unit = 'Count', at }: Series): void {
  for (let minute = now - 6 * HOUR; minute < now - MINUTE; minute += MINUTE) {
    const value = at(minute, minute >= onset);
    if (value !== undefined)
      post.metric({
        at: minute,
        namespace,
        name,
        dimensions,
        unit,
        value: { sum: value, count: 1, min: value, max: value },
      });
  }
}

interface Load {
  readonly calls: (isAfter: boolean, minute: number) => number;
  readonly errors?: (isAfter: boolean) => number;
  readonly ms?: (isAfter: boolean) => number;
}
/** Invocations, errors and duration of a function. `errors` is a share of the invocations. */
export function lambdaSeries(
  scene: Scene,
  { name: FunctionName }: Fn,
  { calls, errors = () => 0.004, ms = () => 140 }: Load,
): void {
  const { dice, now } = scene;
  const drawn = new Map<number, number>();
  for (let minute = now - 6 * HOUR; minute < now; minute += MINUTE)
    drawn.set(minute, dice.count(calls(minute >= scene.onset, minute)));
  const of = { namespace: 'AWS/Lambda', dimensions: { FunctionName } };
  const ran = (minute: number): number | undefined => drawn.get(minute) || undefined;
  series(scene, { ...of, name: 'Invocations', at: ran });
  series(scene, {
    ...of,
    name: 'Errors',
    at: (minute, isAfter) =>
      ran(minute) === undefined
        ? undefined
        : Math.min(ran(minute) ?? 0, dice.count((ran(minute) ?? 0) * errors(isAfter))),
  });
  series(scene, {
    ...of,
    name: 'Duration',
    unit: 'Milliseconds',
    at: (minute, isAfter) => (ran(minute) === undefined ? undefined : dice.around(ms(isAfter))),
  });
}

const is = (key: string, value: string | boolean): Filter => ({ key, operation: '=', value });
export const metricQuery = (
  name: string,
  calculation: Calculation,
  dimensions: Readonly<Record<string, string>>,
): Query => ({
  datasets: ['cloudwatch-metrics'],
  calculations: [calculation],
  filters: [
    is('metric_name', name),
    ...Object.entries(dimensions).map(([key, value]) => is(`dimensions.${key}`, value)),
  ],
});
export const errorsOf = (fn: Fn): Query => ({
  calculations: [{ operator: 'COUNT' }],
  filters: [is('$baselime.error', true), is('namespace', fn.name)],
});
export const durationOf = (fn: Fn): Query => ({
  calculations: [{ operator: 'P95', key: '@duration' }],
  filters: [is('@type', 'REPORT'), is('namespace', fn.name)],
});
export const requestsOf = (fn: Fn, by?: string): Query => ({
  calculations: [{ operator: 'COUNT' }],
  filters: [is('namespace', fn.name), { key: 'message', operation: 'INCLUDES', value: 'event received' }],
  ...(by === undefined ? {} : { groupBys: [{ value: by }] }),
});

const since = ({ now }: Scene, hours: number) => ({ from: now - hours * HOUR, to: now });
export const chart = (scene: Scene, query: Query, hours = 2): Question => ({
  about: 'subject',
  subject: {
    ...{ kind: 'chart', query, timeframe: since(scene, hours) },
    ...(scene.dice.chance(0.4) ? { brush: { from: scene.onset - 3 * MINUTE, to: scene.now } } : {}),
  },
});
export const metric = (
  scene: Scene,
  name: string,
  dimensions: Readonly<Record<string, string>>,
  hours = 1.5,
): Question => ({
  about: 'subject',
  subject: {
    kind: 'metric',
    name,
    filters: Object.entries(dimensions).map(([key, value]) => is(`dimensions.${key}`, value)),
    timeframe: since(scene, hours),
  },
});
export function alert({ dice }: Scene, query: Query, name: string, value: number): Question {
  const id = `al-${dice.hex(10)}`;
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
      window: HOUR,
      enabled: true,
      channels: [],
    },
  };
}
