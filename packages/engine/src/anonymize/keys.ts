/** What a key says about its value. Keys are compared by segments (`author` is not `auth`), in any spelling. */
import type { TokenType } from './token.js';

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
  'session cookie',
  'x amz security token',
  'dsn',
].map((run) => run.split(' '));

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
  return (
    SCRUBBED.some((run) => holdsRun(segments, run)) || SCRUBBED.some((run) => run.length > 1 && joined === run.join(''))
  );
}

export interface Hint {
  readonly type: TokenType;
  readonly reason: string;
}

/** By the last segments of a key; the longest run wins. */
const ENDINGS: Readonly<Record<string, TokenType>> = {
  email: 'EMAIL',
  mail: 'EMAIL',
  'email address': 'EMAIL',
  recipient: 'EMAIL',
  recipients: 'EMAIL',
  phone: 'PHONE',
  'phone number': 'PHONE',
  mobile: 'PHONE',
  fax: 'PHONE',
  msisdn: 'PHONE',
  telephone: 'PHONE',
  tel: 'PHONE',
  ip: 'IP',
  'ip address': 'IP',
  'client address': 'IP',
  'peer address': 'IP',
  'remote address': 'IP',
  'remote addr': 'IP',
  'forwarded for': 'IP',
  ipv4: 'IP',
  ipv6: 'IP',
  'socket address': 'IP',
  mac: 'MAC',
  'mac address': 'MAC',
  'account id': 'ACCT',
  'account number': 'ACCT',
  account: 'ACCT',
  'owner id': 'ACCT',
  accountid: 'ACCT',
  iban: 'BANK',
  bic: 'BANK',
  swift: 'BANK',
  'routing number': 'BANK',
  'sort code': 'BANK',
  'bank account': 'BANK',
  card: 'CARD',
  'card number': 'CARD',
  pan: 'CARD',
  'credit card': 'CARD',
  ssn: 'SSN',
  'social security': 'SSN',
  passport: 'SSN',
  'national id': 'SSN',
  'tax id': 'SSN',
  vat: 'SSN',
  'social security number': 'SSN',
  latitude: 'GEO',
  longitude: 'GEO',
  lat: 'GEO',
  lon: 'GEO',
  lng: 'GEO',
  geo: 'GEO',
  coordinates: 'GEO',
  city: 'GEO',
  zip: 'GEO',
  'zip code': 'GEO',
  zipcode: 'GEO',
  'postal code': 'GEO',
  postcode: 'GEO',
  'post code': 'GEO',
  street: 'GEO',
  'street address': 'GEO',
  address: 'GEO',
  'address line': 'GEO',
  county: 'GEO',
  'first name': 'NAME',
  'last name': 'NAME',
  'full name': 'NAME',
  'display name': 'NAME',
  'given name': 'NAME',
  'family name': 'NAME',
  'middle name': 'NAME',
  firstname: 'NAME',
  lastname: 'NAME',
  fullname: 'NAME',
  surname: 'NAME',
  nickname: 'NAME',
  forename: 'NAME',
  'customer name': 'NAME',
  'contact name': 'NAME',
  'user name': 'NAME',
  username: 'NAME',
  login: 'NAME',
  'company name': 'NAME',
  company: 'NAME',
  'business name': 'NAME',
  'tenant name': 'NAME',
  'principal name': 'NAME',
  'recipient name': 'NAME',
  'holder name': 'NAME',
  cardholder: 'NAME',
  'cardholder name': 'NAME',
  dob: 'TIME',
  birthday: 'TIME',
  birthdate: 'TIME',
  'birth date': 'TIME',
  'date of birth': 'TIME',
  id: 'ID',
  ids: 'ID',
  uuid: 'ID',
  guid: 'ID',
  arn: 'RES',
  sub: 'ID',
  user: 'NAME',
  customer: 'NAME',
  owner: 'NAME',
  tenant: 'NAME',
  principal: 'NAME',
  'serial number': 'ID',
  'order number': 'ID',
  'invoice number': 'ID',
  'tracking number': 'ID',
  'reference number': 'ID',
  imei: 'ID',
  'device token': 'SECRET',
  age: 'ID',
  'user agent': 'ID',
  salary: 'ID',
  gender: 'ID',
};
const LONGEST_ENDING = 3;

