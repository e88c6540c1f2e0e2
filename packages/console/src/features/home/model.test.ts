import { filterText } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { chartQuery, filtersOf, metricFiltersOf, partsOf } from './model.js';

describe('filtersOf', () => {
  it('is empty for the environment and narrows to the namespace', () => {
    expect(filtersOf({})).toEqual([]);
    expect(filtersOf({ service: 's', namespace: 'n' }).map(({ value }) => value)).toEqual(['s', 'n']);
  });
});

describe('metricFiltersOf', () => {
  const counted = [
    { key: 'namespace', values: [{ value: 'AWS/Lambda', count: 9 }], more: false },
    { key: 'dimensions.FunctionName', values: [{ value: 'pay', count: 4 }], more: false },
  ];
  it.each([
    ['a function by the dimension that names it', { service: 's', namespace: 'pay' }, 'dimensions.FunctionName = pay'],
    ['a namespace that its own points name', { service: 's', namespace: 'AWS/Lambda' }, 'namespace = AWS/Lambda'],
    ['a namespace that no point names by its service', { service: 's', namespace: 'quiet' }, 'service = s'],
    ['a service by itself', { service: 's' }, 'service = s'],
    ['the environment by nothing', {}, ''],
  ] as const)('finds the metrics of %s', (_, place, filters) => {
    expect(metricFiltersOf(place, counted).map(filterText).join()).toBe(filters);
  });
});

describe('chartQuery', () => {
  it('counts only errors for the chart of errors', () => {
    expect(chartQuery({ service: 's' }, 'errors')).toEqual({
      filters: [
        { key: 'service', operation: '=', value: 's' },
        { key: '$baselime.error', operation: '=', value: true },
      ],
      calculations: [{ operator: 'COUNT', alias: 'errors' }],
    });
  });
});

describe('partsOf', () => {
  it('puts what only measures below what runs', () => {
    const part = (service: string, requests: number) => ({
      group: { service },
      values: { events: 9, errors: 0, p90: null, requests, traces: 0 },
    });
    const parts = partsOf({ aggregates: [part('metrics', 0), part('b', 2), part('a', 1)] });
    expect(parts.map(({ service }) => service)).toEqual(['b', 'a', 'metrics']);
  });
  it('joins totals with their series, and counts traces where no request has an id', () => {
    const values = { events: 3, errors: 1, p90: null, requests: 0, traces: 2 };
    const [part] = partsOf({
      aggregates: [{ group: { service: 'a' }, values }],
      series: [
        { at: 1, group: { service: 'a' }, values: { events: 3 } },
        { at: 1, group: { service: 'b' }, values: { events: 9 } },
      ],
    });
    expect(part).toEqual({
      service: 'a',
      requests: 2,
      events: 3,
      errors: 1,
      p90: undefined,
      spots: [{ at: 1, value: 3 }],
    });
  });
});
