/** Windows about which somebody asks although nothing is wrong, or too little is seen to say what is: the right answer is inconclusive. */
// biome-ignore-all format: rows of a table, one a line.
import { Dice } from '../../../kit/dice.js';
import { alertOn, chart, durationOf, errorsOf, invocationThat, lambdaMetric, metric, reportsOf } from '../kit/ask.js';
import { about, gauges, readings, together } from '../kit/beside.js';
import { apiOf } from '../kit/estate.js';
import { onTrail, type Plot } from '../kit/plot.js';
import { instanceOf, plotsOf, type Row } from '../kit/rows.js';
import { acts, released, strikes } from '../kit/strike.js';
import { HOUR_MS, MINUTE_MS } from '../kit/world.js';
import { TOKEN_EXPIRED } from '../words/field.js';
import { refusedWith } from '../words/network.js';
import { OF_ITS_OWN } from '../words/own.js';

const MEASURED = ['lines+metrics', 'all'] as const;
const TRACED = ['spans', 'spans+lines', 'all'] as const;
const BUSY = { perMinute: 6 };

/** From one level of traffic to another in the hours before now. */
const ramp = (to: number, hours: number) => (now: number) => (at: number): number => 1 + (to - 1) * Math.max(0, 1 - (now - at) / (hours * HOUR_MS));

const waves: Readonly<Record<string, Row>> = {
  'evening-brings-more-people': {
    shapes: ['single', 'chain', 'queue'], needs: { ...BUSY, signals: MEASURED }, trouble: (_, { now }) => ({ load: ramp(1.6, 4)(now) }),
    asks: [lambdaMetric('Duration', 'work', 240), errorsOf('work'), durationOf('work')], why: 'More people come in the evening, little by little; durations and errors are as ever.',
  },
  'night-falls': {
    shapes: ['single', 'chain'], needs: { ...BUSY, signals: MEASURED }, trouble: (_, { now }) => ({ load: ramp(0.75, 6)(now) }),
    asks: [reportsOf('front'), metric('Count', 'ApiName', ({ estate }) => apiOf(estate), 300)], why: 'Traffic goes down slowly as it does each night.',
  },
  'capacity-goes-with-the-traffic': {
    shapes: ['single', 'queue'], needs: { ...BUSY, target: 'table', signals: MEASURED }, trouble: (_, { now }) => ({ load: ramp(1.35, 5)(now) }),
    asks: [metric('SuccessfulRequestLatency', 'TableName', ({ estate }) => estate.target.name, 240), lambdaMetric('Duration', 'work', 240)], why: 'The table is written more often because more comes in; nothing is throttled or slower.',
  },
  'queue-breathes-each-half-hour': {
    shapes: ['queue'], needs: { perMinute: 5, signals: MEASURED, consumer: { limit: 1 }, ownMs: 2_200, timeoutMs: 20_000 }, trouble: () => ({ load: (at) => (at % (30 * MINUTE_MS) < 2 * MINUTE_MS ? 12 : 0.8) }),
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name, 300), metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.queue.name, 300)], why: 'Each half hour a burst comes in and is worked off within minutes, all day long.',
  },
  'import-each-half-hour': {
    shapes: ['single', 'queue'], needs: { ...BUSY, target: 'postgres', signals: MEASURED }, trouble: () => ({ heldConnections: (at) => (at % (30 * MINUTE_MS) < 4 * MINUTE_MS ? 16 : 0) }),
    asks: [metric('DatabaseConnections', 'DBInstanceIdentifier', ({ estate }) => instanceOf(estate), 300)], why: 'An import holds some connections for minutes each half hour, and always did.',
  },
};

