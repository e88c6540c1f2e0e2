/** Rules for where people live and for whom they work: streets, postal codes, countries, towns behind verbs, companies. */
import { AMPERSAND, COMMA, DASH, DIGIT, SPACE, UPPER } from '../characters.js';
import { isTechnicalWord } from '../vocabulary/vocabulary.js';
import { patternRule, type Rule } from './rule.js';

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’.-]{0,30}`;
const STREET_TYPES = `Street|St|Avenue|Ave|Road|Rd|Boulevard|Blvd|Lane|Ln|Drive|Dr|Court|Ct|Way|Place|Pl|Square|Sq|Terrace|Crescent|Cres|Close|Row|Highway|Hwy|Parkway|Pkwy|Trail|Circle|Cir|Loop|Alley|Grove|Gardens|Mews|Quay|Plaza|Ridge|Pike|Turnpike|Walk|Heights|Park|Hill|View|Point|Creek|Center|Harbor`;
const UNIT = String.raw`(?:,? {0,2}(?:Apt|Apartment|Suite|Ste|Unit|Flat|Floor|Room|Rm|Box|Door)\.? {0,2}#?[\p{L}\p{N}-]{1,6})?`;
const COMPANY_ENDS = `Inc|LLC|LLP|Ltd|Limited|GmbH|AG|SE|Corp|Corporation|PLC|BV|NV|SARL|SpA|Pty|Oy|AB|ApS|Sons|Daughters|Brothers|Bros|Bank|Hospital|University|College|Labs|Laboratories|Technologies|Holdings|Foundation|Institute|Clinic|Insurance|Airlines|Airways|Pharma|Pharmaceuticals|Analytics|Logistics|Industries|Associates|Consulting|Ventures|Motors|Foods|Freight|Metals|Enterprises|Partners|Solutions|Medical|Healthcare|Dental|Realty|Telecom|Bancorp|Financial|Capital|Trust|Union|Resources|Care|Agency|Authority|Ministry|Council|Association|Society|Studios|Media|Communications|Restaurant|Cafe|Hotel|School|Academy|Museum|International|Worldwide|Unlimited|Company|Stores|Outfitters|Research|Entertainment|Publishing|Brewery|Bakery|Pharmacy|Movers|Robotics|Semiconductors|Aerospace|Biotech|Textiles|Shipping|Airline|Software|Systems|Electronics|Instruments|Wines|Vineyards|Hospice|Infirmary|Fitness|Hire|Rentals|Assurance|Mart|Steelworks|Haulage|Couriers|Carriers|Cooperative|Collective|Dairy|Farms|Nurseries|Florists|Jewelers|Jewellers|Opticians|Optics|Plumbing|Roofing|Printers|Furniture|Tyres|Tires|Cycles|Yachts|Tavern|Bistro|Pizzeria|Catering|Kitchens|Homes|Hotels|Builders|Contractors|Architects|Attorneys|Solicitors|Accountants|Consultants|Advisors|Advisers`;

/** States and provinces that are written out behind a place; those of two words are found as such. */
const STATES =
  `Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii Idaho Illinois Indiana
Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio
Oklahoma Oregon Pennsylvania Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta Manitoba
Saskatchewan Queensland Tasmania Victoria Scotland Wales England Ireland`.split(/\s+/);

/** Towns whose names are words of the field or of every day, and pass where nothing says that a town is meant. */
const TOWNS_OF_WORDS =
  'Reading Mobile Nice Split Bath Cork Hull Sale Bury Deal Rugby Battle Sandwich Stone Ware Rye Phoenix Mesa Orange Corona Normal Aurora Troy Enterprise Independence Providence Concord Superior Surprise Defiance Essen Bergen Graz Tours Brest Nancy Tulle Vigo Lens Ulm Hamm Halle Goes Ede Stoke Settle Worms Tyre Billings Riverside Bend Eureka Van'.split(
    ' ',
  );

const SITES = 'office warehouse depot campus clinic hospital plant showroom restaurant airport'.split(' ');
/** What offices and the like are called without a place. */
const NO_PLACE = new Set(
  'Head Main Home Post Back Front Box Local Central New Old Regional General Corporate Default Production Test Lambda'.split(
    ' ',
  ),
);

export const placeRules: readonly Rule[] = [
  patternRule({
    name: 'street',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}./-])(?:\d{1,5} )?\d{1,5}[A-Za-z]?(?:[-/]\d{1,4})?,? (?:[NSEW]{1,2}\.? )?(?:\d{1,3}(?:st|nd|rd|th) |(?:${WORD} ){1,4})(?:${STREET_TYPES})(?![\p{L}\p{N}])\.?${UNIT}`,
      'gu',
    ),
    // `LOCATION:12 Oak Street`, and no time.
    accept: (_, text, start) => text[start - 1] !== ':' || LETTER.test(text[start - 2] ?? ''),
  }),
  patternRule({
    name: 'street-number-last',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern:
      /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|str\.|weg|gasse|platz|allee|damm|gatan|vägen|gata|vej|veien|straat|laan|plein|katu|tie|utca|ulica)|(?:Rue|Via|Calle|Avenida|Av\.|Plaza|Piazza|Rua|Viale|Corso|Boulevard|Chemin|Allée|Ulica|ul\.|Paseo|Camino|Carrera|Strada)(?: (?:de|del|della|la|des|du|di|da|dos))? \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2}),? \d{1,5}[a-z]?(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'street-turkish',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    needs: [' cad', ' cd.', ' sok', ' sk.', ' mah', ' bulvar'],
    pattern:
      /(?<![\p{L}\p{N}])(?:\p{Lu}[\p{L}'’-]{1,30} ){1,3}(?:Cad|Cd|Sok|Sk|Mah|Caddesi|Sokak|Sokağı|Mahallesi|Bulvarı)\.?,? {0,2}(?:No[:.]? ?\d{1,5}[A-Za-z]?(?:[/ ]{1,2}(?:D|Daire|Kat|K)[:.]? ?\d{1,4})?|\d{1,5}[A-Za-z]?)(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'street-indonesian',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    needs: ['jl', 'jalan ', 'gg.'],
    pattern:
      /(?<![\p{L}\p{N}])(?:Jl|Jln|Jalan|Gg)\.? (?:\p{Lu}[\p{L}'’-]{1,30} ){1,4}(?:No\.? ?)?\d{1,5}[A-Za-z]?(?:, RT\.? ?\d{1,3}\/RW\.? ?\d{1,3})?(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'house-behind-street',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE | COMMA,
    needs: [', house '],
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${WORD} ){1,4}(?:${STREET_TYPES}), House \d{1,4}[A-Za-z]?(?![\p{L}\p{N}])`,
      'gu',
    ),
  }),
  patternRule({
    name: 'street-european',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern:
      /(?<![\p{L}\p{N}.:/-])(?:\d{1,5} )?\d{1,5}[A-Za-z]?,? (?:(?:[Rr]ue|[Aa]venue|[Bb]oulevard|[Pp]lace|[Cc]hemin|[Aa]ll[ée]e|[Ii]mpasse|[Qq]uai|[Cc]ours|[Cc]alle|[Pp]laza|[Vv]ia) (?:de la|de l['’]|d['’]|des?|du|del|della|las?|los) ?[\p{L}'’-]{2,30}(?: \p{Lu}[\p{L}'’-]{1,30})?|\p{Lu}[\p{L}-]{1,30}(?:straße|strasse|weg|gasse|platz|allee|gatan|vägen|gata|vej|straat|laan|plein|katu|utca)|(?:Rue|Via|Calle|Avenida|Plaza|Piazza|Rua|Viale|Corso|Boulevard|Chemin|Allée|Ulica|Paseo|Camino|Carrera|Strada)(?: (?:de|del|della|la|des|du|di|da|dos))? \p{Lu}[\p{L}'’-]{1,30}(?: \p{Lu}[\p{L}'’-]{1,30}){0,2})(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'unit',
    kind: 'GEO',
    reason: 'a part of a street address',
    requires: DIGIT | UPPER | SPACE,
    pattern:
      /(?<![\p{L}\p{N}])(?:Apt|Apartment|Suite|Ste|P\.?O\.? Box|PO Box|Flat)\.? {0,2}#?\d{1,6}[A-Za-z]?(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'postal-code',
    kind: 'GEO',
    reason: 'has the form of a postal code',
    requires: DIGIT,
    anyOf: SPACE | DASH,
    pattern:
      /(?<![\p{L}\p{N}.:/_-])(?:[A-Z]{2},? \d{5}(?:-\d{4})?|\d{5}-\d{4}|[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}|[A-Z]\d[A-Z] \d[A-Z]\d|[AC-FHKNPRTV-Y](?:\d{2}|6W) (?=[A-Z]{0,3}\d)(?=\d{0,3}[A-Z])[0-9A-Z]{4}|\d{4} ?[A-Z]{2})(?![\p{L}\p{N}_-]|\.\d)/gu,
    // `512 MB` and `2048 KB` have the form of a Dutch code.
    accept: (match) =>
      !/^(?:\d{4} ?(?:MB|KB|GB|TB|MS|NS|US|HZ|PM|AM|OK)|(?:HTTP|OK|ID|NO|AT|IN|IS|TO) .*)$/.test(match),
  }),
  patternRule({
    name: 'postal-town',
    kind: 'GEO',
    reason: 'a postal code before its town',
    requires: DIGIT | UPPER | SPACE | COMMA,
    pattern: /(?<=[,;] )\d{4,5} \p{Lu}\p{Ll}{2,20}(?:[ -]\p{Lu}\p{Ll}{2,20}){0,2}(?=[.,;"')\n]|$)/gu,
    accept: (match) => !isOfField(match.slice(match.indexOf(' ') + 1)),
  }),
  patternRule({
    name: 'country',
    kind: 'GEO',
    reason: 'a country, a state or a large city',
    requires: UPPER | SPACE,
    pattern:
      /(?<![\p{L}\p{N}])(?:United (?:Kingdom|States(?: of America)?|Arab Emirates)|New (?:York|Jersey|Mexico|Hampshire|Zealand|Delhi|Orleans|Caledonia|South Wales)|(?:North|South) (?:Carolina|Dakota|Africa|Korea|Sudan|Macedonia)|West Virginia|Costa Rica|Sri Lanka|El Salvador|Saudi Arabia|San (?:Francisco|Diego|Jose|Antonio|Marino)|Los Angeles|Las Vegas|Hong Kong|Ivory Coast|Burkina Faso|Cape (?:Town|Verde)|Salt Lake City|Kansas City|Mexico City|St\.? (?:Louis|Lucia|Helena)|(?:Czech|Dominican|Central African) Republic|Puerto Rico|Isle of Man|Western Sahara|Great Britain|Northern Ireland|French (?:Guiana|Polynesia)|Marshall Islands|Solomon Islands|Cook Islands|Faroe Islands|Cayman Islands|Virgin Islands|Christmas Island)(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'city-and-state',
    kind: 'GEO',
    reason: 'a place before its state',
    requires: UPPER | SPACE | COMMA,
    needs: STATES.map((state) => `, ${state.toLowerCase()}`),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,20}(?:[ -]\p{Lu}\p{Ll}{2,20}){0,2}, (?:${STATES.join('|')})(?![\p{L}\p{N}])`,
      'gu',
    ),
  }),
  patternRule({
    name: 'home',
    kind: 'GEO',
    reason: 'where somebody lives',
    requires: UPPER | SPACE,
    needs: [
      'live',
      'living ',
      'reside',
      'moved ',
      'moving to ',
      'born ',
      'né',
      'nat',
      'nacid',
      'nascid',
      'geboren ',
      'viv',
      'habite ',
      'mora ',
      'moro ',
      'wohn',
      'woont ',
      'abita ',
      'mieszka ',
    ],
    pattern:
      /(?<!\p{L})(?:(?:I|[Ww]e|[Tt]hey|who|you) (?:now |still )?(?:live|reside)|(?:lives|lived|resides|resided)|living|(?:I|[Ww]e|[Hh]e|[Ss]he|[Tt]hey|have|has) (?:just |recently )?(?:moved|moving)(?= to| from)|[Bb]orn|née?|nat[oa]|nacid[oa]|nascid[oa]|geboren|vive|vivo|resid[eo]|habite|mora|moro|wohnt|wohne|woont|abita|mieszka) (?:on|in|at|near|to|from|à|au|a|en|em|w) (?:the )?(\p{Lu}[\p{L}\p{M}'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’-]{1,30}){0,3})(?!\p{L})/gu,
    accept: (match) => !isOfField(match),
  }),
  patternRule({
    name: 'town-of-words',
    kind: 'GEO',
    reason: 'a town that somebody is in or on the way to',
    requires: UPPER | SPACE,
    needs: TOWNS_OF_WORDS.map((town) => ` ${town.toLowerCase()}`),
    pattern: new RegExp(
      String.raw`(?<!\p{L})(?:(?:liv(?:e|es|ed|ing)|resid(?:e|es|ed|ing)|born|gr[eo]w(?:s|n|ing)? up|raised|stud(?:y|ies|ied|ying)|mov(?:e|es|ed|ing)|trips?|journeys?|flights?|trains?|fl(?:y|ies|ew|ying)|dr(?:ive|ives|ove|iving)|travel(?:s|ed|led|ing|ling)?|commut(?:e|es|ed|ing)|settled|retired|stay(?:s|ed|ing)?|arriv(?:e|es|ed|ing)|landed|offices?|shops?|stores?|branch|house|flat|apartment|parents|family|courier|delivery|delivered|shipped|sent|routes?|parcels?|available|located|based|depots?|pickup|warehouse|customers?|guests?)(?: [a-z]{2,12}){0,2} (?:in|to|from|near|via|outside|at)|visit(?:s|ed|ing)?) (${TOWNS_OF_WORDS.join('|')})(?=[.,;:!?)'’"\n]|$| (?:and|on|in|is|was|with|for|last|next|this|by|at|to|from|has|who|when|where|because|yesterday|today|tomorrow|every|since|until|station|airport)(?!\p{L}))`,
      'gu',
    ),
  }),
  patternRule({
    name: 'house-name',
    kind: 'GEO',
    reason: 'a house that has a name',
    requires: UPPER | SPACE,
    needs: [' cottage', ' farmhouse', ' vicarage', ' rectory', ' bungalow', ' grange', ' lodge'],
    pattern:
      /(?<![\p{L}\p{N}])(?:\p{Lu}\p{Ll}{2,20}(?:['’]s)? ){1,2}(?:Cottage|Farmhouse|Vicarage|Rectory|Bungalow|Grange|Lodge)(?![\p{L}\p{N}])(?:, (?:\p{Lu}\p{Ll}{2,20} ){1,2}(?:Lane|Road|Street|Way|Close|Hill|Row|Drive|Green))?/gu,
  }),
  patternRule({
    name: 'house-number',
    kind: 'GEO',
    reason: 'the number of a house',
    requires: DIGIT | SPACE,
    needs: ['house n'],
    pattern:
      /(?<![\p{L}\p{N}])[Hh]ouse (?:number|no\.?)(?: is)?:? ?(\d{1,4}[A-Za-z]?(?:, ?(?:Sector|Phase|Block|Plot|Ward)(?: No\.?)? ?\d{1,4}[A-Za-z]?){0,2})(?![\p{L}\p{N}:-]|\.\d)/gu,
  }),
  patternRule({
    name: 'street-in-list',
    kind: 'GEO',
    reason: 'a street in a list of what makes an address',
    requires: COMMA | UPPER | SPACE,
    needs: [' road, ', ' street, ', ' avenue, ', ' lane, ', ' nagar, ', ' marg, ', ' boulevard, '],
    pattern:
      /(?<=, )(?:\p{Lu}[\p{L}'’.]{1,20} ){1,3}(?:Road|Street|Avenue|Lane|Nagar|Marg|Boulevard)(?=, \p{Lu}\p{Ll})/gu,
  }),
  patternRule({
    name: 'institution',
    kind: 'NAME',
    reason: 'reads as the name of an institution',
    requires: UPPER | SPACE,
    needs: [
      'university of',
      'bank of',
      'college of',
      'ministry of',
      'hospital of',
      'institute of',
      'museum of',
      'church of',
      'diocese of',
    ],
    pattern:
      /(?<![\p{L}\p{N}])(?:University|Bank|College|Ministry|Hospital|Institute|Museum|Church|Diocese) of (?:the )?\p{Lu}[\p{L}\p{M}'’-]{1,30}(?: (?:and |of )?\p{Lu}[\p{L}\p{M}'’-]{1,30}){0,3}/gu,
  }),
  patternRule({
    name: 'employer',
    kind: 'NAME',
    reason: 'somebody works there',
    requires: UPPER | SPACE,
    needs: ['work', 'employ', 'founder of', 'ceo of', 'hired by', 'behalf of'],
    pattern:
      /(?<!\p{L})(?:[Ww]ork(?:s|ed|ing)? (?:at|for)|[Ee]mploye(?:e|es|d) (?:of|by|at)|(?:CEO|[Ff]ounder) of|[Oo]n behalf of|[Hh]ired by) (?:the )?(\p{Lu}[\p{L}\p{N}&'’]{1,30}(?: (?:(?:and|of|&) )?\p{Lu}[\p{L}\p{N}&'’]{1,30}){0,3})(?!\p{L})/gu,
    accept: (match) => !isOfField(match),
  }),
  patternRule({
    name: 'site',
    kind: 'GEO',
    reason: 'a place that has an office or the like',
    requires: UPPER | SPACE,
    needs: SITES.map((site) => ` ${site}`),
    pattern: new RegExp(
      String.raw`(?<=(?<!\p{L})(?:[Tt]he|[Oo]ur|[Tt]heir|[Yy]our|[Ii]ts|[Hh]is|[Hh]er|[Mm]y|[Ff]rom|[Ii]n|[Aa]t) )\p{Lu}\p{Ll}{2,20}(?= (?:${SITES.join('|')})s?(?!\p{L}))`,
      'gu',
    ),
    accept: (match) => !NO_PLACE.has(match),
  }),
  patternRule({
    name: 'company-pair',
    kind: 'NAME',
    reason: 'reads as the name of a company',
    requires: UPPER | SPACE | AMPERSAND,
    needs: [' & '],
    pattern: /(?<![\p{L}\p{N}])\p{Lu}\p{Ll}{2,20} & \p{Lu}\p{Ll}{2,20}(?![\p{L}\p{N}])/gu,
    accept: (match) => !isOfField(match),
  }),
  patternRule({
    name: 'company',
    kind: 'NAME',
    reason: 'reads as the name of a company',
    requires: UPPER | SPACE,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}.])(?:\p{Lu}[\p{L}\p{N}&'’-]{1,30}[, ] ?(?:(?:and|&|of|the) )?){1,4}(?:${COMPANY_ENDS})(?![\p{L}\p{N}])\.?`,
      'gu',
    ),
    accept: (match) => !NO_COMPANY.test(match) && !isOfField(match),
  }),
];

const LETTER = /[A-Za-z]/;

/** Nothing but words of the field, as in `Certificate Authority` and `Content Security`. */
const isOfField = (match: string): boolean =>
  match.split(/[^\p{L}\p{N}]+/u).every((word) => word === '' || isTechnicalWord(word.toLowerCase()));

/** Capitalized words of the field before an ending that also means something else. */
const NO_COMPANY =
  /^(?:Internal|Server|Error|Lambda|Amazon|AWS|Google|Azure|Microsoft|Memory|Rate|Read|Write|Burst|Reserved|Provisioned|Unreserved|Unsupported|Unknown|Invalid|Missing|Default|Certificate|Content|Insufficient)\b/;
