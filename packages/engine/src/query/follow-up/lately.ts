/** Whether a failure still happens: its last occurrence, and what there was of it and of its function since. */
import { later, millis, type UnixNanos, unixNanos } from '../../model/units.js';
import { raw, sql } from '../../store/sql.js';
import { requestHash } from '../evidence/scope.js';
import { followed, type Place, scopeOf } from './place.js';

export interface Lately {
  readonly first: UnixNanos;
  readonly last: UnixNanos;
  readonly total: number;
  /** In the quarter of an hour and in the hour before now. */
  readonly inQuarter: number;
  readonly inHour: number;
  /** Requests of its function after the last occurrence. */
  readonly requestsSince: number;
}

/** Over everything stored. Undefined where nothing tells the failure from others, or none of it is stored. */
export async function readLately(place: Place): Promise<Lately | undefined> {
  const scope = scopeOf(place);
  const same = scope === undefined ? undefined : followed(scope.marker);
  if (scope === undefined || same === undefined) return undefined;
  const { reader, options, marker, weighing } = scope;
  const since = (minutes: number) =>
    sql`(timestamp >= fromUnixTimestamp64Nano(${BigInt(later(place.now, millis(-minutes * 60_000)))}))`;
  const { rows } = await reader.select<Record<'first' | 'last', string> & Record<'n' | 'quarter' | 'hour', number>>(
    sql`SELECT toString(toUnixTimestamp64Nano(min(timestamp))) AS first,
        toString(toUnixTimestamp64Nano(max(timestamp))) AS last, ${weighing.count} AS n,
        ${weighing.countIf(since(15))} AS quarter, ${weighing.countIf(since(60))} AS hour
      FROM baselime.events WHERE environment = ${reader.environment} AND ${same} AND namespace = ${marker.namespace}`,
    options,
  );
  const [row] = rows;
  if (row === undefined || !(Number(row.n) > 0)) return undefined;
  const last = BigInt(row.last);
  const after = await reader.select<{ requests: number }>(
    sql`SELECT ${weighing.distinctIf(requestHash(marker), raw('true'))} AS requests
      FROM baselime.events WHERE environment = ${reader.environment} AND namespace = ${marker.namespace}
        AND kind != 'metric' AND timestamp > fromUnixTimestamp64Nano(${last + 1_000_000_000n})`,
    options,
  );
  return {
    first: unixNanos(BigInt(row.first)),
    last: unixNanos(last),
    total: Number(row.n),
    inQuarter: Number(row.quarter),
    inHour: Number(row.hour),
    requestsSince: Number(after.rows[0]?.requests ?? 0),
  };
}
