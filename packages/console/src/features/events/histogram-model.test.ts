import { describe, expect, it } from 'vitest';
import { bars } from './histogram-model.js';

describe('bars', () => {
  it('fills the gaps with zero and aligns odd points', () => {
    const points = [
      { at: 1000, values: { count: 2 } },
      { at: 3500, values: { count: 1 } },
    ];
    expect(bars({ from: 1000, to: 4000 }, 1000, points, [{ at: 3000, values: { count: null } }])).toEqual([
      { at: 1000, count: 2, errors: 0 },
      { at: 2000, count: 0, errors: 0 },
      { at: 3000, count: 1, errors: 0 },
    ]);
  });
  it('is empty for a width that makes no sense', () => {
    expect(bars({ from: 0, to: 10 }, 0, [], [])).toEqual([]);
  });
});
