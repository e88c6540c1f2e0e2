/**
 * Propagation: a value that was classified once is hidden everywhere else in the conversation, longest first, at the
 * boundaries of words; so are its parts (local part, domain, first and last name).
 */
import { isDigitCode, isWordCode } from './characters.js';
import { WORK_REASON } from './rules/work-ids.js';
import { covers, type Span, withSpan } from './span.js';
import type { HiddenClass } from './token.js';
import { allowNothing, isKnownText } from './vocabulary/atoms.js';
import { REGION } from './vocabulary/safe-codes.js';
import { isCommonWord } from './vocabulary/vocabulary.js';

interface Known {
  readonly value: string;
  readonly lower: string;
  readonly kind: HiddenClass;
  readonly reason: string;
  /** A part of a longer value. */
  readonly isPart: boolean;
  readonly isSingleWord: boolean;
  /** Worked out when it is met for the first time, for few values ever are: whether it counts, and in this spelling alone. */
  match: 'any-case' | 'exact' | 'never' | undefined;
}

const RUN = /[\p{L}\p{M}\p{N}]+/gu;
const MIN_LENGTH = 3;
const NONE: readonly Span[] = [];
const isWordAt = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && /[\p{L}\p{M}\p{N}]/u.test(text[at] ?? '');

export class KnownValues {
  /** How the first runs of known values begin and how long they are; spares a look at most words. */
  #leads: number[] | undefined;
  /** Where the run that was found last ends: not given back with its start, for a pair of each would be made for every word. */
  #runEnd = 0;
  readonly #byFirstRun = new Map<string, Known[]>();
  readonly #seen = new Set<string>();
  /** Ids of pieces of work; the key or the word before one place tells it for all. */
  #ofWork: Set<string> | undefined;

  /** Remembers a classified value. Ordinary words and short values are not looked for elsewhere. */
  add(value: string, kind: HiddenClass, reason: string): void {
    if (reason === WORK_REASON) {
      this.#ofWork ??= new Set();
      this.#ofWork.add(value);
    }
    this.#addOne(value, kind, reason);
    if (kind !== 'EMAIL' && kind !== 'HOST' && kind !== 'NAME') return;
    if (kind !== 'NAME' || SPACED.test(value)) this.#addParts(value, kind, `a part of ${reason}`);
  }

  #addParts(value: string, kind: 'EMAIL' | 'HOST' | 'NAME', reason: string): void {
    if (kind === 'NAME') {
      for (const part of value.split(/\s+/)) this.#addOne(part, 'NAME', reason, true);
      return;
    }
    const [local = '', domain = ''] = kind === 'EMAIL' ? value.split('@') : ['', value];
    if (kind === 'EMAIL') {
      this.#addOne(local, 'NAME', reason, true);
      for (const piece of local.split(/[._+\d-]+/)) if (piece.length > 3) this.#addOne(piece, 'NAME', reason, true);
      this.#addOne(domain, 'HOST', reason, true);
    }
    // Labels without the ending; common words, regions of clouds and what a machine is for (`billing`) are left to the vocabulary.
    const ending = domain.lastIndexOf('.');
    if (ending < 0) return;
    const labels = domain.slice(0, ending).split('.');
    for (const [index, label] of labels.entries()) {
      const lower = label.toLowerCase();
      if (label.length <= 3 || isCommonWord(lower) || REGION.test(lower)) continue;
      if (index < labels.length - 1 && isAllLetters(label) && isKnownText(lower, allowNothing)) continue;
      this.#addOne(label, 'HOST', reason, true);
    }
  }

  #addOne(raw: string, kind: HiddenClass, reason: string, isPart = false): void {
    const value = raw.trim();
    if (value.length < MIN_LENGTH || value.length > 20_000 || this.#seen.has(value)) return;
    this.#seen.add(value);
    const lower = value.toLowerCase();
    const first = firstRunOf(lower);
    if (first === '') return;
    const isSingleWord = first.length === value.length && isAllLetters(value);
    if (isSingleWord && kind !== 'NAME' && isCommonWord(lower)) return;
    const known: Known = { value, lower, kind, reason, isPart, isSingleWord, match: undefined };
    const list = this.#byFirstRun.get(first);
    if (list === undefined) this.#byFirstRun.set(first, [known]);
    else insertByLength(list, known);
    const lead = leadOf(first.charCodeAt(0), first.charCodeAt(1), first.length);
    this.#leads ??= new Array<number>(LEADS >> 4).fill(0);
    this.#leads[lead >> 4] = (this.#leads[lead >> 4] ?? 0) | (1 << (lead & 15));
  }

  /** True for a value that some place has shown to be the id of a piece of work. */
  isOfWork(value: string): boolean {
    return this.#ofWork?.has(value) === true;
  }

  /**
   * Every known value in the text that is not all in `found`; overlaps are left to the union.
   *
   * @param found what the rules found in the text, a union: mostly the values of it are what is met, and it stands for them
   */
  find(text: string, found: readonly Span[]): readonly Span[] {
    if (this.#byFirstRun.size === 0) return NONE;
    let spans: Span[] | undefined;
    let next = 0;
    let folded: string | undefined;
    for (let from = this.#runAfter(text, 0); from >= 0; from = this.#runAfter(text, this.#runEnd)) {
      const lower = text.slice(from, this.#runEnd).toLowerCase();
      // A number is the same with and without its mark of base 16.
      const candidates =
        this.#byFirstRun.get(lower) ?? (lower.startsWith('0x') ? this.#byFirstRun.get(lower.slice(2)) : undefined);
      if (candidates === undefined) continue;
      for (let index = 0; index < candidates.length; index += 1) {
        const known = candidates[index];
        if (known === undefined) continue;
        const isBare = lower.startsWith('0x') && !known.lower.startsWith('0x');
        const start = isBare ? from + 2 : from - known.lower.indexOf(lower);
        const end = start + known.lower.length;
        if (start < 0 || end > text.length) continue;
        while (next < found.length && (found[next]?.end ?? 0) < end) next += 1;
        if (index === candidates.length - 1 && covers(found[next], start, end, known.kind)) continue;
        // Folded once: to fold every long candidate at every word would cost more than the text is long.
        folded ??= foldedOf(text);
        // Not by startsWith, which goes character by character.
        if (folded.slice(start, end) !== known.lower) continue;
        if (isWordAt(known.lower, known.lower.length - 1) && isWordAt(text, end)) continue;
        known.match ??= matchOf(known);
        if (known.match === 'never' || (known.match === 'exact' && !text.startsWith(known.value, start))) continue;
        spans = withSpan(spans, { start, end, kind: known.kind, reason: known.reason });
        break;
      }
    }
    return spans ?? NONE;
  }

  /** Where the next run of letters and digits from `from` on begins that some known value may begin with; -1 for none. */
  #runAfter(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at);
      if (code > 127) return this.#foreignRunAfter(text, at);
      if (!isWordCode(code)) continue;
      let end = at + 1;
      while (end < text.length && isWordCode(text.charCodeAt(end))) end += 1;
      if (end < text.length && text.charCodeAt(end) > 127) return this.#foreignRunAfter(text, at);
      const second = end - at === 1 ? Number.NaN : text.charCodeAt(at + 1);
      if (this.#mayLead(code, second, end - at) || (isMarkOf16(code, second) && this.#mayLeadBare(text, at, end))) {
        this.#runEnd = end;
        return at;
      }
      at = end;
    }
    return -1;
  }

  #mayLead(first: number, second: number, length: number): boolean {
    const lead = leadOf(first, second, length);
    return ((this.#leads?.[lead >> 4] ?? 0) & (1 << (lead & 15))) !== 0;
  }

  /** The same behind the mark of base 16. */
  #mayLeadBare(text: string, start: number, end: number): boolean {
    const second = end - start === 3 ? Number.NaN : text.charCodeAt(start + 3);
    return end - start > 2 && this.#mayLead(text.charCodeAt(start + 2), second, end - start - 2);
  }

  #foreignRunAfter(text: string, from: number): number {
    RUN.lastIndex = from;
    const match = RUN.exec(text);
    if (match === null) return -1;
    this.#runEnd = RUN.lastIndex;
    return match.index;
  }
}

