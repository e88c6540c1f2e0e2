/** What the metrics of a place are found by. */
import type { Filter, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { METRIC_PLACES, metricFiltersOf, type Place } from './model.js';

const MOST_PLACES = 500;

/** Those of the service until it is known which points name the namespace. */
export function useMetricFilters(place: Place, timeframe: Timeframe): readonly Filter[] {
  const { namespace } = place;
  const counted = useQuery({
    queryKey: ['metric-places', namespace, timeframe.from, timeframe.to],
    queryFn: async ({ signal, client }) => {
      await afterOthers(client, signal);
      const filters = [{ key: 'kind', operation: '=' as const, value: 'metric' }];
      const asked = { query: { filters, limit: MOST_PLACES }, keys: [...METRIC_PLACES] };
      return (await runQuery({ ...asked, timeframe, view: 'values' }, signal)).values ?? [];
    },
    enabled: namespace !== undefined,
    placeholderData: keepPreviousData,
    meta: LATER,
  });
  return metricFiltersOf(place, counted.data ?? []);
}