/** Subtrees about a person or a caller: everything in them is hidden, unless its own key only classifies. */
const SUBTREES = new Set([
  'user identity',
  'enduser',
  'end user',
  'useridentity',
  'identity',
  'claims',
  'user attributes',
  'customer',
  'user',
  'person',
  'billing address',
  'shipping address',
  'address',
  'recipient',
  'patient',
  'contact',
  'profile',
  'passenger',
]);
const CLASSIFYING = new Set([
  'type',
  'status',
  'kind',
  'role',
  'scope',
  'plan',
  'tier',
  'verified',
  'enabled',
  'count',
  'method',
  'error',
  'code',
]);
/** Maps whose keys name persons or accounts. */
const KEYED_BY = new Set([
  'users',
  'accounts',
  'customers',
  'sessions',
  'tenants',
  'patients',
  'members',
  'contacts',
  'people',
  'emails',
  'recipients',
  'passengers',
  'employees',
  'owners',
]);

/** Keys that end like an identifier and hold a place in code or a name out of a fixed set. */
const NOT_IDENTIFYING = new Set([
  'faas id',
  'resource id',
  'process id',
  'thread id',
  'region id',
  'pid',
  'tid',
  'finding id',
  'cloud account type',
  'telemetry sdk id',
  'function id',
  'log group id',
  'server address',
  'peer name',
]);

/** Steps that say nothing: positions in an array, and DynamoDB's type tags. */
const TRANSPARENT = /^(?:\d+|S|N|B|SS|NS|BS|M|L)$/;

/** What the keys from the root to a leaf say about it; undefined when they say nothing. */
export function hintOf(path: readonly string[]): Hint | undefined {
  const key = [...path].reverse().find((step) => !TRANSPARENT.test(step));
  if (key === undefined) return undefined;
  const segments = segmentsOf(key);
  const last = segments.at(-1) ?? '';
  for (let length = LONGEST_ENDING; length >= 1; length -= 1) {
    const ending = segments.slice(-length).join(' ');
    if (segments.length < length) continue;
    if (NOT_IDENTIFYING.has(ending)) return undefined;
    const type = Object.hasOwn(ENDINGS, ending) ? ENDINGS[ending] : undefined;
    if (type !== undefined) return { type, reason: `the key ${quoted(key)} holds identifying values` };
  }
  if (CLASSIFYING.has(last)) return undefined;
  for (const step of path) {
    const all = segmentsOf(step);
    const before = step === key ? all.slice(0, -1) : all;
    for (let length = 1; length <= 2; length += 1) {
      for (let at = 0; at + length <= before.length; at += 1) {
        const run = before.slice(at, at + length).join(' ');
        // `user_agent` and `customer service` describe no person; a parent or a dotted prefix does.
        const isPrefix = at === 0 && (step !== key || /^[A-Za-z]+\./.test(step));
        if (isPrefix && SUBTREES.has(run) && (length === before.length || step === key)) {
          return { type: 'ID', reason: `it stands below ${quoted(step)}, which describes a person or a caller` };
        }
      }
    }
  }
  return undefined;
}

/** True when the keys of the map under this key name persons or accounts. */
export const isKeyedByIdentity = (key: string): boolean => KEYED_BY.has(segmentsOf(key).at(-1) ?? '');

const MEASURES = new Set(
  'bytes size length count duration ms millis nano nanos ns us micros seconds secs memory total limit sum max min avg mean p50 p90 p95 p99 rate offset capacity used latency elapsed version line column port status code retries attempts attempt value units amount memorysize mb kb share ratio'.split(
    ' ',
  ),
);
const TIMES = new Set(
  'time timestamp timestamps ts date datetime at created updated expires expiry exp iat nbf start end started ended epoch since until from to occurred received modified deadline seen'.split(
    ' ',
  ),
);

const measured = (key: string, set: ReadonlySet<string>): boolean =>
  segmentsOf(key).some((segment) => set.has(segment));
export const isMeasureKey = (key: string): boolean => measured(key, MEASURES);
export const isTimeKey = (key: string): boolean => measured(key, TIMES);

const quoted = (key: string): string => `“${key.slice(0, 60)}”`;
