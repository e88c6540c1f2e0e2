/**
 * Codes where they stand in a printed text: those of databases, caches and brokers as their drivers print them, the statuses
 * of gRPC, the numbers of operating systems, and the codes of package managers, logins and vendors. What a code means is in
 * the tables of `names/`.
 */
import { eitherOf } from '../../model/patterns.js';
import { AMQP_NUMBERS } from './names/broker-names.js';
import { knownFault } from './names/known-names.js';
import { systemName } from './names/system-names.js';
import { grpcStatus } from './numbered-codes.js';

const REPLY = new RegExp(`\\b(${Object.keys(AMQP_NUMBERS).join('|')}) - `);

const inCapitals = (status: string): string =>
  /^[A-Z_]+$/.test(status) ? status : status.replace(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();

/** How drivers of databases, caches and brokers print the codes of their servers, and gRPC its statuses. */
const CODES: readonly (readonly [RegExp, (...groups: readonly (string | undefined)[]) => string])[] = [
  [/\bSQLSTATE(?:\[| ?[:=] ?| )\(?['"]?([0-9A-Z]{5})\b/i, (code = '') => code],
  // Prisma's engine and Rust's clients print what PostgreSQL answered as a structure.
  [/\bPostgresError \{ code: "([0-9A-Z]{5})"/, (code = '') => code],
  [/\bSqlState\((?:E|")([0-9A-Z]{5})"?\)/, (code = '') => code],
  // PHP's PDO puts MySQL's number behind the class that stands for all others.
  [/\bSQLSTATE\[(?:HY|42|28)000\] \[(\d{4})\]/, (number = '') => `sql-${number}`],
  // `ERROR 1040 (08004):` and `Error 1045: ` of MySQL's clients, `(1045, "…")` of Python's, `no: 1040` of MariaDB's.
  [/\b(?:ERROR|Error) (\d{4})(?: \([0-9A-Z]{5}\))?: /, (number = '') => `sql-${number}`],
  [/\((\d{4}), ["']/, (number = '') => `sql-${number}`],
  [/\bno: (\d{4}), SQLState: /, (number = '') => `sql-${number}`],
  [/\b(?:ORA|TNS)-(\d{5})\b/, (number = '') => `ORA-${number}`],
  // Oracle's drivers for Node and for Python have numbers of their own.
  [/\b((?:NJS|DPI|DPY)-\d{3,4})\b/, (code = '') => code],
  // `curl: (60) SSL certificate problem`, `cURL error 28: …` of PHP.
  [/\b(?:curl: \(|cURL error |curl_easy_perform\(\) failed: ?\()(\d{1,2})\b/, (number = '') => `curl-${number}`],
  // SQL Server's drivers: `Msg 18456, Level 14`, `Error Number:40613,State:1`, `number: 1205, lineNumber` of tedious.
  [/\bMsg (\d{3,5}), Level \d/, (number = '') => `sql-${number}`],
  [/\bError Number: ?(\d{3,5}), ?State: ?\d/, (number = '') => `sql-${number}`],
  [
    /\b(?:Reply|Response|Command|Busy\w*|Redis\w*|Jedis\w*)(?:Error|Exception): (?:-)?([A-Z]{3,12})\b/,
    (code = '') => code,
  ],
  // `Code: 241. DB::Exception: …` of the server, `code: 241, message: …` of Go's client.
  [
    /\b[Cc]ode: (\d{1,4})(?:\.\s+(?:e\.displayText\(\) = )?DB::|, (?:message: |e\.displayText))/,
    (number = '') => `clickhouse-${number}`,
  ],
  [/\bKafkaError\{code=(\w+)/, (code = '') => code],
  [/\bcode = ([A-Z][A-Za-z]{2,20})\b/, (status = '') => inCapitals(status)],
  [/\bStatusCode(?:\.|=")([A-Z]\w{2,20})\b/, (status = '') => inCapitals(status)],
  [/(?:^|\s)(?:[1-9]|1[0-6]) ([A-Z_]{5,20}): /, (status = '') => status],
  // grpc-js prints the number of the status and its details behind the stack.
  [/\bcode: (1?\d),\s{1,8}details: /, (number = '') => grpcStatus(number) ?? `grpc-${number}`],
  [/\bStatusRuntimeException: ([A-Z_]{5,20})\b/, (status = '') => status],
  // Npgsql's exceptions, and psql where it is verbose.
  [/\b(?:PostgresException|NpgsqlException)\b[^:\n]{0,30}: ([0-9A-Z]{5}): /, (code = '') => code],
  [/\b(?:ERROR|FATAL|PANIC): {1,2}([0-9A-Z]{5}): /, (code = '') => code],
  // `Error 1040 (08004): ` of Go's driver for MySQL, `errno: 1040` and `Error_code: 1040` beside its name.
  [/\bErr(?:or)?(?:_code|no)?[ :=]+(\d{4}) \([0-9A-Z]{5}\)/, (number = '') => `sql-${number}`],
  // Numbers of operating systems: Python, Rust, .NET.
  [/\[(?:Errno|WinError) (\d{1,5})\]/, (number = '') => systemName(number)],
  [/\(os error (\d{1,5})\)/, (number = '') => systemName(number)],
  [/\bSocketException \((\d{1,5})\)/, (number = '') => systemName(number)],
  // MongoDB's number beside its name: the drivers for Python and for Java.
  [/["']code["']: (\d{1,5}), ["']codeName["']/, (number = '') => `mongo-${number}`],
  [/\bcode: (\d{1,5}),\s{1,8}codeName: /, (number = '') => `mongo-${number}`],
  [/\b[Cc]ommand failed with error (\d{1,5}) \(\w+\)/, (number = '') => `mongo-${number}`],
  // What RabbitMQ replies: `404 (NOT-FOUND)` of amqplib, `reply-code=404`, `Exception (404) Reason: `, `NOT_FOUND - no queue`.
  [/\b(\d{3}) \([A-Z]+(?:-[A-Z]+)+\)/, (number = '') => `amqp-${number}`],
  [/\breply-code=(\d{3})\b/, (number = '') => `amqp-${number}`],
  [/\bException \((\d{3})\) Reason: /, (number = '') => `amqp-${number}`],
  [REPLY, (name = '') => `amqp-${AMQP_NUMBERS[name] ?? name}`],
  [/\bHandlerErrorCode: (\w{4,40})/, (code = '') => `cfn-${code}`],
  [/^npm (?:ERR!|error) code (E[A-Z\d_]{2,40}|[A-Z_]{6,40})\s*$/m, (code = '') => `npm-${code}`],
  // OAuth's answers: a field, a parameter of an address, what a client raises.
  [
    /(?:["']error["'] ?: ?["']|[?&\s]error=|\b\w*OAuth\w*(?:Error|Exception): )([a-z]+(?:_[a-z]+)+)\b/,
    (word = '') => (knownFault(`oauth-${word}`) === undefined ? word : `oauth-${word}`),
  ],
  [/\b(?:An API error occurred|slack\w*Error|SlackApiError): ([a-z_]{5,40})\b/, (word = '') => `slack-${word}`],
  [/["']ok["']: ?[Ff]alse, ["']error["']: ?["']([a-z_]{5,40})["']/, (word = '') => `slack-${word}`],
  [/\btwilio\.com\/docs\/(?:api\/)?errors\/(\d{5})\b/, (number = '') => `twilio-${number}`],
  [/\b(AADSTS\d{5,7})\b/, (code = '') => code],
  // Firebase's: `(auth/id-token-expired)`, `code: 'auth/…'`.
  [/["'(]((?:auth|messaging|storage|app)\/[a-z]+(?:-[a-z]+)*)["')]/, (code = '') => code],
];

/** Every form holds one of these; most lines that tell of no failure hold none. */
const MAY_HOLD = eitherOf(
  /rror|RROR|xception|ode\b|ode[NS.:=]|rrno|S[Qq][Ll]|(?:ORA|TNS|NJS|DPI|DPY)-|[Uu][Rr][Ll]|Msg \d|npm /,
  /[A-Z] - |FATAL|PANIC|\(\d{4}, |\b\d{1,2} [A-Z_]{5}|\d{3} \([A-Z]|["']ok["']|twilio|AADSTS/,
  /["'(](?:auth|messaging|storage|app)\//,
);

/** Those of one text; each form counts once. */
export const codesIn = (text: string): readonly string[] =>
  (MAY_HOLD.test(text) ? CODES : []).flatMap(([pattern, name]) => {
    const match = pattern.exec(text);
    return match === null ? [] : [name(...match.slice(1))];
  });
