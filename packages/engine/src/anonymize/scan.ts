/** All that the rules find in one text, as one union. Knows nothing of tokens, of the vault or of other texts. */
import {
  AMPERSAND,
  BACKSLASH,
  COLON,
  DASH,
  DIGIT,
  DIGITS_4,
  DIGITS_7,
  DOT,
  featuresOf,
  isWordCode,
  LESS,
  LOWER,
  PERCENT,
  RUN_8,
  RUN_16,
  SQUARE,
  UNDERSCORE,
  UPPER,
} from './characters.js';
import { decodedTexts, ESCAPED_RUN, mayDecode, unescaped } from './decodings.js';
import { isApplicable, type ReadyRule, type RuleSet } from './rule-set.js';
import { matchesOf } from './rules/rule.js';
import { SCRUBBED_FORMS } from './rules/scrubbed-forms.js';
import { formsOf, mayAssign, scrubbedSpans } from './rules/scrubbed-text.js';
import { asWorkIds } from './rules/work-ids.js';
import { gapsOf, type Span, unionOf } from './span.js';
import { EPOCH_PATTERN, isDateOfVersion, isEpoch, TIME_PATTERN } from './times.js';
import { TOKEN_FORM } from './token.js';
import { isKnownText } from './vocabulary/atoms.js';
import { besideNames, besidePlaces } from './vocabulary/neighbors.js';
import { unknownAtoms, unknownOutside } from './vocabulary/unknown-atoms.js';

const TIME_REASON = 'a date or time';
const LITERAL = new RegExp(TOKEN_FORM, 'gi');
export const MAX_NESTING = 4;
const FORMS = formsOf(SCRUBBED_FORMS);

export interface Scanned {
  /** What the rules found: classified, to be hidden elsewhere too. */
  readonly spans: readonly Span[];
  /** Those and what no vocabulary knows: all that is hidden in this text taken alone. */
  readonly hidden: readonly Span[];
  /** Values found inside encoded parts: hidden there with the whole part, and to be hidden elsewhere. */
  readonly inner: readonly { readonly value: string; readonly span: Span }[];
}

export const HARMLESS: Scanned = { spans: [], hidden: [], inner: [] };

/** Ids are the commonest of all values: one that is the whole text needs no look at every rule. */
const OF_IDS = DIGIT | UPPER | LOWER | DASH | RUN_8 | RUN_16 | DIGITS_4 | DIGITS_7;
/** A UUID, or hexadecimal whose first byte is no printable text. */
const WHOLE_ID =
  /^(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0189a-f][0-9a-f]{11,63})$/i;

/** An instant as clouds write it; as common as ids are. */
const OF_TIMES = DIGIT | UPPER | DASH | COLON | DOT | DIGITS_4 | DIGITS_7 | RUN_8;
const WHOLE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z$/;

const isWholeId = (text: string, features: number): boolean =>
  (features & ~OF_IDS) === 0 && text.length >= 12 && WHOLE_ID.test(text);
const isWholeTime = (text: string, features: number, rules: RuleSet): boolean =>
  (features & ~OF_TIMES) === 0 && text.length >= 20 && WHOLE_TIME.test(text) && !rules.isOff('times');

function whole(text: string, kind: 'ID' | 'TIME', reason: string): Scanned {
  const span: Span = { start: 0, end: text.length, kind, reason };
  return { spans: [span], hidden: [span], inner: [] };
}

/** Pure: the same text under the same rules gives the same spans. */
export function scan(text: string, rules: RuleSet, depth = 0): Scanned {
  const features = featuresOf(text);
  if (isWholeId(text, features)) {
    return whole(text, 'ID', text.includes('-') ? 'a UUID' : 'a long hexadecimal id');
  }
  if (isWholeTime(text, features, rules)) {
    return whole(text, 'TIME', TIME_REASON);
  }
  const spans: Span[] = [];
  const inner: { value: string; span: Span }[] = [];
  classify(text, features, rules, spans);
  encodedSpans(text, features, rules, depth, spans, inner);
  const union = asWorkIds(text, unionOf(spans));
  const unknown = unknownOutside(text, union, rules.allow);
  if (union.length === 0 && unknown?.length === 0) return HARMLESS;
  return { spans: union, hidden: withUnknown(text, union, rules, unknown), inner };
}

