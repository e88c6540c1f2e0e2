/** What a stranger, a page of another site, a program on this machine and a reader of the disk can and cannot do. */
import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@baselime-ai/engine';
import { type RunningServer, readConfig, startServer } from '@baselime-ai/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { engineProcess, LEAKS, listeningPorts, rawRequest } from './support/hostile.js';
import { type Api, apiOf, freePort } from './support/test-server.js';

const PROXY = { host: 'ai.example.com', 'x-forwarded-proto': 'https' };
const logged: string[] = [];
const write = (level: string) => (message: string, fields?: object) => {
  logged.push(JSON.stringify({ level, message, ...fields }));
};
const logger: Logger = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };

let folder: string;
let dataDir: string;
let server: RunningServer;
let api: Api;
let cookie: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baselime-security-'));
  dataDir = join(folder, 'data');
  const config = readConfig({
    BASELIME_PORT: '0',
    BASELIME_OTLP_HTTP_PORT: String(await freePort()),
    BASELIME_DATA_DIR: dataDir,
    BASELIME_ALLOWED_HOSTS: PROXY.host,
  });
  server = await startServer({ config, logger });
  api = apiOf(server.url, server.apiKey);
  cookie = cookieOf(await raw('/api/session/key', JSON_TYPE, 'POST', JSON.stringify({ key: server.apiKey })));
});
afterAll(async () => {
  await server?.close();
  await rm(folder, { recursive: true, force: true });
});

const JSON_TYPE = { 'content-type': 'application/json' };
const raw = (path: string, headers: Record<string, string> = {}, method = 'GET', body = '') =>
  rawRequest(server.url, path, headers, method, body);
const cookieOf = (answer: { headers: { 'set-cookie'?: string[] | undefined } }): string =>
  answer.headers['set-cookie']?.[0]?.split(';')[0] ?? '';

describe('a stranger', () => {
  it('is served the few open addresses and nothing else', async () => {
    const { paths } = await (await api.request('GET', '/api/openapi.json')).json();
    const routes = Object.entries<object>(paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => ({ path: path.replace(/\{\w+\}/g, 'x'), method: verb.toUpperCase() })),
    );
    const open: string[] = [];
    for (const { path, method } of routes) {
      const answer = await raw(path, JSON_TYPE, method, method === 'GET' ? '' : '{}');
      if (answer.status !== 401) open.push(`${method} ${path}`);
      else expect(answer.text).not.toMatch(LEAKS);
    }
    expect(routes.length).toBeGreaterThan(20);
    expect(open.sort()).toEqual([
      'DELETE /api/session', // for pages of this server only: 403 here
      'GET /api/session/setup',
      'GET /healthz',
      'GET /metrics', // to this machine only
      'GET /readyz',
      'GET /sign-in',
      'POST /api/session/join', // with an invitation
      'POST /api/session/key',
      'POST /api/session/password',
      'POST /api/session/setup', // until there is an owner
    ]);
  });

  it('on another machine sees no metrics through a proxy', async () => {
    expect((await raw('/metrics', { 'x-forwarded-for': '203.0.113.7' })).status).toBe(401);
    const { headers } = await raw('/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect([headers['x-content-type-options'], headers['access-control-allow-origin']]).toEqual(['nosniff', undefined]);
  });

  it.each([
    '/../../../../etc/passwd',
    '/..%2f..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/%2e%2e/package.json',
    '/assets/../../package.json',
    '/assets/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/assets/%00',
    '//etc/passwd',
    '/assets//etc/passwd',
    '/.git/config',
    '/%c0%ae%c0%ae/package.json',
  ])('finds no file at %s', async (path) => {
    const answer = await raw(path);
    expect(answer.text).not.toMatch(/root:|"name"|\[core\]/);
    if (answer.status === 200) expect(answer.text).toMatch(/<!doctype html>/i);
    else expect(answer.text).not.toMatch(LEAKS);
  });

  it('is refused under any other name, at every door', async () => {
    const host = { host: 'evil.example', 'x-api-key': server.apiKey, cookie };
    const tried = [
      [server.url, '/', 'GET'],
      [server.url, '/metrics', 'GET'],
      [server.url, '/api/session', 'GET'],
      [server.url, '/sign-in', 'GET'],
      [server.url, '/v1/web', 'POST'],
      [server.otlpUrl ?? '', '/v1/traces', 'POST'],
    ] as const;
    for (const [url, path, method] of tried) {
      const answer = await rawRequest(url, path, host, method, method === 'POST' ? '[{"a":1}]' : '');
      expect([answer.status, path]).toEqual([403, path]);
    }
    expect((await raw('/healthz', { host: 'evil.example', 'x-forwarded-host': 'localhost' })).status).toBe(403);
  });

  it('cannot connect from elsewhere', async () => {
    expect(readConfig({}).host).toBe('127.0.0.1');
    const elsewhere = Object.values(networkInterfaces()).flatMap((all) => all ?? []);
    for (const { address, family, internal } of elsewhere) {
      if (internal || family !== 'IPv4') continue;
      const { port } = new URL(server.url);
      await expect(rawRequest(`http://${address}:${port}`, '/healthz')).rejects.toThrow('ECONNREFUSED');
    }
  });

  it.skipIf(process.platform !== 'linux')('cannot ask the telemetry engine without its password', async () => {
    const listening = listeningPorts(engineProcess());
    expect(listening.map(({ address }) => address)).toEqual(['0100007F']);
    const url = `http://127.0.0.1:${listening[0]?.port}`;
    for (const headers of [
      {},
      { authorization: `Basic ${Buffer.from('baselime:').toString('base64')}` },
      { authorization: 'Basic x' },
    ]) {
      const answer = await rawRequest(url, '/?query=SELECT%201', headers, 'POST', 'SELECT 1');
      expect([answer.status, answer.text.includes('Authentication failed')]).toEqual([401, true]);
    }
    const withUser = await rawRequest(url, '/?query=SELECT%201&user=default&password=', {}, 'GET');
    expect(withUser.status).toBe(401);
  });
});

