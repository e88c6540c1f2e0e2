/** Statistics that a few wild values do not move. None throws; what cannot be known is undefined, never 0. */

/** 1 / the 0.75 quantile of N(0,1): makes the median absolute deviation of normal data its standard deviation. */
const NORMAL_CONSISTENCY = 1.4826;

/** The values that are known, in their order. */
export const known = (values: readonly (number | null)[]): readonly number[] =>
  values.filter((value): value is number => value !== null && Number.isFinite(value));

/** Linear interpolation between the closest ranks (type 7 of Hyndman & Fan, 1996). Undefined for an empty sample. */
export function quantile(sample: readonly number[], level: number): number | undefined {
  // Sorted as numbers by their own kind of list, which calls no function for each pair.
  const sorted = Float64Array.from(sample).sort();
  const at = (sorted.length - 1) * Math.min(1, Math.max(0, level));
  const [low, high] = [sorted[Math.floor(at)], sorted[Math.ceil(at)]];
  return low === undefined || high === undefined ? undefined : low + (high - low) * (at - Math.floor(at));
}

/** Undefined for an empty sample. */
export const median = (sample: readonly number[]): number | undefined => quantile(sample, 0.5);

/**
 * Standard deviation from the median absolute deviation; 0 when more than half of the sample is equal, undefined for
 * an empty one. Source: Rousseeuw & Croux (1993).
 */
export function robustDeviation(sample: readonly number[]): number | undefined {
  const center = median(sample);
  if (center === undefined) return undefined;
  const deviation = median(sample.map((value) => Math.abs(value - center)));
  return deviation === undefined ? undefined : deviation * NORMAL_CONSISTENCY;
}

/**
 * Standard deviation of what is left when slow changes are taken out: from the differences of neighbors, so that a
 * step or a trend does not count as noise. Undefined for fewer than three values. Source: von Neumann et al. (1941),
 * with the median absolute deviation in place of the mean square.
 */
export function noiseOf(sample: readonly number[]): number | undefined {
  if (sample.length < 3) return undefined;
  const steps = sample.slice(1).map((value, index) => value - (sample[index] ?? value));
  const deviation = robustDeviation(steps);
  return deviation === undefined ? undefined : deviation / Math.SQRT2;
}

/** Medians of all runs of `length` neighbors, without those that are not whole. */
export function blockMedians(sample: readonly number[], length: number): readonly number[] {
  const blocks: number[] = [];
  for (let at = 0; at + length <= sample.length; at += 1) {
    const middle = median(sample.slice(at, at + length));
    if (middle !== undefined) blocks.push(middle);
  }
  return blocks;
}

/**
 * The slope per step as the median of the slopes of all pairs. Undefined for fewer than two values; at most 200 values
 * are looked at. Source: Theil (1950), Sen (1968).
 */
export function robustSlope(sample: readonly number[]): number | undefined {
  const used = sample.slice(-200);
  const slopes: number[] = [];
  for (let i = 0; i < used.length; i += 1)
    for (let j = i + 1; j < used.length; j += 1) slopes.push(((used[j] ?? 0) - (used[i] ?? 0)) / (j - i));
  return median(slopes);
}

/**
 * Kendall's test for a trend as a standard normal value, corrected for ties. 0 when there is nothing to test.
 * Source: Mann (1945), Kendall (1975).
 */
export function trendScore(sample: readonly number[]): number {
  const used = sample.slice(-200);
  const n = used.length;
  let s = 0;
  for (let i = 0; i < n; i += 1) for (let j = i + 1; j < n; j += 1) s += Math.sign((used[j] ?? 0) - (used[i] ?? 0));
  const ties = new Map<number, number>();
  for (const value of used) ties.set(value, (ties.get(value) ?? 0) + 1);
  const tied = [...ties.values()].reduce((sum, t) => sum + t * (t - 1) * (2 * t + 5), 0);
  const variance = (n * (n - 1) * (2 * n + 5) - tied) / 18;
  return n < 4 || !(variance > 0) || s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
}
