/**
 * Cloudflare Logpush to an HTTP destination: gzipped JSON, one object a line.
 * Source: Cloudflare documentation, Logpush, "HTTP destination" and the fields of `http_requests` and
 * `workers_trace_events`. Times come as RFC 3339, as seconds or as nanoseconds.
 */
import { isObject, type JsonObject, type JsonValue, numberAt, textAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { withKeys } from '../admit.js';
import type { Decoded, IngestContext } from '../decoded.js';
import { eventFromRecord, type Origin } from '../record/record-event.js';
import { type DoorRequest, originOfRequest } from './door.js';
import { decodeRecords } from './items.js';

/**
 * An invocation of a Worker gives one event, and one more for each of its log lines and exceptions. The trial upload
 * with which Cloudflare checks an address gives none. Raises what `decodeRecords` raises.
 */
export function decodeCloudflare(context: IngestContext, request: DoorRequest): Decoded {
  const { dataset = 'cloudflare', service, namespace } = originOfRequest(request);
  const origin: Origin = { dataset, service, namespace };
  return decodeRecords(request, (record) => {
    if (isTrial(record)) return [];
    if (typeof record.ScriptName === 'string' && record.Outcome !== undefined)
      return invocation(context, origin, record);
    return [eventFromRecord(context, named(origin, textAt(record, 'ClientRequestHost')), requestRecord(record))];
  });
}

/** `{"content":"tests"}` and nothing else. */
const isTrial = (record: JsonObject): boolean => record.content === 'tests' && Object.keys(record).length === 1;

const named = (origin: Origin, name: string | undefined): Origin => ({
  ...origin,
  service: origin.service ?? name,
  namespace: origin.namespace ?? origin.service ?? name,
});

const timeKeys = ['EdgeStartTimestamp', 'Datetime', 'EventTimestampMs', 'EventTimestamp', 'Timestamp', 'When'];

/** A request, or a record of any other dataset, which has at least a time. */
function requestRecord(record: JsonObject): JsonObject {
  const status = numberAt(record, 'EdgeResponseStatus');
  const origin = numberAt(record, 'OriginResponseStatus');
  const method = textAt(record, 'ClientRequestMethod');
  const path = textAt(record, 'ClientRequestPath') ?? textAt(record, 'ClientRequestURI');
  const line = method === undefined || path === undefined ? undefined : `${method} ${path}`;
  return withKnown(record, {
    '@timestamp': timeKeys.map((key) => record[key]).find((value) => value !== undefined && value !== null),
    '@requestId': textAt(record, 'RayID'),
    '@message': line === undefined || status === undefined ? line : `${line} ${status}`,
    '@duration': numberAt(record, 'OriginResponseDurationMs'),
    '$baselime.error': isFailure(status) || isFailure(origin) ? true : undefined,
  });
}

const isFailure = (status: number | undefined): boolean => status !== undefined && status >= 500 && status < 600;

function invocation(context: IngestContext, origin: Origin, record: JsonObject): readonly TelemetryEvent[] {
  const { Logs: logs, Exceptions: exceptions, ...rest } = record;
  const event = isObject(record.Event) ? record.Event : undefined;
  const requestId = event === undefined ? undefined : (textAt(event, 'RayID') ?? textAt(event, 'RayId'));
  const status = event === undefined ? undefined : numberAt(event, 'Response.Status');
  const outcome = textAt(record, 'Outcome') ?? 'unknown';
  const place = named(origin, textAt(record, 'ScriptName'));
  const about = { requestId, ScriptName: record.ScriptName, ScriptVersion: record.ScriptVersion };
  const at = record.EventTimestampMs;
  const whole = withKnown(rest, {
    '@timestamp': at,
    '@requestId': requestId,
    '@message': invocationLine(record, event, outcome, status),
    '@duration': numberAt(record, 'WallTimeMs'),
    '$baselime.error': (outcome !== 'ok' && outcome !== 'canceled') || isFailure(status) ? true : undefined,
  });
  return [
    eventFromRecord(context, place, whole),
    ...objectsIn(logs).map((log) => {
      const keys = { timestamp: log.TimestampMs ?? at, level: log.Level, message: printed(log.Message), ...about };
      return eventFromRecord(context, place, withKnown({}, keys));
    }),
    ...objectsIn(exceptions).map((thrown) => {
      const error = withKnown({}, { name: thrown.Name, message: thrown.Message, stack: thrown.Stack });
      const message = [thrown.Name, thrown.Message].filter((part) => typeof part === 'string').join(': ');
      const keys = { timestamp: thrown.TimestampMs ?? at, level: 'error', message, error, ...about };
      return eventFromRecord(context, place, withKnown({}, keys));
    }),
  ];
}

function invocationLine(
  record: JsonObject,
  event: JsonObject | undefined,
  outcome: string,
  status: number | undefined,
): string {
  const request = event !== undefined && isObject(event.Request) ? event.Request : undefined;
  const parts = [
    textAt(record, 'EventType') ?? 'invocation',
    request === undefined ? undefined : textAt(request, 'Method'),
    request === undefined ? undefined : textAt(request, 'URL'),
    status,
    outcome,
  ];
  return parts.filter((part) => part !== undefined).join(' ');
}

const objectsIn = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((item: JsonValue) => isObject(item)) : [];

/** The arguments of console.log as one line. */
function printed(message: JsonValue | undefined): string | undefined {
  if (message === undefined) return undefined;
  const parts: readonly JsonValue[] = Array.isArray(message) ? message : [message];
  return parts.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' ');
}

/** A copy of `record` with those of `keys` that have a value. */
function withKnown(record: JsonObject, keys: Readonly<Record<string, JsonValue | undefined>>): JsonObject {
  const known = Object.entries(keys).filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  return withKeys(record, Object.fromEntries(known));
}
