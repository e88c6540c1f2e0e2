/** What goes wrong in functions, their releases and their settings. Causes: public postmortems and the documentation of Lambda, ECS, Kubernetes. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, alertOn, chart, durationOf, errorAt, errorsOf, invocationThat, lambdaMetric, symptom } from '../kit/ask.js';
import { about, gauges, podFailsToStart } from '../kit/beside.js';
import type { Plot } from '../kit/plot.js';
import { bothOf, pairsOf, plotsOf, type Row, theTarget, theWorker } from '../kit/rows.js';
import { acts, changedBy, peerFails, released, strikes, throwsOwn } from '../kit/strike.js';
import * as client from '../words/clients.js';
import * as field from '../words/field.js';
import { NOTHING_THERE, OUT_OF_RANGE } from '../words/own.js';
import { aws } from '../words/services.js';

const SEEN: readonly [Ask, ...Ask[]] = [symptom, errorAt('work'), errorsOf('work'), alertOn('work'), errorsOf('work', { isBrushed: true })];
const LINES = ['lines', 'lines+metrics', 'feed', 'spans+lines', 'all'] as const;
const MEASURED = ['lines+metrics', 'all'] as const;
const FAILS = ['rethrow', 'log-and-rethrow', 'wrap'] as const;
const SECURITY_GROUP = 'sg-0b91f3a57c2d4e680';

const releases: Readonly<Record<string, Row>> = {
  'release-trips-over-old-records': {
    shapes: ['single', 'queue', 'fan-out'], fault: 'deployment-change', also: pairsOf(['code-defect'], theWorker),
    needs: { perMinute: 3 }, trouble: strikes(throwsOwn(NOTHING_THERE, 0.7, { isLate: true }), released('work')),
    asks: SEEN, rubric: ['roll back|compare|correct|fix'], why: 'Since its release the worker reads a part that many records do not have.',
  },
  'library-of-another-major': {
    shapes: ['single', 'chain'], fault: 'missing-dependency', also: pairsOf(['deployment-change', 'startup-failed'], theWorker), agoMinutes: [12, 40],
    needs: { runtimes: client.runtimesOf(field.NEW_MAJOR), signals: LINES, perMinute: 3 },
    trouble: strikes(throwsOwn(client.ownFails(field.NEW_MAJOR), 1, { isInit: true }), released('work')),
    asks: [symptom, errorAt('work'), errorsOf('work'), alertOn('work')], rubric: ['version|package|depend|roll back|bundle'], why: 'The release came with a new major version of a library that the rest cannot load.',
  },
  'method-left-the-library': {
    shapes: ['single', 'chain'], fault: 'deployment-change', also: pairsOf(['code-defect', 'missing-dependency'], theWorker),
    needs: { runtimes: client.runtimesOf(field.METHOD_GONE), perMinute: 3 }, trouble: strikes(throwsOwn(client.ownFails(field.METHOD_GONE)), released('work')),
    asks: SEEN, rubric: ['roll back|version|depend|compare'], why: 'The release brought a version of a library that lacks a method which the program calls.',
  },
  'image-that-nobody-pushed': {
    shapes: ['single', 'chain'], fault: 'startup-failed', also: pairsOf(['deployment-change', 'missing-resource'], theWorker), agoMinutes: [20, 45],
    needs: { platform: 'kubernetes', signals: ['spans'], perMinute: 3 },
    beside: podFailsToStart({ events: () => [['Failed', 'Failed to pull image "registry.example.net/worker:1.84.0": rpc error: code = NotFound desc = failed to pull and unpack image "registry.example.net/worker:1.84.0": failed to resolve reference "registry.example.net/worker:1.84.0": registry.example.net/worker:1.84.0: not found'], ['Failed', 'Error: ErrImagePull'], ['BackOff', 'Back-off pulling image "registry.example.net/worker:1.84.0"'], ['Failed', 'Error: ImagePullBackOff']] }),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'k8s.event.reason', operation: 'EXISTS' }] }))],
    rubric: ['image|tag|start|roll back'], why: 'The deployment names an image that the registry does not have; the pods of the version before serve on.',
  },
  'start-grew-to-nine-seconds': {
    shapes: ['single', 'chain'], fault: 'cold-start', also: pairsOf(['deployment-change'], theWorker), agoMinutes: [60, 100],
    needs: { runtimes: ['java', 'python', 'dotnet'], signals: LINES, perMinute: 0.15 }, trouble: strikes(acts('work', { initMs: 9_300 }), released('work')),
    asks: [invocationThat('work', ({ initMs, from, outcome }, { trouble }) => initMs !== undefined && from >= trouble.since && outcome === 'ok')],
    rubric: ['cold|init|provision|start'], why: 'Nearly all of the time of this request is the start of the function, which the release made much longer.',
  },
};

const limits: Readonly<Record<string, Row>> = {
  'files-never-closed': {
    shapes: ['single', 'chain'], fault: 'resource-saturated', also: pairsOf(['deployment-change', 'code-defect'], theWorker), agoMinutes: [40, 70],
    needs: { runtimes: client.runtimesOf(field.TOO_MANY_FILES), perMinute: 8, habits: FAILS },
    trouble: strikes((_, { since }) => ({ act: (fn, at, __, { dice }, uses) => (fn.role === 'work' && at >= since && uses > 70 && dice.chance(0.7) ? { throws: client.ownFails(field.TOO_MANY_FILES) } : undefined) }), released('work')),
    asks: SEEN, rubric: ['file|descriptor|close|leak|capacity|roll back'], why: 'The new version never closes its files; a sandbox that has served for some minutes may open no more.',
  },
  'killed-after-some-hundred-calls': {
    shapes: ['single', 'queue'], fault: 'memory-exhausted', also: pairsOf(['deployment-change'], theWorker), agoMinutes: [60, 100],
    needs: { memoryMb: 512, perMinute: 5, signals: LINES },
    trouble: strikes((_, { since }) => ({ act: (fn, at, __, ___, uses) => (fn.role === 'work' && at >= since ? { memoryMb: fn.usedMb + uses * 7 } : undefined) }), released('work')),
    asks: [errorAt('work'), errorsOf('work'), alertOn('work', 1)], rubric: ['memory|leak'], why: 'The new version keeps something of each call until the memory of the sandbox is full.',
  },
  'three-seconds-no-longer-do': {
    shapes: ['single', 'chain', 'queue'], fault: 'timeout',
    needs: { timeoutMs: 3_000, signals: LINES, perMinute: 3 }, trouble: acts('work', { ownMs: 5_600 }, 0.6),
    asks: [errorAt('work'), errorsOf('work'), alertOn('work'), symptom], rubric: ['timeout|limit|faster|split|long'], why: 'What the worker itself computes takes longer than its limit of three seconds; all that it calls answers at once.',
  },
  'interfaces-used-up': {
    shapes: ['chain'], fault: 'quota-exceeded', guilty: ({ work }) => work.name, needs: { perMinute: 3 },
    trouble: peerFails(aws({ code: 'ENILimitReachedException', message: "Lambda couldn't create an elastic network interface in the VPC, specified as part of Lambda function configuration, because the limit for network interfaces has been reached.", status: 502 }), 0.6, ({ work }) => work.name),
    asks: [errorAt('front'), errorAt('front'), errorsOf('front')], rubric: ['quota|limit|interface|subnet'], why: 'Lambda starts no more sandboxes of the worker in its VPC, since the account has no network interface left.',
  },
  'seven-megabytes-in-one-call': {
    shapes: ['chain', 'fan-out'], fault: 'payload-too-large', guilty: ({ front }) => front.name, also: pairsOf(['payload-too-large'], theWorker), needs: { perMinute: 3 },
    trouble: peerFails(aws({ code: 'RequestEntityTooLargeException', message: 'Request must be smaller than 6291456 bytes for the InvokeFunction operation', status: 413 }), 0.35, ({ work }) => work.name),
    asks: [errorAt('front'), errorAt('front'), errorsOf('front')], rubric: ['size|smaller|split|store|limit'], why: 'Some requests grew above what a call of a function may carry.',
  },
};

const settings: Readonly<Record<string, Row>> = {
  'moved-into-a-vpc-without-a-way-out': {
    shapes: ['single', 'queue'], fault: 'configuration-change', also: pairsOf(['connection-failed'], theTarget),
    needs: { target: 'http', runtimes: client.runtimesOf(field.CONNECT_TIMEOUT), clientMs: 14_000, timeoutMs: 25_000, attempts: 1, perMinute: 2 },
    trouble: strikes(peerFails(client.callFails(field.CONNECT_TIMEOUT, { ms: [3_000, 3_050] })), changedBy(({ work }) => ({ service: 'lambda', event: 'UpdateFunctionConfiguration20150331v2', parameters: { functionName: work.name, vpcConfig: { subnetIds: ['subnet-0a17c5e2', 'subnet-0f40b6d9'], securityGroupIds: [SECURITY_GROUP] } }, by: 'terraform' }))),
    asks: SEEN, rubric: ['undo|vpc|nat|route|revert|configur|network'], why: 'Somebody moved the function into private subnets; from there nothing outside can be reached.',
  },
  'rule-taken-from-the-security-group': {
    shapes: ['single', 'chain'], fault: 'configuration-change', guilty: () => SECURITY_GROUP, also: bothOf(pairsOf(['connection-failed', 'configuration-change'], theTarget), pairsOf(['configuration-change'], theWorker)),
    needs: { target: 'postgres', clientMs: 14_000, timeoutMs: 25_000, attempts: 1, perMinute: 2 },
    trouble: strikes(peerFails(client.callFails(field.POSTGRES_SILENT, { ms: [3_000, 3_050] })), changedBy(() => ({ service: 'ec2', event: 'RevokeSecurityGroupIngress', parameters: { groupId: SECURITY_GROUP, ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 5432, toPort: 5432 }] } }, by: 'network-admin' }))),
    asks: SEEN, rubric: ['undo|rule|security group|network|revert|reach'], why: 'The rule that let the functions reach the port of the database was revoked seconds before.',
  },
  'flag-rolled-out-to-all': {
    shapes: ['chain', 'fan-out'], fault: 'configuration-change', also: bothOf(pairsOf(['code-defect'], theWorker), pairsOf(['configuration-change'], () => ['k3n7qzv', 'p81xw2c'])),
    needs: { perMinute: 3 }, trouble: strikes(throwsOwn(OUT_OF_RANGE, 0.8), changedBy(({ work }) => ({ service: 'appconfig', event: 'StartDeployment', parameters: { applicationId: 'k3n7qzv', environmentId: 'e55hm0t', configurationProfileId: 'p81xw2c', configurationVersion: '42', deploymentStrategyId: 'AppConfig.AllAtOnce', description: `enable the new pages of ${work.name}` }, by: 'release-manager' }), 40)),
    asks: SEEN, rubric: ['undo|flag|configur|revert|roll back'], why: 'A flag was turned on for everybody at once, and the branch behind it counts past the end of a list.',
  },
  'reserved-concurrency-cut-to-one': {
    shapes: ['queue', 'chain'], fault: 'configuration-change', also: pairsOf(['concurrency-limit', 'throttled'], theWorker), agoMinutes: [20, 50],
    needs: { perMinute: 14, ownMs: 2_600, signals: MEASURED, consumer: { maxReceives: 50, visibilityMs: 30_000 } },
    trouble: strikes((_, { since }) => ({ refuses: (fn, at, gauges) => fn.role === 'work' && at >= since && gauges.busy(fn, at) >= 1 }), changedBy(({ work }) => ({ service: 'lambda', event: 'PutFunctionConcurrency20171031', parameters: { functionName: work.name, reservedConcurrentExecutions: 1 }, by: 'cost-saver' }))),
    asks: [lambdaMetric('Throttles', 'work'), lambdaMetric('Throttles', 'work', 240)], rubric: ['concurrency|undo|limit|reserved'], why: 'Somebody reserved one concurrent execution for a function that needs two or three; the rest is refused.',
  },
};

const figures: Readonly<Record<string, Row>> = {
  'loop-of-the-service-is-full': {
    shapes: ['single', 'chain'], fault: 'resource-saturated', guilty: ({ work }) => work.name, also: pairsOf(['latency-increase'], theWorker), agoMinutes: [25, 60],
    needs: { platform: 'kubernetes', runtimes: ['node'], signals: ['spans', 'spans+lines'], perMinute: 4, ownMs: 30 },
    trouble: acts('work', { ownMs: 900 }),
    beside: gauges({ name: 'nodejs.eventloop.utilization', unit: '1', of: ({ work }) => work, value: (at, { trouble }, dice) => Math.min(1, about(at >= trouble.since ? 0.98 : 0.22, dice, 0.04)) }, { name: 'nodejs.eventloop.delay.p99', unit: 's', of: ({ work }) => work, value: (at, { trouble }, dice) => about(at >= trouble.since ? 0.74 : 0.012, dice, 0.2) }),
    asks: [durationOf('work'), durationOf('work', { isBrushed: true })],
    rubric: ['cpu|loop|capacity|saturat|profile|scale'], why: 'The event loop of the service is busy all the time; what it calls answers as ever.',
  },
};

export const fieldOfCompute: readonly Plot[] = plotsOf({ ...releases, ...limits, ...settings, ...figures });
