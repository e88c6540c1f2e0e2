/** What runtimes, containers and releases do to functions, as the troubleshooting pages of their platforms describe it. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, alertOn, chart, durationOf, errorAt, errorIn, errorsOf, invocationThat, slowest, symptom } from '../kit/ask.js';
import { drifting, gauges, podFailsToStart, tasksDie } from '../kit/beside.js';
import type { Estate, Needs } from '../kit/estate.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { pairsOf, plotsOf, theWorker } from '../kit/rows.js';
import { acts, changedBy, jobsOf, released, type Strike, strikes, throwsOwn } from '../kit/strike.js';
import { ownFails, runtimesOf } from '../words/clients.js';
import * as ward from '../words/ward.js';

type Asks = Plot['asks'];
const LINES: NonNullable<Needs['signals']> = ['lines', 'lines+metrics', 'spans+lines', 'all'];
const UNSAID: Asks = [symptom, errorAt('work'), errorAt('work'), errorsOf('work'), alertOn('work')];
const inWorker = ({ estate }: { readonly estate: Estate }): string => estate.work.name;
const ofRelease = pairsOf(['deployment-change'], theWorker);

const neverLoads = (words: typeof ward.WRONG_BUILD): Strike => acts('work', { throws: ownFails(words), isInit: true });
const podEvents: Ask = chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'k8s.event.reason', operation: 'EXISTS' }] }));

/** Packets to the internet go nowhere from a private subnet without a way out. */
const leavesTheInternet: Strike = (estate, { since }) => ({
  reply: (peer, at) => (peer === estate.target && at >= since ? { ms: 90_000 } : undefined),
  trail: [onTrail(since - 25_000, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: estate.work.name, vpcConfig: { subnetIds: ['subnet-0a41c7de9932b1f08', 'subnet-07bd2210c5f3e9a64'], securityGroupIds: ['sg-04e19bb27c5d80a3f'] } }, 'terraform')],
});

