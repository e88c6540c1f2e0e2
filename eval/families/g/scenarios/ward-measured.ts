/** What shows in numbers alone: backlogs, limits that are reached, load that came or went, telemetry that ceased. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, chart, durationOf, errorAt, lambdaMetric, metric, reportsOf, slowest } from '../kit/ask.js';
import { about, readings } from '../kit/beside.js';
import { apiOf, type Needs } from '../kit/estate.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { instanceOf, pairsOf, plotsOf, theDatabase, theWorker } from '../kit/rows.js';
import { targetTakes } from '../kit/strike.js';

const COUNTED: NonNullable<Needs['signals']> = ['lines+metrics', 'all'];
const ofQueue = (name: string): Ask => metric(name, 'QueueName', ({ estate }) => estate.queue.name);
const ofApi = (name: string): Ask => metric(name, 'ApiName', ({ estate }) => apiOf(estate));

/** Credits that a busy processor eats up; when they are gone it gets only its share. */
const credits = readings(
  { namespace: 'AWS/RDS', name: 'CPUCreditBalance', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { trouble }) => Math.max(0, Math.min(288, ((trouble.since - at) / 60_000) * 1.15)) },
  { namespace: 'AWS/RDS', name: 'CPUUtilization', unit: 'Percent', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { trouble }, dice) => (at >= trouble.since ? about(20, dice, 0.01) : about(44, dice, 0.12)) },
);

const tenantsOf: Ask = chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'app.tenant', operation: 'EXISTS' }], groupBys: [{ value: 'app.tenant' }] }));

