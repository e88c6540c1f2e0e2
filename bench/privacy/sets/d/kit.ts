/** What the templates of set D write with, on top of the frame's context: people, organizations, values by pattern. */
import { mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import { DIGITS } from '../../random.js';
import { type Context, writtenWith } from '../../template.js';
import { personOf } from './people.js';

/** Every field is marked. */
function markedPerson({ random }: Context, code?: string) {
  const person = personOf(random, code);
  return {
    country: person.country,
    given: mark('first_name', person.given),
    family: mark('last_name', person.family),
    full: mark('person', person.full),
    latin: mark('person', person.latin),
    listed: mark('person', person.listed),
    email: mark('email', person.email),
    user: mark('username', person.user),
    file: mark('person', person.file),
    home: mark('home_path', person.home),
    street: mark('street', person.street),
    postal: mark('postal', person.postal),
    city: mark('city', person.city),
    phone: mark(person.phone.startsWith('+') ? 'phone' : 'phone_national', person.phone),
    id: mark(person.country === 'US' ? 'ssn' : 'state_id', person.id),
    plate: mark('plate', person.plate),
    bank: person.iban === undefined ? mark('bank_account', person.account) : mark('iban', person.iban),
    birth: mark('birth_date', person.isoBirth),
    localBirth: mark('birth_date', person.localBirth),
    company: mark('company', person.company),
    work: mark('domain', person.work),
    tenant: mark('tenant', person.slug),
    /** For a name that bears the company's: to be marked as a whole. */
    slug: person.slug,
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  const two = (least: number, most: number): string => String(random.between(least, most)).padStart(2, '0');
  const own = like('account', '{n1}{d11}');
  const date = (): string => `${random.between(2023, 2025)}-${two(1, 12)}-${two(1, 28)}`;
  return {
    v: context.v,
    n: context.n,
    count: context.count,
    /** A number that must survive: a status, a duration, a size. */
    fact: usefulNumber,
    pick: context.pick,
    /** One of several useful words, marked. */
    word: (...words: readonly string[]): string => `«${random.pick(words)}»`,
    like,
    one: (type: string, patterns: readonly string[]): string => like(type, random.pick(patterns)),
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-9{h3}-{h12}'),
    /** The AWS account of the event: the same wherever it stands. */
    account: (): string => own,
    password: (): string => like('password', random.pick(PASSWORDS)),
    vendorKey: (): string => like('api_key', random.pick(VENDOR_KEYS)),
    ip4: (): string => {
      const start = random.pick(['10', '100', '185', '41', '192.168', '172.2{n1}', '89', '203']);
      const pattern = `${start}${'.{n1}{d1}'.repeat(4 - start.split('.').length)}`;
      return like('ipv4', pattern);
    },
    ip6: (): string => like('ipv6', random.pick(IPV6)),
    region: (): string => `«${random.pick(REGIONS)}»`,
    /** Times and dates carry no mark: they become offsets. */
    date,
    time: (): string => `${date()}T${two(0, 23)}:${two(0, 59)}:${two(0, 59)}.${two(10, 99)}${random.of(DIGITS, 1)}Z`,
    p: markedPerson(context),
    q: markedPerson(context),
    /** A text or tree about a person of one country. */
    from: <T>(code: string, write: (person: ReturnType<typeof markedPerson>) => T): T =>
      write(markedPerson(context, code)),
  };
}

const REGIONS = ['eu-central-1', 'us-east-2', 'ap-southeast-1', 'sa-east-1', 'eu-north-1', 'af-south-1'];
const IPV6 = [
  '2a02:{n1}{h3}:{n1}{h3}:{n1}{h2}::{n1}{h3}',
  '2001:{n1}{h2}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}:{n1}{h3}',
  'fd00:{n1}{h3}::{n1}{h1}',
];
const PASSWORDS = [
  'Winter{d4}!',
  'blue-kayak-{d2}',
  'qwerty{d3}',
  '{a10}!{a2}',
  'Liverpool{d2}',
  'contraseña{d2}',
  'M1amor{d3}',
];
const VENDOR_KEYS = [
  'sk_live_{a24}',
  'SG.{a22}.{a43}',
  'glpat-{a20}',
  'pk.{x32}',
  'xkeysib-{h64}-{a16}',
  'AC{h32}',
  'sq0csp-{a43}',
  'rzp_live_{a14}',
  'PMAK-{h24}-{h34}',
  'ghs_{a36}',
  'sntrys_{a40}',
  'dp.pt.{a40}',
];

export type Kit = ReturnType<typeof kitOf>;
export type KitTemplate = (kit: Kit) => unknown;

export const withKit = writtenWith(kitOf);
