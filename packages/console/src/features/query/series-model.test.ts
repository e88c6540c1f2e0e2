import type { QueryAnswer } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { chartSubject, chartsOf, defaultLook, groupLabel, stackedTops } from './series-model.js';

const statistics = { elapsedMs: 1, rowsRead: 1 };
const answer = (a: readonly number[], b: readonly number[]): QueryAnswer => ({
  series: [
    ...a.map((COUNT, index) => ({ at: index * 10, group: { namespace: 'a' }, values: { COUNT } })),
    ...b.map((COUNT, index) => ({ at: index * 10, group: { namespace: null }, values: { COUNT } })),
  ],
  aggregates: [
    { group: { namespace: 'a' }, values: { COUNT: a.reduce((sum, one) => sum + one, 0) } },
    { group: { namespace: null }, values: { COUNT: b.reduce((sum, one) => sum + one, 0) } },
  ],
  statistics,
});

describe('chartsOf', () => {
  it('has a line for each group in the order of the server', () => {
    const [chart] = chartsOf({ groupBys: [{ value: 'namespace' }] }, answer([1, 2], [0, 4]));
    expect(chart?.at).toEqual([0, 10]);
    expect(chart?.lines).toEqual([
      { label: 'a', group: { namespace: 'a' }, values: [1, 2], total: 3 },
      { label: '(none)', group: { namespace: null }, values: [0, 4], total: 4 },
    ]);
  });
  it('lays the time before under the same instants', () => {
    const [chart] = chartsOf({}, answer([1, 2], [0, 4]), answer([5, 6], [7, 8]));
    expect(chart?.lines[0]).toMatchObject({ before: [5, 6], totalBefore: 11 });
  });
  it('has a chart for each calculation, and knows nothing where the answer holds nothing', () => {
    const query = { calculations: [{ operator: 'COUNT' as const }, { operator: 'P95' as const, key: 'd' }] };
    const charts = chartsOf(query, { series: [{ at: 1, values: { COUNT: 1 } }], aggregates: [], statistics });
    expect(charts.map(({ name, lines }) => [name, lines[0]?.values, lines[0]?.total])).toEqual([
      ['COUNT', [1], null],
      ['P95(d)', [null], null],
    ]);
    expect(chartsOf({}, { statistics })).toEqual([
      { calculation: { operator: 'COUNT' }, name: 'COUNT', at: [], lines: [] },
    ]);
  });
});

describe('stackedTops', () => {
  it('adds up from the last line, nothing for the unknown', () => {
    expect(stackedTops([{ values: [1, null] }, { values: [2, 3] }])).toEqual([
      [3, 3],
      [2, 3],
    ]);
    expect(stackedTops([])).toEqual([]);
  });
});

describe('defaultLook', () => {
  it('is bars for counts, stacked where split, and lines for what is measured', () => {
    expect(defaultLook({})).toBe('bar');
    expect(defaultLook({ groupBys: [{ value: 'a' }] })).toBe('stacked');
    expect(defaultLook({ calculations: [{ operator: 'P95', key: 'd' }], groupBys: [{ value: 'a' }] })).toBe('line');
  });
});

describe('chartSubject', () => {
  const chart = { calculation: { operator: 'COUNT' as const } };
  const timeframe = { from: 1, to: 2 };
  const line = { label: 'a', group: undefined, values: [], total: 0 };
  it('names the line and the brushed range', () => {
    expect(chartSubject({ limit: 5 }, chart, timeframe, { line, brush: { from: 1, to: 2 } })).toEqual({
      kind: 'chart',
      query: { limit: 5, calculations: [{ operator: 'COUNT' }] },
      timeframe,
      brush: { from: 1, to: 2 },
      series: 'a',
    });
  });
  it('is the whole chart for a line that has no value', () => {
    expect(chartSubject({}, chart, timeframe, { line: { ...line, label: '(none)' } })).not.toHaveProperty('series');
  });
});

describe('groupLabel', () => {
  it('joins values and is empty without groups', () => {
    expect([groupLabel({ a: 'x', b: 3, c: null }), groupLabel(undefined)]).toEqual(['x · 3 · (none)', '']);
  });
});
