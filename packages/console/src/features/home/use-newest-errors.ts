/** The kinds of error that happened last in a place: each once, however often it happens and whoever tells it. */
import type { Timeframe } from '@baselime-ai/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type ErrorRow, errorRows } from '../errors/model.js';
import { kindsOf, useErrorRecords } from '../errors/use-errors.js';
import { filtersOf, type Place } from './model.js';

const MOST_KINDS = 12;
/** Some of these are ignored or resolved, or are one with another. */
const ASKED_KINDS = 2 * MOST_KINDS;

export function useNewestErrors(place: Place, timeframe: Timeframe) {
  const records = useErrorRecords();
  const found = useQuery({
    queryKey: ['newest-errors', place, timeframe.from, timeframe.to],
    queryFn: ({ signal }) => {
      const query = { filters: [...filtersOf(place)], orderBy: { value: 'last' }, limit: ASKED_KINDS };
      return kindsOf({ query, timeframe }, signal);
    },
    placeholderData: keepPreviousData,
  });
  const rows = useMemo(
    (): readonly ErrorRow[] =>
      errorRows(found.data ?? [], { records: records.data ?? [], history: new Map() })
        .filter(({ status }) => status === 'active')
        .sort((a, b) => b.lastAt - a.lastAt)
        .slice(0, MOST_KINDS),
    [found.data, records.data],
  );
  return { rows, isPending: found.isPending, error: found.error, retry: () => void found.refetch() };
}
