import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { eventRow, filterValueText, makeFilter, parseFilter, queryOf } from './model.js';

const event: EventView = {
  id: 'e1',
  environment: 'prod',
  dataset: 'lambda-logs',
  service: 'shop',
  namespace: 'checkout',
  kind: 'log',
  timestamp: '2026-01-01T00:00:00.000000000Z',
  timestampMs: 0,
  isError: false,
  data: { a: 1 },
};

describe('queryOf', () => {
  it('is empty for an empty view', () => {
    expect(queryOf({})).toEqual({});
  });
  it('adds the errors filter after the others', () => {
    expect(queryOf({ q: 'x', regex: true, errors: true, f: [{ key: 'a', operation: 'EXISTS' }] })).toEqual({
      filters: [
        { key: 'a', operation: 'EXISTS' },
        { key: '$baselime.error', operation: '=', value: true },
      ],
      needle: { value: 'x', isRegex: true },
    });
  });
});

describe('parseFilter', () => {
  const typeOf = (key: string) => (key === '@duration' ? ('number' as const) : undefined);
  it.each([
    ['@duration > 1000', { key: '@duration', operation: '>', value: 1000 }],
    ['service=checkout', { key: 'service', operation: '=', value: 'checkout' }],
    ["@message INCLUDES 'timed out'", { key: '@message', operation: 'INCLUDES', value: 'timed out' }],
    ['@timeout exists', { key: '@timeout', operation: 'EXISTS' }],
    ['name NOT_IN (a, b)', { key: 'name', operation: 'NOT_IN', value: ['a', 'b'] }],
    ['status >= 500', { key: 'status', operation: '>=', value: 500 }],
  ])('reads %s', (text, filter) => {
    expect(parseFilter(text, typeOf)).toEqual(filter);
  });
  it.each(['checkout', '', 'a b c', '= 1'])('refuses %j', (text) => {
    expect(parseFilter(text, typeOf)).toBeUndefined();
  });
});

describe('makeFilter', () => {
  it('keeps digits as text for a text key', () => {
    expect(makeFilter('orderId', '=', '0042', 'string')).toEqual({ key: 'orderId', operation: '=', value: '0042' });
  });
  it('shows a list in brackets', () => {
    expect(filterValueText({ key: 'a', operation: 'IN', value: ['x', 'y'] })).toBe('(x, y)');
    expect(filterValueText({ key: 'a', operation: 'EXISTS' })).toBe('');
  });
});

describe('eventRow', () => {
  it('falls back from message to name to data', () => {
    expect(eventRow({ ...event, message: 'm', name: 'n' }).text).toBe('m');
    expect(eventRow({ ...event, name: 'n' }).text).toBe('n');
    expect(eventRow(event).text).toBe('{"a":1}');
  });
  it('shows a timeout before an error', () => {
    expect(eventRow({ ...event, isError: true, timedOut: true }).tone).toBe('late');
  });
});
