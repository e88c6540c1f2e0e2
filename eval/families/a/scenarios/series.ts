/** Faults that only numbers over time show: CloudWatch metrics and charts. */
import type { Subject } from '@baselime-ai/contract';
import type { Generated, Scenario, Shape, Truth } from '../../../scenario.js';
import { SHAPES } from '../../../scenario.js';
import { request } from '../kit/request.js';
import { distract, traffic } from '../kit/traffic.js';
import { type World, worldOf } from '../kit/world.js';

const MINUTE_MS = 60_000;

interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** `since` is 0..1 from the beginning of the fault to now; undefined before it. */
  readonly value: (since: number | undefined, at: number) => number | undefined;
}

interface OverTime {
  readonly name: string;
  readonly shapes?: readonly Shape[];
  readonly metrics: (world: World) => readonly Metric[];
  /** Index of the metric that is asked about. */
  readonly asks?: (world: World) => Subject;
  readonly also?: (world: World) => void;
  readonly truth: (world: World) => Truth;
  readonly ordinary?: boolean;
}

const lastHour = (world: World) => ({ from: world.now - 60 * MINUTE_MS, to: world.now });

function scenarioOf({ name, shapes = SHAPES, metrics, asks, also, truth, ordinary = true }: OverTime): Scenario {
  return {
    name,
    shapes,
    generate(situation): Generated {
      const world = worldOf(name, situation);
      if (ordinary)
        traffic(world, { healthy: () => ({ calls: [{ to: world.on.table }] }), before: 30, during: 5, peak: false });
      distract(world);
      const all = metrics(world);
      for (let at = world.now - 359 * MINUTE_MS; at < world.now; at += MINUTE_MS)
        for (const { namespace, name: metric, dimensions, value } of all) {
          const number = value(at < world.since ? undefined : (at - world.since) / (world.now - world.since), at);
          if (number !== undefined) world.tape.metric(at, namespace, metric, dimensions, Math.round(number));
        }
      also?.(world);
      const [first] = all;
      const subject = asks?.(world) ?? { kind: 'metric' as const, name: first?.name ?? '', timeframe: lastHour(world) };
      return { deliveries: world.tape.deliveries(), question: { about: 'subject', subject }, truth: truth(world) };
    },
  };
}

const lambda = (world: World, name: string, value: Metric['value'], fn = world.worker): Metric => ({
  namespace: 'AWS/Lambda',
  name,
  dimensions: { FunctionName: fn },
  value,
});

const throttles = scenarioOf({
  name: 'throttled-metric',
  metrics: (world) => [
    lambda(world, 'Throttles', (since) => (since === undefined ? 0 : world.random.int(20, 45))),
    lambda(world, 'Invocations', (since) =>
      since === undefined ? world.random.int(50, 70) : world.random.int(90, 110),
    ),
  ],
  truth: ({ worker }) => ({
    fault: 'throttled',
    alsoFaults: ['concurrency-limit'],
    entities: [worker],
    rubric: ['concurrency|limit', 'backoff|queue'],
    why: 'More calls come than its concurrency allows.',
  }),
});

const concurrency = scenarioOf({
  name: 'concurrency-limit-metric',
  metrics: (world) => {
    const reserved = world.random.pick([20, 25, 40, 50]);
    return [
      lambda(world, 'ConcurrentExecutions', (since) => (since === undefined ? world.random.int(4, 9) : reserved)),
      lambda(world, 'Throttles', (since) => (since === undefined ? 0 : world.random.int(10, 30))),
    ];
  },
  truth: ({ worker }) => ({
    fault: 'concurrency-limit',
    alsoFaults: ['throttled'],
    entities: [worker],
    rubric: ['reserved concurrency', 'shorten|queue'],
    why: 'It runs at its reserved concurrency.',
  }),
});

const iteratorAge = scenarioOf({
  name: 'resource-saturated-iterator-age',
  metrics: (world) => [
    lambda(world, 'IteratorAge', (since) =>
      since === undefined ? world.random.int(200, 900) : 60_000 + since * 1_500_000,
    ),
    lambda(world, 'Duration', () => world.random.int(150, 210)),
  ],
  truth: ({ worker }) => ({
    fault: 'resource-saturated',
    entities: [worker],
    rubric: ['shard|batch|parallel', 'fails again|poison|bisect'],
    why: 'The stream comes faster than it is read.',
  }),
});

const oldMessages = scenarioOf({
  name: 'resource-saturated-queue-age',
  metrics: ({ inbox, random }) => [
    {
      namespace: 'AWS/SQS',
      name: 'ApproximateAgeOfOldestMessage',
      dimensions: { QueueName: inbox },
      value: (since) => (since === undefined ? random.int(0, 6) : 60 + since * 2_400),
    },
  ],
  truth: ({ inbox, worker }) => ({
    fault: 'resource-saturated',
    entities: [inbox, worker],
    rubric: ['concurrency|capacity|batch'],
    why: 'The consumer does not keep up.',
  }),
});

