/** Numbers of authorities and of trade, with their right checks. */
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { iban, withLuhn } from '../../values.js';

const dot = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);

/** Draws until the check is a single digit, as authorities do. */
function checked(random: Random, pattern: string, check: (digits: string) => number): string {
  for (;;) {
    const digits = ofPattern(random, pattern);
    const last = check(digits);
    if (last >= 0 && last < 10) return digits + String(last);
  }
}

const two = (value: number): string => String(value).padStart(2, '0');
const day = (random: Random): string =>
  `${two(random.between(50, 99))}${two(random.between(1, 12))}${two(random.between(1, 28))}`;

/** Brazil: two checks, each by falling weights. */
function cpf(random: Random): string {
  const digit = (digits: string): string => {
    const rest =
      (dot(
        digits,
        [...digits].map((_, at) => digits.length + 1 - at),
      ) *
        10) %
      11;
    return String(rest % 10);
  };
  const base = ofPattern(random, '{n1}{d8}');
  const first = base + digit(base);
  const all = first + digit(first);
  return all.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, '$1.$2.$3-$4');
}

/** India: the dihedral group of Verhoeff. */
function aadhaar(random: Random): string {
  const turn = (a: number, b: number): number =>
    a < 5 ? (b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5)) : b < 5 ? 5 + ((a - b + 5) % 5) : (a - b + 5) % 5;
  const shuffle = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  const permuted = (value: number, times: number): number => {
    let out = value;
    for (let at = 0; at < times % 8; at += 1) out = shuffle[out] ?? 0;
    return out;
  };
  const base = ofPattern(random, '{n1}{d10}').replace(/^1/, '4');
  const sum = [...base].reverse().reduce((total, digit, at) => turn(total, permuted(Number(digit), at + 1)), 0);
  const last = [0, 4, 3, 2, 1, 5, 6, 7, 8, 9][sum] ?? 0;
  return `${base}${last}`.replace(/(\d{4})(\d{4})(\d{4})/, '$1 $2 $3');
}

const SIGNS_MX = '0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ';

/** Mexico: CURP. */
function curp(random: Random): string {
  const rare = 'BCDFGHJKLM';
  const name = `${random.of(rare, 1)}${random.of('AEIO', 1)}${random.of(rare, 2)}`;
  const base = `${name}${day(random)}${random.of('HM', 1)}DF${random.of(rare, 3)}0`;
  const sum = [...base].reduce((total, sign, at) => total + SIGNS_MX.indexOf(sign) * (18 - at), 0);
  return `${base}${(10 - (sum % 10)) % 10}`;
}

const LETTERS_ES = 'TRWAGMYFPDXBNJZSQVHLCKE';
const LETTERS_FI = '0123456789ABCDEFHJKLMNPRSTUVWXY';

