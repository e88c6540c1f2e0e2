/** What sockets, resolvers and TLS say of a call to a vendor, where the usual words of the network do not fit. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

type Table = Readonly<Partial<Record<Runtime, Thrown | ((peer: Peer, dice: Dice) => Thrown)>>>;

const pool = ({ name, path }: Peer): string => `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: ${path}`;

/** The resolver does not answer for now; .NET says so without a word of names. */
export const NAMES_FOR_LATER: Table = {
  node: ({ name }) => ({ type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: `getaddrinfo EAI_AGAIN ${name}`, code: 'EAI_AGAIN' } }),
  python: (peer, dice) => ({ type: 'requests.exceptions.ConnectionError', message: `${pool(peer)} (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f${dice.hex(10)}>: Failed to resolve '${peer.name}' ([Errno -3] Temporary failure in name resolution)"))` }),
  java: ({ name }) => ({ type: 'java.net.UnknownHostException', message: `${name}: Temporary failure in name resolution` }),
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": dial tcp: lookup ${name} on 169.254.78.1:53: server misbehaving` }),
  dotnet: ({ name }) => ({ type: 'System.Net.Http.HttpRequestException', message: `Resource temporarily unavailable (${name}:443)`, cause: { type: 'System.Net.Sockets.SocketException (11)', message: 'Resource temporarily unavailable' } }),
};

/** The server does not send the certificate between its own and the root. */
export const CHAIN_INCOMPLETE: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: 'unable to verify the first certificate', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' } },
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLCertVerificationError(1, '[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: unable to get local issuer certificate (_ssl.c:1010)')))` }),
  java: { type: 'javax.net.ssl.SSLHandshakeException', message: '(certificate_unknown) PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target' },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": tls: failed to verify certificate: x509: certificate signed by unknown authority` }),
  ruby: ({ name }) => ({ type: 'Faraday::SSLError', message: `SSL_connect returned=1 errno=0 peeraddr=203.0.113.61:443 state=error: certificate verify failed (unable to get local issuer certificate) for ${name}` }),
};

/** TLS spoken to a port that does not speak it. */
export const PLAIN_PORT: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: 'C0A71B2D7F7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:355:\n', code: 'ERR_SSL_WRONG_VERSION_NUMBER' } },
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1010)')))` }),
  java: { type: 'javax.net.ssl.SSLException', message: 'Unsupported or unrecognized SSL message' },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": http: server gave HTTP response to HTTPS client` }),
};

/** The other side closed a kept connection while a request was under way. */
export const KEPT_TOO_LONG: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'SocketError', message: 'other side closed', code: 'UND_ERR_SOCKET' } },
  python: { type: 'requests.exceptions.ConnectionError', message: "('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))" },
  java: { type: 'java.io.IOException', message: 'HTTP/1.1 header parser received no bytes', cause: { type: 'java.io.EOFException', message: 'EOF reached while reading' } },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": EOF` }),
  dotnet: { type: 'System.Net.Http.HttpRequestException', message: 'An error occurred while sending the request.', cause: { type: 'System.Net.Http.HttpIOException', message: 'The response ended prematurely. (ResponseEnded)' } },
};

/** The client waited for the answer and stopped; Node.js says only that it failed to fetch. */
export const HEADERS_LATE: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'HeadersTimeoutError', message: 'Headers Timeout Error', code: 'UND_ERR_HEADERS_TIMEOUT' } },
  python: { type: 'httpx.ReadTimeout', message: 'The read operation timed out' },
  java: { type: 'java.net.SocketTimeoutException', message: 'timeout', cause: { type: 'java.net.SocketException', message: 'Socket closed' } },
  ruby: { type: 'Faraday::TimeoutError', message: 'Net::ReadTimeout with #<TCPSocket:(closed)>' },
};

/** Its own limit on open connections: the queue before it was full. */
export const CLIENT_POOL_FULL: Table = {
  python: { type: 'httpx.PoolTimeout', message: '' },
  java: { type: 'org.apache.http.conn.ConnectionPoolTimeoutException', message: 'Timeout waiting for connection from pool' },
};
