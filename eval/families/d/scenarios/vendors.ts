/** Faults of what is called over the network: partners, databases, caches. */
import type { Deed, Doing } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import { type Failure, type Runtime, wrapped } from '../kit/failure.js';
import { ALL_SHAPES, DIRECT, type Story } from '../kit/story.js';
import type { Thing } from '../kit/things.js';

type Words = Partial<Record<Runtime, (thing: Thing, estate: Estate) => Failure>>;

const languages = (words: Words): readonly Runtime[] => Object.keys(words) as Runtime[];

/** The failure of a call, told by its caller as it is or inside an error of its own. */
function failsAt(estate: Estate, words: Words, doing: Doing, wraps = estate.random.chance(0.4)): Deed {
  const failure = words[estate.work.runtime]?.(doing.to, estate);
  if (failure === undefined) throw new RangeError(`no words in ${estate.work.runtime}`);
  const { routine } = estate.work.place;
  return {
    doings: [{ to: estate.things.cache }, { ...doing, failure }],
    failure: wraps ? wrapped(estate.work.runtime, routine.replaceAll('_', ' '), failure) : failure,
    how: estate.random.chance(0.6) ? 'caught' : 'crash',
  };
}

const callsVendor = ({ things }: Estate): Deed => ({ doings: [{ to: things.vendor }, { to: things.table }] });
const callsDatabase = ({ things }: Estate): Deed => ({ doings: [{ to: things.cache }, { to: things.database }] });

const TIMED_OUT: Words = {
  node: ({ name }) => ({
    type: 'AxiosError',
    message: 'timeout of 4000ms exceeded',
    code: 'ECONNABORTED',
    library: 'axios',
    more: { config: { url: `https://${name}/v3/quotes`, method: 'post', timeout: 4000 } },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.ReadTimeout',
    message: `HTTPSConnectionPool(host='${name}', port=443): Read timed out. (read timeout=4)`,
    library: 'requests/adapters.py',
  }),
  java: () => ({ type: 'java.net.http.HttpTimeoutException', message: 'request timed out' }),
  go: ({ name }) => ({
    type: '*url.Error',
    message: `Post "https://${name}/v3/quotes": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  }),
  dotnet: () => ({
    type: 'System.Threading.Tasks.TaskCanceledException',
    message: 'The request was canceled due to the configured HttpClient.Timeout of 4 seconds elapsing.',
    cause: { type: 'System.TimeoutException', message: 'The operation was canceled.' },
  }),
  ruby: () => ({ type: 'Net::ReadTimeout', message: 'Net::ReadTimeout with #<TCPSocket:(closed)>' }),
};

const REFUSED: Words = {
  node: (_, { random }) => ({
    type: 'Error',
    message: `connect ECONNREFUSED 10.0.${random.int(1, 60)}.${random.int(4, 250)}:6379`,
    code: 'ECONNREFUSED',
    more: { errno: -111, syscall: 'connect', port: 6379 },
  }),
  python: ({ name }) => ({
    type: 'redis.exceptions.ConnectionError',
    message: `Error 111 connecting to ${name}:6379. Connection refused.`,
    library: 'redis/connection.py',
  }),
  go: (_, { random }) => ({
    type: '*net.OpError',
    message: `dial tcp 10.0.${random.int(1, 60)}.${random.int(4, 250)}:6379: connect: connection refused`,
  }),
  java: ({ name }) => ({
    type: 'io.lettuce.core.RedisConnectionException',
    message: `Unable to connect to ${name}/<unresolved>:6379`,
    cause: { type: 'java.net.ConnectException', message: 'Connection refused' },
  }),
};

const DOWN: Words = {
  node: ({ name }) => ({
    type: 'AxiosError',
    message: 'Request failed with status code 503',
    code: 'ERR_BAD_RESPONSE',
    library: 'axios',
    more: { status: 503, config: { url: `https://${name}/v3/quotes`, method: 'post' } },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.HTTPError',
    message: `503 Server Error: Service Unavailable for url: https://${name}/v3/quotes`,
    library: 'requests/models.py',
  }),
  ruby: () => ({ type: 'Faraday::ServerError', message: 'the server responded with status 503' }),
  go: ({ name }) => ({
    type: '*errors.errorString',
    message: `POST https://${name}/v3/quotes: unexpected status 503 Service Unavailable`,
  }),
};

