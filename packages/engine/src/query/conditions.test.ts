import type { Query } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { onlyText } from './conditions.js';

const filtered = (key: string, value: string | number | boolean, rest: Partial<Query> = {}): Query => ({
  filters: [{ key, operation: '=', value }],
  ...rest,
});

describe('onlyText', () => {
  it('is the one text that a filter leaves, in a column or in the record', () => {
    expect(onlyText(filtered('namespace', 'checkout'), 'namespace')).toBe('checkout');
    expect(onlyText(filtered('dimensions.FunctionName', 'checkout'), 'dimensions.FunctionName')).toBe('checkout');
  });

  it('is absent where a value may be written in many ways', () => {
    for (const value of ['1', '1e0', 'true', '', 1, true])
      expect(onlyText(filtered('plan.size', value), 'plan.size')).toBeUndefined();
  });

  it('is absent for other keys and for any of several filters', () => {
    expect(onlyText(filtered('namespace', 'checkout'), 'service')).toBeUndefined();
    expect(onlyText(filtered('namespace', 'checkout', { filterCombination: 'OR' }), 'namespace')).toBeUndefined();
    expect(onlyText({}, 'namespace')).toBeUndefined();
  });
});
