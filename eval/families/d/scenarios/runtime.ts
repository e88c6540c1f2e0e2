/** Faults that sit in the function itself: limits of its runtime, its code, its package, its settings. */
import { MINUTE_MS } from '../kit/day.js';
import { awsSays } from '../kit/refusals.js';
import { ALL_SHAPES, DIRECT, everyday, type Story } from '../kit/story.js';
import { brokenBy, notImported, notSet } from './runtime-words.js';

export const runtimeStories: readonly Story[] = [
  {
    name: 'renders-until-it-is-stopped',
    fault: 'timeout',
    guilty: 'work',
    runtimes: ['python', 'node', 'ruby'],
    signals: ['lines', 'xray', 'reports'],
    shapes: ALL_SHAPES,
    usual: ({ things, random }) => ({ doings: [{ to: things.bucket }], ownMs: random.int(1_800, 3_400) }),
    planted: ({ things, random }) => ({
      doings: [{ to: things.bucket }],
      ends: 'timeout',
      values: { pages: random.int(900, 2_400) },
    }),
    rubric: ['timeout|time limit|memory'],
    why: 'Large documents take longer than the function may run; the time is its own.',
  },
  {
    name: 'heap-of-node-is-full',
    fault: 'memory-exhausted',
    guilty: 'work',
    runtimes: ['node'],
    signals: ['lines', 'xray'],
    shapes: ALL_SHAPES,
    memoryMb: 512,
    planted: ({ things }) => ({ doings: [{ to: things.bucket }], ownMs: 2_400, ends: 'heap' }),
    rubric: ['memory'],
    why: 'An import is read into memory as a whole.',
  },
  {
    name: 'killed-without-a-word',
    fault: 'memory-exhausted',
    guilty: 'work',
    runtimes: ['python', 'go', 'dotnet'],
    signals: ['lines', 'reports'],
    memoryMb: 256,
    shapes: ALL_SHAPES,
    usual: ({ things, random }) => ({ doings: [{ to: things.table }], usedMb: random.int(150, 190) }),
    planted: ({ things }) => ({ doings: [{ to: things.bucket }], ownMs: 900, ends: 'killed' }),
    rubric: ['memory'],
    why: 'The kernel kills what exceeds its memory.',
  },
  {
    name: 'java-heap-space',
    fault: 'memory-exhausted',
    guilty: 'work',
    runtimes: ['java'],
    memoryMb: 1_024,
    planted: ({ things, work }) => ({
      doings: [{ to: things.table }],
      ownMs: 1_700,
      usedMb: Math.round(work.memoryMb * 0.97),
      failure: { type: 'java.lang.OutOfMemoryError', message: 'Java heap space' },
      how: 'crash',
    }),
    rubric: ['memory'],
    why: 'The heap is too small for what is asked.',
  },
  {
    name: 'nobody-was-warm',
    fault: 'cold-start',
    guilty: 'work',
    runtimes: ['java', 'dotnet'],
    signals: ['xray', 'lines'],
    shapes: DIRECT,
    perHour: 70,
    share: 0.2,
    planted: ({ things, random }) => ({ doings: [{ to: things.table }], coldMs: random.int(6_200, 8_900) }),
    asks: ['request', 'trace'],
    rubric: ['provisioned|snapstart|initiali|package'],
    why: 'The environment had to start; everything else in the request was as fast as always.',
  },
  {
    name: 'field-renamed-by-the-shared-library',
    fault: 'code-defect',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    shapes: ALL_SHAPES,
    usual: (estate) => ({ ...everyday(estate), version: '117' }),
    planted: (estate) => ({
      doings: [{ to: estate.things.table }],
      failure: brokenBy(estate),
      how: 'crash',
      version: '118',
    }),
    also: ({ tape, work, since }) =>
      tape.trail(since - 2 * MINUTE_MS, 'lambda', 'PublishVersion20150331', { functionName: work.name }),
    accepts: ({ work }) => [{ fault: 'deployment-change', entity: work.name }],
    rubric: ['code|roll back|correct'],
    why: 'A release reads a field that the shared library has renamed.',
  },
  {
    name: 'a-branch-nobody-took-before',
    fault: 'code-defect',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    share: 0.3,
    planted: (estate) => ({
      doings: [{ to: estate.things.cache }, { to: estate.things.table }],
      failure: brokenBy(estate),
      how: 'caught',
      values: { country: 'CY', currency: 'EUR' },
    }),
    rubric: ['code|correct'],
    why: 'Only requests from one country take the branch with the mistake.',
  },
  {
    name: 'layer-was-built-for-another-machine',
    fault: 'missing-dependency',
    guilty: 'work',
    runtimes: ['python', 'node', 'java'],
    signals: ['lines', 'xray'],
    share: 1,
    planted: (estate) => ({ ownMs: 2, quiet: true, failure: notImported(estate), how: 'crash' }),
    rubric: ['package|layer|module'],
    why: 'The package does not hold what the function imports.',
  },
  {
    name: 'stage-without-a-setting',
    fault: 'missing-configuration',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    shapes: ALL_SHAPES,
    share: 1,
    planted: (estate) => ({ ownMs: 3, failure: notSet(estate), how: 'crash' }),
    rubric: ['variable|configuration|set |parameter'],
    why: 'The environment variable was not set in this stage.',
  },
  {
    name: 'parameter-under-another-path',
    fault: 'missing-configuration',
    guilty: 'work',
    runtimes: ['node', 'python'],
    signals: ['lines', 'otel'],
    share: 1,
    planted: ({ work, app, things }) => {
      const failure =
        work.runtime === 'node'
          ? {
              type: 'ParameterNotFound',
              message: 'UnknownError',
              library: '@aws-sdk/client-ssm',
              more: { $fault: 'client', $metadata: { httpStatusCode: 400, attempts: 1 } },
            }
          : {
              type: 'botocore.errorfactory.ParameterNotFound',
              message: 'An error occurred (ParameterNotFound) when calling the GetParameter operation: ',
              library: 'botocore/client.py',
            };
      return {
        doings: [
          {
            to: things.secret,
            span: 'SSM.GetParameter',
            tookMs: 19,
            failure,
            status: 400,
            values: { 'rpc.service': 'SSM', 'rpc.method': 'GetParameter' },
          },
        ],
        says: [{ level: 'info', text: `reading parameter /${app}/prod/tariff-table` }],
        failure,
        how: 'caught',
      };
    },
    rubric: ['parameter|configuration|set '],
    why: 'The parameter store has no such name.',
  },
  {
    name: 'answer-above-six-megabytes',
    fault: 'payload-too-large',
    guilty: 'work',
    runtimes: ['node', 'python'],
    signals: ['lines', 'xray'],
    share: 0.4,
    planted: ({ things, now }) => ({
      doings: [{ to: things.database }],
      ownMs: 300,
      failure: {
        type: 'Function.ResponseSizeTooLarge',
        message: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
        raw: `[ERROR] [${now}] LAMBDA_RUNTIME Failed to post handler success response. Http response code: 413. {"errorMessage":"Response payload size exceeded maximum allowed payload size (6291556 bytes).","errorType":"Function.ResponseSizeTooLarge"}`,
      },
      how: 'crash',
    }),
    rubric: ['page|compress|size|smaller'],
    why: 'The list grew beyond what Lambda can answer with.',
  },
  {
    name: 'item-outgrew-its-table',
    fault: 'payload-too-large',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'ruby'],
    share: 0.35,
    planted: (estate) => {
      const message = 'Item size to update has exceeded the maximum allowed size';
      const failure = awsSays(estate, 'DynamoDB', 'UpdateItem', 'ValidationException', message);
      return {
        doings: [{ to: estate.things.table, failure, status: 400 }],
        failure,
        how: 'caught',
        values: { attachments: 214 },
      };
    },
    rubric: ['size|s3|smaller|split|compress|page'],
    why: 'A list inside of the item grows with each change.',
  },
  {
    name: 'policy-narrowed',
    fault: 'permission-denied',
    guilty: 'work',
    runtimes: ['node', 'python', 'java', 'go', 'dotnet', 'ruby'],
    shapes: ALL_SHAPES,
    share: 1,
    planted: (estate) => {
      const { tape, things, app } = estate;
      const message = `User: arn:aws:sts::${tape.account}:assumed-role/${app}-work/${estate.work.name} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:${tape.region}:${tape.account}:table/${things.table.name} because no identity-based policy allows the dynamodb:PutItem action`;
      const failure = awsSays(estate, 'DynamoDB', 'PutItem', 'AccessDeniedException', message);
      return { doings: [{ to: things.table, failure, status: 400 }], failure, how: 'caught' };
    },
    also: ({ tape, since, app }) =>
      tape.trail(since - MINUTE_MS, 'iam', 'PutRolePolicy', { roleName: `${app}-work`, policyName: 'tables' }),
    accepts: ({ work }) => [{ fault: 'configuration-change', entity: work.name }],
    rubric: ['allow|policy|role|permission'],
    why: 'A change of the role took the right to write.',
  },
  {
    name: 'key-policy-forgot-the-role',
    fault: 'permission-denied',
    guilty: 'work',
    runtimes: ['node', 'python', 'java'],
    signals: ['lines', 'otel', 'xray'],
    share: 1,
    planted: (estate) => {
      const { tape, things, app, work } = estate;
      const message = `User: arn:aws:sts::${tape.account}:assumed-role/${app}-work/${work.name} is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:${tape.region}:${tape.account}:key/0f3a9a11-5d0e-4b5c-8f6b-3a2d8e7c9b10 because no resource-based policy allows the kms:Decrypt action`;
      const failure = awsSays(estate, 'S3', 'GetObject', 'AccessDenied', message, 403);
      return { doings: [{ to: things.bucket, failure, status: 403 }], failure, how: 'caught' };
    },
    rubric: ['allow|policy|role|permission'],
    why: 'The bucket is encrypted with a key whose policy does not name the role.',
  },
];
