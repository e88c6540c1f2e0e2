/**
 * Default-deny once more, by another hand: no run of letters may be left that is no word. Shares the list of words with
 * the detectors and nothing of how they split a text.
 */
import { isAll, isDigit, isForeignLetter, isHex, isLetter, isLower, isUpper } from './code-tests.js';

/** Runs of fewer letters say too little to identify anybody. */
const MIN_LETTERS = 4;

/** How many runs of letters are in no list of words. `isWord` is asked in lower case. */
export function countResidue(text: string, isWord: (lower: string) => boolean): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (!isLetter(code) && !isForeignLetter(code)) continue;
    let end = at + 1;
    while (end < text.length && (isLetter(text.charCodeAt(end)) || isForeignLetter(text.charCodeAt(end)))) end += 1;
    // An escape such as `\n` in JSON stands before its letter, not in the word.
    const isEscape = text[at - 1] === '\\' && text[at - 2] !== '\\';
    const skipped = isEscape ? 1 : lettersOfPercent(text, at);
    if (!isHarmless(text, at, end, isWord) && !(skipped > 0 && isHarmless(text, at + skipped, end, isWord))) count += 1;
    at = end;
  }
  return count;
}

/** How many letters at `at` belong to an escape such as `%2F` and not to the word behind it. */
function lettersOfPercent(text: string, at: number): number {
  if (text[at - 1] === '%') return isHex(text.charCodeAt(at)) ? (isHex(text.charCodeAt(at + 1)) ? 2 : 0) : 0;
  return text[at - 2] === '%' && isHex(text.charCodeAt(at - 1)) && isHex(text.charCodeAt(at)) ? 1 : 0;
}

const isHarmless = (text: string, start: number, end: number, isWord: (lower: string) => boolean): boolean =>
  end - start < MIN_LETTERS || isMadeOfWords(text.slice(start, end), text, start, end, isWord);

function isMadeOfWords(
  run: string,
  text: string,
  start: number,
  end: number,
  isWord: (lower: string) => boolean,
): boolean {
  const lower = run.toLowerCase();
  if (isWord(lower) || (run !== lower && isCamel(run, lower, isWord))) return true;
  // `sha256`, `python3.12`, `x86_64`: letters with what is glued to them may be a name of the field as a whole.
  const whole = wholeOf(text, start, end).toLowerCase();
  return isWord(whole) || isShortAddress(whole) || isWord(lower + digitsAfter(text, end));
}

/** Humps that are words, and among them at most one more that is short than there are words. */
function isCamel(run: string, lower: string, isWord: (lower: string) => boolean): boolean {
  let from = 0;
  let words = 0;
  let short = 0;
  for (let at = 1; at <= run.length; at += 1) {
    const isEnd = at === run.length;
    const code = run.charCodeAt(at);
    const previous = run.charCodeAt(at - 1);
    const isHump = isUpper(code) && (isLower(previous) || isLower(run.charCodeAt(at + 1)));
    if (!isEnd && !isHump) continue;
    const piece = lower.slice(from, at);
    if (isWord(piece)) words += 1;
    else if (piece.length < MIN_LETTERS) short += 1;
    else return false;
    from = at;
  }
  return short <= words + 1;
}

/** `0x1feaa260`: where something lay in memory. */
const isShortAddress = (whole: string): boolean =>
  whole.startsWith('0x') && whole.length <= 18 && isAll(whole.slice(2), isHex);

/** The digits that follow: `dynamodbv2` is a name, `dynamodbv` is none. */
function digitsAfter(text: string, end: number): string {
  let to = end;
  while (to < text.length && to - end < 4 && isDigit(text.charCodeAt(to))) to += 1;
  return text.slice(end, to);
}

function wholeOf(text: string, start: number, end: number): string {
  const joins = (at: number): boolean => {
    const code = text.charCodeAt(at);
    return isLetter(code) || isDigit(code) || code === 45 || code === 95 || code === 46 || code === 47;
  };
  let from = start;
  let to = end;
  while (from > 0 && start - from < 40 && joins(from - 1)) from -= 1;
  while (to < text.length && to - end < 40 && joins(to)) to += 1;
  const whole = text.slice(from, to);
  return whole.endsWith('.') ? whole.slice(0, -1) : whole;
}