const RESET: Words = {
  node: ({ name }) => ({
    type: 'Error',
    message: 'socket hang up',
    code: 'ECONNRESET',
    more: { config: { url: `https://${name}/v3/quotes` } },
  }),
  python: () => ({
    type: 'requests.exceptions.ConnectionError',
    message: "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))",
    library: 'requests/adapters.py',
  }),
  go: ({ name }, { random }) => ({
    type: '*url.Error',
    message: `Post "https://${name}/v3/quotes": read tcp 169.254.76.1:${random.int(33_000, 60_000)}->203.0.113.9:443: read: connection reset by peer`,
  }),
  dotnet: ({ name }) => ({
    type: 'System.Net.Http.HttpRequestException',
    message: `An error occurred while sending the request. (${name}:443)`,
    cause: {
      type: 'System.IO.IOException',
      message: 'Unable to read data from the transport connection: Connection reset by peer.',
    },
  }),
};

const NO_NAME: Words = {
  node: ({ name }) => ({
    type: 'Error',
    message: `getaddrinfo ENOTFOUND ${name}`,
    code: 'ENOTFOUND',
    more: { errno: -3008, syscall: 'getaddrinfo', hostname: name },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.ConnectionError',
    message: `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: /v3/quotes (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f1b2c>: Failed to resolve '${name}' ([Errno -2] Name or service not known)"))`,
    library: 'requests/adapters.py',
  }),
  java: ({ name }) => ({ type: 'java.net.UnknownHostException', message: `${name}: Name or service not known` }),
  go: ({ name }) => ({
    type: '*url.Error',
    message: `Post "https://${name}/v3/quotes": dial tcp: lookup ${name} on 169.254.78.1:53: no such host`,
  }),
  dotnet: ({ name }) => ({
    type: 'System.Net.Http.HttpRequestException',
    message: `Name or service not known (${name}:443)`,
    cause: { type: 'System.Net.Sockets.SocketException', message: '(0xFFFDFFFF): Name or service not known' },
  }),
  ruby: ({ name }) => ({
    type: 'SocketError',
    message: `Failed to open TCP connection to ${name}:443 (getaddrinfo(3): Name or service not known)`,
  }),
};

const UNTRUSTED: Words = {
  node: ({ name }) => ({
    type: 'Error',
    message: 'certificate has expired',
    code: 'CERT_HAS_EXPIRED',
    more: { config: { url: `https://${name}/v3/quotes` } },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.SSLError',
    message: `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: /v3/quotes (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1032)')))`,
    library: 'requests/adapters.py',
  }),
  java: () => ({
    type: 'javax.net.ssl.SSLHandshakeException',
    message: 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed',
    cause: {
      type: 'java.security.cert.CertificateExpiredException',
      message: 'NotAfter: Sat Nov 28 12:00:00 UTC 2026',
    },
  }),
  go: ({ name }) => ({
    type: '*url.Error',
    message: `Post "https://${name}/v3/quotes": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time is after the notAfter of the leaf`,
  }),
  dotnet: ({ name }) => ({
    type: 'System.Net.Http.HttpRequestException',
    message: `The SSL connection could not be established, see inner exception. (${name}:443)`,
    cause: {
      type: 'System.Security.Authentication.AuthenticationException',
      message: 'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid',
    },
  }),
};

