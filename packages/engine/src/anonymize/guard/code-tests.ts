/** Classes of characters for the guard, apart from those of the detectors on purpose. */
export type Test = (code: number) => boolean;
export const isDigit: Test = (code) => code >= 48 && code <= 57;
export const isUpper: Test = (code) => code >= 65 && code <= 90;
export const isLower: Test = (code) => code >= 97 && code <= 122;
export const isLetter: Test = (code) => isUpper(code) || isLower(code);
export const isHex: Test = (code) => isDigit(code) || (code >= 65 && code <= 70) || (code >= 97 && code <= 102);
export const isUpperOrDigit: Test = (code) => isUpper(code) || isDigit(code);
export const isBase64: Test = (code) =>
  isLetter(code) || isDigit(code) || code === 45 || code === 95 || code === 43 || code === 47;
export const isMailCharacter: Test = (code) =>
  isLetter(code) ||
  isDigit(code) ||
  code > 127 ||
  code === 46 ||
  code === 95 ||
  code === 43 ||
  code === 45 ||
  code === 34;
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
  return isLetter(code) || isDigit(code) || isForeignLetter(code);
}

/** A letter beyond ASCII; quotes, dashes and boxes beyond it are none. */
export const isForeignLetter: Test = (code) => code > 127 && /[\p{L}\p{M}]/u.test(String.fromCharCode(code));
