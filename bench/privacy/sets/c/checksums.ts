/** Numbers of states and banks with their check digits, as their issuers publish them. All are invented. */
import { DIGITS, type Random, UPPER } from '../../random.js';
import { withLuhn } from '../../values.js';

const digitsOf = (text: string): readonly number[] => [...text].map(Number);
const weighted = (text: string, weights: readonly number[]): number =>
  digitsOf(text).reduce((sum, digit, place) => sum + digit * (weights[place] ?? 0), 0);
const two = (value: number): string => String(value).padStart(2, '0');
const dayOf = (r: Random) => ({ year: r.between(1948, 2003), month: r.between(1, 12), day: r.between(1, 28) });

/** German tax identification: ISO 7064 modulo 11, 10. */
export function steuerId(r: Random): string {
  const body = `${r.between(1, 9)}${r.of(DIGITS, 9)}`;
  const product = digitsOf(body).reduce((held, digit) => (((held + digit) % 10 || 10) * 2) % 11, 10);
  return `${body}${(11 - product) % 10}`;
}

/** French social security number with its key. */
export function nir(r: Random): string {
  const { year, month } = dayOf(r);
  const body = `${r.between(1, 2)}${two(year % 100)}${two(month)}${r.between(10, 89)}${r.of(DIGITS, 6)}`;
  return `${body}${two(97 - Number(BigInt(body) % 97n))}`;
}

/** Spanish identity number. */
export function dni(r: Random): string {
  const body = r.between(10_000_000, 79_999_999);
  return `${body}${'TRWAGMYFPDXBNJZSQVHLCKE'[body % 23]}`;
}

/** Italian tax code: letters at even places of the alphabet's odd table. */
export function codiceFiscale(r: Random): string {
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const { year, month, day } = dayOf(r);
  const letters = r.of('BCDFGLMNPRSTVZ', 6);
  const body = `${letters}${two(year % 100)}${'ABCDEHLMPRST'[month - 1]}${two(day)}${r.of('ABCDEFGHL', 1)}${r.of(DIGITS, 3)}`;
  const value = (character: string): number => (/\d/.test(character) ? Number(character) : UPPER.indexOf(character));
  const sum = [...body].reduce((total, c, place) => total + (place % 2 === 0 ? (odd[value(c)] ?? 0) : value(c)), 0);
  return `${body}${UPPER[sum % 26]}`;
}

/** Dutch citizen service number: the eleven test. */
export function bsn(r: Random): string {
  for (;;) {
    const body = `${r.between(1, 9)}${r.of(DIGITS, 7)}`;
    const check = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    if (check < 10) return `${body}${check}`;
  }
}

