/**
 * The score of the Numenta Anomaly Benchmark, written from its published method: Lavin & Ahmad (2015), "Evaluating
 * Real-Time Anomaly Detection Algorithms". A first report inside a labelled window earns up to 1 (more when early), a
 * missed window costs 1, a report outside costs up to 0.11 (less soon after a window); the sum is put on a scale where
 * a detector that never reports has 0 and a perfect one 100.
 */
export interface Labelled {
  readonly times: readonly number[];
  /** First and last instant of each window, in epoch milliseconds. */
  readonly windows: readonly (readonly [from: number, to: number])[];
}

export interface Row {
  /** What a report at this row is worth. */
  readonly weight: number;
  /** Index of its window; undefined outside. */
  readonly window: number | undefined;
  /** The first part of a file, where nothing counts. */
  readonly isProbation: boolean;
}

const FALSE_POSITIVE = 0.11;
const PROBATION = 0.15;
const PROBATION_ROWS = 5_000;

const sigmoid = (place: number): number => (place > 3 ? -1 : 2 / (1 + Math.exp(5 * place)) - 1);

export function rowsOf({ times, windows }: Labelled): readonly Row[] {
  const probation = Math.floor(PROBATION * Math.min(times.length, PROBATION_ROWS));
  const places = new Map(times.map((time, index) => [time, index] as const));
  const spans = windows.flatMap(([from, to]) => {
    const [left, right] = [places.get(from), places.get(to)];
    return left === undefined || right === undefined ? [] : [{ left, right, width: right - left + 1 }];
  });
  return times.map((_, index) => {
    const isProbation = index < probation;
    const window = spans.findIndex(({ left, right }) => index >= left && index <= right);
    const span = spans[window];
    if (span !== undefined) {
      const weight = sigmoid(-(span.right - index + 1) / span.width) / sigmoid(-1);
      return { weight, window, isProbation };
    }
    const last = spans.findLast(({ right }) => right < index);
    const worth = last === undefined ? -1 : sigmoid((index - last.right) / (last.width - 1));
    return { weight: FALSE_POSITIVE * worth, window: undefined, isProbation };
  });
}

export interface Judged {
  readonly rows: readonly Row[];
  readonly windows: number;
  readonly scores: readonly number[];
}

/** What one file earns above a detector that never reports: 0 to 2 a window, less what false reports cost. */
export function earned({ rows, scores }: Judged, threshold: number): number {
  const best = new Map<number, number>();
  let lost = 0;
  rows.forEach(({ weight, window, isProbation }, index) => {
    if (isProbation || !((scores[index] ?? 0) >= threshold)) return;
    if (window === undefined) lost += weight;
    else best.set(window, Math.max(best.get(window) ?? Number.NEGATIVE_INFINITY, weight));
  });
  return [...best.values()].reduce((sum, weight) => sum + weight + 1, lost);
}

/** 0..100 for many files together; 0 when there is no window. */
export function standardScore(files: readonly Judged[], threshold: number): number {
  const windows = files.reduce((sum, file) => sum + file.windows, 0);
  const sum = files.reduce((all, file) => all + earned(file, threshold), 0);
  return windows === 0 ? 0 : (100 * sum) / (2 * windows);
}

/** The threshold with the best score, of those that the scores themselves offer (at most 400 of them). */
export function bestThreshold(files: readonly Judged[]): number {
  const distinct = [...new Set(files.flatMap(({ scores }) => scores.filter((score) => score > 0)))].sort(
    (a, b) => b - a,
  );
  const step = Math.max(1, Math.floor(distinct.length / 400));
  let best = { threshold: 2, score: 0 };
  for (let index = 0; index < distinct.length; index += step) {
    const threshold = distinct[index] ?? 2;
    const score = standardScore(files, threshold);
    if (score > best.score) best = { threshold, score };
  }
  return best.threshold;
}
