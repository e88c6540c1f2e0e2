import { describe, expect, it } from 'vitest';
import {
  formatAgo,
  formatChange,
  formatClock,
  formatCount,
  formatCounted,
  formatDuration,
  formatMeasure,
  formatValue,
  timeSteps,
} from './format.js';

describe('formatCounted', () => {
  it('has one of a thing, and more of what goes on', () => {
    expect([formatCounted(1, 'error'), formatCounted(0, 'error'), formatCounted(1, 'event', true)]).toEqual([
      '1 error',
      '0 errors',
      '1+ events',
    ]);
  });
});

describe('formatDuration', () => {
  it.each([
    [0.25, '250 µs'],
    [4.26, '4.3 ms'],
    [999, '999 ms'],
    [6003, '6 s'],
    [1234, '1.23 s'],
    [90_000, '1.5 min'],
    [undefined, '–'],
    [Number.NaN, '–'],
  ])('shows %s as %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });
});

describe('formatValue', () => {
  it.each([
    [2405.348, '2,405'],
    [0.031254, '0.03125'],
    [12_345, '12.3K'],
    [0, '0'],
    [Number.NaN, '–'],
  ])('shows %s as %s', (value, shown) => {
    expect(formatValue(value)).toBe(shown);
  });
});

describe('formatMeasure', () => {
  it('shows a share in percent and a ratio as a factor', () => {
    expect([formatMeasure(0.125, 'share'), formatMeasure(3.4, 'ratio')]).toEqual(['12.5 %', '×3.4']);
  });
  it('shows times and shares of metrics whatever they are counted in', () => {
    const shown = [
      formatMeasure(90, 's'),
      formatMeasure(250, 'us'),
      formatMeasure(4e6, 'ns'),
      formatMeasure(96.52, '%'),
    ];
    expect(shown).toEqual(['1.5 min', '250 µs', '4 ms', '96.5 %']);
  });
});

describe('timeSteps', () => {
  it('are round times in the unit, ascending, and nothing for what is no time', () => {
    const seconds = timeSteps('s') ?? [];
    expect(seconds).toEqual(expect.arrayContaining([0.5, 15, 300, 3_600]));
    expect(seconds).not.toContain(500);
    expect([...seconds].sort((a, b) => a - b)).toEqual(seconds);
    expect(timeSteps('%')).toBeUndefined();
  });
});

describe('other formats', () => {
  it('shows large counts in short', () => {
    expect(formatCount(1_234_567)).toBe('1.2M');
  });
  it('shows a clock time with milliseconds', () => {
    expect(formatClock(Date.UTC(2024, 0, 1, 3, 4, 5, 6))).toBe('03:04:05.006');
  });
  it('says just now for the future', () => {
    expect(formatAgo(2000, 1000)).toBe('just now');
  });
});

describe('formatChange', () => {
  it.each([
    [112, 100, '+12 %'],
    [50, 100, '−50 %'],
    [100, 100, '±0 %'],
    [5000, 10, '×500'],
    [5, 0, undefined],
    [Number.NaN, 3, undefined],
  ])('of %s after %s is %s', (now, before, shown) => {
    expect(formatChange(now, before)).toBe(shown);
  });
});
