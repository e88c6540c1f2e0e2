import { request as httpRequest } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, cookieOf, startTestServer, type TestServer } from '../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const rating = (headers: Record<string, string>): RequestInit => ({
  method: 'POST',
  body: '{"rating":"up"}',
  headers: { 'content-type': 'application/json', ...headers },
});

describe('API keys', () => {
  it.each([
    ['x-api-key', API_KEY],
    ['authorization', `Bearer ${API_KEY}`],
    ['authorization', API_KEY],
  ])('are taken from %s: %s', async (name, value) => {
    expect((await server.open('/api/session', { headers: { [name]: value } })).status).toBe(200);
  });

  it.each([
    [{}],
    [{ 'x-api-key': 'wrong' }],
    [{ 'x-api-key': 'undefined' }],
    [{ authorization: `Basic ${API_KEY}` }],
    [{ cookie: 'baselime.session_token=forged.forged' }],
  ])('are required: %j is not one', async (headers) => {
    const answer = await server.open('/api/session', { headers });
    expect(answer.status).toBe(401);
    expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_UNAUTHORIZED', retry: 'never' } });
  });

  it('guard every path of the API, the description included', async () => {
    for (const path of ['/api/openapi.json', '/api/keys', '/api/ledger', '/api/explanations', '/api/events/x']) {
      expect((await server.open(path)).status, path).toBe(401);
    }
  });
});

describe('a session', () => {
  it('signs reading calls', async () => {
    const answer = await server.open('/api/session', { headers: { cookie: await signedInByKey() } });
    expect(await answer.json()).toMatchObject({ user: { name: 'Owner' }, workspace: { id: 'default' } });
  });

  it('signs a change that comes from a page of this server', async () => {
    const cookie = await signedInByKey();
    for (const headers of [{ origin: server.url }, { 'sec-fetch-site': 'same-origin' }]) {
      expect((await server.open('/api/explanations/e/feedback', rating({ cookie, ...headers }))).status).toBe(200);
    }
  });

  it.each([[{}], [{ origin: 'https://evil.example' }], [{ 'sec-fetch-site': 'cross-site' }], [{ origin: 'null' }]])(
    'does not sign a change with %j',
    async (headers) => {
      const cookie = await signedInByKey();
      const answer = await server.open('/api/explanations/e/feedback', rating({ cookie, ...headers }));
      expect(answer.status).toBe(403);
      expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_FORBIDDEN' } });
    },
  );

  it('does not open the telemetry doors', async () => {
    const headers = { cookie: await signedInByKey(), origin: server.url };
    expect((await server.open('/v1/logs', { method: 'POST', body: '[]', headers })).status).toBe(401);
  });

  it('has a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await signInWith(API_KEY);
    expect(answer.headers.getSetCookie()[0]).toMatch(/HttpOnly/);
    expect(answer.headers.getSetCookie()[0]).toMatch(/SameSite=Lax/);
  });

  it('ends with signing out', async () => {
    const cookie = await signedInByKey();
    const headers = { cookie, origin: server.url };
    expect((await server.open('/api/session', { method: 'DELETE', headers })).status).toBe(200);
    expect((await server.open('/api/session', { headers: { cookie } })).status).toBe(401);
  });

  it('opens with a password once the owner has set one', async () => {
    const headers = { cookie: await signedInByKey(), origin: server.url, 'content-type': 'application/json' };
    const password = 'correct horse battery';
    const put = { method: 'PUT', headers, body: JSON.stringify({ password }) };
    expect((await server.open('/api/session/password', put)).status).toBe(200);
    expect((await server.open('/api/session/password', put)).status).toBe(403);
    const open = (tried: string) =>
      server.open('/api/session/password', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'owner@baselime.localhost', password: tried }),
      });
    expect((await open('wrong horse battery')).status).toBe(401);
    expect((await open(password)).headers.getSetCookie()[0]).toContain('baselime.session_token');
    // Another one only against the one that holds; then it ends every other session and opens a new one.
    const change = (current: string) =>
      server.open('/api/session/password', {
        ...put,
        body: JSON.stringify({ current, password: 'another fine battery' }),
      });
    const refused = await change('wrong horse battery');
    expect([refused.status, (await refused.json()).error.code]).toEqual([403, 'REQUEST_FORBIDDEN']);
    const changed = await change(password);
    expect(changed.status).toBe(200);
    expect((await server.open('/api/session', { headers: { cookie: headers.cookie } })).status).toBe(401);
    const session = await (await server.open('/api/session', { headers: { cookie: cookieOf(changed) } })).json();
    expect(session).toMatchObject({ role: 'owner', hasPassword: true });
    expect([(await open(password)).status, (await open('another fine battery')).status]).toEqual([401, 200]);
  });

  it('lets a person change their own name, and an API key none', async () => {
    const headers = { cookie: await signedInByKey(), origin: server.url, 'content-type': 'application/json' };
    const put = { method: 'PUT', headers, body: JSON.stringify({ name: ' Grace ' }) };
    expect((await server.open('/api/session/name', put)).status).toBe(200);
    const session = await (await server.open('/api/session', { headers: { cookie: headers.cookie } })).json();
    expect(session.user.name).toBe('Grace');
    const byKey = { method: 'PUT', headers: { 'content-type': 'application/json' }, body: put.body };
    expect((await server.fetch('/api/session/name', byKey)).status).toBe(403);
  });
});

