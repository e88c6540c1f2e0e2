/** How clients of PostgreSQL and MySQL word what went wrong, in each language. */
import type { Dice } from '../../../kit/dice.js';
import type { Fn, Language } from '../kit/function.js';
import type { Peer } from '../kit/peer.js';
import type { Thrown } from '../kit/thrown.js';

export type DbTrouble = 'refused' | 'broken' | 'too-many' | 'pool' | 'deadlock' | 'duplicate' | 'canceled' | 'password';

/** What the server says itself, with its code. */
const SERVER = {
  postgres: {
    'too-many': ['53300', 'sorry, too many clients already'],
    deadlock: ['40P01', 'deadlock detected'],
    duplicate: ['23505', 'duplicate key value violates unique constraint "%key"'],
    canceled: ['57014', 'canceling statement due to statement timeout'],
    password: ['28P01', 'password authentication failed for user "app_rw"'],
  },
  mysql: {
    'too-many': ['1040', 'Too many connections'],
    deadlock: ['1213', 'Deadlock found when trying to get lock; try restarting transaction'],
    duplicate: ['1062', "Duplicate entry '%value' for key '%key'"],
    canceled: ['3024', 'Query execution was interrupted, maximum statement execution time exceeded'],
    password: ['1045', "Access denied for user 'app_rw'@'10.0.41.7' (using password: YES)"],
  },
} as const;
type Answer = keyof (typeof SERVER)['postgres'];

const isAnswer = (trouble: DbTrouble): trouble is Answer => trouble in SERVER.postgres;

const MYSQL_CODES: Readonly<Record<Answer, string>> = {
  'too-many': 'ER_CON_COUNT_ERROR',
  deadlock: 'ER_LOCK_DEADLOCK',
  duplicate: 'ER_DUP_ENTRY',
  canceled: 'ER_QUERY_TIMEOUT',
  password: 'ER_ACCESS_DENIED_ERROR',
};

export function dbError(dice: Dice, { language }: Fn, peer: Peer, trouble: DbTrouble, noun: string): Thrown {
  const engine = peer.kind === 'mysql' ? 'mysql' : 'postgres';
  if (!isAnswer(trouble)) return clientError(dice, language, engine, peer, trouble);
  const [code, words] = SERVER[engine][trouble];
  const text = words.replace('%key', `${noun}s_reference_key`).replace('%value', `${noun}-${dice.int(1000, 9999)}`);
  return engine === 'postgres' ? fromPostgres(language, code, text, trouble) : fromMysql(language, code, text, trouble);
}

function fromPostgres(language: Language, code: string, text: string, trouble: Answer): Thrown {
  const said = `${trouble === 'too-many' || trouble === 'password' ? 'FATAL' : 'ERROR'}: ${text}`;
  switch (language) {
    case 'node':
      return {
        type: 'error',
        message: text,
        props: { length: 112, severity: said.split(':')[0], code, routine: 'exec_simple_query' },
        library: ['Parser.parseErrorMessage (/var/task/node_modules/pg-protocol/dist/parser.js:287:98)'],
      };
    case 'python': {
      const classes = {
        'too-many': 'OperationalError',
        deadlock: 'errors.DeadlockDetected',
        duplicate: 'errors.UniqueViolation',
        canceled: 'errors.QueryCanceled',
        password: 'OperationalError',
      };
      const detail = trouble === 'too-many' || trouble === 'password' ? `connection to server failed: ${said}` : text;
      return { type: `psycopg2.${classes[trouble]}`, message: detail };
    }
    case 'java':
      return {
        type: 'org.postgresql.util.PSQLException',
        message: said,
        library: ['org.postgresql.core.v3.QueryExecutorImpl.receiveErrorResponse(QueryExecutorImpl.java:2725)'],
      };
    case 'go':
      return { type: 'PgError', message: `${said} (SQLSTATE ${code})` };
    case 'dotnet':
      return {
        type: 'Npgsql.PostgresException (0x80004005)',
        message: `${code}: ${text}`,
        library: [
          '   at Npgsql.Internal.NpgsqlConnector.ReadMessageLong(Boolean async, DataRowLoadingMode dataRowLoadingMode)',
        ],
      };
    case 'ruby': {
      const classes = {
        'too-many': 'ActiveRecord::ConnectionNotEstablished',
        deadlock: 'ActiveRecord::Deadlocked',
        duplicate: 'ActiveRecord::RecordNotUnique',
        canceled: 'ActiveRecord::QueryCanceled',
        password: 'ActiveRecord::DatabaseConnectionError',
      };
      const inner = {
        'too-many': 'ConnectionBad',
        deadlock: 'TRDeadlockDetected',
        duplicate: 'UniqueViolation',
        canceled: 'QueryCanceled',
        password: 'ConnectionBad',
      };
      return { type: classes[trouble], message: `PG::${inner[trouble]}: ${said}` };
    }
  }
}

