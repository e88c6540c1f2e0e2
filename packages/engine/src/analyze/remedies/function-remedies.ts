/** What helps when the remedy is in the function itself. */
import type { Fault } from '@baselime-ai/contract';
import { duration, quote } from '../wording.js';
import { PACKAGE_REMEDIES } from './package-remedies.js';
import { REFUSAL_REMEDIES } from './refusal-remedies.js';
import { alarm, either, inputs, type Remedy, rollBack } from './remedy.js';

const longer: Remedy = ({ caller, limitMs, aws }) => [
  `Raise the timeout of ${caller}${limitMs === undefined ? '' : ` above ${duration(limitMs)}`}`,
  !aws
    ? 'In the settings of the platform or server that stopped it, to a little above the slowest normal request; what stands in front of it (proxy, load balancer) has a limit of its own.'
    : 'Set it in the configuration of the function to a little above the slowest normal invocation (at most 900 s; behind API Gateway the integration timeout of 29 s counts).',
];
const faster: Remedy = ({ caller, sizeMb, aws }) => [
  aws ? `Give ${caller} more memory${sizeMb === undefined ? '' : ` than ${sizeMb} MB`}` : `Give ${caller} more CPU`,
  !aws
    ? 'Where it computes and does not wait.'
    : 'Lambda allots CPU in proportion to the memory size, so work that needs CPU becomes faster.',
];
const waits: Remedy = ({ caller, silentAfter, aws }) =>
  silentAfter === undefined
    ? [
        `Find what ${caller} waits for`,
        aws
          ? 'Instrument its calls (OpenTelemetry or X-Ray) and set a timeout on each HTTP, database and AWS SDK client below the function timeout.'
          : 'Log or trace the time that each HTTP and database call takes, and set a timeout on each client below this limit.',
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
    ({ caller, aws }) => [
      `Split the work of ${caller}`,
      `Process smaller batches, or move long work to ${aws ? 'an SQS queue or a Step Functions state machine' : 'a queue and a worker'}.`,
    ],
  ],
  'memory-exhausted': [
    ({ caller, sizeMb, aws }) => [
      `Raise the memory of ${caller}${sizeMb === undefined ? '' : ` above ${sizeMb} MB`}`,
      sizeMb === undefined
        ? `Set a larger memory size in the configuration of the ${aws ? 'function' : 'service, container or process'}.`
        : `Set the memory size to ${Math.min(10_240, sizeMb * 2)} MB and look at Max Memory Used in the REPORT lines afterwards.`,
    ],
    ({ caller }) => [
      `Stream instead of loading whole objects in ${caller}`,
      'Read files and results of queries in pieces, and process fewer records of a batch at a time.',
    ],
    ({ caller, aws }) => [
      `Look for memory that ${caller} keeps between ${aws ? 'invocations' : 'requests'}`,
      aws
        ? 'Global caches and lists that grow survive in the execution environment; compare Max Memory Used over consecutive invocations.'
        : 'Global caches and lists that grow; compare the memory after each request.',
    ],
  ],
  'permission-denied': REFUSAL_REMEDIES,
  'credential-expired': [
    ({ caller, aws }) => [
      `Renew the credentials that ${caller} uses`,
      `Where they are wrong and not old, set the right ones: compare user, secret and address with what the service expects. Rotate the secret or token (${aws ? 'Secrets Manager, Parameter Store or an environment variable' : 'in the secret store or environment variable that it is read from'}) and deploy or restart so that it is read again.`,
    ],
    ({ caller }) => [
      `Read secrets at run time in ${caller}`,
      'Cache them for some minutes only and fetch them again after an authentication error.',
    ],
    ({ aws }) => [
      'Turn on automatic rotation',
      aws
        ? 'Secrets Manager rotates on a schedule; for AWS calls use the execution role instead of stored keys.'
        : 'Let the secret store rotate them on a schedule, or use an identity of the platform instead of stored keys.',
    ],
  ],
  'signature-mismatch': [
    ({ caller }) => [
      `Compare the signing secret in ${caller} with that of this webhook endpoint`,
      'Each endpoint, and each of test and live mode, has a secret of its own; the command line that forwards events prints another one. A line break at the end of the value counts.',
    ],
    () => [
      'Verify the body as it arrived',
      'The signature is that of the raw bytes: read them before a JSON middleware parses them; behind API Gateway decode a body with isBase64Encoded.',
    ],
    () => [
      'Refuse what does not verify with status 400',
      'Somebody else may have sent it; do not turn off the check. The sender tries again, so the events of the meantime are not lost.',
    ],
  ],
  'startup-failed': [
    ({ caller }) => [
      `Read the first lines that ${caller} wrote when it started`,
      'The reason stands there, before the message of the platform: a setting, a module or a service that it waits for.',
    ],
    ({ caller }) => [
      `Start ${caller} in the same way on your own machine`,
      'With the image, the command and the variables of the platform; what fails there fails at once.',
    ],
    ({ caller }) => [
      `Roll ${caller} back to the version that started`,
      'Keep the version before running while this one is corrected.',
    ],
  ],
  'missing-configuration': [
    ({ caller, configuration, aws }) => [
      `Set ${configuration ?? 'the missing value'} for ${caller}`,
      `Add it to the environment variables${aws ? ' of the function (or to Parameter Store or Secrets Manager where it is read from)' : ', or to the settings or secrets that it is read from,'} in every stage, and deploy.`,
    ],
    ({ caller, aws }) => [
      `Check required configuration when ${caller} starts`,
      `Read and validate all of it ${aws ? 'outside the handler' : 'at the start'}, so that a missing value stops the deployment and not a request.`,
    ],
    ({ caller, aws }) => [
      `Compare the environment variables of ${caller} with the stage that works`,
      `A recent deployment${aws ? ' or UpdateFunctionConfiguration' : ''} may have replaced them as a whole.`,
    ],
  ],
  'missing-dependency': PACKAGE_REMEDIES,
  'payload-too-large': [
    ({ caller, aws }) => [
      `Make what ${caller} sends or returns smaller`,
      !aws
        ? 'The error names the limit, or the one that answered has it in its settings; nginx, for example, takes 1 MB unless client_max_body_size says otherwise.'
        : 'The limits are 6 MB for a synchronous Lambda request or response, 256 KB for an SQS message or asynchronous event, and 400 KB for a DynamoDB item.',
    ],
    ({ aws }) => [
      `Pass large data through ${aws ? 'S3' : 'object storage'}`,
      'Store the object and send its key, or a presigned URL, instead of the data.',
    ],
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
    ({ caller, aws }) => [
      `Configure a dead-letter queue for what ${caller} cannot read`,
      `With a maximum receive count of 3 to 5, one bad message does not block or repeat for hours${aws ? '; report partial batch failures for SQS batches' : ''}.`,
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
      'The input of the failing request reproduces it.',
    ],
    rollBack,
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
