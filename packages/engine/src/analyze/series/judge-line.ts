/**
 * What is unusual about a line of a chart: level shifts, spikes and dips, trends, changes of spread, and gaps, against
 * the time before and against the same hours of earlier days. What happens every day at this hour is usual.
 * Pure and deterministic; nothing is ever found in flat or empty data.
 */
import type { SeriesLine } from '../../query/evidence/series.js';
import { compareRates } from '../statistics/tests.js';
import { changePoints, LEAST_RUN } from './change-points.js';
import { finite, type LineContext, type Point, type ReadyLine, readyLine } from './line.js';
import { blockMedians, known, median, noiseOf, robustDeviation, robustSlope, trendScore } from './robust.js';

export interface Unusual {
  readonly shape: 'level' | 'spike' | 'trend' | 'variance' | 'gap';
  readonly direction: 'up' | 'down';
  /** Buckets of the window, the second one not included; the first may lie before the window. */
  readonly from: number;
  readonly to: number;
  /** Of one bucket, before and in this part. */
  readonly usual: number;
  readonly seen: number;
  /** In standard deviations of what was usual. */
  readonly score: number;
}

export interface Judgement {
  readonly said: 'unusual' | 'usual' | 'too-little';
  /** Strongest first. */
  readonly unusual: readonly Unusual[];
  /** Of one bucket: the middle of the time before (for counts the mean), and of the window. */
  readonly usual?: number;
  readonly seen?: number;
  /** Buckets after which the line repeats itself. */
  readonly period?: number;
  /** Values of the same hours on earlier days, when there are at least two such days. */
  readonly days?: { readonly count: number; readonly low: number; readonly high: number };
  /** True when the window differs from the time before it, but not from the same hours of earlier days. */
  readonly likeEarlierDays?: boolean;
  /** What the window was compared with: the time before it, or, when too little of that is stored, the rest of itself. */
  readonly basis?: 'before' | 'rest';
  /** Completes `There is not enough to say: …`. */
  readonly because?: string;
}

const LEAST_BEFORE = 8;
const LEAST_WINDOW = 3;
/** A window of so many points may be compared with itself. */
const LEAST_ALONE = 24;
const CLEAR = 4;
/** Counts are put to a second test, of the whole run. */
const CLEAR_COUNT = 3;
const CLEAR_SPIKE = 6;
const LEAST_RATIO = 1.3;

export function judgeLine(line: SeriesLine, context: LineContext): Judgement {
  const ready = readyLine(line, context);
  const { before, window } = ready;
  const days = daysOf(line);
  const gap = gapOf(line, context);
  if (gap !== undefined) return { said: 'unusual', unusual: [gap], usual: gap.usual, seen: gap.seen, ...days };
  if (known(finite(line.window)).length < LEAST_WINDOW || window.length === 0)
    return { said: 'too-little', unusual: [], because: 'the time that was asked about holds fewer than three values' };
  const inWindow = known(finite(line.window));
  if (context.calculated.counts && [...inWindow, ...before.map(({ value }) => value)].every((value) => value === 0))
    return { said: 'too-little', unusual: [], because: 'nothing was counted in this time or before it' };
  if (before.length < LEAST_BEFORE && window.length < LEAST_ALONE)
    return { said: 'too-little', unusual: [], because: 'too little is stored of the time before to compare with' };
  if (before.length < LEAST_BEFORE) return judgeAlone(line, ready);
  const center = ready.asCounts ? mean : middle;
  const facts = {
    basis: 'before' as const,
    usual: center(before.map(({ value }) => value)),
    seen: center(window.map(({ value }) => value)),
    ...days,
    ...(ready.period === undefined ? {} : { period: ready.period }),
  };
  const levels = levelsOf(ready);
  const found = [...levels, ...spikesOf(ready, levels)];
  const slow = found.length > 0 ? [] : [...trendOf(ready), ...varianceOf(ready)].slice(0, 1);
  const all = [...found, ...slow].map((one) => ({ ...one, to: Math.min(one.to, line.window.length) }));
  const unusual = all
    .filter((one) => !usualThen(line, one))
    .sort((a, b) => SHAPES.indexOf(a.shape) - SHAPES.indexOf(b.shape) || Math.abs(b.score) - Math.abs(a.score));
  if (unusual.length > 0) return { said: 'unusual', unusual, ...facts };
  return { said: 'usual', unusual: [], ...facts, ...(all.length > 0 ? { likeEarlierDays: true } : {}) };
}

