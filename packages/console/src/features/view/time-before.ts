/** The time before the one that is looked at, and how a value is compared with it. Pure. */
import type { Timeframe } from '@baselime-ai/contract';
import { formatChange } from '../../ui/format.js';

/** The same length of time, just before. Undefined where there was none. */
export function before({ from, to }: Timeframe): Timeframe | undefined {
  const start = Math.max(0, from - (to - from));
  return start < from ? { from: start, to: from } : undefined;
}

/** How much of the time before may be without data at its beginning for it to be compared all the same. */
const LATE_SHARE = 0.1;

/**
 * Where something must have arrived for the time `earlier` to be compared with: up to its beginning, give or take a
 * little. Telemetry that began in its middle makes it look quieter than it was.
 */
export function leadUp({ from, to }: Timeframe): Timeframe {
  const length = to - from;
  return { from: Math.max(0, from - length), to: Math.round(from + LATE_SHARE * length) };
}

export const NO_DATA_BEFORE = 'no data before';

/**
 * A value against the one of the time before, in words; undefined where there is nothing to say. `isCovered` tells
 * whether the time before has data from its beginning on.
 */
export function changeOf(now: number | undefined, earlier: number | undefined, isCovered: boolean): string | undefined {
  if (now === undefined) return undefined;
  if (!isCovered) return NO_DATA_BEFORE;
  if (earlier === undefined || (earlier === 0 && now === 0)) return undefined;
  return formatChange(now, earlier) ?? 'none before';
}
