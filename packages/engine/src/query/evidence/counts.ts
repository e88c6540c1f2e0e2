/** How often the failure happened, and all traffic of its namespace, in the window and before. */
import { millis, type UnixNanos, unixNanos } from '../../model/units.js';
import { raw, sql } from '../../store/sql.js';
import type { NamespaceTraffic, Recurrence } from './evidence.js';
import { inRange, isSince, requestColumn, type Scope, sameFailure } from './scope.js';

const BUCKET_MS = 300_000;

/** Undefined when nothing tells the marker's failure from others. */
export async function readRecurrence(scope: Scope): Promise<Recurrence | undefined> {
  const { reader, marker, window, baseline, weighing, options } = scope;
  const same = sameFailure(marker);
  if (same === undefined) return undefined;
  const range = inRange(scope, baseline.from, window.to);
  const now = isSince(window.from);
  const unit = requestColumn(marker);
  const [counted, spread, known] = await Promise.all([
    reader.select<{ now: number; past: number; hit: number }>(
      sql`SELECT ${weighing.countIf(now)} AS now, ${weighing.countIf(sql`NOT ${now}`)} AS past,
          ${weighing.distinctIf(unit, now)} AS hit
        FROM baselime.events WHERE ${range} AND ${same}`,
      options,
    ),
    reader.select<{ at: number; n: number }>(
      sql`SELECT intDiv(toUnixTimestamp(timestamp), ${BUCKET_MS / 1000}) AS at, ${weighing.count} AS n
        FROM baselime.events WHERE ${range} AND ${same} GROUP BY at ORDER BY at LIMIT 200`,
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
    buckets: spread.rows.map(({ at, n }) => ({
      at: unixNanos(BigInt(at) * BigInt(BUCKET_MS) * 1_000_000n),
      count: Number(n),
    })),
    bucketMs: millis(BUCKET_MS),
    ...known,
    requestsHit: Number(row.hit),
  };
}

/** Over everything stored; empty when nothing has the fingerprint. */
async function readKnown(
  { reader, options }: Scope,
  fingerprint: string,
): Promise<{ readonly firstSeen?: UnixNanos; readonly lastSeen?: UnixNanos }> {
  const { rows } = await reader.select<{ first: string; last: string; n: number }>(
    sql`SELECT toString(toUnixTimestamp64Nano(min(timestamp))) AS first,
        toString(toUnixTimestamp64Nano(max(timestamp))) AS last, count() AS n
      FROM baselime.events WHERE environment = ${reader.environment} AND fingerprint = ${fingerprint}`,
    options,
  );
  const [row] = rows;
  if (row === undefined || !(Number(row.n) > 0)) return {};
  return { firstSeen: unixNanos(BigInt(row.first)), lastSeen: unixNanos(BigInt(row.last)) };
}

const COUNTED = ['events', 'errors', 'requests', 'failed'] as const;
type TrafficRow = Record<`${'now' | 'past'}_${(typeof COUNTED)[number]}`, number>;

export async function readTraffic(scope: Scope): Promise<NamespaceTraffic | undefined> {
  const { reader, marker, window, baseline, weighing, options } = scope;
  const unit = requestColumn(marker);
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