function fromMysql(language: Language, code: string, text: string, trouble: Answer): Thrown {
  switch (language) {
    case 'node':
      return {
        type: 'Error',
        message: text,
        props: {
          code: MYSQL_CODES[trouble],
          errno: Number(code),
          sqlState: trouble === 'deadlock' ? '40001' : 'HY000',
          sqlMessage: text,
        },
      };
    case 'python':
      return {
        type: `pymysql.err.${trouble === 'duplicate' ? 'IntegrityError' : 'OperationalError'}`,
        message: `(${code}, "${text}")`,
      };
    case 'java': {
      const classes = {
        'too-many': 'java.sql.SQLNonTransientConnectionException',
        deadlock: 'com.mysql.cj.jdbc.exceptions.MySQLTransactionRollbackException',
        duplicate: 'java.sql.SQLIntegrityConstraintViolationException',
        canceled: 'com.mysql.cj.jdbc.exceptions.MySQLTimeoutException',
        password: 'java.sql.SQLException',
      };
      return {
        type: classes[trouble],
        message:
          trouble === 'too-many'
            ? `Data source rejected establishment of connection,  message from server: "${text}"`
            : text,
      };
    }
    case 'go':
      return { type: 'MySQLError', message: `Error ${code}${trouble === 'deadlock' ? ' (40001)' : ''}: ${text}` };
    case 'dotnet':
      return { type: 'MySqlConnector.MySqlException (0x80004005)', message: text };
    case 'ruby':
      return {
        type:
          trouble === 'deadlock'
            ? 'ActiveRecord::Deadlocked'
            : trouble === 'duplicate'
              ? 'ActiveRecord::RecordNotUnique'
              : 'ActiveRecord::StatementInvalid',
        message: `Mysql2::Error: ${text}`,
      };
  }
}

