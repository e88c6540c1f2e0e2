/**
 * A metric stream in OpenTelemetry 1.0.0 or 0.7.0: requests in protobuf, each behind its length, as the same metrics
 * that the stream in JSON writes. Source: CloudWatch user guide, "Metric streams output formats"; protobuf encoding.
 */
import type { Unreadable } from '../otlp/otlp-model.js';
import { readEach } from '../otlp/protobuf/read-each.js';
import { noAttributes, readAttribute, type WritableAttributes } from '../otlp/protobuf/read-values.js';
import { WireReader } from '../otlp/protobuf/wire-reader.js';
import { ReadBudget } from '../otlp/read-budget.js';
import type { MetricRecord } from './metric-record.js';
import { cloudWatchUnit } from './metric-units.js';

/** More than this many metrics in one message is no output of a metric stream. */
const maxMessageBytes = 16 * 1024 * 1024;

/**
 * The messages of a record, cut at their lengths; undefined when the bytes are not such a sequence. An empty one is
 * none: a record of a stream holds at least one message.
 */
export function delimitedMessages(bytes: Uint8Array): readonly Uint8Array[] | undefined {
  const messages: Uint8Array[] = [];
  let at = 0;
  while (at < bytes.length) {
    const prefix = lengthAt(bytes, at);
    if (prefix === undefined || prefix.length === 0 || prefix.length > maxMessageBytes) return undefined;
    const end = prefix.from + prefix.length;
    // A request of OTLP begins with its only field: resource metrics, field 1, with a length.
    if (end > bytes.length || bytes[prefix.from] !== 0x0a) return undefined;
    messages.push(bytes.subarray(prefix.from, end));
    at = end;
  }
  return messages.length === 0 ? undefined : messages;
}

/** A length of at most 32 bits, and where what it measures begins. */
function lengthAt(bytes: Uint8Array, at: number): { readonly length: number; readonly from: number } | undefined {
  let length = 0;
  for (let index = 0; index < 5; index += 1) {
    const byte = bytes[at + index];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 2 ** (7 * index);
    if (byte < 0x80) return { length, from: at + index + 1 };
  }
  return undefined;
}

/** A data point of a summary; labels are what 0.7.0 had in place of attributes. */
interface Point {
  start: bigint;
  time: bigint;
  count: number;
  sum: number;
  readonly quantiles: (readonly [quantile: number, value: number])[];
  readonly attributes: WritableAttributes;
  readonly labels: Map<string, string>;
}

interface Metric {
  name: string;
  unit: string;
  readonly points: (Point | Unreadable)[];
}

/**
 * The metrics of one message, or why a point could not be read. Fields that are not known are stepped over.
 * Raises WireError on bytes that are no such message, and what a ReadBudget raises.
 */
export function metricsOfMessage(message: Uint8Array): readonly (MetricRecord | Unreadable)[] {
  const wire = new WireReader(message);
  const budget = new ReadBudget();
  const records: (MetricRecord | Unreadable)[] = [];
  eachField(wire, (tag) => {
    if (tag !== 0x0a) return false;
    budget.record();
    const resource = noAttributes();
    const metrics: Metric[] = [];
    inside(wire, (part) => {
      if (part === 0x0a) inside(wire, (field) => field === 0x0a && taken(readAttribute(wire, budget, resource)));
      else if (part === 0x12) inside(wire, (field) => field === 0x12 && taken(metrics.push(readMetric(wire, budget))));
      else return false;
      return true;
    });
    const stream = streamOf(resource);
    for (const metric of metrics) {
      for (const point of metric.points) {
        records.push(typeof point === 'string' ? point : recordOf(stream, metric, point));
      }
    }
    return true;
  });
  return records;
}

const taken = (_done: unknown): true => true;

/** Calls `read` with each tag up to the end of the message; what it does not take is stepped over. */
function eachField(wire: WireReader, read: (tag: number) => boolean): void {
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) if (!read(tag)) wire.skip(tag);
}

function inside(wire: WireReader, read: (tag: number) => boolean): void {
  const outer = wire.enter();
  eachField(wire, read);
  wire.leave(outer);
}

function readMetric(wire: WireReader, budget: ReadBudget): Metric {
  const metric: Metric = { name: '', unit: '', points: [] };
  budget.record();
  inside(wire, (tag) => {
    if (tag === 0x0a) metric.name = wire.text();
    else if (tag === 0x1a) metric.unit = wire.text();
    else if (tag === 0x5a) {
      inside(wire, (field) => field === 0x0a && taken(metric.points.push(readEach(wire, budget, readPoint))));
    } else return false;
    return true;
  });
  return metric;
}

