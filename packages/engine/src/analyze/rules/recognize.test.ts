import { describe, expect, it } from 'vitest';
import { growthOf } from '../../model/__fixtures__/growth.js';
import type { JsonObject } from '../../model/json.js';
import { event } from '../__fixtures__/events.js';
import { recognize } from './recognize.js';
import { signalsOf } from './signals.js';

const judge = (data: JsonObject, over: Parameters<typeof event>[0] = {}) =>
  recognize(signalsOf(event({ ...over, data, isError: true })));
const log = (message: string, data: JsonObject = {}) => judge({ '@message': message, ...data }, { message });
const call = (data: JsonObject, over: Parameters<typeof event>[0] = {}) =>
  judge({ ...data, span: { kind: 'client', status: { code: 2 } } }, { kind: 'span', ...over });

describe('recognize, in the wording of the platforms', () => {
  it.each([
    ['2023-04-21T10:21:09.805Z 8f5e Task timed out after 3.00 seconds', 'timeout'],
    ['RequestId: 8f5e Error: Runtime exited with error: signal: killed', 'memory-exhausted'],
    ["EMFILE: too many open files, open '/tmp/a.ttf'", 'resource-saturated'],
    ['/tmp/a.ttf (Too many open files)', 'resource-saturated'],
    ['java.net.SocketException: Too many open files', 'connection-exhausted'],
    ['XX000: Timed-out waiting to acquire database connection', 'connection-exhausted'],
    ['This model version has reached the end of its life.', 'missing-resource'],
    ['429 Too Many Requests: you have used all 5000 calls of today', 'quota-exceeded'],
    ['Rate limit reached for gpt-4o on requests per day (RPD): Limit 200, Used 200', 'quota-exceeded'],
    ["decode intake: unknown channel 'kiosk'", 'validation-failed'],
    ["Unknown column 'x' in 'field list'", 'code-defect'],
    ['arn:aws:kms:eu-west-1:123456789012:key/6b1f is disabled. (Service: S3)', 'dependency-unavailable'],
    ['FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory', 'memory-exhausted'],
    [
      'User: arn:aws:sts::123456789012:assumed-role/r/f is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:eu-west-1:123456789012:table/orders',
      'permission-denied',
    ],
    ["EACCES: permission denied, open '/var/task/x'", 'permission-denied'],
    [
      'ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded',
      'dependency-throttled',
    ],
    [
      'An error occurred (ThrottlingException) when calling the PutItem operation: Rate exceeded',
      'dependency-throttled',
    ],
    ['SlowDown: Please reduce your request rate.', 'dependency-throttled'],
    ['getaddrinfo ENOTFOUND undefined', 'missing-configuration'],
    ["address: 'undefined:27017'", 'missing-configuration'],
    [
      "thread 'main' panicked at 'called `Result::unwrap()` on an `Err` value: Error(\"missing field `id`\", line: 1, column: 2)'",
      'malformed-input',
    ],
    ['Missing required environment variable TABLE_NAME', 'missing-configuration'],
    ['process.env.STRIPE_KEY is undefined', 'missing-configuration'],
    ["KeyError: 'TABLE_NAME'", 'missing-configuration'],
    ['ParameterNotFound: Parameter /shop/key not found', 'missing-configuration'],
    ["Error: Cannot find module 'sharp'", 'missing-dependency'],
    ["Unable to import module 'app': No module named 'requests'", 'missing-dependency'],
    ['ResourceNotFoundException: Requested resource not found', 'missing-resource'],
    ['NoSuchKey: The specified key does not exist.', 'missing-resource'],
    ['Response payload size exceeded maximum allowed payload size (6291556 bytes).', 'payload-too-large'],
    ['ExpiredTokenException: The security token included in the request is expired', 'credential-expired'],
    ['JsonWebTokenError: jwt expired', 'credential-expired'],
    ['connect ECONNREFUSED 10.0.1.12:6379', 'dependency-unavailable'],
    ['Request failed with status code 503', 'dependency-unavailable'],
    ['Execution failed due to configuration error: Invalid permissions on Lambda function', 'permission-denied'],
    ['no pg_hba.conf entry for host "10.0.0.1", user "shop", no encryption', 'permission-denied'],
    ['SaslAuthenticationException: [8b27d8a1-0000-4000-8000-000000000001]: Access denied', 'permission-denied'],
    ["channel is already closed; PRECONDITION_FAILED - inequivalent arg 'durable' for queue 'q'", 'validation-failed'],
    ['Error: Service Unavailable', 'dependency-unavailable'],
    ['MailError: refused\n    at send (/app/a.js:1:2) {\n  code: 401,\n  body: 1 }', 'credential-expired'],
    ['MailDude is down, please try again later', 'dependency-unavailable'],
    [
      'Failed to pull image "shop/api:7": rpc error: code = Unknown desc = unauthorized: authentication required',
      'credential-expired',
    ],
    ['pull access denied for shop/api, repository does not exist or may need a login', 'permission-denied'],
    ['manifest for shop/api:7 not found: manifest unknown', 'missing-resource'],
    ['The client could not locate the Query Engine for runtime "rhel-openssl-3.0.x".', 'missing-dependency'],
    ['TypeError: error sending request for url (https://api.example/orders)', 'connection-failed'],
    ['read ECONNRESET', 'connection-failed'],
    ['socket hang up', 'connection-failed'],
    ['getaddrinfo ENOTFOUND api.payments.example', 'dns-failure'],
    ['getaddrinfo EAI_AGAIN api.payments.example', 'dns-failure'],
    ['certificate has expired', 'certificate-invalid'],
    ['timeout of 3000ms exceeded', 'dependency-slow'],
    ['connect ETIMEDOUT 10.0.1.12:443', 'connection-failed'],
    ['ESOCKETTIMEDOUT', 'dependency-slow'],
    ['sorry, too many clients already', 'connection-exhausted'],
    ['ConditionalCheckFailedException: The conditional request failed', 'conditional-check-failed'],
    ['deadlock detected', 'conflict'],
    ['Unexpected token u in JSON at position 0', 'malformed-input'],
    ['json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)', 'malformed-input'],
    [
      "ValidationException: 1 validation error detected: Value null at 'key' failed to satisfy constraint",
      'validation-failed',
    ],
    ['Daily message quota exceeded.', 'quota-exceeded'],
    ['QuotaExceededError: Monthly quota exceeded for plan starter', 'quota-exceeded'],
    [
      "QuotaExceededError: Failed to execute 'setItem' on 'Storage': Setting the value of 'cart' exceeded the quota.",
      'resource-saturated',
    ],
    ["TypeError: Cannot read properties of undefined (reading 'id')", 'code-defect'],
    ['java.lang.NullPointerException: null', 'code-defect'],
    ['ReservedFunctionConcurrentInvocationLimitExceeded', 'concurrency-limit'],
    ['the order could not be shipped', 'unhandled-error'],
  ])('%s', (message, fault) => expect(log(message)?.fault).toBe(fault));

  it('says nothing about an event that did not fail', () => {
    expect(
      recognize(signalsOf(event({ message: 'order accepted', data: { message: 'order accepted' } }))),
    ).toBeUndefined();
    expect(recognize(signalsOf(event({ message: 'timeout set to 3 s' })))).toBeUndefined();
  });
});

