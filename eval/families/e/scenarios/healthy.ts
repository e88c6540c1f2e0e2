/** Days on which nothing is wrong, although something goes on. The right answer names no cause. */
import type { Question } from '../../../scenario.js';
import type { Act } from '../kit/act.js';
import { HOUR_MS, type Journey, MINUTE_MS } from '../kit/day.js';
import { crowd } from '../kit/distract.js';
import { type Estate, vendorOf } from '../kit/estate.js';
import { callTo } from '../kit/hop.js';
import { chart, functionNumbers, metric, metricQuery } from '../kit/numbers.js';
import { everyday, type Plot, type Story } from '../kit/story.js';
import { httpError, statusError } from '../words/http.js';
import { INTERNAL, VENDORS } from '../words/vendors.js';

type Quiet = Omit<Plot, 'pairs' | 'planted'>;
const healthy = (story: Omit<Story, 'plot' | 'rubric'>, plot: (estate: Estate) => Quiet): Story => ({
  rubric: [],
  ...story,
  plot: (estate) => ({ pairs: [], planted: () => undefined, ...plot(estate) }),
});

/** Warm requests only: what is asked about is like all the others. */
const warm =
  (estate: Estate): (() => Act) =>
  () => ({ ...everyday(estate), initMs: undefined, says: [] });

const theTrace = (journeys: readonly Journey[]): Question => ({
  about: 'subject',
  subject: { kind: 'trace', traceId: journeys.at(-3)?.traceId ?? 'none' },
});
const theRequest = (journeys: readonly Journey[]): Question => ({
  about: 'subject',
  subject: { kind: 'request', requestId: journeys.at(-2)?.workRequestId ?? 'none' },
});

const durations = (estate: Estate): Question =>
  chart(
    estate,
    metricQuery('Duration', { key: 'value.max', operator: 'P95', alias: 'p95' }, { FunctionName: estate.work.name }),
  );
const errors = (estate: Estate): Question => metric(estate, 'Errors', { FunctionName: estate.work.name });

