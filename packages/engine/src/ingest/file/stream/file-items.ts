/** What a file holds, as items that can be sent: each is the JSON text of one event, resource or record. */
import { isObject, type JsonObject, textAt } from '../../../model/json.js';
import type { TelemetryEvent } from '../../../model/telemetry-event.js';
import { toIsoNanos } from '../../../model/units.js';
import { admitRecord, withKeys } from '../../admit.js';
import type { IngestContext } from '../../decoded.js';
import { functionOfLogGroup } from '../../lambda/lambda-line.js';
import { eventFromRecord, eventFromText } from '../../record/record-event.js';
import { datasetOf, isCloudWatchEvent, isFromAws } from '../decode-file.js';
import type { Invocations } from '../invocations.js';
import { jaegerToOtlp } from '../jaeger.js';
import type { TextRecord } from '../log-text.js';

/** Items of one address, written between `opening` and `closing` with commas, make a body that it takes. */
export interface FileItem {
  readonly path: string;
  readonly opening: string;
  readonly text: string;
  readonly closing: string;
}

export interface ItemContext {
  readonly ingest: IngestContext;
  /** For every event of the file, whatever it looks like. */
  readonly dataset?: string | undefined;
  readonly lines: Invocations;
}

const otlpPaths: Readonly<Record<string, string>> = {
  resourceSpans: '/v1/traces',
  resourceLogs: '/v1/logs',
  resourceMetrics: '/v1/metrics',
};
/** Above this a resource of OTLP is taken apart: no door takes a body of any size. */
const LARGE_CHARS = 2 * 1024 * 1024;
const ITEMS_AT_ONCE = 500;

const eventItem = (dataset: string, text: string): FileItem => ({
  path: `/v1/${encodeURIComponent(dataset)}`,
  opening: '[',
  text,
  closing: ']',
});
const listItem = (path: string, key: string, value: unknown): FileItem => ({
  path,
  opening: `{${JSON.stringify(key)}:[`,
  text: JSON.stringify(value),
  closing: ']}',
});

/** `text` is the JSON of `value` as it stands in the file. Empty for what is no event at all. */
export function itemsOfValue(context: ItemContext, value: unknown, text?: string): readonly FileItem[] {
  if (Array.isArray(value)) {
    return jaegerItems(value) ?? value.flatMap((one: unknown) => itemsOfValue(context, one));
  }
  if (typeof value === 'string' && value.trim() !== '') {
    return [eventItem(context.dataset ?? 'logs', JSON.stringify(value))];
  }
  if (typeof value !== 'object' || value === null) return [];
  const otlp = otlpItems(value);
  if (otlp.length > 0) return otlp;
  const jaeger = jaegerItems(value);
  if (jaeger !== undefined) return jaeger;
  if (isFromAws(value)) return awsItems(value);
  const logs = cloudWatchEvents(value);
  if (logs !== undefined) return logs.flatMap((one) => cloudWatchItem(context, value, one));
  return [eventItem(context.dataset ?? datasetOf(value), text ?? JSON.stringify(value))];
}

/** A line of Lambda, JSON or plain text, with the time and request that the lines around it tell. */
export function itemOfText(context: ItemContext, record: TextRecord, isLambda: boolean): FileItem {
  const dataset = context.dataset ?? (isLambda ? 'lambda-logs' : 'logs');
  const event = context.lines.follow(record.logStream ?? '', (around) => {
    const time = record.time ?? around.time;
    return eventFromText(context.ingest, { dataset, ...around, ...(time === undefined ? {} : { time }) }, record.text);
  });
  const stream = record.logStream === undefined ? {} : { '@logStream': record.logStream };
  const fallback = context.ingest.fallbackNamespace;
  const namespace = fallback !== undefined && event.namespace === fallback ? { namespace: fallback } : {};
  return eventItem(
    dataset,
    JSON.stringify({ ...placed(context, event), ...stream, ...namespace, message: record.text }),
  );
}

