/**
 * ClickHouse's HTTP interface in front of chDB: as much of it as `@clickhouse/client` speaks to (ping, queries with
 * bound parameters and settings, inserts, compression, exception codes), for one user on loopback.
 * Reference: ClickHouse documentation, "HTTP Interface".
 */
import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gunzip, gzip } from 'node:zlib';
import type { ChdbResult, Session } from 'chdb';
import { SessionPool } from './session-pool.js';

const MAX_BODY_BYTES = 256 * 1024 * 1024;
/** Bound parameters travel in the address; a list of a thousand values is larger than Node's default of 16 kB. */
const MAX_HEADER_BYTES = 4 * 1024 * 1024;
const COMPRESS_FROM_BYTES = 4096;
/** Below the 16 threads that the process is given: 8 reads, 2 inserts, 1 for cancelling. */
const QUERY_SESSIONS = 8;
const INSERT_SESSIONS = 2;
const NOT_SETTINGS = new Set([
  'query',
  'query_id',
  'session_id',
  'database',
  'default_format',
  'enable_http_compression',
  'user',
  'password',
  'role',
]);

export interface HttpInterface {
  readonly server: Server;
  /** Stops accepting, cancels what still runs after `graceMs`, then closes every session. */
  close(graceMs: number): Promise<void>;
}

interface Pools {
  readonly queries: SessionPool;
  readonly inserts: SessionPool;
  readonly control: SessionPool;
}

interface EngineRequest {
  readonly statement: string;
  /** The rows of an insert; undefined for every other statement. */
  readonly rows: Buffer | undefined;
  readonly settings: readonly (readonly [name: string, value: string])[];
  readonly params: readonly (readonly [name: string, value: string])[];
  readonly compress: boolean;
  readonly queryId: string;
}

