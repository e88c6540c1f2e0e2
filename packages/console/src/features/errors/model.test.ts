import type { ErrorKind, ErrorRecord, EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { DAY_MS, errorRows, familyOf, historyOf, occurrencesOf, ordered } from './model.js';

const event = (id: string, more: Partial<EventView> = {}): EventView => ({
  id,
  environment: 'prod',
  dataset: 'd',
  service: 's',
  namespace: 'n',
  kind: 'log',
  timestamp: '',
  timestampMs: 1,
  isError: true,
  data: {},
  ...more,
});
/** A kind that each of `marks` tells. */
const kind = (marks: readonly string[], count: number, firstAt = 10, lastAt = 20): ErrorKind => ({
  fingerprint: marks[0] ?? '',
  count,
  firstAt,
  lastAt,
  tellings: marks.map((fingerprint) => ({ fingerprint, dataset: 'd', kind: 'log', count })),
  sample: event(`newest ${marks[0]}`),
});
const record = (fingerprint: string, more: Partial<ErrorRecord> = {}): ErrorRecord => ({
  fingerprint,
  status: 'active',
  statusAt: new Date(1000).toISOString(),
  ...more,
});
const nothing = { records: [], history: new Map() } as const;

describe('historyOf', () => {
  it('puts the days in place, today last, under the name of every telling', () => {
    const points = [
      { at: 28 * DAY_MS, count: 2 },
      { at: 30 * DAY_MS, count: 3 },
    ];
    const history = historyOf([{ ...kind(['a', 'b'], 5, 28 * DAY_MS, 30 * DAY_MS), points }], 30 * DAY_MS + 5);
    expect(history.get('a')?.days.slice(-3)).toEqual([2, 0, 3]);
    expect(history.get('b')).toBe(history.get('a'));
  });
});

describe('ordered', () => {
  it('puts the newest kind, or the one seen last, first', () => {
    const rows = errorRows([kind(['a'], 9, 1, 5), kind(['b'], 3, 4, 4), kind(['c'], 1, 2, 9)], nothing);
    const names = (by: 'count' | 'first' | 'last') =>
      ordered(rows, by)
        .map(({ fingerprint }) => fingerprint)
        .join('');
    expect([names('count'), names('first'), names('last')]).toEqual(['abc', 'bca', 'cab']);
  });
});

describe('errorRows', () => {
  it('orders by count', () => {
    expect(errorRows([kind(['a'], 1), kind(['b'], 5)], nothing).map((row) => row.fingerprint)).toEqual(['b', 'a']);
  });

  it('counts the days of a kind once, however many tell it', () => {
    const own = { firstAt: 5, lastAt: 20, days: [1, 2] };
    const history = new Map([
      ['a', own],
      ['b', own],
    ]);
    expect(errorRows([kind(['a', 'b'], 3)], { ...nothing, history })[0]).toMatchObject({ days: [1, 2], merged: 0 });
  });

  it('keeps what was decided about one telling alone, the newest decision first', () => {
    const old = record('a', { status: 'resolved', statusAt: new Date(5).toISOString() });
    const records = [old, record('b', { status: 'ignored', assignee: 'Ada' })];
    const [row] = errorRows([kind(['a', 'b'], 3)], { ...nothing, records });
    expect(row).toMatchObject({ fingerprint: 'a', status: 'ignored', assignee: 'Ada', fingerprints: ['a', 'b'] });
  });

  it('makes one row of merged errors, also when one was merged into a telling of the other', () => {
    const history = new Map([
      ['a', { firstAt: 5, lastAt: 20, days: [1, 2] }],
      ['b', { firstAt: 3, lastAt: 40, days: [1, 1] }],
    ]);
    const records = [record('b', { mergedInto: 'span' }), record('a', { assignee: 'Ada' })];
    const kinds = [kind(['b'], 5, 30, 40), kind(['a', 'span'], 1)];
    const [row, ...others] = errorRows(kinds, { records, history });
    expect(others).toEqual([]);
    expect(row).toMatchObject({
      fingerprint: 'a',
      count: 6,
      firstAt: 3,
      lastAt: 40,
      days: [2, 3],
      fingerprints: ['a', 'span', 'b'],
      merged: 1,
      sample: { id: 'newest a' },
      assignee: 'Ada',
    });
  });

  it('shows a merged error under the other even when only the merged one happened', () => {
    const [row] = errorRows([kind(['b'], 5)], { ...nothing, records: [record('b', { mergedInto: 'a' })] });
    expect([row?.fingerprint, row?.sample.id]).toEqual(['a', 'newest b']);
  });

  it('splits a kind off as soon as one of its tellings is', () => {
    const records = [record('b', { mergedInto: 'a' }), record('c')];
    const rows = errorRows([kind(['a'], 1), kind(['b', 'c'], 5)], { ...nothing, records });
    expect(rows.map(({ fingerprint }) => fingerprint)).toEqual(['b', 'a']);
  });
});

describe('familyOf', () => {
  it('names each once', () => {
    const records = [record('b', { mergedInto: 'a' }), record('c', { mergedInto: 'x' }), record('a')];
    expect(familyOf(['a', 'b'], records)).toEqual(['a', 'b']);
  });
});

describe('occurrencesOf', () => {
  it('lists a request once, a trace of spans once, and lines without a request each', () => {
    const events = [
      event('1', { requestId: 'r' }),
      event('2', { requestId: 'r', kind: 'span' }),
      event('3', { traceId: 't', kind: 'span-event' }),
      event('4', { traceId: 't', kind: 'span' }),
      event('5', { traceId: 't' }),
      event('6', { traceId: 't' }),
    ];
    expect(occurrencesOf(events).map(({ id }) => id)).toEqual(['1', '3', '5', '6']);
  });
});
