/** Nothing is wrong; the right answer names no cause. */
import type { Subject } from '@baselime-ai/contract';
import { type Generated, type Scenario, SHAPES } from '../../../scenario.js';
import { type Ran, request, type Work } from '../kit/request.js';
import { change, distract, traffic } from '../kit/traffic.js';
import { type World, worldOf } from '../kit/world.js';

const MINUTE_MS = 60_000;

interface Healthy {
  readonly name: string;
  readonly why: string;
  readonly traced?: boolean;
  readonly work?: (world: World) => Work;
  /** Of the request that is asked about, where it differs from the others. */
  readonly last?: (world: World) => Work;
  readonly also?: (world: World) => void;
  readonly asks?: (world: World, last: Ran) => Subject;
}

function scenarioOf({ name, why, traced, work, last, also, asks }: Healthy): Scenario {
  return {
    name,
    shapes: SHAPES,
    generate(situation): Generated {
      const world = worldOf(name, situation, traced === undefined ? {} : { traced });
      const usual = (): Work => work?.(world) ?? { calls: [{ to: world.on.table }] };
      traffic(world, { healthy: usual, before: 45, during: 12 });
      distract(world);
      also?.(world);
      const ran = request(world, world.now - 3 * MINUTE_MS, last?.(world) ?? usual());
      const byTrace = world.traced && world.random.chance(0.5);
      const subject: Subject =
        asks?.(world, ran) ??
        (byTrace ? { kind: 'trace', traceId: ran.traceId } : { kind: 'request', requestId: ran.requestId });
      return {
        deliveries: world.tape.deliveries(),
        question: { about: 'subject', subject },
        truth: { entities: [], rubric: [], why },
      };
    },
  };
}

const chartOf = (world: World, hours = 1): Subject => ({
  kind: 'chart',
  query: {
    calculations: [{ operator: 'COUNT' }],
    filters: [{ key: 'namespace', operation: '=', value: world.worker }],
  },
  timeframe: { from: world.now - hours * 60 * MINUTE_MS, to: world.now },
});

export const healthySystems: readonly Scenario[] = [
  scenarioOf({ name: 'healthy-request', why: 'An ordinary request of an ordinary day.' }),
  scenarioOf({
    name: 'healthy-own-deployment',
    why: 'A deployment that broke nothing.',
    also: ({ tape, worker, now }) =>
      tape.record('cloudtrail', change(now - 6 * MINUTE_MS, 'UpdateFunctionCode20150331v2', { functionName: worker })),
  }),
  scenarioOf({
    name: 'healthy-warnings',
    why: 'Warnings that were there all day.',
    work: ({ on }) => ({
      calls: [{ to: on.table }],
      says: [{ level: 'WARN', message: 'cache miss, reading from the table' }],
    }),
  }),
  scenarioOf({
    name: 'healthy-slow-dependency',
    why: 'The dependency takes seconds, and always did.',
    traced: true,
    work: ({ on, random }) => ({ calls: [{ to: on.vendor, tookMs: random.int(1_700, 2_300) }] }),
  }),
  scenarioOf({
    name: 'healthy-retried',
    why: 'A call that worked at the second attempt.',
    traced: true,
    last: ({ on }) => ({
      calls: [{ to: on.table }, { to: on.table }],
      says: [{ level: 'WARN', message: 'attempt 1 was throttled, trying again in 50 ms' }],
    }),
  }),
  scenarioOf({
    name: 'healthy-not-found',
    why: 'A caller asks for what is not there.',
    last: ({ on }) => ({ calls: [{ to: on.table }], status: 404 }),
  }),
  scenarioOf({
    name: 'healthy-metric',
    why: 'Numbers as always.',
    also: (world) => {
      for (let at = world.now - 359 * MINUTE_MS; at < world.now; at += MINUTE_MS)
        world.tape.metric(at, 'AWS/Lambda', 'Duration', { FunctionName: world.worker }, world.random.int(140, 190));
    },
    asks: (world) => ({
      kind: 'metric',
      name: 'Duration',
      timeframe: { from: world.now - 60 * MINUTE_MS, to: world.now },
    }),
  }),
  scenarioOf({
    name: 'healthy-chart',
    why: 'A flat line.',
    also: (world) => {
      for (let at = world.now - 350 * MINUTE_MS; at < world.now; at += 30_000)
        world.tape.json(world.worker, at + world.random.int(0, 9_000), { level: 'INFO', message: 'heartbeat' });
    },
    asks: (world) => chartOf(world),
  }),
];
