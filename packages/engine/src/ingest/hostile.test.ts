/** What strangers can send: nothing raises but coded errors, nothing takes more than linear time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growthOf } from '../model/__fixtures__/growth.js';
import { EngineError } from '../model/errors.js';
import { bytesOf, testContext } from './__fixtures__/context.js';
import { protobufLogs, protobufMetrics } from './__fixtures__/exporter-bodies.js';
import { decodeEventsApi, decodeFile, decodeOtlp, looksLikeOtlp } from './index.js';

function raisesOnlyCodes(run: () => unknown): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
  }
}

const decodeAll = (bytes: Uint8Array): void => {
  for (const type of ['application/json', 'text/plain', 'application/x-protobuf', undefined]) {
    const headers = { 'content-type': type };
    raisesOnlyCodes(() => decodeEventsApi(testContext(), { dataset: 'd' }, headers, bytes));
    for (const signal of ['traces', 'logs', 'metrics', undefined] as const) {
      raisesOnlyCodes(() => decodeOtlp(testContext(), signal, headers, bytes));
    }
  }
  for (const encoding of ['gzip', 'deflate', 'br', 'x']) {
    raisesOnlyCodes(() => decodeEventsApi(testContext(), { dataset: 'd' }, { 'content-encoding': encoding }, bytes));
  }
  raisesOnlyCodes(() => decodeFile(testContext(), 'f', bytes));
  looksLikeOtlp('application/json', bytes);
};

describe('arbitrary bodies', () => {
  it('raise nothing but coded errors, as bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), decodeAll), { numRuns: 150 });
  });
  it('raise nothing but coded errors, as JSON', () => {
    const shaped = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.jsonValue(),
        fc.dictionary(
          fc.constantFrom(
            ...'resourceSpans scopeSpans spans attributes key value intValue arrayValue values resource events logEvents message @message record type level error timestamp time data __proto__ constructor'.split(
              ' ',
            ),
          ),
          tie('value'),
        ),
        fc.array(tie('value')),
        fc.constantFrom('platform.report', 'START RequestId: x', '1e999', '99999999999999999999', 1e300, -0),
      ),
    })).value;
    fc.assert(
      fc.property(shaped, (value) => decodeAll(bytesOf(JSON.stringify(value) ?? ''))),
      { numRuns: 250 },
    );
  });
  it('raise nothing but coded errors, as damaged protobuf', () => {
    for (const body of [protobufLogs, protobufMetrics]) {
      fc.assert(
        fc.property(fc.nat(body.length - 1), fc.nat(255), (at, byte) => {
          const damaged = Buffer.from(body);
          damaged[at] = byte;
          decodeAll(damaged.subarray(0, byte % 2 === 0 ? damaged.length : at));
        }),
        { numRuns: 60 },
      );
    }
  });
  it('keep every valid item beside bad ones', () => {
    const item = fc.oneof(
      fc.record({ message: fc.string({ minLength: 1 }), n: fc.integer() }),
      fc.constantFrom(null, 1, true, [], {}),
    );
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 20 }), (items) => {
        const { events, rejected } = decodeEventsApi(testContext(), { dataset: 'd' }, {}, bytesOf(items));
        const good = items.filter((one) => typeof one === 'object' && one !== null && 'n' in one).length;
        expect([events.length, rejected.length]).toEqual([good, items.length - good]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('long lines', () => {
  const units = [
    '{',
    '}',
    '"',
    "'",
    '\\"',
    '[',
    '=',
    ':',
    'auth:',
    'auth=',
    'password="',
    '"password":"',
    'password={',
    'Authorization: Bearer ',
    'a.',
    '-',
    '1',
    '1-',
    '/',
    '@',
    ' ',
    '\t',
    'a@',
    '{"a":',
    '{}',
    'Duration: 1 ms ',
    '2023-04-21',
    '2023-04-21T10:21:09Z ',
    'Error:',
    'A1',
    'passwordpassword',
    'aB',
    '\ud800',
    '\u0000',
    ' at ',
    'level=',
    '<*>',
    '0'.repeat(17),
    '{"a":"\\',
    'RequestId: ',
    'X-Amzn-Trace-Id: Root=1-',
  ];
  const heads = [
    '',
    `REPORT RequestId: a\t`,
    '2023-04-21T10:21:09.805Z\tundefined\tINFO\t',
    '[ERROR] ',
    'Events: {"a":1} ',
  ];

  const decode = (text: string) => () =>
    raisesOnlyCodes(() =>
      decodeEventsApi(testContext(), { dataset: 'd' }, {}, bytesOf([text, { message: text, k: text }])),
    );

  it.each(heads)('cost linear time after %j', (head) => {
    for (const unit of units) {
      const short = decode(head + unit.repeat(Math.ceil(10_000 / unit.length)));
      const long = decode(head + unit.repeat(Math.ceil(80_000 / unit.length)));
      // Eight times the length: quadratic work takes 64 times as long.
      const { ratio } = growthOf(short, long, { limit: 28, floorMs: 25 });
      expect({ unit, fine: ratio <= 28 }).toEqual({ unit, fine: true });
    }
  });
});