describe('a page of another site', () => {
  const other = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };

  it.each([
    ['POST', '/api/query', '{"timeframe":{"from":1,"to":2}}'],
    ['POST', '/api/explanations', '{"subject":{"kind":"event","id":"x"}}'],
    ['POST', '/api/explanations/x/feedback', '{"rating":"up"}'],
    ['PUT', '/api/session/password', '{"password":"correct horse battery"}'],
    ['DELETE', '/api/session', '{}'],
    ['POST', '/api/session/key', '{"key":"x"}'],
  ])('cannot make a browser %s %s', async (method, path, body) => {
    for (const type of ['application/json', 'text/plain']) {
      for (const origin of [other, { origin: 'https://evil.example' }, { origin: 'null' }]) {
        const answer = await raw(path, { cookie, 'content-type': type, ...origin }, method, body);
        expect([400, 403]).toContain(answer.status);
        if (type === 'application/json') expect(answer.status).toBe(403);
      }
    }
  });

  it('may send events with a key, and learns nothing else', async () => {
    const asks = { ...other, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-api-key' };
    const events = await raw('/v1/web', asks, 'OPTIONS');
    expect([events.status, events.headers['access-control-allow-origin']]).toEqual([204, '*']);
    expect(events.headers['access-control-allow-credentials']).toBeUndefined();
    expect((await raw('/v1/web', { ...other, cookie }, 'POST', '[{"a":1}]')).status).toBe(401);
    for (const path of ['/api/query', '/api/session', '/healthz', '/metrics', '/sign-in', '/']) {
      for (const method of ['OPTIONS', 'GET']) {
        const { headers } = await raw(path, { ...asks, cookie }, method);
        expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      }
    }
  });

  it('cannot frame the console or run a script in it', async () => {
    for (const path of ['/', '/sign-in', '/healthz', '/api/nothing', '/v1/web', '/assets/none.js']) {
      const { headers } = await raw(path);
      const policy = headers['content-security-policy'] ?? '';
      expect(policy).toMatch(/default-src 'self'.*script-src 'self';.*object-src 'none'.*frame-ancestors 'none'/);
      expect(policy).not.toMatch(/script-src[^;]*(unsafe|\*|data:)/);
      expect([headers['x-content-type-options'], headers['referrer-policy']]).toEqual(['nosniff', 'no-referrer']);
      expect(headers['x-powered-by'] ?? headers.server).toBeUndefined();
    }
  });
});

describe('a session', () => {
  const sign = (headers: Record<string, string>) =>
    raw('/api/session/key', { ...JSON_TYPE, ...headers }, 'POST', JSON.stringify({ key: server.apiKey }));

  it('has a cookie for this host, out of reach of scripts, and for https only behind https', async () => {
    const [plain = ''] = (await sign({})).headers['set-cookie'] ?? [];
    expect(plain).toMatch(/; Path=\/; HttpOnly; SameSite=Lax$/);
    expect(plain).not.toMatch(/Domain|Secure/);
    const [secure = ''] = (await sign(PROXY)).headers['set-cookie'] ?? [];
    expect(secure).toMatch(/; HttpOnly; SameSite=Lax; Secure$/);
  });

  it('comes from a sign-in address once, and looking at the address does not use it up', async () => {
    const { pathname, search } = new URL(server.signInUrl);
    await raw(pathname + search, {}, 'HEAD');
    const first = await raw(pathname + search, PROXY);
    expect([first.status, first.headers.location, first.headers['cache-control']]).toEqual([303, '/', 'no-store']);
    expect(first.headers['set-cookie']?.[0]).toMatch(/; Secure$/);
    expect((await raw('/api/session', { cookie: cookieOf(first) })).status).toBe(200);
    const second = await raw(pathname + search);
    expect([second.status, second.headers.location, second.headers['set-cookie']]).toEqual([
      303,
      '/sign-in?problem=link',
      undefined,
    ]);
  });

  it('ends when it is signed out, also for who kept its cookie', async () => {
    const kept = cookieOf(await sign({}));
    const own = { cookie: kept, origin: server.url };
    expect((await raw('/api/session', own)).status).toBe(200);
    expect((await raw('/api/session', own, 'DELETE')).status).toBe(200);
    expect((await raw('/api/session', own)).status).toBe(401);
    const forged = `${kept.slice(0, -4)}AAAA`;
    expect((await raw('/api/session', { cookie: forged })).status).toBe(401);
  });
});

