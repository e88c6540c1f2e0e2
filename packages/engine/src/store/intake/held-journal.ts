/**
 * Events that are acknowledged and not decided yet, on disk: an append resolves when they would survive `kill -9` and,
 * as far as the disk does, a loss of power. Files of lines; one is deleted when nothing in it is waiting any more.
 */
import { type FileHandle, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { unixNanos } from '../../model/units.js';
import { parseRecord } from '../telemetry/event-row.js';

/** A new file is begun beyond this size, so that old ones can go. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
const FILE_NAME = /^held-(\d{1,12})\.ndjson$/;

export interface Held {
  readonly event: TelemetryEvent;
  /** The file that holds it. */
  readonly segment: number;
}

interface Waiting {
  readonly lines: string;
  readonly count: number;
  readonly done: (segment: number) => void;
  readonly failed: (error: unknown) => void;
}

export class HeldJournal {
  readonly #folder: string;
  /** Events that still wait, by file. */
  readonly #left = new Map<number, number>();
  #segment: number;
  #bytes = 0;
  #file: FileHandle | undefined;
  #waiting: Waiting[] = [];
  #writing: Promise<void> | undefined;

  private constructor(folder: string, segment: number) {
    this.#folder = folder;
    this.#segment = segment;
  }

  /** With what an earlier run left behind; a last line that was cut short was never acknowledged and is left out. */
  static async open(folder: string): Promise<{ readonly journal: HeldJournal; readonly left: readonly Held[] }> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    const segments = names.flatMap((name) => FILE_NAME.exec(name)?.[1] ?? []).map(Number);
    const journal = new HeldJournal(folder, Math.max(0, ...segments) + 1);
    const left: Held[] = [];
    for (const segment of segments.sort((a, b) => a - b)) {
      const text = await readFile(journal.#pathOf(segment), 'utf8');
      const events = text.split('\n').flatMap((line) => fromLine(line) ?? []);
      for (const event of events) left.push({ event, segment });
      journal.#left.set(segment, events.length);
      if (events.length === 0) await journal.#drop(segment);
    }
    return { journal, left };
  }

  /** Resolves when the events are on disk. Many appends share one write. Raises STORE_UNAVAILABLE; then none is held. */
  async append(events: readonly TelemetryEvent[]): Promise<readonly Held[]> {
    if (events.length === 0) return [];
    const segment = await new Promise<number>((done, failed) => {
      this.#waiting.push({ lines: events.map(toLine).join(''), count: events.length, done, failed });
      this.#writing ??= this.#write().finally(() => {
        this.#writing = undefined;
      });
    });
    return events.map((event) => ({ event, segment }));
  }

  /** These are stored, or left out for good. */
  async release(held: readonly Held[]): Promise<void> {
    const done = new Set<number>();
    for (const { segment } of held) {
      const left = (this.#left.get(segment) ?? 0) - 1;
      this.#left.set(segment, left);
      if (left <= 0) done.add(segment);
    }
    for (const segment of done) {
      if ((this.#left.get(segment) ?? 0) > 0) continue;
      // The file that is being written to begins anew, so that it does not grow for ever.
      if (segment === this.#segment) await this.#rotate();
      await this.#drop(segment);
    }
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file?.close();
    this.#file = undefined;
  }

  async #write(): Promise<void> {
    // In a later turn, so that appends of this one share the write.
    await new Promise((resolve) => setImmediate(resolve));
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const bytes = Buffer.from(batch.map(({ lines }) => lines).join(''));
      try {
        if (this.#bytes > SEGMENT_BYTES) await this.#rotate();
        const segment = this.#segment;
        // Counted before the write, so that nobody finds the file empty meanwhile.
        this.#left.set(segment, (this.#left.get(segment) ?? 0) + batch.reduce((sum, { count }) => sum + count, 0));
        this.#file ??= await open(this.#pathOf(segment), 'a', 0o600);
        await this.#file.appendFile(bytes);
        await this.#file.datasync();
        this.#bytes += bytes.length;
        for (const { done } of batch) done(segment);
      } catch (cause) {
        await this.#abandon(batch, cause);
      }
    }
  }

  /** A half-written file is left behind: what it holds of others is still read after a crash. */
  async #abandon(batch: readonly Waiting[], cause: unknown): Promise<void> {
    const lost = batch.reduce((sum, { count }) => sum + count, 0);
    this.#left.set(this.#segment, Math.max(0, (this.#left.get(this.#segment) ?? 0) - lost));
    await this.#rotate().catch(() => undefined);
    const error = new EngineError('STORE_UNAVAILABLE', 'Events could not be held on disk. Send them again shortly.', {
      cause,
    });
    for (const { failed } of batch) failed(error);
  }

  async #rotate(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    this.#segment += 1;
    this.#bytes = 0;
    await file?.close();
  }

  async #drop(segment: number): Promise<void> {
    this.#left.delete(segment);
    await rm(this.#pathOf(segment), { force: true });
  }

  #pathOf(segment: number): string {
    return join(this.#folder, `held-${segment}.ndjson`);
  }
}

const toLine = (event: TelemetryEvent): string =>
  `${JSON.stringify({ ...event, timestamp: event.timestamp.toString() })}\n`;

/** Undefined for an empty or broken line. Only `toLine` writes these files, so a whole line is an event. */
function fromLine(line: string): TelemetryEvent | undefined {
  const record = parseRecord(line);
  const { timestamp, id } = record;
  if (typeof timestamp !== 'string' || typeof id !== 'string' || !/^-?\d{1,24}$/.test(timestamp)) return undefined;
  return { ...record, timestamp: unixNanos(BigInt(timestamp)) } as unknown as TelemetryEvent;
}
