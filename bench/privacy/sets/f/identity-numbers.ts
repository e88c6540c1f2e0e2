/** Numbers that states give to people, with their check digits; the form in which records of the country write them. */
import { ofPattern } from '../../patterns.js';
import { DIGITS, type Random, UPPER } from '../../random.js';
import { withLuhn } from '../../values.js';

export interface Born {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly given: string;
  readonly family: string;
}

const two = (number: number): string => String(number % 100).padStart(2, '0');
const weighed = (digits: string, weights: readonly number[]): number =>
  [...digits].reduce((sum, digit, place) => sum + Number(digit) * (weights[place] ?? 0), 0);
/** Draws until the maker gives one whose check digit exists. */
function drawn(make: () => string | undefined): string {
  for (let tries = 0; tries < 200; tries += 1) {
    const made = make();
    if (made !== undefined) return made;
  }
  throw new Error('no number with a check digit');
}

const VERHOEFF_D = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const VERHOEFF_P = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];
const VERHOEFF_INVERSE = '0432156789';
function withVerhoeff(digits: string): string {
  const check = [...digits].reverse().reduce((state, digit, place) => {
    const moved = Number(VERHOEFF_P[(place + 1) % 8]?.[Number(digit)]);
    return Number(VERHOEFF_D[state]?.[moved]);
  }, 0);
  return digits + VERHOEFF_INVERSE[check];
}

const CF_ODD = [1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23];
const codeOfName = (name: string): string => {
  const letters = name
    .normalize('NFD')
    .toUpperCase()
    .replace(/[^A-Z]/g, '');
  return `${letters.replace(/[AEIOU]/g, '')}${letters.replace(/[^AEIOU]/g, '')}XXX`.slice(0, 3);
};
function codiceFiscale(r: Random, { year, month, day, given, family }: Born): string {
  const place = r.pick(['F205', 'H501', 'D548', 'B963', 'L219', 'A944']);
  const sexed = day + (r.chance(0.5) ? 40 : 0);
  const code = `${codeOfName(family)}${codeOfName(given)}${two(year)}${'ABCDEHLMPRST'[month - 1]}${two(sexed)}${place}`;
  const sum = [...code].reduce((total, character, at) => {
    const value = /\d/.test(character) ? Number(character) : character.charCodeAt(0) - 65;
    return total + (at % 2 === 0 ? (CF_ODD[value] ?? 0) : value);
  }, 0);
  return code + UPPER[sum % 26];
}

function steuerId(r: Random): string {
  const digits = `${r.between(1, 9)}${r.of(DIGITS, 9)}`;
  const rest = [...digits].reduce((product, digit) => {
    const sum = (Number(digit) + product) % 10 || 10;
    return (sum * 2) % 11;
  }, 10);
  return `${digits}${(11 - rest) % 10}`;
}

function tcKimlik(r: Random): string {
  const d = [...`${r.between(1, 9)}${r.of(DIGITS, 8)}`].map(Number);
  const at = (places: readonly number[]): number => places.reduce((sum, place) => sum + (d[place] ?? 0), 0);
  const tenth = (((at([0, 2, 4, 6, 8]) * 7 - at([1, 3, 5, 7])) % 10) + 10) % 10;
  return `${d.join('')}${tenth}${(at([0, 1, 2, 3, 4, 5, 6, 7, 8]) + tenth) % 10}`;
}

