/** Numbers of banks, vehicles, devices, parcels and professions, with their right checks. */
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { withLuhn } from '../../../values.js';

const sum = (digits: string, weights: readonly number[]): number =>
  [...digits].reduce((total, digit, at) => total + Number(digit) * (weights[at % weights.length] ?? 1), 0);

/** A vehicle number whose ninth place is its check. */
function vin(random: Random): string {
  const values: Readonly<Record<string, number>> = Object.fromEntries(
    [...'ABCDEFGH']
      .map((letter, at) => [letter, at + 1] as const)
      .concat(
        [...'JKLMN'].map((letter, at) => [letter, at + 1] as const),
        [
          ['P', 7],
          ['R', 9],
        ],
        [...'STUVWXYZ'].map((letter, at) => [letter, at + 2] as const),
      ),
  );
  const body = `${random.pick(['1HG', '5YJ', 'JTD', 'KMH'])}${random.of('ABCDEFGHJKLMNPRSTUVWXYZ', 2)}${ofPattern(random, '{d3}')}0${random.of('ABCDEFGHJKLMNPRSTVWXY', 2)}${ofPattern(random, '{d6}')}`;
  const weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
  const rest =
    [...body].reduce((total, sign, at) => total + (values[sign] ?? Number(sign)) * (weights[at] ?? 0), 0) % 11;
  return `${body.slice(0, 8)}${rest === 10 ? 'X' : rest}${body.slice(9)}`;
}

/** A parcel of the world's posts: two letters, eight digits, a check, a country. */
function parcel(random: Random): string {
  const digits = ofPattern(random, '{d8}');
  const rest = 11 - (sum(digits, [8, 6, 4, 2, 3, 5, 9, 7]) % 11);
  const check = rest === 10 ? 0 : rest === 11 ? 5 : rest;
  return `${random.pick(['RR', 'CP', 'LX', 'EE'])}${digits}${check}${random.pick(['DE', 'GB', 'FR', 'CN', 'US'])}`;
}

function aba(random: Random): string {
  const digits = ofPattern(random, `${random.pick(['02', '06', '11'])}{d6}`);
  return `${digits}${(10 - (sum(digits, [3, 7, 1]) % 10)) % 10}`;
}

function clabe(random: Random): string {
  const digits = ofPattern(random, '012180{d11}');
  const total = [...digits].reduce((all, digit, at) => all + ((Number(digit) * ([3, 7, 1][at % 3] ?? 1)) % 10), 0);
  return `${digits}${(10 - (total % 10)) % 10}`;
}

/** A container: four letters, six digits and a check by powers of two. */
function container(random: Random): string {
  const body = `${random.pick(['MSCU', 'TGHU', 'HLBU', 'CMAU'])}${ofPattern(random, '{d6}')}`;
  const worth = (sign: string): number => {
    if (/\d/.test(sign)) return Number(sign);
    const at = sign.charCodeAt(0) - 65;
    return 10 + at + Math.floor((at + 9) / 10);
  };
  const total = [...body].reduce((all, sign, at) => all + worth(sign) * 2 ** at, 0);
  return `${body}${(total % 11) % 10}`;
}

function nhs(random: Random): string {
  for (;;) {
    const digits = ofPattern(random, '{n1}{d8}');
    const check = (11 - (sum(digits, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
    if (check < 10) return `${digits}${check}`.replace(/(\d{3})(\d{3})(\d{4})/, '$1 $2 $3');
  }
}

export const TRADE = {
  vin: ['vin', vin],
  parcel: ['tracking', parcel],
  ups: ['tracking', (r) => ofPattern(r, '1Z{X6}{d10}')],
  fedex: ['tracking', (r) => ofPattern(r, '7{d11}')],
  sscc: ['tracking', (r) => ofPattern(r, '00340{d15}')],
  aba: ['routing', aba],
  clabe: ['bank_account', clabe],
  sortCode: ['bank_account', (r) => ofPattern(r, '{n1}{d1}-{d2}-{d2} {d8}')],
  bsb: ['bank_account', (r) => ofPattern(r, '06{n1}-{d3} {n1}{d7}')],
  usAccount: ['bank_account', (r) => ofPattern(r, '{n1}{d9}')],
  bic: ['bic', (r) => ofPattern(r, '{u4}') + r.pick(['DEFF', 'GB2L', 'FRPP', 'ITMM', 'NL2A'])],
  container: ['container_number', container],
  imei: ['imei', (r) => withLuhn(ofPattern(r, '35{d12}'))],
  iccid: ['iccid', (r) => withLuhn(ofPattern(r, '8944{d14}'))],
  imsi: ['imsi', (r) => ofPattern(r, `${r.pick(['26202', '23430', '20801'])}{d10}`)],
  nhs: ['nhs_number', nhs],
  npi: ['npi', (r) => withLuhn(`80840${ofPattern(r, '1{d8}')}`).slice(5)],
  dea: [
    'license_number',
    (r) => {
      const digits = ofPattern(r, '{d6}');
      return `${r.of('ABFM', 1)}${r.of('ABCDEFGHKLMPRST', 1)}${digits}${sum(digits, [1, 2]) % 10}`;
    },
  ],
  ssn: ['ssn', (r) => `${r.between(101, 665)}-${r.between(11, 98)}-${r.between(1001, 9998)}`],
  nino: [
    'national_id',
    (r) => `${r.of('CEGHJKLM', 1)}${r.of('CEHJKLMP', 1)} ${ofPattern(r, '{d2} {d2} {d2}')} ${r.of('ABCD', 1)}`,
  ],
  passport: ['passport', (r) => ofPattern(r, r.pick(['{n1}{d8}', '{u2}{d7}', 'C{d2}X{d2}{u1}{d2}']))],
  ukLicence: ['driver_license', (r) => ofPattern(r, '{u5}{d6}{u2}{n1}{u2}')],
  usLicence: ['driver_license', (r) => ofPattern(r, '{u1}{d3}-{d4}-{d4}')],
  plateDe: ['plate', (r) => `${r.pick(['KI', 'BA', 'KS', 'HH'])}-${ofPattern(r, '{u2} {n1}{d3}')}`],
  plateGb: ['plate', (r) => ofPattern(r, '{u2}{n1}{d1} {u3}')],
  plateFr: ['plate', (r) => ofPattern(r, '{u2}-{n1}{d2}-{u2}')],
  ticket: ['ticket_number', (r) => ofPattern(r, `${r.pick(['220', '057', '125'])}-{n1}{d9}`)],
  locator: ['booking_reference', (r) => r.of('BCDFGHJKLMNPQRSTVWXZ23456789', 6)],
  orcid: [
    'researcher_id',
    (r) => {
      const digits = ofPattern(r, '0000000{n1}{d7}');
      const total = [...digits].reduce((all, digit) => (all + Number(digit)) * 2, 0);
      const check = (12 - (total % 11)) % 11;
      return `${digits}${check === 10 ? 'X' : check}`.replace(/(.{4})(?=.)/g, '$1-');
    },
  ],
  bitcoin: ['wallet', (r) => `bc1q${r.of('023456789acdefghjklmnpqrstuvwxyz', 38)}`],
  ethereum: ['wallet', (r) => ofPattern(r, '0x{h40}')],
  tron: ['wallet', (r) => `T${r.of('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 33)}`],
} as const satisfies Readonly<Record<string, readonly [type: string, make: (random: Random) => string]>>;
