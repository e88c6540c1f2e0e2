/** The bars of the histogram: every interval of the range, also the empty ones. */
import type { SeriesPoint, Timeframe } from '@baselime-ai/contract';

export interface Bar {
  readonly at: number;
  readonly count: number;
  readonly errors: number;
}

/** @param widthMs width of one bar; points between two bars count for the earlier one */
export function bars(
  timeframe: Timeframe,
  widthMs: number,
  all: readonly SeriesPoint[],
  errors: readonly SeriesPoint[],
): readonly Bar[] {
  if (!(widthMs > 0) || (timeframe.to - timeframe.from) / widthMs > 10_000) return [];
  const counts = sums(all, widthMs);
  const failed = sums(errors, widthMs);
  const result: Bar[] = [];
  for (let at = Math.floor(timeframe.from / widthMs) * widthMs; at < timeframe.to; at += widthMs) {
    result.push({ at, count: counts.get(at) ?? 0, errors: failed.get(at) ?? 0 });
  }
  return result;
}

function sums(points: readonly SeriesPoint[], widthMs: number): ReadonlyMap<number, number> {
  const result = new Map<number, number>();
  for (const point of points) {
    const at = Math.floor(point.at / widthMs) * widthMs;
    result.set(at, (result.get(at) ?? 0) + (point.values.count ?? 0));
  }
  return result;
}
