/**
 * A change that came so shortly before a line moved that chance seldom puts one there: of changes that have nothing to do
 * with it, each with this lead, no more than a tenth of the time is filled.
 */
import { millis, toEpochMillis } from '../../model/units.js';
import type { ChangeSeen, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { SELDOM } from '../graph/deviation.js';

/** Changes are known of so long before the window. */
const BEFORE_MS = 6 * 3_600_000;

interface Move {
  /** The beginning of the bucket in which the line moved, in epoch milliseconds. */
  readonly at: number;
  readonly bucketMs: number;
}

/** The nearest of the changes that `is` accepts; undefined where none stands so near. */
export function changeShortlyBefore(
  { changes, window }: SystemEvidence,
  { at, bucketMs }: Move,
  is: (change: ChangeSeen) => boolean,
): ChangeSeen | undefined {
  const own = changes.filter(is);
  const moments = new Set(own.map(({ at: when }) => when)).size;
  const wholeMs = toEpochMillis(window.to) - toEpochMillis(window.from) + BEFORE_MS;
  // A change inside of the bucket may stand before the move or after it, so that all of the bucket counts as lead.
  return own
    .map((change) => ({ change, leadMs: millis(at + bucketMs - toEpochMillis(change.at)) }))
    .filter(({ leadMs }) => leadMs >= 0 && -Math.log((moments * Math.max(1, bucketMs, leadMs)) / wholeMs) >= SELDOM)
    .sort((a, b) => a.leadMs - b.leadMs)[0]?.change;
}
