/** Databases, caches, brokers and vendors that fail, in the words of their drivers and clients. */

import { CACHE, kafka, mongo, mssql, mysql, PROXY, postgres, redis, web } from '../kit/peer.js';
import { broken, info, thrown, warn } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const SPANS: Story['signals'] = ['otel', 'both'];

export const peerStories: readonly Story[] = [
  {
    ...{
      name: 'proxy-has-no-connection',
      shapes: ['single', 'queue'],
      language: 'node',
      ask: { kind: 'event' },
      peer: postgres('pricing', 'SELECT amount FROM price_rules WHERE sku = ANY($1)', PROXY),
    },
    trouble: (scene) =>
      broken(scene, thrown('error', 'Timed-out waiting to acquire database connection', { code: '08000' }), 2_000, {
        end: 'handled',
      }),
    truth: { fault: 'connection-exhausted', seat: 'both', rubric: ['pool|proxy|concurrency'] },
    why: 'RDS Proxy has no connection to lend.',
  },
  {
    ...{
      name: 'slots-for-superusers',
      shapes: ['fan-out', 'chain'],
      language: 'python',
      ask: { kind: 'error' },
      peer: postgres('ledger-main', 'INSERT INTO entries VALUES ($1, $2, $3)'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'psycopg.OperationalError',
          `connection failed: connection to server at "10.0.41.7", port 5432 failed: FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute`,
        ),
        35,
        { says: [info('connecting', { db_host: scene.peer.host })] },
      ),
    truth: {
      fault: 'connection-exhausted',
      seat: 'both',
      rubric: ['pool|proxy|concurrency'],
      // The error names the server by its address, as for the cache that refuses.
      pairs: () => [{ fault: 'connection-exhausted', entity: '10.0.41.7' }],
    },
    why: 'Every sandbox holds a connection and the server has no more.',
  },
  {
    ...{
      name: 'hikari-waits',
      shapes: ['queue', 'single'],
      language: 'java',
      ask: { kind: 'event' },
      peer: mysql('billing', 'SELECT * FROM accounts WHERE id = ? FOR UPDATE'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'java.sql.SQLTransientConnectionException',
          'HikariPool-1 - Connection is not available, request timed out after 5001ms (total=2, active=2, idle=0, waiting=6)',
        ),
        5_001,
        {
          wrap: thrown('org.springframework.jdbc.CannotGetJdbcConnectionException', 'Failed to obtain JDBC Connection'),
        },
      ),
    truth: { fault: 'connection-exhausted', seat: 'both', rubric: ['pool|proxy|concurrency'] },
    why: 'A pool of two is held by work that does not give back.',
  },
  {
    ...{
      name: 'failover-cuts-sockets',
      shapes: ['queue', 'fan-out'],
      language: 'dotnet',
      ask: { kind: 'event' },
      peer: postgres('stock', 'UPDATE stock SET free = free - @n WHERE sku = @sku'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('System.IO.IOException', 'Unable to read data from the transport connection: Connection reset by peer.'),
        60,
        {
          wrap: thrown('Npgsql.NpgsqlException', 'Exception while reading from stream'),
          says: [warn(`session with ${scene.peer.host} lost`)],
        },
      ),
    truth: { fault: 'connection-failed', seat: 'peer', rubric: ['retry|network|renew|connection'] },
    why: 'A failover of the database cut the open connections.',
  },
  {
    ...{
      name: 'vendor-hangs-up',
      shapes: ['chain', 'fan-out'],
      language: 'node',
      ask: { kind: 'error' },
      peer: web('uploads.mediavault.com', 'PUT /v1/objects'),
    },
    trouble: (scene) =>
      broken(scene, thrown('AxiosError', 'socket hang up', { code: 'ECONNRESET' }), 90, {
        says: [warn(`PUT https://${scene.peer.host}/v1/objects broke off`)],
      }),
    truth: { fault: 'connection-failed', seat: 'peer', rubric: ['retry|network|renew|connection'] },
    why: 'The vendor closes connections while a request is sent.',
  },
  {
    ...{
      name: 'remote-end-closed',
      shapes: ['single', 'queue'],
      language: 'python',
      ask: { kind: 'request' },
      peer: web('geo.tilehub.net', 'GET /v3/locate'),
    },
    trouble: (scene) =>
      broken(scene, thrown('httpx.RemoteProtocolError', 'Server disconnected without sending a response.'), 70, {
        says: [warn(`locate via ${scene.peer.host} did not finish`)],
      }),
    truth: { fault: 'connection-failed', seat: 'peer', rubric: ['retry|network|renew|connection'] },
    why: 'The server closes kept connections just as they are used again.',
  },
  {
    ...{
      name: 'index-dropped',
      shapes: ['single', 'fan-out'],
      language: 'node',
      ask: { kind: 'event' },
      peer: postgres('history', 'SELECT * FROM events WHERE actor_id = $1 ORDER BY at DESC LIMIT 50'),
      signals: SPANS,
      share: 0.8,
    },
    trouble: (scene) =>
      broken(scene, thrown('error', 'canceling statement due to statement timeout', { code: '57014' }), 4_000),
    truth: { fault: 'slow-query', seat: 'peer', rubric: ['index|plan|statement|lock'] },
    why: 'A statement scans the table since its index is gone.',
  },
  {
    ...{
      name: 'batch-report-locks',
      shapes: ['queue', 'chain'],
      language: 'java',
      ask: { kind: 'trace' },
      peer: mysql('warehouse', 'SELECT bin, qty FROM bins WHERE sku = ?'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'com.mysql.cj.jdbc.exceptions.MySQLTimeoutException',
          'Statement cancelled due to timeout or client request',
        ),
        3_000,
      ),
    truth: {
      fault: 'slow-query',
      or: ['dependency-slow'],
      seat: 'peer',
      rubric: ['index|plan|statement|lock|timeout'],
    },
    why: 'A statement waits for locks until the driver cancels it.',
  },
  {
    ...{
      name: 'deadlock-of-two-orders',
      shapes: ['queue', 'single'],
      language: 'dotnet',
      ask: { kind: 'error' },
      share: 0.4,
      peer: mssql('bookings', 'UPDATE Slots SET Taken = 1 WHERE Id = @id', 'TAG.REGION.rds.amazonaws.com'),
    },
    trouble: ({ dice, ...scene }) =>
      broken(
        { dice, ...scene },
        thrown(
          'Microsoft.Data.SqlClient.SqlException',
          `Transaction (Process ID ${dice.int(51, 140)}) was deadlocked on lock resources with another process and has been chosen as the deadlock victim. Rerun the transaction.`,
        ),
        700,
      ),
    truth: { fault: 'conflict', seat: 'both', rubric: ['retry|order|backoff'] },
    why: 'Two transactions lock rows in opposite order.',
  },
  {
    ...{
      name: 'same-key-inserted',
      shapes: ['fan-out', 'chain'],
      language: 'rust',
      ask: { kind: 'event' },
      share: 0.4,
      peer: postgres('intake', 'INSERT INTO receipts (id, body) VALUES ($1, $2)'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'sqlx_core::error::Error',
          'error returned from database: duplicate key value violates unique constraint "receipts_pkey"',
        ),
        9,
      ),
    truth: { fault: 'conflict', seat: 'both', rubric: ['retry|order|done|idempot'] },
    why: 'Redelivered events are inserted twice.',
  },
  {
    ...{
      name: 'cache-refuses',
      shapes: ['single', 'queue'],
      language: 'node',
      ask: { kind: 'event' },
      peer: redis('carts', 'HSET', CACHE),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('Error', `connect ECONNREFUSED 10.0.12.${scene.dice.int(10, 240)}:6379`, { code: 'ECONNREFUSED' }),
        6,
        { says: [warn(`ioredis lost ${scene.peer.host}`)] },
      ),
    truth: {
      fault: 'dependency-unavailable',
      seat: 'peer',
      rubric: ['retry|check|without|backoff'],
      pairs: ({ runs }) =>
        runs
          .flatMap(({ trouble }) => /10\.0\.12\.\d+/.exec(trouble.thrown?.message ?? '')?.[0] ?? [])
          .flatMap((ip) => [ip, `${ip}:6379`].map((entity) => ({ fault: 'dependency-unavailable', entity }))),
    },
    why: 'The node of the cache was replaced and does not listen.',
  },
  {
    ...{
      name: 'cache-out-of-memory',
      shapes: ['chain', 'fan-out'],
      language: 'python',
      ask: { kind: 'error' },
      peer: redis('dedupe', 'SETEX', CACHE),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('redis.exceptions.OutOfMemoryError', "command not allowed when used memory > 'maxmemory'."),
        3,
        { says: [info(`dedupe in ${scene.peer.host}`)] },
      ),
    truth: { fault: 'resource-saturated', seat: 'peer', rubric: ['capacity|memory'] },
    why: 'The cache is full and does not evict.',
  },
  {
    ...{
      name: 'no-primary',
      shapes: ['queue', 'fan-out'],
      language: 'go',
      ask: { kind: 'event' },
      peer: mongo('profiles', 'find', 'TAG.mongodb.net'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'topology.ServerSelectionError',
          `server selection error: context deadline exceeded, current topology: { Type: ReplicaSetNoPrimary, Servers: [{ Addr: ${scene.peer.host}:27017, Type: Unknown, Last error: dial tcp 10.9.4.2:27017: connect: connection refused }] }`,
        ),
        5_000,
      ),
    truth: {
      fault: 'dependency-unavailable',
      or: ['dependency-slow'],
      seat: 'peer',
      rubric: ['retry|check|without|backoff|timeout'],
      pairs: ({ peer }) => [{ fault: 'dependency-unavailable', entity: `${peer.host}:27017` }],
    },
    why: 'The cluster has no primary.',
  },
  {
    ...{
      name: 'broker-metadata',
      shapes: ['single', 'queue'],
      language: 'java',
      ask: { kind: 'event' },
      peer: kafka('clickstream'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'org.apache.kafka.common.errors.TimeoutException',
          `Topic ${scene.peer.name} not present in metadata after 3000 ms.`,
        ),
        3_000,
      ),
    truth: {
      fault: 'dependency-slow',
      or: ['missing-resource', 'dependency-unavailable'],
      seat: 'peer',
      rubric: ['timeout|exist|broker|check|slow'],
    },
    why: 'The producer gets no metadata in time: the topic is gone or no broker answers.',
  },
  {
    ...{
      name: 'payment-down',
      shapes: ['chain', 'queue'],
      language: 'node',
      ask: { kind: 'event' },
      peer: web('gateway.payfjord.com', 'POST /v1/charges', 310),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('HTTPError', `Response code 503 (Service Unavailable) for POST https://${scene.peer.host}/v1/charges`, {
          code: 'ERR_NON_2XX_3XX_RESPONSE',
        }),
        240,
        { status: 503 },
      ),
    truth: { fault: 'dependency-unavailable', seat: 'peer', rubric: ['retry|check|without|queue'] },
    why: 'The payment service is down.',
  },
  {
    ...{
      name: 'bad-gateway-behind-entry',
      shapes: ['chain'],
      language: 'python',
      ask: { kind: 'request', of: 'entry' },
      at: 'inner',
      peer: web('transcode.cineworks.tv', 'POST /jobs', 200),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'requests.exceptions.HTTPError',
          `502 Server Error: Bad Gateway for url: https://${scene.peer.host}/jobs`,
        ),
        150,
        { status: 502 },
      ),
    truth: { fault: 'dependency-unavailable', seat: 'peer', rubric: ['retry|check|without|queue'] },
    why: 'A vendor of an inner function is down; the entry is asked about.',
  },
  {
    ...{
      name: 'tax-service-breaks',
      shapes: ['single', 'fan-out'],
      language: 'go',
      ask: { kind: 'error' },
      peer: web('api.taxatlas.org', 'POST /v2/rates'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'errors.errorString',
          `POST https://${scene.peer.host}/v2/rates: unexpected status 500 Internal Server Error`,
        ),
        90,
        { status: 500 },
      ),
    truth: { fault: 'dependency-error', seat: 'peer', rubric: ['look up|log|answer|error|retry'] },
    why: 'The service answers 500.',
  },
  {
    ...{
      name: 'carrier-answers-late',
      shapes: ['queue', 'single'],
      language: 'dotnet',
      ask: { kind: 'event' },
      peer: web('ws.postnord-connect.se', 'POST /labels', 260),
    },
    trouble: (scene) =>
      broken(scene, thrown('System.TimeoutException', 'A task was canceled.'), 4_000, {
        wrap: thrown(
          'System.Threading.Tasks.TaskCanceledException',
          'The request was canceled due to the configured HttpClient.Timeout of 4 seconds elapsing.',
        ),
        says: [info(`Sending HTTP request POST https://${scene.peer.host}/labels`)],
      }),
    truth: { fault: 'dependency-slow', seat: 'peer', rubric: ['timeout|slow|fallback'] },
    why: 'The carrier answers later than the client waits.',
  },
  {
    ...{
      name: 'deadline-of-a-client',
      shapes: ['fan-out', 'chain'],
      language: 'go',
      ask: { kind: 'trace' },
      peer: web('risk.sentrywave.ai', 'POST /score'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'url.Error',
          `Post "https://${scene.peer.host}/score": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
        ),
        3_000,
      ),
    truth: { fault: 'dependency-slow', seat: 'peer', rubric: ['timeout|slow|fallback'] },
    why: 'The scoring service does not answer within three seconds.',
  },
  {
    ...{
      name: 'bucket-of-tokens-empty',
      shapes: ['fan-out', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      peer: web('api.crm-harbor.com', 'PATCH /contacts'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'aiohttp.client_exceptions.ClientResponseError',
          `429, message='Too Many Requests', url='https://${scene.peer.host}/contacts'`,
        ),
        45,
        { status: 429 },
      ),
    truth: { fault: 'dependency-throttled', seat: 'peer', rubric: ['backoff|fewer|limit'] },
    why: 'The CRM limits the calls a second.',
  },
  {
    ...{
      name: 'plan-used-up',
      shapes: ['single', 'chain'],
      language: 'ruby',
      ask: { kind: 'error' },
      peer: web('api.lingvoport.com', 'POST /translate'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'Faraday::TooManyRequestsError',
          `the server responded with status 429 for POST https://${scene.peer.host}/translate: {"message":"Monthly character limit of your plan reached"}`,
        ),
        40,
        { status: 429 },
      ),
    truth: { fault: 'quota-exceeded', seat: 'peer', rubric: ['quota|plan|renew|more'] },
    why: 'The month’s characters are used up.',
  },
  {
    ...{
      name: 'token-not-renewed',
      shapes: ['fan-out', 'queue'],
      language: 'java',
      ask: { kind: 'event' },
      share: 0.9,
      peer: web('api.invoicely-cloud.com', 'PUT /invoices'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'java.io.IOException',
          `PUT https://${scene.peer.host}/invoices returned 401: {"error":"invalid_token","error_description":"The access token expired"}`,
        ),
        38,
        { status: 401 },
      ),
    truth: { fault: 'credential-expired', seat: 'both', rubric: ['renew|rotat|credential|token'] },
    why: 'The token of a partner is not renewed.',
  },
  {
    ...{
      name: 'password-rotated',
      shapes: ['single'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.95,
      peer: postgres('reporting', 'SELECT day, total FROM sales'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'psycopg2.OperationalError',
          `connection to server at "${scene.peer.host}" (10.0.7.31), port 5432 failed: FATAL:  password authentication failed for user "graph_ro"`,
        ),
        22,
      ),
    also: ({ post, onset, culprit }) =>
      post.trail(onset - 55_000, 'secretsmanager', 'RotateSecret', { secretId: `${culprit.service}/reporting-db` }),
    truth: {
      fault: 'credential-expired',
      or: ['permission-denied'],
      seat: 'both',
      rubric: ['renew|rotat|credential|polic'],
    },
    why: 'The password was rotated and the function keeps the old one.',
  },
  {
    ...{
      name: 'name-does-not-resolve',
      shapes: ['chain', 'single'],
      language: 'node',
      ask: { kind: 'event' },
      peer: web('search.internal.acmecloud.net', 'GET /suggest', 25),
    },
    trouble: (scene) =>
      broken(scene, thrown('Error', `getaddrinfo ENOTFOUND ${scene.peer.host}`, { code: 'ENOTFOUND' }), 12, {
        wrap: thrown('TypeError', 'fetch failed'),
      }),
    truth: { fault: 'dns-failure', seat: 'peer', rubric: ['DNS|name|zone|VPC'] },
    why: 'The private zone lost a record; undici wraps the cause.',
  },
  {
    ...{
      name: 'resolver-is-busy',
      shapes: ['queue', 'fan-out'],
      language: 'python',
      ask: { kind: 'error' },
      share: 0.4,
      peer: web('feeds.stockwatch.ch', 'GET /eod'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'requests.exceptions.ConnectionError',
          `HTTPSConnectionPool(host='${scene.peer.host}', port=443): Max retries exceeded with url: /eod (Caused by NameResolutionError("<urllib3.connection.HTTPSConnection object at 0x7f2a>: Failed to resolve '${scene.peer.host}' ([Errno -3] Temporary failure in name resolution)"))`,
        ),
        5_000,
      ),
    truth: { fault: 'dns-failure', seat: 'peer', rubric: ['DNS|name|zone|VPC'] },
    why: 'The resolver of the VPC drops queries.',
  },
  {
    ...{
      name: 'certificate-ran-out',
      shapes: ['queue', 'single'],
      language: 'go',
      ask: { kind: 'event' },
      share: 0.98,
      peer: web('mtls.bankbridge.fi', 'POST /payments'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'url.Error',
          `Post "https://${scene.peer.host}/payments": tls: failed to verify certificate: x509: certificate has expired or is not yet valid: current time 2026-11-29T07:40:11Z is after 2026-11-29T00:00:00Z`,
        ),
        40,
      ),
    truth: { fault: 'certificate-invalid', seat: 'peer', rubric: ['renew|certificate|authorit'] },
    why: 'The bank’s certificate ran out at midnight.',
  },
  {
    ...{
      name: 'chain-not-trusted',
      shapes: ['fan-out', 'chain'],
      language: 'java',
      ask: { kind: 'error' },
      share: 0.98,
      peer: web('erp.nordwerk-intern.de', 'POST /soap/invoice'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'sun.security.provider.certpath.SunCertPathBuilderException',
          'unable to find valid certification path to requested target',
        ),
        33,
        {
          wrap: thrown('javax.net.ssl.SSLHandshakeException', 'PKIX path building failed'),
          says: [info(`calling https://${scene.peer.host}/soap/invoice`)],
        },
      ),
    truth: { fault: 'certificate-invalid', seat: 'peer', rubric: ['renew|certificate|authorit'] },
    why: 'A new issuer is not in the trust store.',
  },
  {
    ...{
      name: 'disk-of-a-database-full',
      shapes: ['queue', 'single'],
      language: 'ruby',
      ask: { kind: 'event' },
      peer: postgres('archive', 'INSERT INTO archive_rows VALUES ($1, $2)'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'PG::DiskFull',
          'ERROR:  could not extend file "base/16404/24811": No space left on device\nHINT:  Check free disk space.',
        ),
        14,
        { says: [info(`archiving to ${scene.peer.host}`)] },
      ),
    truth: { fault: 'resource-saturated', seat: 'peer', rubric: ['capacity|space|disk|storage'] },
    why: 'The volume of the database is full.',
  },
];
