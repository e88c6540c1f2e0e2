/** What breaks in programs, databases, caches and brokers in the words of their troubleshooting pages, per runtime that knows them. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import type { Thrown } from '../kit/thrown.js';
import { callFails } from './clients.js';
import { aws, sql } from './services.js';

type Table = Readonly<Partial<Record<Runtime, Thrown | ((peer: Peer, dice: Dice) => Thrown)>>>;

/** A native part that was built for another system, or left out. */
export const WRONG_BUILD: Table = {
  node: { type: 'Error', message: '/var/task/node_modules/bcrypt/lib/binding/napi-v3/bcrypt_lib.node: invalid ELF header', code: 'ERR_DLOPEN_FAILED' },
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': No module named 'psycopg2._psycopg'" },
};

/** What older versions of the managed runtime brought along. */
export const LEFT_THE_RUNTIME: Table = {
  node: { type: 'Runtime.ImportModuleError', message: "Error: Cannot find module 'aws-sdk'\nRequire stack:\n- /var/task/index.js\n- /var/runtime/index.mjs" },
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': No module named 'distutils'" },
};

export const STACK_OVERFLOW: Table = {
  node: { type: 'RangeError', message: 'Maximum call stack size exceeded', inner: ['    at flatten (/var/task/src/tree.js:12:17)', '    at flatten (/var/task/src/tree.js:14:12)', '    at flatten (/var/task/src/tree.js:14:12)'] },
  python: { type: 'RecursionError', message: 'maximum recursion depth exceeded while calling a Python object', inner: ['  File "/var/task/tree.py", line 14, in flatten', '    rows.extend(flatten(child))', '  [Previous line repeated 975 more times]'] },
  java: { type: 'java.lang.StackOverflowError', message: '', inner: ['\tat io.acme.model.Tree.flatten(Tree.java:14)', '\tat io.acme.model.Tree.flatten(Tree.java:14)', '\tat io.acme.model.Tree.flatten(Tree.java:14)'] },
  ruby: { type: 'SystemStackError', message: 'stack level too deep', inner: ["/var/task/lib/tree.rb:14:in 'Tree#flatten'", "/var/task/lib/tree.rb:14:in 'Tree#flatten'"] },
};

/** The loop was made for the first event and closed with it; the sandbox lives on. */
export const LOOP_CLOSED: Table = { python: { type: 'RuntimeError', message: 'Event loop is closed', inner: ['  File "/var/lang/lib/python3.12/asyncio/base_events.py", line 541, in _check_closed', "    raise RuntimeError('Event loop is closed')"] } };

export const NOT_SERIALIZABLE: Table = {
  node: { type: 'TypeError', message: 'Do not know how to serialize a BigInt', inner: ['    at JSON.stringify (<anonymous>)', '    at toBody (/var/task/src/body.js:22:15)'] },
  python: { type: 'TypeError', message: 'Object of type Decimal is not JSON serializable', inner: ['  File "/var/lang/lib/python3.12/json/encoder.py", line 180, in default', "    raise TypeError(f'Object of type {o.__class__.__name__} '"] },
  go: { type: '*json.UnsupportedValueError', message: 'json: unsupported value: NaN' },
  dotnet: { type: 'System.Text.Json.JsonException', message: 'A possible object cycle was detected. This can either be due to a cycle or if the object depth is larger than the maximum allowed depth of 64. Consider using ReferenceHandler.Preserve on JsonSerializerOptions to support cycles. Path: $.Lines.Parent.Lines.Parent.', inner: ['   at Acme.Model.Body.Of(Item item) in /src/Model/Body.cs:line 22'] },
};

export const FIGURE_IS_WORDS: Table = {
  python: { type: 'ValueError', message: "could not convert string to float: 'n/a'", inner: ['  File "/var/task/amounts.py", line 31, in amount_of', '    return float(row["amount"])'] },
  java: { type: 'java.lang.NumberFormatException', message: 'For input string: "n/a"', inner: ['\tat java.base/jdk.internal.math.FloatingDecimal.readJavaFormatString(FloatingDecimal.java:2054)', '\tat io.acme.model.Amounts.amountOf(Amounts.java:31)'] },
  go: { type: '*strconv.NumError', message: 'strconv.ParseFloat: parsing "n/a": invalid syntax' },
  dotnet: { type: 'System.FormatException', message: "The input string 'n/a' was not in a correct format.", inner: ['   at System.Number.ThrowFormatException[TChar](ReadOnlySpan`1 value)', '   at Acme.Model.Amounts.AmountOf(String text) in /src/Model/Amounts.cs:line 31'] },
  ruby: { type: 'ArgumentError', message: 'invalid value for Float(): "n/a"', inner: ["/var/task/lib/amounts.rb:31:in 'Kernel#Float'"] },
};