describe('signing in', () => {
  it('refuses a page of another site', async () => {
    expect((await signInWith(API_KEY, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('makes an address wait after ten failures', async () => {
    const own = await startTestServer();
    try {
      const tries = async () =>
        own.open('/api/session/key', {
          method: 'POST',
          body: '{"key":"x"}',
          headers: { 'content-type': 'application/json' },
        });
      for (let n = 0; n < 10; n += 1) expect((await tries()).status).toBe(401);
      const refused = await tries();
      expect(refused.status).toBe(429);
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(200);
    } finally {
      await own.close();
    }
  });
});

describe('the sign-in address', () => {
  it('signs in once and leads to the console', async () => {
    const own = await startTestServer();
    try {
      const first = await fetch(own.signInUrl, { redirect: 'manual' });
      expect([first.status, first.headers.get('location')]).toEqual([303, '/']);
      expect(first.headers.getSetCookie()).toHaveLength(1);
      const second = await fetch(own.signInUrl, { redirect: 'manual' });
      expect(second.headers.get('location')).toBe('/sign-in?problem=link');
      expect(second.headers.getSetCookie()).toEqual([]);
    } finally {
      await own.close();
    }
  });

  it('signs in again and again in the demo', async () => {
    const demo = await startTestServer({}, { demo: true });
    try {
      await demo.signIn();
      const cookie = await demo.signIn();
      const session = await demo.open('/api/session', { headers: { cookie } });
      expect(await session.json()).toMatchObject({ demo: true });
    } finally {
      await demo.close();
    }
  });
});

describe('the Host header', () => {
  const statusFor = (host: string, path = '/healthz'): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const call = httpRequest(server.url + path, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      call.on('error', reject).end();
    });

  it.each(['localhost:4000', '127.0.0.1', '[::1]:4000', 'console.localhost', '10.1.2.3:4000'])(
    'may be %s',
    async (host) => {
      expect(await statusFor(host)).toBe(200);
    },
  );

  it.each(['evil.example', 'localhost.evil.example', '127.0.0.1.evil.example', 'a b'])(
    'may not be %s',
    async (host) => {
      expect(await statusFor(host)).toBe(403);
    },
  );

  it('may be a name that the configuration allows', async () => {
    const own = await startTestServer({ BASELIME_ALLOWED_HOSTS: 'ai.example.com' });
    try {
      const answer = await new Promise((resolve, reject) => {
        const call = httpRequest(`${own.url}/healthz`, { headers: { host: 'ai.example.com' } }, (got) => {
          got.resume();
          resolve(got.statusCode);
        });
        call.on('error', reject).end();
      });
      expect(answer).toBe(200);
    } finally {
      await own.close();
    }
  });
});

function signInWith(key: string, headers: Record<string, string> = {}): Promise<Response> {
  const body = JSON.stringify({ key });
  return server.open('/api/session/key', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });
}

async function signedInByKey(): Promise<string> {
  const answer = await signInWith(API_KEY);
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
}
