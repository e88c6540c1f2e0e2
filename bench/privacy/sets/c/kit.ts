/** What the templates of set C write with, on top of the frame's context: people, and values by their pattern. */
import { mark, markNumber, usefulNumber } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
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
    formal: mark('person', person.formal),
    latin: mark('person', person.latin),
    email: mark('email', person.email),
    user: mark('username', person.user),
    home: mark('home_path', person.home),
    street: mark('street', person.street),
    postal: mark('postal', person.postal),
    city: mark('city', person.city),
    phone: mark(person.phone.startsWith('+') ? 'phone' : 'phone_national', person.phone),
    id: mark(person.country === 'US' ? 'ssn' : 'state_id', person.id),
    plate: mark('plate', person.plate),
    iban: mark('iban', person.iban),
    birth: mark('birth_date', person.isoBirth),
    localBirth: mark('birth_date', person.localBirth),
    packedBirth: mark('birth_date', person.packedBirth),
    company: mark('company', person.company),
    work: mark('domain', person.work),
    tenant: mark('tenant', person.slug),
    /** For a resource that bears the company's name: `like` keeps what stands outside of braces. */
    slug: person.slug,
  };
}

export function kitOf(context: Context) {
  const { random } = context;
  const like = (type: string, pattern: string): string => mark(type, ofPattern(random, pattern));
  return {
    v: context.v,
    n: context.n,
    count: context.count,
    /** A number that must survive: a status, a duration, a size. */
    fact: usefulNumber,
    pick: context.pick,
    like,
    one: (type: string, patterns: readonly string[]): string => like(type, random.pick(patterns)),
    number: (type: string, least: number, most: number): string => markNumber(type, random.between(least, most)),
    uuid: (type = 'request_id'): string => like(type, '{h8}-{h4}-4{h3}-b{h3}-{h12}'),
    /** A password as people choose them, words included. */
    password: (): string =>
      like(
        'password',
        random.pick([
          'Sommer{d4}!',
          'purple-otter-{d2}-sings',
          'Пароль{d4}',
          'P@ss{a5}w0rd',
          'letmein{d3}',
          '{a9}#{a3}',
          'vivaespaña{d2}',
          'Tr0ub4dor&{d2}',
        ]),
      ),
    /** A key or token of one of many vendors. */
    vendorKey: (): string => like('api_key', random.pick(VENDOR_KEYS)),
    ip4: (): string =>
      mark(
        'ipv4',
        `${random.between(11, 126)}.${random.between(0, 255)}.${random.between(0, 255)}.${random.between(1, 254)}`,
      ),
    ip6: (): string => like('ipv6', random.pick(IPV6)),
    host: (): string => like('host', random.pick(HOSTS).replace('SLUG', personOf(random).slug)),
    p: markedPerson(context),
    q: markedPerson(context),
    /** A text or tree about a person of one country. */
    from: <T>(code: string, write: (person: ReturnType<typeof markedPerson>) => T): T =>
      write(markedPerson(context, code)),
  };
}

const IPV6 = [
  '2001:db8:{h4}:{h4}:{h4}:{h4}:{h4}:{h4}',
  '2a0{n1}:{n1}{h3}:{n1}{h2}::{n1}{h3}',
  'fe80::{n1}{h3}:{n1}{h3}:fe{h2}:{n1}{h3}',
  '::ffff:10.{n1}{d1}.1{d2}.{n1}{d1}',
  'fd{h2}:{n1}{h3}::{n1}{h1}',
];

const HOSTS = [
  'WIN-{X11}',
  'DESKTOP-{X7}',
  'srv{d2}.SLUG.lan',
  'SLUG-db{d2}',
  'mail.SLUG.co',
  'pg-prod-{d1}.SLUG.internal',
  'kafka-{d1}.int.SLUG.net',
];

const VENDOR_KEYS = [
  'SG.{a22}.{a43}',
  'shpat_{h32}',
  'glpat-{a20}',
  'npm_{a36}',
  'hf_{a34}',
  'dop_v1_{h64}',
  'NRAK-{X27}',
  'lin_api_{a40}',
  'dckr_pat_{a27}',
  'hvs.{a24}',
  'key-{h32}',
  'whsec_{a32}',
  'rk_live_{a24}',
  'github_pat_{a22}_{a59}',
  'sk-proj-{a48}',
  'xapp-1-A{X10}-{d12}-{h64}',
  'ya29.{a60}',
  'EAA{a80}',
  'pat-eu1-{h8}-{h4}-{h4}-{h4}-{h12}',
  'SK{h32}',
];

export type Kit = ReturnType<typeof kitOf>;
export type KitTemplate = (kit: Kit) => unknown;

export const withKit = writtenWith(kitOf);
