import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { OAUTH } from './names/auth-names.js';
import { AMQP, AMQP_NUMBERS, KAFKA } from './names/broker-names.js';
import { NPM } from './names/build-names.js';
import { GRPC, PRISMA } from './names/client-names.js';
import { REDIS, SQL_NUMBERS } from './names/data-store-names.js';
import { MONGODB_NUMBERS, MONGOOSE } from './names/document-names.js';
import { SQL_CONDITIONS, SQLSTATE } from './names/postgres-names.js';
import { entriesOf, type NamesByFault } from './names/table.js';
import { FIREBASE, SLACK, TWILIO } from './names/vendor-names.js';
import { recognize } from './recognize.js';
import { signalsOf } from './signals.js';

const judge = (message: string) => recognize(signalsOf(event({ message, isError: true })))?.fault;

/** Every code of a table in every form in which clients print it. */
function readWhole(
  table: NamesByFault,
  forms: Readonly<Record<string, (code: string) => string>>,
  isPrinted: (code: string) => boolean = () => true,
) {
  const entries = entriesOf(table).filter(([code]) => isPrinted(code));
  it.each(Object.keys(forms))('%s', (form) => {
    const judged = entries.map(([code]) => [code, judge(forms[form]?.(code) ?? '')]);
    expect(judged).toEqual(entries);
  });
}

const bare = (prefix: string, form: (code: string) => string) => (code: string) => form(code.slice(prefix.length));

describe('SQLSTATE, as drivers print it', () => {
  readWhole(SQLSTATE, {
    'Npgsql of .NET': (code) => `Npgsql.PostgresException (0x80004005): ${code}: no`,
    'PDO of PHP': (code) => `PDOException: SQLSTATE[${code}]: no`,
    'pgx of Go': (code) => `ERROR: no (SQLSTATE ${code})`,
    'Hibernate of Java': (code) => `SQL Error: 0, SQLState: ${code}`,
    'pg of Node': (code) =>
      `error: no\n    at Parser.parseErrorMessage (/app/node_modules/pg-protocol/dist/parser.js:1:1) {\n  code: '${code}',\n  severity: 'ERROR'`,
    'psql, verbose': (code) => `ERROR:  ${code}: no`,
  });
  readWhole(SQL_CONDITIONS, {
    'psycopg of Python': (name) => `psycopg2.errors.${name}: no`,
    'pg of Ruby': (name) => `PG::${name}: no`,
  });
});

describe('numbers of MySQL and SQL Server, as clients print them', () => {
  readWhole(
    SQL_NUMBERS,
    {
      'the command line': bare('sql-', (number) => `ERROR ${number} (HY000): no`),
      'PyMySQL and mysqlclient': bare('sql-', (number) => `(pymysql.err.OperationalError) (${number}, "no")`),
      'the driver for Go': bare('sql-', (number) => `Error ${number} (HY000): no`),
      'MariaDB of Node': bare('sql-', (number) => `(conn:1, no: ${number}, SQLState: HY000) no`),
    },
    (code) => code.length === 'sql-1040'.length,
  );
});

describe('numbers of MongoDB, as drivers print them', () => {
  readWhole(MONGODB_NUMBERS, {
    Node: bare(
      'mongo-',
      (number) => `MongoServerError: no\n    at a (/app/a.js:1:1) {\n  ok: 0,\n  code: ${number},\n  codeName: 'X'`,
    ),
    Python: bare('mongo-', (number) => `no, full error: {'ok': 0.0, 'code': ${number}, 'codeName': 'X'}`),
    Java: bare('mongo-', (number) => `Command failed with error ${number} (X): 'no' on server db:27017`),
  });
  readWhole(MONGOOSE, { Mongoose: (name) => `${name}: no\n    at a (/app/a.js:1:1)` });
});

