import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeAws } from '../doors/aws.js';
import {
  account,
  atMs,
  batch,
  batchGetTraces,
  invocation,
  lambdaSegment,
  requestId,
  traceId,
} from './__fixtures__/deliveries.js';

const take = (value: unknown) => decodeAws(testContext(), { headers: {}, body: bytesOf(value) });
const datagram = (document: object): string => `{"format": "json", "version": 1}\n${JSON.stringify(document)}`;

describe('segment documents', () => {
  it.each([
    ['in a datagram of the daemon', datagram(lambdaSegment)],
    ['from BatchGetTraces', batchGetTraces(lambdaSegment)],
    ['to PutTraceSegments', { TraceSegmentDocuments: [JSON.stringify(lambdaSegment)] }],
    ['in a list', [lambdaSegment]],
  ])('are the spans of a trace, %s', (_name, value) => {
    const { events, rejected } = take(value);
    expect(rejected).toEqual([]);
    const spans = events.filter((event) => event.kind === 'span');
    expect(spans.map((span) => [span.name, span.spanId, span.parentSpanId, span.isError])).toEqual([
      ['checkout', '53995c3f42cd8ad8', '1111111111111111', true],
      ['Initialization', 'aaaaaaaaaaaaaaaa', '53995c3f42cd8ad8', false],
      ['Invocation', 'bbbbbbbbbbbbbbbb', '53995c3f42cd8ad8', false],
      ['DynamoDB', 'cccccccccccccccc', 'bbbbbbbbbbbbbbbb', true],
      ['pay.example.com', 'dddddddddddddddd', 'bbbbbbbbbbbbbbbb', false],
    ]);
    for (const span of spans) {
      expect(span).toMatchObject({ dataset: 'x-ray', traceId, namespace: 'checkout', service: 'checkout' });
    }
    const [root, , , database, payment] = spans;
    expect(root).toMatchObject({
      requestId,
      coldStart: true,
      durationMs: 900.25,
      message: 'CardDeclined: the card was declined',
      timestamp: BigInt(atMs) * 1_000_000n,
    });
    expect(root?.data.resource).toMatchObject({ 'cloud.account.id': account, 'cloud.region': 'eu-west-1' });
    expect(database?.data).toMatchObject({
      'http.status_code': 400,
      'rpc.service': 'DynamoDB',
      'rpc.method': 'PutItem',
      'aws.dynamodb.table_names': ['orders'],
      aws: { table_name: 'orders', retries: 2 },
      annotations: { order: 'o-1' },
      metadata: { default: { items: [1, 2] } },
      xray: { throttle: true, error: true, namespace: 'aws' },
      span: { kind: 'client', status: { code: 'error' } },
      'error.type': 'Throttling',
    });
    expect(database?.message).toBe('Throttling: The request was throttled.');
    expect(payment?.data).toMatchObject({
      'http.url': 'https://pay.example.com/charge',
      'peer.service': 'pay.example.com',
    });
    const thrown = events.find((event) => event.kind === 'span-event');
    expect(thrown?.data['exception.stacktrace']).toContain('at charge (/var/task/index.js:7)');
  });

  it('join the trace that REPORT lines and access logs name', () => {
    const spans = take([lambdaSegment]).events;
    const [report] = take(batch('/aws/lambda/checkout', invocation.slice(-1))).events;
    expect(report?.traceId).toBe(spans[0]?.traceId);
  });

  it('replace what is in progress under the same id', () => {
    const { end_time: _end, subsegments: _parts, ...begun } = lambdaSegment;
    const { events } = take([{ ...begun, in_progress: true }, lambdaSegment]);
    expect(events.filter((event) => event.spanId === lambdaSegment.id).map((event) => event.kind)).toEqual([
      'span',
      'span-event',
    ]);
  });

  it('that never end are kept as an event and not as a span', () => {
    const { end_time: _end, fault: _fault, cause: _cause, ...begun } = lambdaSegment;
    const { events } = take(datagram({ ...begun, in_progress: true }));
    const [own] = events.filter((event) => event.spanId === lambdaSegment.id);
    expect(own).toMatchObject({
      kind: 'event',
      traceId,
      namespace: 'checkout',
      message: 'checkout began and has not ended',
    });
    expect(events.filter((event) => event.kind === 'span')).toHaveLength(4);
  });

  it('say what they must: a client error that a server answered is no fault of it', () => {
    const segment = {
      ...lambdaSegment,
      fault: false,
      error: true,
      cause: undefined,
      subsegments: [],
      http: { response: { status: 404 } },
    };
    expect(take([segment]).events[0]?.isError).toBe(false);
  });

  it('are rejected alone', () => {
    const { events, rejected } = take({
      TraceSegmentDocuments: [
        '{"cut',
        '{}',
        JSON.stringify({ ...lambdaSegment, start_time: 'soon', subsegments: 7 }),
        JSON.stringify({ ...lambdaSegment, trace_id: '', subsegments: [] }),
        JSON.stringify({ ...lambdaSegment, subsegments: [null, 3, { name: 'without an id' }] }),
      ],
    });
    expect(events.filter((event) => event.kind === 'span')).toHaveLength(1);
    expect(rejected.map(({ index }) => index)).toEqual([0, 1, 2, 3]);
  });

  it('nested without end are followed to a depth', () => {
    let inner: object = { id: 'ffffffffffffffff', name: 'deepest', start_time: 1 };
    for (let depth = 0; depth < 500; depth += 1) {
      inner = { id: depth.toString(16).padStart(16, 'e'), name: 'x', start_time: atMs / 1000, subsegments: [inner] };
    }
    const { events } = take([{ ...lambdaSegment, subsegments: [inner] }]);
    expect(events.filter((event) => event.kind === 'span')).toHaveLength(65);
  });
});

