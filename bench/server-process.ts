/** The real program in a process of its own, as a user runs it, on free ports over an empty folder. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../packages/cli/bin/baselime-ai.js', import.meta.url));
export const KEY = 'bl_bench_key_0123456789abcdefghijk';

export interface ServerProcess {
  readonly url: string;
  /** Resident memory of the server and of its telemetry engine, in MiB. */
  memory(): Promise<{ readonly server: number; readonly engine: number }>;
  stop(): Promise<void>;
}

export async function startServerProcess(): Promise<ServerProcess> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-bench-'));
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
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return {
    url: await addressOf(child),
    memory: async () => {
      const [engine] = await childrenOf(child.pid ?? 0);
      return { server: await residentMiB(child.pid), engine: await residentMiB(engine) };
    },
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
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

async function residentMiB(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024);
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
