/**
 * Words that stay for the place in which they stand, such as the name of a table in `balanced`. One that was hidden in another
 * place would be found by the guard, which knows no places, and hold back the whole text.
 */
import type { VaultEntry } from './vault.js';
import { isKnownText } from './vocabulary/atoms.js';

const WORDS = /[\p{L}\p{M}\p{N}]+/gu;

/** Of one tree. */
export class ShownWords {
  /** In lower case. */
  readonly #words = new Set<string>();

  add(word: string): void {
    this.#words.add(word.toLowerCase());
  }

  addWordsOf(text: string): void {
    for (const word of text.toLowerCase().match(WORDS) ?? []) this.#words.add(word);
  }

  /** What was hidden of these words although no vocabulary knows it; a word that one knows is hidden for where it stands alone. */
  hiddenElsewhere(
    entries: readonly Readonly<VaultEntry>[],
    allow: (lower: string) => boolean,
  ): readonly Readonly<VaultEntry>[] {
    if (this.#words.size === 0) return [];
    return entries.filter(({ original }) => this.#words.has(original.toLowerCase()) && !isKnownText(original, allow));
  }

  clear(): void {
    this.#words.clear();
  }
}
