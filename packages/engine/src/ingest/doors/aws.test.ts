import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { arrivalMs, bytesOf, testContext } from '../__fixtures__/context.js';
import * as aws from '../aws/__fixtures__/deliveries.js';
import { originalTimestampKey } from '../record/record-event.js';
import { decodeAws } from './aws.js';

const take = (value: unknown, headers: Record<string, string> = {}) =>
  decodeAws(testContext(), { headers, body: value instanceof Uint8Array ? value : bytesOf(value) });
const group = '/aws/lambda/checkout';

describe('a subscription of CloudWatch Logs', () => {
  const forms: readonly (readonly [string, unknown])[] = [
    ['as Lambda hands it to a function', aws.awslogs(aws.batch(group, aws.invocation))],
    ['decoded', aws.batch(group, aws.invocation)],
    ['decoded, one of a list', [aws.batch(group, aws.invocation)]],
    ['compressed', gzipSync(JSON.stringify(aws.batch(group, aws.invocation)))],
    ['in a record of Kinesis', aws.kinesis(aws.batch(group, aws.invocation))],
    ['twice compressed', gzipSync(gzipSync(JSON.stringify(aws.batch(group, aws.invocation))))],
  ];
  it.each(forms)('is the lines of a function, %s', (_name, value) => {
    const { events, rejected } = take(value);
    expect(rejected).toEqual([]);
    expect(events.map((event) => [event.data['@type'], event.level, event.isError])).toEqual([
      ['START', undefined, false],
      [undefined, 'info', false],
      [undefined, undefined, false],
      ['failure', 'error', true],
      ['END', undefined, false],
      ['REPORT', undefined, false],
    ]);
    for (const event of events) {
      expect(event).toMatchObject({ dataset: 'lambda-logs', namespace: 'checkout', requestId: aws.requestId });
      expect(event.data).toMatchObject({
        'cloud.account.id': aws.account,
        '@logGroup': group,
        '@logStream': '2026/11/22/[7]f00dbabe',
        '@version': '7',
      });
    }
    expect(events[1]?.data['@message']).toEqual({ message: 'charging', data: { orderId: 'o-1', amount: 12 } });
    expect(events[3]?.message).toBe('Invoke Error: CardDeclined: declined');
    expect(events[5]).toMatchObject({ durationMs: 12.34, coldStart: true, traceId: aws.traceId });
    expect(events[2]?.timestamp).toBe(BigInt(aws.atMs + 2) * 1_000_000n);
  });

  it('takes a control message and keeps nothing of it', () => {
    expect(take(aws.controlMessage)).toEqual({ events: [], rejected: [] });
    expect(take(aws.awslogs(aws.controlMessage))).toEqual({ events: [], rejected: [] });
  });

  it('lends the request of an invocation to its own lines only', () => {
    const { events } = take(
      aws.batch(group, [...aws.invocation, 'a line after the report', 'START RequestId: other Version: 8']),
    );
    expect(events[6]?.requestId).toBeUndefined();
    expect(events[7]?.requestId).toBe('other');
  });

  it('reads the JSON log format of Lambda', () => {
    const { events } = take(
      aws.batch(group, [
        JSON.stringify({
          timestamp: '2026-11-22T17:59:00.000Z',
          level: 'ERROR',
          message: 'boom',
          requestId: aws.requestId,
        }),
        JSON.stringify({
          time: '2026-11-22T17:59:01.000Z',
          type: 'platform.report',
          record: { requestId: aws.requestId, status: 'timeout', metrics: { durationMs: 3000, memorySizeMB: 128 } },
        }),
      ]),
    );
    expect(events[0]).toMatchObject({ level: 'error', message: 'boom', requestId: aws.requestId, isError: true });
    expect(events[1]).toMatchObject({ timedOut: true, durationMs: 3000, requestId: aws.requestId });
  });

  it.each([
    ['/aws/lambda/checkout', 'lambda-logs', 'checkout'],
    ['/aws/ecs/containerinsights/shop/performance', 'ecs-logs', 'shop'],
    ['/ecs/checkout', 'ecs-logs', 'checkout'],
    ['API-Gateway-Execution-Logs_a1b2c3/prod', 'apigateway-logs', 'a1b2c3/prod'],
    ['/aws/apigateway/shop', 'apigateway-logs', 'shop'],
    ['/aws/vendedlogs/apigateway/shop', 'apigateway-logs', 'shop'],
    ['/aws/apprunner/web/0123/application', 'apprunner-logs', 'web'],
    ['/aws/vendedlogs/states/order-flow', 'stepfunctions-logs', 'order-flow'],
    ['/aws/rds/instance/orders/error', 'rds-logs', 'orders'],
    ['my own group', 'logs', 'my own group'],
  ])('of the group %s is the dataset %s', (name, dataset, namespace) => {
    expect(take(aws.batch(name, ['hello'])).events[0]).toMatchObject({ dataset, namespace, message: 'hello' });
  });

  it('lets headers say more than names do', () => {
    const { events } = take(aws.batch(group, ['hello']), {
      'x-service': 'shop',
      'x-baselime-dataset': 'mine',
      'x-aws-region': 'eu-west-1',
    });
    expect(events[0]).toMatchObject({ service: 'shop', dataset: 'mine', namespace: 'checkout' });
    expect(events[0]?.data['cloud.region']).toBe('eu-west-1');
  });

  it('rejects what is bad alone, by its position', () => {
    const batch = { ...aws.batch(group, ['one', 'two', 'three']) };
    const { logEvents } = batch as { logEvents: unknown[] };
    logEvents[1] = { id: 'x', timestamp: 1 };
    logEvents.push({ id: 'y', timestamp: aws.atMs, message: 'x'.repeat(300_000) });
    const { events, rejected } = take(batch);
    expect(events.map((event) => event.message)).toEqual(['one', 'three']);
    expect(rejected.map(({ index, code }) => [index, code])).toEqual([
      [1, 'INGEST_EVENT_INVALID'],
      [3, 'INGEST_EVENT_TOO_LARGE'],
    ]);
  });

  it('rejects a message of another type', () => {
    const { events, rejected } = take({ ...aws.batch(group, ['one']), messageType: 'PING' });
    expect(events).toEqual([]);
    expect(rejected).toEqual([
      { index: 0, code: 'INGEST_EVENT_INVALID', reason: expect.stringContaining('messageType') },
    ]);
  });

  it('puts lines whose clock is years off at their arrival', () => {
    const batch = aws.batch(group, ['one']) as { logEvents: { timestamp: number }[] };
    for (const event of batch.logEvents) event.timestamp = Date.parse('2099-01-01');
    const { events } = take(batch);
    expect(events[0]?.timestamp).toBe(BigInt(arrivalMs) * 1_000_000n);
    expect(events[0]?.data[originalTimestampKey]).toBe(Date.parse('2099-01-01'));
  });
});
