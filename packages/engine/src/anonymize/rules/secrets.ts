/** Rules for credentials and tokens that grant access, by their published shapes. */
import { AT, COLON, DASH, DIGIT, DOT, EQUALS, LOWER, PLUS, RUN_8, RUN_16, SLASH, SPACE, UPPER } from '../characters.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { patternRule, type Rule } from './rule.js';

interface Secret {
  readonly requires?: number;
  readonly anyOf?: number;
  readonly needs?: readonly string[];
}
const secret = (name: string, reason: string, pattern: RegExp, more: Secret = {}): Rule =>
  patternRule({ name, kind: 'SECRET', reason, pattern, ...more });

export const secretRules: readonly Rule[] = [
  secret(
    'aws-access-key',
    'an AWS access key id',
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|ABIA|ACCA|A3T[A-Z0-9])[A-Z0-9]{12,124}(?![a-z])/g,
    { requires: RUN_16 },
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
  secret(
    'connection-string',
    'credentials in a connection string',
    // The password, or what stands alone before the `@`; a password may hold an `@` itself.
    /(?<![\w+.-])[a-z][a-z0-9+.-]{1,24}:\/\/(?:[^\s/"'<>@:]{0,128}:)?([^\s/"'<>]{1,256})@/gi,
    { requires: AT | COLON | SLASH, needs: ['://'] },
  ),
  secret(
    'credential-pair',
    'a password before a host',
    /(?<![\w:/@.])[\w.+-]{2,64}:([^\s:@/"'<>]{3,64})@(?=[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}(?::\d|\/|$|[\s"']))/g,
    { requires: AT | COLON },
  ),
  patternRule({
    name: 'vendor-token',
    kind: 'SECRET',
    reason: 'a credential with a known prefix',
    pattern:
      /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|gl(?:pat|dt|rt|cbt|ptt|ft|soat|agent|imt)-|xox[abceposr]-|xapp-|sk-|sk_live_|sk_test_|rk_live_|rk_test_|pk_live_|pk_test_|whsec_|SG\.|AIza|GOCSPX-|ya29\.|1\/\/0|npm_|pypi-|do[opr]_v1_|shp(?:at|ca|pa|ss)_|hf_|key-|AC[0-9a-f]{8}|SK[0-9a-f]{8}|EAA|AT[AC]TT|dapi[0-9a-f]{4}|lin_api_|NR(?:AK|II|JS)-|hv[sb]\.|eyJrIjoi|gls?a?c?_|PMAK-|ops_eyJ|A3-[A-Z0-9]{6}-|sq0(?:atp|csp)-|dckr_(?:pat|oat)_|AGE-SECRET-KEY-1|figd_|nfp_|gsk_|xai-|r8_|pplx-|secret_|ntn_|sntry[su]_|ph[cx]_|dp\.[a-z]{2,5}\.|pscale_(?:tkn|pw|oauth)_|pul-|tskey-|CFPAT-|rubygems_|tfp_|lsv2_[a-z]{2}_|sl\.|PRIVATE-)[\w.~+/=-]{8,512}/g,
    requires: RUN_8,
    // `secret_access_key` is the name of one.
    accept: (match) => /[A-Z\d]/.test(match) || !isKnownText(match, allowNothing),
  }),
  secret(
    'password-hash',
    'the hash of a password',
    /\$(?:1|2[abxy]?|5|6|7|y|gy|apr1|argon2(?:id|i|d)|pbkdf2[\w-]{0,12}|scrypt)\$[\w./$=,+-]{8,400}|\{(?:S?SHA\d{0,3}|S?MD5|CRYPT)\}[\w./$=+-]{8,400}/gi,
    { needs: ['$', '{s', '{m', '{c'] },
  ),
  secret('cookie-pair', 'a cookie', /(?<![\w-])(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?([^\r\n"']{1,4000})/gi, {
    anyOf: COLON | EQUALS,
    needs: ['cookie'],
  }),
  patternRule({
    name: 'random-text',
    kind: 'SECRET',
    reason: 'looks random, like a key',
    requires: RUN_16 | DIGIT | LOWER | UPPER,
    pattern: /(?<![\w+-])[\w+-]{20,4000}={0,2}(?![\w+-])/g,
    accept: (match) => looksRandom(match) && !isKnownText(match, allowNothing),
  }),
  patternRule({
    name: 'random-base64',
    kind: 'SECRET',
    reason: 'looks random, like a key',
    requires: RUN_16 | DIGIT | LOWER | UPPER,
    anyOf: SLASH | PLUS,
    pattern: /(?<![\w+/=-])[A-Za-z0-9+/]{20,4000}={0,2}(?![\w+/=-])/g,
    // Its pieces alone may be too short to look like anything; a path has words between its slashes.
    accept: (match) =>
      /[+/]/.test(match) &&
      looksRandom(match) &&
      match.split(/[+/]/).every((piece) => piece.length < MIN_WORD || !isKnownText(piece, allowNothing)),
  }),
];
const MIN_WORD = 4;

/** Letters in both cases and digits, changing class often: no word-made identifier does. */
function looksRandom(text: string): boolean {
  if (!/\d/.test(text) || !/[a-z]/.test(text) || !/[A-Z]/.test(text)) return false;
  let changes = 0;
  for (let at = 1; at < text.length; at += 1) {
    if (classOf(text.charCodeAt(at)) !== classOf(text.charCodeAt(at - 1))) changes += 1;
  }
  return changes / text.length > 0.3;
}

function classOf(code: number): number {
  if (code >= 48 && code <= 57) return 0;
  if (code >= 97) return 1;
  return code >= 65 ? 2 : 3;
}
