/** Rules for numbers that a state gives to persons and companies, and for dates of birth. */
import { DASH, DIGIT, DIGIT_GROUPS_6, DIGITS_4, DIGITS_7, DOT, LESS, SLASH, SPACE, UPPER } from '../characters.js';
import { patternRule, type Rule } from './rule.js';

/** Months as English and three of its neighbors write them, in full or short. */
const MONTH = String.raw`(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|enero|marzo|abril|mayo|agosto|avril|août|déc)\p{L}{0,7}`;

const DOCUMENTS = `ssn|nino|ni(?= n)|national insurance|dni|nie|nif|cpf|cnpj|curp|rut|bsn|pesel|tfn|nhs|ahv|avs|aadhaa?r|insee|siren|siret|steuer-?id|steuernummer|personnummer|codice fiscale|cuil|cuit|c[eé]dula|passport|passaporto|pasaporte|reisepass|personalausweis|national id|social security|rrn|resident registration|hkid|nric|fin(?= n)|cnic|emirates id|my number|teudat zehut|sin(?= n)|ein|abn|acn|tckn|t.?c.? kimlik|kennitala|henkilötunnus|npwp|nik(?= n)|cin(?= n)|ghana card|voter id|vat(?: id| reg(?:istration)?)?|company (?:registration|number)|medicare|driver(?:'s|s)? licen[cs]e|id card|tax id|ust-?id`;

/** The beginnings of those. */
const SIGNS_OF_DOCUMENTS = [
  ...'ssn nino insurance dni nie nif cpf cnpj curp rut bsn pesel tfn nhs ahv avs aadha insee siren siret steuer personnummer codice cuil cuit dula pass pasaporte national social medicare driver card tax ust rrn resident hkid nric cnic emirates number teudat ein abn acn tckn kimlik kennitala henkil npwp voter vat company'.split(
    ' ',
  ),
  'ni n',
  'fin n',
  'sin n',
  'nik n',
  'cin n',
];

/** Not to be told by how long ago it was. */
export const BIRTH_REASON = 'a date of birth';

/** What is numbered, as companies and offices of other languages call it. */
const NUMBERED_DE =
  'pers(?:onal)?|kd|kunden?|auftr(?:ags)?|rechn(?:ungs)?|re|mitgl(?:ieds)?|vers(?:icherungs)?|best(?:ell)?|vertr(?:ags)?|konto|kto|akten|patienten';
const NUMBERED_ROMANCE =
  'client[eo]?|commande|pedido|ordine|ordem|factur[ae]|fattura|fatura|dossier|expediente|pratica|processo|contrat[oa]?|contratto|emplead[oa]|employé|dipendente|adhérent|assuré|socio|paciente|paziente|patient|p[oó]liza|polizza|apólice';
const NUMBERED_OTHER = 'klant|order|factuur|polis|patiënt|kund|faktura|medlems|kunde|ordre|asiakas|tilaus|lasku';

const SIX_AND_SLASH = /\d{6}\/\d{3}/;
const WORD_FOR_NUMBER = /nr(?![a-z])|nummer|numero|numer |n[°º]|núm|numé/i;

