/** What the templates of set G write with: marked people, values by pattern, and sentences whose words must survive. */
import { mark, markNumber, urlEncoded, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { type Context, writtenWith } from '../../template.js';
import { withLuhn } from '../../values.js';
import { cbu, clabe, container, creditor, eid, gln, nhs, parcel, routing, vat, vin } from './codes.js';
import { markedPerson } from './people.js';

const TOKEN = /[\p{L}\p{N}_$/][\p{L}\p{N}_.:'’/$@+-]*[\p{L}\p{N}_$%]|[\p{L}\p{N}]/gu;

/** Marks every word of a text that must survive, those aside that are marked. */
export const useful = (text: string): string =>
  text
    .split(/(«[^»]*»)/)
    .map((part) => (part.startsWith('«') ? part : part.replace(TOKEN, '«$&»')))
    .join('');

/**
 * A sentence whose own words must survive; what is put in stays as it is. A word that touches what is put in without
 * a blank or a sign between them belongs to that value and is not marked.
 */
export function say(parts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  const isWord = /[\p{L}\p{N}_.:'’/$@+-]$/u;
  const begins = /^[\p{L}\p{N}_.:'’/$@+-]+/u;
  return parts.reduce((out, part, at) => {
    const head = at === 0 ? '' : (begins.exec(part)?.[0] ?? '');
    const rest = part.slice(head.length);
    const tail = at < values.length && isWord.test(rest) ? (/[\p{L}\p{N}_.:'’/$@+-]+$/u.exec(rest)?.[0] ?? '') : '';
    const body = rest.slice(0, rest.length - tail.length);
    return out + head + useful(body) + tail + (values[at] ?? '');
  }, '');
}

/** A tree whose leaves must all survive. */
export function facts<T>(tree: T): T {
  const walk = (node: unknown): unknown => {
    if (typeof node === 'string') return useful(node);
    if (typeof node === 'number') return usefulNumber(node);
    if (Array.isArray(node)) return node.map(walk);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, walk(value)]));
  };
  return walk(tree) as T;
}

/** A form body: marks survive the encoding, and so do words that must. */
export const form = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(
      ([key, value]) =>
        `${key}=${value
          .split(/([«»])/)
          .map((part) => (/[«»]/.test(part) ? part : urlEncoded(part)))
          .join('')}`,
    )
    .join('&');

/** Attributes as OTLP writes them. */
export const attributes = (values: Readonly<Record<string, unknown>>) =>
  Object.entries(values).map(([key, value]) => ({
    key,
    value: typeof value === 'string' && !value.startsWith('\ue003') ? { stringValue: value } : numberOf(value),
  }));

/** Attributes hold whole numbers and others under different names. */
const numberOf = (value: unknown) => (/\d\.\d/.test(String(value)) ? { doubleValue: value } : { intValue: value });

const two = (value: number): string => String(value).padStart(2, '0');
const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const MONTHS = 'Jan Feb Mar Apr May Jun'.split(' ');
const REGIONS = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2', 'ap-southeast-2', 'sa-east-1', 'eu-north-1'];
const PASSWORDS = [
  'Winter{d4}!',
  '{l6}{d2}#',
  'Qwerty-{d4}',
  '{a10}',
  'correct-horse-{d2}',
  'P@ss{d3}w0rd',
  '{l4}{u4}{d4}$',
];
const MOODS = ['sleepy', 'turbo', 'velvet', 'grim', 'salty', 'cosmic', 'lazy', 'neon'];
const BEASTS = ['otter', 'noodle', 'wizard', 'badger', 'pickle', 'goblin', 'walrus', 'comet'];
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BECH32 = '023456789acdefghjklmnpqrstuvwxyz';
const AGENTS = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'okhttp/4.12.0',
  'python-requests/2.32.3',
];

/** Times of one record: a moment of the first half of the year, and a little later with each that is asked for. */
function timesOf({ random }: Context) {
  let at = Date.UTC(2026, random.between(0, 5), random.between(1, 28)) + random.between(0, 86_000_000);
  const next = (): number => {
    at += random.between(1, 900);
    return at;
  };
  const iso = (): string => new Date(next()).toISOString();
  const clock = (): string => iso().slice(11, 19);
  const month = (): string => MONTHS[new Date(at).getUTCMonth()] ?? '';
  const day = (): string => two(new Date(at).getUTCDate());
  return {
    time: iso,
    /** Without a zone, as many loggers write it. */
    stamp: (): string => iso().replace('T', ' ').replace('Z', ''),
    date: (): string => iso().slice(0, 10),
    apache: (): string => `${day()}/${month()}/2026:${clock()} +0000`,
    syslog: (): string => `${month()} ${day()} ${clock()}`,
    millis: next,
    seconds: (): number => Math.floor(next() / 1000),
  };
}

function credentialsOf({ random }: Context) {
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  return {
    password: (): string => like('password', random.pick(PASSWORDS)),
    awsKey: (): string => mark('aws_key_id', random.pick(['AKIA', 'ASIA']) + random.of(BASE32, 16)),
    awsSecret: (): string => like('aws_secret', '{a18}/{a21}'),
    awsSession: (): string => like('aws_session_token', 'IQoJb3JpZ2luX2Vj{a96}'),
    jwt: (subject = ofPattern(random, 'auth0|{h24}')): string =>
      mark(
        'jwt',
        `${b64url('{"alg":"RS256","kid":"k1","typ":"JWT"}')}.${b64url(JSON.stringify({ sub: subject, scope: 'openid' }))}.${ofPattern(random, '{a86}')}`,
      ),
    code: (): string => like('otp', '{n1}{d5}'),
    pin: (): string => like('pin', '{d4}'),
  };
}

function handle(random: Random): string {
  const mood = random.pick(MOODS);
  const beast = random.pick(BEASTS);
  const loud = `${beast.charAt(0).toUpperCase()}${beast.slice(1)}`;
  const digits = random.between(7, 99);
  return random.pick([
    `${mood}${loud}${digits}`,
    `xX_${mood}${beast}_Xx`,
    `${mood}.${beast}`,
    `el_${beast}${digits}`,
    `${loud}Ttv`,
  ]);
}

function networkOf({ random }: Context) {
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const octet = (): number => random.between(1, 254);
  return {
    ip: (): string =>
      mark('ipv4', `${random.pick([31, 62, 83, 102, 121, 179, 188, 197])}.${octet()}.${octet()}.${octet()}`),
    inside: (): string => mark('ipv4', `${random.pick(['10.4', '172.31', '192.168'])}.${octet()}.${octet()}`),
    ip6: (): string => like('ipv6', '2a0{n1}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}'),
    mac: (): string => like('mac', '{h2}:{h2}:{h2}:{h2}:{h2}:{h2}'),
    agent: (): string => random.pick(AGENTS),
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const p = markedPerson(random);
  return {
    ...timesOf(context),
    ...credentialsOf(context),
    ...networkOf(context),
    like,
    count: context.count,
    pick: context.pick,
    /** A number that must survive. */
    fact: usefulNumber,
    /** A measured number between two, which must survive. */
    measured: (least: number, most: number): string => usefulNumber(context.count(least, most)),
    /** The same inside of a text. */
    amount: (least: number, most: number): string => `«${context.count(least, most)}»`,
    word: (...words: readonly string[]): string => `«${context.pick(words)}»`,
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    /** A marked number that is written with a point. */
    decimal: (type: string, value: string): string => markNumber(type, Number(value)),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-b{h3}-{h12}'),
    account: like('account', '{n1}{d11}'),
    /** The request that a record is about. */
    request: like('request_id', '{h8}-{h4}-4{h3}-9{h3}-{h12}'),
    region: `«${context.pick(REGIONS)}»`,
    trace: like('trace_id', '{h32}'),
    xray: like('trace_id', '1-6{h7}-{h24}'),
    span: (): string => like('span_id', '{n1}{h14}{l1}'.replace('{l1}', '{n1}')),
    card: (): string =>
      mark('card', withLuhn(ofPattern(random, `${random.pick(['4', '51', '55', '2223'])}{d15}`).slice(0, 15))),
    imei: (): string => mark('imei', withLuhn(ofPattern(random, '35{d12}'))),
    iccid: (): string => mark('iccid', withLuhn(ofPattern(random, '8949{d14}'))),
    imsi: (): string =>
      like(
        'imsi',
        `${random.pick(['26201', '23415', '310260'])}{d15}`.replace(
          /^(\d+)\{d15\}$/,
          (_, network: string) => `${network}{d${15 - network.length}}`,
        ),
      ),
    vin: (maker: string): string => mark('vin', vin(random, maker)),
    container: (): string => mark('container_number', container(random)),
    gln: (): string => mark('gln', gln(random)),
    routing: (): string => mark('routing_number', routing(random)),
    nhs: (): string => mark('nhs_number', nhs(random)),
    vat: (): string => mark('vat', vat(random)),
    clabe: (): string => mark('bank_account', clabe(random)),
    cbu: (): string => mark('bank_account', cbu(random)),
    creditor: (): string => mark('creditor_id', creditor(random)),
    eid: (): string => mark('eid', eid(random)),
    parcel: (country: string): string => mark('tracking', parcel(random, country)),
    nick: (): string => mark('nickname', handle(random)),
    /** A handle on a social network; what follows it may be a pattern. */
    handle: (after = ''): string => mark('social_handle', handle(random) + ofPattern(random, after)),
    bitcoin: (): string => mark('wallet', `bc1q${random.of(BECH32, 38)}`),
    totp: (): string => mark('totp_secret', random.of(BASE32, 16)),
    from: (country: string) => markedPerson(random, country),
    payee: () => markedPerson(random, 'payee'),
    p,
    q: markedPerson(random),
  };
}

export type Kit = ReturnType<typeof kitOf>;

export const withKit = writtenWith(kitOf);
