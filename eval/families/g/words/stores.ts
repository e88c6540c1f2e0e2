/** What MySQL, MongoDB, Kafka and the drivers of databases say, per runtime; a plot that uses them runs in one that knows the words. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

type Table = Readonly<Partial<Record<Runtime, Thrown | ((peer: Peer, dice: Dice) => Thrown)>>>;
const ip = (dice: Dice): string => `10.0.${dice.int(1, 40)}.${dice.int(4, 250)}`;

/** An error of the server: its number, the name that mysql2 has for it, and what Connector/J makes of it. */
const mysql = (errno: number, code: string, state: string, message: string, [type, text]: readonly [string, string]): Table => ({
  node: { type: 'Error', message, code, fields: { errno, sqlState: state, sqlMessage: message } },
  python: { type: 'pymysql.err.OperationalError', message: `(${errno}, '${message}')` },
  java: { type: `com.mysql.cj.jdbc.exceptions.${type}`, message: text },
  go: { type: '*mysql.MySQLError', message: `Error ${errno} (${state}): ${message}` },
  dotnet: { type: 'MySqlConnector.MySqlException (0x80004005)', message },
  ruby: { type: 'Mysql2::Error', message },
});

const DEADLOCK = 'Deadlock found when trying to get lock; try restarting transaction';
export const MYSQL_DEADLOCK = mysql(1213, 'ER_LOCK_DEADLOCK', '40001', DEADLOCK, ['MySQLTransactionRollbackException', DEADLOCK]);
export const MYSQL_TOO_MANY = mysql(1040, 'ER_CON_COUNT_ERROR', '08004', 'Too many connections', ['MySQLNonTransientConnectionException', 'Data source rejected establishment of connection,  message from server: "Too many connections"']);
const TOO_LONG = 'Query execution was interrupted, maximum statement execution time exceeded';
export const MYSQL_TOO_LONG = mysql(3024, 'ER_QUERY_TIMEOUT', 'HY000', TOO_LONG, ['MySQLTimeoutException', TOO_LONG]);

const CONFLICT = 'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.';
export const MONGO_CONFLICT: Table = {
  node: { type: 'MongoServerError', message: CONFLICT, code: '112', fields: { codeName: 'WriteConflict', ok: 0 } },
  python: { type: 'pymongo.errors.OperationFailure', message: `${CONFLICT}, full error: {'errorLabels': ['TransientTransactionError'], 'ok': 0.0, 'errmsg': '${CONFLICT}', 'code': 112, 'codeName': 'WriteConflict'}` },
  java: ({ name }) => ({ type: 'com.mongodb.MongoCommandException', message: `Command failed with error 112 (WriteConflict): '${CONFLICT}' on server ${name}:27017. The full response is {"errorLabels": ["TransientTransactionError"], "ok": 0.0, "code": 112, "codeName": "WriteConflict"}` }),
  go: { type: 'mongo.CommandError', message: `(WriteConflict) ${CONFLICT}` },
  dotnet: { type: 'MongoDB.Driver.MongoCommandException', message: `Command update failed: ${CONFLICT}` },
};

export const MONGO_WITHOUT_PRIMARY: Table = {
  node: { type: 'MongoServerSelectionError', message: 'Server selection timed out after 5000 ms', fields: { reason: 'TopologyDescription(ReplicaSetNoPrimary)' } },
  python: ({ name }) => ({ type: 'pymongo.errors.ServerSelectionTimeoutError', message: `No primary available for writes, Timeout: 5.0s, Topology Description: <TopologyDescription id: 6953f2, topology_type: ReplicaSetNoPrimary, servers: [<ServerDescription ('${name}', 27017) server_type: RSSecondary, rtt: 0.0021>]>` }),
  java: ({ name }) => ({ type: 'com.mongodb.MongoTimeoutException', message: `Timed out while waiting for a server that matches WritableServerSelector. Client view of cluster state is {type=REPLICA_SET, servers=[{address=${name}:27017, type=REPLICA_SET_SECONDARY, roundTripTime=1.9 ms, state=CONNECTED}]` }),
  go: ({ name }) => ({ type: 'topology.ServerSelectionError', message: `server selection error: server selection timeout, current topology: { Type: ReplicaSetNoPrimary, Servers: [{ Addr: ${name}:27017, Type: RSSecondary, Average RTT: 1912334 }, ] }` }),
  dotnet: ({ name }) => ({ type: 'System.TimeoutException', message: `A timeout occurred after 5000ms selecting a server using CompositeServerSelector{ Selectors = WritableServerSelector, LatencyLimitingServerSelector }. Client view of cluster state is { Type : "ReplicaSet", State : "Connected", Servers : [{ EndPoint: "Unspecified/${name}:27017", State: "Connected", Type: "ReplicaSetSecondary" }] }.` }),
};

