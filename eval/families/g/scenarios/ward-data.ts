/** Tables, databases, caches, brokers and queues as their troubleshooting pages know them: limits, locks, failovers, hot keys. */
// biome-ignore-all format: rows of a table, one a line.
import type { Fault } from '@baselime-ai/contract';
import { alertOn, errorAt, errorsOf, lambdaMetric, metric, symptom } from '../kit/ask.js';
import { about, readings } from '../kit/beside.js';
import type { Needs } from '../kit/estate.js';
import type { Fail } from '../kit/happenings.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { bothOf, instanceOf, pairsOf, plotsOf, type Row, theDatabase, theTarget, theWorker } from '../kit/rows.js';
import { changedBy, jobsOf, peerFails, type Strike, strikes, targetFails, throwsOwn } from '../kit/strike.js';
import { callFails, ownFails, redisAnswers, runtimesOf } from '../words/clients.js';
import * as ward from '../words/ward.js';

const UNSAID: Plot['asks'] = [symptom, errorAt('work'), errorAt('work'), errorsOf('work'), alertOn('work')];
const FAILS: NonNullable<Needs['habits']> = ['rethrow', 'log-and-rethrow', 'wrap'];

/** A call of the target that fails in words of its own. */
const call = (target: NonNullable<Needs['target']>, fail: Fail, fault: Fault, row: Omit<Row, 'fault' | 'asks'> & { readonly share?: number; readonly asks?: Plot['asks']; readonly more?: readonly Strike[] }): Row => {
  const { share = 1, more = [], needs, ...rest } = row;
  return { asks: UNSAID, agoMinutes: [12, 50], ...rest, fault, needs: { target, perMinute: 3, ...needs }, trouble: strikes(share === 1 ? targetFails(fail) : peerFails(fail, share), ...more) };
};
const alsoAtWork = (fault: Fault) => pairsOf([fault], theWorker);
const alsoAtTarget = (...faults: readonly Fault[]) => pairsOf(faults, theTarget);

/** One tenant sends most of what comes since then, and only its part of the stream is refused. */
const hotTenant: Strike = ({ tenants, target }, { since }) => ({
  load: (at) => (at >= since ? 2.4 : 1),
  tenantOf: (at, dice) => (at >= since && dice.chance(0.6) ? tenants[4] : undefined),
  reply: (peer, at, { dice }, { tenant }) => (peer === target && at >= since && tenant === tenants[4] && dice.chance(0.7) ? { fail: ward.SHARD_BUSY } : undefined),
});

/** The first job that arrives after the beginning of the trouble, each time that it is tried. */
const oneRecordFails: Strike = (_, { since }) => {
  let key: string | undefined;
  return {
    act: (fn, at, job) => {
      if (fn.role !== 'work' || at < since) return undefined;
      key ??= job.key;
      return job.key === key ? { throws: ownFails(ward.FIGURE_IS_WORDS) } : undefined;
    },
  };
};

