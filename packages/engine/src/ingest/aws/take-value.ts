/** What AWS delivers, told from its content: envelopes are opened until something is left that is an event. */
import { EngineError } from '../../model/errors.js';
import type { JsonObject, MutableJsonObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, put } from '../admit.js';
import { isGzip } from '../forms/decompress.js';
import { eventFromText } from '../record/record-event.js';
import { rootsOf, serviceOf } from '../record/record-fields.js';
import { accessLogOf, apiOf } from './access-log.js';
import { isCloudTrailRecord, takeCloudTrail } from './cloudtrail.js';
import { admitted, type Delivery, notReadable, partsOfArn, type Reason, shortText } from './delivery.js';
import { takeEmbeddedMetrics } from './embedded-metrics.js';
import { isBusEvent, takeBusEvent } from './event-bridge.js';
import { jsonItems } from './json-values.js';
import { isLogBatch, takeLogBatch } from './log-batch.js';
import { isMetricRecord, type MetricRecord, takeMetric } from './metric-record.js';
import { delimitedMessages, metricsOfMessage } from './metric-stream-otlp.js';
import { isTelemetryItem, TelemetryFeed } from './telemetry-api.js';
import { isSegment } from './xray-document.js';
import { documentsIn, takeDocuments } from './xray-traces.js';

/** A batch of a subscription, in base64, in a record of Kinesis, in the body of a queue: deeper is not sent. */
const maxEnvelopes = 8;
const tooManyEnvelopes = notReadable('This item is packed into too many envelopes.');
const noEvent = notReadable('This item is not a JSON object with keys and not a line of text. Send an object.');

/** Bytes that may be gzip, JSON, lines of text or a metric stream in protobuf. */
export function takeBytes(delivery: Delivery, position: number, bytes: Uint8Array, envelopes = 0): void {
  if (envelopes > maxEnvelopes) {
    delivery.reject(position, tooManyEnvelopes);
    return;
  }
  if (isGzip(bytes)) {
    const plain = delivery.gunzip(position, bytes);
    if (plain !== undefined) takeBytes(delivery, position, plain, envelopes + 1);
    return;
  }
  const text = asText(bytes);
  const messages = startsLikeJson(bytes) ? undefined : delimitedMessages(bytes);
  if (messages !== undefined && takeMessages(delivery, position, messages, text !== undefined)) return;
  if (text === undefined) {
    delivery.reject(position, notReadable('This item is neither text nor gzip nor a metric stream.'));
    return;
  }
  takeText(delivery, position, text, envelopes);
}

const startsLikeJson = (bytes: Uint8Array): boolean => bytes[0] === 0x7b || bytes[0] === 0x5b;

function asText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

/** False, and nothing taken, when the bytes only look like messages and may be read as text instead. */
function takeMessages(
  delivery: Delivery,
  position: number,
  messages: readonly Uint8Array[],
  mayBeText: boolean,
): boolean {
  const read = messages.map(readMessage);
  if (mayBeText && read.every((one) => !Array.isArray(one))) return false;
  let index = position;
  for (const one of read) {
    for (const metric of Array.isArray(one) ? one : [one]) {
      if ('reason' in metric) delivery.reject(index, metric);
      else takeMetric(delivery, index, metric);
      index += 1;
    }
  }
  return true;
}

function readMessage(message: Uint8Array): readonly (MetricRecord | Reason)[] | Reason {
  try {
    return metricsOfMessage(message).map((metric) => (typeof metric === 'string' ? brokenPoint : metric));
  } catch (error) {
    if (!(error instanceof EngineError)) return notReadable('This is no export request for metrics in protobuf.');
    return { code: error.code, reason: error.publicMessage };
  }
}

const brokenPoint = notReadable('A data point of this metric is broken. The others of its message are kept.');

