/** Accounts, keys, explanations and feedback in PostgreSQL, through the whole server. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startPostgres } from '../packages/engine/src/store/workspace/__fixtures__/throwaway-postgres.js';
import { rawRequest } from './support/hostile.js';
import { startTestServer, type TestServer } from './support/test-server.js';

const postgres = await startPostgres(process.env);
if (postgres === undefined && process.env.CI !== 'true') {
  process.stderr.write('skipped: PostgreSQL is missing; install it or set TEST_DATABASE_URL\n');
}

describe.skipIf(postgres === undefined && process.env.CI !== 'true')('a server over PostgreSQL', () => {
  let server: TestServer;
  beforeAll(async () => {
    if (postgres === undefined) throw new Error('PostgreSQL is missing, and CI=true allows no skip');
    server = await startTestServer({ DATABASE_URL: postgres.url });
  });
  afterAll(async () => {
    await server?.close();
    await postgres?.stop();
  });

  const cookieOf = (headers: { 'set-cookie'?: string[] | undefined }): string =>
    headers['set-cookie']?.[0]?.split(';')[0] ?? '';
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
