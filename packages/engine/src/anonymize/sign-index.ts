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
const SINGLE_SLOTS = 1 << 7;
/** Signs are told apart by their first three characters; the few shorter ones by all they have. */
const LEAD = 3;
const LAST = 2 ** 31 - 1;

export class SignIndex {
  /** One bit for each slot in which signs are: small enough to stay in the processor's nearest memory. */
  readonly #longFilter = new Int32Array(SLOTS >> 5);
  readonly #pairFilter = new Int32Array(SLOTS >> 5);
  readonly #singleFilter = new Int32Array(SINGLE_SLOTS >> 5);
  readonly #long = new Map<number, Alike>();
  readonly #pairs = new Map<number, Alike>();
  readonly #singles = new Map<number, Alike>();
  /** For each owner the number of the last text that held a sign of it. */
  readonly #seenIn: Int32Array;
  readonly #found: Int32Array;
  #count = 0;
  #text = 1;

  /** @param signs for each owner its words, in lower case and not empty; an owner without any is never found */
  constructor(signs: readonly (readonly string[])[]) {
    this.#seenIn = new Int32Array(signs.length);
    this.#found = new Int32Array(signs.length);
    for (const [owner, texts] of signs.entries()) for (const text of texts) this.#add(text, owner);
  }

  #add(text: string, owner: number): void {
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((at) => text.charCodeAt(at));
    if (text.length >= LEAD)
      addTo(this.#long, this.#longFilter, slotOf((((first << 8) | second) << 8) | third), text, owner);
    else if (text.length === 2) addTo(this.#pairs, this.#pairFilter, pairSlotOf((first << 8) | second), text, owner);
    else addTo(this.#singles, this.#singleFilter, singleSlotOf(first), text, owner);
  }

  /** Reads a text in lower case; all else is about it until the next is read. */
  read(lower: string): void {
    // Numbers come round again rather than outgrow the array: an old mark that equals a new one costs a search, no match.
    this.#text = this.#text === LAST ? 1 : this.#text + 1;
    this.#count = 0;
    let lead = 0;
    for (let at = 0; at < lower.length; at += 1) {
      lead = ((lead << 8) | (lower.charCodeAt(at) & 255)) & 0xffffff;
      const single = singleSlotOf(lead);
      if (isSet(this.#singleFilter, single)) this.#mark(this.#singles.get(single), lower, at);
      const pair = pairSlotOf(lead);
      if (isSet(this.#pairFilter, pair) && at > 0) this.#mark(this.#pairs.get(pair), lower, at - 1);
      const slot = slotOf(lead);
      if (isSet(this.#longFilter, slot) && at >= LEAD - 1) this.#mark(this.#long.get(slot), lower, at - LEAD + 1);
    }
  }

  /** True when the text that was read last holds a sign of this owner. */
  holds(owner: number): boolean {
    return this.#seenIn[owner] === this.#text;
  }

  /** How many owners have a sign in the text. */
  get count(): number {
    return this.#count;
  }

  /** The owners that have a sign in the text, in ascending order. */
  foundAt(place: number): number {
    return this.#found[place] ?? 0;
  }

  #mark(alike: Alike | undefined, lower: string, at: number): void {
    if (alike === undefined || alike.doneIn === this.#text) return;
    const { signs } = alike;
    let isDone = true;
    for (let index = 0; index < signs.length; index += 1) {
      const sign = signs[index];
      if (sign === undefined || this.#seenIn[sign.owner] === this.#text) continue;
      if (lower.startsWith(sign.text, at)) this.#find(sign.owner);
      else isDone = false;
    }
    if (isDone) alike.doneIn = this.#text;
  }

  #find(owner: number): void {
    this.#seenIn[owner] = this.#text;
    let at = this.#count;
    for (let before = this.#found[at - 1] ?? -1; before > owner; before = this.#found[at - 1] ?? -1) {
      this.#found[at] = before;
      at -= 1;
    }
    this.#found[at] = owner;
    this.#count += 1;
  }
}

function addTo(lists: Map<number, Alike>, filter: Int32Array, slot: number, text: string, owner: number): void {
  filter[slot >> 5] = (filter[slot >> 5] ?? 0) | (1 << (slot & 31));
  const alike = lists.get(slot);
  if (alike === undefined) lists.set(slot, { signs: [{ text, owner }], doneIn: 0 });
  else alike.signs.push({ text, owner });
}

const isSet = (filter: Int32Array, slot: number): boolean => ((filter[slot >> 5] ?? 0) & (1 << (slot & 31))) !== 0;

/** Of the last three characters, eight bits each. */
const slotOf = (lead: number): number => Math.imul(lead, 0x9e3779b1) >>> 18;
/** Of the last two of them, without loss for ASCII. */
const pairSlotOf = (lead: number): number => ((lead >> 1) & 0x3f80) | (lead & 0x7f);
const singleSlotOf = (lead: number): number => lead & 0x7f;
