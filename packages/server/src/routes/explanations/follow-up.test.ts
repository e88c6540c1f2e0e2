import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followUp } from '../../__fixtures__/fake-engine.js';
import { startTestServer, type TestServer } from '../../__fixtures__/test-server.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.close());

const ask = (headers: Record<string, string> = {}, init: RequestInit = {}): Promise<Response> =>
  server.fetch('/api/explanations/exp_1/messages', {
    method: 'POST',
    body: JSON.stringify({ message: ' Since when? ' }),
    headers: { 'content-type': 'application/json', ...headers },
    ...init,
  });

describe('a follow-up question over HTTP', () => {
  it('streams one frame for each event', async () => {
    const text = await (await ask()).text();
    expect([...text.matchAll(/^event: (.+)$/gm)].map(([, name]) => name)).toEqual([
      'answer-start',
      'text-delta',
      'answer-end',
    ]);
    expect(server.fake.calls.find(({ verb }) => verb === 'followUp')?.args.slice(1, 3)).toEqual([
      'exp_1',
      { message: 'Since when?' },
    ]);
  });

  it('gives the finished answer to who accepts JSON, and lists all of them', async () => {
    expect(await (await ask({ accept: 'application/json' })).json()).toEqual(followUp);
    expect(await (await server.fetch('/api/explanations/exp_1/messages')).json()).toEqual({ messages: [followUp] });
  });

  it('is cancelled when the client goes away', async () => {
    let cancelled = false;
    server.fake.followUpAnswer = async function* (signal) {
      yield { type: 'answer-start', id: 'fup_1', engine: 'gpt' };
      await new Promise((resolve) => signal?.addEventListener('abort', resolve));
      cancelled = true;
    };
    const client = new AbortController();
    const answer = await ask({}, { signal: client.signal });
    await answer.body?.getReader().read();
    client.abort();
    await vi.waitFor(() => expect(cancelled).toBe(true), { timeout: 15_000 });
  });

  it.each([['{}'], ['{"message":""}'], ['{"message":5}'], [JSON.stringify({ message: 'x'.repeat(2001) })]])(
    'refuses a body of %#',
    async (body) => {
      expect((await ask({}, { body })).status).toBe(400);
    },
  );
});
