/** Spans as events; what happened inside a span becomes events of its own. */
import { requestId } from '../../model/ids.js';
import { emptyRecord, type JsonObject, valueAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type Millis, unixNanos } from '../../model/units.js';
import { admitText, put } from '../admit.js';
import { assembleEvent } from '../record/assemble.js';
import { keyGroup } from '../record/key-groups.js';
import { isErrorLevel } from '../record/level.js';
import { accountOf, errorTextOf, firstText, levelOf, regionOf, showsError } from '../record/record-fields.js';
import { parseSpanId, parseTraceId } from '../record/trace-ids.js';
import type { OtlpLink, OtlpSpan } from './otlp-model.js';
import { admitAttributes, counted, dataOf, namespaceOfAttributes, type OtlpScope, placed, said } from './otlp-scope.js';

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const statuses = ['unset', 'ok', 'error'];
/** The limit that SDKs set by default. */
const maxLinks = 128;

/** The span first, then its events. Undefined when the span has no trace id or no span id and so belongs nowhere. */
export function eventsOfSpan(scope: OtlpScope, span: OtlpSpan): readonly TelemetryEvent[] | undefined {
  const ids = { trace: parseTraceId(span.traceId), span: parseSpanId(span.spanId) };
  if (ids.trace === undefined || ids.span === undefined) return undefined;
  const attributes = admitAttributes(span.attributes);
  const happened = span.events.map((event) => ({
    time: event.time,
    name: admitText(event.name),
    attributes: admitAttributes(event.attributes),
    dropped: event.droppedAttributes,
  }));
  const exception = happened.find((event) => event.name === 'exception')?.attributes;
  const request = requestOfSpan(attributes, span);
  const message = messageOfSpan(span, attributes, exception);
  const level = levelOf([attributes]);
  const { timestamp, note } = placed(scope.context, span.start, span.end);
  const shared = {
    environment: scope.context.environment,
    dataset: scope.dataset,
    service: scope.service,
    namespace: namespaceOfAttributes(scope, attributes),
    traceId: ids.trace,
    spanId: ids.span,
    requestId: request === undefined ? undefined : requestId(request),
    account: accountOf([attributes, scope.resource]),
    region: regionOf([attributes, scope.resource]),
  };
  const isTimeout = /Possible Lambda Timeout|Task timed out after/.test(message?.slice(0, 400) ?? '');
  const spanEvent = assembleEvent({
    // One by one: spreading them costs more than reading the span.
    environment: shared.environment,
    dataset: shared.dataset,
    service: shared.service,
    namespace: shared.namespace,
    traceId: shared.traceId,
    spanId: shared.spanId,
    requestId: shared.requestId,
    account: shared.account,
    region: shared.region,
    id: scope.context.newId(timestamp),
    kind: 'span',
    timestamp,
    parentSpanId: parseSpanId(span.parentSpanId),
    level,
    isError:
      span.statusCode === 2 || exception !== undefined || isTimeout || isErrorLevel(level) || showsError([attributes]),
    name: span.name === '' ? undefined : admitText(span.name),
    message,
    durationMs: durationOf(span),
    coldStart: isColdStart(attributes) ? true : undefined,
    timedOut: isTimeout ? true : undefined,
    data: dataOf(scope, attributes, { ...note, span: partsOf(span) }),
    error: message,
  });
  return happened.length === 0
    ? [spanEvent]
    : [spanEvent, ...happened.map((event) => eventInSpan(scope, shared, span, event))];
}

