import { describe, expect, it } from 'vitest';
import { metricQuery } from '../metrics/model.js';
import { unitOf, unitQuery } from './metric-unit.js';

const age = { name: 'ApproximateAgeOfOldestMessage', dataset: 'cloudwatch-metrics' };
const answering = (...units: readonly (string | null)[]) => ({
  aggregates: units.map((unit) => ({ group: { unit }, values: { points: 3 } })),
});

describe('unitQuery', () => {
  it('asks for the units of the metric that a query calculates, among the same points', () => {
    const query = metricQuery(age, 'MAX', 'namespace', [{ key: 'service', operation: '=', value: 'shop' }]);
    expect(unitQuery(query)).toEqual({
      datasets: ['cloudwatch-metrics'],
      filters: query.filters,
      calculations: [{ operator: 'COUNT', alias: 'points' }],
      groupBys: [{ value: 'unit' }],
      limit: 2,
    });
  });
  it('asks for nothing where points are counted, of several metrics, and of no metric', () => {
    const filters = metricQuery(age, 'MAX', undefined).filters ?? [];
    expect(unitQuery(metricQuery(age, 'COUNT', undefined))).toBeUndefined();
    expect(
      unitQuery({ filters: filters.slice(0, 1), calculations: [{ operator: 'MAX', key: 'value.max' }] }),
    ).toBeUndefined();
    expect(
      unitQuery({ filters: filters.slice(1), calculations: [{ operator: 'MAX', key: 'value.max' }] }),
    ).toBeUndefined();
    expect(unitQuery({})).toBeUndefined();
  });
});

describe('unitOf', () => {
  it.each([
    ['Seconds', 's'],
    ['ms', 'ms'],
    ['Percent', '%'],
    ['By', 'By'],
  ])('reads %s as %s', (sent, unit) => {
    expect(unitOf(answering(sent))).toBe(unit);
  });
  it('is unknown without one, for one of no numbers, and where points have several', () => {
    expect(unitOf(answering(null))).toBeUndefined();
    expect(unitOf(answering('Count'))).toBeUndefined();
    expect(unitOf(answering('Seconds', 'Milliseconds'))).toBeUndefined();
    expect(unitOf({})).toBeUndefined();
  });
});
