/** Faults that only numbers over time show, in metrics of AWS and in charts of events. */
import type { Fault, Subject } from '@baselime-ai/contract';
import type { Pair, Scenario, Shape } from '../../../scenario.js';
import { type Desk, deskOf } from '../kit/desk.js';
import { C_SHAPES } from '../kit/incident.js';
import { day, distract, serve } from '../kit/run.js';

const MINUTE_MS = 60_000;

interface Metric {
  readonly namespace: string;
  readonly name: string;
  readonly of: Readonly<Record<string, string>>;
  readonly usual: (desk: Desk, minute: number) => number | undefined;
  readonly now: (desk: Desk, share: number) => number | undefined;
}

interface Numbers {
  readonly name: string;
  readonly fault?: Fault;
  readonly guilty?: (desk: Desk) => string;
  readonly also?: readonly Fault[];
  readonly metrics: (desk: Desk) => readonly Metric[];
  readonly events?: (desk: Desk) => void;
  readonly asks?: (desk: Desk) => Subject;
  readonly shapes?: readonly Shape[];
  readonly rubric?: readonly string[];
  readonly why: string;
}

const hour = ({ now }: Desk) => ({ from: now - 60 * MINUTE_MS, to: now });
const ofLambda = (desk: Desk): Readonly<Record<string, string>> => ({ FunctionName: desk.fn });
const around =
  (usual: number) =>
  ({ random }: Desk): number =>
    Math.round(random.around(usual));
const nothing = (): number => 0;

const chart = (desk: Desk, filters: readonly { key: string; operation: '='; value: string | boolean }[]): Subject => ({
  kind: 'chart',
  query: {
    calculations: [{ operator: 'COUNT' }],
    filters: [{ key: 'namespace', operation: '=', value: desk.fn }, ...filters],
  },
  timeframe: hour(desk),
});

