/** What the templates of set I write with: people, credentials, numbers of authorities, networks, times, words that must survive. */
import { mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { type Context, writtenWith } from '../../template.js';
import { withLuhn } from '../../values.js';
import { say as sayAll, useful as usefulAll } from '../g/kit.js';
import { iban, NUMBERS, type NumberOf } from './numbers/table.js';
import { type Country, personOf } from './people/person.js';
import { SHAPES, type Vendor } from './secrets/shapes.js';

export { attributes, facts, form } from '../g/kit.js';

/** Nothing is said about times. */
const timeless = (text: string): string =>
  text.replace(/«(\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?|\d{1,2}[ap]m|\d{4}-\d{2}-\d{2})»/g, '$1');
export const say = (parts: TemplateStringsArray, ...values: readonly (string | number)[]): string =>
  timeless(sayAll(parts, ...values));
export const useful = (text: string): string => timeless(usefulAll(text));

const two = (value: number): string => String(value).padStart(2, '0');
const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const REGIONS = [
  'eu-west-2',
  'eu-central-1',
  'eu-south-1',
  'us-east-1',
  'us-west-1',
  'ap-southeast-1',
  'ap-northeast-2',
  'sa-east-1',
  'af-south-1',
];
const MACHINES =
  'saturn,oslo,kestrel,fra02,zeus,juniper,lhr1,obsidian,bluejay,sfo3,tundra,ganymede,ruby,atlas7,mango'.split(',');
const DOMAINS =
  'lumenorchard,weidemannoptik,saltmarsh-ins,bluefern,azumi-robotics,perrault,granitepeak,thornbury,vhshipping'.split(
    ',',
  );
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const MOODS = ['cosmic', 'silent', 'crispy', 'neon', 'arctic', 'lucky', 'cyber', 'sour'];
const BEASTS = ['Falcon', 'Dumpling', 'Panda', 'Cactus', 'Walrus', 'Sparrow', 'Pickle', 'Nomad'];
const PASSWORDS = [
  'Herbst{d4}#',
  '{u1}{l6}{d2}!',
  'tr0ub4dor&{d2}',
  '{l4}-{l5}-{l4}-{d2}',
  '{a16}',
  'qwertz{d3}',
  'Changeme{d2}$',
  '{a9}!{a3}',
];

function timesOf(random: Random) {
  let at = Date.UTC(2026, random.between(0, 10), random.between(1, 28)) + random.between(0, 86_000_000);
  const next = (): number => {
    at += random.between(1, 3000);
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
    apache: (): string => `${day()}/${month()}/2026:${iso().slice(11, 19)} +0200`,
    syslog: (): string => `${month()} ${day()} ${iso().slice(11, 19)}`,
    millis: next,
    seconds: (): number => Math.floor(next() / 1000),
  };
}

function networkOf(random: Random) {
  const octet = (): number => random.between(2, 251);
  const group = (): string => ofPattern(random, '{n1}{h3}');
  const outside = (): string =>
    `${random.pick([2, 14, 37, 62, 80, 95, 103, 146, 177, 189, 195, 212])}.${octet()}.${octet()}.${octet()}`;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  return {
    ip: (): string => mark('ipv4', outside()),
    inside: (): string =>
      mark('ipv4', `${random.pick(['10.8', '10.61', '172.18', '172.27', '192.168'])}.${octet()}.${octet()}`),
    ip6: (): string =>
      mark(
        'ipv6',
        random.pick([
          `2003:${group()}:${group()}:${group()}::${group()}`,
          `2a00:${group()}:${group()}:${group()}:${group()}:${group()}:${group()}:${group()}`,
          `2600:${group()}::${group()}:${group()}`,
        ]),
      ),
    mapped: (): string => mark('ipv6', `::ffff:${outside()}`),
    /** Networks in prefix notation; their length is no secret. */
    network: (): string => `${mark('ipv4', `10.${random.between(32, 120)}.${octet()}.0`)}/24`,
    network6: (): string => `${mark('ipv6', `2a01:${group()}:${group()}:${group()}`)}::/64`,
    mac: (): string => like('mac', random.pick(['{h2}:{h2}:{h2}:{h2}:{h2}:{h2}', '{H2}:{H2}:{H2}:{H2}:{H2}:{H2}'])),
    cisco: (): string => like('mac', '{h4}.{h4}.{h4}'),
  };
}

function bornOf(random: Random) {
  const year = random.between(1938, 2007);
  const month = two(random.between(1, 12));
  const day = two(random.between(1, 28));
  const born = (written: string): string => mark('birth_date', written);
  return {
    born: (): string => born(`${year}-${month}-${day}`),
    bornDots: (): string => born(`${day}.${month}.${year}`),
    bornSlashes: (): string => born(`${month}/${day}/${year}`),
    bornPacked: (): string => born(`${year}${month}${day}`),
  };
}

function credentialsOf(random: Random) {
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  return {
    password: (): string => like('password', random.pick(PASSWORDS)),
    token: (claims: Readonly<Record<string, string>> = { sub: ofPattern(random, '{d10}') }): string =>
      mark(
        'jwt',
        `${b64url('{"alg":"RS256","typ":"JWT","kid":"2026-03"}')}.${b64url(JSON.stringify(claims))}.${ofPattern(random, '{a80}-{a5}')}`,
      ),
    awsKey: (kind = 'AKIA'): string => mark('aws_key_id', kind + random.of(BASE32, 16)),
    awsSecret: (): string => like('aws_secret', '{a11}/{a19}+{a8}'),
    otp: (): string => like('otp', '{n1}{d5}'),
    totp: (): string => mark('totp_secret', random.of(BASE32, 32)),
    basic: (): string =>
      mark('basic', Buffer.from(`${ofPattern(random, '{l7}')}:${ofPattern(random, '{a14}')}`).toString('base64')),
    pem: (kind: string): string =>
      mark('pem', `-----BEGIN ${kind}-----\n${ofPattern(random, '{a64}\n{a64}\n{a40}==')}\n-----END ${kind}-----`),
    secret: (vendor: Vendor): string => {
      const [type, ...patterns] = SHAPES[vendor];
      return like(type, random.pick(patterns));
    },
  };
}

function moneyOf(random: Random) {
  const card = (start: string, length: number): string =>
    withLuhn(start + ofPattern(random, `{d${length - start.length - 1}}`));
  const plain = (): string => card(random.pick(['4', '51', '55', '2720', '6011']), 16);
  return {
    card: (): string => mark('card', plain()),
    cardSpaced: (): string => mark('card', plain().replace(/(\d{4})(?=\d)/g, '$1 ')),
    amex: (): string => mark('card', card('34', 15)),
    iban: (): string => mark('iban', iban(random)),
    ibanSpaced: (): string => mark('iban', iban(random).replace(/(.{4})(?=.)/g, '$1 ')),
  };
}

function partsOf({ random, count, pick }: Context) {
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const named = (pattern: string): string =>
    pattern.replace(/\{w\}/g, () => random.pick(MACHINES)).replace(/\{o\}/g, () => random.pick(DOMAINS));
  const degrees = (most: number): string =>
    `${random.pick(['', '-'])}${random.between(9, most)}.${ofPattern(random, '{d4}{n1}')}`;
  return {
    random,
    mark,
    like,
    count,
    pick,
    plain: (pattern: string): string => ofPattern(random, pattern),
    /** A machine; `{w}` is what machines are called and `{o}` the domain of a firm. */
    host: (pattern: string): string => mark('host', ofPattern(random, named(pattern))),
    /** A host below the domain of a vendor, which is public and is not marked. */
    hosted: (pattern: string, vendor: string): string =>
      `${mark('host', ofPattern(random, named(pattern)))}${ofPattern(random, vendor)}`,
    word: (...words: readonly string[]): string => `«${pick(words)}»`,
    fact: usefulNumber,
    measured: (least: number, most: number): string => usefulNumber(count(least, most)),
    amount: (least: number, most: number): string => `«${count(least, most)}»`,
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    /** A number in JSON by its pattern; it must fit in 53 bits. */
    digits: (type: string, pattern: string): string => markNumber(type, Number(ofPattern(random, pattern))),
    place: (type: 'latitude' | 'longitude'): string =>
      markNumber(type, Number(degrees(type === 'latitude' ? 62 : 140))),
    point: (type: 'latitude' | 'longitude'): string => mark(type, degrees(type === 'latitude' ? 62 : 140)),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-b{h3}-{h12}'),
    ulid: (type: string): string => like(type, '01K{U23}'),
    objectId: (type: string): string => like(type, '6{n1}{h22}'),
    sha: (): string => ofPattern(random, '{h40}'),
    span: (): string => like('span_id', '{n1}{h14}{n1}'),
    nick: (): string =>
      mark(
        'nickname',
        random.pick([
          `${random.pick(MOODS)}${random.pick(BEASTS)}${random.between(2, 999)}`,
          `${random.pick(BEASTS)}_${random.pick(MOODS)}`,
          `the${random.pick(MOODS)}${random.pick(BEASTS).toLowerCase()}`,
        ]),
      ),
    /** A number of an authority, of trade or of a device, with its right check. */
    id: (of: NumberOf): string => {
      const [type, make] = NUMBERS[of];
      return mark(type, make(random));
    },
    arn: (service: string, region: string, account: string): string => `«arn»:«aws»:«${service}»:${region}:${account}`,
    from: (...countries: readonly Country[]) => personOf(random, random.pick(countries)),
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const parts = partsOf(context);
  return {
    ...timesOf(random),
    ...networkOf(random),
    ...bornOf(random),
    ...credentialsOf(random),
    ...moneyOf(random),
    ...parts,
    request: parts.uuid(),
    trace: parts.like('trace_id', '{h32}'),
    xray: parts.like('trace_id', '1-69{h6}-{h24}'),
    account: parts.like('account', '{n1}{d11}'),
    region: `«${context.pick(REGIONS)}»`,
    p: personOf(random),
    q: personOf(random),
  };
}

export type Kit = ReturnType<typeof kitOf>;
export const withKit = writtenWith(kitOf);
