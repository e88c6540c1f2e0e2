/** What the templates of set E write with: marked people, values by pattern, numbers that must survive. */
import { mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import { type Context, writtenWith } from '../../template.js';
import { withLuhn } from '../../values.js';
import { personOf } from './people.js';

function markedPerson({ random }: Context) {
  const person = personOf(random);
  return {
    country: person.country,
    given: mark('first_name', person.given),
    family: mark('last_name', person.family),
    full: mark('person', person.full),
    email: mark('email', person.email),
    user: mark('username', person.user),
    home: mark('home_path', person.home),
    street: mark('street', person.street),
    postal: mark('postal', person.postal),
    city: mark('city', person.city),
    phone: mark(person.phone.startsWith('+') ? 'phone' : 'phone_national', person.phone),
    birth: mark('birth_date', person.birth),
    company: mark('company', person.company),
    work: mark('domain', person.work),
    tenant: mark('tenant', person.slug),
    /** A host of the company's, as a whole. */
    host: (label: string): string => mark('host', `${label}.${person.work}`),
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const two = (least: number, most: number): string => String(random.between(least, most)).padStart(2, '0');
  const account = like('account', '{n1}{d11}');
  const date = (): string => `${random.between(2023, 2025)}-${two(1, 12)}-${two(1, 28)}`;
  return {
    count: context.count,
    pick: context.pick,
    like,
    fact: usefulNumber,
    /** A measured number between two, which must survive. */
    measured: (least: number, most: number): string => usefulNumber(random.between(least, most)),
    /** One of several words that must survive. */
    word: (...words: readonly string[]): string => `«${random.pick(words)}»`,
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-a{h3}-{h12}'),
    account,
    ip: (): string =>
      like('ipv4', `${random.pick(['10.2{n1}', '86.1{d1}', '203.{n1}', '172.1{n1}', '91.{n1}{d1}'])}.1{d1}.{n1}{d1}`),
    card: (): string =>
      mark('card', withLuhn(ofPattern(random, `${random.pick(['4', '52', '54'])}{d15}`).slice(0, 15))),
    secret: (): string => mark('api_key', ofPattern(random, random.pick(SECRETS))),
    password: (): string => mark('password', ofPattern(random, random.pick(PASSWORDS))),
    jwt: (): string =>
      mark(
        'jwt',
        `${b64url('{"alg":"RS256","typ":"JWT"}')}.${b64url(ofPattern(random, '{"sub":"{d10}","iss":"auth"}'))}.${ofPattern(random, '{a43}')}`,
      ),
    region: (): string => `«${random.pick(REGIONS)}»`,
    date,
    time: (): string => `${date()}T${two(0, 23)}:${two(0, 59)}:${two(0, 59)}.${two(10, 99)}${two(0, 9).slice(1)}Z`,
    trace: (): string => like('trace_id', '{h32}'),
    span: (): string => like('span_id', '{h16}'),
    p: markedPerson(context),
    q: markedPerson(context),
  };
}

const b64url = (text: string): string => Buffer.from(text).toString('base64url');
const REGIONS = ['eu-west-1', 'us-east-1', 'eu-central-1', 'ap-northeast-1', 'us-west-2'];
const SECRETS = ['sk_live_{a24}', 'SG.{a22}.{a43}', 'ghp_{a36}', 'whsec_{a32}', 'shpat_{h32}', 'xoxb-{d12}-{a24}'];
const PASSWORDS = ['Summer{d4}!', 'letmein{d3}', '{a9}%{a3}', 'Bella-{d4}', 'Tr0mbone{d2}#'];

export type Kit = ReturnType<typeof kitOf>;
export type KitTemplate = (kit: Kit) => unknown;

export const withKit = writtenWith(kitOf);
