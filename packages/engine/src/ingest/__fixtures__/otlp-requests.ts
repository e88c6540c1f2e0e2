/** Arbitrary export requests with every field of the protocol, as messages of the generated code. */
import {
  create,
  isMessage,
  type JsonValue,
  type Message,
  toBinary,
  toJson,
  type UnknownField,
} from '@bufbuild/protobuf';
import { WireType } from '@bufbuild/protobuf/wire';
import fc from 'fast-check';
import {
  type AnyValue,
  AnyValueSchema,
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
  type KeyValue,
} from '../otlp/gen/otlp_pb.js';
import type { OtlpSignal } from '../otlp/otlp-model.js';

type Init<T> = Partial<Omit<T, '$typeName' | '$unknown'>>;
type ValueInit = Init<AnyValue>;

const text = fc.string({ unit: 'grapheme', maxLength: 12 });
const key = fc.oneof(text, fc.constantFrom('a', 'a.b', 'http.method', '__proto__', 'constructor', 'resource', ''));
const nanos = fc.bigInt({ min: 0n, max: (1n << 64n) - 1n });
const uint32 = fc.nat({ max: 0xffff_ffff });
const int32 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
/** JSON has one zero only. */
const double = fc.double().map((value) => (value === 0 ? 0 : value));
const id = (bytes: number) =>
  fc.constantFrom(0, bytes).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }));
const few = <T>(item: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(item, { maxLength: 3 });

const { value } = fc.letrec<{ value: ValueInit; pair: Init<KeyValue> }>((tie) => ({
  pair: fc.record({ key, value: tie('value').map((init) => create(AnyValueSchema, init)) }, { requiredKeys: ['key'] }),
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constant({}),
    text.map((one) => ({ value: { case: 'stringValue' as const, value: one } })),
    fc.boolean().map((one) => ({ value: { case: 'boolValue' as const, value: one } })),
    fc
      .bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n })
      .map((one) => ({ value: { case: 'intValue' as const, value: one } })),
    fc.maxSafeInteger().map((one) => ({ value: { case: 'intValue' as const, value: BigInt(one) } })),
    double.map((one) => ({ value: { case: 'doubleValue' as const, value: one } })),
    fc.uint8Array({ maxLength: 8 }).map((one) => ({ value: { case: 'bytesValue' as const, value: one } })),
    few(tie('value')).map((values) => messageOf({ case: 'arrayValue', value: { values } })),
    few(tie('pair')).map((values) => messageOf({ case: 'kvlistValue', value: { values } })),
  ),
}));
/** Builds the nested messages. */
const messageOf = (init: object): ValueInit =>
  create(AnyValueSchema, { value: init } as Parameters<typeof create<typeof AnyValueSchema>>[1]);

const attributes = few(fc.record({ key, value }, { requiredKeys: ['key'] }));
const dropped = fc.record({ attributes, droppedAttributesCount: uint32 });
const resource = dropped;
const scope = fc.record({ name: text, version: text, attributes, droppedAttributesCount: uint32 });

const span = fc.record({
  traceId: id(16),
  spanId: id(8),
  parentSpanId: id(8),
  traceState: text,
  flags: uint32,
  name: text,
  kind: int32,
  startTimeUnixNano: nanos,
  endTimeUnixNano: nanos,
  attributes,
  droppedAttributesCount: uint32,
  events: few(fc.record({ timeUnixNano: nanos, name: text, attributes, droppedAttributesCount: uint32 })),
  droppedEventsCount: uint32,
  links: few(
    fc.record({
      traceId: id(16),
      spanId: id(8),
      traceState: text,
      attributes,
      droppedAttributesCount: uint32,
      flags: uint32,
    }),
  ),
  droppedLinksCount: uint32,
  status: fc.record({ message: text, code: int32 }),
});

const log = fc.record(
  {
    timeUnixNano: nanos,
    observedTimeUnixNano: nanos,
    severityNumber: int32,
    severityText: text,
    body: value,
    attributes,
    droppedAttributesCount: uint32,
    flags: uint32,
    traceId: id(16),
    spanId: id(8),
    eventName: text,
  },
  { requiredKeys: [] },
);

