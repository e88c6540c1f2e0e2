/** Calls and messages that make a pattern. */
import { play } from '../kit/day.js';
import { CACHE, mysql, namesOf, postgres, redis, table, web } from '../kit/peer.js';
import { crash, error, info, thrown, warn } from '../kit/plot.js';
import type { Story } from '../kit/story.js';

const SPANS: Story['signals'] = ['otel', 'both'];

export const patternStories: readonly Story[] = [
  {
    ...{
      name: 'a-lookup-for-each-line',
      shapes: ['single', 'chain'],
      language: 'ruby',
      signals: SPANS,
      peer: mysql('catalogue', 'SELECT `variants`.* FROM `variants` WHERE `variants`.`product_id` = 7741'),
    },
    trouble: ({ peer, dice }) => ({
      end: 'ok',
      calls: Array.from({ length: dice.int(60, 140) }, () => ({ peer, op: peer.op, ms: dice.around(13) })),
    }),
    ask: ({ runs, culprit, peer }) => ({
      about: 'subject',
      subject: {
        kind: 'trace',
        traceId:
          runs.filter(({ fn, calls }) => fn === culprit && calls.filter((one) => one.peer === peer).length > 8).at(-1)
            ?.traceId ?? 'none',
      },
    }),
    truth: { fault: 'n-plus-one', seat: 'fn', rubric: ['batch|join|one query|preload'] },
    why: 'A query for each product of a page.',
  },
  {
    ...{
      name: 'get-item-in-a-loop',
      shapes: ['queue', 'fan-out'],
      language: 'dotnet',
      signals: SPANS,
      peer: table('rates', 'GetItem'),
    },
    trouble: ({ peer, dice }) => ({
      end: 'ok',
      calls: Array.from({ length: dice.int(70, 120) }, () => ({
        peer,
        op: 'GetItem',
        ms: dice.around(11),
        status: 200,
      })),
    }),
    ask: ({ runs, culprit }) => ({
      about: 'subject',
      subject: {
        kind: 'request',
        requestId: runs.filter(({ fn, calls }) => fn === culprit && calls.length > 20).at(-1)?.requestId ?? 'none',
      },
    }),
    truth: { fault: 'n-plus-one', seat: 'fn', rubric: ['batch'] },
    why: 'Items are fetched one by one instead of with BatchGetItem.',
  },
  {
    ...{
      name: 'hammering-a-ledger',
      shapes: ['queue', 'chain'],
      language: 'node',
      signals: SPANS,
      ask: { kind: 'trace' },
      peer: web('core.ledgerline.com', 'POST /postings', 60),
    },
    trouble: ({ peer, dice }) => {
      const refused = thrown('Error', 'other side closed', { code: 'UND_ERR_SOCKET' });
      return {
        end: 'crash',
        thrown: thrown('Error', 'gave up after 14 attempts'),
        calls: Array.from({ length: 14 }, () => ({ peer, op: peer.op, ms: dice.around(45), thrown: refused })),
      };
    },
    truth: {
      fault: 'retry-storm',
      seat: 'fn',
      rubric: ['backoff|attempt|circuit'],
      pairs: ({ peer }) => [
        { fault: 'connection-failed', entity: peer.host },
        { fault: 'dependency-unavailable', entity: peer.host },
      ],
    },
    why: 'Fourteen attempts without pause at a service that drops them.',
  },
  {
    ...{
      name: 'attempts-in-the-log',
      shapes: ['single', 'fan-out'],
      language: 'python',
      signals: ['json', 'text'],
      ask: { kind: 'event' },
      peer: web('quotes.hedgerow.io', 'GET /live', 60),
    },
    trouble: ({ peer, dice }) => ({
      ...{
        end: 'crash',
        thrown: thrown('tenacity.RetryError', 'RetryError[<Future at 0x7f31 state=finished raised HTTPStatusError>]'),
      },
      says: Array.from({ length: 12 }, (_, index) =>
        warn(
          `Retrying quotes.fetch as it raised HTTPStatusError: Server error '503 Service Unavailable' for url 'https://${peer.host}/live' (attempt ${index + 1})`,
        ),
      ),
      calls: Array.from({ length: 12 }, () => ({ peer, op: peer.op, ms: dice.around(40), status: 503 })),
    }),
    truth: {
      fault: 'retry-storm',
      seat: 'fn',
      rubric: ['backoff|attempt|circuit'],
      pairs: ({ peer }) => namesOf(peer).map((entity) => ({ fault: 'dependency-unavailable', entity })),
    },
    why: 'Twelve attempts at a service that is down.',
  },
  {
    ...{ name: 'writes-where-it-reads', shapes: ['single', 'queue'], language: 'python', signals: SPANS, share: 0 },
    also: (scene) => {
      const { dice, onset, now, culprit } = scene;
      for (let at = onset; at < now - 60_000; at += dice.int(100_000, 200_000)) {
        let run = play(scene, () => ({ end: 'ok', isLast: true }), culprit, at);
        for (let depth = 0; depth < 9; depth += 1)
          run = play(scene, () => ({ end: 'ok', isLast: true }), culprit, run.end + dice.around(300), run);
      }
    },
    ask: ({ runs, culprit }) => ({
      about: 'subject',
      subject: {
        kind: 'trace',
        traceId:
          runs.filter(({ fn, parentSpanId }) => fn === culprit && parentSpanId !== undefined).at(-1)?.traceId ?? 'none',
      },
    }),
    truth: { fault: 'recursion', seat: 'fn', rubric: ['trigger|concurrency|elsewhere|loop'] },
    why: 'The function is triggered by what it writes.',
  },
  {
    ...{
      name: 'one-message-again-and-again',
      shapes: ['queue'],
      language: 'python',
      at: 'inner',
      share: 0,
      ask: { kind: 'event' },
      signals: ['both', 'json'],
    },
    also: (scene) => {
      const { dice, onset, now, culprit } = scene;
      const messageId = dice.uuid();
      for (let at = onset, count = 1; at < now - 30_000; at += 90_000 + dice.int(0, 4_000), count += 1) {
        const fields = { tenantId: 't-1044', messageId, approximateReceiveCount: count };
        play(
          scene,
          () => ({
            ...crash('decimal.InvalidOperation', "[<class 'decimal.ConversionSyntax'>]"),
            says: [info('handling message', fields)],
          }),
          culprit,
          at,
          { traceId: dice.hex(32), spanId: dice.hex(16), fields, messageId },
        );
      }
    },
    usual: ({ dice }) => ({
      end: 'ok',
      says: [info('handling message', { messageId: dice.uuid(), approximateReceiveCount: 1 })],
    }),
    truth: { fault: 'poison-message', or: ['malformed-input'], seat: 'fn', rubric: ['dead-letter|receive|message'] },
    why: 'One message cannot be read and comes back every ninety seconds.',
  },
  {
    ...{
      name: 'one-event-loops',
      shapes: ['fan-out'],
      language: 'node',
      at: 'inner',
      share: 0,
      ask: { kind: 'error' },
      signals: ['both', 'json', 'events'],
    },
    also: (scene) => {
      const { dice, onset, now, culprit } = scene;
      const eventId = dice.uuid();
      for (let at = onset; at < now - 30_000; at += 110_000 + dice.int(0, 9_000)) {
        const fields = { tenantId: 't-1013', eventId };
        play(
          scene,
          () => ({ ...crash('RangeError', 'Invalid time value'), says: [info('handling event', fields)] }),
          culprit,
          at,
          { traceId: dice.hex(32), spanId: dice.hex(16), fields },
        );
      }
    },
    usual: ({ dice }) => ({ end: 'ok', says: [info('handling event', { eventId: dice.uuid() })] }),
    truth: {
      fault: 'poison-message',
      or: ['malformed-input', 'code-defect'],
      seat: 'fn',
      rubric: ['dead-letter|receive|message|valid|test|correct'],
    },
    why: 'One event with an impossible date is delivered again and again.',
  },
  {
    ...{
      name: 'records-left-over',
      shapes: ['queue'],
      language: 'python',
      at: 'inner',
      ask: { kind: 'event' },
      share: 0.5,
    },
    trouble: ({ dice }) =>
      crash(
        'aws_lambda_powertools.utilities.batch.exceptions.BatchProcessingError',
        `All records failed processing. ${dice.int(3, 10)} individual errors logged separately below.`,
      ),
    truth: { fault: 'partial-batch-failure', seat: 'fn', rubric: ['batch|record'] },
    why: 'Records of a batch fail and are reported together.',
  },
  {
    ...{
      name: 'full-batch-in-node',
      shapes: ['fan-out', 'queue'],
      language: 'node',
      ask: { kind: 'error' },
      share: 0.5,
    },
    trouble: () => crash('FullBatchFailureError', 'All records failed processing. See individual errors below.'),
    truth: { fault: 'partial-batch-failure', seat: 'fn', rubric: ['batch|record'] },
    why: 'The batch processor of Powertools gives up a batch.',
  },
  {
    ...{
      name: 'given-up-after-five',
      shapes: ['queue', 'fan-out'],
      language: 'go',
      at: 'inner',
      ask: { kind: 'event' },
      share: 0.4,
      signals: ['json', 'both', 'events'],
    },
    trouble: (scene) => ({
      end: 'ok',
      says: [
        error(`message moved to dead-letter queue ${scene.estate.prefix}-parked-dlq after 5 receives`, {
          queue: `${scene.estate.prefix}-parked-dlq`,
        }),
      ],
    }),
    truth: {
      fault: 'dead-letter',
      seat: 'fn',
      rubric: ['redrive|message|consumer'],
      pairs: ({ estate }) => [{ fault: 'dead-letter', entity: `${estate.prefix}-parked-dlq` }],
    },
    why: 'Messages are given up after five receives.',
  },
  {
    ...{ name: 'descriptors-leak', shapes: ['single', 'chain'], language: 'node', ask: { kind: 'event' }, share: 0.5 },
    trouble: () => crash('Error', "EMFILE: too many open files, open '/tmp/render-cache.idx'", { code: 'EMFILE' }),
    truth: {
      fault: 'connection-exhausted',
      or: ['resource-saturated', 'code-defect'],
      seat: 'fn',
      rubric: ['pool|close|descriptor|capacity|outside'],
    },
    why: 'Files stay open until the sandbox has no descriptor left.',
  },
  {
    ...{
      name: 'tmp-is-full',
      shapes: ['queue', 'fan-out'],
      language: 'java',
      ask: { kind: 'event' },
      share: 0.5,
      peer: redis('marks', 'GET', CACHE),
    },
    trouble: () => crash('java.nio.file.FileSystemException', '/tmp/export-41.csv: No space left on device'),
    truth: { fault: 'resource-saturated', seat: 'fn', rubric: ['capacity|space|storage|tmp'] },
    why: 'Exports pile up in /tmp of warm sandboxes.',
  },
  {
    ...{
      name: 'crowd-of-one-statement',
      shapes: ['single'],
      language: 'rust',
      signals: SPANS,
      share: 0.95,
      minutes: [18, 40],
      peer: postgres('graph', 'SELECT path FROM edges WHERE src = $1'),
    },
    trouble: ({ peer, dice }) => ({ end: 'ok', calls: [{ peer, op: peer.op, ms: dice.around(2_400) }] }),
    ask: ({ runs, culprit, onset }) => ({
      about: 'subject',
      subject: {
        kind: 'trace',
        traceId:
          runs.filter(({ fn, at, end }) => fn === culprit && at > onset && end - at > 1_200).at(-1)?.traceId ?? 'none',
      },
    }),
    truth: { fault: 'slow-query', or: ['dependency-slow'], seat: 'peer', rubric: ['index|plan|statement|lock'] },
    why: 'A statement takes two hundred times what it took.',
  },
];
