/** People of twenty-two countries: a person's name, address, numbers and mail belong together, as they do in real events. */

import { DIGITS, type Random, UPPER } from '../../random.js';
import { iban } from '../../values.js';
import * as check from './checksums.js';

interface Country {
  readonly code: string;
  /** Given and family name; for other scripts also both as they are written in Latin. */
  readonly names: readonly string[];
  /** Street, postal code and city, divided by `|`; `#` is a digit. */
  readonly places: readonly string[];
  readonly phones: readonly string[];
  readonly id: (random: Random) => string;
  /** `#` is a digit, `@` a capital. */
  readonly plate: string;
  /** What follows the check digits of an account number; none where the country has no IBAN. */
  readonly account?: string;
}

export const filled = (r: Random, pattern: string): string =>
  pattern.replace(/#/g, () => r.of('123456789', 1)).replace(/@/g, () => r.of(UPPER, 1));

const COUNTRIES: readonly Country[] = [
  {
    code: 'US',
    names: ['Darnell,Whitfield', 'Guadalupe,Ferrer', 'Mackenzie,Thornburg'],
    places: [
      '4#2 Larkspur Ct Apt #B|8#2#1|Boise',
      'P.O. Box ##17|7#0#9|Amarillo',
      '1#0# W Juniper Ave|6#6#4|Naperville',
    ],
    phones: ['(2#8) 5##-####', '+1 (6#2) 4##-####', '1-9#8-3##-####'],
    id: (r) => `${r.between(101, 665)}-${r.between(10, 99)}-${r.between(1000, 9999)}`,
    plate: '#@@@###',
  },
  {
    code: 'GB',
    names: ['Eilidh,Macrae', 'Rhodri,Pugh', 'Oluwaseun,Bankole'],
    places: ['Flat #, 2# Inverleith Row|EH# #LS|Edinburgh', '#4 Brynmill Terrace|SA# #PQ|Swansea'],
    phones: ['07##1 ######', '0131 4## ####', '+44 7##2 ######'],
    id: check.nhsNumber,
    plate: '@@#2 @@@',
    account: '@@@@##############',
  },
  {
    code: 'DE',
    names: ['Friederike,Obermaier', 'Jörg,Stäblein', 'Çağla,Demirtaş'],
    places: ['Ahornstraße ##a|8#3#7|Augsburg', 'Am Mühlbach #|2#4#5|Lübeck', 'Weserallee ##|4#1#3|Paderborn'],
    phones: ['0151 ########', '+49 821 ######', '0451/######'],
    id: check.steuerId,
    plate: 'A-@@ ###',
    account: '##################',
  },
  {
    code: 'FR',
    names: ['Maëlys,Lefèvre', 'Thibault,Rousselot', 'Aïssatou,Diarra'],
    places: ['1# rue des Tanneurs|3#0#0|Rennes', '#8 bis avenue Gambetta|6#1#0|Clermont-Ferrand'],
    phones: ['06 ## ## ## ##', '+33 # ## ## ## ##', '02.99.##.##.##'],
    id: check.nir,
    plate: '@@-###-@@',
    account: '#######################',
  },
  {
    code: 'ES',
    names: ['Íñigo,Etxeberria', 'Rocío,Castellanos', 'Nerea,Quiroga'],
    places: ['Calle del Olmo #7, 3º B|4#0#3|Valencia', 'Avda. de la Paz ##|2#0#1|Logroño'],
    phones: ['6## ## ## ##', '+34 9## ### ###'],
    id: check.dni,
    plate: '#### BDF',
    account: '####################',
  },
  {
    code: 'IT',
    names: ['Ludovica,Bevilacqua', 'Gennaro,Esposito', 'Fiammetta,Zanardi'],
    places: ['Via Garibaldi ##/A|4#1#1|Modena', 'Corso Umberto I, ##|8#1#4|Napoli'],
    phones: ['3## #######', '+39 059 ######'],
    id: check.codiceFiscale,
    plate: '@@ ### @@',
    account: '@######################',
  },
  {
    code: 'NL',
    names: ['Sanne,Hoekstra', 'Joris,Vermeulen', 'Fatima,Benali'],
    places: ['Kerkstraat ##-hs|1#1# AB|Amersfoort', 'Oude Gracht ###|3#1# KN|Utrecht'],
    phones: ['06-########', '+31 30 ### ####'],
    id: check.bsn,
    plate: '@@-##-@@',
    account: '@@@@##########',
  },
  {
    code: 'PL',
    names: ['Zbigniew,Wróblewski', 'Małgorzata,Łukasik', 'Kacper,Dąbrowski'],
    places: ['ul. Słowackiego ##/#|8#-2#4|Gdańsk', 'os. Tysiąclecia ## m. #|3#-6#1|Kraków'],
    phones: ['6## ### ###', '+48 58 ### ## ##'],
    id: check.pesel,
    plate: 'GD #####',
    account: '########################',
  },
  {
    code: 'SE',
    names: ['Åsa,Nyström', 'Gustaf,Öberg', 'Linnéa,Hedlund'],
    places: ['Storgatan ## B|4#1 3#|Göteborg', 'Björkvägen #|9#2 4#|Umeå'],
    phones: ['070-### ## ##', '+46 31 ### ## ##'],
    id: check.personnummer,
    plate: '@@@ ##@',
    account: '####################',
  },
  {
    code: 'FI',
    names: ['Päivi,Hämäläinen', 'Juhani,Korhonen'],
    places: ['Koivukatu # A ##|3#1#0|Tampere', 'Rantatie ##|9#1#0|Oulu'],
    phones: ['040 #######', '+358 50 ### ####'],
    id: check.hetu,
    plate: '@@@-###',
    account: '##############',
  },
  {
    code: 'BR',
    names: ['Thayná,Cavalcanti', 'Vinícius,Figueiredo', 'Raimunda,Nascimento'],
    places: ['Rua das Acácias, ##, apto ##1|8#0#0-1#0|Curitiba', 'Av. Beira-Mar ###|6#1#5-2#1|Fortaleza'],
    phones: ['(41) 9####-####', '+55 85 9#### ####'],
    id: check.cpf,
    plate: '@@@#@##',
    account: '#######################@#',
  },
  {
    code: 'MX',
    names: ['Xóchitl,Villanueva', 'Heriberto,Zamudio'],
    places: ['Calle Hidalgo ## Int. #|4#1#0|Guadalajara', 'Privada Las Flores ##|7#2#0|Puebla'],
    phones: ['33 #### ####', '+52 222 ### ####'],
    id: check.curp,
    plate: '@@@-###-@',
  },
  {
    code: 'IN',
    names: ['Venkatesh,Subramanian', 'Harpreet,Dhillon', 'अनन्या,कुलकर्णी,Ananya,Kulkarni'],
    places: ['Flat ##, Shanti Niketan, MG Road|5#0#1#|Bengaluru', 'House No. ##, Sector ##|1#0#1#|Chandigarh'],
    phones: ['+91 9#### #####', '08#-########'],
    id: check.aadhaar,
    plate: 'KA ## @@ ####',
  },
  {
    code: 'JP',
    names: ['翔太,小林,Shota,Kobayashi', '美咲,長谷川,Misaki,Hasegawa', '健一郎,三浦,Kenichiro,Miura'],
    places: ['青葉区本町#丁目##-#|98#-#0#4|仙台市', '中村区名駅#-#-#|45#-#0#2|名古屋市'],
    phones: ['090-####-####', '+81 22 ### ####'],
    id: check.myNumber,
    plate: '仙台 3## さ ##-##',
  },
  {
    code: 'CN',
    names: ['晓明,欧阳,Xiaoming,Ouyang', '雪梅,诸葛,Xuemei,Zhuge'],
    places: ['朝阳区建国路##号院#号楼###室|1#0#2#|北京市', '南山区科技园路###号|5#8#5#|深圳市'],
    phones: ['138########', '+86 755 ########'],
    id: check.residentId,
    plate: '粤B·@####',
  },
  {
    code: 'KR',
    names: ['서연,김,Seoyeon,Kim', '민준,박,Minjun,Park'],
    places: ['강남구 테헤란로 ###번길 ##|06#2#|서울특별시', '해운대구 센텀로 ##|48#5#|부산광역시'],
    phones: ['010-####-####', '+82 51 ### ####'],
    id: check.koreanId,
    plate: '##가 ####',
  },
  {
    code: 'TR',
    names: ['Gökçe,Yıldırım', 'Şeyma,Karaoğlu'],
    places: ['Atatürk Cad. No:## D:#|3#1#0|İzmir', 'Çınar Sok. ##/#|0#6#0|Ankara'],
    phones: ['0532 ### ## ##', '+90 232 ### ## ##'],
    id: check.turkishId,
    plate: '35 @@ ###',
    account: '#####0################',
  },
  {
    code: 'ZA',
    names: ['Thandiwe,Nkosi', 'Pieter,Labuschagne'],
    places: ['## Protea Street|7#3#|Stellenbosch', 'Unit #, ## Umhlanga Rocks Dr|43#2|Durban'],
    phones: ['082 ### ####', '+27 31 ### ####'],
    id: check.southAfricanId,
    plate: 'CL ### ###',
  },
  {
    code: 'UA',
    names: ['Олена,Шевчук,Olena,Shevchuk', 'Тарас,Гнатюк,Taras,Hnatiuk'],
    places: ['вул. Хрещатик ##, кв. ##|0#1#1|Київ', 'просп. Свободи ##|7#0#8|Львів'],
    phones: ['067 ### ## ##', '+380 44 ### ####'],
    id: check.ukrainianTaxId,
    plate: 'АА####КВ',
    account: '#########################',
  },
  {
    code: 'GR',
    names: ['Ελένη,Παπαδοπούλου,Eleni,Papadopoulou', 'Νίκος,Καραμανλής,Nikos,Karamanlis'],
    places: ['Ερμού ##|1#5#3|Αθήνα', 'Τσιμισκή ###|5#6#2|Θεσσαλονίκη'],
    phones: ['69########', '+30 2310 ######'],
    id: check.afm,
    plate: 'ΝΒΑ-####',
    account: '#######################',
  },
  {
    code: 'IL',
    names: ['נועה,אברהמי,Noa,Avrahami', 'איתמר,פרידמן,Itamar,Fridman'],
    places: ['רחוב הרצל ##|6#1#2#1|תל אביב', 'שדרות בן גוריון #|3#1#2#4|חיפה'],
    phones: ['052-###-####', '+972 4 ### ####'],
    id: check.israeliId,
    plate: '###-##-###',
    account: '###################',
  },
  {
    code: 'EG',
    names: ['ياسمين,الشربيني,Yasmin,Elsherbiny', 'محمود,عبدالعزيز,Mahmoud,Abdelaziz'],
    places: ['شارع النصر ##|1#7#1|القاهرة', 'طريق الجيش ###|2#5#4|الإسكندرية'],
    phones: ['010########', '+20 3 #######'],
    id: (r) => `2${r.between(50, 99)}0${r.between(1, 9)}${r.between(10, 28)}01${r.of(DIGITS, 5)}`,
    plate: 'س ص ع ####',
    account: '#########################',
  },
  {
    code: 'CA',
    names: ['Geneviève,Tremblay', 'Amarjit,Sandhu'],
    places: ['#2# rue Saint-Viateur O|H2@ 1@#|Montréal', '## Robson St, Unit ###|V6@ 2@#|Vancouver'],
    phones: ['(514) 5##-####', '604.5##.####'],
    id: check.socialInsurance,
    plate: '@## @@@',
  },
];

const COMPANIES = [
  'Nordlicht Logistik',
  'Casa Verdejo',
  'Pellworm Dental',
  'Brightwater Mutual',
  'Kopernik Farma',
  'Tsubaki Freight',
  'Zephyr & Daughters',
  'Umoja Telecom',
  'Maplewick Foods',
  'Halvorsen Marine',
  'Ostrava Steelworks',
  'Quillon Partners',
];
const MAIL = ['gmx.net', 'proton.me', 'yahoo.co.jp', 'icloud.com', 'wp.pl', 'outlook.fr', 'hotmail.com'];

const plain = (text: string): string =>
  text
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ı/g, 'i')
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z]+/g, '');

