/**
 * Puts one batch of rows into the engine, whatever it takes: repeats what may succeed later under the same token, and
 * finds the row that the engine does not take, so that the others are stored.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ClickHouseError } from '@clickhouse/client';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import { type Connection, isTransient } from './connection.js';
import { INSERT_COLUMNS } from './event-row.js';
import { insertRows } from './insert-rows.js';
import type { KeyCatalogue } from './key-catalogue.js';

const CATALOGUE_INTERVAL_MS = 5000;
const KEY_COLUMNS = ['environment', 'dataset', 'day', 'key', 'type', 'count'];
/** What says nothing about the rows: no such column, table, database or setting, and rights that are missing. */
const NOT_ABOUT_ROWS = new Set(['16', '60', '62', '81', '115', '164', '497', '516']);

export class RowWriter {
  readonly #connection: Connection;
  readonly #logger: Logger;
  readonly #catalogue: KeyCatalogue;
  readonly #patienceMs: number;
  #catalogueWrites: Promise<unknown> = Promise.resolve();
  #catalogueAt = performance.now();

  /** @param patienceMs how long an insert is repeated before it fails */
  constructor(connection: Connection, logger: Logger, catalogue: KeyCatalogue, patienceMs: number) {
    this.#connection = connection;
    this.#logger = logger;
    this.#catalogue = catalogue;
    this.#patienceMs = patienceMs;
  }

  /**
   * Resolves when the rows of `chunks` (lines of JSONEachRow) and the news of the key catalogue are stored; with the
   * rows that the engine refused. Raises STORE_UNAVAILABLE.
   */
  async write(chunks: readonly Buffer[], token: string): Promise<ReadonlySet<string>> {
    const isDue = this.#catalogue.hasNews || performance.now() - this.#catalogueAt > CATALOGUE_INTERVAL_MS;
    // Also what another batch has begun to write: the keys of this one may be among it.
    if (isDue) this.#catalogueWrites = Promise.all([this.#catalogueWrites, this.writeCatalogue()]);
    const catalogue = this.#catalogueWrites;
    const refused = new Set(await this.#writeEvents(chunks, token));
    await catalogue;
    return refused;
  }

  /** Never raises: keys that were not written are written again when they are next seen. */
  async writeCatalogue(): Promise<void> {
    const lines = this.#catalogue.take();
    this.#catalogueAt = performance.now();
    if (lines.length === 0) return;
    try {
      await this.#insert('keys', KEY_COLUMNS, [chunkOf(lines)], randomUUID());
    } catch (error) {
      this.#catalogue.forget();
      this.#logger.warn('the key catalogue was not written', {
        code: error instanceof ClickHouseError ? error.code : undefined,
      });
    }
  }

  async #writeEvents(chunks: readonly Buffer[], token: string): Promise<readonly string[]> {
    try {
      await this.#insert('events', INSERT_COLUMNS, chunks, token);
      return [];
    } catch (error) {
      if (!(error instanceof ClickHouseError)) throw error;
      if (NOT_ABOUT_ROWS.has(error.code)) throw unavailable(error);
      return await this.#writeParts(chunks.flatMap(rowsOf), token, error);
    }
  }

  /** After a refusal: writes the halves of `rows` on their own; a single row once more without its keys. */
  async #writeParts(rows: readonly string[], token: string, error: ClickHouseError): Promise<readonly string[]> {
    const [first] = rows;
    if (first === undefined) return [];
    if (rows.length > 1) {
      const middle = rows.length >> 1;
      const before = await this.#writeEvents([chunkOf(rows.slice(0, middle))], `${token}.0`);
      return [...before, ...(await this.#writeEvents([chunkOf(rows.slice(middle))], `${token}.1`))];
    }
    if (token.endsWith('.bare')) {
      this.#logger.error('an event was refused by the telemetry engine', { code: error.code });
      return [first];
    }
    const refused = await this.#writeEvents([chunkOf([withoutData(first)])], `${token}.bare`);
    if (refused.length > 0) return [first];
    this.#logger.warn('an event is stored without searchable keys', { code: error.code });
    return [];
  }

  /** Repeats until it is done, the engine refuses, or patience ends (STORE_UNAVAILABLE). */
  async #insert(table: string, columns: readonly string[], chunks: readonly Buffer[], token: string): Promise<void> {
    const deadline = performance.now() + this.#patienceMs;
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2000)) {
      try {
        return await insertRows(await this.#connection.client(), table, columns, chunks, token);
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (performance.now() > deadline) throw unavailable(error);
        await pause(waitMs);
      }
    }
  }
}

/** Lines as the engine reads them, each ended. */
export const chunkOf = (rows: readonly string[]): Buffer => Buffer.from(`${rows.join('\n')}\n`);

/** The lines of a chunk. A row holds no line break of its own: JSON writes it as an escape. */
export const rowsOf = (chunk: Buffer): readonly string[] =>
  chunk
    .toString('utf8')
    .split('\n')
    .filter((row) => row !== '');

const unavailable = (cause: unknown): EngineError =>
  new EngineError('STORE_UNAVAILABLE', 'The telemetry store could not write. Try again shortly.', { cause });

/** The row with an empty `data`: what comes after `data` is only `body`, whose text stays as it is. */
function withoutData(row: string): string {
  const { data: _, body, ...columns } = JSON.parse(row) as Record<string, unknown>;
  return `${JSON.stringify(columns).slice(0, -1)},"data":{},"body":${JSON.stringify(body)}}`;
}
