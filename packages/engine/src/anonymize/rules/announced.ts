/**
 * Rules for names of customers, people and towns that a sentence announces: `for tenant acorn:`, `renewed for Sunrise Dental`, `opened by
 * panda`, `shipped to Mobile`. What is announced may be any words, so that words of the field and of trade, which programs and
 * departments are called by, are what stays.
 */
import { LOWER, SPACE, UPPER } from '../characters.js';
import { STANDING_ACCOUNTS } from '../keys/key-tables.js';
import { type Span, withSpan } from '../span.js';
import { SAYS_STATE } from '../vocabulary/state-words.js';
import { isOfTrade } from '../vocabulary/trade-words.js';
import { NOTHING, patternRule, type Rule } from './rule.js';

/** Who has a contract, in English and as its neighbors write it in sentences. */
const CUSTOMERS =
  'tenant customer workspace organization organisation org merchant supplier vendor company agency reseller retailer distributor employer insurer landlord clinic publisher advertiser franchise subscriber seller buyer partner client shop store venue restaurant hotel dealer firm account brand payee payer shipper consignee mandant kunde firma mieter locataire société entreprise cliente empresa inquilino azienda klant bedrijf kund företag klient müşteri';
const anyCase = (words: string): string =>
  words
    .split(' ')
    .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
    .join('|');

const CAPITALIZED = String.raw`\p{Lu}[\p{L}\p{M}\p{N}&'’]{1,30}`;
const NAME = `${CAPITALIZED}(?:[ -](?:(?:&|and|of|de|la|the|und|et|y) )?${CAPITALIZED}){0,3}`;
/** Where a name in small letters ends: with its part of the sentence, or before what it does or where. */
const NAME_ENDS = String.raw`(?=[\])}>,;:!?"'\n|]|\.(?:\s|$)|$| (?:from|by|at|on|with|via|and|or|was|is|has|had|to|in|into|after|before|because|since|due|until|while|when|for|failed|finished|started|stopped|exceeded|timed|could|cannot|not|does|did|are|were|will|over|reached|returned|denied|rejected|expired|suspended|disabled|deleted|created|updated|migrated|skipped|blocked|throttled)(?![\p{L}\p{N}]))`;

/** `tenant isolation` says what, not who. */
const ABSTRACT = /(?:tion|ment|ing|ity|ness|ance|ence|ship|ure|sis|ies|ers|ors)$/;
const mayBeName = (value: string): boolean => {
  const first = value.split(/[ -]/)[0]?.toLowerCase() ?? '';
  return !SAYS_STATE.has(first) && !STANDING_ACCOUNTS.has(value.toLowerCase()) && !isOfTrade(value);
};
const maySlug = (value: string): boolean =>
  mayBeName(value) && !/^\d{1,3}$/.test(value) && !(ABSTRACT.test(value) && /^[a-z]+$/.test(value));

/** Words that begin a sentence or stand in one with a capital, and are nobody's name. */
const NO_NAME =
  /^(?:I|It|This|That|These|Those|We|You|He|She|They|There|Then|Please|See|Check|Try|Retry|Use|Using|Got|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|English|German|French|Spanish|Italian|Dutch|Java|Python)$/;
const isName = (value: string): boolean => mayBeName(value) && !NO_NAME.test(value);

const REASON = 'the words before it announce a name';
const PERSON_DOES =
  'opened|acknowledged|acked|approved|requested|reviewed|signed|submitted|escalated|invited|muted|silenced|snoozed|uploaded|edited|merged|authored|owned|impersonated|reported|resolved|booked|commissioned|delegated|reassigned|assigned|claimed|granted|countersigned|endorsed|ordered';

/** What is done with a customer, a supplier or a guest; behind it one capitalized word is enough. */
const BUSINESS =
  /(?<![\p{L}\p{N}])(?:[Ii]nvoices?|[Oo]rders?|[Pp]ayments?|[Rr]efunds?|[Ss]ubscriptions?|[Cc]ontracts?|[Ff]eeds?|[Ss]hipments?|[Dd]eliver(?:y|ies|ed)|[Pp]arcels?|[Bb]ookings?|[Rr]eservations?|[Ww]ebhooks?|[Ee]xports?|[Ii]mports?|[Ss]tatements?|[Rr]enew(?:al|ed)|[Qq]uotes?|[Dd]eposits?|[Pp]ayouts?|[Cc]harges?|[Aa]ppointments?|[Dd]eals?|[Ii]nvites?|[Rr]eports?|[Ee]?-?[Mm]ails?|[Mm]essages?|[Oo]nboard(?:ed|ing)|[Bb]illed|[Cc]harged|[Pp]aid|[Ss]old|[Ss]hipped|[Cc]hurned|[Ss]igned)(?: [a-z]{2,14}){0,2} [a-z]{2,4} $/u;