export function httpInterface(openSession: () => Session, user: string, password: string): HttpInterface {
  const pools: Pools = {
    queries: new SessionPool(openSession, QUERY_SESSIONS),
    inserts: new SessionPool(openSession, INSERT_SESSIONS),
    control: new SessionPool(openSession, 1),
  };
  const expected = Buffer.from(`Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`);
  const server = createServer({ maxHeaderSize: MAX_HEADER_BYTES, keepAliveTimeout: 120_000 }, (request, response) => {
    if (request.url === '/ping') return void response.end('Ok.\n');
    if (!isExpected(request.headers.authorization, expected)) {
      return void fail(response, 401, 516, 'Code: 516. DB::Exception: Authentication failed. (AUTHENTICATION_FAILED)');
    }
    answer(request, response, pools).catch((error: unknown) => failWith(response, error));
  });
  server.requestTimeout = 0;
  return {
    server,
    async close(graceMs) {
      server.close();
      server.closeIdleConnections();
      const idle = async (ms: number): Promise<void> => {
        const steps = Math.ceil(ms / 20);
        for (let step = 0; step < steps && pools.queries.running + pools.inserts.running > 0; step += 1) {
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
      };
      await idle(graceMs);
      await pools.control.use((session) =>
        session.queryAsync("KILL QUERY WHERE startsWith(Settings['log_comment'], 'request-') ASYNC"),
      );
      await idle(1000);
      for (const pool of Object.values(pools)) pool.close();
      server.closeAllConnections();
    },
  };
}

function isExpected(header: string | undefined, expected: Buffer): boolean {
  const given = Buffer.from(header ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

async function answer(request: IncomingMessage, response: ServerResponse, pools: Pools): Promise<void> {
  const work = await requested(request);
  if (work.rows !== undefined) {
    const { rows } = work;
    const written = await pools.inserts.use((session) => insert(session, work, rows));
    const summary = JSON.stringify({ written_rows: String(written.rows), written_bytes: String(written.bytes) });
    response.writeHead(200, { 'x-clickhouse-query-id': work.queryId, 'x-clickhouse-summary': summary }).end();
    return;
  }
  const marker = `request-${count++}`;
  let gone = false;
  response.once('close', () => {
    if (response.writableFinished) return;
    gone = true;
    void cancel(pools.control, marker);
  });
  const result = await pools.queries.use(async (session) =>
    gone ? undefined : await read(session, { ...work, settings: [...work.settings, ['log_comment', marker]] }),
  );
  if (result === undefined || gone) return;
  const bytes = result.bytes();
  response.setHeader('x-clickhouse-query-id', work.queryId);
  response.setHeader('x-clickhouse-summary', JSON.stringify({ elapsed_ns: String(Math.round(result.elapsed * 1e9)) }));
  if (!work.compress || bytes.byteLength < COMPRESS_FROM_BYTES) return void response.end(bytes);
  gzip(bytes, { level: 1 }, (error, packed) => {
    if (error) return failWith(response, error);
    response.setHeader('content-encoding', 'gzip');
    response.end(packed);
  });
}

async function requested(request: IncomingMessage): Promise<EngineRequest> {
  const search = new URL(request.url ?? '/', 'http://engine').searchParams;
  const body = await readBody(request);
  const query = search.get('query');
  const isInsert = query !== null && /^\s*insert\s/i.test(query);
  const settings: [string, string][] = [];
  const params: [string, string][] = [];
  for (const [name, value] of search) {
    if (name.startsWith('param_')) params.push([name, value]);
    else if (!NOT_SETTINGS.has(name)) settings.push([name, value]);
  }
  return {
    statement: isInsert ? query : `${query ?? ''}${body.toString('utf8')}`,
    rows: isInsert ? body : undefined,
    settings,
    params,
    compress: search.get('enable_http_compression') === '1' && /gzip/.test(request.headers['accept-encoding'] ?? ''),
    queryId: search.get('query_id') ?? '',
  };
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const piece = Buffer.from(chunk);
    bytes += piece.byteLength;
    if (bytes > MAX_BODY_BYTES)
      throw new Error('Code: 307. DB::Exception: The request body is too large. (TOO_MANY_BYTES)');
    chunks.push(piece);
  }
  const body = Buffer.concat(chunks);
  if (request.headers['content-encoding'] !== 'gzip') return body;
  return await new Promise((resolve, reject) => {
    gunzip(body, { maxOutputLength: MAX_BODY_BYTES }, (error, plain) => (error ? reject(error) : resolve(plain)));
  });
}

/**
 * The settings that the requests of a session left in it; undefined for a value that is not known, because the request
 * that set it failed or still runs. Parameters are overwritten by the next query that has them.
 */
const leftBehind = new WeakMap<Session, ReadonlyMap<string, string | undefined>>();

/**
 * The `SET` that gives a session the settings and parameters of a request, and its default to what another left there.
 * What it has already is not set again: reading a dozen settings takes the engine as long as a small query. Undefined when
 * there is nothing to set. Goes before the statement in one call: each call costs as much as a small query.
 */
function settingOf(session: Session, { settings, params }: EngineRequest): string | undefined {
  const left = leftBehind.get(session) ?? new Map<string, string | undefined>();
  const own = new Map(settings);
  const stale = [...left.keys()].filter((name) => !own.has(name));
  leftBehind.set(session, new Map([...own.keys(), ...stale].map((name) => [name, undefined])));
  const changed = [...own].filter(([name, value]) => left.get(name) !== value);
  const assignments = [
    ...stale.map((name) => `${identifier(name)} = DEFAULT`),
    ...[...changed, ...params].map(([name, value]) => `${identifier(name)} = ${literal(value)}`),
  ];
  return assignments.length === 0 ? undefined : `SET ${assignments.join(', ')}`;
}

async function read(session: Session, request: EngineRequest): Promise<ChdbResult> {
  const setting = settingOf(session, request);
  const statement = setting === undefined ? request.statement : `${setting};\n${request.statement}`;
  const result = await session.queryAsync(statement, { format: 'TabSeparated' }).catch(async (error: unknown) => {
    await takeRest(session);
    throw error;
  });
  // Only now is it known that the settings and the defaults were taken.
  leftBehind.set(session, new Map(request.settings));
  return result;
}

/** What a statement had written before it failed would come before the next answer of its session. */
const takeRest = (session: Session): Promise<unknown> =>
  session.queryAsync("SET log_comment = ''").catch(() => undefined);

async function insert(session: Session, work: EngineRequest, rows: Buffer): Promise<{ rows: number; bytes: number }> {
  const setting = settingOf(session, work);
  const [, table, columns] =
    /^\s*insert\s+into\s+([\w.]+)\s*(?:\(([^)]*)\))?\s*format\s+jsoneachrow\s*$/i.exec(work.statement) ?? [];
  if (table === undefined) {
    await session.queryAsync(
      `${setting === undefined ? '' : `${setting};\n`}${work.statement}\n${rows.toString('utf8')}`,
    );
    return { rows: 0, bytes: rows.byteLength };
  }
  if (setting !== undefined) await session.queryAsync(setting);
  const names = columns?.split(',').map((name) => name.trim().replaceAll('`', ''));
  const done = await session.insert({
    table,
    values: rows,
    format: 'JSONEachRow',
    ...(names === undefined ? {} : { columns: names }),
  });
  return { rows: done.rowsWritten, bytes: done.bytesWritten };
}

/** Marks each read, so that it can be found and stopped: a comment in the statement would not survive its parameters. */
let count = 0;

/** ASYNC always: a synchronous KILL QUERY was seen never to return inside chDB. */
async function cancel(control: SessionPool, marker: string): Promise<void> {
  const statement = `KILL QUERY WHERE Settings['log_comment'] = '${marker}' ASYNC`;
  await control.use((session) => session.queryAsync(statement)).catch(() => undefined);
}

function identifier(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new Error('Code: 115. DB::Exception: Unknown setting. (UNKNOWN_SETTING)');
  return name;
}

const literal = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

function failWith(response: ServerResponse, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  const code = /Code: (\d+)\./.exec(message)?.[1] ?? '1001';
  fail(response, 500, Number(code), message);
}

function fail(response: ServerResponse, status: number, code: number, message: string): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, { 'x-clickhouse-exception-code': String(code) }).end(message);
}
