/** More of what libraries, runtimes and services print, per runtime; a plot that uses them runs in one that knows the words. */
// biome-ignore-all format: rows of texts, one a line.
import type { Dice } from '../../../kit/dice.js';
import type { Peer, Runtime } from '../kit/estate.js';
import type { Thrown } from '../kit/thrown.js';

type Table = Readonly<Partial<Record<Runtime, Thrown | ((peer: Peer, dice: Dice) => Thrown)>>>;

const pool = ({ name, path }: Peer): string => `HTTPSConnectionPool(host='${name}', port=443): Max retries exceeded with url: ${path}`;
const out = (dice: Dice): string => `203.0.113.${dice.int(4, 250)}`;

/** The server does not take the certificate that the client shows. */
export const CLIENT_CERTIFICATE: Table = {
  node: { type: 'Error', message: 'write EPROTO C0C7A1F5D27F0000:error:0A000415:SSL routines:ssl3_read_bytes:sslv3 alert certificate expired:../deps/openssl/openssl/ssl/record/rec_layer_s3.c:1605:SSL alert number 45\n', code: 'EPROTO', fields: { errno: -71, syscall: 'write' } },
  python: (peer) => ({ type: 'requests.exceptions.SSLError', message: `${pool(peer)} (Caused by SSLError(SSLError(1, '[SSL: SSLV3_ALERT_CERTIFICATE_EXPIRED] sslv3 alert certificate expired (_ssl.c:2580)')))` }),
  java: { type: 'javax.net.ssl.SSLHandshakeException', message: 'Received fatal alert: certificate_expired' },
  go: ({ name, path }) => ({ type: '*url.Error', message: `Post "https://${name}${path}": remote error: tls: expired certificate` }),
};

/** Nobody answers the first packet. */
export const CONNECT_TIMEOUT: Table = {
  node: (_, dice) => ({ type: 'Error', message: `connect ETIMEDOUT ${out(dice)}:443`, code: 'ETIMEDOUT', fields: { errno: -110, syscall: 'connect', port: 443 } }),
  python: (peer, dice) => ({ type: 'requests.exceptions.ConnectTimeout', message: `${pool(peer)} (Caused by ConnectTimeoutError(<urllib3.connection.HTTPSConnection object at 0x7f${dice.hex(10)}>, 'Connection to ${peer.name} timed out. (connect timeout=3)'))` }),
  java: { type: 'java.net.http.HttpConnectTimeoutException', message: 'HTTP connect timed out', cause: { type: 'java.net.ConnectException', message: 'HTTP connect timed out' } },
  go: ({ name, path }, dice) => ({ type: '*url.Error', message: `Post "https://${name}${path}": dial tcp ${out(dice)}:443: i/o timeout` }),
  dotnet: ({ name }) => ({ type: 'System.Net.Http.HttpRequestException', message: `Connection timed out (${name}:443)`, cause: { type: 'System.Net.Sockets.SocketException (110)', message: 'Connection timed out' } }),
};

const inside = (dice: Dice): string => `10.0.${dice.int(1, 40)}.${dice.int(4, 250)}`;

/** Nobody answers at the port of PostgreSQL: packets are dropped. */
export const POSTGRES_SILENT: Table = {
  node: (_, dice) => ({ type: 'Error', message: `connect ETIMEDOUT ${inside(dice)}:5432`, code: 'ETIMEDOUT', fields: { errno: -110, syscall: 'connect', port: 5432 } }),
  python: ({ name }, dice) => ({ type: 'psycopg.errors.ConnectionTimeout', message: `connection timeout expired: host "${name}" (${inside(dice)}), port 5432` }),
  java: { type: 'org.postgresql.util.PSQLException', message: 'The connection attempt failed.', cause: { type: 'java.net.SocketTimeoutException', message: 'Connect timed out' } },
  go: ({ name, path }, dice) => ({ type: '*pgconn.ConnectError', message: `failed to connect to \`user=app database=${path}\`: ${inside(dice)}:5432 (${name}): dial error: dial tcp ${inside(dice)}:5432: connect: connection timed out` }),
  dotnet: (_, dice) => ({ type: 'Npgsql.NpgsqlException (0x80004005)', message: `Failed to connect to ${inside(dice)}:5432`, cause: { type: 'System.Net.Sockets.SocketException (110)', message: 'Connection timed out' } }),
};

