import { describe, expect, it } from 'vitest';
import { chartOf } from './chart-of.js';

describe('chartOf', () => {
  it('counts the events of a filter', () =>
    expect(chartOf('$baselime.error = true')).toEqual({
      filters: [{ key: '$baselime.error', operation: '=', value: true }],
      calculations: [{ operator: 'COUNT' }],
    }));
  it('takes a query as JSON', () =>
    expect(chartOf(' {"calculations":[{"operator":"P95","key":"@duration"}]}')).toEqual({
      calculations: [{ operator: 'P95', key: '@duration' }],
    }));
  it.each(['{"calculations":[{"operator":"P96"}]}', '{', 'nonsense'])('refuses %s', (text) =>
    expect(() => chartOf(text)).toThrow(/QUERY_INVALID/),
  );
});
