/** The one way to the engine: a ClickHouse client, to the embedded process or to a server, and what its errors mean. */
import { type ClickHouseClient, ClickHouseError, createClient } from '@clickhouse/client';
import { EngineError } from '../../model/errors.js';
import type { Endpoint, EngineSupervisor } from './embedded/supervisor.js';

export interface Connection {
  /** A client of the engine as it runs now. Raises STORE_UNAVAILABLE. */
  client(): Promise<ClickHouseClient>;
  /** False while the embedded engine is being started again. Always true for a server: only asking it can tell. */
  isUp(): boolean;
  /** How often the embedded engine was started again; 0 for a server. */
  restarts(): number;
  close(): Promise<void>;
}

/** The first start may wait for a folder to be let go of; a restart takes well under a second. */
const RESTART_PATIENCE_MS = 20_000;

const clientOf = (options: Endpoint | { readonly url: string }, compress: boolean): ClickHouseClient =>
  createClient({
    ...options,
    application: 'baselime-ai',
    request_timeout: 120_000,
    max_open_connections: 32,
    // On loopback compressing costs more than it saves.
    compression: { request: compress, response: compress },
    keep_alive: { enabled: true, idle_socket_ttl: 2000 },
    log: { level: 127 },
  });

/** A ClickHouse server or cluster by its URL, which may hold user and password. */
export function remoteConnection(url: string): Connection {
  const client = clientOf({ url }, true);
  return { client: async () => client, isUp: () => true, restarts: () => 0, close: () => client.close() };
}

/** The embedded engine; a new client for each of its lives, because its port and password are new. */
export function embeddedConnection(supervisor: EngineSupervisor): Connection {
  let current: { readonly endpoint: Endpoint; readonly client: ClickHouseClient } | undefined;
  return {
    async client() {
      const endpoint = await within(RESTART_PATIENCE_MS, supervisor.endpoint());
      if (current?.endpoint !== endpoint) {
        void current?.client.close();
        current = { endpoint, client: clientOf(endpoint, false) };
      }
      return current.client;
    },
    isUp: () => supervisor.running,
    restarts: () => supervisor.restarts,
    async close() {
      await current?.client.close();
      await supervisor.close();
    },
  };
}

/** An engine that does not come back must not hold its callers for ever. */
async function within<T>(ms: number, promise: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () =>
        reject(new EngineError('STORE_UNAVAILABLE', 'The telemetry engine is being started again. Try again shortly.')),
      ms,
    );
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What ClickHouse answers when it cannot do it now but may later: limits, timeouts, too many parts, read-only replicas. */
const LATER = new Set(['159', '202', '203', '209', '210', '241', '242', '243', '252', '319', '425', '999']);

/** True when the engine may not have got the request, or could not serve it just now. */
export const isTransient = (error: unknown): boolean => !(error instanceof ClickHouseError) || LATER.has(error.code);
/** True when no answer came: the engine went away, or is not there yet. */
export const isLost = (error: unknown): boolean =>
  !(error instanceof ClickHouseError) && !(error instanceof EngineError && error.code !== 'STORE_UNAVAILABLE');

/** The coded error of a failed read. `error` stays its cause: it may hold the statement. */
export function readError(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  if (!(error instanceof ClickHouseError)) {
    return new EngineError('STORE_UNAVAILABLE', 'The telemetry store cannot be reached. Try again shortly.', {
      cause: error,
    });
  }
  switch (error.code) {
    case '159':
    case '160':
    case '209':
      return new EngineError('STORE_QUERY_TIMEOUT', 'The query took too long. Choose a shorter time range.', {
        cause: error,
      });
    case '158':
    case '191':
    case '241':
    case '307':
    case '396':
      return new EngineError(
        'STORE_QUERY_TOO_LARGE',
        'The query needs more rows or memory than allowed. Choose a shorter time range or add a filter.',
        { cause: error },
      );
    case '427':
      return new EngineError('QUERY_REGEX_INVALID', 'The regular expression is not valid (RE2 syntax).', {
        cause: error,
      });
    case '202':
    case '394':
      return new EngineError('STORE_UNAVAILABLE', 'The telemetry store stopped the query. Try again shortly.', {
        cause: error,
      });
    default:
      return new EngineError('INTERNAL', 'The telemetry store refused a query of this program.', { cause: error });
  }
}