export function pesel(r: Random): string {
  const { year, month, day } = dayOf(r);
  const body = `${two(year % 100)}${two(year < 2000 ? month : month + 20)}${two(day)}${r.of(DIGITS, 4)}`;
  return `${body}${(10 - (weighted(body, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
}

export function personnummer(r: Random): string {
  const { year, month, day } = dayOf(r);
  const whole = withLuhn(`${two(year % 100)}${two(month)}${two(day)}${r.of(DIGITS, 3)}`);
  return `${String(year).slice(0, 2)}${whole.slice(0, 6)}-${whole.slice(6)}`;
}

export function hetu(r: Random): string {
  const { year, month, day } = dayOf(r);
  const date = `${two(day)}${two(month)}${two(year % 100)}`;
  const serial = String(r.between(2, 899)).padStart(3, '0');
  return `${date}${year < 2000 ? '-' : 'A'}${serial}${'0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(date + serial) % 31]}`;
}

export function cpf(r: Random): string {
  const check = (text: string): string => {
    const rest =
      weighted(
        text,
        Array.from(text, (_, place) => text.length + 1 - place),
      ) % 11;
    return String(rest < 2 ? 0 : 11 - rest);
  };
  const body = r.of(DIGITS, 9);
  const first = body + check(body);
  const all = first + check(first);
  return `${all.slice(0, 3)}.${all.slice(3, 6)}.${all.slice(6, 9)}-${all.slice(9)}`;
}

/** Indian Aadhaar: the last digit is Verhoeff's. */
export function aadhaar(r: Random): string {
  const rotate = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const times = (a: number, b: number): number => {
    if (a < 5) return b < 5 ? (a + b) % 5 : ((a + b) % 5) + 5;
    return b < 5 ? ((a - b + 5) % 5) + 5 : (a - b + 5) % 5;
  };
  const permuted = (digit: number, place: number): number => {
    let at = digit;
    for (let turn = 0; turn < place % 8; turn += 1) at = rotate[at] ?? 0;
    return at;
  };
  const body = `${r.between(2, 9)}${r.of(DIGITS, 10)}`;
  const sum = digitsOf(body)
    .toReversed()
    .reduce((held, digit, place) => times(held, permuted(digit, place + 1)), 0);
  const check = sum < 5 ? (5 - sum) % 5 : sum;
  return `${body}${check}`.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** Chinese resident number: ISO 7064 modulo 11, 2. */
export function residentId(r: Random): string {
  const { year, month, day } = dayOf(r);
  const body = `${r.pick(['110105', '310104', '440305', '510107'])}${year}${two(month)}${two(day)}${r.of(DIGITS, 3)}`;
  return `${body}${'10X98765432'[weighted(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11]}`;
}

export function myNumber(r: Random): string {
  const body = r.of(DIGITS, 11);
  const rest = weighted(body, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return `${body}${rest <= 1 ? 0 : 11 - rest}`;
}

export function koreanId(r: Random): string {
  const { year, month, day } = dayOf(r);
  const body = `${two(year % 100)}${two(month)}${two(day)}${r.between(1, 2) + (year < 2000 ? 0 : 2)}${r.of(DIGITS, 5)}`;
  return `${body.slice(0, 6)}-${body.slice(6)}${(11 - (weighted(body, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10}`;
}

export function turkishId(r: Random): string {
  const body = `${r.between(1, 9)}${r.of(DIGITS, 8)}`;
  const odd = weighted(body, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
  const even = weighted(body, [0, 1, 0, 1, 0, 1, 0, 1]);
  const tenth = (((odd * 7 - even) % 10) + 10) % 10;
  return `${body}${tenth}${(odd + even + tenth) % 10}`;
}

export function southAfricanId(r: Random): string {
  const { year, month, day } = dayOf(r);
  return withLuhn(`${two(year % 100)}${two(month)}${two(day)}${r.of(DIGITS, 4)}08`);
}

export function ukrainianTaxId(r: Random): string {
  const body = `${r.between(2, 3)}${r.of(DIGITS, 8)}`;
  return `${body}${(((weighted(body, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) + 11) % 11) % 10}`;
}

export function afm(r: Random): string {
  const body = `${r.between(1, 9)}${r.of(DIGITS, 7)}`;
  return `${body}${(weighted(body, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10}`;
}

/** British health number: modulo 11, without ten. */
export function nhsNumber(r: Random): string {
  for (;;) {
    const body = `${r.between(4, 7)}${r.of(DIGITS, 8)}`;
    const check = (11 - (weighted(body, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (check < 10) return `${body.slice(0, 3)} ${body.slice(3, 6)} ${body.slice(6)}${check}`;
  }
}

/** Mexican population code: names and states by letters, the last digit over a table of 37 characters. */
export function curp(r: Random): string {
  const { year, month, day } = dayOf(r);
  const date = `${two(year % 100)}${two(month)}${two(day)}`;
  const tail = `${r.of('HM', 1)}${r.pick(['JC', 'PL', 'DF', 'NL'])}${r.of('BCDFGLMNPRSTVZ', 3)}${year < 2000 ? '0' : 'A'}`;
  const body = `${r.of('BCDFGLMNPRSTVZ', 1)}${r.of('AEIOU', 1)}${r.of('BCDFGLMNPRSTVZ', 2)}${date}${tail}`;
  const table = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';
  const sum = [...body].reduce((total, character, place) => total + table.indexOf(character) * (18 - place), 0);
  return `${body}${(10 - (sum % 10)) % 10}`;
}

export const israeliId = (r: Random): string => withLuhn(`${r.between(1, 3)}${r.of(DIGITS, 7)}`);
export const socialInsurance = (r: Random): string =>
  withLuhn(`${r.between(1, 7)}${r.of(DIGITS, 7)}`).replace(/(\d{3})(?=\d)/g, '$1 ');