/** Without a time before: a run that is less than half of the window against the rest of it, and spikes. */
function judgeAlone(line: SeriesLine, ready: ReadyLine): Judgement {
  const { window } = ready;
  const levels = window.map(({ level }) => level);
  const noise = Math.max(ready.noise, noiseOf(levels) ?? 0);
  const even = { ...ready, noise };
  const cuts = changePoints(levels, noise);
  const runs = cuts.map((start, index) => window.slice(start, cuts[index + 1] ?? window.length));
  const shifts = runs
    .filter((points) => points.length * 2 < window.length)
    .flatMap((points) => shiftOf({ points, past: window.filter((point) => !points.includes(point)) }, even) ?? [])
    .sort((a, b) => Math.abs(b.score) - Math.abs(a.score));
  const spikes = shifts.length > 0 ? [] : spikesOf({ ...even, before: withoutHighest(window) }, []);
  const unusual = [...shifts, ...spikes]
    .slice(0, 3)
    .map((one) => ({ ...one, to: Math.min(one.to, line.window.length) }))
    .filter((one) => !usualThen(line, one));
  const center = (ready.asCounts ? mean : middle)(window.map(({ value }) => value));
  const facts = { basis: 'rest' as const, usual: center, seen: center };
  return { said: unusual.length > 0 ? 'unusual' : 'usual', unusual, ...facts };
}

/** A spike must not be its own measure. */
function withoutHighest(points: readonly Point[]): readonly Point[] {
  const center = middle(points.map(({ level }) => level));
  const byDistance = [...points].sort((a, b) => Math.abs(b.level - center) - Math.abs(a.level - center));
  const left = new Set(byDistance.slice(Math.ceil(points.length / 10)));
  return points.filter((point) => left.has(point));
}

const SHAPES: readonly Unusual['shape'][] = ['gap', 'level', 'spike', 'trend', 'variance'];
const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
const middle = (values: readonly number[]): number => median(values) ?? 0;

/** The middle of the same hours of each earlier day. */
function daysOf(line: SeriesLine): Pick<Judgement, 'days'> {
  const values = line.days.flatMap((day) => {
    const have = known(finite(day.values));
    return have.length < day.values.length / 2 ? [] : [mean(have)];
  });
  if (values.length < 2) return {};
  return { days: { count: values.length, low: Math.min(...values), high: Math.max(...values) } };
}

/** Whether at least two earlier days, and half of those known, were like this in the same part of the window. */
function usualThen(line: SeriesLine, { from, to, seen, direction, shape }: Unusual): boolean {
  if (shape === 'variance') return false;
  // A spike may come a little earlier or later; a level is compared over its whole length.
  const slack = shape === 'spike' ? 2 : 0;
  const then = line.days.flatMap((day) => {
    const part = known(finite(day.values).slice(Math.max(0, from - slack), to + slack));
    if (part.length === 0) return [];
    return [shape === 'spike' ? (direction === 'up' ? Math.max(...part) : Math.min(...part)) : mean(part)];
  });
  if (then.length < 2) return false;
  const alike = then.filter((value) => (direction === 'up' ? seen <= value * 1.25 : seen >= value / 1.25));
  return alike.length >= 2 && alike.length * 2 >= then.length;
}

function factorOf(usual: number, seen: number): number {
  if (usual > 0 && seen >= 0) return seen > usual ? seen / usual : seen > 0 ? usual / seen : Number.POSITIVE_INFINITY;
  return usual === seen ? 1 : Number.POSITIVE_INFINITY;
}

interface Run {
  readonly points: readonly Point[];
  /** What the run is compared with: the time before it. */
  readonly past: readonly Point[];
}

