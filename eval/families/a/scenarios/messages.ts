/** Faults of queues and streams: one message again and again, parts of a batch, messages that were given up. */
import type { Scenario } from '../../../scenario.js';
import { languageError } from '../kit/errors.js';
import { scenarioOf } from '../kit/incident.js';
import { randomOf } from '../kit/random.js';
import { numberOf } from '../kit/request.js';
import type { World } from '../kit/world.js';

/** Ids of the messages that go wrong; the same for each call. */
const messageId = (world: World, index: number): string => randomOf(world.worker, world.now, 'message', index).uuid();

const poison = scenarioOf({
  name: 'poison-message',
  shapes: ['queue'],
  uses: ({ on }) => [on.table],
  // Two messages that are delivered again and again, while all others pass.
  fails: (world, index) => ({
    message: {
      id: messageId(world, index % 2),
      receiveCount: 1 + Math.floor(index / 2),
      body: { orderId: numberOf(world, `order-${index % 2}`) },
    },
    thrown: languageError(
      world.language,
      {
        node: ['Error', `cannot place item of order ${numberOf(world, `order-${index % 2}`)}: unknown warehouse`],
        python: [
          'app.errors.PlacementError',
          `cannot place item of order ${numberOf(world, `order-${index % 2}`)}: unknown warehouse`,
        ],
      },
      world.random,
    ),
  }),
  share: 0.9,
  says: () => 'unknown warehouse',
  truth: ({ worker, inbox }) => ({
    fault: 'poison-message',
    entities: [worker, inbox],
    rubric: ['dead-letter', 'receive count|batchItemFailures|partial'],
    why: 'Two messages fail at every delivery, and everything else passes.',
  }),
});

const partial = scenarioOf({
  name: 'partial-batch-failure',
  shapes: ['queue'],
  uses: ({ on }) => [on.table],
  fails: (world) => {
    const { random, language } = world;
    const failed = random.int(1, 3);
    return {
      says: [
        {
          level: 'WARN',
          message: `${failed} of 10 records failed, reporting batchItemFailures`,
          more: { failed, records: 10 },
        },
      ],
      thrown: languageError(
        language,
        {
          node: ['PartialItemFailures', `${failed} of 10 records of the batch failed processing`],
          python: [
            'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError',
            `All records failed processing. ${failed} individual errors logged separately below.`,
          ],
          java: [
            'software.amazon.lambda.powertools.sqs.SQSBatchProcessingException',
            `${failed} record(s) of the batch failed processing`,
          ],
        },
        random,
      ),
    };
  },
  says: () => 'failed processing',
  truth: ({ worker }) => ({
    fault: 'partial-batch-failure',
    entities: [worker],
    rubric: ['record', 'dead-letter|batchItemFailures'],
    why: 'Some records of each batch fail.',
  }),
});

const givenUp = scenarioOf({
  name: 'dead-letter-log',
  shapes: ['queue', 'chain'],
  uses: ({ on }) => [on.queue],
  fails: ({ inbox, random }) => ({
    says: [
      {
        level: 'ERROR',
        message: `message ${random.uuid()} moved to the dead-letter queue ${inbox}-dlq after 5 attempts`,
      },
    ],
  }),
  says: () => 'dead-letter queue',
  truth: ({ worker, inbox }) => ({
    fault: 'dead-letter',
    entities: [`${inbox}-dlq`, worker],
    rubric: ['messages', 'redrive'],
    why: 'Messages are given up.',
  }),
});

export const messageFaults: readonly Scenario[] = [poison, partial, givenUp];
