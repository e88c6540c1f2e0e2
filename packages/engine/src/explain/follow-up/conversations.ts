/**
 * What a conversation keeps between its questions: the anonymizer with its vault, so that a value has one token for the
 * whole conversation, and what stands behind `{time n}` and the like. In memory only, bounded in number and age; what is lost is
 * made anew from the stored explanation (see the decision on conversation vaults).
 */
import type { Anonymizer } from '../../anonymize/index.js';
import type { Clock } from '../../model/clock.js';
import { Marks } from '../prompt/rounding.js';
import { unlessCancelled } from './run-look-up.js';

export interface Conversation {
  readonly anonymizer: Anonymizer;
  readonly marks: Marks;
}

const MOST_KEPT = 100;
const KEPT_FOR_MS = 30 * 60_000;

export class Conversations {
  readonly #kept = new Map<string, Conversation & { readonly usedMs: number }>();
  readonly #running = new Map<string, Promise<void>>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** The one that is kept, unless the rules of privacy changed meanwhile: then the fresh one. */
  open(workspaceId: string, explanationId: string, fresh: Anonymizer): Conversation {
    const key = keyOf(workspaceId, explanationId);
    this.#drop();
    const kept = this.#kept.get(key);
    const usable = kept !== undefined && kept.anonymizer.rulesVersion === fresh.rulesVersion;
    const conversation = usable ? kept : { anonymizer: fresh, marks: new Marks() };
    this.keep(workspaceId, explanationId, conversation);
    return conversation;
  }

  /** What the first answer used, so that its tokens stay the same. */
  keep(workspaceId: string, explanationId: string, { anonymizer, marks }: Conversation): void {
    const key = keyOf(workspaceId, explanationId);
    // Deleted first, so that the order of the map is that of use.
    this.#kept.delete(key);
    this.#kept.set(key, { anonymizer, marks, usedMs: this.#clock.monotonicMs() });
    this.#drop();
  }

  /** One question of a conversation at a time: their findings are numbered one after the other. Raises Cancelled. */
  async enter(workspaceId: string, explanationId: string, signal: AbortSignal | undefined): Promise<() => void> {
    const key = keyOf(workspaceId, explanationId);
    const before = this.#running.get(key) ?? Promise.resolve();
    let leave: () => void = () => undefined;
    const own = new Promise<void>((resolve) => {
      leave = resolve;
    });
    const all = before.then(() => own);
    this.#running.set(key, all);
    void all.then(() => {
      if (this.#running.get(key) === all) this.#running.delete(key);
    });
    try {
      await unlessCancelled(before, signal);
    } catch (error) {
      leave();
      throw error;
    }
    return leave;
  }

  size(): number {
    return this.#kept.size;
  }

  #drop(): void {
    const now = this.#clock.monotonicMs();
    for (const [key, { usedMs }] of this.#kept) {
      if (now - usedMs <= KEPT_FOR_MS && this.#kept.size <= MOST_KEPT) return;
      this.#kept.delete(key);
    }
  }
}

const keyOf = (workspaceId: string, explanationId: string): string => JSON.stringify([workspaceId, explanationId]);