/** As V8 says goodbye. */
export const HEAP_LIMIT: readonly string[] = [
  '<--- Last few GCs --->\n\n[1:0x7f2c84000]   912043 ms: Mark-Compact 2044.6 (2083.9) -> 2043.9 (2086.1) MB, pooled: 0 MB, 1498.21 / 0.00 ms  (average mu = 0.101, current mu = 0.012) allocation failure; scavenge might not succeed',
  'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  '----- Native stack trace -----\n\n 1: 0xe1a8f0 node::OOMErrorHandler(char const*, v8::OOMDetails const&) [node]\n 2: 0x11e5e20 v8::Utils::ReportOOMFailure(v8::internal::Isolate*, char const*, v8::OOMDetails const&) [node]',
];

export const MAP_WRITES: readonly string[] = ['fatal error: concurrent map writes\n\ngoroutine 4187 [running]:\ninternal/runtime/maps.fatal({0x9f3a41?, 0x0?})\n\t/usr/local/go/src/runtime/panic.go:1046 +0x18\nmain.(*RateCache).Put(...)\n\t/src/ratecache.go:48\nmain.(*Handler).ServeHTTP(0xc0001a6000, {0xb7d3e8, 0xc0004b4000}, 0xc0003c2000)\n\t/src/handler.go:71 +0x2f4'];

/** Nobody has used the connection for a while, and something on the way has forgotten it. */
export const CONNECTION_CUT: Table = {
  node: { type: 'Error', message: 'Connection terminated unexpectedly' },
  python: { type: 'psycopg2.OperationalError', message: 'server closed the connection unexpectedly\n\tThis probably means the server terminated abnormally\n\tbefore or while processing the request.' },
  java: { type: 'org.postgresql.util.PSQLException', message: 'An I/O error occurred while sending to the backend.', cause: { type: 'java.net.SocketException', message: 'Broken pipe' } },
  go: { type: '*fmt.wrapError', message: 'failed to receive message: unexpected EOF' },
  dotnet: { type: 'Npgsql.NpgsqlException (0x80004005)', message: 'Exception while reading from stream', cause: { type: 'System.IO.EndOfStreamException', message: 'Attempted to read past the end of the stream.' } },
  ruby: { type: 'ActiveRecord::StatementInvalid', message: 'PG::ConnectionBad: PQconsumeInput() SSL SYSCALL error: EOF detected' },
};

const mysql = (errno: number, code: string, state: string, words: string, java: string): Table => ({
  node: { type: 'Error', message: words, code, fields: { errno, sqlState: state, sqlMessage: words } },
  python: { type: 'pymysql.err.OperationalError', message: `(${errno}, "${words}")` },
  java: { type: java, message: words },
  go: { type: '*mysql.MySQLError', message: `Error ${errno} (${state}): ${words}` },
  dotnet: { type: 'MySqlConnector.MySqlException (0x80004005)', message: words },
});

export const MYSQL_READ_ONLY = mysql(1290, 'ER_OPTION_PREVENTS_STATEMENT', 'HY000', 'The MySQL server is running with the --read-only option so it cannot execute this statement', 'java.sql.SQLException');
export const MYSQL_OUTSIDE_CHARSET = mysql(1366, 'ER_TRUNCATED_WRONG_VALUE_FOR_FIELD', 'HY000', "Incorrect string value: '\\xF0\\x9F\\x8E\\x81 f...' for column 'note' at row 1", 'java.sql.SQLException');
export const MYSQL_FULL_OF_USERS = mysql(1040, 'ER_CON_COUNT_ERROR', '08004', 'Too many connections', 'com.mysql.cj.jdbc.exceptions.CommunicationsException');

