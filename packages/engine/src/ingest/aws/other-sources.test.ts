import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { decodeAws } from '../doors/aws.js';
import * as aws from './__fixtures__/deliveries.js';
import { resourceTypeOf } from './cloudtrail.js';

const take = (value: unknown) =>
  decodeAws(testContext(), { headers: {}, body: value instanceof Uint8Array ? value : bytesOf(value) });

describe('CloudTrail', () => {
  it.each([
    ['a file of S3', gzipSync(JSON.stringify({ Records: [aws.updateFunctionCode] }))],
    ['an event of EventBridge', aws.onTheBus('AWS API Call via CloudTrail', 'aws.lambda', aws.updateFunctionCode)],
    [
      'a line of its log group',
      aws.batch('aws-cloudtrail-logs-111122223333-ab', [JSON.stringify(aws.updateFunctionCode)]),
    ],
    ['a message of a queue', { Records: [{ messageId: 'm', body: JSON.stringify(aws.updateFunctionCode) }] }],
    ['the record itself', aws.updateFunctionCode],
  ])('is a change that can be found by the name of its function, from %s', (_name, value) => {
    const { events, rejected } = take(value);
    expect(rejected).toEqual([]);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({
      dataset: 'cloudtrail',
      namespace: 'AWS/Lambda',
      name: 'UpdateFunctionCode20150331v2',
      timestamp: BigInt(aws.atMs) * 1_000_000n,
      isError: false,
    });
    expect(events[0]?.data).toMatchObject({ eventName: 'UpdateFunctionCode20150331v2', awsRegion: 'eu-west-1' });
  });

  it('is an error where the call was refused', () => {
    const { events } = take({
      Records: [{ ...aws.updateFunctionCode, errorCode: 'AccessDenied', errorMessage: 'no' }],
    });
    expect(events[0]).toMatchObject({ isError: true, message: 'AccessDenied: no' });
  });

  it('is not what only has the same keys', () => {
    const notification = {
      eventVersion: '2.1',
      eventSource: 'aws:s3',
      eventName: 'ObjectCreated:Put',
      s3: { object: {} },
    };
    expect(take({ Records: [notification] }).events[0]).toMatchObject({ dataset: 'logs', name: 'ObjectCreated:Put' });
  });

  it.each([
    ['sqs.amazonaws.com', 'AWS/SQS'],
    ['dynamodb.amazonaws.com', 'AWS/DynamoDB'],
    ['aws.states', 'AWS/States'],
    ['__proto__', 'AWS/__PROTO__'],
    ['', 'AWS'],
  ])('of %s is about %s', (source, type) => {
    expect(resourceTypeOf(source)).toBe(type);
  });
});

describe('EventBridge', () => {
  it('tells of deployments where changes are looked for', () => {
    const { events } = take(
      aws.onTheBus('CodeDeploy Deployment State-change Notification', 'aws.codedeploy', {
        application: 'checkout',
        state: 'SUCCESS',
      }),
    );
    expect(events[0]).toMatchObject({
      dataset: 'deployments',
      namespace: 'AWS/CodeDeploy',
      message: 'CodeDeploy Deployment State-change Notification: SUCCESS',
    });
  });
  it('is kept whole otherwise', () => {
    const { events } = take(aws.onTheBus('EC2 Instance State-change Notification', 'aws.ec2', { state: 'stopped' }));
    expect(events[0]).toMatchObject({
      dataset: 'eventbridge',
      namespace: 'AWS/EC2',
      data: { detail: { state: 'stopped' } },
    });
  });
});

describe('access logs of API Gateway', () => {
  const expected = {
    dataset: 'apigateway-logs',
    isError: true,
    requestId: aws.requestId,
    traceId: aws.traceId,
    durationMs: 812,
    message: 'POST /prod/orders 502',
    timestamp: BigInt(aws.atMs) * 1_000_000n,
  };
  it('belong to the request of their function', () => {
    const { events } = take(JSON.stringify(aws.accessLog));
    expect(events[0]).toMatchObject(expected);
    expect(events[0]?.data).not.toHaveProperty('principalId');
    expect(events[0]?.data.requestId).toBe(aws.accessLog.requestId);
  });
  it('come through their log group, too', () => {
    const { events } = take(aws.batch('/aws/apigateway/shop', [JSON.stringify(aws.accessLog)]));
    expect(events[0]).toMatchObject({ ...expected, namespace: 'shop' });
  });
  it('of an HTTP API name it and its stage', () => {
    const { events } = take({
      requestId: 'JKJaXmPLvHcESHA=',
      ip: '203.0.113.9',
      requestTime: '22/Nov/2026:17:59:00 +0000',
      httpMethod: 'GET',
      routeKey: 'GET /orders',
      status: '200',
      protocol: 'HTTP/1.1',
      responseLength: '26',
      apiId: 'a1b2c3',
      stage: '$default',
    });
    expect(events[0]).toMatchObject({ dataset: 'apigateway-logs', namespace: 'a1b2c3/$default', isError: false });
  });
  it.each([
    '203.0.113.9 - - [22/Nov/2026:17:59:00 +0000]"GET /orders HTTP/1.1" 500 26 c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
    '203.0.113.9,-,-,22/Nov/2026:17:59:00 +0000,GET,/orders,HTTP/1.1,500,26,c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  ])('are read from the line %s', (line) => {
    for (const value of [line, aws.batch('/aws/apigateway/shop', [line])]) {
      const { events } = take(value);
      expect(events[0]).toMatchObject({
        dataset: 'apigateway-logs',
        isError: true,
        message: 'GET /orders 500',
        timestamp: BigInt(aws.atMs) * 1_000_000n,
        data: { ip: '203.0.113.9', status: 500, responseLength: 26 },
      });
    }
  });
  it('say more in the execution log', () => {
    const { events } = take(
      aws.batch('API-Gateway-Execution-Logs_a1b2c3/prod', [
        `(${aws.requestId}) Method request headers: {X-Amzn-Trace-Id=${aws.traceHeader}}`,
        `(${aws.requestId}) Execution failed due to configuration error: Malformed Lambda proxy response`,
        `(${aws.requestId}) Method completed with status: 502`,
      ]),
    );
    expect(events.map((event) => [event.requestId, event.isError])).toEqual([
      [aws.requestId, false],
      [aws.requestId, true],
      [aws.requestId, true],
    ]);
    expect(events[0]?.traceId).toBe(aws.traceId);
  });
});