const deadLetters = scenarioOf({
  name: 'dead-letter-metric',
  metrics: (world) => [
    lambda(world, 'DeadLetterErrors', (since) => (since === undefined ? 0 : world.random.int(3, 9))),
  ],
  truth: ({ worker }) => ({
    fault: 'dead-letter',
    entities: [worker],
    rubric: ['messages|queue', 'redrive|correct'],
    why: 'What fails cannot even be written to the dead-letter queue.',
  }),
});

const errors = scenarioOf({
  name: 'error-increase-metric',
  metrics: (world) => [
    lambda(world, 'Errors', (since) =>
      since === undefined ? (world.random.chance(0.05) ? 1 : 0) : world.random.int(18, 30),
    ),
    lambda(world, 'Invocations', () => world.random.int(50, 70)),
  ],
  truth: ({ worker }) => ({
    fault: 'error-increase',
    entities: [worker],
    rubric: ['errors', 'deployed|changed|compare'],
    why: 'Errors that no log tells of.',
  }),
});

const tableThrottles = scenarioOf({
  name: 'dependency-throttled-metric',
  metrics: ({ on, random }) => [
    {
      namespace: 'AWS/DynamoDB',
      name: 'WriteThrottleEvents',
      dimensions: { TableName: on.table.entity },
      value: (since) => (since === undefined ? 0 : random.int(30, 80)),
    },
  ],
  truth: ({ on }) => ({
    fault: 'dependency-throttled',
    alsoFaults: ['throttled'],
    entities: [on.table.entity],
    rubric: ['capacity|on-demand'],
    why: 'The table has too little capacity.',
  }),
});

const drop = scenarioOf({
  name: 'traffic-drop',
  metrics: (world) => [
    lambda(world, 'Invocations', (since) =>
      since === undefined ? world.random.int(85, 115) : world.random.int(12, 22),
    ),
  ],
  truth: ({ worker }) => ({
    fault: 'traffic-drop',
    entities: [worker],
    rubric: ['calls|caller|mapping|schedule'],
    why: 'A caller ceased.',
  }),
});

const peak = scenarioOf({
  name: 'traffic-increase',
  metrics: (world) => [
    lambda(world, 'Invocations', (since) =>
      since === undefined ? world.random.int(45, 60) : world.random.int(190, 230),
    ),
    lambda(world, 'Errors', () => 0),
  ],
  truth: ({ worker }) => ({
    fault: 'traffic-increase',
    entities: [worker],
    rubric: ['traffic', 'limit|throttle'],
    why: 'A campaign brought four times the traffic.',
  }),
});

const gap = scenarioOf({
  name: 'missing-data',
  metrics: (world) => [
    lambda(world, 'Invocations', (since) => (since === undefined ? world.random.int(85, 115) : undefined)),
  ],
  truth: ({ worker }) => ({
    fault: 'missing-data',
    alsoFaults: ['traffic-drop'],
    entities: [worker],
    rubric: ['telemetry|sent|stream', 'runs|calls'],
    why: 'The metric stream broke.',
  }),
});

const tenant = scenarioOf({
  name: 'tenant-dominates',
  metrics: () => [],
  ordinary: false,
  asks: (world) => ({
    kind: 'chart',
    query: {
      calculations: [{ operator: 'COUNT' }],
      filters: [{ key: 'namespace', operation: '=', value: world.worker }],
      groupBys: [{ value: 'tenantId', type: 'string' }],
    },
    timeframe: lastHour(world),
  }),
  also: (world) => {
    const { random, tape, now, since, worker } = world;
    const tenants = Array.from({ length: 12 }, () => `tenant-${random.hex(6)}`);
    const say = (at: number, tenantId: string): void =>
      tape.json(worker, at, {
        level: 'INFO',
        message: 'report requested',
        tenantId,
        requestId: random.uuid(),
        route: '/reports',
      });
    for (let at = now - 355 * MINUTE_MS; at < now; at += 40_000) say(at + random.int(0, 9_000), random.pick(tenants));
    for (let at = since; at < now; at += 4_000) say(at + random.int(0, 3_000), tenants[0] ?? '');
  },
  truth: (world) => ({
    fault: 'tenant-dominates',
    alsoFaults: ['traffic-increase'],
    entities: [world.worker],
    rubric: ['tenant|client', 'limit|throttle'],
    why: 'One tenant sends nearly everything.',
  }),
});

const recursion = scenarioOf({
  name: 'recursion',
  shapes: ['queue', 'single'],
  metrics: (world) => [
    lambda(world, 'RecursiveInvocationsDropped', (since) => (since === undefined ? 0 : world.random.int(4, 9))),
    lambda(world, 'Invocations', (since) => (since === undefined ? world.random.int(20, 30) : 300 + since * 900)),
  ],
  also: (world) => {
    for (let index = 0; index < 6; index += 1)
      request(world, world.since + index * 60_000, { calls: [{ to: world.on.queue }] });
  },
  truth: ({ worker }) => ({
    fault: 'recursion',
    entities: [worker],
    rubric: ['loop|recurs', 'concurrency|stop|trigger'],
    why: 'It writes into the queue that triggers it.',
  }),
});

export const seriesFaults: readonly Scenario[] = [
  throttles,
  concurrency,
  iteratorAge,
  oldMessages,
  deadLetters,
  errors,
  tableThrottles,
  drop,
  peak,
  gap,
  tenant,
  recursion,
];
