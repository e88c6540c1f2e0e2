/**
 * Which of many words a text holds, found in one pass over it: every rule names words of which its texts hold one, and to
 * search for each of them would cost more than the rules themselves.
 */

interface Sign {
  readonly text: string;
  /** Whose it is. */
  readonly owner: number;
}

/** Signs that begin alike, and the number of the last text in which every one of them was found. */
interface Alike {
  readonly signs: Sign[];
  doneIn: number;
}

const SLOTS = 1 << 14;
const SHORT_SLOTS = 128;
/** Signs are told apart by their first three characters; the few shorter ones by all they have. */
const LEAD = 3;
const LAST = 2 ** 31 - 1;

export class SignIndex {
  /** One bit for each slot in which signs are: small enough to stay in the processor's nearest memory. */
  readonly #longFilter = new Int32Array(SLOTS >> 5);
  readonly #shortFilter = new Int32Array(SHORT_SLOTS >> 5);
  readonly #long = new Map<number, Alike>();
  readonly #short = new Map<number, Alike>();
  /** For each owner the number of the last text that held a sign of it. */
  readonly #seenIn: Int32Array;
  #text = 1;

  /** @param signs for each owner its words, in lower case and not empty; an owner without any is never found */
  constructor(signs: readonly (readonly string[])[]) {
    this.#seenIn = new Int32Array(signs.length);
    for (const [owner, texts] of signs.entries()) {
      for (const text of texts) {
        const isShort = text.length < LEAD;
        const slot = isShort ? text.charCodeAt(0) & (SHORT_SLOTS - 1) : slotOf(leadAfter(leadOf(text), text, LEAD - 1));
        const filter = isShort ? this.#shortFilter : this.#longFilter;
        const lists = isShort ? this.#short : this.#long;
        filter[slot >> 5] = (filter[slot >> 5] ?? 0) | (1 << (slot & 31));
        const alike = lists.get(slot);
        if (alike === undefined) lists.set(slot, { signs: [{ text, owner }], doneIn: 0 });
        else alike.signs.push({ text, owner });
      }
    }
  }

  /** Reads a text in lower case; `holds` is about it until the next is read. */
  read(lower: string): void {
    // Numbers come round again rather than outgrow the array: an old mark that equals a new one costs a search, no match.
    this.#text = this.#text === LAST ? 1 : this.#text + 1;
    let lead = 0;
    for (let at = 0; at < lower.length; at += 1) {
      lead = leadAfter(lead, lower, at);
      const short = lower.charCodeAt(at) & (SHORT_SLOTS - 1);
      if (((this.#shortFilter[short >> 5] ?? 0) & (1 << (short & 31))) !== 0)
        this.#mark(this.#short.get(short), lower, at);
      const slot = slotOf(lead);
      if (at < LEAD - 1 || ((this.#longFilter[slot >> 5] ?? 0) & (1 << (slot & 31))) === 0) continue;
      this.#mark(this.#long.get(slot), lower, at - LEAD + 1);
    }
  }

  /** True when the text that was read last holds a sign of this owner. */
  holds(owner: number): boolean {
    return this.#seenIn[owner] === this.#text;
  }

  #mark(alike: Alike | undefined, lower: string, at: number): void {
    if (alike === undefined || alike.doneIn === this.#text) return;
    const { signs } = alike;
    let isDone = true;
    for (let index = 0; index < signs.length; index += 1) {
      const sign = signs[index];
      if (sign === undefined || this.#seenIn[sign.owner] === this.#text) continue;
      if (lower.startsWith(sign.text, at)) this.#seenIn[sign.owner] = this.#text;
      else isDone = false;
    }
    if (isDone) alike.doneIn = this.#text;
  }
}

/** The last three characters up to `at`, after those up to the one before. */
const leadAfter = (lead: number, text: string, at: number): number =>
  ((lead << 8) | (text.charCodeAt(at) & 255)) & 0xffffff;
const leadOf = (text: string): number => leadAfter(leadAfter(0, text, 0), text, 1);
const slotOf = (lead: number): number => Math.imul(lead, 0x9e3779b1) >>> 18;
