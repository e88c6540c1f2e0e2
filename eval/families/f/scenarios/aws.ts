/** What services of AWS refuse, in the words of the SDK of each language. */
import { MINUTE } from '../kit/day.js';
import { bucket, bus, machine, queue, secret, service, stream, table, topic } from '../kit/peer.js';
import { broken, thrown, warn } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const role = (account: string, name: string): string => `arn:aws:sts::${account}:assumed-role/${name}-role/${name}`;
const SPANS: Story['signals'] = ['otel', 'both'];

export const awsStories: readonly Story[] = [
  {
    ...{
      name: 'read-without-kms',
      shapes: ['chain', 'fan-out'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.95,
      peer: bucket('statements', 'GetObject'),
    },
    trouble: (scene) => {
      const { account, region } = scene.estate;
      return broken(
        scene,
        thrown(
          'botocore.exceptions.ClientError',
          `An error occurred (AccessDenied) when calling the GetObject operation: User: ${role(account, scene.culprit.name)} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:${region}:${account}:key/7b1d4e02-9c1f-4bb5-a1de-0c3f5a2e9d41 because no identity-based policy allows the kms:Decrypt action`,
        ),
        31,
        { status: 403 },
      );
    },
    truth: { fault: 'permission-denied', seat: 'both', rubric: ['polic|role|allow'] },
    why: 'The role may read the bucket and not use its key.',
  },
  {
    ...{
      name: 'policy-tightened',
      shapes: ['single', 'queue'],
      language: 'node',
      ask: { kind: 'error' },
      share: 0.95,
      peer: table('ledger', 'TransactWriteItems'),
    },
    trouble: (scene) => {
      const { account, region } = scene.estate;
      return broken(
        scene,
        thrown(
          'AccessDeniedException',
          `User: ${role(account, scene.culprit.name)} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:${region}:${account}:table/${scene.peer.name} with an explicit deny in a service control policy`,
        ),
        12,
        { status: 400 },
      );
    },
    also: ({ post, culprit, onset }) =>
      post.trail(
        onset - 90_000,
        'iam',
        'PutRolePolicy',
        { roleName: `${culprit.name}-role`, policyName: 'least-privilege' },
        'security-automation',
      ),
    truth: { fault: 'permission-denied', or: ['configuration-change'], seat: 'fn', rubric: ['polic|role|allow'] },
    why: 'A policy denies the write since a minute before.',
  },
  {
    ...{
      name: 'bus-of-another-account',
      shapes: ['fan-out'],
      language: 'java',
      ask: { kind: 'trace' },
      share: 0.95,
      at: 'entry',
      peer: bus('audit', 'PutEvents'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'software.amazon.awssdk.services.eventbridge.model.EventBridgeException',
          `User: ${role(scene.estate.account, scene.culprit.name)} is not authorized to perform: events:PutEvents on resource: arn:aws:events:${scene.estate.region}:${scene.estate.account}:event-bus/${scene.peer.name} because no resource-based policy allows the events:PutEvents action (Service: EventBridge, Status Code: 400, Request ID: ${scene.dice.uuid()}) (SDK Attempt Count: 1)`,
        ),
        26,
        { status: 400 },
      ),
    truth: { fault: 'permission-denied', seat: 'both', rubric: ['polic|role|allow'] },
    why: 'The bus does not let this account in.',
  },
  {
    ...{
      name: 'queue-deleted',
      shapes: ['fan-out', 'chain'],
      language: 'go',
      ask: { kind: 'event' },
      share: 0.95,
      peer: queue('refunds', 'SendMessage'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'smithy.OperationError',
          `operation error SQS: SendMessage, https response error StatusCode: 400, RequestID: ${scene.dice.uuid()}, QueueDoesNotExist: The specified queue does not exist.`,
        ),
        15,
        { status: 400, wrap: thrown('fmt.wrapError', `enqueue to ${scene.peer.name}`) },
      ),
    truth: { fault: 'missing-resource', seat: 'both', rubric: ['name|exist|region|stack'] },
    why: 'The queue was deleted with its old stack.',
  },
  {
    ...{
      name: 'secret-gone',
      shapes: ['single', 'queue'],
      language: 'dotnet',
      ask: { kind: 'error' },
      share: 0.95,
      peer: secret('smtp', 'GetSecretValue'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'Amazon.SecretsManager.Model.ResourceNotFoundException',
          "Secrets Manager can't find the specified secret.",
        ),
        24,
        { status: 400 },
      ),
    truth: { fault: 'missing-resource', seat: 'both', rubric: ['name|exist|region|stack'] },
    why: 'The secret is scheduled for deletion or has another name.',
  },
  {
    ...{
      name: 'bucket-of-old-stage',
      shapes: ['chain'],
      language: 'ruby',
      ask: { kind: 'event', of: 'entry' },
      at: 'inner',
      share: 0.95,
      peer: bucket('thumbs-legacy', 'PutObject'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(scene, thrown('Aws::S3::Errors::NoSuchBucket', 'The specified bucket does not exist'), 33, {
        status: 404,
      }),
    truth: { fault: 'missing-resource', seat: 'both', rubric: ['name|exist|region|stack'] },
    why: 'An inner function writes to a bucket that is gone; the entry is asked about.',
  },
  {
    ...{
      name: 'hot-partition',
      shapes: ['queue', 'single'],
      language: 'rust',
      ask: { kind: 'event' },
      peer: table('counters', 'UpdateItem'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'aws_sdk_dynamodb::Error',
          'service error: ProvisionedThroughputExceededException: The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.',
        ),
        480,
        { status: 400, wrap: thrown('anyhow::Error', `count in ${scene.peer.name}`) },
      ),
    truth: { fault: 'dependency-throttled', seat: 'peer', rubric: ['capacity|backoff|key|fewer'] },
    why: 'One key takes all the capacity of a table.',
  },
  {
    ...{
      name: 'shard-full',
      shapes: ['chain', 'fan-out'],
      language: 'java',
      ask: { kind: 'error' },
      peer: stream('activity', 'PutRecord'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'software.amazon.awssdk.services.kinesis.model.ProvisionedThroughputExceededException',
          `Rate exceeded for shard shardId-000000000003 in stream ${scene.peer.name} under account ${scene.estate.account}. (Service: Kinesis, Status Code: 400, Request ID: ${scene.dice.uuid()}) (SDK Attempt Count: 4)`,
        ),
        640,
        { status: 400 },
      ),
    truth: { fault: 'dependency-throttled', seat: 'peer', rubric: ['capacity|backoff|key|shard|fewer'] },
    why: 'One shard has more than 1 MB a second.',
  },
  {
    ...{
      name: 'parameter-store-rate',
      shapes: ['single', 'queue'],
      language: 'python',
      ask: { kind: 'event' },
      peer: service('SSM', 'ssm', 'settings', 'GetParametersByPath'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'botocore.exceptions.ClientError',
          'An error occurred (ThrottlingException) when calling the GetParametersByPath operation (reached max retries: 4): Rate exceeded',
        ),
        900,
        { status: 400 },
      ),
    truth: {
      fault: 'dependency-throttled',
      seat: 'peer',
      rubric: ['backoff|fewer|capacity|cache'],
      pairs: ({ peer, culprit }) =>
        [peer.host, 'SSM', 'ssm', culprit.name].map((entity) => ({ fault: 'dependency-throttled', entity })),
    },
    why: 'Every invocation reads its settings anew.',
  },
  {
    ...{
      name: 'prefix-slows-down',
      shapes: ['fan-out', 'chain'],
      language: 'node',
      ask: { kind: 'event' },
      peer: bucket('tiles', 'PutObject'),
      signals: SPANS,
    },
    trouble: (scene) => broken(scene, thrown('SlowDown', 'Please reduce your request rate.'), 410, { status: 503 }),
    truth: { fault: 'dependency-throttled', seat: 'peer', rubric: ['backoff|fewer|capacity|prefix'] },
    why: 'One prefix of S3 gets more than 3,500 writes a second.',
  },
  {
    ...{
      name: 'executions-quota',
      shapes: ['queue', 'fan-out'],
      language: 'dotnet',
      ask: { kind: 'event' },
      peer: machine('settlement', 'StartExecution'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'Amazon.StepFunctions.Model.ExecutionLimitExceededException',
          'You have exceeded the maximum number of running executions.',
        ),
        44,
        { status: 400 },
      ),
    truth: { fault: 'quota-exceeded', seat: 'peer', rubric: ['quota|limit|fewer|more'] },
    why: 'A million executions hang open.',
  },
  {
    ...{
      name: 'mail-quota-of-the-day',
      shapes: ['single', 'fan-out'],
      language: 'ruby',
      ask: { kind: 'error' },
      peer: service('SES', 'email', 'mail', 'SendEmail'),
    },
    trouble: (scene) =>
      broken(scene, thrown('Aws::SES::Errors::Throttling', 'Daily message quota exceeded.'), 58, { status: 400 }),
    truth: {
      fault: 'quota-exceeded',
      seat: 'peer',
      rubric: ['quota|limit|renew|more'],
      pairs: ({ peer, culprit }) =>
        [peer.host, 'SES', culprit.name].map((entity) => ({ fault: 'quota-exceeded', entity })),
    },
    why: 'The day’s quota of mails is used up.',
  },
  {
    ...{
      name: 'version-check-lost',
      shapes: ['queue', 'single'],
      language: 'java',
      ask: { kind: 'event' },
      share: 0.45,
      peer: table('reservations', 'UpdateItem'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException',
          `The conditional request failed (Service: DynamoDb, Status Code: 400, Request ID: ${scene.dice.text(52, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789')}) (SDK Attempt Count: 1)`,
        ),
        10,
        { status: 400 },
      ),
    truth: { fault: 'conditional-check-failed', seat: 'both', rubric: ['condition|read again|retry|done'] },
    why: 'Writers hold an old version of the item.',
  },
  {
    ...{
      name: 'seat-sold-twice',
      shapes: ['fan-out', 'chain'],
      language: 'node',
      ask: { kind: 'error' },
      share: 0.45,
      peer: table('seats', 'TransactWriteItems'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'TransactionCanceledException',
          'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
        ),
        17,
        { status: 400 },
      ),
    truth: { fault: 'conditional-check-failed', seat: 'both', rubric: ['condition|read again|retry|done'] },
    why: 'The second of two buyers does not get the seat.',
  },
  {
    ...{
      name: 'transactions-meet',
      shapes: ['queue', 'single'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.45,
      peer: table('wallets', 'TransactWriteItems'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'botocore.errorfactory.TransactionCanceledException',
          'An error occurred (TransactionCanceledException) when calling the TransactWriteItems operation: Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, None]',
        ),
        19,
        { status: 400 },
      ),
    truth: { fault: 'conflict', seat: 'both', rubric: ['retry|order|backoff'] },
    why: 'Two transactions write the same wallet at once.',
  },
  {
    ...{
      name: 'item-of-400-kb',
      shapes: ['fan-out', 'chain'],
      language: 'go',
      ask: { kind: 'event' },
      share: 0.4,
      peer: table('documents', 'PutItem'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'smithy.OperationError',
          `operation error DynamoDB: PutItem, https response error StatusCode: 400, RequestID: ${scene.dice.uuid()}, api error ValidationException: Item size has exceeded the maximum allowed size`,
        ),
        22,
        { status: 400 },
      ),
    truth: { fault: 'payload-too-large', seat: 'both', rubric: ['S3|compress|split|page'] },
    why: 'Documents with attachments are larger than an item may be.',
  },
  {
    ...{
      name: 'message-above-limit',
      shapes: ['single', 'fan-out'],
      language: 'node',
      ask: { kind: 'error' },
      share: 0.4,
      peer: topic('changes', 'Publish'),
    },
    trouble: (scene) =>
      broken(scene, thrown('InvalidParameterException', 'Invalid parameter: Message too long'), 21, { status: 400 }),
    truth: {
      fault: 'payload-too-large',
      or: ['validation-failed'],
      seat: 'both',
      rubric: ['S3|compress|split|page|size'],
    },
    why: 'A message is above 256 KB.',
  },
  {
    ...{
      name: 'response-above-six-megabytes',
      shapes: ['single', 'chain'],
      language: 'node',
      ask: { kind: 'event' },
      share: 0.4,
      signals: ['json', 'text', 'both'],
    },
    trouble: ({ dice }) => ({
      end: 'crash',
      thrown: thrown(
        'Function.ResponseSizeTooLarge',
        `Response payload size (${dice.int(6_400_000, 9_800_000)} bytes) exceeded maximum allowed payload size (6291556 bytes).`,
      ),
    }),
    truth: { fault: 'payload-too-large', seat: 'fn', rubric: ['S3|compress|page'] },
    why: 'A list without pages is larger than Lambda may answer.',
  },
  {
    ...{
      name: 'result-too-large-for-a-state',
      shapes: ['queue'],
      language: 'python',
      ask: { kind: 'event' },
      share: 0.4,
      peer: machine('enrich', 'StartSyncExecution'),
    },
    trouble: (scene) => ({
      ...broken(
        scene,
        thrown(
          'RuntimeError',
          `execution of ${scene.peer.name} FAILED: States.DataLimitExceeded: The state/task 'Collect' returned a result with a size exceeding the maximum number of bytes service limit.`,
        ),
        310,
        {},
      ),
      calls: [{ peer: scene.peer, op: scene.peer.op, ms: scene.dice.around(310), status: 200 }],
    }),
    truth: { fault: 'payload-too-large', seat: 'both', rubric: ['S3|compress|split|page'] },
    why: 'A state hands on more than 256 KB.',
  },
  {
    ...{
      name: 'session-token-ran-out',
      shapes: ['queue', 'fan-out'],
      language: 'ruby',
      ask: { kind: 'event' },
      share: 0.9,
      peer: bucket('partner-drop', 'ListObjectsV2'),
    },
    trouble: (scene) =>
      broken(scene, thrown('Aws::S3::Errors::ExpiredToken', 'The provided token has expired.'), 29, { status: 400 }),
    truth: { fault: 'credential-expired', seat: 'both', rubric: ['renew|rotat|credential'] },
    why: 'Assumed credentials are kept longer than they are valid.',
  },
  {
    ...{
      name: 'state-machine-times-out',
      shapes: ['chain', 'single'],
      language: 'node',
      ask: { kind: 'event' },
      peer: machine('quote', 'StartSyncExecution'),
    },
    trouble: (scene) => ({
      ...broken(scene, thrown('Error', `${scene.peer.name} ended TIMED_OUT: States.Timeout`), 5_000, {}),
      calls: [{ peer: scene.peer, op: scene.peer.op, ms: scene.dice.around(5_000), status: 200 }],
    }),
    truth: { fault: 'dependency-slow', or: ['timeout'], seat: 'both', rubric: ['timeout|slow'] },
    why: 'An express workflow does not come to its end in time.',
  },
  {
    ...{
      name: 'invoked-above-reserved',
      shapes: ['single', 'fan-out'],
      language: 'node',
      ask: { kind: 'event' },
      peer: service('Lambda', 'lambda', 'pricing-engine', 'Invoke'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('TooManyRequestsException', 'Rate Exceeded.', {
          code: 'ReservedFunctionConcurrentInvocationLimitExceeded',
        }),
        180,
        {
          status: 429,
          says: [warn(`invoke of ${scene.peer.name} refused: ReservedFunctionConcurrentInvocationLimitExceeded`)],
        },
      ),
    truth: { fault: 'concurrency-limit', or: ['throttled'], seat: 'peer', rubric: ['concurrency'] },
    why: 'The called function has used its reserved concurrency.',
  },
  {
    ...{
      name: 'internal-error-of-a-table',
      shapes: ['queue', 'single'],
      language: 'go',
      ask: { kind: 'trace' },
      share: 0.5,
      peer: table('quotes', 'Query'),
      signals: SPANS,
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown(
          'smithy.OperationError',
          `operation error DynamoDB: Query, exceeded maximum number of attempts, 3, https response error StatusCode: 500, RequestID: ${scene.dice.uuid()}, InternalServerError: Internal server error`,
        ),
        760,
        { status: 500 },
      ),
    truth: { fault: 'dependency-error', seat: 'peer', rubric: ['retry|look up|log|error'] },
    why: 'DynamoDB answers 500 for a while.',
  },
  {
    ...{
      name: 'gateway-may-not-invoke',
      shapes: ['single', 'chain'],
      share: 0,
      signals: ['json', 'text'],
      ask: () => ({ about: 'event', contains: 'Invalid permissions' }),
      at: 'entry',
    },
    also: ({ post, dice, onset, now, culprit, estate }) => {
      const group = 'API-Gateway-Execution-Logs_k3v9x0ab2c/prod';
      for (let at = onset; at < now - 5_000; at += dice.int(20_000, 60_000)) {
        const id = dice.uuid();
        const uri = `https://lambda.${estate.region}.amazonaws.com/2015-03-31/functions/arn:aws:lambda:${estate.region}:${estate.account}:function:${culprit.name}/invocations`;
        post.line(group, 'c9f0', at, `(${id}) Starting execution for request: ${id}`);
        post.line(group, 'c9f0', at + 2, `(${id}) Endpoint request URI: ${uri}`);
        post.line(
          group,
          'c9f0',
          at + 4,
          `(${id}) Execution failed due to configuration error: Invalid permissions on Lambda function`,
        );
        post.line(group, 'c9f0', at + 5, `(${id}) Method completed with status: 500`);
      }
      post.trail(onset - MINUTE, 'lambda', 'RemovePermission20150331v2', {
        functionName: culprit.name,
        statementId: 'apigw',
      });
    },
    load: ({ onset }, at) => (at < onset ? 1.1 : 0),
    truth: {
      fault: 'permission-denied',
      or: ['configuration-change'],
      seat: 'fn',
      rubric: ['polic|role|allow|permission'],
      pairs: () =>
        ['API-Gateway-Execution-Logs_k3v9x0ab2c/prod', 'k3v9x0ab2c', 'k3v9x0ab2c/prod'].map((entity) => ({
          fault: 'permission-denied',
          entity,
        })),
    },
    why: 'API Gateway lost the permission to invoke the function.',
  },
];
