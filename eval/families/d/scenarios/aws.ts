/** Faults that AWS services answer with: limits, names, conditions, credentials, what is not accepted. */
import type { Pair } from '../../../scenario.js';
import type { Deed, Doing } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import { type Failure, RUNTIMES, wrapped } from '../kit/failure.js';
import { awsSays } from '../kit/refusals.js';
import { ALL_SHAPES, DIRECT, type Story } from '../kit/story.js';
import type { ThingName } from '../kit/things.js';

interface Refusal {
  readonly name: string;
  readonly fault: Story['fault'];
  readonly guilty: 'work' | ThingName;
  readonly calls: ThingName;
  readonly service: string;
  readonly operation: string;
  readonly code: string;
  readonly says: (estate: Estate) => string;
  readonly status?: number;
  readonly attempts?: number;
  readonly tookMs?: readonly [number, number];
  readonly throttled?: boolean;
  readonly share?: number;
  readonly rush?: number;
  readonly shapes?: Story['shapes'];
  readonly runtimes?: Story['runtimes'];
  readonly signals?: Story['signals'];
  readonly accepts?: Story['accepts'];
  readonly rubric: readonly string[];
  readonly why: string;
}

const REFUSALS: readonly Refusal[] = [
  {
    name: 'table-runs-out-of-write-units',
    fault: 'dependency-throttled',
    guilty: 'table',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'PutItem',
    code: 'ProvisionedThroughputExceededException',
    says: () =>
      'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
    attempts: 10,
    tookMs: [2_100, 5_200],
    throttled: true,
    rush: 3,
    shapes: ALL_SHAPES,
    rubric: ['capacity|on-demand|backoff'],
    why: 'A wave of requests meets a table with a fixed capacity.',
  },
  {
    name: 'one-shard-takes-everything',
    fault: 'dependency-throttled',
    guilty: 'stream',
    calls: 'stream',
    service: 'Kinesis',
    operation: 'PutRecord',
    code: 'ProvisionedThroughputExceededException',
    says: ({ things, tape }) =>
      `Rate exceeded for shard shardId-000000000002 in stream ${things.stream.name} under account ${tape.account}.`,
    attempts: 4,
    tookMs: [700, 1_600],
    throttled: true,
    rubric: ['shard|capacity|key|backoff'],
    why: 'Most records have the same partition key.',
  },
  {
    name: 'user-pool-has-a-rate',
    fault: 'dependency-throttled',
    guilty: 'pool',
    calls: 'pool',
    service: 'Cognito Identity Provider',
    operation: 'AdminGetUser',
    code: 'TooManyRequestsException',
    says: () => 'Rate exceeded',
    attempts: 3,
    tookMs: [600, 1_300],
    throttled: true,
    signals: ['otel', 'lines'],
    accepts: ({ work }) => [{ fault: 'dependency-throttled', entity: work.name }],
    rubric: ['backoff|rate|limit|fewer'],
    why: 'The user pool answers a fixed number of requests a second.',
  },
  {
    name: 'reserved-concurrency-of-the-callee',
    fault: 'concurrency-limit',
    guilty: 'function',
    calls: 'function',
    service: 'Lambda',
    operation: 'Invoke',
    code: 'TooManyRequestsException',
    says: () => 'Rate Exceeded. Reason: ReservedFunctionConcurrentInvocationLimitExceeded',
    status: 429,
    attempts: 3,
    tookMs: [400, 900],
    throttled: true,
    rush: 2,
    accepts: ({ things }) => [{ fault: 'throttled', entity: things.function.name }],
    rubric: ['concurrency'],
    why: 'The called function has five places and no more.',
  },
  {
    name: 'table-of-another-region',
    fault: 'missing-resource',
    guilty: 'table',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'GetItem',
    code: 'ResourceNotFoundException',
    says: () => 'Requested resource not found',
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['name|region|stage'],
    why: 'The function was rolled out to a region where the table was never made.',
  },
  {
    name: 'template-is-not-in-the-bucket',
    fault: 'missing-resource',
    guilty: 'bucket',
    calls: 'bucket',
    service: 'S3',
    operation: 'GetObject',
    code: 'NoSuchKey',
    says: () => 'The specified key does not exist.',
    status: 404,
    share: 0.6,
    signals: ['otel', 'xray', 'lines'],
    rubric: ['name|key|create'],
    why: 'A clean-up removed the templates.',
  },
  {
    name: 'queue-was-replaced',
    fault: 'missing-resource',
    guilty: 'queue',
    calls: 'queue',
    service: 'SQS',
    operation: 'SendMessage',
    code: 'QueueDoesNotExist',
    says: () => 'The specified queue does not exist.',
    share: 1,
    shapes: DIRECT,
    rubric: ['name|queue|stage'],
    why: 'The queue has a new name since the stack was replaced.',
  },
  {
    name: 'order-was-already-taken',
    fault: 'conditional-check-failed',
    guilty: 'work',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'PutItem',
    code: 'ConditionalCheckFailedException',
    says: () => 'The conditional request failed',
    share: 0.5,
    shapes: ALL_SHAPES,
    rubric: ['repeat|idempot|condition|already|retry'],
    why: 'A client sends everything twice since its update.',
  },
  {
    name: 'two-writers-one-item',
    fault: 'conflict',
    guilty: 'work',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'TransactWriteItems',
    code: 'TransactionCanceledException',
    says: () =>
      'Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]',
    share: 0.5,
    rubric: ['backoff|retry|order'],
    why: 'A counter is written by everybody at once.',
  },
  {
    name: 'empty-value-for-a-key',
    fault: 'validation-failed',
    guilty: 'work',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'PutItem',
    code: 'ValidationException',
    says: () =>
      'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk',
    share: 0.5,
    rubric: ['valid|value'],
    why: 'A form leaves the field empty that becomes a key.',
  },
  {
    name: 'message-above-its-limit',
    fault: 'payload-too-large',
    guilty: 'work',
    calls: 'queue',
    service: 'SQS',
    operation: 'SendMessage',
    code: 'InvalidParameterValue',
    says: () => 'One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.',
    share: 0.4,
    rubric: ['size|s3|smaller|compress|page|split'],
    why: 'A list of attachments travels inside of the message.',
  },
  {
    name: 'role-chain-outlived-its-hour',
    fault: 'credential-expired',
    guilty: 'work',
    calls: 'bucket',
    service: 'S3',
    operation: 'PutObject',
    code: 'ExpiredToken',
    says: () => 'The provided token has expired.',
    share: 0.7,
    rubric: ['renew|credential|token|rotat'],
    why: 'Credentials of another account are taken once, when the environment starts, and kept.',
  },
  {
    name: 'storage-asks-to-reduce-the-rate',
    fault: 'dependency-throttled',
    guilty: 'bucket',
    calls: 'bucket',
    service: 'S3',
    operation: 'PutObject',
    code: 'SlowDown',
    says: () => 'Please reduce your request rate.',
    status: 503,
    attempts: 3,
    tookMs: [800, 1_900],
    runtimes: ['node', 'python', 'java', 'go', 'ruby'],
    rubric: ['prefix|backoff|rate|fewer'],
    why: 'All objects have the same prefix.',
  },
  {
    name: 'service-says-it-is-its-own-fault',
    fault: 'dependency-error',
    guilty: 'table',
    calls: 'table',
    service: 'DynamoDB',
    operation: 'Query',
    code: 'InternalServerError',
    says: () => 'Internal server error',
    status: 500,
    attempts: 3,
    share: 0.4,
    rubric: ['answer|error|retr'],
    why: 'The service has a bad quarter of an hour.',
  },
  {
    name: 'secret-is-not-for-this-role',
    fault: 'permission-denied',
    guilty: 'work',
    calls: 'secret',
    service: 'Secrets Manager',
    operation: 'GetSecretValue',
    code: 'AccessDeniedException',
    says: ({ tape, app, work, things }) =>
      `User: arn:aws:sts::${tape.account}:assumed-role/${app}-work/${work.name} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${things.secret.name} because no identity-based policy allows the secretsmanager:GetSecretValue action`,
    share: 1,
    shapes: ALL_SHAPES,
    rubric: ['allow|policy|role|permission'],
    why: 'The secret was renamed and the policy names the old one.',
  },
  {
    name: 'sending-limit-of-the-day',
    fault: 'quota-exceeded',
    guilty: 'work',
    calls: 'otherVendor',
    service: 'SES',
    operation: 'SendEmail',
    code: 'LimitExceededException',
    says: () => 'Daily message quota exceeded.',
    share: 1,
    signals: ['lines'],
    accepts: () => [{ fault: 'quota-exceeded', entity: 'SES' }],
    rubric: ['quota|limit|more|renew'],
    why: 'The account may send so many messages a day.',
  },
];

