/** Every route of the API, with every role: the table that the routes themselves make, not one that is kept by hand. */
import { ROLES, type Role } from '@baselime-ai/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cookieOf, startTestServer, type TestServer } from '../__fixtures__/test-server.js';

const PASSWORD = 'correct horse battery';
let server: TestServer;
const cookies = new Map<Role, string>();
let routes: readonly { readonly method: string; readonly path: string }[] = [];

async function invite(role: Role, by: string): Promise<Response> {
  const made = await ask('POST', '/api/invitations', by, { role });
  if (made.status !== 200) return made;
  const { token } = await made.json();
  const body = JSON.stringify({ token, name: role, email: `${role}@example.org`, password: PASSWORD });
  return server.open('/api/session/join', { method: 'POST', headers: { 'content-type': 'application/json' }, body });
}

const ask = (method: string, path: string, cookie: string, body: unknown = {}): Promise<Response> =>
  server.open(path, {
    method,
    headers: { cookie, origin: server.url, 'content-type': 'application/json' },
    ...(method === 'GET' || method === 'HEAD' ? {} : { body: JSON.stringify(body) }),
  });

beforeAll(async () => {
  server = await startTestServer();
  const owner = await server.signIn();
  cookies.set('owner', owner);
  for (const role of ['admin', 'member', 'viewer'] as const) cookies.set(role, cookieOf(await invite(role, owner)));
  const { paths } = await (await server.fetch('/api/openapi.json')).json();
  routes = Object.entries<Record<string, { security?: unknown[] }>>(paths)
    .filter(([path]) => path.startsWith('/api/'))
    .flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { security }]) => security?.length !== 0)
        .map(([method]) => ({ method: method.toUpperCase(), path })),
    );
});
afterAll(() => server.close());

/** Whether the role is let through: whatever is wrong with an empty request afterwards is not the guard's business. */
async function passes(role: Role, method: string, path: string): Promise<boolean> {
  const answer = await ask(method, path.replace(/\{\w+\}/g, 'x'), cookies.get(role) ?? '');
  if (answer.status !== 403) return true;
  return !String((await answer.json()).error.message).startsWith('This needs the role');
}

/** Not a reading method, and yet nothing of the workspace changes. */
const ASKING = [
  'POST /api/query',
  'POST /api/explanations',
  'POST /api/explanations/preview',
  'POST /api/explanations/{id}/messages',
  'POST /api/privacy/preview',
  'POST /api/privacy/try',
  'POST /api/query-runs',
  'PUT /api/session/password',
  'PUT /api/session/name',
];
/** What only admins and owners may do: [method and path, and it must exist]. */
const RUNNING = [
  'PUT /api/privacy/rules',
  'PUT /api/datasets/{dataset}',
  'GET /api/settings/keys',
  'POST /api/settings/keys',
  'DELETE /api/settings/keys/{id}',
  'GET /api/invitations',
  'POST /api/invitations',
  'DELETE /api/invitations/{id}',
  'PUT /api/members/{id}',
  'DELETE /api/members/{id}',
];

describe('the roles', () => {
  it('close every route that changes something to viewers', async () => {
    const changing = routes.filter(({ method }) => method !== 'GET');
    expect(changing.length).toBeGreaterThan(15);
    const open: string[] = [];
    for (const { method, path } of changing) {
      const query = path.startsWith('/api/query');
      if (!query && !ASKING.includes(`${method} ${path}`) && (await passes('viewer', method, path))) {
        open.push(`${method} ${path}`);
      }
    }
    expect(open).toEqual([]);
  });

  it('open what changes nothing to viewers', async () => {
    const known = routes.filter(({ method, path }) => ASKING.includes(`${method} ${path}`));
    expect(known.length).toBeGreaterThan(4);
    for (const { method, path } of known) expect(await passes('viewer', method, path), `${method} ${path}`).toBe(true);
    for (const path of ['/api/session', '/api/events/x', '/api/alerts', '/api/explanations', '/api/members']) {
      expect((await ask('GET', path, cookies.get('viewer') ?? '')).status, path).toBe(200);
    }
  });

  it.each(RUNNING)('keep %s for admins and owners', async (route) => {
    const [method = '', path = ''] = route.split(' ');
    expect(routes).toContainEqual({ method, path });
    const passing: Role[] = [];
    for (const role of ROLES) if (await passes(role, method, path)) passing.push(role);
    expect(passing).toEqual(['owner', 'admin']);
  });

  it('let members save an alert and rate an answer', async () => {
    for (const path of ['/api/alerts', '/api/explanations/x/feedback']) {
      expect(await passes('member', 'POST', path), path).toBe(true);
      expect(await passes('viewer', 'POST', path), path).toBe(false);
    }
  });

  it('let nobody but an owner touch an owner, and keep the last one', async () => {
    const owner = cookies.get('owner') ?? '';
    const admin = cookies.get('admin') ?? '';
    const { members } = await (await ask('GET', '/api/members', admin)).json();
    const idOf = (role: Role): string => members.find((one: { role: Role }) => one.role === role).id;
    expect((await invite('owner', admin)).status).toBe(403);
    expect((await ask('PUT', `/api/members/${idOf('member')}`, admin, { role: 'owner' })).status).toBe(403);
    expect((await ask('DELETE', `/api/members/${idOf('owner')}`, admin)).status).toBe(403);
    expect((await ask('DELETE', `/api/members/${idOf('owner')}`, owner)).status).toBe(403);
    expect((await ask('PUT', `/api/members/${idOf('owner')}`, owner, { role: 'viewer' })).status).toBe(403);
    expect((await ask('PUT', `/api/members/${idOf('member')}`, admin, { role: 'viewer' })).status).toBe(200);
    expect((await ask('GET', '/api/session', cookies.get('member') ?? '')).status).toBe(200);
    expect((await (await ask('GET', '/api/session', cookies.get('member') ?? '')).json()).role).toBe('viewer');
    expect((await ask('DELETE', `/api/members/${idOf('member')}`, admin)).status).toBe(200);
    expect((await ask('GET', '/api/session', cookies.get('member') ?? '')).status).toBe(401);
  });
});

