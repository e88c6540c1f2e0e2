/** Rules for what identifies a person: mail, phones, cards, accounts, plates, places. */
import {
  AT,
  DASH,
  DIGIT,
  DIGIT_GROUPS_6,
  DIGITS_4,
  DIGITS_7,
  DOT,
  LOWER,
  PAREN,
  PLUS,
  QUOTE,
  SLASH,
  SPACE,
  UPPER,
} from '../characters.js';
import type { Span } from '../span.js';
import { isHarmlessNumber, isOfAccessLog } from '../vocabulary/harmless-numbers.js';
import { passesIban, passesLuhn } from './checksums.js';
import { isInRowOfNumbers } from './rows-of-numbers.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

/** Countries in the registry of international bank account numbers. */
const BANK_COUNTRIES = new Set(
  `AD AE AL AT AZ BA BE BG BH BI BR BY CH CR CY CZ DE DJ DK DO EE EG ES FI FK FO FR GB GE GI GL GR GT HN HR HU IE IL IQ IS IT
  JO KW KZ LB LC LI LT LU LV LY MC MD ME MK MN MR MT MU NI NL NO OM PK PL PS PT QA RO RS RU SA SC SD SE SI SK SM SO ST SV TL TN
  TR UA VA VG XK YE`.split(/\s+/),
);

const digitsOf = (text: string): string => text.replace(/\D/g, '');

/** Nouns that a number or a name with digits behind them tells one of. */
const NUMBERED_NOUNS = String.raw`id|number|account|apt\.?|suite|box|zip|postcode|patient|member|policy|customer|user|order|ticket|invoice|employee|passport|licen[cs]e`;

/** Of each of these there are many, and the number says which; from four digits on, for fewer count them. */
const NUMBERED_THINGS: readonly string[] =
  `client tenant device session subscriber contract booking reservation claim case shipment parcel transaction txn payment refund
  student vehicle driver merchant vendor supplier cardholder beneficiary reference ref badge loan visit appointment prescription
  encounter household donor applicant candidate guest passenger caller agent person transit branch staff
  guild clan matter docket dossier`.split(/\s+/);

/** `Error Number: 18456`, `line number 42`: what is numbered there is no person and no deal. */
const NUMBERS_MACHINE =
  /(?<![\p{L}\p{N}])(?:error|alert|line|port|version|status|page|attempt|build|sequence|partition|shard|step|stage|exit|signal|message|row|column|state|revision|model|process|thread|interrupt|channel|disk|slot)[ _-]number(?: is)?["']?[ :#=]{1,3}["']?$/iu;

const IBAN = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?: ?[A-Za-z0-9]){10,30}(?![A-Za-z0-9])/g;

const ibanRule: Rule = {
  name: 'iban',
  requires: DIGITS_7,
  anyOf: LOWER | UPPER,
  needs: [],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(IBAN, text)) {
      const end = match.index + ibanLength(match[0]);
      if (end > match.index) {
        spans.push({ start: match.index, end, kind: 'BANK', reason: 'an international bank account number' });
      }
    }
    return spans;
  },
};

/** An account in groups may be followed by a word: of the prefixes of whole groups the longest that passes; 0 for none. */
function ibanLength(match: string): number {
  if (!BANK_COUNTRIES.has(match.slice(0, 2).toUpperCase())) return 0;
  for (let end = match.length; end > 0; end = match.lastIndexOf(' ', end - 1)) {
    if (passesIban(match.slice(0, end).replaceAll(' ', ''))) return end;
  }
  return 0;
}

