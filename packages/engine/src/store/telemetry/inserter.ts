/**
 * Group commit: rows of many appends share one insert, because each insert makes a part that must be merged later.
 * With a journal an append resolves when its rows are synced to the journal, and inserts are made when they are large,
 * old or asked for; without one it resolves when its insert has returned.
 * Each insert carries a deduplication token, so that it can be repeated when its answer was lost.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { EngineError } from '../../model/errors.js';
import type { Logger } from '../../model/log.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Connection } from './connection.js';
import { toRow } from './event-row.js';
import type { Journal } from './journal.js';
import { KeyCatalogue } from './key-catalogue.js';
import { chunkOf, RowWriter, rowsOf } from './row-writer.js';

const MAX_BATCH_ROWS = 20_000;
/** Below the size at which the engine cuts an insert into blocks of its own. */
const MAX_BATCH_BYTES = 8 * 1024 * 1024;
/** As many as the embedded engine writes at once. */
const MAX_INSERTS = 2;
const MAX_QUEUED_ROWS = 200_000;
const MAX_QUEUED_BYTES = 256 * 1024 * 1024;
/** With so many bytes in the queue an append waits for its insert, journal or not: senders slow down in time. */
const SLOW_DOWN_BYTES = 48 * 1024 * 1024;
/** How long an insert is repeated before its appends fail. */
const PATIENCE_MS = 30_000;
/** An engine that took nothing for that long is asked again after this long, as long as the journal holds the rows. */
const RETRY_MS = 2000;
const PIECE_ROWS = 1000;

interface Pace {
  /** An insert of so many rows, or of this part of the largest one, is worth the part that it makes. */
  readonly fullRows: number;
  readonly fullBytes: number;
  /** From the first row of a very small insert, or from the start of the insert before it. */
  readonly longestRestMs: number;
}

/** Senders that wait for their answers send no more meanwhile, so a batch of some size is not made to wait. */
const WITHOUT_JOURNAL: Pace = { fullRows: 500, fullBytes: 1024 * 1024, longestRestMs: 100 };
const WITH_JOURNAL: Pace = { fullRows: 10_000, fullBytes: 6 * 1024 * 1024, longestRestMs: 1000 };

/** The rows of one insert. */
interface Batch {
  readonly token: string;
  readonly pieces: Piece[];
  rows: number;
  bytes: number;
  /** When its first row came, by the monotonic clock. */
  readonly since: number;
  /** Somebody waits for it. */
  isWanted: boolean;
  readonly stored: Promise<void>;
  readonly end: () => void;
}

interface Piece {
  readonly rows: readonly string[];
  readonly chunk: Buffer;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

interface Insert {
  readonly startedAt: number;
  readonly rows: number;
}

export class Inserter {
  readonly #catalogue = new KeyCatalogue();
  readonly #writer: RowWriter;
  readonly #journal: Journal | undefined;
  readonly #logger: Logger;
  readonly #pace: Pace;
  /** In the order of the inserts; the last one still takes rows. */
  readonly #queue: Batch[] = [];
  /** The queue, and what is being inserted. */
  readonly #unstored = new Set<Batch>();
  #queuedRows = 0;
  #queuedBytes = 0;
  #runners = 0;
  readonly #running = new Set<Promise<void>>();
  /** Ends the rest of the runner that waits for more rows; undefined when none does. */
  #wake: (() => void) | undefined;
  #closing = false;

  /** With a journal, `recover` comes before the first append. */
  constructor(connection: Connection, logger: Logger, journal?: Journal) {
    this.#writer = new RowWriter(connection, logger, this.#catalogue, PATIENCE_MS);
    this.#logger = logger;
    this.#journal = journal;
    this.#pace = journal === undefined ? WITHOUT_JOURNAL : WITH_JOURNAL;
  }

