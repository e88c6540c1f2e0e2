/**
 * Which token stands for which original, for one conversation. Append-only and in memory only: it refuses to be
 * serialized or printed, so that no log, cache or error report can hold it by accident.
 */
import type { HiddenValue } from '@baselime-ai/contract';
import { REDACTED, type TokenType, tokenText } from './token.js';

export interface VaultEntry {
  readonly token: string;
  readonly type: TokenType;
  readonly original: string;
  readonly reason: string;
  occurrences: number;
}

/** A value that was hidden, or scrubbed and so without a type. */
export type Hidden = Readonly<VaultEntry> | { readonly original: string; readonly type: undefined };

export class Vault {
  readonly #byOriginal = new Map<string, VaultEntry>();
  /** Of each type the n-th entry has the ordinal n + 1. */
  readonly #byType = new Map<string, VaultEntry[]>();
  #scrubbed: Set<string> | undefined;
  /** In the order of their first appearance. */
  readonly #order: Hidden[] = [];
  #scrubReasons: Map<string, number> | undefined;

  /** The token of a value: the one it has, or the next of its type. One value has one token, whatever found it. */
  tokenFor(original: string, type: TokenType, reason: string): string {
    const known = this.#byOriginal.get(original);
    if (known !== undefined) {
      known.occurrences += 1;
      return known.token;
    }
    const ofType = this.#byType.get(type) ?? [];
    const entry: VaultEntry = { token: tokenText(type, ofType.length + 1), type, original, reason, occurrences: 1 };
    if (ofType.length === 0) this.#byType.set(type, ofType);
    ofType.push(entry);
    this.#byOriginal.set(original, entry);
    this.#order.push(entry);
    return entry.token;
  }

  /** Remembers that a value must never be seen outside; it gets no token and cannot be restored. */
  scrub(original: string, reason: string): string {
    // What ingest scrubbed already is no secret; as one, its own marker would block every request.
    if (original !== REDACTED && this.#scrubbed?.has(original) !== true) {
      this.#scrubbed ??= new Set();
      this.#scrubbed.add(original);
      this.#order.push({ original, type: undefined });
    }
    this.#scrubReasons ??= new Map();
    this.#scrubReasons.set(reason, (this.#scrubReasons.get(reason) ?? 0) + 1);
    return REDACTED;
  }

  /** Gives back what counts again as often as it did now. What was hidden since keeps its token. */
  countsAgain(): () => void {
    const counts = [...this.#byOriginal.values()].map((entry) => [entry, entry.occurrences] as const);
    const reasons = this.#scrubReasons === undefined ? undefined : new Map(this.#scrubReasons);
    return () => {
      for (const entry of this.#byOriginal.values()) entry.occurrences = 0;
      for (const [entry, occurrences] of counts) entry.occurrences = occurrences;
      this.#scrubReasons = reasons;
    };
  }

  originalOf(type: TokenType, ordinal: number): string | undefined {
    return this.#byType.get(type)?.[ordinal - 1]?.original;
  }

  has(type: string, ordinal: number): boolean {
    return this.#byType.get(type)?.[ordinal - 1] !== undefined;
  }

  entries(): readonly Readonly<VaultEntry>[] {
    return this.#order.filter((hidden) => hidden.type !== undefined);
  }

  /** From the `from`-th value on. */
  hiddenSince(from: number): readonly Hidden[] {
    return this.#order.slice(from);
  }

  /** Holds originals: for the person who owns the data, never for a model or a log. */
  report(): readonly HiddenValue[] {
    const tokens = this.entries().map(({ token, original, reason, occurrences }) => ({
      token,
      original,
      reason,
      occurrences,
    }));
    const scrubs = [...(this.#scrubReasons ?? [])].map(([reason, occurrences]) => ({
      token: REDACTED,
      reason,
      occurrences,
    }));
    return [...tokens, ...scrubs];
  }

  toJSON(): string {
    return '[vault]';
  }

  toString(): string {
    return '[vault]';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '[vault]';
  }
}
