/** What a text is made of, read in one pass, so that a rule is tried only on text that can hold what it looks for. */
export const DIGIT = 1 << 0;
export const UPPER = 1 << 1;
export const LOWER = 1 << 2;
export const AT = 1 << 3;
export const DOT = 1 << 4;
export const COLON = 1 << 5;
export const SLASH = 1 << 6;
export const DASH = 1 << 7;
export const PLUS = 1 << 8;
export const EQUALS = 1 << 9;
export const PERCENT = 1 << 10;
export const AMPERSAND = 1 << 11;
export const BACKSLASH = 1 << 12;
export const LESS = 1 << 13;
export const SQUARE = 1 << 14;
export const BRACE = 1 << 15;
export const QUOTE = 1 << 16;
export const UNDERSCORE = 1 << 17;
export const SPACE = 1 << 18;
export const TILDE = 1 << 19;
/** Anything beyond ASCII. */
export const FOREIGN = 1 << 20;
/** Control characters other than tab and line ends. */
export const CONTROL = 1 << 21;
/** A run of at least 8, or 16, letters, digits, `_`, `+`, `-` and `/`. */
export const RUN_8 = 1 << 22;
export const RUN_16 = 1 << 23;
/** At least 4, or 7, digits in all. */
export const DIGITS_4 = 1 << 24;
export const DIGITS_7 = 1 << 25;
export const PAREN = 1 << 26;
export const COMMA = 1 << 27;
export const PIPE = 1 << 28;
/** At least 7 digits in a row. */
export const DIGIT_RUN_7 = 1 << 29;
/** At least 6 digits with nothing but spaces, dots, dashes, slashes and parentheses between them. */
export const DIGIT_GROUPS_6 = 1 << 30;

const TABLE = new Int32Array(128);
for (let code = 0; code < 128; code += 1) {
  const character = String.fromCharCode(code);
  if (code >= 48 && code <= 57) TABLE[code] = DIGIT;
  else if (code >= 65 && code <= 90) TABLE[code] = UPPER;
  else if (code >= 97 && code <= 122) TABLE[code] = LOWER;
  else if ((code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127) TABLE[code] = CONTROL;
  else if (code <= 32) TABLE[code] = SPACE;
  else if ('"\'`'.includes(character)) TABLE[code] = QUOTE;
}
for (const [character, flag] of [
  ['@', AT],
  ['.', DOT],
  [':', COLON],
  ['/', SLASH],
  ['-', DASH],
  ['+', PLUS],
  ['=', EQUALS],
  ['%', PERCENT],
  ['&', AMPERSAND],
  ['\\', BACKSLASH],
  ['<', LESS],
  ['[', SQUARE],
  ['{', BRACE],
  ['_', UNDERSCORE],
  ['~', TILDE],
  ['(', PAREN],
  [',', COMMA],
  ['|', PIPE],
] as const) {
  TABLE[character.charCodeAt(0)] = flag;
}
const GROUPING = SPACE | DOT | DASH | SLASH | PAREN;
const CLOSING = 41;
const RUN = DIGIT | UPPER | LOWER | UNDERSCORE | DASH | PLUS | SLASH;

/** The flags above that apply to `text`; 0 for empty text. */
export function featuresOf(text: string): number {
  let flags = 0;
  let digits = 0;
  let run = 0;
  let longest = 0;
  let digitRun = 0;
  let grouped = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const flag = code < 128 ? (TABLE[code] ?? 0) : FOREIGN;
    flags |= flag;
    if (flag === DIGIT) {
      digits += 1;
      digitRun += 1;
      grouped += 1;
      if (digitRun === 7) flags |= DIGIT_RUN_7;
      if (grouped === 6) flags |= DIGIT_GROUPS_6;
    } else {
      digitRun = 0;
      if ((flag & GROUPING) === 0 && code !== CLOSING) grouped = 0;
    }
    if ((flag & RUN) !== 0) {
      run += 1;
      if (run > longest) longest = run;
    } else run = 0;
  }
  if (longest >= 16) flags |= RUN_8 | RUN_16;
  else if (longest >= 8) flags |= RUN_8;
  if (digits >= 7) flags |= DIGITS_4 | DIGITS_7;
  else if (digits >= 4) flags |= DIGITS_4;
  return flags;
}

const WORD = DIGIT | UPPER | LOWER;
/** ASCII letters and digits. */
export const isWordCode = (code: number): boolean => code < 128 && ((TABLE[code] ?? 0) & WORD) !== 0;
export const isDigitCode = (code: number): boolean => code >= 48 && code <= 57;

const CONTROLS = /\p{Cc}|\p{Cf}|\p{Co}|\p{Cs}|\u2028|\u2029|\p{Variation_Selector}/gu;
const ANSI = new RegExp(`${String.fromCharCode(27)}\\[[0-9;?]{0,16}[A-Za-z]`, 'g');

/** NFC, without control, zero-width and bidirectional characters; tab, line feed and carriage return stay. */
export function canonicalText(text: string): string {
  let at = 0;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 127 || (code < 32 && code !== 9 && code !== 10 && code !== 13)) break;
  }
  if (at === text.length) return text;
  return text
    .replace(ANSI, '')
    .replace(CONTROLS, (character) => (character === '\n' || character === '\r' || character === '\t' ? character : ''))
    .normalize('NFC');
}
