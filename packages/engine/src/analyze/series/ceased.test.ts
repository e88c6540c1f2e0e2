import { describe, expect, it } from 'vitest';
import type { MetricSignals, SystemEvidence } from '../../query/evidence/system-evidence.js';
import { ceasedOf } from './ceased.js';

const count = (entity: string, now: readonly number[]): MetricSignals => ({
  entity,
  name: 'Invocations',
  baseline: [-3, -2, -1].map((step) => ({ step, mean: 100, total: 100 })),
  window: now.map((total, step) => ({ step, mean: total, total })),
});
const system = (...metrics: MetricSignals[]) => ({ metrics }) as unknown as SystemEvidence;

describe('what ceased', () => {
  it('is the telemetry where the platform goes on counting, and the requests where it counts none', () => {
    expect(ceasedOf('orders', system(count('orders', [98, 105])))).toBe('telemetry');
    expect(ceasedOf('orders', system(count('orders', [12, 0, 0])))).toBe('requests');
    expect(ceasedOf('orders', system(count('front', [12, 0, 0])))).toBe('requests');
  });
  it('is not known by the count of another function that goes on, or without any', () => {
    expect(ceasedOf('orders', system(count('front', [98, 105])))).toBeUndefined();
    expect(ceasedOf('orders', undefined)).toBeUndefined();
  });
});
