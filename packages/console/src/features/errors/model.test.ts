import type { ErrorRecord, EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { DAY_MS, errorRows, FINGERPRINT, groupsOf, historyOf, ordered, samplesOf, statusOf } from './model.js';

const named = (value: string) => ({ [FINGERPRINT]: value });
const group = (fingerprint: string, count: number, firstAt = 10, lastAt = 20) => ({
  fingerprint,
  count,
  firstAt,
  lastAt,
});
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
const record = (fingerprint: string, more: Partial<ErrorRecord> = {}): ErrorRecord => ({
  fingerprint,
  status: 'active',
  statusAt: new Date(1000).toISOString(),
  ...more,
});
const nothing = { samples: new Map(), records: [], history: new Map() } as const;

describe('groupsOf', () => {
  it('leaves out what has no fingerprint', () => {
    const values = { count: 3, first: 1, last: 2 };
    const aggregates = [
      { group: named('a'), values },
      { group: named(''), values },
    ];
    expect(groupsOf({ aggregates })).toEqual([{ fingerprint: 'a', count: 3, firstAt: 1, lastAt: 2 }]);
  });
});

describe('samplesOf', () => {
  it('keeps the newest of each', () => {
    expect(samplesOf([event('new', 'a', 2), event('old', 'a', 1)]).get('a')?.id).toBe('new');
  });
});

describe('historyOf', () => {
  it('puts the days in place, today last', () => {
    const answer = {
      aggregates: [{ group: named('a'), values: { count: 5, first: 28 * DAY_MS, last: 30 * DAY_MS } }],
      series: [
        { at: 28 * DAY_MS, group: named('a'), values: { count: 2 } },
        { at: 30 * DAY_MS, group: named('a'), values: { count: 3 } },
      ],
      statistics: { elapsedMs: 0, rowsRead: 0 },
    };
    expect(
      historyOf(answer, 30 * DAY_MS + 5)
        .get('a')
        ?.days.slice(-3),
    ).toEqual([2, 0, 3]);
  });
});

describe('ordered', () => {
  it('puts the newest kind, or the one seen last, first', () => {
    const row = (fingerprint: string, count: number, firstAt: number, lastAt: number) =>
      ({
        fingerprint,
        count,
        firstAt,
        lastAt,
        status: 'active',
        regressed: false,
        fingerprints: [],
        days: [],
      }) as const;
    const rows = [row('a', 9, 1, 5), row('b', 3, 4, 4), row('c', 1, 2, 9)];
    const names = (by: 'count' | 'first' | 'last') =>
      ordered(rows, by)
        .map(({ fingerprint }) => fingerprint)
        .join('');
    expect([names('count'), names('first'), names('last')]).toEqual(['abc', 'bca', 'cab']);
  });
});

describe('statusOf', () => {
  it.each([
    ['active without a record', undefined, 0, 'active', false],
    ['resolved while it stays away', record('a', { status: 'resolved' }), 999, 'resolved', false],
    ['active again when it comes back', record('a', { status: 'resolved' }), 1001, 'active', true],
    ['ignored even when it comes back', record('a', { status: 'ignored' }), 1001, 'ignored', false],
  ] as const)('is %s', (_, known, lastAt, status, regressed) => {
    expect(statusOf(known, lastAt)).toEqual({ status, regressed });
  });
});

describe('errorRows', () => {
  it('orders by count', () => {
    expect(errorRows([group('a', 1), group('b', 5)], nothing).map((row) => row.fingerprint)).toEqual(['b', 'a']);
  });

  it('makes one row of merged errors', () => {
    const history = new Map([
      ['a', { firstAt: 5, lastAt: 20, days: [1, 2] }],
      ['b', { firstAt: 3, lastAt: 40, days: [1, 1] }],
    ]);
    const records = [record('b', { mergedInto: 'a' }), record('a', { assignee: 'Ada' })];
    const [row, ...others] = errorRows([group('a', 1), group('b', 5, 30, 40)], { ...nothing, records, history });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      fingerprint: 'a',
      count: 6,
      firstAt: 3,
      lastAt: 40,
      days: [2, 3],
      fingerprints: ['a', 'b'],
      assignee: 'Ada',
    });
  });

  it('shows a merged error under the other even when only the merged one happened', () => {
    const samples = new Map([['b', event('e', 'b', 1)]]);
    const [row] = errorRows([group('b', 5)], { ...nothing, samples, records: [record('b', { mergedInto: 'a' })] });
    expect([row?.fingerprint, row?.sample?.id]).toEqual(['a', 'e']);
  });
});
