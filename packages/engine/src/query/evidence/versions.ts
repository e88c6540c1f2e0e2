/** The versions of a function, by the keys under which its events say them. */
import { unixNanos } from '../../model/units.js';
import { sql, VERSION_KEYS } from '../../store/index.js';
import type { VersionSeen } from './evidence.js';
import { inRange, type Scope } from './scope.js';

const MOST_VERSIONS = 50;

/** The versions that a value of the column `versions` tells, in the order of `VERSION_KEYS`. */
export const versionsIn = (text: string): readonly { readonly key: string; readonly value: string }[] =>
  text.split('\n').flatMap((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [] : [{ key: line.slice(0, at), value: line.slice(at + 1) }];
  });

/** Of the marker's namespace, oldest first; at most fifty. */
export async function readVersions(scope: Scope): Promise<readonly VersionSeen[]> {
  const { reader, baseline, window, marker, options } = scope;
  const { rows } = await reader.select<{ versions: string; first: string; last: string; n: number }>(
    sql`SELECT versions, toString(toUnixTimestamp64Nano(min(timestamp))) AS first,
        toString(toUnixTimestamp64Nano(max(timestamp))) AS last, count() AS n
      FROM baselime.events
      WHERE ${inRange(scope, baseline.from, window.to)} AND namespace = ${marker.namespace} AND kind != 'metric'
        AND versions != ''
      GROUP BY versions ORDER BY min(timestamp), versions LIMIT 200`,
    options,
  );
  const seen = new Map<string, VersionSeen>();
  for (const { versions, n, ...row } of rows) {
    const [first, last] = [unixNanos(BigInt(row.first)), unixNanos(BigInt(row.last))];
    for (const { key, value } of versionsIn(versions)) {
      const id = JSON.stringify([key, value]);
      const known = seen.get(id) ?? { key, value, firstSeen: first, lastSeen: last, count: 0 };
      const lastSeen = known.lastSeen > last ? known.lastSeen : last;
      seen.set(id, { ...known, lastSeen, count: known.count + Number(n) });
    }
  }
  return eachVersionOnce([...seen.values()].slice(0, MOST_VERSIONS));
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