  /** Inserts what earlier processes left in the journal. Raises STORE_UNAVAILABLE; the rest stays in the journal then. */
  async recover(): Promise<void> {
    if (this.#journal === undefined) return;
    for await (const { token, chunks } of this.#journal.leftovers()) {
      for (const row of chunks.flatMap(rowsOf)) this.#catalogue.countRow(row);
      await this.#writer.write(chunks, token);
      await this.#journal.remove(token);
    }
  }

  /** See `TelemetryStore.append`. */
  async append(events: readonly TelemetryEvent[]): Promise<void> {
    if (this.#closing) throw new EngineError('STORE_UNAVAILABLE', 'The telemetry store is closing.');
    if (
      this.#queuedRows + events.length > Math.max(MAX_QUEUED_ROWS, events.length) ||
      this.#queuedBytes > MAX_QUEUED_BYTES
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
      const piece = this.#enqueue(
        start === 0 && events.length <= PIECE_ROWS ? events : events.slice(start, start + PIECE_ROWS),
      );
      piece.catch(() => undefined);
      pieces.push(piece);
    }
    await Promise.all(pieces);
  }

  /** Resolves when all that was acknowledged before can be read, or after `patienceMs`. Never rejects. */
  async settled(patienceMs: number): Promise<void> {
    if (this.#journal === undefined || this.#unstored.size === 0) return;
    for (const batch of this.#unstored) batch.isWanted = true;
    this.#hasWork();
    const late = new AbortController();
    const stored = Promise.all([...this.#unstored].map((batch) => batch.stored));
    await Promise.race([stored, pause(patienceMs, undefined, { signal: late.signal }).catch(() => undefined)]);
    late.abort();
  }

  /** Waits for everything that was accepted; what the engine does not take then stays in the journal. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#wake?.();
    while (this.#running.size > 0) await Promise.all(this.#running);
    await this.#writer.writeCatalogue();
  }

  /** Resolves when the events are durable. */
  async #enqueue(events: readonly TelemetryEvent[]): Promise<void> {
    const rows = events.map((event) => toRow(event, this.#catalogue.placeOf(event)));
    const chunk = chunkOf(rows);
    const batch = this.#batchFor(rows.length, chunk.byteLength);
    batch.rows += rows.length;
    batch.bytes += chunk.byteLength;
    this.#queuedBytes += chunk.byteLength;
    const stored = new Promise<void>((done, failed) => {
      batch.pieces.push({ rows: this.#journal === undefined ? rows : [], chunk, done, failed });
    });
    const kept = this.#journal?.write(batch.token, chunk);
    this.#hasWork();
    if (kept === undefined) return await stored;
    stored.catch(() => undefined);
    const isKept = await kept;
    if (isKept && this.#queuedBytes < SLOW_DOWN_BYTES) return;
    await storedInTime(stored, isKept);
  }

  /** The batch that still takes so much, or a new one. */
  #batchFor(rows: number, bytes: number): Batch {
    const last = this.#queue.at(-1);
    if (last !== undefined && last.rows + rows <= MAX_BATCH_ROWS && last.bytes + bytes <= MAX_BATCH_BYTES) return last;
    const random = randomUUID();
    const token = this.#journal?.newToken(Date.now(), random) ?? random;
    let end = (): void => undefined;
    const stored = new Promise<void>((resolve) => {
      end = resolve;
    });
    const since = performance.now();
    const batch: Batch = { token, pieces: [], rows: 0, bytes: 0, since, isWanted: false, stored, end };
    this.#queue.push(batch);
    this.#unstored.add(batch);
    return batch;
  }

  /** Whether the next insert is worth the part that it makes, or cannot wait. */
  #isDue(): boolean {
    const [next, another] = this.#queue;
    if (next === undefined) return false;
    const { fullRows, fullBytes } = this.#pace;
    return another !== undefined || next.isWanted || next.rows >= fullRows || next.bytes >= fullBytes;
  }

  #hasWork(): void {
    const isDue = this.#isDue();
    if (isDue && this.#wake !== undefined) this.#wake();
    else if (this.#runners === 0 || (isDue && this.#runners < MAX_INSERTS)) this.#startRunning();
  }

  #startRunning(): void {
    this.#runners += 1;
    const running = this.#run();
    this.#running.add(running);
    void running.finally(() => this.#running.delete(running));
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    let before: Insert | undefined;
    while (this.#queue.length > 0) {
      const restMs = this.#restMs(before);
      if (restMs > 0) {
        // One that waits is enough.
        if (this.#wake !== undefined) break;
        await this.#rest(restMs);
      }
      const batch = this.#queue.shift();
      if (batch === undefined) break;
      before = { startedAt: performance.now(), rows: batch.rows };
      await this.#store(batch);
    }
    // In the same turn as the last look at the queue: a row that comes later must find nobody running.
    this.#runners -= 1;
  }

  /** How long to wait for more rows: without a journal after a small insert, with one before it. */
  #restMs(before: Insert | undefined): number {
    const [next] = this.#queue;
    if (next === undefined || this.#closing || this.#isDue()) return 0;
    const { fullRows, longestRestMs } = this.#pace;
    const now = performance.now();
    if (this.#journal !== undefined) return next.since + longestRestMs - now;
    return before === undefined ? 0 : longestRestMs * (1 - before.rows / fullRows) - (now - before.startedAt);
  }

  #rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve();
      };
      const timer = setTimeout(end, ms);
      this.#wake = end;
    });
  }

  async #store(batch: Batch): Promise<void> {
    try {
      await this.#journal?.seal(batch.token);
      const refused = await this.#write(batch);
      // Before anybody is told, so that what was read is not inserted again after a crash in a way that can be seen.
      await this.#journal?.remove(batch.token);
      for (const piece of batch.pieces) {
        const lost = refused.size === 0 ? 0 : piece.rows.filter((row) => refused.has(row)).length;
        if (lost === 0) piece.done();
        else piece.failed(refusal(lost));
      }
      this.#leave(batch);
    } catch (error) {
      this.#giveUp(batch, error);
      // Without an engine the rest would take as long each; it stays in the journal.
      if (this.#closing) for (const left of this.#queue.splice(0)) this.#giveUp(left, error);
    }
  }

  #giveUp(batch: Batch, error: unknown): void {
    for (const piece of batch.pieces) piece.failed(error);
    this.#leave(batch);
  }

  #leave(batch: Batch): void {
    this.#queuedRows -= batch.rows;
    this.#queuedBytes -= batch.bytes;
    this.#unstored.delete(batch);
    batch.end();
  }

  /** What the journal holds was acknowledged, so it is written until it is, or until the program ends. */
  async #write(batch: Batch): Promise<ReadonlySet<string>> {
    const chunks = batch.pieces.map((piece) => piece.chunk);
    for (;;) {
      try {
        return await this.#writer.write(chunks, batch.token);
      } catch (error) {
        if (this.#journal === undefined || this.#closing) throw error;
        this.#logger.warn('the telemetry engine does not take what was acknowledged; it is kept and tried again', {
          rows: batch.rows,
        });
        await pause(RETRY_MS);
      }
    }
  }
}

/** Waits for the insert no longer than senders wait; what is in the journal is durable all the same. */
async function storedInTime(stored: Promise<void>, isKept: boolean): Promise<void> {
  const late = new AbortController();
  const inTime = await Promise.race([
    stored.then(() => true),
    pause(PATIENCE_MS, false, { signal: late.signal }).catch(() => false),
  ]).finally(() => late.abort());
  if (!inTime && !isKept) {
    throw new EngineError('STORE_UNAVAILABLE', 'The telemetry store could not write. Try again shortly.');
  }
}

const refusal = (events: number): EngineError =>
  new EngineError(
    'STORE_EVENT_REFUSED',
    `The telemetry engine refused ${events === 1 ? 'one event' : `${events} events`} of this request; the others may be stored.`,
  );