export const documentRules: readonly Rule[] = [
  patternRule({
    name: 'numbered-abroad',
    kind: 'ID',
    reason: 'the number of a customer, an order or the like',
    requires: DIGIT,
    needs: ['nr', 'nummer', 'numer', 'n°', 'nº', 'número', 'numéro', 'numero'],
    mayMatch: (text) => WORD_FOR_NUMBER.test(text),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:${NUMBERED_DE})(?:\.? ?-? ?|\.)(?:nr\b\.?|nummer)|(?:${NUMBERED_OTHER})(?:nummer|nr\b\.?|numero)|(?:n[°º]|n[uú]m(?:[eé]ro)?\.?)(?: ?(?:de |du |di |do |da |d['’])?(?:${NUMBERED_ROMANCE}))|(?:${NUMBERED_ROMANCE}) ?n[°º]|(?:nr|numer) (?:klienta|zam[oó]wienia|faktury|umowy|pacjenta|polisy))(?: (?:ist|est|es|[eè]|is))?[ :#=]{0,3}([A-Z]{0,6}[-/.]?\d[\dA-Z]{0,20}(?:[-/.]\d[\dA-Z]{0,12}){0,5})(?![\p{L}\p{N}])`,
      'giu',
    ),
    accept: (match) => match.replace(/\D/g, '').length >= 3,
  }),
  patternRule({
    name: 'number-in-parts',
    kind: 'ID',
    reason: 'has the form of the number of an invoice or an order',
    requires: DIGIT | SLASH | UPPER,
    // `FV/9529/31/9829`, `2024/RE/00317`, `844/5550/WE`
    pattern:
      /(?<![\w/.:-])(?:[A-Z]{1,5}\/\d{2,8}(?:\/\d{1,8}){1,3}|(?:19|20)\d{2}\/[A-Z]{1,5}\/\d{2,8}|\d{2,4}\/\d{3,6}\/[A-Z]{2,3})(?![\w/]|\.\w)/g,
  }),
  patternRule({
    name: 'ssn',
    anyOf: SPACE | DASH,
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    kind: 'SSN',
    reason: 'has the form of a social security number',
    pattern: /(?<![\d-])\d{3}([- ])\d{2}\1\d{4}(?![\d-])/g,
  }),
  patternRule({
    name: 'birth-date',
    requires: DIGIT,
    kind: 'TIME',
    reason: BIRTH_REASON,
    needs: [
      'born',
      'birth',
      'dob',
      'd.o.b',
      'gebor',
      'geb.',
      'geburt',
      'né',
      'nacid',
      'nacimiento',
      'nascimento',
      'naissance',
      'nascita',
      'geboorte',
      'födel',
      'fødsel',
      'urodz',
      'nato ',
      'nata ',
    ],
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:born|birth(?:day|date)?|dob|d\.o\.b\.|geboren|geb\.|geburts(?:datum|tag)|née?|nacid[oa]|nacimiento|nascimento|naissance|nascita|geboortedatum|födelsedatum|fødselsdato|urodzeni[ae]|nat[oa])(?![\p{L}\p{N}])[^\n\d]{0,24}?(\d{1,2}(?:st|nd|rd|th)?\.?[ -](?:of )?${MONTH}\.?,?[ -]\d{2,4}|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|(?:19|20)\d{2}[./-] ?\d{1,2}[./-] ?\d{1,2}|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?${MONTH}|${MONTH}\.? \d{1,2}(?:st|nd|rd|th)?|(?<=(?:born|gebor\p{L}{2}|n[ée]e?|nacid[oa]) (?:in|im|en) )(?:19|20)\d{2})(?![\p{L}\p{N}])`,
      'giu',
    ),
  }),
  patternRule({
    name: 'short-date',
    requires: DIGIT_GROUPS_6 | SLASH,
    kind: 'TIME',
    reason: 'a date or time',
    pattern: /(?<![\w./-])[1-9]\/[1-9]\/(?:19|20)\d{2}(?![\w/])/g,
  }),
  patternRule({
    name: 'birth-number',
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    anyOf: DASH | UPPER,
    kind: 'SSN',
    reason: 'a number of a person that begins with the day of birth',
    // Korea, Sweden, Finland, Denmark, Latvia, Czechia; what has six digits behind its day is a time.
    pattern:
      /(?<![\w.-])(?:\d{2}(?:0[1-9]|[15][0-2])(?:0[1-9]|[12]\d|3[01])|(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2})[-A](?:\d{3}[\dA-Z]|\d{5}|\d{7})(?![\w-])/g,
  }),
  patternRule({
    name: 'birth-number-slash',
    requires: DIGITS_7 | SLASH,
    mayMatch: (text) => SIX_AND_SLASH.test(text),
    kind: 'SSN',
    reason: 'a number of a person that begins with the day of birth',
    // Czechia and Slovakia: 50 is added to the month of women, 20 where a day ran out of numbers.
    pattern: /(?<![\d/.])\d{2}(?:[0257][1-9]|[1368][0-2])(?:0[1-9]|[12]\d|3[01])\/\d{3,4}(?![\d/])/g,
  }),
  patternRule({
    name: 'machine-readable-zone',
    requires: LESS | UPPER,
    needs: ['<<'],
    kind: 'SSN',
    reason: 'the machine-readable zone of a document of a person',
    // ICAO 9303: lines of 30, 36 or 44 characters that are filled up.
    pattern: /(?<![A-Z0-9<])(?=[A-Z0-9<]{0,44}<<)[A-Z0-9][A-Z0-9<]{24,90}(?![A-Z0-9<])/g,
  }),
  patternRule({
    name: 'document-number',
    kind: 'SSN',
    reason: 'the number of a document of a person',
    requires: DIGIT,
    needs: SIGNS_OF_DOCUMENTS,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${DOCUMENTS})(?:[ -]?(?:number|no\.?|nr\.?|#))?(?: is)?[ :#=]{1,3}([A-Z]{0,6}[ .-]?\d[\dA-Z]{0,20}(?:[ ./-]\d[\dA-Z]{0,12}){0,8}(?:[ -][A-Z])?)(?![\p{L}\p{N}])`,
      'giu',
    ),
    accept: (match) => match.replace(/\D/g, '').length >= 4,
  }),
  patternRule({
    name: 'company-number',
    kind: 'SSN',
    reason: 'has the form of a tax number',
    requires: DIGITS_4 | DOT,
    pattern: /(?<![\d.])\d{2}\.\d{3}\.\d{3}\/\d{4}-\d{2}(?!\d)/g,
  }),
  patternRule({
    name: 'tax-id',
    kind: 'SSN',
    reason: 'has the form of a tax number',
    requires: DASH | DIGITS_7 | DIGIT_GROUPS_6,
    pattern: /(?<![\d-])\d{2}-\d{7}(?![\d-])/g,
  }),
  patternRule({
    name: 'national-insurance',
    kind: 'SSN',
    reason: 'has the form of a national insurance number',
    requires: DIGITS_4 | UPPER,
    pattern: /(?<![A-Za-z0-9])(?:QQ|[A-CEGHJ-PR-TW-Z]{2}) ?\d{2} ?\d{2} ?\d{2} ?[A-D](?![A-Za-z0-9])/g,
  }),
];
