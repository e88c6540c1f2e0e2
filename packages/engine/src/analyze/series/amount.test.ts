import { describe, expect, it } from 'vitest';
import { millis } from '../../model/units.js';
import type { Calculated } from '../../query/evidence/series/series.js';
import { amountOf } from './amount.js';

const told = (key: string): string => {
  const calculated: Calculated = { name: key, key, operator: 'AVG', additive: false, counts: false };
  return amountOf(calculated, { bucketMs: millis(60_000) })(1500);
};

describe('amountOf', () => {
  it.each(['IteratorAge', 'ApproximateAgeOfOldestMessage', 'age', 'max_age', 'duration'])(
    'tells %s as a time',
    (key) => {
      expect(told(key)).toBe('1.5 s');
    },
  );
  it.each(['@message.items', 'pages', 'usage', 'StorageUsed'])('tells %s as a number', (key) => {
    expect(told(key)).toBe('1,500');
  });
});
