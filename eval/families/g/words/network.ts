/** What HTTP clients and sockets of five runtimes say when a call does not come back as it should. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import type { Thrown } from '../kit/thrown.js';

const pool = ({ name }: Peer): string => `HTTPSConnectionPool(host='${name}', port=443)`;
const post = ({ name, path }: Peer): string => `Post "https://${name}${path}"`;
const ip = (dice: Dice): string => `10.0.${dice.int(1, 40)}.${dice.int(4, 250)}`;
const object = (dice: Dice): string => `<urllib3.connection.HTTPSConnection object at 0x7f${dice.hex(10)}>`;

type Say = (peer: Peer, dice: Dice) => Thrown;
type Says = Readonly<Record<Runtime, Say>>;
const go = (message: string): Thrown => ({ type: '*url.Error', message });
const http = (message: string, cause?: Thrown): Thrown => ({ type: 'System.Net.Http.HttpRequestException', message, ...(cause && { cause }) });
const requests = (name: string, message: string): Thrown => ({ type: `requests.exceptions.${name}`, message });
const fetched = (peer: Peer) => ({ url: `https://${peer.name}${peer.path}`, method: peer.op });

export const REFUSED: Says = {
  node: (peer, dice) => ({ type: 'Error', message: `connect ECONNREFUSED ${ip(dice)}:443`, code: 'ECONNREFUSED', fields: { syscall: 'connect', port: 443, ...fetched(peer) } }),
  python: (peer, dice) => requests('ConnectionError', `${pool(peer)}: Max retries exceeded with url: ${peer.path} (Caused by NewConnectionError('${object(dice)}: Failed to establish a new connection: [Errno 111] Connection refused'))`),
  java: () => ({ type: 'java.net.ConnectException', message: 'Connection refused' }),
  go: (peer, dice) => go(`${post(peer)}: dial tcp ${ip(dice)}:443: connect: connection refused`),
  dotnet: (peer) => http(`Connection refused (${peer.name}:443)`, { type: 'System.Net.Sockets.SocketException (111)', message: 'Connection refused' }),
  ruby: ({ name }) => ({ type: 'Faraday::ConnectionFailed', message: `Failed to open TCP connection to ${name}:443 (Connection refused - connect(2) for "${name}" port 443)` }),
};

export const RESET: Says = {
  node: (peer, dice) => ({ type: 'Error', message: dice.pick(['read ECONNRESET', 'socket hang up']), code: 'ECONNRESET', fields: fetched(peer) }),
  python: () => requests('ConnectionError', "('Connection aborted.', ConnectionResetError(104, 'Connection reset by peer'))"),
  java: () => ({ type: 'java.net.SocketException', message: 'Connection reset' }),
  go: (peer, dice) => go(`${post(peer)}: read tcp 169.254.76.1:${dice.int(31_000, 60_000)}->${ip(dice)}:443: read: connection reset by peer`),
  dotnet: () => http('An error occurred while sending the request.', { type: 'System.IO.IOException', message: 'Unable to read data from the transport connection: Connection reset by peer.' }),
  ruby: () => ({ type: 'Errno::ECONNRESET', message: 'Connection reset by peer' }),
};

export const UNRESOLVED: Says = {
  node: (peer) => ({ type: 'Error', message: `getaddrinfo ENOTFOUND ${peer.name}`, code: 'ENOTFOUND', fields: { errno: -3008, syscall: 'getaddrinfo', hostname: peer.name } }),
  python: (peer, dice) => requests('ConnectionError', `${pool(peer)}: Max retries exceeded with url: ${peer.path} (Caused by NameResolutionError("${object(dice)}: Failed to resolve '${peer.name}' ([Errno -2] Name or service not known)"))`),
  java: ({ name }) => ({ type: 'java.net.UnknownHostException', message: `${name}: Name or service not known` }),
  go: (peer) => go(`${post(peer)}: dial tcp: lookup ${peer.name} on 169.254.78.1:53: no such host`),
  dotnet: ({ name }) => http(`Name or service not known (${name}:443)`, { type: 'System.Net.Sockets.SocketException (0xFFFDFFFF, 0x80131620)', message: 'Name or service not known' }),
  ruby: ({ name }) => ({ type: 'Socket::ResolutionError', message: `Failed to open TCP connection to ${name}:443 (getaddrinfo(3): Name or service not known)` }),
};

export const EXPIRED_CERTIFICATE: Says = {
  node: (peer) => ({ type: 'Error', message: 'certificate has expired', code: 'CERT_HAS_EXPIRED', fields: fetched(peer) }),
  python: (peer) => requests('SSLError', `${pool(peer)}: Max retries exceeded with url: ${peer.path} (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)')))`),
  java: () => ({ type: 'javax.net.ssl.SSLHandshakeException', message: 'PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed' }),
  go: (peer) => go(`${post(peer)}: tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time is after the end of its validity`),
  dotnet: () => http('The SSL connection could not be established, see inner exception.', { type: 'System.Security.Authentication.AuthenticationException', message: 'The remote certificate is invalid because of errors in the certificate chain: NotTimeValid' }),
  ruby: (_, dice) => ({ type: 'OpenSSL::SSL::SSLError', message: `SSL_connect returned=1 errno=0 peeraddr=${ip(dice)}:443 state=error: certificate verify failed (certificate has expired)` }),
};

/** What a client says that gave up waiting after so long. */
export function gaveUp(runtime: Runtime, peer: Peer, ms: number): Thrown {
  const seconds = ms / 1_000;
  switch (runtime) {
    case 'node':
      return { type: 'AxiosError', message: `timeout of ${ms}ms exceeded`, code: 'ECONNABORTED', fields: fetched(peer) };
    case 'python':
      return requests('ReadTimeout', `${pool(peer)}: Read timed out. (read timeout=${seconds})`);
    case 'java':
      return { type: 'java.net.http.HttpTimeoutException', message: 'request timed out' };
    case 'go':
      return go(`${post(peer)}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`);
    case 'ruby':
      return { type: 'Net::ReadTimeout', message: 'Net::ReadTimeout with #<TCPSocket:(closed)>' };
    default:
      return { type: 'System.Threading.Tasks.TaskCanceledException', message: `The request was canceled due to the configured HttpClient.Timeout of ${seconds} seconds elapsing.`, cause: { type: 'System.TimeoutException', message: 'The operation was canceled.' } };
  }
}

