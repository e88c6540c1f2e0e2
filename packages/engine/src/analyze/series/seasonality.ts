/** Whether a series repeats itself, and how it looks without that. */
import { median } from './robust.js';

const LEAST_PERIOD = 3;
const LEAST_CYCLES = 3;
const STRONG = 0.5;

/**
 * The number of values after which the series repeats itself, or undefined: constant series, noise, trends, and series
 * shorter than three cycles have none. The autocorrelation of the series without its linear trend must peak above 0.5
 * and above twice what chance gives (2 / √n). Source: Box & Jenkins (1970); Bartlett's bound.
 */
export function periodOf(values: readonly number[]): number | undefined {
  const n = values.length;
  if (n < LEAST_PERIOD * LEAST_CYCLES || !values.every(Number.isFinite)) return undefined;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const middle = (n - 1) / 2;
  const slope =
    values.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / ((n * (n * n - 1)) / 12);
  const level = values.map((value, index) => value - mean - slope * (index - middle));
  const power = level.reduce((sum, value) => sum + value * value, 0);
  if (!(power > 1e-12 * n * (mean * mean + 1))) return undefined;
  const correlation = (lag: number): number => {
    let sum = 0;
    for (let index = lag; index < n; index += 1) sum += (level[index] ?? 0) * (level[index - lag] ?? 0);
    return (sum / power) * (n / (n - lag));
  };
  const longest = Math.floor(n / LEAST_CYCLES);
  const at = Array.from({ length: longest + 2 }, (_, lag) => (lag === 0 ? 1 : correlation(lag)));
  let best: number | undefined;
  for (let lag = LEAST_PERIOD; lag <= longest; lag += 1) {
    const [left, here, right] = [at[lag - 1] ?? 0, at[lag] ?? 0, at[lag + 1] ?? 0];
    if (here < left || here < right || here < Math.max(STRONG, 4 / Math.sqrt(n))) continue;
    // A multiple of the period peaks as well; the shortest that is nearly as good is the period.
    if (best === undefined || here > (at[best] ?? 0) * 1.15) best = lag;
  }
  return best;
}

/** The usual value of each phase: the median over all cycles of the sample. */
export function phases(sample: readonly (number | null)[], period: number): readonly (number | undefined)[] {
  return Array.from({ length: period }, (_, phase) =>
    median(sample.filter((value, index): value is number => value !== null && index % period === phase)),
  );
}
