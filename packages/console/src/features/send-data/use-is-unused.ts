/** Whether nothing was ever sent here: then a page explains how to begin instead of asking to look further back. */
import { useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';

const AHEAD_MS = 24 * 3_600_000;

/** Undefined until it is known, false when it cannot be asked; asked only while a page has nothing to show. `nowMs` is the end of what the page looks at. */
export function useIsUnused(nowMs: number): boolean | undefined {
  const any = useQuery({
    queryKey: ['any-event'],
    queryFn: async ({ signal }) => {
      const calculations = [{ operator: 'COUNT', alias: 'count' } as const];
      const to = Math.floor(nowMs) + AHEAD_MS;
      const timeframe = { from: 0, to };
      const answer = await runQuery({ query: { calculations }, timeframe, view: 'series', granularityMs: to }, signal);
      return (answer.aggregates?.[0]?.values.count ?? 0) > 0;
    },
    // Once there was an event the answer does not change.
    staleTime: (query) => (query.state.data === true ? Number.POSITIVE_INFINITY : 0),
    gcTime: Number.POSITIVE_INFINITY,
  });
  if (any.isError) return false;
  return any.data === undefined ? undefined : !any.data;
}
