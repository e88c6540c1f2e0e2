/** Services and functions by name, as the telemetry spells them. */
import { sql } from '../../store/sql.js';
import type { Place } from './place.js';

export interface Named {
  readonly name: string;
  readonly key: 'namespace' | 'service';
}

const MOST_NAMES = 2_000;

/** Every service and function of the time looked at, those with most events first. */
export async function readNames({ reader, baseline, window, now, options }: Place): Promise<readonly Named[]> {
  const to = now > window.to ? now : window.to;
  const { rows } = await reader.select<{ key: Named['key']; name: string }>(
    sql`SELECT pair.1 AS key, pair.2 AS name FROM (
        SELECT arrayJoin([('namespace', namespace), ('service', service)]) AS pair FROM baselime.events
        WHERE environment = ${reader.environment} AND timestamp >= fromUnixTimestamp64Nano(${BigInt(baseline.from)})
          AND timestamp < fromUnixTimestamp64Nano(${BigInt(to)})
      ) WHERE name != '' GROUP BY key, name ORDER BY count() DESC, key, name LIMIT ${MOST_NAMES}`,
    options,
  );
  return rows.map(({ key, name }) => ({ key, name }));
}
