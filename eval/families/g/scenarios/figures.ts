/** Only numbers speak: of queues, stores, functions and services, with what happened around them. */
// biome-ignore-all format: rows of a table, one a line.

import { Dice } from '../../../kit/dice.js';
import { chart, durationOf, invocationThat, lambdaMetric, metric, reportsOf } from '../kit/ask.js';
import { about, drifting, type Reading, readings, tasksOutOfMemory, together } from '../kit/beside.js';
import { apiOf, type Estate } from '../kit/estate.js';
import { atTarget, DIRECT, onTrail, type Plot } from '../kit/plot.js';
import { MINUTE_MS, type World } from '../kit/world.js';
import * as own from '../words/own.js';
import { aws, sql } from '../words/services.js';
import { isOneOf } from './functions.js';

type Told = NonNullable<Plot['trouble']>;

/** The target takes longer and longer, until after so many minutes it takes this long. */
const slowing = (ms: number, minutes: number): Told => ({ target }, { since }) => ({ reply: (peer, at) => (peer === target && at >= since ? { ms: target.usualMs + (ms - target.usualMs) * Math.min(1, (at - since) / (minutes * MINUTE_MS)) } : undefined) });

const instanceOf = ({ target }: Estate): string => target.name.split('.')[0] ?? target.name;
const ofInstance = (estate: Estate) => ({ DBInstanceIdentifier: instanceOf(estate) });
const cacheOf = ({ stack }: Estate): string => `${stack}-cache-001`;
const ofCache = (estate: Estate) => ({ CacheClusterId: cacheOf(estate) });
const clusterOf = ({ stack }: Estate): string => `${stack}-prod`;
const ofService = (estate: Estate) => ({ ClusterName: clusterOf(estate), ServiceName: estate.work.name });
const balancerOf = ({ stack }: Estate): string => `app/${stack}-public/50dc6c495c0c9188`;
const ofBalancer = (estate: Estate) => ({ LoadBalancer: balancerOf(estate) });
const ruleOf = ({ stack, side }: Estate): string => `${stack}-prod-${side.file}-schedule`;
const steady = (level: number, noise = 0.06): Reading['value'] => (_at, _world, dice) => about(level, dice, noise);
const wholly = (value: Reading['value']): Reading['value'] => (...known) => Math.round(value(...known) ?? 0);
const isSince = (at: number, { trouble }: World): boolean => at >= trouble.since;

/** How often the schedule fired in this minute: as often as its function ran, while it ran. */
const firings = (at: number, world: World): number =>
  isSince(at, world) ? new Dice(`${world.estate.api} ${at} rule`).count(0.35) : world.invocations.filter(({ fn, from }) => fn === world.estate.side && Math.floor(from / MINUTE_MS) * MINUTE_MS === at).length;

const failedWrites = (at: number, { invocations, estate, now }: World): number =>
  invocations.filter(({ calls }) => calls.some(({ peer, failed, to }) => peer === estate.target && failed !== undefined && to <= now && Math.floor(to / MINUTE_MS) * MINUTE_MS === at)).length;

