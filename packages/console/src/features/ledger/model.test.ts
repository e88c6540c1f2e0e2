import type { LedgerEntry } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { aroundTokens, fateOf, filtered } from './model.js';

const entry = (id: string, rest: Partial<LedgerEntry>): LedgerEntry => ({
  id,
  at: '2026-01-01T00:00:00Z',
  actor: 'ada',
  purpose: 'explain',
  provider: 'openai',
  model: 'm-1',
  host: 'api.example',
  body: '{"a":"<EMAIL_1>"}',
  bytes: 17,
  sha256: 'abc',
  verdict: 'passed',
  outcome: 'answered',
  ...rest,
});
const entries = [
  entry('a', {}),
  entry('b', { verdict: 'blocked', outcome: 'blocked', body: '' }),
  entry('c', { outcome: 'failed', model: 'm-2' }),
  entry('d', { outcome: 'cancelled' }),
];
const ids = (...args: [Parameters<typeof filtered>[1], string]): string =>
  filtered(entries, ...args)
    .map(({ id }) => id)
    .join('');

describe('filtered', () => {
  it.each([
    ['all', '', 'abcd'],
    ['left', '', 'acd'],
    ['failed', '', 'cd'],
    ['blocked', '', 'b'],
    ['all', 'M-2', 'c'],
    ['all', '<email_1> api.example', 'acd'],
    ['all', 'nothing', ''],
  ] as const)('of %s with %j gives %j', (filter, needle, expected) => expect(ids(filter, needle)).toBe(expected));
});

describe('fateOf', () => {
  it('says of nothing that was held back that it went anywhere', () => {
    for (const one of entries) expect(/went to/.test(fateOf(one))).toBe(one.verdict === 'passed');
  });
});

describe('aroundTokens', () => {
  it('loses nothing', () => {
    expect(aroundTokens('a <EMAIL_1><REDACTED> b')).toEqual(['a ', '<EMAIL_1>', '', '<REDACTED>', ' b']);
  });
});
