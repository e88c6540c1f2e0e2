import { describe, expect, it } from 'vitest';
import { random } from './__fixtures__/systems.js';
import {
  comparisonsAmong,
  exceedanceNats,
  growthNats,
  mostShareNats,
  natsOf,
  shareNats,
  studentTail,
  usualDrift,
} from './significance.js';

const sample = (values: readonly number[]) => ({
  count: values.length,
  sum: values.reduce((sum, value) => sum + value, 0),
  values: [...values].sort((a, b) => a - b),
});

describe('studentTail', () => {
  it.each([
    [2.015, 5, 0.05],
    [1.812, 10, 0.05],
    [2.764, 10, 0.01],
    [6.314, 1, 0.05],
    [1.645, 1e6, 0.05],
    [-2.015, 5, 0.95],
    [0, 3, 0.5],
  ])('agrees with the table for t = %d and %d degrees', (t, freedom, p) => {
    expect(studentTail(t, freedom)).toBeCloseTo(p, 3);
  });
  it('is calm about odd input', () => {
    expect(studentTail(Number.NaN, 3)).toBe(1);
    expect(studentTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentTail(1, 0)).toBe(0);
  });
});

describe('shareNats', () => {
  it('is Fisher’s exact test on both sides', () => {
    // All nine against none of seven: 1 / C(16, 7), doubled.
    expect(shareNats({ seen: 9, of: 9 }, { seen: 0, of: 7 })).toBeCloseTo(-Math.log(2 / 11_440), 6);
    expect(shareNats({ seen: 0, of: 7 }, { seen: 9, of: 9 })).toBeCloseTo(-Math.log(2 / 11_440), 6);
  });
  it('is no surprise for equal shares and for nothing', () => {
    expect(shareNats({ seen: 5, of: 10 }, { seen: 50, of: 100 })).toBe(0);
    expect(shareNats({ seen: 0, of: 0 }, { seen: 3, of: 9 })).toBe(0);
    expect(shareNats({ seen: Number.NaN, of: 3 }, { seen: 3, of: 9 })).toBe(0);
  });
});

describe('mostShareNats', () => {
  it('is what all of them on one side would come to', () => {
    expect(mostShareNats({ seen: 4, of: 9 }, { seen: 5, of: 7 })).toBeCloseTo(
      shareNats({ seen: 9, of: 9 }, { seen: 0, of: 7 }),
      6,
    );
  });
  it('is none for what everything has, and for nothing', () => {
    expect(mostShareNats({ seen: 9, of: 9 }, { seen: 7, of: 7 })).toBe(0);
    expect(mostShareNats({ seen: 0, of: 0 }, { seen: 0, of: 0 })).toBe(0);
  });
});

describe('comparisonsAmong', () => {
  const limit = (comparisons: number): number => Math.log(comparisons / 0.01);
  it('leaves out what can never pass', () => {
    expect(comparisonsAmong([20, 20, 20, ...Array.from({ length: 5_000 }, () => 4)], limit)).toBe(3);
  });
  it('counts all where all can pass, and one where there is none', () => {
    expect(comparisonsAmong([20, 20, 20], limit)).toBe(3);
    expect(comparisonsAmong([], limit)).toBe(1);
  });
});

describe('usualDrift', () => {
  const next = random(11);
  /** Two times of each of many operations; in the second all of an operation are longer or shorter by the same factor, up to the drift. */
  const pairs = (drift: number) =>
    Array.from({ length: 40 }, () => {
      const factor = Math.exp(drift * (2 * next() - 1));
      const draw = (by: number) => sample(Array.from({ length: 50 }, () => by * (10 + next())));
      return [draw(factor), draw(1)] as const;
    });
  it('is a twentieth where nothing moved, and where there is little to compare', () => {
    expect(usualDrift(pairs(0))).toBeCloseTo(0.0025, 6);
    expect(usualDrift(pairs(0.5).slice(0, 7))).toBeCloseTo(0.0025, 6);
  });
  it('grows with how far the middle one moved', () => {
    expect(usualDrift(pairs(0.8))).toBeGreaterThan(0.1);
  });
  it('takes the surprise off what moved no further than the others', () => {
    const all = pairs(0.8);
    const [now, past] = all.find(([a, b]) => a.sum > 1.3 * b.sum) ?? [sample([]), sample([])];
    expect(growthNats(now, past)).toBeGreaterThan(50);
    expect(growthNats(now, past, undefined, usualDrift(all))).toBeLessThan(5);
  });
});

describe('growthNats', () => {
  it('rarely exceeds three nats by chance', () => {
    const next = random(3);
    const draw = (count: number) => sample(Array.from({ length: count }, () => 10 * Math.exp(next() + next() - 1)));
    const surprises = Array.from({ length: 400 }, () => growthNats(draw(12), draw(20)));
    expect(surprises.filter((nats) => nats >= Math.log(20)).length / surprises.length).toBeLessThan(0.08);
  });
  it('is large for a few values far beyond a few others', () => {
    expect(growthNats(sample([2_010, 1_995]), sample([3, 3.4, 2.9, 3.1, 3.3]))).toBeGreaterThan(10);
  });
  it('is 0 for what fell, for too few, for equal and for odd values', () => {
    expect(growthNats(sample([1, 2]), sample([5, 6]))).toBe(0);
    expect(growthNats(sample([9]), sample([1, 1]))).toBe(0);
    expect(growthNats(sample([5, 5, 5]), sample([5, 5, 5]))).toBe(0);
    expect(growthNats(sample([]), sample([1, 2, 3, 4]))).toBe(0);
  });
});

describe('exceedanceNats', () => {
  const usual = Array.from({ length: 100 }, (_, index) => index / 100);
  it('is 0 up to the 90th percentile and grows beyond it', () => {
    expect(exceedanceNats(0.5, usual, 0.001)).toBe(0);
    expect(exceedanceNats(0.95, usual, 0.001)).toBeGreaterThan(Math.log(10));
    expect(exceedanceNats(3, usual, 0.001)).toBeGreaterThan(20);
  });
  it('believes no smaller unit than is given, and no short past', () => {
    expect(exceedanceNats(4, new Array<number>(50).fill(0), 1)).toBeCloseTo(Math.log(10) + 4);
    expect(exceedanceNats(4, [0, 0, 0], 1)).toBe(0);
    expect(exceedanceNats(Number.NaN, usual, 1)).toBe(0);
  });
});

describe('natsOf', () => {
  it('stays finite', () => {
    expect(natsOf(0)).toBeCloseTo(230.3, 1);
    expect(natsOf(1)).toBeCloseTo(0);
    expect(natsOf(Number.NaN)).toBe(0);
  });
});