describe('Step Functions', () => {
  it('fails where its history says so', () => {
    const step = (type: string): string =>
      JSON.stringify({ id: '7', type, details: { error: 'CardDeclined' }, execution_arn: 'arn:aws:states:x' });
    const { events } = take(
      aws.batch('/aws/vendedlogs/states/order-flow', [step('TaskStateEntered'), step('TaskFailed')]),
    );
    expect(events.map((event) => [event.dataset, event.namespace, event.name, event.isError])).toEqual([
      ['stepfunctions-logs', 'order-flow', 'TaskStateEntered', false],
      ['stepfunctions-logs', 'order-flow', 'TaskFailed', true],
    ]);
  });
});

describe('FireLens', () => {
  it('names the task, and its line is read like any other', () => {
    const { events } = take([
      aws.fireLens('{"level":"error","message":"no stock","orderId":"o-1"}'),
      aws.fireLens('listening on 8080'),
    ]);
    expect(events[0]).toMatchObject({
      dataset: 'ecs-logs',
      service: 'shop',
      namespace: 'checkout',
      level: 'error',
      isError: true,
      message: 'no stock',
      timestamp: BigInt(aws.atMs) * 1_000_000n,
      data: { '@version': '12', 'cloud.account.id': aws.account, 'cloud.region': 'eu-west-1', container_name: 'app' },
    });
    expect(events[1]).toMatchObject({ message: 'listening on 8080', isError: false });
  });
});

describe("Lambda's Telemetry API", () => {
  it('lends the function and the request to the lines between', () => {
    const at = (ms: number): string => new Date(aws.atMs + ms).toISOString();
    const { events } = take([
      { time: at(0), type: 'platform.initStart', record: { functionName: 'checkout', functionVersion: '7' } },
      { time: at(1), type: 'platform.start', record: { requestId: aws.requestId, version: '7' } },
      { time: at(2), type: 'function', record: 'a bare line\n' },
      { time: at(3), type: 'function', record: { level: 'ERROR', message: 'boom' } },
      { time: at(4), type: 'extension', record: 'an extension speaks' },
      {
        time: at(5),
        type: 'platform.report',
        record: {
          requestId: aws.requestId,
          status: 'success',
          metrics: { durationMs: 12, initDurationMs: 100 },
          tracing: { spanId: '53995c3f42cd8ad8', type: 'X-Amzn-Trace-Id', value: aws.traceHeader },
        },
      },
      { time: at(6), type: 'function', record: 'after the report' },
    ]);
    expect(events.every((event) => event.namespace === 'checkout' && event.dataset === 'lambda-logs')).toBe(true);
    expect(events.map((event) => event.requestId)).toEqual([
      undefined,
      aws.requestId,
      aws.requestId,
      aws.requestId,
      undefined,
      aws.requestId,
      undefined,
    ]);
    expect(events[3]).toMatchObject({ level: 'error', message: 'boom' });
    expect(events[5]).toMatchObject({ coldStart: true, durationMs: 12, traceId: aws.traceId });
    expect(events[2]?.timestamp).toBe(BigInt(aws.atMs + 2) * 1_000_000n);
  });
});

describe('anything else', () => {
  it('is a log, one object or line at a time', () => {
    const { events, rejected } = take('{"level":"warn","msg":"one"}{"msg":"two"}\n[three]\n{"cut');
    expect(events.map((event) => [event.dataset, event.message])).toEqual([
      ['logs', 'one'],
      ['logs', 'two'],
      ['logs', '[three]'],
    ]);
    expect(rejected).toEqual([{ index: 3, code: 'INGEST_EVENT_INVALID', reason: expect.stringContaining('cut off') }]);
  });
  it('of Lambda is told from its lines', () => {
    const { events } = take(aws.invocation.slice(0, 5).join(''));
    expect(events.map((event) => event.dataset)).toEqual([
      'lambda-logs',
      'lambda-logs',
      'logs',
      'lambda-logs',
      'lambda-logs',
    ]);
  });
});
