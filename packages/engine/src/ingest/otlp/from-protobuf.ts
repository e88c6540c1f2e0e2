/** OTLP in protobuf: bytes to the model. Generated code reads the wire; see proto/README.md. */
import { fromBinary } from '@bufbuild/protobuf';
import { integer } from '../admit.js';
import {
  type AnyValue,
  type ExponentialHistogramDataPoint_Buckets,
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
  type InstrumentationScope,
  type KeyValue,
  type Metric,
  type Resource,
} from './gen/otlp_pb.js';
import {
  maxValueDepth,
  type OtlpGroup,
  type OtlpMetric,
  type OtlpPoint,
  type OtlpRequest,
  type OtlpSignal,
  type RawAttributes,
  tooDeep,
} from './otlp-model.js';

/** Raises whatever the wire reader raises on bytes that are no such message; the caller gives it a code. */
export function readProtobuf(signal: OtlpSignal, bytes: Uint8Array): OtlpRequest {
  if (signal === 'logs') return readLogs(bytes);
  return signal === 'metrics' ? readMetrics(bytes) : readTraces(bytes);
}

function readTraces(bytes: Uint8Array): OtlpRequest {
  const { resourceSpans } = fromBinary(ExportTraceServiceRequestSchema, bytes);
  const groups = resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans.map(({ scope, spans }) =>
      group(
        resource,
        scope,
        spans.map((span) => ({
          traceId: hex(span.traceId),
          spanId: hex(span.spanId),
          parentSpanId: hex(span.parentSpanId),
          name: span.name,
          kind: span.kind,
          start: span.startTimeUnixNano,
          end: span.endTimeUnixNano,
          attributes: attributesOf(span.attributes),
          events: span.events.map((event) => ({
            time: event.timeUnixNano,
            name: event.name,
            attributes: attributesOf(event.attributes),
          })),
          links: span.links.map((link) => ({
            traceId: hex(link.traceId),
            spanId: hex(link.spanId),
            attributes: attributesOf(link.attributes),
          })),
          statusCode: span.status?.code ?? 0,
          statusMessage: span.status?.message ?? '',
        })),
      ),
    ),
  );
  return { signal: 'traces', groups };
}

function readLogs(bytes: Uint8Array): OtlpRequest {
  const { resourceLogs } = fromBinary(ExportLogsServiceRequestSchema, bytes);
  const groups = resourceLogs.flatMap(({ resource, scopeLogs }) =>
    scopeLogs.map(({ scope, logRecords }) =>
      group(
        resource,
        scope,
        logRecords.map((log) => ({
          time: log.timeUnixNano,
          observed: log.observedTimeUnixNano,
          severityNumber: log.severityNumber,
          severityText: log.severityText,
          body: anyValue(log.body, 0),
          attributes: attributesOf(log.attributes),
          traceId: hex(log.traceId),
          spanId: hex(log.spanId),
          eventName: log.eventName,
        })),
      ),
    ),
  );
  return { signal: 'logs', groups };
}

function readMetrics(bytes: Uint8Array): OtlpRequest {
  const { resourceMetrics } = fromBinary(ExportMetricsServiceRequestSchema, bytes);
  const groups = resourceMetrics.flatMap(({ resource, scopeMetrics }) =>
    scopeMetrics.map(({ scope, metrics }) => group(resource, scope, metrics.map(metricOf))),
  );
  return { signal: 'metrics', groups };
}

function metricOf(metric: Metric): OtlpMetric {
  const { data } = metric;
  return {
    name: metric.name,
    description: metric.description,
    unit: metric.unit,
    type: data.case,
    temporality:
      data.value !== undefined && 'aggregationTemporality' in data.value ? data.value.aggregationTemporality : 0,
    isMonotonic: data.case === 'sum' && data.value.isMonotonic,
    points: pointsOf(data),
  };
}

function pointsOf(data: Metric['data']): readonly OtlpPoint[] {
  switch (data.case) {
    case 'gauge':
    case 'sum':
      return data.value.dataPoints.map((point) => ({
        time: point.timeUnixNano,
        attributes: attributesOf(point.attributes),
        value: point.value.case === undefined ? undefined : Number(point.value.value),
      }));
    case 'histogram':
      return data.value.dataPoints.map((point) => ({
        time: point.timeUnixNano,
        attributes: attributesOf(point.attributes),
        count: Number(point.count),
        sum: point.sum,
        min: point.min,
        max: point.max,
        bounds: point.explicitBounds,
        bucketCounts: point.bucketCounts.map(Number),
      }));
    case 'exponentialHistogram':
      return data.value.dataPoints.map((point) => ({
        time: point.timeUnixNano,
        attributes: attributesOf(point.attributes),
        count: Number(point.count),
        sum: point.sum,
        min: point.min,
        max: point.max,
        exponential: {
          scale: point.scale,
          zeroCount: Number(point.zeroCount),
          positive: bucketsOf(point.positive),
          negative: bucketsOf(point.negative),
        },
      }));
    case 'summary':
      return data.value.dataPoints.map((point) => ({
        time: point.timeUnixNano,
        attributes: attributesOf(point.attributes),
        count: Number(point.count),
        sum: point.sum,
        quantiles: point.quantileValues.map(({ quantile, value }) => ({ quantile, value })),
      }));
    default:
      return [];
  }
}

const bucketsOf = (buckets: ExponentialHistogramDataPoint_Buckets | undefined) => ({
  offset: buckets?.offset ?? 0,
  counts: (buckets?.bucketCounts ?? []).map(Number),
});

function group<Item>(
  resource: Resource | undefined,
  scope: InstrumentationScope | undefined,
  items: readonly Item[],
): OtlpGroup<Item> {
  return {
    resource: attributesOf(resource?.attributes ?? []),
    scopeName: scope?.name ?? '',
    scopeVersion: scope?.version ?? '',
    items,
  };
}

const hex = (bytes: Uint8Array): string =>
  bytes.length === 0 ? '' : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');

function attributesOf(pairs: readonly KeyValue[], depth = 0): RawAttributes {
  const record: Record<string, unknown> = Object.create(null);
  for (const { key, value } of pairs) record[key] = anyValue(value, depth);
  return record;
}

function anyValue(any: AnyValue | undefined, depth: number): unknown {
  if (any === undefined) return null;
  if (depth > maxValueDepth) return tooDeep;
  const { value } = any;
  switch (value.case) {
    case 'intValue':
      return integer(value.value);
    case 'arrayValue':
      return value.value.values.map((item) => anyValue(item, depth + 1));
    case 'kvlistValue':
      return attributesOf(value.value.values, depth + 1);
    case 'bytesValue':
      return Buffer.from(value.value).toString('base64');
    default:
      return value.value ?? null;
  }
}
