import { describe, expect, it } from 'vitest';
import { barsPath, highest, linePath, spotAt } from './spark-model.js';

const spots = (...values: readonly (number | undefined)[]) => values.map((value, at) => ({ at, value }));

describe('barsPath', () => {
  it('leaves out zero and what is unknown', () => {
    expect(barsPath(spots(0, undefined))).toBe('');
  });
  it('draws the highest over the whole height and the least as a stub', () => {
    expect(barsPath(spots(1000, 1))).toBe('M5 100v-100h40v100zM55 100v-2h40v2z');
  });
});

describe('barsPath of some bars', () => {
  it('keeps their height among all', () => {
    expect(barsPath(spots(1000, 500), (index) => index === 1)).toBe('M55 100v-50h40v50z');
  });
});

describe('linePath', () => {
  it('breaks at a gap', () => {
    expect(linePath(spots(1, 1, undefined, 1, 1))).toMatch(/^M10 4L30 4M70 4L90 4$/);
  });
  it('leaves out what is not shown, at the height that it has among all', () => {
    expect(linePath(spots(1, 1, 2), (index) => index < 2)).toBe('M16.67 50L50 50');
  });
  it('shows a lonely point', () => {
    expect(linePath(spots(undefined, 2, undefined))).toBe('M50 4h0.6');
  });
});

describe('others', () => {
  it('finds the interval of a place, also outside', () => {
    const some = spots(1, 2, 3, 4);
    expect([spotAt(some, 0.5)?.value, spotAt(some, -1)?.value, spotAt(some, 1)?.value, spotAt([], 0)]).toEqual([
      3,
      1,
      4,
      undefined,
    ]);
  });
  it('has a height for nothing', () => {
    expect(highest([])).toBeGreaterThan(0);
  });
});
