import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import type { ViewSearch } from '../../app/search.js';
import { queryOf } from '../events/model.js';

const PARTS = 6;
const MOST_DOTS_OF_A_PART = 90;

/** The newest traces of each sixth of the range: as many as can be told apart as dots, over the whole of it. */
export function useScatter(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  return useQuery({
    queryKey: ['scatter', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const answers = await Promise.all(
        partsOf(timeframe).map((part) =>
          runQuery({ query: { ...query, limit: MOST_DOTS_OF_A_PART }, timeframe: part, view: 'traces' }, signal),
        ),
      );
      // A trace over the edge of two parts is in both.
      const traces = new Map(answers.flatMap((answer) => answer.traces ?? []).map((trace) => [trace.traceId, trace]));
      return { traces: [...traces.values()], timeframe };
    },
    placeholderData: keepPreviousData,
  });
}

/** Equal parts of a range, whole milliseconds; one where it is too short to part. */
function partsOf({ from, to }: Timeframe): readonly Timeframe[] {
  if (to - from < PARTS) return [{ from, to }];
  const edge = (index: number): number => from + Math.round(((to - from) * index) / PARTS);
  return Array.from({ length: PARTS }, (_, index) => ({ from: edge(index), to: edge(index + 1) }));
}
