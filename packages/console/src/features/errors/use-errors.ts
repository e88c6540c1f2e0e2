/** What the pages about errors read: telemetry grouped by fingerprint, and what people decided. */
import type { ErrorChange, Filter, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changeError, fetchErrorRecords, runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import type { ViewSearch } from '../../app/search.js';
import { ERRORS_ONLY, queryOf } from '../events/model.js';
import {
  DAY_MS,
  type ErrorHistory,
  errorRows,
  FINGERPRINT,
  groupsOf,
  HISTORY_DAYS,
  historyOf,
  samplesOf,
} from './model.js';

const MOST_ERRORS = 300;
const MOST_SAMPLES = 40;
/** A series holds at most this many groups. */
const CHUNK = 30;

export const SEEN = [
  { operator: 'COUNT', alias: 'count' },
  { operator: 'MIN', key: '@timestamp', alias: 'first' },
  { operator: 'MAX', key: '@timestamp', alias: 'last' },
] as const;

/** The last thirty days up to now, in whole days. */
export function historyRange(nowMs: number): Timeframe {
  const to = Math.ceil(nowMs);
  return { from: Math.max(0, (Math.floor(to / DAY_MS) - HISTORY_DAYS + 1) * DAY_MS), to };
}

export const recordsKey = ['error-records'] as const;

export function useErrorRecords() {
  return useQuery({
    queryKey: recordsKey,
    queryFn: async ({ signal }) => (await fetchErrorRecords(signal)).errors,
  });
}

/** Stores a decision and shows it everywhere. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ fingerprint, change }: { readonly fingerprint: string; readonly change: ErrorChange }) =>
      changeError(fingerprint, change),
    onSuccess: () => client.invalidateQueries({ queryKey: recordsKey }),
  });
}

function useGroups(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf({ ...search, errors: true });
  return useQuery({
    queryKey: ['errors', query, timeframe.from, timeframe.to],
    queryFn: async ({ signal }) => {
      const grouped = { calculations: [...SEEN], groupBys: [{ value: FINGERPRINT }] };
      const [answer, newest] = await Promise.all([
        runQuery(
          {
            query: { ...query, ...grouped, orderBy: { value: 'count', order: 'DESC' }, limit: MOST_ERRORS },
            timeframe,
            view: 'series',
            granularityMs: timeframe.to - timeframe.from,
          },
          signal,
        ),
        runQuery({ query: { ...query, limit: 500 }, timeframe, view: 'events' }, signal),
      ]);
      const groups = groupsOf(answer);
      const events = newest.events ?? [];
      const known = samplesOf(events);
      // A frequent error fills the newest page; the rare ones beside it are fetched one by one.
      const missing = groups.filter((group) => !known.has(group.fingerprint)).slice(0, MOST_SAMPLES);
      const found = await Promise.all(missing.map(({ fingerprint }) => newestOf([fingerprint], timeframe, 1, signal)));
      return { groups, samples: samplesOf([...events, ...found.flat()]) };
    },
    placeholderData: keepPreviousData,
  });
}

const isOneOf = (fingerprints: readonly string[]): Filter => ({
  key: FINGERPRINT,
  operation: 'IN',
  value: [...fingerprints],
});

/** The newest events of these fingerprints. */
export async function newestOf(
  fingerprints: readonly string[],
  timeframe: Timeframe,
  limit: number,
  signal: AbortSignal,
) {
  const filters = [isOneOf(fingerprints)];
  return (await runQuery({ query: { filters, limit }, timeframe, view: 'events' }, signal)).events ?? [];
}

export function useHistory(fingerprints: readonly string[]) {
  const { nowMs } = useViewClock();
  return useQuery({
    queryKey: ['error-history', fingerprints, Math.floor(nowMs / 60_000)],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, ErrorHistory>> => {
      const timeframe = historyRange(nowMs);
      const answers = await Promise.all(
        chunks(fingerprints).map((some) => {
          const filters = [ERRORS_ONLY, isOneOf(some)];
          const query = { filters, calculations: [...SEEN], groupBys: [{ value: FINGERPRINT }], limit: CHUNK };
          return runQuery({ query, timeframe, view: 'series', granularityMs: DAY_MS }, signal);
        }),
      );
      return new Map(answers.flatMap((answer) => [...historyOf(answer, timeframe.to)]));
    },
    enabled: fingerprints.length > 0,
    placeholderData: keepPreviousData,
    // A Map is not plain data.
    structuralSharing: false,
  });
}

function chunks(all: readonly string[]): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}

export function useErrors(search: ViewSearch, timeframe: Timeframe) {
  const groups = useGroups(search, timeframe);
  const records = useErrorRecords();
  const fingerprints = useMemo(() => (groups.data?.groups ?? []).map((group) => group.fingerprint), [groups.data]);
  const history = useHistory(fingerprints);
  const rows = useMemo(
    () =>
      errorRows(groups.data?.groups ?? [], {
        samples: groups.data?.samples ?? new Map(),
        records: records.data ?? [],
        history: history.data ?? new Map(),
      }),
    [groups.data, records.data, history.data],
  );
  return {
    rows,
    pending: groups.isPending || records.isPending,
    error: groups.error ?? records.error,
    retry: () => void Promise.all([groups.refetch(), records.refetch()]),
  };
}
