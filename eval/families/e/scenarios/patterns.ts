/** What shows only in how calls and messages follow each other. */
import type { Fault } from '@baselime-ai/contract';
import type { Question } from '../../../scenario.js';
import type { Act } from '../kit/act.js';
import { invoke, type Journey } from '../kit/day.js';
import { type Estate, vendorOf } from '../kit/estate.js';
import { callTo } from '../kit/hop.js';
import { broken, everyday, failing, idOf, ofPeer, ofWork, type Story } from '../kit/story.js';
import type { Thrown } from '../kit/thrown.js';
import { defect, ownWords, refused, unparsable } from '../words/code.js';
import { statusError } from '../words/http.js';
import { INTERNAL, VENDORS } from '../words/vendors.js';

/** About the newest request that was hit, by its trace. */
const theTrace = (journeys: readonly Journey[]): Question => {
  const traceId = journeys.findLast(({ isPlanted }) => isPlanted)?.traceId ?? 'none';
  return { about: 'subject', subject: { kind: 'trace', traceId } };
};

const times = <T>(count: number, make: (index: number) => T): readonly T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** A message of the queue, with the fields that consumers log. */
const messageFields = (estate: Estate, messageId: string, receiveCount: number) => ({
  messageId,
  approximateReceiveCount: receiveCount,
  [`${estate.trade.noun}Id`]: idOf(estate),
});

