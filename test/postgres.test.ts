/** Accounts, keys, explanations and feedback in PostgreSQL, through the whole server and through two of them. */
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { silentLogger } from '@baselime-ai/engine';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EngineSupervisor } from '../packages/engine/src/store/telemetry/embedded/supervisor.js';
import { startPostgres } from '../packages/engine/src/store/workspace/__fixtures__/throwaway-postgres.js';
import { rawRequest } from './support/hostile.js';
import { apiOf, startTestServer, type TestServer } from './support/test-server.js';

const postgres = await startPostgres(process.env);
if (postgres === undefined && process.env.CI !== 'true') {
  process.stderr.write('skipped: PostgreSQL is missing; install it or set TEST_DATABASE_URL\n');
}
const isSkipped = postgres === undefined && process.env.CI !== 'true';
const MISSING = 'PostgreSQL is missing, and CI=true allows no skip';
afterAll(() => postgres?.stop());

const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }): string =>
  headers['set-cookie']?.[0]?.split(';')[0] ?? '';

describe.skipIf(isSkipped)('a server over PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    if (postgres === undefined) throw new Error(MISSING);
    server = await startTestServer({ DATABASE_URL: postgres.url });
  });
  afterAll(async () => {
    await server?.close();
  });

  const open = (path: string, headers: Record<string, string>, method = 'GET', body = '') =>
    rawRequest(server.url, path, { 'content-type': 'application/json', origin: server.url, ...headers }, method, body);

  it('signs in by link, with a key, and with the password that was set', async () => {
    const { pathname, search } = new URL(server.signInUrl);
    const cookie = cookieOf((await open(pathname + search, {})).headers);
    const session = await open('/api/session', { cookie });
    expect([session.status, JSON.parse(session.text).user.name]).toEqual([200, 'Owner']);
    const password = 'correct horse battery';
    expect((await open('/api/session/password', { cookie }, 'PUT', JSON.stringify({ password }))).status).toBe(200);
    for (const [path, body] of [
      ['/api/session/key', { key: server.key }],
      ['/api/session/password', { email: 'owner@baselime.localhost', password }],
    ] as const) {
      const again = cookieOf((await open(path, {}, 'POST', JSON.stringify(body))).headers);
      expect((await open('/api/session', { cookie: again })).status).toBe(200);
      expect((await open('/api/session', { cookie: again }, 'DELETE', '{}')).status).toBe(200);
      expect((await open('/api/session', { cookie: again })).status).toBe(401);
    }
  });

  it('keeps explanations and their ratings', async () => {
    expect((await server.api.send('/v1/pg', '[{"level":"error","message":"boom \\u0000 \\ud800"}]')).status).toBe(202);
    const [event] = await server.api.events({ query: { datasets: ['pg'] } });
    const subject = { kind: 'event', id: event?.id ?? '' } as const;
    const { id } = await server.api.explain({ subject, question: 'why \u0000 this?' });
    const kept = await (await server.api.request('GET', `/api/explanations/${id}`)).json();
    expect(kept).toMatchObject({ id, subject });
    const list = await (await server.api.request('GET', '/api/explanations')).json();
    expect(list.explanations.map((one: { id: string }) => one.id)).toEqual([id]);
    for (const rating of ['up', 'down']) {
      const rated = await server.api.request('POST', `/api/explanations/${id}/feedback`, {
        rating,
        reason: 'wrong',
        comment: 'no \u0000 use \ud800',
      });
      expect([rated.status, await rated.json()]).toEqual([200, { rating }]);
    }
    expect((await server.api.request('GET', '/api/ledger')).status).toBe(200);
    for (const path of ['/api/explanations/%00', '/api/explanations?cursor=%00']) {
      expect([400, 404]).toContain((await server.api.request('GET', path)).status);
    }
  });

  it('is ready, and says so of its parts', async () => {
    const answer = await fetch(`${server.url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([
      200,
      { status: 'ready', parts: { telemetry: true, workspace: true } },
    ]);
  });
});

/** An empty database beside the one that is there, and what removes it. */
async function ownDatabase(url: string): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const name = `two_servers_${process.pid}`;
  const run = async (statement: string): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(url), { pathname: `/${name}` }).toString(),
    remove: () => run(`DROP DATABASE ${name} WITH (FORCE)`),
  };
}

describe.skipIf(isSkipped)('two servers over one PostgreSQL and one ClickHouse', () => {
  const ALERTS = 4;
  const told: string[] = [];
  let database: { readonly url: string; remove(): Promise<void> } | undefined;
  let engine: EngineSupervisor | undefined;
  let folder = '';
  let hook: Server;
  let servers: readonly TestServer[] = [];
  const [first, second] = [() => servers[0] as TestServer, () => servers[1] as TestServer];

  beforeAll(async () => {
    if (postgres === undefined) throw new Error(MISSING);
    database = await ownDatabase(postgres.url);
    folder = await mkdtemp(`${tmpdir()}/baselime-two-`);
    // Speaks ClickHouse's HTTP interface, and here it belongs to neither of them.
    engine = new EngineSupervisor({ path: folder, maxMemoryBytes: 1e9, logger: silentLogger });
    const { url, username, password } = await engine.endpoint();
    hook = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => {
        body += chunk.toString();
      });
      request.on('end', () => {
        told.push(JSON.parse(body).alert?.name);
        response.end();
      });
    }).listen(0, '127.0.0.1');
    await once(hook, 'listening');
    const env = {
      DATABASE_URL: database.url,
      CLICKHOUSE_URL: url.replace('//', `//${username}:${password}@`),
      BASELIME_WEBHOOK_ALLOW_PRIVATE: 'true',
    };
    // At once, over empty databases: both would make the tables, the secret and the first key.
    servers = await Promise.all([startTestServer(env), startTestServer(env)]);
  });
  afterAll(async () => {
    for (const server of servers) await server.close();
    hook?.close();
    await engine?.close();
    await database?.remove();
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  });

  it('share sessions: signed in at one, in at the other, and out at both', async () => {
    const call = (server: TestServer, path: string, headers: Record<string, string>, method = 'GET', body = '') =>
      rawRequest(
        server.url,
        path,
        { 'content-type': 'application/json', origin: server.url, ...headers },
        method,
        body,
      );
    const signedIn = await call(first(), '/api/session/key', {}, 'POST', JSON.stringify({ key: first().key }));
    const cookie = cookieOf(signedIn.headers);
    for (const server of servers) expect((await call(server, '/api/session', { cookie })).status).toBe(200);
    expect((await call(second(), '/api/session', { cookie }, 'DELETE', '{}')).status).toBe(200);
    for (const server of servers) expect((await call(server, '/api/session', { cookie })).status).toBe(401);
  });

  it('share keys, events and explanations', async () => {
    const made = await first().api.request('POST', '/api/settings/keys', { name: 'of both', scope: 'all' });
    const { key } = await made.json();
    const other = apiOf(second().url, key);
    expect((await other.send('/v1/both', '[{"level":"error","message":"seen by both"}]')).status).toBe(202);
    const [event] = await first().api.events({ query: { datasets: ['both'] } });
    const { id } = await first().api.explain({ subject: { kind: 'event', id: event?.id ?? '' } });
    expect(await (await other.request('GET', `/api/explanations/${id}`)).json()).toMatchObject({ id });
    const rated = await other.request('POST', `/api/explanations/${id}/feedback`, { rating: 'up' });
    expect(rated.status).toBe(200);
    expect(await (await first().api.request('GET', `/api/explanations/${id}`)).json()).toMatchObject({
      feedback: { rating: 'up' },
    });
  });

  it('evaluate an alert once, tell of it once, and one goes on when the other ends', async () => {
    const post = async (server: TestServer, path: string, body: unknown): Promise<{ readonly id: string }> =>
      (await server.api.request('POST', path, body)).json();
    const { port } = hook.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/`;
    const channel = await post(first(), '/api/channels', { name: 'hook', type: 'webhook', url });
    const save = (server: TestServer, name: string): Promise<{ readonly id: string }> =>
      post(server, '/api/alerts', {
        name,
        query: { datasets: ['both'], calculations: [{ operator: 'COUNT', alias: 'count' }] },
        threshold: { operation: '>', value: 0 },
        frequency: 3_600_000,
        window: 3_600_000,
        channels: [channel.id],
      });
    const names = Array.from({ length: ALERTS }, (_, index) => `alert ${index}`);
    const saved = await Promise.all(names.map((name, index) => save(servers[index % 2] as TestServer, name)));
    await expect.poll(() => [...new Set(told)].sort()).toEqual(names);
    await first().close();
    // The one that is left has done a round of its own when this is known, whoever did those before.
    await save(second(), 'the last');
    await expect.poll(() => told).toContain('the last');
    expect([...told].sort()).toEqual([...names, 'the last']);
    for (const { id } of saved) {
      const { checks } = await (await second().api.request('GET', `/api/alerts/${id}/checks`)).json();
      expect(checks).toHaveLength(1);
    }
  });
});
