/**
 * OTLP in JSON: a parsed body to the model. Differs from protobuf's own JSON: ids are hexadecimal, enums are numbers,
 * unknown fields are ignored. Senders are also seen to write integers as numbers or as text and enums by name.
 */
import {
  maxValueDepth,
  type OtlpGroup,
  type OtlpLogRecord,
  type OtlpMetric,
  type OtlpMetricType,
  type OtlpPoint,
  type OtlpRequest,
  type OtlpSignal,
  type OtlpSpan,
  type RawAttributes,
  tooDeep,
} from './otlp-model.js';

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

/** Never raises: what has the wrong shape is read as absent. */
export function readJson(signal: OtlpSignal, body: unknown): OtlpRequest {
  const resources = list(field(objectOf(body), requestKeys[signal]));
  if (signal === 'logs') return { signal, groups: groupsOf(resources, 'scopeLogs', 'logRecords', logOf) };
  if (signal === 'metrics') return { signal, groups: groupsOf(resources, 'scopeMetrics', 'metrics', metricOf) };
  return { signal, groups: groupsOf(resources, 'scopeSpans', 'spans', spanOf) };
}

type Fields = Readonly<Record<string, unknown>>;

function groupsOf<Item>(
  resources: readonly unknown[],
  scopesKey: string,
  itemsKey: string,
  read: (fields: Fields) => Item,
): readonly OtlpGroup<Item>[] {
  return resources.map(objectOf).flatMap((entry) => {
    const resource = attributesOf(field(objectOf(field(entry, 'resource')), 'attributes'));
    return list(field(entry, scopesKey))
      .map(objectOf)
      .map((scoped) => {
        const scope = objectOf(field(scoped, 'scope'));
        return {
          resource,
          scopeName: text(field(scope, 'name')),
          scopeVersion: text(field(scope, 'version')),
          items: list(field(scoped, itemsKey)).map((item) => read(objectOf(item))),
        };
      });
  });
}

const spanKinds = ['UNSPECIFIED', 'INTERNAL', 'SERVER', 'CLIENT', 'PRODUCER', 'CONSUMER'];
const statusCodes = ['UNSET', 'OK', 'ERROR'];
const temporalities = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'];

function spanOf(span: Fields): OtlpSpan {
  const status = objectOf(field(span, 'status'));
  return {
    traceId: idOf(field(span, 'traceId'), 16),
    spanId: idOf(field(span, 'spanId'), 8),
    parentSpanId: idOf(field(span, 'parentSpanId'), 8),
    name: text(field(span, 'name')),
    kind: enumOf(field(span, 'kind'), spanKinds),
    start: big(field(span, 'startTimeUnixNano')),
    end: big(field(span, 'endTimeUnixNano')),
    attributes: attributesOf(field(span, 'attributes')),
    events: list(field(span, 'events'))
      .map(objectOf)
      .map((event) => ({
        time: big(field(event, 'timeUnixNano')),
        name: text(field(event, 'name')),
        attributes: attributesOf(field(event, 'attributes')),
      })),
    links: list(field(span, 'links'))
      .map(objectOf)
      .map((link) => ({
        traceId: idOf(field(link, 'traceId'), 16),
        spanId: idOf(field(link, 'spanId'), 8),
        attributes: attributesOf(field(link, 'attributes')),
      })),
    statusCode: enumOf(field(status, 'code'), statusCodes),
    statusMessage: text(field(status, 'message')),
  };
}

const severities = ['UNSPECIFIED', ...['TRACE', 'DEBUG', 'INFO', 'WARN', 'ERROR', 'FATAL'].flatMap(fourOf)];
function fourOf(name: string): readonly string[] {
  return [name, `${name}2`, `${name}3`, `${name}4`];
}

function logOf(log: Fields): OtlpLogRecord {
  return {
    time: big(field(log, 'timeUnixNano')),
    observed: big(field(log, 'observedTimeUnixNano')),
    severityNumber: enumOf(field(log, 'severityNumber'), severities),
    severityText: text(field(log, 'severityText')),
    body: anyValue(field(log, 'body'), 0),
    attributes: attributesOf(field(log, 'attributes')),
    traceId: idOf(field(log, 'traceId'), 16),
    spanId: idOf(field(log, 'spanId'), 8),
    eventName: text(field(log, 'eventName')),
  };
}

const metricTypes: readonly OtlpMetricType[] = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'];

function metricOf(metric: Fields): OtlpMetric {
  const type = metricTypes.find((name) => field(metric, name) !== undefined);
  const data = type === undefined ? {} : objectOf(field(metric, type));
  return {
    name: text(field(metric, 'name')),
    description: text(field(metric, 'description')),
    unit: text(field(metric, 'unit')),
    type,
    temporality: enumOf(field(data, 'aggregationTemporality'), temporalities),
    isMonotonic: field(data, 'isMonotonic') === true,
    points: list(field(data, 'dataPoints')).map(objectOf).map(pointOf),
  };
}

