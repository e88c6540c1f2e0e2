import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { formatClock, formatInstant } from './format.js';
import { chooseZone, fieldInstant, fieldText, zoneName } from './time-zone.js';

const NOON = Date.UTC(2024, 6, 1, 22, 30, 0, 5);

describe('the time zone', () => {
  beforeAll(() => {
    vi.stubEnv('TZ', 'Europe/Vienna');
  });
  afterAll(() => {
    vi.unstubAllEnvs();
    chooseZone('local');
  });

  it('is the one of the reader until UTC is chosen', () => {
    chooseZone('local');
    expect(formatClock(NOON)).toBe('00:30:00.005');
    chooseZone('utc');
    expect([formatClock(NOON), formatInstant(NOON)]).toEqual(['22:30:00.005', 'Jul 1, 22:30:00']);
    expect(zoneName('utc')).toBe('UTC');
  });

  it.each(['local', 'utc'] as const)('gives back the instant of a field in %s', (zone) => {
    chooseZone(zone);
    expect(fieldInstant(fieldText(Date.UTC(2024, 0, 5, 23, 59, 58)))).toBe(Date.UTC(2024, 0, 5, 23, 59, 58));
    expect(fieldInstant('')).toBeNaN();
  });
});
