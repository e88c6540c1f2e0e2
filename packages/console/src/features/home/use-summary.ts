/** What the home pages read, all of it in the time range of the address. */
import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { runQuery } from '../../api/routes.js';
import { barWidthMs } from '../../app/time-range.js';
import type { Spot } from '../../ui/spark-model.js';
import { ERRORS_ONLY } from '../events/model.js';
import {
  before,
  filtersOf,
  leadUp,
  type Measure,
  type Part,
  type PartKind,
  type Place,
  partsOf,
  partsQuery,
  spotsOf,
  summaryQuery,
} from './model.js';

const BARS = 60;
const NEWEST = 12;

export interface Summary {
  readonly spots: Readonly<Record<Measure, readonly Spot[]>>;
  readonly now: Readonly<Record<Measure, number | undefined>>;
  /** Of the same length of time just before. */
  readonly before: Readonly<Record<Measure, number | undefined>>;
  /** Whether anything at all had arrived from the beginning of that time on: only then can it be compared. */
  readonly isCovered: boolean;
}

type Values = Readonly<Record<string, number | null>>;
const measures = (values: Values | undefined): Summary['now'] => ({
  events: values?.events ?? 0,
  errors: values?.errors ?? 0,
  p90: values?.p90 ?? undefined,
});

export function useSummary(place: Place, timeframe: Timeframe) {
  return useQuery({
    queryKey: ['summary', place, timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<Summary> => {
      const query = summaryQuery(place);
      const earlier = before(timeframe);
      const [now, then, lead] = await Promise.all([
        runQuery({ query, timeframe, view: 'series', granularityMs: barWidthMs(timeframe, BARS) }, signal),
        earlier === undefined
          ? undefined
          : runQuery({ query, timeframe: earlier, view: 'series', granularityMs: earlier.to - earlier.from }, signal),
        // Of the whole environment: a service that is new is a change like any other.
        earlier === undefined
          ? undefined
          : runQuery({ query: { limit: 1 }, timeframe: leadUp(earlier), view: 'events' }, signal),
      ]);
      const series = now.series ?? [];
      return {
        spots: {
          events: spotsOf(series, 'events'),
          errors: spotsOf(series, 'errors'),
          p90: spotsOf(series, 'p90'),
        },
        now: measures(now.aggregates?.[0]?.values),
        before: measures(then?.aggregates?.[0]?.values),
        isCovered: (lead?.events ?? []).length > 0,
      };
    },
    placeholderData: keepPreviousData,
  });
}

export function useParts(place: Place, kind: PartKind, timeframe: Timeframe) {
  return useQuery({
    queryKey: ['parts', place, kind, timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<readonly Part[]> => {
      const query = partsQuery(place, kind);
      return partsOf(
        await runQuery({ query, timeframe, view: 'series', granularityMs: barWidthMs(timeframe, 30) }, signal),
      );
    },
    placeholderData: keepPreviousData,
  });
}

export function useNewestErrors(place: Place, timeframe: Timeframe) {
  return useQuery({
    queryKey: ['newest-errors', place, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const query = { filters: [...filtersOf(place), ERRORS_ONLY], limit: NEWEST };
      return (await runQuery({ query, timeframe, view: 'events' }, signal)).events ?? [];
    },
    placeholderData: keepPreviousData,
  });
}
