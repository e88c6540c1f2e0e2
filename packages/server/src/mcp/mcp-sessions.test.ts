import { type Clock, systemClock } from '@baselime-ai/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../__fixtures__/test-server.js';

const HOUR_MS = 3_600_000;

describe('a session of the Model Context Protocol', () => {
  let server: TestServer;
  let ms = 0;
  const clock: Clock = { ...systemClock, monotonicMs: () => ms };
  beforeEach(async () => {
    ms = 0;
    server = await startTestServer({}, { clock });
  });
  afterEach(() => server.close());

  const call = (method: string, params: unknown, session?: string): Promise<Response> =>
    server.fetch('/mcp', {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json, text/event-stream',
        ...(session === undefined ? {} : { 'mcp-session-id': session }),
      },
      body: JSON.stringify({ jsonrpc: '2.0', id: 1, method, params }),
    });
  const open = async (): Promise<string> => {
    const client = { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'test', version: '1' } };
    return (await call('initialize', client)).headers.get('mcp-session-id') ?? '';
  };
  const statusOf = async (session: string): Promise<number> => (await call('tools/list', {}, session)).status;

  it('ends after four hours without a call, and after a day however busy it is', async () => {
    const [idle, busy] = [await open(), await open()];
    for (let hours = 3; hours <= 24; hours += 3) {
      ms = hours * HOUR_MS;
      expect(await statusOf(busy)).toBe(200);
    }
    expect(await statusOf(idle)).toBe(404);
    ms += 1;
    expect(await statusOf(busy)).toBe(404);
  });

  it('ends when its vault holds very many originals', async () => {
    const session = await open();
    server.fake.originals = 100_000;
    expect(await statusOf(session)).toBe(200);
    server.fake.originals += 1;
    expect(await statusOf(session)).toBe(404);
  });

  it('ends when a hundred newer ones exist', async () => {
    const session = await open();
    for (let count = 0; count < 99; count += 1) await open();
    expect(await statusOf(session)).toBe(200);
    const second = await open();
    for (let count = 0; count < 100; count += 1) await open();
    expect(await statusOf(second)).toBe(404);
  });
});
