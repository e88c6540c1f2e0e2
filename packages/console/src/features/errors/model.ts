/** Error groups: what a query grouped by fingerprint gives, joined with a sample of each group. */
import type { EventView, QueryAnswer, Timeframe } from '@baselime-ai/contract';

export const FINGERPRINT = '$baselime.fingerprint';

export interface ErrorGroup {
  readonly fingerprint: string;
  readonly count: number;
  /** Absent where the group's sample was not among the newest errors. */
  readonly sample?: EventView;
  /** Start of the last interval with an error of this group; absent when only the total is known. */
  readonly lastAt?: number;
  /** Counts over equal parts of the range, oldest first. */
  readonly trend: readonly number[];
}

const PARTS = 30;

/** Most frequent first. Groups without a fingerprint are left out: nothing could be asked about them. */
export function errorGroups(
  answer: Pick<QueryAnswer, 'aggregates' | 'series'>,
  samples: readonly EventView[],
  timeframe: Timeframe,
): readonly ErrorGroup[] {
  const newest = new Map<string, EventView>();
  for (const event of samples) {
    const known = event.fingerprint === undefined ? undefined : newest.get(event.fingerprint);
    if (event.fingerprint !== undefined && (!known || known.timestampMs < event.timestampMs)) {
      newest.set(event.fingerprint, event);
    }
  }
  const trends = new Map<string, { trend: number[]; lastAt: number }>();
  for (const point of answer.series ?? []) {
    const fingerprint = String(point.group?.[FINGERPRINT] ?? '');
    const count = point.values.count ?? 0;
    if (fingerprint === '' || count <= 0) continue;
    const entry = trends.get(fingerprint) ?? { trend: Array.from({ length: PARTS }, () => 0), lastAt: point.at };
    const share = (point.at - timeframe.from) / (timeframe.to - timeframe.from);
    const part = Math.min(Math.max(Math.floor(share * PARTS), 0), PARTS - 1);
    entry.trend[part] = (entry.trend[part] ?? 0) + count;
    entry.lastAt = Math.max(entry.lastAt, point.at);
    trends.set(fingerprint, entry);
  }
  return (answer.aggregates ?? [])
    .flatMap((aggregate): ErrorGroup[] => {
      const fingerprint = String(aggregate.group?.[FINGERPRINT] ?? '');
      if (fingerprint === '') return [];
      const sample = newest.get(fingerprint);
      const known = trends.get(fingerprint);
      const lastAt = sample?.timestampMs ?? known?.lastAt;
      return [
        {
          fingerprint,
          count: aggregate.values.count ?? 0,
          trend: known?.trend ?? [],
          ...(sample ? { sample } : {}),
          ...(lastAt === undefined ? {} : { lastAt }),
        },
      ];
    })
    .sort((a, b) => b.count - a.count || a.fingerprint.localeCompare(b.fingerprint));
}
