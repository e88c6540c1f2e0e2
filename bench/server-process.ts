/** The real program in a process of its own, as a user runs it, on free ports over an empty folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../packages/cli/bin/baselime-ai.js', import.meta.url));
export const KEY = 'bl_bench_key_0123456789abcdefghijk';

export interface ServerProcess {
  readonly url: string;
  /** Resident memory of the server and of its telemetry engine, in MiB. */
  memory(): Promise<{ readonly server: number; readonly engine: number }>;
  /** What the server and its telemetry engine have used so far. */
  usage(): Promise<{ readonly server: ProcessUsage; readonly engine: ProcessUsage }>;
  /** How many inserts of events the engine was given so far, as its files tell. */
  inserts(): Promise<number>;
  /** Stops it and removes its folder. */
  stop(): Promise<void>;
  /** Stops it and starts it anew over the same folder; this one is then gone. */
  restart(): Promise<ServerProcess>;
}

/**
 * @param env further settings; without one of the AI's there is no model
 * @param kept a folder that stays when the server stops, instead of one that is made for it and removed
 */
export async function startServerProcess(
  env: Readonly<Record<string, string>> = {},
  kept?: string,
): Promise<ServerProcess> {
  return kept === undefined
    ? startOver(await mkdtemp(join(tmpdir(), 'baselime-bench-')), env, true)
    : startOver(kept, env, false);
}

async function startOver(
  dataDir: string,
  settings: Readonly<Record<string, string>>,
  isOurs: boolean,
): Promise<ServerProcess> {
  // By its own first line, as a user does: that line says how Node runs it.
  const child = spawn(cli, ['start'], {
    env: {
      ...process.env,
      BASELIME_PORT: '0',
      BASELIME_OTLP_HTTP_PORT: '0',
      BASELIME_OTLP_GRPC_PORT: '0',
      BASELIME_DATA_DIR: dataDir,
      BASELIME_API_KEY: KEY,
      BASELIME_AI_PROVIDER: 'none',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const usage = async () => {
    const [engine] = await childrenOf(child.pid ?? 0);
    return { server: await usageOf(child.pid), engine: await usageOf(engine) };
  };
  return {
    url: await addressOf(child),
    memory: async () => {
      const { server, engine } = await usage();
      return { server: server.residentMiB, engine: engine.residentMiB };
    },
    usage,
    inserts: () => insertsIn(join(dataDir, 'telemetry', 'store')),
    async restart() {
      await ended(child);
      return startOver(dataDir, settings, isOurs);
    },
    async stop() {
      await ended(child);
      if (isOurs) await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await gone;
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed)?.[0];
      if (url !== undefined) resolve(url);
    });
    child.once('exit', (code) => reject(new Error(`the server ended with ${code} before it printed an address`)));
  });
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const text = await readFile(`/proc/${pid}/task/${pid}/children`, 'utf8').catch(() => '');
  return text.trim().split(/\s+/).filter(Boolean).map(Number);
}

/** Used since the process started, by all of its threads. */
export interface ProcessUsage {
  readonly cpuMs: number;
  readonly residentMiB: number;
  /** The most that was resident at any time. */
  readonly peakMiB: number;
}

/** The kernel counts processor time in hundredths of a second. */
const MS_PER_TICK = 10;

export async function usageOf(pid: number | undefined): Promise<ProcessUsage> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The name stands in brackets and may hold anything; behind it, user and system time are fields 12 and 13.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const mebibytes = (name: string): number =>
    Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024);
  return {
    cpuMs: (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK,
    residentMiB: mebibytes('VmRSS'),
    peakMiB: mebibytes('VmHWM'),
  };
}

/**
 * The engine numbers the parts that inserts make, and a part that was merged from others names the first and the last
 * number. Only the events are kept in parts of one day each.
 */
async function insertsIn(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => []);
  const last = names.map((name) => Number(/(?:^|\/)\d{8}_\d+_(\d+)_\d+$/.exec(name)?.[1] ?? 0));
  return last.reduce((most, number) => Math.max(most, number), 0);
}

export async function post(
  url: string,
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: { 'x-api-key': KEY, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : new Uint8Array(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response;
}
