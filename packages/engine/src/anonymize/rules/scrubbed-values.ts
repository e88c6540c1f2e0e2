/**
 * What of a value that never leaves is the secret: of a header that authorizes what stands behind its scheme, of cookies their values.
 * Schemes are those that IANA registers (“HTTP Authentication Schemes”) and those that clouds and frameworks add; a cookie is a pair
 * of a name and a value (RFC 6265), and what programs call it says which one is missing or expired.
 */
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';

const SCHEME =
  /^(?:Bearer|Basic|Digest|Negotiate|DPoP|HOBA|Mutual|OAuth|GNAP|SCRAM-SHA-(?:1|256)|vapid|Hawk|NTLM|Token|ApiKey|JWT|AWS4-HMAC-SHA256)[ \t]+(?=\S)/i;

export interface Part {
  readonly start: number;
  readonly end: number;
}

/** How long the scheme is with which the value of a header begins, with the space behind it; 0 without one. */
export const schemeLength = (value: string): number => SCHEME.exec(value.slice(0, LONGEST_SCHEME))?.[0].length ?? 0;
const LONGEST_SCHEME = 40;

/** The parts of `value` that are secret, in order; the whole of it under a key that says nothing of its form. */
export function secretParts(key: string, value: string): readonly Part[] {
  if (AUTHORIZES.test(key)) {
    const start = schemeLength(value);
    return [{ start, end: value.length }];
  }
  return COOKIES.test(key) ? cookieParts(value) : [{ start: 0, end: value.length }];
}
const AUTHORIZES = /^(?:proxy-?|x-)?auth(?:orization)?$/i;
const COOKIES = /cookies?$/i;

/** The values of cookies, and their names where nobody knows them; the whole text when it is no list of pairs. */
export function cookieParts(text: string): readonly Part[] {
  const parts: Part[] = [];
  for (let at = 0; at < text.length; ) {
    const mark = text.indexOf(';', at);
    const end = mark < 0 ? text.length : mark;
    const equals = text.indexOf('=', at);
    const isPair = equals > at && equals < end;
    const name = text.slice(at, isPair ? equals : end).trim();
    if (!isCookieName(name)) parts.push({ start: at, end });
    else if (isPair && SAYS_WHERE.test(name) && isKnownText(text.slice(equals + 1, end), allowNothing)) at = end;
    else if (isPair && equals + 1 < end) parts.push({ start: equals + 1, end });
    else if (!isPair && !ATTRIBUTE.test(name)) parts.push({ start: at, end });
    at = end + 1;
    while (text.charCodeAt(at) === SPACE_CODE) at += 1;
  }
  return parts;
}
const SPACE_CODE = 32;
/** Attributes that are no secret (RFC 6265). */
const SAYS_WHERE = /^(?:Path|Max-Age|SameSite|Priority)$/i;
/** What stands without a value. */
const ATTRIBUTE = /^(?:Secure|HttpOnly|Partitioned)?$/i;
const isCookieName = (name: string): boolean =>
  name.length <= 48 && (name === '' || isKnownText(name, allowNothing)) && !DIGITS_IN.test(name);
const DIGITS_IN = /\d{3}/;