describe('an invitation', () => {
  it('works once, and not after it was taken back', async () => {
    const owner = cookies.get('owner') ?? '';
    const join = (token: string, email: string) =>
      server.open('/api/session/join', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ token, name: 'New', email, password: PASSWORD }),
      });
    const { token } = await (await ask('POST', '/api/invitations', owner, { role: 'viewer' })).json();
    expect((await join(token, 'admin@example.org')).status).toBe(400); // taken; the invitation stays good
    expect((await join(token, 'new@example.org')).status).toBe(200);
    expect((await join(token, 'newer@example.org')).status).toBe(401);
    const other = await (await ask('POST', '/api/invitations', owner, { role: 'viewer' })).json();
    const listed = await (await ask('GET', '/api/invitations', owner)).json();
    expect(listed.invitations.map(({ id }: { id: string }) => id)).toEqual([other.id]);
    expect(JSON.stringify(listed)).not.toContain(other.token);
    expect((await ask('DELETE', `/api/invitations/${other.id}`, owner)).status).toBe(200);
    expect((await join(other.token, 'newest@example.org')).status).toBe(401);
  });
});

describe('API keys by scope', () => {
  const make = async (scope: string) => {
    const owner = cookies.get('owner') ?? '';
    return (await ask('POST', '/api/settings/keys', owner, { name: `a ${scope} key`, scope })).json();
  };
  const withKey = (key: string, method: string, path: string, body?: unknown) =>
    server.open(path, {
      method,
      headers: { 'x-api-key': key, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it('send with ingest, look with read, and do both with all', async () => {
    const [ingest, read, all] = [await make('ingest'), await make('read'), await make('all')];
    const seen = [];
    for (const { key } of [ingest, read, all]) {
      seen.push([
        (await withKey(key, 'POST', '/v1/web', [{}])).status,
        (await withKey(key, 'GET', '/api/events/x')).status,
        (await withKey(key, 'POST', '/api/query', { timeframe: { from: 1, to: 2 } })).status,
        (await withKey(key, 'DELETE', '/api/alerts/x')).status,
        (await withKey(key, 'POST', '/api/session/key', { key })).status,
        (await withKey(key, 'GET', '/v1/queries')).status,
        (await withKey(key, 'DELETE', '/v1/queries/x')).status,
      ]);
    }
    expect(seen).toEqual([
      [202, 403, 403, 403, 401, 403, 403],
      [401, 200, 200, 403, 401, 200, 403],
      [202, 200, 200, 200, 401, 200, 404],
    ]);
    const listed = await (await ask('GET', '/api/settings/keys', cookies.get('owner') ?? '')).json();
    expect(JSON.stringify(listed)).not.toContain(read.key);
    expect(listed.keys.find(({ id }: { id: string }) => id === read.id).lastUsedAt).toBeDefined();
    expect((await ask('DELETE', `/api/settings/keys/${read.id}`, cookies.get('owner') ?? '')).status).toBe(200);
    expect((await withKey(read.key, 'GET', '/api/events/x')).status).toBe(401);
    const first = listed.keys.find((one: { first: boolean }) => one.first).id;
    expect((await ask('DELETE', `/api/settings/keys/${first}`, cookies.get('owner') ?? '')).status).toBe(403);
    expect(
      (await ask('POST', '/api/settings/keys', cookies.get('owner') ?? '', { name: 'First key', scope: 'all' })).status,
    ).toBe(400);
  });
});
