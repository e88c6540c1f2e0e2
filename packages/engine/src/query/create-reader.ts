/** The reader of one environment over a telemetry store. */
import type { KeySummary, KeyValue, QueryAnswer, QueryRequest } from '@baselime-ai/contract';
import { epochMillisOf, traceId as toTraceId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { fromEpochMillis, unixNanos, type Window } from '../model/units.js';
import { join, raw, type Sql, sql } from '../store/sql.js';
import { type EventRow, eventColumns, fromRow } from '../store/telemetry/event-row.js';
import type { SelectOptions, TelemetryStore } from '../store/telemetry-store.js';
import { filterCondition, scope } from './conditions.js';
import { toEventView } from './event-view.js';
import { keyExpression } from './key-expression.js';
import { readTrace } from './read-trace.js';
import type { TelemetryReader } from './telemetry-reader.js';
import { errorsView } from './views/errors.js';
import { eventPage } from './views/events.js';
import { requestsView, tracesView } from './views/gathered.js';
import { patternsView } from './views/patterns.js';
import { seriesView } from './views/series.js';
import { valuesView } from './views/values.js';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 10_000;
const DEFAULT_REQUEST_LIMIT = 2000;
const DEFAULT_VALUES = 50;
const MAX_KEYS = 5000;

const limitOf = (limit: number | undefined, preset = DEFAULT_LIMIT): number =>
  Math.min(Math.max(Math.trunc(limit ?? preset), 1), MAX_LIMIT);

/** Reads only rows of `environment`. Times in the answers are UTC; nothing is cached. */
export function createReader(store: TelemetryStore, environment: string): TelemetryReader {
  const rows = async (where: Sql, order: Sql, limit: number): Promise<readonly TelemetryEvent[]> => {
    const found = await store.select<EventRow>(
      sql`SELECT ${eventColumns} FROM baselime.events WHERE environment = ${environment} AND ${where}
          ORDER BY ${order} LIMIT ${limit}`,
    );
    return found.rows.map(fromRow);
  };
  const oldest = raw('timestamp, id');
  const newest = raw('timestamp DESC, id DESC');
  return {
    environment,
    run: (request, options) => run(store, environment, request, options),
    async events(query, window, limit) {
      const page = await eventPage(store, environment, { query, window, limit: limitOf(limit ?? query.limit) });
      return page.rows.map(fromRow);
    },
    async event(id) {
      const [found] = await rows(sql`id = ${String(id)}${timeOf(String(id))}`, oldest, 1);
      return found;
    },
    trace: (id) => readTrace(store, environment, toTraceId(id)),
    async request(id, limit) {
      if (id === '') return [];
      return await rows(sql`request_id = ${String(id)}`, oldest, limitOf(limit, DEFAULT_REQUEST_LIMIT));
    },
    async error(fingerprint) {
      if (fingerprint === '') return undefined;
      const [last] = await rows(sql`fingerprint = ${fingerprint}`, newest, 1);
      return last;
    },
    keys: (window, datasets) => readKeys(store, environment, window, datasets),
    keyValues: (key, window, options) => readKeyValues(store, environment, key, window, options),
    select: (statement, options) => store.select(statement, options),
  };
}

/** An id of ours carries its time to the millisecond; another id is found by its filter alone. */
function timeOf(id: string): Sql {
  const epochMs = epochMillisOf(id);
  if (epochMs === undefined) return raw('');
  const from = fromEpochMillis(Math.min(epochMs, LAST_ID_MS));
  return sql` AND ${within({ from, to: unixNanos(from + 1_000_000n) })}`;
}

/** Later instants are stored as the last one that a daily partition can name. */
const LAST_ID_MS = 5_662_310_399_999;

const within = (window: Window): Sql =>
  sql`timestamp >= fromUnixTimestamp64Nano(${window.from}, 'UTC') AND timestamp < fromUnixTimestamp64Nano(${window.to}, 'UTC')`;

async function run(
  store: TelemetryStore,
  environment: string,
  request: QueryRequest,
  options?: SelectOptions,
): Promise<QueryAnswer> {
  const startedAt = performance.now();
  const { query, cursor, granularityMs } = request;
  const window: Window = { from: fromEpochMillis(request.timeframe.from), to: fromEpochMillis(request.timeframe.to) };
  const asked = { query, window, limit: limitOf(query.limit), cursor };
  const answer = async (): Promise<Omit<QueryAnswer, 'statistics'> & { readonly rowsRead: number }> => {
    switch (request.view) {
      case 'events': {
        const page = await eventPage(store, environment, asked, options);
        const events = page.rows.map((row) => toEventView(fromRow(row)));
        return { events, ...next(page.nextCursor), rowsRead: page.selected.rowsRead };
      }
      case 'series': {
        const { series, aggregates, rowsRead, ...rest } = await seriesView(
          store,
          environment,
          { query, window, granularityMs },
          options,
        );
        return { series: [...series], aggregates: [...aggregates], ...rest, rowsRead };
      }
      case 'traces': {
        const { items, nextCursor, rowsRead } = await tracesView(store, environment, asked, options);
        return { traces: [...items], ...next(nextCursor), rowsRead };
      }
      case 'requests': {
        const { items, nextCursor, rowsRead } = await requestsView(store, environment, asked, options);
        return { requests: [...items], ...next(nextCursor), rowsRead };
      }
      case 'errors': {
        const { errors, rowsRead } = await errorsView(store, environment, { ...asked, granularityMs }, options);
        return { errors: [...errors], rowsRead };
      }
      case 'patterns': {
        const { items, rowsRead } = await patternsView(store, environment, asked, options);
        return { patterns: [...items], rowsRead };
      }
      case 'values':
        return await valuesView(store, environment, { query, window, keys: request.keys ?? [] }, options);
    }
  };
  const { rowsRead, ...parts } = await answer();
  return { ...parts, statistics: { elapsedMs: performance.now() - startedAt, rowsRead } };
}

const next = (nextCursor: string | undefined): { readonly nextCursor?: string } =>
  nextCursor === undefined ? {} : { nextCursor };

/** From the catalogue that the inserter keeps; whole days, so it may name a key from just outside the window. */
async function readKeys(
  store: TelemetryStore,
  environment: string,
  window: Window,
  datasets: readonly string[] | undefined,
): Promise<readonly KeySummary[]> {
  const only = datasets === undefined || datasets.length === 0 ? raw('') : sql` AND dataset IN ${datasets}`;
  const day = (instant: bigint): Sql => sql`toDate(fromUnixTimestamp64Nano(${instant}, 'UTC'))`;
  const found = await store.select<{
    readonly key: string;
    readonly types: readonly string[];
    readonly found_in: readonly string[];
    readonly events: number;
  }>(
    sql`SELECT key, groupUniqArray(type) AS types, arraySort(groupUniqArray(dataset)) AS found_in, sum(count) AS events
        FROM baselime.keys WHERE environment = ${environment} AND day >= ${day(window.from)}
          AND day <= ${day(window.to - 1n)}${only}
        GROUP BY key ORDER BY events DESC, key LIMIT ${MAX_KEYS}`,
  );
  return found.rows.map((row) => ({
    key: row.key,
    type: keyType(row.types),
    datasets: [...row.found_in],
    count: row.events,
  }));
}

function keyType(types: readonly string[]): KeySummary['type'] {
  const [type] = types;
  if (types.length > 1) return 'mixed';
  return type === 'number' || type === 'boolean' ? type : 'string';
}

/** Most frequent first; absent and empty values are left out. `prefix` ignores case. */
async function readKeyValues(
  store: TelemetryStore,
  environment: string,
  key: string,
  window: Window,
  options: Parameters<TelemetryReader['keyValues']>[2] = {},
): Promise<readonly KeyValue[]> {
  const text = sql`toString(${keyExpression(key).text})`;
  const conditions = [
    scope(environment, window),
    ...(options.filters ?? []).map((filter) => sql`(${filterCondition(filter)})`),
    sql`${text} != ''`,
    ...(options.prefix === undefined || options.prefix === ''
      ? []
      : [sql`startsWith(lowerUTF8(${text}), lowerUTF8(${options.prefix}))`]),
  ];
  const found = await store.select<KeyValue>(
    sql`SELECT ${text} AS value, toUInt64(round(sum(weight))) AS count FROM baselime.events WHERE ${join(conditions, ' AND ')}
        GROUP BY value ORDER BY count DESC, value LIMIT ${limitOf(options.limit, DEFAULT_VALUES)}`,
  );
  return found.rows;
}
