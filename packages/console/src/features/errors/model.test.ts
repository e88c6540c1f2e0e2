import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { errorGroups, FINGERPRINT } from './model.js';

const group = (value: string) => ({ [FINGERPRINT]: value });
const event = (id: string, fingerprint: string, timestampMs: number): EventView => ({
  id,
  environment: 'prod',
  dataset: 'd',
  service: 's',
  namespace: 'n',
  kind: 'log',
  timestamp: '',
  timestampMs,
  isError: true,
  fingerprint,
  data: {},
});

describe('errorGroups', () => {
  it('orders by count, keeps the newest sample and leaves out what has no fingerprint', () => {
    const groups = errorGroups(
      {
        aggregates: [
          { group: group('a'), values: { count: 1 } },
          { group: group('b'), values: { count: 5 } },
          { group: group(''), values: { count: 9 } },
        ],
      },
      [event('old', 'a', 1), event('new', 'a', 2)],
      { from: 0, to: 10 },
    );
    expect(groups.map((one) => [one.fingerprint, one.count, one.sample?.id])).toEqual([
      ['b', 5, undefined],
      ['a', 1, 'new'],
    ]);
  });

  it('spreads the series over the range', () => {
    const series = [
      { at: 0, group: group('a'), values: { count: 2 } },
      { at: 29, group: group('a'), values: { count: 3 } },
    ];
    const [one] = errorGroups({ aggregates: [{ group: group('a'), values: { count: 5 } }], series }, [], {
      from: 0,
      to: 30,
    });
    expect([one?.trend.at(0), one?.trend.at(-1), one?.lastAt]).toEqual([2, 3, 29]);
  });
});
