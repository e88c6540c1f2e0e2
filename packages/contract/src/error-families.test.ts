import { describe, expect, it } from 'vitest';
import { errorFamilies, errorStatus } from './error-families.js';
import type { ErrorRecord } from './error-record.js';
import type { ErrorKind } from './query.js';

const sample = {
  id: 'e',
  environment: 'prod',
  dataset: 'd',
  service: 's',
  namespace: 'n',
  kind: 'log' as const,
  timestamp: '',
  timestampMs: 1,
  isError: true,
  data: {},
};
/** A kind that each of `marks` tells. */
const kind = (...marks: readonly string[]): ErrorKind => ({
  fingerprint: marks[0] ?? '',
  count: 1,
  firstAt: 10,
  lastAt: 20,
  tellings: marks.map((fingerprint) => ({ fingerprint, dataset: 'd', kind: 'log', count: 1 })),
  sample,
});
const record = (fingerprint: string, more: Partial<ErrorRecord> = {}): ErrorRecord => ({
  fingerprint,
  status: 'active',
  statusAt: new Date(1000).toISOString(),
  ...more,
});

describe('the families of errors', () => {
  it('are the kinds themselves where nobody decided anything', () => {
    expect(errorFamilies([kind('b'), kind('a')], [record('c')])).toEqual([
      { fingerprint: 'b', kinds: [kind('b')] },
      { fingerprint: 'a', kinds: [kind('a')] },
    ]);
  });

  it('begin with the kind that the others were merged into, and have its decision', () => {
    const decided = record('a', { status: 'ignored' });
    const merged = record('b', { mergedInto: 'a', status: 'resolved' });
    const whole = { fingerprint: 'a', kinds: [kind('a'), kind('b')], record: decided };
    expect(errorFamilies([kind('b'), kind('a')], [decided, merged])).toEqual([whole]);
    expect(errorFamilies([kind('a'), kind('b')], [merged, decided])).toEqual([whole]);
  });

  it('are named by what a kind was merged into also where that did not happen', () => {
    const records = [record('b', { mergedInto: 'a' }), record('a', { assignee: 'Ada' })];
    expect(errorFamilies([kind('b')], records)).toEqual([{ fingerprint: 'a', kinds: [kind('b')], record: records[1] }]);
  });
});

describe('the status of an error', () => {
  it.each([
    ['active without a record', undefined, 0, 'active', false],
    ['resolved while it stays away', record('a', { status: 'resolved' }), 999, 'resolved', false],
    ['active again when it comes back', record('a', { status: 'resolved' }), 1001, 'active', true],
    ['ignored even when it comes back', record('a', { status: 'ignored' }), 1001, 'ignored', false],
  ] as const)('is %s', (_, known, lastAt, status, regressed) => {
    expect(errorStatus(known, lastAt)).toEqual({ status, regressed });
  });
});
