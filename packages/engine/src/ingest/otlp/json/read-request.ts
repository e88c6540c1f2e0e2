/**
 * OTLP in JSON: a parsed body to the model. Differs from protobuf's own JSON: ids are hexadecimal, enums are numbers,
 * unknown fields are ignored. Senders are also seen to write integers as numbers or as text and enums by name.
 */
import type {
  OtlpGroup,
  OtlpLink,
  OtlpLogRecord,
  OtlpRequest,
  OtlpSignal,
  OtlpSpan,
  OtlpSpanEvent,
} from '../otlp-model.js';
import { ReadBudget } from '../read-budget.js';
import { readEach } from './read-each.js';
import { metricOf } from './read-metric.js';
import {
  anyValue,
  attributesOf,
  big,
  enumOf,
  type Fields,
  field,
  idOf,
  list,
  objectOf,
  text,
  whole,
} from './read-values.js';

/** The key of a request of each signal. */
const requestKeys: Readonly<Record<OtlpSignal, string>> = {
  traces: 'resourceSpans',
  logs: 'resourceLogs',
  metrics: 'resourceMetrics',
};

/** The signal that a parsed body carries; undefined when it holds none of the three keys. */
export function signalOfJson(body: unknown): OtlpSignal | undefined {
  const request = objectOf(body);
  const signals: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];
  return signals.find((signal) => Array.isArray(field(request, requestKeys[signal])));
}

/**
 * What has the wrong shape is read as absent. Raises TooManyPartsError when a resource or scope alone has too many
 * attributes, and INGEST_PAYLOAD_TOO_LARGE (see read-budget.ts).
 */
export function readJson(signal: OtlpSignal, body: unknown): OtlpRequest {
  const resources = list(field(objectOf(body), requestKeys[signal]));
  if (signal === 'logs') return { signal, groups: groupsOf(resources, 'scopeLogs', 'logRecords', logOf) };
  if (signal === 'metrics') return { signal, groups: groupsOf(resources, 'scopeMetrics', 'metrics', metricOf) };
  return { signal, groups: groupsOf(resources, 'scopeSpans', 'spans', spanOf) };
}

function groupsOf<Item>(
  resources: readonly unknown[],
  scopesKey: string,
  itemsKey: string,
  read: (fields: Fields, budget: ReadBudget) => Item,
): readonly OtlpGroup<Item>[] {
  const groups: OtlpGroup<Item>[] = [];
  const budget = new ReadBudget();
  for (const entry of resources.map(objectOf)) {
    budget.record();
    const sent = objectOf(field(entry, 'resource'));
    const resource = {
      attributes: attributesOf(field(sent, 'attributes'), budget),
      droppedAttributes: whole(field(sent, 'droppedAttributesCount')),
      schemaUrl: text(field(entry, 'schemaUrl')),
    };
    for (const scoped of list(field(entry, scopesKey)).map(objectOf)) {
      budget.record();
      const scope = objectOf(field(scoped, 'scope'));
      groups.push({
        resource,
        scope: {
          name: text(field(scope, 'name')),
          version: text(field(scope, 'version')),
          attributes: attributesOf(field(scope, 'attributes'), budget),
          droppedAttributes: whole(field(scope, 'droppedAttributesCount')),
          schemaUrl: text(field(scoped, 'schemaUrl')),
        },
        items: list(field(scoped, itemsKey)).map((item) => readEach(item, budget, read)),
      });
    }
  }
  return groups;
}

const spanKinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const statusCodes = ['UNSET', 'OK', 'ERROR'];

function spanOf(span: Fields, budget: ReadBudget): OtlpSpan {
  const status = objectOf(field(span, 'status'));
  return {
    traceId: idOf(field(span, 'traceId'), 16),
    spanId: idOf(field(span, 'spanId'), 8),
    parentSpanId: idOf(field(span, 'parentSpanId'), 8),
    traceState: text(field(span, 'traceState')),
    flags: whole(field(span, 'flags')),
    name: text(field(span, 'name')),
    kind: enumOf(field(span, 'kind'), spanKinds),
    start: big(field(span, 'startTimeUnixNano')),
    end: big(field(span, 'endTimeUnixNano')),
    attributes: attributesOf(field(span, 'attributes'), budget),
    droppedAttributes: whole(field(span, 'droppedAttributesCount')),
    events: list(field(span, 'events')).map((event) => spanEventOf(objectOf(event), budget)),
    droppedEvents: whole(field(span, 'droppedEventsCount')),
    links: list(field(span, 'links')).map((link) => linkOf(objectOf(link), budget)),
    droppedLinks: whole(field(span, 'droppedLinksCount')),
    statusCode: enumOf(field(status, 'code'), statusCodes),
    statusMessage: text(field(status, 'message')),
  };
}

function spanEventOf(event: Fields, budget: ReadBudget): OtlpSpanEvent {
  budget.member();
  return {
    time: big(field(event, 'timeUnixNano')),
    name: text(field(event, 'name')),
    attributes: attributesOf(field(event, 'attributes'), budget),
    droppedAttributes: whole(field(event, 'droppedAttributesCount')),
  };
}

function linkOf(link: Fields, budget: ReadBudget): OtlpLink {
  budget.part();
  return {
    traceId: idOf(field(link, 'traceId'), 16),
    spanId: idOf(field(link, 'spanId'), 8),
    traceState: text(field(link, 'traceState')),
    flags: whole(field(link, 'flags')),
    attributes: attributesOf(field(link, 'attributes'), budget),
    droppedAttributes: whole(field(link, 'droppedAttributesCount')),
  };
}

const severities = ['UNSPECIFIED', ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap(fourOf)];
function fourOf(name: string): readonly string[] {
  return [name, `${name}2`, `${name}3`, `${name}4`];
}

function logOf(log: Fields, budget: ReadBudget): OtlpLogRecord {
  return {
    time: big(field(log, 'timeUnixNano')),
    observed: big(field(log, 'observedTimeUnixNano')),
    severityNumber: enumOf(field(log, 'severityNumber'), severities),
    severityText: text(field(log, 'severityText')),
    body: anyValue(field(log, 'body'), budget, 0),
    attributes: attributesOf(field(log, 'attributes'), budget),
    droppedAttributes: whole(field(log, 'droppedAttributesCount')),
    flags: whole(field(log, 'flags')),
    traceId: idOf(field(log, 'traceId'), 16),
    spanId: idOf(field(log, 'spanId'), 8),
    eventName: text(field(log, 'eventName')),
  };
}
