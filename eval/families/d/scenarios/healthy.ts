/** Nothing is wrong: the right answer names no cause. */
import type { Question } from '../../../scenario.js';
import { arrivals, distract, live, MINUTE_MS } from '../kit/day.js';
import { type Deed, isTraced, type Served } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import { serve } from '../kit/journey.js';
import {
  alertQuestion,
  around,
  chartQuestion,
  lambdaSeries,
  metricQuestion,
  nothing,
  of,
  play,
} from '../kit/series.js';
import { type Crafted, DIRECT, everyday } from '../kit/story.js';

interface Healthy {
  readonly name: string;
  readonly why: string;
  readonly shapes?: Crafted['shapes'];
  readonly signals?: Crafted['signals'];
  readonly runtimes?: Crafted['runtimes'];
  readonly perHour?: number;
  readonly usual?: (estate: Estate) => Deed;
  /** After the change that changed nothing. */
  readonly later?: (estate: Estate) => Deed;
  readonly isTidy?: boolean;
  /** No traffic through the estate: only numbers are asked about. */
  readonly onlyNumbers?: boolean;
  readonly asks: (estate: Estate) => Question;
}

const requestOf = (estate: Estate, { traceId, requestId }: Served): Question => ({
  about: 'subject',
  subject: isTraced(estate) && estate.random.chance(0.5) ? { kind: 'trace', traceId } : { kind: 'request', requestId },
});

/** A request a minute and a half ago. */
const lastRequest = (estate: Estate, deed: Deed): Question =>
  requestOf(estate, serve(estate, estate.now - 100_000, deed));

/** Higher by day than by night; 0..1. */
const daylight = (at: number): number => 0.5 - 0.5 * Math.cos((2 * Math.PI * ((at / 3_600_000) % 24)) / 24);

const WEEK_MIN = 7 * 24 * 60;

