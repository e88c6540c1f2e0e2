/** Sentences of libraries and drivers that only some runtimes know; a plot that uses them runs in one of these. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import type { Thrown } from '../kit/thrown.js';
import type { Own } from './own.js';

type Say = Thrown | ((peer: Peer, dice: Dice) => Thrown);
type Table = Readonly<Partial<Record<Runtime, Say>>>;

const NAMES: readonly Runtime[] = ['node', 'python', 'java', 'go', 'dotnet', 'ruby'];
export const runtimesOf = (table: Table): readonly Runtime[] => NAMES.filter((name) => table[name] !== undefined);

function said(table: Table, runtime: Runtime, peer: Peer, dice: Dice): Thrown {
  const say = table[runtime];
  if (say === undefined) throw new Error(`no words in ${runtime}`);
  return typeof say === 'function' ? say(peer, dice) : say;
}

export const callFails = (table: Table, more: Partial<Omit<Fail, 'say'>> = {}): Fail => ({ say: (runtime, peer, dice) => said(table, runtime, peer, dice), isRetryable: false, ms: [3, 60], ...more });

const NOBODY: Peer = { sort: 'http', name: '', op: '', path: '', usualMs: 0 };
export const ownFails = (table: Table): Own => (runtime, dice) => said(table, runtime, NOBODY, dice);

const ip = (dice: Dice): string => `10.0.${dice.int(1, 40)}.${dice.int(4, 250)}`;
const pool = ({ name, path }: Peer): string => `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: ${path}`;
const NO_SIGNATURE = 'No signatures found matching the expected signature for payload';

export const STRIPE_SIGNATURE: Table = {
  node: { type: 'StripeSignatureVerificationError', message: `${NO_SIGNATURE}. Are you passing the raw request body you received from Stripe? \n If a webhook request is being forwarded by a third-party tool, ensure that the exact request body, including JSON formatting and new line style, is preserved.\n\nLearn more about webhook signing and explore webhook integration examples for various frameworks at https://docs.stripe.com/webhooks/signature\n` },
  python: { type: 'stripe._error.SignatureVerificationError', message: NO_SIGNATURE },
  java: { type: 'com.stripe.exception.SignatureVerificationException', message: NO_SIGNATURE },
  go: { type: '*errors.errorString', message: 'webhook had no valid signature' },
  ruby: { type: 'Stripe::SignatureVerificationError', message: NO_SIGNATURE },
};

export const SVIX_SIGNATURE: Table = {
  node: { type: 'WebhookVerificationError', message: 'No matching signature found' },
  python: { type: 'svix.webhooks.WebhookVerificationError', message: 'No matching signature found' },
  java: { type: 'com.svix.exceptions.WebhookVerificationException', message: 'No matching signature found' },
  go: { type: '*errors.errorString', message: 'no matching signature found' },
  ruby: { type: 'Svix::WebhookVerificationError', message: 'No matching signature found' },
};

export const OTHER_NAME: Table = {
  node: ({ name }) => ({ type: 'Error', message: `Hostname/IP does not match certificate's altnames: Host: ${name}. is not in the cert's altnames: DNS:*.edge-default.net`, code: 'ERR_TLS_CERT_ALTNAME_INVALID', fields: { host: name } }),
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLCertVerificationError(1, "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid for '${peer.name}'. (_ssl.c:1007)")))` }),
  java: ({ name }) => ({ type: 'javax.net.ssl.SSLHandshakeException', message: `No subject alternative DNS name matching ${name} found.` }),
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": tls: failed to verify certificate: x509: certificate is valid for *.edge-default.net, not ${name}` }),
  ruby: ({ name }) => ({ type: 'OpenSSL::SSL::SSLError', message: `SSL_connect returned=1 errno=0 peeraddr=203.0.113.40:443 state=error: certificate verify failed (hostname mismatch) for ${name}` }),
};

export const UNKNOWN_ISSUER: Table = {
  node: ({ name }) => ({ type: 'Error', message: 'unable to get local issuer certificate', code: 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY', fields: { host: name } }),
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1007)')))` }),
  java: { type: 'javax.net.ssl.SSLHandshakeException', message: 'PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target' },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": tls: failed to verify certificate: x509: certificate signed by unknown authority` }),
  dotnet: { type: 'System.Net.Http.HttpRequestException', message: 'The SSL connection could not be established, see inner exception.', cause: { type: 'System.Security.Authentication.AuthenticationException', message: 'The remote certificate is invalid because of errors in the certificate chain: PartialChain' } },
};

/** The code sounds like a quota; the words say that a message is larger than the client takes. */
export const GRPC_TOO_LARGE: Table = {
  node: { type: 'Error', message: '8 RESOURCE_EXHAUSTED: Received message larger than max (5242880 vs 4194304)', fields: { details: 'Received message larger than max (5242880 vs 4194304)' } },
  python: { type: 'grpc._channel._InactiveRpcError', message: '<_InactiveRpcError of RPC that terminated with:\n\tstatus = StatusCode.RESOURCE_EXHAUSTED\n\tdetails = "CLIENT: Received message larger than max (5242880 vs. 4194304)"\n>' },
  java: { type: 'io.grpc.StatusRuntimeException', message: 'RESOURCE_EXHAUSTED: gRPC message exceeds maximum size 4194304: 5242880' },
  go: { type: '*status.Error', message: 'rpc error: code = ResourceExhausted desc = grpc: received message larger than max (5242880 vs. 4194304)' },
};