function takeText(delivery: Delivery, position: number, text: string, envelopes: number): void {
  const items = jsonItems(text);
  if (items.length === 0) {
    delivery.reject(position, notReadable('This item is empty.'));
    return;
  }
  for (const [index, item] of items.entries()) {
    if (item.kind === 'bad') delivery.reject(position + index, notReadable(item.reason));
    else takeValue(delivery, position + index, item.kind === 'text' ? item.text : item.value, envelopes);
  }
}

/** One value of JSON, whatever envelope it is in. `position` counts where the delivery has no items of its own. */
export function takeValue(delivery: Delivery, position: number, value: unknown, envelopes = 0): void {
  if (envelopes > maxEnvelopes) {
    delivery.reject(position, tooManyEnvelopes);
    return;
  }
  if (typeof value === 'string') {
    takeLine(delivery, position, value);
    return;
  }
  if (Array.isArray(value)) {
    takeList(delivery, value, envelopes);
    return;
  }
  if (typeof value !== 'object' || value === null) {
    delivery.reject(position, noEvent);
    return;
  }
  if (isLogBatch(value)) {
    takeLogBatch(delivery, position, value);
    return;
  }
  const packed = subscriptionData(value);
  if (packed !== undefined) {
    const bytes = delivery.base64(position, packed);
    if (bytes !== undefined) takeBytes(delivery, position, bytes, envelopes + 1);
    return;
  }
  const records = recordsIn(value);
  if (records !== undefined) {
    const known = surroundedBy(delivery, value);
    for (const [index, record] of records.entries()) takeRecord(known.at(index), index, record, envelopes + 1);
    return;
  }
  const documents = isSegment(value) ? [value] : documentsIn(value);
  if (documents !== undefined) {
    takeDocuments(delivery, documents);
    return;
  }
  takeObject(delivery, position, value);
}

function takeList(delivery: Delivery, values: readonly unknown[], envelopes: number): void {
  if (values.length > 0 && values.every((value) => typeof value === 'object' && value !== null && isSegment(value))) {
    takeDocuments(delivery, values);
    return;
  }
  const feed = new TelemetryFeed();
  for (const [index, value] of values.entries()) {
    if (isTelemetryItem(value)) feed.take(delivery.at(index), index, value);
    else takeValue(delivery.at(index), index, value, envelopes + 1);
  }
}

/** What stands in no envelope any more: one event. */
function takeObject(delivery: Delivery, position: number, value: object): void {
  if (isHeaderLine(value)) return;
  if (isMetricRecord(value)) {
    takeMetric(delivery, position, value);
    return;
  }
  if (isBusEvent(value)) {
    takeBusEvent(delivery, position, value);
    return;
  }
  if (isCloudTrailRecord(value)) {
    takeCloudTrail(delivery, position, value);
    return;
  }
  if (isTelemetryItem(value)) {
    new TelemetryFeed().take(delivery, position, value);
    return;
  }
  const record = admitted(value);
  if (Object.keys(record).length === 0) {
    delivery.reject(position, noEvent);
    return;
  }
  const access = accessLogOf(record);
  if (access !== undefined) {
    delivery.keep(position, delivery.event({ dataset: 'apigateway-logs', namespace: apiOf(access) }, access));
    return;
  }
  const event = isTaskLine(record) ? eventOfTask(delivery, record) : delivery.event({ dataset: 'logs' }, record);
  delivery.keep(position, event);
  takeEmbeddedMetrics(delivery, position, event);
}

const isTaskLine = (record: JsonObject): boolean =>
  typeof record.ecs_task_arn === 'string' || typeof record.ecs_task_definition === 'string';

/** A line of a container, with what FireLens adds to it: the cluster, the task and the definition of the task. */
function eventOfTask(delivery: Delivery, record: MutableJsonObject): TelemetryEvent {
  const { ecs_cluster: cluster, ecs_task_definition: definition } = record;
  const [, family, revision] =
    /^(.{1,255}?)(?::(\d{1,9}))?$/.exec(typeof definition === 'string' ? definition : '') ?? [];
  put(record, '@version', record['@version'] ?? revision);
  const service = serviceOf(rootsOf(record)) ?? (typeof cluster === 'string' ? cluster : undefined);
  const known = knowingPlace(delivery, partsOfArn(record.ecs_task_arn));
  return known.event({ dataset: 'ecs-logs', service, namespace: family }, record);
}

