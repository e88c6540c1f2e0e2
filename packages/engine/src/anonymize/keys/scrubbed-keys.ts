/** One-way keys: what stands under them never leaves, not even as a token. Segments are compared: `author` is not `auth`. */

/** The segments of a key, in lower case: `x-api-key`, `apiKey`, `API_KEY` and `api.key` end alike. */
export function segmentsOf(key: string): readonly string[] {
  return (key.slice(0, 256).match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g) ?? []).map((segment) => segment.toLowerCase());
}

/** One-way keys as runs of segments. Baselime's own list, and what has the same meaning. */
const SCRUBBED: readonly (readonly string[])[] = [
  'password',
  'passwords',
  'passwd',
  'pwd',
  'passphrase',
  'passcode',
  'secret',
  'secrets',
  'api key',
  'apikey',
  'access token',
  'auth',
  'authorization',
  'authorizer',
  'authentication token',
  'credential',
  'credentials',
  'creds',
  'source ip',
  'sourceip',
  'client ip',
  'clientip',
  'refresh token',
  'session token',
  'security token',
  'id token',
  'bearer',
  'token',
  'access key',
  'private key',
  'secret key',
  'signing key',
  'encryption key',
  'account key',
  'shared key',
  'cookie',
  'cookies',
  'set cookie',
  'signature',
  'otp',
  'pin',
  'cvv',
  'cvc',
  'csrf',
  'xsrf',
  'jwt',
  'connection string',
  'webhook url',
  'pwds',
  'psw',
  'pswd',
  'passwort',
  'senha',
  'contrasena',
  'motdepasse',
  'salt',
  'sas',
  'session cookie',
  'x amz security token',
  'dsn',
].map((run) => run.split(' '));

/** What the last segment ends with when words are written without a mark between them: `pgpassword`, `authtoken`. */
const SCRUBBED_END =
  /(?:password|passwd|passphrase|passcode|pwd|secret|apikey|accesskey|secretkey|privatekey|(?:access|auth|refresh|session|api|id)token)s?$/;
/** Scrubbed where a key ends with them alone: `DB_PASS`, `pw`; `pass rate` and `pass through` are something else. */
const SCRUBBED_LAST = new Set(['pass', 'pw']);

/** Runs that hold a scrubbed segment and only count or name something. */
const HARMLESS: readonly (readonly string[])[] = [
  'secret name',
  'secrets manager',
  'auth type',
  'authorization type',
  'token type',
  'token count',
  'auth method',
  'auth scheme',
  'authorizer type',
  'authentication type',
  'token use',
  'auth mode',
  'token expired',
  'pin code type',
  'signature version',
  'signature method',
  'auth status',
  'secretsmanager',
  'key name',
  'key vault',
  'token limit',
  'token usage',
  'token bucket',
  'salt rounds',
  'password policy',
  'password expired',
  'pass count',
].map((run) => run.split(' '));

function holdsRun(segments: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= segments.length; at += 1) {
    if (run.every((segment, index) => segments[at + index] === segment)) return true;
  }
  return false;
}

/** True when the value of this key is hidden one way, with everything below it. */
export function isScrubbedKey(key: string, more: readonly string[]): boolean {
  const segments = segmentsOf(key);
  if (segments.length === 0) return false;
  const joined = segments.join('');
  const extra = more.some((own) => {
    const run = segmentsOf(own);
    return run.length > 0 && (holdsRun(segments, run) || joined === run.join(''));
  });
  if (extra) return true;
  if (HARMLESS.some((run) => holdsRun(segments, run))) return false;
  const last = segments[segments.length - 1] ?? '';
  return (
    SCRUBBED_LAST.has(last) ||
    SCRUBBED_END.test(last) ||
    SCRUBBED.some((run) => holdsRun(segments, run)) ||
    SCRUBBED.some((run) => run.length > 1 && joined === run.join(''))
  );
}
