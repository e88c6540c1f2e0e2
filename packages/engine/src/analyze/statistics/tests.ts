/** The few tests of significance that the detectors need, exact where counts are small. No function throws. */

/**
 * ln(n!) for n >= 0; NaN below. Stirling's series with three terms above 255 is exact to 1e-12.
 * Source: Abramowitz & Stegun 6.1.41.
 */
export function logFactorial(n: number): number {
  if (!(n >= 0)) return Number.NaN;
  const whole = Math.round(n);
  const known = SMALL[whole];
  if (known !== undefined) return known;
  const x = whole + 1;
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3);
}

const SMALL: readonly number[] = (() => {
  const table = [0];
  for (let n = 1; n < 256; n += 1) table.push((table[n - 1] ?? 0) + Math.log(n));
  return table;
})();

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * The probability of `k` and of all beyond it, from the logarithm of that of `k` itself; each term from the one before
 * by its ratio. Away from the mode the terms fall off geometrically; what is left at the end is below any use.
 * @param ratioAfter term of the next step, over that of this one; 0 ends the sum
 */
function tailFrom(k: number, logTerm: number, step: 1 | -1, ratioAfter: (k: number) => number): number {
  let term = Math.exp(logTerm);
  let tail = term;
  for (let at = k; term > 0; at += step) {
    term *= ratioAfter(at);
    tail += term;
    if (!(term > tail * 1e-15)) break;
  }
  return tail;
}

/**
 * One-sided Fisher's exact test of a 2x2 table: how likely at least `a` of the `a + b` failing ones carry the value
 * when `c` of the `c + d` others do and there is no connection. 1 for an empty or odd table.
 * Source: Fisher (1934); the hypergeometric upper tail.
 */
export function fisherGreater(a: number, b: number, c: number, d: number): number {
  const [failing, other, withValue] = [a + b, c + d, a + c];
  if (![a, b, c, d].every((cell) => Number.isFinite(cell) && cell >= 0) || failing === 0 || other === 0) return 1;
  const logOf = (k: number): number =>
    logChoose(failing, k) + logChoose(other, withValue - k) - logChoose(failing + other, withValue);
  const ratio = (k: number): number =>
    ((failing - k) * (withValue - k)) / ((k + 1) * Math.max(1, other - withValue + k + 1));
  // On this side of the middle the tail is the longer part: what is left of the other side is 1 less it.
  if (a * (failing + other) <= failing * withValue) {
    const least = Math.max(0, withValue - other);
    return a <= least
      ? 1
      : Math.max(0, 1 - tailFrom(a - 1, logOf(a - 1), -1, (k) => (k <= least ? 0 : 1 / ratio(k - 1))));
  }
  return Math.min(1, tailFrom(a, logOf(a), 1, ratio));
}

/**
 * Whether `a` events in `aMs` are more than `b` in `bMs` foretell. Given the total, `a` is binomial under equal rates.
 * `ratio` is undefined when nothing happened before; `low` is the lower 95 % bound of the ratio by Wilson's interval.
 * Undefined when a span of time is empty or both counts are 0.
 * Source: Przyborowski & Wilenski (1940), the conditional test; Wilson (1927).
 */
export function compareRates(
  a: number,
  aMs: number,
  b: number,
  bMs: number,
): { readonly ratio?: number; readonly low: number; readonly high?: number; readonly p: number } | undefined {
  if (!(aMs > 0) || !(bMs > 0) || !(a >= 0) || !(b >= 0) || a + b === 0) return undefined;
  const n = a + b;
  const share = aMs / (aMs + bMs);
  const odds = share / (1 - share);
  const logOf = (k: number): number => logChoose(n, k) + k * Math.log(share) + (n - k) * Math.log(1 - share);
  const ratio = (k: number): number => ((n - k) / (k + 1)) * odds;
  const p =
    a > n * share
      ? tailFrom(a, logOf(a), 1, ratio)
      : a < 1
        ? 1
        : 1 - tailFrom(a - 1, logOf(a - 1), -1, (k) => (k <= 0 ? 0 : 1 / ratio(k - 1)));
  const z = 1.96;
  const center = (a / n + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const spread = (z / (1 + (z * z) / n)) * Math.sqrt(((a / n) * (1 - a / n)) / n + (z * z) / (4 * n * n));
  const ratioAt = (q: number): number => (q / (1 - q)) * (bMs / aMs);
  const low = ratioAt(Math.max(0, center - spread));
  const top = center + spread;
  return {
    low,
    p: Math.min(1, Math.max(0, p)),
    ...(b > 0 ? { ratio: a / aMs / (b / bMs) } : {}),
    ...(top < 1 ? { high: ratioAt(top) } : {}),
  };
}

/**
 * Benjamini and Hochberg's adjusted p-values, in the order given. Empty for an empty list.
 * Source: Benjamini & Hochberg (1995).
 */
export function adjustForMany(pValues: readonly number[]): readonly number[] {
  const order = pValues.map((p, index) => ({ p, index })).sort((x, y) => y.p - x.p);
  const adjusted: number[] = new Array(pValues.length).fill(1);
  let least = 1;
  order.forEach(({ p, index }, position) => {
    least = Math.min(least, (p * pValues.length) / (pValues.length - position));
    adjusted[index] = least;
  });
  return adjusted;
}
