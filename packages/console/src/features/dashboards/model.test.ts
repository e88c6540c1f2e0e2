import type { SavedQuery, Widget } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import {
  chartHeightOf,
  lookOfWidget,
  putBefore,
  queryOfWidget,
  requestOf,
  rowsOfWidget,
  titleOfWidget,
  widthOfWidget,
} from './model.js';

const at = '2024-05-01T00:00:00.000Z';
const saved: SavedQuery = { id: 'q', name: 'Errors', query: { limit: 3 }, createdAt: at, updatedAt: at };
const widget = (part: Partial<Widget>): Widget => ({ type: 'timeseries', ...part });

describe('a widget', () => {
  it('has its own query or the saved one, and none when that is gone', () => {
    expect(queryOfWidget(widget({ query: {} }), [saved])).toEqual({});
    expect(queryOfWidget(widget({ queryId: 'q' }), [saved])).toEqual({ limit: 3 });
    expect(queryOfWidget(widget({ queryId: 'gone' }), [saved])).toBeUndefined();
  });
  it('is called by its name, its query or what it calculates', () => {
    expect(titleOfWidget(widget({ name: 'Mine', queryId: 'q' }), [saved])).toBe('Mine');
    expect(titleOfWidget(widget({ queryId: 'q' }), [saved])).toBe('Errors');
    expect(titleOfWidget(widget({ query: {} }), [])).toBe('COUNT');
    expect(titleOfWidget(widget({ queryId: 'gone' }), [])).toBe('A query that was removed');
  });
  it('stacks bars where its query is split', () => {
    expect(lookOfWidget(widget({ type: 'timeseries-bar' }), {})).toBe('bar');
    expect(lookOfWidget(widget({ type: 'timeseries-bar' }), { groupBys: [{ value: 'a' }] })).toBe('stacked');
    expect(lookOfWidget(widget({}), { groupBys: [{ value: 'a' }] })).toBe('line');
  });
  it('is two columns wide, a number one', () => {
    expect([widget({}), widget({ type: 'statistic' }), widget({ width: 4 })].map(widthOfWidget)).toEqual([2, 1, 4]);
  });
});

describe('the height of a widget', () => {
  it('is three rows, one for a number, and never too low for a chart', () => {
    const some = [widget({}), widget({ type: 'statistic' }), widget({ height: 1 }), widget({ height: 5 })];
    expect(some.map(rowsOfWidget)).toEqual([3, 1, 2, 5]);
    expect(some.map(chartHeightOf)).toEqual([148, 48, 48, 348]);
  });
});

describe('putBefore', () => {
  it.each([
    [0, 2, 'bac'],
    [0, 3, 'bca'],
    [2, 0, 'cab'],
    [1, 1, 'abc'],
    [1, 2, 'abc'],
    [0, 4, 'abc'],
    [1, -1, 'abc'],
    [7, 0, 'abc'],
  ])('puts the one at %i before the one at %i', (from, slot, result) => {
    expect(putBefore(['a', 'b', 'c'], from, slot).join('')).toBe(result);
  });
});

describe('requestOf', () => {
  it('leaves out what the server writes', () => {
    const dashboard = { id: 'd', name: 'D', widgets: [], createdAt: at, updatedAt: at, builtIn: true as const };
    expect(requestOf(dashboard)).toEqual({ id: 'd', name: 'D', widgets: [] });
  });
});
