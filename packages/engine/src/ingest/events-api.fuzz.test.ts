/**
 * Whatever is sent, each item of a body is either an event or rejected by its position, and what becomes an event can be
 * stored: a believable time, well-formed text, no more than the limits. Bounded by time, not by rounds.
 */
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { encode } from '@msgpack/msgpack';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../model/errors.js';
import { isObject, type JsonValue } from '../model/json.js';
import { arrivalMs, bytesOf, testContext } from './__fixtures__/context.js';
import { inherits } from './__fixtures__/inherits.js';
import type { Decoded } from './decoded.js';
import { decodeDoor } from './doors/doors.js';
import { decodeEventsApi } from './events-api.js';

const FUZZ_MS = 1500;
const bounded = { numRuns: 100_000, interruptAfterTimeLimit: FUZZ_MS, markInterruptAsFailure: false };

const knownKeys =
  'message @message msg log level LogLevel severity time timestamp @timestamp date error err exception errorMessage traceId trace_id spanId requestId @requestId service namespace logGroup kubernetes labels container_name fly app name region data record type metric_name value duration @type @initDuration @timedOut statusCode result http.status_code password authorization __proto__ constructor toString a.b a b $baselime.error _aws';
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '\ud800',
    '\0',
    'START RequestId: x',
    'REPORT RequestId: x\tDuration: 1 ms',
    '{"a":{"b":"c"}}',
    'Events: {"a":1}',
    'Task timed out after 3.00 seconds',
    'password=hunter2',
    '2026-11-22T17:00:00Z',
    '9999-99-99',
    '1e999',
    '99999999999999999999',
    'undefined',
  ),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, withCrossShrink: true },
    text,
    fc.double(),
    fc.integer(),
    fc.constantFrom(null, true, false, 0, -1, 1e300, 1795366800123),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...knownKeys.split(' ')), text), tie('value'), {
      maxKeys: 6,
      noNullPrototype: true,
    }),
  ),
}));

const headers = fc.record(
  {
    'content-type': fc.constantFrom('application/json', 'text/plain', 'application/x-ndjson', 'x', ''),
    'x-service': text,
    'x-namespace': text,
  },
  { requiredKeys: [] },
);

/** Every string below a value, keys included. */
function* textsOf(value: JsonValue): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* textsOf(item);
  else if (isObject(value)) for (const key of Object.keys(value)) yield* [key, ...textsOf(value[key] ?? null)];
}

function expectStorable({ events }: Decoded): void {
  for (const event of events) {
    const ms = Number(event.timestamp / 1_000_000n);
    expect(ms).toBeGreaterThanOrEqual(Date.UTC(2000, 0));
    expect(ms).toBeLessThanOrEqual(arrivalMs + 8 * 24 * 3600 * 1000);
    for (const part of [event.service, event.namespace, event.name ?? 'x']) {
      expect(part.length).toBeGreaterThan(0);
      expect(part.length).toBeLessThanOrEqual(512);
    }
    expect(inherits(event.data)).toBe(false);
    for (const part of textsOf(event.data)) expect([part, isStorable(part)]).toEqual([part, true]);
    expect(isStorable(event.message ?? '')).toBe(true);
    const json = JSON.stringify(event.data);
    expect(JSON.stringify(JSON.parse(json))).toBe(json);
    if (event.durationMs !== undefined) expect(event.durationMs).toBeGreaterThanOrEqual(0);
    expect(event.fingerprint === undefined).toBe(!event.isError);
  }
}
const isStorable = (part: string): boolean => !part.includes('\0') && Buffer.from(part).toString() === part;

const tame = (decode: () => Decoded): Decoded | undefined => {
  try {
    return decode();
  } catch (error) {
    if (error instanceof EngineError) return undefined;
    throw error;
  }
};

