/** The workspace store: a libSQL file by default, PostgreSQL by URL; one set of statements for both. */
import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createClient } from '@libsql/client';
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import type { WorkspaceStore } from '../workspace-store.js';
import { LibsqlDialect } from './libsql-dialect.js';
import { workspace } from './migrations/001-workspace.js';
import { alerts } from './migrations/002-alerts.js';
import { followUps } from './migrations/003-follow-ups.js';
import { teamNotes } from './migrations/004-team-notes.js';
import { watch } from './migrations/005-watch.js';
import { documents } from './migrations/006-documents.js';
import { errors } from './migrations/007-errors.js';
import type { WorkspaceTables } from './tables.js';
import { workspaceRecords } from './workspace-records.js';

export interface WorkspaceStoreOptions {
  /** Holds `workspace.db`, readable by its owner only. In memory when absent. */
  readonly dataDir?: string | undefined;
  /** A PostgreSQL URL; takes the place of the file. */
  readonly databaseUrl?: string | undefined;
  readonly logger: Logger;
}

/** The connection that the accounts share. Its tables are its own business; ours are `WorkspaceTables`. */
export interface WorkspaceDatabase {
  readonly kysely: Kysely<WorkspaceTables>;
  readonly type: 'sqlite' | 'postgres';
}

const BUSY_TIMEOUT_MS = 5000;
const POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 10_000;
const MIGRATION_TABLE = 'workspace_migrations';
/** By name in order. A released one never changes; a change is a new one. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '001-workspace': workspace,
  '002-alerts': alerts,
  '003-follow-ups': followUps,
  '004-team-notes': teamNotes,
  '005-watch': watch,
  '006-documents': documents,
  '007-errors': errors,
};

/** Raises STORE_UNAVAILABLE when the database cannot be opened, STORE_SCHEMA_NEWER when a newer program wrote it. */
export async function openWorkspaceStore(
  options: WorkspaceStoreOptions,
): Promise<WorkspaceStore & { readonly database: WorkspaceDatabase }> {
  const failed = options.databaseUrl === undefined ? unavailable : unreachable;
  const database = await open(options).catch((error: unknown) => {
    throw failed(error);
  });
  try {
    await migrate(database.kysely);
  } catch (error) {
    await database.kysely.destroy().catch(() => undefined);
    throw failed(error);
  }
  const records = workspaceRecords(database.kysely, unavailable);
  return {
    ...records,
    database,
    async ready() {
      try {
        await sql`select 1`.execute(database.kysely);
        return true;
      } catch {
        return false;
      }
    },
    close: () => database.kysely.destroy(),
  };
}

async function open(options: WorkspaceStoreOptions): Promise<WorkspaceDatabase> {
  const { databaseUrl, logger } = options;
  if (databaseUrl !== undefined) {
    const pool = new pg.Pool({
      connectionString: databaseUrl,
      max: POOL_SIZE,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      application_name: 'baselime-ai',
    });
    // An idle connection that breaks is replaced on its next use.
    pool.on('error', () => logger.warn('a connection to the workspace database was lost'));
    return { kysely: new Kysely<WorkspaceTables>({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' };
  }
  const client = createClient({ url: fileUrl(options.dataDir), concurrency: 1, timeout: BUSY_TIMEOUT_MS });
  await client.execute('PRAGMA journal_mode = WAL');
  // The ledger must hold what left even when the power fails.
  await client.execute('PRAGMA synchronous = FULL');
  await client.execute('PRAGMA foreign_keys = ON');
  return { kysely: new Kysely<WorkspaceTables>({ dialect: new LibsqlDialect(client) }), type: 'sqlite' };
}

function fileUrl(dataDir: string | undefined): string {
  if (dataDir === undefined) return ':memory:';
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const path = resolve(join(dataDir, 'workspace.db'));
  // SQLite gives its side files the permissions of the file itself.
  closeSync(openSync(path, 'a', 0o600));
  chmodSync(path, 0o600);
  return pathToFileURL(path).href;
}

async function migrate(kysely: Kysely<WorkspaceTables>): Promise<void> {
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => ({ ...MIGRATIONS }) },
    migrationTableName: MIGRATION_TABLE,
    migrationLockTableName: `${MIGRATION_TABLE}_lock`,
    // They touch different tables, and a database may have met a later one first.
    allowUnorderedMigrations: true,
  });
  const { error } = await migrator.migrateToLatest();
  if (error === undefined) return;
  // Kysely refuses a database that holds a migration it does not know.
  if (error instanceof Error && error.message.startsWith('corrupted migrations')) {
    throw new EngineError('STORE_SCHEMA_NEWER', 'A newer program wrote the workspace database. Start that program.', {
      cause: error,
    });
  }
  throw error;
}

function unavailable(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  return new EngineError('STORE_UNAVAILABLE', 'The workspace database cannot be reached. Try again shortly.', {
    cause: error,
  });
}

/** At the start, where whoever reads it can look at what they set; the address itself may hold a password. */
function unreachable(error: unknown): EngineError {
  if (error instanceof EngineError) return error;
  const message =
    'The PostgreSQL that DATABASE_URL names does not take this program in. Check that it runs, and its address, database, user and password.';
  return new EngineError('STORE_UNAVAILABLE', message, { cause: error });
}
