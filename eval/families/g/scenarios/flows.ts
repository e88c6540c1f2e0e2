/** Open: messages that fail, work that piles up, calls that are refused, and numbers that moved. */
// biome-ignore-all format: rows of a table, one a line.
import { chart, durationOf, errorAt, invocationThat, lambdaMetric, metric, reportsOf } from '../kit/ask.js';
import { apiOf, type Habit } from '../kit/estate.js';
import { atTarget, DIRECT, type Plot } from '../kit/plot.js';
import * as own from '../words/own.js';
import { workerActs } from './functions.js';

const FAILS: readonly Habit[] = ['rethrow', 'log-and-rethrow', 'wrap'];

/** One job after the moment of the fault fails each time it comes. */
const onePoisoned =
  (says: own.Own): NonNullable<Plot['trouble']> =>
  (_, { since }) => {
    let poisoned: string | undefined;
    return {
      act: (fn, at, { key }) => {
        if (fn.role !== 'work' || at < since) return undefined;
        poisoned ??= key;
        return key === poisoned ? { throws: says } : undefined;
      },
    };
  };

const loaded =
  (factor: number): NonNullable<Plot['trouble']> =>
  (_, { since }) => ({ load: (at) => (at >= since ? factor : 1) });

const messages: readonly Plot[] = [
  {
    name: 'one-message-comes-again-and-again', shapes: ['queue'], needs: { habits: FAILS, consumer: { maxReceives: 1_000 }, perMinute: 3 }, fault: 'poison-message',
    agoMinutes: [25, 60],
    trouble: onePoisoned(own.NOT_JSON),
    asks: [errorAt('work')], rubric: ['dead-letter|maximum receive|redrive'],
    why: 'One message fails at each delivery, with nothing to stop it; all others pass.',
  },
  {
    name: 'one-message-lacks-a-field', shapes: ['queue'],
    needs: { habits: FAILS, consumer: { maxReceives: 1_000, visibilityMs: 90_000 }, signals: ['spans', 'spans+lines', 'all'] }, fault: 'poison-message',
    agoMinutes: [30, 70],
    trouble: onePoisoned(own.NOTHING_THERE),
    asks: [errorAt('work')], rubric: ['dead-letter|maximum receive|redrive'],
    why: 'The same message fails at each delivery while all others pass.',
  },
  {
    name: 'record-blocks-its-shard', shapes: ['queue'], needs: { isStream: true, habits: FAILS, consumer: { limit: 1 }, signals: ['spans+lines', 'all', 'spans'] },
    fault: 'poison-message', agoMinutes: [25, 60],
    trouble: onePoisoned(own.NOT_VALID),
    asks: [errorAt('work')], rubric: ['dead-letter|destination|bisect|maximum'],
    why: 'One record of the shard fails, and nothing behind it is read.',
  },
  {
    name: 'part-of-each-batch-fails', shapes: ['queue'], needs: { habits: ['log-and-rethrow', 'rethrow'], runtimes: ['node', 'python', 'java', 'dotnet'] },
    fault: 'partial-batch-failure',
    trouble: (_, { since }) => ({ act: (fn, at, { size }, { dice }) => (fn.role === 'work' && at >= since && size > 1 && dice.chance(0.4) ? { throws: own.BATCH_FAILED(dice.int(1, size - 1), size), isLate: true } : undefined) }),
    asks: [errorAt('work')], rubric: ['record|batchItemFailures|dead-letter'],
    why: 'Some records of a batch failed; of these nothing says why.',
  },
  {
    name: 'dead-letters-pile-up', shapes: ['queue'], needs: { signals: ['metrics'], habits: ['rethrow'], perMinute: 25, consumer: { maxReceives: 3 } },
    fault: 'dead-letter', guilty: ({ deadLetters }) => deadLetters, agoMinutes: [40, 80],
    trouble: (_, { since }) => ({ act: (fn, at, { place }) => (fn.role === 'work' && at >= since && place % 9 === 0 ? { throws: own.NOT_VALID } : undefined) }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters)], rubric: ['read|consumer|redrive'],
    why: 'Messages arrive in the dead-letter queue, which was empty.',
  },
];