const NUMBERS: readonly Numbers[] = [
  {
    name: 'throttles-of-a-function',
    fault: 'throttled',
    also: ['concurrency-limit'],
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'Throttles', of: ofLambda(desk), usual: nothing, now: around(18) },
    ],
    rubric: ['concurrency|limit'],
    why: 'More is asked than its concurrency allows.',
  },
  {
    name: 'same-concurrency-all-the-time',
    fault: 'concurrency-limit',
    also: ['throttled'],
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'ConcurrentExecutions', of: ofLambda(desk), usual: around(6), now: () => 30 },
      { namespace: 'AWS/Lambda', name: 'Throttles', of: ofLambda(desk), usual: nothing, now: around(40) },
    ],
    rubric: ['concurrency'],
    why: 'It runs at thirty, which is reserved.',
  },
  {
    name: 'stream-falls-behind',
    fault: 'resource-saturated',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      {
        namespace: 'AWS/Lambda',
        name: 'IteratorAge',
        of: ofLambda(desk),
        usual: around(400),
        now: (_, share) => 30_000 + share * 2_400_000,
      },
    ],
    rubric: ['shard|batch|parallel'],
    why: 'Records come faster than they are read.',
  },
  {
    name: 'queue-grows',
    fault: 'resource-saturated',
    guilty: ({ inbox }) => inbox,
    metrics: ({ inbox }) => [
      {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        of: { QueueName: inbox },
        usual: around(5),
        now: (_, share) => 200 + share * 9_000,
      },
    ],
    rubric: ['concurrency|capacity|batch'],
    why: 'The consumer is too slow.',
  },
  {
    name: 'database-at-its-limit',
    fault: 'resource-saturated',
    guilty: ({ peers }) => peers.database.name,
    metrics: ({ peers }) => [
      {
        namespace: 'AWS/RDS',
        name: 'CPUUtilization',
        of: { DBInstanceIdentifier: peers.database.name },
        usual: ({ random }) => random.int(18, 32),
        now: ({ random }) => random.int(96, 100),
      },
    ],
    rubric: ['capacity|work|load'],
    why: 'Its processor is full.',
  },
  {
    name: 'writes-to-the-table-throttled',
    fault: 'dependency-throttled',
    also: ['throttled'],
    guilty: ({ peers }) => peers.table.name,
    metrics: ({ peers }) => [
      {
        namespace: 'AWS/DynamoDB',
        name: 'ThrottledRequests',
        of: { TableName: peers.table.name, Operation: 'UpdateItem' },
        usual: nothing,
        now: around(55),
      },
    ],
    rubric: ['capacity|on-demand'],
    why: 'The table has too little capacity.',
  },
  {
    name: 'errors-without-words',
    fault: 'error-increase',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      {
        namespace: 'AWS/Lambda',
        name: 'Errors',
        of: ofLambda(desk),
        usual: ({ random }) => (random.chance(0.1) ? 1 : 0),
        now: around(14),
      },
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ofLambda(desk), usual: around(80), now: around(80) },
    ],
    rubric: ['errors|compare'],
    why: 'Errors that no log tells of.',
  },
  {
    name: 'dead-letters',
    fault: 'dead-letter',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      {
        namespace: 'AWS/Lambda',
        name: 'DestinationDeliveryFailures',
        of: ofLambda(desk),
        usual: nothing,
        now: around(6),
      },
    ],
    rubric: ['messages|redrive|correct'],
    why: 'The destination does not take what failed.',
  },
  {
    name: 'loop-was-stopped',
    fault: 'recursion',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      {
        namespace: 'AWS/Lambda',
        name: 'RecursiveInvocationsDropped',
        of: ofLambda(desk),
        usual: nothing,
        now: around(7),
      },
    ],
    rubric: ['loop|trigger'],
    why: 'Its output triggers it.',
  },
  {
    name: 'callers-went-away',
    fault: 'traffic-drop',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ofLambda(desk), usual: around(120), now: around(14) },
    ],
    rubric: ['caller|mapping|schedule|calls'],
    why: 'A caller was switched off.',
  },
  {
    name: 'campaign',
    fault: 'traffic-increase',
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ofLambda(desk), usual: around(50), now: around(260) },
      { namespace: 'AWS/Lambda', name: 'Errors', of: ofLambda(desk), usual: nothing, now: nothing },
    ],
    rubric: ['traffic|limit'],
    why: 'A campaign began.',
  },
  {
    name: 'sender-fell-silent',
    fault: 'missing-data',
    also: ['traffic-drop'],
    guilty: ({ fn }) => fn,
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ofLambda(desk), usual: around(90), now: () => undefined },
    ],
    rubric: ['telemetry|sent|runs'],
    why: 'The metric stream broke.',
  },
  {
    name: 'one-client-sends-most',
    fault: 'tenant-dominates',
    also: ['traffic-increase'],
    guilty: ({ fn }) => fn,
    metrics: () => [],
    events: ({ bodies, fn, now, since, random }) => {
      const say = (at: number, clientId: string): void =>
        bodies.line(fn, at, JSON.stringify({ level: 'info', msg: 'case opened', clientId, requestId: random.uuid() }));
      const clients = Array.from({ length: 9 }, () => random.hex(8));
      for (let at = now - 350 * MINUTE_MS; at < now; at += 45_000)
        say(at + random.int(0, 20_000), random.pick(clients));
      for (let at = since; at < now; at += 5_000) say(at + random.int(0, 3_000), clients[3] ?? '');
    },
    asks: (desk) => ({
      kind: 'chart',
      query: {
        calculations: [{ operator: 'COUNT' }],
        filters: [{ key: 'namespace', operation: '=', value: desk.fn }],
        groupBys: [{ value: 'clientId', type: 'string' }],
      },
      timeframe: hour(desk),
    }),
    rubric: ['client|tenant|limit'],
    why: 'One client imports everything.',
  },
  {
    name: 'a-handful-after-hours-of-none',
    fault: 'code-defect',
    also: ['error-increase'],
    guilty: ({ fn }) => fn,
    metrics: () => [],
    events: (desk) => {
      const problem = { type: 'TypeError', message: "Cannot read properties of null (reading 'region')" };
      for (let at = desk.now - 340 * MINUTE_MS; at < desk.now; at += 100_000)
        serve(desk, at, { steps: [{ to: desk.peers.table }] });
      for (const minutes of [21, 13, 8, 6, 4])
        serve(desk, desk.now - minutes * MINUTE_MS, { steps: [{ to: desk.peers.table }], problem, style: 'throws' });
    },
    asks: (desk) => chart(desk, [{ key: '$baselime.error', operation: '=', value: true }]),
    rubric: ['code|error'],
    why: 'Five requests of a kind that never failed.',
  },
  {
    name: 'as-noisy-as-ever',
    metrics: (desk) => [
      { namespace: 'AWS/Lambda', name: 'Duration', of: ofLambda(desk), usual: around(300), now: around(300) },
    ],
    why: 'Numbers that were never steady.',
  },
  {
    name: 'errors-as-rare-as-ever',
    metrics: (desk) => [
      {
        namespace: 'AWS/Lambda',
        name: 'Errors',
        of: ofLambda(desk),
        usual: (_, minute) => (minute % 37 === 0 ? 1 : 0),
        now: ({ random }) => (random.chance(0.02) ? 1 : 0),
      },
    ],
    why: 'One error now and then, all day.',
  },
  {
    name: 'events-as-many-as-ever',
    metrics: () => [],
    events: ({ bodies, fn, now, random }) => {
      for (let at = now - 350 * MINUTE_MS; at < now; at += 25_000)
        bodies.line(fn, at + random.int(0, 20_000), JSON.stringify({ level: 'info', msg: 'heartbeat' }));
    },
    asks: (desk) => chart(desk, []),
    why: 'A steady hum.',
  },
];

export const numberScenarios: readonly Scenario[] = NUMBERS.map(
  ({ name, fault, also = [], guilty, metrics, events, asks, shapes = C_SHAPES, rubric = [], why }) => ({
    name,
    shapes,
    generate(situation) {
      const desk = deskOf(name, situation, {});
      if (asks === undefined)
        day(
          desk,
          () => ({ steps: [{ to: desk.peers.table }] }),
          () => undefined,
        );
      distract(desk);
      const all = metrics(desk);
      for (let at = desk.now - 358 * MINUTE_MS, minute = 0; at < desk.now; at += MINUTE_MS, minute += 1)
        for (const { namespace, name: metric, of, usual, now } of all) {
          const value = at < desk.since ? usual(desk, minute) : now(desk, (at - desk.since) / (desk.now - desk.since));
          if (value !== undefined) desk.bodies.number(at, namespace, metric, of, Math.round(value));
        }
      events?.(desk);
      const subject: Subject = asks?.(desk) ?? { kind: 'metric', name: all[0]?.name ?? '', timeframe: hour(desk) };
      const entity = guilty?.(desk);
      const pairs: readonly Pair[] =
        entity === undefined || fault === undefined ? [] : [fault, ...also].map((one) => ({ fault: one, entity }));
      return {
        deliveries: desk.bodies.deliveries(),
        question: { about: 'subject', subject },
        truth:
          fault === undefined
            ? { entities: [], rubric, why }
            : { fault, pairs, entities: pairs.slice(0, 1).map((one) => one.entity), rubric, why },
      };
    },
  }),
);
