/** Check digits of identity numbers, as their issuers publish them; each is a test of a whole number. */

export const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, place) => sum + weight * Number(digits[place] ?? 0), 0);

/** Two rounds of weights, as Estonia and Lithuania count. */
export function baltic(digits: string): boolean {
  const first = weighted(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  const second = weighted(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return (first < 10 ? first : second % 10) === Number(digits[10]);
}

/** ISO 7064 mod 11,10: the German tax number and the Croatian OIB. */
export function isMod1110(digits: string): boolean {
  let product = 10;
  for (const digit of digits.slice(0, -1)) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return (11 - product) % 10 === Number(digits.at(-1));
}

const TIMES =
  '0123456789 1234067895 2340178956 3401289567 4012395678 5987604321 6598710432 7659821043 8765932104 9876543210'.split(
    ' ',
  );
const TURNS = '0123456789 1576283094 5803796142 8916043527 9453126870 4286573901 2793806415 7046913258'.split(' ');

/** Verhoeff: the Indian Aadhaar. */
export const isVerhoeff = (digits: string): boolean =>
  [...digits]
    .reverse()
    .reduce((sum, digit, place) => Number(TIMES[sum]?.[Number(TURNS[place % 8]?.[Number(digit)])]), 0) === 0;

const ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The last letter of an Italian codice fiscale of 15 characters. */
export function italianLetter(code: string): string {
  const valueAt = (character: string): number => {
    const digit = '0123456789'.indexOf(character);
    return digit < 0 ? LETTERS.indexOf(character) : digit;
  };
  const sum = [...code].reduce((total, character, place) => {
    const value = valueAt(character);
    return total + (place % 2 === 0 ? (ODD[value] ?? 0) : value);
  }, 0);
  return LETTERS[sum % 26] ?? '';
}

/** The last digit of a Mexican CURP of 17 characters. */
export function mexicanDigit(code: string): string {
  const alphabet = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = [...code].reduce((total, character, place) => total + alphabet.indexOf(character) * (18 - place), 0);
  return String((10 - (sum % 10)) % 10);
}

/** A Taiwanese identity number: a letter that counts as two digits, then nine digits. */
export function isTaiwanese(code: string): boolean {
  const region = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(code[0] ?? '') + 10;
  const sum = Math.floor(region / 10) + 9 * (region % 10) + weighted(code.slice(1), [8, 7, 6, 5, 4, 3, 2, 1, 1]);
  return sum % 10 === 0;
}

/** Two digits that Brazil ends its CPF with. */
export function brazilianTail(body: string): string {
  const next = (digits: string): string => {
    const sum = [...digits].reduce((total, digit, place) => total + Number(digit) * (digits.length + 1 - place), 0);
    return String(((sum * 10) % 11) % 10);
  };
  const one = next(body);
  return one + next(body + one);
}

export function turkishTail(body: string): string {
  const at = (place: number): number => Number(body[place]);
  const one = (7 * (at(0) + at(2) + at(4) + at(6) + at(8)) - (at(1) + at(3) + at(5) + at(7)) + 80) % 10;
  const two = ([...body].reduce((sum, digit) => sum + Number(digit), 0) + one) % 10;
  return `${one}${two}`;
}

/** The letter or digit that ends a Chilean RUT. */
export function chileanTail(body: string): string {
  const sum = [...body].reverse().reduce((total, digit, place) => total + Number(digit) * (2 + (place % 6)), 0);
  return '0K987654321'[sum % 11] ?? '';
}