function clientError(
  dice: Dice,
  language: Language,
  engine: 'postgres' | 'mysql',
  { host, port }: Peer,
  trouble: 'refused' | 'broken' | 'pool',
): Thrown {
  const ip = `10.0.${dice.int(8, 90)}.${dice.int(4, 250)}`;
  const isPostgres = engine === 'postgres';
  switch (language) {
    case 'node':
      return {
        refused: {
          type: 'Error',
          message: `connect ECONNREFUSED ${ip}:${port}`,
          props: { errno: -111, code: 'ECONNREFUSED', syscall: 'connect', address: ip, port },
        },
        broken: isPostgres
          ? { type: 'Error', message: 'Connection terminated unexpectedly' }
          : {
              type: 'Error',
              message: 'Connection lost: The server closed the connection.',
              props: { fatal: true, code: 'PROTOCOL_CONNECTION_LOST' },
            },
        pool: isPostgres
          ? {
              type: 'Error',
              message: 'timeout exceeded when trying to connect',
              library: ['/var/task/node_modules/pg-pool/index.js:45:11'],
            }
          : { type: 'Error', message: 'Queue limit reached.' },
      }[trouble];
    case 'python':
      return {
        refused: {
          type: isPostgres ? 'psycopg2.OperationalError' : 'pymysql.err.OperationalError',
          message: isPostgres
            ? `connection to server at "${host}" (${ip}), port ${port} failed: Connection refused\n\tIs the server running on that host and accepting TCP/IP connections?`
            : `(2003, "Can't connect to MySQL server on '${host}' ([Errno 111] Connection refused)")`,
        },
        broken: {
          type: isPostgres ? 'psycopg2.OperationalError' : 'pymysql.err.OperationalError',
          message: isPostgres
            ? 'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.'
            : "(2013, 'Lost connection to MySQL server during query')",
        },
        pool: {
          type: 'sqlalchemy.exc.TimeoutError',
          message:
            'QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)',
        },
      }[trouble];
    case 'java':
      return {
        refused: isPostgres
          ? {
              type: 'org.postgresql.util.PSQLException',
              message: `Connection to ${host}:${port} refused. Check that the hostname and port are correct and that the postmaster is accepting TCP/IP connections.`,
              cause: { type: 'java.net.ConnectException', message: 'Connection refused' },
            }
          : {
              type: 'com.mysql.cj.jdbc.exceptions.CommunicationsException',
              message: 'Communications link failure',
              cause: { type: 'java.net.ConnectException', message: 'Connection refused' },
            },
        broken: isPostgres
          ? {
              type: 'org.postgresql.util.PSQLException',
              message: 'An I/O error occurred while sending to the backend.',
              cause: { type: 'java.io.EOFException', message: '' },
            }
          : {
              type: 'com.mysql.cj.jdbc.exceptions.CommunicationsException',
              message:
                'Communications link failure\n\nThe last packet successfully received from the server was 4,012 milliseconds ago.',
              cause: { type: 'java.net.SocketException', message: 'Connection reset' },
            },
        pool: {
          type: 'java.sql.SQLTransientConnectionException',
          message:
            'HikariPool-1 - Connection is not available, request timed out after 3000ms (total=4, active=4, idle=0, waiting=11)',
          library: ['com.zaxxer.hikari.pool.HikariPool.createTimeoutException(HikariPool.java:686)'],
        },
      }[trouble];
    case 'go':
      return {
        refused: {
          type: 'OpError',
          message: `failed to connect to \`host=${host} user=app_rw database=app\`: dial error (dial tcp ${ip}:${port}: connect: connection refused)`,
        },
        broken: { type: 'errorString', message: isPostgres ? 'unexpected EOF' : 'invalid connection' },
        pool: {
          type: 'wrapError',
          message: `acquire connection from pool: ${isPostgres ? 'timeout: ' : ''}context deadline exceeded, all 4 connections in use`,
        },
      }[trouble];
    case 'dotnet':
      return {
        refused: {
          type: 'Npgsql.NpgsqlException (0x80004005)',
          message: `Failed to connect to ${ip}:${port}`,
          cause: { type: 'System.Net.Sockets.SocketException (111)', message: 'Connection refused' },
        },
        broken: {
          type: 'Npgsql.NpgsqlException (0x80004005)',
          message: 'Exception while reading from stream',
          cause: { type: 'System.IO.EndOfStreamException', message: 'Attempted to read past the end of the stream.' },
        },
        pool: {
          type: 'Npgsql.NpgsqlException (0x80004005)',
          message:
            "The connection pool has been exhausted, either raise 'Max Pool Size' (currently 4) or 'Timeout' (currently 15 seconds) in your connection string.",
        },
      }[trouble];
    case 'ruby':
      return {
        refused: {
          type: 'PG::ConnectionBad',
          message: `connection to server at "${host}" (${ip}), port ${port} failed: Connection refused`,
        },
        broken: { type: 'PG::UnableToSend', message: 'PQconsumeInput() server closed the connection unexpectedly' },
        pool: {
          type: 'ActiveRecord::ConnectionTimeoutError',
          message:
            'could not obtain a connection from the pool within 5.000 seconds (waited 5.004 seconds); all pooled connections were in use',
        },
      }[trouble];
  }
}
