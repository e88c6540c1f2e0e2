/**
 * Values that CloudWatch does not send because there is nothing to count: what should never happen is mostly counted only
 * where it does, and a count of calls only where there are any.
 * Source: the metrics pages of DynamoDB, Lambda, SNS and API Gateway ("reported only when there is a nonzero value").
 */
import type { SeriesLine, Values } from '../../query/evidence/series/series.js';

const filled = new WeakMap<SeriesLine, SeriesLine>();

/** The line with 0 for what is not there, from the first bucket on of which anything at all is stored; `late` buckets may still come. */
export function withNone(line: SeriesLine, unknownBefore: number, late: number): SeriesLine {
  const known = filled.get(line);
  if (known !== undefined) return known;
  const end = line.window.length - late;
  const whole: SeriesLine = {
    ...line,
    before: line.before.map((value, index) => (index < unknownBefore ? value : (value ?? 0))),
    window: line.window.map((value, index) => (index < end ? (value ?? 0) : value)),
  };
  filled.set(line, whole);
  return whole;
}

/** The same between the first and the last value that is there: where a count ends for good, its end is looked at by itself. */
export function withNoneBetween(values: Values): Values {
  const first = values.findIndex((value) => value !== null);
  const last = values.findLastIndex((value) => value !== null);
  return values.map((value, index) => (index > first && index < last && first >= 0 ? (value ?? 0) : value));
}