function eventInSpan(
  scope: OtlpScope,
  shared: Omit<Parameters<typeof assembleEvent>[0], 'id' | 'kind' | 'timestamp' | 'isError' | 'data'>,
  span: OtlpSpan,
  event: {
    readonly time: bigint;
    readonly name: string;
    readonly attributes: JsonObject;
    readonly dropped: number;
  },
): TelemetryEvent {
  const { timestamp, note } = placed(scope.context, event.time, span.start);
  const error = errorTextOf([event.attributes]);
  const level = levelOf([event.attributes]);
  return assembleEvent({
    environment: shared.environment,
    dataset: shared.dataset,
    service: shared.service,
    namespace: shared.namespace,
    traceId: shared.traceId,
    spanId: shared.spanId,
    requestId: shared.requestId,
    account: shared.account,
    region: shared.region,
    id: scope.context.newId(timestamp),
    kind: 'span-event',
    timestamp,
    parentSpanId: shared.spanId,
    level,
    isError: event.name === 'exception' || isErrorLevel(level) || showsError([event.attributes]),
    name: event.name === '' ? undefined : event.name,
    message: firstText([event.attributes], ['message', 'log.message', 'event.message']) ?? error,
    data: dataOf(
      scope,
      event.attributes,
      { ...note, span: { name: admitText(span.name) } },
      { droppedAttributes: counted(event.dropped) },
    ),
    error,
  });
}

const requestKeys = keyGroup([
  'faas.invocation_id',
  'faas.execution',
  'context.awsRequestId',
  '@requestId',
  'requestId',
]);
const messageKeys = keyGroup(['message']);

/**
 * The request of Lambda that a span belongs to. `aws.request_id` names it only on the span of an invocation: on a
 * span of an AWS client it is the id of that call.
 */
function requestOfSpan(attributes: JsonObject, span: OtlpSpan): string | undefined {
  const request = firstText([attributes], requestKeys);
  if (request !== undefined) return request.slice(0, 256);
  const isInvocation = span.kind !== 3 && Object.keys(attributes).some((key) => key.startsWith('faas.'));
  return isInvocation ? firstText([attributes], ['aws.request_id'])?.slice(0, 256) : undefined;
}

function messageOfSpan(span: OtlpSpan, attributes: JsonObject, exception: JsonObject | undefined): string | undefined {
  const thrown = exception === undefined ? undefined : errorTextOf([exception]);
  const status = span.statusMessage === '' ? undefined : admitText(span.statusMessage);
  return thrown ?? errorTextOf([attributes]) ?? status ?? firstText([attributes], messageKeys);
}

/** Undefined when the span has no end or ends before it starts. */
function durationOf(span: OtlpSpan): Millis | undefined {
  return span.start === 0n || span.end < span.start ? undefined : elapsed(unixNanos(span.start), unixNanos(span.end));
}

/** `false` says nothing (one SDK always sends it), `true` says that the sandbox was new. */
const isColdStart = (attributes: JsonObject): boolean =>
  valueAt(attributes, 'faas.coldstart') === true || valueAt(attributes, 'faas.proActiveInitialization') === true;

/** What a span is beside its attributes. */
function partsOf(span: OtlpSpan): JsonObject {
  const status = emptyRecord();
  status.code = statuses[span.statusCode] ?? String(span.statusCode);
  put(status, 'message', said(span.statusMessage));
  const parts = emptyRecord();
  parts.kind = kinds[span.kind] ?? String(span.kind);
  parts.status = status;
  if (span.links.length > 0) parts.links = span.links.slice(0, maxLinks).map(linkOf);
  put(parts, 'traceState', said(span.traceState));
  put(parts, 'flags', counted(span.flags));
  put(parts, 'droppedAttributes', counted(span.droppedAttributes));
  put(parts, 'droppedEvents', counted(span.droppedEvents));
  put(parts, 'droppedLinks', counted(span.droppedLinks + Math.max(0, span.links.length - maxLinks)));
  return parts;
}

function linkOf(link: OtlpLink): JsonObject {
  const attributes = admitAttributes(link.attributes);
  const parts = emptyRecord();
  parts.traceId = admitText(link.traceId);
  parts.spanId = admitText(link.spanId);
  put(parts, 'traceState', said(link.traceState));
  put(parts, 'flags', counted(link.flags));
  if (Object.keys(attributes).length > 0) parts.attributes = attributes;
  put(parts, 'droppedAttributes', counted(link.droppedAttributes));
  return parts;
}
