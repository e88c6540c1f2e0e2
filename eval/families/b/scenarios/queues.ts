/** Messages that are not worked off: poison, batches, dead letters, backlogs. */
import type { Scenario } from '../../../scenario.js';
import { metricChart, metricSubject } from '../kit/charts.js';
import { define, focusNames } from '../kit/define.js';
import { distract } from '../kit/distractors.js';
import type { Work } from '../kit/invocation.js';
import { wordedFor } from '../kit/lambda-function.js';
import { namesOf } from '../kit/peer.js';
import { functionMetric, metric } from '../kit/signals.js';
import { type Request, send, traffic } from '../kit/traffic.js';
import { MINUTE_MS, type World } from '../kit/world.js';

const stores = (world: World) => (): Work => ({
  ownMs: world.random.ms(20),
  calls: [{ peer: world.table(undefined, 'UpdateItem'), answer: { ms: world.random.ms(8), status: 200 } }],
  says: [{ level: 'info', message: 'message done' }],
});

/** The depth of a queue over time. */
const depth = (world: World, queue: string, at: (when: number) => number): void =>
  metric(world, {
    namespace: 'AWS/SQS',
    name: 'ApproximateNumberOfMessagesVisible',
    dimensions: { QueueName: queue },
    value: (when) => ({ sum: at(when), max: at(when) }),
  });

export const poison: Scenario = define(
  'same-message-fails-forever',
  ['queue'],
  { runtimes: ['python', 'java'] },
  (world) => {
    const { random, focus, queue, names } = world;
    const onset = world.onset(55, 35);
    const normal = stores(world);
    distract(world, onset, normal);
    traffic(world, { normal });
    const messageId = random.uuid();
    const unit = random.pick(['stone', 'furlong', 'firkin'] as const);
    const thrown = wordedFor(focus, {
      python: {
        type: 'ValueError',
        message: `unknown unit '${unit}'`,
        frames: ['"/var/task/units.py", line 88, in convert'],
      },
      java: {
        type: 'java.lang.IllegalArgumentException',
        message: `No enum constant io.units.Unit.${unit.toUpperCase()}`,
        frames: ['io.units.Unit.valueOf(Unit.java:3)'],
      },
    });
    const customer = names.customers[2] ?? '';
    const item = `${names.domain.noun.slice(0, 3).toUpperCase()}-${random.int(100_000, 999_999)}`;
    let count = 0;
    for (let at = onset; at < world.now - 30_000; at += 60_000 + random.int(200, 900)) {
      count += 1;
      const request: Request = {
        at,
        requestId: world.requestId(),
        traceId: world.traceId(at),
        customer,
        item,
        index: count,
      };
      const fields = { messageId, approximateReceiveCount: count, queue: queue.queue };
      const work: Work = {
        ownMs: random.ms(12),
        says: [{ level: 'error', message: `message ${messageId} failed, receive count ${count}`, fields, thrown }],
        end: { kind: 'thrown', thrown },
      };
      send(world, request, work);
    }
    depth(world, queue.queue, (at) => (at < onset ? 0 : 1));
    return {
      question: world.ask(`message ${messageId} failed`),
      truth: {
        fault: 'poison-message',
        alsoFaults: ['validation-failed', 'malformed-input'],
        entities: [...focusNames(world), queue.queue, queue.url, messageId],
        rubric: ['dead-letter|dlq|maxReceiveCount|receive count', 'message|batchItemFailures|partial|redrive|validat'],
        why: 'One message comes back every minute and can never be handled; no dead-letter queue takes it.',
      },
    };
  },
);

export const partialBatch: Scenario = define(
  'some-records-of-each-batch-fail',
  ['queue'],
  { runtimes: ['python', 'java'] },
  (world) => {
    const { random, focus, queue, names } = world;
    const onset = world.onset();
    const normal = stores(world);
    distract(world, onset, normal);
    traffic(world, {
      onset,
      share: 0.6,
      normal,
      broken: () => {
        const failed = random.int(1, 4);
        const thrown = wordedFor(focus, {
          python: {
            type: 'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError',
            message: `Not all records processed successfully. ${failed} individual errors logged separately below.`,
            frames: ['"/opt/python/aws_lambda_powertools/utilities/batch/base.py", line 264, in _clean'],
          },
          java: {
            type: 'software.amazon.lambda.powertools.batch.exception.SQSBatchProcessingException',
            message: `${failed} of 10 records failed`,
            frames: ['io.batch.Consumer.handleRequest(Consumer.java:44)'],
          },
        });
        const ids = Array.from({ length: failed }, () => random.uuid());
        return {
          ownMs: random.ms(90),
          calls: Array.from({ length: 10 - failed }, () => ({
            peer: world.table(undefined, 'UpdateItem'),
            answer: { ms: random.ms(7), status: 200 },
          })),
          says: [
            {
              level: 'warn',
              message: `${failed} of 10 records are left in ${queue.queue}`,
              fields: { batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) },
            },
            { level: 'error', message: `batch of ${names.domain.noun}s was done in part`, thrown },
          ],
          end: { kind: 'thrown', thrown },
        };
      },
    });
    return {
      question: world.ask('was done in part'),
      truth: {
        fault: 'partial-batch-failure',
        entities: [...focusNames(world), queue.queue, queue.url],
        rubric: ['batchItemFailures|partial|ReportBatchItemFailures', 'record|dead-letter|dlq|message'],
        why: 'In each batch some records fail and the others are done.',
      },
    };
  },
);

