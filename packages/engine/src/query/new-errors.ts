/** Kinds of errors of a window that were never seen before it, by whomever they were told. */
import type { ErrorKind, Query, Timeframe } from '@baselime-ai/contract';
import { fromEpochMillis } from '../model/units.js';
import { sql } from '../store/sql.js';
import type { SelectOptions } from '../store/telemetry-store.js';
import { queryCondition } from './conditions.js';
import type { TelemetryReader } from './telemetry-reader.js';

/** What is older than this counts as never seen. */
const LOOK_BACK_MS = 30 * 86_400_000;
const MOST_KINDS = 500;

/**
 * As the view `errors` tells them, those that happened most first; at most 500 kinds of the window are looked at. A query
 * without filters looks at all errors. Raises QUERY_INVALID and what the store raises.
 */
export async function readNewErrors(
  reader: TelemetryReader,
  query: Pick<Query, 'datasets' | 'filters' | 'needle'>,
  timeframe: Timeframe,
  options?: SelectOptions,
): Promise<readonly ErrorKind[]> {
  const { datasets, filters, needle } = query;
  const asked = {
    ...(datasets === undefined ? {} : { datasets }),
    ...(filters === undefined ? {} : { filters }),
    ...(needle === undefined ? {} : { needle }),
  };
  const kinds = await kindsOf(reader, asked, timeframe, options);
  if (kinds.length === 0) return [];
  const earliest = Math.max(0, timeframe.from - LOOK_BACK_MS);
  const past = { from: fromEpochMillis(earliest), to: fromEpochMillis(timeframe.from) };
  const known = await reader.select<{ readonly fingerprint: string }>(
    // Whatever dataset it was in: an error that moved is not new.
    sql`SELECT DISTINCT fingerprint FROM baselime.events WHERE ${queryCondition(reader.environment, {}, past)}
          AND fingerprint IN ${kinds.flatMap(marksOf)}`,
    options,
  );
  const seen = new Set(known.rows.map(({ fingerprint }) => fingerprint));
  const unseen = kinds.filter((kind) => !marksOf(kind).some((mark) => seen.has(mark)));
  if (unseen.length === 0) return [];
  // Somebody else may have told the same failure of the same functions before.
  const namespaces = [...new Set(unseen.map(({ sample }) => sample.namespace))];
  const ofPlaces: Query = {
    filters: [{ key: 'namespace', operation: 'IN', value: namespaces }],
    orderBy: { value: 'first' },
  };
  const all = await kindsOf(reader, ofPlaces, { from: earliest, to: timeframe.to }, options);
  const toldBefore = new Set(all.filter(({ firstAt }) => firstAt < timeframe.from).flatMap(marksOf));
  return unseen.filter((kind) => !marksOf(kind).some((mark) => toldBefore.has(mark)));
}

const marksOf = ({ tellings }: ErrorKind): readonly string[] => tellings.map(({ fingerprint }) => fingerprint);

async function kindsOf(
  reader: TelemetryReader,
  query: Query,
  timeframe: Timeframe,
  options: SelectOptions | undefined,
): Promise<readonly ErrorKind[]> {
  const request = { query: { ...query, limit: MOST_KINDS }, timeframe, view: 'errors' as const };
  return (await reader.run(request, options)).errors ?? [];
}
