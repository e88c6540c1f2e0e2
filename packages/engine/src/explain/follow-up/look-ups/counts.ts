/** Events and errors of a query in a range of time, and how both are worded. */
import type { Filter } from '@baselime-ai/contract';
import { clockBeside, count, duration, percent, shorten } from '../../../analyze/wording.js';
import { elapsed, type UnixNanos, type Window } from '../../../model/units.js';
import type { Place } from '../../../query/follow-up/place.js';
import { timeframeOf } from '../look-up.js';

export interface Counts {
  readonly events: number;
  readonly errors: number;
}

/** `ERRORS` and `EVENTS` of everything that passes the filters. Raises QUERY_INVALID, STORE_UNAVAILABLE. */
export async function countsOf(
  { reader, options }: Place,
  window: Window,
  filters: readonly Filter[],
  needle?: string,
): Promise<Counts> {
  const ask = async (more: readonly Filter[]): Promise<number> => {
    const query = {
      calculations: [{ operator: 'COUNT' as const, alias: 'events' }],
      filters: [...filters, ...more],
      ...(needle === undefined ? {} : { needle: { value: needle } }),
    };
    const { aggregates } = await reader.run({ query, timeframe: timeframeOf(window), view: 'series' }, options);
    return Number(aggregates?.[0]?.values.events ?? 0);
  };
  const [events, errors] = await Promise.all([ask([]), ask([{ key: '$baselime.error', operation: '=', value: true }])]);
  return { events, errors };
}

/** `120 events, 12 of them errors (10 %)`. */
export function countsText({ events, errors }: Counts): string {
  if (events === 0) return 'no event';
  if (errors === 0) return `${count(events, 'event')}, none of them an error`;
  return `${count(events, 'event')}, ${count(errors, 'error')} among them (${percent(errors / events)})`;
}

/** `In the 60 min from 10:00:00 UTC to 11:00:00 UTC`. */
export const inWindow = ({ from, to }: Window, reference: UnixNanos): string =>
  `In the ${duration(elapsed(from, to))} from ${clockBeside(from, reference)} to ${clockBeside(to, reference)}`;

const KEY_WORDS: Readonly<Record<string, string>> = {
  '$baselime.namespace': 'the function',
  '$baselime.service': 'the service',
  '$baselime.dataset': 'the dataset',
};

/** A key as a sentence names it. */
export const keyText = (key: string): string =>
  Object.hasOwn(KEY_WORDS, key) ? (KEY_WORDS[key] ?? key) : shorten(key, 60);

/** `status is 500 and tenant is acme`; empty for none. */
export function filtersText(filters: readonly Filter[], needle?: string): string {
  const told = filters.map(({ key, operation, value }) => {
    if (key === '$baselime.error' && operation === '=') return `it is ${String(value) === 'true' ? 'an' : 'no'} error`;
    const text = value === undefined ? '' : shorten(String(value), 60);
    return [keyText(key), operation === '=' ? 'is' : operation, text].join(' ').trim();
  });
  return [...told, ...(needle === undefined ? [] : [`text ${JSON.stringify(shorten(needle, 60))}`])].join(' and ');
}