describe('a trace that is read from X-Ray again', () => {
  const unfinished = { ...lambdaSegment, id: 'abababababababab', end_time: undefined, in_progress: true };

  it('has the ids that it had, span by span and event by event, whatever comes beside it', () => {
    const first = take(batchGetTraces(lambdaSegment));
    const again = take([unfinished, lambdaSegment]);
    const ids = first.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect([...(first.repeatable ?? [])]).toEqual(ids);
    expect(again.events.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    expect(again.events.length).toBe(again.repeatable?.size);
  });

  it('has other ids in another environment', () => {
    const elsewhere = decodeAws(
      { ...testContext(), environment: 'staging' },
      { headers: {}, body: bytesOf([lambdaSegment]) },
    );
    const ids = new Set(take([lambdaSegment]).events.map(({ id }) => id));
    expect(elsewhere.events.filter(({ id }) => ids.has(id))).toEqual([]);
  });
});

describe('spans in the log group aws/spans', () => {
  const nanos = BigInt(atMs) * 1_000_000n;
  const record = (more: object): string =>
    JSON.stringify({
      resource: { attributes: { 'service.name': 'orders', 'faas.name': 'place-order' } },
      scope: { name: '@opentelemetry/instrumentation-aws-sdk', version: '0.50.0' },
      traceId,
      spanId: 'aaaabbbbccccdddd',
      parentSpanId: '53995c3f42cd8ad8',
      name: 'DynamoDB.PutItem',
      kind: 'CLIENT',
      startTimeUnixNano: String(nanos),
      durationNano: 5_000_000,
      attributes: { 'rpc.service': 'DynamoDB' },
      status: { code: 'ERROR' },
      ...more,
    });

  it('belong to the same trace, with code in words or numbers', () => {
    const exception = { timeUnixNano: String(nanos), name: 'exception', attributes: { 'exception.type': 'Throttled' } };
    const { events, rejected } = take(
      batch('aws/spans', [
        record({ events: [exception] }),
        record({ kind: 3, durationNano: undefined, endTimeUnixNano: String(nanos + 5_000_000n), status: { code: 2 } }),
      ]),
    );
    expect(rejected).toEqual([]);
    expect(events.map((event) => event.kind)).toEqual(['span', 'span-event', 'span']);
    for (const event of events.filter(({ kind }) => kind === 'span')) {
      expect(event).toMatchObject({
        dataset: 'x-ray',
        traceId,
        spanId: 'aaaabbbbccccdddd',
        parentSpanId: '53995c3f42cd8ad8',
        service: 'orders',
        namespace: 'place-order',
        isError: true,
        durationMs: 5,
        timestamp: nanos,
      });
      expect(event.data).toMatchObject({
        'rpc.service': 'DynamoDB',
        span: { kind: 'client', status: { code: 'error' } },
      });
      expect(event.data.resource).toMatchObject({ 'cloud.account.id': account });
    }
  });

  it('are rejected alone without ids, and are lines when they are no spans', () => {
    const { events, rejected } = take(batch('aws/spans', [record({ traceId: '0' }), 'a line', record({})]));
    expect(rejected.map(({ index }) => index)).toEqual([0]);
    expect(events.map((event) => event.kind)).toEqual(['log', 'span']);
  });

  it.each([{ kind: [] }, { status: 7 }, { events: [null, 1] }, { links: {} }, { resource: [] }, { attributes: 'x' }])(
    'are taken with odd parts such as %j',
    (odd) => {
      expect(take(batch('aws/spans', [record(odd)])).events[0]).toMatchObject({ kind: 'span', traceId });
    },
  );
});
