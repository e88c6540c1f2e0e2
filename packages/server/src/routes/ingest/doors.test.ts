import { gzipSync } from 'node:zlib';
import { EngineError } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort } from '../../__fixtures__/free-port.js';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const post = (path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> =>
  server.fetch(path, { method: 'POST', body, headers });
const textOf = async (answer: Response): Promise<[number, string]> => [answer.status, await answer.text()];
const verbs = (): string[] => server.fake.calls.map((call) => call.verb);

describe('the Events API', () => {
  it('answers as the original does, to the byte', async () => {
    expect(await textOf(await post('/v1/web', '[{}]'))).toEqual([202, '{"message":"Request Accepted"}']);
    const unauthorised = await server.open('/v1/web', { method: 'POST', body: '[{}]' });
    expect(await textOf(unauthorised)).toEqual([401, '{"message":"Unauthorised"}']);
    expect(await textOf(await server.open('/v1/web'))).toEqual([405, '{"message":"Method Not Allowed"}']);
    server.fake.failures.set('ingestEvents', new TypeError('secret detail'));
    expect(await textOf(await post('/v1/web', '[{}]'))).toEqual([500, '{"message":"Internal Error"}']);
  });

  it('hands the bytes, the path and the headers on untouched', async () => {
    const body = gzipSync('[{"a":1}]');
    await post('/v1/lambda-logs/my%20shop/checkout', body, {
      'content-encoding': 'gzip',
      'content-type': 'text/plain',
      'x-service': 'shop',
    });
    const [, path, headers, bytes] = server.fake.calls[0]?.args ?? [];
    expect(path).toEqual({ dataset: 'lambda-logs', service: 'my shop', namespace: 'checkout' });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', 'x-service': 'shop' });
    expect(bytes).toEqual(body);
  });

  it('names the rejected events and keeps the accepted ones', async () => {
    const rejected = [{ index: 1, code: 'INGEST_EVENT_TOO_LARGE', reason: 'too large' }] as const;
    server.fake.ingested = { accepted: 1, rejected };
    expect(await textOf(await post('/v1/web', '[]'))).toEqual([
      202,
      JSON.stringify({ message: 'Request Accepted', invalid: rejected }),
    ]);
  });

  it('refuses a request of which nothing was accepted', async () => {
    server.fake.ingested = { accepted: 0, rejected: [{ index: 0, code: 'INGEST_EVENT_INVALID', reason: 'no' }] };
    const answer = await post('/v1/web', '[1]');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: 'Bad Request', invalid: [{ index: 0 }] });
  });

  it.each(['/v1/a/b', '/v1/a/b/c/d', '/v1/a/%ff/c'])('calls %s a bad path', async (path) => {
    const answer = await post(path, '[]');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ message: 'Bad Request' });
    expect(verbs()).toEqual([]);
  });

  it('asks to come back later when the store is overloaded', async () => {
    server.fake.failures.set('ingestEvents', new EngineError('STORE_OVERLOADED', 'Busy.'));
    const answer = await post('/v1/web', '[]');
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '2']);
  });

  it('refuses a body above its limit before it is read whole', async () => {
    const answer = await post('/v1/web', new Uint8Array(6 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
    expect(verbs()).toEqual([]);
  });

  it('lets pages of any site send events, but not read the API', async () => {
    const origin = 'https://shop.example';
    const preflight = await server.open('/v1/web', {
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-headers': 'contenttype,x-api-key,library,x-service,x-namespace' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    for (const name of ['contenttype', 'x-api-key', 'library', 'x-service', 'x-namespace', 'user-agent']) {
      expect(preflight.headers.get('access-control-allow-headers')).toContain(name);
    }
    expect((await post('/v1/web', '[]', { origin })).headers.get('access-control-allow-origin')).toBe('*');
    const api = await server.fetch('/api/session', { headers: { origin } });
    expect(api.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('addresses that both languages share', () => {
  it.each([
    ['OTLP JSON', '{"resourceLogs":[]}', {}, 'ingestOtlp'],
    ['gzipped OTLP JSON', gzipSync(' {"resourceLogs":[]}'), { 'content-encoding': 'gzip' }, 'ingestOtlp'],
    ['protobuf', new Uint8Array([10, 0]), { 'content-type': 'application/x-protobuf' }, 'ingestOtlp'],
    ['an array of events', '[{"message":"resourceLogs"}]', {}, 'ingestEvents'],
    ['one event', '{"message":"x","resourceLogs":1}', {}, 'ingestEvents'],
    ['gzipped events', gzipSync('[{"a":1}]'), { 'content-encoding': 'gzip' }, 'ingestEvents'],
  ])('take %s for what it is', async (_name, body, headers, verb) => {
    await post('/v1/logs', body, { 'content-type': 'application/json', ...headers });
    expect(verbs()).toEqual([verb]);
  });
});

describe('OTLP', () => {
  it.each(['/', '/v1', '/otel'])('is taken at %s, whatever signal it carries', async (path) => {
    const answer = await post(path, '{"resourceSpans":[]}', { 'content-type': 'application/json' });
    expect(await textOf(answer)).toEqual([200, '{"partialSuccess":{}}']);
    expect(server.fake.calls[0]?.args[1]).toBeUndefined();
  });

  it.each(['traces', 'logs', 'metrics'])('tells the signal from /v1/%s', async (signal) => {
    await post(`/v1/${signal}`, new Uint8Array(), { 'content-type': 'application/x-protobuf' });
    expect(server.fake.calls[0]?.args[1]).toBe(signal);
  });

  it('needs a key and says so in the encoding of the sender', async () => {
    const headers = { 'content-type': 'application/x-protobuf' };
    const answer = await server.open('/v1', { method: 'POST', headers, body: new Uint8Array([1]) });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([401, 'application/x-protobuf']);
    expect([...new Uint8Array(await answer.arrayBuffer()).subarray(0, 3)]).toEqual([8, 16, 0x12]);
  });

  it('answers failures as google.rpc.Status in JSON', async () => {
    server.fake.failures.set('ingestOtlp', new EngineError('STORE_UNAVAILABLE', 'The store is away.'));
    const answer = await post('/v1', '{"resourceSpans":[]}', { 'content-type': 'application/json' });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
    expect(await answer.json()).toEqual({ code: 14, message: 'The store is away.' });
  });

  it('has a listener of its own that serves nothing else', async () => {
    const port = await freePort();
    const own = await startTestServer({ BASELIME_OTLP_HTTP_PORT: String(port) });
    try {
      const headers = { 'x-api-key': own.apiKey, 'content-type': 'application/json' };
      const send = (path: string, body = '{"resourceSpans":[]}') =>
        fetch(own.otlpUrl + path, { method: 'POST', headers, body });
      expect((await send('/v1/traces')).status).toBe(200);
      expect((await send('/v1/my-dataset')).status).toBe(404);
      for (const path of ['/api/session', '/v1/traces', '/']) {
        const answer = await fetch(own.otlpUrl + path, { headers });
        expect([answer.status, await answer.text()]).toEqual([
          404,
          expect.stringContaining('takes OTLP only: POST to'),
        ]);
      }
    } finally {
      await own.close();
    }
  });
});
