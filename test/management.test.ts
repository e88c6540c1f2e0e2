/** The requests that Baselime's Terraform provider and command line make, and events to datasets of the same names. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from './support/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
}, 180_000);
afterAll(() => server?.close());

const call = (method: string, path: string, body?: unknown) => server.api.request(method, path, body);
const json = async (method: string, path: string, body?: unknown) => (await call(method, path, body)).json();

const QUERY = {
  id: 'slow-reports',
  description: 'Slow invocations',
  parameters: {
    datasets: ['lambda-logs'],
    filters: [
      { key: '@type', operation: '=', value: 'REPORT', type: 'string' },
      { key: '@duration', operation: '>', value: '1000', type: 'number' },
    ],
    filterCombination: 'AND',
    calculations: [{ operator: 'COUNT', alias: 'slow' }],
    groupBys: [{ type: 'string', value: 'namespace' }],
    orderBy: { value: 'slow', order: 'DESC' },
    limit: 10,
    needle: { value: 'REPORT', matchCase: true },
  },
};
const ALERT = {
  id: 'too-slow',
  description: 'Too many slow invocations',
  enabled: true,
  channels: [{ type: 'slack', targets: ['baselime-alerts'] }],
  parameters: {
    queryId: 'slow-reports',
    threshold: { operation: '>', value: 5 },
    frequency: '30mins',
    window: '1 hour',
  },
};
const DASHBOARD = {
  id: 'functions',
  description: 'Functions',
  parameters: {
    widgets: [
      { queryId: 'slow-reports', type: 'timeseries-bar', name: 'Slow', description: 'by function' },
      { queryId: 'slow-reports', type: 'statistic' },
    ],
  },
};

describe('management as the Terraform provider speaks it', () => {
  it.each([
    ['/v1/queries', 'query', QUERY],
    ['/v1/alerts', 'alert', ALERT],
    ['/v1/dashboards/', 'dashboard', DASHBOARD],
  ])('creates at %s, reads the same back, changes, lists and deletes', async (path, name, resource) => {
    if (name !== 'query') await call('POST', '/v1/queries', QUERY);
    const created = await call('POST', path, resource);
    expect(created.status).toBe(201);
    const answer = await created.json();
    expect(answer.data).toEqual(answer[name]);
    const address = `${path.replace(/\/$/, '')}/${resource.id}`;
    expect((await json('GET', address))[name]).toMatchObject(resource);

    const changed = { ...resource, description: 'changed' };
    const put = await call('PUT', address, changed);
    expect(put.status).toBe(200);
    expect((await json('GET', address))[name]).toMatchObject(changed);

    const plural = address.split('/')[2] ?? '';
    const { data } = await json('GET', `/v1/${plural}`);
    expect(data.map(({ id }: { id: string }) => id)).toContain(resource.id);

    const deleted = await call('DELETE', address);
    expect(deleted.status).toBe(200);
    expect((await deleted.json()).message).toMatch(new RegExp(`^${name} ${resource.id} deleted$`, 'i'));
    expect((await call('GET', address)).status).toBe(404);
    expect((await call('PUT', address, changed)).status).toBe(404);
    expect((await call('DELETE', address)).status).toBe(404);
  });

  it('lets an alert follow its query, and says so no more when the alert got another one', async () => {
    await call('POST', '/v1/queries', QUERY);
    await call('POST', '/v1/alerts', ALERT);
    const filters = [{ key: '@type', operation: '=', value: 'REPORT', type: 'string' }];
    await call('PUT', '/v1/queries/slow-reports', { ...QUERY, parameters: { datasets: ['lambda-logs'], filters } });
    const alert = await json('GET', '/api/alerts/too-slow');
    expect(alert.query).toEqual({
      datasets: ['lambda-logs'],
      filters: [{ key: '@type', operation: '=', value: 'REPORT' }],
    });
    expect(alert).toMatchObject({ frequency: 1_800_000, window: 3_600_000 });
    await call('POST', '/api/alerts', { ...alert, query: {}, window: 120_000 });
    const { parameters } = (await json('GET', '/v1/alerts/too-slow')).alert;
    expect(parameters).toEqual({ threshold: { operation: '>', value: 5 }, frequency: '30mins', window: '2 mins' });
  });

  it('names what is wrong with a resource', async () => {
    const parameters = { ...ALERT.parameters, queryId: 'none', window: 'soon' };
    const answer = await call('POST', '/v1/alerts', { ...ALERT, parameters });
    expect(answer.status).toBe(400);
    const { error, message } = await answer.json();
    expect(message).toBe(error.message);
    expect(error.details).toEqual([
      { path: 'parameters.queryId', message: 'names no saved query' },
      { path: 'parameters.window', message: 'must be a span of time such as `10 mins`' },
    ]);
    const bad = { ...QUERY, parameters: { filters: [{ key: 'a', operation: '~' }] } };
    expect((await json('POST', '/v1/queries', bad)).error.details[0].path).toBe('parameters.filters.0.operation');
    expect((await call('PUT', '/v1/queries/slow-reports', [QUERY])).status).toBe(400);
  });
});

describe('datasets that are named like resources', () => {
  it.each(['queries', 'alerts', 'dashboards', 'markers'])(
    'take events in lists, lines and alone: %s',
    async (dataset) => {
      const path = `/v1/${dataset}`;
      const before = (await server.api.events({ query: { datasets: [dataset] } })).length;
      const bodies = [
        JSON.stringify([{ id: 'q', parameters: { limit: 1, widgets: [], queryId: 'q' }, startTime: 1 }]),
        '{"message":"one"}\n{"message":"two"}',
        JSON.stringify({ id: '7', message: 'alone', parameters: { amount: 3 } }),
      ];
      for (const body of bodies) {
        const answer = await server.api.send(path, body);
        expect(answer.status).toBe(202);
        expect(await answer.json()).toEqual({ message: 'Request Accepted' });
      }
      expect(await server.api.events({ query: { datasets: [dataset] } })).toHaveLength(before + 4);
    },
  );
  it('answer a body that is nothing as the Events API does', async () => {
    const answer = await server.api.send('/v1/queries', 'not JSON at all {');
    expect([202, 400]).toContain(answer.status);
    expect(await answer.json()).toHaveProperty('message');
    const stranger = await fetch(`${server.url}/v1/queries`, { method: 'POST', body: '[]' });
    expect(stranger.status).toBe(401);
  });
});

describe('markers', () => {
  it('are events that the analysis reads as changes', async () => {
    const startTime = Date.now() - 60_000;
    const posted = await call('POST', '/v1/markers', {
      service: 'shop',
      name: 'v42',
      description: 'new cart',
      startTime,
    });
    expect(posted.status).toBe(201);
    const { data, marker } = await posted.json();
    expect(data).toEqual(marker);
    expect(marker).toMatchObject({ service: 'shop', startTime });
    const found = await server.api.events({ query: { datasets: ['markers'], needle: { value: 'new cart' } } });
    expect(found).toMatchObject([
      { service: 'shop', message: 'v42: new cart', timestampMs: startTime, dataset: 'markers' },
    ]);
  });
  it('take seconds, and refuse what is no time', async () => {
    const seconds = Math.floor(Date.now() / 1000) - 30;
    const { marker } = await json('POST', '/v1/markers', { startTime: seconds });
    expect(marker.startTime).toBe(seconds * 1000);
    expect((await call('POST', '/v1/markers', { startTime: -1 })).status).toBe(400);
  });
});
