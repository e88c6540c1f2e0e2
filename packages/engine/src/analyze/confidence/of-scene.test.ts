import type { Fault } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import type { SeriesView } from '../series/view.js';
import { confidenceFrom } from './grounds.js';
import { groundsOfNumbers } from './of-scene.js';

const view = (
  reported: boolean,
  judged: Partial<SeriesView['judged']> = {},
  shape = 'level',
  measured: SeriesView['measured'] = 'requests',
) => ({ main: { shape }, line: { window: [] }, measured, reported, judged, series: {} }) as unknown as SeriesView;
const doubtsOf = (fault: Fault, ...given: Parameters<typeof view>) =>
  groundsOfNumbers({ fault }, view(...given)).doubts;

describe('the grounds of what a line shows by itself', () => {
  it('leave no cause where it says no more than that the line moved, and only one of two methods saw that', () => {
    expect(doubtsOf('traffic-drop', false)).toEqual(['unseen']);
    expect(confidenceFrom(groundsOfNumbers({ fault: 'traffic-drop' }, view(false)))).toBe('inconclusive');
    expect(doubtsOf('traffic-drop', true)).toEqual([]);
  });
  it('need no second method for what is defined or counted twice, for a gap, or in a line with a period', () => {
    expect(doubtsOf('throttled', false)).toEqual([]);
    expect(doubtsOf('missing-data', false)).toEqual([]);
    expect(doubtsOf('traffic-drop', false, {}, 'gap')).toEqual([]);
    expect(doubtsOf('traffic-drop', false, { period: 13 })).toEqual([]);
    expect(doubtsOf('traffic-drop', false, { basis: 'rest' })).toEqual(['itself']);
  });
  it('tell where a cause is said again, and where nothing is known from before', () => {
    expect(doubtsOf('error-increase', true, {}, 'level', 'errors')).toEqual(['restated']);
    expect(doubtsOf('latency-increase', true, {}, 'level', 'latency')).toEqual(['restated']);
    expect(doubtsOf('error-increase', true, {}, 'level', 'requests')).toEqual([]);
    expect(confidenceFrom(groundsOfNumbers({ fault: 'error-increase' }, view(true, {}, 'level', 'errors')))).toBe(
      'inconclusive',
    );
    expect(doubtsOf('resource-saturated', true, { basis: 'rest' }, 'level', 'backlog')).toEqual([]);
    const ofTable = { ...view(false, {}, 'level', 'latency'), series: { metric: { namespace: 'AWS/DynamoDB' } } };
    expect(groundsOfNumbers({ fault: 'dependency-slow' }, ofTable as unknown as SeriesView).doubts).toEqual(['unseen']);
    expect(doubtsOf('resource-saturated', true, { basis: 'rest' })).toEqual(['itself']);
    expect(doubtsOf('resource-saturated', true, { basis: 'before' })).toEqual([]);
  });
});
