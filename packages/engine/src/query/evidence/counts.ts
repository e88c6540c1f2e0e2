/** How often the failure happened, and all traffic of its namespace, in the window and before. */
import { millis, type UnixNanos, unixNanos, type Window } from '../../model/units.js';
import { raw, type Sql, sql } from '../../store/sql.js';
import type { NamespaceTraffic, Recurrence } from './evidence.js';
import { inRange, inTableOrder, isSince, requestHash, type Scope, sameFailure } from './scope.js';

const BUCKET_MS = 300_000;
const MOST_BUCKETS = 200;

/** Undefined when nothing tells the marker's failure from others. */
export async function readRecurrence(scope: Scope): Promise<Recurrence | undefined> {
  const { reader, marker, window, baseline, weighing, options } = scope;
  const same = sameFailure(marker);
  if (same === undefined) return undefined;
  const range = inRange(scope, baseline.from, window.to);
  const now = isSince(window.from);
  const unit = requestHash(marker);
  const [counted, known] = await Promise.all([
    reader.select<{ now: number; past: number; hit: number; spread: readonly [readonly number[], readonly number[]] }>(
      sql`SELECT ${weighing.countIf(now)} AS now, ${weighing.countIf(sql`NOT ${now}`)} AS past,
          ${weighing.distinctIf(unit, now)} AS hit,
          sumMap([intDiv(toUnixTimestamp(timestamp), ${BUCKET_MS / 1000})], [weight]) AS spread
        FROM baselime.events WHERE ${range} AND ${same}`,
      options,
    ),
    marker.fingerprint === undefined ? undefined : readKnown(scope, marker.fingerprint),
  ]);
  const row = counted.rows[0];
  if (row === undefined) return undefined;
  return {
    basis: marker.fingerprint === undefined ? 'pattern' : 'fingerprint',
    inWindow: Number(row.now),
    inBaseline: Number(row.past),
    buckets: row.spread[0].slice(0, MOST_BUCKETS).map((at, index) => ({
      at: unixNanos(BigInt(at) * BigInt(BUCKET_MS) * 1_000_000n),
      count: Math.round(Number(row.spread[1][index] ?? 0)),
    })),
    bucketMs: millis(BUCKET_MS),
    ...known,
    requestsHit: Number(row.hit),
  };
}

/**
 * Over everything stored, from both of its ends: reading stops at the first row that has the fingerprint, so that a
 * larger store does not make it slower. Empty when nothing has it.
 */
async function readKnown(
  { reader, options }: Scope,
  fingerprint: string,
): Promise<{ readonly firstSeen?: UnixNanos; readonly lastSeen?: UnixNanos }> {
  const end = (order: 'ASC' | 'DESC'): Sql =>
    sql`(SELECT toUnixTimestamp64Nano(timestamp) FROM baselime.events
        WHERE environment = ${reader.environment} AND fingerprint = ${fingerprint}
        ORDER BY environment ${raw(order)}, timestamp ${raw(order)} LIMIT 1)`;
  const { rows } = await reader.select<Record<'first' | 'last', string | null>>(
    sql`SELECT toString(${end('ASC')}) AS first, toString(${end('DESC')}) AS last ${inTableOrder}`,
    options,
  );
  const { first = null, last = null } = rows[0] ?? {};
  return first === null || last === null
    ? {}
    : { firstSeen: unixNanos(BigInt(first)), lastSeen: unixNanos(BigInt(last)) };
}

/** The first instant of `range` at which anything is stored; undefined when nothing is. Reads one row, by the order of the table. */
export async function readFirstStored(
  { reader, options }: Pick<Scope, 'reader' | 'options'>,
  { from, to }: Window,
): Promise<UnixNanos | undefined> {
  const { rows } = await reader.select<{ at: string }>(
    sql`SELECT toString(toUnixTimestamp64Nano(timestamp)) AS at FROM baselime.events
      WHERE ${inRange({ reader }, from, to)} ORDER BY environment, timestamp LIMIT 1 ${inTableOrder}`,
    options,
  );
  const [row] = rows;
  return row === undefined ? undefined : unixNanos(BigInt(row.at));
}

const COUNTED = ['events', 'errors', 'requests', 'failed'] as const;
type TrafficRow = Record<`${'now' | 'past'}_${(typeof COUNTED)[number]}`, number>;

export async function readTraffic(scope: Scope): Promise<NamespaceTraffic | undefined> {
  const { reader, marker, window, baseline, weighing, options } = scope;
  const unit = requestHash(marker);
  const now = isSince(window.from);
  const half = (when: ReturnType<typeof sql>, name: 'now' | 'past') => sql`
    ${weighing.countIf(when)} AS ${raw(`${name}_events`)},
    ${weighing.countIf(sql`${when} AND is_error`)} AS ${raw(`${name}_errors`)},
    ${weighing.distinctIf(unit, when)} AS ${raw(`${name}_requests`)},
    ${weighing.distinctIf(unit, sql`${when} AND is_error`)} AS ${raw(`${name}_failed`)}`;
  const { rows } = await reader.select<TrafficRow>(
    sql`SELECT ${half(now, 'now')}, ${half(sql`NOT ${now}`, 'past')}
      FROM baselime.events
      WHERE ${inRange(scope, baseline.from, window.to)} AND namespace = ${marker.namespace} AND kind != 'metric'`,
    options,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const part = (name: 'now' | 'past') => ({
    events: Number(row[`${name}_events`]),
    errors: Number(row[`${name}_errors`]),
    requests: Number(row[`${name}_requests`]),
    failedRequests: Number(row[`${name}_failed`]),
  });
  return { namespace: marker.namespace, window: part('now'), baseline: part('past') };
}
