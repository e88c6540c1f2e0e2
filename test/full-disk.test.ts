/**
 * A full disk under the data folder: nothing is acknowledged that could not be stored, the server stays up, and it takes
 * telemetry again once there is room. The disk is a small file system in memory, in a mount name space of its own.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Api, apiOf, TEST_KEY } from './support/test-server.js';

const cli = fileURLToPath(new URL('../packages/cli/bin/baselime-ai.js', import.meta.url));
const canMount =
  process.platform === 'linux' && spawnSync('unshare', ['-rm', 'sh', '-c', 'mount -t tmpfs tmpfs /mnt']).status === 0;
if (!canMount) process.stderr.write('skipped: this machine does not let a test mount a file system\n');

describe.skipIf(!canMount)('a full disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baselime-disk-'));
  let child: ChildProcess;
  let api: Api;
  let url = '';

  beforeAll(async () => {
    const command = `mount -t tmpfs -o size=200m tmpfs ${folder} && exec "$0" "$@"`;
    child = spawn('unshare', ['-rm', 'sh', '-c', command, process.execPath, cli, 'start'], {
      env: {
        ...process.env,
        BASELIME_PORT: '0',
        BASELIME_OTLP_HTTP_PORT: '0',
        BASELIME_OTLP_GRPC_PORT: '0',
        BASELIME_DATA_DIR: folder,
        BASELIME_API_KEY: TEST_KEY,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    url = await new Promise((resolve, reject) => {
      let printed = '';
      const read = (chunk: Buffer): void => {
        printed += chunk.toString();
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
        if (found !== undefined) resolve(found);
      };
      child.stdout?.on('data', read);
      child.stderr?.on('data', read);
      child.on('exit', (code) => reject(new Error(`exit ${code} before an address: ${printed}`)));
    });
    api = apiOf(url, TEST_KEY);
  });
  afterAll(() => {
    child?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  /** The file system as the server sees it. */
  const inside = (name: string): string => `/proc/${child.pid}/root${join(folder, name)}`;
  async function fill(): Promise<void> {
    const file = await open(inside('ballast'), 'w');
    const block = Buffer.alloc(1024 * 1024);
    try {
      for (;;) await file.write(block);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    } finally {
      await file.close();
    }
  }
  const until = async (message: string): Promise<void> => {
    for (const start = Date.now(); !(await messages()).includes(message); await pause(100)) {
      if (Date.now() - start > 60_000) throw new Error(`${message} was not stored`);
    }
  };
  const messages = async () =>
    (await api.events({ query: { datasets: ['disk'] } })).map(({ message }) => message).sort();

  it('acknowledges nothing that it cannot keep, stays up, and goes on when there is room', async () => {
    expect((await api.send('/v1/disk', '[{"message":"before"}]')).status).toBe(202);
    await until('before');
    await fill();
    const large = JSON.stringify([{ message: 'during', pad: 'x'.repeat(200_000) }]);
    const sent = api.send('/v1/disk', large);
    const early = await Promise.race([sent.then(({ status }) => status), pause(3000, 'still waiting')]);
    expect(['still waiting', 503]).toContain(early);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(await messages()).toEqual(['before']);

    await rm(inside('ballast'));
    expect((await sent).status).toBe(early === 503 ? 503 : 202);
    expect((await api.send('/v1/disk', '[{"message":"after"}]')).status).toBe(202);
    await until('after');
    // What was refused may yet be stored; what was acknowledged must be.
    const kept = early === 503 ? ['after', 'before'] : ['after', 'before', 'during'];
    expect(await messages()).toEqual(expect.arrayContaining(kept));
  }, 120_000);
});
