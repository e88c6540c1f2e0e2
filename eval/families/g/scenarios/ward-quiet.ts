/** Healthy systems with the noise that all systems make, and a few questions that the telemetry does not answer. */
// biome-ignore-all format: rows of a table, one a line.
import { type Ask, alertOn, chart, durationOf, invocationThat, lambdaMetric, metric, reportsOf, slowest } from '../kit/ask.js';
import { about, gauges, readings, tasksDie } from '../kit/beside.js';
import { apiOf, type Needs } from '../kit/estate.js';
import type { Act, Fail, Invocation } from '../kit/happenings.js';
import { onTrail, type Plot } from '../kit/plot.js';
import { instanceOf, plotsOf } from '../kit/rows.js';
import { acts, jobsOf, released, type Strike, strikes } from '../kit/strike.js';
import { refusedWith } from '../words/network.js';
import * as ward from '../words/ward.js';
import * as say from '../words/ward-vendors.js';

const COUNTED: NonNullable<Needs['signals']> = ['lines+metrics', 'all'];
const isOrdinary = ({ outcome, initMs, thrown, status }: Invocation): boolean => outcome === 'ok' && initMs === undefined && thrown === undefined && status < 500;
const ordinary: Ask = invocationThat('work', isOrdinary);
const ordinaryTrace: Ask = invocationThat('work', isOrdinary, 'trace');
const thatSaid: Ask = invocationThat('work', (one) => isOrdinary(one) && one.act?.says !== undefined);
const triedTwice: Ask = invocationThat('work', (one) => isOrdinary(one) && one.calls.some(({ attempts }) => attempts.length === 2));

/** All day, in this share of the jobs. */
const allDay = (share: number, act: Act): Strike => {
  const isStruck = jobsOf(share);
  return () => ({ act: (fn, _at, job) => (fn.role === 'work' && isStruck(job) ? act : undefined) });
};
const says = (share: number, level: 'INFO' | 'WARN', text: string): Strike => allDay(share, { says: { level, text } });

/** All day the first attempt of some calls fails, and the second goes well. */
const firstTryFails = (share: number, fail: Fail): Strike => {
  const isStruck = jobsOf(share);
  return ({ target }) => ({ reply: (peer, _at, _gauges, job, attempt) => (peer === target && attempt === 1 && isStruck(job) ? { fail: { ...fail, isRetryable: true } } : undefined) });
};

const busier = (factor: number): Strike => (_, { since }) => ({ load: (at) => (at >= since ? factor : 1) });
const ofInstance = (name: string): Ask => metric(name, 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate));

