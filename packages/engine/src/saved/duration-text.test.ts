import { describe, expect, it } from 'vitest';
import { durationText, parseDurationText } from './duration-text.js';

describe('parseDurationText', () => {
  it.each([
    ['10 mins', 600_000],
    ['15mins', 900_000],
    ['1 hour', 3_600_000],
    ['30', 1_800_000],
    ['2d', 172_800_000],
    ['45 secs', 45_000],
    ['0/30 * * * ? *', 1_800_000],
    ['*/5 * * * *', 300_000],
  ])('reads %s', (text, ms) => {
    expect(parseDurationText(text)).toBe(ms);
  });
  it.each(['', '0 mins', 'soon', '-5 mins', '0 12 * * ? *', '10 mins mins'])('refuses %j', (text) => {
    expect(parseDurationText(text)).toBeUndefined();
  });
  it.each([600_000, 1000, 90_000, 86_400_000])('reads back %d as it was written', (ms) => {
    expect(parseDurationText(durationText(ms))).toBe(ms);
  });
});
