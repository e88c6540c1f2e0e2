/** Where a series changes its level. */

/** No run of equal level shorter than this is told from chance. */
export const LEAST_RUN = 3;

/**
 * The starts of the runs that together leave the least squares unexplained, each run paid with `penalty` (in the unit
 * of `noise` squared). Always holds 0; an empty series has none. Spikes are taken out by a running median of three
 * first, so that one wild value makes no run. Cost is quadratic: at most 600 values are looked at, the last ones.
 *
 * Source: optimal partitioning, Jackson et al. (2005); the penalty as in Killick, Fearnhead & Eckley (2012).
 */
export function changePoints(
  values: readonly number[],
  noise: number,
  penalty = 3 * Math.log(values.length + 1),
): readonly number[] {
  const offset = Math.max(0, values.length - 600);
  const smooth = withoutSpikes(values.slice(offset));
  const n = smooth.length;
  if (n === 0) return [];
  if (!(noise > 0)) return [0];
  const sums = [0];
  const squares = [0];
  for (const value of smooth) {
    sums.push((sums.at(-1) ?? 0) + value);
    squares.push((squares.at(-1) ?? 0) + value * value);
  }
  const cost = (from: number, to: number): number => {
    const sum = (sums[to] ?? 0) - (sums[from] ?? 0);
    return (squares[to] ?? 0) - (squares[from] ?? 0) - (sum * sum) / (to - from);
  };
  const perRun = penalty * noise * noise;
  const best: number[] = [-perRun];
  const last: number[] = [0];
  for (let to = 1; to <= n; to += 1) {
    let least = Number.POSITIVE_INFINITY;
    let start = 0;
    for (let from = 0; from <= to - LEAST_RUN || from === 0; from += 1) {
      const total = (best[from] ?? Number.POSITIVE_INFINITY) + cost(from, to) + perRun;
      if (total < least - 1e-12) [least, start] = [total, from];
    }
    best.push(least);
    last.push(start);
  }
  const starts: number[] = [];
  for (let at = n; at > 0; at = last[at] ?? 0) starts.push(last[at] ?? 0);
  return starts.reverse().map((start) => (start === 0 ? 0 : start + offset));
}

function withoutSpikes(values: readonly number[]): readonly number[] {
  return values.map((value, index) => {
    const [before, after] = [values[index - 1], values[index + 1]];
    if (before === undefined || after === undefined) return value;
    return Math.max(Math.min(before, value), Math.min(Math.max(before, value), after));
  });
}
