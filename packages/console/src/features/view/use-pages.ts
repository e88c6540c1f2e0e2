/** A paged query of the address's search, filters and time range. */
import type { QueryAnswer, QueryRequest } from '@baselime-ai/contract';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { runQuery } from '../../api/routes.js';
import { useTimeframe, useView } from '../../app/use-view.js';
import { queryOf } from '../events/model.js';

const PAGE = 100;

export function usePages(view: QueryRequest['view']) {
  const search = useView();
  const timeframe = useTimeframe();
  const query = queryOf(search);
  const result = useInfiniteQuery({
    queryKey: [view, query, timeframe.from, timeframe.to],
    queryFn: ({ pageParam, signal }): Promise<QueryAnswer> =>
      runQuery(
        { query: { ...query, limit: PAGE }, timeframe, view, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage } = result;
  const onEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isPlaceholderData) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isPlaceholderData, fetchNextPage]);
  return {
    pages: result.data?.pages ?? [],
    pending: result.isPending,
    error: result.error,
    more: hasNextPage,
    loadingMore: isFetchingNextPage,
    retry: () => void result.refetch(),
    onEnd,
  };
}
