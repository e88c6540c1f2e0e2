/** Rules for credentials and tokens that grant access, by their published shapes, and for what looks random. */
import { isKnownText } from '../vocabulary/atoms.js';
import { patternRule, type Rule } from './rule.js';

const secret = (name: string, reason: string, pattern: RegExp, needs: readonly string[] = []): Rule =>
  patternRule({ name, kind: 'SECRET', reason, pattern, needs });

export const secretRules: readonly Rule[] = [
  secret(
    'aws-access-key',
    'an AWS access key id',
    /(?<![A-Za-z0-9])(?:AKIA|ASIA|AROA|AIDA|AGPA|AIPA|ANPA|ANVA|ABIA|ACCA)[A-Z0-9]{12,124}(?![a-z])/dg,
  ),
  secret('jwt', 'a JSON web token', /(?<![\w-])eyJ[\w-]{4,8000}\.[\w-]{2,16000}(?:\.[\w-]{0,8000})?/dg, ['eyj']),
  secret(
    'bearer',
    'a credential of an authorization scheme',
    /(?<![\w-])(?:bearer|basic|digest|negotiate|apikey|token|aws4-hmac-sha256)[ \t]{1,4}([\w.~+/=:-]{12,8000})/dgi,
    ['bearer', 'basic', 'digest', 'negotiate', 'apikey', 'token', 'aws4'],
  ),
  secret('pem', 'a PEM block', /-----BEGIN [A-Z0-9 ]{1,40}-----[\s\S]*?(?:-----END [A-Z0-9 ]{1,40}-----|$)/dg, [
    '-----begin',
  ]),
  secret(
    'connection-string',
    'credentials in a connection string',
    /(?<![\w+.-])[a-z][a-z0-9+.-]{1,24}:\/\/([^\s/"'<>@]{1,256})@/dgi,
    ['://'],
  ),
  secret(
    'vendor-token',
    'a credential with a known prefix',
    /(?<![A-Za-z0-9])(?:gh[pousr]_|github_pat_|glpat-|xox[abposr]-|xapp-|sk-|sk_live_|sk_test_|rk_live_|rk_test_|pk_live_|pk_test_|whsec_|SG\.|AIza|ya29\.|npm_|pypi-|dop_v1_|shpat_|hf_|key-|AC[0-9a-f]{8}|SK[0-9a-f]{8}|EAAC|ATATT|dapi[0-9a-f]{4}|lin_api_|NRAK-|hvs\.|eyJrIjoi)[\w.~+/=-]{8,512}/dg,
  ),
  secret('cookie-pair', 'a cookie', /(?<![\w-])(?:set-)?cookie["']?\s{0,3}[:=]\s{0,3}["']?([^\r\n"']{1,4000})/dgi, [
    'cookie',
  ]),
];

export const identifierRules: readonly Rule[] = [
  patternRule({
    name: 'uuid',
    kind: 'ID',
    reason: 'a UUID',
    needs: ['-'],
    pattern: /(?<![0-9a-f])[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}(?![0-9a-f])/dgi,
  }),
  patternRule({
    name: 'xray-trace',
    kind: 'ID',
    reason: 'a trace id',
    needs: ['1-'],
    pattern: /(?<![\w-])1-[0-9a-f]{8}-[0-9a-f]{24}(?!\w)/dgi,
  }),
  patternRule({
    name: 'long-hex',
    kind: 'ID',
    reason: 'a long hexadecimal id',
    pattern: /(?<![A-Za-z0-9])(?=[a-f]{0,40}\d)[0-9a-f]{12,512}(?![A-Za-z0-9])/dgi,
  }),
  patternRule({
    name: 'long-number',
    kind: 'ID',
    reason: 'a long number',
    pattern: /(?<![\d.])\d{7,40}(?![\d]|\s?(?:bytes|ms|ns|us)\b)/dg,
  }),
  patternRule({
    name: 'grouped-number',
    kind: 'ID',
    reason: 'a long number in groups',
    pattern: /(?<![\d.:/-])\d{2,6}(?:[ -]\d{2,6}){2,6}(?![\d:/-])/dg,
    accept: (match) => match.replace(/\D/g, '').length >= 8,
  }),
  patternRule({
    name: 'random-text',
    kind: 'SECRET',
    reason: 'looks random, like a key',
    pattern: /(?<![\w+-])[\w+-]{20,4000}={0,2}(?![\w+-])/dg,
    accept: (match) => looksRandom(match) && !isKnownText(match, () => false),
  }),
];

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
