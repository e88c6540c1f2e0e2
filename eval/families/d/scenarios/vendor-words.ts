/** How clients of each language word what partners and databases answer. */
import { addressOf } from '../kit/things.js';
import type { Words } from './network-words.js';

export const TOO_MANY_CLIENTS: Words = {
  node: () => ({
    type: 'error',
    message: 'remaining connection slots are reserved for roles with the SUPERUSER attribute',
    code: '53300',
    library: 'pg-protocol',
    more: { severity: 'FATAL', routine: 'InitPostgres', length: 121 },
  }),
  python: ({ name }) => ({
    type: 'psycopg2.OperationalError',
    message: `connection to server at "${name}" (${addressOf({ name })}), port 5432 failed: FATAL:  sorry, too many clients already\n`,
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

export const SERVER_ERROR: Words = {
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

export const SPENT: Words = {
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

export const SLOWED_DOWN: Words = {
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

export const SHUT_DOWN: Words = {
  node: () => ({
    type: 'error',
    message: 'terminating connection due to administrator command',
    code: '57P01',
    library: 'pg-protocol',
    more: { severity: 'FATAL', routine: 'ProcessInterrupts' },
  }),
  python: () => ({
    type: 'psycopg2.OperationalError',
    message: 'terminating connection due to administrator command\nSSL connection has been closed unexpectedly\n',
  }),
  java: () => ({
    type: 'org.postgresql.util.PSQLException',
    message: 'An I/O error occurred while sending to the backend.',
    cause: { type: 'java.io.EOFException', message: 'EOFException' },
  }),
  go: (thing) => ({
    type: '*pgconn.connLockError',
    message: `write failed: write tcp 10.0.31.4:51822->${addressOf(thing)}:5432: write: broken pipe`,
  }),
};

export const PROXY_IS_FULL: Words = {
  node: () => ({
    type: 'error',
    message: 'Timed-out waiting to acquire database connection',
    code: '08006',
    library: 'pg-protocol',
    more: { severity: 'FATAL' },
  }),
  python: ({ name }) => ({
    type: 'psycopg2.OperationalError',
    message: `connection to server at "${name}" (${addressOf({ name })}), port 5432 failed: FATAL:  Timed-out waiting to acquire database connection\n`,
  }),
  ruby: () => ({ type: 'PG::ConnectionBad', message: 'FATAL:  Timed-out waiting to acquire database connection' }),
};

export const KEY_RAN_OUT: Words = {
  node: ({ name }) => ({
    type: 'AxiosError',
    message: 'Request failed with status code 401',
    code: 'ERR_BAD_REQUEST',
    library: 'axios',
    more: {
      status: 401,
      config: { url: `https://${name}/v3/quotes` },
      response: { data: { error: 'invalid_token', error_description: 'The access token expired' } },
    },
  }),
  python: ({ name }) => ({
    type: 'requests.exceptions.HTTPError',
    message: `401 Client Error: Unauthorized for url: https://${name}/v3/quotes`,
    library: 'requests/models.py',
  }),
  dotnet: () => ({
    type: 'System.Net.Http.HttpRequestException',
    message: 'Response status code does not indicate success: 401 (Unauthorized).',
  }),
};