describe('an API key', () => {
  it('is refused when it was revoked', async () => {
    const { apiKeys } = server.engine.workspace;
    const sha256 = createHash('sha256').update('bl_second').digest('hex');
    const at = new Date().toISOString();
    const key = { id: 'key_revoked', workspaceId: 'default', name: 'second', scope: 'all' as const };
    await apiKeys.create({ ...key, sha256, createdAt: at });
    await apiKeys.revoke('default', 'key_revoked', at);
    for (const headers of [
      { 'x-api-key': 'bl_second' },
      { authorization: 'Bearer bl_second' },
      { authorization: 'bl_second' },
    ]) {
      expect((await raw('/api/session', headers)).status).toBe(401);
      expect((await raw('/v1/web', headers, 'POST', '[{"a":1}]')).text).toBe('{"message":"Unauthorised"}');
    }
  });
});

describe('health', () => {
  const probe = async () => [(await raw('/healthz')).status, (await raw('/readyz')).status];

  it.skipIf(process.platform !== 'linux')(
    'is not ready while the engine is gone, and ready again by itself',
    async () => {
      expect(await probe()).toEqual([200, 200]);
      process.kill(engineProcess(), 'SIGKILL');
      const seen: number[][] = [];
      const until = performance.now() + 60_000;
      do {
        seen.push(await probe());
        await new Promise((resolve) => setTimeout(resolve, 10));
      } while (seen.at(-1)?.[1] !== 200 && performance.now() < until);
      expect(seen.length).toBeGreaterThan(1);
      expect(seen.map(([alive]) => alive)).toEqual(seen.map(() => 200));
      expect(seen.map(([, ready]) => ready)).toEqual([...seen.slice(1).map(() => 503), 200]);
      expect((await raw('/metrics')).text).toContain('\nbaselime_telemetry_engine_restarts_total 1\n');
    },
  );
});

describe('what stays behind', () => {
  const SECRETS = ['hunter2-in-a-body', 'wrong-key-that-was-tried', 'question-about-a-customer'];

  it('is, on disk, for its owner only and holds no key', async () => {
    await api.send('/v1/secrets', JSON.stringify([{ message: 'x', password: SECRETS[0] }]));
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    const entries = await readdir(dataDir, { withFileTypes: true });
    for (const entry of entries) {
      const mode = (await stat(join(dataDir, entry.name))).mode & 0o777;
      expect([entry.name, mode]).toEqual([entry.name, entry.isDirectory() ? 0o700 : 0o600]);
    }
    const files = entries.filter((entry) => entry.isFile() && entry.name !== 'api-key').map(({ name }) => name);
    expect(files).toContain('workspace.db');
    for (const name of files) {
      const bytes = await readFile(join(dataDir, name));
      expect([name, bytes.includes(server.apiKey)]).toEqual([name, false]);
    }
  });

  it('is, in the log, neither key nor body nor query', async () => {
    await raw(
      '/v1/web?debug=question-about-a-customer',
      { 'x-api-key': SECRETS[1] ?? '' },
      'POST',
      `[{"a":"${SECRETS[0]}"}`,
    );
    await raw(`/api/events/${SECRETS[2]}`, { 'x-api-key': server.apiKey });
    await raw('/api/session/password', JSON_TYPE, 'POST', `{"email":"a@b.example","password":"${SECRETS[0]}"}`);
    await api.request('POST', '/api/query', {
      timeframe: { from: 1, to: 2 },
      query: { needle: { value: SECRETS[2] } },
    });
    const all = logged.join('\n');
    expect(logged.length).toBeGreaterThan(50);
    for (const secret of [...SECRETS, server.apiKey, cookie.split('=')[1] ?? cookie, dataDir, 'a@b.example']) {
      expect(all).not.toContain(secret);
    }
    expect(all).not.toContain(new URL(server.signInUrl).searchParams.get('token') ?? 'no token');
    expect(all).not.toMatch(/node_modules|\bSELECT\b|DB::Exception/);
  });
});

describe('who guesses', () => {
  it('waits after ten failures, at the doors and at the sign-in address', async () => {
    const guess = () => raw('/api/session/key', JSON_TYPE, 'POST', '{"key":"guess"}');
    let answer = await guess();
    for (let tries = 0; tries < 12 && answer.status === 401; tries += 1) answer = await guess();
    expect([answer.status, JSON.parse(answer.text).error.code]).toEqual([429, 'REQUEST_TOO_MANY']);
    expect(Number(answer.headers['retry-after'])).toBeGreaterThan(100);
    const right = await raw('/api/session/key', JSON_TYPE, 'POST', JSON.stringify({ key: server.apiKey }));
    expect(right.status).toBe(429);
    expect((await raw('/sign-in?token=guess')).headers.location).toBe('/sign-in?problem=link');
    expect((await api.request('GET', '/api/session')).status).toBe(200);
  });
});
