import { describe, expect, it } from 'vitest';
import type { Values } from '../../query/evidence/series/series.js';
import { judgeLine } from './judge-line.js';
import { rareRise } from './rare.js';

const counts = { calculated: { counts: true, additive: true }, unknownBefore: 0 };
const none = (length: number): number[] => new Array<number>(length).fill(0);
const at = (length: number, ...places: readonly number[]): Values =>
  none(length).map((_, index) => places.filter((place) => place === index).length);
const line = (before: Values, window: Values) => ({ calculation: 0, before, window, days: [] });
const judged = (before: Values, window: Values) => rareRise(line(before, window), counts);

/** A small generator of its own, so that every run judges the same numbers. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('rareRise', () => {
  it('finds a handful after six hours of none, wherever in the window it is', () => {
    for (const places of [
      [30, 41, 47, 52, 58],
      [1, 2, 9, 17, 20],
      [55, 56, 57, 58, 59],
    ])
      expect(judged(none(360), at(60, ...places))).toMatchObject({ shape: 'level', direction: 'up', usual: 0 });
    expect(judged(none(360), at(60, 30, 41, 47, 52, 58))).toMatchObject({ from: 30, to: 59 });
  });

  it('finds a burst of what should never happen, in a metric too', () => {
    const burst = at(60, ...[41, 41, 41, 41, 41, 42, 42, 42]);
    expect(judged(none(120), burst)).toBeUndefined();
    const trouble = { calculated: { counts: false, additive: true }, unknownBefore: 0, isTrouble: true as const };
    expect(rareRise(line(none(120), burst), trouble)).toMatchObject({ direction: 'up', from: 41 });
    expect(rareRise(line(none(120), at(60, 41)), trouble)).toBeUndefined();
  });

  it('makes a chart of it that rose from none', () => {
    const { said, unusual } = judgeLine(line(none(360), at(60, 12, 24, 33, 41, 50)), counts);
    expect(said).toBe('unusual');
    expect(unusual[0]).toMatchObject({ direction: 'up', usual: 0 });
  });

  it('finds nothing in two or three, which chance may bring together', () => {
    expect(judged(none(360), at(60, 10, 50))).toBeUndefined();
    expect(judged(none(360), at(60, 10, 30, 50))).toBeUndefined();
  });

  it('takes events that come at once for fewer', () => {
    expect(judged(none(360), at(60, 30, 30, 30, 30, 30))).toBeUndefined();
  });

  it('finds what became several times as frequent, and not what is as frequent as before', () => {
    const seldom = at(360, 20, 140, 300);
    expect(judged(seldom, at(60, 3, 9, 15, 20, 26, 31, 40, 44, 51, 58))).toMatchObject({ direction: 'up' });
    expect(judged(seldom, at(60, 3))).toBeUndefined();
  });

  it('raises a false alarm on fewer than one in two hundred lines of rare events', () => {
    const next = random(11);
    let alarms = 0;
    for (let run = 0; run < 1_000; run += 1) {
      const rate = next() / 20;
      const draw = (length: number): Values => none(length).map(() => (next() < rate ? 1 : 0));
      if (judged(draw(360), draw(60)) !== undefined) alarms += 1;
    }
    expect(alarms).toBeLessThan(5);
  });

  it('says nothing about what it cannot know', () => {
    expect(judged([], [])).toBeUndefined();
    expect(judged(none(20), at(60, 1, 2, 3, 4, 5))).toBeUndefined();
    expect(judged(none(360), [null, Number.NaN, null])).toBeUndefined();
    expect(judged(none(360), [0.5, 0.5])).toBeUndefined();
    expect(
      rareRise(line(none(360), at(60, 1, 2, 3, 4, 5)), { ...counts, calculated: { counts: false, additive: false } }),
    ).toBeUndefined();
  });
});
