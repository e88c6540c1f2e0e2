/** What a key's hint does not take whole: what a rule knows better by its look, and what identifies nobody. */
import type { Hint } from './keys/key-facts.js';
import { STANDING_ACCOUNTS } from './keys/key-tables.js';
import { isHarmlessHost, providerOf } from './rules/network.js';
import { allowNothing, isKnownText } from './vocabulary/atoms.js';
import { FINDING } from './vocabulary/safe-codes.js';
import { isOfTrade } from './vocabulary/trade-words.js';

/** A service that acts for itself. */
const AWS_SERVICE = /^[a-z][a-z\d-]{1,30}\.amazonaws\.com$/;

/** Left to the rule that knows it for one. */
const ADDRESS = /^(?:[\d.]{7,15}|[\da-f:]{2,39})(?::\d{1,5})?$/i;

/** A phone, a mail address or one of a network, which an `address` may be too. */
const REACHES =
  /^(?:\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?|(?=.{0,8}:.{0,8}:)[\da-f:]{3,45}|\+\d[\d ().-]{6,20}\d|[^\s@]{1,64}@[^\s@]{1,200}\.[a-z]{2,24})$/i;

const SAYS_NOTHING =
  /^(?:-|null|undefined|none|unknown|anonymous|n\/a|\*|success|failure|succeeded|failed|true|false)$/i;
const LONGEST_WORD = 'undefined'.length;

/** A hint takes the whole leaf, unless the scanner knows the shape better (ARNs, JSON) or it identifies nobody. */
export function isExempt(text: string, hint: Hint, key = ''): boolean {
  if (text.startsWith('arn:') || /^\s*[{[]/.test(text)) return true;
  if (text.length <= 3 ? COUNTRY_CODE.test(text) && COUNTRY_KEY.test(key) : text[4] === '=' && X_RAY.test(text))
    return true;
  if (text.endsWith('.amazonaws.com') && AWS_SERVICE.test(text)) return true;
  if (hint.isNumbered === true && !ONE_OF_MANY.test(text)) return true;
  if (hint.sparesTrade !== undefined && isOfTrade(text)) {
    if (hint.sparesTrade === 'always' || text === text.toLowerCase()) return true;
  }
  // Where the rule for hosts would let it stay the key knows better.
  if (hint.type !== 'HOST' && text.includes('.') && providerOf(text) !== undefined && !isHarmlessHost(text))
    return true;
  if (hint.type === 'HOST') return ADDRESS.test(text) || isHarmlessHost(text) || providerOf(text) !== undefined;
  if (hint.type === 'GEO' && REACHES.test(text)) return true;
  if (hint.type === 'IP') return text === 'localhost' || text.includes(', ');
  if (text.length <= LONGEST_WORD && SAYS_NOTHING.test(text)) return true;
  if (hint.type === 'NAME' && STANDING_ACCOUNTS.has(text.toLowerCase())) return true;
  return hint.type === 'ID' && (FINDING.test(text) || PRODUCT.test(text)) && isKnownText(text, allowNothing);
}

/** `GATE-695`, `cam-543`; a number alone counts, and one behind a single letter is a code. */
const ONE_OF_MANY = /^(?=.{0,40}\d{2})[A-Za-z]{2,12}[-_ ]?[A-Z\d][\w-]{1,24}$/;

/** The header of a trace (AWS X-Ray, “Tracing header”); the rules know its ids. */
const X_RAY = /^(?:Root|Self)=1-[0-9a-f]{8}-/;
/** A country by its code (ISO 3166-1), which millions live in. */
const COUNTRY_CODE = /^[A-Z]{2,3}$/;
const COUNTRY_KEY = /(?:^|[_.-])country(?:[_-]?code)?$|[a-z]Country(?:Code)?$|^countryCode$/i;

/** A library and its version as it calls itself to a server, and perhaps the one below it; a browser's says much more. */
const PRODUCT =
  /^[A-Za-z][A-Za-z-]{2,30}\/v?\d{1,4}(?:\.\d{1,5}){1,3}(?: [A-Za-z][A-Za-z-]{2,30}\/v?\d{1,4}(?:\.\d{1,5}){1,3})?$/;
