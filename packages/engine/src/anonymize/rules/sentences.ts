/** Rules for what a sentence says about somebody in words and numbers that would pass elsewhere. */
import { AT, DIGIT, DIGITS_4, DOT, LESS, LOWER, SLASH, SPACE, UPPER } from '../characters.js';
import type { Span } from '../span.js';
import { isNameWord } from '../vocabulary/name-words.js';
import { isTechnicalWord } from '../vocabulary/vocabulary.js';
import { matchesOf, patternRule, type Rule } from './rule.js';

/** What only persons do or are told: `assigned to`, `approved by`; what is sorted or caused by something is left out. */
const BEFORE_PERSON =
  /(?<![\p{L}\p{N}])(?:(?:(?:re)?assigned|escalated|forwarded|delegated|reported|opened|closed|approved|rejected|reviewed|signed|submitted|requested|resolved|owned|written|authored|invited|edited|uploaded|prescribed|merged|committed|spoke|talked)[ ](?:to|by|with|from)|my name is|my name's|(?:this|it) is|i am|i'm|named|(?:^|(?<=[\n.!?,;>]\s?))(?:hi|hey|hello|dear|thanks|thank you|thx|cheers|regards|cc|ask|tell))[ ,:.!\n]{1,3}(?=[a-z]{3})/gimu;
const AND = / (?:and|or|by|to|for|from|with) (?=[A-Za-z][a-z]{2})/uy;
const PLAIN_WORD = /[A-Za-z][a-z]{2,14}(?![\p{L}\p{N}_=:/@-])/uy;
/** Names of persons that such a phrase has in another sense. */
const NO_PERSON = new Set('chance day days daily early cash strange true wise young long strong'.split(' '));

const nameOfWords: Rule = {
  name: 'name-of-words',
  requires: SPACE | LOWER,
  anyOf: 0,
  needs: [
    'to ',
    'by ',
    'with ',
    'from ',
    ' is ',
    'hi',
    'hey',
    'hello',
    'dear',
    'thank',
    'thx',
    'cheers',
    'regards',
    'cc ',
    "'s ",
    'i am ',
    "i'm ",
    'named ',
    'ask ',
    'tell ',
  ],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(BEFORE_PERSON, text)) {
      for (let at: number | undefined = match.index + match[0].length; at !== undefined; ) {
        const end = namesEnd(text, at);
        if (end === at) break;
        spans.push({ start: at, end, kind: 'NAME', reason: SPOKEN_OF });
        AND.lastIndex = end;
        at = AND.test(text) ? AND.lastIndex : undefined;
      }
    }
    return spans;
  },
};
const SPOKEN_OF = 'a word that is a name where a person is spoken of';

/** Where the words that are names end; `start` when the first is none. */
function namesEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; ; at = end + 1) {
    PLAIN_WORD.lastIndex = at;
    const word = PLAIN_WORD.exec(text)?.[0];
    if (word === undefined || !isNameWord(word) || NO_PERSON.has(word.toLowerCase())) return end;
    end = at + word.length;
    if (text[end] !== ' ') return end;
  }
}

