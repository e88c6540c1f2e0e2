/** An acknowledged event survives `kill -9` of the server and of the telemetry engine, and is never doubled. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { apiOf, TEST_KEY } from './support/test-server.js';

const cli = fileURLToPath(new URL('../packages/cli/bin/baselime-ai.js', import.meta.url));
const folders: string[] = [];
const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
}

/** Starts the real program and waits for the address that it prints. */
function start(dataDir: string): Promise<Started> {
  const child = spawn(process.execPath, [cli, 'start'], {
    env: {
      ...process.env,
      BASELIME_PORT: '0',
      BASELIME_OTLP_HTTP_PORT: '0',
      BASELIME_OTLP_GRPC_PORT: '0',
      BASELIME_DATA_DIR: dataDir,
      BASELIME_API_KEY: TEST_KEY,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    let printed = '';
    const read = (chunk: Buffer): void => {
      printed += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url !== undefined) resolve({ child, url });
    };
    child.stdout?.on('data', read);
    child.on('exit', (code) => reject(new Error(`exit ${code} before an address: ${printed}`)));
  });
}

/** The telemetry engine: the one child process of the server. */
async function engineOf(server: ChildProcess): Promise<number> {
  const children_ = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
  const pids = children_.trim().split(/\s+/).map(Number);
  const [pid] = pids;
  if (pid === undefined || !Number.isInteger(pid)) throw new Error('the server has no child process');
  return pid;
}

/** Sends events one batch after another and gives the marks of those that were acknowledged. */
async function sendUntil(url: string, run: string, stop: () => boolean): Promise<readonly string[]> {
  const acknowledged: string[] = [];
  for (let batch = 0; !stop(); batch += 1) {
    const marks = Array.from({ length: 20 }, (_, item) => `${run}-${batch}-${item}`);
    const answer = await apiOf(url, TEST_KEY)
      .send('/v1/crash-test', JSON.stringify(marks.map((mark) => ({ mark, message: 'an event' }))))
      .catch(() => undefined);
    if (answer?.status === 202) acknowledged.push(...marks);
    else await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return acknowledged;
}

async function storedMarks(url: string): Promise<readonly string[]> {
  const marks: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await apiOf(url, TEST_KEY).query({
      query: { datasets: ['crash-test'], limit: 10_000 },
      ...(cursor === undefined ? {} : { cursor }),
    });
    marks.push(...(page.events ?? []).map((event) => String(event.data.mark)));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return marks;
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('kill -9', () => {
  it('of the engine under load loses nothing acknowledged and doubles nothing', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-crash-'));
    folders.push(dataDir);
    const { child, url } = await start(dataDir);
    let stopped = false;
    const sending = sendUntil(url, 'engine', () => stopped);
    for (let round = 0; round < 3; round += 1) {
      await sleep(700);
      process.kill(await engineOf(child), 'SIGKILL');
    }
    await sleep(2500);
    stopped = true;
    const acknowledged = await sending;
    const stored = await storedMarks(url);
    const found = new Set(stored);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((mark) => !found.has(mark))).toEqual([]);
    expect(found.size).toBe(stored.length);
  }, 120_000);

  it('of the server under load loses nothing acknowledged and doubles nothing', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-crash-'));
    folders.push(dataDir);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { child, url } = await start(dataDir);
      const sending = sendUntil(url, `server${round}`, () => child.killed);
      await sleep(600 + round * 250);
      child.kill('SIGKILL');
      acknowledged.push(...(await sending));
      await sleep(500); // the engine notices that its parent is gone
    }
    const { url } = await start(dataDir);
    const stored = await storedMarks(url);
    const found = new Set(stored);
    expect(acknowledged.length).toBeGreaterThan(100);
    expect(acknowledged.filter((mark) => !found.has(mark))).toEqual([]);
    expect(found.size).toBe(stored.length);
  }, 120_000);
});