function pointOf(point: Fields): OtlpPoint {
  const bounds = field(point, 'explicitBounds');
  const counts = field(point, 'bucketCounts');
  const quantiles = field(point, 'quantileValues');
  const scale = field(point, 'scale');
  const isExponential =
    scale !== undefined || field(point, 'positive') !== undefined || field(point, 'negative') !== undefined;
  return {
    time: big(field(point, 'timeUnixNano')),
    attributes: attributesOf(field(point, 'attributes')),
    value: number(field(point, 'asDouble')) ?? number(field(point, 'asInt')),
    count: number(field(point, 'count')),
    sum: number(field(point, 'sum')),
    min: number(field(point, 'min')),
    max: number(field(point, 'max')),
    bounds: Array.isArray(bounds) ? numbers(bounds) : undefined,
    bucketCounts: Array.isArray(counts) ? numbers(counts) : undefined,
    quantiles: Array.isArray(quantiles)
      ? quantiles.map(objectOf).map((entry) => ({
          quantile: number(field(entry, 'quantile')) ?? 0,
          value: number(field(entry, 'value')) ?? 0,
        }))
      : undefined,
    exponential: isExponential
      ? {
          scale: number(scale) ?? 0,
          zeroCount: number(field(point, 'zeroCount')) ?? 0,
          positive: bucketsOf(field(point, 'positive')),
          negative: bucketsOf(field(point, 'negative')),
        }
      : undefined,
  };
}

function bucketsOf(value: unknown): { readonly offset: number; readonly counts: readonly number[] } {
  const buckets = objectOf(value);
  return { offset: number(field(buckets, 'offset')) ?? 0, counts: numbers(list(field(buckets, 'bucketCounts'))) };
}

/** A field under its lowerCamelCase name or, as some senders write it, its snake_case name. */
function field(fields: Fields, name: string): unknown {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (value !== undefined && value !== null) return value;
  const snake = snakeNames.get(name) ?? rememberSnake(name);
  const other = snake !== name && Object.hasOwn(fields, snake) ? fields[snake] : undefined;
  return other ?? undefined;
}

/** Only names of the protocol go in, so it stays small. */
const snakeNames = new Map<string, string>();
function rememberSnake(name: string): string {
  const snake = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  snakeNames.set(name, snake);
  return snake;
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The fields of an object; none for anything else. */
function objectOf(value: unknown): Fields {
  return isFields(value) ? value : {};
}
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

function number(value: unknown): number | undefined {
  const parsed = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof parsed === 'number' && Number.isFinite(parsed) ? parsed : undefined;
}
const numbers = (values: readonly unknown[]): readonly number[] => values.map((value) => number(value) ?? 0);

function big(value: unknown): bigint {
  if (typeof value === 'string') return /^\d{1,20}$/.test(value) ? BigInt(value) : 0n;
  return typeof value === 'number' && Number.isFinite(value) && value > 0 ? BigInt(Math.trunc(value)) : 0n;
}

/** A number, a name such as `SPAN_KIND_SERVER`, or its last word. 0 for what is not known. */
function enumOf(value: unknown, names: readonly string[]): number {
  const plain = number(value);
  if (plain !== undefined) return Math.trunc(plain);
  if (typeof value !== 'string') return 0;
  const last = value.slice(value.lastIndexOf('_') + 1).toUpperCase();
  return Math.max(0, names.indexOf(last));
}

/** Hexadecimal as OTLP asks; base64 of the right length is what a plain protobuf printer writes. */
function idOf(value: unknown, bytes: 8 | 16): string {
  const id = text(value);
  if (id.length === bytes * 2 && /^[0-9a-fA-F]*$/.test(id)) return id.toLowerCase();
  if (id.length === (bytes === 16 ? 24 : 12) && /^[A-Za-z0-9+/]{10,22}={1,2}$/.test(id)) {
    return Buffer.from(id, 'base64').toString('hex');
  }
  return id.slice(0, 128);
}

function attributesOf(value: unknown, depth = 0): RawAttributes {
  const record: Record<string, unknown> = Object.create(null);
  for (const pair of list(value)) {
    const fields = objectOf(pair);
    const key = field(fields, 'key');
    if (typeof key === 'string') record[key] = anyValue(field(fields, 'value'), depth);
  }
  return record;
}

function anyValue(value: unknown, depth: number): unknown {
  if (depth > maxValueDepth) return tooDeep;
  const any = objectOf(value);
  for (const name of ['stringValue', 'boolValue', 'doubleValue', 'bytesValue']) {
    const found = field(any, name);
    if (found !== undefined) return found;
  }
  const int = field(any, 'intValue');
  if (int !== undefined) return exactInteger(int);
  const array = field(any, 'arrayValue');
  if (array !== undefined) return list(field(objectOf(array), 'values')).map((item) => anyValue(item, depth + 1));
  const map = field(any, 'kvlistValue');
  return map === undefined ? null : attributesOf(field(objectOf(map), 'values'), depth + 1);
}

/** A number where a double holds it, else the digits as they came. */
function exactInteger(value: unknown): unknown {
  if (typeof value !== 'string' || !/^-?\d{1,20}$/.test(value)) return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value;
}