const queuesAndStreams: readonly Plot[] = [
  {
    name: 'age-of-a-shard-behind-a-slow-table', shapes: ['queue'], fault: 'dependency-slow', guilty: atTarget, agoMinutes: [45, 85],
    needs: { isStream: true, target: 'table', signals: ['metrics'], perMinute: 16, ownMs: 300, clientMs: 20_000, timeoutMs: 60_000, consumer: { limit: 1 } },
    also: ({ target }) => [{ fault: 'latency-increase', entity: target.name }],
    trouble: slowing(6_500, 4),
    asks: [metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name, 180), lambdaMetric('IteratorAge', 'work', 180)],
    rubric: ['why it is slow|capacity|timeout|table'], why: 'As many records come as before; each write to the table takes seconds instead of milliseconds, and the one reader of the shard falls behind.',
  },
  {
    name: 'nobody-takes-from-the-queue', shapes: ['queue'], fault: 'configuration-change', agoMinutes: [30, 70],
    needs: { signals: ['metrics', 'lines+metrics'], perMinute: 9 },
    also: ({ work, queue }) => [{ fault: 'resource-saturated', entity: queue.name }, { fault: 'traffic-drop', entity: work.name }, { fault: 'configuration-change', entity: queue.name }],
    trouble: ({ work, queue, account, region }, { since }) => ({ pauses: 'queue', trail: [onTrail(since - 4_000, 'lambda', 'UpdateEventSourceMapping20150331', { uUID: '5c9a1f0e-1f6e-4c57-9d0b-2a3f7b6f4d10', enabled: false, functionName: work.name, eventSourceArn: `arn:aws:sqs:${region}:${account}:${queue.name}` }, 'ops-console')] }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name), metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name), lambdaMetric('Invocations', 'work')],
    rubric: ['mapping|undo|enable|caller|capacity'], why: 'Somebody disabled the mapping from the queue to its function: what is sent stays there.',
  },
  {
    name: 'failing-messages-multiply-the-work', shapes: ['queue'], fault: 'error-increase', agoMinutes: [25, 45],
    needs: { signals: ['metrics'], perMinute: 7, habits: ['rethrow'], consumer: { visibilityMs: 45_000, maxReceives: 60 } },
    also: ({ work }) => [{ fault: 'retry-storm', entity: work.name }],
    trouble: (_, { since }) => ({ act: (fn, at, job) => (fn.role === 'work' && at >= since && isOneOf(0.5, job) ? { throws: own.NOTHING_THERE } : undefined) }),
    asks: [lambdaMetric('Invocations', 'work'), lambdaMetric('Errors', 'work')],
    rubric: ['error|fault|log|attempt'], why: 'No more messages are sent than before; half of them fail and come again every three quarters of a minute.',
  },
  {
    name: 'one-tenant-fills-the-queue', shapes: ['queue'], fault: 'tenant-dominates', guilty: ({ front }) => front.name, agoMinutes: [30, 55],
    needs: { signals: ['all'], perMinute: 6, ownMs: 4_200, timeoutMs: 60_000, clientMs: 20_000, consumer: { limit: 1 } },
    also: ({ queue, work }) => [{ fault: 'resource-saturated', entity: queue.name }, { fault: 'tenant-dominates', entity: work.name }],
    trouble: ({ tenants }, { since }) => ({ load: (at) => (at >= since ? 3.4 : 1), tenantOf: (at, dice) => (at >= since && dice.chance(0.8) ? tenants[4] : undefined) }),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name, 150), reportsOf('work', 'app.tenant', { isBrushed: true })],
    rubric: ['limit|tenant|client|capacity'], why: 'Three times the messages, nearly all on top from one tenant, before a consumer that takes one after the other.',
  },
  {
    name: 'shards-take-no-more', shapes: ['single', 'chain'], fault: 'dependency-throttled', guilty: atTarget, agoMinutes: [25, 60],
    needs: { target: 'stream', signals: ['metrics'], perMinute: 14, habits: ['log-and-answer', 'rethrow'], attempts: 2 },
    also: ({ target, front }) => [{ fault: 'throttled', entity: target.name }, { fault: 'traffic-increase', entity: front.name }],
    trouble: ({ target }, { since }) => ({ load: (at) => (at >= since ? 3 : 1), reply: (peer, at, gauges) => (peer === target && gauges.rate(peer, at) > 26 ? { fail: aws({ code: 'ProvisionedThroughputExceededException', message: 'Rate exceeded for shard shardId-000000000001' }) } : undefined) }),
    beside: readings({ namespace: 'AWS/Kinesis', name: 'WriteProvisionedThroughputExceeded', of: ({ target }) => ({ StreamName: target.name }), value: (at, world) => failedWrites(at, world), isCount: true }),
    asks: [metric('WriteProvisionedThroughputExceeded', 'StreamName', ({ estate }) => estate.target.name)],
    rubric: ['shard|backoff|capacity'], why: 'Three times the records come than before, more than the shards may take.',
  },
  {
    name: 'rule-may-not-start-its-target', shapes: ['single', 'chain'], fault: 'permission-denied', guilty: ({ side }) => side.name, agoMinutes: [40, 80],
    needs: { signals: ['metrics', 'lines+metrics'] },
    also: (estate) => [{ fault: 'configuration-change', entity: estate.side.name }, { fault: 'permission-denied', entity: ruleOf(estate) }, { fault: 'configuration-change', entity: ruleOf(estate) }],
    trouble: ({ side, ...estate }, { since }) => ({ pauses: 'schedule', trail: [onTrail(since - 9_000, 'lambda', 'RemovePermission20150331v2', { functionName: side.name, statementId: `${ruleOf({ side, ...estate })}-invoke` }, 'terraform')] }),
    beside: readings(
      { namespace: 'AWS/Events', name: 'FailedInvocations', of: (estate) => ({ RuleName: ruleOf(estate) }), value: (at, world) => (isSince(at, world) ? firings(at, world) : 0), isCount: true },
      { namespace: 'AWS/Events', name: 'TriggeredRules', of: (estate) => ({ RuleName: ruleOf(estate) }), value: firings, isCount: true },
    ),
    asks: [metric('FailedInvocations', 'RuleName', ({ estate }) => ruleOf(estate)), lambdaMetric('Invocations', 'side', 180)],
    rubric: ['permission|polic|allow|undo'], why: 'The statement by which the rule may invoke the function was removed; the rule still fires, and nothing starts.',
  },
  {
    name: 'schedule-switched-off', shapes: ['single', 'chain'], fault: 'traffic-drop', guilty: ({ side }) => side.name, agoMinutes: [60, 110],
    needs: { signals: ['metrics', 'lines+metrics'] },
    also: (estate) => [{ fault: 'configuration-change', entity: estate.side.name }, { fault: 'configuration-change', entity: ruleOf(estate) }],
    trouble: (estate, { since }) => ({ pauses: 'schedule', trail: [onTrail(since - 6_000, 'events', 'DisableRule', { name: ruleOf(estate) }, 'ops-console')] }),
    asks: [lambdaMetric('Invocations', 'side', 300)],
    rubric: ['schedule|caller|mapping|undo'], why: 'The rule that starts the function was disabled.',
  },
];

