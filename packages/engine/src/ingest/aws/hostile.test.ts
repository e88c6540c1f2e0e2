/** What nobody should send: every decoder answers item by item, in bounded time, and never raises anything uncoded. */
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { bytesOf, testContext } from '../__fixtures__/context.js';
import { parseJson } from '../admit.js';
import type { Decoded } from '../decoded.js';
import { decodeDoor } from '../doors/doors.js';
import * as aws from './__fixtures__/deliveries.js';
import { version1 } from './__fixtures__/metric-stream.js';
import { maxItems } from './delivery.js';
import { jsonItems } from './json-values.js';

const doors = ['aws', 'firehose'] as const;
type Door = (typeof doors)[number];

/** What came out, or the code of the error that was raised. Any other error fails the test that calls. */
function take(door: Door, body: Uint8Array): Decoded | string {
  try {
    return decodeDoor(testContext(), door, { headers: {}, body });
  } catch (error) {
    if (error instanceof EngineError) return error.code;
    throw error;
  }
}

function isSound(answer: Decoded | string): boolean {
  if (typeof answer === 'string') return answer.startsWith('INGEST_');
  return (
    answer.rejected.every(({ index, reason }) => Number.isInteger(index) && index >= 0 && reason.endsWith('.')) &&
    answer.events.every(({ id, dataset, timestamp }) => id.length === 32 && dataset !== '' && timestamp > 0n)
  );
}

const seeds: readonly object[] = [
  aws.batch('/aws/lambda/checkout', aws.invocation),
  aws.awslogs(aws.batch('/ecs/checkout', ['x'])),
  aws.kinesis(aws.batch('/aws/lambda/checkout', ['x'])),
  aws.firehose(JSON.stringify(aws.metric), version1),
  aws.metric,
  { Records: [aws.updateFunctionCode] },
  aws.onTheBus('AWS API Call via CloudTrail', 'aws.lambda', aws.updateFunctionCode),
  aws.accessLog,
  aws.batchGetTraces(aws.lambdaSegment),
  { TraceSegmentDocuments: [JSON.stringify(aws.lambdaSegment)] },
  [aws.fireLens('x'), { time: '2026-11-22T17:59:00Z', type: 'platform.report', record: { metrics: {} } }],
];
const anyValue = fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, [], {}, '', -1, 1e300, '1-', 'e30='));

/** Replaces the value at one of the places of a document, counted in the order in which they are met. */
function replaceAt(value: unknown, place: { left: number }, by: unknown): unknown {
  if (place.left === 0) {
    place.left = -1;
    return by;
  }
  if (place.left > 0) place.left -= 1;
  if (Array.isArray(value)) return value.map((item) => replaceAt(item, place, by));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, replaceAt(child, place, by)]));
}

const budget = { interruptAfterTimeLimit: 800, markInterruptAsFailure: false, numRuns: 2000 };

describe.each(doors)('the door %s', (door) => {
  it('answers bytes of any kind', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.boolean(), (bytes, isPacked) =>
        isSound(take(door, isPacked ? gzipSync(bytes) : bytes)),
      ),
      budget,
    );
  });

  it('answers documents that it knows with one part replaced', () => {
    const mutant = fc.tuple(fc.constantFrom(...seeds), fc.nat({ max: 60 }), anyValue);
    fc.assert(
      fc.property(mutant, fc.boolean(), ([seed, left, by], isInRecord) => {
        const changed = JSON.stringify(replaceAt(seed, { left }, by));
        return isSound(take(door, bytesOf(isInRecord ? aws.firehose(changed) : changed)));
      }),
      budget,
    );
  });

  it('answers documents that it knows with bytes changed or cut off', () => {
    const bodies = [...seeds.map((seed) => bytesOf(seed)), version1, gzipSync(JSON.stringify(seeds[0]))];
    fc.assert(
      fc.property(
        fc.constantFrom(...bodies),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(255),
        fc.boolean(),
        (body, at, byte, isCut) => {
          const position = Math.floor(at * (body.length - 1));
          const changed = isCut ? body.subarray(0, position + 1) : Uint8Array.from(body);
          if (!isCut) changed[position] = byte;
          return isSound(take(door, isPackedFor(door, changed)));
        },
      ),
      budget,
    );
  });
});

/** Firehose takes only its own envelope, so that what is changed is put into a record of it. */
const isPackedFor = (door: Door, body: Uint8Array): Uint8Array => (door === 'aws' ? body : bytesOf(aws.firehose(body)));

