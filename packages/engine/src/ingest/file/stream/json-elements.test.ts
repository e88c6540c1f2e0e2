import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JsonElements } from './json-elements.js';

function elementsOf(text: string, cuts: readonly number[] = []) {
  const elements = new JsonElements();
  const places = [...cuts.map((cut) => cut % (text.length + 1)), text.length].sort((a, b) => a - b);
  let from = 0;
  const found = places.flatMap((to) => {
    const part = elements.take(text.slice(from, to));
    from = to;
    return part;
  });
  elements.end();
  return found.map(({ text: json, ...rest }) => ({ ...rest, value: JSON.parse(json) }));
}

const value = fc.jsonValue({ maxDepth: 4 });
const indent = fc.constantFrom(undefined, 1, '\t');
const cuts = fc.array(fc.nat(), { maxLength: 12 });

describe('JsonElements', () => {
  it('gives the items of any list, however it is written and cut', () => {
    fc.assert(
      fc.property(fc.array(value), indent, cuts, (list, spaces, places) => {
        const found = elementsOf(JSON.stringify(list, null, spaces), places);
        expect(found).toEqual(
          JSON.parse(JSON.stringify(list)).map((one: unknown) => ({ value: one, isMember: false })),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('gives the lists inside any object item by item, and its other members whole', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), value), indent, cuts, (record, spaces, places) => {
        const text = JSON.stringify(record, null, spaces);
        const parsed: Record<string, unknown> = JSON.parse(text);
        const expected = Object.entries(parsed).flatMap(([key, one]) =>
          Array.isArray(one)
            ? one.map((item: unknown) => ({ key, value: item, isMember: false }))
            : [{ key, value: one, isMember: true }],
        );
        // Keys are given as they are written; escapes in them are not undone.
        const plain = Object.keys(parsed).every((key) => JSON.stringify(key) === `"${key}"`);
        const found = elementsOf(text, places);
        if (plain) expect(found).toEqual(expected);
        else expect(found.map((one) => one.value)).toEqual(expected.map((one) => one.value));
      }),
      { numRuns: 300 },
    );
  });

  it('reads one document after the other', () => {
    expect(elementsOf('[1]\n{"a":[2],"b":3}').map(({ value: one }) => one)).toEqual([1, 2, 3]);
  });

  it.each(['[1,2', '{"a":[1', '{"a"', '["x', '[{"a":1'])('says that %s ends in its middle', (text) => {
    expect(() => elementsOf(text)).toThrow(/ends in the middle/);
  });

  it.each(['x', ']', '[1}', '{1:2}', '{"a":]', '{]'])(
    'says that %s is damaged, or what of it cannot be read',
    (text) => {
      expect(() => elementsOf(text)).toThrow(/FILE_UNREADABLE/);
    },
  );

  it('ends on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'[]{}",:\\ 1a\n'), maxLength: 60 }), cuts, (text, places) => {
        try {
          elementsOf(text, places);
        } catch (error) {
          expect(String(error)).toMatch(/FILE_UNREADABLE|SyntaxError/);
        }
      }),
      { numRuns: 1000 },
    );
  });
});