export const NAME_SERVER_SILENT: Table = {
  node: ({ name }) => ({ type: 'Error', message: `getaddrinfo EAI_AGAIN ${name}`, code: 'EAI_AGAIN', fields: { errno: -3001, syscall: 'getaddrinfo', hostname: name } }),
  python: (peer, dice) => ({ type: 'requests.exceptions.ConnectionError', message: `${pool(peer)} (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f${dice.hex(10)}>: Failed to resolve '${peer.name}' ([Errno -3] Temporary failure in name resolution)"))` }),
  go: ({ name, path }, dice) => ({ type: '*url.Error', message: `Post "https://${name}${path}": dial tcp: lookup ${name} on 172.20.0.10:53: read udp ${ip(dice)}:${dice.int(31_000, 60_000)}->172.20.0.10:53: i/o timeout` }),
  ruby: ({ name }) => ({ type: 'Socket::ResolutionError', message: `Failed to open TCP connection to ${name}:443 (getaddrinfo(3): Temporary failure in name resolution)` }),
};

/** What a circuit breaker says in place of the call: nothing of why it opened. */
export const CIRCUIT_OPEN: Table = {
  node: { type: 'Error', message: 'Breaker is open', code: 'EOPENBREAKER' },
  python: { type: 'pybreaker.CircuitBreakerError', message: 'Timeout not elapsed yet, circuit breaker still open' },
  java: { type: 'io.github.resilience4j.circuitbreaker.CallNotPermittedException', message: "CircuitBreaker 'partner' is OPEN and does not permit further calls" },
  go: { type: '*errors.errorString', message: 'circuit breaker is open' },
  dotnet: { type: 'Polly.CircuitBreaker.BrokenCircuitException', message: 'The circuit is now open and is not allowing calls.' },
};

/** No connection to the port of the database comes to be: packets are dropped, nobody refuses. */
export const DATABASE_OUT_OF_REACH: Table = {
  node: (_, dice) => ({ type: 'Error', message: `connect ETIMEDOUT ${ip(dice)}:5432`, code: 'ETIMEDOUT', fields: { errno: -110, syscall: 'connect', port: 5432 } }),
  python: ({ name }, dice) => ({ type: 'psycopg2.OperationalError', message: `connection to server at "${name}" (${ip(dice)}), port 5432 failed: Connection timed out\n\tIs the server running on that host and accepting TCP/IP connections?` }),
  java: { type: 'org.postgresql.util.PSQLException', message: 'The connection attempt failed.', cause: { type: 'java.net.SocketTimeoutException', message: 'Connect timed out' } },
  go: ({ name, path }, dice) => ({ type: '*pgconn.ConnectError', message: `failed to connect to \`user=app database=${path}\`: ${ip(dice)}:5432 (${name}): dial error: dial tcp ${ip(dice)}:5432: connect: connection timed out` }),
};

export const HEAP_FULL: Table = { java: { type: 'java.lang.OutOfMemoryError', message: 'Java heap space', inner: ['\tat java.base/java.util.Arrays.copyOf(Arrays.java:3537)', '\tat java.base/java.io.ByteArrayOutputStream.write(ByteArrayOutputStream.java:132)'] } };

