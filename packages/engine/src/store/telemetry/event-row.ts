/** A TelemetryEvent as a row of `baselime.events`, and back. */
import { eventId, requestId, spanId, traceId } from '../../model/ids.js';
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { EventKind, Level, MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import { millis, toIsoNanos, unixNanos } from '../../model/units.js';
import { raw, type Sql } from '../sql.js';
import { dataColumn, type KeyNode } from './data-column.js';
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

const finite = (value: number | undefined): number | undefined =>
  value !== undefined && Number.isFinite(value) ? value : undefined;

/** `2023-04-21 10:21:09.805000000`; a plain number of seconds would be read as a date when it has few digits. */
function dateTime(nanos: bigint): string {
  // The events of a request often have one time.
  if (nanos !== lastTime.nanos) {
    const bounded = nanos < 0n ? 0n : nanos > LAST_NANOS ? LAST_NANOS : nanos;
    lastTime = { nanos, text: toIsoNanos(unixNanos(bounded)).replace('T', ' ').replace('Z', '') };
  }
  return lastTime.text;
}

let lastTime = { nanos: 0n, text: '1970-01-01 00:00:00.000000000' };

function metricDetail(metric: MetricValue): string | undefined {
  if (metric.quantiles === undefined && metric.buckets === undefined) return undefined;
  return JSON.stringify({ quantiles: metric.quantiles, buckets: metric.buckets });
}

/**
 * One line of JSONEachRow, without the columns that have their default: an empty text, no number, false. `body` is an
 * object in it, of which the engine keeps the text as it stands. Counts the keys of the event's record at `place`.
 */
export function toRow(event: TelemetryEvent, place: KeyNode): string {
  const columns = columnsOf(event);
  const { data, body } = dataColumn(event.data, place);
  // JSON escapes a surrogate without its other half in this way, and the engine refuses it.
  const safe = columns.includes('\\ud') ? columnsOf(wellFormedTexts(event)) : columns;
  return `${safe},"data":${data},"body":${body}}`;
}

/** The beginning of the row: all but `data` and `body`. */
function columnsOf(event: TelemetryEvent): string {
  const { metric, level } = event;
  let row =
    `{"environment":${JSON.stringify(event.environment)},"dataset":${JSON.stringify(event.dataset)}` +
    `,"service":${JSON.stringify(event.service)},"namespace":${JSON.stringify(event.namespace)}` +
    `,"kind":"${event.kind}","id":${JSON.stringify(event.id)},"timestamp":"${dateTime(event.timestamp)}"`;
  row += textColumn(',"trace_id":', event.traceId);
  row += textColumn(',"span_id":', event.spanId);
  row += textColumn(',"parent_span_id":', event.parentSpanId);
  row += textColumn(',"request_id":', event.requestId);
  if (level !== undefined) row += `,"level":"${level}"`;
  if (event.isError) row += ',"is_error":true';
  if (event.coldStart === true) row += ',"cold_start":true';
  if (event.timedOut === true) row += ',"timed_out":true';
  row += textColumn(',"name":', event.name);
  row += textColumn(',"message":', event.message);
  row += numberColumn(',"duration_ms":', event.durationMs);
  if (metric !== undefined) {
    row += numberColumn(',"metric_sum":', metric.sum);
    row += numberColumn(',"metric_count":', metric.count);
    row += numberColumn(',"metric_min":', metric.min);
    row += numberColumn(',"metric_max":', metric.max);
    row += textColumn(',"metric_detail":', metricDetail(metric));
  }
  row += textColumn(',"fingerprint":', event.fingerprint);
  row += textColumn(',"pattern":', event.pattern);
  row += numberColumn(',"weight":', event.weight === 1 ? undefined : event.weight);
  return row;
}

const textColumn = (key: string, text: string | undefined): string =>
  text === undefined || text === '' ? '' : key + JSON.stringify(text);

function numberColumn(key: string, value: number | undefined): string {
  const number = finite(value);
  return number === undefined ? '' : key + String(number);
}

/** The event with each lone surrogate in a text of its own replaced; its record is looked after by data-column.ts. */
function wellFormedTexts(event: TelemetryEvent): TelemetryEvent {
  const texts = Object.entries(event).map(([key, value]: [string, unknown]) => [
    key,
    typeof value === 'string' ? wellFormed(value) : value,
  ]);
  return { ...event, ...Object.fromEntries(texts) };
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
