/** Runs the query of the address: now, and beside it the time before. What is cancelled here stops on the server too. */
import type { Query, QueryAnswer, Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { recordQueryRun, runQuery } from '../../api/routes.js';
import { before as timeBefore } from '../view/time-before.js';
import { useIsCovered } from '../view/use-is-covered.js';

export interface QueryRunState {
  readonly answer: QueryAnswer | undefined;
  /** Of the time before; undefined where it is not asked for, or has no data from its beginning on. */
  readonly before: QueryAnswer | undefined;
  /** False where there is nothing to compare with; undefined until it is known, and where it is not asked for. */
  readonly isCovered: boolean | undefined;
  readonly error: unknown;
  readonly isRunning: boolean;
  /** True when the reader stopped it and there is nothing to show. */
  readonly isCancelled: boolean;
  readonly run: () => void;
  readonly cancel: () => void;
}

/** How long a result must stay before its query is history: a reader who is still building passes many. */
const HISTORY_AFTER_MS = 2000;

export function useQueryRun(query: Query, timeframe: Timeframe, compare: boolean): QueryRunState {
  const client = useQueryClient();
  const now = useQuery({
    queryKey: ['query-run', query, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => runQuery({ query, timeframe, view: 'series' }, signal),
    placeholderData: keepPreviousData,
  });
  const earlier = compare ? timeBefore(timeframe) : undefined;
  const isCovered = useIsCovered(earlier);
  const before = useQuery({
    queryKey: ['query-run-before', query, earlier?.from, earlier?.to, now.data?.granularityMs],
    queryFn: ({ signal }) =>
      runQuery(
        {
          query,
          timeframe: earlier ?? timeframe,
          view: 'series',
          ...(now.data?.granularityMs === undefined ? {} : { granularityMs: now.data.granularityMs }),
        },
        signal,
      ),
    enabled: earlier !== undefined && now.isSuccess && !now.isPlaceholderData,
  });
  useHistory(query, timeframe, now.isSuccess && !now.isPlaceholderData);
  return {
    answer: now.data,
    before: compare && isCovered === true ? before.data : undefined,
    isCovered: compare ? isCovered : undefined,
    error: now.error ?? before.error,
    isRunning: now.isFetching || before.isFetching,
    isCancelled: now.isPending && now.fetchStatus === 'idle',
    run: () => void now.refetch(),
    cancel: () => {
      void client.cancelQueries({ queryKey: ['query-run'] });
      void client.cancelQueries({ queryKey: ['query-run-before'] });
    },
  };
}

/** Puts a query that the reader stopped at into the history, once. */
function useHistory(query: Query, timeframe: Timeframe, isShown: boolean): void {
  const client = useQueryClient();
  const recorded = useRef('');
  const code = JSON.stringify(query);
  const latest = useRef({ query, timeframe });
  latest.current = { query, timeframe };
  useEffect(() => {
    if (!isShown || recorded.current === code || code === '{}') return;
    const timer = setTimeout(() => {
      recorded.current = code;
      // A history that cannot be written is no reason to disturb who reads the result.
      void recordQueryRun(latest.current)
        .then(() => client.invalidateQueries({ queryKey: ['query-runs'] }))
        .catch(() => undefined);
    }, HISTORY_AFTER_MS);
    return () => clearTimeout(timer);
  }, [code, isShown, client]);
}

/** Whole seconds since something began to run; 0 when nothing runs. */
export function useSecondsOf(isRunning: boolean): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    setSeconds(0);
    if (!isRunning) return;
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, [isRunning]);
  return seconds;
}