const GONE = 'The specified queue does not exist.';
export const QUEUE_GONE: Table = {
  node: { type: 'QueueDoesNotExist', message: GONE, fields: { Code: 'AWS.SimpleQueueService.NonExistentQueue', httpStatusCode: 400 } },
  python: { type: 'botocore.errorfactory.QueueDoesNotExist', message: `An error occurred (AWS.SimpleQueueService.NonExistentQueue) when calling the SendMessage operation: ${GONE}` },
  java: (_, dice) => ({ type: 'software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException', message: `${GONE} (Service: Sqs, Status Code: 400, Request ID: ${dice.uuid()})` }),
  go: (_, dice) => ({ type: '*smithy.OperationError', message: `operation error SQS: SendMessage, https response error StatusCode: 400, RequestID: ${dice.uuid()}, QueueDoesNotExist: ${GONE}` }),
  dotnet: { type: 'Amazon.SQS.Model.QueueDoesNotExistException', message: GONE, fields: { ErrorCode: 'AWS.SimpleQueueService.NonExistentQueue' } },
};

/** S3 hands on what KMS says of the key of the bucket. */
export const keyDisabled = (key: string): Table => ({
  node: { type: 'KMS.DisabledException', message: `${key} is disabled.`, fields: { $fault: 'client', httpStatusCode: 400 } },
  python: { type: 'botocore.exceptions.ClientError', message: `An error occurred (KMS.DisabledException) when calling the PutObject operation: ${key} is disabled.` },
  java: (_, dice) => ({ type: 'software.amazon.awssdk.services.s3.model.S3Exception', message: `${key} is disabled. (Service: S3, Status Code: 400, Request ID: ${dice.text(16, 'ABCDEFGHJKMNPQRSTVWXYZ0123456789')})` }),
  go: (_, dice) => ({ type: '*smithy.OperationError', message: `operation error S3: PutObject, https response error StatusCode: 400, RequestID: ${dice.text(16, 'ABCDEFGHJKMNPQRSTVWXYZ0123456789')}, api error KMS.DisabledException: ${key} is disabled.` }),
  dotnet: { type: 'Amazon.S3.AmazonS3Exception', message: `${key} is disabled.`, fields: { ErrorCode: 'KMS.DisabledException' } },
});

const WAITED = 'Lock wait timeout exceeded; try restarting transaction';
export const MYSQL_WAITED: Table = {
  node: { type: 'Error', message: WAITED, code: 'ER_LOCK_WAIT_TIMEOUT', fields: { errno: 1205, sqlState: 'HY000', sqlMessage: WAITED } },
  python: { type: 'pymysql.err.OperationalError', message: `(1205, '${WAITED}')` },
  java: { type: 'com.mysql.cj.jdbc.exceptions.MySQLTransactionRollbackException', message: WAITED },
  go: { type: '*mysql.MySQLError', message: `Error 1205 (HY000): ${WAITED}` },
  dotnet: { type: 'MySqlConnector.MySqlException (0x80004005)', message: WAITED },
};

export const TOO_MANY_FILES: Table = {
  node: { type: 'Error', message: "EMFILE: too many open files, open '/tmp/fonts/inter.ttf'", code: 'EMFILE', fields: { errno: -24, syscall: 'open' } },
  python: { type: 'OSError', message: "[Errno 24] Too many open files: '/tmp/fonts/inter.ttf'" },
  java: { type: 'java.io.FileNotFoundException', message: '/tmp/fonts/inter.ttf (Too many open files)', inner: ['\tat java.base/java.io.FileInputStream.open0(Native Method)'] },
  go: { type: '*fs.PathError', message: 'open /tmp/fonts/inter.ttf: too many open files' },
  dotnet: { type: 'System.IO.IOException', message: "Too many open files : '/tmp/fonts/inter.ttf'" },
};