const TOO_MANY_CLIENTS: Words = {
  node: () => ({
    type: 'error',
    message: 'remaining connection slots are reserved for roles with the SUPERUSER attribute',
    code: '53300',
    library: 'pg-protocol',
    more: { severity: 'FATAL', routine: 'InitPostgres', length: 121 },
  }),
  python: ({ name }) => ({
    type: 'psycopg2.OperationalError',
    message: `connection to server at "${name}" (10.0.31.8), port 5432 failed: FATAL:  sorry, too many clients already\n`,
    library: 'psycopg2/__init__.py',
  }),
  java: () => ({
    type: 'java.sql.SQLTransientConnectionException',
    message:
      'HikariPool-1 - Connection is not available, request timed out after 10000ms (total=5, active=5, idle=0, waiting=3)',
  }),
  go: () => ({
    type: '*pgconn.ConnectError',
    message:
      'failed to connect to `user=app database=app`: server error: FATAL: sorry, too many clients already (SQLSTATE 53300)',
  }),
  dotnet: () => ({
    type: 'Npgsql.PostgresException',
    message: '53300: remaining connection slots are reserved for non-replication superuser connections',
  }),
  ruby: () => ({
    type: 'ActiveRecord::ConnectionTimeoutError',
    message:
      'could not obtain a connection from the pool within 5.000 seconds (waited 5.003 seconds); all pooled connections were in use',
  }),
};

const SERVER_ERROR: Words = {
  node: ({ name }) => ({
    type: 'HTTPError',
    message: `Request failed with status code 500 Internal Server Error: POST https://${name}/v3/quotes`,
    library: 'ky',
  }),
  python: ({ name }) => ({
    type: 'httpx.HTTPStatusError',
    message: `Server error '500 Internal Server Error' for url 'https://${name}/v3/quotes'\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/500`,
    library: 'httpx/_models.py',
  }),
  java: () => ({
    type: 'org.springframework.web.client.HttpServerErrorException$InternalServerError',
    message: '500 Internal Server Error: "{"code":"E_UNEXPECTED","trace":"8f1c"}"',
  }),
};

const SPENT: Words = {
  node: () => ({
    type: 'RateLimitError',
    message: '429 You exceeded your current quota, please check your plan and billing details.',
    code: 'insufficient_quota',
    library: 'openai',
    more: { status: 429, type: 'insufficient_quota' },
  }),
  python: () => ({
    type: 'openai.RateLimitError',
    message:
      "Error code: 429 - {'error': {'message': 'You exceeded your current quota, please check your plan and billing details.', 'type': 'insufficient_quota', 'param': None, 'code': 'insufficient_quota'}}",
    library: 'openai/_base_client.py',
  }),
};

const SLOWED_DOWN: Words = {
  node: ({ name }) => ({
    type: 'AxiosError',
    message: 'Request failed with status code 429',
    code: 'ERR_BAD_REQUEST',
    library: 'axios',
    more: {
      status: 429,
      config: { url: `https://${name}/v3/quotes` },
      response: { headers: { 'retry-after': '2', 'x-ratelimit-remaining': '0' } },
    },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.HTTPError',
    message: `429 Client Error: Too Many Requests for url: https://${name}/v3/quotes`,
    library: 'requests/models.py',
  }),
  go: ({ name }) => ({ type: '*errors.errorString', message: `POST https://${name}/v3/quotes: 429 Too Many Requests` }),
};

interface Trouble {
  readonly name: string;
  readonly fault: Story['fault'];
  readonly words: Words;
  readonly at: 'vendor' | 'database' | 'cache' | 'model';
  readonly tookMs?: readonly [number, number];
  readonly status?: number;
  readonly share?: number;
  readonly shapes?: Story['shapes'];
  readonly signals?: Story['signals'];
  readonly rush?: number;
  readonly accepts?: Story['accepts'];
  readonly rubric: readonly string[];
  readonly why: string;
}

