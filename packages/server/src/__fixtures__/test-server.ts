/** A server over the fake engine on a free port, with accounts that live in memory. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '@baselime-ai/engine';
import { type Environment, readConfig } from '../config.js';
import { type RunningServer, type StartOptions, startServer } from '../start-server.js';
import { createFakeEngine, type FakeEngine } from './fake-engine.js';

export const API_KEY = 'test-key';

export interface TestServer extends RunningServer {
  readonly fake: FakeEngine;
  /** Fetches a path of the server with the API key; `headers` come on top. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Without a key. */
  open(path: string, init?: RequestInit): Promise<Response>;
  /** The cookie header of a session that the sign-in address opened. */
  signIn(): Promise<string>;
}

export async function startTestServer(
  environment: Environment = {},
  options: Partial<StartOptions> = {},
): Promise<TestServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'baselime-server-'));
  const config = readConfig({
    BASELIME_PORT: '0',
    BASELIME_OTLP_HTTP_PORT: '0',
    BASELIME_OTLP_GRPC_PORT: '0',
    BASELIME_API_KEY: API_KEY,
    BASELIME_DATA_DIR: dataDir,
    ...environment,
  });
  const fake = createFakeEngine();
  const server = await startServer({
    config,
    engine: fake,
    logger: silentLogger,
    accountsDatabase: 'memory',
    jobs: false,
    ...options,
  });
  const open = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(server.url + path, { redirect: 'manual', ...init });
  return {
    ...server,
    fake,
    open,
    fetch: (path, init = {}) => {
      const headers = new Headers(init.headers);
      headers.set('x-api-key', API_KEY);
      return open(path, { ...init, headers });
    },
    signIn: async () => cookieOf(await fetch(server.signInUrl, { redirect: 'manual' })),
  };
}

/** What a browser would send back after an answer. */
export const cookieOf = (response: Response): string =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
