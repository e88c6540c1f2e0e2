/**
 * Reads from the embedded engine over the wire that `@clickhouse/client` speaks, without its streams, timers and retries: of
 * a small statement they are most of what it costs, and one question asks thirty of them.
 */
import { Agent, type IncomingMessage, request } from 'node:http';
import { parseError } from '@clickhouse/client';
import type { CompiledSql } from '../../sql.js';
import { parameterText } from './parameter-text.js';
import type { Endpoint } from './supervisor.js';

const MOST_CONNECTIONS = 32;
/** Longer than any statement may take: the engine is then gone without having said so. */
const TIMEOUT_MS = 120_000;

/** A read with all that the engine is told of it. */
export interface Statement extends CompiledSql {
  readonly settings: Readonly<Record<string, string | number>>;
  readonly signal?: AbortSignal;
}

export interface LoopbackReader {
  /** The answer in the format JSONCompact. Raises ClickHouseError for what the engine refuses, another error when no answer came. */
  read(statement: Statement): Promise<unknown>;
  close(): void;
}

export function loopbackReader({ url, username, password }: Endpoint): LoopbackReader {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const { hostname, port } = new URL(url);
  const authorization = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  const read = ({ text, params, settings, signal }: Statement): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const search = new URLSearchParams();
      for (const [name, value] of Object.entries(params)) search.set(`param_${name}`, parameterText(value));
      for (const [name, value] of Object.entries(settings)) search.set(name, String(value));
      const body = Buffer.from(`${text}\nFORMAT JSONCompact`);
      const asked = request({
        agent,
        hostname,
        port,
        method: 'POST',
        path: `/?${search}`,
        headers: { authorization, 'content-length': body.byteLength },
        timeout: TIMEOUT_MS,
        ...(signal === undefined ? {} : { signal }),
      });
      asked.on('timeout', () => asked.destroy(new Error('The telemetry engine does not answer.')));
      asked.on('error', reject);
      asked.on('response', (response) => {
        answerOf(response).then(resolve, reject);
      });
      asked.end(body);
    });
  return { read, close: () => agent.destroy() };
}

function answerOf(response: IncomingMessage): Promise<unknown> {
  return new Promise((resolve, reject) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (piece: string) => {
      text += piece;
    });
    response.on('error', reject);
    response.on('end', () => {
      try {
        if (response.statusCode === 200) resolve(JSON.parse(text));
        else reject(parseError(text));
      } catch (error) {
        reject(error);
      }
    });
  });
}
