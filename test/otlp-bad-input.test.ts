/** What is wrong with an OTLP request is refused alone, by name; the rest is stored, and the server stays up. */
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { grpcCaller } from '../packages/server/src/listeners/__fixtures__/grpc-caller.js';
import { freePort, startTestServer, type TestServer } from './support/test-server.js';

const EVER = { from: 0, to: 300 * 366 * 24 * 3600 * 1000 };
let server: TestServer;
let grpcUrl: string;
beforeAll(async () => {
  const port = await freePort();
  grpcUrl = `http://127.0.0.1:${port}`;
  server = await startTestServer({ BASELIME_OTLP_GRPC_PORT: String(port) });
});
afterAll(() => server?.close());
afterEach(async () => {
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
});

const nowNanos = (): string => `${Date.now()}000000`;
type Pair = { readonly key: string; readonly value: unknown };
const words = (key: string, stringValue: string): Pair => ({ key, value: { stringValue } });
const spans = (...items: readonly object[]): object => ({ resourceSpans: [{ scopeSpans: [{ spans: items }] }] });
const logs = (...items: readonly object[]): object => ({ resourceLogs: [{ scopeLogs: [{ logRecords: items }] }] });
const span = (more: object = {}): object => ({
  traceId: '5b8efff798038103d269b633813fc60c',
  spanId: 'eee19b7ec3c1b174',
  name: 'good',
  startTimeUnixNano: nowNanos(),
  endTimeUnixNano: nowNanos(),
  ...more,
});
const log = (more: object = {}): object => ({ timeUnixNano: nowNanos(), body: { stringValue: 'good' }, ...more });