const REASONS: Readonly<Record<number, string>> = {
  400: 'Bad Request', 401: 'Unauthorized', 402: 'Payment Required', 403: 'Forbidden', 404: 'Not Found', 409: 'Conflict', 413: 'Payload Too Large', 422: 'Unprocessable Entity', 429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway', 503: 'Service Unavailable',
}; // biome-ignore format: a table

/** An answer with a status that the client makes an error of, with the body that the server sent. */
export function answered(status: number, body: object): Says {
  const reason = REASONS[status] ?? '';
  const text = JSON.stringify(body);
  const kind = status < 500 ? 'Client' : 'Server';
  return {
    node: (peer) => ({ type: 'AxiosError', message: `Request failed with status code ${status}`, code: status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE', status, fields: { ...fetched(peer), responseBody: text } }),
    python: (peer) => ({ ...requests('HTTPError', `${status} ${kind} Error: ${reason} for url: https://${peer.name}${peer.path}`), status, fields: { body: text } }),
    java: () => ({ type: `org.springframework.web.client.Http${kind}ErrorException$${reason.replaceAll(' ', '')}`, message: `${status} ${reason}: ${JSON.stringify(text)}`, status }),
    go: (peer) => ({ type: '*errors.errorString', message: `unexpected status ${status} from https://${peer.name}${peer.path}: ${text}`, status }),
    dotnet: () => ({ ...http(`Response status code does not indicate success: ${status} (${reason}).`), status, fields: { ResponseBody: text } }),
    ruby: (peer) => ({ type: `Faraday::${status === 429 ? 'TooManyRequestsError' : `${kind}Error`}`, message: `the server responded with status ${status} for ${peer.op} https://${peer.name}${peer.path}`, status }),
  };
}

/** A failure of the network comes at once and may be tried again. */
export const broken = (says: Says): Fail => ({ say: (runtime, peer, dice) => says[runtime](peer, dice), isRetryable: true, ms: [2, 40] });

export const refusedWith = (status: number, body: object, isRetryable = status >= 500 || status === 429): Fail => ({ say: (runtime, peer, dice) => answered(status, body)[runtime](peer, dice), status, isRetryable, ms: [25, 160] });
