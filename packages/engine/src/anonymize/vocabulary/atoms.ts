/** Which atoms of a text may leave: words, safe shapes, and identifiers that are made of them. */
import { atomAfter } from './cut-atoms.js';
import { ALPHANUMERIC, ASCII_SEGMENT, isCamel, isChosenName, isKnownPart } from './identifier-parts.js';
import { isNameWord, RARE_NAME_WORDS } from './name-words.js';
import { isSafeNumber, LOCALE, MAX_DIGITS, REGION } from './safe-codes.js';
import { NUMBERED } from './system-words.js';
import { isTechnicalIdentifier, isWord, readsAsName } from './vocabulary.js';

const TWO_CAPITALS = /^[A-Z]{2}$/;
const PLAIN_WORD = /^[A-Za-z]+$/;

export type Allow = (lower: string) => boolean;

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
  if (isNames(parts) || (!atom.includes('-') && isChosenName(parts))) return false;
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
