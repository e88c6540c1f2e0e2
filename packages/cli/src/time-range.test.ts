import { describe, expect, it } from 'vitest';
import { parseRange } from './time-range.js';

const NOW = Date.UTC(2026, 2, 5, 14);

describe('parseRange', () => {
  it('is the last hour by default', () =>
    expect(parseRange({}, NOW)).toEqual({ from: NOW + 1 - 3_600_000, to: NOW + 1 }));
  it('counts back from --to', () => {
    expect(parseRange({ last: '15m', to: '2026-03-05T12:00:00Z' }, NOW)).toEqual({
      from: NOW - 7_200_000 - 900_000,
      to: NOW - 7_200_000,
    });
  });
  it('takes epoch milliseconds', () => expect(parseRange({ from: String(NOW - 5) }, NOW).from).toBe(NOW - 5));
  it.each([
    [{ last: 'soon' }, 'not a duration'],
    [{ from: 'yesterday' }, 'not a time'],
    [{ from: '2026-03-05T12:00:00Z', last: '1h' }, 'not both'],
    [{ from: '2027-01-01T00:00:00Z' }, 'must be before'],
  ])('refuses %j', (options, message) => expect(() => parseRange(options, NOW)).toThrow(message));
});
