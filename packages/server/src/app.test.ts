import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError, savedWork, silentLogger, systemClock } from '@baselime-ai/engine';
import { Validator } from '@seriousme/openapi-schema-validator';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createFakeEngine, type FakeEngine } from './__fixtures__/fake-engine.js';
import { openAccounts } from './accounts/better-auth-accounts.js';
import { createMembers } from './accounts/members.js';
import { createSignInLinks } from './accounts/sign-in-links.js';
import { buildApp } from './app.js';
import { readConfig } from './config.js';
import { createFailedAttempts } from './guard/failed-attempts.js';
import { openApiKeys } from './keys/api-keys.js';
import { createServerMetrics } from './metrics/server-metrics.js';

const KEY = { 'x-api-key': 'k' };
const frame = { from: 1, to: 2 };
const subject = { kind: 'event', id: 'e1' };

let app: FastifyInstance;
let fake: FakeEngine;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baselime-console-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<title>console</title>');
  await writeFile(join(folder, 'assets', 'main-abc123.js'), 'export {};');
  await writeFile(join(folder, 'assets', 'main-abc123.js.br'), 'in brotli');
  fake = createFakeEngine();
  app = await appOver(fake, folder);
});
afterAll(() => app.close());
beforeEach(() => {
  fake.failures.clear();
  fake.calls.length = 0;
});

async function appOver(engine: FakeEngine, consoleFolder: string): Promise<FastifyInstance> {
  const accounts = await openAccounts({ database: 'memory', secret: 'x'.repeat(43) });
  const store = engine.workspace.members;
  return buildApp(
    {
      config: readConfig({}),
      engine,
      saved: savedWork(engine, systemClock),
      logger: silentLogger,
      clock: systemClock,
      metrics: createServerMetrics(() => engine.stats()),
      apiKeys: await openApiKeys(engine.workspace.apiKeys, 'k', 'default', systemClock),
      accounts,
      members: createMembers({ accounts, store, workspaceId: 'default', clock: systemClock }),
      signInLinks: createSignInLinks(systemClock.monotonicMs),
      failedSignIns: createFailedAttempts(systemClock.monotonicMs),
      workspace: { id: 'default', name: 'Workspace' },
      environment: 'default',
      demo: false,
      publicUrl: () => 'http://localhost',
      closing: new AbortController().signal,
    },
    consoleFolder,
  );
}

const get = (url: string) => app.inject({ method: 'GET', url, headers: KEY });
const post = (url: string, payload: object) => app.inject({ method: 'POST', url, headers: KEY, payload });

