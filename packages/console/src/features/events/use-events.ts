import type { EventView, QueryAnswer, Timeframe } from '@baselime-ai/contract';
import { type InfiniteData, keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import type { ViewSearch } from '../../app/search.js';
import { barWidthMs } from '../../app/time-range.js';
import { type Bar, bars } from './histogram-model.js';
import { ERRORS_ONLY, queryOf } from './model.js';

const PAGE = 100;

/** One list of all pages; a constant function, so that it runs for new data only. */
function joined(data: InfiniteData<QueryAnswer>): {
  readonly events: readonly EventView[];
  readonly elapsedMs: number;
} {
  return {
    events: data.pages.flatMap((page) => page.events ?? []),
    elapsedMs: data.pages[0]?.statistics.elapsedMs ?? 0,
  };
}

export function useEvents(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  return useInfiniteQuery({
    queryKey: ['events', query, timeframe.from, timeframe.to],
    queryFn: ({ pageParam, signal }) =>
      runQuery(
        { query: { ...query, limit: PAGE }, timeframe, view: 'events', ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
    select: joined,
    // Stored events never change: comparing a hundred thousand of them to save drawing twenty would cost more.
    structuralSharing: false,
  });
}

const COUNT = { operator: 'COUNT', alias: 'count' } as const;

/** Counts and errors over time, aligned to the same bars. */
export function useHistogram(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  const granularityMs = barWidthMs(timeframe, 90);
  return useQuery({
    queryKey: ['histogram', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<readonly Bar[]> => {
      const series = { timeframe, view: 'series', granularityMs } as const;
      const filters = query.filters ?? [];
      const [all, failed] = await Promise.all([
        runQuery({ ...series, query: { ...query, calculations: [COUNT] } }, signal),
        search.errors
          ? undefined
          : runQuery(
              { ...series, query: { ...query, filters: [...filters, ERRORS_ONLY], calculations: [COUNT] } },
              signal,
            ),
      ]);
      const width = all.granularityMs ?? granularityMs;
      return bars(timeframe, width, all.series ?? [], failed ? (failed.series ?? []) : (all.series ?? []));
    },
    placeholderData: keepPreviousData,
  });
}
