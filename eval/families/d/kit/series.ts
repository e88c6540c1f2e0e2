/** Series of numbers, and the questions that are asked about them. */
import type { AlertRequest, Filter, Query, Subject } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import { MINUTE_MS } from './day.js';
import type { Estate } from './estate.js';

/** Minutes of a metric before the trouble began. */
const HISTORY_MIN = 350;

export interface Series {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit?: string;
  /** What it is when nothing is wrong; `minute` counts from the beginning of the history. */
  readonly usual: (estate: Estate, minute: number) => number | undefined;
  /** What it is in trouble; `share` goes from 0, at its beginning, to 1, now. */
  readonly now?: (estate: Estate, share: number) => number | undefined;
}

export function play(estate: Estate, series: readonly Series[], everyMin = 1): void {
  const { now, since, tape } = estate;
  for (let minute = 0; minute < HISTORY_MIN; minute += everyMin) {
    const at = now - (HISTORY_MIN - minute) * MINUTE_MS;
    for (const { usual, now: troubled = usual, namespace, name, dimensions, unit = 'Count' } of series) {
      const isAfter = at >= since;
      const value = isAfter ? troubled(estate, (at - since) / (now - since)) : usual(estate, minute);
      if (value !== undefined)
        tape.metric({ at, namespace, name, dimensions, sum: Math.round(value * 100) / 100, unit });
    }
  }
}

export const lastHour = ({ now }: Estate) => ({ from: now - 60 * MINUTE_MS, to: now });
export const nothing = (): number => 0;
export const around =
  (usual: number) =>
  ({ random }: Estate): number =>
    random.around(usual);
export const lambdaSeries = (name: string, estate: Estate, rest: Pick<Series, 'usual' | 'now' | 'unit'>): Series => ({
  namespace: 'AWS/Lambda',
  name,
  dimensions: { FunctionName: estate.work.name },
  ...rest,
});

export const metricQuestion = (estate: Estate, { name, dimensions }: Series): Question => ({
  about: 'subject',
  subject: {
    kind: 'metric',
    name,
    filters: Object.entries(dimensions).map(([key, value]) => ({ key: `dimensions.${key}`, operation: '=', value })),
    timeframe: lastHour(estate),
  },
});

export function chartQuestion(estate: Estate, query: Query, brushMin?: readonly [number, number]): Question {
  const { now } = estate;
  const subject: Subject = {
    kind: 'chart',
    query,
    timeframe: brushMin === undefined ? lastHour(estate) : { from: now - 180 * MINUTE_MS, to: now },
    ...(brushMin === undefined
      ? {}
      : { brush: { from: now - brushMin[0] * MINUTE_MS, to: now - brushMin[1] * MINUTE_MS } }),
  };
  return { about: 'subject', subject };
}

export function alertQuestion(
  { random }: Estate,
  alert: Omit<AlertRequest, 'id' | 'frequency' | 'enabled' | 'channels'>,
): Question {
  const id = `alert-${random.hex(12)}`;
  return {
    about: 'subject',
    subject: { kind: 'alert', id },
    alert: { ...alert, id, frequency: 5 * MINUTE_MS, enabled: true, channels: [] },
  };
}

export const of = (key: string, value: string | boolean | number): Filter => ({ key, operation: '=', value });
