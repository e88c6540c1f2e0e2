/**
 * Values that must not be seen, found in a text in one pass whatever their number: the first four characters of each
 * are looked up at every place. Grows with the conversation, so each value is prepared once.
 */
import { isAll, isAscii, isLetter, isLower, isUpper, isWordAt } from './code-tests.js';

const LEAD = 4;
/** From this length on a value counts inside a longer word too. */
const ANYWHERE = 8;
const SQUEEZED = 8;
/** From this length on a value is looked for in what was decoded or turned around. */
const ENCODED = 6;

interface Needle {
  readonly text: string;
  readonly value: string;
  /** Undefined until it is met, for few values ever are. */
  isHarmless: boolean | undefined;
  /** The one that was added before it of those that begin alike. */
  readonly next: Needle | undefined;
}

/** Where needles begin, as a filter and as lists. */
class Leads {
  // Made when it is first needed: most conversations are short.
  #filter: Int32Array | undefined;
  #last: Map<number, Needle> | undefined;

  get isEmpty(): boolean {
    return this.#filter === undefined;
  }

  /**
   * @param isInWords a long one counts inside a longer word too
   * @param mayLeave asked of a value when it is met
   */
  constructor(
    readonly isInWords: boolean,
    readonly mayLeave: (value: string) => boolean,
  ) {}

  add(text: string, value: string, isHarmless: boolean | undefined): void {
    const lead = leadAt(text, 0);
    this.#filter ??= new Int32Array(SLOTS >> 5);
    const place = slot(lead);
    this.#filter[place >> 5] = (this.#filter[place >> 5] ?? 0) | (1 << (place & 31));
    this.#last ??= new Map();
    this.#last.set(lead, { text, value, isHarmless, next: this.#last.get(lead) });
  }

  /**
   * Calls `found` with the place of every needle until it returns true; false when it never does.
   *
   * @param inCode in what was decoded or turned around: there the long ones count alone, and inside of words too
   */
  someIn(text: string, found: (needle: Needle, at: number) => boolean, inCode = false): boolean {
    const filter = this.#filter;
    if (filter === undefined) return false;
    let lead = 0;
    for (let at = 0; at < text.length; at += 1) {
      lead = (lead << 8) | (text.charCodeAt(at) & 255);
      const place = slot(lead);
      if (at < LEAD - 1 || ((filter[place >> 5] ?? 0) & (1 << (place & 31))) === 0) continue;
      const start = at - LEAD + 1;
      for (let needle = this.#last?.get(lead); needle !== undefined; needle = needle.next) {
        if (needle.isHarmless === true || (inCode && needle.text.length < ENCODED)) continue;
        if (!text.startsWith(needle.text, start) || !(inCode || this.#isOpen(text, start, needle))) continue;
        if (!found(needle, start)) continue;
        needle.isHarmless ??= this.mayLeave(needle.value);
        if (!needle.isHarmless) return true;
      }
    }
    return false;
  }

  #isOpen(text: string, start: number, needle: Needle): boolean {
    if (this.isInWords && needle.text.length >= ANYWHERE) return true;
    // The letter of an escape such as `\n` in JSON joins no word.
    const opens = !isWordAt(text, start - 1) || text[start - 2] === '\\';
    return opens && !isWordAt(text, start + needle.text.length);
  }
}

const ANY = (): boolean => true;

/** One bit each: small, for it is made anew for every conversation. */
const SLOTS = 1 << 14;
const slot = (lead: number): number => Math.imul(lead, 0x9e3779b1) >>> 18;
function leadAt(text: string, start: number): number {
  let lead = 0;
  for (let at = start; at < start + LEAD; at += 1) lead = (lead << 8) | (text.charCodeAt(at) & 255);
  return lead;
}

export class Taint {
  /** In lower case. */
  readonly #plain: Leads;
  /** As they were written: ordinary words that are names, such as `Will`. */
  readonly #exact: Leads;
  /** Without anything but letters and digits, in lower case. */
  readonly #squeezed: Leads;
  #hasEncodable = false;
  #isAscii = true;

  /** @param mayLeave asked of a value in doubt when it is met: true when it was hidden only for where it stood */
  constructor(mayLeave: (value: string) => boolean) {
    this.#plain = new Leads(true, mayLeave);
    this.#exact = new Leads(false, mayLeave);
    this.#squeezed = new Leads(true, mayLeave);
  }

  /**
   * @param value one that was not added before
   * @param as `word`: it may leave in another case, and only this very spelling is looked for; `doubtful`: see the constructor
   */
  add(value: string, as: 'certain' | 'doubtful' | 'word'): void {
    if (value.length < LEAD) return;
    const isHarmless = as === 'doubtful' ? undefined : false;
    if (as === 'word') {
      this.#exact.add(value, value, isHarmless);
      return;
    }
    const low = value.toLowerCase();
    this.#plain.add(low, value, isHarmless);
    if (low.length >= ENCODED) {
      this.#hasEncodable = true;
      this.#isAscii &&= isAll(low, isAscii);
    }
    const tight = squeeze(low);
    if (tight.length >= SQUEEZED && hasVariety(tight)) this.#squeezed.add(tight, value, isHarmless);
  }