const measured = fc.oneof(
  fc.constant({ case: undefined }),
  double.map((one) => ({ case: 'asDouble' as const, value: one })),
  fc.bigInt({ min: -(1n << 63n), max: (1n << 63n) - 1n }).map((one) => ({ case: 'asInt' as const, value: one })),
);
const exemplars = few(
  fc.record({ timeUnixNano: nanos, value: measured, traceId: id(16), spanId: id(8), filteredAttributes: attributes }),
);
const point = { timeUnixNano: nanos, startTimeUnixNano: nanos, attributes, flags: uint32 };
const stats = { sum: double, min: double, max: double };
const buckets = fc.record({ offset: int32, bucketCounts: few(nanos) });
const numberPoints = few(fc.record({ ...point, exemplars, value: measured }));
const aggregationTemporality = int32;
const data = fc.oneof(
  fc.constant({ case: undefined }),
  fc.record({ case: fc.constant('gauge' as const), value: fc.record({ dataPoints: numberPoints }) }),
  fc.record({
    case: fc.constant('sum' as const),
    value: fc.record({ dataPoints: numberPoints, aggregationTemporality, isMonotonic: fc.boolean() }),
  }),
  fc.record({
    case: fc.constant('histogram' as const),
    value: fc.record({
      aggregationTemporality,
      dataPoints: few(
        fc.record(
          { ...point, ...stats, exemplars, count: nanos, bucketCounts: few(nanos), explicitBounds: few(double) },
          { requiredKeys: ['count'] },
        ),
      ),
    }),
  }),
  fc.record({
    case: fc.constant('exponentialHistogram' as const),
    value: fc.record({
      aggregationTemporality,
      dataPoints: few(
        fc.record(
          {
            ...point,
            ...stats,
            exemplars,
            count: nanos,
            scale: int32,
            zeroCount: nanos,
            zeroThreshold: double,
            positive: buckets,
            negative: buckets,
          },
          { requiredKeys: [] },
        ),
      ),
    }),
  }),
  fc.record({
    case: fc.constant('summary' as const),
    value: fc.record({
      dataPoints: few(
        fc.record({
          ...point,
          count: nanos,
          sum: double,
          quantileValues: few(fc.record({ quantile: double, value: double })),
        }),
      ),
    }),
  }),
);
const metric = fc.record({ name: text, description: text, unit: text, metadata: attributes, data });

export interface BothEncodings {
  readonly protobuf: Uint8Array;
  /** As a protobuf library prints it, after a way through text. */
  readonly json: JsonValue;
}

/** The same request in protobuf and in JSON. */
export function requests(signal: OtlpSignal): fc.Arbitrary<BothEncodings> {
  const groups = <T>(item: fc.Arbitrary<T>) =>
    few(fc.record({ resource, schemaUrl: text, groups: few(fc.record({ scope, schemaUrl: text, items: few(item) })) }));
  if (signal === 'traces') {
    return groups(span).map((sent) => {
      const resourceSpans = sent.map(({ groups, ...rest }) => ({
        ...rest,
        scopeSpans: groups.map(({ items, ...scoped }) => ({ ...scoped, spans: items })),
      }));
      const message = withUnknownFields(create(ExportTraceServiceRequestSchema, { resourceSpans }));
      return {
        protobuf: toBinary(ExportTraceServiceRequestSchema, message),
        json: JSON.parse(JSON.stringify(toJson(ExportTraceServiceRequestSchema, message))),
      };
    });
  }
  if (signal === 'logs') {
    return groups(log).map((sent) => {
      const resourceLogs = sent.map(({ groups, ...rest }) => ({
        ...rest,
        scopeLogs: groups.map(({ items, ...scoped }) => ({ ...scoped, logRecords: items })),
      }));
      const message = withUnknownFields(create(ExportLogsServiceRequestSchema, { resourceLogs }));
      return {
        protobuf: toBinary(ExportLogsServiceRequestSchema, message),
        json: JSON.parse(JSON.stringify(toJson(ExportLogsServiceRequestSchema, message))),
      };
    });
  }
  return groups(metric).map((sent) => {
    const resourceMetrics = sent.map(({ groups, ...rest }) => ({
      ...rest,
      scopeMetrics: groups.map(({ items, ...scoped }) => ({ ...scoped, metrics: items })),
    }));
    const message = withUnknownFields(create(ExportMetricsServiceRequestSchema, { resourceMetrics }));
    return {
      protobuf: toBinary(ExportMetricsServiceRequestSchema, message),
      json: JSON.parse(JSON.stringify(toJson(ExportMetricsServiceRequestSchema, message))),
    };
  });
}

/** Fields of a later version, one of each wire type, as their bytes follow the tag. */
const unknownFields: readonly UnknownField[] = [
  { no: 900, wireType: WireType.Varint, data: Uint8Array.of(0x96, 1) },
  { no: 901, wireType: WireType.Bit64, data: new Uint8Array(8) },
  { no: 902, wireType: WireType.LengthDelimited, data: Uint8Array.of(2, 0x0a, 0xff) },
  { no: 903, wireType: WireType.Bit32, data: new Uint8Array(4) },
];

/** Puts them into every message of a tree, by turns; JSON leaves them out. */
function withUnknownFields<T extends Message>(message: T): T {
  let turn = 0;
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return;
    for (const child of Object.values(value)) visit(child);
    if (!isMessage(value)) return;
    turn += 1;
    value.$unknown = unknownFields.slice(turn % unknownFields.length);
  };
  visit(message);
  return message;
}