describe('the API', () => {
  it.each([
    ['GET', '/api/events/e1', undefined, 'event', ['e1']],
    ['GET', '/api/explanations?limit=2&cursor=c1', undefined, 'explanations', [{ limit: 2, cursor: 'c1' }, {}]],
    ['GET', '/api/explanations/exp_1', undefined, 'explanation', ['exp_1']],
    ['GET', '/api/ledger', undefined, 'ledger', [{ limit: 50 }]],
    ['GET', '/api/keys?from=1&to=2&datasets=a,b', undefined, 'keys', [frame, ['a', 'b']]],
    [
      'GET',
      '/api/keys/a%2Fb.c/values?from=1&to=2&prefix=x&limit=50',
      undefined,
      'keyValues',
      ['a/b.c', frame, { prefix: 'x', limit: 50 }],
    ],
    ['POST', '/api/explanations/preview', { subject }, 'preview', [{ subject }]],
    [
      'POST',
      '/api/explanations/exp_1/feedback',
      { rating: 'down', reason: 'wrong' },
      'rate',
      ['exp_1', { rating: 'down', reason: 'wrong' }, 'API key'],
    ],
  ] as const)('hands %s %s to the engine', async (method, url, payload, verb, args) => {
    const answer = await app.inject({ method, url, headers: KEY, ...(payload === undefined ? {} : { payload }) });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['cache-control']).toBe('no-store');
    const [call] = fake.calls;
    expect(call?.verb).toBe(verb);
    expect(call?.args[0]).toMatchObject({ workspaceId: 'default', environment: 'default' });
    expect(call?.args.slice(1)).toEqual(args);
  });

  it('runs a query with what is absent filled in', async () => {
    const answer = await post('/api/query', { timeframe: frame });
    expect(answer.json()).toMatchObject({ events: [{ id: expect.any(String) }], statistics: { rowsRead: 1 } });
    expect(fake.calls[0]?.args[1]).toEqual({ query: {}, timeframe: frame, view: 'events' });
  });

  it('says where a request is wrong', async () => {
    const answer = await post('/api/query', { timeframe: frame, query: { filters: [{ key: 'a', operation: '~' }] } });
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({
      error: { code: 'REQUEST_INVALID', details: [{ path: 'query.filters.0.operation' }] },
    });
  });

  it.each([
    ['/api/keys?from=2&to=1', 'from'],
    ['/api/keys?from=soon', 'from'],
    ['/api/ledger?limit=0', 'limit'],
  ])('refuses %s and names %s', async (url, path) => {
    expect((await get(url)).json()).toMatchObject({ error: { code: 'REQUEST_INVALID', details: [{ path }] } });
  });

  it('answers an engine error with its status, code and advice', async () => {
    fake.failures.set('query', new EngineError('STORE_QUERY_TIMEOUT', 'It took too long.'));
    const answer = await post('/api/query', { timeframe: frame });
    expect([answer.statusCode, answer.json()]).toEqual([
      504,
      { error: { code: 'STORE_QUERY_TIMEOUT', message: 'It took too long.', retry: 'narrow-window' } },
    ]);
    expect((await get('/api/traces/t1')).json()).toMatchObject({ error: { code: 'SUBJECT_NOT_FOUND' } });
  });

  it('says when to come back after an overload', async () => {
    fake.failures.set('query', new EngineError('STORE_OVERLOADED', 'Busy.'));
    const answer = await post('/api/query', { timeframe: frame });
    expect([answer.statusCode, answer.headers['retry-after']]).toEqual([429, '2']);
  });

  it('keeps what nobody expected to itself', async () => {
    fake.failures.set('event', new Error('SELECT secret FROM t'));
    const answer = await get('/api/events/e1');
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('SELECT');
    expect(answer.json().error.message).toMatch(/reference [0-9a-f]{12}/);
  });

  it.each([
    ['GET', '/api'],
    ['GET', '/api/nothing'],
  ] as const)('has nothing at %s %s', async (method, url) => {
    const answer = await app.inject({ method, url, headers: KEY });
    expect([answer.statusCode, answer.json().error.code]).toEqual([404, 'REQUEST_NOT_FOUND']);
  });

  it.each([
    ['DELETE', '/api/query', 'POST'],
    ['POST', '/api/events/e1', 'GET, HEAD'],
    ['PATCH', '/api/session', 'DELETE, GET, HEAD'],
  ] as const)('answers %s %s with the methods of that address', async (method, url, allow) => {
    const answer = await app.inject({ method, url, payload: '<not json>', headers: { 'content-type': 'text/xml' } });
    expect([answer.statusCode, answer.json().error.code]).toEqual([405, 'REQUEST_METHOD_NOT_ALLOWED']);
    expect(answer.headers.allow?.toString().split(', ').sort().join(', ')).toBe(allow);
  });

  it('gives its own metrics to programs and the console to a browser', async () => {
    const program = await app.inject({
      method: 'GET',
      url: '/metrics',
      headers: { accept: 'text/plain;version=0.0.4, */*;q=0.1' },
    });
    expect(program.headers['content-type']).toContain('text/plain');
    const browser = await app.inject({
      method: 'GET',
      url: '/metrics?by=x',
      headers: { accept: 'text/html,*/*;q=0.8' },
    });
    expect([browser.headers.vary, browser.payload]).toEqual(['accept', '<title>console</title>']);
  });

  it('describes every route that it has', async () => {
    const { paths } = (await get('/api/openapi.json')).json();
    expect(
      Object.entries<object>(paths)
        .flatMap(([path, verbs]) => Object.keys(verbs).map((verb) => `${verb} ${path}`))
        .sort(),
    ).toEqual(
      [
        'delete /api/alerts/{id}',
        'delete /api/channels/{id}',
        'delete /api/dashboards/{id}',
        'delete /api/invitations/{id}',
        'delete /api/members/{id}',
        'delete /api/notes/{id}',
        'delete /api/queries/{id}',
        'delete /api/session',
        'delete /api/settings/keys/{id}',
        'delete /mcp',
        'delete /v1/alerts/{id}',
        'delete /v1/dashboards/{id}',
        'delete /v1/queries/{id}',
        'get /api/alerts',
        'get /api/alerts/{id}',
        'get /api/alerts/{id}/checks',
        'get /api/alerts/{id}/deliveries',
        'get /api/channels',
        'get /api/dashboards',
        'get /api/dashboards/{id}',
        'get /api/datasets',
        'get /api/datasets/{dataset}',
        'get /api/errors',
        'get /api/events/{id}',
        'get /api/explanations',
        'get /api/explanations/export',
        'get /api/explanations/{id}',
        'get /api/explanations/{id}/messages',
        'get /api/explanations/{id}/report',
        'get /api/invitations',
        'get /api/keys',
        'get /api/keys/{key}/values',
        'get /api/ledger',
        'get /api/members',
        'get /api/notes',
        'get /api/openapi.json',
        'get /api/orl',
        'get /api/privacy/rules',
        'get /api/queries',
        'get /api/queries/{id}',
        'get /api/query-runs',
        'get /api/send-data',
        'get /api/session',
        'get /api/session/setup',
        'get /api/settings/ai',
        'get /api/settings/alerts',
        'get /api/settings/keys',
        'get /api/settings/retention',
        'get /api/traces/{traceId}',
        'get /healthz',
        'get /metrics',
        'get /readyz',
        'get /sign-in',
        'get /v1/alerts',
        'get /v1/alerts/{id}',
        'get /v1/dashboards',
        'get /v1/dashboards/{id}',
        'get /v1/queries',
        'get /v1/queries/{id}',
        'post /api/alerts',
        'post /api/alerts/{id}/checks',
        'post /api/channels',
        'post /api/channels/{id}/test',
        'post /api/dashboards',
        'post /api/explanations',
        'post /api/explanations/preview',
        'post /api/explanations/{id}/feedback',
        'post /api/explanations/{id}/messages',
        'post /api/invitations',
        'post /api/notes',
        'post /api/orl',
        'post /api/privacy/preview',
        'post /api/privacy/try',
        'post /api/queries',
        'post /api/query',
        'post /api/query-runs',
        'post /api/session/join',
        'post /api/session/key',
        'post /api/session/password',
        'post /api/session/setup',
        'post /api/settings/keys',
        'post /aws',
        'post /aws/xray/TraceSegments',
        'post /cloudflare',
        'post /firehose',
        'post /mcp',
        'post /prometheus',
        'post /v1',
        'post /v1/alerts',
        'post /v1/dashboards',
        'post /v1/logs',
        'post /v1/markers',
        'post /v1/metrics',
        'post /v1/queries',
        'post /v1/traces',
        'post /v1/{dataset}',
        'post /v1/{dataset}/{service}/{namespace}',
        'post /vercel',
        'put /api/channels/{id}',
        'put /api/datasets/{dataset}',
        'put /api/errors/{fingerprint}',
        'put /api/members/{id}',
        'put /api/privacy/rules',
        'put /api/session/name',
        'put /api/session/password',
        'put /api/settings/ai',
        'put /api/settings/alerts',
        'put /api/settings/retention',
        'put /v1/alerts/{id}',
        'put /v1/dashboards/{id}',
        'put /v1/queries/{id}',
      ].sort(),
    );
    expect(paths['/api/query'].post.requestBody.content['application/json'].schema.properties).toHaveProperty(
      'timeframe',
    );
  });
});

