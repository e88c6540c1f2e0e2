/** Faults that one failure alone does not show: messages that come back, calls that repeat, time that went somewhere. */

import type { Fault } from '@baselime-ai/contract';
import type { Pair, Scenario, Shape } from '../../../scenario.js';
import { randomOf } from '../../a/kit/random.js';
import { type Desk, deskOf } from '../kit/desk.js';
import type { Incident } from '../kit/incident.js';
import { C_SHAPES, scenarioOf } from '../kit/incident.js';
import { type Deed, day, distract } from '../kit/run.js';

const messages: readonly Incident[] = [
  {
    name: 'one-message-again',
    fault: 'poison-message',
    guilty: 'fn',
    accepts: ({ inbox }) => [{ fault: 'poison-message', entity: inbox }],
    shapes: ['queue'],
    deed: (desk, index) => ({
      steps: [{ to: desk.peers.table }],
      problem: { type: 'desk.errors.UnknownRegion', message: 'case 99120 has an unknown region' },
      message: { id: randomOf(desk.fn, 'poison').uuid(), received: index + 1 },
    }),
    share: 0.6,
    asks: 'unknown region',
    rubric: ['dead-letter|receive count'],
    why: 'One message fails whenever it is delivered.',
  },
  {
    name: 'part-of-the-batch',
    fault: 'partial-batch-failure',
    guilty: 'fn',
    shapes: ['queue'],
    said: () => ({
      node: ['FullBatchFailureError', 'All records failed processing. See individual errors below.'],
      python: [
        'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError',
        'All records failed processing. 4 individual errors logged separately below.',
      ],
      java: ['desk.BatchException', '3 out of 10 records failed in this batch'],
      dotnet: [
        'AWS.Lambda.Powertools.BatchProcessing.Exceptions.BatchProcessingException',
        'Failed processing of 3 records in batch',
      ],
    }),
    rubric: ['record|batchItemFailures'],
    why: 'Some records of each batch fail.',
  },
  {
    name: 'given-up',
    fault: 'dead-letter',
    guilty: 'fn',
    accepts: ({ inbox }) => [{ fault: 'dead-letter', entity: `${inbox}-dlq` }],
    shapes: ['queue'],
    deed: (desk) => ({
      lines: [
        JSON.stringify({
          level: 'error',
          msg: `giving up on ${desk.random.uuid()} after 3 attempts: sent to dead letter queue ${desk.inbox}-dlq`,
        }),
      ],
    }),
    asks: 'giving up',
    rubric: ['messages|redrive'],
    why: 'Messages are given up.',
  },
];

interface Slow {
  readonly name: string;
  readonly pairs: (desk: Desk) => readonly [Pair, ...Pair[]];
  readonly usual: (desk: Desk) => Deed;
  readonly deed: (desk: Desk) => Deed;
  readonly shapes?: readonly Shape[];
  readonly rubric: readonly string[];
  readonly why: string;
}

const pair = (fault: Fault, entity: string): Pair => ({ fault, entity });
const once =
  (peer: keyof Desk['peers']) =>
  (desk: Desk): Deed => ({ steps: [{ to: desk.peers[peer] }] });

const SLOW: readonly Slow[] = [
  {
    name: 'a-call-for-each-case',
    pairs: ({ fn }) => [pair('n-plus-one', fn)],
    usual: once('database'),
    deed: ({ peers, random }) => ({
      steps: [
        { to: peers.database },
        ...Array.from({ length: random.int(30, 70) }, () => ({
          to: {
            ...peers.database,
            span: 'SELECT owner',
            values: { ...peers.database.values, 'db.statement': 'SELECT name FROM owners WHERE id = ?' },
          },
        })),
      ],
    }),
    rubric: ['batch|join|one call'],
    why: 'The owner of each case is read by itself.',
  },
  {
    name: 'statement-without-index',
    pairs: ({ peers }) => [pair('slow-query', peers.database.name), pair('dependency-slow', peers.database.name)],
    usual: once('database'),
    deed: ({ peers, random }) => ({ steps: [{ to: peers.database, tookMs: random.int(1_400, 3_200) }] }),
    rubric: ['index|query|plan'],
    why: 'The index is gone.',
  },
  {
    name: 'vendor-takes-longer',
    pairs: ({ peers }) => [pair('dependency-slow', peers.vendor.name)],
    usual: once('vendor'),
    deed: ({ peers, random }) => ({ steps: [{ to: peers.vendor, tookMs: random.int(1_500, 2_600) }] }),
    rubric: ['slow|timeout'],
    why: 'The vendor became slow.',
  },
  {
    name: 'own-work-takes-longer',
    pairs: ({ fn }) => [pair('latency-increase', fn)],
    usual: once('table'),
    deed: ({ peers, random }) => ({ steps: [{ to: peers.table }], ownMs: random.int(1_300, 2_700) }),
    rubric: ['compare|change'],
    why: 'Its own code became slow.',
  },
  {
    name: 'new-environment',
    pairs: ({ fn }) => [pair('cold-start', fn)],
    shapes: ['single', 'chain'],
    usual: once('table'),
    deed: ({ peers, random }) => ({ steps: [{ to: peers.table }], coldMs: random.int(1_600, 3_400) }),
    rubric: ['provisioned|package|init'],
    why: 'The environment was new.',
  },
  {
    name: 'tries-without-end',
    pairs: ({ fn }) => [pair('retry-storm', fn)],
    usual: once('vendor'),
    deed: ({ peers, random }) => {
      const problem = { type: 'Error', message: 'Request failed with status code 503' };
      return {
        steps: Array.from({ length: random.int(12, 30) }, () => ({
          to: peers.vendor,
          tookMs: 30,
          status: 503,
          problem,
        })),
        problem,
      };
    },
    rubric: ['backoff|jitter|attempts'],
    why: 'A loop without a pause.',
  },
];

const slow = ({ name, pairs, usual, deed, shapes = C_SHAPES, rubric, why }: Slow): Scenario => ({
  name,
  shapes,
  generate(situation) {
    const desk = deskOf(name, situation, { traced: true });
    const hit = day(
      desk,
      () => usual(desk),
      (index) => (index % 3 === 0 || desk.random.chance(0.4) ? deed(desk) : undefined),
    );
    distract(desk);
    const one = desk.random.pick(hit);
    const subject = desk.random.chance(0.5)
      ? { kind: 'trace' as const, traceId: one.traceId }
      : { kind: 'request' as const, requestId: one.requestId };
    const right = pairs(desk);
    return {
      deliveries: desk.bodies.deliveries(),
      question: { about: 'subject', subject },
      truth: {
        fault: right[0].fault,
        pairs: right,
        entities: [...new Set(right.map(({ entity }) => entity))],
        rubric,
        why,
      },
    };
  },
});

export const shapeScenarios: readonly Scenario[] = [...messages.map(scenarioOf), ...SLOW.map(slow)];
