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

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Looks again and again until there is something to see. */
async function eventually<T>(what: string, look: () => Promise<T | undefined> | T | undefined): Promise<T> {
  for (const start = Date.now(); Date.now() - start < 60_000; await sleep(20)) {
    const seen = await look();
    if (seen !== undefined) return seen;
  }
  throw new Error(`${what}: not within a minute`);
}

/** The telemetry engine: the one child process of the server, as soon as it is another one than `before`. */
function engineOf(server: ChildProcess, before?: number): Promise<number> {
  return eventually('a child process of the server', async () => {
    const listed = await readFile(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8');
    const [pid] = listed.trim().split(/\s+/).map(Number);
    return pid !== undefined && pid > 0 && pid !== before ? pid : undefined;
  });
}

const isGone = (pid: number): true | undefined => {
  try {
    process.kill(pid, 0);
    return undefined;
  } catch {
    return true;
  }
};

/** Sends events one batch after another and notes the marks of those that were acknowledged. */
async function sendUntil(url: string, run: string, acknowledged: string[], stop: () => boolean): Promise<void> {
  for (let batch = 0; !stop(); batch += 1) {
    const marks = Array.from({ length: 20 }, (_, item) => `${run}-${batch}-${item}`);
    const answer = await apiOf(url, TEST_KEY)
      .send('/v1/crash-test', JSON.stringify(marks.map((mark) => ({ mark, message: 'an event' }))))
      .catch(() => undefined);
    if (answer?.status === 202) acknowledged.push(...marks);
    else await sleep(50);
  }
}

/** Resolves when at least `count` more events were acknowledged than now. */
function more(acknowledged: readonly string[], count: number): Promise<true> {
  const wanted = acknowledged.length + count;
  return eventually('acknowledged events', () => (acknowledged.length >= wanted ? true : undefined));
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

describe('kill -9', () => {
  it('of the engine under load loses nothing acknowledged and doubles nothing', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-crash-'));
    folders.push(dataDir);
    const { child, url } = await start(dataDir);
    let stopped = false;
    const acknowledged: string[] = [];
    const sending = sendUntil(url, 'engine', acknowledged, () => stopped);
    let engine: number | undefined;
    for (let round = 0; round < 3; round += 1) {
      await more(acknowledged, 200);
      engine = await engineOf(child, engine);
      process.kill(engine, 'SIGKILL');
    }
    await more(acknowledged, 200);
    stopped = true;
    await sending;
    const stored = await storedMarks(url);
    const found = new Set(stored);
    expect(acknowledged.filter((mark) => !found.has(mark))).toEqual([]);
    expect(found.size).toBe(stored.length);
  }, 300_000);

  it('of the server under load loses nothing acknowledged and doubles nothing', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'baselime-crash-'));
    folders.push(dataDir);
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { child, url } = await start(dataDir);
      const engine = await engineOf(child);
      const sending = sendUntil(url, `server${round}`, acknowledged, () => child.killed);
      await more(acknowledged, 200 + round * 90);
      child.kill('SIGKILL');
      await sending;
      // It notices that its parent is gone, and lets go of the folder.
      await eventually('the end of the engine', () => isGone(engine));
    }
    const { url } = await start(dataDir);
    const stored = await storedMarks(url);
    const found = new Set(stored);
    expect(acknowledged.filter((mark) => !found.has(mark))).toEqual([]);
    expect(found.size).toBe(stored.length);
  }, 300_000);
});
