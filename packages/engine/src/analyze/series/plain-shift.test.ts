import { describe, expect, it } from 'vitest';
import { shiftedPlainly } from './plain-shift.js';
import type { SeriesView } from './view.js';

const view = (window: readonly number[], from: number, usual: number, seen: number) =>
  ({
    line: { window },
    main: { shape: 'level', direction: seen > usual ? 'up' : 'down', from, to: window.length, usual, seen, score: 9 },
    judged: { basis: 'rest' },
  }) as unknown as SeriesView;
const hours = (level: number) => Array.from({ length: 40 }, () => level);

describe('a line that shows by itself that it changed', () => {
  it('was on one level for long and ends on another far away', () => {
    expect(shiftedPlainly(view([...hours(9), ...hours(0.4).slice(0, 6)], 40, 9, 0.4))).toBe(true);
    expect(shiftedPlainly(view([...hours(9), ...hours(50).slice(0, 6)], 40, 9, 50))).toBe(true);
  });
  it('is none that was like it before, moved little, or was known for a short time', () => {
    const bursts = [...hours(9).slice(0, 20), ...hours(50).slice(0, 6), ...hours(9).slice(0, 20)];
    expect(shiftedPlainly(view([...bursts, ...hours(50).slice(0, 6)], 46, 9, 50))).toBe(false);
    expect(shiftedPlainly(view([...hours(9), ...hours(20).slice(0, 6)], 40, 9, 20))).toBe(false);
    expect(shiftedPlainly(view([...hours(9).slice(0, 10), ...hours(50).slice(0, 6)], 10, 9, 50))).toBe(false);
  });
});
