import type { Typical } from './use-typical.js';

/** Below this a span is about as slow as ever. */
const LEAST_TIMES = 2;
/** Less than this more is nothing to look at, however many times it is. */
const LEAST_MORE_MS = 5;

/** How many times its median a span took, to one digit below ten; undefined where that is about usual or not known. */
export function slownessOf(durationMs: number, typical: Typical | undefined): number | undefined {
  if (typical === undefined || !(typical.medianMs > 0)) return undefined;
  const times = durationMs / typical.medianMs;
  if (times < LEAST_TIMES || durationMs - typical.medianMs < LEAST_MORE_MS || durationMs <= typical.p95Ms)
    return undefined;
  return times < 10 ? Math.round(times * 10) / 10 : Math.round(times);
}
