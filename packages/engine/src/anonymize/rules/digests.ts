/** Digests of files and texts, which look like keys and are none. */
import { DIGIT, LOWER, RUN_16, UPPER } from '../characters.js';
import { allowNothing, isKnownText } from '../vocabulary/atoms.js';
import { patternRule } from './rule.js';

/** In base64; in hexadecimal it is an id like any other. */
const DIGEST = String.raw`(?:sha-?(?:1|224|256|384|512)|md5|digest|integrity|checksum|e-?tag|fingerprint)(?:\\{0,3}["'])?\s{0,2}[:=-]\s{0,2}(?:\\{0,3}["'])?`;
const IN_DIGEST = new RegExp(`(?:${DIGEST})[A-Za-z0-9+/_-]{0,128}$`, 'i');
/** A digest tells which file it was and opens nothing: it is hidden as an id, by the rule for it. */
export const isOfDigest = (match: string, text: string, start: number): boolean =>
  /^sha-?\d{1,3}[-:]/i.test(match) || IN_DIGEST.test(text.slice(Math.max(0, start - 170), start));
export const digestRule = patternRule({
  name: 'digest',
  kind: 'ID',
  reason: 'the digest of a file or a text',
  requires: RUN_16 | DIGIT | LOWER | UPPER,
  needs: ['sha', 'md5', 'digest', 'integrity', 'checksum', 'etag', 'fingerprint'],
  pattern: new RegExp(`${DIGEST}([A-Za-z0-9+/_-]{20,128}={0,2})(?![\\w+/=-])`, 'gi'),
  accept: (match) => !isKnownText(match, allowNothing),
});
