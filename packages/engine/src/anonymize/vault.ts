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

export class Vault {
  readonly #byOriginal = new Map<string, VaultEntry>();
  readonly #byToken = new Map<string, VaultEntry>();
  readonly #counts = new Map<TokenType, number>();
  #scrubbed: Set<string> | undefined;
  /** Every value that was hidden or scrubbed, in the order of its first appearance. */
  readonly #order: { readonly value: string; readonly type: TokenType | undefined }[] = [];
  #scrubReasons: Map<string, number> | undefined;

  /** The token of a value: the one it has, or the next of its type. One value has one token, whatever found it. */
  tokenFor(original: string, type: TokenType, reason: string): string {
    const known = this.#byOriginal.get(original);
    if (known !== undefined) {
      known.occurrences += 1;
      return known.token;
    }
    const ordinal = (this.#counts.get(type) ?? 0) + 1;
    this.#counts.set(type, ordinal);
    const entry: VaultEntry = { token: tokenText(type, ordinal), type, original, reason, occurrences: 1 };
    this.#byOriginal.set(original, entry);
    this.#order.push({ value: original, type });
    this.#byToken.set(entry.token, entry);
    return entry.token;
  }

  /** Remembers that a value must never be seen outside; it gets no token and cannot be restored. */
  scrub(original: string, reason: string): string {
    // What ingest scrubbed already is no secret; as one, its own marker would block every request.
    if (original !== REDACTED && this.#scrubbed?.has(original) !== true) {
      this.#scrubbed ??= new Set();
      this.#scrubbed.add(original);
      this.#order.push({ value: original, type: undefined });
    }
    this.#scrubReasons ??= new Map();
    this.#scrubReasons.set(reason, (this.#scrubReasons.get(reason) ?? 0) + 1);
    return REDACTED;
  }

  originalOf(type: TokenType, ordinal: number): string | undefined {
    return this.#byToken.get(tokenText(type, ordinal))?.original;
  }

  has(token: string): boolean {
    return this.#byToken.has(token);
  }

  entries(): readonly Readonly<VaultEntry>[] {
    return [...this.#byToken.values()];
  }

  /** What was hidden, or scrubbed (without a type), from the `from`-th value on. */
  hiddenSince(from: number): readonly { readonly value: string; readonly type: TokenType | undefined }[] {
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
