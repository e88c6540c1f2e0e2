/** Nothing is wrong, and there is something that looks as if: a peak, somebody else's release, a warning of every day. */
// biome-ignore-all format: rows of a table
import { type Ask, alertOn, chart, durationOf, errorIn, invocationThat, lambdaMetric, metric, slowest } from '../kit/ask.js';
import { about, readings, spoken } from '../kit/beside.js';
import { apiOf, type Fn, type Needs, type Role } from '../kit/estate.js';
import { onTrail, type Plot } from '../kit/plot.js';
import { strikes } from '../kit/strike.js';
import { HOUR_MS, MINUTE_MS } from '../kit/world.js';
import { refusedWith } from '../words/network.js';
import { aws } from '../words/services.js';

const MEASURED: NonNullable<Needs['signals']> = ['lines+metrics', 'all'];
const TRACED: NonNullable<Needs['signals']> = ['spans', 'spans+lines', 'all'];

const linesOf = (role: Role): Ask => chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: (estate[role] ?? estate.work).name }] }));
/** The newest that went as most of them do: well, at once, and in a sandbox that was warm. */
const served = (role: Role): Ask => invocationThat(role, ({ outcome, status, from, to, initMs }) => outcome === 'ok' && status < 400 && initMs === undefined && to - from < 600);
type Level = 'INFO' | 'WARN' | 'ERROR';
/** A line of the function in this share of its invocations, all day. */
const alwaysSays = (share: number, level: Level, text: (fn: Fn) => string, of: Role = 'work', status?: number): NonNullable<Plot['trouble']> => () => ({
  act: (fn, _at, _job, { dice }) => fn.role === of && dice.chance(share) ? { says: { level, text: text(fn) }, ...(status === undefined ? {} : { status }) } : undefined,
});

