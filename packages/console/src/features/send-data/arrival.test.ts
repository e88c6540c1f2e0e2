import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { arrivalOf } from './arrival.js';

const OPENED = 1_800_000_000_000;
const event = (id: string, secondsBefore: number): EventView => ({
  id,
  environment: 'default',
  dataset: 'd',
  service: 's',
  namespace: 'n',
  kind: 'log',
  timestamp: '',
  timestampMs: OPENED - secondsBefore * 1000,
  isError: false,
  data: {},
});
const none = { event: null, count: 0 };
const state = (
  before: { readonly event: EventView | null; readonly count: number } | undefined,
  now?: EventView | null,
  count?: number,
  failed = false,
): string => arrivalOf({ openedMs: OPENED, before, event: now, count, failed }).state;

describe('arrivalOf', () => {
  it('knows nothing until it is told what was there before', () => {
    expect([state(undefined), state(undefined, undefined, undefined, true)]).toEqual(['checking', 'failed']);
  });
  it('waits while nothing is there', () => {
    expect([state(none), state(none, null)]).toEqual(['waiting', 'waiting']);
  });
  it('sees the first event, whatever its own clock says', () => {
    expect([state(none, event('a', -2)), state(none, event('a', 900))]).toEqual(['arrived', 'arrived']);
  });
  it('does not take an old event for a new one', () => {
    const before = { event: event('a', 3600), count: 1 };
    expect([state(before), state(before, null), state(before, event('a', 3600))]).toEqual([
      'earlier',
      'earlier',
      'earlier',
    ]);
  });
  it('sees a new event among old ones', () => {
    expect(state({ event: event('a', 3600), count: 1 }, event('b', -1))).toBe('arrived');
  });
  it('takes an event of the last minute for the one that was waited for', () => {
    expect(state({ event: event('a', 20), count: 1 })).toBe('arrived');
  });
  it('sees events of years ago by their number', () => {
    expect([state(none, null, 0), state(none, null, 3)]).toEqual(['waiting', 'arrived']);
  });
});
