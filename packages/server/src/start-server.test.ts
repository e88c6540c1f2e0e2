import { mkdtemp, readFile, stat } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EngineError } from '@baselime-ai/engine';
import { describe, expect, it } from 'vitest';
import { startTestServer } from './__fixtures__/test-server.js';

describe('startServer', () => {
  it('generates a key once, keeps it for its owner only, and accepts it', async () => {
    const dataDir = join(await mkdtemp(join(tmpdir(), 'baselime-key-')), 'new');
    const settings = { BASELIME_API_KEY: '', BASELIME_DATA_DIR: dataDir };
    const first = await startTestServer(settings);
    await first.close();
    const second = await startTestServer(settings);
    try {
      expect(second.apiKey).toMatch(/^bl_[0-9A-Za-z]{32}$/);
      expect(second.apiKey).toBe(first.apiKey);
      expect((await stat(join(dataDir, 'api-key'))).mode & 0o777).toBe(0o600);
      expect(await readFile(join(dataDir, 'api-key'), 'utf8')).toBe(`${first.apiKey}\n`);
      const headers = { 'x-api-key': second.apiKey };
      expect((await second.open('/api/session', { headers })).status).toBe(200);
    } finally {
      await second.close();
    }
  });

  it('names the port that is in use and the variable to change', async () => {
    const taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const failure = await startTestServer({ BASELIME_PORT: String(port) }).catch((error: unknown) => error);
    taken.close();
    expect(failure).toBeInstanceOf(EngineError);
    expect(failure).toMatchObject({ code: 'CONFIG_INVALID', details: [{ path: 'BASELIME_PORT' }] });
    expect(String(failure)).toContain(`Port ${port} on 127.0.0.1 is in use`);
  });

  it('answers what is in flight before it closes', async () => {
    const server = await startTestServer();
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const reached = new Promise<void>((resolve) => {
      server.fake.ingestEvents = async () => {
        resolve();
        await held;
        return { accepted: 1, rejected: [] };
      };
    });
    const sent = server.fetch('/v1/web', { method: 'POST', body: '[{}]' });
    await reached;
    const closed = server.close();
    release();
    expect((await sent).status).toBe(202);
    await closed;
  });

  it('closes at once although a browser holds a connection open ahead of need', async () => {
    const server = await startTestServer();
    const { hostname, port } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    await new Promise((resolve) => socket.once('connect', resolve));
    const startedMs = performance.now();
    await server.close();
    // A close that waits for open connections takes ten seconds, until they are cut.
    expect(performance.now() - startedMs).toBeLessThan(9_000);
    socket.destroy();
  });

  it('leaves an engine that it was given open', async () => {
    const server = await startTestServer();
    await server.close();
    await server.close();
    expect(server.fake.calls.map((call) => call.verb)).not.toContain('close');
  });
});