describe('recognize, on structured fields', () => {
  it('reads the failure of a Lambda invocation', () => {
    const data = {
      '@type': 'failure',
      '@message': {
        message: 'Invoke Error',
        data: { errorType: 'Error', errorMessage: 'MailDude is down, try later', stack: [] },
      },
    };
    expect(judge(data, { namespace: 'send-mail' })).toMatchObject({
      fault: 'dependency-unavailable',
      entity: 'MailDude',
      strength: 'weak',
    });
  });
  it('takes the table for the entity when a table throttles', () => {
    const verdict = call({
      'rpc.system': 'aws-api',
      'aws.dynamodb.table_names': ['orders'],
      'server.address': 'dynamodb.eu-west-1.amazonaws.com',
      'error.type': 'ProvisionedThroughputExceededException',
    });
    expect(verdict).toMatchObject({ fault: 'dependency-throttled', entity: 'orders', strength: 'strong' });
  });
  it('takes the function for the entity when a permission is missing', () => {
    const verdict = call(
      {
        'rpc.system': 'aws-api',
        'aws.s3.bucket': 'pictures',
        'exception.type': 'AccessDenied',
        'http.response.status_code': 403,
      },
      { namespace: 'resize' },
    );
    expect(verdict).toMatchObject({ fault: 'permission-denied', entity: 'resize' });
  });
  it('reads a status only from the side that called', () => {
    expect(call({ 'http.status_code': 503, 'http.url': 'https://api.maildude.example/send' })).toMatchObject({
      fault: 'dependency-unavailable',
      entity: 'api.maildude.example',
    });
    expect(judge({ 'http.status_code': 503, span: { kind: 'server' } }, { kind: 'span' })?.fault).toBe(
      'unhandled-error',
    );
  });
  it('sees a full memory in a REPORT line', () => {
    expect(judge({ '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 512 })?.fault).toBe('memory-exhausted');
    expect(judge({ '@type': 'REPORT', '@memorySize': 512, '@maxMemoryUsed': 84 })?.fault).toBe('unhandled-error');
  });
  it('does not take a word of the caller for an error of the function', () => {
    expect(judge({ event: { body: { error: { type: 'AccessDenied', message: 'x' } } } })?.fault).toBe(
      'unhandled-error',
    );
  });
  it('takes the host of a failed call from the error itself', () => {
    const data = {
      message: 'Request failed',
      err: {
        name: 'AxiosError',
        message: 'Request failed with status code 404',
        config: { url: 'https://api.vendor.example/v1' },
      },
    };
    expect(judge(data)).toMatchObject({ fault: 'dependency-error', entity: 'api.vendor.example' });
  });
  it('does not call a failed fetch a defect of the code', () => {
    expect(log('TypeError: fetch failed')?.fault).toBe('connection-failed');
  });
  it.each(['a-', 'A ', 'config ', '"', 'x', '{"'])('takes time in proportion to repeats of %j', (shape) => {
    const read = (length: number) => () => void log(shape.repeat(length / shape.length));
    expect(growthOf(read(8_000), read(64_000), { limit: 24, floorMs: 40 }).ratio).toBeLessThanOrEqual(24);
  });
});

describe('recognize, in the wording of other runtimes, databases and vendors', () => {
  it.each([
    ['numpy.core._exceptions._ArrayMemoryError: Unable to allocate 763. MiB for an array', 'memory-exhausted'],
    ['RangeError: Array buffer allocation failed', 'memory-exhausted'],
    ['SES: Throttling: Maximum sending rate exceeded.', 'dependency-throttled'],
    ['upstream answered with status 429', 'dependency-throttled'],
    ['ReplyError: ERR max requests limit exceeded. Limit: 10000', 'dependency-throttled'],
    ['Throttling: Daily message quota exceeded.', 'quota-exceeded'],
    ['An error occurred (403) when calling the HeadObject operation: Forbidden', 'permission-denied'],
    ["NOPERM this user has no permissions to run the 'set' command", 'permission-denied'],
    ['MongoServerError: not authorized on shop to execute command { find: "orders" }', 'permission-denied'],
    ['Error: Invalid login: 535-5.7.8 Username and Password not accepted', 'credential-expired'],
    ['The client secret keys for this application are expired: client secret has expired', 'credential-expired'],
    ['Error: spawn ffmpeg ENOENT', 'missing-dependency'],
    ["System.ArgumentNullException: Value cannot be null. (Parameter 'connectionString')", 'missing-configuration'],
    ['called `Result::unwrap()` on an `Err` value: NotPresent', 'missing-configuration'],
    ['Parameter validation failed: Invalid type for parameter TableName, value: None', 'missing-configuration'],
    ['An error occurred (404) when calling the HeadObject operation: Not Found', 'missing-resource'],
    ['ORA-00942: table or view does not exist', 'missing-resource'],
    ["Invalid object name 'dbo.orders'.", 'missing-resource'],
    [
      "Value at 'records.1.member.data' failed to satisfy constraint: Member must have length less than or equal to 1048576",
      'payload-too-large',
    ],
    ['BSONObj size: 17825792 (0x1100000) is invalid. Size must be between 0 and 16793600(16MB)', 'payload-too-large'],
    ['kafka.errors.NoBrokersAvailable: NoBrokersAvailable', 'dependency-unavailable'],
    ["READONLY You can't write against a read only replica.", 'dependency-unavailable'],
    ['NotWritablePrimary: not primary', 'dependency-unavailable'],
    ['redis: connection pool timeout', 'connection-exhausted'],
    ['connect EADDRNOTAVAIL 10.0.0.1:443', 'connection-exhausted'],
    ['ORA-03113: end-of-file on communication channel', 'connection-failed'],
    ['write EPROTO C0:error:0A000438:SSL routines:ssl3_read_bytes:tlsv1 alert internal error', 'connection-failed'],
    ["Violation of PRIMARY KEY constraint 'PK_Orders'. Cannot insert duplicate key", 'conflict'],
    ['MongoServerError: Document failed validation', 'validation-failed'],
    [
      "order failed /var/task/a.rb:8:in 'parse': expected ',' or ']' after array value (JSON::ParserError) from /var/task/a.rb:8:in 'get'",
      'malformed-input',
    ],
    ['missing field `qty` at line 1 column 20', 'malformed-input'],
    ['java.util.ConcurrentModificationException', 'code-defect'],
    ['TypeError: Object of type Decimal is not JSON serializable', 'code-defect'],
    ['S3: InternalError: We encountered an internal error. Please try again.', 'dependency-error'],
    ['upstream returned 500', 'dependency-error'],
    ['Error: PAYMENT_URL must be defined', 'missing-configuration'],
    ['panic: STRIPE_SECRET not set', 'missing-configuration'],
    ['RESOURCE_EXHAUSTED: Quota exceeded for requests per minute', 'dependency-throttled'],
    ['javax.net.ssl.SSLException: Connection reset', 'connection-failed'],
    ['overloaded_error: Overloaded', 'dependency-unavailable'],
    ['All connections in the pool are in use', 'connection-exhausted'],
    ['Process exited before completing request: exit code 137', 'memory-exhausted'],
    // Words of the business are none of the platform.
    ['the invoice total 502.30 differs from the order', 'unhandled-error'],
    ['Customer 404 is on hold', 'unhandled-error'],
  ])('%s', (message, fault) => expect(log(message)?.fault).toBe(fault));

  it.each([
    ['dial tcp 10.0.1.12:5432: connect: connection refused', '10.0.1.12'],
    [
      'redis.exceptions.ConnectionError: Error 111 connecting to cache.internal:6379. Connection refused.',
      'cache.internal',
    ],
    ['java.net.UnknownHostException: api.tax.example', 'api.tax.example'],
    ['System.Net.Http.HttpRequestException: Name or service not known (api.tax.example:443)', 'api.tax.example'],
    ['could not translate host name "db.internal" to address: Name or service not known', 'db.internal'],
    ['x509: certificate is valid for old.example, not api.tax.example', 'api.tax.example'],
    [
      'MongoNetworkError: failed to connect mongodb://app:x@docdb.internal:27017/shop: connection refused',
      'docdb.internal',
    ],
    [
      'ProvisionedThroughputExceededException: Rate exceeded for shard shardId-000000000001 in stream clicks under account 123456789012.',
      'clicks',
    ],
    ['QueueDoesNotExist: no queue at https://sqs.eu-west-1.amazonaws.com/123456789012/orders', 'orders'],
    ['error: relation "orders" does not exist', 'orders'],
    ['connect EMFILE 203.0.113.187:443 - Local (undefined:undefined)', 'checkout'],
    ['connect ECONNREFUSED 203.0.113.187:443', '203.0.113.187'],
    ['HttpTimeoutException: no rates from verify.example.com within 6 s', 'verify.example.com'],
    ['ProvisionedThroughputExceededException: write to prod-shop-orders was refused', 'prod-shop-orders'],
    ['ReadTimeout: the up-to-date list was not read in time by com.shop.orders.reader', 'checkout'],
    ['write failed: write tcp 10.0.31.4:51822->10.0.23.233:5432: write: broken pipe', '10.0.23.233'],
    ['ENOSPC: no space left on device, write', 'checkout'],
    [
      'connect() failed (111: Connection refused) while connecting to upstream, client: 203.0.113.7, server: shop.example, upstream: "http://10.0.4.7:8080/", host: "shop.example"',
      '10.0.4.7',
    ],
  ])('names what was called in %s', (message, entity) => expect(log(message)?.entity).toBe(entity));

  it('reads the codes of databases and of gRPC where it is known that they are such', () => {
    expect(call({ 'db.system.name': 'mysql', 'db.response.status_code': '1213' })?.fault).toBe('conflict');
    expect(call({ 'db.system.name': 'postgresql', 'db.response.status_code': '53300' })?.fault).toBe(
      'connection-exhausted',
    );
    expect(call({ 'rpc.system': 'grpc', 'rpc.grpc.status_code': 14 })?.fault).toBe('dependency-unavailable');
    expect(judge({ error: { code: 1213, message: 'the order is closed' } })?.fault).toBe('unhandled-error');
  });
  it.each([
    ['Amazon.DynamoDB.Model.InternalServerErrorException: Internal server error', 'DynamoDB'],
    ['software.amazon.awssdk.services.s3.model.S3Exception: We encountered an internal error', 'S3'],
    ['An error occurred (InternalServerError) when calling the Query operation: Internal server error', 'DynamoDB'],
    ['operation error Secrets Manager: GetSecretValue, InternalServiceError: Internal server error', 'Secrets Manager'],
  ])('names the service of AWS whose own error it is: %s', (message, entity) =>
    expect(log(message)).toMatchObject({ fault: 'dependency-error', entity }),
  );

  it('tells the memory of Redis from that of the function', () => {
    const full = "command not allowed when used memory > 'maxmemory'.";
    expect(judge({ exception: { type: 'redis.exceptions.OutOfMemoryError', message: full } })?.fault).toBe(
      'resource-saturated',
    );
    expect(judge({ exception: { type: 'OutOfMemoryError', message: 'heap' } })?.fault).toBe('memory-exhausted');
  });
  it('reads that an API may not invoke its function', () => {
    expect(log('Execution failed due to configuration error: Invalid permissions on Lambda function')?.fault).toBe(
      'permission-denied',
    );
  });
  it("does not take the module that wrote a line of Rust's tracing for what was called", () => {
    const fields = { message: 'count: ProvisionedThroughputExceededException: too many writes' };
    expect(judge({ level: 'ERROR', fields, target: 'lambda_runtime' })?.entity).toBe('checkout');
    expect(judge({ level: 'ERROR', error: fields, target: 'counters' })?.entity).toBe('counters');
  });
  it('names what a field of the log names, where it is the only one and not the sender', () => {
    const refused = (data: JsonObject) =>
      judge({ '@message': 'TooManyRequestsException: Rate Exceeded', ...data })?.entity;
    expect(refused({ upstream_host: 'api.example.com' })).toBe('api.example.com');
    expect(refused({ function_name: 'checkout' })).toBe('checkout');
    expect(refused({ table: 'orders', queue: 'inbox' })).toBe('checkout');
  });
  it('reads what failed inside of an object that was passed on as a text', () => {
    const inner = JSON.stringify({ errorType: 'Error', errorMessage: 'read ECONNRESET' });
    const cause = JSON.stringify({ errorType: 'Error', errorMessage: `Invocation error: ${inner}` });
    expect(judge({ details: { error: 'Error', cause } })?.fault).toBe('connection-failed');
  });
  it('takes an entry of an access log for the answer of its own server', () => {
    const entry = { httpMethod: 'POST', path: '/orders', status: '429', errorMessage: 'Too Many Requests' };
    expect(judge(entry, { namespace: 'api/prod' })).toMatchObject({ fault: 'throttled', entity: 'api/prod' });
    const { path: _, ...elsewhere } = entry;
    expect(judge({ ...elsewhere, url: 'https://api.example.com/orders' })?.fault).toBe('dependency-throttled');
  });
  it.each([
    ['ENOSPC: no space left on device, write', 'resource-saturated'],
    ['[Errno 28] No space left on device', 'resource-saturated'],
    ["OOM command not allowed when used memory > 'maxmemory'.", 'resource-saturated'],
    ['EniLimitReachedException: the limit for Network Interfaces has been reached', 'quota-exceeded'],
    ['You exceeded your current quota, please check your plan and billing details.', 'quota-exceeded'],
    ['the limit for concurrent connections has been reached', 'connection-exhausted'],
  ])('tells what is full from a quota: %s', (message, fault) => expect(log(message)?.fault).toBe(fault));
  it('reads the name that a stack begins with, whatever its ending', () => {
    const stack =
      'ParameterNotFound: UnknownError\n    at read (/var/task/node_modules/@aws-sdk/client-ssm/index.js:812:19)';
    expect(judge({ message: 'render failed UnknownError', stack })?.fault).toBe('missing-configuration');
    expect(log(`render failed ${stack}`)?.fault).toBe('missing-configuration');
  });
  it('reads an error below a list, in a context, and in what a task answered with', () => {
    const type = 'ProvisionedThroughputExceededException';
    expect(judge({ cause: { exceptions: [{ type, message: 'x' }] } })?.fault).toBe('dependency-throttled');
    expect(judge({ xray: { fault: true } }, { kind: 'span' })?.matched.value).toBe('error');
    expect(judge({ context: { exception: { class: 'AccessDeniedException', message: 'x' } } })?.fault).toBe(
      'permission-denied',
    );
    expect(judge({ error: 'States.TaskFailed', cause: '{"errorType":"AccessDenied","errorMessage":"x"}' })?.fault).toBe(
      'permission-denied',
    );
  });
});

describe('recognize, which place is meant', () => {
  it('is the image that could not be pulled', () => {
    expect(log('Failed to pull image "registry.example/shop/api:7": Error: image api:7 not found')).toMatchObject({
      fault: 'missing-resource',
      entity: 'registry.example/shop/api:7',
    });
  });
  it.each([
    ["[ERROR] OSError: [Errno 28] No space left on device: '/tmp/report.pdf'", 'function'],
    ["ENOSPC: no space left on device, write '/tmp/a'", 'function'],
    ['could not extend file "base/16384": No space left on device', 'dependency'],
  ])("a full disk is the function's own unless a server says it: %s", (message, seat) => {
    expect(log(message)).toMatchObject({ fault: 'resource-saturated', seat });
  });

  it.each([
    [{ hostname: 'ip-10-0-3-4', pid: 1 }, undefined],
    [{ hostname: 'orders.internal.example' }, undefined],
    [{ host: '3f2a91bc77de' }, undefined],
    [{ host: 'ip-10-0-3-4.eu-west-1.compute.internal' }, undefined],
    [{ host: 'api.pay.example' }, 'api.pay.example'],
    [{ host: 'redis', port: 6379 }, 'redis'],
    [{ req: { host: 'shop.example' } }, undefined],
  ])('the machine that a logger runs on was not called: %j', (data, entity) => {
    const verdict = judge({ ...data, err: { code: 'ECONNRESET', message: 'socket hang up' } });
    expect(verdict?.namesDependency ? verdict.entity : undefined).toBe(entity);
  });

  it.each([
    ['System.Net.Sockets.SocketException (111): Connection refused 10.0.1.9:6379', 'dependency-unavailable'],
    ['java.net.ConnectException: Connection refused', 'dependency-unavailable'],
    ['java.net.SocketException: Connection reset', 'connection-failed'],
  ])('a connection that was refused had not been open to break: %s', (message, fault) => {
    expect(log(message)?.fault).toBe(fault);
  });

  it.each([
    ["aiohttp.ClientResponseError: 503, message='Service Unavailable'", 'dependency-unavailable'],
    ['Response status code does not indicate success: 429 (Too Many Requests).', 'dependency-throttled'],
    ['HTTPError: Response code 503 (Service Unavailable)', 'dependency-unavailable'],
    ['Net::HTTPFatalError: 503 "Service Unavailable"', 'dependency-unavailable'],
  ])('the status is heard in the words of the client: %s', (message, fault) => {
    expect(log(message)?.fault).toBe(fault);
  });

  it.each([
    [{ host: '<REDACTED>', port: 6379 }, undefined],
    [{ upstream_host: 'REDACTED' }, undefined],
    [{ upstream_host: 'api.pay.example' }, 'api.pay.example'],
  ])('what was redacted names nothing: %j', (data, entity) => {
    const verdict = judge({ ...data, err: { code: 'ECONNRESET', message: 'socket hang up' } });
    expect(verdict?.namesDependency ? verdict.entity : undefined).toBe(entity);
  });

  it('the name of a server is taken before its number, and found in what drivers of MongoDB print', () => {
    expect(log("connect ECONNREFUSED 10.0.1.9:5432, host='orders.db.example'")?.entity).toBe('orders.db.example');
    expect(
      log(
        'server selection error: context deadline exceeded, current topology: { Type: Unknown, Servers: [{ Addr: m0.example:27017, Type: Unknown }, ] }',
      )?.entity,
    ).toBe('m0.example');
  });

  it('what the other side answered is read from the error of the client', () => {
    const answer = { status: 401, data: { error: 'invalid_grant', error_description: 'Token has been expired' } };
    const verdict = judge({ error: { name: 'AxiosError', message: 'Request failed', response: answer } });
    expect(verdict?.fault).toBe('credential-expired');
  });

  it('the page of a manual that an error points to was not called', () => {
    const message =
      'Timed out fetching a new connection from the connection pool. More info: http://pris.ly/d/connection-pool';
    expect(log(message)).toMatchObject({ fault: 'connection-exhausted', namesDependency: false });
  });

  it('the page on which a vendor tells how it is was not called', () => {
    expect(log('API Error: 529 Overloaded. If it persists, check status.vendor.example.')).toMatchObject({
      fault: 'dependency-unavailable',
      namesDependency: false,
    });
  });

  it.each([
    ['quota of calls exceeded: 60 requests per 100 seconds', 'dependency-throttled'],
    ['JwksError: Http Error 502', 'dependency-unavailable'],
    ['shutdown (reason: CPU time limit reached)', 'timeout'],
    ['could not obtain a database connection within 5 seconds', 'connection-exhausted'],
    ["/lib64/libx.so: version `X_3.8' not found (required by /opt/y.so)", 'missing-dependency'],
  ])('%j is %s', (message, fault) => {
    expect(log(message)?.fault).toBe(fault);
  });

  it('an address in front of a hint to read on is what was called', () => {
    const message = 'request to https://api.pay.example/v1 failed with 503, see https://docs.pay.example/errors';
    expect(log(message)).toMatchObject({ entity: 'api.pay.example' });
  });
});

describe('recognize, where people write an operation of AWS and what it was asked of', () => {
  it.each([
    ['PutItem prod-orders => ResourceNotFoundException Requested resource not found', 'missing-resource', 'prod-orders'],
    ['Failed to process (GetSecretValue shop-pay-key): ThrottlingException: Rate exceeded', 'dependency-throttled', 'shop-pay-key'],
    ['upload to s3://shop-files/orders/1 failed: SlowDown: Please reduce your request rate.', 'dependency-throttled', 'shop-files'],
    ['An error occurred (ThrottlingException) when calling the PutItem operation: Rate exceeded', 'dependency-throttled', 'checkout'],
  ])('reads "%s"', (message, fault, entity) => {
    expect(log(message)).toMatchObject({ fault, entity });
  }); // biome-ignore format: a table

  it('knows the words of a driver whose stream broke', () => {
    expect(log('Npgsql.NpgsqlException (0x80004005): Exception while reading from stream')?.fault).toBe(
      'connection-failed',
    );
  });
});
