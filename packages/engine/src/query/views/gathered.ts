/** Views `requests` and `traces`: everything that carries one id in one row, newest first. */
import type { Query, RequestSummary, TraceSummary } from '@baselime-ai/contract';
import { PLATFORM_LINES } from '../../model/platform-lines.js';
import { millis, toIsoNanos, unixNanos, type Window } from '../../model/units.js';
import { bind, raw, type Sql, sql } from '../../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../../store/telemetry-store.js';
import { queryCondition, scope } from '../conditions.js';
import { readCursor, writeCursor } from '../cursor.js';
import { keyExpression } from '../key-expression.js';

/** A request or trace that matches near the edge of the window is summed up with what lies just outside. */
const MARGIN = BigInt(millis(900_000)) * 1_000_000n;

interface Asked {
  readonly query: Query;
  readonly window: Window;
  readonly limit: number;
  readonly cursor?: string | undefined;
}
export interface Gathered<Item> {
  readonly items: readonly Item[];
  readonly nextCursor?: string;
  readonly rowsRead: number;
}
/** Names of the results differ from every column, so that a filter never reads a result in a column's place. */
interface Found {
  readonly key: string;
  readonly nanos: string;
}
interface Summary {
  readonly key: string;
  readonly trace: string;
  readonly title: string;
  readonly of_service: string;
  readonly of_namespace: string;
  readonly started: string;
  readonly span_ms: number;
  readonly longest_ms: number | null;
  readonly events: number;
  readonly spans: number;
  readonly errors: number;
  readonly cold: boolean;
  readonly late: boolean;
  readonly said: string;
}
/** Beside `Summary`, of requests only. */
interface Report {
  readonly operation: string;
  readonly memory_used: number | null;
  readonly memory_size: number | null;
  readonly init_ms: number | null;
}

const iso = (nanos: string): string => toIsoNanos(unixNanos(BigInt(nanos)));

const most = (key: string): Sql => sql`max(${keyExpression(key).number})`;
const REPORT: Sql = sql`, argMinIf(name, tuple(parent_span_id != '', timestamp, id), kind = 'span') AS operation,
      ${most('@maxMemoryUsed')} AS memory_used, ${most('@memorySize')} AS memory_size, ${most('@initDuration')} AS init_ms`;

async function gather<More = unknown>(
  store: TelemetryStore,
  environment: string,
  asked: Asked,
  column: 'trace_id' | 'request_id',
  more: Sql,
  options?: SelectOptions,
): Promise<Gathered<Summary & More>> {
  const { query, window, limit, cursor } = asked;
  const id = raw(column);
  const after = cursor === undefined ? raw('') : beyond(cursor);
  const found = await store.select<Found>(
    sql`SELECT ${id} AS key, toString(toUnixTimestamp64Nano(min(timestamp))) AS nanos FROM baselime.events
        WHERE ${queryCondition(environment, query, window)} AND ${id} != '' GROUP BY key ${after}
        ORDER BY min(timestamp) DESC, key DESC LIMIT ${limit + 1}`,
    options,
  );
  const page = found.rows.slice(0, limit);
  const last = page.at(-1);
  if (last === undefined) return { items: [], rowsRead: found.rowsRead };
  const wide = { from: unixNanos(window.from - MARGIN), to: unixNanos(window.to + MARGIN) };
  const summed = await store.select<Summary & More>(
    summary(
      environment,
      wide,
      id,
      page.map((row) => row.key),
      more,
    ),
    options,
  );
  const byId = new Map(summed.rows.map((row) => [row.key, row]));
  return {
    items: page.flatMap((row) => byId.get(row.key) ?? []),
    ...(found.rows.length > limit ? { nextCursor: writeCursor(last.nanos, last.key) } : {}),
    rowsRead: found.rowsRead + summed.rowsRead,
  };
}

function beyond(text: string): Sql {
  const { nanos, id } = readCursor(text);
  const at = sql`fromUnixTimestamp64Nano(${bind(nanos, 'Int64')}, 'UTC')`;
  return sql`HAVING min(timestamp) < ${at} OR (min(timestamp) = ${at} AND key < ${id})`;
}

/** The root span speaks for all; without one the first event does. */
function summary(environment: string, window: Window, id: Sql, ids: readonly string[], more: Sql): Sql {
  const rank = raw("tuple(if(kind = 'span', if(parent_span_id = '', 0, 1), 2), timestamp, id)");
  return sql`SELECT ${id} AS key, max(trace_id) AS trace, argMin(if(name != '', name, message), ${rank}) AS title,
      argMin(service, ${rank}) AS of_service, argMin(namespace, ${rank}) AS of_namespace,
      toString(toUnixTimestamp64Nano(min(timestamp))) AS started,
      (max(toUnixTimestamp64Nano(timestamp) + if(kind = 'span', toInt64(ifNull(duration_ms, 0) * 1e6), 0))
        - min(toUnixTimestamp64Nano(timestamp))) / 1e6 AS span_ms,
      max(duration_ms) AS longest_ms, count() AS events, countIf(kind = 'span') AS spans, countIf(is_error) AS errors,
      max(cold_start) AS cold, max(timed_out) AS late,
      argMaxIf(message, tuple(is_error, -toUnixTimestamp64Nano(timestamp)),
        message != '' AND name NOT IN ${PLATFORM_LINES}) AS said${more}
    FROM baselime.events
    WHERE ${scope(environment, window)} AND ${id} IN ${ids} GROUP BY key`;
}

export async function requestsView(
  store: TelemetryStore,
  environment: string,
  asked: Asked,
  options?: SelectOptions,
): Promise<Gathered<RequestSummary>> {
  const gathered = await gather<Report>(store, environment, asked, 'request_id', REPORT, options);
  const items = gathered.items.map(
    (row): RequestSummary => ({
      requestId: row.key,
      ...(row.trace === '' ? {} : { traceId: row.trace }),
      service: row.of_service,
      namespace: row.of_namespace,
      startedAt: iso(row.started),
      ...(row.longest_ms === null ? {} : { durationMs: row.longest_ms }),
      events: row.events,
      errors: row.errors,
      coldStart: row.cold,
      timedOut: row.late,
      ...(row.said === '' ? {} : { message: row.said }),
      ...(row.operation === '' ? {} : { operation: row.operation }),
      ...(row.memory_used === null ? {} : { memoryUsedMb: row.memory_used }),
      ...(row.memory_size === null ? {} : { memorySizeMb: row.memory_size }),
      ...(row.init_ms === null ? {} : { initDurationMs: row.init_ms }),
    }),
  );
  return { ...gathered, items };
}

export async function tracesView(
  store: TelemetryStore,
  environment: string,
  asked: Asked,
  options?: SelectOptions,
): Promise<Gathered<TraceSummary>> {
  const gathered = await gather(store, environment, asked, 'trace_id', raw(''), options);
  const items = gathered.items.map(
    (row): TraceSummary => ({
      traceId: row.key,
      name: row.title,
      service: row.of_service,
      namespace: row.of_namespace,
      startedAt: iso(row.started),
      durationMs: row.span_ms,
      spans: row.spans,
      errors: row.errors,
      coldStart: row.cold,
      timedOut: row.late,
    }),
  );
  return { ...gathered, items };
}
