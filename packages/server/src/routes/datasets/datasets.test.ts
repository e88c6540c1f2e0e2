import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const put = (path: string, body: unknown): Promise<Response> =>
  server.fetch(path, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('/api/datasets', () => {
  it('lists and reads with a key only', async () => {
    expect((await server.open('/api/datasets')).status).toBe(401);
    expect(await (await server.fetch('/api/datasets')).json()).toMatchObject({ datasets: [{ id: 'logs' }] });
    expect(await (await server.fetch('/api/datasets/logs')).json()).toMatchObject({ name: 'logs', enabled: true });
  });

  it('fills what a change leaves out, and takes back what a read gave', async () => {
    expect((await put('/api/datasets/logs', { keys: { obfuscate: ['user.email'] } })).status).toBe(200);
    expect(server.fake.calls.at(-1)).toMatchObject({
      verb: 'saveDataset',
      args: [
        { environment: 'default' },
        'logs',
        {
          keys: { exclude: [], obfuscate: ['user.email'], scrub: true },
          namespaces: { exclude: [] },
          services: { exclude: [] },
          enabled: true,
          blocked: false,
        },
      ],
    });
    const read: unknown = await (await server.fetch('/api/datasets/logs')).json();
    expect((await put('/api/datasets/logs', read)).status).toBe(200);
  });

  it.each([
    ['/api/datasets/logs', { keys: { obfuscate: ['a b'] } }],
    ['/api/datasets/logs', { keys: { obfuscate: ['a..b'] } }],
    ['/api/datasets/logs', { enabled: 'no' }],
    ['/api/datasets/%20', {}],
  ])('refuses %s with %j', async (path, body) => {
    const answer = await put(path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });
});
