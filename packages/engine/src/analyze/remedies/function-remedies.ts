/** What helps when the remedy is in the function itself. */
import type { Fault } from '@baselime-ai/contract';
import { duration, quote } from '../wording.js';
import { PACKAGE_REMEDIES } from './package-remedies.js';
import { REFUSAL_REMEDIES } from './refusal-remedies.js';
import { alarm, either, inputs, type Remedy } from './remedy.js';

const longer: Remedy = ({ caller, limitMs }) => [
  `Raise the timeout of ${caller}${limitMs === undefined ? '' : ` above ${duration(limitMs)}`}`,
  'Set it in the configuration of the function to a little above the slowest normal invocation (at most 900 s; behind API Gateway the integration timeout of 29 s counts).',
];
const faster: Remedy = ({ caller, sizeMb }) => [
  `Give ${caller} more memory${sizeMb === undefined ? '' : ` than ${sizeMb} MB`}`,
  'Lambda allots CPU in proportion to the memory size, so work that needs CPU becomes faster.',
];
const waits: Remedy = ({ caller, silentAfter }) =>
  silentAfter === undefined
    ? [
        `Find what ${caller} waits for`,
        'Instrument its calls (OpenTelemetry or X-Ray) and set a timeout on each HTTP, database and AWS SDK client below the function timeout.',
      ]
    : [
        `Find what ${caller} waited for after its last line`,
        `It wrote ${quote(silentAfter.text, 120)} and nothing in the ${duration(silentAfter.silentMs)} until it was stopped. Look at the call that follows this line in the code, and set a timeout on its client below the function timeout.`,
      ];

