import { describe, expect, it } from 'vitest';
import { event } from '../../__fixtures__/events.js';
import { recognize } from '../recognize.js';
import { signalsOf } from '../signals.js';
import { knownFault, TABLES } from './known-names.js';
import { entriesOf } from './table.js';

const entries = TABLES.flatMap(entriesOf);
const judge = (message: string) => recognize(signalsOf(event({ message, isError: true })))?.fault;

describe('the tables of names', () => {
  it('give each name one meaning', () => {
    const meanings = new Map<string, Set<string>>();
    for (const [name, fault] of entries) meanings.set(name, (meanings.get(name) ?? new Set()).add(fault));
    expect([...meanings].filter(([, faults]) => faults.size > 1)).toEqual([]);
  });

  it('are what the rules say of a code that an error carries', () => {
    const judged = entries.map(([name]) => {
      const data = { error: { code: name } };
      return [name, recognize(signalsOf(event({ data, isError: true })))?.fault];
    });
    expect(judged).toEqual(entries.map(([name, fault]) => [name, fault]));
  });

  it('know a name with its service in front and the end that AWS gives it', () => {
    expect(knownFault('com.amazonaws.services.s3.model.BucketNotEmptyException')).toBe('conflict');
    expect(knownFault('Aws::SQS::Errors::QueueDeletedRecently')).toBe('conflict');
    expect(knownFault('BucketNotEmptyError')).toBeUndefined();
    expect(knownFault('OrderRefused')).toBeUndefined();
  });

  it.each([
    ['SQLSTATE[42501]: no', 'permission-denied'],
    ['Error: NJS-511: no', 'dependency-unavailable'],
    ['ORA-12170: no', 'dependency-slow'],
    ['DPI-1047: no', 'missing-dependency'],
    ['NJS-506: no', 'certificate-invalid'],
    ['curl: (60) no', 'certificate-invalid'],
    ['cURL error 28: no', 'dependency-slow'],
    ['Msg 40501, Level 16, State 1', 'dependency-throttled'],
    ['Error Number:40197,State:1,Class:20', 'dependency-unavailable'],
    ['{ Error: no\n  code: 14,\n  details: 7 }', 'dependency-unavailable'],
    ['handler failed (HandlerErrorCode: ServiceLimitExceeded)', 'quota-exceeded'],
    ['InvalidGroup.NotFound: no', 'missing-resource'],
    ['AADSTS7000222: no', 'credential-expired'],
    ['AADSTS70011: no', 'missing-configuration'],
    ['google.api_core.exceptions.NotFound: 404 no', 'missing-resource'],
    ['7 TID-x WARN: ActiveRecord::RecordNotFound: no', 'missing-resource'],
    ['SqlState("40P01")', 'conflict'],
    ['SQL Error: 0, SQLState: 40P01', 'conflict'],
    ['ERROR 1040 (08004): busy', 'connection-exhausted'],
    ['(pymysql.err.OperationalError) (1205, "waited")', 'conflict'],
    ['ReplyError: CROSSSLOT Keys in request', 'code-defect'],
    ['KafkaError{code=_ALL_BROKERS_DOWN,val=-187}', 'dependency-unavailable'],
    ['Code: 252. DB::Exception: Too many parts', 'dependency-throttled'],
    ['insert failed: code: 241, message: (total) memory limit exceeded', 'resource-saturated'],
    ['12 TID-x WARN: ActiveRecord::StatementTimeoutError: no', 'slow-query'],
    ['rpc error: code = ResourceExhausted desc = no', 'dependency-throttled'],
    ['5 FAILED_PRECONDITION: not now', 'dependency-error'],
    ['io.grpc.StatusRuntimeException: UNAUTHENTICATED', 'credential-expired'],
    ['A client error (QueueDeletedRecently) occurred when calling the CreateQueue operation', 'conflict'],
    ['AWS.SimpleQueueService.NonExistentQueue (client): gone', 'missing-resource'],
    ['PutRecordsError { code: Some("ExpiredTokenException") }', 'credential-expired'],
    ["boom\n    at h (/a.js:1:2)\n  code: 'EPIPE'", 'connection-failed'],
    ["Error: Failed to fetch secret: 'x'. Error: TimeoutError.", 'dependency-slow'],
    ['SQLSTATE[HY000] [2002] gone', 'dependency-unavailable'],
    ['kind: QueryError(PostgresError { code: "40P01", message: "no" })', 'conflict'],
    ['<Error><Code>SlowDown</Code></Error>', 'dependency-throttled'],
    ['RESTError {_restCode = ErrorCode "SignatureDoesNotMatch"}', 'signature-mismatch'],
    ['sendWelcome: MessageRejected: no', 'validation-failed'],
    ['Reason:      OOMKilled', 'memory-exhausted'],
    ['{"errors":[{"reason":"rateLimitExceeded"}]}', 'dependency-throttled'],
    ['the deployment ended with FUNCTION_INVOCATION_TIMEOUT', 'timeout'],
    ['DispatchFailure(DispatchFailure { source: ConnectorError { kind: Io } })', 'connection-failed'],
    ['ResponseError: circuit_breaking_exception', 'resource-saturated'],
    ['Channel shutdown: reply-text=CONNECTION_FORCED - shutdown', 'dependency-unavailable'],
    ['[ioredis] event: ClusterAllFailedError: no slots', 'dependency-unavailable'],
    ['error code: NOT_A_CODE, reason: because', 'unhandled-error'],
    [
      'SqsException: Error executing "ReceiveMessage" on "https://sqs.eu-west-1.amazonaws.com/1/q"; `400 Bad Request`',
      'unhandled-error',
    ],
  ])('are read from %s', (message, fault) => expect(judge(message)).toBe(fault));
});