export const ID_MAKERS = {
  /** Spain: DNI. */
  es: (r: Random) => {
    const base = ofPattern(r, '{n1}{d7}');
    return base + (LETTERS_ES[Number(base) % 23] ?? '');
  },
  /** Poland: PESEL. */
  pl: (r: Random) => checked(r, `${day(r)}{d4}`, (d) => (10 - (dot(d, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10),
  /** Netherlands: BSN. */
  nl: (r: Random) => checked(r, '{n1}{d7}', (d) => dot(d, [9, 8, 7, 6, 5, 4, 3, 2]) % 11),
  /** Finland: personal identity code. */
  fi: (r: Random) => {
    const d = day(r);
    const born = d.slice(4) + d.slice(2, 4) + d.slice(0, 2);
    const serial = String(r.between(2, 899)).padStart(3, '0');
    return `${born}-${serial}${LETTERS_FI[Number(born + serial) % 31] ?? ''}`;
  },
  /** Sweden: personnummer. */
  se: (r: Random) => withLuhn(`${day(r)}${ofPattern(r, '{d3}')}`).replace(/^(\d{6})/, '$1-'),
  /** Belgium: national register number. */
  be: (r: Random) => {
    const base = `${day(r)}${ofPattern(r, '{d3}')}`;
    return `${base}${two(97 - (Number(base) % 97))}`.replace(/(\d\d)(\d\d)(\d\d)(\d{3})(\d\d)/, '$1.$2.$3-$4.$5');
  },
  /** France: NIR. */
  fr: (r: Random) => {
    const base = `${r.between(1, 2)}${two(r.between(50, 99))}${two(r.between(1, 12))}${two(r.between(10, 89))}${ofPattern(r, '{d6}')}`;
    return base + two(97 - Number(BigInt(base) % 97n));
  },
  /** South Africa. */
  za: (r: Random) => withLuhn(`${day(r)}${ofPattern(r, '{d4}')}08`),
  /** Canada: SIN. */
  ca: (r: Random) =>
    withLuhn(ofPattern(r, '{n1}{d7}').replace(/^[89]/, '5')).replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3'),
  /** Türkiye. */
  tr: (r: Random) => {
    const base = ofPattern(r, '{n1}{d8}');
    const odd = dot(base, [1, 0, 1, 0, 1, 0, 1, 0, 1]);
    const even = dot(base, [0, 1, 0, 1, 0, 1, 0, 1, 0]);
    const tenth = (((odd * 7 - even) % 10) + 10) % 10;
    return `${base}${tenth}${(odd + even + tenth) % 10}`;
  },
  /** Australia: TFN. */
  au: (r: Random) => {
    for (;;) {
      const digits = ofPattern(r, '{n1}{d8}');
      if (dot(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 === 0)
        return digits.replace(/(\d{3})(\d{3})(\d{3})/, '$1 $2 $3');
    }
  },
  us: (r: Random) => `${r.between(101, 665)}-${r.between(10, 99)}-${r.between(1000, 9999)}`,
  gb: (r: Random) => `${r.of('CEGHJKLMNPRS', 1)}${r.of('CEHJKLMPRS', 1)}${ofPattern(r, '{d6}')}${r.of('ABCD', 1)}`,
  /** China: resident identity number. */
  cn: (r: Random) => {
    const base = `4103${ofPattern(r, '{d2}')}19${day(r)}${ofPattern(r, '{d3}')}`;
    return base + ('10X98765432'[dot(base, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11] ?? '');
  },
  /** Chile: RUT. */
  cl: (r: Random) => {
    const base = String(r.between(7_000_000, 24_000_000));
    const sum = [...base].reverse().reduce((total, digit, at) => total + Number(digit) * (2 + (at % 6)), 0);
    return `${base}-${'0K987654321'[sum % 11] ?? ''}`;
  },
  br: cpf,
  in: aadhaar,
  mx: curp,
} as const satisfies Readonly<Record<string, (random: Random) => string>>;

export type IdCountry = keyof typeof ID_MAKERS;

const IBANS: Readonly<Record<string, string>> = {
  FR: '30006000011{d10}89',
  NL: 'INGB{d10}',
  GB: 'BARC20{d12}',
  ES: '2100{d16}',
  BE: '{d12}',
  PL: '1090{d20}',
  AT: '2011{d12}',
};

export const ibanOf = (random: Random): string => {
  const country = random.pick(Object.keys(IBANS));
  return iban(country, ofPattern(random, IBANS[country] ?? ''));
};

/** What letters from A to Z are worth; blanks stand for those that are not used. */
const VIN_WORTH = '12345678 12345 7 923456789';

/** A vehicle number of North America, with its check in the ninth place. */
export function vin(random: Random): string {
  const letters = 'ABCDEFGHJKLMNPRSTUVWXYZ';
  const worth = (sign: string): number =>
    /\d/.test(sign) ? Number(sign) : Number(VIN_WORTH[sign.charCodeAt(0) - 65] ?? '0');
  const body = `1FT${random.of(letters, 2)}${ofPattern(random, '{d3}')}0${random.of(letters, 2)}${ofPattern(random, '{d6}')}`;
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const rest = weights.reduce((sum, weight, at) => sum + weight * worth(body[at] ?? '0'), 0) % 11;
  return `${body.slice(0, 8)}${rest === 10 ? 'X' : rest}${body.slice(9)}`;
}

/** NHS number: eleven less the weighted sum. */
export const nhs = (random: Random): string =>
  checked(random, '{n1}{d8}', (d) => (11 - (dot(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11).replace(
    /(\d{3})(\d{3})(\d{4})/,
    '$1 $2 $3',
  );

/** A prescriber's number in the United States. */
export const npi = (random: Random): string => withLuhn(`80840${ofPattern(random, '1{d8}')}`).slice(5);

/** A routing number of a bank in the United States. */
export const aba = (random: Random): string =>
  checked(random, '0{n1}{d6}', (d) => (10 - (dot(d, [3, 7, 1, 3, 7, 1, 3, 7]) % 10)) % 10);
