import { describe, expect, it } from 'vitest';
import { barWidthMs, shifted, timeframeOf } from './time-range.js';

describe('timeframeOf', () => {
  it('is the last hour by default', () => {
    expect(timeframeOf({}, 10_000_000)).toEqual({ from: 6_400_000, to: 10_000_000 });
  });
  it('prefers an absolute range', () => {
    expect(timeframeOf({ last: '6h', from: 5, to: 9 }, 10_000_000)).toEqual({ from: 5, to: 9 });
  });
  it('ignores an absolute range that is the wrong way round', () => {
    expect(timeframeOf({ from: 9, to: 5 }, 10_000_000).to).toBe(10_000_000);
  });
});

describe('barWidthMs', () => {
  it('gives a round width', () => {
    expect(barWidthMs({ from: 0, to: 3_600_000 }, 90)).toBe(60_000);
  });
  it('gives at most the wanted number of bars over years', () => {
    const range = { from: 0, to: 4 * 365 * 86_400_000 };
    expect(range.to / barWidthMs(range, 90)).toBeLessThanOrEqual(90);
  });
});

describe('shifted', () => {
  it('moves by a share of its length', () => {
    expect(shifted({ from: 100, to: 200 }, 0.5)).toEqual({ from: 150, to: 250 });
  });
  it('stops at the beginning of time', () => {
    expect(shifted({ from: 10, to: 110 }, -0.5)).toEqual({ from: 0, to: 100 });
  });
});
