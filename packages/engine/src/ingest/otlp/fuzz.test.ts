/** The two decoders against generated code, against each other, and against bytes that nobody would send on purpose. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../model/errors.js';
import { testContext } from '../__fixtures__/context.js';
import { inherits } from '../__fixtures__/inherits.js';
import { requests } from '../__fixtures__/otlp-requests.js';
import { decodeOtlp } from './decode-otlp.js';
import { readJson } from './json/read-request.js';
import type { OtlpSignal } from './otlp-model.js';
import { readProtobuf } from './protobuf/read-request.js';

/** More by hand: FUZZ_RUNS=100000. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const signals: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];

/** Decodes, or says why not with a code; anything else fails the property. */
function decode(signal: OtlpSignal, type: string, body: Uint8Array): ReturnType<typeof decodeOtlp> | undefined {
  try {
    return decodeOtlp(testContext(), signal, { 'content-type': type }, body);
  } catch (error) {
    if (error instanceof EngineError && error.code.startsWith('INGEST_')) return undefined;
    throw error;
  }
}

describe.each(signals)('%s', (signal) => {
  it('are the same in protobuf and in JSON', () => {
    fc.assert(
      fc.property(requests(signal), ({ protobuf, json }) => {
        expect(readProtobuf(signal, protobuf)).toEqual(readJson(signal, json));
      }),
      { numRuns },
    );
  });

  it('make the same events in protobuf and in JSON', () => {
    fc.assert(
      fc.property(requests(signal), ({ protobuf, json }) => {
        const [a, b] = [
          decode(signal, 'application/x-protobuf', protobuf),
          decode(signal, 'application/json', Buffer.from(JSON.stringify(json))),
        ];
        expect(a?.events).toEqual(b?.events);
        expect(a?.rejected).toEqual(b?.rejected);
      }),
      { numRuns },
    );
  });

  it('survive any damage to their bytes', () => {
    const damaged = fc
      .tuple(
        requests(signal),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { maxLength: 8 }),
        fc.nat(),
      )
      .map(([{ protobuf }, changes, cut]) => {
        const bytes = Uint8Array.from(protobuf);
        for (const [at, byte] of changes) if (bytes.length > 0) bytes[at % bytes.length] = byte;
        return cut % 3 === 0 ? bytes.subarray(0, cut % (bytes.length + 1)) : bytes;
      });
    fc.assert(
      fc.property(damaged, (bytes) => {
        decode(signal, 'application/x-protobuf', bytes);
      }),
      { numRuns: numRuns * 4 },
    );
  });

  it('survive any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        decode(signal, 'application/x-protobuf', bytes);
        decode(signal, 'application/json', bytes);
      }),
      { numRuns: numRuns * 4 },
    );
  });

  it('survive JSON whose values are anything', () => {
    const bent = fc
      .tuple(requests(signal), fc.array(fc.tuple(fc.nat(), fc.jsonValue()), { maxLength: 6 }))
      .map(([{ json }, changes]) => {
        const places: (readonly [holder: Record<string, unknown>, key: string])[] = [];
        collect(json, places);
        for (const [at, value] of changes) {
          const [holder, key] = places[at % Math.max(1, places.length)] ?? [];
          if (holder !== undefined && key !== undefined) holder[key] = value;
        }
        return json;
      });
    fc.assert(
      fc.property(bent, (json) => {
        const decoded = decode(signal, 'application/json', Buffer.from(JSON.stringify(json)));
        for (const event of decoded?.events ?? []) expect(inherits(event.data)).toBe(false);
      }),
      { numRuns: numRuns * 2 },
    );
  });
});

/** Every place of a tree that can be overwritten. */
function collect(value: unknown, places: (readonly [Record<string, unknown>, string])[]): void {
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const holder = value as Record<string, unknown>;
    places.push([holder, key]);
    collect(holder[key], places);
  }
}

it('a span that is broken takes no other with it', () => {
  fc.assert(
    fc.property(requests('traces'), fc.uint8Array({ minLength: 1, maxLength: 30 }), ({ protobuf }, junk) => {
      const scope = Buffer.concat([Buffer.from([0x12, junk.length]), junk]);
      const group = Buffer.concat([Buffer.from([0x12, scope.length]), scope]);
      const before = decode('traces', 'application/x-protobuf', protobuf);
      const after = decode(
        'traces',
        'application/x-protobuf',
        Buffer.concat([protobuf, Buffer.from([0x0a, group.length]), group]),
      );
      const kept = before?.events.length ?? 0;
      expect(after?.events.slice(0, kept)).toEqual(before?.events);
      expect(after?.rejected.length).toBeGreaterThanOrEqual(before?.rejected.length ?? 0);
    }),
    { numRuns },
  );
});
