import { describe, expect, it } from 'vitest';
import { arrivalMs, bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeAws } from '../doors/aws.js';
import { account, atMs, batch, metric, requestId } from './__fixtures__/deliveries.js';
import { delimited, version1, version07 } from './__fixtures__/metric-stream.js';
import { cloudWatchUnit } from './metric-units.js';

const take = (value: unknown) =>
  decodeAws(testContext(), { headers: {}, body: value instanceof Uint8Array ? value : bytesOf(value) });

describe('a metric stream', () => {
  it.each([
    ['in JSON', metric],
    ['in JSON, several in a record', `${JSON.stringify(metric)}\n${JSON.stringify(metric)}\n`],
    ['in OpenTelemetry 1.0', version1],
    ['in OpenTelemetry 0.7', version07],
    ['in OpenTelemetry, two messages', Buffer.concat([version1, version07])],
  ])('is the same event, %s', (name, value) => {
    const { events, rejected } = take(value);
    expect(rejected).toEqual([]);
    expect(events).toHaveLength(/several|two/.test(name) ? 2 : 1);
    for (const event of events) {
      expect(event).toMatchObject({
        dataset: 'cloudwatch-metrics',
        namespace: 'AWS/Lambda',
        kind: 'metric',
        name: 'Duration',
        isError: false,
        timestamp: BigInt(atMs) * 1_000_000n,
        metric: { sum: 612.5, count: 4, min: 2, max: 310.5 },
      });
      expect(event.metric?.quantiles).toEqual([
        { quantile: 0.99, value: 300 },
        { quantile: 0.999, value: 310 },
      ]);
      expect(event.data).toEqual({ ...metric });
    }
    expect(events[0]?.data.account_id).toBe(account);
  });

  it('rejects a metric that measured nothing', () => {
    const { events, rejected } = take([{ ...metric, value: {} }, metric]);
    expect(events).toHaveLength(1);
    expect(rejected).toEqual([
      { index: 0, code: 'INGEST_EVENT_INVALID', reason: expect.stringContaining('statistics') },
    ]);
  });

  it('rejects bytes that only begin like one', () => {
    for (const bytes of [version1.subarray(0, 40), Buffer.concat([version1, Buffer.from([5, 10, 3, 1])])]) {
      const { events, rejected } = take(bytes);
      expect(events).toEqual([]);
      expect(rejected).toHaveLength(1);
    }
  });
});

describe('a text that begins with the bytes of a message', () => {
  it('is a text all the same', () => {
    const text = `a\n${'x'.repeat(96)}`;
    expect(take(Buffer.from(text)).events.map((event) => event.message)).toEqual(['a', 'x'.repeat(96)]);
  });
});

describe('a message of protobuf that unfolds', () => {
  it('into millions of empty parts is refused, not held', () => {
    const parts = Buffer.alloc(8 * 1024 * 1024, Uint8Array.of(0x0a, 0x00));
    const { events, rejected } = take(delimited((writer) => void writer.raw(parts)));
    expect(events).toEqual([]);
    expect(rejected.map(({ code }) => code)).toEqual(['INGEST_PAYLOAD_TOO_LARGE']);
  });
});

describe('cloudWatchUnit', () => {
  it.each([
    ['ms', 'Milliseconds'],
    ['{Count}', 'Count'],
    ['By/s', 'Bytes/Second'],
    ['{Count}/s', 'Count/Second'],
    ['1', 'None'],
    ['constructor', 'constructor'],
  ])('of %s is %s', (code, unit) => {
    expect(cloudWatchUnit(code)).toBe(unit);
  });
  it('is undefined for none', () => {
    expect(cloudWatchUnit('')).toBeUndefined();
  });
});

describe('metrics inside a line of Lambda', () => {
  const embedded = {
    _aws: {
      Timestamp: atMs + 5,
      CloudWatchMetrics: [
        {
          Namespace: 'shop',
          Dimensions: [['service'], ['service', 'function_name']],
          Metrics: [{ Name: 'orders', Unit: 'Count' }, { Name: 'latency', Unit: 'Milliseconds' }, { Name: 'absent' }],
        },
      ],
    },
    service: 'payments',
    function_name: 'checkout',
    orders: 3,
    latency: [10, 30, 20],
  };
  const lines = [`START RequestId: ${requestId} Version: 7`, JSON.stringify(embedded)];

  it('become events of their own beside the line', () => {
    const { events } = take(batch('/aws/lambda/checkout', lines));
    expect(events.map((event) => [event.dataset, event.kind, event.name])).toEqual([
      ['lambda-logs', 'log', 'START'],
      ['lambda-logs', 'log', undefined],
      ['cloudwatch-metrics', 'metric', 'orders'],
      ['cloudwatch-metrics', 'metric', 'latency'],
    ]);
    expect(events[1]?.data['@message']).toEqual(embedded);
    expect(events[3]).toMatchObject({
      namespace: 'shop',
      service: 'payments',
      requestId,
      timestamp: BigInt(atMs + 5) * 1_000_000n,
      metric: { sum: 60, count: 3, min: 10, max: 30 },
      data: {
        metric_name: 'latency',
        unit: 'Milliseconds',
        'faas.name': 'checkout',
        dimensions: { service: 'payments', function_name: 'checkout' },
        value: { sum: 60, count: 3, min: 10, max: 30 },
      },
    });
  });

  it('are counted once however many directives and sets of dimensions name them', () => {
    const directive = (...sets: string[][]) => ({ Namespace: 'shop', Dimensions: sets, Metrics: [{ Name: 'orders' }] });
    const directives = [directive(['service'], []), directive(['service', 'function_name']), directive()];
    const other = { ...directive(['service']), Namespace: 'ledger' };
    const line = { ...embedded, _aws: { ...embedded._aws, CloudWatchMetrics: [...directives, other] } };
    const { events } = take(batch('/aws/lambda/checkout', [JSON.stringify(line)]));
    expect(events.slice(1).map(({ namespace, data }) => [namespace, data.dimensions, data.dimension_sets])).toEqual([
      ['shop', { service: 'payments', function_name: 'checkout' }, [['service'], [], ['service', 'function_name']]],
      ['ledger', { service: 'payments' }, [['service']]],
    ]);
  });

  it('stand at their line when their own clock is years off', () => {
    const off = { ...embedded, _aws: { ...embedded._aws, Timestamp: Date.parse('2199-01-01') } };
    const { events } = take(batch('/aws/lambda/checkout', [JSON.stringify(off)]));
    expect(events[1]?.timestamp).toBe(BigInt(atMs) * 1_000_000n);
    expect(Number(events[1]?.timestamp) / 1e6).toBeLessThan(arrivalMs);
  });

  it.each([
    ['no directives', { _aws: {} }],
    ['directives that are no list', { _aws: { CloudWatchMetrics: { length: 3 } } }],
    [
      'definitions that are none',
      { _aws: { CloudWatchMetrics: [null, { Namespace: 'x', Metrics: [1, { Name: {} }] }] } },
    ],
  ])('are none with %s', (_name, line) => {
    expect(take(batch('/aws/lambda/checkout', [JSON.stringify(line)])).events).toHaveLength(1);
  });
});