describe('replies of Redis, as clients print them', () => {
  readWhole(
    REDIS,
    {
      'ioredis and node-redis': (code) => `ReplyError: ${code} no`,
      Ruby: (code) => `Redis::CommandError: ${code} no`,
      '.NET': (code) => `StackExchange.Redis.RedisServerException: ${code} no`,
      Jedis: (code) => `redis.clients.jedis.exceptions.JedisDataException: ${code} no`,
      Lettuce: (code) => `io.lettuce.core.RedisCommandExecutionException: ${code} no`,
    },
    (code) => /^[A-Z]+$/.test(code),
  );
});

describe('codes of brokers, as clients print them', () => {
  readWhole(KAFKA, {
    KafkaJS: (code) => `KafkaJSProtocolError: no\n    at a (/app/a.js:1:1) {\n  type: '${code}',\n  code: 1`,
    'confluent-kafka of Python': (code) => `KafkaError{code=${code},val=1,str="no"}`,
  });
  const texts = Object.entries(AMQP_NUMBERS).map(([name, number]) => [`amqp-${number}`, name] as const);
  readWhole(
    AMQP,
    {
      amqplib: bare('amqp-', (number) => `Operation failed: QueueDeclare; ${number} (A-B) with message "no"`),
      'the client for Java': bare('amqp-', (number) => `#method<channel.close>(reply-code=${number}, reply-text=no)`),
      'the client for Go': bare('amqp-', (number) => `Exception (${number}) Reason: "no"`),
      'the text of the reply': (code) => `${texts.find(([own]) => own === code)?.[1]} - no`,
    },
    (code) => code.startsWith('amqp-'),
  );
});

describe('statuses of gRPC, as clients print them', () => {
  const camel = (status: string) =>
    status.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  readWhole(GRPC, {
    Node: (status) => `Error: 14 ${status}: no`,
    Java: (status) => `io.grpc.StatusRuntimeException: ${status}: no`,
    Python: (status) =>
      `<_InactiveRpcError of RPC that terminated with:\n\tstatus = StatusCode.${status}\n\tdetails = "no"`,
    Go: (status) => `rpc error: code = ${camel(status)} desc = no`,
    '.NET': (status) => `Grpc.Core.RpcException: Status(StatusCode="${camel(status)}", Detail="no")`,
  });
});

describe('codes of tools and vendors, as they are printed', () => {
  readWhole(NPM, {
    'npm before 9': bare('npm-', (code) => `npm ERR! code ${code}\nnpm ERR! no`),
    'npm from 10 on': bare('npm-', (code) => `npm error code ${code}\nnpm error no`),
  });
  readWhole(PRISMA, { Prisma: (code) => `Error: ${code}: no` });
  readWhole(OAUTH, {
    'the answer of an authorization server': (code) =>
      `token request failed: {"error":"${code.replace('oauth-', '')}"}`,
    'a redirect': (code) => `callback was called with ?error=${code.replace('oauth-', '')}&state=x`,
  });
  readWhole(SLACK, {
    'Node and Java': bare('slack-', (code) => `Error: An API error occurred: ${code}`),
    Python: bare('slack-', (code) => `The server responded with: {'ok': False, 'error': '${code}'}`),
  });
  readWhole(TWILIO, {
    'all libraries': bare(
      'twilio-',
      (code) => `RestException: no\n  moreInfo: 'https://www.twilio.com/docs/errors/${code}'`,
    ),
  });
  readWhole(FIREBASE, { Firebase: (code) => `FirebaseError: Firebase: no (${code}).` });
});

describe('numbers of operating systems', () => {
  it.each([
    ['ConnectionRefusedError: [Errno 111] no', 'dependency-unavailable'],
    ['[WinError 10054] no', 'connection-failed'],
    ['Error { kind: X, message: "no" } (os error 110)', 'dependency-slow'],
    ['System.Net.Sockets.SocketException (11001): no', 'dns-failure'],
    ['System.Net.Sockets.SocketException (13): no', 'permission-denied'],
  ])('%s', (message, fault) => expect(judge(message)).toBe(fault));
});
