/**
 * Questions that are asked at the same time read the same statement once. A question takes the answer of another one's
 * statement only when that began after the question was asked, so that it sees all that was acknowledged before it.
 */
import { compile, type Sql } from '../store/sql.js';
import type { Selected, SelectOptions, TelemetryStore } from '../store/telemetry-store.js';

/** Beyond so many statements the oldest are read again; a question has some thirty. */
const MOST_KEPT = 500;
/** Longer answers are shared while they are read and not kept: those of many questions would fill the memory. */
const MOST_ROWS = 4_000;

interface Read {
  /** The number of the newest question when it began. */
  readonly began: number;
  readonly answer: Promise<Selected<object>>;
}

export interface Question {
  /** The store as this question reads it. */
  readonly store: TelemetryStore;
  /** Nothing is kept for it any more. */
  end(): void;
}

export class SharedReads {
  readonly #store: TelemetryStore;
  readonly #reads = new Map<string, Read>();
  readonly #open = new Set<number>();
  #newest = 0;

  constructor(store: TelemetryStore) {
    this.#store = store;
  }

  /** How many answers are kept for questions that are open. */
  get kept(): number {
    return this.#reads.size;
  }

  /** A question that is asked now. */
  ask(): Question {
    this.#newest += 1;
    const asked = this.#newest;
    this.#open.add(asked);
    return {
      store: { ...this.#store, select: (query, options) => this.#select(asked, query, options) },
      end: () => {
        this.#open.delete(asked);
        this.#forget();
      },
    };
  }

  async #select<Row extends object>(asked: number, query: Sql, options: SelectOptions = {}): Promise<Selected<Row>> {
    options.signal?.throwIfAborted();
    const key = keyOf(query, options);
    const known = this.#reads.get(key);
    if (known !== undefined && known.began >= asked) {
      // Its own limits and its own reader's leaving may have ended that one; this question still has time.
      const answer = await known.answer.catch(() => undefined);
      if (answer !== undefined) return asRows<Row>(answer);
      options.signal?.throwIfAborted();
    }
    const answer = this.#store.select<Row>(query, options);
    this.#keep(key, { began: this.#newest, answer });
    return await answer;
  }

  #keep(key: string, read: Read): void {
    this.#reads.delete(key);
    this.#reads.set(key, read);
    const [oldest] = this.#reads.keys();
    if (this.#reads.size > MOST_KEPT && oldest !== undefined) this.#reads.delete(oldest);
    const drop = (): void => {
      if (this.#reads.get(key) === read) this.#reads.delete(key);
    };
    read.answer.then(({ rows }) => (rows.length > MOST_ROWS ? drop() : undefined), drop);
  }

  /** What began before every open question was asked is of no use to any of them. */
  #forget(): void {
    const oldest = Math.min(...this.#open);
    for (const [key, { began }] of this.#reads) if (began < oldest) this.#reads.delete(key);
  }
}

function keyOf(query: Sql, { maxRows }: SelectOptions): string {
  const { text, params } = compile(query);
  return JSON.stringify([text, params, maxRows], (_, value: unknown) =>
    typeof value === 'bigint' ? String(value) : value,
  );
}

/** The same statement was written by the same caller, so that its rows have the same shape. */
const asRows = <Row>(answer: Selected<object>): Selected<Row> => answer as Selected<Row>;
