/** Counts the keys of what is inserted, and says what of it must be written when. One row a key, type, dataset and day. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { KeyType } from './data-column.js';
import { wellFormed } from './well-formed.js';

const DAY_NANOS = 86_400_000_000_000n;
/** Keys longer than this are data used as keys; nobody picks them from a list. */
const MAX_KEY_LENGTH = 512;
/** Beyond this many keys the known ones are forgotten, so that memory stays bounded; they are only written again. */
const MAX_KNOWN = 200_000;

interface Count {
  readonly row: Readonly<Record<'environment' | 'dataset' | 'day' | 'key' | 'type', string>>;
  count: number;
}

export class KeyCatalogue {
  #known = new Set<string>();
  #pending = new Map<string, Count>();
  #hasNews = false;

  /** Counts one key of `event`. */
  see(event: TelemetryEvent, day: string, key: string, type: KeyType): void {
    if (key === '' || key.length > MAX_KEY_LENGTH) return;
    const identity = `${event.environment}\u0000${event.dataset}\u0000${day}\u0000${type}\u0000${key}`;
    const present = this.#pending.get(identity);
    if (present !== undefined) {
      present.count += 1;
      return;
    }
    if (!this.#known.has(identity)) {
      if (this.#known.size >= MAX_KNOWN) this.#known.clear();
      this.#known.add(identity);
      this.#hasNews = true;
    }
    const row = {
      environment: wellFormed(event.environment),
      dataset: wellFormed(event.dataset),
      day,
      key: wellFormed(key),
      type,
    };
    this.#pending.set(identity, { row, count: 1 });
  }

  /** True when a key was seen that this process has not written yet: it must be there when its event is. */
  get hasNews(): boolean {
    return this.#hasNews;
  }

  /** Lines of JSONEachRow for all that was counted since the last call. */
  take(): readonly string[] {
    const lines = [...this.#pending.values()].map(({ row, count }) => JSON.stringify({ ...row, count }));
    this.#pending = new Map();
    this.#hasNews = false;
    return lines;
  }

  /** After a failed write: the keys are news again when they are next seen. */
  forget(): void {
    this.#known.clear();
  }
}

/** The UTC day of an event, such as `2023-04-21`; days that a ClickHouse `Date` cannot hold become its limits. */
export function dayOf(event: TelemetryEvent): string {
  const day = event.timestamp < 0n ? 0n : event.timestamp / DAY_NANOS;
  return new Date(Number(day > 65_534n ? 65_534n : day) * 86_400_000).toISOString().slice(0, 10);
}
