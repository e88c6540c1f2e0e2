import { describe, expect, it } from 'vitest';
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
