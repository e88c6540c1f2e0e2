/** What sockets, resolvers and TLS say of a call to a vendor, where the usual words of the network do not fit. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

type Table = Readonly<Partial<Record<Runtime, Thrown | ((peer: Peer, dice: Dice) => Thrown)>>>;

const pool = ({ name, path }: Peer): string => `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: ${path}`;

/** The resolver does not answer for now. */
export const NAMES_FOR_LATER: Table = {
  node: ({ name }) => ({ type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: `getaddrinfo EAI_AGAIN ${name}`, code: 'EAI_AGAIN' } }),
  python: (peer, dice) => ({ type: 'requests.exceptions.ConnectionError', message: `${pool(peer)} (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f${dice.hex(10)}>: Failed to resolve '${peer.name}' ([Errno -3] Temporary failure in name resolution)"))` }),
  java: ({ name }) => ({ type: 'java.net.UnknownHostException', message: `${name}: Temporary failure in name resolution` }),
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": dial tcp: lookup ${name} on 169.254.78.1:53: server misbehaving` }),
};

/** TLS spoken to a port that does not speak it. */
export const PLAIN_PORT: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'Error', message: 'C0A71B2D7F7F0000:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/openssl/ssl/record/ssl3_record.c:355:\n', code: 'ERR_SSL_WRONG_VERSION_NUMBER' } },
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLError(1, '[SSL: WRONG_VERSION_NUMBER] wrong version number (_ssl.c:1010)')))` }),
  java: { type: 'javax.net.ssl.SSLException', message: 'Unsupported or unrecognized SSL message' },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": http: server gave HTTP response to HTTPS client` }),
};

/** The client waited for the answer and stopped; Node.js says only that it failed to fetch. */
export const HEADERS_LATE: Table = {
  node: { type: 'TypeError', message: 'fetch failed', cause: { type: 'HeadersTimeoutError', message: 'Headers Timeout Error', code: 'UND_ERR_HEADERS_TIMEOUT' } },
  python: { type: 'httpx.ReadTimeout', message: 'The read operation timed out' },
  java: { type: 'java.net.SocketTimeoutException', message: 'timeout', cause: { type: 'java.net.SocketException', message: 'Socket closed' } },
  ruby: { type: 'Faraday::TimeoutError', message: 'Net::ReadTimeout with #<TCPSocket:(closed)>' },
};