export const NEW_MAJOR: Table = {
  python: { type: 'Runtime.ImportModuleError', message: "Unable to import module 'app': cannot import name 'DEFAULT_CIPHERS' from 'urllib3.util.ssl_' (/var/task/urllib3/util/ssl_.py)" },
  node: { type: 'Error', message: 'require() of ES Module /var/task/node_modules/p-limit/index.js from /var/task/src/pool.js not supported.\nInstead change the require of index.js in /var/task/src/pool.js to a dynamic import() which is available in all CommonJS modules.', code: 'ERR_REQUIRE_ESM' },
};

/** A method that the library had in the version before. */
export const METHOD_GONE: Table = {
  node: { type: 'TypeError', message: 'uuid_1.default is not a function', inner: ['    at newReference (/var/task/src/reference.js:9:31)'] },
  python: { type: 'AttributeError', message: "module 'jwt' has no attribute 'encode'", inner: ['  File "/var/task/reference.py", line 9, in new_reference', '    return jwt.encode(claims, key)'] },
  java: { type: 'java.lang.NoSuchMethodError', message: "'com.google.common.collect.ImmutableList com.google.common.collect.ImmutableList.toImmutableList()'", inner: ['\tat io.acme.model.Reference.next(Reference.java:9)'] },
  dotnet: { type: 'System.MissingMethodException', message: "Method not found: 'System.String NodaTime.Text.InstantPattern.Format(NodaTime.Instant)'.", inner: ['   at Acme.Model.Reference.Next() in /src/Model/Reference.cs:line 9'] },
};

/** A word that the sender has begun to use and the receiver does not know. */
export const UNKNOWN_WORD: Table = {
  node: { type: 'ZodError', message: '[{"received":"kiosk","code":"invalid_enum_value","options":["web","app","phone"],"path":["channel"],"message":"Invalid enum value. Expected \'web\' | \'app\' | \'phone\', received \'kiosk\'"}]' },
  python: { type: 'pydantic_core._pydantic_core.ValidationError', message: "1 validation error for Intake\nchannel\n  Input should be 'web', 'app' or 'phone' [type=enum, input_value='kiosk', input_type=str]" },
  java: { type: 'com.fasterxml.jackson.databind.exc.InvalidFormatException', message: 'Cannot deserialize value of type `io.acme.model.Channel` from String "KIOSK": not one of the values accepted for Enum class: [WEB, APP, PHONE]' },
  dotnet: { type: 'System.Text.Json.JsonException', message: 'The JSON value could not be converted to Acme.Model.Channel. Path: $.channel | LineNumber: 0 | BytePositionInLine: 41.' },
  go: { type: '*errors.errorString', message: 'decode intake: unknown channel "kiosk"' },
};

export const TOKEN_EXPIRED: Readonly<Record<Runtime, Thrown>> = {
  node: { type: 'TokenExpiredError', message: 'jwt expired' },
  python: { type: 'jwt.exceptions.ExpiredSignatureError', message: 'Signature has expired' },
  java: { type: 'com.auth0.jwt.exceptions.TokenExpiredException', message: 'The Token has expired on 2025-12-31T15:20:11Z.' },
  go: { type: '*errors.joinError', message: 'token has invalid claims: token is expired' },
  dotnet: { type: 'Microsoft.IdentityModel.Tokens.SecurityTokenExpiredException', message: 'IDX10223: Lifetime validation failed. The token is expired.' },
  ruby: { type: 'JWT::ExpiredSignature', message: 'Signature has expired' },
};

/** Words of the program's own authors behind which nothing is visible. */
export const NOTHING_SAID: Readonly<Record<Runtime, Thrown>> = {
  node: { type: 'Error', message: 'Something went wrong' },
  python: { type: 'Exception', message: 'Something went wrong' },
  java: { type: 'java.lang.RuntimeException', message: 'Something went wrong' },
  go: { type: '*errors.errorString', message: 'something went wrong' },
  dotnet: { type: 'System.Exception', message: 'Something went wrong' },
  ruby: { type: 'RuntimeError', message: 'Something went wrong' },
};
