/**
 * Which of many words a text holds, found in one pass over it: every rule names words of which its texts hold one, and to
 * search for each of them would cost more than the rules themselves.
 */

interface Sign {
  readonly text: string;
  /** Whose it is. */
  readonly owner: number;
}

const SLOTS = 1 << 12;
/** Signs are told apart by their first three characters; the few shorter ones by all they have. */
const LEAD = 3;
const LAST = 2 ** 31 - 1;

export class SignIndex {
  readonly #short: Sign[][] = Array.from({ length: 128 }, () => []);
  readonly #long: Sign[][] = Array.from({ length: SLOTS }, () => []);
  /** For each owner the number of the last text that held a sign of it. */
  readonly #seenIn: Int32Array;
  #text = 1;

  /** @param signs for each owner its words, in lower case and not empty; an owner without any is never found */
  constructor(signs: readonly (readonly string[])[]) {
    this.#seenIn = new Int32Array(signs.length);
    for (const [owner, texts] of signs.entries()) {
      for (const text of texts) {
        const first = text.charCodeAt(0);
        const list = text.length < LEAD ? this.#short[first & 127] : this.#long[slotAt(text, 0)];
        list?.push({ text, owner });
      }
    }
  }

  /** Reads a text in lower case; `holds` is about it until the next is read. */
  read(lower: string): void {
    // Numbers come round again rather than outgrow the array: an old mark that equals a new one costs a search, no match.
    this.#text = this.#text === LAST ? 1 : this.#text + 1;
    const last = lower.length - LEAD;
    for (let at = 0; at < lower.length; at += 1) {
      this.#mark(this.#short[lower.charCodeAt(at) & 127], lower, at);
      if (at <= last) this.#mark(this.#long[slotAt(lower, at)], lower, at);
    }
  }

  /** True when the text that was read last holds a sign of this owner. */
  holds(owner: number): boolean {
    return this.#seenIn[owner] === this.#text;
  }

  #mark(signs: readonly Sign[] | undefined, lower: string, at: number): void {
    if (signs === undefined) return;
    for (let index = 0; index < signs.length; index += 1) {
      const sign = signs[index];
      if (sign !== undefined && this.#seenIn[sign.owner] !== this.#text && lower.startsWith(sign.text, at)) {
        this.#seenIn[sign.owner] = this.#text;
      }
    }
  }
}

const slotAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 31 + text.charCodeAt(at + 2)) & (SLOTS - 1);
