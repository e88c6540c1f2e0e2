/** Nothing is wrong: the right answer names no cause. */
// biome-ignore-all format: rows of a table, one a line.
import { alertOn, durationOf, errorsOf, invocationThat, lambdaMetric, metric, reportsOf } from '../kit/ask.js';
import { DIRECT, EVERY, type Plot } from '../kit/plot.js';
import { refusedWith } from '../words/network.js';

const MINUTE_MS = 60_000;
const ordinary = invocationThat('work', ({ outcome, initMs, thrown }) => outcome === 'ok' && initMs === undefined && thrown === undefined);

export const healthyPlots: readonly Plot[] = [
  { name: 'fine-request', shapes: EVERY, asks: [ordinary], why: 'As all others.' },
  {
    name: 'fine-after-a-release', shapes: ['single', 'chain', 'queue'], needs: { perMinute: 3 },
    trouble: ({ work }, { since }) => ({ releases: 'work', trail: [{ at: since - 20_000, service: 'lambda', event: 'UpdateFunctionCode20150331v2', parameters: { functionName: work.name } }] }),
    asks: [ordinary],
    why: 'The new version does what the old one did.',
  },
  {
    name: 'fine-number-after-a-release', shapes: ['single', 'queue'], needs: { signals: ['lines+metrics', 'all'], perMinute: 5 },
    trouble: ({ work }, { since }) => ({ releases: 'work', trail: [{ at: since - 20_000, service: 'lambda', event: 'PublishVersion20150331', parameters: { functionName: work.name } }] }),
    asks: [lambdaMetric('Errors', 'work'), lambdaMetric('Invocations', 'work')],
    why: 'The new version does what the old one did.',
  },
  {
    name: 'fine-peak-of-each-hour', shapes: ['single', 'queue', 'chain'], needs: { signals: ['metrics', 'lines'], perMinute: 5 },
    trouble: (_, { now }) => ({ load: (at) => ((now - at) % (60 * MINUTE_MS) < 12 * MINUTE_MS ? 2.4 : 1) }),
    asks: [(world) => (world.estate.signals === 'lines' ? reportsOf('front') : lambdaMetric('Invocations', 'front', 180))(world)],
    why: 'Each hour ends with twelve busy minutes, the last one as those before.',
  },
  { name: 'fine-slow-as-ever', shapes: DIRECT, needs: { target: 'http', targetMs: 3_400, clientMs: 20_000, timeoutMs: 28_000, attempts: 1 }, asks: [ordinary], why: 'The vendor takes its seconds, today as all day.' },
  {
    name: 'fine-slow-as-ever-in-numbers', shapes: ['single', 'queue'],
    needs: { target: 'http', targetMs: 2_800, clientMs: 20_000, timeoutMs: 28_000, attempts: 1, signals: ['metrics', 'spans', 'all'], perMinute: 4 },
    asks: [(world) => (world.estate.signals === 'metrics' ? lambdaMetric('Duration', 'work') : durationOf('work', { hours: 3 }))(world)],
    why: 'The vendor takes its seconds, today as all day.',
  },
  {
    name: 'fine-at-the-second-attempt', shapes: DIRECT, needs: { target: 'http', attempts: 3, perMinute: 3 },
    trouble: ({ target }) => ({ reply: (peer, _at, { dice }, _job, attempt) => (peer === target && attempt === 1 && dice.chance(0.1) ? { fail: refusedWith(503, { error: 'try again' }) } : undefined) }),
    asks: [invocationThat('work', ({ calls, outcome }) => outcome === 'ok' && calls.some(({ attempts, failed }) => attempts.length > 1 && failed === undefined))],
    why: 'One request in ten needs a second attempt all day, and it goes through.',
  },
  {
    name: 'fine-errors-as-usual', shapes: ['single', 'chain', 'queue'], needs: { perMinute: 5, signals: ['lines', 'spans+lines', 'feed'] },
    trouble: ({ noun }) => ({ act: (fn, _at, _job, { dice }) => (fn.role === 'work' && dice.chance(0.05) ? { says: { level: 'ERROR', text: `${noun} declined by policy, customer was told` } } : undefined) }),
    asks: [errorsOf('work'), errorsOf('work', { hours: 3 }), alertOn('work', 30)],
    why: 'One in twenty is declined, in each hour as in the others.',
  },
  {
    name: 'fine-beside-a-noisy-neighbor', shapes: ['single', 'queue'], needs: { signals: ['lines', 'spans+lines', 'all'] },
    trouble: (_, { since }) => ({ act: (fn, at, _job, { dice }) => (fn.role === 'side' && at >= since && dice.chance(0.8) ? { throws: (runtime) => ({ type: runtime === 'java' ? 'io.acme.errors.TemplateError' : 'TemplateError', message: 'no template for locale xx-YY' }) } : undefined) }),
    asks: [ordinary],
    why: 'Another function fails, which this request never met.',
  },
  {
    name: 'fine-and-not-found', shapes: ['single', 'chain'],
    trouble: ({ noun }) => ({ act: (fn, _at, _job, { dice }) => (fn.role === 'work' && dice.chance(0.06) ? { status: 404, says: { level: 'INFO', text: `no such ${noun}` } } : undefined) }),
    asks: [invocationThat('work', ({ status }) => status === 404)],
    why: 'What was asked for is not there, and the answer says so.',
  },
  {
    name: 'fine-cold-start', shapes: ['single', 'queue'], needs: { runtimes: ['node', 'go', 'python'], perMinute: 0.5 },
    asks: [invocationThat('work', ({ outcome, initMs, thrown, from }, { now }) => outcome === 'ok' && initMs !== undefined && thrown === undefined && from > now - 360 * MINUTE_MS)],
    why: 'Its sandbox was new, which took a few tenths of a second as each time.',
  },
  {
    name: 'fine-queue', shapes: ['queue'], needs: { signals: ['metrics', 'lines+metrics'], perMinute: 10 },
    asks: [metric('ApproximateAgeOfOldestMessage', 'QueueName', ({ estate }) => estate.queue.name), metric('ApproximateNumberOfMessagesVisible', 'QueueName', ({ estate }) => estate.deadLetters), metric('NumberOfMessagesSent', 'QueueName', ({ estate }) => estate.queue.name)],
    why: 'Messages come and go as all day.',
  },
  { name: 'fine-duration', shapes: ['single', 'chain'], needs: { signals: ['metrics', 'lines', 'spans'], perMinute: 5 }, asks: [(world) => (world.estate.signals === 'metrics' ? lambdaMetric('Duration', 'work') : durationOf('work'))(world)], why: 'As it was all day.' },
];
