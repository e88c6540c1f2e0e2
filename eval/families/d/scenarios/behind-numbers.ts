/** Charts and alerts whose reason other telemetry tells. */
import { distract, live, MINUTE_MS } from '../kit/day.js';
import type { Failure } from '../kit/failure.js';
import { errorsOf, hitBy, nameOf } from '../kit/hit.js';
import { awsSays } from '../kit/refusals.js';
import { alertQuestion, chartQuestion, lambdaSeries, metricQuestion, nothing, of, play } from '../kit/series.js';
import { ALL_SHAPES, type Crafted, DIRECT, everyday, truthOf } from '../kit/story.js';

export const behindNumbers: readonly Crafted[] = [
  {
    name: 'marked-hump-of-errors',
    shapes: ALL_SHAPES,
    signals: ['lines', 'otel', 'xray'],
    runtimes: ['python', 'node', 'java', 'go'],
    begins: [52, 40],
    build(estate) {
      const { work, things, now, since } = estate;
      const message = 'The conditional request failed';
      const failure = awsSays(estate, 'DynamoDB', 'PutItem', 'ConditionalCheckFailedException', message);
      let ended = false;
      live(estate, {
        usual: everyday,
        planted: (_, index, at) => {
          // It is over after twenty minutes; the hump stands in the middle of the chart.
          ended ||= at > since + 20 * MINUTE_MS;
          return ended || index % 4 === 3
            ? undefined
            : { doings: [{ to: things.table, failure, status: 400 }], failure, how: 'caught' };
        },
      });
      distract(estate);
      const minutesAgo = (at: number): number => Math.ceil((now - at) / MINUTE_MS);
      return {
        question: chartQuestion(estate, errorsOf(estate), [minutesAgo(since) + 1, minutesAgo(since + 20 * MINUTE_MS)]),
        truth: truthOf(
          [{ fault: 'conditional-check-failed', entity: work.name }],
          ['repeat|idempot|condition|already|retry'],
          'A client sent everything twice for twenty minutes.',
        ),
      };
    },
  },
  {
    name: 'line-of-the-slowest-rises',
    signals: ['otel', 'xray'],
    shapes: DIRECT,
    build(estate) {
      const { things, random, work } = estate;
      hitBy(
        estate,
        0.9,
        () => ({ doings: [{ to: things.database, tookMs: random.int(2_700, 5_200) }] }),
        (one) => ({ doings: [{ to: one.things.database }] }),
      );
      distract(estate);
      return {
        question: chartQuestion(estate, {
          calculations: [{ operator: 'P95', key: '@duration' }],
          filters: [of('namespace', work.name), of('@type', 'REPORT')],
        }),
        truth: truthOf(
          [
            { fault: 'slow-query', entity: nameOf(estate, 'database') },
            { fault: 'slow-query', entity: things.database.name },
          ],
          ['index|plan|lock'],
          'All of the time went into one statement.',
        ),
      };
    },
  },
  {
    name: 'alert-about-new-errors',
    signals: ['lines', 'otel', 'xray'],
    shapes: DIRECT,
    runtimes: ['python', 'ruby', 'dotnet'],
    build(estate) {
      const { work, things } = estate;
      const failure: Failure =
        work.runtime === 'python'
          ? { type: 'IndexError', message: 'list index out of range' }
          : work.runtime === 'ruby'
            ? { type: 'TypeError', message: 'no implicit conversion of nil into String' }
            : {
                type: 'System.InvalidCastException',
                message: "Unable to cast object of type 'System.String' to type 'System.Int64'.",
              };
      hitBy(estate, 0.6, () => ({ doings: [{ to: things.table }], failure, how: 'crash' }));
      distract(estate);
      return {
        question: alertQuestion(estate, {
          name: 'more errors than before',
          kind: 'error-surge',
          query: { filters: [of('namespace', work.name)] },
          window: 60 * MINUTE_MS,
        }),
        truth: truthOf(
          [{ fault: 'code-defect', entity: work.name }],
          ['code|correct'],
          'A mistake in the code that each second request meets.',
        ),
      };
    },
  },
  {
    name: 'errors-in-numbers-reason-in-lines',
    signals: ['lines', 'xray'],
    shapes: ['single', 'queue'],
    runtimes: ['node'],
    memoryMb: 256,
    build(estate) {
      const { work, things } = estate;
      hitBy(estate, 0.7, () => ({ doings: [{ to: things.bucket }], ownMs: 1_500, ends: 'heap' }));
      distract(estate);
      const errors = lambdaSeries('Errors', estate, { usual: nothing, now: ({ random }) => random.int(2, 6) });
      play(estate, [errors, lambdaSeries('Invocations', estate, { usual: ({ random }) => random.int(6, 11) })]);
      return {
        question: metricQuestion(estate, errors),
        truth: truthOf(
          [{ fault: 'memory-exhausted', entity: work.name }],
          ['memory'],
          'The metric counts what the lines explain.',
        ),
      };
    },
  },
];
