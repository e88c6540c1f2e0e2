/** People of fourteen countries for set E; a person's name, address, telephone, mail and firm belong together. */
import type { Random } from '../../random.js';

interface Country {
  readonly code: string;
  /** Given and family name, divided by a comma. */
  readonly names: readonly string[];
  /** Street, postal code and city, divided by `|`; `#` is a digit from one on. */
  readonly places: readonly string[];
  readonly phones: readonly string[];
}

const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    names: ['Brianna,Holloway', 'Marcus,Delgado', 'Kaitlyn,Reyes', 'Trevor,McAllister'],
    places: ['4#2# Juniper Ave|8#2#1|Boise', '1## W Magnolia St Apt #|3#2#4|Savannah'],
    phones: ['+1415#######', '(5#3) 4##-####', '+1 312 5## ####'],
  },
  {
    code: 'GB',
    names: ['Harriet,Ashworth', 'Rhys,Llewellyn', 'Priyanka,Chowdhury'],
    places: ['## Albion Terrace|LS# #PQ|Leeds', '1## Queensferry Road|EH4 #BT|Edinburgh'],
    phones: ['+4477########', '0161 4## ####'],
  },
  {
    code: 'DE',
    names: ['Katharina,Voigtländer', 'Jannik,Baumgärtner', 'Emre,Yıldız'],
    places: ['Lindenallee ##|0#1#9|Leipzig', 'Am Mühlbach #|7#1#4|Freiburg'],
    phones: ['+49 341 #######', '0151 ########'],
  },
  {
    code: 'FR',
    names: ['Aurélie,Marchand', 'Thibault,Roussel', 'Inès,Benali'],
    places: ['## rue des Tanneurs|3#0#0|Toulouse', '# place du Marché|4#0#0|Nantes'],
    phones: ['+33 6 ## ## ## ##', '06 ## ## ## ##'],
  },
  {
    code: 'ES',
    names: ['Lucía,Cabrera', 'Iker,Etxeberria'],
    places: ['Calle San Vicente ##, 2º B|4#0#1|Valencia'],
    phones: ['+34 6## ### ###'],
  },
  {
    code: 'IT',
    names: ['Giulia,Ferrante', 'Matteo,Colombini'],
    places: ['Via Garibaldi ##|4#1#1|Bologna'],
    phones: ['+39 34# #######'],
  },
  {
    code: 'NL',
    names: ['Sanne,Verhoeven', 'Joost,van der Meulen'],
    places: ['Prinsenlaan ##|3#1# KL|Utrecht'],
    phones: ['+316########'],
  },
  {
    code: 'SE',
    names: ['Linnéa,Sjöberg', 'Oskar,Hedlund'],
    places: ['Storgatan ##|4#1 ##|Göteborg'],
    phones: ['+46 70 ### ## ##'],
  },
  {
    code: 'PL',
    names: ['Agnieszka,Wróblewska', 'Tomasz,Zieliński'],
    places: ['ul. Kwiatowa ##|3#-0##|Kraków'],
    phones: ['+48 6## ### ###'],
  },
  {
    code: 'BR',
    names: ['Larissa,Figueiredo', 'Thiago,Nascimento'],
    places: ['Rua das Acácias, ###|8#0#0-###|Curitiba'],
    phones: ['+55 41 9####-####'],
  },
  {
    code: 'IN',
    names: ['Ananya,Krishnamurthy', 'Rahul,Deshpande', 'Meera,Pillai'],
    places: ['##, 4th Main, Indiranagar|5600##|Bengaluru'],
    phones: ['+91 98### #####'],
  },
  {
    code: 'JP',
    names: ['Haruka,Matsumoto', 'Kenta,Shimizu'],
    places: ['#-##-# Tenjin|81#-00##|Fukuoka'],
    phones: ['+81 90 #### ####'],
  },
  {
    code: 'NG',
    names: ['Oluwaseun,Adeyemi', 'Ngozi,Eze'],
    places: ['## Herbert Macaulay Way|1000##|Abuja'],
    phones: ['+234 80########'],
  },
  {
    code: 'AU',
    names: ['Tahlia,Brennan', 'Angus,Whitlock'],
    places: ['#/## Banksia Street|3#5#|Geelong'],
    phones: ['+61 4## ### ###'],
  },
];
const COMPANIES = [
  'Brightwell Dental',
  'Fjordline Travel',
  'Maple & Thorn',
  'Casa Verano',
  'Nordhafen Logistik',
  'Papaya Payroll',
  'Stitchwell',
  'Copperfield Books',
  'Verdana Farms',
  'Quickbolt Couriers',
  'Atelier Moreau',
  'Sunrise Physio',
];
const MAIL = ['gmail.com', 'outlook.com', 'hotmail.com', 'icloud.com', 'gmx.de', 'orange.fr', 'yahoo.co.in'];

const FOLDED: Readonly<Record<string, string>> = { ß: 'ss', ø: 'o', ł: 'l', ı: 'i' };
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[ßøłı]/g, (letter) => FOLDED[letter] ?? '')
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');
const filled = (random: Random, pattern: string): string => pattern.replace(/#/g, () => random.of('123456789', 1));

/** A person, unmarked; all but the code of the country identifies. */
export function personOf(random: Random) {
  const country = random.pick(COUNTRIES);
  const [given = '', family = ''] = random.pick(country.names).split(',');
  const [street = '', postal = '', city = ''] = filled(random, random.pick(country.places)).split('|');
  const company = random.pick(COMPANIES);
  const slug = plain(company);
  const work = `${slug}.${random.pick(['com', 'io', 'co'])}`;
  const [first, last] = [plain(given), plain(family)];
  const year = random.between(1955, 2004);
  const day = `${String(random.between(1, 12)).padStart(2, '0')}-${String(random.between(10, 28))}`;
  return {
    country: country.code,
    given,
    family,
    full: `${given} ${family}`,
    email: random.pick([
      `${first}.${last}@${work}`,
      `${first}${year}@${random.pick(MAIL)}`,
      `${first[0]}${last}@${random.pick(MAIL)}`,
    ]),
    user: random.pick([`${first}.${last}`, `${first[0]}${last}`, `${first}${random.between(10, 99)}`]),
    home: `${first}${last[0]}`,
    street,
    postal,
    city,
    phone: filled(random, random.pick(country.phones)),
    birth: `${year}-${day}`,
    company,
    work,
    slug,
  };
}
