import type { TraceSummary } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { dotsOf, heightOf, marksOf, nearestDot, partsOf, scaleOf, tracesIn } from './scatter-model.js';

const trace = (traceId: string, atMs: number, durationMs: number, more: Partial<TraceSummary> = {}): TraceSummary => ({
  traceId,
  name: 'n',
  service: 's',
  namespace: 'n',
  startedAt: new Date(atMs).toISOString(),
  durationMs,
  spans: 1,
  errors: 0,
  coldStart: false,
  timedOut: false,
  ...more,
});

describe('partsOf', () => {
  const HOUR = 3_600_000;
  it('covers a range without a gap, and leaves a short one whole', () => {
    const parts = partsOf({ from: 10, to: HOUR + 10 }, 4);
    expect(parts).toHaveLength(5);
    expect(parts[0]).toEqual({ from: 10, to: HOUR / 4 });
    expect(parts.at(-1)).toEqual({ from: HOUR, to: HOUR + 10 });
    for (const [index, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[index]?.to);
    expect(partsOf({ from: 5, to: 6 }, 3)).toEqual([{ from: 5, to: 6 }]);
  });
  it('has the same parts a little later, but for its ends', () => {
    const [before, later] = [0, 2500].map((ms) => partsOf({ from: 10 + ms, to: 6 * HOUR + 10 + ms }, 24));
    expect(later?.slice(1, -1)).toEqual(before?.slice(1, -1));
  });
});

describe('scaleOf', () => {
  it.each([
    [[], 1, 10],
    [[100], 100, 1000],
    [[3, 250], 1, 1000],
    [[0, Number.NaN], 1, 10],
    [[2_000, 90_000], 1_000, 600_000],
    [[0.05, 3], 0.01, 10],
    [[1e12], 8_640_000_000, 1e12],
  ])('of %j reaches from %s to %s', (durations, leastMs, mostMs) => {
    expect(scaleOf(durations.map((ms) => trace('t', 0, ms)))).toEqual({ leastMs, mostMs });
  });
  it('has marks that people say', () => {
    expect(marksOf({ leastMs: 1, mostMs: 1000 })).toEqual([1, 10, 100, 1000]);
    expect(marksOf(scaleOf([trace('a', 0, 700), trace('b', 0, 2 * 3_600_000)]))).toEqual([
      100, 1_000, 10_000, 60_000, 600_000, 3_600_000, 36_000_000,
    ]);
  });
  it('places by the logarithm', () => {
    expect(heightOf(10, { leastMs: 1, mostMs: 100 })).toBeCloseTo(0.5);
    expect([heightOf(0, { leastMs: 1, mostMs: 100 }), heightOf(1e9, { leastMs: 1, mostMs: 100 })]).toEqual([0, 1]);
  });
});

describe('dotsOf', () => {
  const scale = { leastMs: 1, mostMs: 100 };
  const dots = dotsOf(
    [trace('slow', 10, 100, { timedOut: true }), trace('fine', 90, 10), trace('odd', 0, 1, { startedAt: 'x' })],
    { from: 0, to: 100 },
    scale,
  );
  it('leaves out what has no time and draws the bad ones last', () => {
    expect(dots.map((dot) => [dot.trace.traceId, dot.tone, dot.x])).toEqual([
      ['fine', 'good', 0.9],
      ['slow', 'late', 0.1],
    ]);
  });
  it('finds those in a box, whichever corner it began at', () => {
    expect(tracesIn(dots, { x: [1, 0.5], y: [1, 0] }).map((one) => one.traceId)).toEqual(['fine']);
  });
  it('finds the dot under the pointer', () => {
    const size = { width: 100, height: 100 };
    expect(nearestDot(dots, { x: 0.12, y: 0.98 }, size, 8)?.trace.traceId).toBe('slow');
    expect(nearestDot(dots, { x: 0.5, y: 0.1 }, size, 8)).toBeUndefined();
  });
});
