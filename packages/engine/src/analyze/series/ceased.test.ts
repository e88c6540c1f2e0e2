import { describe, expect, it } from 'vitest';
import { fromEpochMillis, millis } from '../../model/units.js';
import type { MetricSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { ceasedOf, isCountOfNone } from './ceased.js';

const STEP_MS = 60_000;
const count = (entity: string, now: readonly number[], before: readonly number[] = [100, 100, 100]): MetricSignals => ({
  entity,
  name: 'Invocations',
  baseline: before.map((total, index) => ({ step: index - before.length, mean: total, total })),
  window: now.map((total, step) => ({ step, mean: total, total })),
});
const system = (...metrics: MetricSignals[]) =>
  ({ metrics, window: { from: fromEpochMillis(0) }, stepMs: millis(STEP_MS) }) as unknown as SystemEvidence;
/** From the middle of one step to the end of another. */
const fall = (from: number, to: number) => ({ from: from * STEP_MS, to: to * STEP_MS });

describe('what ceased', () => {
  it('is the telemetry where the platform goes on counting, and the requests where it counts none', () => {
    expect(ceasedOf('orders', fall(0, 2), system(count('orders', [98, 105])))).toBe('telemetry');
    expect(ceasedOf('orders', fall(0.2, 3), system(count('orders', [12, 0, 0])))).toBe('requests');
    expect(ceasedOf('orders', fall(0.2, 3), system(count('front', [12, 0, 0])))).toBe('requests');
  });
  it('is told by the time of the fall alone, also where nothing is known from before', () => {
    const late = [100, 104, 97, 99, 52];
    expect(ceasedOf('orders', fall(4.5, 5), system(count('orders', late)))).toBe('requests');
    expect(ceasedOf('orders', fall(4.5, 5), system(count('orders', late, [])))).toBe('requests');
    expect(ceasedOf('orders', fall(4.5, 5), system(count('orders', [100, 104, 97, 99, 103], [])))).toBe('telemetry');
  });
  it('is not known by the count of another function that goes on, by one that is too coarse, or without any', () => {
    expect(ceasedOf('orders', fall(0, 2), system(count('front', [98, 105])))).toBeUndefined();
    expect(ceasedOf('orders', fall(4.9, 5), system(count('orders', [100, 104, 97, 99, 94])))).toBeUndefined();
    expect(ceasedOf('orders', fall(0, 2), undefined)).toBeUndefined();
  });
});

describe('a count that no longer comes', () => {
  const silent = { ...count('orders', []), window: [] };
  it('is of calls that ceased where the same count of others goes on', () => {
    expect(isCountOfNone('orders', 'Invocations', fall(0, 2), system(silent, count('front', [98, 105])))).toBe(true);
  });
  it('says nothing where nobody sends it any longer, or where other metrics of the same entity go on', () => {
    expect(isCountOfNone('orders', 'Invocations', fall(0, 2), system(silent))).toBe(false);
    const errors = { ...count('orders', [3, 4]), name: 'Errors' };
    expect(isCountOfNone('orders', 'Invocations', fall(0, 2), system(errors, count('front', [98, 105])))).toBe(false);
    expect(isCountOfNone('orders', 'Invocations', fall(0, 2), undefined)).toBe(false);
  });
});