export const FUNCTION_REMEDIES: Partial<Record<Fault, readonly Remedy[]>> = {
  timeout: [
    ({ caller, initTimeout }) =>
      initTimeout
        ? [
            `Shorten what ${caller} does outside its handler`,
            'Calls over the network, large modules and files that are read there run before the first request. Load them when they are first needed, and set a timeout on every client that is used there.',
          ]
        : undefined,
    (facts) => (facts.silentAfter === undefined ? longer(facts) : waits(facts)),
    (facts) => (facts.silentAfter === undefined ? faster(facts) : longer(facts)),
    (facts) => (facts.silentAfter === undefined ? waits(facts) : faster(facts)),
    ({ caller }) => [
      `Split the work of ${caller}`,
      'Process smaller batches, or move long work to an SQS queue or a Step Functions state machine.',
    ],
  ],
  'memory-exhausted': [
    ({ caller, sizeMb }) => [
      `Raise the memory of ${caller}${sizeMb === undefined ? '' : ` above ${sizeMb} MB`}`,
      sizeMb === undefined
        ? 'Set a larger memory size in the configuration of the function.'
        : `Set the memory size to ${Math.min(10_240, sizeMb * 2)} MB and look at Max Memory Used in the REPORT lines afterwards.`,
    ],
    ({ caller }) => [
      `Stream instead of loading whole objects in ${caller}`,
      'Read files from S3 and query results in pieces, and process fewer records of a batch at a time.',
    ],
    ({ caller }) => [
      `Look for memory that ${caller} keeps between invocations`,
      'Global caches and lists that grow survive in the execution environment; compare Max Memory Used over consecutive invocations.',
    ],
  ],
  'permission-denied': REFUSAL_REMEDIES,
  'credential-expired': [
    ({ caller }) => [
      `Renew the credentials that ${caller} uses`,
      'Rotate the secret or token (Secrets Manager, Parameter Store or an environment variable) and deploy or restart so that it is read again.',
    ],
    ({ caller }) => [
      `Read secrets at run time in ${caller}`,
      'Cache them for some minutes only and fetch them again after an authentication error.',
    ],
    () => [
      'Turn on automatic rotation',
      'Secrets Manager rotates on a schedule; for AWS calls use the execution role instead of stored keys.',
    ],
  ],
  'missing-configuration': [
    ({ caller, configuration }) => [
      `Set ${configuration ?? 'the missing value'} for ${caller}`,
      'Add it to the environment variables of the function (or to Parameter Store or Secrets Manager where it is read from) in every stage, and deploy.',
    ],
    ({ caller }) => [
      `Check required configuration when ${caller} starts`,
      'Read and validate all of it outside the handler, so that a missing value stops the deployment and not a request.',
    ],
    ({ caller }) => [
      `Compare the environment variables of ${caller} with the stage that works`,
      'A recent deployment or UpdateFunctionConfiguration may have replaced them as a whole.',
    ],
  ],
  'missing-dependency': PACKAGE_REMEDIES,
  'payload-too-large': [
    ({ caller }) => [
      `Make what ${caller} sends or returns smaller`,
      'The limits are 6 MB for a synchronous Lambda request or response, 256 KB for an SQS message or asynchronous event, and 400 KB for a DynamoDB item.',
    ],
    () => ['Pass large data through S3', 'Store the object and send its key, or a presigned URL, instead of the data.'],
    () => ['Return the result in pages', 'Add a limit and a cursor to the request, and compress the answer.'],
  ],
  'conditional-check-failed': [
    ({ caller }) => [
      `Handle the failed condition in ${caller}`,
      'It often means that the item exists already or was changed meanwhile: treat a repeated request as done, else read again and retry.',
    ],
    () => [
      'Make the operation idempotent',
      'Use an idempotency key from the request, so that a repeated delivery of an event does not fail.',
    ],
  ],
  conflict: [
    either(
      ({ duplicate }) => duplicate,
      ({ caller }) => [
        `Let ${caller} take what exists already for done`,
        'A repeated event or a second start creates the same thing again: look whether it is there first, or treat this error as success where the two are the same.',
      ],
      ({ caller }) => [
        `Retry conflicting writes of ${caller}`,
        'Read the current state again and retry with exponential backoff and jitter.',
      ],
    ),
    either(
      ({ duplicate }) => duplicate,
      () => [
        'Choose another name or key where they are not the same',
        'Compare what exists with what was to be created: a name without its stage, or a key that is not unique, gives this error.',
      ],
      () => [
        'Avoid writing the same item from many invocations',
        'Order them with a FIFO queue and a message group for each item, or split the item.',
      ],
    ),
  ],
  'malformed-input': [
    inputs,
    () => [
      'Look at the data that could not be parsed',
      `Find who sent it; often it is empty, not JSON, or encoded twice.`,
    ],
    ({ caller }) => [
      `Configure a dead-letter queue for what ${caller} cannot read`,
      'With a maximum receive count of 3 to 5, one bad message does not block or repeat for hours; report partial batch failures for SQS batches.',
    ],
  ],
  'validation-failed': [
    () => [
      'Correct the value that was rejected',
      `The error names it. Compare the request with what the service or schema expects.`,
    ],
    inputs,
    () => [
      'Find out which caller sends such requests',
      'Filter the events by the same error and compare callers, versions and input.',
    ],
  ],
  'partial-batch-failure': [
    ({ caller }) => [
      `Look at the records that failed in ${caller}`,
      'They are delivered again until the maximum receive count; the others of the batch are done when ReportBatchItemFailures is on.',
    ],
    ({ caller }) => [
      `Configure a dead-letter queue for ${caller}`,
      'Records that fail for good then do not block the batch.',
    ],
  ],
  'code-defect': [
    either(
      ({ malformedAnswer }) => malformedAnswer,
      ({ caller }) => [
        `Return what API Gateway expects from ${caller}`,
        'An object with a number as statusCode, headers of texts, and a body that is a text: encode objects as JSON, and return on every path of the code.',
      ],
      ({ caller, frame }) => [
        `Correct the code of ${caller}${frame === undefined ? '' : ` at ${frame}`}`,
        'Handle the missing or unexpected value there; the error text says which one it is.',
      ],
    ),
    ({ caller }) => [
      `Add a test for ${caller} with the event that failed`,
      'The input of the failing invocation reproduces it.',
    ],
    ({ caller }) => [
      `Roll ${caller} back if the error came with a new version`,
      'Point the alias at the version before it while the correction is made.',
    ],
  ],
  'unhandled-error': [
    ({ caller, frame }) => [
      `Look at the place where ${caller} raised the error${frame === undefined ? '' : `: ${frame}`}`,
      'Read the log lines of the same request before it.',
    ],
    ({ caller }) => [
      `Log the cause in ${caller}`,
      'Keep the original error (name, code, message, stack) when it is wrapped, and the request id.',
    ],
    alarm,
  ],
  'latency-increase': [
    ({ entity }) => [
      `Compare ${entity} with a fast request`,
      'Open the trace of a request that took its usual time and look for the span that grew.',
    ],
    ({ entity }) => [
      `Look for a change of ${entity} before it became slow`,
      'New versions, more traffic, larger inputs and cold starts are the usual reasons.',
    ],
  ],
};