const stores: readonly Plot[] = [
  {
    name: 'table-answers-slower-and-slower', shapes: ['single', 'queue'], fault: 'dependency-slow', guilty: atTarget, agoMinutes: [50, 90],
    needs: { target: 'table', signals: ['metrics'], perMinute: 9, clientMs: 9_000 },
    also: ({ target }) => [{ fault: 'latency-increase', entity: target.name }],
    trouble: slowing(1_400, 40),
    asks: [metric('SuccessfulRequestLatency', 'TableName', ({ estate }) => estate.target.name, 180), lambdaMetric('Duration', 'work', 180)],
    rubric: ['why it is slow|timeout|changed|compare|capacity'], why: 'The latency of the table climbs for forty minutes, and the duration of its caller with it.',
  },
  {
    name: 'disk-out-of-credit', shapes: ['single', 'chain'], fault: 'resource-saturated', guilty: instanceOf, agoMinutes: [40, 80],
    needs: { target: 'postgres', signals: ['metrics'], perMinute: 8, clientMs: 20_000, timeoutMs: 29_000 },
    also: (estate) => [{ fault: 'dependency-slow', entity: instanceOf(estate) }],
    trouble: slowing(2_300, 5),
    beside: readings(
      { namespace: 'AWS/RDS', name: 'BurstBalance', of: ofInstance, unit: 'Percent', value: (at, { trouble }) => Math.max(0, Math.min(100, 100 * (trouble.since - at) / (150 * MINUTE_MS))) },
      { namespace: 'AWS/RDS', name: 'DiskQueueDepth', of: ofInstance, value: drifting(0.4, 31, 6) },
      { namespace: 'AWS/RDS', name: 'ReadLatency', of: ofInstance, unit: 'Seconds', value: drifting(0.0011, 0.14, 6) },
      { namespace: 'AWS/RDS', name: 'CPUUtilization', of: ofInstance, unit: 'Percent', value: steady(22, 0.2) },
    ),
    asks: [lambdaMetric('Duration', 'work', 180), metric('DiskQueueDepth', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate), 180)],
    rubric: ['capacity|storage|disk|why it is slow'], why: 'The burst balance of the disk ran to zero; from that minute on reads wait in its queue.',
  },
  {
    name: 'processor-of-the-database-is-full', shapes: ['single', 'queue'], fault: 'resource-saturated', guilty: instanceOf, agoMinutes: [35, 70],
    needs: { target: 'postgres', signals: ['metrics'], perMinute: 14, clientMs: 20_000, timeoutMs: 29_000 },
    also: (estate) => [{ fault: 'dependency-slow', entity: instanceOf(estate) }],
    trouble: slowing(3_900, 6),
    beside: readings(
      { namespace: 'AWS/RDS', name: 'CPUUtilization', of: ofInstance, unit: 'Percent', value: (at, world, dice) => Math.min(99.8, drifting(31, 99, 6)(at, world, dice)) },
      { namespace: 'AWS/RDS', name: 'ReadLatency', of: ofInstance, unit: 'Seconds', value: steady(0.0012, 0.2) },
    ),
    asks: [lambdaMetric('ConcurrentExecutions', 'work', 180), metric('CPUUtilization', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate), 180)],
    rubric: ['capacity|why it is slow|load|plan'], why: 'The processor of the database is full; calls take seconds, so more invocations run at a time, though no more come.',
  },
  {
    name: 'connections-are-not-given-back', shapes: ['single', 'chain'], fault: 'connection-exhausted', guilty: instanceOf, agoMinutes: [70, 100],
    needs: { target: 'postgres', signals: ['metrics'], perMinute: 9, habits: ['rethrow'] },
    also: (estate) => [{ fault: 'resource-saturated', entity: instanceOf(estate) }],
    trouble: ({ target }, { since }) => ({ heldConnections: (at) => Math.min(82, Math.max(0, (at - since) / MINUTE_MS) * 1.6), reply: (peer, at, { dice }) => (peer === target && at > since + 52 * MINUTE_MS && dice.chance(0.75) ? { fail: sql({ state: '53300', python: 'TooManyConnections', message: 'sorry, too many clients already', severity: 'FATAL' }) } : undefined) }),
    asks: [metric('DatabaseConnections', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate), 180), lambdaMetric('Errors', 'work')],
    rubric: ['pool|proxy|connection|concurrency'], why: 'Connections climb by one or two a minute to the most that the database takes, and then callers fail.',
  },
  {
    name: 'cache-evicts-what-is-needed', shapes: ['single', 'chain'], fault: 'resource-saturated', guilty: cacheOf, agoMinutes: [40, 80],
    needs: { target: 'postgres', signals: ['metrics'], perMinute: 8, clientMs: 20_000 },
    trouble: slowing(260, 10),
    beside: readings(
      { namespace: 'AWS/ElastiCache', name: 'CacheHitRate', of: ofCache, unit: 'Percent', value: drifting(96, 31, 12) },
      { namespace: 'AWS/ElastiCache', name: 'Evictions', of: ofCache, value: wholly(drifting(0, 5_400, 12)) },
      { namespace: 'AWS/ElastiCache', name: 'DatabaseMemoryUsagePercentage', of: ofCache, unit: 'Percent', value: (at, { trouble }, dice) => Math.min(100, about(62 + 38 * Math.min(1, Math.max(0, 1 + (at - trouble.since) / (90 * MINUTE_MS))), dice, 0.01)) },
    ),
    asks: [metric('CacheHitRate', 'CacheClusterId', ({ estate }) => cacheOf(estate), 180), metric('Evictions', 'CacheClusterId', ({ estate }) => cacheOf(estate), 180)],
    rubric: ['memory|capacity|evict|larger'], why: 'The memory of the cache is full; it evicts, its hit rate falls, and the database behind it slows.',
  },
];

