/**
 * A metric stream in OpenTelemetry 1.0.0 or 0.7.0: requests in protobuf, each behind its length, as the same metrics
 * that the stream in JSON writes. Source: CloudWatch user guide, "Metric streams output formats"; protobuf encoding.
 */
import { fromBinary } from '@bufbuild/protobuf';
import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import {
  type AnyValue,
  ExportMetricsServiceRequestSchema,
  type KeyValue,
  type Metric,
  type ResourceMetrics,
  type SummaryDataPoint,
} from '../otlp/gen/otlp_pb.js';
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

/** The metrics of one message. Raises whatever the wire reader raises on bytes that are none. */
export function metricsOfMessage(message: Uint8Array): readonly MetricRecord[] {
  const { resourceMetrics } = fromBinary(ExportMetricsServiceRequestSchema, message);
  return resourceMetrics.flatMap((group) => {
    const stream = streamOf(group);
    return group.scopeMetrics.flatMap(({ metrics }) =>
      metrics.flatMap((metric) =>
        metric.data.case === 'summary'
          ? metric.data.value.dataPoints.map((point) => recordOf(stream, metric, point))
          : [],
      ),
    );
  });
}

type Stream = Pick<MetricRecord, 'account_id' | 'region' | 'metric_stream_name'>;

function streamOf({ resource }: ResourceMetrics): Stream {
  const attributes = new Map(resource?.attributes.map(({ key, value }) => [key, textOf(value)]));
  return {
    metric_stream_name: attributes.get('aws.exporter.arn')?.split('/').at(-1),
    account_id: attributes.get('cloud.account.id'),
    region: attributes.get('cloud.region'),
  };
}

function recordOf(stream: Stream, metric: Metric, point: SummaryDataPoint): MetricRecord {
  const { namespace, name, dimensions } = point.attributes.length > 0 ? namesOf(point.attributes) : oldNamesOf(point);
  const unit = cloudWatchUnit(metric.unit);
  const start = point.startTimeUnixNano === 0n ? point.timeUnixNano : point.startTimeUnixNano;
  const value: Record<string, number> = {};
  for (const { quantile, value: at } of point.quantileValues) {
    if (Number.isFinite(at)) value[nameOfQuantile(quantile)] = at;
  }
  if (Number.isFinite(point.sum)) value.sum = point.sum;
  value.count = Number(point.count);
  return {
    ...stream,
    // The name of the metric also says both: amazonaws.com/AWS/DynamoDB/ConsumedReadCapacityUnits.
    namespace: namespace ?? /^amazonaws\.com\/(.{1,255})\/[^/]+$/.exec(metric.name)?.[1] ?? 'unknown',
    metric_name: name ?? metric.name.split('/').at(-1) ?? metric.name,
    dimensions,
    timestamp: Number(start / 1_000_000n),
    value,
    unit,
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

function namesOf(attributes: readonly KeyValue[]): Names {
  const pairs = new Map(attributes.map(({ key, value }) => [key, value]));
  const nested = pairs.get('Dimensions')?.value;
  const dimensions: Record<string, string> = Object.create(null);
  if (nested?.case === 'kvlistValue') {
    for (const { key, value } of nested.value.values) dimensions[key] = textOf(value) ?? '';
  }
  return { namespace: textOf(pairs.get('Namespace')), name: textOf(pairs.get('MetricName')), dimensions };
}

/** Labels of 0.7.0, field 1 of a data point: texts by their names, dimensions among them. */
function oldNamesOf(point: SummaryDataPoint): Names {
  const pairs = new Map<string, string>();
  for (const field of point.$unknown ?? []) {
    if (field.no !== 1 || field.wireType !== WireType.LengthDelimited) continue;
    const [key, value] = readLabel(new BinaryReader(field.data).bytes());
    pairs.set(key, value);
  }
  const dimensions: Record<string, string> = Object.create(null);
  for (const [key, value] of pairs) if (key !== 'Namespace' && key !== 'MetricName') dimensions[key] = value;
  return { namespace: pairs.get('Namespace'), name: pairs.get('MetricName'), dimensions };
}

function readLabel(bytes: Uint8Array): readonly [key: string, value: string] {
  const reader = new BinaryReader(bytes);
  const label: [key: string, value: string] = ['', ''];
  while (reader.pos < reader.len) {
    const [field, wireType] = reader.tag();
    if ((field === 1 || field === 2) && wireType === WireType.LengthDelimited) label[field - 1] = reader.string();
    else reader.skip(wireType);
  }
  return label;
}

function textOf(value: AnyValue | undefined): string | undefined {
  if (value?.value.case === 'stringValue') return value.value.value;
  if (value?.value.case === 'intValue' || value?.value.case === 'doubleValue') return String(value.value.value);
  return undefined;
}
