/** Platforms and metric clients over the whole server: real clients where npm has one, else the documented form. */
import { createHmac } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { gzipSync } from 'node:zlib';
import type { EventView, QueryRequest } from '@baselime-ai/contract';
import { pushTimeseries } from 'prometheus-remote-write';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testCertificate } from '../../packages/server/src/__fixtures__/test-certificate.js';
import { freePort, type Ran, runNode, startTestServer, type TestServer } from '../support/test-server.js';

const { certificate, key } = testCertificate(['localhost']);
const SECRET = 'the secret of the drain';
let server: TestServer;
let folder: string;
let syslogPort: number;
let statsdPort: number;
let counted: Promise<Ran>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baselime-platforms-'));
  await writeFile(join(folder, 'c.pem'), certificate);
  await writeFile(join(folder, 'k.pem'), key);
  syslogPort = await freePort();
  statsdPort = await freeUdpPort();
  server = await startTestServer({
    BASELIME_SYSLOG_TLS_PORT: String(syslogPort),
    BASELIME_SYSLOG_TLS_CERT: join(folder, 'c.pem'),
    BASELIME_SYSLOG_TLS_KEY: join(folder, 'k.pem'),
    BASELIME_STATSD_PORT: String(statsdPort),
    BASELIME_VERCEL_SECRET: SECRET,
    BASELIME_VERCEL_VERIFY: 'abc123',
  });
  // StatsD is handed over every ten seconds; what is sent now has arrived when the other tests are done.
  counted = runNode([new URL('./statsd.cjs', import.meta.url).pathname, String(statsdPort)]);
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

