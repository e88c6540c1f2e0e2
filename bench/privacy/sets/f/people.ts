/** An invented person of one of some forty countries, all of whose data belong together. */
import { ofPattern } from '../../patterns.js';
import type { Random } from '../../random.js';
import { iban } from '../../values.js';
import { identityNumber } from './identity-numbers.js';
import type { Locale } from './locale.js';
import { europe } from './locales-europe.js';
import { africaAndMiddleEast, asiaPacific, latinAmerica, northAmerica } from './locales-world.js';

const countries = (codes: string): readonly Locale[] => all.filter(({ country }) => codes.includes(country));
const all: readonly Locale[] = [...europe, ...northAmerica, ...latinAmerica, ...africaAndMiddleEast, ...asiaPacific];
/** The markets from which most records of a web product come. */
const frequent = [...countries('US GB'), ...countries('US GB DE FR NL IN BR CA AU ES IT')];
const withIban = all.filter((locale) => locale.iban !== undefined);

const MAIL = ['gmail.com', 'gmail.com', 'outlook.com', 'icloud.com', 'proton.me', 'yahoo.com', 'fastmail.com'];
const NICKS =
  'quietotter|pixelpilgrim|darth_baker|moss.and.fern|kebabqueen|night_owl|lefty|xXsnipeXx|tofu_dad|grannyknits|vroom|sk8erjo|laufmaus|chispa|lagoon|mrs_bee|zugvogel|el_gato|tidepool|bigmac';

/** The Latin letters of a name, as people write it in addresses. */
export const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/ł/g, 'l')
    .replace(/ø/g, 'o')
    .replace(/ß/g, 'ss')
    .replace(/ı/g, 'i')
    .replace(/đ/g, 'd')
    .replace(/æ/g, 'ae')
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '');
const wordsOf = (name: string): string =>
  name
    .split(/[\s&.,]+/)
    .filter((word) => plain(word).length > 2)
    .slice(0, 2)
    .map(plain)
    .join('-');
const two = (number: number): string => String(number).padStart(2, '0');

export interface Person {
  readonly country: string;
  readonly given: string;
  readonly family: string;
  readonly full: string;
  readonly email: string;
  readonly workEmail: string;
  readonly user: string;
  readonly nick: string;
  readonly phone: string;
  /** Digits with the code of the country, as carriers write it. */
  readonly msisdn: string;
  readonly street: string;
  readonly town: string;
  readonly postal: string;
  readonly birth: string;
  readonly birthLocal: string;
  readonly idNumber: string;
  readonly passport: string;
  /** First line of the machine-readable zone. */
  readonly mrz: string;
  readonly plate: string;
  readonly company: string;
  readonly tenant: string;
  readonly domain: string;
  readonly latitude: number;
  readonly longitude: number;
}

export function localeOf(random: Random): Locale {
  return random.pick(random.chance(0.5) ? frequent : all);
}

export function personOf(random: Random, locale: Locale = localeOf(random)): Person {
  const one = (list: string): string => random.pick(list.split('|'));
  const pattern = (list: string): string => ofPattern(random, one(list));
  const isNative = random.chance(0.4);
  const [givenLatin = '', givenNative = givenLatin] = one(locale.given).split('=');
  const [familyLatin = '', familyNative = familyLatin] = one(locale.family).split('=');
  const [given, family] = isNative ? [givenNative, familyNative] : [givenLatin, familyLatin];
  const [g, f] = [plain(givenLatin), plain(familyLatin)];
  const isFamilyFirst = isNative && 'JP KR CN'.includes(locale.country) && given !== givenLatin;
  const [town = '', postcode = ''] = one(locale.towns).split(':');
  const company = one(locale.companies);
  const tenant = wordsOf(company) || `kunde${random.between(100, 999)}`;
  const domain = `${tenant.replace(/-/g, random.pick(['', '-']))}.${random.pick(['com', locale.country === 'GB' ? 'co.uk' : locale.country.toLowerCase()])}`;
  const year = random.between(1941, 2007);
  const [month, day] = [random.between(1, 12), random.between(1, 28)];
  const nick = `${one(NICKS)}${random.pick(['', '', String(random.between(3, 99)), '_'])}`;
  const mail = random.chance(0.5) ? random.pick(MAIL) : one(locale.mail);
  const local = random.pick([
    `${g}.${f}`,
    `${g}${f}`,
    `${g.slice(0, 1)}${f}`,
    `${g}${two(year % 100)}`,
    `${f}_${g.slice(0, 1)}`,
    `${g}.${f}${random.between(1, 99)}`,
    `${f}.${g}`,
    `${nick.replace(/_$/, '')}`,
    `${g}.${f}+${random.pick(['shop', 'news', 'app'])}`,
  ]);
  const phone = pattern(random.chance(0.6) ? locale.intl : locale.national);
  const birth = `${year}-${two(month)}-${two(day)}`;
  const [latitude, longitude] = locale.at.map((degrees) => degrees + random.between(-2000000, 2000000) / 1000000);
  const rounded = (degrees: number | undefined): number => Number((degrees ?? 0).toFixed(random.pick([4, 5, 6])));
  return {
    country: locale.country,
    given,
    family,
    full: isFamilyFirst ? `${family}${random.pick(['', ' '])}${given}` : `${given} ${family}`,
    email: `${local}@${mail}`,
    workEmail: `${random.pick([`${g}.${f}`, g, `${g.slice(0, 1)}.${f}`])}@${domain}`,
    user: random.pick([
      `${g.slice(0, 1)}${f}`,
      `${g}.${f}`,
      `${g}${random.between(2, 99)}`,
      `${f}${g.slice(0, 2)}`,
      `${g}_${f.slice(0, 3)}`,
    ]),
    nick,
    phone,
    msisdn: pattern(locale.intl).replace(/^00/, '').replace(/\D/g, ''),
    street: pattern(locale.streets),
    town,
    postal: ofPattern(random, postcode),
    birth,
    birthLocal:
      locale.country === 'US'
        ? `${two(month)}/${two(day)}/${year}`
        : `${two(day)}${'DE CH AT CZ NO FI PL TR UA'.includes(locale.country) ? '.' : '/'}${two(month)}${'DE CH AT CZ NO FI PL TR UA'.includes(locale.country) ? '.' : '/'}${year}`,
    idNumber: identityNumber(locale.country, random, { year, month, day, given: givenLatin, family: familyLatin }),
    passport: pattern(locale.passport),
    mrz: `P<${locale.country}X${f}<<${g}`.toUpperCase().padEnd(44, '<'),
    plate: pattern(locale.plate),
    company,
    tenant,
    domain,
    latitude: rounded(latitude),
    longitude: rounded(longitude),
  };
}

/** An IBAN of a country that has them, in one word or in groups of four. */
export function ibanOf(random: Random): string {
  const { country, iban: account = '{d18}' } = random.pick(withIban);
  const compact = iban(country, ofPattern(random, account));
  return random.chance(0.6) ? compact : compact.replace(/(.{4})(?=.)/g, '$1 ');
}
