/** The telemetry store over ClickHouse: embedded by default, a server or cluster by URL. */
import { setMaxListeners } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { ClickHouseError } from '@clickhouse/client';
import type { Clock } from '../../model/clock.js';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import { compile, type Sql, sql } from '../sql.js';
import type { Selected, SelectOptions, TelemetryStore } from '../telemetry-store.js';
import { type Connection, embeddedConnection, isLost, readError, remoteConnection } from './connection.js';
import { isClusterName, removeBefore } from './ddl.js';
import { EngineSupervisor } from './embedded/supervisor.js';
import { Inserter } from './inserter.js';
import { Journal } from './journal.js';
import { migrate, setRetention } from './migrate.js';

export interface TelemetryStoreOptions {
  /** The embedded engine keeps its files in `<dataDir>/telemetry`; one process at a time. */
  readonly dataDir: string;
  /** A server instead of the embedded engine. */
  readonly clickhouse?: { readonly url: string; readonly cluster?: string };
  /** How many days events are kept; for ever when absent. */
  readonly retentionDays?: number;
  /** What the embedded engine may use, by its own count; its process needs about a fifth more. Default 1.2 GB. */
  readonly maxMemoryBytes?: number;
  readonly logger: Logger;
  readonly clock: Clock;
}

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_MAX_ROWS = 50_000;
const NOTICE_MS = 100;
/** How long a read waits for the inserts before it; an engine that takes longer has other troubles. */
const SETTLE_MS = 5000;
/** An engine that takes longer than this for a trivial query does not serve. */
const READY_TIMEOUT_MS = 2000;
const MAX_RESULT_BYTES = 512 * 1024 * 1024;
const DEFAULT_MAX_MEMORY_BYTES = 1_200_000_000;

/** Unpacking is more than half of what reading a column costs. The engine's own limits would pass over long times. */
const UNPACKED = {
  use_uncompressed_cache: 1,
  merge_tree_max_rows_to_use_cache: '1000000000000',
  merge_tree_max_bytes_to_use_cache: '1000000000000000',
  // What is unpacked already is filtered faster in one step than column after column.
  enable_multiple_prewhere_read_steps: 0,
} as const;

/** Rows as lists of values: written out, the names of their columns are most of a long answer. */
interface EngineAnswer {
  readonly meta: readonly { readonly name: string }[];
  readonly data: readonly (readonly unknown[])[];
  readonly statistics?: { readonly elapsed: number; readonly rows_read: number };
}

/**
 * Starts or finds the engine and brings its schema up to date. Raises CONFIG_INVALID (an odd cluster name),
 * STORE_DATA_DIR_LOCKED, STORE_SCHEMA_NEWER and STORE_UNAVAILABLE; whatever was started is ended then.
 */
export async function openTelemetryStore(options: TelemetryStoreOptions): Promise<TelemetryStore> {
  return await openStore(options).then((opened) => opened.store);
}

/** As `openTelemetryStore`, with the supervisor of the embedded engine, for tests that kill it. */
export async function openStore(
  options: TelemetryStoreOptions,
): Promise<{ readonly store: TelemetryStore; readonly supervisor: EngineSupervisor | undefined }> {
  const cluster = options.clickhouse?.cluster;
  if (cluster !== undefined && !isClusterName(cluster)) {
    throw new EngineError('CONFIG_INVALID', 'The ClickHouse cluster name may hold letters, digits, `_` and `-` only.');
  }
  const supervisor =
    options.clickhouse === undefined
      ? new EngineSupervisor({
          path: join(options.dataDir, 'telemetry'),
          maxMemoryBytes: options.maxMemoryBytes ?? DEFAULT_MAX_MEMORY_BYTES,
          logger: options.logger,
        })
      : undefined;
  const connection =
    supervisor === undefined ? remoteConnection(options.clickhouse?.url ?? '') : embeddedConnection(supervisor);
  try {
    const client = await connection.client();
    await migrate(client, cluster);
    await setRetention(client, options.retentionDays, cluster);
    // After the engine has the folder: then no other process has the journal.
    const journal = supervisor === undefined ? undefined : await Journal.open(join(options.dataDir, 'journal'));
    const inserter = new Inserter(connection, options.logger, journal);
    await inserter.recover();
    return { store: storeOver(connection, inserter, options.clock, cluster), supervisor };
  } catch (error) {
    await connection.close().catch(() => undefined);
    const known = readError(error);
    throw supervisor === undefined && known.code === 'STORE_UNAVAILABLE' ? unreachable(known) : known;
  }
}

