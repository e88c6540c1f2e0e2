import { describe, expect, it } from 'vitest';
import { before, changeOf, leadUp } from './time-before.js';

describe('before', () => {
  it('is the same length just before', () => {
    expect(before({ from: 100, to: 150 })).toEqual({ from: 50, to: 100 });
  });
  it('is undefined before all time', () => {
    expect(before({ from: 0, to: 10 })).toBeUndefined();
  });
});

describe('changeOf', () => {
  it.each([
    [120, 100, true, '+20 %'],
    [120, 0, true, 'none before'],
    [0, 0, true, undefined],
    [120, 3, false, 'no data before'],
    [undefined, 3, true, undefined],
    [12, undefined, true, undefined],
  ])('of %s against %s, covered: %s, is %s', (now, earlier, isCovered, text) => {
    expect(changeOf(now, earlier, isCovered)).toBe(text);
  });
});

describe('leadUp', () => {
  it('ends a little after the time before began', () => {
    expect(leadUp({ from: 1000, to: 1100 })).toEqual({ from: 900, to: 1010 });
    expect(leadUp({ from: 50, to: 150 })).toEqual({ from: 0, to: 60 });
  });
});
