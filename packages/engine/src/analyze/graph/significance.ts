/**
 * How surprising a difference is, in nats: the negative natural logarithm of the probability of at least such a
 * difference by chance. 0 is no surprise; evidence of independent sources adds up. No function throws.
 */
import type { Sample } from '../../query/evidence/system/evidence.js';
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

/**
 * The most that `shareNats` can come to with as many in both times and as many that have it together: all of them on one
 * side. Few visits, or what nearly all or nearly none have, can never be surprising.
 */
export function mostShareNats(now: Share, past: Share): number {
  const seen = now.seen + past.seen;
  const [inNow, inPast] = [Math.min(seen, now.of), Math.min(seen, past.of)];
  return Math.max(
    shareNats({ seen: inNow, of: now.of }, { seen: seen - inNow, of: past.of }),
    shareNats({ seen: seen - inPast, of: now.of }, { seen: inPast, of: past.of }),
  );
}

/**
 * As how many comparisons those count which could pass at all: the least number at which no more than so many can be as
 * surprising as it asks. At least 1.
 * Source: Tarone, "A Modified Bonferroni Method for Discrete Data", Biometrics 46 (1990).
 * @param mosts the most nats that each comparison can come to
 * @param limit the nats that one of so many comparisons must reach
 */
export function comparisonsAmong(mosts: readonly number[], limit: (comparisons: number) => number): number {
  const ordered = [...mosts].sort((a, b) => b - a);
  let least = 1;
  while ((ordered[least] ?? Number.NEGATIVE_INFINITY) >= limit(least)) least += 1;
  return least;
}

/** The logarithms of durations below a tenth of a millisecond are noise of the clocks. */
const LEAST_MS = 0.1;

/** What is believed of a spread before it is seen: a variance of logarithms, and as how many values that counts. */
export interface Spread {
  readonly variance: number;
  readonly freedom: number;
}

/**
 * Whether durations grew: Student's t-test, one-sided, on logarithms, because durations are skewed and a fault
 * multiplies them; with few values the spread leans on `usual`, that of similar ones. `drift` is the variance by which
 * their mean differs between two ordinary times. 0 when they did not grow, when either side has none, or when there is
 * neither a spread of their own nor a usual one.
 * Source: the moderated t-statistic of Smyth, "Linear Models and Empirical Bayes Methods" (2004).
 */
export function growthNats(now: Sample, past: Sample, usual?: Spread, drift = 0): number {
  const [a, b] = [momentsOf(now.values), momentsOf(past.values)];
  if (a.count === 0 || b.count === 0 || !(a.mean > b.mean)) return 0;
  const own = a.count + b.count - 2;
  const freedom = own + (usual?.freedom ?? 0);
  if (!(freedom >= 2)) return 0;
  const squares = a.squares + b.squares + (usual === undefined ? 0 : usual.variance * usual.freedom);
  // Equal values on both sides: the resolution of the clock stands for the spread.
  const variance = Math.max(squares / freedom, RESOLUTION);
  return natsOf(studentTail((a.mean - b.mean) / Math.sqrt(variance * (1 / a.count + 1 / b.count) + drift), freedom));
}

/** A spread of 5 %, squared. */
const RESOLUTION = 0.05 ** 2;
/** The usual spread counts as much as four values, about what Smyth's estimate comes to. */
const BORROWED = 4;

/** The median of the spreads of many comparisons that have at least four values each; undefined when none has. */
export function usualSpread(pairs: readonly (readonly [now: Sample, past: Sample])[]): Spread | undefined {
  const variances = pairs
    .flatMap(([now, past]) => {
      const [a, b] = [momentsOf(now.values), momentsOf(past.values)];
      const freedom = a.count + b.count - 2;
      return a.count > 0 && b.count > 0 && freedom >= 2 ? [(a.squares + b.squares) / freedom] : [];
    })
    .sort((x, y) => x - y);
  const variance = variances[Math.floor((variances.length - 1) / 2)];
  return variance === undefined ? undefined : { variance, freedom: BORROWED };
}

/** A twentieth more or less, squared: how far two ordinary minutes are apart at the least. */
const LEAST_DRIFT = 0.05 ** 2;
/** Of fewer the middle says nothing. */
const LEAST_COMPARED = 8;
/** The standard deviation of a normal distribution over its median distance from the middle. */
const OF_MEDIAN_DISTANCE = 1.4826;

/**
 * The variance of logarithms by which the means of most comparisons moved between the two times, beyond what their own
 * spread explains: load and neighbors change from minute to minute, whatever the number of values.
 * Source: the empirical null of Efron, "Large-Scale Simultaneous Hypothesis Testing", JASA 99 (2004).
 */
export function usualDrift(pairs: readonly (readonly [now: Sample, past: Sample])[]): number {
  const moved = pairs.flatMap(([now, past]) => {
    const [a, b] = [momentsOf(now.values), momentsOf(past.values)];
    const freedom = a.count + b.count - 2;
    if (a.count < 2 || b.count < 2) return [];
    return [{ by: a.mean - b.mean, variance: ((a.squares + b.squares) / freedom) * (1 / a.count + 1 / b.count) }];
  });
  if (moved.length < LEAST_COMPARED) return LEAST_DRIFT;
  const center = middleOf(moved.map(({ by }) => by));
  const spread = OF_MEDIAN_DISTANCE * middleOf(moved.map(({ by }) => Math.abs(by - center)));
  return Math.max(LEAST_DRIFT, spread ** 2 - middleOf(moved.map(({ variance }) => variance)));
}

const middleOf = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

function momentsOf(values: readonly number[]): {
  readonly count: number;
  readonly mean: number;
  readonly squares: number;
} {
  const logs = values.map((value) => Math.log(Math.max(LEAST_MS, value)));
  const mean = logs.reduce((sum, value) => sum + value, 0) / Math.max(1, logs.length);
  return { count: logs.length, mean, squares: logs.reduce((sum, value) => sum + (value - mean) ** 2, 0) };
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
