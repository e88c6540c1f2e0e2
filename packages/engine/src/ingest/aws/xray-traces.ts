/**
 * Segment documents as they are delivered: from BatchGetTraces, to PutTraceSegments, or one in a datagram.
 * A segment that is in progress and one that has ended share an id. Within a delivery the ended one replaces the
 * other. One that has not ended is kept as an event, never as a span, and reading a trace leaves it out once it ended.
 * A trace may be read from X-Ray again and again: what a document holds has the same ids every time, so that nothing
 * of it is stored twice.
 */
import { emptyRecord } from '../../model/json.js';
import { unixNanos } from '../../model/units.js';
import { admitText, parseJson, put } from '../admit.js';
import type { OtlpScope } from '../otlp/otlp-scope.js';
import { eventsOfSpan } from '../otlp/span-events.js';
import { isPlausible } from '../record/instant.js';
import { eventFromRecord } from '../record/record-event.js';
import { parseSpanId, parseTraceId } from '../record/trace-ids.js';
import { admitted, type Delivery, notReadable, partsOfArn, shortText } from './delivery.js';
import { isSegment, type SegmentSpan, spansOfDocument } from './xray-document.js';

export const xrayDataset = 'x-ray';

/** The documents inside `Traces[].Segments[].Document` or `TraceSegmentDocuments`; undefined for any other value. */
export function documentsIn(value: object): readonly unknown[] | undefined {
  if ('TraceSegmentDocuments' in value && Array.isArray(value.TraceSegmentDocuments))
    return value.TraceSegmentDocuments;
  if (!('Traces' in value) || !Array.isArray(value.Traces)) return undefined;
  return value.Traces.flatMap((trace: unknown) => {
    const segments: unknown =
      typeof trace === 'object' && trace !== null && 'Segments' in trace ? trace.Segments : undefined;
    return Array.isArray(segments) ? segments.map(documentOf) : [undefined];
  });
}

const documentOf = (segment: unknown): unknown =>
  typeof segment === 'object' && segment !== null && 'Document' in segment ? segment.Document : segment;

/** Takes documents, each an object or its JSON text; a bad one is rejected alone. */
export function takeDocuments(delivery: Delivery, documents: readonly unknown[]): void {
  const found: { readonly position: number; readonly part: SegmentSpan }[] = [];
  for (const [position, document] of documents.entries()) {
    const value = typeof document === 'string' ? parseJson(document)?.value : document;
    if (typeof value !== 'object' || value === null || !isSegment(value)) {
      delivery.reject(
        position,
        notReadable('This is no segment document: it needs name, id, trace_id and start_time.'),
      );
      continue;
    }
    const parts = spansOfDocument(value);
    if (parts.length === 0)
      delivery.reject(position, notReadable('This segment document has no start_time in seconds.'));
    for (const part of parts) found.push({ position, part });
  }
  const seen = new Set<string>();
  const inOrder = [...found].sort((one, other) => Number(one.part.isInProgress) - Number(other.part.isInProgress));
  for (const { position, part } of inOrder) {
    const key = `${part.span.traceId} ${part.span.spanId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (part.isInProgress) keepUnfinished(delivery, position, part);
    else keepSpan(delivery, position, part);
  }
}

function keepSpan(delivery: Delivery, position: number, part: SegmentSpan): void {
  const events = eventsOfSpan(scopeOf(delivery, part), part.span);
  if (events === undefined) delivery.reject(position, notReadable('A segment needs a trace id and an id.'));
  else delivery.keep(position, ...events);
}

function keepUnfinished(delivery: Delivery, position: number, part: SegmentSpan): void {
  const { subsegments: _inside, ...own } = part.raw;
  const record = admitted(own);
  record.message = admitText(`${part.span.name} began and has not ended`);
  const start = unixNanos(part.span.start);
  const timestamp = isPlausible(start, delivery.context.arrival) ? start : delivery.context.arrival;
  const given = {
    timestamp,
    traceId: parseTraceId(part.span.traceId),
    spanId: parseSpanId(part.span.spanId),
    kind: 'event' as const,
  };
  const { service, functionName } = part;
  const origin = { dataset: xrayDataset, service, namespace: functionName ?? service, given };
  const { traceId, spanId } = part.span;
  const context = delivery.repeatable('x-ray unfinished', traceId, spanId);
  delivery.keep(position, eventFromRecord(context, delivery.placed(origin), delivery.surrounded(record)));
}

function versionOf(raw: SegmentSpan['raw']): string | undefined {
  const { service } = raw;
  const version = typeof service === 'object' && service !== null && 'version' in service ? service.version : undefined;
  // What the SDK writes for a program without a package.json.
  return version === 'unknown' ? undefined : shortText(version, 128);
}

function scopeOf(delivery: Delivery, { span, raw, service, functionName, resourceArn }: SegmentSpan): OtlpScope {
  const { origin, account, region } = delivery.around;
  const arn = partsOfArn(resourceArn);
  const resource = emptyRecord();
  put(resource, 'cloud.provider', 'aws');
  put(resource, 'cloud.account.id', arn?.account ?? account);
  put(resource, 'cloud.region', arn?.region ?? region);
  put(resource, 'cloud.resource_id', resourceArn === undefined ? undefined : admitText(resourceArn.slice(0, 1024)));
  put(resource, 'faas.name', functionName === undefined ? undefined : admitText(functionName));
  put(resource, 'service.version', versionOf(raw));
  const scope = emptyRecord();
  scope.name = 'aws-xray';
  return {
    context: delivery.repeatable('x-ray', span.traceId, span.spanId),
    dataset: origin.dataset ?? xrayDataset,
    service: origin.service ?? admitText(service),
    namespace: origin.namespace,
    resource,
    scope,
  };
}