export const calmPlots: readonly Plot[] = [
  {
    name: 'more-come-in-the-evening',
    shapes: ['single', 'chain'],
    needs: { target: 'table', signals: MEASURED, perMinute: 3 },
    trouble: (_, { now }) => ({ load: (at) => 1 + 0.8 * Math.max(0, 1 - (now - at) / (5 * HOUR_MS)) }),
    asks: [lambdaMetric('Duration', 'work'), slowest],
    why: 'Traffic grows over five hours as in any evening, and each request is as fast as before.',
  },
  {
    name: 'somebody-else-shipped',
    shapes: ['single', 'queue'],
    needs: { target: 'postgres', signals: MEASURED, perMinute: 3 },
    trouble: ({ side }, { since }) => ({ releases: 'side', trail: [onTrail(since - 4_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: side.name, publish: true })] }),
    asks: [lambdaMetric('Duration', 'work'), durationOf('work')],
    why: 'A version of another function was shipped; the one that is asked about works as it did.',
  },
  {
    name: 'neighbor-sends-half-of-it',
    shapes: ['single', 'queue'],
    needs: { target: 'table', signals: MEASURED, perMinute: 4 },
    trouble: ({ tenants }, { since }) => ({ load: (at) => (at >= since ? 1.5 : 1), tenantOf: (at, dice) => (at >= since && dice.chance(0.4) ? tenants[2] : undefined) }),
    asks: [lambdaMetric('Duration', 'work'), served('work')],
    why: 'One tenant sends more than usual, and nobody waits for it.',
  },
  {
    name: 'partner-is-slow-as-ever',
    shapes: ['single', 'chain'],
    needs: { target: 'http', targetMs: 1_900, clientMs: undefined, timeoutMs: 25_000, signals: ['all', 'spans+lines'] },
    asks: [durationOf('work'), slowest],
    why: 'The partner takes two seconds, today as on every day, and everything is served.',
  },
  {
    name: 'tasks-leave-after-the-peak',
    shapes: ['chain'],
    needs: { target: 'postgres', platform: 'ecs', signals: ['lines', 'spans+lines'], perMinute: 3 },
    trouble: ({ work, stack }, { since, now }) => ({
      load: (at) => (at >= since ? 0.8 : 1 + (0.2 * (now - at)) / (6 * HOUR_MS)),
      trail: [onTrail(since, 'ecs', 'UpdateService', { cluster: `${stack}-prod`, service: work.name, desiredCount: 3 }, 'AWSServiceRoleForApplicationAutoScaling_ECSService')],
    }),
    beside: spoken({
      group: ({ work }) => `/ecs/${work.name}`,
      stream: ({ work, account }) => `app/${work.file}/${account}7d1c90e4b8a24f0f9a`,
      says: (at, { trouble }) => (at < trouble.since || at >= trouble.since + MINUTE_MS ? [] : ['Received SIGTERM, draining connections', 'in-flight requests: 0, shutdown complete']),
    }),
    asks: [durationOf('work'), linesOf('work')],
    why: 'The scaler takes a task away after the peak, and it leaves in good order.',
  },
  {
    name: 'import-of-the-night',
    shapes: ['single', 'queue'],
    needs: { target: 'table', signals: MEASURED, perMinute: 3 },
    trouble: (_, { now }) => ({ batchCalls: (at) => (at > now - 4 * HOUR_MS && at < now - 3 * HOUR_MS ? 420 : 12) }),
    asks: [metric('ConsumedWriteCapacityUnits', 'TableName', ({ estate }) => estate.target.name, 300), lambdaMetric('Duration', 'work', 300)],
    why: 'The import wrote more for an hour, as it does each night; the table took it all.',
  },
  {
    name: 'second-try-goes-well',
    shapes: ['single', 'chain'],
    needs: { target: 'http', attempts: 3, perMinute: 4, signals: ['lines', 'spans+lines', 'all'] },
    trouble: ({ target }) => ({ reply: (peer, _at, { dice }, _job, attempt) => (peer === target && attempt === 1 && dice.chance(0.03) ? { fail: refusedWith(503, { message: 'try again' }) } : undefined) }),
    asks: [invocationThat('work', ({ outcome, calls }) => outcome === 'ok' && calls.some(({ attempts }) => attempts.length > 1)), durationOf('work')],
    why: 'Three of a hundred calls need a second try, all day, and it goes well.',
  },
  {
    name: 'runtime-warns-of-its-end',
    shapes: ['single', 'fan-out'],
    needs: { target: 'bucket', runtimes: ['node'], perMinute: 3, signals: ['lines', 'lines+metrics', 'all'] },
    trouble: alwaysSays(0.35, 'WARN', () => '(node:8) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead. (Use `node --trace-deprecation ...` to show where the warning was created)'),
    asks: [linesOf('work'), served('work')],
    why: 'A warning about a module that will go away has been printed all day.',
  },
  {
    name: 'load-test-went-well',
    shapes: ['single', 'chain'],
    needs: { target: 'redis', signals: MEASURED, perMinute: 2 },
    trouble: (_, { now }) => {
      const isTest = (at: number): boolean => at > now - 150 * MINUTE_MS && at < now - 120 * MINUTE_MS;
      return { load: (at) => (isTest(at) ? 6 : 1), tenantOf: (at, dice) => (isTest(at) && dice.chance(0.8) ? 'loadtest-01' : undefined) };
    },
    asks: [lambdaMetric('Duration', 'work', 240), served('work')],
    why: 'A load test ran for half an hour and nothing got slower or failed; it is over.',
  },
  {
    name: 'new-version-as-good-as-before',
    shapes: ['single', 'queue'],
    needs: { target: 'table', signals: MEASURED, perMinute: 3 },
    trouble: ({ work }, { since }) => ({ releases: 'work', trail: [onTrail(since - 6_000, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: work.name, publish: true }), onTrail(since, 'lambda', 'UpdateAlias20150331', { functionName: work.name, name: 'live', functionVersion: String(work.version + 1) })] }),
    asks: [lambdaMetric('Duration', 'work'), durationOf('work')],
    why: 'A version was shipped and does as well as the one before.',
  },
  {
    name: 'scanners-knock',
    shapes: ['single'],
    needs: { target: 'table', signals: MEASURED, perMinute: 4, hasAccessLog: true },
    trouble: alwaysSays(0.08, 'WARN', () => 'no route for GET /.env, answered 404', 'work', 404),
    asks: [metric('4XXError', 'ApiName', ({ estate }) => apiOf(estate)), linesOf('work')],
    why: 'Scanners of the internet ask for what is not there, at the same pace all day.',
  },
  {
    name: 'people-mistype-their-postcode',
    shapes: ['chain'],
    needs: { target: 'postgres', signals: MEASURED, perMinute: 4 },
    trouble: alwaysSays(0.06, 'INFO', () => 'postcode is not valid, answered 400', 'front', 400),
    asks: [metric('4XXError', 'ApiName', ({ estate }) => apiOf(estate)), lambdaMetric('Duration', 'front')],
    why: 'People mistype, at the usual share, and are told so.',
  },
  {
    name: 'secret-rotated-on-its-day',
    shapes: ['single', 'queue'],
    needs: { target: 'secret', signals: MEASURED, perMinute: 3 },
    trouble: ({ target }, { since }) => ({ trail: [onTrail(since, 'secretsmanager', 'RotateSecret', { secretId: target.name }, 'secrets-rotation')] }),
    asks: [lambdaMetric('Duration', 'work'), served('work')],
    why: 'The secret was rotated as planned, and reading it goes on as before.',
  },
  {
    name: 'analysts-come-and-go',
    shapes: ['single', 'chain'],
    needs: { target: 'postgres', signals: MEASURED, perMinute: 3 },
    trouble: () => ({ heldConnections: (at) => 5 + 3 * Math.sin(at / (25 * MINUTE_MS)) }),
    asks: [metric('DatabaseConnections', 'DBInstanceIdentifier', ({ estate }) => estate.target.name.split('.')[0] ?? '', 240), lambdaMetric('Duration', 'work')],
    why: 'People open and close connections to the database through the day, far below its limit.',
  },
  {
    name: 'queue-caught-up-long-ago',
    shapes: ['queue'],
    needs: { target: 'table', signals: MEASURED, perMinute: 4, ownMs: 900, consumer: { limit: 1 } },
    trouble: (_, { now }) => ({ load: (at) => (at > now - 190 * MINUTE_MS && at < now - 180 * MINUTE_MS ? 18 : 1) }),
    asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name, 90), lambdaMetric('Duration', 'work', 90)],
    why: 'A burst three hours ago was worked off within minutes, and the queue has been empty since.',
  },
  {
    name: 'second-deliveries-are-dropped',
    shapes: ['queue'],
    needs: { target: 'table', signals: ['lines', 'lines+metrics', 'all'], perMinute: 4 },
    trouble: alwaysSays(0.05, 'WARN', () => 'message was handled before, nothing to do'),
    asks: [linesOf('work'), served('work')],
    why: 'A queue may deliver twice, and the worker drops what it has seen.',
  },
  {
    name: 'now-and-then-a-throttle',
    shapes: ['single', 'fan-out'],
    needs: { target: 'table', signals: MEASURED, perMinute: 4, attempts: 3 },
    trouble: ({ target }) => ({ reply: (peer, _at, { dice }, _job, attempt) => (peer === target && attempt === 1 && dice.chance(0.015) ? { fail: aws({ code: 'ThrottlingException', message: 'Throughput exceeds the current capacity of your table or index. DynamoDB is automatically scaling your table or index so please try again shortly.', isRetryable: true }) } : undefined) }),
    asks: [lambdaMetric('Duration', 'work'), served('work')],
    why: 'The table adapts its capacity and refuses one call of a hundred once; the client tries again and all is well.',
  },
  {
    name: 'close-of-the-month-runs-long',
    shapes: ['single', 'chain'],
    needs: { target: 'mysql', signals: MEASURED, perMinute: 3 },
    trouble: (_, { since }) => ({ act: (fn, at) => (fn.role === 'batch' && at >= since ? { ownMs: 70_000 } : undefined) }),
    asks: [lambdaMetric('Duration', 'work'), durationOf('work')],
    why: 'The batch takes a minute longer at the close of the month; the function that is asked about does not depend on it.',
  },
  {
    name: 'memory-high-and-level',
    shapes: ['single', 'queue'],
    needs: { target: 'bucket', signals: ['lines', 'lines+metrics'], perMinute: 3, memoryMb: 512 },
    trouble: ({ work }) => ({ act: (fn, _at, _job, { dice }) => (fn === work ? { memoryMb: 436 + dice.int(0, 14) } : undefined) }),
    asks: [served('work'), linesOf('work')],
    why: 'The worker uses most of its memory, and as much in the last hour as in the first.',
  },
  {
    name: 'shard-breathes',
    shapes: ['queue'],
    needs: { target: 'table', isStream: true, signals: MEASURED, perMinute: 4, ownMs: 700, consumer: { limit: 1 } },
    trouble: () => ({ load: (at) => (Math.floor(at / MINUTE_MS) % 30 < 3 ? 4 : 1) }),
    asks: [lambdaMetric('IteratorAge', 'work'), metric('GetRecords.IteratorAgeMilliseconds', 'StreamName', ({ estate }) => estate.queue.name)],
    why: 'Each half hour a burst comes in and is read within the minute, all day long.',
  },
  {
    name: 'not-every-span-is-kept',
    shapes: ['chain', 'fan-out'],
    needs: { target: 'redis', signals: TRACED, perMinute: 3 },
    trouble: ({ side }) => ({ unseen: ({ fn, requestId }) => fn === side && requestId < '4' }),
    asks: [served('front'), durationOf('front')],
    why: 'The sampler of one function drops a quarter of its spans; the requests are well.',
  },
  {
    name: 'clock-of-the-edge-is-behind',
    shapes: ['chain'],
    needs: { target: 'table', signals: TRACED, perMinute: 3 },
    trouble: () => ({ clockBehind: { role: 'front', ms: 900 } }),
    asks: [served('front'), durationOf('front')],
    why: 'The clock of the edge is a second behind, so that it seems to begin and end too early; nothing is slow.',
  },
  {
    name: 'flag-that-changes-a-text',
    shapes: ['single', 'queue'],
    needs: { target: 'http', signals: MEASURED, perMinute: 3 },
    trouble: strikes(
      (estate, { since }) => ({ act: (fn, at) => (fn === estate.work ? { says: { level: 'INFO', text: `flag new-footer evaluated to ${at >= since}`, fields: { flag: 'new-footer' } } } : undefined) }),
      ({ stack }, { since }) => ({ trail: [onTrail(since, 'appconfig', 'StartDeployment', { ApplicationId: `${stack}-flags`, EnvironmentId: 'prod', ConfigurationProfileId: 'new-footer', ConfigurationVersion: '3' }, 'product-ops')] }),
    ),
    asks: [lambdaMetric('Duration', 'work'), served('work')],
    why: 'A flag was turned on, and nothing got slower or fails since.',
  },
  {
    name: 'room-made-for-the-holidays',
    shapes: ['single', 'chain'],
    needs: { target: 'table', signals: MEASURED, perMinute: 4 },
    trouble: ({ work }, { since }) => ({ trail: [onTrail(since, 'lambda', 'PutFunctionConcurrency20171031', { functionName: work.name, reservedConcurrentExecutions: 200 })] }),
    asks: [lambdaMetric('ConcurrentExecutions', 'work'), lambdaMetric('Duration', 'work')],
    why: 'The concurrency of the worker was raised ahead of the holidays; it was not needed yet.',
  },
  {
    name: 'database-swaps-a-little',
    shapes: ['single'],
    needs: { target: 'postgres', signals: ['all'], perMinute: 3 },
    beside: readings(
      { namespace: 'AWS/RDS', name: 'SwapUsage', unit: 'Bytes', of: ({ target }) => ({ DBInstanceIdentifier: target.name.split('.')[0] ?? '' }), value: (_at, _world, dice) => about(31_000_000, dice, 0.02) },
      { namespace: 'AWS/RDS', name: 'CPUUtilization', unit: 'Percent', of: ({ target }) => ({ DBInstanceIdentifier: target.name.split('.')[0] ?? '' }), value: (_at, _world, dice) => about(46, dice, 0.25) },
    ),
    asks: [metric('CPUUtilization', 'DBInstanceIdentifier', ({ estate }) => estate.target.name.split('.')[0] ?? ''), durationOf('work')],
    why: 'The database is half busy, as all day, and answers as fast as ever.',
  },
];

