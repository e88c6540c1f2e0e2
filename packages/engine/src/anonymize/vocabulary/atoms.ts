/** Default-deny: what is left of a text after the rules is split into atoms, and only known ones stay. */
import { type Span, withSpan } from '../span.js';
import { isDateOfVersion } from '../times.js';
import { atomAfter } from './cut-atoms.js';
import { isHarmlessNumber, isRegister, PLACE_IN_MEMORY } from './harmless-numbers.js';
import { isNameWord, RARE_NAME_WORDS } from './name-words.js';
import { NUMBERED, NUMBERED_PARTS } from './system-words.js';
import { isInTimeZone } from './time-zones.js';
import { isTechnicalIdentifier, isWord, readsAsName } from './vocabulary.js';

const SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\p{N}+|[\p{L}\p{M}]+/gu;
const ASCII_SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const TWO_CAPITALS = /^[A-Z]{2}$/;
const PLAIN_WORD = /^[A-Za-z]+$/;
/** One part, whatever it is. */
const ALPHANUMERIC = /^[A-Za-z0-9]+$/;

/** Digits with at most this many pass; longer runs are phones, accounts, cards, postal codes with extensions. */
const MAX_DIGITS = 6;
const UNITS = `(?:ns|us|µs|μs|ms|s|sec|secs|m|min|mins|h|hr|hrs|d|b|kb|mb|gb|tb|kib|mib|gib|ki|mi|gi|ti|bytes|x|k|px|st|nd|rd|th|usd|eur|rps|qps)?`;
const NUMBER = new RegExp(
  String.raw`^(?:\d{1,${MAX_DIGITS}}(?:\.\d{1,9})?${UNITS}|\d{1,4}(?:\.\d{1,5}){2}|0x[\da-f]{1,16}|\d{1,3}(?:\.\d{1,3})?e[+-]?\d{1,2}|v?\d{1,3}(?:\.\d{1,4}){0,2}|\d{1,2}[hms]\d{1,2}[ms]|\d{7,12}(?:[kmg]i?b|bytes|[mnuµ]s)|\d{1,${MAX_DIGITS}}\+\d{1,${MAX_DIGITS}})$`,
  'i',
);
/** A duration made of parts, ISO 8601 style, such as `PT1.5S`, or an offset of ours such as `T-3h`. */
const DURATION =
  /^(?:PT?(?:\d{1,3}[DHM]){0,3}(?:\d{1,6}(?:\.\d{1,9})?S)?|T[+-](?:\d{1,6}d)?(?:\d{1,9}(?:\.\d{1,3})?[smh])?)$/;

/** Codes of errors and faults, such as `H12`, `P0420`, `28P01`, `0A000`, `HY000`, and classes of them: `5XX`. */
const CODE = /^(?:[A-Z]\d{2,4}|[A-Z]{2,3}\d{1,4}|\d{1,2}[A-Z]\d{2,3}|[1-5](?:XX|xx))$/;
/** Longer ones, with what databases, compilers and identity services write before their numbers: `E11000`, `TS2322`. */
const VENDOR_CODE =
  /^(?:E|ORA|TNS|PLS|RMAN|DPI|DPY|SQL|AADSTS|TS|CS|BC|NU|CA|IDE|MSB|NETSDK|ASP|EF|WIN|HTTP|RDS|SF|CRS|KUP|LPX)-?\d{3,7}[A-Z]?$/;
/** An article about a patch. */
const ARTICLE = /^KB\d{6,7}$/;
/** A location at the edge of a network: an airport and a number. */
const EDGE = /^[A-Z]{3}\d{1,3}-[CP]\d{1,3}$/;
/** A language as browsers send it, which is its short name and that of a country. */
const LOCALE = /^[a-z]{2}-(?:[A-Z][a-z]{3}-)?[A-Z]{2}$/;
/** `10.0.19041.388`: four parts as of an address, of which one behind the second dot has more digits than any of it. */
const VERSION_OF_FOUR = /^\d{1,2}\.\d{1,3}\.(?:\d{4,5}\.\d{1,5}|\d{1,5}\.\d{4,5})$/;
/** Regions and zones of the large clouds. */
const REGION =
  /^(?:[a-z]{2}(?:-gov|-iso[a-f]?)?|europe|asia|northamerica|southamerica|australia)-(?:north|south|east|west|central|northeast|northwest|southeast|southwest)(?:-?\d{1,2})(?:-?[a-f])?$/;
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
  if (digits.length <= 4 && NUMBERED_PARTS.has(stem)) return true;
  if (/^\d+$/.test(part)) return part.length <= 3;
  if (numbered !== null && stem.length < 3) return false;
  return isCamel(part);
}

