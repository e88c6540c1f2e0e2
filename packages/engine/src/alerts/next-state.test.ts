import type { AlertCheck } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import type { AlertStateRecord } from '../store/workspace-store.js';
import { nextState } from './next-state.js';

const at = (minute: number): string => `2024-05-01T00:${String(minute).padStart(2, '0')}:00.000Z`;

/** `tenants` are the groups that fire. */
function check(minute: number, outcome: AlertCheck['outcome'], tenants: readonly string[] = []): AlertCheck {
  const groups = tenants.map((tenant) => ({ group: { tenant }, value: 9, firing: true }));
  const whole = tenants.length === 0 ? [{ value: 1, firing: outcome === 'firing' }] : groups;
  return {
    id: `c${minute}`,
    alertId: 'a',
    at: at(minute),
    outcome,
    timeframe: { from: 0, to: 1 },
    key: 'COUNT',
    value: outcome === 'no-data' ? null : 1,
    threshold: { operation: '>', value: 5 },
    groups: whole,
  };
}

/** The news of each check in turn, and the last state. */
function follow(checks: readonly AlertCheck[]): { news: (string | undefined)[]; state: AlertStateRecord | undefined } {
  let state: AlertStateRecord | undefined;
  const news = checks.map((one) => {
    const next = nextState(state, one);
    state = next.state;
    return next.news;
  });
  return { news, state };
}

describe('nextState', () => {
  it('tells once that an alert fires, and once that it is over', () => {
    const seen = follow([check(0, 'ok'), check(1, 'firing'), check(2, 'firing'), check(3, 'ok'), check(4, 'ok')]);
    expect(seen.news).toEqual([undefined, 'firing', undefined, 'resolved', undefined]);
    expect(seen.state).toEqual({ state: 'ok', since: at(3), evaluatedAt: at(4), lastValue: 1, firing: [] });
  });

  it('tells of a further group, and not of one fewer', () => {
    const seen = follow([
      check(0, 'firing', ['a']),
      check(1, 'firing', ['a', 'b']),
      check(2, 'firing', ['b']),
      check(3, 'firing', ['a', 'b']),
    ]);
    expect(seen.news).toEqual(['firing', 'firing', undefined, 'firing']);
    expect(seen.state?.since).toBe(at(0));
  });

  it('says nothing when there is no data, and nothing again when the same goes on after it', () => {
    const seen = follow([
      check(0, 'firing'),
      check(1, 'no-data'),
      check(2, 'firing'),
      check(3, 'no-data'),
      check(4, 'ok'),
    ]);
    expect(seen.news).toEqual(['firing', undefined, undefined, undefined, 'resolved']);
  });

  it('keeps its state over a check that failed', () => {
    const seen = follow([check(0, 'firing'), check(1, 'failed'), check(2, 'firing')]);
    expect(seen.news).toEqual(['firing', undefined, undefined]);
    expect(seen.state).toMatchObject({ state: 'firing', since: at(0), evaluatedAt: at(2) });
    expect(nextState(undefined, check(0, 'failed')).state).toEqual({ evaluatedAt: at(0), lastValue: null, firing: [] });
  });
});
