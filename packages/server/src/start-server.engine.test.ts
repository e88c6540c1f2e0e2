/** The server over the real engine: what is sent in over HTTP can be read, explained and signed in to over HTTP. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryAnswer } from '@baselime-ai/contract';
import { silentLogger } from '@baselime-ai/engine';
import { expect, it } from 'vitest';
import { cookieOf } from './__fixtures__/test-server.js';
import { readConfig } from './config.js';
import { startServer } from './start-server.js';

it('an acknowledged event is found, explained, and there after a restart with the same session', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-real-'));
  const config = readConfig({
    BASELIME_PORT: '0',
    BASELIME_OTLP_HTTP_PORT: '0',
    BASELIME_OTLP_GRPC_PORT: '0',
    BASELIME_DATA_DIR: dataDir,
  });
  const nowMs = Date.now();
  const timeframe = { from: nowMs - 60_000, to: nowMs + 60_000 };
  const post = (url: string, body: object, headers: Record<string, string>): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  try {
    const first = await startServer({ config, logger: silentLogger });
    const key = { 'x-api-key': first.apiKey };
    const log = {
      '@timestamp': new Date(nowMs).toISOString(),
      '@requestId': 'r1',
      LogLevel: 'ERROR',
      '@message': 'boom',
    };
    expect((await post(`${first.url}/v1/lambda-logs`, [log], key)).status).toBe(202);
    const found = QueryAnswer.parse(await (await post(`${first.url}/api/query`, { timeframe }, key)).json());
    const id = found.events?.[0]?.id ?? '';
    const asked = await post(`${first.url}/api/explanations`, { subject: { kind: 'event', id } }, key);
    expect(await asked.text()).toContain('event: answer-end');
    const cookie = cookieOf(await fetch(first.signInUrl, { redirect: 'manual' }));
    await first.close();

    const second = await startServer({ config, logger: silentLogger });
    expect(second.apiKey).toBe(first.apiKey);
    expect(new URL(second.signInUrl).search).toBe('');
    expect((await fetch(`${second.url}/api/events/${id}`, { headers: { cookie } })).status).toBe(200);
    await second.close();
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
});