function refusedDeed(estate: Estate, one: Refusal): Deed {
  const { random, work, things } = estate;
  const { service, operation, code, status = 400, attempts = 1, tookMs = [6, 30], throttled = false } = one;
  const failure = awsSays(estate, service, operation, code, one.says(estate), status, attempts);
  const doing: Doing = {
    to: things[one.calls],
    tookMs: random.int(...tookMs),
    failure,
    status,
    span: `${service}.${operation}`,
    values: { 'rpc.method': operation },
    throttled,
  };
  const told: Failure = random.chance(0.35)
    ? wrapped(work.runtime, work.place.routine.replaceAll('_', ' '), failure)
    : failure;
  return {
    doings: [{ to: things.cache }, doing],
    failure: told,
    how: random.chance(0.6) ? 'caught' : 'crash',
  };
}

/** Without spans the message may name the service and not its resource. */
const servicesNamed = ({ signals }: Estate, { fault, service, guilty }: Refusal): readonly Pair[] =>
  signals === 'lines' && guilty !== 'work' ? [{ fault, entity: service }] : [];

export const awsStories: readonly Story[] = REFUSALS.map((one) => ({
  name: one.name,
  fault: one.fault,
  guilty: one.guilty,
  runtimes: one.runtimes ?? RUNTIMES,
  signals: one.signals,
  shapes: one.shapes,
  share: one.share,
  rush: one.rush,
  accepts: (estate) => [...servicesNamed(estate, one), ...(one.accepts?.(estate) ?? [])],
  usual: ({ things }) => ({ doings: [{ to: things.cache }, { to: things[one.calls] }] }),
  planted: (estate) => refusedDeed(estate, one),
  rubric: one.rubric,
  why: one.why,
}));
