/** Classes of characters for the guard, apart from those of the detectors on purpose. */
export type Test = (code: number) => boolean;
const DIGIT = 1;
const UPPER = 2;
const LOWER = 4;
const HEX = 8;
const OF_BASE64 = 16;
const OF_MAIL = 32;

/** The classes of each character of ASCII: the guard asks several times for every character. */
const CLASSES = new Uint8Array(128);
const mark = (characters: string, classes: number): void => {
  for (const character of characters)
    CLASSES[character.charCodeAt(0)] = (CLASSES[character.charCodeAt(0)] ?? 0) | classes;
};
mark('0123456789', DIGIT | HEX | OF_BASE64 | OF_MAIL);
mark('ABCDEFGHIJKLMNOPQRSTUVWXYZ', UPPER | OF_BASE64 | OF_MAIL);
mark('abcdefghijklmnopqrstuvwxyz', LOWER | OF_BASE64 | OF_MAIL);
mark('ABCDEFabcdef', HEX);
mark('-_+/', OF_BASE64);
mark('._+-"', OF_MAIL);

/** False beyond ASCII, and for what `charCodeAt` gives beyond the ends of a text. */
const isOf = (code: number, classes: number): boolean => code < 128 && ((CLASSES[code] ?? 0) & classes) !== 0;

export const isDigit: Test = (code) => isOf(code, DIGIT);
export const isUpper: Test = (code) => isOf(code, UPPER);
export const isLower: Test = (code) => isOf(code, LOWER);
export const isLetter: Test = (code) => isOf(code, UPPER | LOWER);
export const isHex: Test = (code) => isOf(code, HEX);
export const isUpperOrDigit: Test = (code) => isOf(code, UPPER | DIGIT);
export const isBase64: Test = (code) => isOf(code, OF_BASE64);
export const isMailCharacter: Test = (code) => code > 127 || isOf(code, OF_MAIL);
const isLetterOrDigit: Test = (code) => isOf(code, UPPER | LOWER | DIGIT);
export const isAscii: Test = (code) => code < 128;
export const isAll = (text: string, test: Test): boolean => text !== '' && runOf(text, 0, test) === text.length;

/** How many characters from `start` on pass the test. */
export function runOf(text: string, start: number, test: Test): number {
  let at = start;
  while (at < text.length && test(text.charCodeAt(at))) at += 1;
  return at - start;
}

export function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetterOrDigit(code) || isForeignLetter(code);
}

/** A letter beyond ASCII; quotes, dashes and boxes beyond it are none. */
export const isForeignLetter: Test = (code) => code > 127 && /[\p{L}\p{M}]/u.test(String.fromCharCode(code));
