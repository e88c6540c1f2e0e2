/**
 * Group commit: rows of many appends share one insert. An insert starts when the one before has ended, or
 * beside it when there is enough to write; after a small one it waits, because each insert makes a part that must be
 * merged later.
 * Each insert carries a deduplication token, so that it can be repeated when its answer was lost.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { ClickHouseError } from '@clickhouse/client';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { type Connection, isTransient } from './connection.js';
import { INSERT_COLUMNS, toRow } from './event-row.js';
import { insertRows } from './insert-rows.js';
import { KeyCatalogue } from './key-catalogue.js';

const MAX_BATCH_ROWS = 20_000;
/** Below the size at which the engine cuts an insert into blocks of its own. */
const MAX_BATCH_CHARS = 8 * 1024 * 1024;
/** As many as the embedded engine writes at once. */
const MAX_INSERTS = 2;
/** An insert of so many rows is worth the part that it makes. */
const FULL_ROWS = 500;
/** From the start of a very small insert to the next one. */
const LONGEST_REST_MS = 100;
const MAX_QUEUED_ROWS = 200_000;
const MAX_QUEUED_CHARS = 256 * 1024 * 1024;
/** How long an insert is repeated before its appends fail. */
const PATIENCE_MS = 30_000;
const PIECE_ROWS = 1000;
const CATALOGUE_INTERVAL_MS = 5000;

/** What says nothing about the rows: no such column, table, database or setting, and rights that are missing. */
const NOT_ABOUT_ROWS = new Set(['16', '60', '62', '81', '115', '164', '497', '516']);

interface Piece {
  readonly rows: readonly string[];
  readonly chars: number;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

export class Inserter {
  readonly #connection: Connection;
  readonly #logger: Logger;
  readonly #catalogue = new KeyCatalogue();
  #queue: Piece[] = [];
  #queuedRows = 0;
  #queuedChars = 0;
  #waitingRows = 0;
  #runners = 0;
  readonly #running = new Set<Promise<void>>();
  #catalogueWrites: Promise<unknown> = Promise.resolve();
  #catalogueAt = performance.now();
  #closing = false;

  constructor(connection: Connection, logger: Logger) {
    this.#connection = connection;
    this.#logger = logger;
  }