const load: readonly Plot[] = [
  {
    name: 'queue-falls-behind', shapes: ['queue'],
    needs: { signals: ['metrics', 'lines+metrics'], perMinute: 8, ownMs: 4_000, timeoutMs: 60_000, consumer: { limit: 1 }, clientMs: 20_000 },
    fault: 'resource-saturated', guilty: ({ queue }) => queue.name, agoMinutes: [50, 90],
    trouble: loaded(2.6),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name, 150), metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name, 150)],
    rubric: ['capacity|concurrency|faster|shorten'],
    why: 'More messages come than its one consumer can take; none of them fails.',
  },
  {
    name: 'shard-falls-behind', shapes: ['queue'],
    needs: { isStream: true, signals: ['metrics'], perMinute: 12, ownMs: 2_500, timeoutMs: 60_000, consumer: { limit: 1 }, clientMs: 20_000 },
    fault: 'resource-saturated', guilty: ({ queue }) => queue.name, agoMinutes: [50, 90],
    trouble: loaded(2.5),
    asks: [metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name, 150)], rubric: ['shard|capacity|paralleli|shorten'],
    why: 'More records come than are read of the one shard; none of them fails.',
  },
  {
    name: 'reserved-too-few', shapes: ['chain', 'fan-out'],
    needs: { signals: ['lines', 'lines+metrics', 'spans+lines', 'all'], perMinute: 3.5, ownMs: 4_500, timeoutMs: 30_000, clientMs: 9_000, reserved: 2 },
    fault: 'concurrency-limit', also: ({ work }) => [{ fault: 'throttled', entity: work.name }],
    trouble: loaded(5),
    asks: [errorAt('front')], rubric: ['concurrency'],
    why: 'Lambda refuses the worker beyond its reserved concurrency; where the reason is not printed, refused is all that is told.',
  },
  {
    name: 'running-at-the-reserve', shapes: ['queue'],
    needs: { signals: ['metrics'], perMinute: 40, ownMs: 2_400, timeoutMs: 30_000, reserved: 5, clientMs: 9_000, consumer: { maxReceives: 1_000 } },
    fault: 'concurrency-limit', also: ({ work }) => [{ fault: 'throttled', entity: work.name }], agoMinutes: [40, 80],
    trouble: loaded(4),
    asks: [lambdaMetric('Throttles', 'work'), lambdaMetric('ConcurrentExecutions', 'work', 180)], rubric: ['concurrency'],
    why: 'It runs at its reserve without a pause and is refused beyond; both words say that.',
  },
  {
    name: 'stage-refuses-callers', shapes: ['single', 'chain'], needs: { signals: ['lines+metrics'], perMinute: 5, hasAccessLog: true }, fault: 'throttled',
    guilty: apiOf,
    trouble: (estate, moment) => ({ ...loaded(4)(estate, moment), apiLimit: 9 }),
    asks: [metric('4XXError', 'ApiName', ({ estate }) => apiOf(estate))], rubric: ['limit|usage plan|retry|backoff'],
    why: 'The stage answers 429 beyond its rate; the function behind it never saw these calls.',
  },
  {
    name: 'starts-itself-again', shapes: ['single', 'chain'], needs: { signals: ['spans', 'spans+lines', 'all'], perMinute: 2 }, fault: 'recursion',
    trouble: (_, { since }) => ({ loops: (at) => (at >= since ? 9 : 0) }),
    asks: [invocationThat('work', ({ via, parentSpanId, from }, { trouble, invocations, estate, now }) => via === 'invoke' && from > trouble.since && from < now - 60_000 && invocations.some(({ fn, spanId }) => fn === estate.work && spanId === parentSpanId), 'trace')],
    rubric: ['trigger|reserved|loop|elsewhere'],
    why: 'What it writes starts it again: nine times below each other in one trace.',
  },
];

const manyTenants =
  (factor: number, share: number): NonNullable<Plot['trouble']> =>
  ({ tenants }, { since }) => ({ load: (at) => (at >= since ? factor : 1), tenantOf: (at, dice) => (at >= since && dice.chance(share) ? tenants.at(-1) : undefined) });

