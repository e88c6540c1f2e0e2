/** Limits of the platform: time, memory, size. */
import type { Scenario } from '../../../scenario.js';
import { define, EVERY_SHAPE, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Ending, Work } from '../kit/invocation.js';
import { type LambdaFunction, wordedFor } from '../kit/lambda-function.js';
import { type Request, traffic } from '../kit/traffic.js';
import type { World } from '../kit/world.js';

const readsTable = (world: World) => (): Work => ({
  ownMs: world.random.ms(25),
  calls: [{ peer: world.table(), answer: { ms: world.random.ms(7), status: 200 } }],
});

export const computesTooLong: Scenario = define(
  'computes-past-its-timeout',
  EVERY_SHAPE,
  { timeoutMs: [6000, 10_000], memoryMb: [128, 256] },
  (world) => {
    const onset = world.onset();
    const normal = readsTable(world);
    distract(world, onset, normal);
    const rows = world.random.int(80, 400) * 1000;
    traffic(world, {
      onset,
      share: 0.5,
      normal,
      broken: () => ({
        ownMs: 30,
        calls: [{ peer: world.table(), answer: { ms: world.random.ms(8), status: 200 } }],
        says: [{ level: 'info', message: `recalculating ${rows} rows in memory`, fields: { rows } }],
        end: { kind: 'timeout' },
      }),
    });
    return {
      question: world.ask('Task timed out after'),
      truth: {
        fault: 'timeout',
        entities: focusNames(world),
        rubric: ['timeout', 'memory|cpu|split|smaller|chunk|batch'],
        why: 'The function computes longer than its timeout allows; what it calls answers in milliseconds.',
      },
    };
  },
);

/** How the end of the memory reads in each runtime. */
function outOfMemory(fn: LambdaFunction, requestId: string): Ending {
  const killed = [`RequestId: ${requestId} Error: Runtime exited with error: signal: killed\nRuntime.ExitError`];
  const status = 'Status: error\tError Type: Runtime.OutOfMemory';
  if (fn.runtime === 'java') {
    const frames = [
      'java.base/java.util.Arrays.copyOf(Unknown Source)',
      'io.docs.PageBuffer.append(PageBuffer.java:88)',
    ];
    return {
      kind: 'killed',
      lines: [
        `Java heap space: java.lang.OutOfMemoryError\njava.lang.OutOfMemoryError: Java heap space\n\tat ${frames.join('\n\tat ')}`,
      ],
    };
  }
  if (fn.runtime === 'go') return { kind: 'killed', lines: ['fatal error: runtime: out of memory', ...killed], status };
  return { kind: 'killed', lines: killed, status };
}

export const memoryRunsOut: Scenario = define(
  'memory-runs-out-on-large-documents',
  EVERY_SHAPE,
  { memoryMb: [256, 512, 1024], timeoutMs: [30_000, 60_000], runtimes: ['python', 'java', 'go', 'dotnet'] },
  (world) => {
    const onset = world.onset();
    const { focus, random } = world;
    const download = (ms: number) => [{ peer: world.bucket(), answer: { ms, status: 200 } }];
    const normal = (): Work => {
      const pages = random.int(3, 40);
      return {
        ownMs: random.ms(300),
        calls: download(random.ms(40)),
        usedMb: Math.round(focus.memoryMb * (0.35 + pages / 120)),
        says: [{ level: 'info', message: `rendered ${pages} pages`, fields: { pages } }],
      };
    };
    distract(world, onset, normal);
    const affected = traffic(world, {
      onset,
      share: 0.55,
      normal,
      broken: ({ requestId }: Request) => ({
        ownMs: random.ms(4000),
        calls: download(random.ms(400)),
        usedMb: focus.memoryMb,
        end: outOfMemory(focus, requestId),
      }),
    });
    return {
      question: world.askOfCrash('signal: killed', affected),
      truth: {
        fault: 'memory-exhausted',
        entities: focusNames(world),
        rubric: ['memory', 'stream|chunk|smaller|leak|grow|increase|raise'],
        why: 'Large documents need all of the memory that the function has; the runtime is killed.',
      },
    };
  },
);