export const wardOfData: readonly Plot[] = plotsOf({
  'item-of-half-a-megabyte': call('table', ward.ITEM_TOO_LARGE, 'payload-too-large', { shapes: ['single', 'queue'], share: 0.25, also: alsoAtTarget('payload-too-large'), rubric: ['size|split|s3|compress|large'], why: 'Some items have grown above the 400 KB that one may have.' }),
  'condition-inside-a-transaction': call('table', ward.CONDITION_OF_TRANSACTION, 'conditional-check-failed', { shapes: ['single', 'queue'], share: 0.3, also: alsoAtTarget('conditional-check-failed'), rubric: ['condition|again|repeat|done'], why: 'The first write of some transactions has a condition that does not hold.' }),
  'table-of-another-region': call('table', ward.TABLE_ELSEWHERE, 'missing-resource', {
    shapes: ['single', 'chain'], guilty: atTarget, also: pairsOf(['missing-resource', 'configuration-change'], theWorker), agoMinutes: [8, 30],
    more: [changedBy(({ work }) => ({ service: 'lambda', event: 'UpdateFunctionConfiguration20150331v2', parameters: { functionName: work.name, environment: {} }, by: 'ops-console' }))],
    rubric: ['name|region|create|exist|undo|compare'], why: 'Seconds before, the variables of the function were changed; since then the table that it asks for is not there.',
  }),
  'shard-of-one-customer': {
    shapes: ['single', 'chain'], needs: { target: 'stream', perMinute: 6, attempts: 1, signals: ['spans+lines', 'all', 'lines'] }, fault: 'dependency-throttled', guilty: atTarget, agoMinutes: [15, 40],
    also: (estate) => [{ fault: 'tenant-dominates', entity: estate.tenants[4] ?? '' }], trouble: hotTenant,
    asks: [errorAt('work'), errorsOf('work'), symptom], rubric: ['shard|capacity|backoff|key|limit'], why: 'One customer sends more than half, all of it to one shard, which takes no more.',
  },
  'queue-with-a-key-of-its-own': call('queue', ward.KEY_NOT_FOR_QUEUE, 'permission-denied', {
    shapes: ['single', 'chain'], also: (estate) => [{ fault: 'permission-denied', entity: estate.target.name }, { fault: 'configuration-change', entity: estate.target.name }],
    more: [changedBy(({ target, region, account }) => ({ service: 'sqs', event: 'SetQueueAttributes', parameters: { queueUrl: `https://sqs.${region}.amazonaws.com/${account}/${target.name}`, attributes: { KmsMasterKeyId: 'alias/queues' } }, by: 'security-baseline' }))],
    rubric: ['kms|allow|polic|key|undo'], why: 'The queue was given a key that the role of the function may not use.',
  }),
  'rows-held-by-another': call('postgres', ward.LOCK_TIMEOUT, 'slow-query', { shapes: ['single', 'queue'], share: 0.4, guilty: atTarget, also: bothOf(alsoAtTarget('conflict', 'dependency-slow'), alsoAtWork('conflict')), needs: { statement: 'UPDATE {table} SET state = $1 WHERE id = $2', clientMs: 9_000 }, rubric: ['lock|transaction|retry'], why: 'Some statements wait two seconds for a lock and are given up by the database.' }),
  'transfer-of-the-month-is-spent': call('postgres', ward.TRANSFER_QUOTA, 'quota-exceeded', { shapes: ['single', 'chain'], guilty: atTarget, needs: { vendor: ['ep-cool-darkness-a2b4c6d8.eu-central-1.aws.neon.tech', 'neondb'] }, rubric: ['quota|plan|limit|upgrade'], why: 'The project at the host of the database has used up its transfer.' }),
  'connections-cut-while-idle': call('postgres', ward.CUT, 'connection-failed', { shapes: ['single', 'chain'], share: 0.4, guilty: atTarget, also: alsoAtTarget('dependency-unavailable'), needs: { runtimes: runtimesOf(ward.CONNECTION_CUT), attempts: 1 }, rubric: ['retry|connection|keep|network|renew'], why: 'Connections that are kept between requests are closed by the other side or on the way.' }),
  'statements-at-a-read-only-server': call('mysql', callFails(ward.MYSQL_READ_ONLY, { ms: [2, 9] }), 'dependency-error', { shapes: ['single', 'queue'], guilty: atTarget, agoMinutes: [6, 20], also: alsoAtTarget('dependency-unavailable'), needs: { statement: 'UPDATE {table} SET state = ? WHERE id = ?' }, rubric: ['failover|writer|endpoint|error|retry|log|check'], why: 'After a failover the connections that were kept lead to what is now a reader.' }),
  'notes-with-balloons': call('mysql', callFails(ward.MYSQL_OUTSIDE_CHARSET, { ms: [2, 9] }), 'validation-failed', { shapes: ['single', 'queue'], share: 0.2, also: bothOf(alsoAtTarget('validation-failed'), alsoAtWork('malformed-input')), needs: { statement: 'INSERT INTO {table} (id, note, amount) VALUES (?, ?, ?)' }, rubric: ['valid|value|charset|utf8mb4'], why: 'Some notes hold characters of four bytes, which the column does not take.' }),
  'all-places-at-the-database-taken': {
    ...call('mysql', callFails(ward.MYSQL_FULL_OF_USERS, { ms: [2, 9] }), 'connection-exhausted', { shapes: ['single', 'chain'], share: 0.7, guilty: atTarget, also: pairsOf(['connection-exhausted'], theDatabase), needs: { signals: ['lines+metrics', 'all'] }, more: [(_, { since }) => ({ heldConnections: (at) => (at >= since ? 79 : at >= since - 900_000 ? 70 * (1 - (since - at) / 900_000) : 0) })], why: '' }),
    asks: [errorAt('work'), symptom, errorsOf('work'), metric('DatabaseConnections', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate))], rubric: ['pool|proxy|connection|concurrency'], why: 'Connections of somebody else add up until the database has no place left.',
  },
  'cluster-mode-was-turned-on': call('redis', redisAnswers('MOVED', '11735 10.0.14.201:6379', 'ResponseError'), 'dependency-error', {
    shapes: ['single', 'chain'], share: 0.65, guilty: atTarget, agoMinutes: [8, 30], also: (estate) => [{ fault: 'configuration-change', entity: estate.target.name }, { fault: 'configuration-change', entity: estate.target.name.split('.')[0] ?? '' }],
    more: [({ target }, { since }) => ({ trail: [onTrail(since - 30_000, 'elasticache', 'ModifyReplicationGroup', { replicationGroupId: target.name.split('.')[0], clusterMode: 'enabled', applyImmediately: true }, 'platform-upgrades')] })],
    rubric: ['cluster|client|undo|error|answer|log|compare'], why: 'The cache answers that the key lives on another node, which a client that knows no clusters takes for an error.',
  }),
  'replicas-out-of-sync': call('kafka', callFails(ward.KAFKA_FEW_IN_SYNC, { isRetryable: true }), 'dependency-unavailable', { shapes: ['single', 'chain'], share: 0.8, guilty: atTarget, also: alsoAtTarget('dependency-error'), needs: { runtimes: runtimesOf(ward.KAFKA_FEW_IN_SYNC) }, rubric: ['replica|broker|check|retry'], why: 'Too few brokers follow the partition, so its leader takes no writes.' }),
  'address-not-on-the-list': call('mongo', callFails(ward.ATLAS_NOT_LISTED, { ms: [4_990, 5_040] }), 'connection-failed', { shapes: ['single', 'chain'], guilty: atTarget, also: alsoAtTarget('dependency-unavailable'), needs: { runtimes: ['node', 'node', 'python', 'java'], clientMs: 9_000, timeoutMs: 20_000, attempts: 1 }, rubric: ['list|address|network|allow|access|up'], why: 'No server of the cluster can be reached; the driver guesses that the address is not on the list.' }),
  'memory-of-the-cache-is-full': {
    shapes: ['single', 'chain'], needs: { target: 'redis', perMinute: 4, signals: ['lines', 'lines+metrics', 'spans+lines'] }, fault: 'resource-saturated', guilty: atTarget, agoMinutes: [12, 40],
    also: (estate) => [{ fault: 'resource-saturated', entity: estate.target.name.split('.')[0] ?? '' }],
    trouble: targetFails(redisAnswers('OOM', "command not allowed when used memory > 'maxmemory'.", 'OutOfMemoryError'), 0.8),
    beside: readings({ namespace: 'AWS/ElastiCache', name: 'DatabaseMemoryUsagePercentage', unit: 'Percent', of: ({ target }) => ({ CacheClusterId: target.name.split('.')[0] ?? '' }), value: (at, { trouble }, dice) => Math.min(100, about(at >= trouble.since ? 100 : Math.max(48, 100 - ((trouble.since - at) / 60_000) * 0.6), dice, at >= trouble.since ? 0 : 0.01)) }),
    asks: [errorAt('work'), symptom, metric('DatabaseMemoryUsagePercentage', 'CacheClusterId', ({ estate }) => estate.target.name.split('.')[0] ?? '')], rubric: ['memory|evict|capacity|ttl|larger'], why: 'The cache filled up over an hour and refuses writes.',
  },
  'amounts-in-words': {
    shapes: ['single', 'queue'], needs: { runtimes: runtimesOf(ward.FIGURE_IS_WORDS), perMinute: 3 }, fault: 'malformed-input', agoMinutes: [15, 50],
    trouble: throwsOwn(ownFails(ward.FIGURE_IS_WORDS), jobsOf(0.2)), asks: UNSAID, rubric: ['validate|sender|format|value'], why: 'In some of what comes in the amount is no number.',
  },
  'record-that-blocks-its-shard': {
    shapes: ['queue'], needs: { isStream: true, habits: FAILS, perMinute: 3, runtimes: runtimesOf(ward.FIGURE_IS_WORDS), signals: ['lines+metrics', 'all'], consumer: { limit: 1 } }, fault: 'poison-message', agoMinutes: [20, 50],
    also: alsoAtWork('malformed-input'), trouble: oneRecordFails,
    asks: [errorAt('work'), lambdaMetric('IteratorAge', 'work'), errorsOf('work')], rubric: ['record|message|dead-letter|batch|validate|skip'], why: 'One record fails each time that it is tried, and nothing behind it in its shard is reached.',
  },
});