/** What is found inside the encoded parts of a text that is hidden whole. */
export function innerOf(text: string, rules: RuleSet): Scanned['inner'] {
  const features = featuresOf(text);
  if ((features & ENCODED) === 0 || isWholeId(text, features) || isWholeTime(text, features, rules)) return NO_INNER;
  const inner: { value: string; span: Span }[] = [];
  encodedSpans(text, features, rules, 0, [], inner);
  return inner;
}
const NO_INNER: Scanned['inner'] = [];
/** What an encoded part has: an escape, or a run that is long enough. */
const ENCODED = PERCENT | AMPERSAND | BACKSLASH | RUN_8;

/**
 * The spans with what no vocabulary knows between them, and capitalized words beside names.
 *
 * @param outside what is unknown outside of the spans; left out where it must be looked for between them
 */
export function withUnknown(
  text: string,
  union: readonly Span[],
  rules: RuleSet,
  outside?: readonly Span[],
): readonly Span[] {
  let hidden = union;
  if (!rules.isOff('default-deny')) hidden = joined(union, outside ?? unknownBetween(text, union, rules));
  if (!hidden.some(({ kind }) => kind === 'NAME' || kind === 'GEO') || rules.isOff('beside-names')) return hidden;
  const beside = [...besideNames(text, hidden), ...besidePlaces(text, hidden)];
  return beside.length === 0 ? hidden : unionOf([...hidden, ...beside]);
}

/** Two unions of which none overlaps the other. */
function joined(one: readonly Span[], other: readonly Span[]): readonly Span[] {
  if (other.length === 0) return one;
  return one.length === 0 ? other : unionOf([...one, ...other]);
}

/** Where an unknown atom lies across the edge of a span its rest counts alone. */
function unknownBetween(text: string, union: readonly Span[], rules: RuleSet): readonly Span[] {
  if (union.length === 0) return unknownAtoms(text, 0, text.length, rules.allow);
  return gapsOf(text.length, union).flatMap((gap) => unknownAtoms(text, gap.start, gap.end, rules.allow));
}

function classify(text: string, features: number, rules: RuleSet, spans: Span[]): void {
  if (
    (features & UNDERSCORE) !== 0 &&
    (features & DIGIT) !== 0 &&
    (features & (LESS | SQUARE | AMPERSAND | BACKSLASH)) !== 0 &&
    !rules.isOff('literals')
  ) {
    for (const match of matchesOf(LITERAL, text)) {
      const end = match.index + match[0].length;
      spans.push({ start: match.index, end, kind: 'LITERAL', reason: 'looks like one of our tokens' });
    }
  }
  const { always, hasMore } = rules.rulesFor(features);
  const isAssigning = mayAssign(features);
  if (isAssigning || hasMore) rules.signs.read(text.toLowerCase());
  if (isAssigning && !rules.isOff('scrubbed-text'))
    push(spans, scrubbedSpans(text, features, rules.readSigns, FORMS, rules.isScrubbed, rules.hasOwnScrubKeys));
  applyRules(text, features, rules, always, hasMore ? rules.signs.count : 0, spans);
  if ((features & DIGITS_7) !== 0 && !rules.isOff('times')) {
    for (const match of matchesOf(TIME_PATTERN, text)) {
      const end = match.index + match[0].length;
      if (isDateOfVersion(match[0], text, match.index, end)) continue;
      spans.push({ start: match.index, end, kind: 'TIME', reason: TIME_REASON });
    }
    for (const match of matchesOf(EPOCH_PATTERN, text)) {
      if (!isEpoch(match[0], text, match.index)) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'TIME', reason: TIME_REASON });
    }
  }
}

/** The rules in their order: of two that find the same the first one tells why. */
function applyRules(
  text: string,
  features: number,
  { rules, signs }: RuleSet,
  always: readonly ReadyRule[],
  signed: number,
  spans: Span[],
): void {
  let next = 0;
  for (let at = 0; at <= always.length; at += 1) {
    const rule = always[at];
    for (; next < signed && (rule === undefined || signs.foundAt(next) < rule.index); next += 1) {
      const signedRule = rules[signs.foundAt(next)];
      if (signedRule !== undefined && isApplicable(signedRule, features)) push(spans, signedRule.find(text, features));
    }
    if (rule !== undefined) push(spans, rule.find(text, features));
  }
}

