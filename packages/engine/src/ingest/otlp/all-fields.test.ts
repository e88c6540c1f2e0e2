/** Nothing that a sender says is lost: every field of the protocol, and where it is found. */
import { create, type JsonValue, toBinary, toJson } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { arrivalMs, bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeOtlp } from './decode-otlp.js';
import {
  type AnyValue,
  AnyValueSchema,
  ExportLogsServiceRequestSchema,
  ExportMetricsServiceRequestSchema,
  ExportTraceServiceRequestSchema,
} from './gen/otlp_pb.js';
import type { OtlpSignal } from './otlp-model.js';

const time = BigInt(arrivalMs) * 1_000_000n;
const traceId = Buffer.alloc(16, 0xab);
const spanId = Buffer.alloc(8, 0xcd);
const ids = { traceId: 'ab'.repeat(16), spanId: 'cd'.repeat(8) };

const any = (value: AnyValue['value']) => create(AnyValueSchema, { value });
const text = (key: string, value: string) => ({ key, value: any({ case: 'stringValue', value }) });
const resource = { attributes: [text('service.name', 'shop')], droppedAttributesCount: 1 };
const scope = { name: 'lib', version: '2', attributes: [text('lib.kind', 'x')], droppedAttributesCount: 2 };
const around = { resource, schemaUrl: 'https://example.com/resource' };
const scoped = { scope, schemaUrl: 'https://example.com/scope' };
const kept = {
  resource: { 'service.name': 'shop' },
  scope: {
    name: 'lib',
    version: '2',
    attributes: { 'lib.kind': 'x' },
    droppedAttributes: 2,
    schemaUrl: 'https://example.com/scope',
  },
};
const envelope = { resourceDroppedAttributes: 1, resourceSchemaUrl: 'https://example.com/resource' };

/** The events of one request, which must be the same in both encodings. */
function both(signal: OtlpSignal, protobuf: Uint8Array, json: JsonValue): readonly TelemetryEvent[] {
  const decode = (type: string, body: Uint8Array) => {
    const { events, rejected } = decodeOtlp(testContext(), signal, { 'content-type': type }, body);
    expect(rejected).toEqual([]);
    return events;
  };
  const events = decode('application/x-protobuf', protobuf);
  expect(decode('application/json', bytesOf(json))).toEqual(events);
  return events;
}

function metrics(...sent: NonNullable<Parameters<typeof metricRequest>[0]>): readonly TelemetryEvent[] {
  const request = metricRequest(sent);
  const schema = ExportMetricsServiceRequestSchema;
  return both('metrics', toBinary(schema, request), toJson(schema, request));
}
type MetricInit = NonNullable<
  NonNullable<
    NonNullable<Parameters<typeof create<typeof ExportMetricsServiceRequestSchema>>[1]>['resourceMetrics']
  >[number]['scopeMetrics']
>[number]['metrics'];
const metricRequest = (sent: MetricInit) =>
  create(ExportMetricsServiceRequestSchema, {
    resourceMetrics: [{ ...around, scopeMetrics: [{ ...scoped, metrics: sent ?? [] }] }],
  });

describe('a span', () => {
  const schema = ExportTraceServiceRequestSchema;
  const request = create(schema, {
    resourceSpans: [
      {
        ...around,
        scopeSpans: [
          {
            ...scoped,
            spans: [
              {
                traceId,
                spanId,
                parentSpanId: Buffer.alloc(8, 1),
                traceState: 'vendor=1',
                flags: 0x101,
                name: 'GET /',
                kind: 2,
                startTimeUnixNano: time,
                endTimeUnixNano: time + 1_500_000n,
                attributes: [text('a', 'b')],
                droppedAttributesCount: 3,
                events: [
                  { timeUnixNano: time, name: 'cache miss', attributes: [text('k', 'v')], droppedAttributesCount: 4 },
                ],
                droppedEventsCount: 5,
                links: [
                  {
                    traceId,
                    spanId,
                    traceState: 'x=2',
                    attributes: [text('why', 'batch')],
                    droppedAttributesCount: 6,
                    flags: 1,
                  },
                ],
                droppedLinksCount: 7,
                status: { code: 1, message: 'fine' },
              },
            ],
          },
        ],
      },
    ],
  });
  const [span, happened] = both('traces', toBinary(schema, request), toJson(schema, request));

  it('keeps what is said of it, its links and its resource', () => {
    expect(span).toMatchObject({
      ...ids,
      parentSpanId: '01'.repeat(8),
      name: 'GET /',
      durationMs: 1.5,
      timestamp: time,
    });
    expect(span?.data).toEqual({
      ...kept,
      otlp: envelope,
      a: 'b',
      span: {
        kind: 'server',
        status: { code: 'ok', message: 'fine' },
        links: [{ ...ids, traceState: 'x=2', flags: 1, attributes: { why: 'batch' }, droppedAttributes: 6 }],
        traceState: 'vendor=1',
        flags: 0x101,
        droppedAttributes: 3,
        droppedEvents: 5,
        droppedLinks: 7,
      },
    });
  });

  it('keeps what happened inside of it as an event', () => {
    expect(happened).toMatchObject({ ...ids, kind: 'span-event', name: 'cache miss' });
    expect(happened?.data).toEqual({
      ...kept,
      k: 'v',
      otlp: { ...envelope, droppedAttributes: 4 },
      span: { name: 'GET /' },
    });
  });
});

