/** A TelemetryEvent as a row of `baselime.events`, and back. */
import { eventId, requestId, spanId, traceId } from '../../model/ids.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { EventKind, Level, MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import { millis, toIsoNanos, unixNanos } from '../../model/units.js';
import { raw, type Sql } from '../sql.js';
import { dataColumn, type KeyType } from './data-column.js';
import { wellFormed } from './well-formed.js';

/** Column names in the order of the insert. */
export const INSERT_COLUMNS = [
  'environment',
  'dataset',
  'service',
  'namespace',
  'kind',
  'id',
  'timestamp',
  'trace_id',
  'span_id',
  'parent_span_id',
  'request_id',
  'level',
  'is_error',
  'cold_start',
  'timed_out',
  'name',
  'message',
  'duration_ms',
  'metric_sum',
  'metric_count',
  'metric_min',
  'metric_max',
  'metric_detail',
  'fingerprint',
  'pattern',
  'weight',
  'data',
  'body',
] as const;

/** The last instant that a daily partition can name, 2149-06-06; later ones are stored as it. */
const LAST_NANOS = 5_662_310_399_999_999_999n;

const plain = (text: string | undefined): string => (text === undefined ? '' : wellFormed(text));
const finite = (value: number | undefined): number | null =>
  value !== undefined && Number.isFinite(value) ? value : null;

/** `2023-04-21 10:21:09.805000000`; a plain number of seconds would be read as a date when it has few digits. */
function dateTime(nanos: bigint): string {
  const bounded = nanos < 0n ? 0n : nanos > LAST_NANOS ? LAST_NANOS : nanos;
  return toIsoNanos(unixNanos(bounded)).replace('T', ' ').replace('Z', '');
}

function metricDetail(metric: MetricValue | undefined): string {
  if (metric?.quantiles === undefined && metric?.buckets === undefined) return '';
  return JSON.stringify({ quantiles: metric.quantiles, buckets: metric.buckets });
}

/** One line of JSONEachRow. */
export function toRow(event: TelemetryEvent, seen: (path: string, type: KeyType) => void): string {
  const columns = JSON.stringify({
    environment: plain(event.environment),
    dataset: plain(event.dataset),
    service: plain(event.service),
    namespace: plain(event.namespace),
    kind: event.kind,
    id: plain(event.id),
    timestamp: dateTime(event.timestamp),
    trace_id: plain(event.traceId),
    span_id: plain(event.spanId),
    parent_span_id: plain(event.parentSpanId),
    request_id: plain(event.requestId),
    level: event.level ?? '',
    is_error: event.isError,
    cold_start: event.coldStart === true,
    timed_out: event.timedOut === true,
    name: plain(event.name),
    message: plain(event.message),
    duration_ms: finite(event.durationMs),
    metric_sum: finite(event.metric?.sum),
    metric_count: finite(event.metric?.count),
    metric_min: finite(event.metric?.min),
    metric_max: finite(event.metric?.max),
    metric_detail: metricDetail(event.metric),
    fingerprint: plain(event.fingerprint),
    pattern: plain(event.pattern),
    weight: finite(event.weight) ?? 1,
  });
  const { data, body } = dataColumn(event.data, seen);
  return `${columns.slice(0, -1)},"data":${data},"body":${JSON.stringify(body)}}`;
}

/** What `eventColumns` selects. */
export interface EventRow {
  readonly environment: string;
  readonly dataset: string;
  readonly service: string;
  readonly namespace: string;
  readonly kind: string;
  readonly id: string;
  /** Nanoseconds since the epoch; a decimal text, because a double cannot hold it. */
  readonly nanos: string;
  readonly trace_id: string;
  readonly span_id: string;
  readonly parent_span_id: string;
  readonly request_id: string;
  readonly level: string;
  readonly is_error: boolean;
  readonly cold_start: boolean;
  readonly timed_out: boolean;
  readonly name: string;
  readonly message: string;
  readonly duration_ms: number | null;
  readonly metric_sum: number | null;
  readonly metric_count: number | null;
  readonly metric_min: number | null;
  readonly metric_max: number | null;
  readonly metric_detail: string;
  readonly fingerprint: string;
  readonly pattern: string;
  readonly weight: number;
  readonly body: string;
}

/** The select list that `fromRow` reads. */
export const eventColumns: Sql = raw(
  INSERT_COLUMNS.filter((column) => column !== 'data')
    .map((column) => (column === 'timestamp' ? 'toString(toUnixTimestamp64Nano(timestamp)) AS nanos' : column))
    .join(', '),
);

/** JSON text as null-prototype records; an empty record when it is not a JSON object. Guarantees JSON by parsing it. */
export function parseRecord(text: string): JsonObject {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return Object.create(null) as JsonObject;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return Object.create(null) as JsonObject;
  const stack: object[] = [parsed];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    if (!Array.isArray(next)) Object.setPrototypeOf(next, null);
    for (const value of Object.values(next)) if (typeof value === 'object' && value !== null) stack.push(value);
  }
  return parsed as JsonObject;
}

function metricOf(row: EventRow): MetricValue | undefined {
  const detail: JsonValue = row.metric_detail === '' ? {} : parseRecord(row.metric_detail);
  const metric = {
    ...(row.metric_sum === null ? {} : { sum: row.metric_sum }),
    ...(row.metric_count === null ? {} : { count: row.metric_count }),
    ...(row.metric_min === null ? {} : { min: row.metric_min }),
    ...(row.metric_max === null ? {} : { max: row.metric_max }),
    ...detail,
  };
  return Object.keys(metric).length === 0 ? undefined : metric;
}

/** The event of a row; kind and level hold because only `toRow` writes the table. */
export function fromRow(row: EventRow): TelemetryEvent {
  const metric = metricOf(row);
  return {
    id: eventId(row.id),
    environment: row.environment,
    dataset: row.dataset,
    service: row.service,
    namespace: row.namespace,
    kind: row.kind as EventKind,
    timestamp: unixNanos(BigInt(row.nanos)),
    ...(row.trace_id === '' ? {} : { traceId: traceId(row.trace_id) }),
    ...(row.span_id === '' ? {} : { spanId: spanId(row.span_id) }),
    ...(row.parent_span_id === '' ? {} : { parentSpanId: spanId(row.parent_span_id) }),
    ...(row.request_id === '' ? {} : { requestId: requestId(row.request_id) }),
    ...(row.level === '' ? {} : { level: row.level as Level }),
    isError: row.is_error,
    ...(row.name === '' ? {} : { name: row.name }),
    ...(row.message === '' ? {} : { message: row.message }),
    ...(row.duration_ms === null ? {} : { durationMs: millis(row.duration_ms) }),
    ...(row.cold_start ? { coldStart: true as const } : {}),
    ...(row.timed_out ? { timedOut: true as const } : {}),
    ...(metric === undefined ? {} : { metric }),
    ...(row.fingerprint === '' ? {} : { fingerprint: row.fingerprint }),
    ...(row.pattern === '' ? {} : { pattern: row.pattern }),
    ...(row.weight === 1 ? {} : { weight: row.weight }),
    data: parseRecord(row.body),
  };
}
