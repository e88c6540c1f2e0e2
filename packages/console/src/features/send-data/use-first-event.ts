/** Watches for the first event of a source: one small query every two seconds while the page is visible. */
import type { EventView, Timeframe } from '@baselime-ai/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runQuery } from '../../api/routes.js';
import { useSession } from '../session/use-session.js';
import { type Arrival, arrivalOf } from './arrival.js';

const EVERY_MS = 2000;
const COUNT_EVERY_MS = 10_000;
const HOUR_MS = 3_600_000;
/** A sender may be slow, and its clock may be wrong. */
const AHEAD_MS = HOUR_MS;

interface Watch {
  /** Empty: any. */
  readonly datasets: readonly string[];
  /** Events of any age count, which takes a count of all of them every ten seconds. */
  readonly mayBeOld?: boolean;
}

export function useFirstEvent({ datasets, mayBeOld = false }: Watch): Arrival {
  const session = useSession();
  const offsetMs = session.data?.offsetMs ?? 0;
  const [openedMs] = useState(() => Math.floor(Date.now() + offsetMs));
  const now = (): number => Math.floor(Date.now() + offsetMs);
  const key = ['first-event', datasets, openedMs] as const;
  const before = useQuery({
    queryKey: [...key, 'before'],
    queryFn: async ({ signal }) => {
      const day = { from: Math.max(0, openedMs - 24 * HOUR_MS), to: openedMs + AHEAD_MS };
      const [event, count] = await Promise.all([
        newest(datasets, day, signal),
        mayBeOld ? countAll(datasets, openedMs + AHEAD_MS, signal) : 0,
      ]);
      return { event, count };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: 2,
  });
  const arrival = (event: EventView | null | undefined, count: number | undefined): Arrival =>
    arrivalOf({ openedMs, before: before.data, event, count, failed: before.isError });
  const poll = useQuery({
    queryKey: [...key, 'poll'],
    queryFn: ({ signal }) => newest(datasets, { from: openedMs - HOUR_MS, to: now() + AHEAD_MS }, signal),
    enabled: before.data !== undefined && arrival(before.data.event, before.data.count).state !== 'arrived',
    refetchInterval: (query) => (arrival(query.state.data, undefined).state === 'arrived' ? false : EVERY_MS),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  const seen = arrival(poll.data, undefined).state === 'arrived';
  const counted = useQuery({
    queryKey: [...key, 'count'],
    queryFn: ({ signal }) => countAll(datasets, now() + AHEAD_MS, signal),
    enabled: mayBeOld && before.data !== undefined && !seen,
    refetchInterval: (query) => (arrival(undefined, query.state.data).state === 'arrived' ? false : COUNT_EVERY_MS),
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  return arrival(poll.data, counted.data);
}

const of = (datasets: readonly string[]) => (datasets.length === 0 ? {} : { datasets: [...datasets] });

async function newest(
  datasets: readonly string[],
  timeframe: Timeframe,
  signal: AbortSignal,
): Promise<EventView | null> {
  const answer = await runQuery({ query: { ...of(datasets), limit: 1 }, timeframe, view: 'events' }, signal);
  return answer.events?.[0] ?? null;
}

async function countAll(datasets: readonly string[], to: number, signal: AbortSignal): Promise<number> {
  const calculations = [{ operator: 'COUNT', alias: 'count' } as const];
  const query = { ...of(datasets), calculations };
  const answer = await runQuery({ query, timeframe: { from: 0, to }, view: 'series', granularityMs: to }, signal);
  return answer.aggregates?.[0]?.values.count ?? 0;
}
