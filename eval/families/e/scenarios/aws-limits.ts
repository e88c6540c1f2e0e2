/** What the APIs of AWS refuse because of how much, how large or in which state. */
import { EVERY_SHAPE, ofPeer, type Story } from '../kit/story.js';
import { refusedStory, SOME } from './refused.js';

export const awsLimitStories: readonly Story[] = [
  refusedStory({
    name: 'table-out-of-capacity',
    ...{ kind: 'dynamodb', fault: 'dependency-throttled', seat: 'peer', shapes: EVERY_SHAPE },
    why: 'More is written than the capacity of the table allows.',
    rubric: ['capacity|on-demand|throughput|scal', 'backoff|retry|hot|key|fewer|spread|capacity'],
    refusal: ({ dice }) => ({
      ...{
        op: dice.pick(['PutItem', 'UpdateItem', 'Query']),
        code: 'ProvisionedThroughputExceededException',
        status: 400,
      },
      message:
        'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
    }),
  }),
  refusedStory({
    name: 'shard-too-hot',
    ...{ kind: 'kinesis', fault: 'dependency-throttled', seat: 'peer', shapes: ['single', 'fan-out'] },
    why: 'One shard of the stream takes no more.',
    rubric: ['shard|capacity|partition|key|limit|scal', 'backoff|retry|shard|spread|key'],
    refusal: (estate) => ({
      ...{ op: 'PutRecord', code: 'ProvisionedThroughputExceededException', status: 400 },
      message: `Rate exceeded for shard shardId-00000000000${estate.dice.int(0, 7)} in stream ${estate.peer('kinesis').name} under account ${estate.place.account}.`,
    }),
  }),
  refusedStory({
    name: 'bucket-says-slow-down',
    ...{ kind: 's3', fault: 'dependency-throttled', seat: 'peer', shapes: ['chain', 'queue'] },
    why: 'S3 asks for fewer requests.',
    rubric: ['rate|prefix|backoff|retry|fewer|request'],
    refusal: () => ({ op: 'PutObject', code: 'SlowDown', status: 503, message: 'Please reduce your request rate.' }),
  }),
  refusedStory({
    name: 'written-by-somebody-else',
    ...{ kind: 'dynamodb', fault: 'conditional-check-failed', seat: 'work', shapes: SOME },
    why: 'The condition of the write does not hold: it was done before.',
    rubric: ['condition|idempot|done|again|read|retry|duplicate'],
    also: (estate) => ofPeer(estate.peer('dynamodb'), 'conditional-check-failed'),
    refusal: ({ dice }) =>
      dice.chance(0.6)
        ? {
            op: 'PutItem',
            code: 'ConditionalCheckFailedException',
            status: 400,
            message: 'The conditional request failed',
          }
        : {
            ...{ op: 'TransactWriteItems', code: 'TransactionCanceledException', status: 400 },
            message:
              'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None]',
          },
  }),
  refusedStory({
    name: 'transactions-collide',
    ...{ kind: 'dynamodb', fault: 'conflict', seat: 'work', shapes: ['single', 'queue'] },
    why: 'Two transactions write the same item at once.',
    rubric: ['retry|backoff|order|transaction|concurren|conflict'],
    also: (estate) => ofPeer(estate.peer('dynamodb'), 'conflict'),
    refusal: ({ dice }) =>
      dice.chance(0.5)
        ? {
            op: 'UpdateItem',
            code: 'TransactionConflictException',
            status: 400,
            message: 'Transaction is ongoing for the item',
          }
        : {
            ...{ op: 'TransactWriteItems', code: 'TransactionCanceledException', status: 400 },
            message:
              'Transaction cancelled, please refer cancellation reasons for specific reasons [None, TransactionConflict]',
          },
  }),
  refusedStory({
    name: 'item-above-the-limit',
    ...{ kind: 'dynamodb', fault: 'payload-too-large', seat: 'work', shapes: ['single', 'fan-out'] },
    why: 'The item is larger than DynamoDB stores.',
    rubric: ['size|large|s3|split|compress|limit|400 ?KB'],
    also: (estate) => ofPeer(estate.peer('dynamodb'), 'payload-too-large'),
    refusal: () => ({
      op: 'PutItem',
      code: 'ValidationException',
      status: 400,
      message: 'Item size has exceeded the maximum allowed size',
    }),
  }),
  refusedStory({
    name: 'message-above-the-limit',
    ...{ kind: 'sqs', fault: 'payload-too-large', seat: 'work', shapes: ['single', 'chain'] },
    why: 'The message is larger than a queue takes.',
    rubric: ['size|large|s3|split|compress|limit|smaller'],
    also: (estate) => ofPeer(estate.peer('sqs'), 'payload-too-large'),
    refusal: () => ({
      ...{ op: 'SendMessage', code: 'InvalidParameterValue', status: 400 },
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.',
    }),
  }),
  refusedStory({
    name: 'key-of-the-wrong-type',
    ...{ kind: 'dynamodb', fault: 'validation-failed', seat: 'work', shapes: ['chain', 'queue'] },
    why: 'The value of the key has a type that the table does not take.',
    rubric: ['value|type|valid|key|schema|empty'],
    refusal: ({ dice }) => ({
      ...{ op: 'PutItem', code: 'ValidationException', status: 400 },
      message: dice.pick([
        'One or more parameter values were invalid: Type mismatch for key pk expected: S actual: N',
        'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: sk',
        'The provided key element does not match the schema',
      ]),
    }),
  }),
  refusedStory({
    name: 'table-has-a-bad-hour',
    ...{ kind: 'dynamodb', fault: 'dependency-error', seat: 'peer', shapes: ['single', 'queue', 'fan-out'] },
    why: 'DynamoDB answers with an error of its own.',
    rubric: ['retry|status|health|support|fallback|error|answer'],
    // Where the words alone are known they name the service, and no table.
    also: (estate) => [
      ...ofPeer(estate.peer('dynamodb'), 'dependency-unavailable'),
      { fault: 'dependency-error', entity: 'DynamoDB' },
    ],
    refusal: () => ({ op: 'Query', code: 'InternalServerError', status: 500, message: 'Internal server error' }),
  }),
  refusedStory({
    name: 'called-function-is-throttled',
    ...{ kind: 'lambda', fault: 'throttled', seat: 'peer', shapes: SOME },
    why: 'Lambda refuses to invoke the function that is called, because calls come too fast.',
    rubric: ['rate|limit|concurren|throttl|backoff|retry|quota'],
    also: (estate) => ofPeer(estate.peer('lambda'), 'concurrency-limit'),
    refusal: ({ dice }) => ({
      ...{
        op: 'Invoke',
        code: 'TooManyRequestsException',
        status: 429,
        message: dice.pick(['Rate Exceeded.', 'Rate exceeded']),
      },
      props: { Reason: 'CallerRateLimitExceeded', Type: 'User' },
    }),
  }),
  refusedStory({
    name: 'reserved-concurrency-used-up',
    ...{ kind: 'lambda', fault: 'concurrency-limit', seat: 'peer', shapes: ['single', 'chain', 'queue'] },
    languages: ['node', 'java'],
    why: 'The function that is called runs as often at once as was reserved for it.',
    rubric: ['concurren', 'reserv|limit|raise|queue|shorten|quota'],
    also: (estate) => ofPeer(estate.peer('lambda'), 'throttled'),
    refusal: ({ work }) => ({
      ...{ op: 'Invoke', code: 'TooManyRequestsException', status: 429 },
      message:
        work.language === 'node'
          ? 'Rate Exceeded.'
          : 'Rate Exceeded. Reason: ReservedFunctionConcurrentInvocationLimitExceeded',
      props: { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', Type: 'User' },
    }),
  }),
];