function push(spans: Span[], more: readonly Span[]): void {
  for (let index = 0; index < more.length; index += 1) {
    const span = more[index];
    if (span !== undefined) spans.push(span);
  }
}

/** Runs that are escaped or encoded: hidden whole as soon as anything in them is found or unknown. */
function encodedSpans(
  text: string,
  features: number,
  rules: RuleSet,
  depth: number,
  spans: Span[],
  inner: { value: string; span: Span }[],
): void {
  const consider = (start: number, end: number, decoded: string, reason: string): void => {
    const kind = 'ID' as const;
    if (depth >= MAX_NESTING) {
      spans.push({ start, end, kind, reason: 'encoded more often than this program looks' });
      return;
    }
    const below = scan(decoded, rules, depth + 1);
    inner.push(...below.inner, ...below.spans.map((span) => ({ value: decoded.slice(span.start, span.end), span })));
    if (below.spans.length > 0 || !isKnownText(decoded, rules.allow)) spans.push({ start, end, kind, reason });
  };
  if ((features & (PERCENT | AMPERSAND | BACKSLASH)) !== 0 && !rules.isOff('escapes')) {
    ESCAPED_RUN.lastIndex = 0;
    // Each match is let go at once: all of a text of nothing but runs would be many times as long as it.
    for (let match = ESCAPED_RUN.exec(text); match !== null; match = ESCAPED_RUN.exec(text)) {
      if (!/[%&\\]/.test(match[0])) continue;
      const decoded = unescaped(match[0]);
      const end = match.index + match[0].length;
      if (decoded !== undefined) consider(match.index, end, decoded, 'an escaped text that holds something unknown');
      // What was inside was looked through with the same pattern.
      ESCAPED_RUN.lastIndex = end;
    }
  }
  if ((features & RUN_8) === 0 || rules.isOff('encodings')) return;
  encodedRuns(text, rules, (start, end) => {
    for (const decoded of decodedTexts(text.slice(start, end))) {
      // A word such as `function` decodes to noise; only what reads like text is worth a look.
      if (!/^[\x20-\x7e\s\p{L}]+$/u.test(decoded)) continue;
      consider(start, end, decoded, 'an encoded text that holds something unknown');
    }
  });
}

const MIN_CODE = 8;
const MIN_CODE_PART = 5;

/**
 * Calls `consider` with every run of base64 or hexadecimal characters, and its padding, that may stand for a text. What is made of
 * known words alone is no code, for every word of it may leave as it is: an unknown atom must begin in it, or with it.
 */
function encodedRuns(text: string, rules: RuleSet, consider: (start: number, end: number) => void): void {
  let atoms: readonly Span[] | undefined;
  let next = 0;
  for (let start = 0; start < text.length; start += 1) {
    if (!isCode(text.charCodeAt(start))) continue;
    const from = start;
    while (start < text.length && isCode(text.charCodeAt(start))) start += 1;
    if (start - from < MIN_CODE || !mayDecode(text, from, start)) continue;
    atoms ??= unknownAtoms(text, 0, text.length, rules.allow);
    while (next < atoms.length && isBefore(text, atoms[next], from)) next += 1;
    if ((atoms[next]?.start ?? text.length) >= start) continue;
    next += 1;
    let end = start;
    while (text[end] === '=') end += 1;
    consider(from, end);
  }
}

/** True for an atom that has characters of codes before the run at `from`, or ends before it, or is short. */
function isBefore(text: string, atom: Span | undefined, from: number): boolean {
  if (atom === undefined || atom.end - atom.start < MIN_CODE_PART) return true;
  if (atom.start >= from) return false;
  if (atom.end < from) return true;
  for (let at = atom.start; at < from; at += 1) if (isCode(text.charCodeAt(at))) return true;
  return false;
}

const isCode = (code: number): boolean => isWordCode(code) || code === 43 || code === 45 || code === 47 || code === 95;