/** Only what is known: an event without a time gets that of its arrival at the server. */
function placed(context: ItemContext, event: TelemetryEvent): JsonObject {
  // Lines of one time stand nanoseconds apart.
  const isTimed = event.timestamp / 1_000_000n !== context.ingest.arrival / 1_000_000n;
  return {
    ...(isTimed ? { '@timestamp': toIsoNanos(event.timestamp) } : {}),
    ...(event.requestId === undefined ? {} : { '@requestId': event.requestId }),
  };
}

function otlpItems(value: object): readonly FileItem[] {
  return Object.entries(value).flatMap(([key, resources]: [string, unknown]) => {
    const path = Object.hasOwn(otlpPaths, key) ? otlpPaths[key] : undefined;
    if (path === undefined || !Array.isArray(resources)) return [];
    return resources.flatMap((resource: unknown) => {
      const whole = listItem(path, key, resource);
      return whole.text.length <= LARGE_CHARS ? [whole] : piecesOf(resource).map((one) => listItem(path, key, one));
    });
  });
}

/** The same resource with a part of its records at a time. */
function piecesOf(resource: unknown): readonly unknown[] {
  if (typeof resource !== 'object' || resource === null) return [resource];
  return Object.entries(resource).flatMap(([key, scopes]: [string, unknown]) => {
    if (!/^scope(?:Spans|Logs|Metrics)$/.test(key) || !Array.isArray(scopes)) return [];
    return scopes.flatMap((scope: unknown) => scopePieces(scope).map((piece) => ({ ...resource, [key]: [piece] })));
  });
}

function scopePieces(scope: unknown): readonly unknown[] {
  if (typeof scope !== 'object' || scope === null) return [];
  return Object.entries(scope).flatMap(([key, items]: [string, unknown]) => {
    if (!/^(?:spans|logRecords|metrics)$/.test(key) || !Array.isArray(items)) return [];
    const parts: unknown[] = [];
    for (let at = 0; at < items.length; at += ITEMS_AT_ONCE) {
      parts.push({ ...scope, [key]: items.slice(at, at + ITEMS_AT_ONCE) });
    }
    return parts;
  });
}

function jaegerItems(value: unknown): readonly FileItem[] | undefined {
  const otlp = jaegerToOtlp(value);
  return otlp === undefined ? undefined : otlpItems(otlp);
}

function awsItems(value: object): readonly FileItem[] {
  for (const key of ['Traces', 'TraceSegmentDocuments', 'Records']) {
    const list: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
    if (Array.isArray(list)) return list.map((one: unknown) => listItem('/aws', key, one));
  }
  return [{ path: '/aws', opening: '', text: JSON.stringify(value), closing: '' }];
}

function cloudWatchEvents(value: object): readonly unknown[] | undefined {
  const list = 'events' in value ? value.events : 'logEvents' in value ? value.logEvents : undefined;
  return Array.isArray(list) && list.every(isCloudWatchEvent) ? list : undefined;
}

function cloudWatchItem(context: ItemContext, envelope: object, item: unknown): readonly FileItem[] {
  const record = admitRecord(item);
  if (record === undefined) return [];
  const group = 'logGroup' in envelope && typeof envelope.logGroup === 'string' ? envelope.logGroup : undefined;
  const whole = group === undefined ? record : withKeys({ logGroup: group }, record);
  const dataset = context.dataset ?? 'lambda-logs';
  const event = context.lines.follow(textAt(record, 'logStreamName') ?? '', (around) =>
    eventFromRecord(context.ingest, { dataset, namespace: functionOfLogGroup(group), ...around }, whole),
  );
  const { '@requestId': request } = placed(context, event);
  // What was read stays as it came: the server scrubs it as it does everything.
  const own = isObject(record) && request !== undefined ? { '@requestId': request } : {};
  return [
    eventItem(
      dataset,
      JSON.stringify({ ...(group === undefined ? {} : { logGroup: group }), ...own, ...objectOf(item) }),
    ),
  ];
}

const objectOf = (item: unknown): object => (typeof item === 'object' && item !== null ? item : {});