describe('the Events API under arbitrary input', () => {
  it('makes an event or a named rejection of every item', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 8 }), headers, fc.boolean(), (items, given, asLines) => {
        const lines = items.map((item) => JSON.stringify(item));
        const body = bytesOf(asLines ? lines.join('\n') : `[${lines.join()}]`);
        const decoded = tame(() => decodeEventsApi(testContext(), { dataset: 'd' }, given, body));
        // One line that holds an array is a body that is an array.
        if (asLines && items.length === 1 && Array.isArray(items[0])) return;
        if (decoded === undefined) {
          // Lines of which none is an object or a list are no events at all.
          expect(asLines && items.every((item) => typeof item !== 'object' || item === null)).toBe(true);
          return;
        }
        expect(decoded.events.length + decoded.rejected.length).toBe(items.length);
        const positions = decoded.rejected.map(({ index }) => index);
        expect(new Set(positions).size).toBe(positions.length);
        for (const { index, reason } of decoded.rejected) {
          expect(index).toBeLessThan(items.length);
          expect(reason.length).toBeGreaterThan(10);
        }
        expectStorable(decoded);
      }),
      bounded,
    );
  });

  it('raises nothing but coded errors for damaged bodies in every encoding', () => {
    const packers: readonly [string, (bytes: Uint8Array) => Uint8Array][] = [
      ['gzip', gzipSync],
      ['deflate', deflateSync],
      ['br', brotliCompressSync],
      ['identity', (bytes) => bytes],
    ];
    fc.assert(
      fc.property(
        value,
        fc.constantFrom(...packers),
        fc.nat(),
        fc.nat(255),
        fc.boolean(),
        (item, packer, at, byte, cut) => {
          const [encoding, pack] = packer;
          const packed = Uint8Array.from(pack(bytesOf(JSON.stringify([item]))));
          packed[at % packed.length] = byte;
          const body = cut ? packed.subarray(0, at % packed.length) : packed;
          const decoded = tame(() =>
            decodeEventsApi(testContext(), { dataset: 'd' }, { 'content-encoding': encoding }, body),
          );
          if (decoded !== undefined) expectStorable(decoded);
        },
      ),
      bounded,
    );
  });

  it('reads MessagePack as safely as JSON', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 4 }), fc.nat(), fc.nat(255), (items, at, byte) => {
        const body = tame2(() => Buffer.concat(items.map((item) => encode([1795366800, item], { maxDepth: 50 }))));
        const damaged = Uint8Array.from(body);
        if (damaged.length > 0) damaged[at % damaged.length] = byte;
        for (const bytes of [body, damaged]) {
          const type = { 'content-type': 'application/msgpack' };
          const decoded = tame(() => decodeEventsApi(testContext(), { dataset: 'd' }, type, bytes));
          if (decoded !== undefined) expectStorable(decoded);
        }
      }),
      bounded,
    );
  });
});

/** What MessagePack cannot hold is not sent. */
const tame2 = (make: () => Uint8Array): Uint8Array => {
  try {
    return make();
  } catch {
    return new Uint8Array();
  }
};

describe('the doors of platforms under arbitrary input', () => {
  it.each(['vercel', 'cloudflare', 'syslog', 'statsd', 'prometheus'] as const)(
    '%s raises nothing but coded errors, and what it takes can be stored',
    (door) => {
      const keys =
        'source message timestamp level proxy statusCode projectName entrypoint method path ScriptName Outcome Logs Exceptions Event Level Message TimestampMs Name Stack Request Response Status RayID EdgeStartTimestamp ClientRequestMethod ClientRequestPath EdgeResponseStatus content';
      const record = fc.dictionary(fc.constantFrom(...keys.split(' ')), value, { maxKeys: 10 });
      const line = fc.oneof(
        text,
        fc
          .tuple(
            fc.constantFrom('<14>1 - - - - - ', '<3>Nov  2 07:08:09 h a: ', '<14>1 2026-11-22T17:00:00Z h a 1 m '),
            text,
          )
          .map(([a, b]) => a + b),
        fc
          .tuple(fc.constantFrom('a:', 'a:1|c|#', 'a:1|ms|@', '_e{1,2}:', '_sc|a|2|', 'm:+'), text)
          .map(([a, b]) => a + b),
      );
      const body = fc.oneof(
        fc.array(record, { maxLength: 3 }).map((items) => bytesOf(items)),
        fc.array(line, { maxLength: 3 }).map((items) => bytesOf(door === 'statsd' ? items.join('\n') : items)),
        fc.uint8Array({ maxLength: 100 }),
      );
      fc.assert(
        fc.property(body, (bytes) => {
          const decoded = tame(() => decodeDoor(testContext(), door, { headers: {}, body: bytes }));
          if (decoded !== undefined) expectStorable(decoded);
        }),
        { ...bounded, interruptAfterTimeLimit: FUZZ_MS / 3 },
      );
    },
  );
});
