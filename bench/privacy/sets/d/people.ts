/** People of thirty countries for set D; a person's name, address, numbers and mail belong together. */
import { DIGITS, type Random, UPPER } from '../../random.js';
import { iban } from '../../values.js';
import { COUNTRIES } from './countries.js';

const COMPANIES = [
  'Skagen Regional Air',
  'Clínica San Telmo',
  'Lemercier & Fils',
  'Harbour & Pike',
  'Rossmoor Assurance',
  'Vltava Energie',
  'Telkora',
  'Oakhurst Academy',
  'Bellarive Hotels',
  'Baobab Haulage',
  'Grønvang Apotek',
  'Tiermeadow',
  'Kestrel Car Hire',
  'Ngong Fresh',
  'Peopleforge',
  'Corvina Immobilien',
  'IronTide Fitness',
  'Open Kettle Trust',
  'Ticketarium',
  'Sunda Mart',
];
const MAIL = [
  'gmail.com',
  'web.de',
  'posteo.net',
  'yahoo.com.br',
  'naver.com',
  'bluewin.ch',
  'seznam.cz',
  'outlook.com',
];

const filled = (r: Random, pattern: string): string =>
  pattern.replace(/#/g, () => r.of('123456789', 1)).replace(/@/g, () => r.of(UPPER, 1));

const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', æ: 'ae', đ: 'd', ł: 'l', ı: 'i' };
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøæđłı]/g, (letter) => FOLDED[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');

/** A person, unmarked. Every value is identifying. */
export function personOf(r: Random, code?: string) {
  const country = r.pick(COUNTRIES.filter((one) => code === undefined || one.code === code));
  const [given = '', family = '', latinGiven = given, latinFamily = family] = r.pick(country.names).split(',');
  const [street = '', postal = '', city = ''] = filled(r, r.pick(country.places)).split('|');
  const company = r.pick(COMPANIES);
  const work = `${plain(company)}.${r.pick(['com', 'io', 'net', 'app'])}`;
  const [first, last] = [plain(latinGiven), plain(latinFamily)];
  const isFamilyFirst = ['JP', 'KR', 'TW'].includes(country.code);
  const year = r.between(1946, 2005);
  const month = String(r.between(1, 12)).padStart(2, '0');
  const day = String(r.between(10, 28));
  return {
    country: country.code,
    given,
    family,
    full: isFamilyFirst ? `${family}${given}` : `${given} ${family}`,
    latin: `${latinGiven} ${latinFamily}`,
    listed: `${latinFamily}, ${latinGiven}`,
    email: r.pick([
      `${first}.${last}@${work}`,
      `${first}${year}@${r.pick(MAIL)}`,
      `${last}-${first[0]}@${r.pick(MAIL)}`,
    ]),
    user: r.pick([`${first}.${last}`, `${first[0]}${last}`, `${last}${first.slice(0, 2)}${r.between(10, 99)}`]),
    /** As it stands in file names. */
    file: `${last}_${first}`,
    home: `${first}${last[0]}`,
    street,
    postal,
    city,
    phone: filled(r, r.pick(country.phones)),
    id: typeof country.id === 'string' ? filled(r, country.id) : country.id(r),
    plate: filled(r, country.plate),
    iban: country.account === undefined ? undefined : iban(country.code, filled(r, country.account)),
    account: r.of(DIGITS, 10),
    isoBirth: `${year}-${month}-${day}`,
    localBirth: r.pick([`${day}.${month}.${year}`, `${day}/${month}/${year}`]),
    company,
    work,
    slug: plain(company),
  };
}
