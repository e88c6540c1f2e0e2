/** Numbers by which authorities of further countries know a person or a firm, with their right checks, and what they count as. */
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { withLuhn } from '../../../values.js';

const two = (value: number): string => String(value).padStart(2, '0');
const dot = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
const repeated = (weights: readonly number[], length: number): readonly number[] =>
  Array.from({ length }, (_, at) => weights[at % weights.length] ?? 1);
const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Draws until the check is one digit, as authorities do. */
function checked(draw: () => string, check: (digits: string) => number): string {
  for (;;) {
    const digits = draw();
    const last = check(digits);
    if (last >= 0 && last < 10) return `${digits}${last}`;
  }
}
const patterned = (random: Random, pattern: string, check: (digits: string) => number): string =>
  checked(() => ofPattern(random, pattern), check);

const date = (random: Random) => ({
  yy: two(random.between(50, 99)),
  mm: two(random.between(1, 12)),
  dd: two(random.between(1, 28)),
});
const yymmdd = (random: Random): string => {
  const { yy, mm, dd } = date(random);
  return yy + mm + dd;
};
const ddmmyy = (random: Random): string => {
  const { yy, mm, dd } = date(random);
  return dd + mm + yy;
};

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
  return checked(() => checked(() => ddmmyy(random) + ofPattern(random, '{d3}'), first), second);
}

function singapore(random: Random): string {
  const digits = ofPattern(random, '{d7}');
  return `S${digits}${'JZIHGFEDCBA'[dot(digits, [2, 7, 6, 5, 4, 3, 2]) % 11] ?? ''}`;
}

function hongKong(random: Random): string {
  const letter = random.of('ABCDGHKPRVYZ', 1);
  const digits = ofPattern(random, '{d6}');
  const sum = 36 * 9 + (letter.charCodeAt(0) - 55) * 8 + dot(digits, [7, 6, 5, 4, 3, 2]);
  const check = modulo(11 - (sum % 11), 11);
  return `${letter}${digits}(${check === 10 ? 'A' : check})`;
}

function taiwan(random: Random): string {
  const letter = random.of('ABCDEFGH', 1);
  const area = letter.charCodeAt(0) - 55;
  const digits = `${random.between(1, 2)}${ofPattern(random, '{d7}')}`;
  const sum = Math.floor(area / 10) + (area % 10) * 9 + dot(digits, [8, 7, 6, 5, 4, 3, 2, 1]);
  return `${letter}${digits}${modulo(10 - (sum % 10), 10)}`;
}

function irish(random: Random): string {
  const digits = ofPattern(random, '{n1}{d6}');
  return `${digits}${'WABCDEFGHIJKLMNOPQRSTUV'[(dot(digits, [8, 7, 6, 5, 4, 3, 2]) + 9) % 23] ?? ''}A`;
}

function cnpj(random: Random): string {
  const check = (digits: string): number => {
    const weights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2].slice(13 - digits.length);
    const rest = dot(digits, weights) % 11;
    return rest < 2 ? 0 : 11 - rest;
  };
  const base = `${ofPattern(random, '{n1}{d7}')}0001`;
  const first = base + String(check(base));
  return `${first}${check(first)}`.replace(/(\d\d)(\d{3})(\d{3})(\d{4})(\d\d)/, '$1.$2.$3/$4-$5');
}

