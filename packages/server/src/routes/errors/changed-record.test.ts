import type { ErrorRecord } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { changedRecord } from './changed-record.js';

const AT = '2024-05-02T00:00:00.000Z';
const known: ErrorRecord = {
  fingerprint: 'f',
  status: 'resolved',
  statusAt: '2024-05-01T00:00:00.000Z',
  assignee: 'Ada',
  mergedInto: 'g',
};

describe('changedRecord', () => {
  it('begins active', () => {
    expect(changedRecord(undefined, 'f', { assignee: 'Ada' }, AT)).toEqual({
      fingerprint: 'f',
      status: 'active',
      statusAt: AT,
      assignee: 'Ada',
    });
  });
  it('keeps what the change does not name', () => {
    expect(changedRecord(known, 'f', {}, AT)).toEqual(known);
  });
  it('takes away what is null', () => {
    expect(changedRecord(known, 'f', { assignee: null, mergedInto: null }, AT)).toEqual({
      fingerprint: 'f',
      status: 'resolved',
      statusAt: known.statusAt,
    });
  });
  it('notes when a status was chosen again', () => {
    expect(changedRecord(known, 'f', { status: 'resolved' }, AT).statusAt).toBe(AT);
  });
});
