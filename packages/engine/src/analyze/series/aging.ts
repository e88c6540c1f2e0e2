/**
 * The age of the oldest message or record: while nothing is taken it grows by as much as time passes, whatever it was
 * before. So of an age the window alone tells that its consumer stands still.
 */
import type { Calculated, SeriesEvidence, Values } from '../../query/evidence/series/series.js';
import { metricOf } from './meaning.js';
import type { Unusual } from './unusual.js';

/** Lambda's and SQS's own; Kinesis writes its unit into the name. */
const AGE_IN_MS = /(?:^|[./])(?:IteratorAge(?:Milliseconds)?|MillisBehindLatest|AsyncEventAge)$/i;
const AGE_IN_SECONDS = /(?:^|[./])(?:ApproximateAgeOfOldestMessage|DataFreshness)$/i;
const SECOND_MS = 1_000;

/** By how much the line grows in one bucket while time passes; undefined where it is no age. */
export function agesBy(series: SeriesEvidence, { unit = '' }: Pick<Calculated, 'unit'>): number | undefined {
  const name = metricOf(series) ?? '';
  if (AGE_IN_MS.test(name)) return /^s(?:econds?)?$/i.test(unit) ? series.bucketMs / SECOND_MS : series.bucketMs;
  if (AGE_IN_SECONDS.test(name))
    return /^(?:ms|milliseconds?)$/i.test(unit) ? series.bucketMs : series.bucketMs / SECOND_MS;
  return undefined;
}

/** Fewer values may be the wait between two polls. */
const LEAST_VALUES = 10;
/** Senders report late and round. */
const NEARLY = 0.8;

/**
 * The end of the window, at least half of it, through which the age never fell and grew nearly as fast as time passed.
 * Unknown values are passed over. Undefined where there is no such end.
 */
export function agingOf(window: Values, perBucket: number): Unusual | undefined {
  const values = window.flatMap((value, at) => (value === null || !Number.isFinite(value) ? [] : [{ at, value }]));
  const end = values.at(-1);
  if (end === undefined) return undefined;
  let begin = values.length - 1;
  let [most, above] = [Number.NEGATIVE_INFINITY, end.value];
  for (let index = values.length - 1; index >= 0; index -= 1) {
    const { at, value } = values[index] ?? end;
    if (value > above) break;
    above = value;
    // Where the rise begins, what was gained over a nearly full pace is largest.
    const gained = end.value - value - NEARLY * perBucket * (end.at - at);
    if (gained < most) continue;
    [begin, most] = [index, gained];
  }
  const start = values[begin];
  const length = values.length - begin;
  if (start === undefined || most < 0 || length < LEAST_VALUES || length * 2 < values.length) return undefined;
  const score = (end.value - start.value) / perBucket;
  return {
    shape: 'trend',
    direction: 'up',
    from: start.at,
    to: end.at + 1,
    usual: start.value,
    seen: end.value,
    score,
  };
}