const PREPOSITIONS: ReadonlySet<string> = new Set('for from to by with at'.split(' '));
const NAME_HERE = new RegExp(String.raw`${NAME}(?![\p{L}\p{N}=:/(]|\.\p{L})`, 'uy');

/** Where the word before the space at `end` begins, if it has two to four small letters; -1 for another. */
function shortWordBefore(text: string, end: number): number {
  let start = end;
  while (start > 0 && end - start <= 4 && isLower(text.charCodeAt(start - 1))) start -= 1;
  return end - start < 2 || end - start > 4 || text.charCodeAt(start - 1) !== 32 ? -1 : start;
}
const isLower = (code: number): boolean => code >= 97 && code <= 122;
const mayBeCapital = (code: number): boolean => (code >= 65 && code <= 90) || code > 127;

/** Two capitalized words and more behind a preposition, and single ones behind what is done with customers. */
const parties: Rule = {
  name: 'party-behind-preposition',
  requires: UPPER | LOWER | SPACE,
  anyOf: 0,
  needs: [],
  find(text) {
    let spans: Span[] | undefined;
    for (let at = 4; at < text.length; at += 1) {
      if (text.charCodeAt(at - 1) !== 32 || !mayBeCapital(text.charCodeAt(at))) continue;
      const word = shortWordBefore(text, at - 1);
      if (word < 0 || !PREPOSITIONS.has(text.slice(word, at - 1))) continue;
      NAME_HERE.lastIndex = at;
      const name = NAME_HERE.exec(text)?.[0];
      if (name === undefined || !isName(name)) continue;
      const isLong = WORDS.test(name) && isLower(text.charCodeAt(word - 2));
      if (!isLong && !BUSINESS.test(text.slice(Math.max(0, at - 60), at))) continue;
      spans = withSpan(spans, { start: at, end: at + name.length, kind: 'NAME', reason: REASON });
      at += name.length;
    }
    return spans ?? NOTHING;
  },
};
/** Two or more, each written as names are. */
const WORDS = /^\p{Lu}\p{Ll}+(?: (?:& |and |of )?\p{Lu}\p{Ll}+)+$/u;

export const announcedRules: readonly Rule[] = [
  patternRule({
    name: 'customer-by-noun',
    kind: 'NAME',
    reason: REASON,
    requires: UPPER | SPACE,
    needs: CUSTOMERS.split(' ').map((noun) => `${noun} `),
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}_./-])(?:${anyCase(CUSTOMERS)}) (${NAME})(?![\p{L}\p{N}=:/(]\S)`,
      'gu',
    ),
    accept: isName,
  }),
  patternRule({
    name: 'slug-by-noun',
    kind: 'NAME',
    reason: REASON,
    requires: LOWER | SPACE,
    needs: [
      'tenant ',
      'workspace ',
      'org ',
      'organization ',
      'organisation ',
      'customer ',
      'merchant ',
      'account ',
      'shop ',
      'mandant ',
    ],
    pattern: new RegExp(
      String.raw`(?:(?<![\p{L}\p{N}])(?:for|of|in|from|to|on|by|with|against|per|as|skipping|skipped) (?:the )?|[[(])(?:tenant|workspace|org|organi[sz]ation|customer|merchant|account|shop|[Mm]andant) ([a-z][a-z0-9]{1,30}(?:[._-][a-z0-9]{1,30}){0,4})${NAME_ENDS}`,
      'gu',
    ),
    accept: maySlug,
  }),
  patternRule({
    name: 'actor-by-verb',
    kind: 'NAME',
    reason: REASON,
    requires: LOWER | SPACE,
    needs: [' by ', ' to ', 'behalf of '],
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:(?:${PERSON_DOES}) by|(?:re)?assigned to|escalated to|delegated to|handed over to|[Oo]n behalf of|impersonating) @?([\p{L}][\p{L}\p{N}]{2,30}(?:[._-][\p{L}\p{N}]{1,30}){0,3})${NAME_ENDS}`,
      'gu',
    ),
    accept: (value) => maySlug(value) && !NO_NAME.test(value),
  }),
  parties,
  patternRule({
    name: 'single-table-key',
    kind: 'ID',
    reason: 'the key of a row that says whose it is',
    requires: UPPER,
    anyOf: 0,
    needs: ['#'],
    pattern:
      /(?<![\p{L}\p{N}])(?:TENANT|ORG|ORGANI[SZ]ATION|CUSTOMER|CUST|USER|ACCOUNT|ACCT|WORKSPACE|SHOP|STORE|MERCHANT|CLIENT|MEMBER|PATIENT|COMPANY|TEAM|SELLER|BUYER|PERSON|CONTACT|SUBSCRIBER)#([\p{L}\p{N}][\p{L}\p{N}@.+_-]{0,80})/gu,
    accept: mayBeName,
  }),
];
