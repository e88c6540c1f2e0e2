import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API_KEY, cookieOf, startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const person = { name: 'Ada', email: 'ada@example.org', password: 'correct horse battery' };
const post = (path: string, body: unknown): Promise<Response> =>
  server.open(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
const needed = async (): Promise<unknown> => (await (await server.open('/api/session/setup')).json()).needed;

describe('the first visit', () => {
  it('needs the first key, and makes an owner who can sign in', async () => {
    expect(await needed()).toBe(true);
    expect((await post('/api/session/setup', { ...person, key: 'guess' })).status).toBe(401);
    expect((await post('/api/session/setup', { ...person, key: API_KEY, password: 'short' })).status).toBe(400);
    const made = await post('/api/session/setup', { ...person, key: API_KEY });
    expect(made.status).toBe(200);
    const session = await (await server.open('/api/session', { headers: { cookie: cookieOf(made) } })).json();
    expect(session).toMatchObject({ user: { name: 'Ada', email: 'ada@example.org' }, role: 'owner' });
    expect((await post('/api/session/password', { email: person.email, password: person.password })).status).toBe(200);
  });

  it('happens once', async () => {
    expect(await needed()).toBe(false);
    expect(await (await server.open('/api/session/setup')).json()).toEqual({ needed: false, hasPasswords: true });
    const again = await post('/api/session/setup', { ...person, email: 'eve@example.org', key: API_KEY });
    expect(again.status).toBe(403);
    expect(await again.json()).toMatchObject({ error: { code: 'REQUEST_FORBIDDEN' } });
  });

  it('leaves signing in with the key to the same owner', async () => {
    const cookie = cookieOf(await post('/api/session/key', { key: API_KEY }));
    const session = await (await server.open('/api/session', { headers: { cookie } })).json();
    expect(session.user.name).toBe('Ada');
  });
});
