/** The fault sits in what the worker calls, or in how it may call it. */
// biome-ignore-all format: rows of a table, one a line.
import type { Fault } from '@baselime-ai/contract';
import { alertOn, durationOf, errorAt, errorsOf, invocationThat, symptom } from '../kit/ask.js';
import type { Needs, Sort } from '../kit/estate.js';
import type { Fail, Reply } from '../kit/happenings.js';
import { atTarget, DIRECT, EVERY, type Plot } from '../kit/plot.js';
import { broken, EXPIRED_CERTIFICATE, REFUSED, RESET, refusedWith, UNRESOLVED } from '../words/network.js';
import { aws, LOST, POOL_EMPTY, redisSays, sql } from '../words/services.js';
import { isOneOf } from './functions.js';

/** The target answers so from the moment of the fault on, for this share of the calls, or of the jobs whenever they come. */
export const targetReplies =
  (share: number, reply: Reply, isJobs = false): NonNullable<Plot['trouble']> =>
  ({ target }, { since }) => ({ reply: (peer, at, { dice }, job) => (peer === target && at >= since && (isJobs ? isOneOf(share, job) : dice.chance(share)) ? reply : undefined) });

interface Row {
  readonly fault: Fault;
  readonly target: Sort;
  readonly fail: Fail;
  readonly share?: number;
  readonly shapes?: Plot['shapes'];
  readonly needs?: Needs;
  readonly rubric: string;
  readonly why: string;
  readonly isCallers?: boolean;
}

