import { describe, expect, it } from 'vitest';
import { holds, surges } from './compare.js';

describe('holds', () => {
  it.each([
    ['>', 5, [6], [5, null]],
    ['>=', 5, [5], [4.9]],
    ['<', 5, [4], [5, null]],
    ['<=', 5, [5], [5.1]],
    ['=', 0, [0], [1, null]],
    ['!=', 0, [1, -1], [0, null]],
  ] as const)('compares with %s %d', (operation, value, yes, no) => {
    for (const one of yes) expect(holds({ operation, value }, one), String(one)).toBe(true);
    for (const one of no) expect(holds({ operation, value }, one), String(one)).toBe(false);
  });

  it.each([
    ['INCREASES_BY_MORE_THAN', 10, 15.1, true],
    ['INCREASES_BY_MORE_THAN', 10, 15, false],
    ['INCREASES_BY_MORE_THAN', 0, 1, true],
    ['INCREASES_BY_MORE_THAN', 0, 0, false],
    ['INCREASES_BY_MORE_THAN', null, 100, false],
    ['INCREASES_BY_MORE_THAN', -10, -4, true],
    ['DECREASES_BY_MORE_THAN', 10, 4.9, true],
    ['DECREASES_BY_MORE_THAN', 10, 5, false],
    ['DECREASES_BY_MORE_THAN', 10, 20, false],
    ['DECREASES_BY_MORE_THAN', 0, 0, false],
    ['DECREASES_BY_MORE_THAN', 10, null, false],
  ] as const)('%s 50 %% of %j with %j is %j', (operation, before, value, expected) => {
    expect(holds({ operation, value: 50 }, value, before)).toBe(expected);
  });
});

describe('surges', () => {
  const double = { operation: 'INCREASES_BY_MORE_THAN', value: 100 } as const;
  it.each([
    [30, 5, true],
    [10, 0, true],
    [9, 0, false],
    [11, 5, false],
    [200, 99, true],
    [200, 101, false],
  ])('of %d errors after %d is %j', (value, before, expected) => {
    expect(surges(double, value, before)).toBe(expected);
  });
});