export const peopleRules: readonly Rule[] = [
  patternRule({
    name: 'email',
    requires: AT,
    kind: 'EMAIL',
    reason: 'an e-mail address',
    pattern:
      /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]{1,64}(?:'[\p{L}\p{N}._%+-]{1,64})?@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){0,8}/gu,
    // `//user:password@host` is no address: the password and the host are found as what they are.
    accept: (match, text, start) =>
      !OBJECT_HASH.test(match) && !DIGEST.test(match) && !isUserInfo(text, start) && !FORGE.test(match),
  }),
  patternRule({
    name: 'email-quoted',
    requires: AT | QUOTE,
    kind: 'EMAIL',
    reason: 'an e-mail address',
    pattern: /"[^"\s@]{1,64}"@[\p{L}\p{N}.-]{1,200}/gu,
  }),
  patternRule({
    name: 'card',
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    kind: 'CARD',
    reason: 'a payment card number (its check digit is right)',
    pattern: /(?<![\d.+]|[0-9a-f]-)\d(?:[ -]?\d){11,18}(?!\d|-[0-9a-f])/g,
    accept: (match, text, start) =>
      passesLuhn(digitsOf(match)) && /^[2-6]/.test(match) && !isAccountOfArn(text, start, start + match.length),
  }),
  ibanRule,
  patternRule({
    name: 'phone-international',
    requires: PLUS | DIGITS_4,
    kind: 'PHONE',
    reason: 'a phone number',
    pattern: /(?<![\p{L}\p{N}])\+\d{1,3}(?:[ .()/-]{0,2}\d){5,14}(?!\d)/gu,
    // No country has a code that begins with zero.
    accept: (match) => !/^\+0\.\d+$/.test(match),
  }),
  patternRule({
    name: 'phone-national',
    anyOf: SPACE | DASH | DOT | PAREN | SLASH,
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    kind: 'PHONE',
    reason: 'has the form of a phone number',
    pattern:
      /(?<![\p{L}\p{N}.:/-])(?:\(\d{2,5}\)[ -]?|0\d{1,4}[ /-]|\d{3}[ .-])\d{3,4}[ .-]?\d{3,5}(?![\p{L}\p{N}-]|\.\d)/gu,
    accept: (match, text, start) => !isOfAccessLog(match, text, start) && !isInRowOfNumbers(text, start),
  }),
  patternRule({
    name: 'phone-short',
    anyOf: SPACE | DASH,
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    kind: 'PHONE',
    reason: 'has the form of a phone number',
    pattern: /(?<![\d.:/-])(?:\(\d{2,4}\) ?)?\d{3,4}[ -]\d{3,4}(?!\d|[:/-]|\.\d|\s?(?:ms|MB|KB|GB|s|bytes)\b)/g,
    accept: (match, text, start) =>
      digitsOf(match).length >= 7 && !isOfAccessLog(match, text, start) && !isInRowOfNumbers(text, start),
  }),
  patternRule({
    name: 'numbered',
    requires: DIGIT,
    kind: 'ID',
    reason: 'a number that follows what it numbers',
    needs: NUMBERED_NOUNS.split('|').map((noun) => noun.replace(/\W.*/, '')),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:${NUMBERED_NOUNS})(?: (?:id|number|no\.?|code))?(?: is)?(?:["']?[ :#=]{1,3})["']?([\p{L}\p{N}][\p{L}\p{N}_-]{1,40})`,
      'giu',
    ),
    accept: (match, text, start) =>
      digitsOf(match).length >= 2 && !NUMBERS_MACHINE.test(text.slice(Math.max(0, start - 40), start)),
  }),
  patternRule({
    name: 'numbered-thing',
    requires: DIGITS_4,
    kind: 'ID',
    reason: 'a number that follows what it numbers',
    needs: NUMBERED_THINGS,
    pattern: new RegExp(
      `(?<![\\p{L}\\p{N}_-])(?:${NUMBERED_THINGS.join('|')})(?: (?:id|number|no\\.?))?(?: is)?[ :#=]{1,3}(\\d{4,9}|\\d{2,6}/\\d{2,6})(?![\\p{L}\\p{N}_-]|[.:]\\d)`,
      'giu',
    ),
    accept: (match, text, start) => !/^(?:19|20)\d{2}$/.test(match) && !isHarmlessNumber(match, text, start),
  }),
  patternRule({
    name: 'labelled-number',
    kind: 'ID',
    reason: 'a number that is said to be an id',
    requires: DIGITS_4 | SPACE,
    needs: ['id'],
    pattern:
      /(?<![\p{L}\p{N}_-])(?:ID|Id|id)(?: number)?(?: is)?:? #?(?=[\p{L}\p{N}-]{0,12}\d{3})[\p{L}\p{N}][\p{L}\p{N}-]{3,30}(?![\p{L}\p{N}_-])/gu,
    accept: (_, text, start) => /\p{L}{3}'?s? $/u.test(text.slice(Math.max(0, start - 8), start)),
  }),
  patternRule({
    name: 'age',
    kind: 'ID',
    reason: 'how old somebody is',
    requires: DIGIT,
    needs: ['year', 'aged ', 'age', 'turn', 'he is', 'he was', ' i am', "i'm ", "he's ", 'who is', 'who was'],
    pattern:
      /(?<=(?<!\p{L})aged )\d{1,3}(?![\p{L}\p{N}]|\.\d)|(?<=(?<!\p{L})(?:he|she|i|who|they) (?:just )?(?:turned|turns|is turning|will turn) )\d{2}(?= (?:last|this|next|on|in|today|yesterday|and|two|a)(?!\p{L})|[.,!?\n]|$)|(?<=(?<!\p{L})(?:(?:he|she|who) (?:was|is)|i am|i'm|he's|she's) (?:only |just |about )?)\d{2}(?=[.,;!?\n]|$| (?:when|and|at the time|now)(?!\p{L}))|(?<![\p{L}\p{N}.])\d{1,3}(?=[ -]?years?[ -]old(?!\p{L}))|(?<=\p{L}{2} (?:just )?(?:turned|turns) )\d{2}(?= (?:yesterday|today|tomorrow|last|next|this (?:week|month|year))(?!\p{L}))|(?<=birthday[^.!?\n]{0,40} turning )\d{2}(?![\p{L}\p{N}:-]|\.\d)|(?<=(?<![\p{L}_-])age(?: is)?[:=]? ?)\d{2}(?=[,;] [^\n]{0,40}(?<!\p{L})(?:sex|gender|weight|height|blood|born|married|single|occupation|nationality|male|female)(?!\p{L}))/giu,
    accept: (match, text, start) => Number.parseInt(match, 10) >= 10 || isOfChild(text, start, start + match.length),
  }),
  patternRule({
    name: 'last-digits',
    kind: 'ID',
    reason: 'the last digits of a number',
    requires: DIGITS_4 | SPACE,
    needs: ['ending', 'last '],
    pattern:
      /(?<![\p{L}\p{N}])(?:ending(?: in| with)?|last (?:four|4)(?: digits)?(?: of [\p{L} ]{1,40}?)?(?: is| are| were)?) ?[:#]? ?[x*•.-]{0,16}(\d{3,5})(?![\p{L}\p{N}]|[.:-]\d)/giu,
  }),
  patternRule({
    name: 'reference-number',
    kind: 'ID',
    reason: 'a number behind a hash mark',
    requires: DIGITS_4,
    needs: ['#'],
    pattern: /(?<![\p{L}\p{N}&#])#\d{4,9}(?![\p{L}\p{N};])/gu,
  }),
  patternRule({
    name: 'quoted-user',
    kind: 'ID',
    reason: 'the name of an account',
    requires: QUOTE | SPACE,
    needs: ['user', 'login', 'customer', 'tenant', 'patient', 'member', 'employee', 'organization', 'company'],
    pattern:
      /(?<![\p{L}\p{N}])(?:(?:user|customer|tenant|patient|member|employee|organization|company)(?:[ _-]?(?:name|id))?|login)(?: (?:is|was|of|for|named|called|with name))? ["'`]([^"'`\n]{2,64})["'`]/giu,
  }),
  patternRule({
    name: 'phone-groups',
    kind: 'PHONE',
    reason: 'has the form of a phone number',
    requires: DIGITS_7 | DIGIT_GROUPS_6,
    anyOf: SPACE | DASH,
    pattern:
      /(?<![\p{L}\p{N}.:/-])(?:(?:\(0?\d{1,4}\)|0\d{1,4})[ -]\d{2,4}[ -]\d{3,4}|\(0\d{1,4}\)(?:[ /-]?\d{2,4}){2,4}|[6-9]\d{4} \d{5})(?![\p{L}\p{N}]|-[\da-f]| \d|\.\d)/gu,
  }),
  patternRule({
    name: 'coordinates',
    requires: DOT | DIGITS_4,
    kind: 'GEO',
    reason: 'geographic coordinates',
    pattern: /(?<![\d.])-?\d{1,3}\.\d{3,10}\s?[,;/]\s?-?\d{1,3}\.\d{3,10}(?!\d|\.\d)/g,
  }),
  patternRule({
    name: 'duplicate-value',
    requires: PAREN | SPACE,
    kind: 'ID',
    reason: 'the value of a row, in the message of a database',
    needs: ['key ('],
    pattern: /(?<![\p{L}\p{N}])Key \([^()\n]{1,200}\)=\(([^()\n]{1,500})\)/gu,
  }),
  patternRule({
    name: 'duplicate-entry',
    requires: SPACE,
    kind: 'ID',
    reason: 'the value of a row, in the message of a database',
    needs: ['duplicate'],
    pattern: /(?<![\p{L}\p{N}])(?:Duplicate entry '|duplicate key value is \()([^'()\n]{1,500})/gu,
  }),
  patternRule({
    name: 'bank-code',
    kind: 'BANK',
    reason: 'which bank it is',
    requires: DIGITS_4,
    needs: ['sort code', 'bsb', 'routing'],
    pattern:
      /(?<![\p{L}\p{N}])(?:sort code|bsb|routing(?: transit)?(?: number| no\.?)?)(?: is)?[ :#=]{1,3}(\d{2,9}(?:[ -]\d{2,4}){0,2})(?![\p{L}\p{N}]|\.\d)/giu,
  }),
  patternRule({
    name: 'plate',
    requires: DIGIT | UPPER,
    kind: 'ID',
    reason: 'the plate of a vehicle',
    needs: ['plate', 'registration', 'vehicle', 'reg no', 'reg number', 'kennzeichen', 'matrícula'],
    pattern:
      /(?<![\p{L}\p{N}])(?:[Pp]lates?|registration|[Vv]ehicle(?: reg)?|[Rr]eg(?= n)|[Kk]ennzeichen|matrícula)(?: (?:no\.?|number))?(?: is)?[ :#=]{1,3}["']?([A-Z]{1,3}[ -]?(?:[A-Z]{1,2}[ -]?)?\d{1,4}(?:[ -]?[A-Z]{1,3})?|\d{2} ?[A-Z]{1,3} ?\d{2,5})(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'plate-form',
    requires: DIGIT,
    kind: 'ID',
    reason: 'has the form of the plate of a vehicle',
    // Korea, Belgium
    pattern: /(?<![\p{L}\p{N}-])(?:\d{2,3}[가-힣] ?\d{4}|[1-9]-[A-Z]{3}-\d{3})(?![\p{L}\p{N}-])/gu,
  }),
  patternRule({
    name: 'account-groups',
    requires: DASH | DIGITS_7 | DIGIT_GROUPS_6,
    kind: 'ACCT',
    reason: 'has the form of an account number',
    pattern: /(?<![\w-])\d{4}-\d{4}-\d{4}(?![\w-])/g,
  }),
];

/** Below ten things are as old as people: a word for somebody must stand before it, or behind it. */
const isOfChild = (text: string, start: number, end: number): boolean =>
  BEFORE_AGE.test(text.slice(Math.max(0, start - 60), start)) || BEHIND_AGE.test(text.slice(end, end + 40));
const BEFORE_AGE =
  /(?<!\p{L})(?:he|she|i am|i'm|sons?|daughters?|child|children|kids?|boys?|girls?|baby|toddler|twins?|triplets|brothers?|sisters?|pupils?|nephew|niece|patient|grand(?:son|daughter|child|children))(?!\p{L})[^.!?\n]{0,40}$/iu;
const BEHIND_AGE =
  /^[ -]years?[ -]old[ -](?:boy|girl|child|son|daughter|toddler|kid|pupil|twins?|brother|sister|nephew|niece|patient|grand(?:son|daughter|child))(?!\p{L})/iu;

/** An account of AWS has twelve digits, and one in ten of them has a right check digit. */
const isAccountOfArn = (text: string, start: number, end: number): boolean =>
  end - start === 12 && text[start - 1] === ':' && text[end] === ':';

/** The one account by which everybody reaches a forge over SSH. */
const FORGE = /^git@(?:github\.com|gitlab\.com|bitbucket\.org|ssh\.dev\.azure\.com)$/;
/** How Java prints an object: the name of its class and its hash. */
const OBJECT_HASH = /^(?:[\w$]+\.)*[A-Za-z_$][\w$]*@[0-9a-f]{5,8}$/;
/** `orders@sha256:…` names an image by its digest, `orders@3.0.2` a package by its version, `orders@docker` a route by what it comes
 * from (Traefik, “Provider Namespace”). */
const DIGEST =
  /@(?:docker|swarm|kubernetescrd|kubernetesgateway|consulcatalog|sha(?:1|256|384|512)|v?\d{1,4}(?:\.\d{1,5}){1,2}|v\d{1,4})$/;
/** The part before an `@` that belongs to a URL. */
function isUserInfo(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - 160), start);
  return before.includes('://') && USER_INFO.test(before);
}
const USER_INFO = /:\/\/[^\s/@"'<>]{0,128}:[^\s/@"'<>]{0,128}$/;
