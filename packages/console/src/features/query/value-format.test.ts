import { describe, expect, it } from 'vitest';
import { valueFormat } from './value-format.js';

describe('valueFormat', () => {
  it.each([
    [{ operator: 'P95', key: '@duration' }, 30_000, '30 s'],
    [{ operator: 'MAX', key: '@maxMemoryUsed' }, 512, '512 MB'],
    [{ operator: 'COUNT' }, 30_000, '30K'],
    [{ operator: 'COUNT_DISTINCT', key: '@duration' }, 3, '3'],
    [{ operator: 'AVG', key: 'cart.total' }, 42.5, '42.5'],
  ] as const)('writes %j of %s as %s', (calculation, value, text) => {
    expect(valueFormat(calculation)(value)).toBe(text);
  });
  it('writes values of a metric in the unit of its points, and no count of them', () => {
    expect(valueFormat({ operator: 'MAX', key: 'value.max' }, 's')(1_800)).toBe('30 min');
    expect(valueFormat({ operator: 'COUNT' }, 's')(1_800)).toBe('1,800');
  });
});
