/** Numbers by which authorities of the other continents know a person or a firm, with their right checks. */
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { withLuhn } from '../../../values.js';
import { checked, ddmmyy, dot, modulo, patterned, two, yymmdd } from './checks.js';

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

/** Brazil: two checks by falling weights. */
function cpf(random: Random): string {
  const check = (digits: string): number => {
    const weights = Array.from({ length: digits.length }, (_, at) => digits.length + 1 - at);
    return ((dot(digits, weights) * 10) % 11) % 10;
  };
  const base = ofPattern(random, '{n1}{d8}');
  const first = base + String(check(base));
  return `${first}${check(first)}`.replace(/(\d{3})(\d{3})(\d{3})(\d\d)/, '$1.$2.$3-$4');
}

const iranian = (digits: string): number => {
  const rest = dot(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return rest < 2 ? rest : 11 - rest;
};

export const OVERSEAS = {
  il: ['national_id', (r) => withLuhn(ofPattern(r, '3{d7}'))],
  kr: [
    'national_id',
    (r) =>
      checked(
        () => `${yymmdd(r)}${r.between(1, 2)}${ofPattern(r, '0{d4}')}`,
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
  cpf: ['national_id', cpf],
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
  abn: [
    'company_id',
    (r) => {
      for (;;) {
        const digits = r.between(2, 9) + ofPattern(r, '{d10}');
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
} as const satisfies Readonly<Record<string, readonly [type: string, make: (random: Random) => string]>>;
