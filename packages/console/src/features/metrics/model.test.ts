import { describe, expect, it } from 'vitest';
import { dimensionsOf, metricQuery, metricsOf, sparksOf, usualCalculation } from './model.js';

describe('metricsOf', () => {
  it('lists metrics by name and leaves out what has none', () => {
    const aggregates = [
      { group: { name: 'Errors', dataset: 'cloudwatch-metrics' }, values: { points: 3, sources: 2 } },
      { group: { name: null, dataset: 'otel' }, values: { points: 9 } },
      { group: { name: 'Duration', dataset: 'cloudwatch-metrics' }, values: { points: null } },
    ];
    expect(metricsOf({ aggregates })).toEqual([
      { name: 'Duration', dataset: 'cloudwatch-metrics', points: 0, sources: 0 },
      { name: 'Errors', dataset: 'cloudwatch-metrics', points: 3, sources: 2 },
    ]);
    expect(metricsOf({})).toEqual([]);
  });
});

describe('sparksOf', () => {
  it('gives each metric of each dataset its values over time', () => {
    const point = (at: number, dataset: string, name: string, total: number | null, mean: number | null) => ({
      at,
      group: { name, dataset },
      values: { total, mean, most: 90 },
    });
    const sparks = sparksOf({
      series: [
        point(1, 'a', 'Errors', 5, 1),
        point(1, 'b', 'Errors', 7, 1),
        point(2, 'a', 'Errors', null, null),
        point(1, 'a', 'Duration', 900, 30),
        point(1, 'a', 'IteratorAge', 900, 30),
      ],
    });
    expect([...sparks]).toEqual([
      [
        'a Errors',
        [
          { at: 1, value: 5 },
          { at: 2, value: undefined },
        ],
      ],
      ['b Errors', [{ at: 1, value: 7 }]],
      ['a Duration', [{ at: 1, value: 30 }]],
      ['a IteratorAge', [{ at: 1, value: 90 }]],
    ]);
  });
});

describe('metricQuery', () => {
  it('is of one metric of one dataset, split where asked', () => {
    expect(metricQuery({ name: 'Errors', dataset: 'd' }, 'MAX', 'dimensions.FunctionName')).toEqual({
      datasets: ['d'],
      filters: [
        { key: 'kind', operation: '=', value: 'metric' },
        { key: 'name', operation: '=', value: 'Errors' },
      ],
      calculations: [{ operator: 'MAX', key: 'value.max', alias: 'Errors (maximum)' }],
      groupBys: [{ value: 'dimensions.FunctionName' }],
      limit: 20,
    });
  });
});

describe('usualCalculation', () => {
  it.each([
    ['Invocations', 'SUM'],
    ['http.server.request.count', 'SUM'],
    ['Duration', 'AVG'],
    ['process.memory', 'AVG'],
    ['IteratorAge', 'MAX'],
    ['ApproximateNumberOfMessagesVisible', 'MAX'],
    ['app.orders.NumberOfOrders', 'SUM'],
  ])('of %s is %s', (name, calculation) => {
    expect(usualCalculation(name)).toBe(calculation);
  });
});

describe('dimensionsOf', () => {
  it('has dimensions first, and neither numbers nor keys of other datasets', () => {
    const key = (name: string, type = 'string', dataset = 'd') => ({ key: name, type, datasets: [dataset] });
    const keys = [key('region'), key('dimensions.TableName'), key('value.sum', 'number'), key('x', 'string', 'other')];
    expect(dimensionsOf(keys, 'd')).toEqual(['service', 'namespace', 'dimensions.TableName', 'region']);
  });
});
