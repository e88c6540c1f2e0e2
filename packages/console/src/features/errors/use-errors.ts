/** What the pages about errors read: kinds of error with all who tell them, and what people decided. */
import type { ErrorChange, Filter, Query, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { changeError, fetchErrorRecords, runQuery } from '../../api/routes.js';
import { useViewClock } from '../../app/clock.js';
import type { ViewSearch } from '../../app/search.js';
import { queryOf } from '../events/model.js';
import { DAY_MS, type ErrorHistory, errorRows, FINGERPRINT, HISTORY_DAYS, historyOf } from './model.js';

const MOST_ERRORS = 300;
/** A filter holds at most a thousand values. */
const MOST_VALUES = 1000;

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

interface Decision {
  /** Of all who tell the error. */
  readonly fingerprints: readonly string[];
  readonly change: ErrorChange;
}

/** Stores a decision and shows it everywhere. */
export function useDecide() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ fingerprints, change }: Decision) => {
      for (const fingerprint of fingerprints) await changeError(fingerprint, change);
    },
    onSettled: () => client.invalidateQueries({ queryKey: recordsKey }),
  });
}

export const isOneOf = (fingerprints: readonly string[]): Filter =>
  fingerprints.length === 1
    ? { key: FINGERPRINT, operation: '=', value: fingerprints[0] ?? '' }
    : { key: FINGERPRINT, operation: 'IN', value: fingerprints.slice(0, MOST_VALUES) };

interface Asked {
  readonly query: Query;
  readonly timeframe: Timeframe;
  readonly granularityMs?: number;
}

export async function kindsOf({ query, ...rest }: Asked, signal: AbortSignal) {
  const asked = { limit: MOST_ERRORS, ...query };
  return (await runQuery({ query: asked, view: 'errors', ...rest }, signal)).errors ?? [];
}

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

function useHistory(fingerprints: readonly string[]) {
  const { nowMs } = useViewClock();
  return useQuery({
    queryKey: ['error-history', fingerprints, Math.floor(nowMs / 60_000)],
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, ErrorHistory>> => {
      const timeframe = historyRange(nowMs);
      const query = { filters: [isOneOf(fingerprints)] };
      return historyOf(await kindsOf({ query, timeframe, granularityMs: DAY_MS }, signal), timeframe.to);
    },
    enabled: fingerprints.length > 0,
    placeholderData: keepPreviousData,
    // A Map is not plain data.
    structuralSharing: false,
  });
}

export function useErrors(search: ViewSearch, timeframe: Timeframe) {
  const query = queryOf(search);
  const kinds = useQuery({
    queryKey: ['errors', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => kindsOf({ query, timeframe }, signal),
    placeholderData: keepPreviousData,
  });
  const records = useErrorRecords();
  const fingerprints = useMemo(
    () => (kinds.data ?? []).flatMap(({ tellings }) => tellings.map(({ fingerprint }) => fingerprint)),
    [kinds.data],
  );
  const history = useHistory(fingerprints);
  const rows = useMemo(
    () => errorRows(kinds.data ?? [], { records: records.data ?? [], history: history.data ?? new Map() }),
    [kinds.data, records.data, history.data],
  );
  return {
    rows,
    pending: kinds.isPending || records.isPending,
    error: kinds.error ?? records.error,
    retry: () => void Promise.all([kinds.refetch(), records.refetch()]),
  };
}