describe('a log record', () => {
  const schema = ExportLogsServiceRequestSchema;
  const logOf = (body: AnyValue['value'], more: object = {}): TelemetryEvent | undefined => {
    const request = create(schema, {
      resourceLogs: [
        { ...around, scopeLogs: [{ ...scoped, logRecords: [{ timeUnixNano: time, body: any(body), ...more }] }] },
      ],
    });
    return both('logs', toBinary(schema, request), toJson(schema, request))[0];
  };

  it('keeps what is said of it', () => {
    const event = logOf(
      { case: 'stringValue', value: 'declined' },
      {
        observedTimeUnixNano: time + 5n,
        severityNumber: 13,
        severityText: 'warning',
        attributes: [text('a', 'b')],
        droppedAttributesCount: 3,
        flags: 1,
        traceId,
        spanId,
        eventName: 'card.declined',
      },
    );
    expect(event).toMatchObject({ ...ids, level: 'warn', message: 'declined', name: 'card.declined' });
    expect(event?.data).toEqual({
      ...kept,
      a: 'b',
      message: 'declined',
      severityText: 'warning',
      severityNumber: 13,
      event_name: 'card.declined',
      otlp: { ...envelope, flags: 1, droppedAttributes: 3, observedTimestamp: String(time + 5n) },
    });
  });

  it.each<[string, AnyValue['value'], string, unknown]>([
    ['a number', { case: 'intValue', value: 7n }, '7', 7],
    ['a long integer', { case: 'intValue', value: 2n ** 60n }, String(2n ** 60n), undefined],
    ['a boolean', { case: 'boolValue', value: false }, 'false', false],
    ['bytes', { case: 'bytesValue', value: Buffer.from('hi') }, 'aGk=', undefined],
    [
      'a list',
      {
        case: 'arrayValue',
        value: create(AnyValueSchema, {
          value: {
            case: 'arrayValue',
            value: { values: [any({ case: 'intValue', value: 1n }), any({ case: undefined })] },
          },
        }).value.value as never,
      },
      '[1,null]',
      [1, null],
    ],
  ])('keeps a body that is %s', (_name, body, message, value) => {
    const event = logOf(body);
    expect(event?.message).toBe(message);
    expect(event?.data.body).toEqual(value);
  });

  it('keeps both where a key of its body is also an attribute', () => {
    const values = [text('id', 'of the body'), text('msg', 'hello')];
    const body = create(AnyValueSchema, { value: { case: 'kvlistValue', value: { values } } }).value;
    const event = logOf(body, { attributes: [text('id', 'of the record')] });
    expect(event).toMatchObject({ message: 'hello', data: { id: 'of the record', 'body.id': 'of the body' } });
  });
});