describe('a body that costs more than it weighs', () => {
  const megabytes = (count: number): number => count * 1024 * 1024;
  it.each([
    ['objects that never end', '{"a":\n'.repeat(400_000)],
    ['one list in another', `${'['.repeat(500_000)}${']'.repeat(500_000)}`],
    ['one object in another', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
    ['quotes that never end', `{"a":"${'\\"'.repeat(500_000)}`],
    ['a line of ten megabytes', 'x'.repeat(megabytes(10))],
    ['spaces', ' '.repeat(megabytes(10))],
  ])('is answered: %s', (_name, text) => {
    expect(isSound(take('aws', bytesOf(text)))).toBe(true);
  });

  it('of ten megabytes of good lines is taken whole', () => {
    const messages = Array.from({ length: 10_000 }, (_, index) => `${'some words of a log line '.repeat(42)}${index}`);
    const body = bytesOf(aws.batch('/aws/lambda/checkout', messages));
    expect(body.length).toBeGreaterThan(megabytes(10));
    const answer = take('aws', body);
    expect(typeof answer === 'string' ? answer : [answer.events.length, answer.rejected.length]).toEqual([10_000, 0]);
  });

  it('of packed envelopes in one another is opened so far and no further', () => {
    let value: object = aws.batch('/aws/lambda/checkout', ['x']);
    for (let depth = 0; depth < 30; depth += 1) value = aws.awslogs(value);
    const answer = take('aws', bytesOf(value));
    expect(answer).toMatchObject({
      events: [],
      rejected: [{ index: 0, reason: expect.stringContaining('envelopes') }],
    });
  });

  it('of more items than one delivery may hold is refused whole, since a part of it would be acknowledged', () => {
    const logEvents = Array(maxItems + 1).fill(0);
    expect(take('aws', bytesOf({ ...aws.batch('/x', []), logEvents }))).toBe('INGEST_PAYLOAD_TOO_LARGE');
    const fitting = take('aws', bytesOf({ ...aws.batch('/x', []), logEvents: logEvents.slice(1) }));
    expect(typeof fitting === 'string' ? fitting : fitting.rejected.length).toBe(maxItems);
  });

  it('that unpacks without end is refused', () => {
    const bomb = gzipSync(Buffer.alloc(megabytes(200)));
    expect(take('aws', bomb)).toMatchObject({ events: [], rejected: [{ code: 'INGEST_PAYLOAD_TOO_LARGE' }] });
  });

  it('does not multiply: names that many events would repeat are short', () => {
    const long = 'x'.repeat(60_000);
    const embedded = {
      _aws: {
        CloudWatchMetrics: [
          { Namespace: long, Dimensions: [[]], Metrics: [{ Name: 'a' }] },
          {
            Namespace: 'n',
            Dimensions: [['d']],
            Metrics: Array.from({ length: 400 }, () => ({ Name: 'a' })),
          },
        ],
      },
      a: 1,
      d: long,
    };
    const part = { name: 'p', start_time: aws.atMs / 1000 };
    const subsegments = Array.from({ length: 400 }, (_, index) => ({
      ...part,
      id: index.toString(16).padStart(16, 'a'),
    }));
    const segment = { ...aws.lambdaSegment, name: long, resource_arn: long, subsegments };
    for (const value of [aws.batch('/aws/lambda/x', [JSON.stringify(embedded)]), [segment]]) {
      const answer = take('aws', bytesOf(value));
      const events = typeof answer === 'string' ? [] : answer.events;
      expect(events.length).toBeGreaterThan(0);
      const bytes = events.reduce(
        (sum, { data, service, namespace }) => sum + JSON.stringify([data, service, namespace]).length,
        0,
      );
      expect(bytes).toBeLessThan(3_000_000);
    }
  });

  it('keeps prototypes out', () => {
    const line = '{"__proto__":{"admin":true},"constructor":1,"message":"x"}';
    const answer = take('aws', bytesOf(line));
    expect(typeof answer === 'string' ? [] : answer.events.map((event) => event.message)).toEqual(['x']);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });
});

describe('jsonItems', () => {
  it.each([
    ['objects that never end', '{"a":\n'.repeat(400_000)],
    ['lists that never end', '[\n'.repeat(400_000)],
    ['lists that end far away', `${'[ x\n'.repeat(400_000)}${']'.repeat(400_000)}`],
  ])('ends although the text is hostile: %s', (_name, text) => {
    // Work that grows with the square of the length would take hours here.
    expect(jsonItems(text)).toHaveLength(400_000 + (text.endsWith(']') ? 1 : 0));
  });
  it('finds the same values however they are joined', () => {
    const values = fc.array(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 })), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(values, fc.constantFrom('', '\n', '\r\n', ' ', ',', '\n\n'), (list, joint) => {
        const items = jsonItems(list.map((value) => JSON.stringify(value)).join(joint));
        expect(items).toEqual(list.map((value) => ({ kind: 'value', ...parseJson(JSON.stringify(value)) })));
      }),
      { numRuns: 300 },
    );
  });
  it('loses only the line in which one is cut off', () => {
    expect(jsonItems('{"a":1}\n{"b":\n{"c":3} {"d":4}\ntext\n')).toEqual([
      { kind: 'value', value: { a: 1 } },
      { kind: 'bad', reason: expect.stringContaining('cut off') },
      { kind: 'value', value: { c: 3 } },
      { kind: 'value', value: { d: 4 } },
      { kind: 'text', text: 'text' },
    ]);
  });
  it('is empty for a blank text', () => {
    expect(jsonItems(' \n\t')).toEqual([]);
  });
});
