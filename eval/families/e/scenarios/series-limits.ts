/** What only numbers show: limits that are reached, work that piles up. */
import { MINUTE_MS } from '../kit/day.js';
import { functionNumbers, metric, record } from '../kit/numbers.js';
import { ofPeer, ofWork, type Story } from '../kit/story.js';
import { about, measuredStory, named, since } from './measured.js';

export const seriesLimitStories: readonly Story[] = [
  measuredStory({
    name: 'throttles-of-a-function',
    why: 'Lambda refuses invocations of the function since a while.',
    rubric: ['concurren|limit|throttl', 'raise|retry|backoff|queue|reserve|concurren'],
    pairs: (estate) => ofWork(estate, 'throttled', 'concurrency-limit'),
    measure: (estate) => {
      const { dice, work } = estate;
      const dimensions = { FunctionName: work.name };
      functionNumbers(estate, work.name, (minute) => (since(estate, minute) ? 46 : 38));
      record(estate, {
        namespace: 'AWS/Lambda',
        name: 'Throttles',
        dimensions,
        at: (minute) => (since(estate, minute) ? dice.count(14) : 0),
      });
      return about(estate, 'Throttles', 'sum', dimensions, 20);
    },
  }),
  measuredStory({
    name: 'concurrency-at-its-ceiling',
    why: 'The function runs as often at once as it may, and no more, for an hour.',
    rubric: ['concurren', 'raise|limit|shorten|queue|reserve'],
    pairs: (estate) => ofWork(estate, 'concurrency-limit', 'throttled'),
    measure: (estate) => {
      const { dice, work } = estate;
      const [dimensions, ceiling] = [{ FunctionName: work.name }, dice.pick([20, 25, 40, 50])];
      functionNumbers(estate, work.name, (minute) => (since(estate, minute) ? 90 : 30));
      const at = (minute: number): number =>
        since(estate, minute) ? (dice.chance(0.9) ? ceiling : ceiling - 1) : Math.max(1, dice.count(ceiling * 0.3));
      record(estate, { namespace: 'AWS/Lambda', name: 'ConcurrentExecutions', dimensions, at });
      record(estate, {
        namespace: 'AWS/Lambda',
        name: 'Throttles',
        dimensions,
        at: (minute) => (since(estate, minute) ? dice.count(9) : 0),
      });
      return metric(estate, 'ConcurrentExecutions', dimensions);
    },
  }),
  measuredStory({
    name: 'dead-letters-cannot-be-sent',
    why: 'Events that the function gave up could not be delivered to its dead-letter target.',
    rubric: ['dead-letter|dlq|destination', 'redrive|permission|read|consumer|target|look'],
    pairs: (estate) => ofWork(estate, 'dead-letter'),
    measure: (estate) => {
      const { dice, work } = estate;
      const dimensions = { FunctionName: work.name };
      const name = dice.pick(['DeadLetterErrors', 'DestinationDeliveryFailures']);
      functionNumbers(estate, work.name, () => 25);
      record(estate, {
        namespace: 'AWS/Lambda',
        name,
        dimensions,
        at: (minute) => (since(estate, minute) ? dice.count(3) : 0),
      });
      return about(estate, name, 'sum', dimensions, 5);
    },
  }),
  measuredStory({
    name: 'stream-consumer-falls-behind',
    why: 'Records wait longer and longer before the function reads them.',
    rubric: [
      'capacity|parallel|shard|batch|faster|concurren|shorten',
      'batch|iterator|behind|fail|record|shard|parallel',
    ],
    pairs: (estate) => ofWork(estate, 'resource-saturated'),
    measure: (estate) => {
      const { dice, work, onset } = estate;
      const dimensions = { FunctionName: work.name };
      functionNumbers(estate, work.name, () => 30);
      const at = (minute: number): number => dice.around(400) + Math.max(0, minute - onset) * 0.8;
      record(estate, { namespace: 'AWS/Lambda', name: 'IteratorAge', dimensions, unit: 'Milliseconds', at });
      return about(estate, 'IteratorAge', 'max', dimensions, 60_000);
    },
  }),
  measuredStory({
    name: 'queue-grows-old',
    why: 'Messages wait in the queue longer and longer.',
    rubric: ['consumer|capacity|concurren|faster|batch|scale'],
    pairs: (estate) => ofPeer(estate.queue, 'resource-saturated'),
    measure: (estate) => {
      const { dice, onset, queue } = estate;
      const dimensions = { QueueName: queue.name };
      const late = (minute: number): number => Math.max(0, (minute - onset) / MINUTE_MS);
      record(estate, {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions,
        at: (minute) => dice.count(6) + Math.round(late(minute) * 41),
      });
      record(estate, {
        namespace: 'AWS/SQS',
        name: 'ApproximateAgeOfOldestMessage',
        dimensions,
        unit: 'Seconds',
        at: (minute) => dice.count(4) + Math.round(late(minute) * 52),
      });
      record(estate, { namespace: 'AWS/SQS', name: 'NumberOfMessagesSent', dimensions, at: () => dice.count(60) });
      return about(
        estate,
        dice.pick(['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible']),
        'max',
        dimensions,
        300,
      );
    },
  }),
  measuredStory({
    name: 'database-has-no-processor-left',
    why: 'The processor of the database is fully used.',
    rubric: ['capacity|cpu|scale|load|quer|larger|instance'],
    pairs: ({ trade }) => named('resource-saturated', `${trade.app}-primary`),
    measure: (estate) => {
      const { dice, trade } = estate;
      const dimensions = { DBInstanceIdentifier: `${trade.app}-primary` };
      const at = (minute: number): number => (since(estate, minute) ? 96 + 3 * dice.unit() : 31 + 6 * dice.unit());
      record(estate, { namespace: 'AWS/RDS', name: 'CPUUtilization', dimensions, unit: 'Percent', at });
      return about(estate, 'CPUUtilization', 'max', dimensions, 90);
    },
  }),
  measuredStory({
    name: 'lambda-stops-a-loop',
    why: 'Lambda drops invocations because the function invokes itself in a loop.',
    rubric: ['loop|recurs|trigger', 'stop|concurren|elsewhere|output|trigger'],
    pairs: (estate) => ofWork(estate, 'recursion'),
    measure: (estate) => {
      const { dice, work } = estate;
      const dimensions = { FunctionName: work.name };
      functionNumbers(estate, work.name, (minute) => (since(estate, minute) ? 70 : 20));
      record(estate, {
        namespace: 'AWS/Lambda',
        name: 'RecursiveInvocationsDropped',
        dimensions,
        at: (minute) => (since(estate, minute) ? dice.count(4) : 0),
      });
      return about(estate, 'RecursiveInvocationsDropped', 'sum', dimensions, 5);
    },
  }),
];