const numbers: readonly Plot[] = [
  {
    name: 'one-tenant-sends-most', shapes: DIRECT, needs: { signals: ['spans', 'spans+lines', 'all'], perMinute: 3 }, fault: 'tenant-dominates',
    guilty: ({ front }) => front.name, agoMinutes: [25, 50],
    trouble: manyTenants(4, 0.78),
    asks: [reportsOf('front', 'app.tenant', { isBrushed: true }), reportsOf('front', 'app.tenant')], rubric: ['limit|tenant|client'],
    why: 'Requests are four times as many, and one tenant of nine sends nearly all that came on top.',
  },
  {
    name: 'everybody-comes', shapes: ['single', 'chain', 'queue'], needs: { signals: ['metrics', 'lines+metrics'], perMinute: 6 }, fault: 'traffic-increase',
    guilty: ({ front }) => front.name, agoMinutes: [30, 60],
    trouble: loaded(3.6),
    asks: [lambdaMetric('Invocations', 'front')], rubric: ['limit|who sends|throttle|capacity'],
    why: 'Three times the requests, from all tenants, and none of them fails.',
  },
  {
    name: 'hardly-anybody-comes', shapes: ['single', 'chain', 'queue'], needs: { signals: ['metrics', 'lines', 'lines+metrics'], perMinute: 8 }, fault: 'traffic-drop',
    guilty: ({ front }) => front.name, agoMinutes: [30, 60],
    trouble: loaded(0.1),
    asks: [(world) => (world.estate.signals === 'lines' ? reportsOf('front') : lambdaMetric('Invocations', 'front'))(world)],
    rubric: ['caller|schedule|mapping|upstream'],
    why: 'A tenth of the requests come, and nothing failed.',
  },
  {
    name: 'slower-by-itself', shapes: ['single', 'chain', 'queue'], needs: { signals: ['metrics', 'spans+lines', 'lines'], perMinute: 5, clientMs: 9_000 },
    fault: 'latency-increase',
    trouble: workerActs(1, (fn) => ({ ownMs: fn.ownMs * 4 + 900 })),
    asks: [(world) => (world.estate.signals === 'metrics' ? lambdaMetric('Duration', 'work') : durationOf('work', { isBrushed: true }))(world)],
    rubric: ['compare|changed|slow|fast'],
    why: 'Each invocation takes a second longer, none of its calls does, and nothing was changed.',
  },
  {
    name: 'slow-with-its-table', shapes: ['single', 'queue'], needs: { target: 'table', signals: ['metrics'], perMinute: 12, clientMs: 9_000 }, fault: 'dependency-slow',
    guilty: atTarget,
    trouble: ({ target }, { since }) => ({ reply: (peer, at) => (peer === target && at >= since ? { ms: 820 } : undefined) }),
    asks: [lambdaMetric('Duration', 'work')], rubric: ['why it is slow|timeout|fallback|queue'],
    why: 'Duration rises in the very minute in which the latency of the table does, by the same amount.',
  },
  {
    name: 'errors-without-a-line', shapes: ['single', 'queue'], needs: { signals: ['metrics'], perMinute: 15, habits: ['rethrow'] }, fault: 'error-increase',
    trouble: workerActs(0.25, () => ({ throws: own.NOTHING_THERE })),
    asks: [lambdaMetric('Errors', 'work')], rubric: ['error|fault|log'],
    why: 'A quarter of the invocations fail, and only the number is stored.',
  },
  {
    name: 'lines-ceased', shapes: ['single', 'chain'], needs: { signals: ['lines+metrics'], perMinute: 6 }, fault: 'missing-data', agoMinutes: [35, 70],
    trouble: () => ({ mutes: 'work' }),
    asks: [reportsOf('work'), chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }] }))],
    rubric: ['sent|sender|subscription|telemetry'],
    why: 'Its lines end at once while CloudWatch goes on counting its invocations.',
  },
];

export const flowPlots: readonly Plot[] = [...messages, ...load, ...numbers];
