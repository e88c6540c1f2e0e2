/** People of set G with what belongs to them, in the forms of their countries. All are invented. */
import { mark } from '../../marks.js';
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { iban } from '../../values.js';
import { type Birth, IDENTITY } from './identity.js';
import type { Locale } from './locale.js';
import { SOUTH_EAST } from './locales-south-east.js';
import { WEST } from './locales-west.js';
import { WORLD } from './locales-world.js';

const LOCALES: Readonly<Record<string, Locale>> = { ...WEST, ...SOUTH_EAST, ...WORLD };
const COUNTRIES = Object.keys(LOCALES);
const WITH_IBAN = COUNTRIES.filter((country) => LOCALES[country]?.bank !== undefined);

/** Letters that decomposing does not lead to a Latin one. */
const LATIN: Readonly<Record<string, string>> = { ł: 'l', ø: 'o', æ: 'ae', ß: 'ss', ı: 'i', ð: 'd', þ: 'th', đ: 'd' };
const ascii = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[łøæßıðþđ]/g, (letter) => LATIN[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z ]+/g, '');

const two = (value: number): string => String(value).padStart(2, '0');

function emailOf(random: Random, given: string, family: string, work: string, mail: string): string {
  const first = ascii(given).replace(/ /g, '');
  const last = ascii(family).replace(/ /g, '');
  return random.pick([
    `${first}.${last}@${work}`,
    `${first[0]}${last}@${work}`,
    `${first}_${last}${random.between(60, 99)}@${mail}`,
    `${first}.${last}+shop@${mail}`,
    `${last}${random.between(1, 99)}@${mail}`,
  ]);
}

function personIn(country: string, random: Random) {
  const locale = LOCALES[country];
  const identity = IDENTITY[country];
  if (locale === undefined || identity === undefined) throw new Error(`no people of ${country}`);
  const pick = (list: string): readonly [own: string, latin: string] => {
    const [own = '', latin = own] = random.pick(list.split('|')).split('~');
    return [own, latin];
  };
  const pattern = (list: string): string => ofPattern(random, random.pick(list.split('|')));
  const [given, givenLatin] = pick(locale.given);
  const [family, familyLatin] = pick(locale.family);
  const [company, companyLatin] = pick(locale.company);
  const legalForms =
    /\b(llc|ltd|gmbh|kg|sarl|sas|inc|dac|pty|co|ag|sa|bv|srl|ab|as|aps|oy|lda|zoo|sp|sro|kft|doo|ou|uab)\b/g;
  const slug = ascii(companyLatin).replace(legalForms, '').trim().replace(/ +/g, '-');
  const work = `${slug.replace(/-/g, '')}.${locale.tld}`;
  const birth: Birth = { year: random.between(1956, 2006), month: random.between(1, 12), day: random.between(1, 28) };
  const user = random.pick([
    `${ascii(givenLatin)[0]}${ascii(familyLatin).replace(/ /g, '')}`,
    `${ascii(givenLatin).replace(/ /g, '')}.${ascii(familyLatin).replace(/ /g, '')}`,
    `${ascii(familyLatin).replace(/ /g, '').slice(0, 7)}${random.between(10, 99)}`,
  ]);
  const [latitude, longitude] = locale.at;
  const near = (degrees: number): string =>
    (degrees + random.between(-900, 900) / 1000).toFixed(2) + random.of('123456789', 3);
  const order = locale.full ?? 'g f';
  return {
    country,
    given,
    family,
    full: order.replace(/[gf]/g, (letter) => (letter === 'g' ? given : family)),
    latin: `${givenLatin} ${familyLatin}`,
    email: emailOf(random, givenLatin, familyLatin, work, random.pick(locale.mail.split('|'))),
    user,
    street: pattern(locale.street),
    postal: pattern(locale.postal),
    city: random.pick(locale.city.split('|')),
    phone: pattern(locale.phone),
    local: pattern(locale.local),
    birth,
    company,
    slug,
    work,
    identity: [identity[0], identity[1](random, birth)] as const,
    iban: locale.bank === undefined ? undefined : iban(country, ofPattern(random, locale.bank)),
    plate: pattern(locale.plate),
    latitude: near(latitude),
    longitude: near(longitude),
  };
}

/** A marked person of a country, or of any; `payee` makes it one of a country with IBANs. */
export function markedPerson(random: Random, country?: string | 'payee') {
  const made = personIn(country === 'payee' ? random.pick(WITH_IBAN) : (country ?? random.pick(COUNTRIES)), random);
  const { year, month, day } = made.birth;
  return {
    country: made.country,
    given: mark('first_name', made.given),
    family: mark('last_name', made.family),
    full: mark('person', made.full),
    /** In Latin letters. */
    latin: mark('person', made.latin),
    /** As passports and cards write it. */
    capitals: mark('person', ascii(made.latin).toUpperCase()),
    email: mark('email', made.email),
    user: mark('username', made.user),
    home: mark('home_path', made.user),
    street: mark('street', made.street),
    postal: mark('postal', made.postal),
    city: mark('city', made.city),
    phone: mark('phone', made.phone),
    /** Without separators, as carriers and gateways write it. */
    e164: mark('phone', made.phone.replace(/[^+\d]/g, '')),
    msisdn: mark('msisdn', made.phone.replace(/\D/g, '')),
    local: mark('phone_national', made.local),
    birth: mark('birth_date', `${year}-${two(month)}-${two(day)}`),
    birthEuropean: mark('birth_date', `${two(day)}.${two(month)}.${year}`),
    birthAmerican: mark('birth_date', `${two(month)}/${two(day)}/${year}`),
    birthCompact: mark('birth_date', `${year}${two(month)}${two(day)}`),
    company: mark('company', made.company),
    work: mark('domain', made.work),
    tenant: mark('tenant', made.slug),
    host: (label: string): string => mark('host', `${label}.${made.work}`),
    /** A name that holds the company's, which stands for `*`. */
    named: (type: string, form: string): string => mark(type, ofPattern(random, form.replace('*', made.slug))),
    identity: mark(...made.identity),
    iban: mark('iban', made.iban ?? iban('DE', ofPattern(random, '{d18}'))),
    plate: mark('plate', made.plate),
    latitude: made.latitude,
    longitude: made.longitude,
  };
}
