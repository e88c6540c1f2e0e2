import { EngineError } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const call = (method: string, path: string, body?: unknown): Promise<Response> =>
  server.fetch(path, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
const json = async (method: string, path: string, body?: unknown) => (await call(method, path, body)).json();
const query = { calculations: [{ operator: 'COUNT' }] };

describe('saved queries over HTTP', () => {
  it('are saved, changed under their id, listed, read and removed', async () => {
    const saved = await json('POST', '/api/queries', { name: 'Errors', query });
    expect(saved).toMatchObject({ name: 'Errors', query, createdAt: saved.updatedAt });
    const changed = await json('POST', '/api/queries', { id: saved.id, name: 'All errors', query });
    expect(changed).toMatchObject({ id: saved.id, name: 'All errors', createdAt: saved.createdAt });
    expect(await json('GET', '/api/queries')).toEqual({ queries: [changed] });
    expect(await json('GET', `/api/queries/${saved.id}`)).toEqual(changed);
    expect(await json('DELETE', `/api/queries/${saved.id}`)).toEqual({ removed: saved.id });
    expect((await call('GET', `/api/queries/${saved.id}`)).status).toBe(404);
    expect((await call('DELETE', `/api/queries/${saved.id}`)).status).toBe(404);
  });
  it('are refused when they cannot run', async () => {
    server.fake.failures.set('query', new EngineError('QUERY_INVALID', 'The calculation SUM needs a key.'));
    const answer = await call('POST', '/api/queries', { name: 'x', query: { calculations: [{ operator: 'SUM' }] } });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'QUERY_INVALID' } });
    expect(await json('GET', '/api/queries')).toEqual({ queries: [] });
  });
  it.each([
    ['without a name', { name: '', query }],
    ['with an id that cannot be in an address', { id: 'a\u0000b', name: 'x', query }],
    ['with an operation that is none', { name: 'x', query: { filters: [{ key: 'a', operation: '~' }] } }],
  ])('are refused %s', async (_case, body) => {
    const answer = await call('POST', '/api/queries', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });
});

describe('the history over HTTP', () => {
  it('holds a query once', async () => {
    const timeframe = { from: 1, to: 2 };
    const first = await json('POST', '/api/query-runs', { query, timeframe });
    const again = await json('POST', '/api/query-runs', { query, timeframe: { from: 3, to: 4 } });
    expect(again.id).toBe(first.id);
    expect(await json('GET', '/api/query-runs')).toEqual({ runs: [again] });
  });
});

describe('dashboards over HTTP', () => {
  it('begin with the built-in one, which can be made one’s own', async () => {
    const { dashboards } = await json('GET', '/api/dashboards');
    expect(dashboards).toMatchObject([{ id: 'lambda-overview', builtIn: true }]);
    const own = { id: 'lambda-overview', name: 'Mine', widgets: [{ type: 'table', queryId: 'q' }] };
    const saved = await json('POST', '/api/dashboards', own);
    expect(await json('GET', '/api/dashboards')).toEqual({ dashboards: [saved] });
    expect(saved.builtIn).toBeUndefined();
    await call('DELETE', '/api/dashboards/lambda-overview');
    expect(await json('GET', '/api/dashboards/lambda-overview')).toMatchObject({ builtIn: true });
  });
  it('are refused with a widget that shows nothing or two things', async () => {
    for (const widget of [{ type: 'table' }, { type: 'table', queryId: 'q', query }]) {
      const answer = await call('POST', '/api/dashboards', { name: 'x', widgets: [widget] });
      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain('either `query` or `queryId`');
    }
  });
  it('want a key', async () => {
    for (const path of ['/api/queries', '/api/query-runs', '/api/dashboards', '/v1/queries', '/v1/dashboards/x']) {
      expect((await server.open(path)).status).toBe(401);
    }
  });
});
