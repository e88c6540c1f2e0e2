/**
 * How surprising a difference is, in nats: the negative natural logarithm of the probability of at least such a
 * difference by chance. 0 is no surprise; evidence of independent sources adds up. No function throws.
 */
import type { Sample } from '../../query/evidence/system-evidence.js';
import { fisherGreater, logFactorial } from '../statistics/tests.js';

/** Probabilities below this are the same to everybody, and logarithms stay finite. */
const LEAST_P = 1e-100;
export const natsOf = (p: number): number => (p < 1 ? -Math.log(Math.max(LEAST_P, p)) : 0);

export interface Share {
  readonly seen: number;
  readonly of: number;
}

/** Two-sided Fisher's exact test: whether `now` and `past` have the same share. 0 for empty or odd counts. */
export function shareNats(now: Share, past: Share): number {
  const [a, b, c, d] = [now.seen, now.of - now.seen, past.seen, past.of - past.seen];
  if (!(a + b > 0) || !(c + d > 0)) return 0;
  return natsOf(2 * Math.min(fisherGreater(a, b, c, d), fisherGreater(b, a, d, c)));
}

/** The logarithms of durations below a tenth of a millisecond are noise of the clocks. */
const LEAST_MS = 0.1;

/**
 * Whether durations grew: Welch's t-test, one-sided, on logarithms, because durations are skewed and a fault
 * multiplies them. 0 when they did not grow, or when either side has none or both together have fewer than four.
 * Source: Welch (1947); Satterthwaite's degrees of freedom. A side with one value borrows the spread of the other.
 */
export function growthNats(now: Sample, past: Sample): number {
  const [a, b] = [momentsOf(now.values), momentsOf(past.values)];
  if (a.count + b.count < 4 || a.count === 0 || b.count === 0 || !(a.mean > b.mean)) return 0;
  const [variance1, variance2] = [a.variance ?? b.variance ?? 0, b.variance ?? a.variance ?? 0];
  // Equal values on both sides: the resolution of the clock stands for the spread.
  const part1 = Math.max(variance1, RESOLUTION) / a.count;
  const part2 = Math.max(variance2, RESOLUTION) / b.count;
  const t = (a.mean - b.mean) / Math.sqrt(part1 + part2);
  const freedom =
    (part1 + part2) ** 2 / (part1 ** 2 / Math.max(1, a.count - 1) + part2 ** 2 / Math.max(1, b.count - 1));
  return natsOf(studentTail(t, Math.max(1, freedom)));
}

/** A spread of 5 %, squared. */
const RESOLUTION = 0.05 ** 2;

function momentsOf(values: readonly number[]): {
  readonly count: number;
  readonly mean: number;
  readonly variance?: number;
} {
  const logs = values.map((value) => Math.log(Math.max(LEAST_MS, value)));
  const count = logs.length;
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, count);
  if (count < 2) return { count, mean };
  return { count, mean, variance: logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) };
}

/**
 * How far `value` lies beyond what was usual: above the 90th percentile of `usual` the excesses are taken as
 * exponential. 0 at or below the percentile or with fewer than 20 usual values. `least` is the smallest mean excess
 * that is believed, in the unit of the values.
 * Source: peaks over threshold (Pickands 1975) with shape 0, as in Siffer et al., "Anomaly Detection in Streams with
 * Extreme Value Theory", KDD 2017.
 */
export function exceedanceNats(value: number, usual: readonly number[], least: number): number {
  if (usual.length < LEAST_USUAL) return 0;
  const sorted = [...usual].sort((a, b) => a - b);
  const threshold = sorted[Math.floor(0.9 * (sorted.length - 1))] ?? 0;
  if (!(value > threshold)) return 0;
  const excesses = sorted.filter((one) => one > threshold).map((one) => one - threshold);
  const mean = excesses.reduce((sum, one) => sum + one, 0) / Math.max(1, excesses.length);
  return Math.min(natsOf(0), Math.log(10) + (value - threshold) / Math.max(least, mean));
}
export const LEAST_USUAL = 20;

/** P(T > t) of Student's distribution. Source: Abramowitz & Stegun 26.7.1, by the incomplete beta function. */
export function studentTail(t: number, freedom: number): number {
  if (!Number.isFinite(t) || !(freedom > 0)) return t > 0 ? 0 : 1;
  const half = 0.5 * incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
  return t > 0 ? half : 1 - half;
}

/** The regularized incomplete beta function by Lentz's continued fraction. Source: Numerical Recipes 6.4. */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log(1 - x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(x, a, b)) / a : 1 - (front * fraction(1 - x, b, a)) / b;
}

function fraction(x: number, a: number, b: number): number {
  const tiny = 1e-300;
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny);
  let result = d;
  for (let m = 1; m <= 300; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d, tiny);
    c = nonZero(1 + even / c, tiny);
    result *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d, tiny);
    c = nonZero(1 + odd / c, tiny);
    result *= d * c;
    if (Math.abs(d * c - 1) < 1e-12) break;
  }
  return result;
}

const nonZero = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value);

/** ln Γ(x) for x > 0, by Stirling's series after shifting x above 8. Source: Abramowitz & Stegun 6.1.41. */
function logGamma(x: number): number {
  if (Number.isInteger(x)) return logFactorial(x - 1);
  let shift = 0;
  let z = x;
  while (z < 8) {
    shift += Math.log(z);
    z += 1;
  }
  const inverse = 1 / (z * z);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - shift;
}
