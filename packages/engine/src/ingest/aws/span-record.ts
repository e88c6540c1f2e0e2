/**
 * Spans as CloudWatch keeps them in the log group `aws/spans`: one JSON object a line, in the words of OpenTelemetry,
 * attributes as plain keys. Source: CloudWatch user guide, "Transaction Search", which names the fields and shows no
 * whole record; so kinds and codes are read as words and as numbers, times as digits and as numbers.
 */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import { withKeys } from '../admit.js';
import type { OtlpSpan } from '../otlp/otlp-model.js';
import { eventsOfSpan } from '../otlp/span-events.js';
import { type Delivery, notReadable } from './delivery.js';
import { xrayDataset } from './xray-traces.js';

export const isSpanRecord = (record: JsonObject): boolean =>
  typeof record.traceId === 'string' &&
  typeof record.spanId === 'string' &&
  (typeof record.startTimeUnixNano === 'string' || typeof record.startTimeUnixNano === 'number');

/** Keeps the span and what happened inside it; rejects one without usable ids. */
export function takeSpanRecord(delivery: Delivery, position: number, record: JsonObject): void {
  const { origin } = delivery.around;
  const resource = attributesOf(record.resource);
  const service = textOf(resource['service.name']) ?? textOf(attributesOf(record)['aws.local.service']);
  const scope = isObject(record.scope) ? record.scope : {};
  const events = eventsOfSpan(
    {
      context: delivery.context,
      dataset: origin.dataset ?? xrayDataset,
      service: origin.service ?? service ?? 'default',
      namespace: origin.namespace,
      resource: delivery.surrounded(resource),
      scope,
    },
    spanOf(record),
  );
  if (events === undefined) delivery.reject(position, notReadable('A span needs a trace id and a span id.'));
  else delivery.keep(position, ...events);
}

const kinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const codes = ['UNSET', 'OK', 'ERROR'];

function spanOf(record: JsonObject): OtlpSpan {
  const start = nanosOf(record.startTimeUnixNano) ?? 0n;
  const lasted = nanosOf(record.durationNano);
  const status = isObject(record.status) ? record.status : {};
  return {
    traceId: textOf(record.traceId) ?? '',
    spanId: textOf(record.spanId) ?? '',
    parentSpanId: textOf(record.parentSpanId) ?? '',
    traceState: textOf(record.traceState) ?? '',
    flags: typeof record.flags === 'number' ? record.flags : 0,
    name: textOf(record.name) ?? '',
    kind: indexOf(kinds, record.kind),
    start,
    end: nanosOf(record.endTimeUnixNano) ?? (lasted === undefined ? 0n : start + lasted),
    attributes: attributesOf(record),
    droppedAttributes: 0,
    events: listOf(record.events).map((event) => ({
      time: nanosOf(event.timeUnixNano) ?? start,
      name: textOf(event.name) ?? '',
      attributes: attributesOf(event),
      droppedAttributes: 0,
    })),
    droppedEvents: 0,
    links: listOf(record.links).map((link) => ({
      traceId: textOf(link.traceId) ?? '',
      spanId: textOf(link.spanId) ?? '',
      traceState: '',
      flags: 0,
      attributes: attributesOf(link),
      droppedAttributes: 0,
    })),
    droppedLinks: 0,
    statusCode: indexOf(codes, status.code),
    statusMessage: textOf(status.message) ?? '',
  };
}

/** `SERVER`, `SPAN_KIND_SERVER` and 2 are the same; 0 when it is none of them. */
function indexOf(words: readonly string[], value: JsonValue | undefined): number {
  if (typeof value === 'number') return Number.isInteger(value) && value >= 0 && value < words.length ? value : 0;
  const word = typeof value === 'string' ? value.toUpperCase().replace(/^(?:SPAN_KIND|STATUS_CODE)_/, '') : '';
  return Math.max(0, words.indexOf(word));
}

function attributesOf(holder: JsonValue | undefined): JsonObject {
  return isObject(holder) && isObject(holder.attributes) ? withKeys(holder.attributes, {}) : {};
}

const listOf = (value: JsonValue | undefined): readonly JsonObject[] =>
  Array.isArray(value) ? value.filter((item: JsonValue): item is JsonObject => isObject(item)) : [];
const textOf = (value: JsonValue | undefined): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

function nanosOf(value: JsonValue | undefined): bigint | undefined {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? BigInt(value) : undefined;
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : undefined;
}
