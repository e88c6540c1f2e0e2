import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import type { ViewSearch } from '../../app/search.js';
import { queryOf } from '../events/model.js';

const MOST_DOTS = 500;

/** The newest traces of the range, as many as can be told apart as dots. */
export function useScatter(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  return useQuery({
    queryKey: ['scatter', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const answer = await runQuery({ query: { ...query, limit: MOST_DOTS }, timeframe, view: 'traces' }, signal);
      return { traces: answer.traces ?? [], timeframe };
    },
    placeholderData: keepPreviousData,
  });
}
