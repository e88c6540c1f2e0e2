/** What is seen is loud and elsewhere: the cause sits two or three calls behind it, or is quieter than what surrounds it. */
// biome-ignore-all format: rows of a table
import { alertOn, durationOf, errorAt, errorsOf, invocationThat, lambdaMetric, metric } from '../kit/ask.js';
import { apiOf } from '../kit/estate.js';
import { atTarget, onTrail, type Plot } from '../kit/plot.js';
import { strikes, targetFails, targetTakes } from '../kit/strike.js';
import { callFails, OTHER_NAME, runtimesOf } from '../words/clients.js';
import { broken, refusedWith, UNRESOLVED } from '../words/network.js';
import { aws, redisSays, sql } from '../words/services.js';
import { MYSQL_TOO_MANY } from '../words/stores.js';

const MEASURED = ['lines+metrics', 'all'] as const;
const atDeep: NonNullable<Plot['guilty']> = ({ deep, work }) => (deep ?? work).name;

export const afarPlots: readonly Plot[] = [
  {
    name: 'refused-since-the-partner-is-slow',
    shapes: ['chain'],
    needs: { target: 'http', reserved: 2, perMinute: 6, attempts: 1, clientMs: undefined, timeoutMs: 28_000, signals: ['all'] },
    fault: 'dependency-slow',
    guilty: atTarget,
    agoMinutes: [25, 60],
    trouble: targetTakes(12_000),
    asks: [lambdaMetric('Throttles', 'work'), errorAt('front')],
    rubric: ['partner|vendor|slow|timeout|latency|dependency'],
    why: 'Calls of the worker are refused because its two places are taken by calls that wait twelve seconds for the partner.',
  },
  {
    name: 'dead-letters-of-a-lost-name',
    shapes: ['queue'],
    needs: { target: 'http', attempts: 2, perMinute: 3, signals: [...MEASURED], consumer: { maxReceives: 2 }, habits: ['rethrow', 'log-and-rethrow', 'wrap'] },
    fault: 'dns-failure',
    guilty: atTarget,
    agoMinutes: [25, 60],
    trouble: targetFails(broken(UNRESOLVED)),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters)],
    rubric: ['DNS|name|resol|host'],
    why: 'Messages go to the dead letters because the name of the partner resolves no more.',
  },
  {
    name: 'edge-fails-over-a-token-far-behind',
    shapes: ['chain', 'fan-out'],
    needs: { target: 'http', isDeep: true, attempts: 1, perMinute: 3 },
    fault: 'credential-expired',
    guilty: atDeep,
    trouble: targetFails(refusedWith(401, { error: 'invalid_token', error_description: 'The access token expired' }, false)),
    asks: [alertOn('front'), errorAt('front')],
    rubric: ['token|credential|renew|rotat|refresh'],
    why: 'The function two calls behind the edge shows the vendor an access token that has expired.',
  },
  {
    name: 'edge-is-slow-over-a-store-far-behind',
    shapes: ['chain'],
    needs: { target: 'mongo', isDeep: true, attempts: 1, clientMs: undefined, perMinute: 3, signals: ['spans', 'spans+lines', 'all'] },
    fault: 'dependency-slow',
    guilty: atTarget,
    trouble: targetTakes(2_700),
    asks: [durationOf('front', { isBrushed: true }), invocationThat('front', ({ from, outcome }, { trouble }) => from > trouble.since && outcome === 'ok', 'trace')],
    rubric: ['mongo|database|slow|cluster|latency|quer|dependency'],
    why: 'Callers wait at the edge for MongoDB, which the function two calls behind it asks.',
  },
  {
    name: 'edge-fails-over-a-full-cache-far-behind',
    shapes: ['chain'],
    needs: { target: 'redis', isDeep: true, attempts: 1, perMinute: 3, habits: ['wrap', 'sloppy'] },
    fault: 'resource-saturated',
    guilty: atTarget,
    trouble: targetFails(redisSays("OOM command not allowed when used memory > 'maxmemory'.")),
    asks: [errorAt('front'), errorsOf('front', { isBrushed: true })],
    rubric: ['memory|evict|cache|maxmemory|scale'],
    why: 'The cache behind the third function is full and takes no writes.',
  },
  {
    name: 'workflow-fails-over-connections',
    shapes: ['single'],
    needs: { target: 'mysql', hasMachine: true, attempts: 1, habits: ['rethrow', 'log-and-rethrow'], signals: ['lines', 'lines+metrics'] },
    fault: 'connection-exhausted',
    guilty: atTarget,
    trouble: targetFails(callFails(MYSQL_TOO_MANY), 0.8),
    asks: [errorAt('work'), errorsOf('work')],
    rubric: ['connection|pool|proxy|limit'],
    why: 'Executions of the workflow fail because MySQL gives its function no connection.',
  },
  {
    name: 'other-team-shipped-meanwhile',
    shapes: ['single', 'chain'],
    needs: { target: 'http', attempts: 2, perMinute: 3 },
    fault: 'dependency-unavailable',
    guilty: atTarget,
    trouble: strikes(
      targetFails(refusedWith(503, { code: 'SERVICE_UNAVAILABLE', message: 'Scheduled maintenance, please come back later' })),
      ({ side, batch }, { since }) => ({ trail: [onTrail(since - 100_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: side.name, publish: true }), onTrail(since - 40_000, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: batch.name, memorySize: 1024 })] }),
    ),
    asks: [errorAt('work'), alertOn('work')],
    rubric: ['vendor|partner|status|fallback|retry|maintenance|availab|contact'],
    why: 'The vendor is down for maintenance; what another team shipped two minutes before has nothing to do with it.',
  },
  {
    name: 'warnings-drown-the-refusal',
    shapes: ['single', 'chain'],
    needs: { target: 'secret', attempts: 1, perMinute: 3, runtimes: ['node'], signals: ['lines', 'lines+metrics', 'all'] },
    fault: 'permission-denied',
    trouble: strikes(
      targetFails(aws(({ name }) => ({ code: 'AccessDeniedException', message: `User: arn:aws:sts::482910573316:assumed-role/app-exec/i-run is not authorized to perform: secretsmanager:GetSecretValue on resource: ${name} because no identity-based policy allows the secretsmanager:GetSecretValue action` })), 0.5),
      () => ({ act: (fn) => fn.runtime === 'node' ? { says: { level: 'WARN', text: 'NodeDeprecationWarning: The AWS SDK for JavaScript (v3) will no longer support Node.js 18.x in January 2026. Please upgrade to a supported runtime.' } } : undefined }),
    ),
    asks: [alertOn('work'), errorAt('work')],
    rubric: ['polic|permission|role|grant|allow'],
    why: 'The role of the worker may not read the secret; the warnings about its runtime have been there all day.',
  },
  {
    name: 'edge-answers-for-a-table-that-is-no-more',
    shapes: ['chain'],
    needs: { target: 'table', isDeep: true, attempts: 1, perMinute: 3, hasAccessLog: true, signals: [...MEASURED] },
    fault: 'missing-resource',
    guilty: atTarget,
    trouble: targetFails(aws({ code: 'ResourceNotFoundException', message: 'Requested resource not found' })),
    asks: [metric('5XXError', 'ApiName', ({ estate }) => apiOf(estate)), errorAt('front')],
    rubric: ['exist|create|restore|table|name'],
    why: 'The edge answers with errors because a table that the third function writes to is gone.',
  },
  {
    name: 'orders-wait-for-rows-that-another-holds',
    shapes: ['queue'],
    needs: { target: 'postgres', attempts: 1, perMinute: 4, signals: [...MEASURED], consumer: { maxReceives: 3 }, habits: ['rethrow', 'log-and-rethrow', 'wrap'], statement: 'UPDATE {table} SET state = $1 WHERE id = $2' },
    fault: 'conflict',
    agoMinutes: [25, 60],
    trouble: targetFails(sql({ state: '40001', python: 'SerializationFailure', message: 'could not serialize access due to concurrent update' }), 0.6),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name), errorAt('work')],
    rubric: ['retry|serializ|transaction|isolation|lock'],
    why: 'Messages come back to the queue because the transactions of the worker cannot be put in a row.',
  },
  {
    name: 'certificate-of-another-host-far-behind',
    shapes: ['chain', 'fan-out'],
    needs: { target: 'http', isDeep: true, attempts: 1, perMinute: 2, runtimes: runtimesOf(OTHER_NAME) },
    fault: 'certificate-invalid',
    guilty: atTarget,
    trouble: targetFails(callFails(OTHER_NAME)),
    asks: [errorAt('front'), errorAt('deep')],
    rubric: ['certificate|host|name|TLS'],
    why: 'The vendor of the third function shows the certificate of another host.',
  },
];

