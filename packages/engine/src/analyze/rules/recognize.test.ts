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
    ['MailDude is down, please try again later', 'dependency-unavailable'],
    ['read ECONNRESET', 'connection-failed'],
    ['socket hang up', 'connection-failed'],
    ['getaddrinfo ENOTFOUND api.payments.example', 'dns-failure'],
    ['getaddrinfo EAI_AGAIN api.payments.example', 'dns-failure'],
    ['certificate has expired', 'certificate-invalid'],
    ['timeout of 3000ms exceeded', 'dependency-slow'],
    ['connect ETIMEDOUT 10.0.1.12:443', 'dependency-slow'],
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
