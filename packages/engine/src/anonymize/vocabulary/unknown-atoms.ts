/** Default-deny: what is left of a text after the rules is split into atoms, and the unknown ones are hidden. */
import { isFieldName } from '../keys/field-names.js';
import { type Span, withSpan } from '../span.js';
import { isDateOfVersion } from '../times.js';
import { type Allow, allowNothing, isKnownAtom, isKnownText } from './atoms.js';
import { atomAfter } from './cut-atoms.js';
import { isHarmlessNumber, isRegister, PLACE_IN_MEMORY } from './harmless-numbers.js';
import { isNameWord } from './name-words.js';
import { isInTimeZone } from './time-zones.js';

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
  if (isInTimeZone(text, start, end) || isPrefixOfElement(value, text, start, end)) return spans;
  if (text.charCodeAt(start - 1) === COLON_CODE && isOfSwift(value, text, start, end)) return spans;
  if (value.endsWith(BROWSER_END) && BROWSER_VERSION.test(value) && text.charCodeAt(start - 1) === SLASH_CODE)
    return spans;
  if (mayOpenValue(text.charCodeAt(end)) && OPENS_VALUE.test(text.slice(end, end + 3)) && isFieldName(value))
    return spans;
  if (value.length <= LONGEST_SHORT_KEY && text.charCodeAt(end) === EQUALS_CODE && isShortKey(value)) return spans;
  if (
    value.length <= LONGEST_UNDERSCORED &&
    UNDERSCORED.test(value) &&
    OF_SYSTEM.test(text.slice(Math.max(0, start - 8), start))
  )
    return spans;
  const escaped = text.charCodeAt(start - 1) === PERCENT_CODE ? escapedLength(value, text, start, end) : 0;
  if (escaped > 0) {
    const rest = value.slice(escaped).replace(JOINED, '');
    if (rest === '' || isKnownAtom(rest, allow)) return spans;
    return withSpan(spans, { start: end - rest.length, end, kind: 'ID', reason: NOT_KNOWN });
  }
  if (PACKAGE.test(value) || isPathOfCode(value, allow)) return withUnknownLabels(spans, value, start, allow);
  const kind = isTitle(value) ? 'NAME' : 'ID';
  return withSpan(spans, {
    start,
    end: end - endingOfFile(value),
    kind,
    reason: kind === 'NAME' ? UNKNOWN_NAME : NOT_KNOWN,
  });
}

/** `:32A:` and `:32A:250314EUR7746,00`: the tag of a field of a SWIFT message, and a day with an amount behind one. */
const isOfSwift = (value: string, text: string, start: number, end: number): boolean =>
  SWIFT_TAG.test(value)
    ? text.charCodeAt(end) === COLON_CODE
    : SWIFT_AMOUNT.test(value) && SWIFT_FIELD.test(text.slice(Math.max(0, start - 5), start));
const COLON_CODE = 58;
const SWIFT_TAG = /^\d{2}[A-Z]$/;
const SWIFT_FIELD = /:\d{2}[A-Z]:$/;
const SWIFT_AMOUNT = /^(?:\d{6})?[CD]?[A-Z]{3}\d{1,15}$/;

/** `Chrome/131.0.0.0` */
const BROWSER_VERSION = /^\d{2,3}\.0\.0\.0$/;
const BROWSER_END = '.0.0.0';
const SLASH_CODE = 47;

/** What stands between the name of a field and its value. */
const mayOpenValue = (code: number): boolean =>
  code === 58 || code === 61 || code === 34 || code === 39 || code === 96 || code === 32;
const OPENS_VALUE = /^(?:["'`]?\s?[=:](?!\/)|">)/;

/** `ncd=0`: the key of a pair in so few letters is an abbreviation. */
export const isShortKey = (key: string): boolean => SHORT_KEY.test(key) && !isNameWord(key);
const SHORT_KEY = /^@?[a-z]{1,3}$/;
export const LONGEST_SHORT_KEY = 4;
const EQUALS_CODE = 61;

/** `Mac OS X 10_15_7`, as browsers write the version of a system. */
const LONGEST_UNDERSCORED = 8;
const UNDERSCORED = /^\d{1,2}(?:_\d{1,2}){1,2}$/;
const OF_SYSTEM = /OS (?:X )?$/;

/** How long the ending of the name of a file is, with its dot: what kind of file it was is nobody's. */
function endingOfFile(value: string): number {
  const dot = value.lastIndexOf('.');
  return dot > 0 && value.length - dot <= LONGEST_ENDING && FILE_ENDINGS.has(value.slice(dot + 1).toLowerCase())
    ? value.length - dot
    : 0;
}
const LONGEST_ENDING = 8;
/** Endings that are no domains of countries and no words (IANA media types, and those of common programs). */
const FILE_ENDINGS: ReadonlySet<string> = new Set(
  `jpg jpeg png gif webp avif heic heif bmp tif tiff svg ico psd raw pdf doc docx docm dotx rtf odt ods odp xls xlsx xlsm xlsb ppt pptx
  txt csv tsv json jsonl ndjson xml html htm xhtml yaml yml toml ini log bak tmp eml msg ics vcf pem crt cer der csr pfx p12 jks asc gpg
  mp3 mp4 m4a m4v wav flac ogg webm mkv mpg mpeg wmv tar gz tgz bz2 xz zst rar 7z iso dmg exe msi apk ipa jar war dll so sql sqlite
  parquet avro orc js mjs cjs jsx ts tsx css scss vue php py rb java kt go rs cpp hpp swift scala ipynb tf hcl proto graphql mjml hbs ejs
  epub mobi dwg dxf stl obj shp geojson kml gpx woff woff2 ttf otf wasm har pcap dmp hprof`.split(/\s+/),
);

/**
 * How much of an atom behind a percent sign is the rest of an escape, as in `%20Gecko`: a mark, or a byte of a letter beyond ASCII, of
 * which there are two or more. What the escape stands for is looked at where the whole run is decoded.
 */
function escapedLength(value: string, text: string, start: number, end: number): number {
  if (!BYTE.test(value)) return 0;
  if (MARK.test(value)) return 2;
  return (value.length === 2 && text.charCodeAt(end) === PERCENT_CODE) || ESCAPE.test(text.slice(start - 4, start - 1))
    ? 2
    : 0;
}
const PERCENT_CODE = 37;
const BYTE = /^[\da-f]{2}/i;
const MARK = /^(?:0[9AD]|2[\dA-F]|3[A-F]|40|5[B-F]|60|7[B-E])/i;
const ESCAPE = /^%[\da-f]{2}$/i;
const JOINED = /^[.'+~-]+/;

/** `<chk:Payment>`: what stands before the name of an element tells one vocabulary of markup from another. */
const isPrefixOfElement = (value: string, text: string, start: number, end: number): boolean =>
  value.length <= 3 &&
  text[end] === ':' &&
  (text[start - 1] === '<' || (text[start - 1] === '/' && text[start - 2] === '<')) &&
  SMALL_LETTERS.test(value) &&
  !isNameWord(value);
const SMALL_LETTERS = /^[a-z]{1,3}\d?$/;

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