  /** See `TelemetryStore.append`. */
  async append(events: readonly TelemetryEvent[]): Promise<void> {
    if (this.#closing) throw new EngineError('STORE_UNAVAILABLE', 'The telemetry store is closing.');
    if (
      this.#queuedRows + events.length > Math.max(MAX_QUEUED_ROWS, events.length) ||
      this.#queuedChars > MAX_QUEUED_CHARS
    ) {
      throw new EngineError(
        'STORE_OVERLOADED',
        'The telemetry store has more to write than it can hold. Slow down and try again.',
      );
    }
    this.#queuedRows += events.length;
    const pieces: Promise<void>[] = [];
    for (let start = 0; start < events.length; start += PIECE_ROWS) {
      // Writing rows as text holds the event loop, so a large append lets others in between.
      if (start > 0) await new Promise((resolve) => setImmediate(resolve));
      const piece = this.#enqueue(events.slice(start, start + PIECE_ROWS));
      piece.catch(() => undefined);
      pieces.push(piece);
    }
    await Promise.all(pieces);
  }

  /** Waits for everything that was accepted. */
  async close(): Promise<void> {
    this.#closing = true;
    while (this.#running.size > 0) await Promise.all(this.#running);
    await this.#writeCatalogue();
  }

  #enqueue(events: readonly TelemetryEvent[]): Promise<void> {
    const rows = events.map((event) => toRow(event, this.#catalogue.counter(event)));
    const chars = rows.reduce((sum, row) => sum + row.length, 0);
    this.#queuedChars += chars;
    return new Promise((done, failed) => {
      this.#queue.push({ rows, chars, done, failed });
      this.#waitingRows += rows.length;
      const isEnough = this.#waitingRows >= FULL_ROWS;
      if (this.#runners === 0 || (isEnough && this.#runners < MAX_INSERTS)) this.#startRunning();
    });
  }

  #startRunning(): void {
    this.#runners += 1;
    const running = this.#run();
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#queue.length > 0) {
      const startedAt = performance.now();
      const batch = this.#nextBatch();
      const rows = batch.reduce((sum, piece) => sum + piece.rows.length, 0);
      await this.#writeBatch(batch);
      // Senders that wait for their answers send no more meanwhile, so a batch of some size is not made to wait.
      const left = LONGEST_REST_MS * (1 - rows / FULL_ROWS) - (performance.now() - startedAt);
      if (left > 0 && !this.#closing && this.#waitingRows < FULL_ROWS) await pause(left);
    }
    // In the same turn as the last look at the queue: a row that comes later must find nobody running.
    this.#runners -= 1;
  }

  #nextBatch(): readonly Piece[] {
    let rows = 0;
    let chars = 0;
    let count = 0;
    for (const piece of this.#queue) {
      rows += piece.rows.length;
      chars += piece.chars;
      if (count > 0 && (rows > MAX_BATCH_ROWS || chars > MAX_BATCH_CHARS)) break;
      count += 1;
    }
    const batch = this.#queue.splice(0, count);
    for (const piece of batch) this.#waitingRows -= piece.rows.length;
    return batch;
  }

  async #writeBatch(batch: readonly Piece[]): Promise<void> {
    const rows = batch.flatMap((piece) => piece.rows);
    const catalogueIsDue = this.#catalogue.hasNews || performance.now() - this.#catalogueAt > CATALOGUE_INTERVAL_MS;
    // Also what another batch has begun to write: the keys of this one may be among it.
    if (catalogueIsDue) this.#catalogueWrites = Promise.all([this.#catalogueWrites, this.#writeCatalogue()]);
    const catalogue = this.#catalogueWrites;
    try {
      const refused = new Set(await this.#writeRows(rows, randomUUID()));
      await catalogue;
      for (const piece of batch) {
        const lost = refused.size === 0 ? 0 : piece.rows.filter((row) => refused.has(row)).length;
        if (lost === 0) piece.done();
        else piece.failed(refusal(lost));
      }
    } catch (error) {
      for (const piece of batch) piece.failed(error);
    } finally {
      for (const piece of batch) {
        this.#queuedRows -= piece.rows.length;
        this.#queuedChars -= piece.chars;
      }
    }
  }

  /** Writes rows; when the engine refuses them, finds those that it refuses, keeps the others, and returns them. */
  async #writeRows(rows: readonly string[], token: string): Promise<readonly string[]> {
    const [first] = rows;
    if (first === undefined) return [];
    try {
      await this.#insert('events', INSERT_COLUMNS, rows, token);
      return [];
    } catch (error) {
      if (!(error instanceof ClickHouseError)) throw error;
      if (NOT_ABOUT_ROWS.has(error.code)) throw unavailable(error);
      if (rows.length > 1) {
        const middle = rows.length >> 1;
        const before = await this.#writeRows(rows.slice(0, middle), `${token}.0`);
        return [...before, ...(await this.#writeRows(rows.slice(middle), `${token}.1`))];
      }
      if (token.endsWith('.bare')) return [first];
      const refused = await this.#writeRows([withoutData(first)], `${token}.bare`);
      if (refused.length === 0) {
        this.#logger.warn('an event is stored without searchable keys', { code: error.code });
        return [];
      }
      this.#logger.error('an event was refused by the telemetry engine', { code: error.code });
      return [first];
    }
  }

  async #writeCatalogue(): Promise<void> {
    const lines = this.#catalogue.take();
    this.#catalogueAt = performance.now();
    if (lines.length === 0) return;
    try {
      await this.#insert('keys', ['environment', 'dataset', 'day', 'key', 'type', 'count'], lines, randomUUID());
    } catch (error) {
      this.#catalogue.forget();
      this.#logger.warn('the key catalogue was not written', {
        code: error instanceof ClickHouseError ? error.code : undefined,
      });
    }
  }

  /** Repeats until it is done, the engine refuses, or patience ends (STORE_UNAVAILABLE). */
  async #insert(table: string, columns: readonly string[], rows: readonly string[], token: string): Promise<void> {
    const deadline = performance.now() + PATIENCE_MS;
    for (let waitMs = 50; ; waitMs = Math.min(waitMs * 2, 2000)) {
      try {
        return await insertRows(await this.#connection.client(), table, columns, rows, token);
      } catch (error) {
        if (!isTransient(error)) throw error;
        if (performance.now() > deadline) {
          throw unavailable(error);
        }
        await pause(waitMs);
      }
    }
  }
}

const unavailable = (cause: unknown): EngineError =>
  new EngineError('STORE_UNAVAILABLE', 'The telemetry store could not write. Try again shortly.', { cause });

const refusal = (events: number): EngineError =>
  new EngineError(
    'STORE_EVENT_REFUSED',
    `The telemetry engine refused ${events === 1 ? 'one event' : `${events} events`} of this request; the others may be stored.`,
  );

/** The row with an empty `data`: what comes after `data` is only `body`, which is JSON text inside a JSON string. */
function withoutData(row: string): string {
  const record = JSON.parse(row) as Record<string, unknown>;
  return JSON.stringify({ ...record, data: {} });
}