/** The line in front of a document that the X-Ray daemon is sent. */
const isHeaderLine = (value: object): boolean =>
  'format' in value && value.format === 'json' && 'version' in value && Object.keys(value).length === 2;

function takeLine(delivery: Delivery, position: number, line: string): void {
  if (line.trim() === '') {
    delivery.reject(position, noEvent);
    return;
  }
  const access = accessLogOf(admit(line.slice(0, 16_384)));
  if (access !== undefined) {
    delivery.keep(position, delivery.event({ dataset: 'apigateway-logs', namespace: apiOf(access) }, access));
    return;
  }
  const event = eventFromText(delivery.context, delivery.placed({ dataset: 'logs' }), line);
  const isLambda = event.data['@type'] !== undefined || event.data['@requestId'] !== undefined;
  const dataset = delivery.around.origin.dataset ?? (isLambda ? 'lambda-logs' : 'logs');
  delivery.keep(position, { ...event, dataset, data: delivery.surrounded(event.data) });
}

/** What Lambda hands to a function that subscribes to a log group: `{"awslogs":{"data":"…"}}`. */
function subscriptionData(value: object): string | undefined {
  const inner = 'awslogs' in value ? value.awslogs : undefined;
  return typeof inner === 'object' && inner !== null && 'data' in inner && typeof inner.data === 'string'
    ? inner.data
    : undefined;
}

/** `Records` of Kinesis, SQS, SNS or CloudTrail, `records` of Firehose. */
function recordsIn(value: object): readonly unknown[] | undefined {
  if ('Records' in value && Array.isArray(value.Records)) return value.Records;
  if (!('records' in value) || !Array.isArray(value.records)) return undefined;
  return value.records.every(isPacked) && value.records.length > 0 ? value.records : undefined;
}

const isPacked = (record: unknown): boolean =>
  typeof record === 'object' && record !== null && 'data' in record && typeof record.data === 'string';

function surroundedBy(delivery: Delivery, envelope: object): Delivery {
  const arn = partsOfArn('deliveryStreamArn' in envelope ? envelope.deliveryStreamArn : undefined);
  return knowingPlace(delivery, arn);
}

const knowingPlace = (
  delivery: Delivery,
  place: { readonly account?: string; readonly region?: string } | undefined,
): Delivery =>
  delivery.knowing({
    account: place?.account ?? delivery.around.account,
    region: place?.region ?? delivery.around.region,
  });

/** A record of an envelope: packed data, or the event itself. */
function takeRecord(delivery: Delivery, position: number, record: unknown, envelopes: number): void {
  if (typeof record !== 'object' || record === null) {
    delivery.reject(position, noEvent);
    return;
  }
  const region = shortText('awsRegion' in record ? record.awsRegion : undefined, 64) ?? delivery.around.region;
  if ('kinesis' in record || isPacked(record)) {
    const holder = 'kinesis' in record ? record.kinesis : record;
    const data = typeof holder === 'object' && holder !== null && 'data' in holder ? holder.data : undefined;
    const bytes = delivery.base64(position, typeof data === 'string' ? data : '');
    if (bytes !== undefined) takeBytes(delivery.knowing({ region }), position, bytes, envelopes);
    return;
  }
  const text = 'body' in record && 'messageId' in record ? record.body : notificationOf(record);
  if (typeof text === 'string') {
    takeText(delivery.knowing({ region }), position, text, envelopes);
    return;
  }
  takeValue(delivery, position, record, envelopes);
}

const notificationOf = (record: object): unknown => {
  const sns = 'Sns' in record ? record.Sns : undefined;
  return typeof sns === 'object' && sns !== null && 'Message' in sns ? sns.Message : undefined;
};
