/** A trace with everything that carries its id, and the logs that only carry the request id of one of its parts. */
import type { TraceId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { unixNanos } from '../model/units.js';
import { type Sql, sql } from '../store/sql.js';
import { type EventRow, eventColumns, fromRow } from '../store/telemetry/event-row.js';
import type { TelemetryStore } from '../store/telemetry-store.js';
import { scope } from './conditions.js';
import type { Trace } from './trace.js';

const MAX_SPANS = 10_000;
const MAX_LOGS = 5000;
const MAX_REQUESTS = 200;
/** A platform's own lines about a request may come this long before or after the trace. */
const AROUND_NANOS = 900_000_000_000n;

/** Undefined when nothing carries the id. At most 10,000 spans and 5,000 logs; `truncated` says when there are more. */
export async function readTrace(store: TelemetryStore, environment: string, id: TraceId): Promise<Trace | undefined> {
  if (id === '') return undefined;
  const read = async (where: Sql, limit: Sql): Promise<readonly TelemetryEvent[]> => {
    const found = await store.select<EventRow>(
      sql`SELECT ${eventColumns} FROM baselime.events WHERE ${where} ORDER BY timestamp, id LIMIT ${limit}`,
    );
    return found.rows.map(fromRow);
  };
  // Both stand in the same places of the store, so that they are read at once.
  const all = await read(
    sql`environment = ${environment} AND trace_id = ${String(id)} AND kind IN ('span', 'log', 'span-event', 'event')`,
    sql`${MAX_SPANS + 1} BY kind = 'span'`,
  );
  const spans = all.filter(({ kind }) => kind === 'span');
  const own = all.filter(({ kind }) => kind !== 'span').slice(0, MAX_LOGS + 1);
  const first = all[0];
  const last = all.at(-1);
  if (first === undefined || last === undefined) return undefined;
  const requests = [...new Set(all.flatMap((event) => event.requestId ?? []))].slice(0, MAX_REQUESTS);
  const around = {
    from: unixNanos(first.timestamp - AROUND_NANOS),
    to: unixNanos(last.timestamp + AROUND_NANOS),
  };
  const related =
    requests.length === 0
      ? []
      : await read(
          sql`${scope(environment, around)} AND trace_id = '' AND request_id IN ${requests} AND kind IN ('log', 'span-event', 'event')`,
          sql`${MAX_LOGS + 1}`,
        );
  const ended = new Set(spans.map(({ spanId }) => spanId));
  const logs = [...own.filter((event) => !hasEnded(event, ended)), ...related].sort(byTime);
  return {
    traceId: id,
    spans: spans.slice(0, MAX_SPANS),
    logs: logs.slice(0, MAX_LOGS),
    truncated: spans.length > MAX_SPANS || logs.length > MAX_LOGS,
  };
}

/** That a span of X-Ray began, once the span itself is there. */
const hasEnded = ({ kind, spanId, data }: TelemetryEvent, ended: ReadonlySet<TelemetryEvent['spanId']>): boolean =>
  kind === 'event' && data.in_progress === true && spanId !== undefined && ended.has(spanId);

function byTime(one: TelemetryEvent, other: TelemetryEvent): number {
  if (one.timestamp !== other.timestamp) return one.timestamp < other.timestamp ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}