function cpf(r: Random): string {
  const digits = r.of(DIGITS, 9);
  const check = (text: string): number => {
    const rest =
      weighed(
        text,
        Array.from({ length: text.length }, (_, at) => text.length + 1 - at),
      ) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const first = `${digits}${check(digits)}`;
  return `${first}${check(first)}`.replace(/(\d{3})(\d{3})(\d{3})(\d{2})/, r.chance(0.5) ? '$1.$2.$3-$4' : '$1$2$3$4');
}

/** NHS number of England: ten digits, modulo 11. */
export const nhsNumber = (r: Random): string =>
  drawn(() => {
    const digits = `${r.pick(['4', '6', '7'])}${r.of(DIGITS, 8)}`;
    const check = (11 - (weighed(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    return check === 10 ? undefined : `${digits}${check}`.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3');
  });

const makers: Readonly<Record<string, (r: Random, born: Born) => string>> = {
  US: (r) => `${r.between(101, 665)}-${two(r.between(10, 99))}-${r.between(1000, 9999)}`,
  GB: (r) => ofPattern(r, r.pick(['JN{d6}B', 'TK {d2} {d2} {d2} C', 'SH{d6}A'])),
  IE: (r) => {
    const digits = r.of(DIGITS, 7);
    return `${digits}${'WABCDEFGHIJKLMNOPQRSTUV'[(weighed(digits, [8, 7, 6, 5, 4, 3, 2]) + 9) % 23]}A`;
  },
  FR: (r, { year, month }) => {
    const body = `${r.between(1, 2)}${two(year)}${two(month)}${two(r.between(10, 95))}${ofPattern(r, '{d3}{d3}')}`;
    const key = two(97 - Number(BigInt(body) % 97n));
    return r.chance(0.5) ? body + key : `${body.replace(/(.)(..)(..)(..)(...)(...)/, '$1 $2 $3 $4 $5 $6')} ${key}`;
  },
  DE: steuerId,
  NL: (r) =>
    drawn(() => {
      const digits = `${r.between(1, 9)}${r.of(DIGITS, 7)}`;
      const check = weighed(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
      return check === 10 ? undefined : `${digits}${check}`;
    }),
  BE: (r, { year, month, day }) => {
    const body = `${two(year)}${two(month)}${two(day)}${r.between(100, 997)}`;
    const check = two(97 - (Number(year >= 2000 ? `2${body}` : body) % 97));
    return `${body}${check}`.replace(/(..)(..)(..)(...)(..)/, '$1.$2.$3-$4.$5');
  },
  ES: (r) => {
    const number = r.between(10000000, 99999999);
    return `${number}${'TRWAGMYFPDXBNJZSQVHLCKE'[number % 23]}`;
  },
  IT: codiceFiscale,
  PT: (r) => {
    const digits = `2${r.of(DIGITS, 7)}`;
    const rest = weighed(digits, [9, 8, 7, 6, 5, 4, 3, 2]) % 11;
    return `${digits}${rest < 2 ? 0 : 11 - rest}`;
  },
  PL: (r, { year, month, day }) => {
    const digits = `${two(year)}${two(month + (year >= 2000 ? 20 : 0))}${two(day)}${r.of(DIGITS, 4)}`;
    return `${digits}${(10 - (weighed(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]) % 10)) % 10}`;
  },
  SE: (r, { year, month, day }) => {
    const checked = withLuhn(`${two(year)}${two(month)}${two(day)}${r.of(DIGITS, 3)}`);
    return `${r.chance(0.5) ? String(year).slice(0, 2) : ''}${checked.slice(0, 6)}-${checked.slice(6)}`;
  },
  DK: (r, { year, month, day }) => `${two(day)}${two(month)}${two(year)}-${r.of(DIGITS, 4)}`,
  NO: (r, { year, month, day }) =>
    drawn(() => {
      const digits = `${two(day)}${two(month)}${two(year)}${r.of(DIGITS, 3)}`;
      const first = (11 - (weighed(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]) % 11)) % 11;
      const second = (11 - (weighed(`${digits}${first}`, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return first === 10 || second === 10 ? undefined : `${digits}${first}${second}`;
    }),
  FI: (r, { year, month, day }) => {
    const birth = `${two(day)}${two(month)}${two(year)}`;
    const number = r.between(100, 899);
    const check = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(`${birth}${number}`) % 31];
    return `${birth}${year >= 2000 ? 'A' : '-'}${number}${check}`;
  },
  CZ: (r, { year, month, day }) => {
    const body = `${two(year)}${two(month + (r.chance(0.5) ? 50 : 0))}${two(day)}${r.of(DIGITS, 3)}`;
    return `${body}${(Number(body) % 11) % 10}`.replace(/(\d{6})/, '$1/');
  },
  RO: (r, { year, month, day }) => {
    const sex = (year >= 2000 ? 5 : 1) + r.between(0, 1);
    const body = `${sex}${two(year)}${two(month)}${two(day)}${two(r.between(1, 40))}${r.between(100, 999)}`;
    const rest = weighed(body, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
    return `${body}${rest === 10 ? 1 : rest}`;
  },
  GR: (r) => {
    const digits = `1${r.of(DIGITS, 7)}`;
    return `${digits}${(weighed(digits, [256, 128, 64, 32, 16, 8, 4, 2]) % 11) % 10}`;
  },
  CH: (r) => {
    const digits = `756${r.of(DIGITS, 9)}`;
    const check = (10 - (weighed(digits, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3]) % 10)) % 10;
    return `${digits}${check}`.replace(/(...)(....)(....)(..)/, '$1.$2.$3.$4');
  },
  TR: tcKimlik,
  IN: (r) =>
    r.chance(0.6)
      ? withVerhoeff(`${r.between(2, 9)}${r.of(DIGITS, 10)}`).replace(/(....)(....)(....)/, '$1 $2 $3')
      : ofPattern(r, '{u3}P{u1}{d4}{u1}'),
  PK: (r) => ofPattern(r, '3{d4}-{d7}-{d1}'),
  NG: (r) => ofPattern(r, '{n1}{d10}'),
  KE: (r) => ofPattern(r, '{n1}{d7}'),
  ZA: (r, { year, month, day }) => withLuhn(`${two(year)}${two(month)}${two(day)}${r.of(DIGITS, 4)}08`),
  AE: (r, { year }) => withLuhn(`784${year}${r.of(DIGITS, 7)}`).replace(/(...)(....)(.{7})(.)/, '$1-$2-$3-$4'),
  IL: (r) => withLuhn(`${r.between(1, 3)}${r.of(DIGITS, 7)}`),
  JP: (r) => {
    const digits = r.of(DIGITS, 11);
    const rest = weighed([...digits].reverse().join(''), [2, 3, 4, 5, 6, 7, 2, 3, 4, 5, 6]) % 11;
    return `${digits}${rest <= 1 ? 0 : 11 - rest}`.replace(/(....)(....)(....)/, '$1 $2 $3');
  },
  KR: (r, { year, month, day }) => {
    const digits = `${two(year)}${two(month)}${two(day)}${year >= 2000 ? 3 : 1}${r.of(DIGITS, 5)}`;
    const check = (11 - (weighed(digits, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10;
    return `${digits.slice(0, 6)}-${digits.slice(6)}${check}`;
  },
  CN: (r, { year, month, day }) => {
    const digits = `${r.pick(['320508', '530102', '310115'])}${year}${two(month)}${two(day)}${r.of(DIGITS, 3)}`;
    return digits + '10X98765432'[weighed(digits, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
  },
  SG: (r) => {
    const digits = `${r.pick(['7', '8', '9'])}${r.of(DIGITS, 6)}`;
    return `S${digits}${'JZIHGFEDCBA'[weighed(digits, [2, 7, 6, 5, 4, 3, 2]) % 11]}`;
  },
  BR: cpf,
  MX: (r, { year, month, day, given, family }) =>
    `${codeOfName(family).slice(0, 2)}${codeOfName(given).slice(0, 2)}${two(year)}${two(month)}${two(day)}${r.pick(['H', 'M'])}${r.pick(['JC', 'YN', 'CL'])}${ofPattern(r, '{u3}0{d1}')}`,
  AR: (r) =>
    drawn(() => {
      const digits = `${r.pick(['20', '27'])}${r.between(20, 44)}${r.of(DIGITS, 6)}`;
      const check = (11 - (weighed(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
      return check === 10 ? undefined : `${digits.slice(0, 2)}-${digits.slice(2)}-${check}`;
    }),
  CL: (r) => {
    const digits = String(r.between(8000000, 24999999)).padStart(8, '0');
    const rest = 11 - (weighed(digits, [3, 2, 7, 6, 5, 4, 3, 2]) % 11);
    const check = rest === 11 ? '0' : rest === 10 ? 'K' : String(rest);
    return `${Number(digits)}-${check}`;
  },
  CO: (r) => ofPattern(r, '1.0{d2}.{d3}.{d3}'),
  VN: (r, { year }) => `0${r.between(10, 92)}${year >= 2000 ? 2 : 0}${two(year)}${r.of(DIGITS, 6)}`,
  ID: (r, { year, month, day }) => `3573${r.of(DIGITS, 2)}${two(day)}${two(month)}${two(year)}${r.of(DIGITS, 4)}`,
  PH: (r) => ofPattern(r, '{d3}-{d3}-{d3}-000'),
  AU: (r) =>
    drawn(() => {
      const digits = `${r.between(1, 9)}${r.of(DIGITS, 8)}`;
      if (weighed(digits, [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 !== 0) return undefined;
      return digits.replace(/(...)(...)(...)/, '$1 $2 $3');
    }),
  NZ: (r) => ofPattern(r, '1{n1}{d1}-{d3}-{d3}'),
  CA: (r) => withLuhn(`${r.between(1, 7)}${r.of(DIGITS, 7)}`).replace(/(...)(...)(...)/, '$1 $2 $3'),
  UA: (r) => ofPattern(r, '3{d9}'),
};

/** The number under which the state knows a person; a plain one where the country has no maker. */
export const identityNumber = (country: string, r: Random, born: Born): string =>
  makers[country]?.(r, born) ?? ofPattern(r, '{n1}{d8}');
