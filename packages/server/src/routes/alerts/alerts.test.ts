import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { alert } from '../../__fixtures__/fake-engine.js';
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
const { name, query, threshold, frequency, window } = alert;
const wanted = { name, query, threshold, frequency, window };

describe('alerts over HTTP', () => {
  it('are saved enabled, listed, read and removed', async () => {
    expect(await (await call('POST', '/api/alerts', wanted)).json()).toEqual(alert);
    expect(server.fake.calls.find(({ verb }) => verb === 'saveAlert')?.args[1]).toEqual({
      ...wanted,
      kind: 'threshold',
      enabled: true,
      channels: [],
    });
    expect(await (await call('GET', '/api/alerts')).json()).toEqual({ alerts: [alert] });
    expect(await (await call('GET', '/api/alerts/alert-1')).json()).toEqual(alert);
    expect(await (await call('DELETE', '/api/alerts/alert-1')).json()).toEqual({ removed: 'alert-1' });
    expect(server.fake.calls.find(({ verb }) => verb === 'removeAlert')?.args[1]).toBe('alert-1');
  });
  it.each([
    ['without a name', { ...wanted, name: '' }],
    ['with an operation that is none', { ...wanted, threshold: { operation: '~', value: 1 } }],
    ['without a threshold', { ...wanted, threshold: undefined }],
    ['of an unknown kind', { ...wanted, kind: 'hunch' }],
    ['with a window of no time', { ...wanted, window: 0 }],
    ['that is evaluated every moment', { ...wanted, frequency: 1 }],
  ])('refuses one %s', async (_case, body) => {
    const answer = await call('POST', '/api/alerts', body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });
});

describe('a channel over HTTP', () => {
  it('is renamed without knowing its address, and never changes its type', async () => {
    const url = 'https://hooks.example.com/services/T000/B000/abcdefgh';
    const made = await (await call('POST', '/api/channels', { type: 'webhook', name: 'Ops', url })).json();
    const renamed = await (await call('PUT', `/api/channels/${made.id}`, { name: 'On call' })).json();
    expect(renamed).toEqual({ ...made, name: 'On call' });
    const moved = await call('PUT', `/api/channels/${made.id}`, { url: 'https://hooks.example.org/' });
    expect(await moved.json()).toMatchObject({ id: made.id, name: 'On call', target: 'hooks.example.org' });
    for (const bad of [
      { to: ['ops@example.org'] },
      { type: 'slack' },
      { url: 'ftp://hooks.example.org' },
      { name: '' },
    ]) {
      expect((await call('PUT', `/api/channels/${made.id}`, bad)).status).toBe(400);
    }
    expect((await call('PUT', '/api/channels/ch_none', { name: 'x' })).status).toBe(404);
  });
});
