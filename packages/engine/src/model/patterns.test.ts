import { describe, expect, it } from 'vitest';
import { anyOf, eitherOf, named } from './patterns.js';

describe('patterns that are put together', () => {
  it('match what one of them matches, with or without regard to letter case', () => {
    expect(eitherOf(/^a|b$/, /Cd/).source).toBe('^a|b$|Cd');
    expect(eitherOf(/^a|b$/, /Cd/i).test('xcdx')).toBe(false);
    expect(anyOf(/^a|b$/, /Cd/).test('xcdx')).toBe(true);
  });
  it('keep the order of their groups', () => {
    expect(eitherOf(/a(\d)/, /b(\d)/).exec('b7')?.slice(1)).toEqual([undefined, '7']);
  });
  it('take a list of names, each of which may be a pattern, for the whole of a text', () => {
    const pattern = named(String.raw`
      OutOfMemory\w* Runtime\.Exit(?:Error)?
      ENOMEM
    `);
    expect(['OutOfMemoryError', 'Runtime.Exit', 'ENOMEM'].every((name) => pattern.test(name))).toBe(true);
    expect(['AnOutOfMemoryError', 'RuntimeExit', 'enomem', ''].some((name) => pattern.test(name))).toBe(false);
    expect(named('ENOMEM', 'i').test('enomem')).toBe(true);
  });
});
