/** The Events API over the whole server: every form of a request that its senders use, and batches that are partly bad. */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.close());

const accepted = [202, '{"message":"Request Accepted"}'];
const send = async (path: string, body: string | Uint8Array, headers: Record<string, string> = {}) => {
  const answer = await server.api.send(path, body, headers);
  return [answer.status, await answer.text()];
};
const inDataset = (dataset: string, limit = 100) => server.api.events({ query: { datasets: [dataset], limit } });
const pair = [{ message: 'a' }, { message: 'b' }];
const array = JSON.stringify(pair);

describe('a body', () => {
  it.each<[string, string | Uint8Array, Record<string, string>]>([
    ['array', array, {}],
    ['array-with-a-byte-order-mark', `\ufeff${array}`, {}],
    ['text-plain', array, { 'content-type': 'text/plain;charset=UTF-8' }],
    ['without-a-type', array, { 'content-type': '' }],
    ['of-a-type-that-is-none', array, { 'content-type': 'json' }],
    ['of-a-type-with-odd-parameters', array, { 'content-type': 'application/json; charset' }],
    ['ndjson', '{"message":"a"}\n{"message":"b"}\n', { 'content-type': 'application/x-ndjson' }],
    ['ndjson-as-json', '{"message":"a"}\r\n\r\n{"message":"b"}', {}],
    ['objects-in-a-row', '{"message":"a"}{"message":"b"}', {}],
    ['lines', 'a\nb\n', { 'content-type': 'text/plain' }],
    ['array-of-lines', '["a","b"]', {}],
    ['gzip', gzipSync(array), { 'content-encoding': 'gzip' }],
    ['gzip-in-capitals', gzipSync(array), { 'content-encoding': 'GZIP' }],
    ['gzip-already-undone', array, { 'content-encoding': 'gzip' }],
    ['deflate', deflateSync(array), { 'content-encoding': 'deflate' }],
    ['brotli', brotliCompressSync(array), { 'content-encoding': 'br' }],
    ['twice', gzipSync(gzipSync(array)), { 'content-encoding': 'gzip, gzip' }],
    ['from-a-platform', array, { 'baselime-data-source': 'fluentbit/docker' }],
  ])('may be %s', async (name, body, headers) => {
    expect(await send(`/v1/form-${name}`, body, headers)).toEqual(accepted);
    const messages = (await inDataset(`form-${name}`)).map(({ message }) => message);
    expect(messages.sort()).toEqual(['a', 'b']);
  });

  it('may be one object', async () => {
    expect(await send('/v1/form-object', '{"message":"a"}')).toEqual(accepted);
    expect(await inDataset('form-object')).toHaveLength(1);
  });
});

describe('service and namespace', () => {
  it.each<[string, string, Record<string, string>, string, string]>([
    ['headers', '/v1/name-1', { 'x-service': 'shop', 'x-namespace': 'pay' }, 'shop', 'pay'],
    ['the older path', '/v1/name-2/shop/pay', { 'x-service': 'other' }, 'shop', 'pay'],
    ['an encoded path', '/v1/name-3/my%20shop/%2Fcart', {}, 'my shop', '/cart'],
    ['undefined', '/v1/name-4', { 'x-service': 'undefined', 'x-namespace': 'undefined' }, 'default', 'default'],
    ['null', '/v1/name-5', { 'x-service': 'null', 'x-namespace': ' null ' }, 'default', 'default'],
    ['empty', '/v1/name-6', { 'x-service': '', 'x-namespace': ' ' }, 'default', 'default'],
    ['an undefined path', '/v1/name-7/undefined/null', {}, 'default', 'default'],
    ['only a service', '/v1/name-8', { 'x-service': 'shop' }, 'shop', 'shop'],
  ])('come from %s', async (_name, path, headers, service, namespace) => {
    expect(await send(path, '[{"message":"x"}]', headers)).toEqual(accepted);
    expect(await inDataset(path.split('/')[2] ?? '')).toMatchObject([{ service, namespace }]);
  });
});

describe('a batch of 10,000 of which 1,000 are bad', () => {
  const isBad = (index: number): boolean => index % 10 === 3;
  const bad = ['null', '7', '[]', '{}', '""'];
  const items = Array.from({ length: 10_000 }, (_, index) =>
    isBad(index) ? (bad[Math.floor(index / 10) % bad.length] ?? 'null') : `{"message":"m","n":${index}}`,
  );

  it.each([
    ['an array', 'mixed-array', `[${items.join()}]`],
    ['lines', 'mixed-lines', items.map((item) => (item === '""' ? 'not json' : item)).join('\n')],
  ])('as %s keeps the good ones and names all of the others', async (_name, dataset, body) => {
    const [status, text] = await send(`/v1/${dataset}`, body);
    const { message, invalid }: { message: string; invalid: { index: number; code: string; reason: string }[] } =
      JSON.parse(String(text));
    expect([status, message]).toEqual([202, 'Request Accepted']);
    expect(invalid.map(({ index }) => index)).toEqual(Array.from({ length: 1000 }, (_, n) => n * 10 + 3));
    for (const { code, reason } of invalid) {
      expect(code).toBe('INGEST_EVENT_INVALID');
      expect(reason).not.toBe('');
    }
    const answer = await server.api.query({
      view: 'series',
      query: {
        datasets: [dataset],
        calculations: [
          { operator: 'COUNT', alias: 'count' },
          { operator: 'COUNT_DISTINCT', key: 'n', alias: 'distinct' },
          { operator: 'SUM', key: 'n', alias: 'sum' },
        ],
      },
    });
    const sum = items.reduce((total, _item, index) => (isBad(index) ? total : total + index), 0);
    expect(answer.aggregates?.[0]?.values).toEqual({ count: 9000, distinct: 9000, sum });
  });
});

