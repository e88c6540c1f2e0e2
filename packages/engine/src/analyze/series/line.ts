/** A line of a chart made ready for judging: unknown parts left out, sparse counts in wider buckets, noise made even. */
import type { Calculated, SeriesLine, Values } from '../../query/evidence/series/series.js';
import { known, noiseOf, quantile, robustDeviation } from './robust.js';
import { periodOf, phases } from './seasonality.js';

export interface LineContext {
  readonly calculated: Pick<Calculated, 'counts' | 'additive'>;
  readonly unknownBefore: number;
  /** Of an age: by how much it grows in one bucket while time passes. */
  readonly agesBy?: number;
  /** How many of the newest buckets may still come; absent where all are there at once. */
  readonly late?: number;
  /** What is counted should never happen. */
  readonly isTrouble?: true;
}

/** A value with its place: 0 is the first bucket of the window, negative ones lie before it. */
export interface Point {
  readonly at: number;
  /** As measured, per bucket of the original width. */
  readonly value: number;
  /** On the scale where noise is even, without what repeats itself. */
  readonly level: number;
}

export interface ReadyLine {
  readonly before: readonly Point[];
  readonly window: readonly Point[];
  /** How many of the original buckets one point covers. */
  readonly width: number;
  /** Standard deviation of a level, never 0. */
  readonly noise: number;
  /** Original buckets after which the line repeats itself. */
  readonly period?: number;
  readonly asCounts: boolean;
}

const SPARSE = 3;
const LEAST_POINTS = 6;

/** NaN and infinities are unknown. */
export const finite = (values: Values): Values =>
  values.map((value) => (value !== null && Number.isFinite(value) ? value : null));

export function readyLine(line: SeriesLine, { calculated, unknownBefore }: LineContext): ReadyLine {
  const before = finite(line.before).map((value, index) => (index < unknownBefore ? null : value));
  const window = finite(line.window);
  const all = [...known(before), ...known(window)];
  const asCounts = calculated.additive && all.every((value) => value >= 0 && Number.isInteger(value));
  const width = calculated.counts && asCounts ? widthFor(known(window), known(before)) : 1;
  const coarse = { before: coarsen(before, width, 'end'), window: coarsen(window, width, 'start') };
  const scale = scaleFor([...known(coarse.before), ...known(coarse.window)], asCounts);
  const scaled = {
    before: coarse.before.map((value) => (value === null ? null : scale(value))),
    window: coarse.window.map((value) => (value === null ? null : scale(value))),
  };
  const period = seasonOf(scaled.before);
  const usual = period === undefined ? undefined : phases(scaled.before, period);
  const center = usual === undefined ? 0 : (robustCenter(scaled.before) ?? 0);
  const flat = (value: number, index: number): number =>
    usual === undefined || period === undefined ? value : value - (usual[index % period] ?? center) + center;
  const count = scaled.before.length;
  const points = (values: Values, levels: Values, offset: number): readonly Point[] =>
    values.flatMap((value, index) => {
      const level = levels[index];
      if (value === null || level === null || level === undefined) return [];
      const place = offset + index;
      return [{ at: (place - count) * width, value: value / width, level: flat(level, place) }];
    });
  const ready = {
    before: points(coarse.before, scaled.before, 0),
    window: points(coarse.window, scaled.window, count),
  };
  const levels = ready.before.map(({ level }) => level);
  // Where most values are equal, as in rare bursts, the middle says nothing of the noise; the edges do.
  const edges = asCounts ? ((quantile(levels, 0.95) ?? 0) - (quantile(levels, 0.05) ?? 0)) / 3.29 : 0;
  const spread = Math.max(noiseOf(levels) ?? 0, (robustDeviation(levels) ?? 0) / 2, edges);
  const noise = Math.max(floorFor(levels, asCounts, scale), spread);
  return { ...ready, width, noise, asCounts, ...(period === undefined ? {} : { period: period * width }) };
}

/** Counts of less than about three a bucket are mostly 0 and 1: wider buckets say more. */
function widthFor(window: readonly number[], before: readonly number[]): number {
  const mean = (values: readonly number[]): number =>
    values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
  const rate = Math.max(mean(window), mean(before));
  const most = Math.max(
    1,
    Math.floor(Math.min(window.length, before.length === 0 ? window.length : before.length * 0.75) / LEAST_POINTS),
  );
  return rate >= SPARSE || rate === 0 ? 1 : Math.min(most, Math.ceil(SPARSE / rate));
}

/** Sums of `width` neighbors; what does not fill a whole one at the far end from the window's start is left out. */
function coarsen(values: Values, width: number, aligned: 'start' | 'end'): Values {
  if (width <= 1) return values;
  const whole = Math.floor(values.length / width);
  const offset = aligned === 'end' ? values.length - whole * width : 0;
  return Array.from({ length: whole }, (_, index) => {
    const part = values.slice(offset + index * width, offset + (index + 1) * width);
    return part.some((value) => value === null) ? null : part.reduce<number>((sum, value) => sum + (value ?? 0), 0);
  });
}

/**
 * Counts on Anscombe's scale (1948), where Poisson noise is 1 whatever the count; positive values that span more than
 * a factor of two as logarithms, because durations and sizes differ by factors; everything else as it is.
 */
function scaleFor(values: readonly number[], asCounts: boolean): (value: number) => number {
  if (asCounts) return (value) => 2 * Math.sqrt(value + 3 / 8);
  const least = values.reduce((low, value) => Math.min(low, value), Number.POSITIVE_INFINITY);
  const most = values.reduce((high, value) => Math.max(high, value), Number.NEGATIVE_INFINITY);
  return least > 0 && most > 2 * least ? (value) => Math.log(value) : (value) => value;
}

/** The least difference that is worth a word: chance for counts, five per cent for what is measured. */
function floorFor(levels: readonly number[], asCounts: boolean, scale: (value: number) => number): number {
  if (asCounts) return 1;
  if (scale(Math.E) === 1) return 0.05;
  const center = levels.reduce((sum, value) => sum + Math.abs(value), 0) / Math.max(1, levels.length);
  return Math.max(center * 0.02, 1e-9);
}

const robustCenter = (values: Values): number | undefined => {
  const sorted = [...known(values)].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** Only where nearly all values are known: a pattern of gaps is none of the line. */
function seasonOf(values: Values): number | undefined {
  const have = known(values);
  if (have.length < values.length * 0.9) return undefined;
  const center = robustCenter(values) ?? 0;
  return periodOf(values.map((value) => value ?? center));
}
