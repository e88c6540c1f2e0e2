/** Traces of runtimes whose messages quote data; their own frames must stay. */
import { json } from '../../marks.js';
import { say, useful, withKit } from './kit.js';

const lines = (...all: readonly string[]): string => all.join('\n');

export const stackTemplates = withKit({
  'node-trace': (k) =>
    lines(
      say`Error: No subscription for ${k.p.email}`,
      useful('    at findPlan (/var/task/src/plans.js:42:11)'),
      useful('    at process.processTicksAndRejections (node:internal/process/task_queues:95:5)'),
      useful('    at async handler (/var/task/src/index.js:18:5)'),
    ),
  'node-enoent': (k) =>
    lines(
      say`Error: ENOENT: no such file or directory, open '/home/${k.p.home}/projects/api/.env'`,
      useful('    at Object.openSync (node:fs:573:18)'),
      say`  errno: -2, code: 'ENOENT', syscall: 'open'`,
    ),
  'node-dns': (k) =>
    lines(
      say`Error: getaddrinfo ENOTFOUND ${k.p.host}`,
      useful('    at GetAddrInfoReqWrap.onlookupall [as oncomplete] (node:dns:118:26)'),
    ),
  'python-trace': (k) =>
    lines(
      useful('Traceback (most recent call last):'),
      useful('  File "/var/task/app/handlers.py", line 88, in lambda_handler'),
      useful('    member = repo.load(event["id"])'),
      say`KeyError: '${k.like('customer_id', 'mem_{x12}')}'`,
    ),
  'python-pydantic': (k) =>
    lines(
      useful('pydantic_core._pydantic_core.ValidationError: 1 validation error for Applicant'),
      useful('phone'),
      say`  Value error, not a mobile number [type=value_error, input_value='${k.p.phone}', input_type=str]`,
    ),
  'python-home': (k) =>
    lines(
      useful('Traceback (most recent call last):'),
      say`  File "/Users/${k.p.home}/dev/etl/load.py", line 12, in main`,
      say`ValueError: invalid literal for int() with base 10: '${k.p.name}'`,
    ),
  'java-trace': (k) =>
    lines(
      say`java.lang.IllegalArgumentException: Unknown policy holder ${k.p.name}, born ${k.born()}`,
      useful('\tat com.acme.policy.HolderService.find(HolderService.java:71)'),
      useful('\tat java.base/java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1144)'),
      useful('Caused by: java.net.SocketTimeoutException: Read timed out'),
    ),
  'java-jdbc': (k) =>
    lines(
      say`com.zaxxer.hikari.pool.HikariPool$PoolInitializationException: Failed to initialize pool: Connection to ${k.inside()}:5432 refused`,
      useful('\tat org.postgresql.core.v3.ConnectionFactoryImpl.openConnectionImpl(ConnectionFactoryImpl.java:319)'),
    ),
  'go-panic': (k) =>
    lines(
      say`panic: account ${k.like('customer_id', 'acc_{x16}')} has negative balance`,
      useful('goroutine 41 [running]:'),
      useful('main.(*Ledger).Post(0xc000122000)'),
      useful('\t/app/internal/ledger/post.go:118 +0x1d4'),
    ),
  'go-wrapped': (k) =>
    say`handler: load profile: Get "http://${k.p.host}:8080/profiles/${k.p.login}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
  'dotnet-trace': (k) =>
    lines(
      say`Unhandled exception. System.InvalidOperationException: Customer ${k.p.reversed} has more than one active contract`,
      useful('   at System.Linq.ThrowHelper.ThrowMoreThanOneElementException()'),
      useful(
        '   at Contracts.Api.ContractService.GetActive(Int32 id) in /src/Contracts.Api/ContractService.cs:line 54',
      ),
    ),
  'ruby-trace': (k) =>
    lines(
      say`ActiveRecord::RecordInvalid: Validation failed: Email ${k.p.email} has already been taken`,
      useful("app/services/sign_up.rb:21:in `call'"),
      useful("activerecord (7.1.3) lib/active_record/validations.rb:84:in `raise_validation_error'"),
    ),
  'php-trace': (k) =>
    lines(
      say`PHP Fatal error:  Uncaught PDOException: SQLSTATE[22001]: String data, right truncated: 1406 Data too long for column 'city' at row 1, value ${k.p.city} in /var/www/html/src/Address.php:33`,
      useful('#0 /var/www/html/vendor/doctrine/dbal/src/Driver/PDO/Statement.php(130): PDOStatement->execute()'),
    ),
  'rust-panic': (k) =>
    lines(
      say`thread 'main' panicked at src/parse.rs:88:14:`,
      say`called Result::unwrap() on an Err value: InvalidIban("${k.iban()}")`,
      useful('note: run with RUST_BACKTRACE=1 environment variable to display a backtrace'),
    ),
  'kotlin-trace': (k) =>
    lines(
      say`kotlinx.serialization.json.internal.JsonDecodingException: Unexpected JSON token at offset 31 JSON input: ${json({ msisdn: k.p.phone, plan: useful('flex') })}`,
      useful('\tat kotlinx.serialization.json.internal.JsonExceptionsKt.JsonDecodingException(JsonExceptions.kt:24)'),
    ),
  'swift-decode': (k) =>
    say`Swift.DecodingError.typeMismatch(Swift.Int, Context(codingPath: [age], debugDescription: "Expected to decode Int but found a string")) for user ${k.nick()}`,
  'browser-trace': (k) =>
    lines(
      say`Uncaught RangeError: Invalid time value for booking of ${k.p.name}`,
      useful('    at Date.toISOString (<anonymous>)'),
      useful('    at renderSummary (summary.tsx:64:22)'),
    ),
  'python-boto': (k) =>
    say`botocore.exceptions.ClientError: An error occurred (NoSuchKey) when calling the GetObject operation: The specified key does not exist. bucket=${k.mark('bucket', `${k.p.tenantPlain}-photos`)} key=avatars/${k.p.login}.png`,
});
