import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SeriesLine, Values } from '../../query/evidence/series/series.js';
import { changePoints } from './change-points.js';
import { judgeLine } from './judge-line.js';
import { periodOf } from './seasonality.js';

/** A small generator of its own, so that every run judges the same numbers. */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
function poisson(next: () => number, rate: number): number {
  let [count, product] = [0, next()];
  while (product > Math.exp(-rate)) [count, product] = [count + 1, product * next()];
  return count;
}
const make = (length: number, value: (index: number) => number | null): Values =>
  Array.from({ length }, (_, i) => value(i));
const line = (before: Values, window: Values, days: readonly Values[] = []): SeriesLine => ({
  calculation: 0,
  before,
  window,
  days: days.map((values, index) => ({ daysAgo: index + 1, values })),
});
const counts = { calculated: { counts: true, additive: true }, unknownBefore: 0 };
const gauge = { calculated: { counts: false, additive: false }, unknownBefore: 0 };
const shapes = (judged: ReturnType<typeof judgeLine>) =>
  judged.unusual.map(({ shape, direction }) => `${shape} ${direction}`);

describe('judgeLine', () => {
  it('finds a level shift and where it began', () => {
    const next = random(1);
    const judged = judgeLine(
      line(
        make(360, () => poisson(next, 20)),
        make(60, (i) => poisson(next, i < 25 ? 20 : 60)),
      ),
      counts,
    );
    expect(shapes(judged)).toEqual(['level up']);
    expect(judged.unusual[0]?.from).toBe(25);
    expect(judged.unusual[0]?.seen).toBeGreaterThan(50);
  });
  it('finds a shift that began before the window', () => {
    const next = random(2);
    const judged = judgeLine(
      line(
        make(60, (i) => 100 + 5 * normal(next) + (i >= 50 ? 80 : 0)),
        make(20, () => 180 + 5 * normal(next)),
      ),
      gauge,
    );
    expect(shapes(judged)).toEqual(['level up']);
    expect(judged.unusual[0]?.from).toBe(-10);
  });
  it('finds bursts that became more, and bursts after nothing', () => {
    const next = random(12);
    const bursts = (rate: number, length: number) => make(length, () => poisson(next, rate) * 8);
    expect(shapes(judgeLine(line(bursts(0.15, 108), bursts(0.6, 44)), counts))[0]).toBe('level up');
    expect(
      shapes(
        judgeLine(
          line(
            make(26, () => 0),
            bursts(0.5, 42),
          ),
          counts,
        ),
      ),
    ).toEqual(['level up']);
  });
  it('finds rare errors that were not there before', () => {
    const judged = judgeLine(
      line(
        make(360, () => 0),
        make(60, (i) => (i > 30 && i % 3 === 0 ? 1 : 0)),
      ),
      counts,
    );
    expect(shapes(judged)).toEqual(['level up']);
    expect(judged.usual).toBe(0);
  });
  it('finds a spike, a dip, a trend and a change of spread', () => {
    const next = random(3);
    const before = make(200, () => 50 + normal(next));
    const noisy = (f: (i: number) => number) => make(60, (i) => f(i) + normal(next));
    expect(
      shapes(
        judgeLine(
          line(
            before,
            noisy((i) => (i === 30 ? 120 : 50)),
          ),
          gauge,
        ),
      ),
    ).toEqual(['spike up']);
    expect(
      shapes(
        judgeLine(
          line(
            before,
            noisy((i) => (i === 30 ? 5 : 50)),
          ),
          gauge,
        ),
      ),
    ).toEqual(['spike down']);
    expect(
      judgeLine(
        line(
          before,
          noisy((i) => 50 + i),
        ),
        gauge,
      ).unusual[0]?.direction,
    ).toBe('up');
    expect(
      shapes(
        judgeLine(
          line(
            before,
            make(60, () => 50 + 6 * normal(next)),
          ),
          gauge,
        ),
      )[0],
    ).toBe('variance up');
  });
  it('finds data that is missing, and events that ceased', () => {
    const next = random(4);
    const silent = judgeLine(
      line(
        make(100, () => 5 + normal(next)),
        make(30, (i) => (i < 10 ? 5 : null)),
      ),
      gauge,
    );
    expect(silent.unusual[0]).toMatchObject({ shape: 'gap', from: 10, to: 30 });
    const ceased = judgeLine(
      line(
        make(100, () => poisson(next, 9)),
        make(30, (i) => (i < 10 ? 9 : 0)),
      ),
      counts,
    );
    expect(ceased.unusual[0]).toMatchObject({ shape: 'gap', seen: 0 });
  });
  it('takes no value for a spike of a line in which one of ten was always far out', () => {
    const next = random(11);
    const scattered = () => (next() < 0.1 ? 700 : 160) * Math.exp(normal(next) / 8);
    const before = make(110, scattered);
    const with1350 = make(60, (i) => (i === 37 ? 1_350 : scattered()));
    expect(judgeLine(line(before, with1350), gauge).unusual).toEqual([]);
    const with9000 = make(60, (i) => (i === 37 ? 9_000 : scattered()));
    expect(shapes(judgeLine(line(before, with9000), gauge))).toEqual(['spike up']);
  });
  it('takes a hole in what had already fallen to next to nothing for a part of the fall', () => {
    const next = random(4);
    const before = make(100, () => poisson(next, 11));
    const sums = { calculated: { counts: false, additive: true }, unknownBefore: 0 };
    const few = [1, null, 2, 3, 2, 2, 1, null, 3, null, null, null, 1, 2, 1, 2, 2, 1];
    const fallen = make(54, (i) => (i < 36 ? poisson(next, 11) : (few[i - 36] ?? null)));
    expect(judgeLine(line(before, fallen), sums).unusual[0]).toMatchObject({
      shape: 'level',
      direction: 'down',
      from: 36,
    });
    const gone = make(54, (i) => (i < 36 ? poisson(next, 11) : i < 38 ? 1 : null));
    expect(judgeLine(line(before, gone), sums).unusual[0]).toMatchObject({ shape: 'gap', from: 38 });
  });
  it('does not miss what may still come', () => {
    const next = random(4);
    const newest = line(
      make(100, () => 5 + normal(next)),
      make(30, (i) => (i < 26 ? 5 : null)),
    );
    expect(judgeLine(newest, gauge).unusual[0]).toMatchObject({ shape: 'gap', from: 26 });
    expect(judgeLine(newest, { ...gauge, late: 4 }).unusual).toEqual([]);
  });
  it('takes a metric that reports every fifth minute for whole', () => {
    const every = (length: number) => make(length, (i) => (i % 5 === 0 ? 40 + (i % 3) : null));
    expect(judgeLine(line(every(300), every(60)), gauge).said).toBe('usual');
  });
  it('takes what happens every day at this hour for usual', () => {
    const next = random(5);
    const peak = () => make(60, () => poisson(next, 90));
    const before = make(360, () => poisson(next, 20));
    expect(judgeLine(line(before, peak()), counts).said).toBe('unusual');
    expect(judgeLine(line(before, peak(), [peak(), peak(), peak()]), counts)).toMatchObject({
      said: 'usual',
      likeEarlierDays: true,
    });
  });
  it('takes a rhythm for usual', () => {
    const next = random(6);
    const wave = (i: number) => 100 + 60 * Math.sin((2 * Math.PI * i) / 30) + 2 * normal(next);
    const judged = judgeLine(
      line(
        make(300, wave),
        make(60, (i) => wave(300 + i)),
      ),
      gauge,
    );
    expect(judged).toMatchObject({ said: 'usual', period: 30 });
  });
  it('finds nothing in flat, empty and unknown data', () => {
    const flat = (value: number | null) =>
      line(
        make(100, () => value),
        make(30, () => value),
      );
    for (const context of [counts, gauge])
      for (const value of [0, 7, -3, null, Number.NaN, Number.POSITIVE_INFINITY])
        expect(judgeLine(flat(value), context).unusual, String(value)).toEqual([]);
    expect(judgeLine(line([], []), gauge)).toMatchObject({ said: 'too-little' });
    expect(
      judgeLine(
        line(
          make(100, () => 5),
          [5],
        ),
        gauge,
      ),
    ).toMatchObject({ said: 'too-little' });
    expect(
      judgeLine(
        line(
          [1, 2],
          make(12, (i) => i),
        ),
        gauge,
      ),
    ).toMatchObject({ said: 'too-little' });
    const unknown = line(
      make(100, () => 0),
      make(30, () => 500),
    );
    expect(judgeLine(unknown, { ...counts, unknownBefore: 100 })).toMatchObject({ said: 'usual', basis: 'rest' });
  });
  it('compares a window with itself when nothing is stored of the time before', () => {
    const next = random(11);
    const window = make(60, (i) => poisson(next, i >= 20 && i < 32 ? 50 : 12));
    const judged = judgeLine(line([], window), counts);
    expect(judged).toMatchObject({ said: 'unusual', basis: 'rest' });
    expect(judged.unusual[0]).toMatchObject({ shape: 'level', direction: 'up', from: 20, to: 32 });
  });
  it('takes bursts of unequal height at the end of a window for one shift', () => {
    const window = make(36, (i) => [57, 52, 111, 68, 103, 100][i - 30] ?? 0);
    const judged = judgeLine(line([], window), counts);
    expect(judged).toMatchObject({ said: 'unusual', basis: 'rest' });
    expect(judged.unusual[0]).toMatchObject({ direction: 'up', from: 30, to: 36 });
  });
  it('finds something in at most one of 50 windows of noise, whatever the noise', () => {
    const kinds: readonly ((next: () => number) => readonly [Values, Values, typeof counts])[] = [
      (next) => [make(360, () => poisson(next, 15)), make(60, () => poisson(next, 15)), counts],
      (next) => [make(360, () => poisson(next, 0.2)), make(60, () => poisson(next, 0.2)), counts],
      (next) => [
        make(360, () => 100 * Math.exp(0.5 * normal(next))),
        make(60, () => 100 * Math.exp(0.5 * normal(next))),
        gauge,
      ],
      (next) => {
        const bursts = () => poisson(next, 0.4) * 9;
        return [make(120, bursts), make(40, bursts), counts];
      },
      (next) => {
        let state = 0;
        const drift = () => {
          state = 0.9 * state + normal(next);
          return 50 + state;
        };
        return [make(360, drift), make(60, drift), gauge];
      },
    ];
    for (const [index, kind] of kinds.entries()) {
      let found = 0;
      for (let seed = 1; seed <= 60; seed += 1) {
        const [before, window, context] = kind(random(seed * 7919 + index));
        if (judgeLine(line(before, window), context).said === 'unusual') found += 1;
      }
      expect(found / 60, `kind ${index}`).toBeLessThanOrEqual(0.02);
    }
  });
  it('never throws and never makes up a number', () => {
    const value = fc.oneof(fc.constant(null), fc.double(), fc.integer({ min: 0, max: 50 }));
    fc.assert(
      fc.property(
        fc.array(value, { maxLength: 80 }),
        fc.array(value, { maxLength: 40 }),
        fc.boolean(),
        (before, window, isCount) => {
          const judged = judgeLine(line(before, window, [window]), isCount ? counts : gauge);
          for (const { from, to } of judged.unusual) expect(from).toBeLessThan(to);
          for (const { seen, usual } of judged.unusual) expect(Number.isNaN(seen) || Number.isNaN(usual)).toBe(false);
        },
      ),
      { numRuns: 200, seed: 7 },
    );
  });
});

describe('changePoints', () => {
  it('cuts at a step and not at a spike', () => {
    const step = [...make(50, () => 1), ...make(50, () => 9)].map(Number);
    expect(changePoints(step, 1)).toEqual([0, 50]);
    expect(changePoints(make(50, (i) => (i === 20 ? 90 : 1)).map(Number), 1)).toEqual([0]);
    expect(changePoints([], 1)).toEqual([]);
    expect(changePoints([1, 2, 3], 0)).toEqual([0]);
  });
});

describe('periodOf', () => {
  it('tells a rhythm from noise, a trend and a constant', () => {
    const next = random(9);
    expect(periodOf(make(120, (i) => [0, 5, 9, 5][i % 4] ?? 0).map(Number))).toBe(4);
    expect(periodOf(make(300, () => normal(next)).map(Number))).toBeUndefined();
    expect(periodOf(make(300, (i) => i).map(Number))).toBeUndefined();
    expect(periodOf(make(300, () => 3).map(Number))).toBeUndefined();
  });
});