/** Null when the part is not made of segments alone. */
function segmentsOf(part: string): readonly string[] | null {
  if (ALPHANUMERIC.test(part)) return part.match(ASCII_SEGMENT);
  const segments = part.match(SEGMENT);
  return segments !== null && segments.join('') === part ? segments : null;
}

/** True for camel case of known words. */
function isCamel(part: string): boolean {
  const segments = segmentsOf(part);
  if (segments === null || segments.length < 2) return false;
  if (isCodeOfWords(segments)) return true;
  // The name of an error or of a class of services is code, whatever abbreviation it begins with.
  return (
    CLASS_ENDS.has(segments.at(-1) ?? '') &&
    segments.every(
      (segment, index, all) =>
        isKnownSegment(segment, index, all) ||
        (/^[A-Z][A-Za-z]{0,2}$/.test(segment) && !RARE_NAME_WORDS.has(segment.toLowerCase())),
    )
  );
}

/**
 * Words, and among them at most as many abbreviations of up to three letters: `mStepsRecord`, `IdoTransportManager`.
 * A short name of a person is no abbreviation.
 */
function isCodeOfWords(segments: readonly string[]): boolean {
  let words = 0;
  let short = 0;
  let longest = 0;
  for (const [index, segment] of segments.entries()) {
    if (isKnownSegment(segment, index, segments)) {
      words += Number(segment.length > 1);
      longest = Math.max(longest, segment.length);
    } else if (/^[A-Za-z]{1,3}$/.test(segment) && !RARE_NAME_WORDS.has(segment.toLowerCase())) short += 1;
    else return false;
  }
  return short === 0 || (short <= words && longest >= MIN_CODE_WORD);
}
const MIN_CODE_WORD = 4;

const CLASS_ENDS = new Set(
  'Exception Error Fault Handler Client Service Controller Factory Manager Provider'.split(' '),
);

/** The patterns by the first character of what they match, for most atoms with digits are none of these. */
function isSafeNumber(atom: string): boolean {
  const first = atom.charCodeAt(0);
  const isDigit = first >= 48 && first <= 57;
  if ((isDigit || first === 118 || first === 86) && NUMBER.test(atom)) return true;
  if ((first === 80 || first === 84) && DURATION.test(atom)) return true;
  if (atom.length <= 6 && (FINDING.test(atom) || CODE.test(atom))) return true;
  if (first >= 65 && first <= 90 && VENDOR_CODE.test(atom)) return true;
  if (EDGE.test(atom)) return true;
  return ARTICLE.test(atom) || (isDigit && VERSION_OF_FOUR.test(atom));
}

/** A segment of camel case. Single letters and short digits would let encoded text through, so they must be known. */
function isKnownSegment(segment: string, index: number, all: readonly string[]): boolean {
  const lower = segment.toLowerCase();
  if (!/^\d+$/.test(segment)) {
    return lower.length > 1 ? isWord(lower) : segment === 'V' && index > 0 && /^\d$/.test(all[index + 1] ?? '');
  }
  const previous = all[index - 1] ?? '';
  // `ListObjectsV2`
  if (previous === 'V' && segment.length === 1) return true;
  return isWord(previous.toLowerCase() + segment) || (segment.length === 1 && (index === 0 || previous.length >= 3));
}

/**
 * True when an atom may leave: a vocabulary word, a safe numeric shape, or an identifier of which every part is
 * a word (`checkout-handler`, `orderTable`, `Runtime.ExitError`). A single word that reads as a name may not.
 */
export function isKnownAtom(atom: string, allow: Allow): boolean {
  if (KNOWN.has(atom)) return true;
  if (!UNKNOWN.has(atom)) {
    if (judgeAtom(atom, allowNothing)) {
      if (atom.length < 64) {
        if (KNOWN.size >= MAX_KNOWN) KNOWN.clear();
        KNOWN.add(atom);
      }
      return true;
    }
    UNKNOWN.add(atom);
  }
  return allow !== allowNothing && judgeAtom(atom, allow);
}