describe('a data point', () => {
  const point = { timeUnixNano: time, startTimeUnixNano: time - 60n, attributes: [text('shop', 'a')], flags: 1 };
  const described = { name: 'm', unit: 'ms', description: 'd' };
  const exemplar = { timeUnixNano: time, traceId, spanId, filteredAttributes: [text('user', 'u')] };
  const example = { time: String(time), value: 9, ...ids, attributes: { user: 'u' } };

  it.each([
    [1, 'delta', true],
    [2, 'cumulative', false],
  ] as const)(
    'of a sum keeps temporality %i and that it only grows',
    (aggregationTemporality, temporality, isMonotonic) => {
      const exemplars = [{ ...exemplar, value: { case: 'asInt' as const, value: 9n } }];
      const value = { case: 'asInt' as const, value: 2n ** 60n };
      const dataPoints = [{ ...point, exemplars, value }];
      const [event] = metrics({
        ...described,
        metadata: [text('from', 'x')],
        data: { case: 'sum', value: { aggregationTemporality, isMonotonic, dataPoints } },
      });
      expect(event).toMatchObject({ kind: 'metric', name: 'm', timestamp: time, metric: { sum: 2 ** 60 } });
      expect(event?.data).toEqual({
        ...kept,
        otlp: envelope,
        shop: 'a',
        value: String(2n ** 60n),
        metric: {
          ...described,
          type: 'sum',
          temporality,
          isMonotonic,
          metadata: { from: 'x' },
          startTime: String(time - 60n),
          flags: 1,
          exemplars: [example],
        },
      });
    },
  );

  it('of a gauge is an observation, and none where it says NaN or nothing', () => {
    const values = [0.5, Number.NaN, Number.POSITIVE_INFINITY].map((value) => ({
      ...point,
      value: { case: 'asDouble' as const, value },
    }));
    const events = metrics({ ...described, data: { case: 'gauge', value: { dataPoints: [...values, point] } } });
    expect(events.map(({ metric }) => metric)).toEqual([{ sum: 0.5, count: 1, min: 0.5, max: 0.5 }, {}, {}, {}]);
    expect(events.map(({ data }) => data.value)).toEqual([0.5, 'NaN', 'Infinity', undefined]);
  });

  it('of a histogram keeps its buckets as they came and as columns', () => {
    const exemplars = [{ ...exemplar, value: { case: 'asDouble' as const, value: 9 } }];
    const [event] = metrics({
      ...described,
      data: {
        case: 'histogram',
        value: {
          aggregationTemporality: 1,
          dataPoints: [
            { ...point, exemplars, count: 3n, sum: 30, min: 5, max: 15, bucketCounts: [1n, 2n], explicitBounds: [10] },
          ],
        },
      },
    });
    expect(event?.metric).toEqual({
      sum: 30,
      count: 3,
      min: 5,
      max: 15,
      buckets: [
        { upTo: 10, count: 1 },
        { upTo: Number.MAX_VALUE, count: 2 },
      ],
    });
    expect(event?.data.metric).toMatchObject({
      type: 'histogram',
      count: 3,
      sum: 30,
      min: 5,
      max: 15,
      bounds: [10],
      bucketCounts: [1, 2],
      exemplars: [example],
    });
  });

  it('of an exponential histogram keeps its scale and has buckets on both sides of zero', () => {
    const [event] = metrics({
      ...described,
      data: {
        case: 'exponentialHistogram',
        value: {
          aggregationTemporality: 2,
          dataPoints: [
            {
              ...point,
              count: 6n,
              sum: 7,
              min: -4,
              max: 8,
              scale: 0,
              zeroCount: 1n,
              zeroThreshold: 0.25,
              positive: { offset: 1, bucketCounts: [2n, 2n] },
              negative: { offset: 1, bucketCounts: [1n] },
            },
          ],
        },
      },
    });
    expect(event?.metric).toEqual({
      sum: 7,
      count: 6,
      min: -4,
      max: 8,
      buckets: [
        { upTo: -2, count: 1 },
        { upTo: 0, count: 1 },
        { upTo: 4, count: 2 },
        { upTo: 8, count: 2 },
      ],
    });
    expect(event?.data.metric).toMatchObject({
      temporality: 'cumulative',
      exponential: {
        scale: 0,
        zeroCount: 1,
        zeroThreshold: 0.25,
        positive: { offset: 1, counts: [2, 2] },
        negative: { offset: 1, counts: [1] },
      },
    });
  });

  it('of a summary keeps its quantiles', () => {
    const quantileValues = [
      { quantile: 0.5, value: 4 },
      { quantile: 0.99, value: 9 },
    ];
    const [event] = metrics({
      ...described,
      data: { case: 'summary', value: { dataPoints: [{ ...point, count: 2n, sum: 13, quantileValues }] } },
    });
    expect(event?.metric).toEqual({ sum: 13, count: 2, quantiles: quantileValues });
    expect(event?.data.metric).toMatchObject({ type: 'summary', quantiles: quantileValues });
  });
});

it('fields that are not known yet are stepped over, and requests one behind the other are one', () => {
  const schema = ExportTraceServiceRequestSchema;
  const span = { traceId, spanId, name: 'x', startTimeUnixNano: time };
  const one = toBinary(schema, create(schema, { resourceSpans: [{ scopeSpans: [{ spans: [span] }] }] }));
  // Field 999 in each wire type: a number, eight bytes, bytes, a group with a number inside, four bytes.
  const unknown = Buffer.from('b83e01b93e0000000000000000ba3e0161bb3e0801bc3ebd3e00000000', 'hex');
  const body = Buffer.concat([one, unknown, one, Buffer.from([0x0a, 0])]);
  const { events, rejected } = decodeOtlp(testContext(), 'traces', { 'content-type': 'application/x-protobuf' }, body);
  expect([events.length, rejected]).toEqual([2, []]);
});