const calm: Readonly<Record<string, Omit<Plot, 'name'>>> = {
  'well-at-the-peak-of-a-campaign': { shapes: ['single', 'chain', 'fan-out'], needs: { perMinute: 3 }, trouble: busier(4), asks: [ordinary, durationOf('work')], why: 'Four times as many requests come, and each is served as fast and as well as before.' },
  'well-with-the-wave-of-the-day': { shapes: ['single', 'chain'], needs: { signals: ['lines', 'lines+metrics', 'all'], perMinute: 6 }, asks: [reportsOf('work'), durationOf('work')], why: 'The number of requests goes up and down with the hours, as each day.' },
  'well-though-cards-are-declined': { shapes: ['single', 'chain'], needs: { target: 'http', vendor: say.STRIPE, perMinute: 4 }, trouble: allDay(0.07, { status: 402, says: { level: 'INFO', text: 'payment declined by issuer (card_declined, insufficient_funds), answering 402' } }), asks: [thatSaid], why: 'Some cards are declined all day, which the caller is told with 402.' },
  'well-with-not-found': { shapes: ['single'], needs: { signals: COUNTED, perMinute: 7 }, trouble: allDay(0.09, { status: 404 }), asks: [metric('4XXError', 'ApiName', ({ estate }) => apiOf(estate))], why: 'One in eleven clients asks for what is not there, as all day.' },
  'well-at-the-second-try': { shapes: ['single', 'chain'], needs: { target: 'http', attempts: 3, perMinute: 4, clientMs: 5_000 }, trouble: firstTryFails(0.08, refusedWith(503, { error: 'temporarily_unavailable' })), asks: [triedTwice], why: 'All day one call in twelve is answered with 503 and goes well when it is tried again.' },
  'well-behind-a-busy-index': { shapes: ['single', 'queue'], needs: { target: 'table', attempts: 3, perMinute: 4 }, trouble: firstTryFails(0.04, ward.INDEX_THROTTLED), asks: [triedTwice], why: 'All day a few writes are throttled once and go through at the second try.' },
  'well-with-the-new-version': { shapes: ['single', 'chain', 'queue'], needs: { perMinute: 3 }, agoMinutes: [8, 20], trouble: released('work'), asks: [ordinary, durationOf('work')], why: 'A new version came minutes ago and does what the old one did.' },
  'well-with-more-memory': { shapes: ['single', 'queue'], needs: { signals: COUNTED, perMinute: 5 }, agoMinutes: [12, 30], trouble: ({ work }, { since }) => ({ trail: [onTrail(since, 'lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: work.name, memorySize: work.memoryMb }, 'cost-review')] }), asks: [lambdaMetric('Duration', 'work'), ordinary], why: 'A setting of the function was written anew; it takes as long as before.' },
  'well-while-the-import-runs': { shapes: ['single', 'chain'], needs: { target: 'table', signals: COUNTED, perMinute: 5 }, trouble: () => ({ batchCalls: () => 900, act: (fn) => (fn.role === 'batch' ? { ownMs: 52_000 } : undefined) }), asks: [metric('ConsumedWriteCapacityUnits', 'TableName', ({ estate }) => estate.target.name), invocationThat('batch', ({ outcome }) => outcome === 'ok')], why: 'An import writes all day long to the table beside the functions, and runs for most of a minute each half hour.' },
  'well-with-a-slow-partner': { shapes: ['single', 'chain'], needs: { target: 'http', targetMs: 3_600, clientMs: 15_000, timeoutMs: 25_000, attempts: 1, perMinute: 3 }, asks: [slowest, durationOf('work'), ordinary], why: 'The vendor takes between two and seven seconds, today as always.' },
  'well-with-connections-to-spare': { shapes: ['single', 'chain'], needs: { target: 'http', runtimes: ['python'], perMinute: 4 }, trouble: says(0.2, 'WARN', 'Connection pool is full, discarding connection: partner. Connection pool size: 10'), asks: [thatSaid], why: 'A library notes that it does not keep more than ten connections.' },
  'well-with-a-second-copy': { shapes: ['queue'], needs: { target: 'table', perMinute: 4 }, trouble: says(0.08, 'INFO', 'duplicate delivery skipped: ConditionalCheckFailedException on idempotency record, treating as done'), asks: [thatSaid], why: 'Some messages come twice, and the second is recognized and let go.' },
  'well-while-the-group-rebalances': { shapes: ['single', 'chain'], needs: { target: 'kafka', platform: 'kubernetes', signals: ['spans'], runtimes: ['java'], perMinute: 3 }, trouble: says(0.05, 'WARN', '[Consumer clientId=consumer-app-1, groupId=app] Request joining group due to: group is already rebalancing'), asks: [thatSaid, ordinaryTrace], why: 'Members of the group come and go, as all day.' },
  'well-though-tasks-are-replaced': { shapes: ['single', 'chain'], needs: { platform: 'ecs', signals: ['spans', 'spans+lines'], perMinute: 4 }, beside: tasksDie(['received SIGTERM, draining connections', 'shutdown complete'], 0, '', 14), asks: [ordinaryTrace, durationOf('work')], why: 'The service is scaled in: tasks end with code 0 after they have drained.' },
  'well-with-a-busy-processor': { shapes: ['single', 'chain'], needs: { target: 'postgres', signals: COUNTED, perMinute: 4 }, beside: readings({ namespace: 'AWS/RDS', name: 'CPUUtilization', unit: 'Percent', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, _world, dice) => about(58 + 9 * Math.sin(at / 3_400_000), dice, 0.14) }), asks: [ofInstance('CPUUtilization')], why: 'The processor of the database is busy for a half to two thirds, all day.' },
  'well-with-old-dead-letters': { shapes: ['queue'], needs: { signals: ['lines'], perMinute: 4 }, beside: readings({ namespace: 'AWS/SQS', name: 'ApproximateNumberOfMessagesVisible', of: ({ deadLetters }) => ({ QueueName: deadLetters }), value: () => 7 }), asks: [metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters)], why: 'Seven messages have lain there for days; none came.' },
  'well-with-pauses-of-the-collector': { shapes: ['single', 'chain'], needs: { platform: 'ecs', signals: ['spans', 'spans+lines'], runtimes: ['java'], perMinute: 4 }, beside: gauges({ name: 'jvm.memory.used', unit: 'By', of: ({ work }) => work, tags: { 'jvm.memory.type': 'heap' }, value: (at, _world, dice) => 2.1e8 + ((at / 60_000) % 9) * 6.2e7 + dice.int(0, 9_000_000) }), asks: [ordinaryTrace, durationOf('work')], why: 'The heap fills and is emptied every nine minutes, as it should.' },
  'well-with-the-usual-large-customer': { shapes: ['single', 'chain'], needs: { signals: ['spans', 'spans+lines'], perMinute: 5 }, trouble: ({ tenants }) => ({ tenantOf: (_at, dice) => (dice.chance(0.55) ? tenants[0] : undefined) }), asks: [chart(({ estate }) => ({ calculations: [{ operator: 'COUNT' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: 'app.tenant', operation: 'EXISTS' }], groupBys: [{ value: 'app.tenant' }] }))], why: 'One customer has sent more than half for as long as anybody looks.' },
  'well-and-nothing-to-alert-on': { shapes: ['single', 'chain'], needs: { perMinute: 3 }, agoMinutes: [8, 25], trouble: strikes(released('work')), asks: [alertOn('work', 5)], why: 'Nothing of the function failed; it was deployed minutes before, and that is all.' },
  'well-after-a-neighbors-key-was-rotated': { shapes: ['chain', 'queue'], needs: { perMinute: 3 }, agoMinutes: [6, 20], trouble: ({ stack }, { since }) => ({ trail: [onTrail(since, 'secretsmanager', 'RotateSecret', { secretId: `${stack}-prod-reporting-key` }, 'secret-rotation'), onTrail(since + 40_000, 'iam', 'PutRolePolicy', { roleName: `${stack}-reporting`, policyName: 'read' }, 'terraform')] }), asks: [ordinary, durationOf('work')], why: 'A secret and a role of another system were changed.' },
};

/** Something is wrong; what, the telemetry does not say, and a careful person would not either. */
const unknown: Readonly<Record<string, Omit<Plot, 'name'>>> = {
  'slower-inside-for-no-visible-reason': { shapes: ['single', 'chain'], needs: { signals: ['spans'], perMinute: 4, timeoutMs: 25_000 }, agoMinutes: [20, 50], trouble: acts('work', { ownMs: 1_700 }), asks: [durationOf('work')], why: 'The function itself takes longer; no call does, nothing was changed, nothing is said.' },
  'slower-lines-of-a-silent-program': { shapes: ['single', 'queue'], needs: { signals: ['lines'], habits: ['log-and-rethrow'], perMinute: 4, timeoutMs: 25_000 }, agoMinutes: [20, 50], trouble: acts('work', { ownMs: 1_400 }), asks: [durationOf('work')], why: 'REPORT lines show that it takes longer; nothing shows where or why.' },
  'counted-but-never-told': { shapes: ['single'], needs: { signals: ['metrics'], perMinute: 1.4, habits: ['rethrow'] }, agoMinutes: [25, 55], trouble: acts('work', { throws: () => ({ type: 'Error', message: 'not told' }) }, 0.4), asks: [lambdaMetric('Errors', 'work')], why: 'CloudWatch counts errors of the function; no line, span or change tells of one.' },
  'longer-by-the-count-alone': { shapes: ['single', 'chain'], needs: { signals: ['metrics'], perMinute: 3, ownMs: 700, timeoutMs: 25_000 }, agoMinutes: [25, 55], trouble: acts('work', { ownMs: 1_500 }), asks: [lambdaMetric('Duration', 'work')], why: 'The duration of the function has doubled in the only numbers that there are.' },
};

export const wardQuiet: readonly Plot[] = plotsOf({ ...calm, ...unknown });