export const MONGO_CERTIFICATE: Table = {
  node: { type: 'MongoServerSelectionError', message: 'certificate has expired', cause: { type: 'Error', message: 'certificate has expired', code: 'CERT_HAS_EXPIRED' } },
  python: ({ name }) => ({ type: 'pymongo.errors.ServerSelectionTimeoutError', message: `SSL handshake failed: ${name}:27017: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired (_ssl.c:1007)` }),
  java: ({ name }) => ({ type: 'com.mongodb.MongoTimeoutException', message: `Timed out while waiting for a server that matches WritableServerSelector. Client view of cluster state is {type=UNKNOWN, servers=[{address=${name}:27017, type=UNKNOWN, state=CONNECTING, exception={com.mongodb.MongoSocketWriteException: Exception sending message}, caused by {javax.net.ssl.SSLHandshakeException: PKIX path validation failed: java.security.cert.CertPathValidatorException: validity check failed}, caused by {java.security.cert.CertificateExpiredException: NotAfter: Wed Dec 31 09:59:59 UTC 2025}}]` }),
  go: ({ name }) => ({ type: 'topology.ServerSelectionError', message: `server selection error: server selection timeout, current topology: { Type: Unknown, Servers: [{ Addr: ${name}:27017, Type: Unknown, Last error: tls: failed to verify certificate: x509: certificate has expired or is not yet valid }, ] }` }),
  dotnet: ({ name }) => ({ type: 'System.TimeoutException', message: `A timeout occurred after 2000ms selecting a server using CompositeServerSelector{ Selectors = WritableServerSelector, LatencyLimitingServerSelector }. Client view of cluster state is { Type : "ReplicaSet", State : "Disconnected", Servers : [{ EndPoint: "Unspecified/${name}:27017", State: "Disconnected", HeartbeatException: "MongoDB.Driver.MongoConnectionException: An exception occurred while opening a connection to the server. ---> System.Security.Authentication.AuthenticationException: The remote certificate is invalid because of errors in the certificate chain: NotTimeValid" }] }.` }),
};

const kafka = (node: readonly [string, string], java: readonly [string, string], python: string, go: string): Table => ({
  node: { type: node[0], message: node[1] },
  python: { type: 'cimpl.KafkaException', message: `KafkaError{${python}}` },
  java: ({ name }) => ({ type: `org.apache.kafka.common.errors.${java[0]}`, message: java[1].replace('{topic}', name) }),
  go: { type: '*kerr.Error', message: go },
});

