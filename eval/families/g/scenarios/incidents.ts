/** Texts of many runtimes and platforms, causes that lie behind the one who complains, and changes that are to blame or not. */
// biome-ignore-all format: rows of a table, one a line.
import type { Fault } from '@baselime-ai/contract';
import type { Pair } from '../../../scenario.js';
import { type Ask, alertOn, chart, errorAt, errorIn, errorsOf, invocationThat, metric, symptom } from '../kit/ask.js';
import { podFailsToStart, taskFailsToStart } from '../kit/beside.js';
import type { Estate, Needs, Role, Sort } from '../kit/estate.js';
import type { Act, Fail, Trouble } from '../kit/happenings.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import * as client from '../words/clients.js';
import { broken, refusedWith, UNRESOLVED } from '../words/network.js';
import * as own from '../words/own.js';
import { aws, sql } from '../words/services.js';
import { isOneOf, jobsFail } from './functions.js';
import { targetReplies } from './peers.js';

type Told = NonNullable<Plot['trouble']>;
type Trail = (estate: Estate, since: number) => NonNullable<Trouble['trail']>;

const inMachine = ({ estate }: { readonly estate: Estate }): string => estate.machine ?? '';
const inWorker = ({ estate }: { readonly estate: Estate }): string => estate.work.name;
const nameOfDeep = ({ deep, work }: Estate): string => (deep ?? work).name;

interface Row {
  readonly fault: Fault;
  readonly target?: Sort;
  /** What the call of the target says, or the program itself. */
  readonly call?: Fail;
  readonly own?: own.Own;
  readonly share?: number;
  readonly shapes: Plot['shapes'];
  readonly needs?: Needs;
  readonly guilty?: Plot['guilty'];
  readonly also?: (estate: Estate) => readonly Pair[];
  readonly trail?: Trail;
  readonly releases?: Role;
  readonly asks?: Plot['asks'];
  readonly rubric: string;
  readonly why: string;
}

function troubleOf({ call, own: says, share = 1, trail, releases }: Row): Told {
  return (estate, moment) => {
    const more = { ...(releases === undefined ? {} : { releases }), ...(trail === undefined ? {} : { trail: trail(estate, moment.since) }) };
    return { ...(call === undefined ? says === undefined ? {} : jobsFail(share, () => ({ throws: says }))(estate, moment) : targetReplies(share, { fail: call })(estate, moment)), ...more };
  };
}

const published = (role: Role): Trail => (estate, since) => [onTrail(since - 21_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: (estate[role] ?? estate.work).name, publish: true })];

const FAILS = ['rethrow', 'log-and-rethrow', 'wrap'] as const;
const UNSAID: readonly [Ask, ...Ask[]] = [symptom, errorAt('work'), symptom, errorsOf('work'), alertOn('work')];
const AT_THE_EDGE: readonly [Ask, ...Ask[]] = [errorAt('front'), errorAt('work'), errorAt('front')];

