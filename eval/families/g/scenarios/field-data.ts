/** What goes wrong in tables, databases, caches, buckets, queues and streams, in the words of the services and their drivers. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, alertOn, chart, durationOf, errorAt, errorsOf, lambdaMetric, metric, slowest, symptom } from '../kit/ask.js';
import { about, readings, spoken } from '../kit/beside.js';
import type { Plot } from '../kit/plot.js';
import { bothOf, instanceOf, pairsOf, plotsOf, type Row, theDatabase, theTarget, theWorker } from '../kit/rows.js';
import { acts, changedBy, peerFails, released, type Strike, strikes, targetFails, targetTakes } from '../kit/strike.js';
import { MINUTE_MS } from '../kit/world.js';
import * as client from '../words/clients.js';
import * as field from '../words/field.js';
import { NOT_JSON } from '../words/own.js';
import { aws, sql } from '../words/services.js';

const SEEN: readonly [Ask, ...Ask[]] = [symptom, errorAt('work'), errorsOf('work'), alertOn('work'), errorsOf('work', { isBrushed: true })];
const MEASURED = ['lines+metrics', 'all'] as const;
const TRACED = ['spans', 'spans+lines', 'all'] as const;
const INSERT = 'INSERT INTO {table} (id, state, amount) VALUES ($1, $2, $3)';
const KEY = 'arn:aws:kms:eu-west-1:482910573316:key/6b1f0c7e-2d94-4a53-9c1d-70e4b8a2f315';
const KEY_ID = '6b1f0c7e-2d94-4a53-9c1d-70e4b8a2f315';

/** One tenant sends four fifths of several times as much. */
const oneFloods = (times: number): Strike => (estate, { since }) => ({
  load: (at) => (at >= since ? times : 1),
  tenantOf: (at, dice) => (at >= since && dice.chance(0.8) ? estate.tenants[4] : undefined),
});
const loudest = ({ tenants }: { readonly tenants: readonly string[] }): readonly string[] => tenants.slice(4, 5);

