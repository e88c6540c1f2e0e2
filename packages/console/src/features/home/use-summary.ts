/** What the home pages read, all of it in the time range of the address. */
import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { afterOthers, LATER } from '../../api/after-others.js';
import { runQuery } from '../../api/routes.js';
import { barWidthMs } from '../../app/time-range.js';
import type { Spot } from '../../ui/spark-model.js';
import { before } from '../view/time-before.js';
import { useIsCovered } from '../view/use-is-covered.js';
import {
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

type Values = Readonly<Record<Measure, number | undefined>>;

export interface Summary {
  readonly spots: Readonly<Record<Measure, readonly Spot[]>>;
  readonly now: Values;
}

const measures = (values: Readonly<Record<string, number | null>> | undefined): Values => ({
  events: values?.events ?? 0,
  errors: values?.errors ?? 0,
  p90: values?.p90 ?? undefined,
});

export function useSummary(place: Place, timeframe: Timeframe) {
  return useQuery({
    queryKey: ['summary', place, timeframe.from, timeframe.to],
    queryFn: async ({ signal }): Promise<Summary> => {
      const query = summaryQuery(place);
      const granularityMs = barWidthMs(timeframe, BARS);
      const { series = [], aggregates } = await runQuery({ query, timeframe, view: 'series', granularityMs }, signal);
      return {
        spots: {
          events: spotsOf(series, 'events'),
          errors: spotsOf(series, 'errors'),
          p90: spotsOf(series, 'p90'),
        },
        now: measures(aggregates?.[0]?.values),
      };
    },
    placeholderData: keepPreviousData,
  });
}

export interface Earlier {
  readonly values: Values;
  readonly isCovered: boolean;
}

/** The summary of the same length of time just before; undefined until it is known. It waits for what is on the page now. */
export function useEarlier(place: Place, timeframe: Timeframe): Earlier | undefined {
  const earlier = before(timeframe);
  const isCovered = useIsCovered(earlier);
  const values = useQuery({
    queryKey: ['summary-before', place, earlier?.from, earlier?.to],
    queryFn: async ({ signal, client }): Promise<Values> => {
      if (earlier === undefined) return measures(undefined);
      await afterOthers(client, signal);
      const granularityMs = earlier.to - earlier.from;
      const query = summaryQuery(place);
      const answer = await runQuery({ query, timeframe: earlier, view: 'series', granularityMs }, signal);
      return measures(answer.aggregates?.[0]?.values);
    },
    placeholderData: keepPreviousData,
    meta: LATER,
  });
  return isCovered === undefined || values.data === undefined ? undefined : { isCovered, values: values.data };
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
