/** Errors of AWS services, PostgreSQL and Redis as the client of each runtime hands them on. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import type { Thrown } from '../kit/thrown.js';

const SERVICES: Readonly<Partial<Record<Peer['sort'], readonly [id: string, java: string, dotnet: string]>>> = {
  table: ['DynamoDB', 'dynamodb', 'DynamoDBv2'],
  bucket: ['S3', 's3', 'S3'],
  queue: ['SQS', 'sqs', 'SQS'],
  stream: ['Kinesis', 'kinesis', 'Kinesis'],
  topic: ['SNS', 'sns', 'SimpleNotificationService'],
  bus: ['EventBridge', 'eventbridge', 'EventBridge'],
  secret: ['Secrets Manager', 'secretsmanager', 'SecretsManager'],
};

interface AwsError {
  readonly code: string;
  readonly message: string;
  readonly status?: number;
  readonly isRetryable?: boolean;
  /** Of another service than the peer's own. */
  readonly service?: readonly [id: string, java: string, dotnet: string];
  readonly op?: string;
}

const requestId = (dice: Dice): string => dice.text(52, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789');

export function awsThrown(runtime: Runtime, peer: Peer, dice: Dice, error: AwsError): Thrown {
  const { code, message, status = 400, service, op = peer.op } = error;
  const [id, java, dotnet] = service ?? SERVICES[peer.sort] ?? ['Lambda', 'lambda', 'Lambda'];
  const isNamed = code.endsWith('Exception');
  switch (runtime) {
    case 'node':
      return { type: code, message, fields: { $fault: status < 500 ? 'client' : 'server', httpStatusCode: status, requestId: requestId(dice), attempts: 3 } };
    case 'python':
      return { type: isNamed ? `botocore.errorfactory.${code}` : 'botocore.exceptions.ClientError', message: `An error occurred (${code}) when calling the ${op} operation: ${message}` };
    case 'java': {
      const name = isNamed ? code : `${java === 's3' ? 'S3' : id.replaceAll(' ', '')}Exception`;
      return { type: `software.amazon.awssdk.services.${java}.model.${name}`, message: `${message} (Service: ${id === 'DynamoDB' ? 'DynamoDb' : id}, Status Code: ${status}, Request ID: ${requestId(dice)})` };
    }
    case 'go':
      return { type: '*smithy.OperationError', message: `operation error ${id}: ${op}, https response error StatusCode: ${status}, RequestID: ${requestId(dice)}, ${isNamed ? `${code}: ${message}` : `api error ${code}: ${message}`}` };
    case 'ruby':
      return { type: `Aws::${id.replaceAll(' ', '')}::Errors::${code}`, message };
    default:
      return { type: `Amazon.${dotnet}.${isNamed ? `Model.${code}` : `Amazon${dotnet}Exception`}`, message, inner: [" ---> Amazon.Runtime.Internal.HttpErrorResponseException: Exception of type 'Amazon.Runtime.Internal.HttpErrorResponseException' was thrown."], fields: { ErrorCode: code } };
  }
}

export const aws = (error: AwsError | ((peer: Peer, dice: Dice) => AwsError)): Fail => {
  const of = (peer: Peer, dice: Dice): AwsError => (typeof error === 'function' ? error(peer, dice) : error);
  const { status = 400, isRetryable = false } = typeof error === 'function' ? {} : error;
  return { say: (runtime, peer, dice) => awsThrown(runtime, peer, dice, of(peer, dice)), status, isRetryable, ms: [6, 40] };
};

interface SqlError {
  readonly state: string;
  /** The name that psycopg has for the state. */
  readonly python: string;
  readonly message: string;
  readonly severity?: 'ERROR' | 'FATAL';
}

function sqlThrown(runtime: Runtime, peer: Peer, { state, python, message, severity = 'ERROR' }: SqlError): Thrown {
  switch (runtime) {
    case 'node':
      return { type: 'error', message, code: state, fields: { severity, length: 100 + message.length } };
    case 'python':
      return severity === 'FATAL' ? { type: 'psycopg2.OperationalError', message: `connection to server at "${peer.name}" (10.0.21.8), port 5432 failed: FATAL:  ${message}` } : { type: `psycopg2.errors.${python}`, message };
    case 'java':
      return { type: 'org.postgresql.util.PSQLException', message: `${severity}: ${message}`, fields: { sqlState: state } };
    case 'go':
      return severity === 'FATAL' ? { type: '*pgconn.ConnectError', message: `failed to connect to \`user=app database=${peer.path}\`: ${peer.name}: server error: FATAL: ${message} (SQLSTATE ${state})` } : { type: '*pgconn.PgError', message: `ERROR: ${message} (SQLSTATE ${state})` };
    case 'ruby':
      return severity === 'FATAL' ? { type: 'ActiveRecord::ConnectionNotEstablished', message: `connection to server at "10.0.21.8", port 5432 failed: FATAL:  ${message}` } : { type: 'ActiveRecord::StatementInvalid', message: `PG::${python}: ERROR:  ${message}` };
    default:
      return { type: 'Npgsql.PostgresException (0x80004005)', message: `${state}: ${message}` };
  }
}

const tableOf = ({ op }: Peer): string => /(?:FROM|INTO|UPDATE) (\w+)/.exec(op)?.[1] ?? 'entries';

export const sql = (error: SqlError, ms: readonly [number, number] = [4, 30]): Fail => ({ say: (runtime, peer) => sqlThrown(runtime, peer, { ...error, message: error.message.replace('{table}', tableOf(peer)) }), isRetryable: false, ms });

/** No connection of the client's own pool came free in time. */
export const POOL_EMPTY: Fail = {
  say: (runtime) => {
    const says: Readonly<Record<Runtime, Thrown>> = {
      node: { type: 'Error', message: 'timeout exceeded when trying to connect' },
      python: { type: 'sqlalchemy.exc.TimeoutError', message: 'QueuePool limit of size 2 overflow 0 reached, connection timed out, timeout 2.00 (Background on this error at: https://sqlalche.me/e/20/3o7r)' },
      java: { type: 'java.sql.SQLTransientConnectionException', message: 'HikariPool-1 - Connection is not available, request timed out after 2001ms (total=2, active=2, idle=0, waiting=3)' },
      go: { type: '*errors.errorString', message: 'acquire conn: context deadline exceeded while waiting for a free connection of the pool (max 2)' },
      dotnet: { type: 'Npgsql.NpgsqlException (0x80004005)', message: "The connection pool has been exhausted, either raise 'Max Pool Size' (currently 2) or 'Timeout' (currently 2 seconds) in your connection string." },
      ruby: { type: 'ActiveRecord::ConnectionTimeoutError', message: 'could not obtain a connection from the pool within 2.000 seconds (waited 2.003 seconds); all pooled connections were in use' },
    };
    return says[runtime];
  },
  isRetryable: false,
  ms: [1_990, 2_010],
};

/** An open connection broke; in the words of the drivers, which name no server. */
export const LOST: Fail = {
  say: (runtime) => {
    const says: Readonly<Record<Runtime, Thrown>> = {
      node: { type: 'Error', message: 'Connection terminated unexpectedly' },
      python: { type: 'psycopg2.OperationalError', message: 'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.' },
      java: { type: 'org.postgresql.util.PSQLException', message: 'An I/O error occurred while sending to the backend.', cause: { type: 'java.io.EOFException', message: '' } },
      go: { type: '*errors.errorString', message: 'unexpected EOF' },
      dotnet: { type: 'Npgsql.NpgsqlException (0x80004005)', message: 'Exception while reading from stream', cause: { type: 'System.IO.EndOfStreamException', message: 'Attempted to read past the end of the stream.' } },
      ruby: { type: 'ActiveRecord::StatementInvalid', message: 'PG::ConnectionBad: PQconsumeInput() server closed the connection unexpectedly' },
    };
    return says[runtime];
  },
  isRetryable: true,
  ms: [3, 60],
};

export const redisSays = (message: string): Fail => ({
  say: (runtime) => {
    const types: Readonly<Record<Runtime, string>> = { node: 'ReplyError', python: 'redis.exceptions.OutOfMemoryError', java: 'io.lettuce.core.RedisCommandExecutionException', go: 'proto.RedisError', dotnet: 'StackExchange.Redis.RedisServerException', ruby: 'RedisClient::CommandError' };
    return { type: types[runtime], message: runtime === 'python' ? message.replace(/^OOM /, '') : message };
  },
  isRetryable: false,
  ms: [1, 5],
});