/** What is asked about and no cause can honestly be named for. */
export const unclearPlots: readonly Plot[] = [
  {
    name: 'error-line-of-every-day',
    shapes: ['single', 'chain'],
    needs: { target: 'postgres', signals: ['lines', 'lines+metrics', 'all'] },
    asks: [errorIn(({ estate }) => estate.side.name, 'has no locale')],
    why: 'The line calls itself an error, says what was done instead, and has been there all day.',
  },
  {
    name: 'bank-says-no',
    shapes: ['single'],
    needs: { target: 'http', vendor: ['api.stripe.com', '/v1/payment_intents'], attempts: 1, perMinute: 4, signals: ['lines', 'lines+metrics'], habits: ['log-and-answer'], runtimes: ['node', 'python', 'go'] },
    trouble: ({ target }) => ({ reply: (peer, _at, { dice }) => (peer === target && dice.chance(0.04) ? { fail: refusedWith(402, { error: { code: 'card_declined', decline_code: 'insufficient_funds', message: 'Your card has insufficient funds.', type: 'card_error' } }, false) } : undefined) }),
    asks: [errorIn(({ estate }) => estate.work.name)],
    why: 'Cards of customers are declined at the usual share: an outcome of the business, and no fault of the system.',
  },
  {
    name: 'request-like-any-other',
    shapes: ['single', 'chain', 'queue'],
    needs: { target: 'table', perMinute: 3 },
    asks: [served('work'), served('front')],
    why: 'The request was served in the time that all of them take.',
  },
  {
    name: 'one-slow-request-in-six-hours',
    shapes: ['single'],
    needs: { target: 'redis', signals: ['lines', 'feed'], perMinute: 3, timeoutMs: 15_000, runtimes: ['node', 'go', 'python'] },
    trouble: ({ work }, { since }) => {
      let key: string | undefined;
      return { act: (fn, at, job) => {
        if (fn !== work || at < since) return undefined;
        key ??= job.key;
        return job.key === key ? { ownMs: 4_000 } : undefined;
      } };
    },
    asks: [invocationThat('work', ({ from, to, initMs = 0 }) => to - from - initMs > 2_000, 'request')],
    why: 'One request of a thousand took seconds within the function itself, and nothing that was recorded tells why.',
  },
  {
    name: 'everything-a-little-more',
    shapes: ['single', 'chain'],
    needs: { target: 'http', signals: ['all'], perMinute: 3 },
    trouble: ({ target }, { since }) => ({
      load: (at) => (at >= since ? 1.15 : 1),
      reply: (peer, at) => (peer === target && at >= since ? { ms: 155 } : undefined),
    }),
    asks: [durationOf('work'), lambdaMetric('Duration', 'work')],
    why: 'The partner takes a tenth longer and a little more comes in: within what every day brings.',
  },
  {
    name: 'alert-with-nothing-to-say',
    shapes: ['single', 'queue'],
    needs: { target: 'bucket', perMinute: 3 },
    asks: [alertOn('work')],
    why: 'No error of the function was recorded within six hours.',
  },
];
