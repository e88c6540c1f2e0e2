/** Spans as events; what happened inside a span becomes events of its own. */
import { requestId } from '../../model/ids.js';
import { isObject, type JsonObject, type JsonValue, valueAt } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type Millis, unixNanos } from '../../model/units.js';
import { admitText, withKeys } from '../admit.js';
import { assembleEvent } from '../assemble.js';
import { isErrorLevel } from '../level.js';
import { accountOf, errorTextOf, firstText, levelOf, regionOf, showsError } from '../record-fields.js';
import { parseSpanId, parseTraceId } from '../trace-ids.js';
import type { OtlpSpan } from './otlp-model.js';
import { admitAttributes, dataOf, namespaceOfAttributes, type OtlpScope, placed } from './otlp-scope.js';

const kinds = ['unspecified', 'internal', 'server', 'client', 'producer', 'consumer'];
const statuses = ['unset', 'ok', 'error'];

/** The span first, then its events. Undefined when the span has no trace id or no span id and so belongs nowhere. */
export function eventsOfSpan(scope: OtlpScope, span: OtlpSpan): readonly TelemetryEvent[] | undefined {
  const ids = { trace: parseTraceId(span.traceId), span: parseSpanId(span.spanId) };
  if (ids.trace === undefined || ids.span === undefined) return undefined;
  const attributes = admitAttributes(span.attributes);
  const happened = span.events.map((event) => ({
    time: event.time,
    name: admitText(event.name),
    attributes: admitAttributes(event.attributes),
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
    ...shared,
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
  const inside = happened.map((event) => eventInSpan(scope, shared, span, event));
  return [spanEvent, ...inside];
}

function eventInSpan(
  scope: OtlpScope,
  shared: Omit<Parameters<typeof assembleEvent>[0], 'id' | 'kind' | 'timestamp' | 'isError' | 'data'>,
  span: OtlpSpan,
  event: { readonly time: bigint; readonly name: string; readonly attributes: JsonObject },
): TelemetryEvent {
  const { timestamp, note } = placed(scope.context, event.time, span.start);
  const error = errorTextOf([event.attributes]);
  const level = levelOf([event.attributes]);
  return assembleEvent({
    ...shared,
    id: scope.context.newId(timestamp),
    kind: 'span-event',
    timestamp,
    parentSpanId: shared.spanId,
    level,
    isError: event.name === 'exception' || isErrorLevel(level) || showsError([event.attributes]),
    name: event.name === '' ? undefined : event.name,
    message: firstText([event.attributes], ['message', 'log.message', 'event.message']) ?? error,
    data: dataOf(scope, event.attributes, { ...note, span: withKeys({}, { name: admitText(span.name) }) }),
    error,
  });
}

/**
 * The request of Lambda that a span belongs to. `aws.request_id` names it only on the span of an invocation: on a
 * span of an AWS client it is the id of that call.
 */
function requestOfSpan(attributes: JsonObject, span: OtlpSpan): string | undefined {
  const request = firstText(
    [attributes],
    ['faas.invocation_id', 'faas.execution', 'context.awsRequestId', '@requestId', 'requestId'],
  );
  if (request !== undefined) return request.slice(0, 256);
  const isInvocation = span.kind !== 3 && Object.keys(attributes).some((key) => key.startsWith('faas.'));
  return isInvocation ? firstText([attributes], ['aws.request_id'])?.slice(0, 256) : undefined;
}

function messageOfSpan(span: OtlpSpan, attributes: JsonObject, exception: JsonObject | undefined): string | undefined {
  const thrown = exception === undefined ? undefined : errorTextOf([exception]);
  const status = span.statusMessage === '' ? undefined : admitText(span.statusMessage);
  return thrown ?? errorTextOf([attributes]) ?? status ?? firstText([attributes], ['message']);
}

/** Undefined when the span has no end or ends before it starts. */
function durationOf(span: OtlpSpan): Millis | undefined {
  return span.start === 0n || span.end < span.start ? undefined : elapsed(unixNanos(span.start), unixNanos(span.end));
}

/** `false` says nothing (one SDK always sends it), `true` says that the sandbox was new. */
const isColdStart = (attributes: JsonObject): boolean =>
  valueAt(attributes, 'faas.coldstart') === true || valueAt(attributes, 'faas.proActiveInitialization') === true;

function partsOf(span: OtlpSpan): JsonValue {
  const status = withKeys(
    { code: statuses[span.statusCode] ?? String(span.statusCode) },
    span.statusMessage === '' ? {} : { message: admitText(span.statusMessage) },
  );
  const links = span.links.slice(0, 128).map((link) => {
    const attributes = admitAttributes(link.attributes);
    const ids = withKeys({ traceId: link.traceId }, { spanId: link.spanId });
    return isObject(attributes) && Object.keys(attributes).length > 0 ? withKeys(ids, { attributes }) : ids;
  });
  return withKeys({ kind: kinds[span.kind] ?? String(span.kind) }, { status, ...(links.length > 0 ? { links } : {}) });
}
