/** Numbers by which authorities of Europe know a person or a firm, with their right checks, and what they count as. */
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { withLuhn } from '../../../values.js';
import { checked, date, ddmmyy, dot, modulo, patterned, repeated, two, yymmdd } from './checks.js';

/** The recurrent check of ISO 7064 with modulus 10 and 11. */
const iso11x10 = (digits: string): number => {
  const rest = [...digits].reduce((carry, digit) => {
    const sum = (carry + Number(digit)) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return (11 - rest) % 10;
};

/** The two rounds of the Baltic states. */
const baltic = (digits: string): number => {
  const first = dot(digits, [1, 2, 3, 4, 5, 6, 7, 8, 9, 1]) % 11;
  if (first < 10) return first;
  const second = dot(digits, [3, 4, 5, 6, 7, 8, 9, 1, 2, 3]) % 11;
  return second < 10 ? second : 0;
};

function codiceFiscale(random: Random): string {
  const consonants = 'BCDFGLMNPRSTVZ';
  const { yy, mm, dd } = date(random);
  const month = 'ABCDEHLMPRST'[Number(mm) - 1] ?? 'A';
  const base = `${random.of(consonants, 6)}${yy}${month}${dd}${random.of('ADFGHL', 1)}${ofPattern(random, '{d3}')}`;
  const odd = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
  const sum = [...base].reduce((total, sign, at) => {
    const value = /\d/.test(sign) ? Number(sign) : sign.charCodeAt(0) - 65;
    return total + (at % 2 === 0 ? (odd[value] ?? 0) : value);
  }, 0);
  return base + String.fromCharCode(65 + (sum % 26));
}

/** Norway: two checks, each modulo 11. */
function norwegian(random: Random): string {
  const first = (d: string): number => modulo(11 - (dot(d, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11), 11);
  const second = (d: string): number => modulo(11 - (dot(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), 11);
  return checked(
    () => checked(() => `${ddmmyy(random)}${random.between(0, 4)}${ofPattern(random, '{d2}')}`, first),
    second,
  );
}

function irish(random: Random): string {
  const digits = ofPattern(random, '{n1}{d6}');
  return `${digits}${'WABCDEFGHIJKLMNOPQRSTUV'[(dot(digits, [8, 7, 6, 5, 4, 3, 2]) + 9) % 23] ?? ''}A`;
}

/** Germany: one digit stands twice in the first ten. */
function steuerId(random: Random): string {
  const digits = [...'0123456789'].map((digit) => ({ digit, at: random.between(0, 1e6) }));
  const shuffled = digits.sort((a, b) => a.at - b.at).map(({ digit }) => digit);
  const ten = [...shuffled.slice(0, 9), shuffled[4] ?? ''].join('').replace(/^0(.)/, '$10');
  return `${ten}${iso11x10(ten)}`;
}

export const EUROPEAN = {
  dk: ['national_id', (r) => `${ddmmyy(r)}-${r.between(0, 3)}${ofPattern(r, '{d3}')}`],
  no: ['national_id', norwegian],
  se: ['national_id', (r) => withLuhn(`${yymmdd(r)}${ofPattern(r, '{d3}')}`).replace(/^(\d{6})/, '$1-')],
  is: [
    'national_id',
    (r) =>
      `${checked(
        () => ddmmyy(r) + ofPattern(r, '{d2}'),
        (d) => modulo(11 - (dot(d, [3, 2, 7, 6, 5, 4, 3, 2]) % 11), 11),
      )}9`.replace(/^(\d{6})/, '$1-'),
  ],
  it: ['national_id', codiceFiscale],
  pt: [
    'tax_id',
    (r) =>
      patterned(r, '2{d7}', (d) => {
        const rest = dot(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
        return rest < 2 ? 0 : 11 - rest;
      }),
  ],
  gr: ['tax_id', (r) => patterned(r, '1{d7}', (d) => (dot(d, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10)],
  ro: [
    'national_id',
    (r) =>
      checked(
        () => `${r.between(1, 2)}${yymmdd(r)}${two(r.between(1, 46))}${ofPattern(r, '{d3}')}`,
        (d) => {
          const rest = dot(d, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
          return rest === 10 ? 1 : rest;
        },
      ),
  ],
  bg: [
    'national_id',
    (r) =>
      checked(
        () => yymmdd(r) + ofPattern(r, '{d3}'),
        (d) => (dot(d, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10,
      ),
  ],
  hr: ['national_id', (r) => patterned(r, '{n1}{d9}', iso11x10)],
  cz: [
    'national_id',
    (r) =>
      checked(
        () => yymmdd(r) + ofPattern(r, '{d3}'),
        (d) => modulo(11 - (Number(`${d}0`) % 11), 11),
      ).replace(/^(\d{6})/, '$1/'),
  ],
  hu: ['national_id', (r) => patterned(r, '{n1}{d7}', (d) => dot(d, repeated([3, 7], 8)) % 10)],
  ie: ['national_id', irish],
  ch: [
    'national_id',
    (r) =>
      patterned(r, '756{d9}', (d) => modulo(10 - (dot(d, repeated([1, 3], 12)) % 10), 10)).replace(
        /(\d{3})(\d{4})(\d{4})(\d\d)/,
        '$1.$2.$3.$4',
      ),
  ],
  at: [
    'national_id',
    (r) => {
      for (;;) {
        const serial = ofPattern(r, '{n1}{d2}');
        const born = ddmmyy(r);
        const check = dot(serial + born, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11;
        if (check < 10) return `${serial}${check} ${born}`;
      }
    },
  ],
  de: ['tax_id', steuerId],
  ee: ['national_id', (r) => checked(() => `${r.between(3, 4)}${yymmdd(r)}${ofPattern(r, '{d3}')}`, baltic)],
  ua: ['tax_id', (r) => patterned(r, '3{d8}', (d) => modulo(dot(d, [-1, 5, 7, 9, 4, 6, 10, 5, 7]), 11) % 10)],
  rs: [
    'national_id',
    (r) =>
      checked(
        () => `${ddmmyy(r).slice(0, 4)}9${ofPattern(r, '{d2}')}71${ofPattern(r, '{d3}')}`,
        (d) => modulo(11 - (dot(d, [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), 11),
      ),
  ],
  lu: [
    'vat',
    (r) => {
      const base = ofPattern(r, '{n1}{d5}');
      return `LU${base}${two(Number(base) % 89)}`;
    },
  ],
  atVat: ['vat', (r) => ofPattern(r, 'ATU{d8}')],
  itVat: ['vat', (r) => `IT${withLuhn(ofPattern(r, '0{d6}0{n1}{d1}'))}`],
  siren: ['company_id', (r) => withLuhn(ofPattern(r, '{n1}{d7}'))],
  kvnr: [
    'insurance_id',
    (r) => {
      const letter = r.of('ABCDEFGHKLMPRST', 1);
      const digits = two(letter.charCodeAt(0) - 64) + ofPattern(r, '{d8}');
      const sum = [...digits].reduce((total, digit, at) => {
        const value = Number(digit) * (1 + (at % 2));
        return total + (value > 9 ? value - 9 : value);
      }, 0);
      return `${letter}${digits.slice(2)}${sum % 10}`;
    },
  ],
} as const satisfies Readonly<Record<string, readonly [type: string, make: (random: Random) => string]>>;