const HEALTHY: readonly Healthy[] = [
  {
    name: 'an-ordinary-request',
    why: 'As all others.',
    shapes: ['single', 'chain', 'queue', 'fan-out'],
    asks: (estate) => lastRequest(estate, everyday(estate)),
  },
  {
    name: 'asked-for-what-is-not-there',
    why: 'The answer is 404 and right.',
    shapes: DIRECT,
    asks: (estate) => lastRequest(estate, { status: 404, says: [{ level: 'info', text: `no such ${estate.noun}` }] }),
  },
  {
    name: 'second-attempt-went-through',
    why: 'A call was made again, as it is now and then, and went through.',
    shapes: DIRECT,
    usual: (estate) => (estate.random.chance(0.12) ? retried(estate) : { doings: [{ to: estate.things.vendor }] }),
    asks: (estate) => lastRequest(estate, retried(estate)),
  },
  {
    name: 'always-took-three-seconds',
    why: 'The model takes its time, today as ever.',
    shapes: DIRECT,
    usual: ({ things, random }) => ({ doings: [{ to: things.model, tookMs: random.int(2_200, 3_900) }] }),
    asks: (estate) =>
      lastRequest(estate, { doings: [{ to: estate.things.model, tookMs: estate.random.int(2_800, 3_500) }] }),
  },
  {
    name: 'pauses-of-the-collector',
    why: 'One request in nine waits for the garbage collector, all day.',
    signals: ['lines', 'otel'],
    runtimes: ['java'],
    isTidy: true,
    usual: (estate) => ({ ...everyday(estate), ownMs: estate.random.chance(0.11) ? estate.random.int(500, 800) : 12 }),
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'P95', key: '@duration' }],
        filters: [of('namespace', estate.work.name)],
      }),
  },
  {
    name: 'released-and-well',
    why: 'A new version that does what the old one did.',
    shapes: DIRECT,
    usual: (estate) => ({ ...everyday(estate), version: '61' }),
    later: (estate) => ({ ...everyday(estate), version: '62' }),
    asks: (estate) => {
      estate.tape.trail(estate.since - 30_000, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: estate.work.name,
      });
      return lastRequest(estate, { ...everyday(estate), version: '62' });
    },
  },
  {
    name: 'duration-after-a-good-release',
    why: 'The release changed nothing that takes time.',
    signals: ['lines', 'otel'],
    isTidy: true,
    usual: (estate) => ({ ...everyday(estate), version: '7' }),
    later: (estate) => ({ ...everyday(estate), version: '8' }),
    asks: (estate) => {
      estate.tape.trail(estate.since - 30_000, 'lambda', 'PublishVersion20150331', {
        functionName: estate.work.name,
      });
      return chartQuestion(estate, {
        calculations: [{ operator: 'AVG', key: '@duration' }],
        filters: [of('namespace', estate.work.name), of('@type', 'REPORT')],
      });
    },
  },
  {
    name: 'kept-warm',
    why: 'A schedule calls it every five minutes so that it stays warm; it answers at once.',
    signals: ['lines', 'xray'],
    asks: (estate) => {
      const { now, random } = estate;
      let last: Served | undefined;
      for (let at = now - 345 * MINUTE_MS; at < now - MINUTE_MS; at += 5 * MINUTE_MS)
        last = serve(estate, at + random.int(0, 900), {
          quiet: true,
          ownMs: 1,
          says: [{ level: 'info', text: 'WarmUp - Lambda is warm!' }],
        });
      if (last === undefined) throw new RangeError('nobody was warmed');
      return requestOf(estate, last);
    },
  },
  {
    name: 'import-goes-on-beside',
    why: 'A partner imports its past; the requests of everybody else are as always.',
    shapes: DIRECT,
    asks: (estate) => {
      const { now, tenants, things } = estate;
      for (const at of arrivals(estate, now - 20 * MINUTE_MS, now - 2 * MINUTE_MS, 500))
        serve(estate, at, { doings: [{ to: things.table }], values: { tenantId: tenants[2] ?? '', source: 'import' } });
      return lastRequest(estate, everyday(estate));
    },
  },
  {
    name: 'refusals-as-many-as-ever',
    why: 'Tokens of phones run out, one in fifteen, all day.',
    signals: ['lines', 'otel'],
    perHour: 90,
    isTidy: true,
    usual: (estate) =>
      estate.random.chance(0.07)
        ? { status: 401, says: [{ level: 'warn', text: 'token has expired, asking the client to renew it' }] }
        : everyday(estate),
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'COUNT' }],
        filters: [of('namespace', estate.api), of('status', '401')],
      }),
  },
  {
    name: 'old-error-as-often-as-ever',
    why: 'The neighbor skips exports of a retired template, three an hour, since months.',
    shapes: DIRECT,
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'COUNT' }],
        filters: [of('namespace', estate.neighbor.name), of('$baselime.error', true)],
      }),
    signals: ['lines', 'otel'],
  },
  {
    name: 'more-words-for-the-same-work',
    why: 'A release writes three further lines for each request; there are as many requests as before.',
    signals: ['lines'],
    isTidy: true,
    perHour: 90,
    later: (estate) => ({
      ...everyday(estate),
      says: ['cache key built', 'policy evaluated', 'serializer ready'].map((text) => ({
        level: 'debug' as const,
        text,
      })),
    }),
    asks: (estate) =>
      chartQuestion(estate, {
        calculations: [{ operator: 'COUNT_DISTINCT', key: '@requestId' }],
        filters: [of('namespace', estate.work.name)],
      }),
  },
  {
    name: 'as-the-sun-goes',
    why: 'Calls follow the day, as on each day of the week.',
    onlyNumbers: true,
    asks: (estate) => {
      const series = lambdaSeries('Invocations', estate, { usual: nothing });
      for (let minute = 0; minute < WEEK_MIN; minute += 5) {
        const at = estate.now - (WEEK_MIN - minute) * MINUTE_MS;
        sample(estate, 'Invocations', at, 120 + 900 * daylight(at));
      }
      return metricQuestion(estate, series);
    },
  },
  {
    name: 'the-job-of-each-evening',
    why: 'A job runs at this hour on every day, and takes what it always takes.',
    onlyNumbers: true,
    asks: (estate) => {
      const { now } = estate;
      const series = lambdaSeries('Invocations', estate, { usual: nothing });
      for (let minute = 0; minute < WEEK_MIN; minute += 5) {
        const at = now - (WEEK_MIN - minute) * MINUTE_MS;
        const toNow = (now - at) % (24 * 60 * MINUTE_MS);
        sample(estate, 'Invocations', at, toNow < 40 * MINUTE_MS ? 700 : 60);
      }
      return metricQuestion(estate, series);
    },
  },
  {
    name: 'queue-that-fills-and-empties',
    why: 'Every ten minutes a job fills the queue, and it is empty again after four.',
    onlyNumbers: true,
    asks: (estate) => {
      const queue = {
        namespace: 'AWS/SQS',
        name: 'ApproximateNumberOfMessagesVisible',
        dimensions: { QueueName: estate.things.queue.name },
        usual: ({ random }: Estate, minute: number) => Math.max(0, 400 - 100 * (minute % 10)) + random.int(0, 9),
      };
      let minute = 0;
      // The rhythm goes on after the beginning of what is trouble in other cases.
      play(estate, [
        { ...queue, usual: (of_) => queue.usual(of_, minute++), now: (of_) => queue.usual(of_, minute++) },
      ]);
      return metricQuestion(estate, queue);
    },
  },
  {
    name: 'alert-above-the-usual-noise',
    why: 'The average is where it was all day, below the threshold.',
    onlyNumbers: true,
    asks: (estate) => {
      play(estate, [
        lambdaSeries('Duration', estate, { usual: around(240), unit: 'Milliseconds' }),
        lambdaSeries('Invocations', estate, { usual: around(80) }),
      ]);
      return alertQuestion(estate, {
        name: 'slow on average',
        kind: 'threshold',
        query: {
          calculations: [{ operator: 'AVG', key: 'value.sum' }],
          filters: [of('metric_name', 'Duration'), of('dimensions.FunctionName', estate.work.name)],
        },
        threshold: { operation: '>', value: 1_500 },
        window: 30 * MINUTE_MS,
      });
    },
  },
];

const retried = ({ things }: Estate): Deed => ({
  doings: [{ to: things.vendor, status: 503, tookMs: 35 }, { to: things.vendor }],
  says: [{ level: 'warn', text: 'attempt 1 answered 503, trying again in 100 ms' }],
});

function sample({ tape, work, random }: Estate, name: string, at: number, usual: number): void {
  const sum = Math.round(usual * (0.9 + random.next() * 0.2));
  tape.metric({ at, namespace: 'AWS/Lambda', name, dimensions: { FunctionName: work.name }, sum });
}

export const healthyCases: readonly Crafted[] = HEALTHY.map(
  ({ name, why, usual = everyday, later, isTidy = false, onlyNumbers = false, asks, ...options }) => ({
    name,
    ...options,
    build(estate) {
      if (!onlyNumbers) live(estate, { usual, planted: () => later?.(estate), isTidy });
      distract(estate);
      return { question: asks(estate), truth: { entities: [], rubric: [], why } };
    },
  }),
);