const functions: readonly Plot[] = [
  {
    name: 'vendor-slows-for-an-hour', shapes: DIRECT, fault: 'dependency-slow', guilty: atTarget, agoMinutes: [70, 100],
    needs: { target: 'http', clientMs: 20_000, signals: ['spans', 'all'], perMinute: 3, attempts: 1 },
    trouble: slowing(3_100, 60),
    asks: [durationOf('work'), invocationThat('work', ({ from, to }, { now }) => from > now - 15 * MINUTE_MS && to - from > 1_800, 'trace')],
    rubric: ['timeout|fallback|queue|why'], why: 'There is no moment at which it broke: the vendor takes longer each minute.',
  },
  {
    name: 'edge-waits-for-cold-workers', shapes: ['chain'], fault: 'cold-start', agoMinutes: [10, 20],
    needs: { signals: ['spans', 'spans+lines', 'all'], runtimes: ['java', 'dotnet', 'python'], perMinute: 1.5 },
    also: ({ work }) => [{ fault: 'deployment-change', entity: work.name }],
    trouble: ({ work }, { since }) => ({ releases: 'work', trail: [onTrail(since - 20_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: work.name })], act: (fn, at) => (fn.role === 'work' && at >= since ? { initMs: 7_800 } : undefined) }),
    asks: [invocationThat('front', ({ calls, from, to, outcome }, { trouble, estate }) => outcome === 'ok' && from >= trouble.since && to - from > 4_500 && calls.some(({ peer }) => peer.name === estate.work.name), 'trace')],
    rubric: ['provisioned|snapstart|package|initiali|roll back'], why: 'The new version takes eight seconds to start, and the edge waits for it.',
  },
  {
    name: 'backfill-takes-the-account', shapes: ['chain', 'queue'], fault: 'concurrency-limit', agoMinutes: [25, 50],
    needs: { signals: ['metrics'], perMinute: 10, consumer: { maxReceives: 1_000 } },
    also: ({ work, stack }) => [{ fault: 'throttled', entity: work.name }, { fault: 'concurrency-limit', entity: `${stack}-prod-backfill` }, { fault: 'traffic-increase', entity: `${stack}-prod-backfill` }],
    trouble: (_, { since }) => ({ refuses: (fn, at, { dice }) => fn.role === 'work' && at >= since && dice.chance(0.55) }),
    beside: readings(
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ({ stack }) => ({ FunctionName: `${stack}-prod-backfill` }), value: (at, world, dice) => (isSince(at, world) ? Math.round(about(5_800, dice)) : undefined), isCount: true },
      { namespace: 'AWS/Lambda', name: 'ConcurrentExecutions', of: ({ stack }) => ({ FunctionName: `${stack}-prod-backfill` }), value: (at, world, dice) => (isSince(at, world) ? Math.round(about(966, dice, 0.01)) : undefined) },
      { namespace: 'AWS/Lambda', name: 'ConcurrentExecutions', of: () => ({}), value: (at, world, dice) => (isSince(at, world) ? 1_000 : Math.round(about(31, dice, 0.3))) },
    ),
    asks: [lambdaMetric('Throttles', 'work')],
    rubric: ['concurrency|limit|queue'], why: 'A backfill that was started runs nearly a thousand times at once, all that the account may; others are refused.',
  },
  {
    name: 'api-slow-before-its-function', shapes: ['single'], fault: 'latency-increase', guilty: ({ stack }) => `${stack}-prod-authorizer`, agoMinutes: [30, 70],
    needs: { signals: ['metrics'], perMinute: 8 },
    also: ({ stack }) => [{ fault: 'dependency-slow', entity: `${stack}-prod-authorizer` }],
    trouble: (_, { since }) => ({ edgeMs: (at, dice) => Math.round(dice.around(at >= since ? 2_700 : 24)) }),
    beside: readings(
      { namespace: 'AWS/Lambda', name: 'Duration', of: ({ stack }) => ({ FunctionName: `${stack}-prod-authorizer` }), unit: 'Milliseconds', value: (at, world, dice) => about(isSince(at, world) ? 2_650 : 21, dice, 0.2) },
      { namespace: 'AWS/Lambda', name: 'Invocations', of: ({ stack }) => ({ FunctionName: `${stack}-prod-authorizer` }), value: (_at, _world, dice) => dice.count(8), isCount: true },
    ),
    asks: [metric('Latency', 'ApiName', ({ estate }) => apiOf(estate))],
    rubric: ['compare|changed|slow|why'], why: 'The function of the API takes what it took; the authorizer before it takes seconds.',
  },
  {
    name: 'service-grows-until-it-is-stopped', shapes: ['single'], fault: 'memory-exhausted', agoMinutes: [110, 150],
    needs: { platform: 'ecs', signals: ['lines'], runtimes: ['node', 'java', 'ruby', 'python'], perMinute: 3 },
    also: ({ work }) => [{ fault: 'resource-saturated', entity: work.name }],
    trouble: () => ({}),
    beside: together(
      readings({ namespace: 'AWS/ECS', name: 'MemoryUtilization', of: ofService, unit: 'Percent', value: (at, { trouble }, dice) => about(at < trouble.since ? 41 : 41 + 57 * (((at - trouble.since) % (30 * MINUTE_MS)) / (30 * MINUTE_MS)), dice, 0.02) }),
      tasksOutOfMemory(30),
    ),
    asks: [metric('MemoryUtilization', 'ServiceName', ({ estate }) => estate.work.name, 180)],
    rubric: ['memory'], why: 'Memory climbs to the limit within half an hour, the task is stopped with 137, and the next one climbs.',
  },
  {
    name: 'service-out-of-processor', shapes: ['single'], fault: 'resource-saturated', agoMinutes: [30, 60],
    needs: { platform: 'ecs', signals: ['lines'], perMinute: 4 },
    also: ({ work }) => [{ fault: 'deployment-change', entity: work.name }, { fault: 'latency-increase', entity: work.name }],
    trouble: (estate, { since }) => ({ releases: 'work', act: (fn, at) => (fn.role === 'work' && at >= since ? { ownMs: 1_900 } : undefined), trail: [onTrail(since - 90_000, 'ecs', 'UpdateService', { cluster: clusterOf(estate), service: estate.work.name, taskDefinition: `${estate.work.name}:${estate.work.version + 1}` })] }),
    beside: readings(
      { namespace: 'AWS/ECS', name: 'CPUUtilization', of: ofService, unit: 'Percent', value: (at, world, dice) => Math.min(100, drifting(24, 99, 3)(at, world, dice)) },
      { namespace: 'AWS/ApplicationELB', name: 'TargetResponseTime', of: ofBalancer, unit: 'Seconds', value: drifting(0.06, 2.1, 3) },
      { namespace: 'AWS/ApplicationELB', name: 'RequestCount', of: ofBalancer, value: wholly(steady(240)), isCount: true },
    ),
    asks: [metric('TargetResponseTime', 'LoadBalancer', ({ estate }) => balancerOf(estate)), metric('CPUUtilization', 'ServiceName', ({ estate }) => estate.work.name)],
    rubric: ['capacity|compare|roll back'], why: 'As many requests as before; since the new revision the service uses all of its processor.',
  },
  {
    name: 'release-finds-less', shapes: ['single', 'chain'], fault: 'deployment-change', agoMinutes: [20, 45],
    needs: { signals: ['lines', 'lines+metrics'], runtimes: ['go'], perMinute: 4 },
    trouble: ({ work }, { since }) => ({ releases: 'work', sizeOf: (at, dice) => (at >= since ? dice.int(0, 1) : dice.int(18, 40)), trail: [onTrail(since - 15_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: work.name })] }),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'AVG', key: '@message.items' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: '@message.items', operation: 'EXISTS' }] }), { isBrushed: true })],
    rubric: ['roll back|compare'], why: 'Nothing fails; from the minute of the new version on hardly any items are found.',
  },
];

