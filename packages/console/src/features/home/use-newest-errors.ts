/** The kinds of error that happened last in a place: each once, however often it happens. */
import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { runQuery } from '../../api/routes.js';
import { type ErrorRow, errorRows, FINGERPRINT, groupsOf, samplesOf } from '../errors/model.js';
import { newestOf, SEEN, useErrorRecords } from '../errors/use-errors.js';
import { ERRORS_ONLY } from '../events/model.js';
import { filtersOf, type Place } from './model.js';

const MOST_KINDS = 12;
/** Some of these are ignored or resolved, or are one with another. */
const ASKED_KINDS = 2 * MOST_KINDS;
/** One page of the newest holds most kinds; the others are fetched one by one. */
const NEWEST = 40;

export function useNewestErrors(place: Place, timeframe: Timeframe) {
  const records = useErrorRecords();
  const found = useQuery({
    queryKey: ['newest-errors', place, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const filters = [...filtersOf(place), ERRORS_ONLY];
      const grouped = {
        filters,
        calculations: [...SEEN],
        groupBys: [{ value: FINGERPRINT }],
        orderBy: { value: 'last', order: 'DESC' as const },
        limit: ASKED_KINDS,
      };
      const granularityMs = timeframe.to - timeframe.from;
      const [answer, newest] = await Promise.all([
        runQuery({ query: grouped, timeframe, view: 'series', granularityMs }, signal),
        runQuery({ query: { filters, limit: NEWEST }, timeframe, view: 'events' }, signal),
      ]);
      const groups = groupsOf(answer);
      const events = newest.events ?? [];
      const known = samplesOf(events);
      const missing = groups.slice(0, MOST_KINDS).filter(({ fingerprint }) => !known.has(fingerprint));
      const others = await Promise.all(missing.map(({ fingerprint }) => newestOf([fingerprint], timeframe, 1, signal)));
      return { groups, samples: samplesOf([...events, ...others.flat()]) };
    },
    placeholderData: keepPreviousData,
    // A Map is not plain data.
    structuralSharing: false,
  });
  const rows = useMemo(
    (): readonly ErrorRow[] =>
      errorRows(found.data?.groups ?? [], {
        samples: found.data?.samples ?? new Map(),
        records: records.data ?? [],
        history: new Map(),
      })
        .filter(({ status }) => status === 'active')
        .sort((a, b) => b.lastAt - a.lastAt)
        .slice(0, MOST_KINDS),
    [found.data, records.data],
  );
  return { rows, isPending: found.isPending, error: found.error, retry: () => void found.refetch() };
}
