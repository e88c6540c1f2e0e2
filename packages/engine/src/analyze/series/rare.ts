/**
 * Counts that are too rare for levels and their noise: where next to nothing happened for long, a handful of events is
 * already notable. Told by an exact test of the whole window against the whole time before, so that nothing is searched
 * and no comparison has to be corrected for.
 */
import type { SeriesLine } from '../../query/evidence/series/series.js';
import { compareRates } from '../statistics/tests.js';
import { finite, type LineContext } from './line.js';
import { known } from './robust.js';
import { LEAST_BEFORE, mean, type Unusual } from './unusual.js';

/** More events a bucket than this are judged by their level. */
const RARE = 1;
/** The chance to be wrong where nothing at all happened before, and where it did. */
const CHANCE = { never: 1e-3, seldom: 1e-4 } as const;
/** What happened before must have at least doubled, with 95 % certainty. */
const LEAST_RISE = 2;

/**
 * A rise of rare counts; undefined for anything but counts of rows and of trouble, for a time before that is shorter than the window, and
 * where the events are as many as chance would bring. Events that come together count as fewer: their number is divided
 * by the index of dispersion, as in a quasi-Poisson model (Wedderburn, 1974); not where they are trouble by definition, whose
 * burst is what is asked about.
 * Source of the test: Przyborowski & Wilenski (1940).
 */
export function rareRise(line: SeriesLine, { calculated, unknownBefore, isTrouble }: LineContext): Unusual | undefined {
  if (!calculated.counts && isTrouble !== true) return undefined;
  const before = known(finite(line.before).slice(unknownBefore));
  const window = finite(line.window);
  const now = known(window);
  if (before.length < Math.max(LEAST_BEFORE, now.length) || now.length === 0) return undefined;
  if ([...before, ...now].some((value) => value < 0 || !Number.isInteger(value))) return undefined;
  const [usual, seen] = [mean(before), mean(now)];
  if (usual > RARE || seen > RARE) return undefined;
  const together = isTrouble === true ? 1 : Math.max(1, dispersion(now), dispersion(before));
  const [a, b] = [Math.floor((seen * now.length) / together), Math.ceil((usual * before.length) / together)];
  const rate = compareRates(a, now.length, b, before.length);
  if (rate === undefined || rate.p >= (b === 0 ? CHANCE.never : CHANCE.seldom)) return undefined;
  if (b > 0 && rate.low < LEAST_RISE) return undefined;
  const from = window.findIndex((value) => value !== null && value > 0);
  const to = window.length - [...window].reverse().findIndex((value) => value !== null && value > 0);
  const score = Math.sqrt(-2 * Math.log(Math.max(rate.p, 1e-300)));
  return { shape: 'level', direction: 'up', from, to, usual, seen: mean(known(window.slice(from, to))), score };
}

function dispersion(values: readonly number[]): number {
  const center = mean(values);
  return center > 0 ? mean(values.map((value) => (value - center) ** 2)) / center : 0;
}
