/** Default-deny: what is left of a text after the rules is split into atoms, and only known ones stay. */
import type { Span } from '../span.js';
import { isTechnicalIdentifier, isWord, readsAsName } from './vocabulary.js';

const WORD = String.raw`[\p{L}\p{M}\p{N}_$]`;
/** Letters, digits and what joins them inside one identifier. The two classes are disjoint, so matching is linear. */
const ATOM = new RegExp(`${WORD}+(?:[.\\-'’+~]+${WORD}+)*`, 'gu');
const SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\p{N}+|[\p{L}\p{M}]+/gu;
const PLAIN_WORD = /^[A-Za-z]+$/;

/** Digits with at most this many pass; longer runs are phones, accounts, cards, postal codes with extensions. */
const MAX_DIGITS = 6;
const UNITS = `(?:ns|us|µs|μs|ms|s|sec|secs|m|min|mins|h|hr|hrs|d|b|kb|mb|gb|tb|kib|mib|gib|bytes|x|k|px|st|nd|rd|th|usd|eur|rps|qps)?`;
const NUMBER = new RegExp(
  String.raw`^(?:\d{1,${MAX_DIGITS}}(?:\.\d{1,9})?${UNITS}|\d{1,4}(?:\.\d{1,5}){2}|0x[\da-f]{1,4}|\d{1,3}(?:\.\d{1,3})?e[+-]?\d{1,2}|v?\d{1,3}(?:\.\d{1,4}){0,2}|\d{1,2}[hms]\d{1,2}[ms])$`,
  'i',
);
/** A duration made of parts, ISO 8601 style, such as `PT1.5S`, or an offset of ours such as `T-3h`. */
const DURATION = /^(?:PT?(?:\d{1,3}[DHM]){0,3}(?:\d{1,6}(?:\.\d{1,9})?S)?|T[+-]\d{1,9}(?:\.\d{1,3})?(?:s|m|h|d))$/;

/** Addresses that every machine has. */
const LOCAL = /^(?:127(?:\.\d{1,3}){3}|0\.0\.0\.0|169\.254\.169\.254|255\.255\.255\.255)$/;
/** Ids of findings, which answers cite. */
export const FINDING = /^F[1-9]\d{0,2}$/;

export type Allow = (lower: string) => boolean;

/** One segment of an identifier, such as `Exception` or `v2`; `glued` when digits follow letters without a mark. */
function isKnownPart(part: string): boolean {
  const lower = part.toLowerCase();
  if (isWord(lower)) return true;
  const numbered = /^([a-z]+)(\d+)$/.exec(lower);
  const stem = numbered?.[1] ?? '';
  const digits = numbered?.[2] ?? '';
  if (stem === 'v' || stem === 'p') return digits.length <= 3;
  if (stem.length >= 3 && digits.length === 1 && isWord(stem)) return true;
  if (/^\d+$/.test(part)) return part.length <= 3;
  if (numbered !== null && stem.length < 3) return false;
  const segments = part.match(SEGMENT);
  if (segments === null || segments.join('') !== part) return false;
  return segments.length > 1 && segments.every(isKnownSegment);
}

/** A segment of camel case. Single letters and short digits would let encoded text through, so they must be known. */
function isKnownSegment(segment: string, index: number, all: readonly string[]): boolean {
  const lower = segment.toLowerCase();
  if (!/^\d+$/.test(segment)) return lower.length > 1 && isWord(lower);
  const previous = all[index - 1] ?? '';
  return isWord(previous.toLowerCase() + segment) || (segment.length === 1 && (index === 0 || previous.length >= 3));
}

/**
 * True when an atom may leave: a vocabulary word, a safe numeric shape, or an identifier of which every part is
 * a word (`checkout-handler`, `orderTable`, `Runtime.ExitError`). A single word that reads as a name may not.
 */
export function isKnownAtom(atom: string, allow: Allow): boolean {
  const verdicts = verdictsUnder.get(allow) ?? new Map<string, boolean>();
  verdictsUnder.set(allow, verdicts);
  let known = verdicts.get(atom);
  if (known === undefined) {
    known = judgeAtom(atom, allow);
    if (verdicts.size < MAX_VERDICTS && atom.length < 64) verdicts.set(atom, known);
  }
  return known;
}

/** The same few words come again and again in one event; lives as long as its anonymizer. */
const verdictsUnder = new WeakMap<Allow, Map<string, boolean>>();
const MAX_VERDICTS = 5000;

