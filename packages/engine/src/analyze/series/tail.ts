/** How far out in the tail of all that was seen so far a value lies. */

/** The values seen, sorted, at most `most` of them; the oldest leaves first. */
class SortedMemory {
  readonly sorted: Float64Array;
  private readonly ring: Float64Array;
  private readonly most: number;
  length = 0;
  private oldest = 0;

  constructor(most: number) {
    this.most = most;
    this.sorted = new Float64Array(most);
    this.ring = new Float64Array(most);
  }

  add(value: number): void {
    if (this.length === this.most) {
      const gone = this.placeOf(this.ring[this.oldest] ?? 0);
      this.sorted.copyWithin(gone, gone + 1, this.length);
      this.length -= 1;
    }
    const place = this.placeOf(value);
    this.sorted.copyWithin(place + 1, place, this.length);
    this.sorted[place] = value;
    this.length += 1;
    this.ring[this.oldest] = value;
    this.oldest = (this.oldest + 1) % this.most;
  }

  at(place: number): number {
    return this.sorted[place] ?? 0;
  }

  private placeOf(value: number): number {
    let [low, high] = [0, this.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.sorted[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

interface Fit {
  /** Where the tail begins, and the share of values in it. */
  readonly start: number;
  readonly share: number;
  readonly shape: number;
  readonly scale: number;
}

const LEAST = 30;
const REFIT = 10;
const TAIL = 0.1;
const LEAST_IN_TAIL = 8;
/** Heavier tails than this have no variance that could be estimated from so few values. */
const HEAVIEST = 0.4;
const LEAST_SCALE = 0.05;

/**
 * A stream of values and the surprise of each, on either side: -log10 of the probability of a value so far out, from a
 * generalized Pareto distribution fitted by moments to the outer tenth on that side. 0 inside of it, and for the first
 * 30 values. Constant memory.
 *
 * Source: peaks over threshold, Pickands (1975); moment estimates, Hosking & Wallis (1987); over streams, Siffer et
 * al. (2017), "Anomaly Detection in Streams with Extreme Value Theory".
 */
export class TailMemory {
  private readonly memory: SortedMemory;
  private upper: Fit | undefined;
  private lower: Fit | undefined;
  private sinceFit = REFIT;

  constructor(most = 4_000) {
    this.memory = new SortedMemory(most);
  }

  /** The surprise of `value` against everything before it; then it is remembered. */
  next(value: number): number {
    const surprise = this.surpriseOf(value);
    this.memory.add(value);
    return surprise;
  }

  private surpriseOf(value: number): number {
    if (this.memory.length < LEAST) return 0;
    if (this.sinceFit >= REFIT) {
      this.upper = this.fit(1);
      this.lower = this.fit(-1);
      this.sinceFit = 0;
    }
    this.sinceFit += 1;
    return Math.max(beyond(this.upper, value), beyond(this.lower, -value));
  }

  private fit(side: 1 | -1): Fit {
    const n = this.memory.length;
    const value = (place: number): number => side * this.memory.at(side === 1 ? place : n - 1 - place);
    const first = Math.max(0, Math.min(n - LEAST_IN_TAIL, Math.floor((1 - TAIL) * n)));
    const start = value(first);
    let [sum, squares] = [0, 0];
    for (let place = first; place < n; place += 1) {
      const excess = value(place) - start;
      sum += excess;
      squares += excess * excess;
    }
    const mean = sum / (n - first);
    const variance = squares / (n - first) - mean * mean;
    const shape = variance > 0 ? Math.min(HEAVIEST, Math.max(0, 0.5 * (1 - (mean * mean) / variance))) : 0;
    // Values that are nearly all equal have no tail to fit: a small part of their spread stands in for it.
    const body = value(Math.floor(0.9 * (n - 1))) - value(Math.floor(0.1 * (n - 1)));
    const range = value(n - 1) - value(0);
    const least = Math.max(LEAST_SCALE * body, (LEAST_SCALE * range) / 20, 1e-12 + 1e-6 * Math.abs(start));
    return { start, share: (n - first) / n, shape, scale: Math.max(least, mean * (1 - shape)) };
  }
}

function beyond(fit: Fit | undefined, value: number): number {
  if (fit === undefined || value <= fit.start) return 0;
  const excess = (value - fit.start) / fit.scale;
  const decay = fit.shape < 1e-6 ? excess / Math.LN10 : Math.log10(1 + fit.shape * excess) / fit.shape;
  return decay - Math.log10(fit.share);
}