export const patternStories: readonly Story[] = [
  {
    name: 'one-read-for-each-item',
    needs: ['traces'],
    shapes: ['single', 'chain', 'fan-out'],
    why: 'A request reads its items one by one; most of its time goes into these calls, each of them quick.',
    rubric: ['batch|one (?:call|query|request)|join|together|in one', 'call|item|read|quer|loop'],
    share: 0.4,
    plot: (estate) => {
      const kind = estate.dice.pick(['dynamodb', 'postgres']);
      const statement = `SELECT * FROM ${estate.trade.noun}_lines WHERE id = $1`;
      const read = () =>
        kind === 'dynamodb'
          ? callTo(estate.peer('dynamodb'), 'GetItem', estate.dice.around(9))
          : callTo(estate.peer('postgres'), 'SELECT', estate.dice.around(7), statement);
      return {
        pairs: ofWork(estate, 'n-plus-one'),
        usual: () => everyday(estate, read(), read()),
        planted: () => ({ ...everyday(estate, ...times(estate.dice.int(60, 110), read)), initMs: undefined }),
        question: theTrace,
      };
    },
  },
  {
    name: 'tries-again-without-end',
    needs: ['traces'],
    shapes: ['single', 'queue'],
    why: 'The client calls a service that is down a dozen times in a row before it gives up.',
    rubric: ['retr|attempt', 'backoff|jitter|fewer|circuit|limit'],
    plot: (estate) => {
      const vendor = estate.dice.pick(INTERNAL);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const call = () => callTo(peer, `${vendor.verb} ${vendor.path}`, estate.dice.around(35));
      return {
        pairs: [...ofWork(estate, 'retry-storm'), ...ofPeer(peer, 'dependency-unavailable')],
        usual: () => everyday(estate, call()),
        planted: () => {
          const thrown = statusError(estate.dice, estate.work, vendor, 503, 'no healthy upstream');
          return failing(
            estate,
            thrown,
            times(estate.dice.int(12, 20), () => broken(estate, call(), thrown, 503)),
          );
        },
      };
    },
  },
  {
    name: 'writes-where-it-listens',
    needs: ['traces'],
    shapes: ['single', 'chain'],
    why: 'What the function writes starts the function again.',
    rubric: ['stop|concurrency|disable|0', 'trigger|elsewhere|output|bucket|prefix|loop|separate'],
    share: 0,
    plot: (estate) => {
      const bucket = estate.peer('s3');
      const loop = (journey: Journey): void => {
        let [parent, at] = [estate.dice.hex(16), journey.at + 1500];
        for (let depth = 0; depth < estate.dice.int(9, 14); depth += 1) {
          const [spanId, writes] = [estate.dice.hex(16), estate.dice.hex(16)];
          const call = { ...callTo(bucket, 'PutObject', estate.dice.around(40)), spanId: writes };
          const act: Act = {
            calls: [call],
            ownMs: estate.dice.around(120),
            end: 'ok',
            fields: { key: `out/${depth}.json` },
          };
          const invocation = { fn: estate.work, act, trigger: 's3' as const, at, spanId, parentSpanId: parent };
          at += invoke(estate, { ...invocation, requestId: estate.dice.uuid(), traceId: journey.traceId }) + 400;
          parent = writes;
        }
      };
      return {
        pairs: ofWork(estate, 'recursion'),
        planted: (_, index) => (index % 3 === 0 ? { ...everyday(estate), initMs: undefined } : undefined),
        after: (journeys) => {
          for (const one of journeys.filter(({ isPlanted, at }) => isPlanted && at < estate.now - 120_000)) loop(one);
        },
        question: (journeys) => theTrace(journeys.filter(({ at }) => at < estate.now - 120_000)),
      };
    },
  },
  {
    name: 'same-message-again',
    needs: ['logs'],
    shapes: ['queue', 'fan-out'],
    why: 'One message fails each time it is delivered, and no other does.',
    rubric: ['dead-letter|dlq|receive', 'message|look|partial|inspect'],
    plot: (estate) => {
      const { dice, work, trade } = estate;
      const poison = dice.uuid();
      const { own, thrown } = dice.pick<{ own: Fault; thrown: Thrown }>([
        { own: 'malformed-input', thrown: unparsable(dice, work) },
        { own: 'code-defect', thrown: defect(dice, work, trade.noun) },
        { own: 'validation-failed', thrown: refused(dice, work, trade.noun) },
      ]);
      let received = 0;
      return {
        pairs: ofWork(estate, 'poison-message', own),
        perHour: 70,
        usual: () => ({ ...everyday(estate), fields: messageFields(estate, dice.uuid(), 1) }),
        planted: (_, index) => {
          if (index % 3 !== 0) return undefined;
          received += 1;
          return failing(estate, thrown, [], { fields: messageFields(estate, poison, received), end: 'crash' });
        },
      };
    },
  },
  {
    name: 'all-of-the-batch-fails',
    needs: ['logs'],
    languages: ['node', 'python'],
    shapes: ['queue', 'fan-out'],
    why: 'The batch processor reports records that failed.',
    rubric: ['record|item|batch', 'batchItemFailures|partial|dead-letter|dlq|look|report'],
    plot: (estate) => {
      const { dice, work, trade } = estate;
      const child = ownWords(dice, work, trade.noun);
      const count = dice.int(2, 6);
      const thrown =
        work.language === 'node'
          ? {
              type: 'FullBatchFailureError',
              message: 'All records failed processing. See individual errors below.',
              props: { recordErrors: [{ errorType: child.type, errorMessage: child.message }] },
            }
          : {
              type: 'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError',
              message: `All records failed processing. ${count} individual errors logged separately below.\n${child.type}: ${child.message}`,
            };
      const pairs = ofWork(estate, 'partial-batch-failure', 'unhandled-error');
      return { pairs, planted: () => failing(estate, thrown, [], { end: 'crash', fields: { batchSize: count } }) };
    },
  },
  {
    name: 'gives-the-message-up',
    needs: ['logs'],
    shapes: ['queue', 'fan-out'],
    asks: ['event', 'error', 'request'],
    why: 'The consumer gives messages up and moves them to the dead-letter queue.',
    rubric: ['dead-letter|dlq|message', 'redrive|consumer|read|look|correct'],
    plot: (estate) => {
      const dlq = `${estate.queue.name}-dlq`;
      const text = estate.dice.pick([
        `message moved to dead-letter queue ${dlq} after 5 receives`,
        `max receive count reached, sent to DLQ ${dlq}`,
        `giving up on message, moved to dead letter queue ${dlq}`,
      ]);
      return {
        pairs: [
          ...[dlq, estate.queue.name, estate.work.name].map((entity) => ({ fault: 'dead-letter' as const, entity })),
        ],
        planted: () => ({
          ...everyday(estate),
          initMs: undefined,
          says: [{ level: 'ERROR', text, fields: messageFields(estate, estate.dice.uuid(), 5) }],
        }),
      };
    },
  },
  {
    name: 'trace-waits-for-a-service',
    needs: ['traces'],
    shapes: ['single', 'chain', 'fan-out'],
    why: 'A call takes many times longer than it did until an hour ago, and answers well.',
    rubric: ['slow|latency|time-?out|time', 'why|fallback|queue|time-?out|cache|check'],
    plot: (estate) => {
      const vendor = estate.dice.pick([...VENDORS, ...INTERNAL]);
      const peer = vendorOf(estate.dice, vendor.name, vendor.host);
      const call = (ms: number) => callTo(peer, `${vendor.verb} ${vendor.path}`, estate.dice.around(ms));
      return {
        pairs: ofPeer(peer, 'dependency-slow'),
        usual: () => everyday(estate, call(130)),
        planted: () => ({ ...everyday(estate, call(3900)), initMs: undefined }),
        question: theTrace,
      };
    },
  },
  {
    name: 'trace-waits-for-a-statement',
    needs: ['traces'],
    shapes: ['single', 'chain', 'queue'],
    why: 'A statement takes many times longer than it did until an hour ago.',
    rubric: ['query|statement|database|index|plan', 'index|plan|lock|load|explain'],
    plot: (estate) => {
      const peer = estate.peer(estate.dice.pick(['postgres', 'mysql']));
      const statement = `SELECT ref, state FROM ${estate.trade.noun}s WHERE lower(customer_email) = $1 AND state <> $2`;
      const call = (ms: number) => callTo(peer, 'SELECT', estate.dice.around(ms), statement);
      return {
        pairs: ofPeer(peer, 'slow-query', 'dependency-slow'),
        usual: () => everyday(estate, call(22)),
        planted: () => ({ ...everyday(estate, call(2700)), initMs: undefined }),
        question: theTrace,
      };
    },
  },
  {
    name: 'own-work-takes-longer',
    needs: ['traces'],
    shapes: ['single', 'chain'],
    why: 'The function itself takes many times longer than before; its calls are as quick as ever.',
    rubric: ['compare|chang|profil|fast|what'],
    plot: (estate) => ({
      pairs: ofWork(estate, 'latency-increase'),
      usual: () => ({ ...everyday(estate), ownMs: estate.dice.around(60) }),
      planted: () => ({ ...everyday(estate), initMs: undefined, ownMs: estate.dice.around(2300) }),
      question: theTrace,
    }),
  },
];
