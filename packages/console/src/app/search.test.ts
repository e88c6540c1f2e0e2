import { describe, expect, it } from 'vitest';
import { carriedSearch, parseSearch, safeWayBack } from './search.js';

describe('parseSearch', () => {
  it('keeps what it knows and drops what is odd', () => {
    const search = parseSearch({
      q: 'declined',
      last: 'forever',
      from: 'x',
      f: [{ key: 'a', operation: '=', value: 1 }],
      zzz: 1,
    });
    expect(search).toEqual({ q: 'declined', f: [{ key: 'a', operation: '=', value: 1 }] });
  });

  it('reads a needle that looks like a number', () => {
    expect(parseSearch({ q: 404 })).toEqual({ q: '404' });
  });

  it('drops filters with an unknown operation', () => {
    expect(parseSearch({ f: [{ key: 'a', operation: 'DROP' }] })).toEqual({});
  });
});

describe('carriedSearch', () => {
  it('carries the time range only', () => {
    expect(carriedSearch({ last: '6h', q: 'x', event: 'e' })).toEqual({ last: '6h' });
  });
});

describe('safeWayBack', () => {
  it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/sign-in', undefined])(
    'refuses %s',
    (path) => {
      expect(safeWayBack(path)).toBe('/');
    },
  );

  it('keeps a path of this console', () => {
    expect(safeWayBack('/events?q=1')).toBe('/events?q=1');
  });
});
