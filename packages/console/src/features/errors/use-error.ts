/** What the page of one error reads: its kind in the last thirty days, and the newest times that it happened. */
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useViewClock } from '../../app/clock.js';
import { DAY_MS, errorRows, familyOf, historyOf, occurrencesOf } from './model.js';
import { historyRange, kindsOf, newestOf, useErrorRecords } from './use-errors.js';

const NEWEST = 30;
/** A failure may be on several spans of its request. */
const ASKED = 4 * NEWEST;

/** `row` is undefined while it is read; `isGone` when the last thirty days hold no such error. */
export function useError(fingerprint: string) {
  const { nowMs } = useViewClock();
  const minute = Math.floor(nowMs / 60_000);
  const records = useErrorRecords();
  const known = familyOf([fingerprint], records.data ?? []);
  const samples = useQuery({
    queryKey: ['error-samples', known],
    queryFn: async ({ signal }) => {
      const timeframe = historyRange(nowMs);
      return (await Promise.all(known.map((one) => newestOf([one], timeframe, 1, signal)))).flat();
    },
    enabled: records.isSuccess,
  });
  // Who else tells it is found among the errors of the same functions.
  const namespaces = [...new Set((samples.data ?? []).map(({ namespace }) => namespace))].sort();
  const kinds = useQuery({
    queryKey: ['error-kinds', namespaces, minute],
    queryFn: async ({ signal }) => {
      const timeframe = historyRange(nowMs);
      const query = { filters: [{ key: 'namespace', operation: 'IN' as const, value: namespaces }] };
      return { to: timeframe.to, found: await kindsOf({ query, timeframe, granularityMs: DAY_MS }, signal) };
    },
    enabled: namespaces.length > 0,
  });
  const row = useMemo(() => {
    if (kinds.data === undefined || records.data === undefined) return undefined;
    const { found, to } = kinds.data;
    const rows = errorRows(found, { records: records.data, history: historyOf(found, to) });
    return rows.find(({ fingerprints }) => fingerprints.includes(fingerprint));
  }, [kinds.data, records.data, fingerprint]);
  // Of several tellings the first is listed, so that each failure stands there once.
  const listed =
    row === undefined
      ? []
      : listedOf(
          row.tellings.map((telling) => telling.fingerprint),
          kinds.data?.found,
        );
  const newest = useQuery({
    queryKey: ['error-newest', listed, minute],
    queryFn: async ({ signal }) =>
      occurrencesOf(await newestOf(listed, historyRange(nowMs), ASKED, signal)).slice(0, NEWEST),
    enabled: listed.length > 0,
  });
  return {
    row,
    records: records.data ?? [],
    events: newest.data,
    isGone: samples.data?.length === 0,
    error: records.error ?? samples.error ?? kinds.error ?? newest.error,
    retry: () => void Promise.all([records.refetch(), samples.refetch(), kinds.refetch(), newest.refetch()]),
  };
}

const listedOf = (
  marks: readonly string[],
  kinds: readonly { readonly fingerprint: string }[] = [],
): readonly string[] => kinds.map((kind) => kind.fingerprint).filter((one) => marks.includes(one));
