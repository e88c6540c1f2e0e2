import type { Filter } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { filterFor, isSet, keysOf, toggled } from './model.js';

const error: Filter = { key: 'level', operation: '=', value: 'error' };

describe('toggled', () => {
  it('adds a filter, and takes it away when it is set', () => {
    expect(toggled([], 'level', 'error', '=')).toEqual([error]);
    expect(toggled([error], 'level', 'error', '=')).toEqual([]);
  });

  it('replaces another value of the same key, which would leave nothing', () => {
    expect(toggled([error], 'level', 'warn', '=')).toEqual([{ ...error, value: 'warn' }]);
  });

  it('leaves out several values of one key', () => {
    const noError: Filter = { ...error, operation: '!=' };
    expect(toggled([noError], 'level', 'warn', '!=')).toEqual([noError, { ...noError, value: 'warn' }]);
  });

  it('turns a filter into its opposite', () => {
    expect(toggled([error], 'level', 'error', '!=')).toEqual([{ ...error, operation: '!=' }]);
  });

  it('keeps filters of other keys and other operations', () => {
    const slow: Filter = { key: '@duration', operation: '>', value: 1000 };
    expect(toggled([slow, error], 'service', 'shop', '=')).toEqual([
      slow,
      error,
      { key: 'service', operation: '=', value: 'shop' },
    ]);
  });
});

describe('filterFor', () => {
  it('takes text that is exactly a number as one', () => {
    expect(filterFor('status', '500', '=').value).toBe(500);
    expect(filterFor('order', '007', '=').value).toBe('007');
    expect(filterFor('note', '', '=').value).toBe('');
  });
});

describe('isSet', () => {
  it('knows a value by its text', () => {
    expect(isSet([{ key: 'status', operation: '=', value: 500 }], 'status', '500', '=')).toBe(true);
    expect(isSet([error], 'level', 'error', '!=')).toBe(false);
  });
});

describe('keysOf', () => {
  it('begins with what is pinned, each key once', () => {
    const keys = keysOf(['tenant', 'level']);
    expect(keys.slice(0, 3)).toEqual(['tenant', 'level', 'service']);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
