/** Faults that the shape of a request shows: many calls, slow calls, the same call again, itself once more. */
import { distract, live, MINUTE_MS } from '../kit/day.js';
import { invoke } from '../kit/invoke.js';
import { type Crafted, DIRECT, everyday, type Story, truthOf } from '../kit/story.js';

const TRACED = ['otel', 'xray', 'spans'] as const;

export const shapeStories: readonly Story[] = [
  {
    name: 'one-read-for-each-line',
    fault: 'n-plus-one',
    guilty: 'work',
    signals: TRACED,
    share: 1,
    usual: ({ things }) => ({ doings: [{ to: things.table, span: 'DynamoDB.Query', tookMs: 14 }], version: '40' }),
    planted: ({ things, random }) => ({
      doings: [
        { to: things.table, span: 'DynamoDB.Query', tookMs: 14 },
        { to: things.table, span: 'DynamoDB.GetItem', tookMs: 9, times: random.int(38, 90) },
      ],
      version: '41',
    }),
    also: ({ tape, since, work }) =>
      tape.trail(since - MINUTE_MS, 'lambda', 'UpdateFunctionCode20150331v2', { functionName: work.name }),
    accepts: ({ work }) => [{ fault: 'deployment-change', entity: work.name }],
    asks: ['request', 'trace'],
    rubric: ['batch|one call|join'],
    why: 'The new version reads each line on its own.',
  },
  {
    name: 'one-statement-for-each-row',
    fault: 'n-plus-one',
    guilty: 'work',
    signals: TRACED,
    share: 0.7,
    usual: ({ things, random }) => ({ doings: [{ to: things.database, times: random.int(1, 3), tookMs: 6 }] }),
    planted: ({ things, random }) => ({ doings: [{ to: things.database, tookMs: 7, times: random.int(45, 120) }] }),
    asks: ['request', 'trace'],
    rubric: ['batch|one call|join'],
    why: 'A customer with a hundred rows shows that each is read alone.',
  },
  {
    name: 'index-was-dropped',
    fault: 'slow-query',
    guilty: 'database',
    signals: TRACED,
    share: 0.9,
    usual: ({ things }) => ({ doings: [{ to: things.cache }, { to: things.database }] }),
    planted: ({ things, random }) => ({
      doings: [{ to: things.cache }, { to: things.database, tookMs: random.int(3_900, 7_800) }],
    }),
    asks: ['request', 'trace', 'span'],
    rubric: ['index|plan|lock'],
    why: 'A migration dropped an index; the table is read as a whole.',
  },
  {
    name: 'statement-is-stopped-by-the-server',
    fault: 'slow-query',
    guilty: 'database',
    runtimes: ['node', 'python', 'go'],
    signals: ['otel', 'xray'],
    share: 0.7,
    usual: ({ things }) => ({ doings: [{ to: things.database }] }),
    planted: ({ things, work }) => {
      const message = 'canceling statement due to statement timeout';
      const failure =
        work.runtime === 'python'
          ? { type: 'psycopg2.errors.QueryCanceled', message: `${message}\n` }
          : work.runtime === 'go'
            ? { type: '*pgconn.PgError', message: `ERROR: ${message} (SQLSTATE 57014)` }
            : { type: 'error', message, code: '57014', library: 'pg-protocol', more: { routine: 'ProcessInterrupts' } };
      return { doings: [{ to: things.database, tookMs: 5_003, failure }], failure, how: 'caught' };
    },
    rubric: ['index|plan|lock|statement'],
    why: 'The statement needs longer than the five seconds that the server gives it.',
  },
  {
    name: 'partner-became-slow',
    fault: 'dependency-slow',
    guilty: 'vendor',
    signals: TRACED,
    share: 0.9,
    usual: ({ things }) => ({ doings: [{ to: things.vendor }, { to: things.table }] }),
    planted: ({ things, random }) => ({
      doings: [{ to: things.vendor, tookMs: random.int(4_200, 8_100) }, { to: things.table }],
    }),
    asks: ['request', 'trace', 'span'],
    rubric: ['timeout|slow|fallback'],
    why: 'The partner still answers, thirty times as slowly.',
  },
  {
    name: 'waits-for-the-partner-until-stopped',
    fault: 'dependency-slow',
    guilty: 'vendor',
    signals: ['xray'],
    runtimes: ['node', 'python', 'ruby'],
    timeoutMs: 10_000,
    usual: ({ things }) => ({ doings: [{ to: things.vendor }, { to: things.table }] }),
    planted: ({ things }) => ({
      doings: [{ to: things.table }, { to: things.vendor, tookMs: 30_000 }],
      ends: 'timeout',
    }),
    asks: ['event', 'request', 'trace'],
    rubric: ['timeout|slow|fallback'],
    why: 'The client has no time limit of its own, so that the function is stopped while it waits.',
  },
  {
    name: 'a-dozen-attempts-without-a-pause',
    fault: 'retry-storm',
    guilty: 'work',
    signals: TRACED,
    runtimes: ['node', 'python', 'java'],
    usual: ({ things }) => ({ doings: [{ to: things.vendor }] }),
    planted: ({ things, random, work }) => ({
      doings: [{ to: things.vendor, status: 503, times: random.int(12, 16), tookMs: 70 }],
      failure: {
        type: work.runtime === 'java' ? 'io.works.http.GivenUpException' : 'GivenUp',
        message: 'gave up after all attempts',
      },
      how: 'caught',
    }),
    accepts: ({ things }) => [{ fault: 'dependency-unavailable', entity: things.vendor.name }],
    asks: ['trace', 'request', 'error'],
    rubric: ['attempt|backoff|circuit'],
    why: 'The client tries a dozen times at once and keeps the partner down.',
  },
  {
    name: 'its-own-code-became-slow',
    fault: 'latency-increase',
    guilty: 'work',
    signals: ['otel', 'spans'],
    share: 0.9,
    usual: (estate) => ({ ...everyday(estate), ownMs: estate.random.int(12, 40) }),
    planted: (estate) => ({ ...everyday(estate), ownMs: estate.random.int(2_800, 4_600) }),
    asks: ['trace', 'request'],
    rubric: ['compare|change|slow'],
    why: 'An expression takes seconds since texts became longer; no call is slower.',
  },
  {
    name: 'breaker-is-open',
    fault: 'dependency-unavailable',
    guilty: 'work',
    runtimes: ['java'],
    share: 0.8,
    usual: ({ things }) => ({ doings: [{ to: things.vendor }] }),
    planted: () => ({
      failure: {
        type: 'io.github.resilience4j.circuitbreaker.CallNotPermittedException',
        message: "CircuitBreaker 'tariffs' is OPEN and does not permit further calls",
      },
      how: 'caught',
      ownMs: 2,
    }),
    // No call is made any more; the breaker has a name of its own, and earlier calls went to the partner.
    accepts: ({ things }) => [
      { fault: 'dependency-unavailable', entity: 'tariffs' },
      { fault: 'dependency-unavailable', entity: things.vendor.name },
    ],
    rubric: ['backoff|without it|check|circuit'],
    why: 'The partner failed before; now the breaker keeps everybody away from it.',
  },
  {
    name: 'books-do-not-balance',
    fault: 'unhandled-error',
    guilty: 'work',
    share: 0.4,
    planted: (estate) => ({
      ...everyday(estate),
      failure: {
        type: estate.work.runtime === 'java' ? 'io.works.ledger.ImbalanceException' : 'ImbalanceError',
        message: 'debit and credit differ by 0.01 EUR',
      },
      how: 'caught',
    }),
    rubric: ['place|log|original|look'],
    why: 'A rule of the business is broken; the telemetry does not say by what.',
  },
];

