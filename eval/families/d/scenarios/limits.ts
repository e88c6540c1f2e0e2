/** Metrics of AWS that stand at a limit. */

import { count, type Numbers, numbersCase, workPair } from '../kit/numbers-case.js';
import { around, lambdaSeries, nothing } from '../kit/series.js';
import type { Crafted } from '../kit/story.js';

const LIMITS: readonly Numbers[] = [
  {
    name: 'throttles-without-a-log',
    series: (estate) => [
      lambdaSeries('Throttles', estate, { usual: nothing, now: count(31) }),
      lambdaSeries('Invocations', estate, { usual: count(110), now: count(240) }),
      lambdaSeries('ConcurrentExecutions', estate, { usual: count(9), now: ({ random }) => random.int(46, 50) }),
    ],
    pairs: workPair('throttled', 'concurrency-limit'),
    rubric: ['concurrency|limit'],
    why: 'Calls are refused before they start, so that no log tells of them.',
  },
  {
    name: 'a-ceiling-at-twenty-five',
    series: (estate) => [
      lambdaSeries('ConcurrentExecutions', estate, { usual: count(8), now: () => 25 }),
      lambdaSeries('Throttles', estate, { usual: nothing, now: count(60) }),
    ],
    pairs: workPair('concurrency-limit', 'throttled'),
    rubric: ['concurrency'],
    why: 'Twenty-five places are reserved, and all are taken.',
  },
  {
    name: 'reader-of-the-stream-falls-behind',
    series: (estate) => [
      lambdaSeries('IteratorAge', estate, {
        usual: around(350),
        now: (_, share) => 20_000 + share * 1_900_000,
        unit: 'Milliseconds',
      }),
      lambdaSeries('Errors', estate, { usual: nothing }),
      {
        namespace: 'AWS/Kinesis',
        name: 'IncomingRecords',
        dimensions: { StreamName: estate.things.stream.name },
        usual: count(2_000),
        now: count(7_600),
      },
    ],
    pairs: workPair('resource-saturated'),
    rubric: ['shard|batch|parallel|capacity'],
    why: 'More records arrive than one reader a shard can take.',
  },
  {
    name: 'oldest-message-gets-older',
    series: ({ things }) => [
      {
        namespace: 'AWS/SQS',
        name: 'ApproximateAgeOfOldestMessage',
        dimensions: { QueueName: things.queue.name },
        usual: count(3),
        now: (_, share) => 30 + share * 2_400,
        unit: 'Seconds',
      },
      {
        namespace: 'AWS/SQS',
        name: 'NumberOfMessagesSent',
        dimensions: { QueueName: things.queue.name },
        usual: count(300),
        now: count(900),
      },
    ],
    pairs: ({ things }) => [{ fault: 'resource-saturated', entity: things.queue.name }],
    rubric: ['capacity|concurrency|batch'],
    why: 'Three times as many messages, as many consumers as before.',
  },
  {
    name: 'database-at-its-ceiling',
    series: ({ app }) => [
      {
        namespace: 'AWS/RDS',
        name: 'ACUUtilization',
        dimensions: { DBClusterIdentifier: `${app}-aurora` },
        usual: ({ random }) => random.int(22, 38),
        now: ({ random }) => random.int(97, 100),
        unit: 'Percent',
      },
    ],
    pairs: ({ app }) => [{ fault: 'resource-saturated', entity: `${app}-aurora` }],
    rubric: ['capacity|load|work'],
    why: 'The cluster has reached its largest size.',
  },
  {
    name: 'letters-that-nobody-could-deliver',
    series: (estate) => [lambdaSeries('DeadLetterErrors', estate, { usual: nothing, now: count(5) })],
    pairs: workPair('dead-letter'),
    rubric: ['message|redrive|queue'],
    why: 'The dead-letter queue refuses what the function failed at.',
  },
  {
    name: 'loop-that-lambda-stopped',
    series: (estate) => [lambdaSeries('RecursiveInvocationsDropped', estate, { usual: nothing, now: count(9) })],
    pairs: workPair('recursion'),
    rubric: ['loop|trigger'],
    why: 'Its own output starts it.',
  },
];

export const limitCases: readonly Crafted[] = LIMITS.map(numbersCase);
