/** One-way keys: what stands under them never leaves, not even as a token. Segments are compared: `author` is not `auth`. */
import { wordsOf } from '../../model/words.js';

/**
 * The segments of a key, in lower case: `x-api-key`, `apiKey`, `API_KEY` and `api.key` end alike. Accents are taken off,
 * and letters of other scripts make a segment of their own.
 */
export function segmentsOf(key: string): readonly string[] {
  const cut = key.slice(0, 256);
  const isAscii = !FOREIGN.test(cut);
  return ((isAscii ? cut : bare(cut)).match(isAscii ? SEGMENT : ANY_SEGMENT) ?? []).map((segment) =>
    segment.toLowerCase(),
  );
}
const FOREIGN = /[^\p{ASCII}]/u;
const SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+/g;
const ANY_SEGMENT = /[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\p{ASCII}\P{L}]+/gu;
const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/(?<=[A-Za-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/ł/g, 'l')
    .replace(/ß/g, 'ss');

/** One-way keys as runs of segments. Baselime's own list, and what has the same meaning. */
const SCRUBBED = runsOf(`
  password, passwords, passwd, pwd, pwds, psw, pswd, passphrase, passcode, secret, secrets, api key, apikey, access token, auth,
  authorization, authorizer, authentication token, credential, credentials, creds, cred, source ip, sourceip, client ip, clientip,
  refresh token, session token, security token, id token, bearer, token, access key, private key, secret key, signing key,
  encryption key, account key, shared key, cookie, cookies, set cookie, session cookie, signature, otp, pin, cvv, cvc, csrf, xsrf,
  jwt, connection string, webhook url, salt, sas, x amz security token, dsn, nonce, psk, p w, pw hash,

  app key, application key, auth key, service key, db key, database key, client key, priv key, privkey, master key, license key,
  licence key, storage key, deploy key, ssh key, hmac key, pgp key, gpg key, rsa key, aes key, preshared key,
  pre shared key, subscription key, instrumentation key, integration key, ingestion key, write key, consumer key, partner key,
  admin key, root key, decryption key, cipher key, crypto key, session key, security key, signature key, sign key, webhook key,
  wifi key, wep key, wpa key, key pass, key password, store pass, recovery key, backup key,

  recovery code, recovery codes, backup code, backup codes, activation code, unlock code, verification code, security code,
  authorization code, one time code, mfa code, 2 fa code, code parameter, door code, user code, keypad code, disarm code, duress code, guest code, vault code, gate code, safe code, entry code, lock code, alarm code, puk, totp seed, recovery phrase, seed phrase, mnemonic, mnemonics,
  security answer, secret answer, challenge answer, challenge response, mother maiden name, mothers maiden name, community string, snmp community,

  passwort, kennwort, senha, contrasena, contrasenya, clave, secreto, motdepasse, mot de passe, mdp, wachtwoord, losenord, salasana,
  passord, adgangskode, haslo, heslo, jelszo, parola, sifre, sandi, пароль, парола, лозинка, 密码, 密碼, 口令, パスワード, 暗証番号, 비밀번호, 비번,
  패스워드, 암호, סיסמה`);
const LONGEST = Math.max(...[...SCRUBBED].map((run) => run.split(' ').length));
const SCRUBBED_JOINED: ReadonlySet<string> = new Set(
  [...SCRUBBED].filter((run) => run.includes(' ') && run.length >= 6).map((run) => run.replaceAll(' ', '')),
);

/** What the last segment ends with when words are written without a mark between them: `pgpassword`, `authtoken`. */
const SCRUBBED_END =
  /(?:password|passwd|passphrase|passcode|pwd|secret|(?:access|auth|refresh|session|api|id)token|(?:^|user|db|database|admin|root|key|store|login|my|smtp|mail|ftp|ssh|sql|pg|http|https|proxy|wifi|vpn|ldap|vnc|rdp|bind|svc|app)(?:pass|pw))s?$/;
/** What is a secret wherever it stands in a segment: `myapikeyprod`, `dbkey`. */
const SCRUBBED_INSIDE =
  /(?:api|access|secret|private|priv|auth|service|account|db|database|client|master|encryption|signing|ssh)key(?!id|name|type|word|board|stroke|space|store|ring)|apisecret|clientsecret/;
/** Scrubbed where a key ends with them alone: `DB_PASS`, `pw`; `pass rate` and `pass through` are something else. */
const SCRUBBED_LAST = new Set(['pass', 'pw']);

/** Runs that hold a scrubbed segment and only count or name something. */
const HARMLESS = runsOf(`
  secret name, secrets manager, auth type, authorization type, token type, token count, auth method, auth scheme, authorizer type,
  authentication type, token use, auth mode, token expired, pin code type, signature version, signature method, auth status,
  secretsmanager, authorizer error, key name, key vault, token limit, token usage, token bucket, salt rounds, password policy, password expired,
  pass count, public key token, unexpected token, credentials id, credential id, existing secret, secret ref, secret key ref,
  secret store, secret provider, secret class`);

/** What a key ends with that tells of a credential instead of holding one: `password_min_length`, `token_endpoint`. */
const TELLS_OF: ReadonlySet<string> = new Set(
  wordsOf(`file filename path dir directory length size count min max minimum maximum limit attempts ttl expiry expires expiration lifetime
  timeout duration age days hours minutes seconds policy algorithm alg version endpoint prefix column table class enabled disabled
  url uri required validator validators hashers regex pattern rotation reset placeholder label prompt hint help tooltip field strength
  manager backend provider plugin driver realm flow module host port arn`),
);

function runsOf(list: string): ReadonlySet<string> {
  return new Set(
    list
      .split(',')
      .map((run) => run.trim().split(/\s+/).join(' '))
      .filter((run) => run !== ''),
  );
}

/** True when some run of at most `longest` segments is one of `runs`. */
function holdsOneOf(segments: readonly string[], runs: ReadonlySet<string>, longest: number): boolean {
  for (let start = 0; start < segments.length; start += 1) {
    let run = '';
    for (let at = start; at < segments.length && at - start < longest; at += 1) {
      run = at === start ? (segments[at] ?? '') : `${run} ${segments[at]}`;
      if (runs.has(run)) return true;
    }
  }
  return false;
}

function holdsRun(segments: readonly string[], run: readonly string[]): boolean {
  for (let at = 0; at + run.length <= segments.length; at += 1) {
    if (run.every((segment, index) => segments[at + index] === segment)) return true;
  }
  return false;
}

/** The name or ARN of a secret, as AWS writes the key; with a mark between (`secret_id`) it is the secret half of a login. */
const NAME_OF_SECRET = /^[sS]ecretId$/;

const tellsOf = (segments: readonly string[]): boolean =>
  segments.length > 1 && TELLS_OF.has(segments.at(-1) ?? '') && !SCRUBBED.has(segments.slice(-2).join(' '));

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
  if (holdsOneOf(segments, HARMLESS, LONGEST) || tellsOf(segments) || NAME_OF_SECRET.test(key)) return false;
  // `PASS_1` and `password2` are the first and the second of them.
  const last = segments.findLast((segment, index) => index === 0 || !/^\d+$/.test(segment)) ?? '';
  return (
    SCRUBBED_LAST.has(last) ||
    SCRUBBED_END.test(last) ||
    SCRUBBED_INSIDE.test(last) ||
    holdsOneOf(segments, SCRUBBED, LONGEST) ||
    SCRUBBED_JOINED.has(joined)
  );
}
