/** The parts of an identifier, such as `Exception`, `v2` and `orderTable`: which of them are known. */
import { RARE_NAME_WORDS } from './name-words.js';
import { NUMBERED_PARTS } from './system-words.js';
import { isTradeWord } from './trade-words.js';
import { isCommonWord, isWord } from './vocabulary.js';

const SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\p{N}+|[\p{L}\p{M}]+/gu;
export const ASCII_SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
/** One part, whatever it is. */
export const ALPHANUMERIC = /^[A-Za-z0-9]+$/;

/** One segment of an identifier, such as `Exception` or `v2`; `glued` when digits follow letters without a mark. */
export function isKnownPart(part: string): boolean {
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

/**
 * `saltyNoodle`, `OtterTtv`: two or more parts of which none is a frequent word, a word of the field or of trade, so that they are made
 * up by somebody rather than by a program.
 */
export const isChosenName = (parts: readonly string[]): boolean =>
  parts.length > 1 &&
  parts.length <= MOST_CHOSEN &&
  parts.every(isOutOfTheWay) &&
  parts.filter((part) => part.length >= MIN_CHOSEN).length > 1 - Number(parts.some(isUnknownShort));
const isUnknownShort = (part: string): boolean =>
  part.length === 3 && LETTERS.test(part) && !isWord(part.toLowerCase());
const isOutOfTheWay = (part: string): boolean =>
  DIGITS.test(part) || (ONE_WORD.test(part) && !isCommonWord(part.toLowerCase()) && !isTradeWord(part));
const MOST_CHOSEN = 3;
const MIN_CHOSEN = 4;
const DIGITS = /^\d+$/;
const LETTERS = /^[A-Za-z]+$/;
const ONE_WORD = /^[A-Z]?[a-z]+\d{0,4}$/;

/** Null when the part is not made of segments alone. */
function segmentsOf(part: string): readonly string[] | null {
  if (ALPHANUMERIC.test(part)) return part.match(ASCII_SEGMENT);
  const segments = part.match(SEGMENT);
  return segments !== null && segments.join('') === part ? segments : null;
}

/** True for camel case of known words. */
export function isCamel(part: string): boolean {
  const segments = segmentsOf(part);
  if (segments === null || segments.length < 2 || isChosenName(segments)) return false;
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
