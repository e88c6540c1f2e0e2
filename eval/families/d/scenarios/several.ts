/** Several things go wrong at once and one of them is asked about; streams, flows and heavy traffic. */

import { arrivals, distract, live, MINUTE_MS } from '../kit/day.js';
import type { Deed } from '../kit/deed.js';
import type { Estate } from '../kit/estate.js';
import type { Failure } from '../kit/failure.js';
import { errorsOf, hitBy, nameOf } from '../kit/hit.js';
import { lineOf } from '../kit/lines.js';
import { awsSays } from '../kit/refusals.js';
import { alertQuestion, chartQuestion, lambdaSeries, metricQuestion, of, play } from '../kit/series.js';
import { type Crafted, DIRECT, everyday, truthOf } from '../kit/story.js';
import { addressOf } from '../kit/things.js';

/** Another function fails for a reason of its own, before and during. */
function neighborFails({ tape, neighbor, random, now, since, things }: Estate, text: string, failure: Failure): void {
  for (let at = since - 15 * MINUTE_MS; at < now - MINUTE_MS; at += random.int(60_000, 140_000)) {
    const requestId = random.uuid();
    tape.line(
      `/aws/lambda/${neighbor.name}`,
      `2026/01/03/[$LATEST]${things.queue.name.length}`,
      at,
      lineOf(neighbor, { at, requestId, level: 'error', text, failure }),
    );
  }
}

const hangs = ({ name }: { readonly name: string }): Failure => ({
  type: 'ConnectTimeoutError',
  message: `Connect Timeout Error (attempted address: ${name}:443, timeout: 5000ms)`,
  code: 'UND_ERR_CONNECT_TIMEOUT',
  library: 'undici',
});