export const wardMeasured: readonly Plot[] = plotsOf({
  'mapping-was-disabled': {
    shapes: ['queue'], needs: { signals: COUNTED, perMinute: 5 }, fault: 'configuration-change', agoMinutes: [20, 50], also: pairsOf(['traffic-drop'], theWorker),
    trouble: ({ work }, { since }) => ({ pauses: 'queue', trail: [onTrail(since - 4_000, 'lambda', 'UpdateEventSourceMapping20150331', { uUID: '7c4d0b52-1f9e-4a8e-9f57-2b6c1d3e8a90', functionName: work.name, enabled: false }, 'ops-console')] }),
    asks: [ofQueue('ApproximateAgeOfOldestMessage'), ofQueue('ApproximateNumberOfMessagesVisible'), lambdaMetric('Invocations', 'work')], rubric: ['undo|mapping|enable|compare|trigger'], why: 'Somebody disabled what hands the messages of the queue to the function.',
  },
  'backlog-behind-a-slow-statement': {
    shapes: ['queue'], needs: { target: 'postgres', signals: ['all'], perMinute: 18, consumer: { limit: 1 }, timeoutMs: 25_000, clientMs: 20_000 }, fault: 'slow-query', guilty: atTarget, agoMinutes: [25, 50],
    also: (estate) => [{ fault: 'dependency-slow', entity: estate.target.name }], trouble: targetTakes(4_200),
    asks: [ofQueue('ApproximateAgeOfOldestMessage'), ofQueue('ApproximateNumberOfMessagesVisible')], rubric: ['index|statement|plan|slow|lock'], why: 'The queue grows although no more comes: a statement of its only consumer takes four seconds in place of a few milliseconds.',
  },
  'backlog-of-a-campaign': {
    shapes: ['queue'], needs: { signals: COUNTED, perMinute: 5, ownMs: 3_600, consumer: { limit: 1 }, timeoutMs: 25_000 }, fault: 'resource-saturated', guilty: ({ queue }) => queue.name, agoMinutes: [20, 45],
    also: (estate) => [estate.queue.name, estate.front.name, apiOf(estate)].map((entity) => ({ fault: 'traffic-increase' as const, entity })),
    trouble: (_, { since }) => ({ load: (at) => (at >= since ? 5 : 1) }),
    asks: [ofQueue('ApproximateAgeOfOldestMessage'), ofQueue('ApproximateNumberOfMessagesVisible')], rubric: ['capacity|concurrency|shorten|who sends|throttle|more'], why: 'Five times as much is sent as before, and one consumer does not keep up.',
  },
  'loop-that-was-cut': {
    shapes: ['single', 'queue'], needs: { signals: COUNTED, perMinute: 3 }, fault: 'recursion', agoMinutes: [15, 45],
    beside: readings({ namespace: 'AWS/Lambda', name: 'RecursiveInvocationsDropped', isCount: true, of: ({ work }) => ({ FunctionName: work.name }), value: (at, { trouble }, dice) => (at >= trouble.since ? dice.int(2, 9) : 0) }),
    asks: [lambdaMetric('RecursiveInvocationsDropped', 'work')], rubric: ['trigger|reserved|elsewhere|loop'], why: 'Lambda stops chains of invocations in which the function has come sixteen times.',
  },
  'credits-of-the-small-instance': {
    shapes: ['single', 'chain'], needs: { target: 'postgres', signals: ['all'], perMinute: 4, clientMs: 20_000, timeoutMs: 25_000, attempts: 1 }, fault: 'resource-saturated', guilty: atTarget, agoMinutes: [20, 50],
    also: (estate) => [...pairsOf(['resource-saturated', 'slow-query'], theDatabase)(estate), { fault: 'dependency-slow', entity: estate.target.name }], trouble: targetTakes(1_900), beside: credits,
    asks: [slowest, durationOf('work'), slowest], rubric: ['credit|capacity|larger|index|plan|load|slow'], why: 'The database has used up its credits of processor time; since then each statement takes seconds.',
  },
  'stage-takes-no-more': {
    shapes: ['single', 'chain'], needs: { signals: COUNTED, perMinute: 6, hasAccessLog: true }, fault: 'throttled', guilty: apiOf, agoMinutes: [15, 45],
    also: (estate) => [estate.api, estate.front.name].map((entity) => ({ fault: 'throttled' as const, entity })).concat([]),
    trouble: (_, { since }) => ({ load: (at) => (at >= since ? 5 : 1), apiLimit: 12 }),
    asks: [ofApi('4XXError')], rubric: ['limit|usage plan|backoff|raise'], why: 'More requests come than the stage of the API lets through, and the others get 429.',
  },
  'reserve-of-two': {
    shapes: ['chain', 'fan-out'], needs: { signals: COUNTED, perMinute: 8, reserved: 2, ownMs: 2_600, timeoutMs: 25_000 }, fault: 'concurrency-limit', agoMinutes: [15, 45],
    also: ({ work }) => [{ fault: 'throttled', entity: work.name }],
    trouble: (_, { since }) => ({ load: (at) => (at >= since ? 4 : 0.4) }),
    asks: [lambdaMetric('Throttles', 'work'), errorAt('front')], rubric: ['concurrency|reserve|shorten|queue'], why: 'The function may run twice at a time, and since more comes it is refused beyond that.',
  },
  'half-of-them-from-one': {
    shapes: ['single'], needs: { signals: ['spans', 'spans+lines'], perMinute: 4 }, fault: 'tenant-dominates', guilty: ({ tenants }) => tenants[6] ?? '', agoMinutes: [20, 50],
    also: ({ work }) => [{ fault: 'tenant-dominates', entity: work.name }],
    trouble: ({ tenants }, { since }) => ({ load: (at) => (at >= since ? 4 : 1), tenantOf: (at, dice) => (at >= since && dice.chance(0.78) ? tenants[6] : undefined) }),
    asks: [tenantsOf], rubric: ['limit|talk|client|tenant'], why: 'One customer began to send three times as much as all others together.',
  },
  'everybody-calls': {
    shapes: ['single'], needs: { signals: COUNTED, perMinute: 5 }, fault: 'traffic-increase', guilty: apiOf, agoMinutes: [20, 50],
    also: (estate) => [estate.front.name, estate.api].map((entity) => ({ fault: 'traffic-increase' as const, entity })), trouble: (_, { since }) => ({ load: (at) => (at >= since ? 4.5 : 1) }),
    asks: [ofApi('Count'), lambdaMetric('Invocations', 'front')], rubric: ['who sends|caller|limit|throttle|capacity'], why: 'More than four times as many requests come, and all go well.',
  },
  'nobody-calls': {
    shapes: ['single', 'chain'], needs: { signals: COUNTED, perMinute: 8 }, fault: 'traffic-drop', guilty: apiOf, agoMinutes: [25, 55],
    also: (estate) => [{ fault: 'traffic-drop', entity: estate.front.name }], trouble: (_, { since }) => ({ load: (at) => (at >= since ? 0.12 : 1) }),
    asks: [ofApi('Count'), lambdaMetric('Invocations', 'front')], rubric: ['caller|dns|check|route'], why: 'One request in eight still comes, and all of these go well.',
  },
  'lines-that-stay-away': {
    shapes: ['single', 'chain'], needs: { signals: ['lines+metrics'], perMinute: 5 }, fault: 'missing-data', agoMinutes: [25, 55],
    trouble: () => ({ mutes: 'work' }), asks: [reportsOf('work')], rubric: ['sent|subscription|agent|sender|still'], why: 'CloudWatch counts as many invocations as ever, but no line of the function arrives.',
  },
});