const tables: Readonly<Record<string, Row>> = {
  'all-write-to-one-key': {
    shapes: ['single', 'queue'], fault: 'dependency-throttled', guilty: ({ target }) => target.name, agoMinutes: [15, 40],
    also: bothOf(pairsOf(['throttled'], theTarget), pairsOf(['tenant-dominates'], (estate) => [...loudest(estate), estate.work.name, estate.front.name])),
    needs: { target: 'table', perMinute: 3, attempts: 2 },
    trouble: strikes(oneFloods(4), (estate, { since }) => ({ reply: (peer, at, { dice }, job) => (peer === estate.target && at >= since && job.tenant === estate.tenants[4] && dice.chance(0.85) ? { fail: aws({ code: 'ThrottlingException', message: 'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly. If exceptions persist, check if you have a hot key: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/bp-partition-key-design.html', isRetryable: true }) } : undefined) })),
    asks: SEEN, rubric: ['key|partition|capacity|backoff|tenant'], why: 'One customer writes several times as much as all others, all of it under one partition key.',
  },
  'transactions-get-in-each-others-way': {
    shapes: ['chain', 'queue'], fault: 'conflict', also: pairsOf(['conflict'], theTarget), needs: { target: 'table', perMinute: 4, attempts: 1 },
    trouble: targetFails(aws({ code: 'TransactionCanceledException', message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [TransactionConflict, None]', op: 'TransactWriteItems' }), 0.4),
    asks: SEEN, rubric: ['retry|conflict|transaction|order|again'], why: 'Two transactions at a time write the same item; DynamoDB cancels one of them.',
  },
  'item-above-four-hundred-kilobytes': {
    shapes: ['single', 'fan-out'], fault: 'payload-too-large', also: bothOf(pairsOf(['validation-failed'], theWorker), pairsOf(['payload-too-large'], theTarget)), needs: { target: 'table', perMinute: 3 },
    trouble: peerFails(aws({ code: 'ValidationException', message: 'Item size has exceeded the maximum allowed size' }), 0.25),
    asks: SEEN, rubric: ['size|split|store|smaller|compress|limit'], why: 'Some items grew above what a table takes.',
  },
  'capacity-fixed-by-hand': {
    shapes: ['single', 'chain', 'queue'], fault: 'configuration-change', guilty: ({ target }) => target.name, also: pairsOf(['dependency-throttled', 'throttled'], theTarget), needs: { target: 'table', perMinute: 4, attempts: 2 },
    trouble: strikes(targetFails(aws({ code: 'ProvisionedThroughputExceededException', message: 'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.', isRetryable: true }), 0.75), changedBy(({ target }) => ({ service: 'dynamodb', event: 'UpdateTable', parameters: { tableName: target.name, billingMode: 'PROVISIONED', provisionedThroughput: { readCapacityUnits: 5, writeCapacityUnits: 5 } }, by: 'cost-saver' }))),
    asks: SEEN, rubric: ['capacity|undo|provision|on-demand|revert'], why: 'The table was changed from on-demand to five units, and writes are refused since.',
  },
  'table-takes-ten-times-as-long': {
    shapes: ['single', 'chain'], fault: 'dependency-slow', guilty: ({ target }) => target.name, needs: { target: 'table', signals: ['spans+lines', 'all'], perMinute: 4, clientMs: 5_000 },
    trouble: targetTakes(320, 0.9), asks: [durationOf('work'), slowest, durationOf('work', { isBrushed: true })],
    rubric: ['slow|timeout|cache|check'], why: 'Each write to the table takes a third of a second in place of nine milliseconds, and none fails.',
  },
};

const databases: Readonly<Record<string, Row>> = {
  'writer-became-a-reader': {
    shapes: ['single', 'queue'], fault: 'dependency-error', guilty: ({ target }) => target.name, agoMinutes: [8, 25],
    also: bothOf(pairsOf(['dependency-error', 'dependency-unavailable', 'connection-failed', 'configuration-change'], theDatabase)),
    needs: { target: 'postgres', statement: INSERT, perMinute: 3 },
    trouble: strikes(peerFails(sql({ state: '25006', python: 'ReadOnlySqlTransaction', message: 'cannot execute INSERT in a read-only transaction' }), 0.8), changedBy((estate) => ({ service: 'rds', event: 'FailoverDBCluster', parameters: { dBClusterIdentifier: instanceOf(estate) }, by: 'patch-night' }), 45)),
    asks: SEEN, rubric: ['reconnect|failover|writer|connection|retry|endpoint'], why: 'After a failover the pooled connections still lead to what was the writer and is a reader now.',
  },
  'proxy-has-none-to-lend': {
    shapes: ['chain', 'queue'], fault: 'connection-exhausted', guilty: ({ target }) => target.name, also: pairsOf(['connection-exhausted'], theDatabase),
    needs: { target: 'postgres', perMinute: 5, attempts: 1 },
    trouble: strikes(targetFails(sql({ state: 'XX000', python: 'InternalError_', message: 'Timed-out waiting to acquire database connection' }, [900, 1_100]), 0.6), (_, { since }) => ({ load: (at) => (at >= since ? 2.2 : 1) })),
    asks: SEEN, rubric: ['connection|pool|proxy|concurrency'], why: 'With twice the traffic the proxy has no connection of the database left to lend.',
  },
  'migration-waits-and-all-wait-behind-it': {
    shapes: ['single', 'chain'], fault: 'conflict', guilty: ({ target }) => target.name, agoMinutes: [8, 25],
    also: bothOf(pairsOf(['conflict', 'slow-query', 'resource-saturated'], theDatabase), pairsOf(['conflict'], theWorker)),
    needs: { target: 'postgres', perMinute: 4, clientMs: 12_000, timeoutMs: 15_000, attempts: 1 },
    trouble: peerFails(sql({ state: '55P03', python: 'LockNotAvailable', message: 'canceling statement due to lock timeout' }, [2_000, 2_050]), 0.8),
    beside: spoken({
      group: (estate) => `/aws/rds/instance/${instanceOf(estate)}/postgresql`, stream: (estate) => `${instanceOf(estate)}.0`,
      says: (at, { trouble, estate }) => (at < trouble.since ? [] : [`${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC:10.0.7.31(50122):migrator@${estate.target.path}:[21877]:LOG:  process 21877 still waiting for AccessExclusiveLock on relation 16432 of database 16401 after 1000.114 ms`, `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC:10.0.7.31(50122):migrator@${estate.target.path}:[21877]:STATEMENT:  ALTER TABLE ${/FROM (\w+)/.exec(estate.target.op)?.[1]} ADD COLUMN region text`]),
    }),
    asks: SEEN, rubric: ['lock|migration|cancel|statement|transaction'], why: 'A migration waits for its lock, and every statement on the table queues up behind it.',
  },
  'rows-held-by-somebody-else': {
    shapes: ['queue', 'single'], fault: 'conflict', also: bothOf(pairsOf(['conflict', 'slow-query'], theDatabase)),
    needs: { target: 'mysql', runtimes: client.runtimesOf(field.MYSQL_WAITED), perMinute: 4, clientMs: 20_000, timeoutMs: 25_000, attempts: 1 },
    trouble: targetFails(client.callFails(field.MYSQL_WAITED, { ms: [4_000, 4_100] }), 0.35),
    asks: SEEN, rubric: ['lock|transaction|retry|shorter'], why: 'Some statements wait for rows that another transaction holds longer than the limit.',
  },
  'password-rotated-and-not-read-anew': {
    shapes: ['chain', 'queue'], fault: 'credential-expired', also: bothOf(pairsOf(['credential-expired'], theDatabase), pairsOf(['permission-denied', 'configuration-change'], theWorker), pairsOf(['configuration-change'], ({ stack }) => [`${stack}-prod-db-app`])),
    needs: { target: 'postgres', perMinute: 3 },
    trouble: strikes(peerFails(sql({ state: '28P01', python: 'InvalidPassword', message: 'password authentication failed for user "app"', severity: 'FATAL' })), changedBy(({ stack }) => ({ service: 'secretsmanager', event: 'RotateSecret', parameters: { secretId: `${stack}-prod-db-app`, rotateImmediately: true }, by: 'secret-rotation' }), 70)),
    asks: SEEN, rubric: ['secret|password|credential|rotat|renew'], why: 'The password was rotated a minute before, and the worker goes on with the one before.',
  },
  'database-out-of-processor-time': {
    shapes: ['single', 'chain'], fault: 'resource-saturated', guilty: ({ target }) => target.name, also: pairsOf(['resource-saturated', 'slow-query', 'dependency-slow'], theDatabase),
    needs: { target: 'postgres', signals: ['all'], perMinute: 4, clientMs: 9_000, timeoutMs: 25_000 },
    trouble: targetTakes(850, 0.92),
    beside: readings({ namespace: 'AWS/RDS', name: 'CPUUtilization', unit: 'Percent', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { trouble }, dice) => Math.min(100, at >= trouble.since ? about(98.5, dice, 0.015) : about(27, dice, 0.2)) }),
    asks: [durationOf('work'), lambdaMetric('Duration', 'work'), slowest, metric('CPUUtilization', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate))],
    rubric: ['capacity|cpu|plan|index|saturat|statement|scale'], why: 'The processor of the database is at its end, and the same statements take sixty times as long.',
  },
  'credits-of-the-disk-are-spent': {
    shapes: ['single', 'queue'], fault: 'resource-saturated', guilty: instanceOf, also: pairsOf(['resource-saturated', 'slow-query', 'dependency-slow'], theDatabase), agoMinutes: [25, 50],
    needs: { target: 'mysql', signals: ['all'], statement: 'INSERT INTO {table} (id, state, amount) VALUES (?, ?, ?)', perMinute: 4, clientMs: 9_000, timeoutMs: 25_000 },
    trouble: targetTakes(420, 0.9),
    beside: readings(
      { namespace: 'AWS/RDS', name: 'BurstBalance', unit: 'Percent', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { trouble }) => Math.max(0, Math.min(100, (trouble.since - at) / (1.6 * MINUTE_MS))) },
      { namespace: 'AWS/RDS', name: 'DiskQueueDepth', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { trouble }, dice) => (at >= trouble.since ? about(41, dice, 0.3) : about(0.8, dice, 0.5)) },
    ),
    asks: [metric('DiskQueueDepth', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate)), durationOf('work'), slowest],
    rubric: ['burst|storage|disk|capacity|iops|saturat'], why: 'The disk has used up its burst credits, so writes wait in its queue.',
  },
};

