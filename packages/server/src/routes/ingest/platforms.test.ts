import { createHmac } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { EngineError } from '@baselime-ai/engine';
import { afterEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
const start = async (environment = {}): Promise<TestServer> => {
  server = await startTestServer(environment);
  return server;
};
afterEach(() => server.close());
const doors = (): readonly unknown[] => server.fake.calls.map((call) => call.args[1]);
const entries = '[{"source":"lambda","message":"x"}]';
const sign = (secret: string, body: string): string => createHmac('sha1', secret).update(body).digest('hex');

describe('the door of Vercel', () => {
  it('lets a drain with an API key in and answers 200', async () => {
    await start();
    const answer = await server.fetch('/vercel?service=shop', { method: 'POST', body: entries });
    expect([answer.status, answer.headers.get('x-vercel-verify')]).toEqual([200, null]);
    expect(server.fake.calls[0]?.args).toMatchObject(['default', 'vercel', { query: { service: 'shop' } }]);
    expect((await server.open('/vercel', { method: 'POST', body: entries })).status).toBe(401);
    expect((await server.open('/vercel', { method: 'POST' })).status).toBe(401);
    expect(doors()).toEqual(['vercel']);
  });

  it('lets only signed bodies in where a secret is set', async () => {
    await start({ BASELIME_VERCEL_SECRET: 's3cret' });
    const send = (signature: string | undefined, body = entries) =>
      server.open('/vercel', {
        method: 'POST',
        body,
        ...(signature === undefined ? {} : { headers: { 'x-vercel-signature': signature } }),
      });
    expect((await send(sign('s3cret', entries))).status).toBe(200);
    const refused = [undefined, '', 'zz', sign('other', entries), sign('s3cret', `${entries} `)];
    for (const signature of refused) expect((await send(signature)).status).toBe(401);
    expect((await server.fetch('/vercel', { method: 'POST', body: entries })).status).toBe(401);
    expect(doors()).toEqual(['vercel']);
  });

  it('shows Vercel the value it looks for, before there is a key', async () => {
    await start({ BASELIME_VERCEL_VERIFY: 'abc123' });
    for (const method of ['GET', 'POST']) {
      const answer = await server.open('/vercel', { method });
      expect([method, answer.status, answer.headers.get('x-vercel-verify')]).toEqual([method, 200, 'abc123']);
    }
    const signed = await server.open('/vercel', { method: 'POST', body: entries });
    expect([signed.status, signed.headers.get('x-vercel-verify')]).toEqual([401, 'abc123']);
    expect(doors()).toEqual([]);
  });

  it('answers a store that is away with 503', async () => {
    await start();
    server.fake.failures.set('ingestDoor', new EngineError('STORE_UNAVAILABLE', 'Away.'));
    const answer = await server.fetch('/vercel', { method: 'POST', body: entries });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '2']);
  });
});

describe('the door of Cloudflare', () => {
  it('takes the key from the header that its address sets', async () => {
    await start();
    const body = gzipSync('{"content":"tests"}');
    const headers = { authorization: `Bearer ${server.apiKey}`, 'content-encoding': 'gzip' };
    const query = '?header_Authorization=Bearer%20ignored&dataset=edge';
    const answer = await server.open(`/cloudflare${query}`, { method: 'POST', body, headers });
    expect(answer.status).toBe(202);
    expect(server.fake.calls[0]?.args).toMatchObject(['default', 'cloudflare', { query: { dataset: 'edge' }, body }]);
    expect((await server.open('/cloudflare', { method: 'POST', body })).status).toBe(401);
  });
});

describe('the door of Prometheus', () => {
  it('answers 204 to what was taken and 400 to what can never be', async () => {
    await start();
    const basic = `Basic ${Buffer.from(`prometheus:${server.apiKey}`).toString('base64')}`;
    const send = () =>
      server.open('/prometheus', { method: 'POST', body: new Uint8Array([1]), headers: { authorization: basic } });
    expect((await send()).status).toBe(204);
    server.fake.ingested = { accepted: 0, rejected: [{ index: 0, code: 'INGEST_EVENT_INVALID', reason: 'no' }] };
    expect((await send()).status).toBe(400);
    expect(doors()).toEqual(['prometheus', 'prometheus']);
  });
});
