import { describe, expect, it } from 'vitest';
import { isPartial, partialEnds } from './partial-ends.js';

describe('partialEnds', () => {
  const at = [100, 200, 300];
  it('finds the intervals that reach out of the range', () => {
    expect(partialEnds(at, { from: 130, to: 350 })).toEqual({ first: true, last: true });
    expect(partialEnds(at, { from: 100, to: 400 })).toEqual({ first: false, last: false });
  });
  it('says of a single interval, and without a range, that it is whole', () => {
    expect(partialEnds([100], { from: 130, to: 150 })).toEqual({ first: false, last: false });
    expect(partialEnds(at, undefined)).toEqual({ first: false, last: false });
  });
  it('holds for the ends only', () => {
    const ends = { first: true, last: true };
    expect(at.map((_, index) => isPartial(ends, index, at.length))).toEqual([true, false, true]);
  });
});
