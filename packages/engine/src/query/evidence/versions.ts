/** The versions of a function, by the keys under which its events say them. */
import { unixNanos } from '../../model/units.js';
import { join, sql } from '../../store/index.js';
import { keyExpression } from '../key-expression.js';
import type { VersionSeen } from './evidence.js';
import { inRange, type Scope } from './scope.js';

/** Keys under which an event says which version of its function wrote it. */
export const VERSION_KEYS = [
  '@version',
  'faas.version',
  'resource.faas.version',
  'service.version',
  'resource.service.version',
  'context.functionVersion',
  'deployment.id',
  'resource.deployment.id',
] as const;

/** Only keys that the catalogue knows are read: each of them is a look into the JSON of every row. */
export async function readVersions(scope: Scope): Promise<readonly VersionSeen[]> {
  const { reader, baseline, window, marker, options } = scope;
  const catalogue = await reader.keys({ from: baseline.from, to: window.to }, []);
  const stored = new Set(catalogue.map(({ key }) => key));
  const keys = VERSION_KEYS.filter((key) => stored.has(key));
  if (keys.length === 0) return [];
  const pairs = join(
    keys.map((key) => sql`(${key}, ${keyExpression(key).text})`),
    ', ',
  );
  const { rows } = await reader.select<{ key: string; value: string; first: string; last: string; n: number }>(
    sql`SELECT pair.1 AS key, pair.2 AS value, toString(toUnixTimestamp64Nano(min(at))) AS first,
        toString(toUnixTimestamp64Nano(max(at))) AS last, count() AS n
      FROM (SELECT timestamp AS at, arrayJoin(arrayFilter(pair -> pair.2 != '', [${pairs}])) AS pair FROM baselime.events
        WHERE ${inRange(scope, baseline.from, window.to)} AND namespace = ${marker.namespace} AND kind != 'metric')
      GROUP BY key, value ORDER BY min(at), key, value LIMIT 50`,
    options,
  );
  const seen = rows.map(({ key, value, first, last, n }) => ({
    key,
    value,
    firstSeen: unixNanos(BigInt(first)),
    lastSeen: unixNanos(BigInt(last)),
    count: Number(n),
  }));
  return eachVersionOnce(seen);
}

/**
 * Without the keys that say nothing of their own, because every value of theirs stands under another key as well: a log line
 * and a span of one function name the same version. Of two such keys the one with more values stays, of equals the first of
 * `VERSION_KEYS`. Keys that differ in a value stay both.
 */
export function eachVersionOnce(versions: readonly VersionSeen[]): readonly VersionSeen[] {
  const valuesOf = (key: string): ReadonlySet<string> =>
    new Set(versions.flatMap((version) => (version.key === key ? version.value : [])));
  const kept: { readonly key: string; readonly values: ReadonlySet<string> }[] = [];
  const known = VERSION_KEYS.map((key) => ({ key, values: valuesOf(key) }));
  for (const { key, values } of known.sort((a, b) => b.values.size - a.values.size)) {
    if (kept.some((other) => [...values].every((value) => other.values.has(value)))) continue;
    kept.push({ key, values });
  }
  return versions.filter(({ key }) => kept.some((one) => one.key === key));
}