const iranian = (digits: string): number => {
  const rest = dot(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return rest < 2 ? rest : 11 - rest;
};

/** Germany: one digit stands twice in the first ten. */
function steuerId(random: Random): string {
  const digits = [...'0123456789'].map((digit) => ({ digit, at: random.between(0, 1e6) }));
  const shuffled = digits.sort((a, b) => a.at - b.at).map(({ digit }) => digit);
  const ten = [...shuffled.slice(0, 9), shuffled[4] ?? ''].join('').replace(/^0(.)/, '$10');
  return `${ten}${iso11x10(ten)}`;
}

export const AUTHORITIES = {
  dk: ['national_id', (r) => `${ddmmyy(r)}-${ofPattern(r, '{d4}')}`],
  no: ['national_id', norwegian],
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
  il: ['national_id', (r) => withLuhn(ofPattern(r, '3{d7}'))],
  kr: [
    'national_id',
    (r) =>
      checked(
        () => `${yymmdd(r)}${r.between(1, 2)}${ofPattern(r, '{d5}')}`,
        (d) => modulo(11 - (dot(d, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11), 10),
      ).replace(/^(\d{6})/, '$1-'),
  ],
  jp: [
    'national_id',
    (r) =>
      patterned(r, '{n1}{d10}', (d) => {
        const rest = dot(d, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
        return rest < 2 ? 0 : 11 - rest;
      }),
  ],
  sg: ['national_id', singapore],
  my: ['national_id', (r) => `${yymmdd(r)}-${r.pick(['01', '08', '10', '14'])}-${ofPattern(r, '{d4}')}`],
  th: [
    'national_id',
    (r) =>
      patterned(r, '3{d11}', (d) => modulo(11 - (dot(d, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11), 10)).replace(
        /(\d)(\d{4})(\d{5})(\d\d)(\d)/,
        '$1-$2-$3-$4-$5',
      ),
  ],
  id: ['national_id', (r) => ofPattern(r, `${r.pick(['3273', '3578', '3404'])}0{n1}${ddmmyy(r)}000{n1}`)],
  hk: ['national_id', hongKong],
  tw: ['national_id', taiwan],
  ar: [
    'tax_id',
    (r) =>
      patterned(r, '20{n1}{d7}', (d) => {
        const check = modulo(11 - (dot(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), 11);
        return check;
      }).replace(/(\d\d)(\d{8})(\d)/, '$1-$2-$3'),
  ],
  pe: ['tax_id', (r) => patterned(r, '10{d8}', (d) => modulo(11 - (dot(d, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11), 10))],
  ec: ['national_id', (r) => withLuhn(ofPattern(r, '17{n1}{d6}').replace(/^17[6-9]/, '173'))],
  brFirm: ['tax_id', cnpj],
  ng: ['national_id', (r) => ofPattern(r, '22{d9}')],
  ke: ['tax_id', (r) => ofPattern(r, 'A00{d7}{u1}')],
  ae: [
    'national_id',
    (r) =>
      withLuhn(`784${r.between(1950, 2004)}${ofPattern(r, '{d7}')}`).replace(
        /(\d{3})(\d{4})(\d{7})(\d)/,
        '$1-$2-$3-$4',
      ),
  ],
  sa: ['national_id', (r) => withLuhn(ofPattern(r, '1{d8}'))],
  eg: ['national_id', (r) => `2${yymmdd(r)}${two(r.between(1, 27))}${ofPattern(r, '{d5}')}`],
  ir: ['national_id', (r) => patterned(r, '0{n1}{d7}', iranian)],
  nz: [
    'tax_id',
    (r) =>
      patterned(r, '1{d7}', (d) => modulo(11 - (dot(d, [3, 2, 7, 6, 5, 4, 3, 2]) % 11), 11)).replace(
        /(\d{3})(\d{3})(\d{3})/,
        '$1-$2-$3',
      ),
  ],
  inPan: ['tax_id', (r) => ofPattern(r, '{u3}P{u1}{d4}{u1}')],
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
  itVat: ['vat', (r) => `IT${withLuhn(ofPattern(r, '0{d9}'))}`],
  siren: ['company_id', (r) => withLuhn(ofPattern(r, '{n1}{d7}'))],
  abn: [
    'company_id',
    (r) => {
      for (;;) {
        const digits = ofPattern(r, '{n1}{d10}');
        const weighed = `${Number(digits[0]) - 1}${digits.slice(1)}`;
        if (dot(weighed, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) % 89 === 0)
          return digits.replace(/(\d\d)(\d{3})(\d{3})(\d{3})/, '$1 $2 $3 $4');
      }
    },
  ],
  medicare: [
    'insurance_id',
    (r) => {
      const digits = ofPattern(r, '2{d7}');
      return `${digits}${dot(digits, [1, 3, 7, 9, 1, 3, 7, 9]) % 10}1`.replace(/(\d{4})(\d{5})(\d)/, '$1 $2 $3');
    },
  ],
  mbi: [
    'insurance_id',
    (r) =>
      `${r.between(1, 9)}${r.of('ACDEFGHJKMNPQRTUVWXY', 1)}${r.of('ACDEFGHJKMNPQRTUVWXY0123456789', 1)}${r.between(0, 9)}-${r.of('ACDEFGHJKMNPQRTUVWXY', 1)}${r.of('ACDEFGHJKMNPQRTUVWXY0123456789', 1)}${r.between(0, 9)}-${r.of('ACDEFGHJKMNPQRTUVWXY', 2)}${ofPattern(r, '{d2}')}`,
  ],
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

export type Authority = keyof typeof AUTHORITIES;