const told: Readonly<Record<string, Row>> = {
  'signing-secret-rolled': { fault: 'signature-mismatch', own: client.ownFails(client.STRIPE_SIGNATURE), share: 0.8, shapes: ['single', 'chain'], needs: { runtimes: client.runtimesOf(client.STRIPE_SIGNATURE) }, rubric: 'secret|raw body|sign', why: 'Since the secret of the webhook was rolled at the sender, what is signed with it does not verify.' },
  'webhook-body-written-anew': { fault: 'signature-mismatch', own: client.ownFails(client.SVIX_SIGNATURE), shapes: ['single', 'queue'], needs: { runtimes: client.runtimesOf(client.SVIX_SIGNATURE), platform: 'ecs', signals: ['lines', 'spans+lines', 'spans'] }, releases: 'work', also: ({ work }) => [{ fault: 'deployment-change', entity: work.name }], trail: (estate, since) => [onTrail(since - 100_000, 'ecs', 'UpdateService', { cluster: `${estate.stack}-prod`, service: estate.work.name })], rubric: 'secret|raw body|sign|roll back', why: 'The new revision verifies the body that it parsed and wrote anew.' },
  'machine-meets-another-name': { fault: 'certificate-invalid', target: 'http', call: client.callFails(client.OTHER_NAME, { isRetryable: true }), shapes: ['single'], guilty: atTarget, needs: { runtimes: client.runtimesOf(client.OTHER_NAME), hasMachine: true, habits: FAILS, signals: ['lines', 'lines+metrics'] }, asks: [errorIn(inMachine, 'TaskFailed', ['event']), errorIn(inMachine, 'ExecutionFailed', ['event']), errorAt('work')], rubric: 'certificate|name', why: 'The workflow fails since the vendor shows a certificate for another name.' },
  'machine-and-a-full-disk': { fault: 'resource-saturated', target: 'postgres', call: sql({ state: '53100', python: 'DiskFull', message: 'could not extend file "base/16401/24817": No space left on device' }), shapes: ['single'], guilty: atTarget, share: 0.8, needs: { hasMachine: true, habits: FAILS, signals: ['lines', 'spans+lines'], statement: 'INSERT INTO {table} (id, state, amount) VALUES ($1, $2, $3)' }, asks: [errorIn(inMachine, 'TaskFailed', ['event']), errorIn(inMachine, 'ExecutionFailed', ['event'])], rubric: 'disk|storage|space|capacity', why: 'The workflow fails since the disk of the database is full.' },
  'authority-exchanged': { fault: 'certificate-invalid', target: 'http', call: client.callFails(client.UNKNOWN_ISSUER, { isRetryable: true }), shapes: ['single', 'chain'], guilty: atTarget, needs: { runtimes: client.runtimesOf(client.UNKNOWN_ISSUER), platform: 'kubernetes', signals: ['spans'], isDeep: true }, asks: AT_THE_EDGE, rubric: 'certificate|authority', why: 'Two services behind the edge, a client does not know who signed the new certificate of its peer.' },
  'cache-turned-replica': { fault: 'dependency-error', target: 'redis', call: client.redisAnswers('READONLY', "You can't write against a read only replica.", 'ReadOnlyError', 'RedisReadOnlyException'), shapes: ['single', 'chain'], guilty: atTarget, needs: { platform: 'ecs', signals: ['lines', 'spans+lines', 'spans'] }, also: ({ target }) => [{ fault: 'dependency-unavailable', entity: target.name }], rubric: 'error|answer|primary|failover|log|check', why: 'After a failover the address that the client kept belongs to a replica.' },
  'cache-user-rotated': { fault: 'credential-expired', target: 'redis', call: client.redisAnswers('WRONGPASS', 'invalid username-password pair or user is disabled.', 'AuthenticationError'), shapes: ['chain'], guilty: nameOfDeep, needs: { isDeep: true }, trail: (estate, since) => [onTrail(since - 30_000, 'elasticache', 'ModifyUser', { userId: `${estate.stack}-app`, passwords: 'HIDDEN_DUE_TO_SECURITY_REASONS' }, 'secret-rotation')], asks: AT_THE_EDGE, rubric: 'renew|rotate|secret|password', why: 'The password of the cache was rotated; the function at the end of the row still has the old one.' },
  'cache-reads-its-dump': { fault: 'dependency-unavailable', target: 'redis', call: client.redisAnswers('LOADING', 'Redis is loading the dataset in memory', 'BusyLoadingError', 'RedisLoadingException'), shapes: ['single', 'queue'], guilty: atTarget, rubric: 'retry|check', why: 'The cache was started again and still loads its data.' },
  'relation-is-gone': { fault: 'missing-resource', target: 'postgres', call: sql({ state: '42P01', python: 'UndefinedTable', message: 'relation "{table}" does not exist' }), shapes: ['single', 'chain', 'queue'], guilty: atTarget, also: ({ target, work, noun }) => [work.name, /FROM (\w+)/.exec(target.op)?.[1] ?? noun].map((entity) => ({ fault: 'missing-resource' as const, entity })), rubric: 'name|create|exist|migrat', why: 'The table that the statement names is not in this database any more.' },
  'slots-kept-for-others': { fault: 'connection-exhausted', target: 'postgres', call: sql({ state: '53300', python: 'TooManyConnections', message: 'remaining connection slots are reserved for roles with the SUPERUSER attribute', severity: 'FATAL' }), share: 0.6, shapes: ['chain'], guilty: atTarget, needs: { isDeep: true }, asks: AT_THE_EDGE, rubric: 'pool|proxy|concurrency', why: 'All connections that ordinary users may have are taken; the edge only sees a status.' },
  'bucket-got-a-policy': { fault: 'permission-denied', target: 'bucket', call: aws(({ name, op }) => ({ code: 'AccessDenied', message: `User: arn:aws:sts::482910573316:assumed-role/app-runtime/worker is not authorized to perform: s3:${op} on resource: "arn:aws:s3:::${name}/in/1" with an explicit deny in a resource-based policy`, status: 403 })), shapes: ['single', 'queue'], also: ({ target, work }) => [{ fault: 'permission-denied', entity: target.name }, { fault: 'configuration-change', entity: target.name }, { fault: 'configuration-change', entity: work.name }], trail: ({ target }, since) => [onTrail(since - 11_000, 's3', 'PutBucketPolicy', { bucketName: target.name, bucketPolicy: { Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*' }] } }, 'security-baseline')], rubric: 'allow|polic|undo', why: 'A new policy of the bucket denies what the role of the worker allows.' },
  'secret-marked-for-deletion': { fault: 'missing-resource', target: 'secret', call: aws({ code: 'InvalidRequestException', message: "You can't perform this operation on the secret because it was marked for deletion." }), shapes: ['single', 'chain'], guilty: atTarget, also: ({ target }) => [{ fault: 'configuration-change', entity: target.name }], trail: ({ target }, since) => [onTrail(since - 16_000, 'secretsmanager', 'DeleteSecret', { secretId: target.name, recoveryWindowInDays: 7 }, 'terraform')], rubric: 'name|create|exist|restore|undo', why: 'Somebody deleted the secret; it can be restored for a week.' },
  'credit-is-spent': { fault: 'quota-exceeded', target: 'http', call: refusedWith(429, { error: { message: 'You exceeded your current quota, please check your plan and billing details.', type: 'insufficient_quota', code: 'insufficient_quota' } }, false), shapes: ['queue', 'fan-out'], guilty: atTarget, needs: { runtimes: ['node', 'python', 'java', 'go'] }, rubric: 'quota|plan|limit|billing|credit', why: 'The credit at the vendor is spent.' },
  'message-above-the-default': { fault: 'payload-too-large', target: 'http', call: client.callFails(client.GRPC_TOO_LARGE, { ms: [60, 300] }), share: 0.4, shapes: ['single', 'chain'], needs: { runtimes: client.runtimesOf(client.GRPC_TOO_LARGE), habits: ['rethrow', 'log-and-rethrow', 'log-and-answer'] }, also: ({ target }) => [{ fault: 'payload-too-large', entity: target.name }], rubric: 'size|page|limit|large|split|compress', why: 'Answers grew above the four megabytes that a client of gRPC takes.' },
  'name-server-overrun': { fault: 'dns-failure', target: 'http', call: client.callFails(client.NAME_SERVER_SILENT, { isRetryable: true, ms: [4_900, 5_100] }), share: 0.5, shapes: ['single', 'chain'], guilty: atTarget, needs: { runtimes: client.runtimesOf(client.NAME_SERVER_SILENT), platform: 'kubernetes', signals: ['spans'], clientMs: 20_000, attempts: 2 }, rubric: 'dns|name', why: 'The name server of the cluster does not answer in time.' },
  'heap-of-the-service': { fault: 'memory-exhausted', own: client.ownFails(client.HEAP_FULL), share: 0.35, shapes: ['single', 'chain'], needs: { runtimes: ['java'], platform: 'ecs', signals: ['lines', 'spans+lines', 'spans'], habits: ['rethrow', 'log-and-rethrow'] }, rubric: 'memory|heap', why: 'Larger documents do not fit into the heap.' },
  'no-worker-free': { fault: 'resource-saturated', own: client.ownFails(client.NO_FREE_WORKER), share: 0.5, shapes: ['single', 'chain'], needs: { runtimes: ['java'], platform: 'kubernetes', signals: ['spans'], habits: ['rethrow', 'log-and-rethrow', 'log-and-answer'] }, rubric: 'capacity|pool|thread|shorten', why: 'All threads of its pool are busy and the queue before it is full.' },
  'clock-of-the-host': { fault: 'credential-expired', target: 'bucket', call: aws({ code: 'RequestTimeTooSkewed', message: 'The difference between the request time and the current time is too large.', status: 403 }), share: 0.4, shapes: ['single', 'queue'], needs: { platform: 'ecs', signals: ['lines', 'spans', 'spans+lines'] }, rubric: 'clock|time|renew|rotate', why: 'The clock of a host is a quarter of an hour off, so AWS does not take its signatures.' },
  'name-longer-than-its-column': { fault: 'validation-failed', target: 'postgres', call: sql({ state: '22001', python: 'StringDataRightTruncation', message: 'value too long for type character varying(64)' }), share: 0.3, shapes: ['single', 'queue'], needs: { statement: 'INSERT INTO {table} (id, title, amount) VALUES ($1, $2, $3)' }, also: ({ target }) => [{ fault: 'validation-failed', entity: target.name }], rubric: 'valid|value|length', why: 'Some titles are longer than their column.' },
  'file-in-another-encoding': { fault: 'malformed-input', own: client.ownFails(client.NOT_UTF8), share: 0.3, shapes: ['single', 'queue'], needs: { runtimes: ['python', 'java', 'ruby', 'go'] }, rubric: 'validate|sender|encod|format', why: 'Some files are not written in UTF-8.' },
  'servers-queue-is-full': { fault: 'dependency-throttled', target: 'http', call: refusedWith(429, { error: { type: 'es_rejected_execution_exception', reason: 'rejected execution of coordinating operation [coordinating_and_primary_bytes=105381912, max_coordinating_and_primary_bytes=107374182]' }, status: 429 }), share: 0.6, shapes: ['single', 'queue'], guilty: atTarget, also: ({ target }) => [{ fault: 'resource-saturated', entity: target.name }], needs: { runtimes: ['python', 'java', 'node', 'go'] }, rubric: 'backoff|fewer|capacity', why: 'The search cluster takes no more writes until it has done some.' },
  'name-no-longer-in-the-zone': { fault: 'dns-failure', target: 'http', call: broken(UNRESOLVED), shapes: ['chain'], guilty: atTarget, needs: { isDeep: true, runtimes: ['ruby', 'go', 'node'] }, also: ({ target }) => [{ fault: 'configuration-change', entity: target.name }], trail: ({ target }, since) => [onTrail(since - 45_000, 'route53', 'ChangeResourceRecordSets', { hostedZoneId: 'Z0348712QK4', changeBatch: { changes: [{ action: 'DELETE', resourceRecordSet: { name: `${target.name}.`, type: 'CNAME' } }] } }, 'terraform')], asks: AT_THE_EDGE, rubric: 'dns|name|zone|undo', why: 'A record was deleted from the zone; three functions away requests fail.' },
};

const texts: readonly Plot[] = Object.entries(told).map(([name, row]) => ({
  name, fault: row.fault, shapes: row.shapes, why: row.why, rubric: [row.rubric], trouble: troubleOf(row), asks: row.asks ?? UNSAID,
  needs: { ...(row.target === undefined ? {} : { target: row.target }), ...row.needs },
  ...(row.guilty === undefined ? {} : { guilty: row.guilty }), ...(row.also === undefined ? {} : { also: row.also }),
}));

const K8S: Needs = { platform: 'kubernetes', signals: ['spans'], perMinute: 3 };

const starts: readonly Plot[] = [
  {
    name: 'probe-finds-nobody', shapes: ['single', 'chain'], needs: { ...K8S, runtimes: ['java', 'dotnet'] }, fault: 'startup-failed', agoMinutes: [20, 45],
    also: ({ work }) => [{ fault: 'deployment-change', entity: work.name }],
    beside: podFailsToStart({ events: (pod) => [['Unhealthy', 'Startup probe failed: Get "http://10.42.3.17:8080/actuator/health": dial tcp 10.42.3.17:8080: connect: connection refused'], ['Killing', 'Container app failed startup probe, will be restarted'], ['BackOff', `Back-off restarting failed container app in pod ${pod}`]] }),
    asks: [chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'k8s.event.reason', operation: 'EXISTS' }] })), chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'k8s.event.reason', operation: '=', value: 'BackOff' }] }), { hours: 2 })],
    rubric: ['probe|start|roll back'], why: 'The pod of the new version does not listen before its probe gives up; those of the old one serve on.',
  },
  {
    name: 'pod-exits-for-want-of-a-setting', shapes: ['single', 'chain'], needs: { ...K8S, runtimes: ['node', 'go', 'ruby', 'python'] }, fault: 'missing-configuration', agoMinutes: [20, 45],
    beside: podFailsToStart({ prints: ({ runtime }) => client.SETTING_UNSET[runtime] ?? '', events: (pod) => [['BackOff', `Back-off restarting failed container app in pod ${pod}`]] }),
    asks: [errorIn(inWorker), errorIn(inWorker, 'LEDGER_DSN')],
    rubric: ['set|variable|configur'], why: 'The platform only says that the container failed; the container says which variable it lacks.',
  },
  {
    name: 'task-finds-its-port-taken', shapes: ['single', 'queue'], needs: { platform: 'ecs', signals: ['lines'], runtimes: ['node', 'python'], perMinute: 3 }, fault: 'startup-failed', agoMinutes: [20, 45],
    also: ({ work }) => [{ fault: 'deployment-change', entity: work.name }],
    beside: taskFailsToStart(({ runtime }) => client.PORT_TAKEN[runtime] ?? []),
    asks: [errorIn(inWorker, '8080'), errorIn(inWorker, '8080'), errorsOf('work')],
    rubric: ['port|start|roll back'], why: 'Each task of the new revision finds the port taken by another container of the task and exits.',
  },
];

