/** What the templates of set F write with: marked people, marked values of the forms that systems give, numbers that must survive. */
import { bare, json, mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import { type Context, writtenWith } from '../../template.js';
import { withLuhn } from '../../values.js';
import type { Locale } from './locale.js';
import { ibanOf, localeOf, personOf } from './people.js';

function markedPerson({ random }: Context, locale: Locale) {
  const person = personOf(random, locale);
  return {
    country: person.country,
    given: mark('first_name', person.given),
    family: mark('last_name', person.family),
    full: mark('person', person.full),
    email: mark('email', person.email),
    work: mark('email', person.workEmail),
    user: mark('username', person.user),
    nick: mark('nickname', person.nick),
    phone: mark(/^(?:\+|00)/.test(person.phone) ? 'phone' : 'phone_national', person.phone),
    msisdn: mark('phone', person.msisdn),
    e164: mark('phone', `+${person.msisdn}`),
    street: mark('street', person.street),
    town: mark('city', person.town),
    /** Absent in the countries without. */
    postal: person.postal === '' ? '' : mark('postal', person.postal),
    birth: mark('birth_date', person.birth),
    birthLocal: mark('birth_date', person.birthLocal),
    idNumber: mark(person.country === 'US' ? 'ssn' : 'national_id', person.idNumber),
    passport: mark('passport', person.passport),
    mrz: mark('passport', person.mrz),
    plate: mark('plate', person.plate),
    company: mark('company', person.company),
    tenant: mark('tenant', person.tenant),
    domain: mark('domain', person.domain),
    lat: markNumber('latitude', person.latitude),
    lon: markNumber('longitude', person.longitude),
    latText: mark('latitude', String(person.latitude)),
    lonText: mark('longitude', String(person.longitude)),
    upper: mark('person', `${person.family}, ${person.given}`.toUpperCase()),
    initialed: mark('person', `${[...person.given][0]}. ${person.family}`),
    /** As part of a file's name. */
    file: mark('person', `${person.given}_${person.family}`.replace(/[\s'’]+/g, '_')),
    host: (label: string): string => mark('host', `${label}.${person.domain}`),
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const oneLike = (type: string, ...patterns: readonly string[]): string => like(type, random.pick(patterns));
  const two = (least: number, most: number): string => String(random.between(least, most)).padStart(2, '0');
  const account = like('account', '{n1}{d11}');
  const day = (): string => `${random.between(2024, 2026)}-${two(1, 12)}-${two(1, 28)}`;
  const clock = (): string => `${two(0, 23)}:${two(0, 59)}:${two(0, 59)}`;
  const locale = localeOf(random);
  const tokenOf = (claims: unknown): string =>
    [
      b64url(random.pick(['{"alg":"RS256","typ":"JWT"}', '{"kid":"v4","alg":"ES256"}', '{"alg":"HS512"}'])),
      b64url(bare(json(claims))),
      ofPattern(random, '{a21}-{a21}_{a43}'),
    ].join('.');
  const p = markedPerson(context, locale);
  return {
    random,
    count: context.count,
    pick: context.pick,
    chance: random.chance,
    like,
    oneLike,
    account,
    region: (): string => `«${random.pick(REGIONS)}»`,
    fact: usefulNumber,
    /** A measured number between two, which must survive. */
    measured: (least: number, most: number): string => usefulNumber(random.between(least, most)),
    /** The same with decimals. */
    decimal: (least: number, most: number): string => usefulNumber(random.between(least * 100, most * 100) / 100),
    word: (...words: readonly string[]): string => `«${random.pick(words)}»`,
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    amount: (): number => random.between(499, 250000) / 100,
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-b{h3}-{h12}'),
    hex: (type: string, length: number): string => like(type, `{h${length}}`),
    ip: (): string => {
      const [head = ''] = [random.pick(NETWORKS)];
      return mark('ipv4', `${head}.${random.between(0, 255)}.${random.between(1, 254)}`);
    },
    privateIp: (): string =>
      mark(
        'ipv4',
        `${random.pick(['10.0', '10.42', '172.31', '192.168'])}.${random.between(0, 255)}.${random.between(4, 254)}`,
      ),
    ipv6: (): string => mark('ipv6', ofPattern(random, random.pick(IPV6))),
    mac: (): string =>
      mark(
        'mac',
        ofPattern(random, random.pick(['{h2}:{h2}:{h2}:{h2}:{h2}:{h2}', '{H2}-{H2}-{H2}-{H2}-{H2}-{H2}', '{H12}'])),
      ),
    imei: (): string => mark('imei', withLuhn(ofPattern(random, '86{d12}'))),
    iban: (): string => mark('iban', ibanOf(random)),
    card: (): string => {
      const digits = withLuhn(ofPattern(random, random.pick(['4{d14}', '55{d13}', '2221{d11}', '37{d12}'])));
      const grouped = random.chance(0.3) && digits.length === 16 ? digits.replace(/(.{4})(?=.)/g, '$1 ') : digits;
      return mark('card', grouped);
    },
    secret: (): string => {
      const [type = 'api_key', pattern = ''] = random.pick(SECRETS).split(' ');
      return like(type, pattern);
    },
    password: (): string => mark('password', ofPattern(random, random.pick(PASSWORDS))),
    bearer: (): string => like('bearer', random.pick(['{a48}', '{a22}-{a22}', 'v2.local.{a64}', 'ory_at_{a43}'])),
    basic: (user: string, password: string): string =>
      mark('basic', Buffer.from(`${bare(user)}:${bare(password)}`).toString('base64')),
    otp: (): string => like('otp', '{n1}{d5}'),
    jwt: (claims: unknown): string => mark('jwt', tokenOf(claims)),
    day,
    clock,
    time: (): string => `${day()}T${clock()}.${random.between(100, 999)}Z`,
    epoch: (): number => random.between(1_706_000_000, 1_785_000_000),
    trace: (): string => like('trace_id', '{h32}'),
    xray: (): string => like('trace_id', '1-{h8}-{h24}'),
    span: (): string => like('span_id', '{h16}'),
    agent: (): string => random.pick(AGENTS),
    p,
    /** Somebody else, from another country as a rule. */
    q: markedPerson(context, localeOf(random)),
  };
}

const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const REGIONS = [
  'eu-west-2',
  'us-east-1',
  'us-east-2',
  'eu-central-1',
  'ap-southeast-2',
  'sa-east-1',
  'ap-south-1',
  'ca-central-1',
];
const NETWORKS = [
  '82.14',
  '31.205',
  '90.63',
  '188.98',
  '73.162',
  '99.231',
  '45.232',
  '102.89',
  '49.36',
  '118.70',
  '203.218',
  '176.59',
  '213.47',
  '14.137',
];
const IPV6 = [
  '2a02:c7f:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}',
  '2600:1700:{h4}:{h4}::{h2}',
  '2001:8003:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}',
  '2409:40{h2}:{h4}:{h4}::1{h3}',
  '2a01:cb{h2}:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}',
];
const SECRETS = [
  'stripe_key rk_live_{a32}',
  'stripe_key sk_live_{a24}',
  'github_token github_pat_{a22}_{a59}',
  'slack_token xoxp-{d11}-{d12}-{d13}-{h32}',
  'google_key AIza{a35}',
  'api_key key-{h32}',
  'api_key glpat-{a20}',
  'api_key sk-proj-{a48}',
  'api_key pat-eu1-{h8}-{h4}-{h4}-{h4}-{h12}',
  'api_key dop_v1_{h64}',
  'api_key hvs.{a24}',
  'api_key EAAG{a60}',
  'api_key npm_{a36}',
  'api_key {h32}',
  'api_key {a40}',
  'api_key live_{x28}',
  'api_key shpss_{h32}',
];
const PASSWORDS = [
  'Sunflower{d2}!',
  '{l7}{d3}',
  'P@ss{d4}word',
  '{a14}',
  '{x5}-{x5}-{x5}',
  'Liverpool{d4}',
  'qwerty{d3}#',
  '{a6}^{a4}&{d2}',
  'mamma{d4}',
];
const AGENTS = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  'okhttp/4.12.0',
  'Dart/3.5 (dart:io)',
  'axios/1.7.7',
  'PostmanRuntime/7.42.0',
  'Mozilla/5.0 (Linux; Android 14; SM-A546B) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36',
];

export type Kit = ReturnType<typeof kitOf>;
export type KitTemplate = (kit: Kit) => unknown;

export const withKit = writtenWith(kitOf);
