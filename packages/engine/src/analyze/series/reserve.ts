/** How near to its limit a line that measures a part of a capacity is: how much is used, or how much is left. */
import { FULL, NOTHING_LEFT } from '../graph/full.js';
import { isShare } from '../graph/metric-roles.js';
import { metricOf } from './meaning.js';
import type { SeriesView } from './view.js';

/**
 * A share of a capacity that rose and stays well below all of it: busier, and nothing runs out. False where the line is no
 * share, so that its limit is not known.
 */
export function hasRoom({ series, calculated, line, main }: SeriesView): boolean {
  const name = metricOf(series) ?? calculated.key ?? '';
  if (main === undefined || !isShare(name, calculated.unit)) return false;
  const all = [...line.before, ...line.window].flatMap((value) => value ?? []);
  const whole = /percent|%/i.test(calculated.unit ?? '') || all.some((value) => value > 1.5) ? 100 : 1;
  const inPart = line.window.slice(Math.max(0, main.from), main.to).flatMap((value) => value ?? []);
  return Math.max(main.seen, ...inPart) / whole < FULL;
}

/** Of what is left (a balance of credits, free space) next to nothing is. */
export function isUsedUp({ measured, calculated, main }: SeriesView): boolean {
  if (measured !== 'reserve' || main?.direction !== 'down') return false;
  const whole = /percent|%/i.test(calculated.unit ?? '') ? 100 : main.usual;
  return main.seen <= whole * NOTHING_LEFT;
}
