import { describe, expect, it, vi } from 'vitest';
import { emptyRecord, valueAt } from '../model/json.js';
import { inherits } from './__fixtures__/inherits.js';
import { admit, admitRecord, droppedKey, parseJson } from './admit.js';

const parsed = (text: string) => parseJson(text)?.value;

describe('parseJson', () => {
  it('keeps integers beyond 2^53 as their digits', () => {
    expect(parsed('{"a":12345678901234567890,"b":[-9007199254740993],"c":9007199254740991}')).toEqual({
      a: '12345678901234567890',
      b: ['-9007199254740993'],
      c: 9007199254740991,
    });
  });
  it('leaves long digits inside strings, fractions and exponents alone', () => {
    expect(parsed('{"a\\"1234567890123456789":"12345678901234567890","b":0.12345678901234567890,"c":1e25}')).toEqual({
      'a"1234567890123456789': '12345678901234567890',
      b: 0.12345678901234568,
      c: 1e25,
    });
  });
  it.each([' 12 ', '-1.5e3', 'true', 'false\n', 'null', '"x"', '\t{"a":1}', '[1]'])('reads %j', (text) => {
    expect(parsed(text)).toEqual(JSON.parse(text));
  });
  it('does not try what no JSON begins with, for a failure costs more than reading the line', () => {
    const parse = vi.spyOn(JSON, 'parse');
    for (const text of ['order 1', '2023-04-21T10:21:09Z x', 'truely', '  at f()', "'a'"]) {
      expect(parseJson(text)).toBeUndefined();
    }
    expect(parse).not.toHaveBeenCalled();
    parse.mockRestore();
  });
  it('is undefined for text that is not JSON', () => {
    for (const text of ['', '{', '1234567890123456789012x', '{"a":1234567890123456789']) {
      expect(parseJson(text)).toBeUndefined();
    }
  });
});

describe('admit', () => {
  it('makes records that inherit nothing and __proto__ a plain key', () => {
    const record = admitRecord(parsed('{"__proto__":{"polluted":true},"a":{"constructor":1}}'));
    expect(inherits(record)).toBe(false);
    expect(Object.keys(record ?? {})).toEqual(['__proto__', 'a']);
    expect(inherits(record?.a)).toBe(false);
    expect(['__proto__' in emptyRecord(), 'constructor' in emptyRecord(), 'toString' in emptyRecord()]).toEqual([
      false,
      false,
      false,
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('redacts whole subtrees under sensitive keys and texts inside values', () => {
    expect(
      admit({ auth: { user: 'a' }, list: [{ apiKey: 'k' }], message: 'password=x', author: 'b', creds: null }),
    ).toEqual({
      auth: '<REDACTED>',
      list: [{ apiKey: '<REDACTED>' }],
      message: 'password=<REDACTED>',
      author: 'b',
      creds: null,
    });
  });
  it('turns what lies below 64 levels into text', () => {
    const nested = parsed(`${'{"a":'.repeat(80)}1${'}'.repeat(80)}`);
    const deep = valueAt(admit(nested), Array.from({ length: 64 }, () => 'a').join('.'));
    expect(deep).toBe(`${'{"a":'.repeat(16)}1${'}'.repeat(16)}`);
  });
  it('survives nesting deeper than any stack', () => {
    const nested = parsed(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`);
    expect(JSON.stringify(admit(nested))).toContain('nested too deep');
  });
  it('keeps 2,000 scalars and says how many it dropped', () => {
    const record = admitRecord(Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`k${index}`, index])));
    expect(Object.keys(record ?? {})).toHaveLength(2001);
    expect(record?.[droppedKey]).toBe(500);
  });
  it('removes NUL and replaces lone surrogates', () => {
    expect(admit({ 'k\u0000': 'a\u0000b\ud800c😀' })).toEqual({ k: 'ab\ufffdc😀' });
  });
});
