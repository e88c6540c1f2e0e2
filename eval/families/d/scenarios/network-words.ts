/** How clients of each language word what goes wrong on the way to another system. */
import type { Estate } from '../kit/estate.js';
import type { Failure, Runtime } from '../kit/failure.js';
import { addressOf, type Thing } from '../kit/things.js';

export type Words = Partial<Record<Runtime, (thing: Thing, estate: Estate) => Failure>>;

export const REFUSED: Words = {
  node: (thing) => ({
    type: 'Error',
    message: `connect ECONNREFUSED ${addressOf(thing)}:6379`,
    code: 'ECONNREFUSED',
    more: { errno: -111, syscall: 'connect', port: 6379 },
  }),
  python: ({ name }) => ({
    type: 'redis.exceptions.ConnectionError',
    message: `Error 111 connecting to ${name}:6379. Connection refused.`,
    library: 'redis/connection.py',
  }),
  go: (thing) => ({
    type: '*net.OpError',
    message: `dial tcp ${addressOf(thing)}:6379: connect: connection refused`,
  }),
  java: ({ name }) => ({
    type: 'io.lettuce.core.RedisConnectionException',
    message: `Unable to connect to ${name}/<unresolved>:6379`,
    cause: { type: 'java.net.ConnectException', message: 'Connection refused' },
  }),
};

export const RESET: Words = {
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
    message: `Post "https://${name}/v3/quotes": read tcp 169.254.76.1:${random.int(33_000, 60_000)}->${addressOf({ name })}:443: read: connection reset by peer`,
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

export const NO_NAME: Words = {
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

export const UNTRUSTED: Words = {
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

export const NO_DESCRIPTORS: Words = {
  node: ({ name }) => ({
    type: 'Error',
    message: `connect EMFILE ${addressOf({ name })}:443 - Local (undefined:undefined)`,
    code: 'EMFILE',
    more: { errno: -24, syscall: 'connect', config: { url: `https://${name}/v3/quotes` } },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.ConnectionError',
    message: `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: /v3/quotes (Caused by NewConnectionError("<urllib3.connection.HTTPSConnection object at 0x7f1b2c>: Failed to establish a new connection: [Errno 24] Too many open files"))`,
  }),
  go: ({ name }) => ({
    type: '*url.Error',
    message: `Post "https://${name}/v3/quotes": dial tcp ${addressOf({ name })}:443: socket: too many open files`,
  }),
};

export const TIMED_OUT: Words = {
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

export const DOWN: Words = {
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
