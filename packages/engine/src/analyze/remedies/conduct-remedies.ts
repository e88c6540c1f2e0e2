/** What helps when calls, messages or invocations repeat, when one tenant sends most, and when a start or a query is slow. */
import type { Fault } from '@baselime-ai/contract';
import { alarm, inputs, type Remedy } from './remedy.js';

export const CONDUCT_REMEDIES: Partial<Record<Fault, readonly Remedy[]>> = {
  'poison-message': [
    ({ caller }) => [
      `Move the message out of the way of ${caller}`,
      'Set a dead-letter queue with a maximum receive count of 3 to 5 on the source queue; for a stream set a maximum of retries, bisect the batch on error and name an on-failure destination.',
    ],
    ({ caller }) => [
      `Read the message that ${caller} cannot process`,
      'Look it up by its message id in the log lines of the failing requests, and compare its body with one that succeeded.',
    ],
    inputs,
    ({ caller }) => [
      `Report partial batch failures in ${caller}`,
      'Return batchItemFailures, so that only the bad message is delivered again; redrive it from the dead-letter queue after the correction.',
    ],
  ],
  'retry-storm': [
    ({ caller }) => [
      `Limit the attempts of ${caller} and pause between them`,
      'Use the retry mode of the AWS SDK with at most 3 attempts, exponential backoff and full jitter; remove loops of your own around it, because retries of two layers multiply.',
    ],
    ({ entity, caller }) => [
      `Stop calling for a while when calls of ${caller} keep failing`,
      `A circuit breaker or a retry budget keeps ${entity} from adding load to what is already overloaded.`,
    ],
    ({ caller }) => [
      `Look at why the first call of ${caller} failed`,
      'The earliest attempt in the trace names the error; that fault comes first, the attempts after it only make it last longer.',
    ],
    ({ caller }) => [
      `Send fewer requests from ${caller}`,
      'Batch them, cache what is read often, and set a maximum concurrency on the event source until the dependency has recovered.',
    ],
  ],
  recursion: [
    ({ entity }) => [
      `Stop the loop of ${entity} now`,
      'Set its reserved concurrency to 0 or disable the trigger (event source mapping, S3 notification, rule), then read or purge what is queued.',
    ],
    ({ entity }) => [
      `Write the output of ${entity} elsewhere than its trigger reads`,
      'Use another bucket, prefix, queue or topic for what it produces, or filter its own events out in the trigger.',
    ],
    ({ entity }) => [
      `Keep recursive loop detection of ${entity} on`,
      'Lambda stops a loop through SQS, SNS or S3 after about 16 invocations; an alarm on RecursiveInvocationsDropped tells you of it.',
    ],
  ],
  'tenant-dominates': [
    ({ entity }) => [
      `Limit what one tenant may send to ${entity}`,
      'Give each client its own API key with a usage plan (rate, burst and quota), or count requests by tenant and answer 429 above the limit.',
    ],
    ({ entity }) => [
      `Ask the tenant what it runs against ${entity}`,
      'An import, a loop or a retry without backoff on its side is the usual reason; agree on a rate or a batch interface.',
    ],
    ({ entity }) => [
      `Keep the other tenants of ${entity} apart from it`,
      'A queue or a reserved concurrency for each class of tenants keeps one of them from using up the capacity of all.',
    ],
  ],
  'n-plus-one': [
    ({ caller }) => [
      `Batch the calls of ${caller}`,
      'Fetch all items at once: BatchGetItem or Query for DynamoDB (up to 100 items a call), one statement with IN or a join for SQL, one bulk request for an API.',
    ],
    ({ caller }) => [
      `Run in parallel what ${caller} cannot batch`,
      'Start the calls together with a limit (for example 10 at a time), and cache values that repeat inside of one request.',
    ],
    ({ caller }) => [
      `Limit how many items one request of ${caller} may hold`,
      'Pages keep the number of calls, and so the duration, from growing with the data.',
    ],
  ],
  'slow-query': [
    ({ entity }) => [
      `Look at the plan of the slow query on ${entity}`,
      'Run it with EXPLAIN ANALYZE and look for a scan of a whole table; add or repair the index that its conditions need.',
    ],
    ({ entity }) => [
      `Check what else ran on ${entity} at that time`,
      'Performance Insights shows locks, waits and load; a migration, a lost statistic or a blocked row makes a fast query slow.',
    ],
    ({ caller, entity }) => [
      `Set a statement timeout for calls from ${caller} to ${entity}`,
      'Below the function timeout, so that the function can still answer, and read only the columns and rows that are needed.',
    ],
  ],
  'cold-start': [
    ({ entity }) => [
      `Use provisioned concurrency or SnapStart for ${entity}`,
      'Provisioned concurrency keeps environments initialized; SnapStart (Java, Python, .NET) restores a snapshot instead of initializing.',
    ],
    ({ entity }) => [
      `Make the package of ${entity} smaller`,
      'Bundle only what is used, leave out development dependencies, and load rarely used modules only when they are needed.',
    ],
    ({ entity }) => [
      `Do less in the initialization of ${entity}`,
      'Init Duration in the REPORT lines shows its time: move calls of Secrets Manager and databases behind the first use, and raise the memory size for more CPU.',
    ],
  ],
  'deployment-change': [
    ({ entity }) => [
      `Roll ${entity} back to the version before`,
      "Point the function's alias at it, and watch whether the errors stop.",
    ],
    ({ entity }) => [
      `Compare the two versions of ${entity}`,
      'Look at code, dependencies, memory, timeout and environment variables of both; the first error says where.',
    ],
    alarm,
  ],
  'configuration-change': [
    ({ entity }) => [
      `Undo the last configuration change of ${entity}`,
      'CloudTrail holds who changed what (UpdateFunctionConfiguration, PutRolePolicy, PutParameter); set the value of before.',
    ],
    ({ entity }) => [
      `Compare the configuration of ${entity} with the stage that works`,
      'UpdateFunctionConfiguration replaces all environment variables at once: one that is missing in the call is gone.',
    ],
    ({ entity }) => [
      `Validate the configuration of ${entity} when it starts`,
      'Read all of it outside the handler, so that a missing value stops the deployment and not a request.',
    ],
  ],
};
