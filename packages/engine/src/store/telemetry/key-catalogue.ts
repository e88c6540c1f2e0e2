/** Counts the keys of what is inserted, and says what of it must be written when. One row a key, type, dataset and day. */
import { isObject } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { dataColumn, type KeyNode, type KeyType, NOWHERE } from './data-column.js';
import { parseRecord } from './event-row.js';
import { wellFormed } from './well-formed.js';

const DAY_NANOS = 86_400_000_000_000n;
/** Keys longer than this are data used as keys; nobody picks them from a list. */
const MAX_KEY_LENGTH = 512;
/** Beyond this many keys the known ones are forgotten, so that memory stays bounded; they are only written again. */
const MAX_KNOWN = 200_000;

type Placed = Pick<TelemetryEvent, 'environment' | 'dataset' | 'timestamp'>;

/** What the keys of one environment, dataset and day have in common. */
interface Group {
  readonly environment: string;
  readonly dataset: string;
  readonly day: string;
}

interface Entry {
  readonly group: Group;
  readonly key: string;
  readonly type: KeyType;
  /** Since the last write. */
  count: number;
}

/** A key's place below others; its path is put together only when it is met for the first time. */
class Place implements KeyNode {
  readonly #catalogue: Counting;
  readonly #group: Group;
  readonly #path: string;
  readonly #children = new Map<string, Place>();
  readonly #entries: Partial<Record<KeyType, Entry>> = {};

  constructor(catalogue: Counting, group: Group, path: string) {
    this.#catalogue = catalogue;
    this.#group = group;
    this.#path = path;
  }

  child(key: string): KeyNode {
    const present = this.#children.get(key);
    if (present !== undefined) return present;
    const path = this.#path === '' ? key : `${this.#path}.${key}`;
    if (!this.#catalogue.admits(path)) return NOWHERE;
    const place = new Place(this.#catalogue, this.#group, path);
    this.#children.set(key, place);
    return place;
  }

  count(type: KeyType): void {
    // An empty key has no name that could be picked from a list; what is below it is named without it.
    if (this.#path === '') return;
    let entry = this.#entries[type];
    if (entry === undefined) {
      entry = { group: this.#group, key: this.#path, type, count: 0 };
      this.#entries[type] = entry;
      this.#catalogue.met();
    }
    if (entry.count === 0) this.#catalogue.isPending(entry);
    entry.count += 1;
  }

  /** Forgets what is below, for a place that is in use. */
  clear(): void {
    this.#children.clear();
  }
}

/** What a place tells the catalogue. */
interface Counting {
  /** False for a path that is not counted. */
  admits(path: string): boolean;
  met(): void;
  isPending(entry: Entry): void;
}

export class KeyCatalogue {
  readonly #roots = new Map<string, Place>();
  /** The last one that was asked for: neighboring events are mostly of one dataset and day. */
  #last:
    | { readonly environment: string; readonly dataset: string; readonly day: string; readonly root: Place }
    | undefined;
  #known = 0;
  /** The entries with a count. */
  #pending: Entry[] = [];
  #hasNews = false;

  /** Where the keys of `event` are counted; to be used at once. It is asked about every scalar that comes in. */
  placeOf(event: Placed): KeyNode {
    const { environment, dataset } = event;
    const day = dayOf(event);
    const last = this.#last;
    if (last?.day === day && last.dataset === dataset && last.environment === environment) return last.root;
    const root = this.#rootOf({ environment, dataset, day });
    this.#last = { environment, dataset, day, root };
    return root;
  }

  /** Counts the keys of a row that an earlier process wrote: they may not be in the catalogue yet. */
  countRow(row: string): void {
    const { environment, dataset, timestamp, body } = parseRecord(row);
    const epochMs = Date.parse(`${String(timestamp).slice(0, 19).replace(' ', 'T')}Z`);
    if (typeof environment !== 'string' || typeof dataset !== 'string' || Number.isNaN(epochMs)) return;
    if (isObject(body)) dataColumn(body, this.placeOf({ environment, dataset, timestamp: fromEpochMillis(epochMs) }));
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
    this.#roots.clear();
    this.#last = undefined;
    this.#known = 0;
  }

  #rootOf(group: Group): Place {
    const identity = `${group.environment}\u0000${group.dataset}\u0000${group.day}`;
    const present = this.#roots.get(identity);
    if (present !== undefined) return present;
    const root: Place = new Place(
      {
        admits: (path) => {
          if (path.length > MAX_KEY_LENGTH) return false;
          // A root that is in use goes on alone: what it counts is pending already.
          if (this.#known >= MAX_KNOWN) {
            this.forget();
            root.clear();
          }
          this.#known += 1;
          return true;
        },
        met: () => {
          this.#hasNews = true;
        },
        isPending: (entry) => this.#pending.push(entry),
      },
      group,
      '',
    );
    this.#roots.set(identity, root);
    this.#known += 1;
    return root;
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