/** Two or three names in lower case that have a field to themselves: `; mark hill;`. */
const namesInField: Rule = {
  name: 'names-in-field',
  requires: SPACE | LOWER,
  anyOf: 0,
  needs: [],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(WORDS_OF_FIELD, text)) {
      const words = match[0].split(' ');
      if (!words.every((word) => isNameWord(word) && !NO_PERSON.has(word))) continue;
      spans.push({ start: match.index, end: match.index + match[0].length, kind: 'NAME', reason: SPOKEN_OF });
    }
    return spans;
  },
};
const WORDS_OF_FIELD =
  /(?<=(?:^|[:=;,|"'>\t\n(])[ ]{0,2})[a-z]{3,12}(?: [a-z]{3,12}){1,2}(?=[ ]{0,2}(?:$|[;,|"'<\t\n)&]))/g;

/** One name of a list behind a key that may be somebody's: `name=rose`, `by: grace`. */
const nameBehindKey = patternRule({
  name: 'name-behind-key',
  kind: 'NAME',
  reason: SPOKEN_OF,
  requires: LOWER,
  needs: ['name', 'by', 'manager', 'contact', 'from', 'lead', 'doctor', 'supervisor'],
  pattern:
    /(?:(?<![A-Za-z0-9])(?:name|(?:[a-z]{2,12}[ -])?by|manager|contact|from|lead|doctor|supervisor)["']? ?[:=] ?["']?)([a-z]{3,15}(?:[ ._][a-z]{3,15}){0,2})(?![\p{L}\p{N}_=:/@(]|[ ._-]\p{L})/giu,
  accept: (match) => isOfNames(match),
});

const isOfNames = (match: string): boolean =>
  match
    .toLowerCase()
    .split(/[ ._-]/)
    .every((word) => isNameWord(word) && !NO_PERSON.has(word));

/** `@rose.park` */
const mention = patternRule({
  name: 'mention',
  kind: 'NAME',
  reason: SPOKEN_OF,
  requires: LOWER | AT,
  pattern: /(?<![\w.@/-])@([a-z]{3,15}(?:[._][a-z]{3,15}){0,2})(?![\w=:/@(-])/g,
  accept: isOfNames,
});

const JOINS = /(?<!\p{L})(?:to|from|for|by|of|via|with|and|or|is|was|at|on|not)(?!\p{L})/iu;
/** `will stone <ws@park.test>` */
const nameBeforeMail = patternRule({
  name: 'name-before-mail',
  kind: 'NAME',
  reason: 'a name before a mail address',
  requires: AT | LESS,
  pattern:
    /(?<![^:,;"'\n(])[ ]{0,2}["']?(\p{L}[\p{L}\p{M}.'’-]{0,30}(?:,? \p{L}[\p{L}\p{M}.'’-]{0,30}){0,3})(?=["']? {1,2}<[^\s<>@]{1,64}@)/gu,
  accept: (match) => !JOINS.test(match),
});

/** Nothing but words of the field, as in `our partner Lambda`. */
const isOfField = (match: string): boolean => match.split(' ').every((word) => isTechnicalWord(word.toLowerCase()));

/** What a service may be to another too. */
const WORKS_WITH = /(?:partner|colleague|boss|neighbou?r) $/;
const RELATIVES =
  'daughter son wife husband mother father mum mom dad brother sister partner fiancé fiancée girlfriend boyfriend aunt uncle niece nephew cousin grandmother grandfather grandson granddaughter stepson stepdaughter neighbor neighbour roommate flatmate colleague boss'.split(
    ' ',
  );

/** A month and a year as a card bears them. */
export const CARD_EXPIRY = /^(?:0[1-9]|1[0-2]) ?[/-] ?(?:\d{2}|20\d{2})$/;
export const EXPIRY_REASON = 'until when a card is valid';

export const sentenceRules: readonly Rule[] = [
  patternRule({
    name: 'branch',
    kind: 'NAME',
    reason: 'whose branch it is',
    requires: SLASH | LOWER,
    needs: ['refs/heads/', 'origin/', 'branch'],
    pattern:
      /(?<![\p{L}\p{N}])(?:refs\/heads\/|origin\/|branch(?: name)?["']?[ :=]{1,3}["']?)([a-z]{3,15}(?:[._-][a-z]{3,15})?)(?=\/[\w-])/gu,
    accept: isOfNames,
  }),
  nameOfWords,
  namesInField,
  nameBehindKey,
  mention,
  nameBeforeMail,
  patternRule({
    name: 'relative',
    kind: 'NAME',
    reason: 'a relative of somebody',
    requires: UPPER | SPACE,
    needs: RELATIVES,
    pattern: new RegExp(
      String.raw`(?<![\p{L}\p{N}])(?:[Mm]y|[Hh]is|[Hh]er|[Oo]ur|[Tt]heir|[Yy]our|and) (?:late |older |younger |ex-)?(?:${RELATIVES.join('|')}) (\p{Lu}[\p{L}\p{M}'’-]{1,30})(?![\p{L}\p{N}])`,
      'gu',
    ),
    accept: (match, text, start) => !WORKS_WITH.test(text.slice(Math.max(0, start - 12), start)) || !isOfField(match),
  }),
  patternRule({
    name: 'title-and-name',
    kind: 'NAME',
    reason: 'a name behind a title',
    requires: UPPER | SPACE,
    needs: [
      'mr',
      'ms',
      'mx',
      'dr',
      'president ',
      'senator ',
      'mayor ',
      'governor ',
      'chancellor ',
      'sheriff ',
      'prof',
      'rev',
      'sir ',
      'lady ',
      'herr ',
      'frau ',
      'mme ',
      'señor',
      'monsieur ',
      'madame ',
      'signor',
    ],
    pattern:
      /(?<![\p{L}\p{N}.])(?:Mrs?|Ms|Mx|Dr|Prof|Professor|President|Senator|Mayor|Governor|Chancellor|Sheriff|Rev|Sir|Lady|Herr|Frau|Mme|Señora?|Monsieur|Madame|Signora?)\.? ((?:\p{Lu}\.? )?\p{Lu}[\p{L}\p{M}'’-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’-]{1,30})?)(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'phone-extension',
    kind: 'PHONE',
    reason: 'the extension of a phone number',
    requires: DIGIT | SPACE,
    needs: ['ext'],
    pattern: /(?<![\p{L}\p{N}.])(?:ext|extn|extension)[.:]? (\d{3,6})(?![\p{L}\p{N}%]|\.\d)/giu,
  }),
  patternRule({
    name: 'card-expiry',
    kind: 'ID',
    reason: EXPIRY_REASON,
    requires: DIGITS_4,
    needs: ['exp', 'valid'],
    pattern:
      /(?<![\p{L}\p{N}])(?:exp(?:ires?|iry|iration)?|valid (?:thru|through|until))\.?(?:[ _-]?date)?(?: on)?[ :=]{1,2}(\d{1,2} ?[/-] ?\d{2}(?:\d{2})?)(?![\d/-])/giu,
  }),
  patternRule({
    name: 'flight',
    kind: 'ID',
    reason: 'the number of a flight',
    requires: DIGIT | UPPER,
    needs: ['flight'],
    pattern:
      /(?<![\p{L}\p{N}])[Ff]light(?: (?:number|no\.?))?[ :#]{1,2}((?:[A-Z]{2,3}|[A-Z]\d|\d[A-Z]) ?\d{1,4})(?![\p{L}\p{N}])/gu,
  }),
  patternRule({
    name: 'coordinate',
    kind: 'GEO',
    reason: 'a geographic coordinate',
    requires: DIGIT | DOT,
    needs: ['lat', 'lon', 'lng'],
    pattern: /(?<![A-Za-z])(?:lat|latitude|lon|long|lng|longitude)["']?[ :=]{1,3}(-?\d{1,3}\.\d{2,12})(?!\d)/gi,
  }),
  patternRule({
    name: 'street-lower-case',
    kind: 'GEO',
    reason: 'a street address',
    requires: DIGIT | LOWER | SPACE,
    needs: [
      'street',
      'avenue',
      'road',
      'boulevard',
      'lane',
      'crescent',
      'terrace',
      'parkway',
      ' ave',
      ' blvd',
      ' rd',
      ' st',
    ],
    pattern:
      /(?<=(?<!\p{L})(?:at|to|from|address|near|is|in|on)[ ,:]{1,2})\d{1,5}[a-z]? (?!of |the |more |other )(?:[a-z]{3,20} ){1,3}(?:street|avenue|road|boulevard|lane|crescent|terrace|parkway|ave|blvd|rd|st)(?![\p{L}\p{N}])/gu,
  }),
];
