/** When what waits in a queue or a stream began to wait. */
import { agesBy } from './aging.js';
import type { SeriesView } from './view.js';

/**
 * When what waits began to wait, in epoch milliseconds: the oldest message of the first bucket that stands out came so long before
 * it as its age says. Of a number of messages, and where nothing stands out, the beginning of that bucket.
 */
export function backlogBegan({
  series,
  calculated,
  line,
  main,
}: Pick<SeriesView, 'series' | 'calculated' | 'line' | 'main'>): number {
  const { firstAt, bucketMs } = series;
  const from = Math.max(0, main?.from ?? 0);
  const perBucket = agesBy(series, calculated);
  const at = firstAt + from * bucketMs;
  const first = line.window.slice(from).findIndex((value) => value !== null && value > (main?.usual ?? 0));
  const age = first < 0 ? undefined : line.window[from + first];
  if (perBucket === undefined || age === undefined || age === null) return at;
  return at + (first - age / perBucket) * bucketMs;
}
