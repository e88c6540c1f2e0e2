import { describe, expect, it } from 'vitest';
import { withNone, withNoneBetween } from './none-sent.js';

const line = { calculation: 0, before: [null, null, 2, null], window: [null, 3, null, null], days: [] };

describe('what is not sent because there is none of it', () => {
  it('is 0 from the first bucket of which anything is stored, but not where it may still come', () => {
    expect(withNone(line, 1, 1)).toMatchObject({ before: [null, 0, 2, 0], window: [0, 3, 0, null] });
  });
  it('gives the same line for the same line', () => {
    expect(withNone(line, 1, 1)).toBe(withNone(line, 1, 1));
  });
  it('is 0 between values, and unknown before the first and after the last', () => {
    expect(withNoneBetween([null, 4, null, 1, null])).toEqual([null, 4, 0, 1, null]);
    expect(withNoneBetween([null, null])).toEqual([null, null]);
  });
});
