/** A log record or a line of text, already admitted, as an event. */

import { requestId, type SpanId, type TraceId } from '../../model/ids.js';
import { emptyRecord, isObject, type JsonObject, numberAt, textAt } from '../../model/json.js';
import type { EventKind, Level, MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import { admitText, put, withKeys } from '../admit.js';
import type { IngestContext } from '../decoded.js';
import { uncaughtAtKey, uncaughtIn } from '../failure/uncaught.js';
import { accessLineOf } from '../forms/access-line.js';
import { splitSemiStructured, wholeObject } from '../forms/semi-structured.js';
import { parseLambdaLine } from '../lambda/lambda-line.js';
import { parsePlatformEvent } from '../lambda/platform-event.js';
import { assembleEvent, withoutUndefined } from './assemble.js';
import { isPlausible } from './instant.js';
import { isErrorLevel, levelOfText } from './level.js';
import {
  accountOf,
  durationOf,
  errorTextOf,
  firstText,
  levelOf,
  messageOf,
  namespaceOf,
  regionOf,
  requestOf,
  rootsOf,
  serviceOf,
  showsError,
  spanOf,
  timeOf,
  traceOf,
} from './record-fields.js';
import { parseSpanId, parseTraceId } from './trace-ids.js';

/** Set where the sender's clock could not be believed; holds the time as it came. */
export const originalTimestampKey = '$baselime.originalTimestamp';

/** What is known about a record from outside of it. */
export interface Origin {
  readonly dataset: string;
  /** From the path or a header: stronger than what the record says. */
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
  /** From the lines around it: weaker than what the record says. */
  readonly time?: UnixNanos | undefined;
  readonly requestId?: string | undefined;
  /** What a protocol says in fields of its own: stronger than the record. */
  readonly given?: GivenFields;
}

export interface GivenFields {
  readonly timestamp: UnixNanos;
  readonly traceId?: TraceId | undefined;
  readonly spanId?: SpanId | undefined;
  readonly level?: Level | undefined;
  readonly kind?: EventKind;
}

/** One line of plain text: a Lambda line, JSON, `text {json} text`, or just text. */
export function eventFromText(context: IngestContext, origin: Origin, line: string): TelemetryEvent {
  const text = admitText(line);
  const object = wholeObject(text);
  if (object !== undefined) return eventFromRecord(context, origin, object);
  return build(context, origin, parseLambdaLine(text) ?? accessLineOf(text) ?? textRecord(text));
}

/** One record. Its keys stay; what a line of text inside it says stands beside them. */
export function eventFromRecord(context: IngestContext, origin: Origin, record: JsonObject): TelemetryEvent {
  return build(context, origin, enrich(record));
}

function textRecord(text: string): JsonObject {
  const record = emptyRecord();
  const uncaught = uncaughtIn(text);
  if (uncaught !== undefined) {
    put(record, 'message', uncaught.error);
    put(record, uncaughtAtKey, uncaught.at);
    return record;
  }
  const split = splitSemiStructured(text);
  put(record, 'message', split === undefined || split.text === '' ? text : split.text);
  put(record, 'data', split?.data);
  return record;
}

function enrich(record: JsonObject): JsonObject {
  const platform = parsePlatformEvent(record);
  if (platform !== undefined) return withKeys(platform, record);
  const key = ['@message', 'message', 'log'].find((name) => typeof record[name] === 'string');
  const text = key === undefined ? undefined : record[key];
  if (key === undefined || typeof text !== 'string') return record;
  const own = key === '@message' ? without(record, key) : record;
  const line = parseLambdaLine(text);
  if (line !== undefined) return withKeys(line, own);
  const access = accessLineOf(text);
  if (access !== undefined) return withKeys(access, record);
  const object = wholeObject(text);
  if (object !== undefined) {
    const lifted = withKeys(without(record, key), { '@message': object });
    const inner = parsePlatformEvent(object);
    return inner === undefined ? lifted : withKeys(inner, lifted);
  }
  const uncaught = uncaughtIn(text);
  if (uncaught !== undefined) return withKeys(record, { [key]: uncaught.error, [uncaughtAtKey]: uncaught.at });
  const split = record.data === undefined ? splitSemiStructured(text) : undefined;
  return split === undefined || split.text === '' ? record : withKeys(record, { [key]: split.text, data: split.data });
}

function without(record: JsonObject, key: string): JsonObject {
  const copy = emptyRecord();
  for (const name of Object.keys(record)) if (name !== key) put(copy, name, record[name]);
  return copy;
}

function build(context: IngestContext, origin: Origin, record: JsonObject): TelemetryEvent {
  const roots = rootsOf(record);
  const { timestamp, data } = placeInTime(context, origin, roots, record);
  const message = messageOf(roots);
  const { given } = origin;
  const level = given?.level ?? levelOf(roots) ?? (message === undefined ? undefined : levelOfText(message));
  const metric = cloudWatchMetric(record);
  const isTimeout = saysTimeout(record, message);
  const service = origin.service ?? serviceOf(roots);
  const namespace = origin.namespace ?? namespaceOf(roots);
  const request = requestOf(roots) ?? origin.requestId;
  const initDuration = numberAt(record, '@initDuration');
  return assembleEvent({
    id: context.newId(timestamp),
    environment: context.environment,
    dataset: origin.dataset,
    service: service ?? 'default',
    namespace: namespace ?? service ?? context.fallbackNamespace ?? 'default',
    kind: given?.kind ?? kindOf(metric, message ?? textAt(record, '@type')),
    timestamp,
    traceId: given?.traceId ?? parseTraceId(traceOf(roots)),
    spanId: given?.spanId ?? parseSpanId(spanOf(roots)),
    requestId: request === undefined ? undefined : requestId(request.slice(0, 256)),
    level,
    isError: isErrorLevel(level) || isTimeout || showsError(roots),
    name: firstText([record], ['@type', 'metric_name', 'eventName', 'event_name']),
    message,
    durationMs: durationOf(roots),
    coldStart: initDuration !== undefined && initDuration > 0 && isReport(record) ? true : undefined,
    timedOut: isTimeout ? true : undefined,
    metric,
    data,
    error: errorTextOf(roots),
    account: accountOf(roots),
    region: regionOf(roots),
  });
}

function placeInTime(
  context: IngestContext,
  origin: Origin,
  roots: readonly JsonObject[],
  record: JsonObject,
): { readonly timestamp: UnixNanos; readonly data: JsonObject } {
  if (origin.given !== undefined) return { timestamp: origin.given.timestamp, data: record };
  const found = timeOf(roots);
  const fallback = origin.time ?? context.arrival;
  if (found === undefined) return { timestamp: fallback, data: record };
  if (isPlausible(found.instant, context.arrival)) return { timestamp: found.instant, data: record };
  return { timestamp: fallback, data: withKeys(record, { [originalTimestampKey]: found.original }) };
}

/** A report of a function that ran; a report of the initialization alone belongs to no request. */
const isReport = (record: JsonObject): boolean => record['@type'] === undefined || record['@type'] === 'REPORT';

function saysTimeout(record: JsonObject, message: string | undefined): boolean {
  if (record['@timedOut'] === true) return true;
  return (
    message !== undefined &&
    /(?:^|\s)Task timed out after [\d.]{1,12} seconds|Possible Lambda Timeout/.test(message.slice(0, 400))
  );
}

function kindOf(metric: MetricValue | undefined, text: string | undefined): EventKind {
  if (metric !== undefined) return 'metric';
  return text === undefined ? 'event' : 'log';
}

/** A metric of CloudWatch as Baselime's connector wrote it: `metric_name` beside `value {sum, count, min, max}`. */
function cloudWatchMetric(record: JsonObject): MetricValue | undefined {
  if (typeof record.metric_name !== 'string' || !isObject(record.value)) return undefined;
  const value = record.value;
  return withoutUndefined<MetricValue>({
    sum: numberAt(value, 'sum'),
    count: numberAt(value, 'count'),
    min: numberAt(value, 'min'),
    max: numberAt(value, 'max'),
    quantiles: quantilesOf(value),
    buckets: undefined,
  });
}

/** Percentiles by the names of CloudWatch, such as `p99.9`; undefined when there are none. */
function quantilesOf(value: JsonObject): MetricValue['quantiles'] {
  const quantiles = Object.keys(value).flatMap((key) => {
    const percent = /^p(\d{1,2}(?:\.\d{1,6})?)$/.exec(key)?.[1];
    const at = percent === undefined ? undefined : numberAt({ at: value[key] ?? null }, 'at');
    return at === undefined ? [] : [{ quantile: Number((Number(percent) / 100).toFixed(8)), value: at }];
  });
  return quantiles.length === 0 ? undefined : quantiles;
}
