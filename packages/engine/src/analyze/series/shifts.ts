/** Shifts of the level of a line. */
import { compareRates } from '../statistics/tests.js';
import { changePoints, LEAST_RUN } from './change-points.js';
import type { Point, ReadyLine } from './line.js';
import { blockMedians, noiseOf, robustDeviation } from './robust.js';
import { CLEAR, factorOf, LEAST_BEFORE, LEAST_RATIO, mean, middle, type Unusual } from './unusual.js';

/** Counts are put to a second test, of the whole run. */
const CLEAR_COUNT = 3;

export interface Run {
  readonly points: readonly Point[];
  /** What the run is compared with: the time before it. */
  readonly past: readonly Point[];
}

/** Every run of equal level in the window against the time before it; when none stands out, the window as a whole. */
export function levelsOf(ready: ReadyLine): readonly Unusual[] {
  const { before, window, noise } = ready;
  const all = [...before, ...window];
  const starts = changePoints(
    all.map(({ level }) => level),
    Math.max(noise, noiseOf(window.map(({ level }) => level)) ?? 0),
  );
  const offset = Math.max(0, all.length - 600);
  const cuts = starts.map((start) => (start === 0 ? offset : start));
  const runs = cuts.flatMap((start, index): readonly Run[] => {
    const points = all.slice(start, cuts[index + 1] ?? all.length);
    const last = points.at(-1);
    if (last === undefined || last.at < 0) return [];
    // A run that began before the window is not what it is compared with, unless it is nearly all there is.
    const early = points.filter(({ at }) => at < 0).length;
    const past = early * 2 < before.length ? before.slice(0, before.length - early) : before;
    return [{ points: early * 2 < before.length ? points : points.filter(({ at }) => at >= 0), past }];
  });
  const found = runs.flatMap((run) => shiftOf(run, ready) ?? []);
  if (found.length > 0) return joined(found);
  const whole = shiftOf({ points: window, past: before }, ready);
  return whole === undefined ? [] : [whole];
}

/** Neighboring runs on the same side are one shift. */
function joined(found: readonly Unusual[]): readonly Unusual[] {
  const merged: Unusual[] = [];
  for (const one of found) {
    const last = merged.at(-1);
    if (last === undefined || last.direction !== one.direction || last.to < one.from) merged.push(one);
    else {
      const [a, b] = [last.to - last.from, one.to - one.from];
      merged[merged.length - 1] = {
        ...last,
        to: one.to,
        seen: (last.seen * a + one.seen * b) / (a + b),
        score: Math.abs(one.score) > Math.abs(last.score) ? one.score : last.score,
      };
    }
  }
  return merged;
}

/** Undefined where the run lies within what blocks of its length showed before, or differs too little to matter. */
export function shiftOf({ points, past }: Run, ready: ReadyLine): Unusual | undefined {
  const { noise, width, asCounts } = ready;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || past.length < LEAST_BEFORE) return undefined;
  if (points.length < LEAST_RUN && points.length < ready.window.length) return undefined;
  const [levels, before] = [points.map(({ level }) => level), past.map(({ level }) => level)];
  const length = Math.max(1, Math.min(levels.length, Math.floor(before.length / 3)));
  const blocks = asCounts ? blockMeans(before, length) : blockMedians(before, length);
  const center = middle(blocks);
  // A run that is itself noisier than before must stand out of its own noise too. Counts come in bursts when they rise.
  const own = asCounts ? 0 : (noiseOf(levels) ?? 0) / Math.sqrt(levels.length);
  const spread = Math.max(robustDeviation(blocks) ?? 0, noise / Math.sqrt(length), own);
  const here = asCounts ? mean(levels) : middle(levels);
  const score = (here - center) / spread;
  const values = { now: points.map(({ value }) => value), past: past.map(({ value }) => value) };
  const [usual, seen] = asCounts ? [mean(values.past), mean(values.now)] : [middle(values.past), middle(values.now)];
  // On a scale that may cross zero a factor says nothing: there the shift must leave the usual noise behind.
  const large = usual > 0 ? factorOf(usual, seen) >= LEAST_RATIO || Math.abs(score) >= 12 : true;
  const [lowest, highest] = [Math.min(...blocks), Math.max(...blocks)];
  const outside = here > highest + spread / 2 || here < lowest - spread / 2;
  if (
    !(
      Math.abs(score) >= (asCounts ? CLEAR_COUNT : CLEAR) &&
      outside &&
      large &&
      (asCounts || Math.abs(here - center) >= noise)
    )
  )
    return undefined;
  if (asCounts && !unlikelyByChance(values.now, values.past, width)) return undefined;
  return {
    shape: 'level',
    direction: score > 0 ? 'up' : 'down',
    from: first.at,
    to: last.at + width,
    usual,
    seen,
    score,
  };
}

const blockMeans = (sample: readonly number[], length: number): readonly number[] => {
  const blocks: number[] = [];
  for (let at = 0; at + length <= sample.length; at += 1) blocks.push(mean(sample.slice(at, at + length)));
  return blocks;
};

/**
 * Two Poisson rates (statistics/tests.ts); either side may be the larger. Events that come in bursts are counted as so
 * many fewer: divided by the index of dispersion (variance over mean), as in a quasi-Poisson model
 * (Wedderburn, 1974).
 */
function unlikelyByChance(now: readonly number[], past: readonly number[], width: number): boolean {
  const bursts = Math.max(1, dispersion(now) * width, dispersion(past) * width);
  const total = (values: readonly number[]): number =>
    Math.round((values.reduce((sum, value) => sum + value, 0) * width) / bursts);
  const [a, b] = [total(now), total(past)];
  const rate =
    a / now.length >= b / past.length
      ? compareRates(a, now.length, b, past.length)
      : compareRates(b, past.length, a, now.length);
  // What never happened before needs less to be noticed.
  return rate !== undefined && rate.p < (b === 0 ? 1e-3 : 1e-4);
}

function dispersion(values: readonly number[]): number {
  const center = mean(values);
  return center > 0 ? mean(values.map((value) => (value - center) ** 2)) / center : 0;
}