const deepActs = (share: number, throws: own.Own): Told => (_, { since }) => ({ act: (fn, at, job) => (fn.role === 'deep' && at >= since && isOneOf(share, job) ? { throws } : undefined) });

const hops: readonly Plot[] = [
  {
    name: 'role-of-the-last-in-the-row', shapes: ['chain', 'queue'], needs: { target: 'table', isDeep: true }, fault: 'permission-denied', guilty: nameOfDeep,
    also: (estate) => [{ fault: 'configuration-change', entity: nameOfDeep(estate) }],
    trouble: (estate, moment) => ({ ...targetReplies(1, { fail: aws(({ name, op }) => ({ code: 'AccessDeniedException', message: `User: arn:aws:sts::482910573316:assumed-role/ledger-runtime/fn is not authorized to perform: dynamodb:${op} on resource: arn:aws:dynamodb:eu-west-1:482910573316:table/${name} because no identity-based policy allows the dynamodb:${op} action` })) })(estate, moment), releases: 'front', trail: [...published('front')(estate, moment.since - 240_000), onTrail(moment.since - 14_000, 'iam', 'DeleteRolePolicy', { roleName: 'ledger-runtime', policyName: 'table-access' }, 'terraform')] }),
    asks: [errorAt('front'), symptom, errorAt('work')], rubric: ['allow|polic|role'],
    why: 'The edge was deployed some minutes before and is innocent: the role of the function two calls behind it lost a policy.',
  },
  {
    name: 'limit-of-the-middle-runs-out', shapes: ['chain', 'single'], needs: { target: 'postgres', isDeep: true, timeoutMs: 6_000, clientMs: 18_000, attempts: 1, signals: ['spans+lines', 'all'], perMinute: 2 }, fault: 'slow-query', guilty: atTarget,
    also: ({ target }) => [{ fault: 'dependency-slow', entity: target.name }],
    trouble: targetReplies(0.8, { ms: 11_000 }),
    asks: [errorAt('work'), errorAt('work', 'timed out')], rubric: ['plan|index|statement|why it is slow'],
    why: 'The worker is stopped while it waits for a function that waits for a statement: milliseconds before, eleven seconds now.',
  },
  {
    name: 'dead-letters-of-a-certificate', shapes: ['queue'], needs: { target: 'http', signals: ['lines+metrics', 'all'], perMinute: 8, habits: FAILS, consumer: { maxReceives: 2, visibilityMs: 30_000 }, runtimes: client.runtimesOf(client.OTHER_NAME) }, fault: 'certificate-invalid', guilty: atTarget, agoMinutes: [30, 60],
    trouble: targetReplies(1, { fail: client.callFails(client.OTHER_NAME, { isRetryable: true }) }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters)], rubric: ['certificate|name'],
    why: 'Messages are given up since the consumer cannot call its vendor, whose certificate is for another name.',
  },
  {
    name: 'database-fails-over-after-a-release', shapes: ['single', 'chain'], needs: { target: 'postgres' }, fault: 'dependency-unavailable', guilty: atTarget, agoMinutes: [5, 9],
    also: ({ target }) => [{ fault: 'connection-failed', entity: target.name }],
    trouble: (estate, { since }) => ({ trail: published('side')(estate, since - 90_000), reply: (peer, at, { dice }) => (peer === estate.target && at >= since ? { fail: at < since + 25_000 ? sql({ state: '57P01', python: 'AdminShutdown', message: 'terminating connection due to administrator command', severity: 'FATAL' }) : sql({ state: '57P03', python: 'CannotConnectNow', message: dice.chance(0.7) ? 'the database system is in recovery mode' : 'the database system is not yet accepting connections', severity: 'FATAL' }) } : undefined) }),
    asks: UNSAID, rubric: ['retry|check'],
    why: 'The database fails over; that another function was deployed two minutes before has nothing to do with it.',
  },
  {
    name: 'answer-changed-its-shape', shapes: ['single', 'chain'], needs: { isDeep: true, signals: ['spans+lines', 'lines', 'all'], perMinute: 3 }, fault: 'deployment-change', guilty: nameOfDeep, agoMinutes: [12, 30],
    also: ({ work }) => [{ fault: 'code-defect', entity: work.name }],
    trouble: (estate, moment) => ({ releases: 'deep', trail: published('deep')(estate, moment.since), act: (fn, at, job) => (fn.role === 'work' && at >= moment.since && isOneOf(0.7, job) ? { throws: own.NOTHING_THERE, isLate: true } : undefined) }),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['roll back|compare|correct|fix'],
    why: 'What the worker asks was deployed anew and answers without a part; the worker, which is as it was, trips over it.',
  },
  {
    name: 'flag-was-turned-on', shapes: ['single', 'queue'], needs: { habits: ['rethrow', 'log-and-rethrow'], perMinute: 3 }, fault: 'configuration-change', agoMinutes: [12, 35],
    also: ({ stack }) => [{ fault: 'configuration-change', entity: `/${stack}/prod/flags/tiered-rates` }],
    trouble: ({ stack }, { since }) => ({ trail: [onTrail(since - 20_000, 'ssm', 'PutParameter', { name: `/${stack}/prod/flags/tiered-rates`, type: 'String', overwrite: true }, 'ops-console')], act: (fn, at, job) => (fn.role === 'work' && at >= since && isOneOf(0.6, job) ? { throws: own.OF_ITS_OWN('TierError', `no tier fits amount (flag /${stack}/prod/flags/tiered-rates is on)`), isLate: true, says: { level: 'INFO', text: 'using tiered rates', fields: { flag: `/${stack}/prod/flags/tiered-rates` } } } : undefined) }),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['undo|flag|parameter|compare|revert'],
    why: 'A flag was turned on seconds before; the path behind it fails for most jobs.',
  },
  {
    name: 'wall-before-the-database', shapes: ['single', 'chain'], needs: { target: 'postgres', clientMs: 20_000, attempts: 1, timeoutMs: 29_000, runtimes: client.runtimesOf(client.DATABASE_OUT_OF_REACH) }, fault: 'dependency-slow', guilty: atTarget, agoMinutes: [10, 30],
    also: ({ target, work }) => [{ fault: 'connection-failed', entity: target.name }, { fault: 'dependency-unavailable', entity: target.name }, { fault: 'configuration-change', entity: 'sg-0f3c9d21a7b64e518' }, { fault: 'configuration-change', entity: work.name }, { fault: 'configuration-change', entity: target.name }],
    trouble: (estate, moment) => ({ ...targetReplies(1, { fail: client.callFails(client.DATABASE_OUT_OF_REACH, { ms: [9_800, 10_200] }) })(estate, moment), trail: [onTrail(moment.since - 7_000, 'ec2', 'RevokeSecurityGroupIngress', { groupId: 'sg-0f3c9d21a7b64e518', ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 5432, toPort: 5432 }] } }, 'security-baseline')] }),
    asks: UNSAID, rubric: ['network|path|security group|allow|undo|check'],
    why: 'A rule of a security group was taken away; no connection to the database comes to be.',
  },
  {
    name: 'reserve-set-to-one-by-hand', shapes: ['chain', 'fan-out'], needs: { signals: ['lines', 'lines+metrics', 'spans+lines'], perMinute: 9, ownMs: 3_000, timeoutMs: 30_000, clientMs: 9_000 }, fault: 'concurrency-limit', agoMinutes: [12, 40],
    also: ({ work }) => [{ fault: 'throttled', entity: work.name }, { fault: 'configuration-change', entity: work.name }],
    trouble: ({ work }, { since }) => ({ refuses: (fn, at, world) => fn.role === 'work' && at >= since && world.busy(fn, at) >= 1, trail: [onTrail(since - 5_000, 'lambda', 'PutFunctionConcurrency20171031', { functionName: work.name, reservedConcurrentExecutions: 1 }, 'ops-console')] }),
    asks: [errorAt('front')], rubric: ['concurrency|undo'],
    why: 'Somebody set the reserved concurrency of the worker to one; the edge is refused whenever one runs.',
  },
  {
    name: 'breaker-speaks-for-the-vendor', shapes: ['single', 'queue'], needs: { target: 'http', runtimes: client.runtimesOf(client.CIRCUIT_OPEN), perMinute: 5, attempts: 1 }, fault: 'dependency-unavailable', guilty: atTarget, agoMinutes: [10, 30],
    trouble: ({ target }, { since }) => ({ reply: (peer, at) => (peer === target && at >= since ? { fail: at < since + 50_000 || (at - since) % 180_000 < 8_000 ? refusedWith(503, { error: 'service_unavailable' }) : client.callFails(client.CIRCUIT_OPEN, { ms: [0, 1] }) } : undefined) }),
    asks: [errorAt('work'), symptom, errorsOf('work')], rubric: ['retry|check|answer without'],
    why: 'Nearly all lines are those of the breaker; the few before and between say that the vendor answers 503.',
  },
  {
    name: 'the-other-branch-is-slow', shapes: ['fan-out'], needs: { target: 'http', signals: ['spans', 'spans+lines', 'all'], perMinute: 3 }, fault: 'dependency-slow', guilty: ({ side }) => side.steps[0]?.name ?? '', agoMinutes: [20, 50],
    trouble: ({ side }, { since }) => ({ reply: (peer, at) => (peer.name === side.steps[0]?.name && at >= since ? { ms: 2_900 } : undefined) }),
    asks: [invocationThat('front', ({ from, to, outcome }, { trouble }) => outcome === 'ok' && from > trouble.since && to - from > 2_000, 'trace')], rubric: ['why|timeout|fallback|capacity'],
    why: 'The edge asks two functions at once; the table of the one takes seconds, the other is as fast as ever.',
  },
  {
    name: 'sender-writes-another-form', shapes: ['queue'], needs: { habits: FAILS, perMinute: 3, signals: ['lines', 'spans+lines', 'all'], consumer: { maxReceives: 3 } }, fault: 'malformed-input', agoMinutes: [15, 40],
    also: ({ front }) => [{ fault: 'deployment-change', entity: front.name }],
    trouble: (estate, moment) => ({ releases: 'front', trail: published('front')(estate, moment.since), act: (fn, at, job) => (fn.role === 'work' && at >= moment.since + 30_000 && isOneOf(0.85, job) ? { throws: own.NOT_JSON } : undefined) }),
    asks: [errorAt('work'), errorsOf('work')], rubric: ['validate|sender|format|roll back|compare'],
    why: 'The edge was deployed and sends XML where it sent JSON; the consumer, which is as it was, cannot read it.',
  },
  {
    name: 'callee-was-deleted', shapes: ['single', 'chain'], needs: { isDeep: true, runtimes: ['go', 'node', 'python'] }, fault: 'missing-resource', guilty: nameOfDeep,
    also: ({ work, ...estate }) => [{ fault: 'missing-resource', entity: work.name }, { fault: 'configuration-change', entity: nameOfDeep({ work, ...estate }) }],
    trouble: (estate, { since }) => ({ reply: (peer, at) => (peer.name === nameOfDeep(estate) && at >= since ? { fail: aws({ code: 'ResourceNotFoundException', message: `Function not found: arn:aws:lambda:${estate.region}:${estate.account}:function:${peer.name}`, status: 404 }) } : undefined), trail: [onTrail(since - 9_000, 'lambda', 'DeleteFunction20150331', { functionName: nameOfDeep(estate) }, 'terraform')] }),
    asks: [errorAt('work'), symptom], rubric: ['name|region|create|exist|undo'],
    why: 'The function that the worker calls was deleted.',
  },
  {
    name: 'nothing-but-its-own-word', shapes: ['chain'], needs: { isDeep: true, runtimes: ['ruby', 'java', 'node'], signals: ['spans+lines', 'all'], habits: ['rethrow', 'log-and-rethrow'] }, fault: 'code-defect', guilty: nameOfDeep, agoMinutes: [15, 40],
    trouble: deepActs(0.6, own.OUT_OF_RANGE),
    asks: [errorAt('front'), errorAt('work')], rubric: ['correct|fix|code'],
    why: 'Two functions only say that the one behind them failed; that one reaches beyond the end of an array.',
  },
];

