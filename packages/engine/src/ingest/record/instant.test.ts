import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../model/json.js';
import { toIsoNanos, unixNanos } from '../../model/units.js';
import { isPlausible, parseInstant } from './instant.js';

const iso = (value: JsonValue): string | undefined => {
  const instant = parseInstant(value);
  return instant === undefined ? undefined : toIsoNanos(instant);
};

describe('parseInstant', () => {
  it.each([
    [1682072469, '2023-04-21T10:21:09.000000000Z'],
    [1682072469.805, '2023-04-21T10:21:09.805000067Z'],
    [1682072469805, '2023-04-21T10:21:09.805000000Z'],
    [1682072469805123, '2023-04-21T10:21:09.805123000Z'],
    ['1682072469805123456', '2023-04-21T10:21:09.805123456Z'],
    ['2023-04-21T10:21:09.805Z', '2023-04-21T10:21:09.805000000Z'],
    ['2023-04-21T12:21:09.805123456+02:00', '2023-04-21T10:21:09.805123456Z'],
    ['2023-04-21 10:21:09,805', '2023-04-21T10:21:09.805000000Z'],
    ['2023-04-21T10:21Z', '2023-04-21T10:21:00.000000000Z'],
    ['21/Apr/2023:12:21:09 +0200', '2023-04-21T10:21:09.000000000Z'],
    ['Fri, 21 Apr 2023 10:21:09 GMT', '2023-04-21T10:21:09.000000000Z'],
  ])('reads %s', (value, expected) => {
    // A double holds seconds with fractions only to about 240 ns.
    expect(iso(value)?.slice(0, 26)).toBe(expected.slice(0, 26));
  });
  it('is undefined for what names no instant', () => {
    for (const value of [0, -5, Number.NaN, '', 'soon', 'v1.2.3', '12:30', true, null, [], '2023-13-41T99:99:99Z']) {
      expect(iso(value)).toBeUndefined();
    }
  });
});

describe('isPlausible', () => {
  const arrival = parseInstant('2026-11-22T18:00:00Z') ?? unixNanos(0n);
  it('refuses times before 2000 and more than 7 days ahead', () => {
    expect(isPlausible(parseInstant('1999-12-31T23:59:59Z') ?? arrival, arrival)).toBe(false);
    expect(isPlausible(parseInstant('2026-11-29T18:00:01Z') ?? arrival, arrival)).toBe(false);
    expect(isPlausible(parseInstant('2026-11-29T17:59:59Z') ?? unixNanos(0n), arrival)).toBe(true);
  });
});