// biome-ignore format: a table
/** A table of failures that a call may come back with: the name, whose fault it is, what the client says. */
const ROWS: Readonly<Record<string, Row>> = {
  'vendor-503': { fault: 'dependency-unavailable', target: 'http', share: 0.8, fail: refusedWith(503, { error: 'service_unavailable' }), rubric: 'retry|check', why: 'The vendor answers 503 since then, and answered before.' },
  'vendor-bad-gateway': { fault: 'dependency-unavailable', target: 'http', share: 0.9, shapes: DIRECT, fail: refusedWith(502, { message: 'upstream connect error or disconnect/reset before headers' }), rubric: 'retry|check', why: 'The proxy before the vendor has nobody behind it.' },
  'vendor-refuses-connections': { fault: 'dependency-unavailable', target: 'http', share: 0.9, fail: broken(REFUSED), rubric: 'retry|check', why: 'Nothing listens at the address of the vendor.' },
  'database-starting-up': { fault: 'dependency-unavailable', target: 'postgres', share: 0.95, shapes: ['single', 'chain', 'queue'], fail: sql({ state: '57P03', python: 'CannotConnectNow', message: 'the database system is starting up', severity: 'FATAL' }), rubric: 'retry|check', why: 'The database turns clients away while it starts.' },
  'vendor-500': { fault: 'dependency-error', target: 'http', share: 0.6, fail: refusedWith(500, { error: 'internal', ref: 'b7712' }), rubric: 'error|answer|log', why: 'The vendor answers, and answers 500.' },
  'storage-internal-error': { fault: 'dependency-error', target: 'bucket', share: 0.6, shapes: ['single', 'queue'], fail: aws({ code: 'InternalError', message: 'We encountered an internal error. Please try again.', status: 500, isRetryable: true }), rubric: 'error|answer|log|retry', why: 'S3 answers with its own internal error.' },
  'vendor-429': { fault: 'dependency-throttled', target: 'http', share: 0.6, fail: refusedWith(429, { error: 'rate_limited', message: 'Too many requests, slow down', retry_after: 1 }), rubric: 'backoff|fewer|capacity', why: 'The vendor allows so many requests a second.' },
  'storage-slow-down': { fault: 'dependency-throttled', target: 'bucket', share: 0.6, shapes: ['single', 'chain', 'queue'], fail: aws({ code: 'SlowDown', message: 'Please reduce your request rate.', status: 503, isRetryable: true }), rubric: 'backoff|fewer|capacity|prefix', why: 'S3 asks for fewer requests.' },
  'stream-shard-full': { fault: 'dependency-throttled', target: 'stream', share: 0.5, shapes: DIRECT, fail: aws(({ name }) => ({ code: 'ProvisionedThroughputExceededException', message: `Rate exceeded for shard shardId-000000000003 in stream ${name} under account 482910573316.` })), rubric: 'shard|backoff|capacity', why: 'One shard takes no more.' },
  'secrets-rate': { fault: 'dependency-throttled', target: 'secret', share: 0.5, shapes: ['single', 'queue'], fail: aws({ code: 'ThrottlingException', message: 'Rate exceeded' }), rubric: 'backoff|fewer|cache', why: 'The secret is read at every invocation, more often than the service allows.' },
  'too-many-clients': { fault: 'connection-exhausted', target: 'postgres', share: 0.6, fail: sql({ state: '53300', python: 'TooManyConnections', message: 'sorry, too many clients already', severity: 'FATAL' }), rubric: 'pool|proxy|concurrency', why: 'The database has no connection left to give.' },
  'pool-empty': { fault: 'connection-exhausted', target: 'postgres', share: 0.5, shapes: ['single', 'chain', 'queue'], fail: POOL_EMPTY, needs: { clientMs: 9_000 }, rubric: 'pool|proxy|concurrency', why: 'The client waited in vain for a connection of its pool.' },
  'vendor-resets': { fault: 'connection-failed', target: 'http', share: 0.6, fail: broken(RESET), rubric: 'retry|network|connection', why: 'The connection to the vendor breaks while it waits for the answer.' },
  'database-went-away': { fault: 'connection-failed', target: 'postgres', share: 0.5, shapes: ['single', 'queue'], fail: LOST, rubric: 'retry|network|connection', why: 'Open connections to the database break.' },
  'name-gone': { fault: 'dns-failure', target: 'http', share: 1, fail: broken(UNRESOLVED), rubric: 'dns|name|zone', why: 'The name of the vendor does not resolve any more.' },
  'certificate-ran-out': { fault: 'certificate-invalid', target: 'http', share: 1, fail: broken(EXPIRED_CERTIFICATE), rubric: 'certificate|renew', why: 'The certificate of the vendor ran out.' },
  'plan-used-up': { fault: 'quota-exceeded', target: 'http', share: 1, fail: refusedWith(429, { code: 'quota_exceeded', message: 'Monthly quota of 50000 requests exceeded for plan Starter' }, false), rubric: 'quota|plan|limit|ask', why: 'The plan for the month is used up; waiting a second does not help.' },
  'statement-stopped': { fault: 'slow-query', target: 'postgres', share: 0.6, fail: sql({ state: '57014', python: 'QueryCanceled', message: 'canceling statement due to statement timeout' }, [3_990, 4_010]), needs: { clientMs: 9_000, timeoutMs: 15_000, attempts: 1 }, rubric: 'plan|index|statement', why: 'The database stopped the statement after four seconds; it took milliseconds before.' },
  'cache-full': { fault: 'resource-saturated', target: 'redis', share: 0.9, shapes: ['single', 'chain', 'queue'], fail: redisSays("OOM command not allowed when used memory > 'maxmemory'."), rubric: 'memory|capacity|evict', why: 'The cache has no memory left and may evict nothing.' },

  'role-lost-a-right': { fault: 'permission-denied', target: 'table', isCallers: true, fail: aws(({ name, op }) => ({ code: 'AccessDeniedException', message: `User: arn:aws:sts::482910573316:assumed-role/app-runtime/lambda is not authorized to perform: dynamodb:${op} on resource: arn:aws:dynamodb:eu-west-1:482910573316:table/${name} because no identity-based policy allows the dynamodb:${op} action` })), rubric: 'allow|polic|role', why: 'The role of the worker may not write to the table.' },
  'bucket-denies': { fault: 'permission-denied', target: 'bucket', isCallers: true, shapes: ['single', 'chain', 'queue'], fail: aws({ code: 'AccessDenied', message: 'Access Denied', status: 403 }), rubric: 'allow|polic|role', why: 'S3 refuses what the role asks.' },
  'key-policy-denies': { fault: 'permission-denied', target: 'secret', isCallers: true, shapes: ['single', 'chain'], fail: aws({ code: 'AccessDeniedException', message: 'Access to KMS is not allowed' }), rubric: 'allow|polic|role|kms|key', why: 'The role may not use the key of the secret.' },
  'grant-missing': { fault: 'permission-denied', target: 'postgres', isCallers: true, fail: sql({ state: '42501', python: 'InsufficientPrivilege', message: 'permission denied for table {table}' }), rubric: 'grant|allow|role', why: 'The user of the database lacks the grant.' },
  'token-expired': { fault: 'credential-expired', target: 'http', isCallers: true, fail: refusedWith(401, { error: 'invalid_token', error_description: 'The access token expired' }, false), rubric: 'renew|rotate|secret', why: 'The token that the worker sends ran out.' },
  'password-rotated': { fault: 'credential-expired', target: 'postgres', isCallers: true, shapes: ['single', 'chain', 'queue'], fail: sql({ state: '28P01', python: 'InvalidPassword', message: 'password authentication failed for user "app"', severity: 'FATAL' }), rubric: 'renew|rotate|secret', why: 'The worker logs in with the password of yesterday.' },
  'session-token-ran-out': { fault: 'credential-expired', target: 'bucket', isCallers: true, shapes: ['single', 'queue'], fail: aws({ code: 'ExpiredToken', message: 'The provided token has expired.' }), rubric: 'renew|rotate|token', why: 'It uses temporary credentials of another account after their end.' },
  'table-renamed': { fault: 'missing-resource', target: 'table', fail: aws({ code: 'ResourceNotFoundException', message: 'Requested resource not found' }), rubric: 'name|region|create|exist', why: 'There is no such table any more.' },
  'bucket-gone': { fault: 'missing-resource', target: 'bucket', shapes: ['single', 'chain', 'queue'], fail: aws({ code: 'NoSuchBucket', message: 'The specified bucket does not exist', status: 404 }), rubric: 'name|region|create|exist', why: 'There is no such bucket any more.' },
  'queue-gone': { fault: 'missing-resource', target: 'queue', shapes: ['single', 'chain'], fail: aws({ code: 'QueueDoesNotExist', message: 'The specified queue does not exist.' }), rubric: 'name|region|create|exist', why: 'There is no such queue any more.' },
  'item-too-large': { fault: 'payload-too-large', target: 'table', isCallers: true, share: 0.3, fail: aws({ code: 'ValidationException', message: 'Item size has exceeded the maximum allowed size' }), rubric: 'compress|s3|split|size|page', why: 'Items above the limit of DynamoDB.' },
  'vendor-takes-less': { fault: 'payload-too-large', target: 'http', isCallers: true, share: 0.4, shapes: ['single', 'queue'], fail: refusedWith(413, { error: 'payload too large', max: '1mb' }), rubric: 'compress|s3|split|size|page', why: 'What the worker sends is above the limit of the vendor.' },
  'message-too-long': { fault: 'payload-too-large', target: 'queue', isCallers: true, share: 0.4, shapes: ['single', 'chain'], fail: aws({ code: 'InvalidParameterValue', message: 'One or more parameters are invalid. Reason: Message must be shorter than 1048576 bytes.' }), rubric: 'compress|s3|split|size|page', why: 'Messages above the limit of SQS.' },
  'written-twice': { fault: 'conditional-check-failed', target: 'table', isCallers: true, share: 0.35, fail: aws({ code: 'ConditionalCheckFailedException', message: 'The conditional request failed' }), rubric: 'repeat|idempot|done|read', why: 'The condition of the write does not hold: the item is there already.' },
  'deadlock': { fault: 'conflict', target: 'postgres', isCallers: true, share: 0.35, fail: sql({ state: '40P01', python: 'DeadlockDetected', message: 'deadlock detected' }, [1_000, 1_100]), needs: { clientMs: 9_000, statement: 'UPDATE {table} SET state = $1, amount = amount - $2 WHERE id = $3' }, rubric: 'retry|order|backoff', why: 'Two writes wait for each other.' },
  'same-number-twice': { fault: 'conflict', target: 'postgres', isCallers: true, share: 0.3, shapes: ['single', 'queue'], fail: sql({ state: '23505', python: 'UniqueViolation', message: 'duplicate key value violates unique constraint "{table}_reference_key"' }), needs: { statement: 'INSERT INTO {table} (id, reference, state, amount) VALUES ($1, $2, $3, $4)' }, rubric: 'retry|order|unique|idempot|backoff', why: 'Two writes use the same reference.' },
  'item-without-key': { fault: 'validation-failed', target: 'table', isCallers: true, share: 0.5, shapes: ['single', 'chain', 'queue'], fail: aws({ code: 'ValidationException', message: 'One or more parameter values were invalid: Missing the key pk in the item' }), rubric: 'valid|value|key', why: 'DynamoDB rejects the item that the worker made.' },
  'vendor-422': { fault: 'validation-failed', target: 'http', isCallers: true, share: 0.5, shapes: DIRECT, fail: refusedWith(422, { errors: [{ field: 'weight_grams', message: 'must be greater than 0' }] }, false), rubric: 'valid|value', why: 'The vendor rejects a value that the worker sends.' },
};