/** At the start, where whoever reads it can look at what they set; the address itself may hold a password. */
const unreachable = (cause: EngineError): EngineError =>
  new EngineError(
    'STORE_UNAVAILABLE',
    'The ClickHouse that CLICKHOUSE_URL names does not answer. Check that it runs, and its address.',
    {
      cause,
    },
  );

function storeOver(
  connection: Connection,
  inserter: Inserter,
  clock: Clock,
  cluster: string | undefined,
): TelemetryStore {
  let closed: Promise<void> | undefined;
  const store: TelemetryStore = {
    append: (events) => inserter.append(events),
    select: <Row extends object>(query: Sql, options: SelectOptions = {}) =>
      select<Row>(connection, inserter, clock, query, options),
    async remove(kinds, before) {
      const old = sql`SELECT 1 AS one FROM baselime.events WHERE kind IN ${kinds}
        AND timestamp < fromUnixTimestamp64Nano(${BigInt(before)}) LIMIT 1`;
      // A statement that finds nothing would still rewrite every part that it has to look into.
      if ((await store.select(old)).rows.length === 0) return;
      try {
        await (await connection.client()).command({ query: removeBefore(kinds, before, cluster) });
      } catch (error) {
        throw readError(error);
      }
    },
    async ready() {
      // Whoever asks wants to know now, not when the engine is back.
      if (!connection.isUp()) return false;
      try {
        const client = await connection.client();
        return (await client.ping({ select: true, abort_signal: AbortSignal.timeout(READY_TIMEOUT_MS) })).success;
      } catch {
        return false;
      }
    },
    restarts: () => connection.restarts(),
    close() {
      closed ??= inserter.close().finally(() => connection.close());
      return closed;
    },
  };
  return store;
}

async function select<Row extends object>(
  connection: Connection,
  inserter: Inserter,
  clock: Clock,
  query: Sql,
  options: SelectOptions,
): Promise<Selected<Row>> {
  const startedAt = clock.monotonicMs();
  // One question asks many statements at once under its one signal; that is no leak.
  if (options.signal !== undefined) setMaxListeners(0, options.signal);
  const once = async (): Promise<Selected<Row>> => {
    options.signal?.throwIfAborted();
    // Whoever was told that an event is stored finds it.
    await inserter.settled(SETTLE_MS);
    options.signal?.throwIfAborted();
    const { text, params } = compile(query);
    const client = await connection.client();
    const maxRows = options.maxRows ?? DEFAULT_MAX_ROWS;
    const result = await client.query({
      query: text,
      format: 'JSONCompact',
      query_params: { ...params },
      clickhouse_settings: {
        max_execution_time: (options.timeoutMs ?? DEFAULT_TIMEOUT_MS) / 1000,
        max_result_rows: String(maxRows),
        max_result_bytes: String(MAX_RESULT_BYTES),
        result_overflow_mode: 'throw',
        output_format_json_quote_64bit_integers: 0,
        // Reading the newest N must not read the wide columns of all the others.
        query_plan_max_limit_for_lazy_materialization: '10000',
        // A statement names the times it is about, so that it hardly comes again; by the third time of one that does,
        // compiling it holds up whoever asks for longer than the compiled code ever wins back.
        compile_expressions: 0,
        ...(options.keepsUnpacked === true ? UNPACKED : {}),
      },
      ...(options.signal === undefined ? {} : { abort_signal: options.signal }),
    });
    const answer = asAnswer(await result.json());
    const rowsRead = answer.statistics?.rows_read ?? answer.data.length;
    return { rows: rowsOf<Row>(answer), rowsRead, elapsedMs: clock.monotonicMs() - startedAt };
  };
  try {
    return await once();
  } catch (error) {
    options.signal?.throwIfAborted();
    if (!isLost(error) || error instanceof ClickHouseError) throw readError(error);
  }
  // The engine went away in the middle; a read can be asked again when it is back. Its end is noticed a moment later.
  await pause(NOTICE_MS);
  try {
    return await once();
  } catch (error) {
    options.signal?.throwIfAborted();
    throw readError(error);
  }
}

const asAnswer = (value: unknown): EngineAnswer => value as EngineAnswer;

/** The statement decides what a row holds, and its caller wrote it. */
function rowsOf<Row extends object>({ meta, data }: EngineAnswer): readonly Row[] {
  const names = meta.map(({ name }) => name);
  return data.map((values) => {
    const row: Record<string, unknown> = {};
    for (let index = 0; index < names.length; index += 1) row[names[index] ?? ''] = values[index];
    return row as Row;
  });
}
