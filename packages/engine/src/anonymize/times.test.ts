import { describe, expect, it } from 'vitest';
import { createAnonymizer } from './create-anonymizer.js';
import { defaultPolicy } from './policy.js';
import { epochMsOfOffset, exactOffsetText, offsetText } from './times.js';

const REFERENCE = 1_767_225_600_000;

describe('exactOffsetText', () => {
  it.each([
    [0, 'T+0s'],
    [-90_500, 'T-90.5s'],
    [86_399_999, 'T+86399.999s'],
    [-(3 * 86_400_000 + 4_020_512), 'T-3d4020.512s'],
    [400 * 86_400_000, 'T+400d0s'],
  ])('writes %i ms as %s, which reads back', (offset, text) => {
    expect(exactOffsetText(REFERENCE + offset, REFERENCE)).toBe(text);
    expect(epochMsOfOffset(text, REFERENCE)).toBe(REFERENCE + offset);
  });
});

describe('epochMsOfOffset', () => {
  it.each([-1204, -12 * 60_000, 5 * 3_600_000, -2 * 86_400_000])(
    'reads the offset of %i ms that prompts hold',
    (offset) => expect(epochMsOfOffset(offsetText(REFERENCE + offset, REFERENCE), REFERENCE)).toBe(REFERENCE + offset),
  );
  it.each(['', 'T', 'T-', 'T+1', 'now', '2026-01-01T00:00:00Z', 'T-1.5x'])('is undefined for %j', (text) =>
    expect(epochMsOfOffset(text, REFERENCE)).toBeUndefined(),
  );
});

describe('instants as numbers in a text', () => {
  const hide = (text: string): string =>
    createAnonymizer({ ...defaultPolicy, referenceTimeMs: REFERENCE }).hideText(text);

  it.each([
    ['stopped at 1767225540000', 'stopped at T-60s'],
    ['ts=1767225601 level=warn', 'ts=T+1s level=warn'],
    ['"expiresAt": 1767229200123', '"expiresAt": T+60m'],
    ['lastTimestamp 1767225600000000000', 'lastTimestamp T+0s'],
  ])('%s are offsets', (text, shown) => expect(hide(text)).toBe(shown));

  it.each(['customer 1767225540123', 'call 1767225601', 'created at 9767225601'])('%s are none', (text) =>
    expect(hide(text)).not.toContain('T'),
  );
});

describe('dates with the day first or between slashes', () => {
  const hide = (text: string): string =>
    createAnonymizer({ ...defaultPolicy, referenceTimeMs: REFERENCE }).hideText(text);

  it.each([
    ['at 31.12.2025 23:59:00 GMT', 'at T-60s GMT'],
    ['since 29.12.2025', 'since T-3d'],
    ['on 12/25/2025 10:11:12 AM', 'on <TIME_1>'],
    ['born on 2020-05-04', 'born on <TIME_1>'],
    ['since 1980-05-04', 'since <TIME_1>'],
  ])('%s are hidden', (text, shown) => expect(hide(text)).toBe(shown));
});