let count = 0;
/** Sends to a dataset of its own and gives the answer with what was stored. */
async function send(signal: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  count += 1;
  const dataset = `bad-otlp-${count}`;
  const answer = await fetch(`${server.otlpUrl}/v1/${signal}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': server.key, 'x-baselime-dataset': dataset, ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    text,
    stored: await server.api.events({ query: { datasets: [dataset] }, timeframe: EVER }),
  };
}

const dropped = (text: string): { rejectedSpans?: string; rejectedLogRecords?: string; errorMessage: string } =>
  JSON.parse(text).partialSuccess;

describe('one record among good ones', () => {
  it.each([
    ['no ids', span({ traceId: '', spanId: '' }), 'trace id and a span id'],
    ['ids of zeros', span({ traceId: '0'.repeat(32), spanId: '0'.repeat(16) }), 'trace id and a span id'],
    ['something else than an object', 7, 'not what OTLP says'],
    [
      '30,000 attributes',
      span({ attributes: Array.from({ length: 30_000 }, (_, at) => words(`k${at}`, '')) }),
      'attributes',
    ],
    ['300 kB of text', span({ attributes: [words('k', 'x'.repeat(300_000))], name: 'x'.repeat(300_000) }), '256 kB'],
  ])('with %s is refused and named', async (_name, bad, reason) => {
    const answer = await send('traces', JSON.stringify(spans(span(), bad as object, span())));
    expect(answer.status).toBe(200);
    expect(dropped(answer.text)).toMatchObject({ rejectedSpans: '1' });
    expect(dropped(answer.text).errorMessage).toContain(reason);
    expect(dropped(answer.text).errorMessage).toContain('(At position 1, counted from 0.)');
    expect(answer.stored.map(({ name }) => name)).toEqual(['good', 'good']);
  });

  it('that is broken protobuf is refused and named, over HTTP and over gRPC', async () => {
    // ResourceLogs > ScopeLogs > three LogRecords: a severity text, a text that is cut short, a severity text.
    const records = [
      [0x1a, 1, 0x41],
      [0x1a, 9, 0x41],
      [0x1a, 1, 0x42],
    ].flatMap((bytes) => [0x12, bytes.length, ...bytes]);
    const body = Buffer.from([0x0a, records.length + 2, 0x12, records.length, ...records]);
    const overHttp = await send('logs', body, { 'content-type': 'application/x-protobuf' });
    expect([overHttp.status, overHttp.stored.length]).toEqual([200, 2]);
    expect(overHttp.text).toContain('At position 1');
    const caller = grpcCaller(grpcUrl);
    const metadata = { 'x-api-key': server.key, 'x-baselime-dataset': 'bad-otlp-grpc' };
    const overGrpc = await caller.export('Logs', body, { metadata });
    caller.close();
    expect(overGrpc.code).toBe('OK');
    expect(overGrpc.body.toString()).toContain('At position 1');
    expect(await server.api.events({ query: { datasets: ['bad-otlp-grpc'] }, timeframe: EVER })).toHaveLength(2);
  });
});

describe('a record is kept although', () => {
  it('it is nested 1,000 levels deep', async () => {
    let value: object = { stringValue: 'bottom' };
    for (let level = 0; level < 1000; level += 1) value = { arrayValue: { values: [value] } };
    const answer = await send('logs', JSON.stringify(logs(log({ attributes: [{ key: 'deep', value }] }), log())));
    expect([answer.status, answer.text, answer.stored.length]).toEqual([200, '{}', 2]);
    expect(JSON.stringify(answer.stored)).toContain('nested too deep');
  });

  it('its keys come twice, hold dots or mean something to JavaScript', async () => {
    const attributes = [
      words('a.b', 'dotted'),
      { key: 'a', value: { kvlistValue: { values: [words('b', 'nested')] } } },
      words('twice', 'first'),
      words('twice', 'last'),
      words('__proto__', 'p'),
      words('', 'empty'),
    ];
    const answer = await send('logs', JSON.stringify(logs(log({ attributes }))));
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect(answer.stored[0]?.data).toMatchObject({ 'a.b': 'dotted', a: { b: 'nested' }, twice: 'last', '': 'empty' });
    expect(JSON.stringify(answer.stored[0]?.data)).toContain('"__proto__":"p"');
  });

  it('it holds lone surrogates and NUL', async () => {
    const body = JSON.stringify(logs(log({ attributes: [words('half', 'XX'), words('nul', 'a\0b')] })));
    const answer = await send('logs', body.replace('XX', '\\ud800'));
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect(answer.stored[0]?.data).toMatchObject({ half: '\ufffd', nul: 'ab' });
  });

  it('its integers exceed 64 bits', async () => {
    const attributes = ['9223372036854775807', '-9223372036854775808', '99999999999999999999'].map((intValue, at) => ({
      key: `k${at}`,
      value: { intValue },
    }));
    const body = JSON.stringify(logs(log({ attributes, severityNumber: 17 }))).replace('17', '99999999999999999999999');
    const answer = await send('logs', body);
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect(answer.stored[0]?.data).toMatchObject({
      k0: '9223372036854775807',
      k1: '-9223372036854775808',
      k2: '99999999999999999999',
    });
  });

  it.each(['1', '18446744073709551615', '4102444800000000000'])('its clock says %s', async (timeUnixNano) => {
    const answer = await send('logs', JSON.stringify(logs(log({ timeUnixNano }))));
    expect([answer.status, answer.text]).toEqual([200, '{}']);
    expect(Math.abs((answer.stored[0]?.timestampMs ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(answer.stored[0]?.data['$baselime.originalTimestamp']).toBe(timeUnixNano);
  });
});

describe('a request is refused whole', () => {
  const protobuf = { 'content-type': 'application/x-protobuf' };
  const empties = (bytes: number): Buffer => Buffer.from('1200'.repeat(bytes / 2), 'hex');
  /** So many empty spans below one resource and one scope. */
  function manySpans(items: number): Buffer {
    const scope = Buffer.concat([varint(0x12), varint(items * 2), empties(items * 2)]);
    return Buffer.concat([varint(0x0a), varint(scope.length), scope]);
  }

  it.each([
    ['cut protobuf', 'traces', Buffer.from([0x0a, 200, 1, 0x12]), protobuf, 400, 'not an OTLP export request'],
    ['no protobuf', 'logs', Buffer.from('hello there'), protobuf, 400, 'not an OTLP export request'],
    ['cut JSON', 'traces', '{"resourceSpans":[{', {}, 400, 'not OTLP/JSON'],
    ['JSON of something else', 'traces', '[1,2]', {}, 400, 'not OTLP/JSON'],
    ['broken gzip', 'traces', Buffer.from([0x1f, 0x8b, 8, 0]), { 'content-encoding': 'gzip' }, 400, 'decompressed'],
    ['an encoding of its own', 'traces', '{}', { 'content-encoding': 'zstd' }, 415, 'gzip'],
    ['a gzip bomb', 'traces', gzipSync(Buffer.alloc(40 * 1024 * 1024)), { 'content-encoding': 'gzip' }, 413, '16 MB'],
    ['17 MB', 'traces', Buffer.alloc(17 * 1024 * 1024), protobuf, 413, 'larger'],
    ['a million empty spans', 'traces', manySpans(1_000_000), protobuf, 413, 'records'],
    [
      'a million empty spans in JSON',
      'traces',
      `{"resourceSpans":[{"scopeSpans":[{"spans":[${'{},'.repeat(1_000_000)}{}]}]}]}`,
      {},
      413,
      'records',
    ],
    ['a bad dataset', 'traces', '{"resourceSpans":[]}', { 'x-baselime-dataset': 'a b' }, 400, 'dataset'],
    ['an unknown key', 'traces', '{"resourceSpans":[]}', { 'x-api-key': 'wrong' }, 401, 'key'],
  ])('for %s', async (_name, signal, body, headers, status, reason) => {
    const answer = await send(signal, body, headers as Record<string, string>);
    expect([answer.status, answer.stored]).toEqual([status, []]);
    expect(answer.text).toContain(reason);
  });
});

function varint(value: number): Buffer {
  const bytes: number[] = [];
  for (let left = value; ; left >>>= 7) {
    if (left < 0x80) return Buffer.from([...bytes, left]);
    bytes.push((left & 0x7f) | 0x80);
  }
}