describe('the description', () => {
  it('is valid OpenAPI 3.1', async () => {
    const found = await new Validator().validate((await get('/api/openapi.json')).json());
    expect(found).toEqual({ valid: true });
  });

  it('has a summary, an answer and, where a body is read, its shape for every route of the API', async () => {
    const { paths } = (await get('/api/openapi.json')).json();
    const bare = Object.entries<Record<string, Described>>(paths).flatMap(([path, verbs]) =>
      Object.entries(verbs).flatMap(([verb, { summary, responses, requestBody }]) => {
        if (!path.startsWith('/api/') || path === '/api/openapi.json') return [];
        const isWhole = summary !== undefined && responses?.['200']?.content !== undefined;
        const hasBody = requestBody !== undefined || verb === 'get' || verb === 'delete' || WITHOUT_BODY.includes(path);
        return isWhole && hasBody ? [] : [`${verb} ${path}`];
      }),
    );
    expect(bare).toEqual([]);
  });
});

/** Their address says all there is to say. */
const WITHOUT_BODY = ['/api/alerts/{id}/checks', '/api/channels/{id}/test'];

interface Described {
  readonly summary?: string;
  readonly requestBody?: object;
  readonly responses?: Readonly<Record<string, { readonly content?: object }>>;
}

describe('health', () => {
  it('is alive without a key', async () => {
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });
  });

  it('is ready only when every part is', async () => {
    expect((await app.inject('/readyz')).statusCode).toBe(200);
    fake.parts = { telemetry: false, workspace: true };
    const answer = await app.inject('/readyz');
    expect([answer.statusCode, answer.json()]).toEqual([503, { status: 'not ready', parts: fake.parts }]);
    fake.parts = { telemetry: true };
  });

  it('shows its metrics to this machine and to who has a key', async () => {
    const local = await app.inject('/metrics');
    expect(local.headers['content-type']).toContain('version=0.0.4');
    expect(local.body).toMatch(/^process_resident_memory_bytes \d+$/m);
    for (const from of [{ remoteAddress: '10.0.0.9' }, { headers: { 'x-forwarded-for': '10.0.0.9' } }]) {
      expect((await app.inject({ url: '/metrics', ...from })).statusCode).toBe(401);
    }
    expect((await app.inject({ url: '/metrics', remoteAddress: '10.0.0.9', headers: KEY })).statusCode).toBe(200);
  });

  it('counts the restarts of the telemetry engine', async () => {
    expect((await app.inject('/metrics')).body).toContain('baselime_telemetry_engine_restarts_total 3');
  });

  it('counts events by door', async () => {
    await app.inject({ method: 'POST', url: '/v1/web', headers: KEY, payload: '[{}]' });
    expect((await app.inject('/metrics')).body).toContain('baselime_events_accepted_total{door="events"} 1');
  });
});

