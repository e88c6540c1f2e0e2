/** The charts of an answer, with the unit of its values where they are those of one metric. */
import type { Query, QueryAnswer, Timeframe } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { unitOf, unitQuery } from './metric-unit.js';
import { type ChartModel, chartsOf } from './series-model.js';

/** Empty as long as there is no answer; drawn without a unit until that is known. */
export function useCharts(
  query: Query,
  timeframe: Timeframe,
  answer: QueryAnswer | undefined,
  before?: QueryAnswer,
): readonly ChartModel[] {
  const asking = useMemo(() => unitQuery(query), [query]);
  const unit = useQuery({
    queryKey: ['metric-unit', asking],
    queryFn: async ({ signal, client }) => {
      await afterOthers(client, signal);
      const granularityMs = timeframe.to - timeframe.from;
      const units = await runQuery({ query: asking ?? query, timeframe, view: 'series', granularityMs }, signal);
      return unitOf(units) ?? null;
    },
    enabled: asking !== undefined && answer !== undefined,
    // A metric keeps its unit once a point of it was seen.
    staleTime: ({ state }) => (state.data === null ? 0 : Number.POSITIVE_INFINITY),
    meta: LATER,
  });
  const known = unit.data ?? undefined;
  return useMemo(
    () => (answer === undefined ? [] : chartsOf(query, answer, before).map((chart) => ({ ...chart, unit: known }))),
    [query, answer, before, known],
  );
}
