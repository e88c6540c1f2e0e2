import { describe, expect, it } from 'vitest';
import { gapsOf, lonelyOf } from './line-gaps.js';

const every = (step: number, count: number): (number | null)[] =>
  Array.from({ length: step * count }, (_, index) => (index % step === 0 ? 1 : null));

describe('gapsOf', () => {
  it('joins what is measured now and then', () => {
    expect(gapsOf(every(4, 10))).toEqual([]);
    expect(gapsOf([1, 1, null, 1, 1, null, null, 1])).toEqual([]);
  });
  it('breaks where a line is silent for long', () => {
    expect(gapsOf([1, 1, 1, null, null, null, null, 1, 1])).toEqual([[2, 7]]);
  });
  it('joins nothing by guess where there are two values only', () => {
    expect(gapsOf([1, null, 1])).toEqual([[0, 2]]);
    expect(gapsOf([])).toEqual([]);
  });
});

describe('lonelyOf', () => {
  it('is what has no neighbor to be joined with', () => {
    expect(lonelyOf([null, 1, null])).toEqual([1]);
    expect(lonelyOf([1, null, 1])).toEqual([0, 2]);
    expect(lonelyOf([1, 1, 1, null, null, null, null, 1])).toEqual([7]);
    expect(lonelyOf([1, 1])).toEqual([]);
    expect(lonelyOf([null])).toEqual([]);
  });
});
