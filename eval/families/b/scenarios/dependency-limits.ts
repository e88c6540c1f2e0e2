/** What a function calls takes no more, for now or for today. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import { failing } from '../kit/failing.js';
import type { Call, Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf, type Peer } from '../kit/peer.js';
import { change } from '../kit/signals.js';
import { traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const works = (world: World, peer: Peer, ms: number) => (): Work => ({
  ownMs: world.random.ms(18),
  calls: [{ peer, answer: { ms: world.random.ms(ms), status: 200 } }],
});

export const tableThrottled: Scenario = define(
  'table-above-its-capacity',
  EVERY_SHAPE,
  { runtimes: ['python', 'java', 'node'] },
  (world) => {
    const peer = world.table(undefined, 'PutItem');
    const rest = `The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.`;
    failing(world, {
      peer,
      status: 400,
      share: 0.65,
      usualMs: 8,
      message: `write to ${peer.table} was refused`,
      ms: () => world.random.ms(700),
      thrown: wordedFor(world.focus, {
        python: {
          type: 'botocore.errorfactory.ProvisionedThroughputExceededException',
          message: `An error occurred (ProvisionedThroughputExceededException) when calling the PutItem operation (reached max retries: 9): ${rest}`,
          frames: ['"/var/task/write.py", line 18, in put'],
        },
        java: {
          type: 'software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException',
          message: `${rest} (Service: DynamoDb, Status Code: 400)`,
          frames: ['io.write.Writer.put(Writer.java:29)'],
        },
        node: {
          type: 'ProvisionedThroughputExceededException',
          message: rest,
          frames: ['de_CommandError (/var/task/index.js:2210:14)'],
        },
      }),
    });
    return {
      question: world.ask(`write to ${peer.table} was refused`),
      truth: {
        fault: 'dependency-throttled',
        entities: namesOf(peer),
        rubric: ['capacity|on-demand|provision|autoscal', 'backoff|retry|fewer|batch|hot|spread'],
        why: 'The table’s provisioned capacity is used up.',
      },
    };
  },
);

export const vendorThrottles: Scenario = define(
  'vendor-answers-429',
  ['single', 'chain', 'queue', 'fan-out'],
  { runtimes: ['python', 'go'] },
  (world) => {
    const peer = world.vendor(3, '/v2/geocode', 'GET');
    failing(world, {
      peer,
      status: 429,
      message: `${peer.service} says slow down, retry after 30 s`,
      ms: () => world.random.ms(20),
      thrown: wordedFor(world.focus, {
        python: {
          type: 'requests.exceptions.HTTPError',
          message: `429 Client Error: Too Many Requests for url: https://${peer.host}${peer.path}`,
          frames: ['"/var/task/geo.py", line 44, in locate'],
        },
        go: { type: 'geo.StatusError', message: `GET https://${peer.host}${peer.path}: 429 Too Many Requests` },
      }),
    });
    return {
      question: world.ask('says slow down'),
      truth: {
        fault: 'dependency-throttled',
        entities: namesOf(peer),
        rubric: ['backoff|retry|jitter', 'fewer|rate|cache|limit|capacity'],
        why: 'The vendor refuses calls because too many come.',
      },
    };
  },
);

export const quotaUsedUp: Scenario = define(
  'sending-quota-used-up',
  EVERY_SHAPE,
  { runtimes: ['python', 'java'] },
  (world) => {
    const peer: Peer = { kind: 'aws', service: 'SESv2', operation: 'SendEmail' };
    const daily = world.random.pick([200, 50_000, 100_000] as const);
    const said = 'Daily message quota exceeded.';
    failing(world, {
      peer,
      status: 400,
      share: 1,
      message: `confirmation mail not sent, ${daily} sent in 24 hours`,
      ms: () => world.random.ms(40),
      thrown: wordedFor(world.focus, {
        python: {
          type: 'botocore.errorfactory.LimitExceededException',
          message: `An error occurred (LimitExceededException) when calling the SendEmail operation: ${said}`,
          frames: ['"/var/task/mail.py", line 51, in confirm'],
        },
        java: {
          type: 'software.amazon.awssdk.services.sesv2.model.LimitExceededException',
          message: `${said} (Service: SesV2, Status Code: 400)`,
          frames: ['io.mail.Mailer.confirm(Mailer.java:33)'],
        },
      }),
    });
    return {
      question: world.ask('Daily message quota exceeded'),
      truth: {
        fault: 'quota-exceeded',
        entities: ['SESv2', 'SES', 'SesV2', 'SESv2.SendEmail', 'SendEmail', ...focusNames(world)],
        rubric: ['quota|limit|increase', 'fewer|less|request|raise|ask|wait|renew'],
        why: 'The account’s daily sending quota is used up.',
      },
    };
  },
);

/** The callers retry at once and many times, which keeps the dependency down. */
export const retryStorm: Scenario = define(
  'retries-without-backoff',
  ['single', 'chain', 'queue'],
  { needsSpans: true, runtimes: ['python'] },
  (world) => {
    const { random, focus } = world;
    const onset = world.onset(40, 20);
    const peer = world.vendor(4, '/allocate');
    const normal = works(world, peer, 60);
    distract(world, onset, normal, ['peak']);
    const attempts = random.int(9, 14);
    const thrown = wordedFor(focus, {
      python: {
        type: 'urllib3.exceptions.MaxRetryError',
        message: `HTTPSConnectionPool(host='${peer.host}', port=443): Max retries exceeded with url: ${peer.path} (Caused by ResponseError('too many 429 error responses'))`,
        frames: ['"/var/task/allocate.py", line 20, in reserve'],
      },
    });
    change(world, {
      at: onset - 3 * MINUTE_MS,
      source: 'lambda',
      event: 'UpdateFunctionConfiguration20150331v2',
      parameters: { functionName: focus.name, environment: { variables: 'HIDDEN_DUE_TO_SECURITY_REASONS' } },
    });
    traffic(world, {
      onset,
      share: 0.7,
      normal,
      broken: () => {
        const tries: readonly Call[] = Array.from({ length: attempts }, () => ({
          peer,
          pauseMs: 1,
          answer: { ms: random.ms(12), status: 429 },
        }));
        return {
          ownMs: random.ms(10),
          calls: tries,
          says: [
            ...tries.map(
              (_, index) =>
                ({
                  level: 'warn',
                  message: `attempt ${index + 1} of ${attempts} at ${peer.host} failed with 429, retrying now`,
                }) as const,
            ),
            { level: 'error', message: `gave up after ${attempts} attempts`, thrown },
          ],
          end: { kind: 'thrown', thrown },
        };
      },
    });
    return {
      question: world.ask(`gave up after ${attempts} attempts`),
      truth: {
        fault: 'retry-storm',
        alsoFaults: ['dependency-throttled', 'configuration-change'],
        entities: [...focusNames(world), ...namesOf(peer)],
        rubric: ['backoff|jitter|retr', 'limit|fewer|circuit|budget|capacity|rate'],
        why: 'Every request makes a dozen calls without a pause, which the vendor then refuses.',
      },
    };
  },
);
