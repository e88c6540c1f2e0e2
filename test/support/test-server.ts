/** A whole server on free ports over a folder of its own, and a small client for its API. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type {
  AnswerEvent,
  EventView,
  Explanation,
  ExplanationRequest,
  QueryAnswer,
  QueryRequest,
} from '@baselime-ai/contract';
import { readConfig, startServer } from '@baselime-ai/server';
import { freePort } from '../../packages/server/src/__fixtures__/free-port.js';

export const TEST_KEY = 'bl_test_key_0123456789abcdefghijkl';

export interface TestServer {
  readonly url: string;
  readonly otlpUrl: string;
  readonly signInUrl: string;
  readonly key: string;
  readonly dataDir: string;
  readonly api: Api;
  close(): Promise<void>;
}

export interface Api {
  request(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  send(path: string, body: string | Uint8Array, headers?: Record<string, string>): Promise<Response>;
  query(request: QueryRequest | Partial<QueryRequest>): Promise<QueryAnswer>;
  events(request?: Partial<QueryRequest>): Promise<readonly EventView[]>;
  explain(request: ExplanationRequest): Promise<Explanation>;
  /** The stream of an explanation, event by event. */
  stream(request: ExplanationRequest): Promise<readonly AnswerEvent[]>;
}

export async function startTestServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-test-'));
  const config = readConfig({
    BASELIME_PORT: '0',
    BASELIME_OTLP_HTTP_PORT: String(await freePort()), // 0 would turn it off
    BASELIME_OTLP_GRPC_PORT: '0',
    BASELIME_DATA_DIR: dataDir,
    BASELIME_API_KEY: TEST_KEY,
    ...env,
  });
  const server = await startServer({ config });
  return {
    url: server.url,
    otlpUrl: server.otlpUrl ?? 'the OTLP port is off',
    signInUrl: server.signInUrl,
    key: TEST_KEY,
    dataDir,
    api: apiOf(server.url, TEST_KEY),
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export { freePort };

export function apiOf(url: string, key: string): Api {
  const request: Api['request'] = (method, path, body, headers = {}) =>
    fetch(`${url}${path}`, {
      method,
      headers: { 'x-api-key': key, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const json = async <T>(answer: Promise<Response>): Promise<T> => {
    const response = await answer;
    const text = await response.text();
    if (!response.ok) throw new Error(`${response.status} ${text}`);
    return JSON.parse(text);
  };
  const query: Api['query'] = (part) =>
    json(
      request('POST', '/api/query', {
        query: {},
        timeframe: { from: 1, to: Date.now() + 60_000 },
        view: 'events',
        ...part,
      }),
    );
  return {
    request,
    query,
    send: (path, body, headers = {}) =>
      fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'x-api-key': key, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : new Uint8Array(body),
      }),
    events: async (part) => (await query({ ...part, view: 'events' })).events ?? [],
    explain: (body) => json(request('POST', '/api/explanations', body, { accept: 'application/json' })),
    async stream(body) {
      const response = await request('POST', '/api/explanations', body, { accept: 'text/event-stream' });
      if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
      return [...(await response.text()).matchAll(/^data: (.+)$/gm)].map((match) => JSON.parse(match[1] ?? ''));
    },
  };
}

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a Node script in a process of its own, as an instrumented application runs. */
export function runNode(
  args: readonly string[],
  options: { readonly env?: NodeJS.ProcessEnv; readonly input?: string } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { env: { ...process.env, ...options.env } });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk.toString();
    });
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
    child.stdin.end(options.input ?? '');
  });
}
