import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EngineError, type ErrorCode } from '../model/errors.js';
import { fromEpochMillis, toIsoNanos } from '../model/units.js';
import { edgeLoggerBody, pinoBody, webBody, winstonBody } from './__fixtures__/client-bodies.js';
import { arrivalMs, bytesOf, testContext } from './__fixtures__/context.js';
import type { Decoded } from './decoded.js';
import { decodeEventsApi, type Headers } from './events-api.js';

const decode = (body: unknown, headers: Headers = {}, dataset = 'logs'): Decoded =>
  decodeEventsApi(testContext(), { dataset }, headers, body instanceof Uint8Array ? body : bytesOf(body));

function codeOf(run: () => unknown): ErrorCode | undefined {
  try {
    run();
  } catch (error) {
    return error instanceof EngineError ? error.code : undefined;
  }
  return undefined;
}
const one = (item: unknown, headers: Headers = {}) => {
  const [event] = decode([item], headers).events;
  if (event === undefined) throw new Error('no event');
  return event;
};

describe('bodies', () => {
  it('may be an array, one object, NDJSON or text', () => {
    expect(decode([{ a: 1 }, { a: 2 }]).events).toHaveLength(2);
    expect(decode({ a: 1 }).events).toHaveLength(1);
    expect(decode('{"a":1}\n{"a":2}\r\n\n{"a":3}\n').events).toHaveLength(3);
    expect(decode('hello\nworld', { 'content-type': 'text/plain' }).events.map(({ message }) => message)).toEqual([
      'hello',
      'world',
    ]);
    expect(decode(JSON.stringify(webBody), { 'content-type': 'text/plain;charset=UTF-8' }).events).toHaveLength(2);
    expect(decode(['raw line']).events[0]?.message).toBe('raw line');
  });
  it('may be compressed with gzip, deflate or br', () => {
    const body = bytesOf([{ a: 1 }]);
    expect(decode(gzipSync(body), { 'content-encoding': 'gzip' }).events).toHaveLength(1);
    expect(decode(deflateSync(body), { 'content-encoding': 'deflate' }).events).toHaveLength(1);
    expect(decode(deflateRawSync(body), { 'content-encoding': 'deflate' }).events).toHaveLength(1);
    expect(decode(brotliCompressSync(body), { 'content-encoding': 'br' }).events).toHaveLength(1);
  });
  it('keep their valid events beside bad ones', () => {
    const { events, rejected } = decode([{ a: 1 }, 3, null, [], {}, '', { a: 2 }]);
    expect(events).toHaveLength(2);
    expect(rejected.map(({ index, code }) => [index, code])).toEqual(
      [1, 2, 3, 4, 5].map((index) => [index, 'INGEST_EVENT_INVALID']),
    );
    expect(decode('{"a":1}\nbroken\n{"a":2}').rejected).toMatchObject([{ index: 1 }]);
    expect(decode([1, 2])).toMatchObject({ events: [], rejected: [{ index: 0 }, { index: 1 }] });
  });
  it('raise a code when nothing in them can be read', () => {
    expect(codeOf(() => decode(''))).toBe('INGEST_BODY_EMPTY');
    expect(codeOf(() => decode(' \n '))).toBe('INGEST_BODY_EMPTY');
    expect(codeOf(() => decode([]))).toBe('INGEST_BODY_EMPTY');
    expect(codeOf(() => decode('{"a":'))).toBe('INGEST_BODY_UNREADABLE');
    expect(codeOf(() => decode('plain'))).toBe('INGEST_BODY_UNREADABLE');
    expect(codeOf(() => decode('x', { 'content-encoding': 'gzip' }))).toBe('INGEST_BODY_UNREADABLE');
    expect(codeOf(() => decode('x', { 'content-encoding': 'zstd' }))).toBe('INGEST_ENCODING_UNSUPPORTED');
    expect(codeOf(() => decode('[{"a":1}]', {}, 'a/b'))).toBe('INGEST_PATH_INVALID');
  });
  it('are refused above 6 MB, and a gzip bomb before it is inflated', () => {
    expect(codeOf(() => decode(`["${'a'.repeat(6 * 1024 * 1024)}"]`))).toBe('INGEST_PAYLOAD_TOO_LARGE');
    const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(() => decode(bomb, { 'content-encoding': 'gzip' }))).toBe('INGEST_PAYLOAD_TOO_LARGE');
  });
  it('lose only the events above 256 kB', () => {
    const large = 'a'.repeat(256 * 1024);
    for (const body of [[{ large }, { a: 1 }], `{"large":"${large}"}\n{"a":1}`]) {
      const { events, rejected } = decode(body);
      expect(events).toHaveLength(1);
      expect(rejected).toMatchObject([{ index: 0, code: 'INGEST_EVENT_TOO_LARGE' }]);
    }
  });
});