  get isEmpty(): boolean {
    return this.#plain.isEmpty && this.#exact.isEmpty;
  }

  /** Something could be found by `isSpreadIn`. */
  get hasSpread(): boolean {
    return !this.#squeezed.isEmpty;
  }

  /** Every value that `isInDecoded` looks for is ASCII. */
  get isEncodableAscii(): boolean {
    return this.#isAscii;
  }

  /** Something could be found by `isInDecoded`. */
  get hasEncodable(): boolean {
    return this.#hasEncodable;
  }

  /**
   * A name of code made of words, such as `deliveryStream`, is no trace of a hidden `deliverystream`.
   *
   * @param lower the text in lower case
   */
  isInPlain(text: string, lower: string, isWord: (lower: string) => boolean): boolean {
    return this.#plain.someIn(lower, (needle, at) => {
      if (lower.length !== text.length) return true;
      return !isCamelOfWords(text, at, at + needle.text.length, isWord);
    });
  }

  isExactlyIn(text: string): boolean {
    return this.#exact.someIn(text, ANY);
  }

  isInDecoded(lower: string): boolean {
    return this.#plain.someIn(lower, ANY, true);
  }

  /**
   * A value whose letters stand in the text with other marks between them. Words that may stand there anyway, one
   * after the other, are none: `isWord` decides for each of them.
   */
  isSpreadIn(lower: string, isWord: (lower: string) => boolean): boolean {
    const { text, places } = squeezedWithPlaces(lower);
    return this.#squeezed.someIn(text, (needle, at) => {
      const from = places[at] ?? 0;
      const to = (places[at + needle.text.length - 1] ?? 0) + 1;
      // A value without marks that stands there without any was judged as it stands.
      const { length } = needle.text;
      if (needle.value.length === length && to - from === length) return false;
      const isFree = !isWordAt(lower, from - 1) && !isWordAt(lower, to);
      const words = lower.slice(from, to).split(/[^a-z0-9]+/);
      const isProse = words.length > 1 && isFree && words.every((word) => word.length > 2 && isWord(word));
      return !isProse;
    });
  }
}

/** True when humps begin at `start` and after `end`, and every one of at least two between them is a word. */
function isCamelOfWords(text: string, start: number, end: number, isWord: (lower: string) => boolean): boolean {
  const continues = isLower(text.charCodeAt(end));
  const opens = isUpper(text.charCodeAt(start)) || !isLetter(text.charCodeAt(start - 1));
  if (continues || !opens || !isAll(text.slice(start, end), isLetter)) return false;
  const humps = text.slice(start, end).split(/(?=[A-Z])/);
  return humps.length > 1 && humps.every((hump) => hump.length > 2 && isWord(hump.toLowerCase()));
}

/** At least four different characters: `aaaaaaaa` stands in too many texts by chance. */
function hasVariety(text: string): boolean {
  let different = 0;
  for (let at = 0; at < text.length && different < 4; at += 1) different += Number(text.indexOf(text[at] ?? '') === at);
  return different >= 4;
}

function squeeze(text: string): string {
  let out = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (isWordAt(text, at)) continue;
    out += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}

/** Where each kept character stood, and what it was; written anew by every call, for pages of new memory cost more than the walk. */
let placesMemory = new Int32Array(1 << 12);
let keptMemory = Buffer.alloc(1 << 13);

/** `places` holds until the next call. */
function squeezedWithPlaces(text: string): { readonly text: string; readonly places: Int32Array } {
  if (placesMemory.length < text.length) {
    placesMemory = new Int32Array(text.length * 2);
    keptMemory = Buffer.alloc(text.length * 4);
  }
  let count = 0;
  let isNarrow = true;
  for (let at = 0; at < text.length; at += 1) {
    if (!isWordAt(text, at)) continue;
    const code = text.charCodeAt(at);
    placesMemory[count] = at;
    keptMemory[2 * count] = code & 255;
    keptMemory[2 * count + 1] = code >> 8;
    isNarrow &&= code < 256;
    count += 1;
  }
  return { text: isNarrow ? narrowText(count) : keptMemory.toString('utf16le', 0, 2 * count), places: placesMemory };
}

/** What was kept, as a string of half the size. */
function narrowText(count: number): string {
  for (let at = 1; at < count; at += 1) keptMemory[at] = keptMemory[2 * at] ?? 0;
  return keptMemory.toString('latin1', 0, count);
}
