import { describe, expect, it } from 'vitest';
import { drawnLines, limitLine } from './drawn-lines.js';
import type { Line } from './series-model.js';

const line = (label: string, ...values: number[]): Line => ({ label, group: { a: label }, values, total: null });
const lines = [line('one', 1, 2), line('two', 3, 4)];

describe('drawnLines', () => {
  it('stacks all of them, the last lowest', () => {
    expect(drawnLines(lines, 'stacked', undefined).map(({ of, values }) => [of, values])).toEqual([
      ['one', [4, 6]],
      ['two', [3, 4]],
    ]);
  });

  it('draws one alone by its own values, in the color that it had', () => {
    const all = drawnLines(lines, 'stacked', undefined);
    expect(drawnLines(lines, 'stacked', 'two')).toEqual([all[1]]);
    expect(drawnLines(lines, 'stacked', 'one')).toMatchObject([{ values: [1, 2], color: all[0]?.color }]);
  });

  it('paints the time before below lines and over bars', () => {
    const before = [{ ...line('one', 1, 2), before: [0, 1] }];
    expect(drawnLines(before, 'line', undefined).map(({ dashed }) => dashed === true)).toEqual([true, false]);
    expect(drawnLines(before, 'bar', undefined).map(({ dashed }) => dashed === true)).toEqual([false, true]);
  });
});

describe('limitLine', () => {
  it('runs across the whole chart, and is none without a limit', () => {
    expect(limitLine(5, [1, 2, 3])).toMatchObject([{ values: [5, 5, 5], dashed: true }]);
    expect(limitLine(undefined, [1, 2, 3])).toEqual([]);
  });
});
