/**
 * A batch of a CloudWatch Logs subscription: lines of one log stream.
 * Source: CloudWatch Logs user guide, "Using subscription filters": messageType, owner, logGroup, logStream, logEvents.
 */
import type { JsonObject, JsonValue } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, put, withKeys } from '../admit.js';
import { wholeObject } from '../forms/semi-structured.js';
import { isFailedStep } from '../record/record-fields.js';
import { accessLogOf, executionLineOf } from './access-log.js';
import { isCloudTrailRecord, takeCloudTrail } from './cloudtrail.js';
import { admitted, type Delivery, notReadable, shortText } from './delivery.js';
import { takeEmbeddedMetrics } from './embedded-metrics.js';
import { type LogSource, sourceOfLogGroup, versionOfLogStream } from './log-group.js';
import { isSpanRecord, takeSpanRecord } from './span-record.js';
import { xrayDataset } from './xray-traces.js';

export interface LogBatch {
  readonly messageType: string;
  readonly logEvents: readonly unknown[];
  readonly owner?: unknown;
  readonly logGroup?: unknown;
  readonly logStream?: unknown;
}

export const isLogBatch = (value: object): value is LogBatch =>
  'messageType' in value &&
  typeof value.messageType === 'string' &&
  'logEvents' in value &&
  Array.isArray(value.logEvents);

/** A control message only proves that the destination answers; it is taken and nothing is kept of it. */
export function takeLogBatch(delivery: Delivery, position: number, batch: LogBatch): void {
  if (batch.messageType === 'CONTROL_MESSAGE') return;
  if (batch.messageType !== 'DATA_MESSAGE') {
    delivery.reject(
      position,
      notReadable('The messageType of this batch is neither DATA_MESSAGE nor CONTROL_MESSAGE.'),
    );
    return;
  }
  const logGroup = shortText(batch.logGroup, 512) ?? 'unknown';
  const logStream = shortText(batch.logStream, 512);
  const source = sourceOfLogGroup(logGroup);
  const known = delivery.knowing({ account: shortText(batch.owner, 64) ?? delivery.around.account });
  const requests = new RequestTrack();
  for (const [index, logEvent] of batch.logEvents.entries()) {
    const record = recordOf(logEvent);
    if (record === undefined) {
      known.reject(index, notReadable('This log event has no message. Send id, timestamp and message.'));
      continue;
    }
    put(record, '@logGroup', logGroup);
    put(record, '@logStream', logStream);
    if (source.isLambda) put(record, '@version', versionOfLogStream(logStream));
    takeLine(known, index, source, record, requests);
  }
}

function takeLine(
  delivery: Delivery,
  index: number,
  source: LogSource,
  record: JsonObject,
  requests: RequestTrack,
): void {
  const { dataset, namespace, isLambda } = source;
  const span = dataset === xrayDataset ? spanRecordOf(record['@message']) : undefined;
  if (span !== undefined) {
    takeSpanRecord(delivery, index, span);
    return;
  }
  const trail = dataset === 'cloudtrail' ? trailOf(record['@message']) : undefined;
  if (trail !== undefined) {
    takeCloudTrail(delivery, index, trail);
    return;
  }
  const own = isLambda ? record : (readAccessLine(dataset, record) ?? readStepLine(dataset, record) ?? record);
  const event = delivery.event({ dataset, namespace, requestId: isLambda ? requests.current : undefined }, own);
  if (isLambda) requests.follow(event);
  delivery.keep(index, event);
  takeEmbeddedMetrics(delivery, index, event);
}

function spanRecordOf(message: JsonValue | undefined): JsonObject | undefined {
  const record = typeof message === 'string' ? wholeObject(message) : undefined;
  return record !== undefined && isSpanRecord(record) ? record : undefined;
}

function trailOf(message: JsonValue | undefined): JsonObject | undefined {
  const record = typeof message === 'string' ? wholeObject(message) : undefined;
  return record !== undefined && isCloudTrailRecord(record) ? record : undefined;
}

/** Lines of API Gateway say more than a line of text; undefined for any other line. */
function readAccessLine(dataset: string, record: JsonObject): JsonObject | undefined {
  const message = record['@message'];
  if (dataset !== 'apigateway-logs') return undefined;
  const access = accessLogOf(message);
  if (access === undefined) return typeof message === 'string' ? executionLineOf(message, record) : undefined;
  const whole = admitted(access);
  for (const key of Object.keys(record)) if (key !== '@message') put(whole, key, record[key]);
  return whole;
}

/** A line of the history of Step Functions; undefined for any other. */
function readStepLine(dataset: string, record: JsonObject): JsonObject | undefined {
  const message = record['@message'];
  if (dataset !== 'stepfunctions-logs' || typeof message !== 'string') return undefined;
  const step = wholeObject(message);
  if (step === undefined || typeof step.type !== 'string') return undefined;
  return withKeys(record, {
    '@message': step,
    '@type': step.type,
    ...(isFailedStep(step) ? { LogLevel: 'ERROR' } : {}),
  });
}

/** Undefined when the log event has no message. A message that is one JSON object is read here, once. */
function recordOf(logEvent: unknown) {
  if (typeof logEvent !== 'object' || logEvent === null || !('message' in logEvent)) return undefined;
  const { message, ...rest } = logEvent;
  if (typeof message !== 'string') return undefined;
  const record = admitted(rest);
  record['@message'] = admit(message.trimEnd());
  return record;
}

/** A stream of Lambda runs one request at a time, so lines between its START and REPORT belong to it. */
class RequestTrack {
  current: string | undefined;

  follow(event: TelemetryEvent): void {
    const type = event.data['@type'];
    const request = event.data['@requestId'];
    if (type === 'REPORT') this.current = undefined;
    else if (typeof request === 'string') this.current = request;
  }
}
