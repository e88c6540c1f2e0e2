/** What came again and again in the time before, whenever it came: a job of every hour, a few slow calls among many. */
import type { SeriesLine } from '../../query/evidence/series/series.js';
import { finite } from './line.js';
import { known } from './robust.js';
import { middle, type Unusual } from './unusual.js';

/** As often as a series must have repeated itself to have a period; see seasonality.ts. */
const LEAST_TIMES = 3;
/** As for the same hours of earlier days. */
const ALIKE = 1.25;

/** Whether at least three stretches of the time before, as long and apart from each other, were as high. */
export function recurs(
  line: SeriesLine,
  unknownBefore: number,
  { from, to, seen, direction, shape }: Unusual,
): boolean {
  if (direction !== 'up' || (shape !== 'level' && shape !== 'spike') || seen <= 0) return false;
  const before = finite(line.before).slice(unknownBefore);
  const length = Math.max(1, Math.min(to, line.window.length) - Math.max(0, from));
  let times = 0;
  for (let start = 0; start + length <= before.length; ) {
    const part = known(before.slice(start, start + length));
    const isAlike = part.length * 2 > length && middle(part) * ALIKE >= seen;
    times += isAlike ? 1 : 0;
    start += isAlike ? length : 1;
  }
  return times >= LEAST_TIMES;
}
