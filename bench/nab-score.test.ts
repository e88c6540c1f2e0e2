import { describe, expect, it } from 'vitest';
import { bestThreshold, earned, type Judged, rowsOf, standardScore } from './nab-score.js';

const times = Array.from({ length: 100 }, (_, index) => index * 1000);
const rows = rowsOf({ times, windows: [[40_000, 49_000]] });
const judged = (...reported: readonly number[]): Judged => ({
  rows,
  windows: 1,
  scores: times.map((_, index) => (reported.includes(index) ? 0.9 : 0.1)),
});

describe('the standard score', () => {
  it('is 0 without reports, 100 for a report where the window begins, and less later', () => {
    expect(standardScore([judged()], 0.5)).toBe(0);
    expect(standardScore([judged(40)], 0.5)).toBeCloseTo(100, 6);
    const late = standardScore([judged(49)], 0.5);
    expect(late).toBeGreaterThan(50);
    expect(late).toBeLessThan(100);
  });
  it('counts the best report of a window once', () => {
    expect(earned(judged(40, 41, 42), 0.5)).toBeCloseTo(earned(judged(40), 0.5), 9);
  });
  it('takes 0.11 for a report before any window, and less soon after one', () => {
    expect(earned(judged(20), 0.5)).toBeCloseTo(-0.11, 9);
    expect(earned(judged(50), 0.5)).toBeGreaterThan(-0.11);
    expect(earned(judged(50), 0.5)).toBeLessThan(0);
    expect(earned(judged(90), 0.5)).toBeCloseTo(-0.11, 9);
  });
  it('takes nothing in the first 15 %', () => {
    expect(earned(judged(3, 14), 0.5)).toBe(0);
    expect(earned(judged(15), 0.5)).toBeCloseTo(-0.11, 9);
  });
  it('takes the threshold that is best for the scores given', () => {
    const noisy: Judged = { rows, windows: 1, scores: times.map((_, index) => (index === 40 ? 0.8 : 0.3)) };
    expect(bestThreshold([noisy])).toBe(0.8);
  });
});
