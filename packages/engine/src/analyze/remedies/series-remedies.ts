/** What helps when numbers over time changed: more or less traffic, more errors, work that piles up, data that is missing. */
import type { Fault } from '@baselime-ai/contract';
import { alarm, type Remedy } from './remedy.js';

export const SERIES_REMEDIES: Partial<Record<Fault, readonly Remedy[]>> = {
  'traffic-increase': [
    ({ entity }) => [
      `Find out who sends the new traffic to ${entity}`,
      'Group the requests by client, route or tenant and compare with the time before; a campaign, a retrying client and a loop look alike in a total.',
    ],
    ({ entity }) => [
      `Check the limits that ${entity} will reach next`,
      'Compare ConcurrentExecutions with the reserved and the account concurrency, and the consumed capacity of its tables with what is provisioned.',
    ],
    ({ entity }) => [
      `Set a throttle in front of ${entity} if the traffic is unwanted`,
      'A usage plan or a stage limit of API Gateway, or a rate rule of AWS WAF, keeps the rest of the system safe.',
    ],
  ],
  'traffic-drop': [
    ({ entity }) => [
      `Check what calls ${entity}`,
      'Look at its event source mapping, schedule, API stage and DNS: a disabled mapping, a failed deployment of a caller or an expired certificate all look like missing traffic.',
    ],
    ({ entity }) => [
      `Send one request to ${entity} by hand`,
      'If it works, the callers are the place to look; if it does not, its answer says what is wrong.',
    ],
    alarm,
  ],
  'missing-data': [
    ({ entity }) => [
      `Check that the telemetry of ${entity} is still sent`,
      'Look at the log group subscription, the metric stream, the OpenTelemetry layer and the API key of the sender, and at changes of them.',
    ],
    ({ entity }) => [
      `Check that ${entity} still runs`,
      'Its own console page and CloudWatch show invocations even when nothing arrives here.',
    ],
  ],
  'error-increase': [
    ({ entity }) => [
      `Look at the newest errors of ${entity}`,
      'Open the errors of the marked time and ask about one of them; a failing event says more than a count.',
    ],
    ({ entity }) => [
      `Compare with what was deployed or changed before the rise`,
      `List the versions of ${entity} and the changes in CloudTrail shortly before, and roll back if the time fits.`,
    ],
    alarm,
  ],
  'resource-saturated': [
    ({ entity, caller, diskFull, aws }) =>
      diskFull
        ? aws
          ? [
              `Delete what ${caller} wrote to /tmp when an invocation ends`,
              'The folder outlives the invocation in the same execution environment, so files of earlier ones add up.',
            ]
          : [
              `Free space on the disk of ${caller}`,
              'df -h and du show what fills it: logs, caches, old images (docker system prune), files that are written and never deleted.',
            ]
        : [
            `Give ${entity} more capacity`,
            'For a stream or queue consumer: a larger batch size, more shards or a higher parallelization factor and concurrency. For a database or cluster: a larger size, more storage or more nodes.',
          ],
    ({ entity, caller, diskFull, aws }) =>
      diskFull
        ? [
            `Raise the ${aws ? 'ephemeral storage' : 'size of the disk'} of ${caller}`,
            aws
              ? 'Set it in the configuration of the function: from 512 MB up to 10,240 MB.'
              : 'The volume, the ephemeral storage of the pod, or a larger machine of the build server.',
          ]
        : [
            `Find what puts the load on ${entity}`,
            'Compare the calls, queries and messages that it gets with the time before; slow queries without an index and retries without a pause use up most.',
          ],
    ({ entity, caller, diskFull }) =>
      diskFull
        ? [
            `Stream large files of ${caller} instead of storing them`,
            'Read and send them in pieces, so that none of them has to fit on the disk; to S3 with a multipart upload.',
          ]
        : [
            `Look for a batch of ${entity} that fails again and again`,
            'One poison message blocks a shard: set a maximum of retries, bisect the batch on error, and send what fails to a dead-letter queue.',
          ],
    ({ entity, diskFull }) =>
      diskFull
        ? undefined
        : [
            `Find what makes the work of ${entity} longer`,
            'Compare the duration of its invocations and of the calls that it makes with the time before.',
          ],
  ],
};