/** Ordinary words and what is made of them are hidden where they are classified, and not elsewhere. */
function matchOf({ value, lower, kind, isPart, isSingleWord }: Known): Known['match'] {
  if (isSingleWord) {
    if (kind !== 'NAME' || !isKnownText(lower, allowNothing)) return 'any-case';
    return value === lower ? 'never' : 'exact';
  }
  // A host made of ordinary words is a host wherever it stands, once something has shown that it is one.
  if (isPart || kind === 'NAME' || value.length >= LONG || (kind === 'HOST' && value.includes('.'))) return 'any-case';
  if (!isKnownText(value, allowNothing)) return 'any-case';
  return CODE.test(value) && !ROUND.test(value) ? 'exact' : 'never';
}
/** `NS-PX 760`, `94395`: of capitals and digits that are harmless one by one, and hardly met twice by chance. */
const CODE = /^(?=.{5,24}$)(?=\D*\d\D*\d)[A-Z\d]{1,8}(?:[ -][A-Z\d]{1,8}){0,4}$/;
const ROUND = /000$|^(?:19|20)\d{2}/;
const LONG = 24;

/** In lower case, at the same places: the few letters that grow in lower case stay as they are. */
function foldedOf(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text.replace(/[^\u0130]+/g, (part) => part.toLowerCase());
}

/** The longest first; of equal ones the earlier. */
function insertByLength(list: Known[], known: Known): void {
  let at = list.length;
  while (at > 0 && (list[at - 1]?.lower.length ?? 0) < known.lower.length) at -= 1;
  list.splice(at, 0, known);
}

/** One bit each, sixteen in a number: a plain array costs less to make than one of integers. */
const LEADS = 1 << 12;
/** `second` is NaN for a run of one character. Letters in any case give the same. */
const leadOf = (first: number, second: number, length: number): number =>
  ((first | 32) * 33 + (second | 32) * 7 + length * 397) & (LEADS - 1);
const isMarkOf16 = (first: number, second: number): boolean => first === 48 && (second | 32) === 120;
const RUN_ONCE = /[\p{L}\p{M}\p{N}]+/u;

/** The first run of letters and digits; empty when there is none. Classes of Unicode are only asked where they tell. */
function firstRunOf(text: string): string {
  let start = 0;
  while (start < text.length && text.charCodeAt(start) < 128 && !isWordCode(text.charCodeAt(start))) start += 1;
  let end = start;
  while (end < text.length && isWordCode(text.charCodeAt(end))) end += 1;
  const code = text.charCodeAt(end);
  return code > 127 ? (RUN_ONCE.exec(text)?.[0] ?? '') : text.slice(start, end);
}

function isAllLetters(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127) return /^\p{L}+$/u.test(text);
    if (!isWordCode(code) || isDigitCode(code)) return false;
  }
  return true;
}

const SPACED = /\s/;
