/** What the doors are sent, in batches, made before anything is measured. Every event differs from every other. */
import { create, type DescMessage, type MessageInitShape, toBinary } from '@bufbuild/protobuf';
import {
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
} from '../../packages/engine/src/ingest/otlp/gen/otlp_pb.js';

/** A log record of an application, as it sends them to the Events API. */
export const logRecord = (index: number) => ({
  level: index % 20 === 0 ? 'error' : 'info',
  message: `request ${index} of the checkout took ${index % 97} ms`,
  requestId: `req-${index}`,
  duration: index % 97,
  customer: { plan: index % 3 === 0 ? 'free' : 'paid', cart: { items: index % 7, total: index * 1.5 } },
});

type Value = string | number;
interface Attribute {
  readonly key: string;
  readonly value: Value;
}

interface SpanParts {
  readonly traceId: string;
  readonly spanId: string;
  readonly startNanos: bigint;
  readonly endNanos: bigint;
  readonly attributes: readonly Attribute[];
}

const startNanos = BigInt(Date.now()) * 1_000_000n;
const traceIdOf = (index: number): string => (index + 1).toString(16).padStart(32, '0');
const spanIdOf = (index: number): string => (index + 1).toString(16).padStart(16, '0');
const attributesOf = (index: number): readonly Attribute[] => [
  { key: 'rpc.system', value: 'aws-api' },
  { key: 'rpc.service', value: 'DynamoDB' },
  { key: 'http.response.status_code', value: 200 },
  { key: 'order.id', value: index },
];
const resourceAttributes: readonly Attribute[] = [{ key: 'service.name', value: 'orders' }];
const SPAN_NAME = 'DynamoDB.PutItem';
const logText = (index: number): string => `request ${index} of the checkout took ${index % 97} ms`;
const METRIC = { name: 'checkout.duration', unit: 'ms', description: 'How long a checkout takes' };

const spanOf = (index: number): SpanParts => ({
  traceId: traceIdOf(index),
  spanId: spanIdOf(index),
  startNanos,
  endNanos: startNanos + 5_000_000n,
  attributes: attributesOf(index),
});

const indexes = (from: number, count: number): readonly number[] => Array.from({ length: count }, (_, at) => from + at);

/** One body of `count` events that starts with event number `from`. */
export type MakeBody = (from: number, count: number) => Buffer;

export const eventsJson: MakeBody = (from, count) =>
  Buffer.from(JSON.stringify(indexes(from, count).map((index) => logRecord(index))));

const jsonAttributes = (attributes: readonly Attribute[]) =>
  attributes.map(({ key, value }) => ({
    key,
    value: typeof value === 'string' ? { stringValue: value } : { intValue: String(value) },
  }));
const jsonResource = { attributes: jsonAttributes(resourceAttributes) };

export const tracesJson: MakeBody = (from, count) => {
  const spans = indexes(from, count).map((index) => {
    const { traceId, spanId, attributes } = spanOf(index);
    return {
      traceId,
      spanId,
      name: SPAN_NAME,
      kind: 3,
      startTimeUnixNano: startNanos.toString(),
      endTimeUnixNano: (startNanos + 5_000_000n).toString(),
      attributes: jsonAttributes(attributes),
      status: { code: 0 },
    };
  });
  return Buffer.from(JSON.stringify({ resourceSpans: [{ resource: jsonResource, scopeSpans: [{ spans }] }] }));
};

export const logsJson: MakeBody = (from, count) => {
  const logRecords = indexes(from, count).map((index) => ({
    timeUnixNano: startNanos.toString(),
    severityNumber: 9,
    severityText: 'INFO',
    body: { stringValue: logText(index) },
    attributes: jsonAttributes(attributesOf(index)),
    traceId: traceIdOf(index),
    spanId: spanIdOf(index),
  }));
  return Buffer.from(JSON.stringify({ resourceLogs: [{ resource: jsonResource, scopeLogs: [{ logRecords }] }] }));
};

export const metricsJson: MakeBody = (from, count) => {
  const dataPoints = indexes(from, count).map((index) => ({
    timeUnixNano: startNanos.toString(),
    attributes: jsonAttributes(attributesOf(index)),
    asDouble: index * 0.5,
  }));
  const metrics = [{ ...METRIC, gauge: { dataPoints } }];
  return Buffer.from(JSON.stringify({ resourceMetrics: [{ resource: jsonResource, scopeMetrics: [{ metrics }] }] }));
};

const binaryAttributes = (attributes: readonly Attribute[]) =>
  attributes.map(({ key, value }) => ({
    key,
    value:
      typeof value === 'string'
        ? { value: { case: 'stringValue' as const, value } }
        : { value: { case: 'intValue' as const, value: BigInt(value) } },
  }));
const binaryResource = { attributes: binaryAttributes(resourceAttributes) };
const encoded = <Desc extends DescMessage>(schema: Desc, init: MessageInitShape<Desc>): Buffer =>
  Buffer.from(toBinary(schema, create(schema, init)));

export const tracesProtobuf: MakeBody = (from, count) => {
  const spans = indexes(from, count).map((index) => {
    const { traceId, spanId, attributes } = spanOf(index);
    return {
      traceId: Buffer.from(traceId, 'hex'),
      spanId: Buffer.from(spanId, 'hex'),
      name: SPAN_NAME,
      kind: 3,
      startTimeUnixNano: startNanos,
      endTimeUnixNano: startNanos + 5_000_000n,
      attributes: binaryAttributes(attributes),
      status: { code: 0 },
    };
  });
  return encoded(ExportTraceServiceRequestSchema, {
    resourceSpans: [{ resource: binaryResource, scopeSpans: [{ spans }] }],
  });
};

export const logsProtobuf: MakeBody = (from, count) => {
  const logRecords = indexes(from, count).map((index) => ({
    timeUnixNano: startNanos,
    severityNumber: 9,
    severityText: 'INFO',
    body: { value: { case: 'stringValue' as const, value: logText(index) } },
    attributes: binaryAttributes(attributesOf(index)),
    traceId: Buffer.from(traceIdOf(index), 'hex'),
    spanId: Buffer.from(spanIdOf(index), 'hex'),
  }));
  return encoded(ExportLogsServiceRequestSchema, {
    resourceLogs: [{ resource: binaryResource, scopeLogs: [{ logRecords }] }],
  });
};

export const metricsProtobuf: MakeBody = (from, count) => {
  const dataPoints = indexes(from, count).map((index) => ({
    timeUnixNano: startNanos,
    attributes: binaryAttributes(attributesOf(index)),
    value: { case: 'asDouble' as const, value: index * 0.5 },
  }));
  const metrics = [{ ...METRIC, data: { case: 'gauge' as const, value: { dataPoints } } }];
  return encoded(ExportMetricsServiceRequestSchema, {
    resourceMetrics: [{ resource: binaryResource, scopeMetrics: [{ metrics }] }],
  });
};
