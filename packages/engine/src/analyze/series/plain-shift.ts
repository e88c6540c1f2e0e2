/**
 * A line that is known from the window alone and yet shows by itself that it changed: hours on one level, then to the end on
 * another that is further away than the hours of a day lie apart, and no stretch as long was like it.
 */
import { known } from './robust.js';
import { factorOf } from './unusual.js';
import type { SeriesView } from './view.js';

/** So many times as long as the part that stands out is the rest that it is compared with. */
const LONGER = 3;
/** The busiest hour of a day has about twice the requests of an ordinary one, and the quietest half as many. */
const FURTHER = 4;

/** False for any other shape, and where what is known before the part is short or was like it once. */
export function shiftedPlainly({ line, main, judged }: Pick<SeriesView, 'line' | 'main' | 'judged'>): boolean {
  if (judged.basis !== 'rest' || main?.shape !== 'level') return false;
  // What comes after the part is of it as well, or it has ended.
  const length = line.window.length - Math.max(0, main.from);
  const before = known(line.window.slice(0, Math.max(0, main.from)));
  if (length < 1 || before.length < LONGER * length || factorOf(main.usual, main.seen) < FURTHER) return false;
  const half = Math.sqrt(Math.max(1e-9, main.usual) * Math.max(1e-9, main.seen));
  const isNear = (value: number): boolean => (main.direction === 'up' ? value > half : value < half);
  if (!known(line.window.slice(main.to)).every(isNear)) return false;
  for (let start = 0; start + length <= before.length; start += 1) {
    const mean = before.slice(start, start + length).reduce((sum, one) => sum + one, 0) / length;
    if (isNear(mean)) return false;
  }
  return true;
}
