/** Rules for credentials and tokens that grant access, by their published shapes. */
import {
  AT,
  COLON,
  DASH,
  DIGIT,
  DOT,
  EQUALS,
  isWordCode,
  LOWER,
  PLUS,
  RUN_8,
  RUN_16,
  SLASH,
  SPACE,
  UPPER,
} from '../characters.js';
import type { Span } from '../span.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { digestRule, isOfDigest } from './digests.js';
import { isReference } from './references.js';
import { matchesOf, patternRule, type Rule } from './rule.js';
import { saysOutcome } from './scrubbed-text.js';
import { cookieParts } from './scrubbed-values.js';

interface Secret {
  readonly requires?: number;
  readonly anyOf?: number;
  readonly needs?: readonly string[];
}
const secret = (name: string, reason: string, pattern: RegExp, more: Secret = {}): Rule =>
  patternRule({ name, kind: 'SECRET', reason, pattern, ...more });

/** The values of the cookies of a header. */
const cookiePairs: Rule = {
  name: 'cookie-pair',
  requires: 0,
  anyOf: COLON | EQUALS,
  needs: ['cookie'],
  find(text) {
    const spans: Span[] = [];
    for (const match of matchesOf(COOKIE_HEADER, text)) {
      const value = match[1] ?? '';
      const start = match.index + match[0].length - value.length;
      if (saysOutcome(text.slice(Math.max(0, start - 4), start), 'cookie', value)) continue;
      for (const part of cookieParts(value))
        spans.push({ start: start + part.start, end: start + part.end, kind: 'SECRET', reason: 'a cookie' });
    }
    return spans;
  },
};
const COOKIE_HEADER = /(?<![\w-])(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?([^\r\n"']{1,4000})/gi;

export const secretRules: readonly Rule[] = [
  secret(
    'aws-access-key',
    'an AWS access key id',
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{12,124}(?![a-z])/g,
    { requires: RUN_16, needs: 'akia asia aroa aida agpa aipa anpa anva abia acca a3t'.split(' ') },
  ),
  secret('jwt', 'a JSON web token', /(?<![\w-])eyJ[\w-]{4,8000}\.[\w-]{2,16000}(?:\.[\w-]{0,8000})?/g, {
    requires: DOT | RUN_8,
    needs: ['eyj'],
  }),
  secret(
    'bearer',
    'a credential of an authorization scheme',
    /(?<![\w-])(?:bearer|basic|digest|negotiate|apikey|token|aws4-hmac-sha256)[ \t]{1,4}([\w.~+/:-]{12,8000}={0,2})/gi,
    { requires: RUN_8 | SPACE, needs: ['bearer', 'basic', 'digest', 'negotiate', 'apikey', 'token', 'aws4'] },
  ),
  secret('pem', 'a PEM block', /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$)/g, {
    requires: DASH,
    needs: ['-----begin'],
  }),
  patternRule({
    name: 'connection-string',
    kind: 'SECRET',
    reason: 'credentials in a connection string',
    // The password, or what stands alone before the `@`; a password may hold an `@` itself.
    pattern: /(?<![\w+.-])[a-z][a-z0-9+.-]{1,24}:\/\/(?:[^\s/"'<>@:]{0,128}:)?([^\s/"'<>]{1,256})@/gi,
    requires: AT | COLON | SLASH,
    needs: ['://'],
    accept: (match) => !isReference(match, true),
  }),
  patternRule({
    name: 'credential-pair',
    kind: 'SECRET',
    reason: 'a password before a host',
    pattern:
      /(?<![\w:/@.])[\w.+-]{2,64}:([^\s:@/"'<>]{3,64})@(?=[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}(?::\d|\/|$|[\s"'(]))/g,
    requires: AT | COLON,
    accept: (match) => !isReference(match, true),
  }),
  secret(
    'password-hash',
    'the hash of a password',
    /\$(?:1|2[abxy]?|5|6|7|y|gy|[PH]|apr1|argon2(?:id|i|d)|pbkdf2[\w-]{0,12}|scrypt)\$[\w./$=,+-]{8,400}|\{(?:S?SHA\d{0,3}|S?MD5|CRYPT)\}[\w./$=+-]{8,400}/gi,
    { needs: ['$', '{s', '{m', '{c'] },
  ),
  cookiePairs,
  {
    name: 'seed-phrase',
    requires: SPACE | LOWER,
    anyOf: 0,
    needs: [],
    find: (text) => (text.length < LEAST_SEED_LENGTH ? [] : seedPhrases(text)),
  },
  patternRule({
    name: 'keypad-code',
    kind: 'SECRET',
    reason: 'what is typed to open a door',
    requires: DIGIT,
    needs: ['#', '*'],
    pattern:
      /(?<![\p{L}\p{N}])(?:code|pin|keypad|buzzer|intercom|entry|gate|door)(?: (?:code|number|no\.?))?(?: is)?[ :]{1,2}([#*]\d{3,8}[#*]?|\d{3,8}[#*])(?![\p{L}\p{N}#*])/giu,
  }),
  digestRule,
  patternRule({
    name: 'random-text',
    kind: 'SECRET',
    reason: 'looks random, like a key',
    requires: RUN_16 | DIGIT | LOWER | UPPER,
    pattern: /(?<![\w+-])[\w+-]{20,4000}={0,2}(?![\w+-])/g,
    accept: (match, text, start) =>
      looksRandom(match) &&
      !RESERVED_ROLE.test(match) &&
      !isKnownText(match, allowNothing) &&
      !isOfDigest(match, text, start),
  }),
  patternRule({
    name: 'random-base64',
    kind: 'SECRET',
    reason: 'looks random, like a key',
    requires: RUN_16 | DIGIT | LOWER | UPPER,
    anyOf: SLASH | PLUS,
    pattern: /(?<![\w+/=-])[A-Za-z0-9+/]{20,4000}={0,2}(?![\w+/=-])/g,
    // Its pieces alone may be too short to look like anything; a path has words between its slashes.
    accept: (match, text, start) =>
      /[+/]/.test(match) &&
      looksRandom(match) &&
      !isOfDigest(match, text, start) &&
      match.split(/[+/]/).every((piece) => piece.length < MIN_WORD || !isKnownText(piece, allowNothing)),
  }),
];
const MIN_WORD = 4;
/** The end of it is left to the rule for ARNs. */
const RESERVED_ROLE = /^AWSReservedSSO_[A-Za-z]{2,40}_[0-9a-f]{16}$/;

/** Twelve to twenty-four words without one that joins or tells: how the seed of a wallet is written down (BIP 39). */
function seedPhrases(text: string): readonly Span[] {
  const spans: Span[] = [];
  let start = 0;
  let words = 0;
  for (let at = 0; at <= text.length; ) {
    WORD_OF_SEED.lastIndex = at;
    const isWord = WORD_OF_SEED.test(text);
    const end = isWord ? WORD_OF_SEED.lastIndex : at;
    if (isWord && !JOINS.has(text.slice(at, end))) {
      if (words === 0) start = at;
      words += 1;
      if (text.charCodeAt(end) === SPACE_CODE) {
        at = end + 1;
        continue;
      }
      if (words >= LEAST_OF_SEED)
        spans.push({ start, end, kind: 'SECRET', reason: 'reads like the seed phrase of a wallet' });
    } else if (words >= LEAST_OF_SEED) {
      spans.push({ start, end: at - 1, kind: 'SECRET', reason: 'reads like the seed phrase of a wallet' });
    }
    words = 0;
    at = Math.max(end, at + 1);
    // On to the next start of a word.
    while (at < text.length && isWordCode(text.charCodeAt(at - 1))) at += 1;
  }
  return spans;
}
const WORD_OF_SEED = /[a-z]{3,8}(?![\w=:/@-]|['’]\w|\.\w)/y;
const JOINS: ReadonlySet<string> = new Set(
  'the and for with not from are was were has had have but nor its his her our been did does can cannot could should would may might than'.split(
    ' ',
  ),
);
const LEAST_OF_SEED = 12;
/** Words of three letters and a space. */
const LEAST_SEED_LENGTH = 4 * LEAST_OF_SEED - 1;
const SPACE_CODE = 32;

/** Letters in both cases and digits, changing class often: no word-made identifier does. */
function looksRandom(text: string): boolean {
  let seen = 0;
  let changes = 0;
  let before = -1;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const one = classOf(code);
    // What stands between the cases (`_`) counts as a capital, and is none.
    if (code <= 90 || code >= 97) seen |= 1 << one;
    if (one !== before && at > 0) changes += 1;
    before = one;
  }
  return (seen & DIGITS_AND_CASES) === DIGITS_AND_CASES && changes / text.length > 0.3;
}
const DIGITS_AND_CASES = 0b111;

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97) return 1;
  return code >= 65 ? 2 : 3;
}