/** A person, unmarked. Every value is identifying. */
export function personOf(r: Random, code?: string) {
  const country = r.pick(COUNTRIES.filter((one) => code === undefined || one.code === code));
  const [given = '', family = '', latinGiven = given, latinFamily = family] = r.pick(country.names).split(',');
  const [street = '', postal = '', city = ''] = filled(r, r.pick(country.places)).split('|');
  const company = r.pick(COMPANIES);
  const work = `${plain(company)}.${r.pick(['com', 'eu', 'co', 'org'])}`;
  const [first, last] = [plain(latinGiven), plain(latinFamily)];
  const isEastern = ['JP', 'CN', 'KR'].includes(country.code);
  const month = String(r.between(1, 12)).padStart(2, '0');
  const day = String(r.between(10, 28));
  const year = r.between(1948, 2004);
  return {
    country: country.code,
    given,
    family,
    full: isEastern ? `${family}${given}` : `${given} ${family}`,
    formal: isEastern ? `${family}${given}` : `${family}, ${given}`,
    latin: `${latinGiven} ${latinFamily}`,
    email: r.pick([
      `${first}.${last}@${work}`,
      `${first[0]}${last}${r.between(60, 99)}@${r.pick(MAIL)}`,
      `${last}_${first}@${r.pick(MAIL)}`,
      `${first}+billing@${work}`,
    ]),
    user: r.pick([
      `${first}${last.slice(0, 3)}${r.between(10, 99)}`,
      `${last}.${first}`,
      `${first}_${r.between(1970, 2004)}`,
    ]),
    home: `${first[0]}${last}`,
    street,
    postal,
    city,
    phone: filled(r, r.pick(country.phones)),
    id: country.id(r),
    plate: filled(r, country.plate),
    iban: country.account === undefined ? iban('DE', r.of(DIGITS, 18)) : iban(country.code, filled(r, country.account)),
    isoBirth: `${year}-${month}-${day}`,
    localBirth: r.pick([`${day}.${month}.${year}`, `${day}/${month}/${year}`]),
    packedBirth: `${year}${month}${day}`,
    company,
    work,
    slug: plain(company),
  };
}