function judgeAtom(atom: string, allow: Allow): boolean {
  const lower = atom.toLowerCase();
  if (allow(lower) || isTechnicalIdentifier(lower)) return true;
  if (NUMBER.test(atom) || DURATION.test(atom) || FINDING.test(atom) || LOCAL.test(atom)) return true;
  if (readsAsName(atom)) return false;
  if (PLAIN_WORD.test(atom) && atom.length === 1) return true;
  if (isWord(lower)) return true;
  const possessive = /^([A-Za-z]+)['’]s?$/.exec(atom)?.[1];
  if (possessive !== undefined) return isKnownAtom(possessive, allow);
  const parts = atom.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '');
  if (parts.length === 0) return true;
  const digits = parts.filter((part) => /^\d+$/.test(part)).join('').length;
  if (digits > MAX_DIGITS || (digits > 0 && digits > 3 && parts.length > 1 && !hasWords(parts))) return false;
  return parts.every(
    (part) => isKnownPart(part) || allow(part.toLowerCase()) || (/^x$/i.test(part) && parts.length > 1),
  );
}

const hasWords = (parts: readonly string[]): boolean => parts.some((part) => /\p{L}{3}/u.test(part));

/** True when nothing in the text is unknown. */
export function isKnownText(text: string, allow: Allow): boolean {
  for (const match of text.matchAll(ATOM)) if (!isKnownAtom(match[0], allow)) return false;
  return true;
}

const isTitle = (word: string): boolean => /^\p{Lu}[\p{L}\p{M}'’-]+$/u.test(word);

/** The unknown atoms of `text` between `start` and `end`. */
export function unknownAtoms(text: string, start: number, end: number, allow: Allow): readonly Span[] {
  const spans: Span[] = [];
  for (const match of text.slice(start, end).matchAll(ATOM)) {
    if (isKnownAtom(match[0], allow)) continue;
    const from = start + match.index;
    const to = from + match[0].length;
    spans.push(isTitle(match[0]) ? nameSpan(from, to) : { start: from, end: to, kind: 'ID', reason: NOT_KNOWN });
  }
  return spans;
}

/** Names have few words; the bound keeps a text of nothing but names linear. */
const MAX_BESIDE = 3;
const AFTER_NAME = /\.? (\p{Lu}[\p{L}\p{M}'’-]*)/uy;
const BEFORE_NAME = /(?<![\p{L}\p{M}\p{N}])(\p{Lu}[\p{L}\p{M}'’-]{0,40}) $/u;

/**
 * Takes capitalized words beside a hidden name with it, so that `Jane Price` is one name although `Price` is a word.
 * The spans that are added overlap the given ones.
 */
export function besideNames(text: string, spans: readonly Span[]): readonly Span[] {
  const more: Span[] = [];
  for (const span of spans) {
    if (span.kind !== 'NAME' || !isTitle(text.slice(span.start, span.end).split(/\s/)[0] ?? '')) continue;
    let { start, end } = span;
    for (let words = 0; words < MAX_BESIDE; words += 1) {
      AFTER_NAME.lastIndex = end;
      const word = AFTER_NAME.exec(text)?.[1];
      if (word === undefined || ENDS_NAME.has(word.toLowerCase())) break;
      end = AFTER_NAME.lastIndex;
    }
    for (let words = 0; words < MAX_BESIDE; words += 1) {
      const word = BEFORE_NAME.exec(text.slice(Math.max(0, start - 44), start))?.[1];
      if (word === undefined || ENDS_NAME.has(word.toLowerCase())) break;
      start -= word.length + 1;
    }
    if (start !== span.start || end !== span.end) more.push({ ...span, start, end });
  }
  return more;
}

const NOT_KNOWN = 'not in the vocabulary of harmless words';
const nameSpan = (start: number, end: number): Span => ({
  start,
  end,
  kind: 'NAME',
  reason: 'a capitalized word that is not in the vocabulary of harmless words',
});

/** Capitalized words that stand beside names in logs and are no part of them. */
const ENDS_NAME = new Set(
  `error exception warning info debug fatal failed user customer order invoke lambda function request response the a an for from
  to by of in on at and or not with is was has hello hi dear mr mrs ms dr status code message duration memory billed
  max init version start end report type name id key value table queue topic bucket task timed out access denied
  using after before when while unable cannot could no service`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
