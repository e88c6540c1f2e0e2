import { describe, expect, it } from 'vitest';
import { onsetOf } from './onset.js';

const line = (...values: readonly number[]) => values.map((value, at) => ({ at: at * 10, value }));

describe('onsetOf', () => {
  it('is the time of the first of the larger values', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 900, 950, 870, 910))).toBe(60);
  });
  it('lets one value stand on the wrong side', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 800, 22, 900, 950, 870, 910, 880, 905))).toBe(80);
  });
  it('is undefined for values that stay, that come and go, that fall, and for few of them', () => {
    expect(onsetOf(line(20, 22, 19, 25, 21, 20, 23, 24, 19, 20))).toBeUndefined();
    expect(onsetOf(line(20, 900, 19, 870, 21, 910, 23, 905, 19, 890))).toBeUndefined();
    expect(onsetOf(line(900, 910, 920, 905, 20, 21, 19, 22, 23, 20))).toBeUndefined();
    expect(onsetOf(line(20, 21, 900, 910))).toBeUndefined();
    expect(onsetOf([])).toBeUndefined();
  });
  it('leaves out what is not positive or no number', () => {
    expect(onsetOf(line(0, 20, 22, 19, Number.NaN, 25, 21, 20, 900, 950, 870, 910))).toBe(80);
  });
});
