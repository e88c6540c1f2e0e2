import type { Query, Timeframe, TraceSummary } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import type { ViewSearch } from '../../app/search.js';
import { queryOf } from '../events/model.js';
import { partsOf } from './scatter-model.js';

/** Many parts with few dots each: few with many would be as many heaps with nothing between them. */
const PARTS = 24;
const DOTS_OF_A_PART = 24;
/** What failed is what is looked for, and rare: it is asked for by itself, so that no part hides it. */
const FAILED_PARTS = 4;
const FAILED_DOTS_OF_A_PART = 60;

/** A part that lies in the past changes only by what arrives late: a refresh asks for the two ends of the range. */
const PART_STALE_MS = 60_000;

/** The newest traces of each part of the range, and what failed in it: as many as can be told apart as dots. */
export function useScatter(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  return useQuery({
    queryKey: ['scatter', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal, client }) => {
      const newest = async (asked: Query, parts: number, limit: number): Promise<readonly TraceSummary[]> => {
        const answers = await Promise.all(
          partsOf(timeframe, parts).map((part) =>
            client.fetchQuery({
              queryKey: ['scatter-part', asked, limit, part.from, part.to],
              queryFn: () => runQuery({ query: { ...asked, limit }, timeframe: part, view: 'traces' }, signal),
              staleTime: PART_STALE_MS,
              gcTime: PART_STALE_MS,
            }),
          ),
        );
        return answers.flatMap((answer) => answer.traces ?? []);
      };
      const all = await Promise.all([
        newest(query, PARTS, DOTS_OF_A_PART),
        newest(queryOf({ ...search, errors: true }), FAILED_PARTS, FAILED_DOTS_OF_A_PART),
      ]);
      // A trace over the edge of two parts is in both.
      const traces = new Map(all.flat().map((trace) => [trace.traceId, trace]));
      return { traces: [...traces.values()], timeframe };
    },
    placeholderData: keepPreviousData,
  });
}
