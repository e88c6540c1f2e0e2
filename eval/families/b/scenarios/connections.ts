/** Connections to databases. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf, type Peer } from '../kit/peer.js';
import { metric } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import type { World } from '../kit/world.js';

const queries = (world: World, peer: Peer) => (): Work => ({
  ownMs: world.random.ms(16),
  calls: [{ peer, answer: { ms: world.random.ms(11) } }],
});

export const slotsUsedUp: Scenario = define(
  'database-has-no-free-connection',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'go', 'node'] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const peer = world.database();
    const normal = queries(world, peer);
    distract(world, onset, normal);
    const limit = random.pick([87, 112, 405] as const);
    metric(world, {
      namespace: 'AWS/RDS',
      name: 'DatabaseConnections',
      dimensions: { DBClusterIdentifier: peer.host.split('.')[0] ?? peer.host },
      value: (at) => ({ sum: at < onset ? limit * random.float(0.3, 0.45) : limit }),
    });
    const said = random.pick([
      'FATAL: remaining connection slots are reserved for non-replication superuser connections',
      'FATAL: sorry, too many clients already',
    ]);
    const thrown = wordedFor(focus, {
      python: {
        type: 'psycopg2.OperationalError',
        message: `connection to server at "${peer.host}", port 5432 failed: ${said}`,
        frames: ['"/opt/python/psycopg2/__init__.py", line 122, in connect'],
      },
      java: {
        type: 'org.postgresql.util.PSQLException',
        message: said,
        frames: ['org.postgresql.core.v3.ConnectionFactoryImpl.doAuthentication(ConnectionFactoryImpl.java:698)'],
      },
      go: {
        type: 'pgconn.ConnectError',
        message: `failed to connect to \`host=${peer.host} user=app database=${peer.database}\`: server error (${said} (SQLSTATE 53300))`,
      },
      node: {
        type: 'error',
        message: said.replace('FATAL: ', ''),
        frames: ['Parser.parseErrorMessage (/var/task/index.js:1143:98)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.6,
      normal,
      broken: () => ({
        ownMs: random.ms(12),
        calls: [{ peer, answer: { ms: random.ms(30), thrown } }],
        says: [{ level: 'error', message: `cannot open a session on ${peer.host}`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask(`cannot open a session on ${peer.host}`),
      truth: {
        fault: 'connection-exhausted',
        entities: [...namesOf(peer), peer.host.split('.')[0] ?? peer.host],
        rubric: ['pool|proxy|connection', 'concurrency|outside|reuse|limit|close|smaller|small'],
        why: 'The database has no free connection left.',
      },
    };
  },
);

export const poolWaits: Scenario = define(
  'pool-without-free-connection',
  ['single', 'chain', 'fan-out'],
  { runtimes: ['java', 'python', 'dotnet', 'node'], timeoutMs: [60_000] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset();
    const peer = world.database();
    const normal = queries(world, peer);
    distract(world, onset, normal);
    const size = random.int(2, 5);
    const thrown = wordedFor(focus, {
      java: {
        type: 'java.sql.SQLTransientConnectionException',
        message: `HikariPool-1 - Connection is not available, request timed out after 30000ms (total=${size}, active=${size}, idle=0, waiting=4)`,
        frames: ['com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:686)'],
      },
      python: {
        type: 'sqlalchemy.exc.TimeoutError',
        message: `QueuePool limit of size ${size} overflow 0 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)`,
        frames: ['"/opt/python/sqlalchemy/pool/impl.py", line 168, in _do_get'],
      },
      dotnet: {
        type: 'Npgsql.NpgsqlException',
        message: `The connection pool has been exhausted, either raise 'Max Pool Size' (currently ${size}) or 'Timeout' (currently 30 seconds) in your connection string.`,
        frames: ['Npgsql.PoolingDataSource.Get(NpgsqlConnection conn)'],
      },
      node: {
        type: 'TimeoutError',
        message:
          'Knex: Timeout acquiring a connection. The pool is probably full. Are you missing a .transacting(trx) call?',
        frames: ['Client_PG.acquireConnection (/var/task/index.js:5210:26)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.55,
      normal,
      broken: () => ({
        ownMs: 30_000 + random.ms(20),
        says: [{ level: 'error', message: `no session for ${peer.database} on ${peer.host}`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask(`no session for ${peer.database}`),
      truth: {
        fault: 'connection-exhausted',
        entities: [...namesOf(peer), ...focusNames(world)],
        rubric: ['pool|proxy|connection', 'leak|release|close|size|small|concurrency|reuse|outside'],
        why: 'All connections of the function’s own pool are in use.',
      },
    };
  },
);
