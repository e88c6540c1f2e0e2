/** Counts the keys of what is inserted, and says what of it must be written when. One row a key, type, dataset and day. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { KeyType } from './data-column.js';
import { wellFormed } from './well-formed.js';

const DAY_NANOS = 86_400_000_000_000n;
/** Keys longer than this are data used as keys; nobody picks them from a list. */
const MAX_KEY_LENGTH = 512;
/** Beyond this many keys the known ones are forgotten, so that memory stays bounded; they are only written again. */
const MAX_KNOWN = 200_000;

type Placed = Pick<TelemetryEvent, 'environment' | 'dataset' | 'timestamp'>;
type Entries = Map<string, Entry>;

/** What the keys of one environment, dataset and day have in common. */
interface Group {
  readonly environment: string;
  readonly dataset: string;
  readonly day: string;
  readonly entries: Readonly<Record<KeyType, Entries>>;
}

interface Entry {
  readonly group: Group;
  readonly key: string;
  readonly type: KeyType;
  /** Since the last write. */
  count: number;
}

export class KeyCatalogue {
  readonly #groups = new Map<string, Group>();
  #known = 0;
  /** The entries with a count. */
  #pending: Entry[] = [];
  #hasNews = false;

  /** A function that counts the keys of `event`, to be used at once. It is called for every scalar that comes in. */
  counter(event: Placed): (key: string, type: KeyType) => void {
    const group = this.#group(event);
    return (key, type) => {
      const entry = group.entries[type].get(key) ?? this.#meet(group, key, type);
      if (entry === undefined) return;
      if (entry.count === 0) this.#pending.push(entry);
      entry.count += 1;
    };
  }

  /** True when a key was seen that this process has not written yet: it must be there when its event is. */
  get hasNews(): boolean {
    return this.#hasNews;
  }

  /** Lines of JSONEachRow for all that was counted since the last call. */
  take(): readonly string[] {
    const lines = this.#pending.map(({ group: { environment, dataset, day }, key, type, count }) =>
      JSON.stringify({
        environment: wellFormed(environment),
        dataset: wellFormed(dataset),
        day,
        key: wellFormed(key),
        type,
        count,
      }),
    );
    for (const entry of this.#pending) entry.count = 0;
    this.#pending = [];
    this.#hasNews = false;
    return lines;
  }

  /** After a failed write: the keys are news again when they are next seen. */
  forget(): void {
    this.#groups.clear();
    this.#known = 0;
  }

  #group(event: Placed): Group {
    const { environment, dataset } = event;
    const day = dayOf(event);
    const identity = `${environment}\u0000${dataset}\u0000${day}`;
    const present = this.#groups.get(identity);
    if (present !== undefined) return present;
    const entries = { string: new Map(), number: new Map(), boolean: new Map() };
    const group: Group = { environment, dataset, day, entries };
    this.#groups.set(identity, group);
    this.#known += 1;
    return group;
  }

  #meet(group: Group, key: string, type: KeyType): Entry | undefined {
    if (key === '' || key.length > MAX_KEY_LENGTH) return undefined;
    if (this.#known >= MAX_KNOWN) {
      // A group that is in use goes on alone: what it counts is pending already.
      this.forget();
      for (const entries of Object.values(group.entries)) entries.clear();
    }
    const entry: Entry = { group, key, type, count: 0 };
    group.entries[type].set(key, entry);
    this.#known += 1;
    this.#hasNews = true;
    return entry;
  }
}

/** The UTC day of an event, such as `2023-04-21`; days that a ClickHouse `Date` cannot hold become its limits. */
export function dayOf(event: Placed): string {
  const day = event.timestamp < 0n ? 0 : Number(event.timestamp / DAY_NANOS);
  // Neighboring events are mostly of one day.
  if (day !== lastDay.number) lastDay = { number: day, text: dayText(Math.min(day, 65_534)) };
  return lastDay.text;
}

const dayText = (day: number): string => new Date(day * 86_400_000).toISOString().slice(0, 10);
let lastDay = { number: 0, text: dayText(0) };