export const responseTooLarge: Scenario = define(
  'response-above-the-limit',
  ['single', 'chain', 'fan-out'],
  { runtimes: ['python', 'java', 'dotnet', 'node'] },
  (world) => {
    const onset = world.onset();
    const { random, focus } = world;
    const normal = readsTable(world);
    distract(world, onset, normal);
    traffic(world, {
      onset,
      share: 0.4,
      normal,
      broken: () => {
        const size = random.int(6_300_000, 19_000_000);
        const message = `Response payload size (${size} bytes) exceeded maximum allowed payload size (6291556 bytes).`;
        const rows = random.int(9000, 40_000);
        const tooLarge = { type: 'Function.ResponseSizeTooLarge', message };
        return {
          ownMs: random.ms(600),
          calls: [{ peer: world.table(undefined, 'Query'), answer: { ms: random.ms(200), status: 200 } }],
          says: [{ level: 'info', message: `returning ${rows} ${world.names.domain.noun}s`, fields: { rows } }],
          end: {
            kind: 'thrown',
            thrown: wordedFor(focus, {
              python: tooLarge,
              java: tooLarge,
              dotnet: tooLarge,
              node: {
                type: 'Error',
                message,
                frames: ['RAPIDClient.postInvocationResponse (file:///var/runtime/index.mjs:371:27)'],
              },
            }),
          },
        };
      },
    });
    return {
      question: world.ask('exceeded maximum allowed payload size', ['event', 'error']),
      truth: {
        fault: 'payload-too-large',
        entities: focusNames(world),
        rubric: ['pag(e|inat)|compress|smaller|S3|limit'],
        why: 'The function answers with more than the 6 MB that Lambda passes on.',
      },
    };
  },
);

export const messageTooLarge: Scenario = define(
  'message-above-the-limit',
  ['single', 'queue'],
  { runtimes: ['python', 'java'] },
  (world) => {
    const onset = world.onset();
    const { random, focus, queue } = world;
    const target = {
      ...queue,
      queue: queue.queue.replace('inbox', 'outbox'),
      url: queue.url.replace('inbox', 'outbox'),
    };
    const normal = (): Work => ({
      ownMs: random.ms(20),
      calls: [{ peer: target, answer: { ms: random.ms(9), status: 200 } }],
    });
    distract(world, onset, normal);
    const message =
      'An error occurred (InvalidParameterValue) when calling the SendMessage operation: One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes.';
    const thrown = wordedFor(focus, {
      python: {
        type: 'botocore.exceptions.ClientError',
        message,
        frames: ['"/var/task/outbox.py", line 41, in publish'],
      },
      java: {
        type: 'software.amazon.awssdk.services.sqs.model.SqsException',
        message: `One or more parameters are invalid. Reason: Message must be shorter than 262144 bytes. (Service: Sqs, Status Code: 400)`,
        frames: ['io.outbox.Publisher.publish(Publisher.java:52)'],
      },
    });
    traffic(world, {
      onset,
      share: 0.45,
      normal,
      broken: () => ({
        ownMs: random.ms(25),
        calls: [{ peer: target, answer: { ms: random.ms(10), status: 400, thrown } }],
        says: [{ level: 'error', message: `could not publish, body of ${random.int(270, 900)} kB`, thrown }],
        end: { kind: 'thrown', thrown },
      }),
    });
    return {
      question: world.ask('Message must be shorter than 262144 bytes'),
      truth: {
        fault: 'payload-too-large',
        entities: [...focusNames(world), target.queue, target.url],
        rubric: ['S3|compress|smaller|split|limit'],
        why: 'The function sends messages above the 256 KB that SQS takes.',
      },
    };
  },
);
