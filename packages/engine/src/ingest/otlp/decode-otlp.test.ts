import { gunzipSync } from 'node:zlib';
import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import type { JsonValue } from '../../model/json.js';
import { fromEpochMillis, unixNanos } from '../../model/units.js';
import { otlpTraces, textAttribute } from '../__fixtures__/client-bodies.js';
import { arrivalMs, bytesOf, testContext } from '../__fixtures__/context.js';
import {
  baselimeFailure,
  protobufLogs,
  protobufMetrics,
  protobufTraceIds,
  protobufTraces,
} from '../__fixtures__/exporter-bodies.js';
import { decodeOtlp } from './decode-otlp.js';
import { ExportServiceResponseSchema } from './gen/otlp_pb.js';
import type { OtlpSignal } from './otlp-model.js';

const json = { 'content-type': 'application/json' };
const protobuf = { 'content-type': 'application/x-protobuf' };
const decodeJson = (body: unknown, signal?: OtlpSignal) => decodeOtlp(testContext(), signal, json, bytesOf(body));
const firstOf = (body: unknown) => {
  const [event] = decodeJson(body).events;
  if (event === undefined) throw new Error('no event');
  return event;
};

describe('OTLP in protobuf', () => {
  it('reads a span with its exception and its link', () => {
    const decoded = decodeOtlp(testContext(), 'traces', { ...protobuf, 'content-encoding': 'gzip' }, protobufTraces);
    expect(decoded).toMatchObject({ signal: 'traces', rejected: [], responseContentType: 'application/x-protobuf' });
    expect(decoded.responseBody).toHaveLength(0);
    const [span, exception] = decoded.events;
    expect(span).toMatchObject({
      ...protobufTraceIds,
      kind: 'span',
      dataset: 'otel',
      service: 'orders',
      namespace: 'orders-create',
      name: 'handler',
      requestId: '8b27d8a1-0000-4000-8000-000000000001',
      timestamp: fromEpochMillis(1795358534819),
      durationMs: 200,
      isError: true,
      coldStart: true,
      message: 'TypeError: x is undefined',
    });
    expect(span).not.toHaveProperty('parentSpanId');
    expect(span?.data).toMatchObject({
      n: 42,
      ratio: 0.5,
      list: ['a', 'b'],
      resource: { 'service.name': 'orders' },
      scope: { name: 'demo', version: '1.2.3' },
      span: {
        kind: 'server',
        status: { code: 'error', message: 'x is undefined' },
        links: [{ traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' }],
      },
    });
    expect(exception).toMatchObject({
      ...protobufTraceIds,
      parentSpanId: protobufTraceIds.spanId,
      kind: 'span-event',
      name: 'exception',
      isError: true,
      message: 'TypeError: x is undefined',
      timestamp: fromEpochMillis(1795358534900),
    });
  });
  it('takes a body without a path for traces', () => {
    expect(decodeOtlp(testContext(), undefined, protobuf, gunzipSync(protobufTraces)).events).toHaveLength(2);
  });
  it('reads a log record', () => {
    expect(decodeOtlp(testContext(), 'logs', protobuf, protobufLogs).events).toMatchObject([
      {
        ...protobufTraceIds,
        kind: 'log',
        level: 'error',
        isError: true,
        message: 'Order 7 failed',
        pattern: 'Order <*> failed',
        timestamp: fromEpochMillis(1795358534819),
        service: 'orders',
        data: { orderId: 7, severityText: 'ERROR', severityNumber: 17 },
      },
    ]);
  });
  it('reads counters, histograms and gauges', () => {
    const { events } = decodeOtlp(testContext(), 'metrics', protobuf, protobufMetrics);
    const metrics = new Map(events.map((event) => [event.name, event.metric]));
    expect(events.every(({ kind }) => kind === 'metric')).toBe(true);
    expect(metrics.get('orders')).toEqual({ sum: 3 });
    expect(metrics.get('mem')).toMatchObject({ sum: 0.5, count: 1, min: 0.5, max: 0.5 });
    expect(metrics.get('latency')).toMatchObject({ sum: 12, count: 1, min: 12, max: 12 });
    expect(metrics.get('latency')?.buckets?.find(({ count }) => count === 1)).toEqual({ upTo: 25, count: 1 });
    const bucket = metrics.get('exp')?.buckets?.find(({ count }) => count === 1);
    expect(bucket?.upTo).toBeGreaterThanOrEqual(12);
    expect(bucket?.upTo).toBeLessThan(12.1);
    expect(events.find(({ name }) => name === 'orders')?.data).toMatchObject({
      shop: 'a',
      value: 3,
      metric: { unit: '1', type: 'sum', temporality: 'cumulative', isMonotonic: true },
    });
  });
  it('raises INGEST_BODY_UNREADABLE for bytes that are none', () => {
    expect(() => decodeOtlp(testContext(), 'traces', protobuf, Buffer.from('hello'))).toThrow(EngineError);
  });
  it('accepts an empty request', () => {
    expect(decodeOtlp(testContext(), 'traces', protobuf, new Uint8Array())).toMatchObject({ events: [], rejected: [] });
  });
});

describe('what the Baselime SDK sends', () => {
  it('is an error although its status is unset, and no cold start', () => {
    const decoded = decodeJson(baselimeFailure);
    expect(decoded.events).toHaveLength(2);
    expect(decoded.events[0]).toMatchObject({
      service: 'svc',
      namespace: 'orders-create',
      requestId: '8b27d8a1-0000-4000-8000-000000000001',
      isError: true,
      message: 'TypeError: x is undefined',
      data: { event: false, span: { status: { code: 'unset' } } },
    });
    expect(decoded.events[0]).not.toHaveProperty('coldStart');
    expect(Buffer.from(decoded.responseBody).toString()).toBe('{}');
  });
  it('does not take a namespace that repeats the service for a function', () => {
    expect(firstOf(otlpTraces())).toMatchObject({ service: 'svc', namespace: 'svc', isError: false });
    expect(firstOf(otlpTraces([textAttribute('faas.id', 'arn:aws:lambda:eu-west-1:1:function:f')])).namespace).toBe(
      'f',
    );
  });
  it('shows a failure by its result alone', () => {
    expect(firstOf(otlpTraces([{ key: 'result.statusCode', value: { intValue: 500 } }])).isError).toBe(true);
    expect(firstOf(otlpTraces([{ key: 'result.statusCode', value: { intValue: '404' } }])).isError).toBe(false);
    expect(firstOf(otlpTraces([{ key: 'http.status_code', value: { intValue: 503 } }], [], { kind: 3 })).isError).toBe(
      true,
    );
  });
  it('marks a timeout that the SDK guards against', () => {
    expect(firstOf(otlpTraces([textAttribute('error.name', 'Possible Lambda Timeout')]))).toMatchObject({
      isError: true,
      timedOut: true,
    });
  });
  it('hides bodies and headers under scrubbed keys', () => {
    const { data } = firstOf(
      otlpTraces([
        textAttribute('event.headers.authorization', 'Bearer abc'),
        textAttribute('request.body', '{"password":"hunter2","n":1}'),
      ]),
    );
    expect(JSON.stringify(data)).not.toMatch(/abc|hunter2/);
    expect(data['request.body']).toBe('{"password":"<REDACTED>","n":1}');
  });
});

describe('OTLP in JSON', () => {
  it('reads names for enums, numbers for integers and base64 for ids', () => {
    const event = firstOf(
      otlpTraces([], [], {
        traceId: Buffer.from('5b8efff798038103d269b633813fc60c', 'hex').toString('base64'),
        spanId: 'EEE19B7EC3C1B174',
        parentSpanId: '0000000000000000',
        kind: 'SPAN_KIND_CLIENT',
        status: { code: 'STATUS_CODE_ERROR', message: 'no' },
        startTimeUnixNano: 1795358534819000000,
        endTimeUnixNano: '1795358534819000001',
      }),
    );
    expect(event).toMatchObject({
      traceId: '5b8efff798038103d269b633813fc60c',
      spanId: 'eee19b7ec3c1b174',
      isError: true,
      message: 'no',
      data: { span: { kind: 'client' } },
    });
    expect(event).not.toHaveProperty('parentSpanId');
  });
  it('keeps every digit of a time and of large integers', () => {
    const event = firstOf(
      otlpTraces([{ key: 'big', value: { intValue: '9223372036854775807' } }], [], {
        startTimeUnixNano: '1795358534819123457',
      }),
    );
    expect(event.timestamp).toBe(unixNanos(1795358534819123457n));
    expect(event.data.big).toBe('9223372036854775807');
  });
  it('takes the arrival for a span without a believable time', () => {
    const event = firstOf(otlpTraces([], [], { startTimeUnixNano: '5', endTimeUnixNano: '7' }));
    expect(event.timestamp).toBe(fromEpochMillis(arrivalMs));
    expect(event.data['$baselime.originalTimestamp']).toBe('5');
  });
  it('moves attributes whose names are taken', () => {
    expect(firstOf(otlpTraces([textAttribute('span', 'x')])).data).toMatchObject({ 'attribute.span': 'x' });
  });
  it('rejects a span without ids alone and says so to the sender', () => {
    const { resourceSpans } = otlpTraces([], [], { traceId: '' });
    const decoded = decodeJson({ resourceSpans: [...resourceSpans, ...otlpTraces().resourceSpans] });
    expect(decoded.events).toHaveLength(1);
    expect(decoded.rejected).toMatchObject([{ index: 0, code: 'INGEST_EVENT_INVALID' }]);
    expect(JSON.parse(Buffer.from(decoded.responseBody).toString())).toEqual({
      partialSuccess: {
        rejectedSpans: '1',
        errorMessage: 'A span needs a trace id and a span id. (At position 0, counted from 0.)',
      },
    });
  });
  it('answers partial success in protobuf to a sender of protobuf', () => {
    // Field 1 (ResourceSpans) > field 2 (ScopeSpans) > field 2 (Span) without fields.
    const decoded = decodeOtlp(testContext(), 'traces', protobuf, Buffer.from([10, 4, 18, 2, 18, 0]));
    expect(fromBinary(ExportServiceResponseSchema, decoded.responseBody).partialSuccess?.rejected).toBe(1n);
  });
  it('rejects a record above 256 kB alone', () => {
    const decoded = decodeJson(otlpTraces([1, 2].map((index) => textAttribute(`k${index}`, 'a'.repeat(200 * 1024)))));
    expect(decoded).toMatchObject({ events: [], rejected: [{ code: 'INGEST_EVENT_TOO_LARGE' }] });
  });
  it('reads logs whose body is a map, JSON text or a Lambda line', () => {
    const log = (body: unknown): JsonValue | object | undefined =>
      decodeJson({
        resourceLogs: [{ scopeLogs: [{ logRecords: [{ body, observedTimeUnixNano: '1795358534819000000' }] }] }],
      }).events[0];
    expect(log({ stringValue: 'plain' })).toMatchObject({
      message: 'plain',
      timestamp: fromEpochMillis(1795358534819),
    });
    expect(
      log({ kvlistValue: { values: [textAttribute('level', 'error'), textAttribute('msg', 'boom')] } }),
    ).toMatchObject({ message: 'boom', isError: true });
    expect(log({ stringValue: '{"level":"error","message":"boom"}' })).toMatchObject({
      message: 'boom',
      isError: true,
    });
    expect(
      log({
        stringValue: '2026-11-22T10:21:09.805Z 8b27d8a1-0000-4000-8000-000000000001 Task timed out after 3.00 seconds',
      }),
    ).toMatchObject({ timedOut: true, isError: true, requestId: '8b27d8a1-0000-4000-8000-000000000001' });
  });
  it('raises a code for what is not OTLP', () => {
    for (const body of ['', '[]', '{"a":1}', '{', '"x"']) expect(() => decodeJson(body)).toThrow(EngineError);
    expect(decodeJson('{}')).toMatchObject({ signal: 'traces', events: [] });
    expect(() => decodeOtlp(testContext(), 'logs', { 'content-encoding': 'zstd' }, bytesOf('{}'))).toThrow(EngineError);
  });
  it('uses the dataset of the header', () => {
    const headers = { ...json, 'x-baselime-dataset': 'mine' };
    expect(decodeOtlp(testContext(), undefined, headers, bytesOf(otlpTraces())).events[0]?.dataset).toBe('mine');
  });
});

describe('a request that would unfold', () => {
  const text = 'x'.repeat(4000);
  const attributes = (count: number) => Array.from({ length: count }, (_, at) => textAttribute(`k${at}`, text));
  const logsBeside = (resourceAttributes: number, records: number): object => ({
    resourceLogs: [
      {
        resource: { attributes: attributes(resourceAttributes) },
        scopeLogs: [{ logRecords: Array.from({ length: records }, () => ({ body: { stringValue: 'x' } })) }],
      },
    ],
  });
  it('is taken as far as its resource may repeat, and says how far', () => {
    const { events, rejected } = decodeJson(logsBeside(20, 1000));
    expect(events.length + rejected.length).toBe(1000);
    expect(events.length).toBeGreaterThan(700);
    expect(rejected[0]).toMatchObject({ index: events.length, code: 'INGEST_PAYLOAD_TOO_LARGE' });
  });
  it('has no record that is too large with its resource', () => {
    expect(decodeJson(logsBeside(70, 2))).toMatchObject({
      events: [],
      rejected: [{ code: 'INGEST_EVENT_TOO_LARGE' }, { code: 'INGEST_EVENT_TOO_LARGE' }],
    });
  });
  it('is refused when its span events are too many', () => {
    const events = Array.from({ length: 10_001 }, () => ({ name: '' }));
    const spans = Array.from({ length: 5 }, () => ({ traceId: 'a'.repeat(32), spanId: 'b'.repeat(16), events }));
    expect(() => decodeJson({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).toThrow(
      expect.objectContaining({ code: 'INGEST_PAYLOAD_TOO_LARGE' }),
    );
  });
});