export const healthyStories: readonly Story[] = [
  healthy(
    {
      name: 'peak-of-the-day',
      shapes: ['single', 'chain'],
      why: 'Traffic doubles toward noon and everything answers as quickly as ever.',
    },
    (estate) => {
      functionNumbers(
        estate,
        estate.work.name,
        (minute) => 40 + 45 * Math.max(0, 1 - (estate.now - minute) / (4 * HOUR_MS)),
      );
      return { usual: warm(estate), growth: 2.4, question: () => durations(estate) };
    },
  ),
  healthy(
    {
      name: 'somebody-else-deploys',
      shapes: ['single', 'queue'],
      needs: ['platform'],
      why: 'Another application is deployed; this request is like all others.',
    },
    (estate) => {
      const { post, onset, stranger, trade } = estate;
      post.trail(onset, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: stranger.name, publish: true });
      post.trail(onset + MINUTE_MS, 'cloudformation', 'UpdateStack', { stackName: trade.other.app });
      return { usual: warm(estate), question: theRequest };
    },
  ),
  healthy(
    {
      name: 'neighbor-fails-loudly',
      shapes: ['single', 'chain', 'fan-out'],
      needs: ['traces'],
      why: 'Another application fails all the time; this trace has nothing to do with it.',
    },
    (estate) => ({
      usual: warm(estate),
      after: () => {
        const vendor = estate.dice.pick(INTERNAL);
        const thrown = httpError(estate.dice, estate.stranger, vendor, 'refused');
        crowd(estate, estate.onset, 120, () => ({ calls: [], ownMs: 40, end: 'crash', thrown }));
      },
      question: theTrace,
    }),
  ),
  healthy(
    {
      name: 'slow-as-always',
      shapes: ['single', 'chain'],
      needs: ['traces'],
      why: 'A service takes two seconds, today as every hour before.',
    },
    (estate) => {
      const vendor = estate.dice.pick(VENDORS);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const call = () => callTo(peer, `${vendor.verb} ${vendor.path}`, 1900 + estate.dice.int(0, 300));
      return { usual: () => ({ ...everyday(estate, call()), initMs: undefined, says: [] }), question: theTrace };
    },
  ),
  healthy(
    {
      name: 'night-falls',
      shapes: ['single', 'queue'],
      why: 'Traffic ebbs away toward the night; durations stay what they were.',
    },
    (estate) => {
      functionNumbers(
        estate,
        estate.work.name,
        (minute) => 12 + 50 * Math.min(1, (estate.now - minute) / (5 * HOUR_MS)),
      );
      return { usual: warm(estate), growth: 0.6, question: () => durations(estate) };
    },
  ),
  healthy(
    {
      name: 'scanner-finds-nothing',
      shapes: ['single', 'chain'],
      needs: ['traces'],
      why: 'Somebody asks for pages that do not exist and is told so; the request asked about is another.',
    },
    (estate) => ({
      usual: warm(estate),
      after: () =>
        crowd(estate, estate.onset, 90, () => ({
          calls: [],
          ownMs: 4,
          end: 'ok',
          status: 404,
          says: [
            {
              level: 'WARN',
              text: 'no such page, answered 404',
              fields: { path: estate.dice.pick(['/wp-login.php', '/.env', '/admin']) },
            },
          ],
        })),
      question: theTrace,
    }),
  ),
  healthy(
    {
      name: 'logins-mistyped',
      shapes: ['single', 'fan-out'],
      needs: ['platform'],
      why: 'People mistype their passwords and are told so with a 401.',
    },
    (estate) => ({
      usual: () => {
        const act = { ...everyday(estate), initMs: undefined, says: [] };
        return estate.dice.chance(0.2)
          ? { ...act, status: 401, says: [{ level: 'INFO', text: 'credentials not accepted, answered 401' }] }
          : act;
      },
      question: theRequest,
    }),
  ),
  healthy(
    {
      name: 'nightly-batch-runs',
      shapes: ['single', 'queue'],
      why: 'A batch of another application runs, as planned; this function is as quick as ever.',
    },
    (estate) => {
      functionNumbers(estate, estate.work.name, () => 36);
      functionNumbers(estate, estate.stranger.name, (minute) => (minute >= estate.onset ? 160 : 2), { ms: () => 4200 });
      const batch = (): Act => ({ calls: [callTo(estate.peer('s3'), 'GetObject', 60)], ownMs: 3900, end: 'ok' });
      return {
        usual: warm(estate),
        after: () => crowd(estate, estate.onset, 110, batch),
        question: () => durations(estate),
      };
    },
  ),
  healthy(
    {
      name: 'second-attempt-succeeds',
      shapes: ['single', 'chain'],
      why: 'Now and then a call needs a second attempt, which succeeds; no invocation fails.',
    },
    (estate) => {
      const vendor = estate.dice.pick(INTERNAL);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const call = (status: number) => ({
        ...callTo(peer, `${vendor.verb} ${vendor.path}`, estate.dice.around(50)),
        status,
      });
      functionNumbers(estate, estate.work.name, () => 33);
      return {
        usual: () => {
          const again = estate.dice.chance(0.06);
          const says: Act['says'] = again
            ? [{ level: 'WARN', text: `${vendor.name} answered 503, attempt 1 of 3, trying again` }]
            : [];
          return { ...everyday(estate, ...(again ? [call(503)] : []), call(200)), initMs: undefined, says };
        },
        question: () => errors(estate),
      };
    },
  ),
  healthy(
    {
      name: 'log-level-is-debug',
      shapes: ['single', 'queue'],
      needs: ['platform'],
      why: 'Somebody wants to see more lines; the requests are what they were.',
    },
    (estate) => {
      const lines = ['cache lookup', 'serialized item', 'signed request', 'parsed headers', 'mapped fields'];
      functionNumbers(estate, estate.work.name, () => 30);
      return {
        usual: (at) => {
          const says: Act['says'] = at < estate.onset ? [] : lines.map((text) => ({ level: 'DEBUG', text }));
          return { ...everyday(estate), initMs: undefined, says };
        },
        question: (journeys) => (estate.dice.chance(0.5) ? theRequest(journeys) : durations(estate)),
      };
    },
  ),
  healthy(
    {
      name: 'release-goes-well',
      shapes: ['single', 'chain', 'fan-out'],
      needs: ['platform'],
      why: 'A new version takes over and does as well as the one before.',
    },
    (estate) => {
      const { work, post, onset } = estate;
      const next = String(Number(work.version) + 1);
      post.trail(onset, 'lambda', 'UpdateFunctionCode20150331v2', {
        functionName: work.name,
        publish: true,
        dryRun: false,
      });
      functionNumbers(estate, work.name, () => 40);
      return {
        usual: (at) => ({
          ...everyday(estate),
          initMs: undefined,
          says: [],
          version: at < onset ? work.version : next,
        }),
        question: (journeys) => (estate.dice.chance(0.5) ? theRequest(journeys) : errors(estate)),
      };
    },
  ),
  healthy(
    {
      name: 'every-quarter-of-an-hour',
      shapes: ['single', 'queue'],
      why: 'A job runs four times an hour, now as before.',
    },
    (estate) => {
      const { work, dice } = estate;
      functionNumbers(estate, work.name, (minute) => ((minute / MINUTE_MS) % 15 === 0 ? 60 : 0));
      const calls = metricQuery(
        'Invocations',
        { key: 'value.sum', operator: 'SUM', alias: 'invocations' },
        { FunctionName: work.name },
      );
      return {
        usual: warm(estate),
        question: () => (dice.chance(0.5) ? errors(estate) : chart(estate, calls, 3, false)),
      };
    },
  ),
  healthy(
    {
      name: 'refusals-that-are-expected',
      shapes: ['single', 'chain'],
      needs: ['traces'],
      why: 'Looking whether a customer is known answers 404 for a new one; the trace asked about ended well.',
    },
    (estate) => {
      const vendor = estate.dice.pick(INTERNAL);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const finds = (status: number) => ({
        ...callTo(peer, `GET /customers/${estate.dice.int(1000, 9999)}`, estate.dice.around(30)),
        status,
      });
      const missing = statusError(estate.dice, estate.work, vendor, 404, '');
      return {
        usual: () => ({
          ...everyday(estate, finds(estate.dice.chance(0.25) ? 404 : 200)),
          initMs: undefined,
          says: [{ level: 'DEBUG', text: `lookup finished (${missing.message.slice(0, 40)} means new customer)` }],
        }),
        question: theTrace,
      };
    },
  ),
];