describe('limits', () => {
  const TOO_LARGE = expect.stringMatching(
    /^\{"message":"Payload Too Large","invalid":\[\{"code":"INGEST_PAYLOAD_TOO_LARGE","reason":"/,
  );
  it.each([
    ['an array', `[${'1,'.repeat(3_000_000)}1]`, 'application/json'],
    ['lines', 'a\n'.repeat(3_000_000), 'text/plain'],
    ['objects in a row', '{}'.repeat(3_000_000), 'application/json'],
    ['MessagePack', Buffer.alloc(6_000_000, 1), 'application/msgpack'],
  ])('refuse millions of items as %s', async (_name, body, type) => {
    const headers = { 'content-encoding': 'gzip', 'content-type': type };
    expect(await send('/v1/too-many', gzipSync(body), headers)).toEqual([413, TOO_LARGE]);
    expect(await inDataset('too-many')).toEqual([]);
  });
  it('name a thousand of the items that are bad, and say how many there were', async () => {
    const [status, text] = await send('/v1/all-bad', `[${'1,'.repeat(5000)}1]`);
    const { invalid, invalidCount }: { invalid: unknown[]; invalidCount: number } = JSON.parse(String(text));
    expect([status, invalid.length, invalidCount]).toEqual([400, 1000, 5001]);
  });
  it.each([
    ['10 MB', 'x'.repeat(10 * 1024 * 1024), {}],
    ['10 MB that are 10 kB on the wire', gzipSync('x'.repeat(10 * 1024 * 1024)), { 'content-encoding': 'gzip' }],
  ])('refuse %s with 413', async (_name, text, headers) => {
    const body = typeof text === 'string' ? `[{"message":"${text}"}]` : text;
    expect(await send('/v1/too-large', body, headers)).toEqual([413, TOO_LARGE]);
    expect(await inDataset('too-large')).toEqual([]);
  });
  it('take 6 MB of events just below 256 kB each', async () => {
    const item = JSON.stringify({ message: 'large', pad: 'x'.repeat(255 * 1024) });
    const body = `[${Array.from({ length: 23 }, () => item).join()}]`;
    expect(body.length).toBeLessThan(6 * 1024 * 1024);
    expect(await send('/v1/large', body)).toEqual(accepted);
    expect(await inDataset('large')).toHaveLength(23);
  });
  it('keep JSON that explodes when it is read within bounds', async () => {
    const wide = `{"message":"wide",${Array.from({ length: 20_000 }, (_, n) => `"k${n}":{}`).join()}}`;
    const deep = `${'{"a":['.repeat(3000)}1${']}'.repeat(3000)}`;
    const keys = `{"message":"keys","${'k'.repeat(100_000)}":1}`;
    expect(await send('/v1/bombs', `[${wide},${deep},${keys}]`)).toEqual(accepted);
    const stored = await inDataset('bombs');
    expect(stored).toHaveLength(3);
    expect(JSON.stringify(stored).length).toBeLessThan(400_000);
  });
});

describe('what cannot be represented', () => {
  it('is kept as near as it can be, beside everything else', async () => {
    const body = `[
      {"message":"big","id":123456789012345678901234567890,"small":-9223372036854775809,"max":18446744073709551615},
      {"message":"twice","a":1,"a":2},
      {"message":"dots","http.status":500,"http":{"status":200,"method":"GET"}},
      {"message":"half \\ud83d pair","k\\udc00":"v"},
      {"message":"future","timestamp":"2999-01-01T00:00:00Z"},
      {"message":"past","timestamp":"1969-01-01T00:00:00Z"}]`;
    const start = Date.now();
    expect(await send('/v1/odd', body)).toEqual(accepted);
    const events = Object.fromEntries((await inDataset('odd')).map((event) => [event.message, event]));
    expect(Object.keys(events)).toHaveLength(6);
    expect(events.big?.data).toMatchObject({
      id: '123456789012345678901234567890',
      small: '-9223372036854775809',
      max: '18446744073709551615',
    });
    expect(events.twice?.data.a).toBe(2);
    expect(events.dots?.data).toMatchObject({ 'http.status': 500, http: { status: 200, method: 'GET' } });
    expect(events['half \ufffd pair']?.data).toMatchObject({ 'k\ufffd': 'v' });
    for (const name of ['future', 'past']) {
      expect(events[name]?.timestampMs).toBeGreaterThanOrEqual(start);
      expect(events[name]?.timestampMs).toBeLessThanOrEqual(Date.now());
      expect(events[name]?.data['$baselime.originalTimestamp']).toBe(events[name]?.data.timestamp);
    }
  });
});
