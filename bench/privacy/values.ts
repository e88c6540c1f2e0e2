/** One maker for each type of identifying value. All are invented; checksums are right where the type has one. */
import { ALNUM, DIGITS, HEX, LOWER, type Random, UPPER } from './random.js';

/** What a set of templates draws words from; the two sets share none. */
export interface Words {
  readonly first: readonly string[];
  readonly last: readonly string[];
  readonly company: readonly string[];
  readonly city: readonly string[];
  readonly street: readonly string[];
  readonly nick: readonly string[];
}

const luhnDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};
export const withLuhn = (digits: string): string => digits + luhnDigit(digits);

export function iban(country: string, account: string): string {
  const digits = [...`${account}${country}00`].map((character) => Number.parseInt(character, 36)).join('');
  return `${country}${String(98n - (BigInt(digits) % 97n)).padStart(2, '0')}${account}`;
}

export const slug = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');
const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const groups = (text: string, size: number, by: string): string =>
  text.match(new RegExp(`.{1,${size}}`, 'g'))?.join(by) ?? text;

export const makers = {
  person: (r: Random, w: Words) => `${r.pick(w.first)} ${r.pick(w.last)}`,
  first_name: (r: Random, w: Words) => r.pick(w.first),
  last_name: (r: Random, w: Words) => r.pick(w.last),
  username: (r: Random, w: Words) => `${slug(r.pick(w.first)).slice(0, 1)}${slug(r.pick(w.last))}${r.between(1, 99)}`,
  nickname: (r: Random, w: Words) => `${r.pick(w.nick)}${r.of(DIGITS, 2)}`,
  email: (r: Random, w: Words) => `${slug(r.pick(w.first))}.${slug(r.pick(w.last))}@${slug(r.pick(w.company))}.com`,
  phone: (r: Random) =>
    r.pick([
      `+1${r.between(201, 989)}${r.of(DIGITS, 7)}`,
      `+44 20 7${r.of(DIGITS, 3)} ${r.of(DIGITS, 4)}`,
      `+49-30-${r.between(100000, 999999)}`,
    ]),
  phone_national: (r: Random) =>
    r.pick([
      `(${r.between(201, 989)}) ${r.between(200, 999)}-${r.of(DIGITS, 4)}`,
      `${r.between(201, 989)}-${r.between(200, 999)}-${r.of(DIGITS, 4)}`,
    ]),
  ssn: (r: Random) => `${r.between(101, 665)}-${r.between(10, 99)}-${r.between(1000, 9999)}`,
  passport: (r: Random) => `${r.of(UPPER, 2)}${r.of(DIGITS, 7)}`,
  driver_license: (r: Random) => `${r.of(UPPER, 1)}${r.of(DIGITS, 7)}`,
  national_id: (r: Random) => `${r.of('ABCEGHJKLMNPRSTWXYZ', 2)} ${groups(r.of(DIGITS, 6), 2, ' ')} ${r.of('ABCD', 1)}`,
  tax_id: (r: Random) => `${r.between(10, 98)}-${r.of(DIGITS, 7)}`,
  vat: (r: Random) => `DE${r.of(DIGITS, 9)}`,
  birth_date: (r: Random) =>
    `${r.between(1950, 2004)}-${String(r.between(1, 12)).padStart(2, '0')}-${String(r.between(1, 28)).padStart(2, '0')}`,
  card: (r: Random) =>
    groups(withLuhn(`${r.pick(['4', '51', '53'])}${r.of(DIGITS, 15)}`.slice(0, 15)), 4, r.pick(['', ' ', '-'])),
  iban: (r: Random) => iban('DE', r.of(DIGITS, 18)),
  bic: (r: Random) => `${r.of(UPPER, 4)}DE${r.of(UPPER, 2)}${r.of(DIGITS, 3)}`,
  routing: (r: Random) => `0${r.of(DIGITS, 8)}`,
  street: (r: Random, w: Words) => `${r.between(2, 9800)} ${r.pick(w.street)}`,
  city: (r: Random, w: Words) => r.pick(w.city),
  postal: (r: Random) => String(r.between(10001, 99950)),
  latitude: (r: Random) => `${r.between(-60, 60)}.${r.of('123456789', 5)}`,
  longitude: (r: Random) => `${r.between(-170, 170)}.${r.of('123456789', 5)}`,
  ipv4: (r: Random) =>
    `${r.pick([10, 52, 81, 172, 203])}.${r.between(16, 31)}.${r.between(0, 254)}.${r.between(2, 254)}`,
  ipv6: (r: Random) =>
    `2a${r.of(HEX, 2)}:${r.of('123456789abcdef', 4)}:${r.of('123456789abcdef', 4)}::${r.of('123456789abcdef', 4)}`,
  mac: (r: Random) => groups(r.of(HEX, 12), 2, ':'),
  host: (r: Random, w: Words) =>
    `${r.pick(['db', 'api', 'mq', 'cache'])}-${r.between(1, 9)}.${slug(r.pick(w.company))}.${r.pick(['internal', 'net', 'io', 'com'])}`,
  domain: (r: Random, w: Words) => `${slug(r.pick(w.company))}.${r.pick(['com', 'io', 'co.uk', 'org'])}`,
  ec2_host: (r: Random) => `ip-10-${r.between(0, 250)}-${r.between(0, 250)}-${r.between(2, 250)}`,
  rds_host: (r: Random, w: Words) => `${slug(r.pick(w.company))}-db.c${r.of(LOWER + DIGITS, 11)}`,
  account: (r: Random) => `${r.between(1, 9)}${r.of(DIGITS, 11)}`,
  resource: (r: Random, w: Words) =>
    `${slug(r.pick(w.company))}-${r.pick(['orders', 'events', 'users'])}-${r.of(LOWER + DIGITS, 6)}`,
  bucket: (r: Random, w: Words) => `${slug(r.pick(w.company))}-uploads-${r.of(DIGITS, 4)}`,
  aws_key_id: (r: Random) => `${r.pick(['AKIA', 'ASIA'])}${r.of(`${UPPER}234567`, 16)}`,
  aws_secret: (r: Random) => `${r.of(ALNUM, 20)}/${r.of(ALNUM, 19)}`,
  jwt: (r: Random) =>
    `${b64url('{"alg":"HS256","typ":"JWT"}')}.${b64url(`{"sub":"${r.of(DIGITS, 10)}","exp":16820724${r.of(DIGITS, 2)}}`)}.${r.of(`${ALNUM}_-`, 43)}`,
  bearer: (r: Random) => r.of(ALNUM, 40),
  basic: (r: Random, w: Words) => Buffer.from(`${slug(r.pick(w.last))}:${r.of(ALNUM, 10)}`).toString('base64'),
  stripe_key: (r: Random) => `sk_live_${r.of(ALNUM, 24)}`,
  github_token: (r: Random) => `ghp_${r.of(ALNUM, 36)}`,
  slack_token: (r: Random) => `xoxb-${r.of(DIGITS, 12)}-${r.of(DIGITS, 12)}-${r.of(ALNUM, 24)}`,
  google_key: (r: Random) => `AIza${r.of(`${ALNUM}_-`, 35)}`,
  api_key: (r: Random) => r.of(LOWER + DIGITS, 32),
  pem: (r: Random) => `-----BEGIN PRIVATE KEY-----\n${groups(r.of(ALNUM, 128), 64, '\n')}\n-----END PRIVATE KEY-----`,
  password: (r: Random, w: Words) => `${r.pick(w.nick)}${r.pick('!#$%*'.split(''))}${r.of(DIGITS, 3)}`,
  cookie: (r: Random) => r.of(HEX, 26),
  instance: (r: Random) => `i-0${r.of(HEX, 16)}`,
  network_id: (r: Random) => `${r.pick(['vpc', 'subnet', 'sg', 'eni'])}-0${r.of(HEX, 16)}`,
  log_stream: (r: Random) => r.of(HEX, 32),
  request_id: (r: Random) => `${r.of(HEX, 8)}-${r.of(HEX, 4)}-4${r.of(HEX, 3)}-a${r.of(HEX, 3)}-${r.of(HEX, 12)}`,
  trace_id: (r: Random) => `1-${r.of(HEX, 8)}-${r.of(HEX, 24)}`,
  span_id: (r: Random) => `${r.of('abcdef', 1)}${r.of(HEX, 14)}${r.of('123456789', 1)}`,
  user_id: (r: Random) => r.pick([`usr_${r.of(ALNUM, 14)}`, `u-${r.between(10000, 99999)}`, r.of(HEX, 24)]),
  user_number: (r: Random) => String(r.between(1200, 999999)),
  order_id: (r: Random) =>
    r.pick([`ORD-${r.of(DIGITS, 8)}`, `ord_${r.of(LOWER + DIGITS, 12)}`, `#${r.between(10000, 99999)}`]),
  customer_id: (r: Random) => `cus_${r.of(ALNUM, 14)}`,
  session_id: (r: Random) => r.of(ALNUM, 28),
  company: (r: Random, w: Words) => r.pick(w.company),
  tenant: (r: Random, w: Words) => slug(r.pick(w.company)),
  imei: (r: Random) => withLuhn(`35${r.of(DIGITS, 12)}`),
  vin: (r: Random) => `WVWZZZ${r.of('ABCDEFGHJKLMNPRSTUVWXYZ123456789', 11)}`,
  plate: (r: Random) => `${r.of(UPPER, 1)}-${r.of(UPPER, 2)} ${r.between(1000, 9999)}`,
  medical_record: (r: Random) => `MRN-${r.of(DIGITS, 7)}`,
  employee_id: (r: Random) => `E${r.of(DIGITS, 6)}`,
  insurance_id: (r: Random) => `${r.of(UPPER, 3)}${r.of(DIGITS, 9)}`,
  home_path: (r: Random, w: Words) => slug(r.pick(w.first)),
  subscription: (r: Random) => `${r.of(HEX, 8)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 12)}`,
  project: (r: Random, w: Words) => `${slug(r.pick(w.company))}-prod-${r.of(DIGITS, 6)}`,
  pod: (r: Random, w: Words) =>
    `${slug(r.pick(w.company))}-api-${r.of('bcdfghjklmnpqrstvwxz2456789', 10)}-${r.of('bcdfghjklmnpqrstvwxz2456789', 5)}`,
  kms_key: (r: Random) => `${r.of(HEX, 8)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 4)}-${r.of(HEX, 12)}`,
  device_token: (r: Random) => r.of(HEX, 64),
  wallet: (r: Random) => `bc1q${r.of('023456789acdefghjklmnpqrstuvwxyz', 38)}`,
  commit_author: (r: Random, w: Words) =>
    `${r.pick(w.first)} ${r.pick(w.last)} <${slug(r.pick(w.first))}@${slug(r.pick(w.company))}.dev>`,
} as const satisfies Readonly<Record<string, (random: Random, words: Words) => string>>;

export type ValueType = keyof typeof makers;

/** The groups of goal 1 that must be hidden without exception. */
export const GROUPS: Readonly<Record<string, readonly ValueType[]>> = {
  structured: ['email', 'phone', 'phone_national', 'card', 'ipv4', 'ipv6', 'iban', 'ssn'],
  secrets: [
    'aws_key_id',
    'aws_secret',
    'jwt',
    'bearer',
    'basic',
    'stripe_key',
    'github_token',
    'slack_token',
    'google_key',
    'api_key',
    'pem',
    'password',
    'cookie',
  ],
};
