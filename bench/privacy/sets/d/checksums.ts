/** Numbers of states that set C does not have, with their check digits as the issuers publish them. All are invented. */
import { DIGITS, type Random, UPPER } from '../../random.js';
import { withLuhn } from '../../values.js';

const weighted = (text: string, weights: readonly number[]): number =>
  [...text].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] ?? 0), 0);
const two = (value: number): string => String(value).padStart(2, '0');
const day = (r: Random) => ({ yy: two(r.between(50, 99)), mm: two(r.between(1, 12)), dd: two(r.between(1, 28)) });
/** The first number a maker gives that has a check digit at all. */
const firstOf = (make: () => string | undefined): string => {
  for (;;) {
    const made = make();
    if (made !== undefined) return made;
  }
};

export function belgianNumber(r: Random): string {
  const { yy, mm, dd } = day(r);
  const serial = r.of('123456789', 3);
  const check = two(97 - (Number(`${yy}${mm}${dd}${serial}`) % 97));
  return `${yy}.${mm}.${dd}-${serial}.${check}`;
}

export function portugueseNif(r: Random): string {
  const body = `${r.between(1, 2)}${r.of(DIGITS, 7)}`;
  const check = 11 - (weighted(body, [9, 8, 7, 6, 5, 4, 3, 2]) % 11);
  return `${body}${check > 9 ? 0 : check}`;
}

export const norwegianNumber = (r: Random): string =>
  firstOf(() => {
    const { yy, mm, dd } = day(r);
    const body = `${dd}${mm}${yy}${r.between(100, 499)}`;
    const first = (11 - (weighted(body, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
    const second = (11 - (weighted(`${body}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return first > 9 || second > 9 ? undefined : `${body}${first}${second}`;
  });

export function danishNumber(r: Random): string {
  const { yy, mm, dd } = day(r);
  return `${dd}${mm}${yy}-${r.of('123', 1)}${r.of(DIGITS, 3)}`;
}

/** Czech birth number: divisible by eleven as a whole. */
export const czechNumber = (r: Random): string =>
  firstOf(() => {
    const { yy, mm, dd } = day(r);
    const body = `${yy}${two(Number(mm) + r.pick([0, 50]))}${dd}${r.of(DIGITS, 3)}`;
    const check = Number(body) % 11;
    return check === 10 ? undefined : `${body.slice(0, 6)}/${body.slice(6)}${check}`;
  });

export function romanianNumber(r: Random): string {
  const { yy, mm, dd } = day(r);
  const body = `${r.between(1, 2)}${yy}${mm}${dd}${two(r.between(10, 46))}${r.of('123456789', 3)}`;
  const check = weighted(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
  return `${body}${check === 10 ? 1 : check}`;
}

export function chileanRut(r: Random): string {
  const body = String(r.between(7_000_000, 24_999_999));
  const sum = weighted([...body].reverse().join(''), [2, 3, 4, 5, 6, 7, 2, 3]);
  const check = '0123456789K'[(11 - (sum % 11)) % 11];
  return `${body.slice(0, -6)}.${body.slice(-6, -3)}.${body.slice(-3)}-${check}`;
}

export const argentineCuil = (r: Random): string =>
  firstOf(() => {
    const body = `${r.pick(['20', '27', '23'])}${r.between(11_000_000, 45_999_999)}`;
    const check = (11 - (weighted(body, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return check > 9 ? undefined : `${body.slice(0, 2)}-${body.slice(2)}-${check}`;
  });

export const australianTfn = (r: Random): string =>
  firstOf(() => {
    const body = `${r.between(1, 9)}${r.of(DIGITS, 7)}`;
    const check = [...DIGITS].find((last) => weighted(body + last, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0);
    return check === undefined ? undefined : `${body.slice(0, 3)} ${body.slice(3, 6)} ${body.slice(6)}${check}`;
  });

export function singaporeNric(r: Random): string {
  const body = `${r.between(5, 9)}${r.of(DIGITS, 6)}`;
  return `S${body}${'JZIHGFEDCBA'[weighted(body, [2, 7, 6, 5, 4, 3, 2]) % 11]}`;
}

export function swissAhv(r: Random): string {
  const body = `756${r.of(DIGITS, 9)}`;
  const check = (10 - (weighted(body, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10;
  return `756.${body.slice(3, 7)}.${body.slice(7, 11)}.${body.slice(11)}${check}`;
}

export const austrianSvnr = (r: Random): string =>
  firstOf(() => {
    const { yy, mm, dd } = day(r);
    const serial = String(r.between(100, 999));
    const check = weighted(`${serial}${dd}${mm}${yy}`, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11;
    return check === 10 ? undefined : `${serial}${check} ${dd}${mm}${yy}`;
  });

export function thaiNumber(r: Random): string {
  const body = `${r.between(1, 3)}${r.of('123456789', 11)}`;
  const check = (11 - (weighted(body, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10;
  return `${body[0]}-${body.slice(1, 5)}-${body.slice(5, 10)}-${body.slice(10)}-${check}`;
}

export function irishPps(r: Random): string {
  const body = r.of('123456789', 7);
  return `${body}${`W${UPPER.slice(0, 22)}`[weighted(body, [8, 7, 6, 5, 4, 3, 2]) % 23]}`;
}

export function indonesianNik(r: Random): string {
  const { yy, mm, dd } = day(r);
  return `${r.pick(['317401', '327308', '357805'])}${dd}${mm}${yy}00${r.of('123456789', 2)}`;
}

export const saudiId = (r: Random): string => withLuhn(`1${r.of(DIGITS, 8)}`);

export function emiratesId(r: Random): string {
  const whole = withLuhn(`784${r.between(1950, 2003)}${r.of(DIGITS, 7)}`);
  return `${whole.slice(0, 3)}-${whole.slice(3, 7)}-${whole.slice(7, 14)}-${whole.slice(14)}`;
}

export function taiwaneseId(r: Random): string {
  const letter = r.of(UPPER, 1);
  const number = 'ABCDEFGHJKLMNPQRSTUVXYWZIO'.indexOf(letter) + 10;
  const body = `${r.between(1, 2)}${r.of(DIGITS, 7)}`;
  const sum = Math.floor(number / 10) + (number % 10) * 9 + weighted(body, [8, 7, 6, 5, 4, 3, 2, 1]);
  return `${letter}${body}${(10 - (sum % 10)) % 10}`;
}