const TROUBLES: readonly Trouble[] = [
  {
    name: 'partner-answers-too-late',
    fault: 'dependency-slow',
    words: TIMED_OUT,
    at: 'vendor',
    tookMs: [4_000, 4_030],
    shapes: ALL_SHAPES,
    rubric: ['timeout|fallback|slow'],
    why: 'The partner needs more than four seconds.',
  },
  {
    name: 'cache-cluster-restarts',
    fault: 'dependency-unavailable',
    words: REFUSED,
    at: 'cache',
    tookMs: [1, 4],
    share: 1,
    rubric: ['backoff|without it|check'],
    why: 'Nothing listens at the port of the cache.',
  },
  {
    name: 'partner-in-maintenance-mode',
    fault: 'dependency-unavailable',
    words: DOWN,
    at: 'vendor',
    tookMs: [20, 60],
    status: 503,
    shapes: ALL_SHAPES,
    rubric: ['backoff|queue|without it|check'],
    why: 'The partner answers 503.',
  },
  {
    name: 'kept-connections-are-cut',
    fault: 'connection-failed',
    words: RESET,
    at: 'vendor',
    tookMs: [2, 9],
    share: 0.5,
    rubric: ['keep|retr|connection|network'],
    why: 'The other side closes connections that the client still keeps.',
  },
  {
    name: 'zone-lost-its-record',
    fault: 'dns-failure',
    words: NO_NAME,
    at: 'vendor',
    tookMs: [5, 40],
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['name|dns|zone'],
    why: 'The name does not resolve any more.',
  },
  {
    name: 'certificate-ran-out-at-noon',
    fault: 'certificate-invalid',
    words: UNTRUSTED,
    at: 'vendor',
    tookMs: [30, 70],
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['certificate|renew'],
    why: 'Nobody renewed the certificate.',
  },
  {
    name: 'slots-of-the-database-are-gone',
    fault: 'connection-exhausted',
    words: TOO_MANY_CLIENTS,
    at: 'database',
    tookMs: [900, 5_000],
    share: 0.6,
    rush: 3,
    shapes: ALL_SHAPES,
    rubric: ['pool|proxy|concurrency'],
    why: 'More environments than connections: a wave of traffic opened one in each.',
  },
  {
    name: 'partner-has-a-bad-release',
    fault: 'dependency-error',
    words: SERVER_ERROR,
    at: 'vendor',
    tookMs: [60, 200],
    status: 500,
    share: 0.5,
    rubric: ['answer|error'],
    why: 'The partner answers 500.',
  },
  {
    name: 'credit-at-the-model-is-spent',
    fault: 'quota-exceeded',
    words: SPENT,
    at: 'model',
    tookMs: [90, 160],
    status: 429,
    share: 1,
    // Where no span names the host, the package of the client names the vendor.
    accepts: ({ signals }) => (signals === 'lines' ? [{ fault: 'quota-exceeded', entity: 'openai' }] : []),
    rubric: ['quota|plan|more|renew'],
    why: 'The monthly credit is used up.',
  },
  {
    name: 'partner-asks-to-slow-down',
    fault: 'dependency-throttled',
    words: SLOWED_DOWN,
    at: 'vendor',
    tookMs: [15, 40],
    status: 429,
    share: 0.6,
    rush: 2,
    rubric: ['backoff|fewer|limit|rate'],
    why: 'The partner has a limit for each second.',
  },
];

export const vendorStories: readonly Story[] = TROUBLES.map(
  ({ name, fault, words, at, tookMs = [50, 100], status, ...rest }) => ({
    name,
    fault,
    guilty: at,
    runtimes: languages(words),
    shapes: DIRECT,
    usual: at === 'database' ? callsDatabase : callsVendor,
    planted: (estate) =>
      failsAt(estate, words, {
        to: estate.things[at],
        tookMs: estate.random.int(...tookMs),
        ...(status === undefined ? {} : { status }),
      }),
    ...rest,
  }),
);
