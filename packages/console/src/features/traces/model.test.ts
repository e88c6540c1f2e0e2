import { describe, expect, it } from 'vitest';
import { barShare, traceTone } from './model.js';

describe('traceTone', () => {
  it.each([
    [{ errors: 2, timedOut: true, coldStart: true }, 'late'],
    [{ errors: 2, timedOut: false, coldStart: true }, 'bad'],
    [{ errors: 0, timedOut: false, coldStart: true }, 'cold'],
    [{ errors: 0, timedOut: false, coldStart: false }, 'good'],
  ])('of %j is %s', (trace, tone) => {
    expect(traceTone(trace)).toBe(tone);
  });
});

describe('barShare', () => {
  it('is 1 for the longest and 0 for none', () => {
    expect([barShare(500, 500), barShare(0, 500), barShare(Number.NaN, 500), barShare(5, 0)]).toEqual([1, 0, 0, 0]);
  });
  it('grows with the duration', () => {
    expect(barShare(10, 1000)).toBeLessThan(barShare(100, 1000));
  });
});
