/**
 * Which keys hold values that are never stored: the list of Baselime's scrubbing. Keys are compared by their segments
 * (camelCase, snake_case, kebab-case and dots split them), so that `x-api-key`, `refreshToken` and `db.password` match
 * while `author` and `passenger` do not.
 */
const words = new Set([
  'password',
  'passwords',
  'passwd',
  'pwd',
  'secret',
  'secrets',
  'apikey',
  'apikeys',
  'accesstoken',
  'accesstokens',
  'refreshtoken',
  'refreshtokens',
  'auth',
  'credential',
  'credentials',
  'creds',
  'authorization',
  'authorizer',
  'sourceip',
  'clientip',
]);

/** Long enough to be no part of another word, so they are also found inside a segment, as in `dbpassword`. */
const embedded =
  /^(?:password|passwd|apikey|accesstoken|refreshtoken|credentials)|(?:password|passwords|passwd|secret|secrets|apikey|accesstoken|refreshtoken|credentials)$/;

/** A cheap test that says whether any of the words can occur at all. */
export const mayBeSensitive = (text: string): boolean =>
  /pass|pwd|secret|api[-_. ]?key|access[-_. ]?token|refresh[-_. ]?token|auth|cred|(?:source|client)[-_. ]?ip/i.test(
    text,
  );

const known = new Map<string, boolean>();

/**
 * Whether values under `key` are scrubbed. Only the first 256 characters of a key count.
 * With `atEnd` the sensitive word must be the last one: `db_password` but not `CredentialsProviderError`.
 */
export function isSensitiveKey(key: string, atEnd = false): boolean {
  if (!mayBeSensitive(key)) return false;
  const cacheKey = atEnd ? `\0${key}` : key;
  const before = known.get(cacheKey);
  if (before !== undefined) return before;
  const verdict = judge(segmentsOf(key.slice(0, 256)), atEnd);
  // Keys come from outside, so the memory of verdicts is bounded.
  if (known.size >= 5000) known.clear();
  if (key.length <= 256) known.set(cacheKey, verdict);
  return verdict;
}

function judge(segments: readonly string[], atEnd: boolean): boolean {
  for (let end = segments.length; end > 0; end -= 1) {
    if (embedded.test(segments[end - 1] ?? '')) return true;
    for (let start = end - 1; start >= Math.max(0, end - 2); start -= 1) {
      if (words.has(segments.slice(start, end).join(''))) return true;
    }
    if (atEnd) return false;
  }
  return false;
}

function segmentsOf(key: string): readonly string[] {
  return key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((segment) => segment !== '');
}
