import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aiSettings } from '../../__fixtures__/fake-engine.js';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const save = (body: unknown): Promise<Response> =>
  server.fetch('/api/settings/ai', {
    method: 'PUT',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  });

describe('the settings of AI over HTTP', () => {
  it('are read and saved, on by default', async () => {
    expect(await (await server.fetch('/api/settings/ai')).json()).toEqual(aiSettings);
    expect((await save({ dailyUsd: 2.5, dailyTokens: 100_000 })).status).toBe(200);
    const saved = server.fake.calls.find(({ verb }) => verb === 'saveAiSettings')?.args[1];
    expect(saved).toEqual({ enabled: true, dailyUsd: 2.5, dailyTokens: 100_000 });
  });

  it.each([
    ['a limit below nothing', { dailyUsd: -1 }],
    ['half a token', { dailyTokens: 0.5 }],
    ['half a price', { price: { inputUsdPerMillion: 1 } }],
    ['a misspelled name', { dailyDollars: 5 }],
  ])('refuse %s', async (_case, body) => {
    const answer = await save(body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'REQUEST_INVALID' } });
  });

  it('are not shown without a key', async () => {
    expect((await server.open('/api/settings/ai')).status).toBe(401);
  });
});