function freeUdpPort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createSocket('udp4').bind(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** The events of a dataset once there are so many, oldest first. */
async function arrived(
  dataset: string,
  count: number,
  part: Partial<QueryRequest> = {},
): Promise<readonly EventView[]> {
  for (const start = Date.now(); ; await new Promise((done) => setTimeout(done, 200))) {
    const events = await server.api.events({ query: { datasets: [dataset] }, ...part });
    if (events.length >= count) return [...events].reverse();
    if (Date.now() - start > 60_000) throw new Error(`${events.length} of ${count} events arrived in ${dataset}`);
  }
}

describe('the client prometheus-remote-write', () => {
  it('delivers samples at their own times', async () => {
    const at = Date.now() - 60_000;
    const answer = await pushTimeseries(
      { labels: { __name__: 'orders_total', job: 'shop', code: '500' }, samples: [{ value: 4, timestamp: at }] },
      {
        url: `${server.url}/prometheus`,
        auth: { username: 'anybody', password: server.key },
        fetch: (url, init) =>
          fetch(url, {
            method: 'POST',
            headers: init?.headers ?? {},
            body: Buffer.from(new Uint8Array(init?.body ?? new ArrayBuffer(0))),
          }),
      },
    );
    expect(answer.status).toBe(204);
    expect(await arrived('prometheus', 1)).toMatchObject([
      { name: 'orders_total', service: 'shop', timestampMs: at, data: { code: '500', value: 4 } },
    ]);
  });
});

describe('syslog over TLS in the form of a log stream', () => {
  it('delivers time, service, level and request, and never the key', async () => {
    const at = new Date(Date.now() - 1000).toISOString();
    const socket = connect({ port: syslogPort, host: '127.0.0.1', servername: 'localhost', ca: certificate });
    const line = (level: number, text: string) =>
      `<${8 + level}>1 ${at} srv-1 shop-api 12 - [${server.key}@41058] ${text}`;
    const failure = line(6, '{"level":"error","msg":"card is undefined","requestId":"r-9"}');
    socket.write(`${Buffer.byteLength(failure)} ${failure}`);
    socket.end(`${line(6, 'listening')}\n`);
    const events = await arrived('syslog', 2);
    for (const event of events) {
      expect(event).toMatchObject({ service: 'shop-api', timestampMs: Date.parse(at) });
      expect(JSON.stringify(event)).not.toContain(server.key);
    }
    const named = Object.fromEntries(events.map((event) => [event.message, event]));
    expect(named['card is undefined']).toMatchObject({ level: 'error', isError: true, requestId: 'r-9' });
    expect(named.listening).toMatchObject({ level: 'info', isError: false });
  });
});

describe('a log drain of Vercel', () => {
  it('is verified, signed, and arrives in the dataset of its source', async () => {
    const check = await fetch(`${server.url}/vercel`, { method: 'POST' });
    expect([check.status, check.headers.get('x-vercel-verify')]).toEqual([200, 'abc123']);
    const at = Date.now() - 2000;
    const entry = {
      source: 'lambda',
      projectName: 'web',
      entrypoint: 'api/pay',
      level: 'error',
      message: 'no',
      timestamp: at,
    };
    const body = `${JSON.stringify({ ...entry, requestId: 'v-1' })}\n`;
    const headers = { 'x-vercel-signature': createHmac('sha1', SECRET).update(body).digest('hex') };
    expect((await fetch(`${server.url}/vercel`, { method: 'POST', body, headers })).status).toBe(200);
    expect((await fetch(`${server.url}/vercel`, { method: 'POST', body })).status).toBe(401);
    expect(await arrived('vercel-functions', 1)).toMatchObject([
      { service: 'web', namespace: 'api/pay', requestId: 'v-1', isError: true, timestampMs: at },
    ]);
  });
});

describe('Logpush of Cloudflare', () => {
  it('passes its trial and delivers a Worker that failed', async () => {
    const push = (lines: string) =>
      fetch(`${server.url}/cloudflare`, {
        method: 'POST',
        body: gzipSync(lines),
        headers: { authorization: `Bearer ${server.key}`, 'content-encoding': 'gzip' },
      });
    expect((await push('{"content":"tests"}')).status).toBe(202);
    const at = Date.now() - 3000;
    const invocation = {
      ScriptName: 'pay-worker',
      Outcome: 'exception',
      EventType: 'fetch',
      EventTimestampMs: at,
      Event: { RayID: 'ray-1' },
      Exceptions: [{ Name: 'TypeError', Message: 'card is undefined', TimestampMs: at + 1 }],
    };
    expect((await push(`${JSON.stringify(invocation)}\n`)).status).toBe(202);
    const events = await arrived('cloudflare', 2);
    expect(
      events.map(({ service, requestId, isError, timestampMs }) => [service, requestId, isError, timestampMs]),
    ).toEqual([
      ['pay-worker', 'ray-1', true, at],
      ['pay-worker', 'ray-1', true, at + 1],
    ]);
  });
});

describe('log collectors', () => {
  it('present the key as their settings allow', async () => {
    const basic = `Basic ${Buffer.from(`fly:${server.key}`).toString('base64')}`;
    for (const authorization of [`Bearer ${server.key}`, basic]) {
      const record = { fly: { app: { name: 'shop' }, region: 'ams' }, log: { level: 'error' }, message: 'no' };
      const body = JSON.stringify([record]);
      const headers = { authorization, 'content-type': 'application/json' };
      expect((await fetch(`${server.url}/v1/flyio`, { method: 'POST', body, headers })).status).toBe(202);
    }
    for (const event of await arrived('flyio', 2)) expect(event).toMatchObject({ service: 'shop', isError: true });
  });
});

describe('the client node-statsd over UDP', () => {
  it('delivers counters, timers, gauges and sets with their tags', async () => {
    expect(await counted).toMatchObject({ code: 0, stderr: '' });
    const events = await arrived('statsd', 4);
    const named = Object.fromEntries(events.map((event) => [event.name, event]));
    expect(named['shop.orders']).toMatchObject({ kind: 'metric', service: 'shop', data: { value: 3 } });
    expect(named['shop.latency']).toMatchObject({
      data: { value: 150, metric: { count: 2, sum: 300, min: 100, max: 200, unit: 'ms' } },
    });
    expect(named['shop.queue']).toMatchObject({ data: { value: 7 } });
    const [summed] =
      (
        await server.api.query({
          view: 'series',
          query: {
            datasets: ['statsd'],
            filters: [{ key: 'name', operation: '=', value: 'shop.latency' }],
            calculations: [{ operator: 'MAX', key: 'value.max', alias: 'max' }],
          },
        })
      ).aggregates ?? [];
    expect(summed?.values).toEqual({ max: 200 });
    expect(named['shop.users']).toMatchObject({ data: { value: 2 } });
  });
});