export const deadLetters: Scenario = define(
  'messages-pile-up-as-dead-letters',
  ['queue'],
  { runtimes: ['python'] },
  (world) => {
    const { random, queue, names, focus } = world;
    const onset = world.onset(50, 30);
    const dead = queue.queue.replace('inbox', 'inbox-dlq');
    const normal = stores(world);
    distract(world, onset, normal);
    const thrown = wordedFor(focus, {
      python: {
        type: 'ZoneClosed',
        message: 'zone is closed until further notice',
        frames: ['"/var/task/place.py", line 19, in place'],
      },
    });
    traffic(world, {
      onset,
      share: 0.4,
      normal,
      broken: () => ({
        ownMs: random.ms(14),
        says: [
          {
            level: 'error',
            message: `giving up ${names.domain.noun} after 5 receives, message moved to ${dead}`,
            fields: { approximateReceiveCount: 5, deadLetterQueue: dead },
            thrown,
          },
        ],
        end: { kind: 'thrown', thrown },
      }),
    });
    depth(world, dead, (at) => (at < onset ? 0 : Math.round((at - onset) / MINUTE_MS) * 2));
    const brush = { from: onset, to: world.now };
    return {
      question: random.chance(0.5)
        ? metricChart(world, { name: 'ApproximateNumberOfMessagesVisible', dimension: 'QueueName', value: dead }, brush)
        : world.ask(`message moved to ${dead}`),
      truth: {
        fault: 'dead-letter',
        alsoFaults: ['unhandled-error'],
        entities: [dead, queue.queue, queue.url, ...focusNames(world)],
        rubric: ['read|look|inspect|message', 'redrive|consumer|correct|fix'],
        why: 'The consumer gives messages up after five receives; they pile up in the dead-letter queue.',
      },
    };
  },
);

export const ageFromSlowVendor: Scenario = define(
  'queue-falls-behind-a-slow-vendor',
  ['queue'],
  { needsSpans: true, timeoutMs: [60_000] },
  (world) => {
    const { random, queue } = world;
    const onset = world.onset(55, 35);
    const peer = world.vendor(0, '/enrich');
    const work = (ms: number) => (): Work => ({
      ownMs: random.ms(15),
      calls: [{ peer, answer: { ms: random.ms(ms), status: 200 } }],
    });
    distract(world, onset, work(80), ['slow']);
    traffic(world, { onset, share: 1, normal: work(80), broken: work(5200) });
    metric(world, {
      namespace: 'AWS/SQS',
      name: 'ApproximateAgeOfOldestMessage',
      unit: 'Seconds',
      dimensions: { QueueName: queue.queue },
      value: (at) => ({ sum: at < onset ? random.int(1, 3) : Math.round((at - onset) / 1250) }),
    });
    return {
      question: metricSubject(world, 'ApproximateAgeOfOldestMessage', 'QueueName', queue.queue),
      truth: {
        fault: 'dependency-slow',
        entities: namesOf(peer),
        rubric: ['timeout|parallel|batch|concurren|cache|fallback|queue', 'slow|vendor|latency|why|dependency'],
        why: 'Each record waits five seconds for the vendor, so the queue’s consumer falls behind.',
      },
    };
  },
);

export const moreThanWorkers: Scenario = define('more-messages-than-workers', ['queue'], {}, (world) => {
  const { random, queue, focus } = world;
  const onset = world.onset(55, 40);
  const normal = stores(world);
  distract(world, onset, normal, ['peak']);
  traffic(world, { normal, until: onset });
  traffic(world, { normal, from: onset, volume: 5.5 });
  metric(world, {
    namespace: 'AWS/SQS',
    name: 'NumberOfMessagesSent',
    dimensions: { QueueName: queue.queue },
    value: (at) => ({ sum: at < onset ? random.int(90, 130) : random.int(900, 1200) }),
  });
  metric(world, {
    namespace: 'AWS/SQS',
    name: 'ApproximateAgeOfOldestMessage',
    unit: 'Seconds',
    dimensions: { QueueName: queue.queue },
    value: (at) => ({ sum: at < onset ? random.int(1, 4) : Math.round((at - onset) / 1500) }),
  });
  metric(world, {
    namespace: 'AWS/Lambda',
    name: 'ConcurrentExecutions',
    dimensions: functionMetric(focus),
    value: (at) => ({ sum: at < onset ? random.int(1, 3) : 5 }),
  });
  return {
    question: metricChart(
      world,
      { name: 'ApproximateAgeOfOldestMessage', dimension: 'QueueName', value: queue.queue },
      { from: onset, to: world.now },
    ),
    truth: {
      fault: 'traffic-increase',
      alsoFaults: ['resource-saturated', 'concurrency-limit'],
      entities: [queue.queue, queue.url, ...focusNames(world)],
      rubric: ['concurren|scale|worker|capacity|batch', 'sender|traffic|source|producer|who|limit'],
      why: 'Nine times as many messages come as before and the five workers cannot keep up.',
    },
  };
});
