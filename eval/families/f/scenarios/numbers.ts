/** What only numbers tell: limits, load, gaps, and the charts, metrics and alerts that show them. */

import { MINUTE, type Scene } from '../kit/day.js';
import {
  alert,
  chart,
  durationOf,
  errorsOf,
  lambdaSeries,
  metric,
  metricQuery,
  requestsOf,
  series,
} from '../kit/numbers.js';
import { postgres, web } from '../kit/peer.js';
import { broken, crash, info, thrown } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const ofFn = ({ culprit }: Scene) => ({ FunctionName: culprit.name });
const sum = { operator: 'SUM', key: 'value.sum' } as const;
const max = { operator: 'MAX', key: 'value.max' } as const;
const avg = { operator: 'AVG', key: 'value.sum' } as const;
const lastQueue = ({ estate }: Scene): string => `${estate.prefix}-inbox`;
const daily = (isAfter: boolean, much: number, usual = 24): number => (isAfter ? much : usual);

export const numberStories: readonly Story[] = [
  {
    ...{ name: 'throttles-rise', shapes: ['single', 'fan-out'] },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: (isAfter) => daily(isAfter, 41) });
      series(scene, {
        namespace: 'AWS/Lambda',
        name: 'Throttles',
        dimensions: ofFn(scene),
        at: (_, isAfter) => scene.dice.count(isAfter ? 14 : 0.01),
      });
    },
    ask: (scene) => metric(scene, 'Throttles', ofFn(scene)),
    truth: { fault: 'throttled', or: ['concurrency-limit'], seat: 'fn', rubric: ['concurrency|limit|backoff'] },
    why: 'Invocations of the function are throttled.',
  },
  {
    ...{ name: 'usage-plan-says-429', shapes: ['chain'], at: 'entry', signals: ['json', 'text'], share: 0 },
    also: ({ post, dice, now, onset, estate }) => {
      for (let minute = now - 6 * 3_600_000; minute < now - 60_000; minute += MINUTE) {
        for (let left = dice.count(minute >= onset ? 6 : 2); left > 0; left -= 1) {
          const status = minute >= onset && dice.chance(0.6) ? 429 : 200;
          const at = minute + dice.int(0, 59_000);
          post.line(
            '/aws/apigateway/media-edge',
            'stage-live',
            at,
            JSON.stringify({
              requestId: dice.uuid(),
              ip: '198.51.100.20',
              requestTime: new Date(at).toISOString(),
              httpMethod: 'POST',
              resourcePath: '/accept-upload',
              status,
              protocol: 'HTTP/1.1',
              responseLength: 31,
              ...(status === 429 ? { responseType: 'THROTTLED', errorMessage: 'Too Many Requests' } : {}),
              stage: 'live',
              apiId: 'q81m0s7xyz',
              region: estate.region,
            }),
          );
        }
      }
    },
    ask: () => ({ about: 'event', contains: 'THROTTLED' }),
    truth: {
      fault: 'throttled',
      seat: 'fn',
      rubric: ['limit|plan|stage|backoff'],
      pairs: () =>
        ['/aws/apigateway/media-edge', 'media-edge', 'q81m0s7xyz', 'q81m0s7xyz/live'].map((entity) => ({
          fault: 'throttled',
          entity,
        })),
    },
    why: 'The stage of the API refuses calls above its rate.',
  },
  {
    ...{ name: 'at-the-reserved-number', shapes: ['queue', 'single'], minutes: [36, 55] },
    also: (scene) => {
      const limit = scene.dice.pick([10, 20, 50]);
      lambdaSeries(scene, scene.culprit, {
        calls: (isAfter) => daily(isAfter, 60),
        ms: (isAfter) => (isAfter ? 900 : 160),
      });
      series(scene, {
        namespace: 'AWS/Lambda',
        name: 'ConcurrentExecutions',
        dimensions: ofFn(scene),
        at: (_, isAfter) => (isAfter ? limit : scene.dice.int(1, Math.max(3, Math.round(limit / 4)))),
      });
    },
    ask: (scene) => metric(scene, 'ConcurrentExecutions', ofFn(scene)),
    truth: { fault: 'concurrency-limit', seat: 'fn', rubric: ['concurrency'] },
    why: 'The concurrency stands at its reserved number.',
  },
  {
    ...{ name: 'parked-messages-grow', shapes: ['queue'] },
    also: (scene) =>
      series(scene, {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: `${lastQueue(scene)}-dlq` },
        at: (minute, isAfter) => (isAfter ? 2 + Math.round((minute - scene.onset) / MINUTE) * 3 : 2),
      }),
    ask: (scene) =>
      alert(
        scene,
        metricQuery('ApproximateNumberOfMessagesVisible', max, { QueueName: `${lastQueue(scene)}-dlq` }),
        'Dead letters',
        5,
      ),
    truth: {
      fault: 'dead-letter',
      seat: 'fn',
      rubric: ['redrive|message|consumer'],
      pairs: (scene) => [{ fault: 'dead-letter', entity: `${lastQueue(scene)}-dlq` }],
    },
    why: 'Messages pile up in a dead-letter queue.',
  },
  {
    ...{ name: 'async-events-lost', shapes: ['fan-out'], at: 'inner' },
    also: (scene) =>
      series(scene, {
        namespace: 'AWS/Lambda',
        name: 'DeadLetterErrors',
        dimensions: ofFn(scene),
        at: (_, isAfter) => scene.dice.count(isAfter ? 5 : 0),
      }),
    ask: (scene) => chart(scene, metricQuery('DeadLetterErrors', sum, ofFn(scene))),
    truth: { fault: 'dead-letter', seat: 'fn', rubric: ['redrive|message|consumer|dead'] },
    why: 'Lambda cannot write failed events to the dead-letter queue.',
  },
  {
    ...{ name: 'loop-detected', shapes: ['queue', 'fan-out'], at: 'inner' },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: (isAfter) => daily(isAfter, 130) });
      series(scene, {
        namespace: 'AWS/Lambda',
        name: 'RecursiveInvocationsDropped',
        dimensions: ofFn(scene),
        at: (_, isAfter) => (isAfter ? scene.dice.count(7) : undefined),
      });
      for (let minute = scene.now - 6 * 3_600_000; minute < scene.onset; minute += 15 * MINUTE)
        scene.post.metric({
          at: minute,
          namespace: 'AWS/Lambda',
          name: 'RecursiveInvocationsDropped',
          dimensions: ofFn(scene),
          unit: 'Count',
          value: { sum: 0, count: 1, min: 0, max: 0 },
        });
    },
    ask: (scene) => metric(scene, 'RecursiveInvocationsDropped', ofFn(scene)),
    truth: { fault: 'recursion', seat: 'fn', rubric: ['trigger|concurrency|loop|elsewhere'] },
    why: 'AWS stops a loop of the function with itself.',
  },
  {
    ...{ name: 'iterator-falls-behind', shapes: ['queue'] },
    also: (scene) => {
      lambdaSeries(scene, scene.culprit, { calls: () => 30, ms: (isAfter) => (isAfter ? 460 : 420) });
      series(scene, {
        namespace: 'AWS/Lambda',
        name: 'IteratorAge',
        dimensions: ofFn(scene),
        unit: 'Milliseconds',
        at: (minute, isAfter) =>
          isAfter ? scene.dice.around(900) + (minute - scene.onset) * 0.8 : scene.dice.around(700),
      });
    },
    ask: (scene) => metric(scene, 'IteratorAge', ofFn(scene)),
    truth: { fault: 'resource-saturated', seat: 'fn', rubric: ['capacity|parallel|shard|shorten|batch'] },
    why: 'Records come faster than they are read.',
  },
  {
    ...{ name: 'oldest-message-ages', shapes: ['queue', 'fan-out'] },
    also: (scene) => {
      const of = { namespace: 'AWS/SQS', dimensions: { QueueName: lastQueue(scene) } };
      series(scene, {
        ...of,
        name: 'ApproximateAgeOfOldestMessage',
        unit: 'Seconds',
        at: (minute, isAfter) => (isAfter ? 12 + (minute - scene.onset) / 1_300 : scene.dice.int(2, 14)),
      });
      series(scene, { ...of, name: 'NumberOfMessagesSent', at: (_, isAfter) => scene.dice.count(isAfter ? 240 : 90) });
    },
    ask: (scene) =>
      alert(
        scene,
        metricQuery('ApproximateAgeOfOldestMessage', max, { QueueName: lastQueue(scene) }),
        'Backlog age',
        300,
      ),
    truth: {
      fault: 'resource-saturated',
      or: ['traffic-increase'],
      seat: 'fn',
      rubric: ['capacity|shorten|batch|consumer|load'],
      pairs: (scene) =>
        ['resource-saturated' as const, 'traffic-increase' as const].map((fault) => ({
          fault,
          entity: lastQueue(scene),
        })),
    },
    why: 'The queue takes in more than its consumer handles.',
  },
  {
    ...{
      name: 'database-at-its-processor',
      shapes: ['single'],
      peer: postgres('search', 'SELECT id FROM docs WHERE body ILIKE $1'),
    },
    also: (scene) =>
      series(scene, {
        namespace: 'AWS/RDS',
        name: 'CPUUtilization',
        dimensions: { DBInstanceIdentifier: `${scene.estate.prefix}-search` },
        unit: 'Percent',
        at: (_, isAfter) => (isAfter ? 96 + scene.dice.unit() * 3.5 : 22 + scene.dice.unit() * 9),
      }),
    ask: (scene) =>
      chart(scene, metricQuery('CPUUtilization', avg, { DBInstanceIdentifier: `${scene.estate.prefix}-search` })),
    truth: {
      fault: 'resource-saturated',
      seat: 'peer',
      rubric: ['capacity|load|plan|statement'],
      pairs: ({ estate }) => [{ fault: 'resource-saturated', entity: `${estate.prefix}-search` }],
    },
    why: 'The processor of the database is at its limit.',
  },
  {
    ...{ name: 'campaign-brings-load', shapes: ['single', 'queue'], at: 'entry', minutes: [25, 50] },
    also: (scene) => lambdaSeries(scene, scene.culprit, { calls: (isAfter) => daily(isAfter, 140) }),
    load: ({ onset }, at) => (at >= onset ? 4.5 : 0.8),
    ask: (scene) => metric(scene, 'Invocations', ofFn(scene)),
    truth: { fault: 'traffic-increase', seat: 'fn', rubric: ['who|send|limit|throttl|load'] },
    why: 'Five times the requests come, and none fails more than before.',
  },
  {
    ...{
      name: 'one-tenant-imports',
      shapes: ['single', 'fan-out'],
      at: 'entry',
      minutes: [25, 50],
      signals: ['json', 'events', 'otel'],
    },
    also: (scene) => {
      const { dice, now, onset, post, culprit } = scene;
      for (let minute = now - 6 * 3_600_000; minute < now - 60_000; minute += MINUTE) {
        for (let left = dice.count(4); left > 0; left -= 1)
          post.event('access', culprit.service, culprit.name, minute, {
            timestamp: new Date(minute + dice.int(0, 59_000)).toISOString(),
            message: 'request served',
            tenantId: `t-10${dice.int(10, 39)}`,
            status: 200,
          });
        for (let left = minute >= onset ? dice.count(21) : dice.count(0.15); left > 0; left -= 1)
          post.event('access', culprit.service, culprit.name, minute, {
            timestamp: new Date(minute + dice.int(0, 59_000)).toISOString(),
            message: 'request served',
            tenantId: 't-2077',
            status: 200,
          });
      }
    },
    ask: (scene) =>
      chart(scene, {
        datasets: ['access'],
        calculations: [{ operator: 'COUNT' }],
        filters: [{ key: 'namespace', operation: '=', value: scene.culprit.name }],
        groupBys: [{ value: 'tenantId' }],
      }),
    truth: {
      fault: 'tenant-dominates',
      seat: 'fn',
      rubric: ['client|tenant|limit'],
      pairs: () => [{ fault: 'tenant-dominates', entity: 't-2077' }],
    },
    why: 'One tenant imports its archive through the API.',
  },
  {
    ...{ name: 'senders-fall-silent', shapes: ['queue', 'fan-out'], at: 'entry', minutes: [30, 55] },
    also: (scene) => lambdaSeries(scene, scene.culprit, { calls: (isAfter) => daily(isAfter, 4, 42) }),
    load: ({ onset }, at) => (at >= onset ? 0.1 : 1.3),
    ask: (scene) => alert(scene, metricQuery('Invocations', sum, ofFn(scene)), 'Load of the entry', 1),
    truth: { fault: 'traffic-drop', seat: 'fn', rubric: ['caller|source|schedule|mapping'] },
    why: 'Nine of ten requests do not come any more.',
  },
  {
    ...{ name: 'exporter-stopped', shapes: ['single', 'queue'], minutes: [30, 55], signals: ['otel'] },
    also: (scene) => {
      const { post, culprit, now, onset, dice, estate } = scene;
      const resource = { 'service.name': culprit.service, 'faas.name': culprit.name, 'cloud.region': estate.region };
      for (let at = now - 6 * 3_600_000; at < onset; at += MINUTE)
        post.point(resource, 'queue.depth', '{message}', { kind: 'gauge', at, value: dice.int(20, 60), tags: {} });
    },
    ask: (scene) => metric(scene, 'queue.depth', {}),
    truth: {
      fault: 'missing-data',
      seat: 'fn',
      rubric: ['telemetry|sent|sender|runs'],
      pairs: ({ culprit }) => [{ fault: 'missing-data', entity: culprit.service }],
    },
    why: 'A gauge that came every minute ceased; the service runs on.',
  },
  {
    ...{ name: 'slower-since-noon', shapes: ['single', 'queue'], minutes: [25, 50] },
    also: (scene) => lambdaSeries(scene, scene.culprit, { calls: () => 26, ms: (isAfter) => (isAfter ? 820 : 150) }),
    trouble: ({ dice }) => ({ end: 'ok', extraMs: dice.around(900) }),
    share: 0.95,
    ask: (scene) => metric(scene, 'Duration', ofFn(scene)),
    truth: { fault: 'latency-increase', seat: 'fn', rubric: ['compare|fast|changed|slow'] },
    why: 'The function works longer than before in its own code, and nothing says why.',
  },
  {
    ...{
      name: 'p95-of-reports',
      shapes: ['chain'],
      at: 'inner',
      minutes: [25, 50],
      signals: ['json', 'both'],
      share: 0.95,
    },
    trouble: ({ dice }) => ({ end: 'ok', extraMs: dice.around(1_400) }),
    ask: (scene) => chart(scene, durationOf(scene.culprit)),
    truth: { fault: 'latency-increase', seat: 'fn', rubric: ['compare|fast|changed|slow'] },
    why: 'The inner function works longer in its own code.',
  },
  {
    ...{
      name: 'latency-behind-the-latency',
      shapes: ['queue', 'fan-out'],
      minutes: [25, 50],
      signals: ['both'],
      share: 0.95,
      peer: web('fx.ratesphere.com', 'GET /spot', 70),
    },
    trouble: ({ peer, dice }) => ({ end: 'ok', calls: [{ peer, op: peer.op, ms: dice.around(1_900), status: 200 }] }),
    ask: (scene) => chart(scene, durationOf(scene.culprit)),
    truth: { fault: 'dependency-slow', seat: 'peer', rubric: ['timeout|slow|fallback'] },
    why: 'A service that the function waits for answers thirty times slower.',
  },
  {
    ...{ name: 'errors-without-a-word', shapes: ['fan-out', 'queue'], minutes: [25, 50] },
    also: (scene) =>
      lambdaSeries(scene, scene.culprit, { calls: () => 44, errors: (isAfter) => (isAfter ? 0.23 : 0.003) }),
    ask: (scene) => metric(scene, 'Errors', ofFn(scene)),
    truth: { fault: 'error-increase', seat: 'fn', rubric: ['error|fault|log|cause'] },
    why: 'CloudWatch counts errors, and no log of them comes in.',
  },
  {
    ...{ name: 'server-errors-at-the-edge', shapes: ['single', 'chain'], at: 'entry', minutes: [25, 50] },
    also: (scene) => {
      const of = { namespace: 'AWS/ApiGateway', dimensions: { ApiName: `${scene.estate.prefix}-public` } };
      series(scene, { ...of, name: 'Count', at: () => scene.dice.count(60) });
      series(scene, { ...of, name: '5XXError', at: (_, isAfter) => scene.dice.count(isAfter ? 13 : 0.1) });
    },
    ask: (scene) =>
      alert(
        scene,
        metricQuery('5XXError', sum, { ApiName: `${scene.estate.prefix}-public` }),
        '5xx of the public API',
        20,
      ),
    truth: {
      fault: 'error-increase',
      seat: 'fn',
      rubric: ['error|fault|log|cause'],
      pairs: ({ estate }) => [{ fault: 'error-increase', entity: `${estate.prefix}-public` }],
    },
    why: 'The API answers 5xx, and nothing behind it says why.',
  },
  {
    ...{
      name: 'chart-of-errors-names-a-vendor',
      shapes: ['queue', 'chain'],
      language: 'node',
      minutes: [20, 45],
      share: 0.7,
      peer: web('labels.shipquick.io', 'POST /labels'),
    },
    trouble: (scene) =>
      broken(
        scene,
        thrown('AxiosError', `Request failed with status code 504 from https://${scene.peer.host}/labels`, {
          code: 'ERR_BAD_RESPONSE',
        }),
        900,
        { status: 504 },
      ),
    ask: (scene) => chart(scene, errorsOf(scene.culprit)),
    truth: {
      fault: 'dependency-unavailable',
      or: ['dependency-slow'],
      seat: 'peer',
      rubric: ['retry|check|without|timeout'],
    },
    why: 'A vendor’s gateway times out.',
  },
  {
    ...{ name: 'alert-on-a-defect', shapes: ['single', 'fan-out'], language: 'python', minutes: [20, 45], share: 0.6 },
    trouble: () => crash('AttributeError', "'NoneType' object has no attribute 'quantize'"),
    ask: (scene) => alert(scene, errorsOf(scene.culprit), 'Errors of a function', 3),
    truth: { fault: 'code-defect', seat: 'fn', rubric: ['correct|fix|roll back|test'] },
    why: 'An amount may be absent and the code does not think of it.',
  },
  {
    ...{ name: 'business-metric-in-emf', shapes: ['queue'], minutes: [25, 50], signals: ['json'], at: 'entry' },
    usual: ({ dice, onset }, at) => ({
      end: 'ok',
      says: [info('batch closed', { closed: dice.int(1, 9) })],
      extraMs: at >= onset ? dice.around(1_100) : 0,
    }),
    also: (scene) => {
      const { dice, now, onset, post, culprit } = scene;
      for (let at = now - 6 * 3_600_000; at < now - 60_000; at += MINUTE) {
        const FlushTime = dice.around(at >= onset ? 1_300 : 210);
        const header = {
          Timestamp: at,
          CloudWatchMetrics: [
            { Namespace: 'Intake', Dimensions: [['stage']], Metrics: [{ Name: 'FlushTime', Unit: 'Milliseconds' }] },
          ],
        };
        post.line(
          `/aws/lambda/${culprit.name}`,
          '2026/11/29/[1]emf',
          at,
          JSON.stringify({ _aws: header, stage: 'live', FlushTime }),
        );
      }
    },
    ask: (scene) => metric(scene, 'FlushTime', {}),
    truth: {
      fault: 'latency-increase',
      seat: 'fn',
      rubric: ['compare|fast|changed|slow'],
      pairs: ({ culprit }) => [{ fault: 'latency-increase', entity: culprit.service }],
    },
    why: 'The function’s own metric of its time to flush rose sixfold.',
  },
  {
    ...{
      name: 'requests-in-lines-double',
      shapes: ['fan-out'],
      at: 'entry',
      minutes: [25, 50],
      signals: ['json', 'text'],
    },
    load: ({ onset }, at) => (at >= onset ? 5 : 0.9),
    ask: (scene) => chart(scene, requestsOf(scene.culprit)),
    truth: { fault: 'traffic-increase', seat: 'fn', rubric: ['who|send|limit|throttl|load'] },
    why: 'Partners send five times as many hooks.',
  },
];
