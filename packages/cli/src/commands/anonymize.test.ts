import { describe, expect, it } from 'vitest';
import { linesOf, recordOf } from './anonymize.js';

describe('linesOf', () => {
  it('keeps empty lines inside and drops the one after the end', () =>
    expect(linesOf('a\n\nb\r\n')).toEqual(['a', '', 'b']));
});

describe('recordOf', () => {
  it('reads an object as a tree', () => expect(recordOf(' {"a":[1]}')).toEqual({ a: [1] }));
  it('leaves broken JSON as text', () => expect(recordOf('{"a":')).toBe('{"a":'));
  it('leaves a bare number as text', () => expect(recordOf('42')).toBe('42'));
});