function readPoint(wire: WireReader, budget: ReadBudget): Point {
  const point: Point = {
    start: 0n,
    time: 0n,
    count: 0,
    sum: Number.NaN,
    quantiles: [],
    attributes: noAttributes(),
    labels: new Map(),
  };
  eachField(wire, (tag) => {
    if (tag === 0x0a) readLabel(wire, budget, point.labels);
    else if (tag === 0x11) point.start = wire.fixed64();
    else if (tag === 0x19) point.time = wire.fixed64();
    else if (tag === 0x21) point.count = wire.fixed64Number();
    else if (tag === 0x29) point.sum = wire.double();
    else if (tag === 0x32) point.quantiles.push(readQuantile(wire, budget));
    else if (tag === 0x3a) readAttribute(wire, budget, point.attributes);
    else return false;
    return true;
  });
  return point;
}

function readLabel(wire: WireReader, budget: ReadBudget, labels: Map<string, string>): void {
  budget.part();
  let [key, value] = ['', ''];
  inside(wire, (tag) => {
    if (tag === 0x0a) key = wire.name();
    else if (tag === 0x12) value = wire.text();
    else return false;
    return true;
  });
  labels.set(key, value);
}

function readQuantile(wire: WireReader, budget: ReadBudget): readonly [quantile: number, value: number] {
  budget.part();
  let [quantile, value] = [0, 0];
  inside(wire, (tag) => {
    if (tag === 0x09) quantile = wire.double();
    else if (tag === 0x11) value = wire.double();
    else return false;
    return true;
  });
  return [quantile, value];
}

type Stream = Pick<MetricRecord, 'account_id' | 'region' | 'metric_stream_name'>;

const streamOf = (resource: WritableAttributes): Stream => ({
  metric_stream_name: textOf(resource['aws.exporter.arn'])?.split('/').at(-1),
  account_id: textOf(resource['cloud.account.id']),
  region: textOf(resource['cloud.region']),
});

function recordOf(stream: Stream, metric: Metric, point: Point): MetricRecord {
  const { namespace, name, dimensions } =
    point.labels.size > 0 ? namesOfLabels(point.labels) : namesOf(point.attributes);
  const value: Record<string, number> = {};
  for (const [quantile, at] of point.quantiles) if (Number.isFinite(at)) value[nameOfQuantile(quantile)] = at;
  if (Number.isFinite(point.sum)) value.sum = point.sum;
  value.count = point.count;
  return {
    ...stream,
    // The name of the metric also says both: amazonaws.com/AWS/DynamoDB/ConsumedReadCapacityUnits.
    namespace: namespace ?? /^amazonaws\.com\/(.{1,255})\/[^/]+$/.exec(metric.name)?.[1] ?? 'unknown',
    metric_name: name ?? metric.name.split('/').at(-1) ?? metric.name,
    dimensions,
    timestamp: Number((point.start === 0n ? point.time : point.start) / 1_000_000n),
    value,
    unit: cloudWatchUnit(metric.unit),
  };
}

/** 0 and 1 are the least and the greatest value; 0.999 is `p99.9`. */
function nameOfQuantile(quantile: number): string {
  if (quantile === 0) return 'min';
  return quantile === 1 ? 'max' : `p${Number((quantile * 100).toFixed(6))}`;
}

interface Names {
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly dimensions: Readonly<Record<string, string>>;
}

function namesOf({ Namespace, MetricName, Dimensions }: WritableAttributes): Names {
  const dimensions: Record<string, string> = Object.create(null);
  if (typeof Dimensions === 'object' && Dimensions !== null) {
    for (const [key, value] of Object.entries(Dimensions)) dimensions[key] = textOf(value) ?? '';
  }
  return { namespace: textOf(Namespace), name: textOf(MetricName), dimensions };
}

/** Dimensions stand among the labels. */
function namesOfLabels(labels: ReadonlyMap<string, string>): Names {
  const dimensions: Record<string, string> = Object.create(null);
  for (const [key, value] of labels) if (key !== 'Namespace' && key !== 'MetricName') dimensions[key] = value;
  return { namespace: labels.get('Namespace'), name: labels.get('MetricName'), dimensions };
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}