export const ATLAS_NOT_LISTED: Table = {
  node: { type: 'MongooseServerSelectionError', message: "Could not connect to any servers in your MongoDB Atlas cluster. One common reason is that you're trying to access the database from an IP that isn't whitelisted. Make sure your current IP address is on your Atlas cluster's IP whitelist: https://www.mongodb.com/docs/atlas/security-whitelist/" },
  python: ({ name }) => ({ type: 'pymongo.errors.ServerSelectionTimeoutError', message: `${name}:27017: timed out (configured timeouts: socketTimeoutMS: 20000.0ms, connectTimeoutMS: 5000.0ms), Timeout: 5.0s, Topology Description: <TopologyDescription id: 69541c, topology_type: ReplicaSetNoPrimary, servers: [<ServerDescription ('${name}', 27017) server_type: Unknown, rtt: None, error=NetworkTimeout('${name}:27017: timed out')>]>` }),
  java: ({ name }) => ({ type: 'com.mongodb.MongoTimeoutException', message: `Timed out after 5000 ms while waiting to connect. Client view of cluster state is {type=REPLICA_SET, servers=[{address=${name}:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketOpenException: Exception opening socket}, caused by {java.net.SocketTimeoutException: Connect timed out}}]` }),
  go: ({ name }, dice) => ({ type: 'topology.ServerSelectionError', message: `server selection error: context deadline exceeded, current topology: { Type: ReplicaSetNoPrimary, Servers: [{ Addr: ${name}:27017, Type: Unknown, Last error: dial tcp 203.0.113.${dice.int(4, 250)}:27017: i/o timeout }, ] }` }),
  dotnet: ({ name }) => ({ type: 'System.TimeoutException', message: `A timeout occurred after 5000ms selecting a server using CompositeServerSelector{ Selectors = WritableServerSelector, LatencyLimitingServerSelector }. Client view of cluster state is { Type : "ReplicaSet", State : "Disconnected", Servers : [{ EndPoint: "Unspecified/${name}:27017", State: "Disconnected", HeartbeatException: "MongoDB.Driver.MongoConnectionException: An exception occurred while opening a connection to the server. ---> System.TimeoutException: Timed out connecting to ${name}:27017. Timeout was 00:00:05." }] }.` }),
};

const FEW = 'Messages are rejected since there are fewer in-sync replicas than required.';
export const KAFKA_FEW_IN_SYNC: Table = {
  node: { type: 'KafkaJSProtocolError', message: 'Messages are rejected since there are fewer in-sync replicas than required', fields: { code: 19, errorType: 'NOT_ENOUGH_REPLICAS' } },
  python: { type: 'cimpl.KafkaException', message: 'KafkaError{code=NOT_ENOUGH_REPLICAS,val=19,str="Broker: Not enough in-sync replicas"}' },
  java: { type: 'org.apache.kafka.common.errors.NotEnoughReplicasException', message: FEW },
  go: { type: '*kerr.Error', message: `NOT_ENOUGH_REPLICAS: ${FEW}` },
};

export const LOCK_TIMEOUT = sql({ state: '55P03', python: 'LockNotAvailable', message: 'canceling statement due to lock timeout' }, [1_990, 2_030]);
export const TRANSFER_QUOTA = sql({ state: 'XX000', python: 'InternalError_', message: 'Your project has exceeded the data transfer quota. Upgrade your plan to increase limits.', severity: 'FATAL' });

export const INDEX_THROTTLED = aws({ code: 'ThrottlingException', message: 'Throughput exceeds the current capacity for one or more global secondary indexes. DynamoDB is automatically scaling your index so please try again shortly.', isRetryable: true });
export const ITEM_TOO_LARGE = aws({ code: 'ValidationException', message: 'Item size has exceeded the maximum allowed size' });
const canceled = (...reasons: readonly string[]): Fail => aws({ code: 'TransactionCanceledException', op: 'TransactWriteItems', message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${reasons.join(', ')}]` });
export const CONDITION_OF_TRANSACTION = canceled('ConditionalCheckFailed', 'None');
export const SHARD_BUSY = aws(({ name }) => ({ code: 'ProvisionedThroughputExceededException', message: `Rate exceeded for shard shardId-000000000002 in stream ${name} under account 482910573316.` }));
export const TABLE_ELSEWHERE = aws({ code: 'ResourceNotFoundException', message: 'Requested resource not found' });
export const KEY_NOT_FOR_QUEUE = aws(({ name }) => ({ code: 'KMS.AccessDeniedException', message: `User: arn:aws:sts::482910573316:assumed-role/${name.split('-')[0]}-runtime/fn is not authorized to perform: kms:GenerateDataKey on resource: arn:aws:kms:eu-west-1:482910573316:key/5f2b9c1e-77aa-4d6c-9e21-0b8f4c6d1a37 because no identity-based policy allows the kms:GenerateDataKey action (Service: AWSKMS; Status Code: 400; Error Code: AccessDeniedException)` }));
export const FORM_OF_SIGNATURE = aws({ code: 'SignatureDoesNotMatch', message: 'The request signature we calculated does not match the signature you provided. Check your key and signing method.', status: 403 });

export const CUT = callFails(CONNECTION_CUT, { ms: [1, 12] });