const changes: Readonly<Record<string, Row>> = {
  'another-team-deployed': {
    shapes: ['single', 'chain', 'fan-out'], needs: { ...BUSY }, trouble: released('side', 10),
    asks: [durationOf('work'), errorsOf('work'), durationOf('front')], why: 'The release of a neighbor changed nothing for the function that is asked about.',
  },
  'release-that-changed-nothing': {
    shapes: ['single', 'chain', 'queue'], needs: { ...BUSY, signals: MEASURED }, trouble: released('work'),
    asks: [durationOf('work'), lambdaMetric('Duration', 'work', 180), lambdaMetric('Errors', 'work', 180)], why: 'The worker was released and is as fast and as right as before, but for the starts of its new sandboxes.',
  },
  'release-that-only-warns': {
    shapes: ['single', 'queue'], needs: { ...BUSY, runtimes: ['node'] },
    trouble: strikes(acts('work', { says: { level: 'WARN', text: '(node:8) [DEP0040] DeprecationWarning: The `punycode` module is deprecated. Please use a userland alternative instead.' } }), released('work')),
    asks: [durationOf('work'), durationOf('work', { hours: 3 })], why: 'Since its release the runtime prints a warning of a deprecated module; nothing else changed.',
  },
  'autoscaler-at-work': {
    shapes: ['single', 'chain'], needs: { ...BUSY, platform: 'ecs', signals: ['spans', 'spans+lines'] },
    trouble: ({ stack, work }, { now }) => ({ trail: [300, 221, 170, 92, 41, 12].map((minutes, place) => onTrail(now - minutes * MINUTE_MS, 'ecs', 'UpdateService', { cluster: `${stack}-prod`, service: work.name, desiredCount: 3 + (place % 3) }, 'AWSServiceRoleForApplicationAutoScaling_ECSService')) }),
    asks: [durationOf('work'), durationOf('front')], why: 'The autoscaler adds and takes tasks as all day; the service answers as ever.',
  },
};

const declined = refusedWith(402, { error: { code: 'card_declined', decline_code: 'insufficient_funds', message: 'Your card has insufficient funds.', type: 'card_error' } }, false);
const isUnlucky = (share: number) => ({ key }: { readonly key: string }): boolean => new Dice(`${key} is unlucky`).unit() < share;

const asEver: Readonly<Record<string, Row>> = {
  'cards-declined-as-ever': {
    shapes: ['single', 'chain', 'queue'], needs: { ...BUSY, target: 'http', vendor: ['api.stripe.com', '/v1/payment_intents'], runtimes: ['node', 'python', 'java', 'go'], habits: ['log-and-answer', 'log-and-rethrow'] },
    trouble: ({ target }) => ({ reply: (peer, _, __, job) => (peer === target && isUnlucky(0.05)(job) ? { fail: declined } : undefined) }),
    asks: [errorsOf('work'), errorsOf('work', { hours: 2 }), alertOn('work', 2)], why: 'One in twenty cards is declined, this hour as in all others.',
  },
  'tokens-expire-as-ever': {
    shapes: ['chain', 'fan-out'], needs: { ...BUSY }, trouble: () => ({ act: (fn, _, job) => (fn.role === 'front' && isUnlucky(0.04)(job) ? { throws: (runtime) => TOKEN_EXPIRED[runtime] } : undefined) }),
    asks: [errorsOf('front'), errorsOf('front', { hours: 3 })], why: 'Some people come with a token that has run out, at the rate of every day.',
  },
  'neighbor-complains-as-ever': {
    shapes: ['single', 'chain'], needs: { perMinute: 3 }, trouble: () => ({ act: (fn, _, job) => (fn.role === 'side' && isUnlucky(0.08)(job) ? { says: { level: 'ERROR', text: 'recipient unknown at the provider, message dropped' } } : undefined) }),
    asks: [errorsOf('side'), errorsOf('side', { hours: 3 })], why: 'The neighbor drops some messages as it does all day.',
  },
  'vendor-slow-as-ever': {
    shapes: ['single', 'chain'], needs: { perMinute: 4, target: 'http', targetMs: 1_700, clientMs: 12_000, timeoutMs: 20_000 },
    asks: [invocationThat('work', ({ outcome }) => outcome === 'ok'), durationOf('work')], why: 'The vendor takes nearly two seconds and has done so all day.',
  },
  'retries-take-care-of-it': {
    shapes: ['single', 'fan-out'], needs: { ...BUSY, target: 'http', attempts: 3, signals: TRACED },
    trouble: ({ target }) => ({ reply: (peer, _, { dice }) => (peer === target && dice.chance(0.02) ? { fail: refusedWith(503, { message: 'try again' }) } : undefined) }),
    asks: [durationOf('work'), errorsOf('work')], why: 'Two in a hundred calls of the vendor are tried again and go well then, all day.',
  },
  'starts-slow-as-ever': {
    shapes: ['single', 'chain'], needs: { runtimes: ['java'], perMinute: 0.5, signals: ['lines', 'lines+metrics', 'spans+lines'] },
    asks: [durationOf('front'), durationOf('front', { hours: 3 })], why: 'With so little traffic some requests meet a start of the runtime, as at all times of the day.',
  },
  'heap-goes-up-and-down': {
    shapes: ['single', 'chain'], needs: { ...BUSY, platform: 'kubernetes', runtimes: ['java'], signals: ['spans'] },
    beside: together(gauges({ name: 'jvm.memory.used', unit: 'By', of: ({ work }) => work, value: (at, _, dice) => about(180e6 + ((at / MINUTE_MS) % 43) * 6.2e6, dice, 0.01) })),
    asks: [durationOf('work'), durationOf('work', { hours: 3 })], why: 'The heap fills and is collected, over and over; the service answers as ever.',
  },
};

