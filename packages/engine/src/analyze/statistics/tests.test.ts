import { describe, expect, it } from 'vitest';
import { adjustForMany, compareRates, fisherGreater, logFactorial } from './tests.js';

describe('logFactorial', () => {
  it('joins its table and its series without a step', () => {
    expect(logFactorial(5)).toBeCloseTo(Math.log(120), 12);
    expect(logFactorial(256) - logFactorial(255)).toBeCloseTo(Math.log(256), 9);
    expect(logFactorial(-1)).toBeNaN();
  });
});

describe('fisherGreater', () => {
  it('matches the tea-tasting table', () => {
    expect(fisherGreater(3, 1, 1, 3)).toBeCloseTo(17 / 70, 10);
    expect(fisherGreater(4, 0, 0, 4)).toBeCloseTo(1 / 70, 10);
  });
  it('is 1 where there is nothing to compare', () => {
    expect([fisherGreater(0, 0, 5, 5), fisherGreater(5, 5, 0, 0), fisherGreater(Number.NaN, 1, 1, 1)]).toEqual([
      1, 1, 1,
    ]);
  });
  it('stays quick and finite on millions', () => {
    expect(fisherGreater(900_000, 100_000, 10_000, 990_000)).toBeLessThan(1e-6);
  });
});

describe('compareRates', () => {
  it('sees a surge and not a steady rate', () => {
    expect(compareRates(30, 1, 6, 6)?.p).toBeLessThan(1e-9);
    expect(compareRates(30, 1, 6, 6)?.ratio).toBeCloseTo(30);
    expect(compareRates(5, 1, 30, 6)?.p).toBeGreaterThan(0.4);
  });
  it('gives no ratio when nothing happened before', () => {
    const only = compareRates(4, 1, 0, 6);
    expect(only?.ratio).toBeUndefined();
    expect(only?.low).toBeGreaterThan(1);
  });
  it('is undefined without events or time', () => {
    expect(compareRates(0, 1, 0, 1)).toBeUndefined();
    expect(compareRates(1, 0, 1, 1)).toBeUndefined();
  });
});

describe('adjustForMany', () => {
  it('matches the worked values', () => {
    expect(adjustForMany([0.01, 0.04, 0.03, 0.005]).map((p) => Number(p.toFixed(4)))).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(adjustForMany([])).toEqual([]);
  });
});