const ordinary = invocationThat('work', ({ outcome, initMs, thrown }) => outcome === 'ok' && initMs === undefined && thrown === undefined);
const ordinaryTrace = invocationThat('work', ({ outcome, initMs, thrown }) => outcome === 'ok' && initMs === undefined && thrown === undefined, 'trace');

/** All day, in this share of the jobs, a line of its own. */
const noting =
  (share: number, says: NonNullable<Act['says']>, isOnlySince = false): Told =>
  (_, { since }) => ({ act: (fn, at, job) => (fn.role === 'work' && isOneOf(share, job) && (!isOnlySince || at >= since) ? { says } : undefined) });

const quiet: readonly Plot[] = [
  {
    name: 'fine-though-a-neighbor-was-deployed', shapes: ['single', 'chain'], agoMinutes: [4, 9],
    trouble: (estate, { since }) => ({ releases: 'side', trail: published('side')(estate, since) }),
    asks: [ordinary], why: 'A function that this one has nothing to do with was deployed minutes before.',
  },
  {
    name: 'fine-at-the-second-delivery', shapes: ['queue'], needs: { signals: ['lines'], habits: ['rethrow', 'log-and-rethrow'], perMinute: 4 },
    trouble: () => {
      const seen = new Set<string>();
      return { act: (fn, _at, job) => { if (fn.role !== 'work' || !isOneOf(0.07, job) || seen.has(job.key)) return undefined; seen.add(job.key); return { throws: own.OF_ITS_OWN('StockNotReadyError', 'stock for this item is not loaded yet') }; } };
    },
    asks: [invocationThat('work', ({ outcome, receives }) => outcome === 'ok' && receives === 2, 'request')], why: 'Some messages come too early all day and are done at the second delivery, as this one was.',
  },
  {
    name: 'fine-batch-takes-its-time', shapes: ['single', 'chain'], needs: { signals: ['lines', 'spans+lines'] },
    trouble: () => ({ act: (fn) => (fn.role === 'batch' ? { ownMs: 41_000 } : undefined) }),
    asks: [invocationThat('batch', ({ outcome }) => outcome === 'ok')], why: 'The import takes most of a minute each half hour.',
  },
  {
    name: 'fine-after-a-rolling-update', shapes: ['single', 'chain'], needs: { ...K8S, perMinute: 4 }, agoMinutes: [6, 20],
    trouble: () => ({ releases: 'work' }),
    asks: [ordinaryTrace], why: 'Pods of a new version took over from those of the old one, and do the same.',
  },
  {
    name: 'fine-with-more-lines', shapes: ['single', 'queue'], needs: { signals: ['lines', 'spans+lines', 'feed'] }, agoMinutes: [15, 40],
    trouble: (estate, moment) => ({ ...noting(1, { level: 'DEBUG', text: 'state before: retries=0 failed=0 last_error=none timeout=15000' }, true)(estate, moment), trail: [onTrail(moment.since - 8_000, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: estate.work.name, environment: {} }, 'ops-console')] }),
    asks: [ordinary], why: 'Somebody set the level of its log to debug, and debug lines hold words such as failed and error.',
  },
  {
    name: 'fine-with-a-clock-behind', shapes: ['chain', 'fan-out'], needs: { signals: ['spans', 'spans+lines'] },
    trouble: () => ({ clockBehind: { role: 'work', ms: 860 } }),
    asks: [ordinaryTrace], why: 'The clock of one machine is behind, so spans seem to begin before those that caused them.',
  },
  {
    name: 'fine-with-half-of-its-trace', shapes: ['chain', 'queue'], needs: { signals: ['spans'], perMinute: 3 },
    trouble: () => ({ unseen: ({ fn, traceId }) => fn.role === 'front' && Number.parseInt(traceId.slice(-1), 16) > 2 }),
    asks: [ordinaryTrace], why: 'The edge keeps one trace in five, so most have no root.',
  },
  {
    name: 'fine-with-the-flag-on', shapes: ['single', 'chain'], needs: { perMinute: 3 }, agoMinutes: [10, 30],
    trouble: (estate, moment) => ({ ...noting(0.5, { level: 'INFO', text: 'using tiered rates', fields: { flag: 'tiered-rates' } }, true)(estate, moment), trail: [onTrail(moment.since - 20_000, 'ssm', 'PutParameter', { name: `/${estate.stack}/prod/flags/tiered-rates`, type: 'String', overwrite: true }, 'ops-console')] }),
    asks: [ordinary], why: 'A flag was turned on for half of the jobs, and all goes well with them.',
  },
  {
    name: 'fine-though-deprecated', shapes: ['single', 'queue'], needs: { runtimes: ['node', 'python'] },
    trouble: noting(0.3, { level: 'WARN', text: 'DeprecationWarning: this client is in maintenance mode and will end of support next year, please migrate' }),
    asks: [invocationThat('work', ({ outcome, act, thrown }) => outcome === 'ok' && act?.says !== undefined && thrown === undefined)], why: 'It warns of a client that is out of date, as it has for months.',
  },
  {
    name: 'fine-large-job', shapes: ['single', 'chain'], needs: { signals: ['lines', 'spans+lines', 'spans'], timeoutMs: 28_000, perMinute: 4 },
    trouble: () => ({ sizeOf: (_at, dice) => (dice.chance(0.06) ? dice.int(300, 500) : dice.int(1, 6)), act: (fn, _at, { size }) => (fn.role === 'work' && size > 100 ? { ownMs: size * 12 } : undefined) }),
    asks: [invocationThat('work', ({ outcome, job, initMs }) => outcome === 'ok' && job.size > 100 && initMs === undefined)], why: 'It had hundreds of items, and took as long as all with hundreds of items do.',
  },
  {
    name: 'fine-and-counts-its-errors', shapes: ['single', 'queue'], needs: { platform: 'ecs', signals: ['spans', 'spans+lines'] },
    trouble: noting(1, { level: 'INFO', text: 'summary: 0 errors, 3 rows rejected and skipped as configured, exception list empty' }),
    asks: [ordinaryTrace], why: 'It says how many errors it had, which is none.',
  },
];

export const incidentPlots: readonly Plot[] = [...texts, ...starts, ...hops, ...quiet];
