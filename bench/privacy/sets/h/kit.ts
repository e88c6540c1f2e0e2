/** What the templates of set H write with: marked people of a country, values by pattern, words that must survive. */
import { mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { type Context, writtenWith } from '../../template.js';
import { withLuhn } from '../../values.js';
import { aba, ID_MAKERS, type IdCountry, ibanOf, nhs, npi, vin } from './ids.js';
import type { Land } from './land.js';
import { type Country, LANDS } from './lands.js';

export { attributes, facts, form, say, useful } from '../g/kit.js';

const COUNTRIES = Object.keys(LANDS) as readonly Country[];
const MAIL = [
  'gmail.com',
  'outlook.com',
  'gmx.net',
  'yahoo.co.uk',
  'proton.me',
  'icloud.com',
  'web.de',
  'orange.fr',
  'naver.com',
];
const COMPANIES = [
  'Halvorsen Fisheries',
  'Brightmoor Dental',
  'Castellan Logistics',
  'Quillfeather Press',
  'Tamarack Energy',
  'Osprey Lending',
  'Umbra Textiles',
];
const ALSO: Readonly<Record<string, string>> = { ø: 'o', ł: 'l', ß: 'ss', æ: 'ae', đ: 'd', ı: 'i' };

/** As a mail system writes a name. */
export const latin = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[øłßæđı]/g, (letter) => ALSO[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');

function personOf(random: Random, country: Country) {
  const land: Land = LANDS[country];
  const [firstName = '', firstLatin = firstName] = random.pick(land.first.split(',')).split('=');
  const [lastName = '', lastLatin = lastName] = random.pick(land.last.split(',')).split('=');
  const isEast = ['cn', 'kr', 'jp', 'hu', 'vn'].includes(country);
  const by = country === 'cn' || country === 'kr' ? '' : ' ';
  const full = isEast ? `${lastName}${by}${firstName}` : `${firstName}${by}${lastName}`;
  const f = latin(firstLatin);
  const l = latin(lastLatin);
  const login = random.pick([
    `${f}.${l}`,
    `${f.charAt(0)}${l}`,
    `${l}${f.charAt(0)}${random.between(2, 99)}`,
    `${f}_${l}`,
  ]);
  const company = random.pick(COMPANIES);
  const tenant = company.toLowerCase().replace(' ', '-');
  return {
    country,
    company: mark('company', company),
    tenant: mark('tenant', tenant),
    tenantPlain: tenant,
    host: mark(
      'host',
      `${random.pick(['db', 'auth', 'erp', 'mail', 'vpn', 'files', 'k8s-master'])}${random.pick(['', '01', '-2', '-prod'])}.${random.pick([`${tenant}.internal`, `corp.${latin(company)}.com`, `${tenant}.lan`])}`,
    ),
    domain: mark('domain', `${latin(company)}.com`),
    name: mark('person', full),
    first: mark('first_name', firstName),
    last: mark('last_name', lastName),
    latin: mark('person', `${firstLatin} ${lastLatin}`),
    reversed: mark('person', `${lastLatin}, ${firstLatin}`),
    login: mark('username', login),
    home: mark('home_path', f + l.charAt(0)),
    email: mark('email', `${login}@${random.pick(MAIL)}`),
    work: mark('email', `${f}.${l}@${latin(company)}.com`),
    phone: mark('phone', ofPattern(random, random.pick(land.phone.split('|')))),
    street: mark('street', random.pick(land.streets.split(',')).replace('%', String(random.between(2, 189)))),
    city: mark('city', random.pick(land.cities.split(','))),
    postal: mark('postal', ofPattern(random, random.pick(land.postal.split('|')))),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');
const REGIONS = [
  'eu-west-1',
  'eu-west-3',
  'us-east-1',
  'us-east-2',
  'us-west-2',
  'ap-south-1',
  'ap-northeast-1',
  'ca-central-1',
];
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const NICK_A = ['quantum', 'mossy', 'rusty', 'hyper', 'sneaky', 'frosty', 'pastel', 'feral'];
const NICK_B = ['ferret', 'waffle', 'mantis', 'yeti', 'lobster', 'gecko', 'raccoon', 'banshee'];
const PASSWORDS = ['Sommer{d4}!', '{l7}{d3}!', 'hunter-{d3}', 'Pa55-{l6}', '{a12}', '{u1}{l5}@{d4}', 'letmein_{d2}#'];
const b64url = (text: string): string => Buffer.from(text).toString('base64url');

function timesOf(random: Random) {
  let at = Date.UTC(2026, random.between(0, 9), random.between(1, 28)) + random.between(0, 86_000_000);
  const next = (): number => {
    at += random.between(2, 2400);
    return at;
  };
  const iso = (): string => new Date(next()).toISOString();
  const month = (): string => MONTHS[new Date(at).getUTCMonth()] ?? '';
  const day = (): string => two(new Date(at).getUTCDate());
  return {
    time: iso,
    stamp: (): string => iso().replace('T', ' ').replace('Z', ''),
    comma: (): string => iso().replace('T', ' ').replace('Z', '').replace('.', ','),
    date: (): string => iso().slice(0, 10),
    clock: (): string => iso().slice(11, 19),
    apache: (): string => `${day()}/${month()}/2026:${iso().slice(11, 19)} +0000`,
    syslog: (): string => `${month()} ${day()} ${iso().slice(11, 19)}`,
    millis: next,
    seconds: (): number => Math.floor(next() / 1000),
  };
}

function networkOf(random: Random) {
  const octet = (): number => random.between(2, 253);
  return {
    ip: (): string =>
      mark('ipv4', `${random.pick([5, 24, 46, 77, 91, 109, 151, 185, 201, 213])}.${octet()}.${octet()}.${octet()}`),
    inside: (): string =>
      mark('ipv4', `${random.pick(['10.12', '10.220', '172.20', '192.168'])}.${octet()}.${octet()}`),
    ip6: (): string =>
      mark(
        'ipv6',
        ofPattern(
          random,
          random.pick([
            '2001:{n1}{h3}:{n1}{h3}:{n1}{h3}::{n1}{h3}',
            '2a02:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}',
          ]),
        ),
      ),
    mac: (): string =>
      mark('mac', ofPattern(random, random.pick(['{h2}:{h2}:{h2}:{h2}:{h2}:{h2}', '{H2}-{H2}-{H2}-{H2}-{H2}-{H2}']))),
  };
}

function moneyOf(random: Random) {
  return {
    card: (): string => {
      const digits = withLuhn(
        ofPattern(random, `${random.pick(['4', '52', '54', '2221'])}{d14}`)
          .slice(0, 15)
          .padEnd(15, '7'),
      );
      return mark('card', random.pick([digits, digits.replace(/(\d{4})(?=\d)/g, '$1 ')]));
    },
    amex: (): string => mark('card', withLuhn(ofPattern(random, '37{d12}'))),
    iban: (): string => mark('iban', ibanOf(random)),
    routing: (): string => mark('routing', aba(random)),
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const p = personOf(random, random.pick(COUNTRIES));
  return {
    ...timesOf(random),
    ...networkOf(random),
    ...moneyOf(random),
    like,
    mark,
    pick: context.pick,
    count: context.count,
    plain: (pattern: string): string => ofPattern(random, pattern),
    word: (...words: readonly string[]): string => `«${context.pick(words)}»`,
    fact: usefulNumber,
    measured: (least: number, most: number): string => usefulNumber(context.count(least, most)),
    amount: (least: number, most: number): string => `«${context.count(least, most)}»`,
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    place: (type: 'latitude' | 'longitude'): string =>
      markNumber(
        type,
        Number(
          ofPattern(
            random,
            `${random.between(type === 'latitude' ? -38 : -118, type === 'latitude' ? 61 : 140)}.{d4}{n1}`,
          ),
        ),
      ),
    point: (type: 'latitude' | 'longitude'): string => like(type, `${random.between(11, 59)}.{d4}{n1}`),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-a{h3}-{h12}'),
    request: like('request_id', '{h8}-{h4}-4{h3}-8{h3}-{h12}'),
    trace: like('trace_id', '{h32}'),
    span: (): string => like('span_id', '{n1}{h15}'),
    xray: like('trace_id', '1-68{h6}-{h24}'),
    account: like('account', '{n1}{d11}'),
    region: `«${context.pick(REGIONS)}»`,
    born: (): string =>
      mark('birth_date', `${random.between(1941, 2006)}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`),
    nick: (): string =>
      mark(
        'nickname',
        `${random.pick(NICK_A)}${random.pick(['', '_', '-'])}${random.pick(NICK_B)}${random.between(3, 98)}`,
      ),
    password: (): string => like('password', random.pick(PASSWORDS)),
    jwt: (subject = ofPattern(random, 'usr_{a14}')): string =>
      mark(
        'jwt',
        `${b64url('{"alg":"ES256","typ":"JWT"}')}.${b64url(JSON.stringify({ sub: subject, iat: 1781000000 }))}.${ofPattern(random, '{a43}-{a42}')}`,
      ),
    awsKey: (kind = 'AKIA'): string => like('aws_key_id', `${kind}{u16}`),
    awsSecret: (): string => like('aws_secret', '{a16}+{a12}/{a10}'),
    otp: (): string => like('otp', '{n1}{d5}'),
    id: (country: IdCountry): string => mark('national_id', ID_MAKERS[country](random)),
    vin: (): string => mark('vin', vin(random)),
    nhs: (): string => mark('nhs_number', nhs(random)),
    wallet: (): string => mark('wallet', `bc1q${random.of('023456789acdefghjklmnpqrstuvwxyz', 38)}`),
    npi: (): string => mark('npi', npi(random)),
    imei: (): string => mark('imei', withLuhn(ofPattern(random, '35{d12}'))),
    iccid: (): string => mark('iccid', withLuhn(ofPattern(random, '8944{d14}'))),
    from: (...countries: readonly Country[]) => personOf(random, random.pick(countries)),
    p,
    q: personOf(random, random.pick(COUNTRIES)),
  };
}

export type Kit = ReturnType<typeof kitOf>;
export const withKit = writtenWith(kitOf);
