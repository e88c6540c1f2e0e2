/** View `values`: of each key its most frequent values among the events that match, in one pass over them. */
import type { Query, ValueCounts } from '@baselime-ai/contract';
import { toEpochMillis, type Window } from '../../model/units.js';
import { bind, join, raw, type Sql, sql } from '../../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import { weighingOf } from '../weighing.js';

const DEFAULT_VALUES = 8;
const MOST_VALUES = 100;
/** A value that is longer is text to read, not one of a few to choose from. */
const LONGEST_VALUE = 256;
const MOST_ROWS = 500_000;
const SLICES = 20_000;

interface Asked {
  readonly query: Query;
  readonly window: Window;
  readonly keys: readonly string[];
  /** Of more rows that match, slices of the time are looked at; 500,000 by default. */
  readonly mostRows?: number;
}

export interface Values {
  readonly values: ValueCounts[];
  readonly total: number;
  readonly sampledOneIn: number;
  readonly rowsRead: number;
}

/**
 * At most `query.limit` values a key (default 8), absent and empty ones left out. Of many rows a part is counted: slices
 * of time, chosen by a hash of their place, so that the store skips what lies between; counts are then made up for the
 * rest and `sampledOneIn` says so. Raises QUERY_INVALID.
 */
export async function valuesView(
  store: TelemetryStore,
  environment: string,
  { query, window, keys, mostRows = MOST_ROWS }: Asked,
  options?: SelectOptions,
): Promise<Values> {
  const matching = queryCondition(environment, query, window);
  const weighing = await weighingOf(store, environment, window, options);
  const counted = await store.select<{ readonly kept: number; readonly stand_for: number }>(
    sql`SELECT count() AS kept, ${weighing.count} AS stand_for FROM baselime.events WHERE ${matching}`,
    options,
  );
  const { kept = 0, stand_for: total = 0 } = counted.rows[0] ?? {};
  const sampledOneIn = Math.max(1, Math.ceil(kept / mostRows));
  if (kept === 0 || keys.length === 0) {
    return { values: keys.map(noValue), total, sampledOneIn, rowsRead: counted.rowsRead };
  }
  const most = Math.min(query.limit ?? DEFAULT_VALUES, MOST_VALUES);
  const pairs = keys.map((key, at) => sql`(${bind(at, 'UInt8')}, toString(${keyExpression(key).text}))`);
  const found = await store.select<{ readonly at: number; readonly value: string; readonly events: number }>(
    sql`SELECT pair.1 AS at, pair.2 AS value, ${weighing.count} AS events
        FROM baselime.events ARRAY JOIN [${join(pairs, ', ')}] AS pair
        WHERE ${matching}${inSlice(window, sampledOneIn)} AND pair.2 != '' AND length(pair.2) <= ${LONGEST_VALUE}
        GROUP BY at, value ORDER BY events DESC, value LIMIT ${most + 1} BY at`,
    options,
  );
  const values = keys.map((key, at): ValueCounts => {
    const own = found.rows.filter((row) => row.at === at);
    const shown = own.slice(0, most).map(({ value, events }) => ({ value, count: events * sampledOneIn }));
    return { key, values: shown, more: own.length > most };
  });
  return { values, total, sampledOneIn, rowsRead: counted.rowsRead + found.rowsRead };
}

const noValue = (key: string): ValueCounts => ({ key, values: [], more: false });

/** One of `oneIn` slices of the window; everything for 1. */
function inSlice(window: Window, oneIn: number): Sql {
  if (oneIn === 1) return raw('');
  const sliceMs = Math.max(1, Math.floor((toEpochMillis(window.to) - toEpochMillis(window.from)) / SLICES));
  return sql` AND cityHash64(intDiv(toUnixTimestamp64Milli(timestamp), ${sliceMs})) % ${oneIn} = 0`;
}