export const wardOfCompute: readonly Plot[] = plotsOf({
  'native-part-of-another-system': {
    shapes: ['single', 'chain'], needs: { signals: LINES, runtimes: runtimesOf(ward.WRONG_BUILD), perMinute: 3 }, fault: 'missing-dependency', agoMinutes: [8, 30],
    also: pairsOf(['startup-failed', 'deployment-change'], theWorker), trouble: strikes(neverLoads(ward.WRONG_BUILD), released('work')),
    asks: UNSAID, rubric: ['package|build|layer|roll back'], why: 'The new version was packaged on another system than Lambda runs on, and cannot be loaded.',
  },
  'managed-runtime-was-raised': {
    shapes: ['single', 'queue'], needs: { signals: LINES, runtimes: runtimesOf(ward.LEFT_THE_RUNTIME), perMinute: 3 }, fault: 'missing-dependency', agoMinutes: [8, 30],
    also: pairsOf(['configuration-change', 'startup-failed'], theWorker),
    trouble: strikes(neverLoads(ward.LEFT_THE_RUNTIME), changedBy(({ work }) => ({ service: 'lambda', event: 'UpdateFunctionConfiguration20150331v2', parameters: { functionName: work.name, runtime: work.runtime === 'node' ? 'nodejs22.x' : 'python3.12' }, by: 'platform-upgrades' }))),
    asks: [errorAt('work'), errorAt('work'), errorsOf('work')], rubric: ['package|layer|add|undo|runtime'], why: 'The runtime of the function was raised to one that no longer brings the module along.',
  },
  'tree-without-leaves': {
    shapes: ['chain', 'queue'], needs: { runtimes: runtimesOf(ward.STACK_OVERFLOW), perMinute: 3, habits: ['rethrow', 'log-and-rethrow', 'log-and-answer'] }, fault: 'code-defect', agoMinutes: [10, 40], also: ofRelease,
    trouble: strikes(throwsOwn(ownFails(ward.STACK_OVERFLOW), jobsOf(0.5)), released('work')),
    asks: UNSAID, rubric: ['correct|fix|roll back|code'], why: 'A method of the new version calls itself without end for some jobs; no function invokes itself.',
  },
  'loop-closed-after-the-first': {
    shapes: ['single', 'queue'], needs: { runtimes: ['python'], perMinute: 3 }, fault: 'code-defect', agoMinutes: [10, 40], also: ofRelease,
    trouble: strikes((_, { since }) => ({ act: (fn, at, _job, _gauges, uses) => (fn.role === 'work' && at >= since && uses > 0 ? { throws: ownFails(ward.LOOP_CLOSED) } : undefined) }), released('work')),
    asks: [errorAt('work'), errorAt('work'), errorsOf('work')], rubric: ['correct|fix|roll back|code'], why: 'The new version makes its event loop while it is loaded and closes it with the first event, so only first invocations go well.',
  },
  'values-that-cannot-be-written': {
    shapes: ['single', 'chain'], needs: { runtimes: runtimesOf(ward.NOT_SERIALIZABLE), perMinute: 3 }, fault: 'code-defect', agoMinutes: [20, 60],
    trouble: throwsOwn(ownFails(ward.NOT_SERIALIZABLE), jobsOf(0.3), { isLate: true }),
    asks: UNSAID, rubric: ['correct|fix|code'], why: 'For some jobs the answer holds a value that the code hands to a serializer which does not know it.',
  },
  'process-at-its-heap-limit': {
    shapes: ['single', 'chain'], needs: { platform: 'ecs', signals: ['lines', 'spans+lines'], runtimes: ['node'], perMinute: 3 }, fault: 'memory-exhausted', agoMinutes: [25, 60],
    beside: tasksDie(ward.HEAP_LIMIT, 134), asks: [errorIn(inWorker, 'heap'), errorIn(inWorker, 'heap'), errorsOf('work')], rubric: ['memory|heap'], why: 'Tasks exit one after the other, each with the words of V8 about its heap.',
  },
  'one-map-and-two-writers': {
    shapes: ['single', 'queue'], needs: { platform: 'ecs', signals: ['lines', 'spans+lines'], runtimes: ['go'], perMinute: 3 }, fault: 'code-defect', agoMinutes: [25, 60],
    beside: tasksDie(ward.MAP_WRITES, 2, '', 9), asks: [errorIn(inWorker, 'map writes'), errorIn(inWorker, 'map writes'), errorsOf('work')], rubric: ['correct|fix|code|lock|mutex'], why: 'Two requests write to one map at the same time, and the runtime ends the process.',
  },
  'subnet-without-a-way-out': {
    shapes: ['single', 'chain'], needs: { target: 'http', clientMs: undefined, attempts: 1, habits: ['rethrow', 'log-and-rethrow'], signals: ['lines', 'lines+metrics', 'spans+lines', 'all'], perMinute: 3 }, fault: 'configuration-change', agoMinutes: [8, 25],
    also: (estate) => [{ fault: 'dependency-slow', entity: atTarget(estate) }, { fault: 'connection-failed', entity: atTarget(estate) }], trouble: leavesTheInternet,
    asks: [errorAt('work'), symptom, errorsOf('work'), alertOn('work')], rubric: ['undo|subnet|vpc|nat|network|compare'], why: 'The function was attached to private subnets; since then each call of its vendor hangs until Lambda stops it.',
  },
  'first-of-its-sandbox': {
    shapes: ['single', 'chain'], needs: { runtimes: ['java'], perMinute: 0.6, signals: ['lines', 'feed', 'spans+lines', 'all'], timeoutMs: 20_000 }, fault: 'cold-start',
    trouble: () => ({ act: (fn) => (fn.role === 'work' ? { initMs: 6_800 } : undefined) }),
    asks: [invocationThat('work', ({ initMs, outcome }) => initMs !== undefined && outcome === 'ok', 'request')], rubric: ['provisioned|snapstart|package|initiali'], why: 'The slow request was the first of a new sandbox: nearly all of its time went into the start.',
  },
  'own-time-of-the-new-version': {
    shapes: ['single', 'chain'], needs: { signals: ['spans', 'spans+lines'], perMinute: 3, timeoutMs: 15_000 }, fault: 'deployment-change', agoMinutes: [12, 35],
    trouble: strikes(acts('work', { ownMs: 2_900 }), released('work')),
    asks: [slowest, slowest, durationOf('work')], rubric: ['roll back|compare'], why: 'Since the new version three seconds pass inside of the function itself; its calls are as fast as before.',
  },
  'pool-of-threads-starves': {
    shapes: ['single', 'chain'], needs: { platform: 'ecs', signals: ['spans', 'spans+lines'], runtimes: ['dotnet'], perMinute: 4, timeoutMs: 25_000 }, fault: 'resource-saturated', agoMinutes: [20, 45],
    trouble: (_, { since }) => ({ act: (fn, at, _job, { dice }) => (fn.role === 'work' && at >= since ? { ownMs: 4_200, ...(dice.chance(0.35) ? { says: { level: 'WARN' as const, text: `As of "${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} +00:00", the heartbeat has been running for "00:00:0${dice.int(2, 6)}.${dice.int(1_000_000, 9_999_999)}" which is longer than "00:00:01". This could be caused by thread pool starvation.` } } : {}) } : undefined) }),
    beside: gauges({ name: 'dotnet.thread_pool.queue.length', unit: '{work_item}', of: ({ work }) => work, value: drifting(0.4, 210, 4) }, { name: 'dotnet.thread_pool.thread.count', unit: '{thread}', of: ({ work }) => work, value: drifting(14, 38, 12) }),
    asks: [slowest, durationOf('work'), slowest], rubric: ['thread|capacity|pool|block'], why: 'Work waits before the pool of threads, whose queue has grown to hundreds; nothing that is called is slower.',
  },
  'one-record-of-the-batch': {
    shapes: ['queue'], needs: { signals: ['lines', 'spans+lines', 'feed'], perMinute: 4 }, fault: 'partial-batch-failure', agoMinutes: [15, 50],
    trouble: (_, { since }) => ({ act: (fn, at, _job, { dice }) => (fn.role === 'work' && at >= since && dice.chance(0.35) ? { says: { level: 'ERROR', text: `1 of 10 records failed processing, batchItemFailures=[{"itemIdentifier":"${dice.uuid()}"}]` } } : undefined) }),
    asks: [errorAt('work'), errorAt('work', 'batchItemFailures')], rubric: ['record|batchItemFailures|dead-letter'], why: 'Of many batches one record fails, which the consumer names to the queue; it does not say of what.',
  },
  'tag-that-nobody-pushed': {
    shapes: ['single', 'chain'], needs: { platform: 'kubernetes', signals: ['spans'], perMinute: 3 }, fault: 'startup-failed', agoMinutes: [20, 45],
    also: pairsOf(['missing-resource', 'deployment-change'], theWorker),
    beside: podFailsToStart({ events: () => [['Failed', 'Failed to pull image "482910573316.dkr.ecr.eu-west-1.amazonaws.com/app:1.58.0": rpc error: code = NotFound desc = failed to pull and unpack image "482910573316.dkr.ecr.eu-west-1.amazonaws.com/app:1.58.0": failed to resolve reference "482910573316.dkr.ecr.eu-west-1.amazonaws.com/app:1.58.0": 482910573316.dkr.ecr.eu-west-1.amazonaws.com/app:1.58.0: not found'], ['Failed', 'Error: ErrImagePull'], ['BackOff', 'Back-off pulling image "482910573316.dkr.ecr.eu-west-1.amazonaws.com/app:1.58.0"']] }),
    asks: [podEvents], rubric: ['image|tag|push|roll back|start'], why: 'The new version names an image that is not in the registry; the pods of the old one serve on.',
  },
  'one-query-for-each-line': {
    shapes: ['single', 'chain'], needs: { target: 'postgres', signals: ['spans', 'spans+lines'], perMinute: 2, targetMs: 26, timeoutMs: 20_000 }, fault: 'n-plus-one', agoMinutes: [15, 45], also: ofRelease,
    trouble: strikes(acts('work', { repeats: 38 }), released('work')),
    asks: [slowest, slowest, durationOf('work')], rubric: ['batch|join|one query|loop'], why: 'The new version asks the database once for each line in place of once for all.',
  },
  'work-longer-than-its-limit': {
    shapes: ['single', 'queue'], needs: { signals: ['lines', 'lines+metrics', 'feed', 'all'], perMinute: 3, timeoutMs: 10_000, clientMs: 2_000 }, fault: 'timeout', agoMinutes: [15, 45],
    trouble: (_, { since }) => ({ sizeOf: (at, dice) => (at >= since && dice.chance(0.25) ? dice.int(260, 480) : dice.int(1, 6)), act: (fn, _at, { size }) => (fn.role === 'work' ? { ownMs: Math.max(25, size * 62) } : undefined) }),
    asks: [errorAt('work'), errorAt('work'), errorsOf('work')], rubric: ['timeout|longer|split|smaller|limit'], why: 'Jobs with hundreds of items take longer than the function may; nothing that it calls is slow.',
  },
  'documents-of-the-large-customer': {
    shapes: ['single', 'queue'], needs: { signals: ['lines', 'lines+metrics', 'feed', 'spans+lines'], memoryMb: 512, perMinute: 3, timeoutMs: 20_000 }, fault: 'memory-exhausted', agoMinutes: [20, 50],
    trouble: (_, { since }) => ({ sizeOf: (at, dice) => (at >= since && dice.chance(0.3) ? dice.int(240, 420) : dice.int(1, 6)), act: (fn, _at, { size }) => (fn.role === 'work' && size > 100 ? { memoryMb: 300 + size * 2, ownMs: 900 } : undefined) }),
    asks: [errorAt('work'), errorAt('work'), errorsOf('work')], rubric: ['memory'], why: 'Jobs with hundreds of items need more memory than the function has.',
  },
});
