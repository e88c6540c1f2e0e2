/** Rules for streets, plates and phones in the forms of further countries, and for machines that a line of a log begins with. */
import { DASH, DIGIT, DIGIT_GROUPS_6, DIGITS_7, DOT, SLASH, SPACE, UPPER } from '../characters.js';
import { isTradeWord } from '../vocabulary/trade-words.js';
import { patternRule, type Rule } from './rule.js';

const NAME = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,30}`;
const NUMBER = String.raw`(?:(?:[Nn]r|[Nn]o|[Nn]um|[Nn]º|[Nn]°|#|бр|буд|д)\.? ?)?\d{1,5}(?: ?[A-Za-z](?![\p{L}\p{N}]))?(?:[-/]\d{1,4})?`;
/** Before the name of a street: Romance, Slavic, Hellenic and Malay languages. */
const BEFORE =
  'R|Av|Avda|Avd|Avenida|C/|Cl|Pza|Plza|Plaza|Pl|Ctra|Carretera|Pasaje|Psje|Jr|Jirón|Jiron|Ronda|Glorieta|Travessa|Tv|Trav|Largo|Lgo|Praça|Pça|Alameda|Al|Estrada|Rodovia|Rod|Vicolo|P\\.zza|P\\.za|V\\.le|C\\.so|Strada|Str|Bd|Blvd|Bulevardul|Calea|Aleea|Șos|Șoseaua|Sos|Ul|ul|Ulica|Obala|Trg|Cesta|Aleja|al|os|pl|ulice|nám|náměstí|вул|ул|бул|просп|пр|пл|улица|вулиця|бульвар|проспект|Οδός|Lorong|Lrg|Jalan|Đường|Phố|Soi|ซอย|ถนน|Rruga|Triq';
/** Behind it: Baltic, Finnic, Hungarian, Czech and Slovak. */
const BEHIND =
  'g|gatvė|gatve|pr|al|pl|a|iela|bulvāris|prospekts|laukums|tee|tn|tänav|mnt|maantee|pst|puiestee|utca|út|útja|tér|tere|körút|krt|köz|sétány|sor|cesta|ulica|ulice|třída|tř|náměstí|katu|kuja|polku';

/** Machines that stand with somebody, at a door or a till, as a line of a log names them. */
const EQUIPMENT_IN_TEXT =
  'terminal|camera|kiosk|reader|scanner|printer|lock|meter|sensor|gateway|tracker|beacon|thermostat|charger|locker|turnstile|drone';

export const abroadRules: readonly Rule[] = [
  patternRule({
    name: 'street-of-numbers',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | DASH,
    // Colombia: `Cll 10 No. 3-70`, `Cra. 57 # 23-22 Sur`
    needs: ['cll', 'cl', 'calle', 'cra', 'cr', 'kr', 'carrera', 'dg', 'diag', 'tv', 'trans', 'av'],
    pattern:
      /(?<![\p{L}\p{N}])(?:Calle|Cll|Cl|Carrera|Cra|Cr|Kra|Kr|Diagonal|Diag|Dg|Transversal|Transv|Tv|Avenida|Av)\.? ?\d{1,3} ?[A-Z]?(?: Bis)?(?: Sur| Norte| Este)? ?(?:#|No\.?|Nro\.?|N°|Nº) ?\d{1,3} ?[A-Z]? ?- ?\d{1,3}(?: (?:Sur|Norte|Este))?(?![\p{L}\p{N}])/giu,
  }),
  patternRule({
    name: 'street-before-name',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}./])(?:${BEFORE})\.? (?:(?:de|del|della|di|da|do|dos|das|la|las|los|lui|св\.?) ){0,2}${NAME}(?: (?:(?:de|del|di|da|do|e|y) )?${NAME}){0,3},? ${NUMBER}(?![\p{L}\p{N}])`,
      'gu',
    ),
  }),
  patternRule({
    name: 'street-behind-name',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}./])${NAME}(?: ${NAME}){0,2} (?:${BEHIND})\.? ?${NUMBER}(?![\p{L}\p{N}])`,
      'gu',
    ),
    accept: (match) => !isTradeWord(match.slice(0, match.indexOf(' '))),
  }),
  patternRule({
    name: 'plate-abroad',
    kind: 'ID',
    reason: 'has the form of the plate of a vehicle',
    requires: DIGIT | UPPER,
    anyOf: SPACE | DASH,
    // Romania; Turkey; Croatia and its neighbors; Germany; France and Italy; Great Britain; India
    pattern:
      /(?<![\p{L}\p{N}.:/_-])(?:(?:[A-Z]{1,2} \d{2}|B \d{2,3}) [A-Z]{3}|(?:0[1-9]|[1-7]\d|8[01]) [A-Z]{1,3} \d{2,4}|[A-ZŠŽČĆĐ]{2} \d{3,4}-[A-Z]{1,2}|[A-ZÄÖÜ]{1,3}-[A-Z]{1,2} \d{1,4}E?|[A-Z]{2}-\d{3}-[A-Z]{2}|[A-Z]{2} ?\d{2} ?[A-Z]{1,2} \d{4}|[A-Z]{2}\d{2} [A-Z]{3})(?![\p{L}\p{N}_-]|\.\d)/gu,
    accept: (match) => !NO_PLATE.test(match),
  }),
  patternRule({
    name: 'phone-slashed',
    kind: 'PHONE',
    reason: 'has the form of a phone number',
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    anyOf: SLASH | DOT,
    // Belgium, Germany, Austria and the west of the Balkans: `0471/39.30.14`, `063/123-4567`, `0551/390144`
    pattern: /(?<![\p{L}\p{N}.:/-])0\d{1,4}[/.]\d{2,4}(?:[ .-]\d{2,4}){1,3}(?![\p{L}\p{N}/-]|\.\d)/gu,
    accept: (match) => match.replace(/\D/g, '').length >= 8,
  }),
  patternRule({
    name: 'equipment',
    kind: 'ID',
    reason: 'which one of many machines it is',
    requires: DIGIT,
    needs: EQUIPMENT_IN_TEXT.split('|'),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${EQUIPMENT_IN_TEXT})(?:[_ ]?id)?["']?[=:] ?["']?((?=[\w-]{0,24}\d{2})[A-Za-z]{2,12}[-_]?[A-Z\d][\w-]{1,24})(?![\w.-])`,
      'giu',
    ),
  }),
  patternRule({
    name: 'syslog-host',
    kind: 'HOST',
    reason: 'the machine that a line of a log begins with',
    requires: DIGIT | SPACE,
    // RFC 3164: `May 12 06:19:41 bastion-55 sshd[123]: `. What has neither a digit nor a mark may be a word for any machine.
    pattern:
      /(?<=(?:^|\n)(?:<\d{1,3}>)?[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2} )(?=[A-Za-z.]*[\d_-])[A-Za-z][\w.-]{1,62}(?= [\w./-]{1,40}(?:\[\d{1,10}\])?: )/g,
  }),
];

/** Months and what measures: `10 SEP 2024`, `12 GET 200`. */
const NO_PLATE =
  /(?:^|[ -])(?:JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC|GET|PUT|OF|MB|KB|GB|TB|MS|HZ|AM|PM|UTC|GMT|USD|EUR|GBP|CHF|HTTP|SQL|ISO|RFC|UTF|TLS|SSL|AES|SHA|RSA)(?:[ -]|$)/;