const little: Readonly<Record<string, Row>> = {
  'request-as-all-the-others': {
    shapes: ['single', 'chain', 'queue'], needs: { perMinute: 4 }, asks: [invocationThat('work', ({ outcome, initMs }) => outcome === 'ok' && initMs === undefined)], why: 'The request went well and took the usual time.',
  },
  'trace-with-clocks-that-differ': {
    shapes: ['chain'], needs: { perMinute: 4, signals: TRACED }, trouble: () => ({ clockBehind: { role: 'work', ms: 850 } }),
    asks: [invocationThat('front', ({ outcome, initMs }) => outcome === 'ok' && initMs === undefined, 'trace')], why: 'The clock of one host is behind, so its spans begin before they were asked for; nothing failed or took long.',
  },
  'trace-that-was-sampled-in-part': {
    shapes: ['chain', 'fan-out'], needs: { perMinute: 4, signals: ['spans'] }, trouble: () => ({ unseen: ({ fn, requestId }) => fn.role === 'work' && new Dice(requestId).chance(0.6) }),
    asks: [durationOf('front'), invocationThat('front', ({ outcome, initMs }) => outcome === 'ok' && initMs === undefined, 'trace')], why: 'Of the worker only some spans are kept, all day; what is there is as it should be.',
  },
  'two-or-three-errors-of-thousands': {
    shapes: ['single', 'chain'], needs: { perMinute: 9, signals: ['metrics'] }, trouble: (_, { since }) => ({ act: (fn, at, job) => (fn.role === 'work' && isUnlucky(at >= since ? 0.008 : 0.004)(job) ? { throws: OF_ITS_OWN('Unexpected', 'unexpected') } : undefined) }),
    asks: [lambdaMetric('Errors', 'work', 300)], why: 'Numbers are all there is, and they show a handful of errors in hours: no more than chance.',
  },
  'few-requests-and-much-noise': {
    shapes: ['single', 'chain'], needs: { perMinute: 0.6, signals: ['lines+metrics'], target: 'http' },
    asks: [lambdaMetric('Duration', 'work', 300), chart(({ estate }) => ({ calculations: [{ operator: 'MAX', key: '@duration' }], filters: [{ key: 'namespace', operation: '=', value: estate.work.name }, { key: '@duration', operation: 'EXISTS' }] }))], why: 'Some requests an hour, each as fast as chance has it.',
  },
  'backup-of-the-night': {
    shapes: ['single', 'queue'], needs: { ...BUSY, target: 'postgres', signals: ['all'] },
    beside: readings({ namespace: 'AWS/RDS', name: 'ReadIOPS', unit: 'Count/Second', of: (estate) => ({ DBInstanceIdentifier: instanceOf(estate) }), value: (at, { now }, dice) => about(now - at < 35 * MINUTE_MS ? 520 : 190, dice, 0.15) }),
    asks: [durationOf('work'), lambdaMetric('Duration', 'work', 180)], why: 'The backup reads much from the disk of the database; statements take the time that they always take.',
  },
};

export const fieldQuiet: readonly Plot[] = plotsOf({ ...waves, ...changes, ...asEver, ...little });
