import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leaves } from '../../model/json.js';
import { parseRecord } from '../../store/telemetry/event-row.js';
import { recordValues } from './record-values.js';

const KEYS = ['a', 'b', 'a.b', '0', '', '__proto__', 'constructor'];
const PATHS = new Set(['a', 'b', 'a.b', 'a.b.a', 'a.0', 'b.a.b', '__proto__', '__proto__.a', 'constructor', '.a']);
const record = fc.letrec<{ value: unknown; record: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string({ maxLength: 4 }), fc.integer(), fc.boolean(), fc.constant(null)),
    fc.array(tie('value'), { maxLength: 3 }),
    tie('record'),
  ),
  record: fc
    .array(fc.tuple(fc.constantFrom(...KEYS), tie('value')), { maxLength: 5 })
    .map((entries) => Object.fromEntries(entries)),
})).record;

const read = (body: string, limit = 400): readonly (readonly [string, string])[] => {
  const found: (readonly [string, string])[] = [];
  recordValues(PATHS, limit)(body, (path, text) => found.push([path, text]));
  return found;
};

describe('recordValues', () => {
  it('finds what a walk over all leaves finds, in its order and within its limit', () => {
    fc.assert(
      fc.property(record, fc.integer({ min: 1, max: 8 }), (one, limit) => {
        const body = JSON.stringify(one);
        const walked = [...leaves(parseRecord(body), limit)].flatMap(([path, value]) =>
          value !== null && PATHS.has(path) ? [[path, String(value)] as const] : [],
        );
        expect(read(body, limit)).toEqual(walked);
      }),
    );
  });

  it('keeps what it learned of one record from the next one', () => {
    const valuesOf = recordValues(PATHS, 400);
    const found: string[] = [];
    for (const body of ['{"a":{"b":1}}', '{"b":2}', '{"a":3}'])
      valuesOf(body, (path, text) => found.push(`${path}=${text}`));
    expect(found).toEqual(['a.b=1', 'b=2', 'a=3']);
  });

  it('holds nothing where there is no record, and stands any depth', () => {
    for (const body of ['', '{', '[1]', 'null', '3']) expect(read(body)).toEqual([]);
    const deep = `${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`;
    expect(read(`{"b":2,"c":${deep}}`)).toEqual([['b', '2']]);
  });
});