export const severalCases: readonly Crafted[] = [
  {
    name: 'two-troubles-one-question',
    shapes: DIRECT,
    signals: ['lines', 'otel', 'xray'],
    runtimes: ['node'],
    build(estate) {
      const { things, work, random } = estate;
      const failure = awsSays(
        estate,
        'DynamoDB',
        'PutItem',
        'AccessDeniedException',
        `User: arn:aws:sts::${estate.tape.account}:assumed-role/${work.name} is not authorized to perform: dynamodb:PutItem on resource: arn:aws:dynamodb:${estate.tape.region}:${estate.tape.account}:table/${things.table.name} because no identity-based policy allows the dynamodb:PutItem action`,
      );
      const hit = hitBy(estate, 0.8, () => ({
        doings: [{ to: things.table, failure, status: 400 }],
        failure,
        how: 'caught',
      }));
      neighborFails(estate, 'export failed', hangs(things.otherVendor));
      distract(estate);
      const one = hit.at(-1);
      if (one === undefined) throw new RangeError('nothing was hit');
      return {
        question: random.chance(0.5)
          ? { about: 'subject', subject: { kind: 'request', requestId: one.requestId } }
          : { about: 'error', contains: '', namespace: work.name },
        truth: truthOf(
          [{ fault: 'permission-denied', entity: work.name }],
          ['allow|policy|role|permission'],
          'The neighbor cannot reach its partner; that has nothing to do with it.',
        ),
      };
    },
  },
  {
    name: 'slow-partner-fills-the-dead-letters',
    shapes: ['queue'],
    signals: ['lines', 'otel'],
    runtimes: ['node'],
    build(estate) {
      const { things, tape, now, since } = estate;
      const failure = hangs(things.vendor);
      hitBy(
        estate,
        0.8,
        () => ({ doings: [{ to: things.vendor, tookMs: 5_004, failure }], failure, how: 'crash' }),
        (one) => ({ doings: [{ to: one.things.vendor }] }),
      );
      distract(estate);
      const queue = `${things.queue.name}-dlq`;
      for (let at = now - 345 * MINUTE_MS; at < now; at += MINUTE_MS)
        tape.metric({
          at,
          namespace: 'AWS/SQS',
          name: 'ApproximateNumberOfMessagesVisible',
          dimensions: { QueueName: queue },
          sum: at < since ? 0 : Math.round((at - since) / 40_000),
        });
      return {
        question: alertQuestion(estate, {
          name: 'dead letters',
          kind: 'threshold',
          query: {
            calculations: [{ operator: 'MAX', key: 'value.max' }],
            filters: [of('metric_name', 'ApproximateNumberOfMessagesVisible'), of('dimensions.QueueName', queue)],
          },
          threshold: { operation: '>', value: 0 },
          window: 60 * MINUTE_MS,
        }),
        truth: truthOf(
          [
            { fault: 'dependency-slow', entity: things.vendor.name },
            { fault: 'dependency-unavailable', entity: things.vendor.name },
          ],
          ['timeout|slow|fallback|check|backoff'],
          'What reaches the dead-letter queue failed at a partner that does not answer.',
        ),
      };
    },
  },
  {
    name: 'wave-opens-too-many-connections',
    shapes: DIRECT,
    signals: ['otel', 'xray'],
    runtimes: ['node', 'python'],
    build(estate) {
      const { things, work, random } = estate;
      const failure: Failure =
        work.runtime === 'python'
          ? {
              type: 'psycopg2.OperationalError',
              message: `connection to server at "${things.database.name}" (${addressOf(things.database)}), port 5432 failed: FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute\n`,
            }
          : { type: 'error', message: 'sorry, too many clients already', code: '53300', library: 'pg-protocol' };
      const usual = (one: Estate): Deed => ({ doings: [{ to: one.things.database }] });
      live(estate, {
        usual,
        rush: 4,
        planted: (_, index) =>
          index > 8 && random.chance(0.5)
            ? { doings: [{ to: things.database, tookMs: random.int(700, 1_400), failure }], failure, how: 'caught' }
            : undefined,
      });
      distract(estate);
      return {
        question: chartQuestion(estate, errorsOf(estate)),
        truth: truthOf(
          [
            { fault: 'connection-exhausted', entity: nameOf(estate, 'database') },
            { fault: 'connection-exhausted', entity: things.database.name },
          ],
          ['pool|proxy|concurrency'],
          'Four times the traffic, each environment with a connection of its own.',
        ),
      };
    },
  },
  {
    name: 'stuck-at-one-record',
    signals: ['lines'],
    runtimes: ['python', 'node'],
    build(estate) {
      const { work, things, random, now, since } = estate;
      const sequence = `4965${random.int(10_000_000, 99_999_999)}0000000018`;
      const failure: Failure =
        work.runtime === 'python'
          ? {
              type: 'UnicodeDecodeError',
              message: "'utf-8' codec can't decode byte 0x8f in position 11: invalid start byte",
            }
          : { type: 'SyntaxError', message: 'Unexpected token \'\ufffd\', "\ufffd\u0001{"id" is not valid JSON' };
      const batch = (first: string, count: number): NonNullable<Deed['values']> => ({
        stream: things.stream.name,
        shard: 'shardId-000000000001',
        firstSequenceNumber: first,
        records: count,
      });
      live(estate, {
        usual: (one) => ({
          doings: [{ to: one.things.table }],
          values: batch(`4965${one.random.int(10_000_000, 99_999_999)}0000000018`, one.random.int(20, 100)),
        }),
        planted: () => ({ failure, how: 'crash', values: { ...batch(sequence, 1), messageId: sequence } }),
      });
      distract(estate);
      const age = lambdaSeries('IteratorAge', estate, {
        usual: ({ random: r }) => r.int(100, 600),
        now: () => 0,
        unit: 'Milliseconds',
      });
      const rising = { ...age, now: (_: Estate, share: number) => share * (now - since) };
      play(estate, [rising]);
      return {
        question: metricQuestion(estate, rising),
        truth: truthOf(
          [
            { fault: 'malformed-input', entity: work.name },
            { fault: 'poison-message', entity: work.name },
          ],
          ['dead-letter|message|valid|sender|record'],
          'The shard waits for one record that cannot be read.',
        ),
      };
    },
  },
  {
    name: 'a-flow-that-carries-too-much',
    signals: ['lines'],
    build(estate) {
      const { things, random, now, since, tape } = estate;
      const machine = things.machine.name;
      live(estate, { usual: everyday, planted: () => undefined });
      distract(estate);
      const write = (at: number, execution: string, id: number, type: string, details: object): void =>
        tape.line(
          `/aws/vendedlogs/states/${machine}`,
          'states/one',
          at,
          JSON.stringify({
            id: `${id}`,
            type,
            details,
            previous_event_id: `${id - 1}`,
            event_timestamp: `${at}`,
            execution_arn: `arn:aws:states:${tape.region}:${tape.account}:execution:${machine}:${execution}`,
            redrive_count: '0',
          }),
        );
      for (const at of arrivals(estate, now - 340 * MINUTE_MS, now - 2 * MINUTE_MS, 30)) {
        const execution = random.uuid();
        write(at, execution, 1, 'ExecutionStarted', { roleArn: `arn:aws:iam::${tape.account}:role/flow` });
        write(at + 60, execution, 2, 'TaskStateEntered', { name: 'Collect' });
        if (at < since || random.chance(0.3)) {
          write(at + 900, execution, 7, 'TaskStateExited', { name: 'Collect' });
          write(at + 2_100, execution, 8, 'ExecutionSucceeded', {});
          continue;
        }
        const problem = {
          error: 'States.DataLimitExceeded',
          cause:
            "The state/task 'arn:aws:states:::lambda:invoke' returned a result with a size exceeding the maximum number of bytes service limit.",
        };
        write(at + 1_400, execution, 6, 'TaskFailed', { resource: 'invoke', resourceType: 'lambda', ...problem });
        write(at + 1_430, execution, 7, 'ExecutionFailed', problem);
      }
      return {
        question: { about: 'event', contains: '', namespace: machine },
        truth: truthOf(
          [{ fault: 'payload-too-large', entity: machine }],
          ['s3|size|smaller|page|split'],
          'A state of the flow hands on more than 256 kB.',
        ),
      };
    },
  },
  {
    name: 'one-in-fifty-among-many',
    signals: ['lines'],
    runtimes: ['node', 'java', 'dotnet'],
    build(estate) {
      const { work, things, random } = estate;
      const busy: Estate = { ...estate, perHour: 700 };
      const failure: Failure =
        work.runtime === 'java'
          ? {
              type: 'java.lang.ClassCastException',
              message: 'class java.lang.Integer cannot be cast to class java.lang.String',
            }
          : work.runtime === 'dotnet'
            ? {
                type: 'System.Collections.Generic.KeyNotFoundException',
                message: "The given key 'vat' was not present in the dictionary.",
              }
            : { type: 'TypeError', message: 'order.lines.flatMap is not a function' };
      live(busy, {
        usual: everyday,
        planted: (_, index) =>
          index % 50 === 7 || random.chance(0.01)
            ? { doings: [{ to: things.table }], failure, how: 'crash' }
            : undefined,
      });
      distract(estate);
      return {
        question: { about: 'error', contains: '', namespace: work.name },
        truth: truthOf(
          [{ fault: 'code-defect', entity: work.name }],
          ['code|correct'],
          'Heavy traffic, and few that meet the mistake.',
        ),
      };
    },
  },
];
