import { describe, expect, it } from 'vitest';
import { before, changeOf, chartQuery, filtersOf, leadUp, partsOf } from './model.js';

describe('filtersOf', () => {
  it('is empty for the environment and narrows to the namespace', () => {
    expect(filtersOf({})).toEqual([]);
    expect(filtersOf({ service: 's', namespace: 'n' }).map(({ value }) => value)).toEqual(['s', 'n']);
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

describe('before', () => {
  it('is the same length just before', () => {
    expect(before({ from: 100, to: 150 })).toEqual({ from: 50, to: 100 });
  });
  it('is undefined before all time', () => {
    expect(before({ from: 0, to: 10 })).toBeUndefined();
  });
});

describe('changeOf', () => {
  it.each([
    [120, 100, true, '+20 %'],
    [120, 0, true, 'none before'],
    [0, 0, true, undefined],
    [120, 3, false, 'no data before'],
    [undefined, 3, true, undefined],
    [12, undefined, true, undefined],
  ])('of %s against %s, covered: %s, is %s', (now, earlier, isCovered, text) => {
    expect(changeOf(now, earlier, isCovered)).toBe(text);
  });
});

describe('leadUp', () => {
  it('ends a little after the time before began', () => {
    expect(leadUp({ from: 1000, to: 1100 })).toEqual({ from: 900, to: 1010 });
    expect(leadUp({ from: 50, to: 150 })).toEqual({ from: 0, to: 60 });
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
