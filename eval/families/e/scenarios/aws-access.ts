/** What the APIs of AWS refuse because of who asks, or for what. */
import type { Estate } from '../kit/estate.js';
import { EVERY_SHAPE, ofPeer, ofWork, type Story } from '../kit/story.js';
import { refusedStory, SOME } from './refused.js';

const callerOf = ({ place, work }: Estate): string =>
  `arn:aws:sts::${place.account}:assumed-role/${work.stem}-role/${work.name}`;

const arnOf = ({ place }: Estate, service: string, rest: string): string =>
  `arn:aws:${service}:${place.region}:${place.account}:${rest}`;

const denied = (estate: Estate, action: string, resource: string): string =>
  `User: ${callerOf(estate)} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;

export const awsAccessStories: readonly Story[] = [
  refusedStory({
    name: 'table-not-allowed',
    ...{ kind: 'dynamodb', fault: 'permission-denied', seat: 'work', shapes: EVERY_SHAPE, share: 1 },
    why: 'The role of the function lacks the right to write.',
    rubric: ['role|polic|permission|allow', 'dynamodb|action|table|PutItem|UpdateItem'],
    refusal: (estate) => {
      const op = estate.dice.pick(['PutItem', 'UpdateItem', 'BatchWriteItem']);
      const resource = arnOf(estate, 'dynamodb', `table/${estate.peer('dynamodb').name}`);
      return { op, code: 'AccessDeniedException', status: 400, message: denied(estate, `dynamodb:${op}`, resource) };
    },
  }),
  refusedStory({
    name: 'bucket-says-no',
    ...{ kind: 's3', fault: 'permission-denied', seat: 'work', shapes: ['single', 'queue'], share: 1 },
    why: 'S3 denies the object and says no more than that.',
    rubric: ['role|polic|permission|allow'],
    refusal: ({ dice }) => ({
      op: dice.pick(['GetObject', 'PutObject']),
      code: 'AccessDenied',
      status: 403,
      message: 'Access Denied',
    }),
  }),
  refusedStory({
    name: 'secret-explicitly-denied',
    ...{ kind: 'secrets', fault: 'permission-denied', seat: 'work', shapes: ['chain', 'fan-out'], share: 1 },
    why: 'A policy denies the secret to the role.',
    rubric: ['role|polic|permission|allow|deny|denies'],
    refusal: (estate) => ({
      ...{ op: 'GetSecretValue', code: 'AccessDeniedException', status: 400 },
      message: `User: ${callerOf(estate)} is not authorized to perform: secretsmanager:GetSecretValue on resource: ${estate.peer('secrets').name} with an explicit deny in a resource-based policy`,
    }),
  }),
  refusedStory({
    name: 'table-of-another-stage',
    ...{ kind: 'dynamodb', fault: 'missing-resource', seat: 'peer', shapes: SOME, share: 1 },
    why: 'The table that the function names does not exist.',
    rubric: ['name|region|account|stage|exist|create|table'],
    also: (estate) => ofWork(estate, 'missing-resource', 'missing-configuration'),
    refusal: ({ dice }) => ({
      op: dice.pick(['PutItem', 'Query', 'GetItem']),
      code: 'ResourceNotFoundException',
      status: 400,
      message: 'Requested resource not found',
    }),
  }),
  refusedStory({
    name: 'object-is-gone',
    ...{ kind: 's3', fault: 'missing-resource', seat: 'peer', shapes: ['single', 'queue', 'fan-out'] },
    why: 'What the function reads is not in the bucket.',
    rubric: ['bucket|key|object|name|exist|prefix'],
    also: (estate) => ofWork(estate, 'missing-resource'),
    refusal: ({ dice }) =>
      dice.chance(0.5)
        ? { op: 'GetObject', code: 'NoSuchKey', status: 404, message: 'The specified key does not exist.' }
        : { op: 'GetObject', code: 'NoSuchBucket', status: 404, message: 'The specified bucket does not exist' },
  }),
  refusedStory({
    name: 'queue-does-not-exist',
    ...{ kind: 'sqs', fault: 'missing-resource', seat: 'peer', shapes: ['single', 'chain'], share: 1 },
    why: 'The queue that the function sends to does not exist.',
    rubric: ['queue|name|region|account|stage|exist|create|url'],
    also: (estate) => ofWork(estate, 'missing-resource'),
    refusal: ({ dice }) => ({
      ...{ op: 'SendMessage', code: 'AWS.SimpleQueueService.NonExistentQueue', status: 400 },
      message: dice.pick([
        'The specified queue does not exist.',
        'The specified queue does not exist for this wsdl version.',
      ]),
    }),
  }),
  refusedStory({
    name: 'secret-not-found',
    ...{ kind: 'secrets', fault: 'missing-resource', seat: 'peer', shapes: ['single', 'queue'], share: 1 },
    why: 'There is no such secret in this account and region.',
    rubric: ['secret|name|region|account|stage|exist|create'],
    also: (estate) => ofWork(estate, 'missing-resource', 'missing-configuration'),
    refusal: () => ({
      op: 'GetSecretValue',
      code: 'ResourceNotFoundException',
      status: 400,
      message: "Secrets Manager can't find the specified secret.",
    }),
  }),
  refusedStory({
    name: 'parameter-not-found',
    ...{ kind: 'ssm', fault: 'missing-configuration', seat: 'work', shapes: ['chain', 'queue'], share: 1 },
    why: 'A parameter that the function reads at its start was never put.',
    rubric: ['parameter|set|stage|configur'],
    also: (estate) => [
      ...ofWork(estate, 'missing-resource'),
      ...ofPeer(estate.peer('ssm'), 'missing-configuration', 'missing-resource'),
    ],
    refusal: (estate) => ({
      op: 'GetParameter',
      code: 'ParameterNotFound',
      status: 400,
      message: `Parameter ${estate.peer('ssm').name} not found.`,
    }),
  }),
  refusedStory({
    name: 'token-of-the-role-is-old',
    ...{ kind: 'sqs', fault: 'credential-expired', seat: 'work', shapes: ['single', 'chain'], share: 1 },
    why: 'The function keeps temporary credentials longer than they live.',
    rubric: ['credential|token|renew|refresh|rotate|expire'],
    refusal: () => ({
      op: 'SendMessage',
      code: 'ExpiredToken',
      status: 403,
      message: 'The security token included in the request is expired',
    }),
  }),
];
