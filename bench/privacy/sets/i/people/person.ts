/** A marked person of a country, with the firm that the person works for or is a customer of. */
import { mark } from '../../../marks.js';
import { ofPattern } from '../../../patterns.js';
import type { Random } from '../../../random.js';
import { EUROPE } from './europe.js';
import type { Land } from './land.js';
import { WORLD } from './world.js';

const LANDS = { ...EUROPE, ...WORLD };
export type Country = keyof typeof LANDS;
export const COUNTRIES = Object.keys(LANDS) as readonly Country[];

const MAIL =
  'gmail.com,hotmail.com,yahoo.com,gmx.de,posteo.net,fastmail.com,libero.it,mail.ru,qq.com,uol.com.br,ziggo.nl,wp.pl'.split(
    ',',
  );
const FIRMS = [
  'Northgate Veterinary',
  'Lumen Orchard',
  'Ferrocarril Austral',
  'Weidemann Optik',
  'Saltmarsh Insurance',
  'Bluefern Travel',
  'Azumi Robotics',
  'Maison Perrault',
  'Granite Peak Credit Union',
  'Thornbury Schools Trust',
  'Vesterhavet Shipping',
  'Padma Textiles',
];
const ALSO: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  ß: 'ss',
  æ: 'ae',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  œ: 'oe',
};

/** As a mail system writes a name. */
export const latin = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[øłßæđðþıœ]/g, (letter) => ALSO[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');

const splitName = (entry: string): readonly [string, string] => {
  const [own = '', written = own] = entry.split('=');
  return [own, written];
};

function loginOf(random: Random, first: string, last: string): string {
  const initial = first.charAt(0);
  return random.pick([
    `${first}.${last}`,
    `${initial}${last}`,
    `${initial}.${last}`,
    `${first}-${last}`,
    `${last}${initial}`,
    `${first}${last.charAt(0)}${random.between(60, 99)}`,
    `${last}_${first}`,
    `${first}${random.between(1971, 2004)}`,
  ]);
}

export function personOf(random: Random, country: Country = random.pick(COUNTRIES)) {
  const land: Land = LANDS[country];
  const [given, givenLatin] = splitName(random.pick(land.given.split(',')));
  const [family, familyLatin] = splitName(random.pick(land.family.split(',')));
  const f = latin(givenLatin);
  const l = latin(familyLatin);
  const login = loginOf(random, f, l);
  const firm = random.pick(FIRMS);
  const firmSlug = latin(firm);
  const domain = `${firmSlug}.${random.pick(['com', 'io', 'eu', 'co.uk', 'com.br'])}`;
  const [city = '', postal = ''] = random.pick(land.places.split(',')).split('|');
  const mailbox = random.pick([
    login,
    `${f}.${l}`,
    `${f}${l}${random.between(1, 99)}`,
    `${f}.${l}+${random.pick(['shop', 'news', 'spam'])}`,
  ]);
  return {
    country,
    company: mark('company', firm),
    tenant: mark('tenant', firm.toLowerCase().replaceAll(' ', '-')),
    tenantPlain: firm.toLowerCase().replaceAll(' ', '-'),
    domain: mark('domain', domain),
    name: mark('person', land.east === undefined ? `${given} ${family}` : family + land.east + given),
    /** Parts of a name are written in Latin letters, so that a part has more than one sign. */
    first: mark('first_name', givenLatin),
    last: mark('last_name', familyLatin),
    latin: mark('person', `${givenLatin} ${familyLatin}`),
    reversed: mark('person', `${familyLatin}, ${givenLatin}`),
    loud: mark('person', `${familyLatin} ${givenLatin}`.toUpperCase()),
    /** As aviation and machine-readable zones write it. */
    gate: mark('person', `${l}/${f}`.toUpperCase()),
    /** In Latin letters, with a sign of a message format between the parts. */
    joined: (by: string): string => mark('person', `${familyLatin}${by}${givenLatin}`),
    loudJoined: (by: string): string => mark('person', `${familyLatin}${by}${givenLatin}`.toUpperCase()),
    /** A thing that is called after its owner; the rest of its name is no secret. */
    thing: (rest: string): string => mark('first_name', givenLatin) + rest,
    /** An address or a handle that begins with the name. */
    alias: (type: string, rest: string): string => mark(type, `${f}${l.charAt(0)}${ofPattern(random, rest)}`),
    /** The first line that machines read of a passport. */
    mrz: mark('mrz', `P<UTO${l}<<${f}`.toUpperCase().padEnd(44, '<')),
    /** What the bar code of a boarding pass holds. */
    boardingPass:
      `M1${mark('person', `${l}/${f}`.toUpperCase().slice(0, 20))}${' '.repeat(Math.max(0, 20 - l.length - f.length - 1))}` +
      `E${mark('booking_reference', ofPattern(random, '{X6}'))} ${ofPattern(random, 'FRAJFKLH 0400 318Y022A0{d3} 100')}`,
    /** As Windows writes a user of a domain. */
    domainLogin: mark('username', `${firmSlug.slice(0, 8).toUpperCase()}\\${login}`),
    login: mark('username', login),
    home: mark('home_path', f.length < 5 ? f + l.slice(0, 3) : f),
    email: mark('email', `${mailbox}@${random.pick(MAIL)}`),
    work: mark('email', `${random.pick([`${f}.${l}`, `${f.charAt(0)}${l}`, `${f}_${l}`])}@${domain}`),
    phone: mark('phone', ofPattern(random, random.pick(land.phone.split('|')))),
    street: mark('street', random.pick(land.streets.split(',')).replace('%', String(random.between(3, 240)))),
    city: mark('city', city),
    postal: mark('postal', ofPattern(random, postal)),
  };
}
