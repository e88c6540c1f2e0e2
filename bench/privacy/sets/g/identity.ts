/** Identity numbers of people, each with its type and, where the country has one, its check digit. */
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { withLuhn } from '../../values.js';
import {
  baltic,
  brazilianTail,
  chileanTail,
  isMod1110,
  isTaiwanese,
  isVerhoeff,
  italianLetter,
  mexicanDigit,
  turkishTail,
  weighted,
} from './checks.js';

export interface Birth {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const two = (value: number): string => String(value % 100).padStart(2, '0');
const yymmdd = ({ year, month, day }: Birth): string => two(year) + two(month) + two(day);
const ddmmyy = ({ year, month, day }: Birth): string => two(day) + two(month) + two(year);
const daysSince = ({ year, month, day }: Birth, first: number): string =>
  String((Date.UTC(year, month - 1, day) - first) / 86_400_000).padStart(5, '0');

const DIGIT = [...'0123456789'];
const PAIRS = Array.from({ length: 100 }, (_, at) => two(at));

/** Bodies until one has a tail that passes. */
export function ended(body: () => string, tails: readonly string[], passes: (whole: string) => boolean): string {
  for (;;) {
    const start = body();
    const tail = tails.find((end) => passes(start + end));
    if (tail !== undefined) return start + tail;
  }
}
const isZero =
  (weights: readonly number[], modulus: number) =>
  (whole: string): boolean =>
    weighted(whole, weights) % modulus === 0;
const cut = (digits: string, form: string): string => {
  let at = 0;
  return form.replace(/#/g, () => digits[at++] ?? '');
};

const shuffled = (random: Random, text: string): string => {
  const left = [...text];
  return text.replace(/./g, () => left.splice(random.between(0, left.length - 1), 1)[0] ?? '');
};

type Maker = (random: Random, birth: Birth) => string;
const young = (birth: Birth): boolean => birth.year >= 2000;

/** By country: the type that the number is labelled with, and its maker. */
export const IDENTITY: Readonly<Record<string, readonly [type: string, make: Maker]>> = {
  US: ['ssn', (r) => `${r.between(101, 665)}-${two(r.between(11, 98))}-${r.between(1000, 9999)}`],
  GB: ['uk_nino', (r) => `${r.pick(['AB', 'CE', 'JK', 'PR', 'WM'])}${ofPattern(r, '{d6}')}${r.pick([...'ABCD'])}`],
  IE: [
    'ie_ppsn',
    (r) => {
      const digits = ofPattern(r, '{n1}{d6}');
      return digits + 'WABCDEFGHIJKLMNOPQRSTUV'[weighted(digits, [8, 7, 6, 5, 4, 3, 2]) % 23];
    },
  ],
  CA: ['ca_sin', (r) => cut(withLuhn(ofPattern(r, `${r.between(1, 7)}{d7}`)), '###-###-###')],
  AU: [
    'au_tfn',
    (r) =>
      cut(
        ended(() => ofPattern(r, '{n1}{d7}'), DIGIT, isZero([1, 4, 3, 7, 5, 8, 6, 9, 10], 11)),
        '### ### ###',
      ),
  ],
  NZ: [
    'nz_ird',
    (r) =>
      cut(
        ended(() => ofPattern(r, '1{d7}'), DIGIT, isZero([3, 2, 7, 6, 5, 4, 3, 2, 1], 11)),
        '###-###-###',
      ),
  ],
  DE: [
    'de_tax_id',
    (r) => {
      const pool = shuffled(r, '123456789');
      return ended(() => pool + r.pick([...pool]), DIGIT, isMod1110);
    },
  ],
  AT: [
    'at_svnr',
    (r, birth) => {
      const isRight = (whole: string): boolean => {
        const sum = weighted(whole, [3, 7, 9, 5, 8, 4, 2, 1, 6]) % 11;
        return sum === Number(whole[9]);
      };
      const whole = ended(() => ofPattern(r, '{n1}{d2}') + ddmmyy(birth), DIGIT, isRight);
      return `${whole.slice(0, 3)}${whole[9]} ${whole.slice(3, 9)}`;
    },
  ],
  CH: [
    'ch_ahv',
    (r) =>
      cut(
        ended(() => ofPattern(r, '756{d9}'), DIGIT, isZero([1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1], 10)),
        '###.####.####.##',
      ),
  ],
  FR: [
    'fr_nir',
    (r, birth) => {
      const body = `${r.between(1, 2)}${two(birth.year)}${two(birth.month)}${r.between(21, 89)}${r.between(101, 450)}${r.between(100, 480)}`;
      return `${body}${two(97 - (Number(body) % 97))}`;
    },
  ],
  BE: [
    'be_rrn',
    (r, birth) => {
      const body = `${yymmdd(birth)}${r.between(100, 997)}`;
      return cut(body + two(97 - (Number(young(birth) ? `2${body}` : body) % 97)), '##.##.##-###.##');
    },
  ],
  NL: ['nl_bsn', (r) => ended(() => ofPattern(r, '{n1}{d7}'), DIGIT, isZero([9, 8, 7, 6, 5, 4, 3, 2, -1], 11))],
  ES: [
    'es_dni',
    (r) => {
      const digits = ofPattern(r, '{n1}{d7}');
      return digits + 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(digits) % 23];
    },
  ],
  PT: ['pt_nif', (r) => ended(() => ofPattern(r, '2{d7}'), DIGIT, isZero([9, 8, 7, 6, 5, 4, 3, 2, 1], 11))],
  IT: [
    'it_codice_fiscale',
    (r, birth) => {
      const consonants = 'BCDFGLMNPRSTVZ';
      const body = `${r.of(consonants, 6)}${two(birth.year)}${'ABCDEHLMPRST'[birth.month - 1]}${two(birth.day + r.pick([0, 40]))}${r.pick(['H501', 'F205', 'L219', 'F839'])}`;
      return body + italianLetter(body);
    },
  ],
  SE: [
    'se_personnummer',
    (r, birth) =>
      `${birth.year}${withLuhn(yymmdd(birth) + ofPattern(r, '{n1}{d2}')).slice(2)}`.replace(/(.{4})$/, '-$1'),
  ],
  NO: [
    'no_fnr',
    (r, birth) =>
      ended(
        () => ddmmyy(birth) + (young(birth) ? r.between(500, 999) : r.between(100, 499)),
        PAIRS,
        (whole) =>
          isZero([3, 7, 6, 1, 8, 9, 4, 5, 2, 1], 11)(whole) && isZero([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)(whole),
      ),
  ],
  DK: [
    'dk_cpr',
    (r, birth) =>
      ended(
        () => `${ddmmyy(birth)}${young(birth) ? 4 : r.between(0, 3)}${ofPattern(r, '{d2}')}`,
        DIGIT,
        isZero([4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11),
      ).replace(/(.{4})$/, '-$1'),
  ],
  FI: [
    'fi_hetu',
    (r, birth) => {
      const own = String(r.between(102, 899));
      const letter = '0123456789ABCDEFHJKLMNPRSTUVWXY'[Number(ddmmyy(birth) + own) % 31];
      return `${ddmmyy(birth)}${young(birth) ? 'A' : '-'}${own}${letter}`;
    },
  ],
  EE: [
    'ee_isikukood',
    (r, birth) => ended(() => `${young(birth) ? 5 : 3}${yymmdd(birth)}${r.between(101, 720)}`, DIGIT, baltic),
  ],
  LT: [
    'lt_asmens_kodas',
    (r, birth) => ended(() => `${young(birth) ? 6 : 4}${yymmdd(birth)}${r.between(101, 999)}`, DIGIT, baltic),
  ],
  PL: [
    'pl_pesel',
    (r, birth) =>
      ended(
        () => `${two(birth.year)}${two(birth.month + (young(birth) ? 20 : 0))}${two(birth.day)}${ofPattern(r, '{d4}')}`,
        DIGIT,
        isZero([1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1], 10),
      ),
  ],
  CZ: [
    'cz_rodne_cislo',
    (r, birth) =>
      ended(
        () => `${two(birth.year)}${two(birth.month + r.pick([0, 50]))}${two(birth.day)}${ofPattern(r, '{d3}')}`,
        DIGIT,
        (whole) => Number(whole) % 11 === 0,
      ).replace(/(.{4})$/, '/$1'),
  ],
  HU: [
    'hu_adoazonosito',
    (r, birth) =>
      ended(
        () => `8${daysSince(birth, Date.UTC(1867, 0, 1))}${ofPattern(r, '{d3}')}`,
        DIGIT,
        (whole) => weighted(whole, [1, 2, 3, 4, 5, 6, 7, 8, 9]) % 11 === Number(whole[9]),
      ),
  ],
  RO: [
    'ro_cnp',
    (r, birth) =>
      ended(
        () => `${young(birth) ? 5 : 2}${yymmdd(birth)}${two(r.between(1, 39))}${ofPattern(r, '{n1}{d2}')}`,
        DIGIT,
        (whole) => {
          const sum = weighted(whole, [2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9]) % 11;
          return (sum === 10 ? 1 : sum) === Number(whole[12]);
        },
      ),
  ],
  BG: [
    'bg_egn',
    (r, birth) =>
      ended(
        () => `${two(birth.year)}${two(birth.month + (young(birth) ? 40 : 0))}${two(birth.day)}${ofPattern(r, '{d3}')}`,
        DIGIT,
        (whole) => (weighted(whole, [2, 4, 8, 5, 10, 9, 7, 3, 6]) % 11) % 10 === Number(whole[9]),
      ),
  ],
  HR: ['hr_oib', (r) => ended(() => ofPattern(r, '{n1}{d9}'), DIGIT, isMod1110)],
  GR: ['gr_amka', (r, birth) => withLuhn(ddmmyy(birth) + ofPattern(r, '{d4}'))],
  TR: [
    'tr_tckn',
    (r) => {
      const body = ofPattern(r, '{n1}{d8}');
      return body + turkishTail(body);
    },
  ],
  IL: ['il_teudat_zehut', (r) => withLuhn(ofPattern(r, '{n1}{d7}'))],
  UA: [
    'ua_rnokpp',
    (r, birth) =>
      ended(
        () => `${daysSince(birth, Date.UTC(1899, 11, 31))}${ofPattern(r, '{d4}')}`,
        DIGIT,
        (whole) => (weighted(whole, [-1, 5, 7, 9, 4, 6, 10, 5, 7]) % 11) % 10 === Number(whole[9]),
      ),
  ],
  IN: [
    'in_aadhaar',
    (r) =>
      cut(
        ended(() => ofPattern(r, `${r.between(2, 9)}{d10}`), DIGIT, isVerhoeff),
        '#### #### ####',
      ),
  ],
  JP: [
    'jp_my_number',
    (r) => ended(() => ofPattern(r, '{n1}{d10}'), DIGIT, isZero([6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11)),
  ],
  KR: [
    'kr_rrn',
    (r, birth) =>
      ended(
        () => `${yymmdd(birth)}${young(birth) ? 4 : 1}${ofPattern(r, '{d5}')}`,
        DIGIT,
        (whole) => (11 - (weighted(whole, [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]) % 11)) % 10 === Number(whole[12]),
      ).replace(/(.{7})$/, '-$1'),
  ],
  CN: [
    'cn_resident_id',
    (r, birth) => {
      const body = `${r.pick(['330106', '440305', '510107', '310115'])}${birth.year}${two(birth.month)}${two(birth.day)}${ofPattern(r, '{d3}')}`;
      return body + '10X98765432'[weighted(body, [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]) % 11];
    },
  ],
  TW: ['tw_id', (r) => ended(() => ofPattern(r, `{u1}${r.between(1, 2)}{d7}`), DIGIT, isTaiwanese)],
  SG: [
    'sg_nric',
    (r, birth) => {
      const digits = `${two(birth.year)}${ofPattern(r, '{d5}')}`;
      const sum = weighted(digits, [2, 7, 6, 5, 4, 3, 2]) + (young(birth) ? 4 : 0);
      return `${young(birth) ? 'T' : 'S'}${digits}${'JZIHGFEDCBA'[sum % 11]}`;
    },
  ],
  BR: [
    'br_cpf',
    (r) => {
      const body = ofPattern(r, '{n1}{d8}');
      return cut(body + brazilianTail(body), '###.###.###-##');
    },
  ],
  MX: [
    'mx_curp',
    (r, birth) => {
      const body = `${r.of('BCDFGHLMPRSTV', 1)}${r.of('AEIOU', 1)}${r.of('CDGLMPRSTV', 2)}${yymmdd(birth)}${r.pick(['H', 'M'])}${r.pick(['DF', 'JC', 'NL', 'YN'])}${r.of('CDGLMPRSTV', 3)}${young(birth) ? 'A' : '0'}`;
      return body + mexicanDigit(body);
    },
  ],
  AR: [
    'ar_cuit',
    (r) =>
      cut(
        ended(
          () => ofPattern(r, '2{n1}{d8}').replace(/^../, '27'),
          DIGIT,
          isZero([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1], 11),
        ),
        '##-########-#',
      ),
  ],
  CL: [
    'cl_rut',
    (r) => {
      const body = ofPattern(r, '1{d7}');
      return cut(body, `##.###.###-${chileanTail(body)}`);
    },
  ],
  CO: ['co_cedula', (r) => ofPattern(r, '1.0{d2}.{d3}.{d3}')],
  ZA: ['za_id', (r, birth) => withLuhn(`${yymmdd(birth)}${ofPattern(r, '{d4}')}08`)],
  TH: [
    'th_id',
    (r) =>
      cut(
        ended(
          () => ofPattern(r, `${r.between(1, 5)}{d11}`),
          DIGIT,
          (whole) => (11 - (weighted(whole, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 10 === Number(whole[12]),
        ),
        '#-####-#####-##-#',
      ),
  ],
  ID: ['id_nik', (r, birth) => `${r.pick(['327306', '357801', '517103'])}${ddmmyy(birth)}${ofPattern(r, '000{n1}')}`],
  AE: ['ae_emirates_id', (r, birth) => cut(withLuhn(`784${birth.year}${ofPattern(r, '{d7}')}`), '###-####-#######-#')],
  NG: ['ng_nin', (r) => ofPattern(r, '{n1}{d10}')],
};
