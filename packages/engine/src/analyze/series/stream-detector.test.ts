import { describe, expect, it } from 'vitest';
import { createStreamDetector } from './stream-detector.js';
import { TailMemory } from './tail.js';

function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
const normal = (next: () => number): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
const MINUTES_5 = 300_000;

function anomalies(values: readonly number[], stepMs = MINUTES_5): readonly number[] {
  const detector = createStreamDetector();
  return values.flatMap((value, index) => (detector.next(index * stepMs, value).isAnomaly ? [index] : []));
}
const series = (length: number, value: (index: number) => number): readonly number[] =>
  Array.from({ length }, (_, i) => value(i));

describe('createStreamDetector', () => {
  it('reports a lasting step where it begins, and hardly again', () => {
    const next = random(3);
    const found = anomalies(series(1500, (i) => 10 + normal(next) + (i >= 1000 ? 25 : 0)));
    expect(found.filter((at) => at >= 1000)[0]).toBe(1000);
    expect(found.filter((at) => at >= 1000 && at < 1200).length).toBeLessThanOrEqual(5);
  });
  it('reports a single wild value', () => {
    const next = random(4);
    expect(anomalies(series(1200, (i) => (i === 900 ? 60 : normal(next))))).toContain(900);
  });
  it('reports a day without its usual peak', () => {
    const next = random(5);
    const perDay = 288;
    const peak = (i: number) => (i % perDay >= 108 && i % perDay < 216 ? 50 : 10) + normal(next);
    const found = anomalies(series(perDay * 8, (i) => (Math.floor(i / perDay) === 7 ? 10 + normal(next) : peak(i))));
    expect(found.some((at) => at >= perDay * 7 + 100 && at < perDay * 7 + 230)).toBe(true);
  });
  it('reports less than one value in five hundred of noise, and nothing in flat data', () => {
    const next = random(6);
    expect(anomalies(series(5000, () => normal(next))).length).toBeLessThan(10);
    expect(anomalies(series(2000, () => 7))).toEqual([]);
    expect(anomalies([])).toEqual([]);
  });
  it('does not look ahead: what follows changes no verdict', () => {
    const next = random(7);
    const values = series(600, () => normal(next));
    const scores = (list: readonly number[]) => {
      const detector = createStreamDetector();
      return list.map((value, index) => detector.next(index * MINUTES_5, value).score);
    };
    expect(scores([...values, 1e9, -1e9]).slice(0, 600)).toEqual(scores(values));
  });
  it('passes over what is no number, and goes on when the clock jumps back', () => {
    const detector = createStreamDetector();
    const next = random(8);
    for (let i = 0; i < 300; i += 1) detector.next(i * MINUTES_5, normal(next));
    expect(detector.next(Number.NaN, 1)).toEqual({ score: 0, isAnomaly: false });
    expect(detector.next(300 * MINUTES_5, Number.NaN)).toEqual({ score: 0, isAnomaly: false });
    expect(detector.next(0, normal(next)).score).toBeLessThan(1);
    expect(detector.next(1, 1e6).isAnomaly).toBe(true);
  });
  it('judges the same series alike whatever its unit', () => {
    const next = random(9);
    const values = series(800, (i) => Math.abs(normal(next)) + (i === 600 ? 30 : 0));
    expect(anomalies(values.map((value) => value * 1000))).toEqual(anomalies(values));
  });
});

describe('TailMemory', () => {
  it('tells about the decimal logarithm of how rare a value is', () => {
    const next = random(10);
    const tail = new TailMemory();
    for (let i = 0; i < 4000; i += 1) tail.next(normal(next));
    // 3.09 is exceeded once in a thousand.
    const surprise = tail.next(3.09);
    expect(surprise).toBeGreaterThan(2.4);
    expect(surprise).toBeLessThan(3.8);
    expect(tail.next(0)).toBe(0);
  });
  it('forgets the oldest beyond its bound', () => {
    const tail = new TailMemory(100);
    for (let i = 0; i < 100; i += 1) tail.next(i % 10);
    for (let i = 0; i < 120; i += 1) tail.next(1000 + (i % 10));
    expect(tail.next(1005)).toBe(0);
  });
});
