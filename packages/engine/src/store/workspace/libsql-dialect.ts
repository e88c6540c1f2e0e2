/**
 * Kysely over `@libsql/client`, for a file or for memory. One connection, lent to one user at a time: SQLite has one
 * writer anyway, and a transaction must see its own statements only.
 */
import type { Client, InValue, ResultSet, Transaction } from '@libsql/client';
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  type QueryCompiler,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';

export class LibsqlDialect implements Dialect {
  readonly #client: Client;

  /** The client must have `concurrency: 1`; it is closed with the Kysely instance. */
  constructor(client: Client) {
    this.#client = client;
  }

  createDriver(): Driver {
    return new LibsqlDriver(this.#client);
  }

  createQueryCompiler(): QueryCompiler {
    return new SqliteQueryCompiler();
  }

  createAdapter(): DialectAdapter {
    return new SqliteAdapter();
  }

  // biome-ignore lint/suspicious/noExplicitAny: the signature of Kysely's own interface
  createIntrospector(database: Kysely<any>): DatabaseIntrospector {
    return new SqliteIntrospector(database);
  }
}

class LibsqlDriver implements Driver {
  readonly #client: Client;
  readonly #connection: LibsqlConnection;
  readonly #waiting: (() => void)[] = [];
  #lent = false;

  constructor(client: Client) {
    this.#client = client;
    this.#connection = new LibsqlConnection(client);
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<LibsqlConnection> {
    if (this.#lent) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#lent = true;
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift();
    if (next === undefined) this.#lent = false;
    else next();
  }

  async beginTransaction(): Promise<void> {
    await this.#connection.begin();
  }

  async commitTransaction(): Promise<void> {
    await this.#connection.end('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.#connection.end('rollback');
  }

  async savepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`savepoint ${quoted(name)}`));
  }

  async rollbackToSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`rollback to ${quoted(name)}`));
  }

  async releaseSavepoint(connection: DatabaseConnection, name: string): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw(`release ${quoted(name)}`));
  }

  async destroy(): Promise<void> {
    this.#client.close();
  }
}

class LibsqlConnection implements DatabaseConnection {
  readonly #client: Client;
  #transaction: Transaction | undefined;

  constructor(client: Client) {
    this.#client = client;
  }

  /** Takes the write lock at once, so that two processes never wait for each other in the middle. */
  async begin(): Promise<void> {
    this.#transaction = await this.#client.transaction('write');
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    const transaction = this.#transaction;
    this.#transaction = undefined;
    await transaction?.[how]();
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = { sql: query.sql, args: query.parameters.map(inValue) };
    const result = await (this.#transaction ?? this.#client).execute(statement);
    return {
      rows: rowsOf<Row>(result),
      numAffectedRows: BigInt(result.rowsAffected),
      ...(result.lastInsertRowid === undefined ? {} : { insertId: result.lastInsertRowid }),
    };
  }

  // biome-ignore lint/correctness/useYield: libSQL answers whole; Kysely asks for this method
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('This database does not stream results.');
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/** Guarantees only that `undefined` is null: other types than SQLite's are the driver's to refuse. */
const inValue = (value: unknown): InValue => (value === undefined ? null : value) as InValue;

/** The statement decides what a row holds, and Kysely typed it. */
const rowsOf = <Row>(result: ResultSet): Row[] =>
  result.rows.map((row) => Object.fromEntries(result.columns.map((column, index) => [column, row[index]]))) as Row[];