const others: Readonly<Record<string, Row>> = {
  'cache-does-not-take-writes': {
    shapes: ['single', 'fan-out'], fault: 'dependency-error', guilty: ({ target }) => target.name, also: pairsOf(['dependency-unavailable', 'connection-failed'], theTarget), agoMinutes: [8, 25],
    needs: { target: 'redis', statement: 'SET', perMinute: 3 }, trouble: peerFails(client.redisAnswers('READONLY', "You can't write against a read only replica.", 'ReadOnlyError', 'RedisReadOnlyException')),
    asks: SEEN, rubric: ['failover|reconnect|primary|endpoint|retry|check'], why: 'After a failover the clients hold on to what was the primary.',
  },
  'index-blocked-by-a-full-disk': {
    shapes: ['single', 'queue'], fault: 'resource-saturated', guilty: ({ target }) => target.name,
    needs: { target: 'http', vendor: ['search-catalog-7d2kq.eu-west-1.es.amazonaws.com', '/catalog/_doc'], runtimes: ['node', 'python', 'java', 'go'], perMinute: 3 },
    trouble: peerFails({ ...searchSays('index [catalog] blocked by: [TOO_MANY_REQUESTS/12/disk usage exceeded flood-stage watermark, index has read-only-allow-delete block];'), status: 429 }),
    asks: SEEN, rubric: ['disk|storage|space|capacity'], why: 'The disks of the search cluster are nearly full, so it blocks writes; the status only looks like throttling.',
  },
  'key-of-the-bucket-disabled': {
    shapes: ['single', 'chain'], fault: 'configuration-change', guilty: () => KEY_ID,
    also: bothOf(pairsOf(['configuration-change'], ({ target, work }) => [KEY, target.name, work.name]), pairsOf(['dependency-error', 'permission-denied'], theTarget), pairsOf(['permission-denied'], theWorker)),
    needs: { target: 'bucket', runtimes: client.runtimesOf(field.keyDisabled(KEY)), perMinute: 3 },
    trouble: strikes(peerFails(client.callFails(field.keyDisabled(KEY), { status: 400 })), changedBy(() => ({ service: 'kms', event: 'DisableKey', parameters: { keyId: KEY_ID }, by: 'key-review' }), 30)),
    asks: SEEN, rubric: ['key|undo|enable|revert'], why: 'Somebody disabled the key with which the bucket encrypts.',
  },
  'queue-that-is-no-more': {
    shapes: ['queue'], fault: 'missing-resource', guilty: ({ queue }) => queue.name, also: pairsOf(['missing-resource'], ({ front }) => [front.name]), needs: { perMinute: 3 },
    trouble: peerFails(client.callFails(field.QUEUE_GONE, { status: 400 }), 1, ({ queue }) => queue.name),
    asks: [errorAt('front'), errorAt('front', 'specified queue'), errorsOf('front'), alertOn('front')], rubric: ['queue|name|exist|create'], why: 'The queue to which the edge sends does not exist any more.',
  },
  'one-shard-gets-it-all': {
    shapes: ['queue'], fault: 'dependency-throttled', guilty: ({ queue }) => queue.name, also: pairsOf(['throttled'], ({ queue }) => [queue.name]), needs: { isStream: true, perMinute: 6 },
    trouble: strikes((_, { since }) => ({ load: (at) => (at >= since ? 3 : 1) }), (estate, { since }) => ({ reply: (peer, at, { dice }) => (peer === estate.queue && at >= since && dice.chance(0.5) ? { fail: aws({ code: 'ProvisionedThroughputExceededException', message: `Rate exceeded for shard shardId-000000000003 in stream ${estate.queue.name} under account 482910573316.` }) } : undefined) })),
    asks: [errorAt('front'), errorsOf('front'), errorAt('front', 'shardId')], rubric: ['shard|partition|key|backoff|capacity'], why: 'One shard of the stream takes no more records a second than it does.',
  },
  'shard-stands-still-at-one-record': {
    shapes: ['queue'], fault: 'poison-message', also: pairsOf(['malformed-input'], theWorker), agoMinutes: [25, 60],
    needs: { isStream: true, perMinute: 4, signals: MEASURED, habits: ['rethrow', 'log-and-rethrow'], consumer: { limit: 1 } },
    trouble: (_, { since }) => {
      let bad: string | undefined;
      return {
        act: (fn, at, job) => {
          if (fn.role === 'work' && at >= since) bad ??= job.key;
          return fn.role === 'work' && job.key === bad ? { throws: NOT_JSON } : undefined;
        },
      };
    },
    asks: [metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name), errorAt('work'), errorsOf('work'), lambdaMetric('IteratorAge', 'work')],
    rubric: ['poison|record|skip|bisect|failure destination|dead|validate'], why: 'The function fails at one record again and again, and the shard does not go on.',
  },
  'consumer-slower-since-its-release': {
    shapes: ['queue'], fault: 'deployment-change', also: pairsOf(['latency-increase', 'resource-saturated'], theWorker), agoMinutes: [30, 60],
    needs: { isStream: true, perMinute: 8, signals: MEASURED, consumer: { limit: 1 }, ownMs: 700, timeoutMs: 60_000 }, trouble: strikes(acts('work', { ownMs: 16_000 }), released('work')),
    asks: [metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name), lambdaMetric('IteratorAge', 'work')],
    rubric: ['roll back|compare|parallel|faster|profile'], why: 'Since its release the consumer needs twenty times as long for a record and falls behind.',
  },
  'sender-floods-the-queue': {
    shapes: ['queue'], fault: 'traffic-increase', guilty: ({ front }) => front.name, also: bothOf(pairsOf(['traffic-increase'], ({ queue, work }) => [queue.name, work.name]), pairsOf(['concurrency-limit', 'resource-saturated'], theWorker)), agoMinutes: [25, 60],
    needs: { perMinute: 6, signals: MEASURED, consumer: { limit: 2 }, ownMs: 4_000, timeoutMs: 30_000 }, trouble: (_, { since }) => ({ load: (at) => (at >= since ? 9 : 1) }),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name), metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name)],
    rubric: ['concurrency|capacity|traffic|limit|scale'], why: 'Nine times as many messages come in as before; the consumer works as fast as ever.',
  },
  'customer-who-floods-the-api': {
    shapes: ['single', 'chain'], fault: 'tenant-dominates', guilty: ({ front }) => front.name, also: bothOf(pairsOf(['tenant-dominates'], (estate) => [...loudest(estate), estate.work.name]), pairsOf(['traffic-increase'], ({ front, work }) => [front.name, work.name])), agoMinutes: [20, 50],
    needs: { perMinute: 3, signals: MEASURED }, trouble: oneFloods(6),
    asks: [lambdaMetric('Invocations', 'front'), chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.front.name }] }))],
    rubric: ['tenant|customer|limit|quota|capacity'], why: 'Six times the traffic, and four fifths of it is of one customer.',
  },
  'loop-of-statements-since-the-release': {
    shapes: ['single', 'chain'], fault: 'n-plus-one', also: pairsOf(['deployment-change'], theWorker),
    needs: { target: 'postgres', signals: TRACED, perMinute: 3, attempts: 1 }, trouble: strikes(acts('work', { repeats: 38 }), released('work')),
    asks: [slowest], rubric: ['batch|join|loop|one (query|statement|call)|roll back'], why: 'Since its release the worker asks the database once for each item of a list.',
  },
};

function searchSays(reason: string): ReturnType<typeof client.callFails> {
  const body = JSON.stringify({ error: { root_cause: [{ type: 'cluster_block_exception', reason }], type: 'cluster_block_exception', reason }, status: 429 });
  return client.callFails({
    node: { type: 'ResponseError', message: `cluster_block_exception: [cluster_block_exception] Reason: ${reason}`, fields: { statusCode: 429 } },
    python: { type: 'elasticsearch.ApiError', message: `ApiError(429, 'cluster_block_exception', '${reason}')` },
    java: { type: 'co.elastic.clients.elasticsearch._types.ElasticsearchException', message: `[es/index] failed: [cluster_block_exception] ${reason}` },
    go: { type: '*errors.errorString', message: `[429 Too Many Requests] ${body}` },
  });
}

export const fieldOfData: readonly Plot[] = plotsOf({ ...tables, ...databases, ...others });
