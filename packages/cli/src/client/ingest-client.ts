/** Sends requests of telemetry to a server and reads what it took. */
import { EngineError } from '@baselime-ai/engine';
import type { ServerAddress } from './server-client.js';

export interface Sent {
  /** Items that the server named as refused; it names a hundred of a request at most. */
  readonly refused: number;
  /** Why, of the first one. */
  readonly reason?: string;
}

export interface IngestClient {
  /**
   * Resolves when the server acknowledged. Waits and repeats while it is too busy, for a minute at most.
   * Raises REQUEST_UNAUTHORIZED, STORE_UNAVAILABLE, STORE_OVERLOADED and INGEST_PAYLOAD_TOO_LARGE.
   */
  send(path: string, body: Uint8Array, dataset: string | undefined): Promise<Sent>;
}

const BUSY = new Set([429, 503]);
const PATIENCE_MS = 60_000;
const SHORTEST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

export function ingestClient(
  address: ServerAddress,
  request: typeof fetch,
  wait: (ms: number) => Promise<void>,
): IngestClient {
  if (!URL.canParse(address.server)) {
    throw new EngineError('REQUEST_INVALID', '--url must be a URL such as http://127.0.0.1:4000');
  }
  const post = async (path: string, body: Uint8Array, dataset: string | undefined): Promise<Response> => {
    const headers: Record<string, string> = { 'content-type': 'application/json' };
    if (address.key !== undefined) headers['x-api-key'] = address.key;
    if (dataset !== undefined) headers['x-baselime-dataset'] = dataset;
    try {
      return await request(`${address.server.replace(/\/$/, '')}${path}`, {
        method: 'POST',
        headers,
        body: Buffer.from(body),
      });
    } catch (cause) {
      const { host } = new URL(address.server);
      throw new EngineError('STORE_UNAVAILABLE', `No server answers at ${host}, or it went away.`, { cause });
    }
  };
  return {
    async send(path, body, dataset) {
      let left = PATIENCE_MS;
      for (;;) {
        const response = await post(path, body, dataset);
        const text = await response.text();
        if (!BUSY.has(response.status) || left <= 0) return outcome(response.status, text);
        const asked = Number(response.headers.get('retry-after') ?? 0) * 1000;
        const pauseMs = Math.min(Math.max(asked, SHORTEST_WAIT_MS), LONGEST_WAIT_MS);
        left -= pauseMs;
        await wait(pauseMs);
      }
    },
  };
}

function outcome(status: number, text: string): Sent {
  const answer = parsed(text);
  const invalid = Array.isArray(answer.invalid) ? answer.invalid : [];
  if (status >= 200 && status < 300) return { ...partial(answer), ...refusedOf(invalid) };
  if (status === 401) {
    throw new EngineError('REQUEST_UNAUTHORIZED', 'The server wants a key. Pass it with --key or BASELIME_API_KEY.');
  }
  if (status === 413) {
    throw new EngineError(
      'INGEST_PAYLOAD_TOO_LARGE',
      'The server takes no request of this size: one record is too large.',
    );
  }
  if (status === 429) throw new EngineError('STORE_OVERLOADED', 'The server stays too busy to take more.');
  // All events of the request were refused, each for a reason of its own; the next ones may be fine.
  if (status === 400 && invalid.some((one: unknown) => fieldOf(one, 'index') !== undefined)) return refusedOf(invalid);
  const said = fieldOf(answer, 'message') ?? fieldOf(invalid[0], 'reason');
  const because = typeof said === 'string' ? `: ${said.slice(0, 300)}` : '';
  throw new EngineError('STORE_UNAVAILABLE', `The server answered ${status}${because}.`);
}

function refusedOf(invalid: readonly unknown[]): Sent {
  const reason = fieldOf(invalid[0], 'reason');
  return invalid.length === 0
    ? { refused: 0 }
    : { refused: invalid.length, ...(typeof reason === 'string' ? { reason } : {}) };
}

/** OTLP says how many it refused, as a text of digits. */
function partial(answer: Readonly<Record<string, unknown>>): Sent {
  const success = answer.partialSuccess;
  const counts = ['rejectedSpans', 'rejectedLogRecords', 'rejectedDataPoints'].map((key) =>
    Number(fieldOf(success, key) ?? 0),
  );
  const refused = counts.reduce((sum, count) => sum + (Number.isFinite(count) ? count : 0), 0);
  const reason = fieldOf(success, 'errorMessage');
  return { refused, ...(refused > 0 && typeof reason === 'string' ? { reason } : {}) };
}

const fieldOf = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
