import { describe, expect, it } from 'vitest';
import { slownessOf } from './slowness.js';

const typical = (medianMs: number, p95Ms: number) => ({ medianMs, p95Ms, calls: 50 });

describe('slownessOf', () => {
  it.each([
    ['many times its median', 320, typical(100, 150), 3.2],
    ['very many times', 5000, typical(100, 150), 50],
    ['about usual', 120, typical(100, 110), undefined],
    ['slow, but as slow as it often is', 320, typical(100, 400), undefined],
    ['a hundred times a microsecond', 0.1, typical(0.001, 0.002), undefined],
    ['not known', 320, undefined, undefined],
    ['usually instant', 320, typical(0, 0), undefined],
  ])('of what is %s', (_, durationMs, usual, times) => {
    expect(slownessOf(durationMs, usual)).toBe(times);
  });
});
