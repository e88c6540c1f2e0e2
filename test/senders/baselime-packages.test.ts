/** Baselime's own packages for Node.js, run as published: what they send arrives with its time, level, service and correlation. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { EventView } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testContext } from '../../packages/engine/src/ingest/__fixtures__/context.js';
import { decodeFile } from '../../packages/engine/src/ingest/index.js';
import { testCertificate } from '../../packages/server/src/__fixtures__/test-certificate.js';
import { docSnippet } from '../support/doc-snippet.js';
import { runNode, startTestServer, type TestServer } from '../support/test-server.js';

const script = (name: string): string => fileURLToPath(new URL(`./${name}`, import.meta.url));
let server: TestServer;
let folder: string;
let detour: ChildProcess;
/** What an application needs in its environment for the packages whose address is fixed. */
let detoured: Record<string, string>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baselime-detour-'));
  server = await startTestServer();
  const { certificate, key } = testCertificate(['events.baselime.io']);
  const files = {
    'detour.mjs': docSnippet('sources/baselime-pino.md', 'detour.mjs'),
    'c.pem': certificate,
    'k.pem': key,
  };
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  const args = ['detour.mjs', server.url, 'c.pem', 'k.pem', '0'];
  detour = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] });
  const proxyUrl = await new Promise<string>((resolve) => {
    detour.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
  });
  detoured = { HTTPS_PROXY: proxyUrl, NODE_EXTRA_CA_CERTS: join(folder, 'c.pem') };
});
afterAll(async () => {
  detour?.kill();
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const inDataset = async (dataset: string): Promise<readonly EventView[]> =>
  [...(await server.api.events({ query: { datasets: [dataset] } }))].reverse();
const byMessage = (events: readonly EventView[]): Record<string, EventView> =>
  Object.fromEntries(events.map((event) => [event.message ?? '', event]));
/** Whether a time lies between the start of a sender and now, to the millisecond. */
const between = (from: number, event: EventView | undefined): boolean =>
  event !== undefined && event.timestampMs >= from && event.timestampMs <= Date.now();

describe('@baselime/pino-transport through the documented proxy', () => {
  it('delivers level, time, error and correlation, and no password', async () => {
    const start = Date.now();
    const options = { baselimeApiKey: server.key, service: 'shop', namespace: 'checkout', dataset: 'pino-shop' };
    const args = [script('pino.cjs'), '@baselime/pino-transport', JSON.stringify(options)];
    expect(await runNode(args, { env: detoured })).toMatchObject({ code: 0, stderr: '' });

    const events = byMessage(await inDataset('pino-shop'));
    expect(Object.keys(events)).toHaveLength(4);
    expect(events['checkout started']).toMatchObject({
      service: 'shop',
      namespace: 'checkout',
      level: 'info',
      kind: 'log',
      isError: false,
      data: { cart: 3, nested: { password: '<REDACTED>' } },
    });
    expect(events['payment is slow']).toMatchObject({
      level: 'warn',
      isError: false,
      requestId: 'req-1',
      traceId: '5b8efff798038103d269b633813fc60c',
    });
    expect(events['checkout failed']).toMatchObject({ level: 'error', isError: true, requestId: 'req-1' });
    expect(events['checkout failed']?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(events['giving up']).toMatchObject({ level: 'fatal', isError: true });
    for (const event of Object.values(events)) {
      expect(event.timestampMs).toBe(event.data.time);
      expect(between(start, event)).toBe(true);
    }
  });

  it('names neither service nor namespace when the options do not', async () => {
    const args = [script('pino.cjs'), '@baselime/pino-transport', JSON.stringify({ baselimeApiKey: server.key })];
    expect(await runNode(args, { env: detoured })).toMatchObject({ code: 0, stderr: '' });
    const events = await inDataset('pino-logs');
    expect(events).toHaveLength(4);
    for (const event of events) expect(event).toMatchObject({ service: 'default', namespace: 'default' });
  });

  it('does not arrive with a wrong key, and the program is told', async () => {
    const options = { baselimeApiKey: 'wrong', dataset: 'pino-wrong' };
    const args = [script('pino.cjs'), '@baselime/pino-transport', JSON.stringify(options)];
    expect(`${(await runNode(args, { env: detoured })).stderr}`).toContain('401');
    expect(await inDataset('pino-wrong')).toEqual([]);
  });
});

describe('the transport for pino of our documentation', () => {
  it('delivers the same without a package', async () => {
    const start = Date.now();
    const target = join(folder, 'baselime.mjs');
    await writeFile(target, docSnippet('sources/baselime-pino.md', 'baselime.mjs'));
    const options = { url: server.url, key: server.key, service: 'shop', dataset: 'pino-own' };
    const ran = await runNode([script('pino.cjs'), target, JSON.stringify(options)]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });

    const events = byMessage(await inDataset('pino-own'));
    expect(events['checkout started']).toMatchObject({ level: 'info', isError: false, service: 'shop' });
    expect(events['payment is slow']).toMatchObject({ level: 'warn', isError: false, requestId: 'req-1' });
    expect(events['checkout failed']).toMatchObject({ level: 'error', isError: true, requestId: 'req-1' });
    expect(events['giving up']).toMatchObject({ level: 'fatal', isError: true, service: 'shop' });
    for (const event of Object.values(events)) {
      expect(event.timestampMs).toBe(event.data.time);
      expect(between(start, event)).toBe(true);
    }
  });

  it('says so when its key is wrong', async () => {
    const target = join(folder, 'baselime.mjs');
    await writeFile(target, docSnippet('sources/baselime-pino.md', 'baselime.mjs'));
    const ran = await runNode([script('pino.cjs'), target, JSON.stringify({ url: server.url, key: 'wrong' })]);
    expect(ran.stderr).toContain('logs were not sent: 401');
  });
});

describe('@baselime/winston-transport through the documented proxy', () => {
  it('delivers level and correlation; the time is that of arrival', async () => {
    const start = Date.now();
    const options = { baselimeApiKey: server.key, service: 'shop' };
    const ran = await runNode([script('winston.cjs'), JSON.stringify(options)], { env: detoured });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const events = byMessage(await inDataset('winston-logs'));
    expect(events['hello winston']).toMatchObject({
      level: 'info',
      isError: false,
      service: 'shop',
      data: { cart: 3 },
    });
    expect(events['checkout failed']).toMatchObject({ level: 'error', isError: true, requestId: 'req-2' });
    expect(events['checkout failed']?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(Object.values(events).every((event) => between(start, event))).toBe(true);
  });
});

describe("winston's own HTTP transport, set as our documentation says", () => {
  it('delivers time, level, error and service', async () => {
    const app = join(folder, 'winston-app.mjs');
    const winston = import.meta.resolve('winston');
    const text = docSnippet('sources/baselime-winston.md', 'winston-app.mjs').replace("'winston'", `'${winston}'`);
    const calls = "logger.info('hello', { cart: 3 }); logger.error(new TypeError('card is undefined'));";
    await writeFile(app, `${text}\n${calls}`);
    const ran = await runNode([app], { env: { BASELIME_URL: server.url, BASELIME_API_KEY: server.key } });
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const events = byMessage(
      await server.api.events({
        query: { datasets: ['winston-logs'], filters: [{ key: 'timestamp', operation: 'EXISTS' }] },
      }),
    );
    expect(events.hello).toMatchObject({ level: 'info', isError: false, service: 'shop' });
    expect(events['card is undefined']).toMatchObject({ level: 'error', isError: true, service: 'shop' });
    expect(events.hello?.timestampMs).toBe(Date.parse(String(events.hello?.data.timestamp)));
  });
});

describe('@baselime/edge-logger', () => {
  it('delivers level, time, trace and request, and the header text undefined is no service', async () => {
    const start = Date.now();
    const ran = await runNode([script('edge-logger.cjs'), `${server.url}/v1`, server.key]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const events = await inDataset('edge-logger');
    expect(events.map(({ level, isError }) => [level, isError])).toEqual([
      ['info', false],
      ['warn', false],
      ['error', true],
    ]);
    for (const event of events) {
      expect(event).toMatchObject({
        service: 'default',
        namespace: 'default',
        traceId: ran.stdout,
        requestId: 'edge-1',
        timestampMs: event.data.timestamp,
      });
      // Its clock steps ahead by a millisecond for each line.
      expect(event.timestampMs).toBeGreaterThanOrEqual(start);
      expect(event.timestampMs).toBeLessThanOrEqual(Date.now() + 5);
    }
    expect(events[2]?.message).toMatch(/^too many items: RangeError: too many items/);
    expect(events[2]?.fingerprint).toMatch(/^[0-9a-f]{16}$/);
  });

  it('takes service and namespace from its options', async () => {
    await runNode([script('edge-logger.cjs'), `${server.url}/v1`, server.key, 'storefront', 'worker']);
    const named = await server.api.events({
      query: { datasets: ['edge-logger'], filters: [{ key: 'service', operation: '=', value: 'storefront' }] },
    });
    expect(named.map(({ namespace }) => namespace)).toEqual(['worker', 'worker', 'worker']);
  });
});

describe('@baselime/lambda-logger', () => {
  it('writes lines that arrive as one request with its error, duration and cold start', async () => {
    const ran = await runNode([script('lambda-logger.cjs')]);
    expect(ran).toMatchObject({ code: 0, stderr: '' });
    const sent = await server.api.send('/v1/lambda-logs/orders/create-order', ran.stdout, {
      'content-type': 'text/plain',
    });
    expect([sent.status, await sent.json()]).toEqual([202, { message: 'Request Accepted' }]);

    const { events: fromFile } = decodeFile(testContext(), 'function.log', Buffer.from(ran.stdout));
    expect(fromFile.map(({ message, level, isError }) => [message, level, isError])).toEqual(
      expect.arrayContaining([
        ['order received', 'info', false],
        ['order failed', 'error', true],
      ]),
    );
    expect(fromFile.filter(({ coldStart }) => coldStart)).toMatchObject([{ name: 'REPORT', durationMs: 12.5 }]);

    const events = await inDataset('lambda-logs');
    expect(events).toHaveLength(8);
    for (const event of events) {
      expect(event).toMatchObject({
        service: 'orders',
        namespace: 'create-order',
        requestId: '8f507cfc-1111-4697-b07a-ac58fc914c95',
      });
    }
    const lines = byMessage(events);
    expect(lines['baselime:trigger']).toMatchObject({ level: 'info', isError: false });
    expect(lines['cache miss']).toMatchObject({ level: 'debug' });
    expect(lines['order received']).toMatchObject({ level: 'info', isError: false });
    expect(lines['order failed']).toMatchObject({ level: 'error', isError: true });
    // The wrapper writes what was thrown at level info.
    expect(lines['baselime:error']).toMatchObject({ isError: true });
    const report = events.find(({ name }) => name === 'REPORT');
    expect(report).toMatchObject({ durationMs: 12.5, coldStart: true, isError: false });
    expect(events.filter(({ coldStart }) => coldStart !== undefined)).toHaveLength(1);
  });
});
