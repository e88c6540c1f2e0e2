/** Numbers that changed, with a reason and without. */
import { MINUTE_MS } from '../kit/day.js';
import type { Estate } from '../kit/estate.js';
import { count, type Numbers, numbersCase, workPair } from '../kit/numbers-case.js';
import { alertQuestion, around, chartQuestion, lambdaSeries, nothing, of } from '../kit/series.js';
import type { Crafted } from '../kit/story.js';

const CHANGES: readonly Numbers[] = [
  {
    name: 'errors-since-the-release',
    series: (estate) => [
      lambdaSeries('Errors', estate, { usual: ({ random }) => (random.chance(0.04) ? 1 : 0), now: count(19) }),
      lambdaSeries('Invocations', estate, { usual: count(90) }),
    ],
    also: ({ tape, work, since }) =>
      tape.trail(since - 2 * MINUTE_MS, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: work.name }),
    pairs: workPair('deployment-change', 'error-increase'),
    rubric: ['roll back|compare'],
    why: 'Numbers are all there is; the release came two minutes before.',
  },
  {
    name: 'errors-and-nothing-says-why',
    series: (estate) => [
      lambdaSeries('Errors', estate, { usual: ({ random }) => (random.chance(0.05) ? 1 : 0), now: count(16) }),
      lambdaSeries('Invocations', estate, { usual: count(85) }),
    ],
    pairs: workPair('error-increase'),
    rubric: ['compare|error'],
    why: 'No log is kept of this function, and nothing was changed.',
  },
  {
    name: 'slower-since-it-got-less-memory',
    series: (estate) => [
      lambdaSeries('Duration', estate, { usual: around(210), now: around(1_350), unit: 'Milliseconds' }),
      lambdaSeries('Invocations', estate, { usual: count(90) }),
    ],
    also: ({ tape, work, since }) =>
      tape.trail(since - 3 * MINUTE_MS, 'lambda', 'UpdateFunctionConfiguration20150331v2', {
        functionName: work.name,
        memorySize: 128,
      }),
    pairs: workPair('configuration-change', 'latency-increase'),
    rubric: ['undo|compare|memory'],
    why: 'The memory size, and the processor with it, was cut to an eighth.',
  },
  {
    name: 'slower-and-nothing-says-why',
    series: (estate) => [
      lambdaSeries('Duration', estate, { usual: around(180), now: around(900), unit: 'Milliseconds' }),
      lambdaSeries('Invocations', estate, { usual: count(90) }),
      lambdaSeries('Errors', estate, { usual: nothing }),
    ],
    pairs: workPair('latency-increase'),
    rubric: ['compare|change'],
    why: 'Five times as slow, as many calls, no error, no change.',
  },
  {
    name: 'sale-begins-at-the-hour',
    series: (estate) => [
      lambdaSeries('Invocations', estate, { usual: count(60), now: count(340) }),
      lambdaSeries('Errors', estate, { usual: nothing }),
    ],
    asks: (estate, [first]) =>
      alertQuestion(estate, {
        name: 'unusually many calls',
        kind: 'threshold',
        query: {
          calculations: [{ operator: 'SUM', key: 'value.sum' }],
          filters: [
            of('metric_name', 'Invocations'),
            of('dimensions.FunctionName', first?.dimensions.FunctionName ?? ''),
          ],
        },
        threshold: { operation: '>', value: 9_000 },
        window: 60 * MINUTE_MS,
      }),
    pairs: workPair('traffic-increase'),
    rubric: ['traffic|limit|sends'],
    why: 'A sale; nothing fails.',
  },
  {
    name: 'nobody-calls-any-more',
    series: (estate) => [
      lambdaSeries('Invocations', estate, { usual: count(140), now: count(9) }),
      lambdaSeries('Errors', estate, { usual: nothing }),
    ],
    pairs: workPair('traffic-drop'),
    rubric: ['caller|mapping|schedule'],
    why: 'An app was taken from its store.',
  },
  {
    name: 'numbers-cease',
    series: (estate) => [lambdaSeries('Invocations', estate, { usual: count(75), now: () => undefined })],
    pairs: workPair('missing-data', 'traffic-drop'),
    rubric: ['telemetry|sent|runs|sender'],
    why: 'The metric stream was deleted.',
  },
  {
    name: 'writes-are-throttled-in-numbers',
    series: ({ things }) => [
      {
        namespace: 'AWS/DynamoDB',
        name: 'WriteThrottleEvents',
        dimensions: { TableName: things.table.name },
        usual: nothing,
        now: count(74),
      },
      {
        namespace: 'AWS/DynamoDB',
        name: 'ConsumedWriteCapacityUnits',
        dimensions: { TableName: things.table.name },
        usual: count(900),
        now: count(3_000),
      },
    ],
    pairs: ({ things }) => [
      { fault: 'dependency-throttled', entity: things.table.name },
      { fault: 'throttled', entity: things.table.name },
    ],
    rubric: ['capacity|on-demand'],
    why: 'The table has fewer write units than are asked for.',
  },
  {
    name: 'usage-plan-is-exceeded',
    signals: ['lines'],
    series: () => [],
    also: ({ tape, api, noun, random, now, since }) => {
      const access = (at: number, status: string, more: object): void =>
        tape.line(
          `/aws/apigateway/${api}`,
          'plan',
          at,
          JSON.stringify({
            requestId: random.uuid(),
            requestTimeEpoch: at,
            httpMethod: 'GET',
            resourcePath: `/${noun}s`,
            status,
            responseLatency: 3,
            ...more,
          }),
        );
      for (let at = now - 340 * MINUTE_MS; at < now; at += 20_000) access(at + random.int(0, 9_000), '200', {});
      for (let at = since; at < now; at += 12_000)
        access(at + random.int(0, 9_000), '429', {
          errorMessage: 'Limit Exceeded',
          errorResponseType: 'QUOTA_EXCEEDED',
        });
    },
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'COUNT' }],
        filters: [of('namespace', estate.api), of('status', '429')],
      }),
    pairs: ({ api }) => [
      { fault: 'throttled', entity: api },
      { fault: 'quota-exceeded', entity: api },
    ],
    rubric: ['limit|plan|backoff'],
    why: 'A customer used up what the usage plan grants.',
  },
  {
    name: 'one-tenant-migrates',
    signals: ['lines'],
    series: () => [],
    also: (estate) => {
      const { tenants, now, since, random } = estate;
      for (let at = now - 345 * MINUTE_MS; at < now - MINUTE_MS; at += 50_000)
        say(estate, at + random.int(0, 30_000), random.pick(tenants));
      for (let at = since; at < now - MINUTE_MS; at += 7_000) say(estate, at + random.int(0, 5_000), tenants[4] ?? '');
    },
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'COUNT' }],
        filters: [of('namespace', estate.work.name)],
        groupBys: [{ value: 'tenantId', type: 'string' }],
      }),
    pairs: ({ work, tenants }) => [
      { fault: 'tenant-dominates', entity: work.name },
      { fault: 'tenant-dominates', entity: tenants[4] ?? '' },
      { fault: 'traffic-increase', entity: work.name },
    ],
    rubric: ['tenant|client|limit'],
    why: 'One tenant moves in with all of its past.',
  },
];

function say({ tape, work, random }: Estate, at: number, tenantId: string): void {
  tape.line(
    `/aws/lambda/${work.name}`,
    `2026/01/02/[$LATEST]${'4e'.repeat(16)}`,
    at,
    JSON.stringify({ level: 'info', message: 'stored', tenantId, requestId: random.uuid() }),
  );
}

export const changeCases: readonly Crafted[] = CHANGES.map(numbersCase);