/** Unknown atoms of the tree that is being hidden, which are judged many times; forgotten when it is done. */
const UNKNOWN = new Set<string>();
export function forgetUnknownAtoms(): void {
  if (UNKNOWN.size > 0) UNKNOWN.clear();
}

/** Only what is harmless is remembered beyond a conversation. */
const KNOWN = new Set<string>();
const MAX_KNOWN = 50_000;
/** Allows no further word; compared by identity, so that nothing is judged twice. */
export const allowNothing: Allow = () => false;

function judgeAtom(atom: string, allow: Allow): boolean {
  const lower = atom.toLowerCase();
  if (allow(lower) || isTechnicalIdentifier(lower)) return true;
  // Two capitals name a country, a state or a unit, and nobody.
  if (atom.length === 2 && TWO_CAPITALS.test(atom)) return true;
  if (PLAIN_WORD.test(atom)) {
    if (readsAsName(atom)) return false;
    return (
      atom.length === 1 || isWord(lower) || (lower !== atom && isCamel(atom) && !isNames(atom.match(ASCII_SEGMENT)))
    );
  }
  const digits = digitsIn(atom);
  if (digits > 0 && isSafeNumber(atom)) return true;
  if (digits > MAX_DIGITS) return FRAMEWORK_ID.test(atom) || isCamel(DATED.exec(atom)?.[1] ?? '');
  if (digits > 0 && REGION.test(atom.endsWith('_') ? atom.slice(0, -1) : atom)) return true;
  if (digits === 0 && atom.length <= LONGEST_LOCALE && LOCALE.test(atom)) return true;
  const possessive = digits > 0 ? undefined : POSSESSIVE.exec(atom)?.[1];
  if (possessive !== undefined) return isKnownAtom(possessive, allow);
  if (readsAsName(atom)) return false;
  if (isWord(lower)) return true;
  if (ALPHANUMERIC.test(atom)) return isKnownPart(atom);
  const parts = atom.split(/[^\p{L}\p{M}\p{N}]+/u).filter((part) => part !== '');
  if (parts.length === 0) return true;
  if (isNames(parts)) return false;
  if (digits > 3 && parts.length > 1 && !hasWords(parts)) return false;
  // A part too long for an abbreviation or a number stands alone: most unknown atoms end here.
  if (parts.some((part) => part.length > 5 && !isKnownPart(part) && !allow(part.toLowerCase()))) return false;
  // In names of code (`mod_jk`, `ib_sweep.c`) a few small letters abbreviate; in those of resources they may be a name.
  const short = parts.filter((part) => /^(?:[a-z]{1,3}|[A-Z]{1,3})\d?$/.test(part) && !isKnownPart(part));
  const isCode =
    !/[-'+~]/.test(atom) &&
    short.length * 2 <= parts.length &&
    !short.some((part) => RARE_NAME_WORDS.has(part.toLowerCase()));
  const isPlaced = parts.length > 1 && parts.some((part) => part.length >= 4 && isWord(part.toLowerCase()));
  const isHumped = parts.some((part) => HUMPS.test(part));
  const isNumbered = isPlaced && !parts.some((part) => NUMBERED.has(part.toLowerCase()));
  return parts.every(
    (part) =>
      isKnownPart(part) ||
      allow(part.toLowerCase()) ||
      (/^[vx]$/i.test(part) && parts.length > 1) ||
      // `ConsoleLoginSuccess.B`
      (isHumped && /^[A-Z]$/.test(part)) ||
      (isPlaced && isCode && short.includes(part)) ||
      // Beside a word that is counted a short number counts.
      (isNumbered && /^\d{4,5}$/.test(part)),
  );
}

const HUMPS = /^(?:[A-Z][a-z]+){2}/;

/** Blocks, jobs, attempts and containers of Hadoop and what is built on it: they name pieces of work, nobody's account. */
const FRAMEWORK_ID =
  /^(?:blk_-?\d{4,20}(?:_\d{4,10})?|blk_|(?:app)?attempt_\d{12,13}_\d{4,6}_(?:[mr]_)?\d{6}(?:_\d{1,5})?|(?:job|task|application)_\d{12,13}_\d{4,6}(?:_[mr]_\d{6})?|container_(?:e\d{1,4}_)?\d{13}_\d{4,6}_\d{2}_\d{6})$/;

/** An operation of an interface with the date of its version: `UpdateFunctionConfiguration20150331v2`. */
const DATED = /^([A-Z][a-zA-Z]{5,60})201\d[01]\d[0-3]\d(?:v\d)?$/;

/** `GraceHill`, `rose.park`: names alone, although each of them may be a word. */
const isNames = (parts: readonly string[] | null): boolean =>
  parts !== null && parts.length >= 2 && parts.length <= 3 && parts.every(isNameWord);

const LONGEST_LOCALE = 10;
const POSSESSIVE = /^([A-Za-z]+)['’](?:s|t|d|m|ll|re|ve)?$/i;

function digitsIn(atom: string): number {
  let count = 0;
  for (let at = 0; at < atom.length; at += 1) {
    const code = atom.charCodeAt(at);
    if (code >= 48 && code <= 57) count += 1;
  }
  return count;
}

const hasWords = (parts: readonly string[]): boolean => parts.some((part) => /\p{L}{3}/u.test(part));

/** True when nothing in the text is unknown. */
export function isKnownText(text: string, allow: Allow): boolean {
  for (let atom = atomAfter(text, 0, text.length); atom !== undefined; ) {
    const { start, end } = atom;
    if (!isKnownAtom(text.slice(start, end), allow)) return false;
    atom = atomAfter(text, end, text.length);
  }
  return true;
}

export function isTitle(word: string): boolean {
  const first = word.charCodeAt(0);
  return ((first >= 65 && first <= 90) || first > 127) && TITLE.test(word);
}
const TITLE = /^\p{Lu}[\p{L}\p{M}'’-]+$/u;

/** The unknown atoms of `text` between `start` and `end`. */
export function unknownAtoms(text: string, start: number, end: number, allow: Allow): readonly Span[] {
  let spans: Span[] | undefined;
  let at = start;
  for (let atom = atomAfter(text, start, end); atom !== undefined; atom = atomAfter(text, at, end)) {
    at = atom.end;
    spans = withUnknown(spans, text, atom.start, atom.end, allow);
  }
  return spans ?? NONE;
}

/**
 * The unknown atoms that lie outside of all spans, which are a union; what lies inside of one is not looked at. Undefined when
 * an unknown one lies across an edge.
 */
export function unknownOutside(text: string, union: readonly Span[], allow: Allow): readonly Span[] | undefined {
  let spans: Span[] | undefined;
  let next = 0;
  let at = 0;
  for (let atom = atomAfter(text, 0, text.length); atom !== undefined; atom = atomAfter(text, at, text.length)) {
    const { start, end } = atom;
    at = end;
    while (next < union.length && (union[next]?.end ?? 0) <= start) next += 1;
    const span = union[next];
    if (span === undefined || span.start >= end) spans = withUnknown(spans, text, start, end, allow);
    else if (span.start > start || span.end < end) {
      for (const part of withUnknown(undefined, text, start, end, allow) ?? NONE) {
        while (next < union.length && (union[next]?.end ?? 0) <= part.start) next += 1;
        const around = union[next];
        if (around === undefined || around.start >= part.end) spans = withSpan(spans, part);
        else if (around.start > part.start || around.end < part.end) return undefined;
      }
    }
  }
  return spans ?? NONE;
}

/** The spans with what is unknown of one atom. */
function withUnknown(
  spans: Span[] | undefined,
  text: string,
  start: number,
  end: number,
  allow: Allow,
): Span[] | undefined {
  const value = text.slice(start, end);
  if (isKnownAtom(value, allow) && !isChosenName(value, text, start)) return spans;
  if (LONG_NUMBER.test(value) && isHarmlessNumber(value, text, start)) return spans;
  if (value.length <= 8 && HEX_7.test(value) && isOfMachine(value, text, start)) return spans;
  if (value.length >= 10 && (PLACE_IN_MEMORY.test(value) || isDateOfVersion(value, text, start, end))) return spans;
  if (isInTimeZone(text, start, end)) return spans;
  if (PACKAGE.test(value) || isPathOfCode(value, allow)) return withUnknownLabels(spans, value, start, allow);
  const kind = isTitle(value) ? 'NAME' : 'ID';
  return withSpan(spans, { start, end, kind, reason: kind === 'NAME' ? UNKNOWN_NAME : NOT_KNOWN });
}

const LONG_NUMBER = /^\d{7,20}$/;
const HEX_7 = /^[0-9a-f]{5,8}$/i;
/** What tells one object of a program from another, and what a register of the processor held. */
const isOfMachine = (value: string, text: string, start: number): boolean =>
  isRegister(value, text, start) || isHashOfObject(value, text, start);
/** More letters in a row would read as a word to whoever looks next. */
const MANY_LETTERS = /[a-f]{4}/i;
function isHashOfObject(value: string, text: string, start: number): boolean {
  const mark = text[start - 1];
  if ((mark !== '@' && mark !== '{') || MANY_LETTERS.test(value)) return false;
  const name = CLASS_NAME.exec(text.slice(Math.max(0, start - 97), start - 1))?.[0];
  return name !== undefined && isKnownText(name, allowNothing);
}
/** Two humps at least: a single capitalized word may be somebody. */
const CLASS_NAME = /(?<![\w.$@])(?:[a-z]\w{0,30}\.){0,6}[A-Z][a-z]+(?:[A-Z][a-z]*)+(?:\$\w{1,40})?$/;

/** `tiger7` behind `user` is the name that somebody chose, although `tiger` is a word and `shard7` would be harmless. */
const isChosenName = (value: string, text: string, start: number): boolean =>
  start >= MIN_WHOSE && WORD_AND_DIGITS.test(value) && WHOSE.test(text.slice(Math.max(0, start - 16), start));
/** A word that says whose and a mark. */
const MIN_WHOSE = 5;
const WORD_AND_DIGITS = /^[A-Za-z]{3,24}\d{1,6}[A-Za-z]?$/;
const WHOSE = /(?:^|[^\p{L}])(?:user|username|login|customer|member|account) ?[:=]? ?["'`(]?$/iu;

/** Names of packages and of what is in them: three labels or more below a root that packages have. */
export const PACKAGE =
  /^(?:com|org|net|io|edu|dev|java|javax|jakarta|android|androidx|kotlin|scala|software|System|Microsoft|Amazon|Google)(?:\.[\p{L}_$][\p{L}\p{N}_$-]*){2,12}$/u;

/**
 * `Zorgblatt.Orders.PricingService.GetPrice`: three labels or more, each with a capital, and one of several known words. A
 * name of a person has no such label.
 */
function isPathOfCode(value: string, allow: Allow): boolean {
  // `c.s.o.OrderController`, as loggers shorten the names of packages.
  if (SHORTENED.test(value)) return isKnownAtom(value.slice(value.lastIndexOf('.') + 1), allow);
  if (!CODE_PATH.test(value)) return false;
  return value.split('.').some((label) => CODE_LABEL.test(label) && isKnownAtom(label, allow));
}
const SHORTENED = /^(?:[a-z]\.){2,8}(?:[a-z]{2,20}\.){0,4}[A-Z][a-z]+(?:[A-Z][a-z]*){1,8}$/;
const CODE_PATH = /^[A-Z][A-Za-z0-9_]*(?:\.[A-Z][A-Za-z0-9_]*){2,12}$/;
const CODE_LABEL = /^(?:[A-Z][a-z]{2,}){2,}$/;

/** Of the name of a package only what is unknown: the rest says which code it is. */
function withUnknownLabels(spans: Span[] | undefined, value: string, from: number, allow: Allow): Span[] | undefined {
  let all = spans;
  let start = from;
  for (const label of value.split('.')) {
    const end = start + label.length;
    if (label.length > 1 && !isKnownAtom(label, allow))
      all = withSpan(all, { start, end, kind: 'ID', reason: NOT_KNOWN });
    start = end + 1;
  }
  return all;
}

const NONE: readonly Span[] = [];
const NOT_KNOWN = 'not in the vocabulary of harmless words';
const UNKNOWN_NAME = 'a capitalized word that is not in the vocabulary of harmless words';