export const KAFKA_NOT_ALLOWED = kafka(['KafkaJSNonRetriableError', 'Not authorized to access topics: [Topic authorization failed]'], ['TopicAuthorizationException', 'Not authorized to access topics: [{topic}]'], 'code=TOPIC_AUTHORIZATION_FAILED,val=29,str="Broker: Topic authorization failed"', 'TOPIC_AUTHORIZATION_FAILED: Not authorized to access topics: [Topic authorization failed.]');
export const KAFKA_TOO_LARGE = kafka(['KafkaJSProtocolError', 'The request included a message larger than the max message size the server will accept'], ['RecordTooLargeException', 'The message is 1628919 bytes when serialized which is larger than 1048576, which is the value of the max.request.size configuration.'], 'code=MSG_SIZE_TOO_LARGE,val=10,str="Unable to produce message: Broker: Message size too large"', 'MESSAGE_TOO_LARGE: The request included a message larger than the max message size the server will accept.');
export const KAFKA_NO_TOPIC = kafka(['KafkaJSProtocolError', 'This server does not host this topic-partition'], ['UnknownTopicOrPartitionException', 'This server does not host this topic-partition.'], 'code=UNKNOWN_TOPIC_OR_PART,val=3,str="Broker: Unknown topic or partition"', 'UNKNOWN_TOPIC_OR_PARTITION: This server does not host this topic-partition.');

/** The database shows a certificate of a new authority, and the bundle of the program is older. */
export const DATABASE_NEW_AUTHORITY: Table = {
  node: { type: 'Error', message: 'self-signed certificate in certificate chain', code: 'SELF_SIGNED_CERT_IN_CHAIN' },
  python: ({ name }, dice) => ({ type: 'psycopg2.OperationalError', message: `connection to server at "${name}" (${ip(dice)}), port 5432 failed: SSL error: certificate verify failed` }),
  java: { type: 'org.postgresql.util.PSQLException', message: 'SSL error: PKIX path building failed: sun.security.provider.certpath.SunCertPathBuilderException: unable to find valid certification path to requested target' },
  go: ({ name, path }, dice) => ({ type: '*pgconn.ConnectError', message: `failed to connect to \`user=app database=${path}\`: ${ip(dice)}:5432 (${name}): tls error: tls: failed to verify certificate: x509: certificate signed by unknown authority` }),
  dotnet: { type: 'Npgsql.NpgsqlException (0x80004005)', message: 'Exception while performing SSL handshake', cause: { type: 'System.Security.Authentication.AuthenticationException', message: 'The remote certificate is invalid because of errors in the certificate chain: PartialChain' } },
};

export const DATABASE_UNKNOWN_NAME: Table = {
  node: ({ name }) => ({ type: 'Error', message: `getaddrinfo ENOTFOUND ${name}`, code: 'ENOTFOUND', fields: { errno: -3008, syscall: 'getaddrinfo', hostname: name } }),
  python: ({ name }) => ({ type: 'psycopg2.OperationalError', message: `could not translate host name "${name}" to address: Name or service not known` }),
  java: ({ name }) => ({ type: 'org.postgresql.util.PSQLException', message: 'The connection attempt failed.', cause: { type: 'java.net.UnknownHostException', message: name } }),
  go: ({ name, path }) => ({ type: '*pgconn.ConnectError', message: `failed to connect to \`user=app database=${path}\`: hostname resolving error: lookup ${name} on 169.254.78.1:53: no such host` }),
  dotnet: ({ name }) => ({ type: 'System.Net.Sockets.SocketException (0xFFFDFFFF, 0x80131620)', message: 'Name or service not known', fields: { Host: name } }),
};

export const CACHE_OUT_OF_REACH: Table = {
  node: (_, dice) => ({ type: 'Error', message: `connect ETIMEDOUT ${ip(dice)}:6379`, code: 'ETIMEDOUT', fields: { errno: -110, syscall: 'connect', port: 6379 } }),
  python: ({ name }) => ({ type: 'redis.exceptions.ConnectionError', message: `Error 110 connecting to ${name}:6379. Connection timed out.` }),
  java: ({ name }, dice) => ({ type: 'io.lettuce.core.RedisConnectionException', message: `Unable to connect to ${name}/<unresolved>:6379`, cause: { type: 'io.netty.channel.ConnectTimeoutException', message: `connection timed out after 1000 ms: ${name}/${ip(dice)}:6379` } }),
  go: (_, dice) => ({ type: '*net.OpError', message: `dial tcp ${ip(dice)}:6379: i/o timeout` }),
};