describe('the console', () => {
  it.each(['/', '/events/abc?x=1', '/sign-in', '/default/traces/t.1'])('is one page at %s', async (url) => {
    const answer = await app.inject(url);
    expect([answer.statusCode, answer.body]).toEqual([200, '<title>console</title>']);
    expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(answer.headers['x-content-type-options']).toBe('nosniff');
    expect(answer.headers['referrer-policy']).toBe('no-referrer');
  });

  it('lets browsers keep hashed files for a year and the page not at all', async () => {
    expect((await app.inject('/assets/main-abc123.js')).headers['cache-control']).toContain('immutable');
    expect((await app.inject('/')).headers['cache-control']).toBe('no-cache');
  });

  it.each([
    ['br', 'gzip, deflate, br, zstd', 'in brotli'],
    [undefined, 'gzip', 'export {};'],
    [undefined, 'identity', 'export {};'],
  ])('sends a file in %s to a browser that reads "%s"', async (encoding, accepted, body) => {
    const answer = await app.inject({ url: '/assets/main-abc123.js', headers: { 'accept-encoding': accepted } });
    expect(answer.headers).toMatchObject({ vary: 'accept-encoding' });
    expect([answer.headers['content-encoding'], answer.body]).toEqual([encoding, body]);
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  it.each(['/assets/gone.js', '/favicon.ico', '/assets/', '/assets', '/assets/..%2f..%2fconfig.ts'])(
    'has no file at %s',
    async (url) => {
      expect([403, 404]).toContain((await app.inject(url)).statusCode);
    },
  );

  it('says how to build it when it is not built', async () => {
    const bare = await appOver(createFakeEngine(), join(folder, 'missing'));
    expect((await bare.inject('/')).body).toContain('npm run build');
    await bare.close();
  });
});