export const shapeCases: readonly Crafted[] = [
  {
    name: 'feeds-itself',
    signals: ['otel', 'xray'],
    build(estate) {
      const { random, work, now, things } = estate;
      live(estate, { usual: everyday, planted: () => undefined });
      distract(estate);
      const traceId = random.hex(32);
      let at = now - 6 * MINUTE_MS;
      let parentSpanId: string | undefined;
      for (let depth = 0; depth < 11; depth += 1) {
        const callId = random.hex(16);
        const served = invoke(estate, work, {
          at,
          traceId,
          parentSpanId,
          trigger: 'pubsub',
          answered: 200,
          callIds: [random.hex(16), callId],
          deed: { doings: [{ to: things.cache }, { to: things.queue }] },
        });
        at += served.tookMs + random.int(300, 900);
        parentSpanId = callId;
      }
      return {
        question: { about: 'subject', subject: { kind: 'trace', traceId } },
        truth: truthOf(
          [{ fault: 'recursion', entity: work.name }],
          ['loop|trigger|elsewhere'],
          'What it cannot finish goes into the queue that starts it.',
        ),
      };
    },
  },
  {
    name: 'symptom-at-the-door',
    shapes: DIRECT.slice(1),
    signals: ['lines', 'otel', 'xray'],
    runtimes: ['node', 'python', 'java', 'ruby', 'dotnet'],
    build(estate) {
      const { work, front, random, things } = estate;
      const message =
        work.runtime === 'python'
          ? { type: 'ZeroDivisionError', message: 'division by zero' }
          : work.runtime === 'ruby'
            ? { type: 'ZeroDivisionError', message: 'divided by 0' }
            : work.runtime === 'java'
              ? { type: 'java.lang.ArithmeticException', message: '/ by zero' }
              : work.runtime === 'dotnet'
                ? { type: 'System.DivideByZeroException', message: 'Attempted to divide by zero.' }
                : { type: 'RangeError', message: 'Division by zero' };
      live(estate, {
        usual: everyday,
        planted: () =>
          random.chance(0.6) ? { doings: [{ to: things.table }], failure: message, how: 'crash' } : undefined,
      });
      distract(estate);
      return {
        question: { about: 'error', contains: '', namespace: front.name },
        truth: truthOf(
          [{ fault: 'code-defect', entity: work.name }],
          ['code|correct'],
          'The first function only passes on that the second one failed.',
        ),
      };
    },
  },
];