const RESTED: readonly Plot[] = [
  {
    name: 'fewer-items-and-nothing-else', shapes: ['single', 'chain'], agoMinutes: [40, 70],
    needs: { signals: ['lines', 'lines+metrics'], runtimes: ['go'], perMinute: 4 },
    trouble: (_, { since }) => ({ sizeOf: (at, dice) => (at >= since ? dice.int(0, 1) : dice.int(18, 40)) }),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'AVG', key: '@message.items' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: '@message.items', operation: 'EXISTS' }] }), { isBrushed: true })],
    why: 'Hardly any items come, nothing failed, nothing was changed: the data does not show why.',
  },
  {
    name: 'fine-afternoon-wave', shapes: ['single', 'queue'], needs: { signals: ['metrics', 'lines+metrics'], perMinute: 7 },
    trouble: (_, { now }) => ({ load: (at) => 1 + 0.5 * Math.max(0, 1 - (now - at) / (150 * MINUTE_MS)) }),
    asks: [lambdaMetric('Invocations', 'front', 180)], why: 'More and more come as each afternoon, half again within hours, and all is well.',
  },
  {
    name: 'fine-client-errors-all-day', shapes: ['single'], needs: { signals: ['metrics', 'lines+metrics'], perMinute: 8 },
    trouble: () => ({ act: (fn, _at, _job, { dice }) => (fn.role === 'work' && dice.chance(0.09) ? { status: 404 } : undefined) }),
    asks: [metric('4XXError', 'ApiName', ({ estate }) => apiOf(estate), 180)], why: 'One in eleven asks for what is not there, in each hour.',
  },
  {
    name: 'fine-while-a-neighbor-fails', shapes: ['single', 'chain'], needs: { signals: ['metrics', 'all'], perMinute: 5 },
    trouble: (_, { since }) => ({ act: (fn, at, _job, { dice }) => (fn.role === 'side' && at >= since && dice.chance(0.7) ? { throws: own.NOTHING_THERE } : undefined) }),
    asks: [lambdaMetric('Errors', 'work'), lambdaMetric('Duration', 'work')], why: 'Another function fails; this one does not and does not call it.',
  },
  {
    name: 'fine-scale-in-as-planned', shapes: ['single'], agoMinutes: [40, 70], needs: { platform: 'ecs', signals: ['lines'], perMinute: 3 },
    trouble: (estate, { since }) => ({ trail: [onTrail(since - 30_000, 'ecs', 'UpdateService', { cluster: clusterOf(estate), service: estate.work.name, desiredCount: 3 }, 'AWSServiceRoleForApplicationAutoScaling_ECSService')] }),
    beside: readings({ namespace: 'AWS/ECS', name: 'CPUUtilization', of: ofService, unit: 'Percent', value: (at, world, dice) => about(isSince(at, world) ? 34 : 21, dice, 0.15) }),
    asks: [metric('CPUUtilization', 'ServiceName', ({ estate }) => estate.work.name)], why: 'Automatic scaling took tasks away for the night; those that are left have a third more to do and far from too much.',
  },
  {
    name: 'fine-sawtooth-of-the-import', shapes: ['queue'], needs: { isStream: true, signals: ['metrics'], perMinute: 5 },
    trouble: () => ({}),
    beside: readings({ namespace: 'AWS/Lambda', name: 'IteratorAge', of: ({ stack }) => ({ FunctionName: `${stack}-prod-warehouse-loader` }), unit: 'Milliseconds', value: (at, { now }, dice) => { const minute = ((at - now) / MINUTE_MS + 360) % 30; return dice.around(minute < 11 ? 9_000 * minute + 400 : minute < 16 ? 18_000 * (16 - minute) + 400 : 400); } }),
    asks: [metric('IteratorAge', 'FunctionName', ({ estate }) => `${estate.stack}-prod-warehouse-loader`, 300)], why: 'Each half hour the import is ahead of its reader for a quarter of an hour, today as each time.',
  },
  {
    name: 'fine-old-dead-letters', shapes: ['queue'], needs: { signals: ['metrics', 'lines+metrics'], perMinute: 4 },
    trouble: () => ({}),
    beside: readings({ namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', of: ({ stack }) => ({ QueueName: `${stack}-prod-exports-dlq` }), value: () => 14 }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => `${estate.stack}-prod-exports-dlq`)], why: 'Fourteen messages lie there since long ago, and none came.',
  },
  {
    name: 'fine-report-of-each-hour', shapes: ['single', 'chain'], needs: { target: 'postgres', signals: ['metrics'], perMinute: 5 },
    trouble: () => ({}),
    beside: readings({ namespace: 'AWS/RDS', name: 'CPUUtilization', of: ofInstance, unit: 'Percent', value: (at, { now }, dice) => { const minute = ((at - now) / MINUTE_MS + 360) % 60; return about(minute >= 47 && minute < 57 ? 71 : 19, dice, 0.1); } }),
    asks: [metric('CPUUtilization', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate), 300)], why: 'A report runs ten minutes in each hour; in between the database rests.',
  },
  {
    name: 'fine-throttle-that-was-absorbed', shapes: ['queue'], needs: { signals: ['metrics'], perMinute: 8, consumer: { maxReceives: 1_000 } },
    trouble: () => ({ refuses: (fn, _at, { dice }) => fn.role === 'work' && dice.chance(0.03) }),
    asks: [lambdaMetric('Throttles', 'work', 300), metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters)], why: 'A few are refused in each hour and taken a minute later; nothing is given up.',
  },
];

export const figurePlots: readonly Plot[] = [...queuesAndStreams, ...stores, ...functions, ...RESTED];