describe('service and namespace', () => {
  it('come from the path, then headers, then the record, then defaults', () => {
    const headers = { 'x-service': 'header', 'x-namespace': 'undefined' };
    const record = { service: 'record', namespace: 'ns', a: 1 };
    const path = { dataset: 'd', service: 'path' };
    expect(decodeEventsApi(testContext(), path, headers, bytesOf([record])).events[0]).toMatchObject({
      service: 'path',
      namespace: 'ns',
    });
    expect(one(record, headers)).toMatchObject({ service: 'header', namespace: 'ns' });
    expect(one(record)).toMatchObject({ service: 'record', namespace: 'ns' });
    expect(one({ a: 1 }, { 'x-service': 'undefined', 'x-namespace': 'null' })).toMatchObject({
      service: 'default',
      namespace: 'default',
    });
    expect(one({ a: 1 }, { 'x-service': 's' })).toMatchObject({ service: 's', namespace: 's' });
  });
});

describe('captured client bodies', () => {
  it('of pino keep keys, take time and level, and hide the password', () => {
    const [info, error] = decode(pinoBody, {}, 'pino-logs').events;
    expect(info).toMatchObject({ level: 'info', isError: false, message: 'hello pino', kind: 'log' });
    expect(info?.timestamp).toBe(fromEpochMillis(1795358534819));
    expect(info?.data).toMatchObject({ a: 1, nested: { password: '<REDACTED>' } });
    expect(error).toMatchObject({ level: 'error', isError: true, message: 'failed' });
    expect(error?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });
  it('of winston carry no time and take the arrival', () => {
    const [info, error] = decode(winstonBody, {}, 'winston-logs').events;
    expect(info?.timestamp).toBe(fromEpochMillis(arrivalMs));
    expect(error).toMatchObject({ requestId: 'r1', isError: true, message: 'bad' });
  });
  it('of edge-logger correlate by trace and request', () => {
    expect(decode(edgeLoggerBody).events[0]).toMatchObject({
      level: 'warn',
      isError: false,
      traceId: '5b8efff798038103d269b633813fc60c',
      requestId: '8b27d8a1-0000-4000-8000-000000000001',
    });
  });
  it('of structlog have their message in the event, where they have a level', () => {
    expect(one({ event: 'order taken', level: 'warning' })).toMatchObject({ message: 'order taken', kind: 'log' });
    expect(one({ event: 'order-taken' }).message).toBeUndefined();
  });
  it('of tracing-subscriber have their message among the fields', () => {
    const line = { level: 'ERROR', fields: { message: 'no rates' }, target: 'rates::client' };
    expect(one(line)).toMatchObject({ message: 'no rates', isError: true });
  });
  it('of the scopes of .NET correlate by trace and request', () => {
    const scopes = { TraceId: '5b8efff798038103d269b633813fc60c', SpanId: '00f067aa0ba902b7', RequestId: 'r-1' };
    expect(one({ '@m': 'hello', ...scopes })).toMatchObject({
      traceId: scopes.TraceId,
      spanId: scopes.SpanId,
      requestId: 'r-1',
    });
  });
  it('of react-rum take the namespace of the record and the error', () => {
    const [started, failed] = decode(webBody, {}, 'web').events;
    expect(started).toMatchObject({ namespace: '/cart', isError: false, message: 'Checkout Started' });
    expect(failed).toMatchObject({ isError: true, message: 'Checkout failed' });
  });
});

describe('records', () => {
  it.each([
    [{ message: 'x', level: 'critical' }, true],
    [{ message: 'x', error: 'boom' }, true],
    [{ message: 'x', err: { message: 'boom' } }, true],
    [{ message: 'x', result: { statusCode: 500 } }, true],
    [{ message: 'x', 'http.status_code': 503 }, true],
    [{ httpMethod: 'GET', path: '/', status: '502' }, true],
    [{ message: 'x', result: { statusCode: 404 } }, false],
    [{ message: 'REPORT RequestId: r1\tDuration: 1 ms\tStatus: error' }, true],
    [{ message: 'REPORT RequestId: r1\tDuration: 1 ms\tStatus: success' }, false],
    [{ message: 'x', error: null }, false],
    [{ message: 'x', error: false }, false],
    [{ message: 'x', error: {} }, false],
    [{ message: 'x', errorMessage: '' }, false],
    [{ name: 'ThrottlingException', $fault: 'client', $metadata: { httpStatusCode: 429 } }, true],
    [{ name: 'tick', $fault: 'none' }, false],
    [{ data: null, errors: [{ message: 'no such field', path: ['order'] }] }, true],
    [{ data: { order: 1 }, errors: [] }, false],
    [{ errors: [{ message: 'counted elsewhere' }] }, false],
  ])('%j has isError %s', (record, isError) => expect(one(record).isError).toBe(isError));

  it('of pino have numbers for levels', () => {
    expect(one({ level: 50, msg: 'x' })).toMatchObject({ level: 'error', isError: true });
  });
  it('of the logger that only wrote to standard output correlate, and count as errors', () => {
    const at = arrivalMs - 1000;
    const line = { message: 'no card', extra: { cart: 3 }, traceId: 't-1', requestId: 'r-1', time: at, level: 'error' };
    expect(one({ ...line, error: 'Error: declined' })).toMatchObject({
      timestamp: fromEpochMillis(at),
      message: 'no card',
      traceId: 't-1',
      requestId: 'r-1',
      isError: true,
      data: { extra: { cart: 3 } },
    });
  });
  it('with a clock that is years off take the arrival and keep the original', () => {
    const event = one({ message: 'x', timestamp: '2031-01-01T00:00:00Z' });
    expect(event.timestamp).toBe(fromEpochMillis(arrivalMs));
    expect(event.data['$baselime.originalTimestamp']).toBe('2031-01-01T00:00:00Z');
  });
  it('that wrap a Lambda line take its keys beside their own and the namespace of the log group', () => {
    const requestId = '8b27d8a1-0000-4000-8000-000000000001';
    const event = one({
      message: `REPORT RequestId: ${requestId}\tDuration: 12.5 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 80 MB\tInit Duration: 250.11 ms`,
      timestamp: 1795358534819,
      logGroup: '/aws/lambda/checkout',
      logStream: 's',
    });
    expect(event).toMatchObject({
      namespace: 'checkout',
      requestId,
      name: 'REPORT',
      durationMs: 12.5,
      coldStart: true,
    });
    expect(event.data).toMatchObject({ '@type': 'REPORT', '@initDuration': 250.11, logStream: 's' });
    expect(toIsoNanos(event.timestamp)).toBe('2026-11-22T14:42:14.819000000Z');
  });
  it('that wrap JSON are read by the keys inside', () => {
    const event = one({
      message: '{"level":"ERROR","message":"boom","function_request_id":"r1"}',
      logGroup: '/aws/lambda/f',
    });
    expect(event).toMatchObject({ level: 'error', message: 'boom', requestId: 'r1', namespace: 'f' });
    expect(event.data['@message']).toMatchObject({ message: 'boom' });
  });
  it('of Lambda and Powertools in JSON name function, request, trace and error', () => {
    expect(
      one({
        level: 'ERROR',
        message: 'Order failed',
        timestamp: '2026-11-22T14:42:14.819Z',
        service: 'orders',
        function_name: 'orders-create',
        function_request_id: 'r1',
        xray_trace_id: '1-5759e988-bd862e3fe1be46a994272793',
        cold_start: true,
        error: { name: 'TypeError', message: 'x' },
      }),
    ).toMatchObject({
      service: 'orders',
      namespace: 'orders-create',
      requestId: 'r1',
      traceId: '5759e988bd862e3fe1be46a994272793',
      isError: true,
    });
    const report = one({
      time: '2026-11-22T14:42:14.819Z',
      type: 'platform.report',
      record: { requestId: 'r1', status: 'timeout', metrics: { durationMs: 3000 } },
    });
    expect(report).toMatchObject({ name: 'REPORT', requestId: 'r1', timedOut: true, durationMs: 3000, kind: 'log' });
    expect(report).not.toHaveProperty('coldStart');
  });
  it('of Step Functions fail where the history says so, at its own time', () => {
    const step = { id: '7', event_timestamp: String(arrivalMs - 5_000), execution_arn: 'arn:aws:states:x' };
    const failed = one({ ...step, type: 'TaskTimedOut', details: { error: 'States.Timeout' } });
    expect(failed).toMatchObject({ isError: true, timestamp: fromEpochMillis(arrivalMs - 5_000) });
    expect(one({ ...step, type: 'TaskSucceeded' }).isError).toBe(false);
    expect(one({ type: 'OrderFailed' }).isError).toBe(false);
  });

  it('with semi-structured text are split', () => {
    expect(one('Events: {"id":7}').data).toEqual({ message: 'Events', data: { id: 7 } });
  });
  it('of CloudWatch metrics become metrics', () => {
    expect(
      one({ metric_name: 'Throttles', namespace: 'AWS/Lambda', value: { sum: 3, count: 2, min: 1, max: 2 } }),
    ).toMatchObject({
      kind: 'metric',
      name: 'Throttles',
      namespace: 'AWS/Lambda',
      metric: { sum: 3, count: 2, min: 1, max: 2 },
    });
  });
  it('keep __proto__ as a plain key', () => {
    const event = one(JSON.parse('{"__proto__":{"isError":true},"message":"x"}'));
    expect(Object.keys(event.data)).toContain('__proto__');
    expect(event.isError).toBe(false);
  });
});