function levelsOf(ready: ReadyLine): readonly Unusual[] {
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

function shiftOf({ points, past }: Run, ready: ReadyLine): Unusual | undefined {
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

/** Values far outside that are no part of a shift to the same side; neighbors are one spike. */
function spikesOf({ before, window, noise, width }: ReadyLine, levels: readonly Unusual[]): readonly Unusual[] {
  const past = before.map(({ level }) => level);
  const center = middle(past);
  const spread = Math.max(noise, robustDeviation(past) ?? 0, noiseOf(window.map(({ level }) => level)) ?? 0);
  const [lowest, highest] = [Math.min(...past), Math.max(...past)];
  const usual = middle(before.map(({ value }) => value));
  const found: Unusual[] = [];
  for (const { at, value, level } of window) {
    const score = (level - center) / spread;
    const direction = score > 0 ? 'up' : 'down';
    const beyond = level > highest + spread || level < lowest - spread;
    if (Math.abs(score) < CLEAR_SPIKE || !beyond || factorOf(usual, value) < 1.5) continue;
    if (levels.some((shift) => shift.direction === direction && at >= shift.from && at < shift.to)) continue;
    const last = found.at(-1);
    if (last?.direction === direction && last.to >= at) {
      const stronger = Math.abs(score) > Math.abs(last.score);
      found[found.length - 1] = { ...last, to: at + width, ...(stronger ? { score, seen: value } : {}) };
    } else found.push({ shape: 'spike', direction, from: at, to: at + width, usual, seen: value, score });
  }
  return found.sort((a, b) => Math.abs(b.score) - Math.abs(a.score)).slice(0, 3);
}

/** A steady rise or fall that the time before did not have. */
function trendOf({ before, window, noise, width }: ReadyLine): readonly Unusual[] {
  const [first, last] = [window[0], window.at(-1)];
  if (window.length < 12 || first === undefined || last === undefined) return [];
  const levels = window.map(({ level }) => level);
  const past = before.slice(-window.length).map(({ level }) => level);
  const slope = robustSlope(levels) ?? 0;
  const change = slope * (levels.length - 1);
  const earlier = past.length < 12 ? 0 : (robustSlope(past) ?? 0);
  const score = trendScore(levels);
  if (Math.abs(score) < 4.5 || Math.abs(change) < CLEAR * noise || earlier * slope > (slope * slope) / 3) return [];
  const edge = Math.max(3, Math.floor(window.length / 6));
  const usual = middle(window.slice(0, edge).map(({ value }) => value));
  const seen = middle(window.slice(-edge).map(({ value }) => value));
  if (factorOf(usual, seen) < LEAST_RATIO) return [];
  const direction = change > 0 ? 'up' : 'down';
  return [{ shape: 'trend', direction, from: first.at, to: last.at + width, usual, seen, score }];
}

/**
 * The spread of neighbors' differences at least doubled or halved, by more than four standard errors of the logarithm
 * of a median absolute deviation (1.17 / √n for normal data).
 */
function varianceOf({ before, window, width, asCounts }: ReadyLine): readonly Unusual[] {
  const [first, last] = [window[0], window.at(-1)];
  if (asCounts || window.length < 20 || before.length < 20 || first === undefined || last === undefined) return [];
  const usual = noiseOf(before.map(({ value }) => value)) ?? 0;
  const seen = noiseOf(window.map(({ value }) => value)) ?? 0;
  if (!(usual > 0 && seen > 0)) return [];
  const score = Math.log(seen / usual) / (1.17 * Math.sqrt(1 / window.length + 1 / before.length));
  if (Math.abs(score) < 5 || factorOf(usual, seen) < 2) return [];
  return [
    {
      shape: 'variance',
      direction: score > 0 ? 'up' : 'down',
      from: first.at,
      to: last.at + width,
      usual,
      seen,
      score,
    },
  ];
}

/** No data, or no events, for much longer than ever before, where chance would not leave a hole that long. */
function gapOf(line: SeriesLine, { calculated, unknownBefore }: LineContext): Unusual | undefined {
  const before = finite(line.before).slice(unknownBefore);
  const window = finite(line.window);
  const empty = (value: number | null): boolean => (calculated.counts ? value === 0 : value === null);
  const have = before.filter((value) => value !== null);
  const filled = before.filter((value) => !empty(value)).length;
  if (filled < LEAST_BEFORE || have.length === 0) return undefined;
  const hole = longest(window, empty);
  const usualHole = longest(before, empty);
  if (hole.length < LEAST_RUN || hole.length <= 2 * usualHole.length) return undefined;
  // Each bucket is filled by chance with the share of before.
  const share = filled / before.length;
  if (share < 1 && hole.length * -Math.log(1 - share) < 14) return undefined;
  const usual = calculated.counts ? mean(known(before)) : middle(known(before));
  if (calculated.counts && usual * hole.length < 14) return undefined;
  const score = -hole.length * Math.max(1, share * 2);
  const gap: Unusual = {
    shape: 'gap',
    direction: 'down',
    from: hole.from,
    to: hole.from + hole.length,
    usual,
    seen: 0,
    score,
  };
  const then = line.days.filter((day) => finite(day.values).slice(gap.from, gap.to).every(empty)).length;
  return then >= 2 && then * 2 >= line.days.length ? undefined : gap;
}

function longest(
  values: SeriesLine['window'],
  is: (value: number | null) => boolean,
): { readonly from: number; readonly length: number } {
  let best = { from: 0, length: 0 };
  let from = 0;
  values.forEach((value, index) => {
    if (!is(value)) from = index + 1;
    else if (index + 1 - from > best.length) best = { from, length: index + 1 - from };
  });
  return best;
}