const ROTATION: readonly Plot['shapes'][] = [
  ['single', 'chain'],
  ['queue', 'fan-out', 'chain'],
  ['single', 'queue'],
  ['chain', 'fan-out'],
];

const failing: readonly Plot[] = Object.entries(ROWS).map(([name, { fault, target, fail, share = 1, shapes, needs, rubric, why, isCallers }], index) => ({
  name,
  fault,
  shapes: shapes ?? ROTATION[index % ROTATION.length] ?? EVERY,
  why,
  rubric: [rubric],
  needs: { target, ...needs },
  ...(isCallers === true ? {} : { guilty: atTarget }),
  trouble: targetReplies(share, { fail }, isCallers === true && name !== 'deadlock'),
  asks: [symptom, errorAt('work'), symptom, errorsOf('work'), alertOn('work')],
}));

const SPANS = ['spans', 'spans+lines', 'all'] as const;

const slow: readonly Plot[] = [
  {
    name: 'client-gave-up-waiting', shapes: EVERY, needs: { target: 'http', clientMs: 3_000, attempts: 2, timeoutMs: 15_000 }, fault: 'dependency-slow', guilty: atTarget,
    trouble: targetReplies(0.75, { ms: 9_000 }),
    asks: [symptom, errorAt('work'), errorsOf('work'), alertOn('work')], rubric: ['timeout|fallback|queue|why'],
    why: 'The vendor does not answer within three seconds any more; it took a seventh of one before.',
  },
  {
    name: 'nobody-set-a-client-timeout', shapes: ['single', 'chain', 'queue'],
    needs: { target: 'http', clientMs: undefined, attempts: 1, timeoutMs: 8_000, habits: ['rethrow'], signals: ['lines', 'lines+metrics', 'spans+lines'] },
    fault: 'dependency-slow', guilty: atTarget,
    trouble: targetReplies(0.7, { ms: 40_000 }),
    asks: [errorAt('work'), symptom], rubric: ['timeout'],
    why: 'The last line before Lambda stopped it says which call it waits for; that call took a seventh of a second before.',
  },
  {
    name: 'vendor-slower-than-it-was', shapes: DIRECT, needs: { target: 'http', clientMs: 20_000, signals: SPANS, perMinute: 3 }, fault: 'dependency-slow',
    guilty: atTarget,
    trouble: targetReplies(0.9, { ms: 2_600 }),
    asks: [invocationThat('work', ({ from, to }, { trouble }) => from > trouble.since && to - from > 1_500, 'trace'), durationOf('work', { isBrushed: true })],
    rubric: ['timeout|fallback|queue|why'],
    why: 'Nothing fails; the call to the vendor takes twenty times of what it took.',
  },
  {
    name: 'plan-of-a-statement-flipped', shapes: ['single', 'chain', 'queue'], needs: { target: 'postgres', clientMs: 20_000, signals: SPANS, perMinute: 3 },
    fault: 'slow-query', guilty: atTarget,
    trouble: targetReplies(0.95, { ms: 1_900 }),
    asks: [invocationThat('work', ({ from, to }, { trouble }) => from > trouble.since && to - from > 1_200, 'trace'), durationOf('work', { isBrushed: true })],
    rubric: ['plan|index|statement'],
    why: 'The same statement takes two seconds instead of milliseconds.',
  },
  {
    name: 'import-eats-the-table', shapes: ['single', 'chain', 'queue'], needs: { target: 'table', perMinute: 3 }, fault: 'dependency-throttled', guilty: atTarget,
    agoMinutes: [60, 100],
    trouble: ({ target }, { since }) => ({
      batchCalls: (at) => (at >= since ? 70 * 30 : 12),
      reply: (peer, at, gauges) =>
        peer === target && gauges.rate(peer, at) > 55 + gauges.dice.int(0, 30)
          ? { fail: aws({ code: 'ProvisionedThroughputExceededException', message: 'The level of configured provisioned throughput for the table was exceeded. Consider increasing your provisioning level with the UpdateTable API.' }) }
          : undefined,
    }),
    asks: [errorAt('work'), symptom], rubric: ['capacity|backoff'],
    why: 'The table takes no more writes since the import of another function uses most of them.',
  },
  {
    name: 'one-query-for-each-item', shapes: DIRECT, needs: { target: 'postgres', signals: SPANS, perMinute: 3, attempts: 1 }, fault: 'n-plus-one',
    trouble: (_, { since }) => ({ sizeOf: (at, dice) => (at >= since && dice.chance(0.5) ? dice.int(45, 90) : dice.int(1, 3)), act: (fn, _at, { size }) => (fn.role === 'work' ? { repeats: size } : undefined) }),
    asks: [invocationThat('work', ({ job, outcome }) => job.size > 40 && outcome === 'ok', 'trace')], rubric: ['batch'],
    why: 'One query an item, one after the other: harmless with two items, slow with sixty.',
  },
  {
    name: 'retries-keep-it-down', shapes: DIRECT, needs: { target: 'http', signals: SPANS, perMinute: 6, attempts: 14, backoffMs: 2, clientMs: 2_000, timeoutMs: 15_000 },
    fault: 'retry-storm', agoMinutes: [12, 30],
    trouble: ({ target }, { since }) => ({ reply: (peer, at, gauges) => (peer === target && at >= since && (at < since + 180_000 || gauges.rate(peer, at) > 12) ? { fail: refusedWith(429, { error: 'rate_limited' }) } : undefined) }),
    asks: [invocationThat('work', ({ failedCall }) => (failedCall?.attempts.length ?? 0) > 12, 'trace')], rubric: ['attempt|backoff|circuit'],
    why: 'Fourteen attempts without a pause are what keeps the vendor above its limit; the requests alone would not.',
  },
];

export const peerPlots: readonly Plot[] = [...failing, ...slow];
