/** Faults that only the spans of one trace show: nothing in them needs to have failed. */
import type { Generated, Scenario, Shape, Truth } from '../../../scenario.js';
import { SHAPES } from '../../../scenario.js';
import type { Dependency } from '../kit/calls.js';
import { awsError } from '../kit/errors.js';
import type { Work } from '../kit/request.js';
import { distract, traffic } from '../kit/traffic.js';
import { type World, worldOf } from '../kit/world.js';

interface Traced {
  readonly name: string;
  readonly shapes?: readonly Shape[];
  readonly uses: (world: World) => readonly Dependency[];
  readonly work: (world: World, index: number) => Work;
  readonly truth: (world: World) => Truth;
  readonly healthy?: (world: World) => Work;
}

function scenarioOf({ name, shapes = SHAPES, uses, work, truth, healthy }: Traced): Scenario {
  return {
    name,
    shapes,
    generate(situation): Generated {
      const world = worldOf(name, situation, { traced: true });
      const ran = traffic(world, {
        healthy: () => healthy?.(world) ?? { calls: uses(world).map((to) => ({ to })) },
        planted: (index) => (index % 2 === 0 || world.random.chance(0.5) ? work(world, index) : undefined),
      });
      distract(world);
      const hit = ran.filter(({ failed }) => failed);
      const asked = world.random.pick(hit);
      const subject =
        world.random.chance(0.7) || situation.shape === 'queue'
          ? ({ kind: 'trace', traceId: asked.traceId } as const)
          : ({ kind: 'request', requestId: asked.requestId } as const);
      return { deliveries: world.tape.deliveries(), question: { about: 'subject', subject }, truth: truth(world) };
    },
  };
}

const nPlusOne = scenarioOf({
  name: 'n-plus-one',
  uses: ({ on }) => [{ ...on.table, spanName: 'DynamoDB.Query' }],
  healthy: ({ on }) => ({ calls: [{ to: { ...on.table, spanName: 'DynamoDB.Query' } }] }),
  work: ({ on, random }) => ({
    calls: [
      { to: { ...on.table, spanName: 'DynamoDB.Query' } },
      ...Array.from({ length: random.int(40, 90) }, () => ({
        to: { ...on.table, spanName: 'DynamoDB.GetItem' },
        tookMs: random.int(8, 22),
      })),
    ],
  }),
  truth: ({ worker, on }) => ({
    fault: 'n-plus-one',
    entities: [worker, on.table.entity],
    rubric: ['batch'],
    why: 'One call for each item.',
  }),
});

const slowQuery = scenarioOf({
  name: 'slow-query',
  uses: ({ on }) => [on.database],
  work: ({ on, random }) => ({ calls: [{ to: on.database, tookMs: random.int(1_900, 2_700) }] }),
  truth: ({ on }) => ({
    fault: 'slow-query',
    alsoFaults: ['dependency-slow'],
    entities: [on.database.entity],
    rubric: ['index|query|plan'],
    why: 'A query lost its index.',
  }),
});

const slowVendor = scenarioOf({
  name: 'dependency-slow-without-failure',
  uses: ({ on }) => [on.vendor],
  work: ({ on, random }) => ({ calls: [{ to: on.vendor, tookMs: random.int(1_600, 2_400) }] }),
  truth: ({ on }) => ({
    fault: 'dependency-slow',
    entities: [on.vendor.entity],
    rubric: ['timeout', 'slow'],
    why: 'The vendor became slow.',
  }),
});

const slowCode = scenarioOf({
  name: 'latency-increase',
  uses: ({ on }) => [on.table],
  work: ({ on, random }) => ({ calls: [{ to: on.table }], ownMs: random.int(1_500, 2_300) }),
  truth: ({ worker }) => ({
    fault: 'latency-increase',
    entities: [worker],
    rubric: ['compare|change'],
    why: 'Its own code became slow.',
  }),
});

const cold = scenarioOf({
  name: 'cold-start',
  shapes: ['single', 'chain', 'fan-out'],
  uses: ({ on }) => [on.table],
  work: ({ on, random }) => {
    const initMs = random.int(1_800, 2_900);
    return { calls: [{ to: on.table }], initMs, ownMs: initMs, attributes: { 'faas.coldstart': true } };
  },
  truth: ({ worker }) => ({
    fault: 'cold-start',
    alsoFaults: ['latency-increase'],
    entities: [worker],
    rubric: ['provisioned|package|init'],
    why: 'Its environment was new.',
  }),
});

const retryStorm = scenarioOf({
  name: 'retry-storm',
  uses: ({ on }) => [on.table],
  work: ({ on, random, language }) => {
    const failure = {
      service: 'DynamoDB',
      operation: on.table.operation,
      code: 'ThrottlingException',
      message: 'Rate of requests exceeds the allowed throughput.',
      status: 400,
    };
    const thrown = awsError(language, failure, random);
    return {
      calls: Array.from({ length: random.int(14, 25) }, () => ({
        to: on.table,
        tookMs: random.int(4, 11),
        status: 400,
        thrown,
      })),
      thrown,
    };
  },
  truth: ({ worker, on }) => ({
    fault: 'retry-storm',
    alsoFaults: ['dependency-throttled'],
    entities: [worker, on.table.entity],
    rubric: ['backoff|jitter', 'attempts|fewer'],
    why: 'Each request tries again and again without a pause, which keeps the table throttled.',
  }),
});

export const traceFaults: readonly Scenario[] = [nPlusOne, slowQuery, slowVendor, slowCode, cold, retryStorm];