export const NO_FREE_WORKER: Table = { java: (_, dice) => ({ type: 'java.util.concurrent.RejectedExecutionException', message: `Task java.util.concurrent.FutureTask@${dice.hex(8)}[Not completed, task = io.acme.jobs.Render@${dice.hex(8)}] rejected from java.util.concurrent.ThreadPoolExecutor@${dice.hex(8)}[Running, pool size = 16, active threads = 16, queued tasks = 500, completed tasks = ${dice.int(20_000, 90_000)}]` }) };

export const NOT_UTF8: Table = {
  python: { type: 'UnicodeDecodeError', message: "'utf-8' codec can't decode byte 0xe9 in position 118: invalid continuation byte", inner: ['  File "/var/task/rows.py", line 22, in read_rows', '    text = body.decode("utf-8")'] },
  java: { type: 'java.nio.charset.MalformedInputException', message: 'Input length = 1', inner: ['\tat java.base/java.nio.charset.CoderResult.throwException(CoderResult.java:279)'] },
  ruby: { type: 'CSV::MalformedCSVError', message: 'Invalid byte sequence in UTF-8 in line 4.', inner: ["/usr/local/bundle/gems/csv-3.3.0/lib/csv/parser.rb:786:in 'CSV::Parser#parse'"] },
  go: { type: '*csv.ParseError', message: 'record on line 4; parse error on line 4, column 118: bare " in non-quoted-field' },
};

/** What Redis answers, by the code in front; some clients have a class for the code and leave it out of the words. */
export const redisAnswers = (code: string, words: string, python: string, java = 'RedisCommandExecutionException'): Fail =>
  callFails(
    {
      node: { type: 'ReplyError', message: `${code} ${words}` },
      python: { type: `redis.exceptions.${python}`, message: words },
      java: { type: `io.lettuce.core.${java}`, message: `${code} ${words}` },
      go: { type: 'proto.RedisError', message: `${code} ${words}` },
      dotnet: { type: 'StackExchange.Redis.RedisServerException', message: `${code} ${words}` },
      ruby: { type: 'RedisClient::CommandError', message: `${code} ${words}` },
    },
    { ms: [1, 5] },
  );

/** Built on another system than the one it runs on. */
export const OTHER_SYSTEM: Table = {
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': /lib64/libc.so.6: version `GLIBC_2.28' not found (required by /var/task/cryptography/hazmat/bindings/_rust.abi3.so)" },
  node: { type: 'Error', message: 'Could not load the "sharp" module using the linux-arm64 runtime\nPossible solutions:\n- Ensure optional dependencies can be installed:\n    npm install --include=optional sharp\n- Add platform-specific dependencies:\n    npm install --os=linux --cpu=arm64 sharp' },
};

/** As a program ends that did not get its port. */
export const PORT_TAKEN: Readonly<Partial<Record<Runtime, readonly string[]>>> = {
  node: ['> server@4.2.0 start\n> node dist/server.js', 'node:events:497\n      throw er; // Unhandled \'error\' event\n      ^\n\nError: listen EADDRINUSE: address already in use :::8080\n    at Server.setupListenHandle [as _listen2] (node:net:1937:16)\n    at listenInCluster (node:net:1994:12)\n    at Server.listen (node:net:2099:7) {\n  code: \'EADDRINUSE\',\n  errno: -98,\n  syscall: \'listen\',\n  address: \'::\',\n  port: 8080\n}'],
  python: ['[INFO] Starting gunicorn 22.0.0', '[ERROR] Connection in use: (\'0.0.0.0\', 8080)', '[ERROR] Can\'t connect to (\'0.0.0.0\', 8080)'],
};

/** As a program ends that lacks a setting. */
export const SETTING_UNSET: Readonly<Partial<Record<Runtime, string>>> = {
  node: 'Error: Missing required environment variable: LEDGER_DSN\n    at required (/app/dist/config.js:14:11)\n    at Object.<anonymous> (/app/dist/server.js:6:20)',
  ruby: "/app/config/initializers/ledger.rb:3:in 'ENV.fetch': key not found: \"LEDGER_DSN\" (KeyError)",
  go: 'panic: config: required environment variable LEDGER_DSN is not set\n\ngoroutine 1 [running]:\nmain.main()\n\t/src/main.go:31 +0x1d4',
  python: 'pydantic_core._pydantic_core.ValidationError: 1 validation error for Settings\nledger_dsn\n  Field required [type=missing, input_value={}, input_type=dict]',
};
