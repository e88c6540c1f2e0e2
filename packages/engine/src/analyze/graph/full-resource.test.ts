import { describe, expect, it } from 'vitest';
import { traceId } from '../../model/ids.js';
import type { MetricSignals } from '../../query/evidence/system/evidence.js';
import { span } from '../__fixtures__/events.js';
import { setScene } from '../scene.js';
import { EMPTY } from './__fixtures__/systems.js';
import { fullResources } from './full-resource.js';

const work = span({ spanId: 'a', name: 'work', role: 'server', durationMs: 900 });
const scene = setScene({
  subject: { kind: 'trace', traceId: 't1' },
  window: EMPTY.window,
  baseline: EMPTY.baseline,
  focus: work,
  request: [],
  trace: { traceId: traceId('t1'), spans: [work], logs: [], truncated: false },
  skipped: [],
});

function used(entity: string, name: string, before: number, now: number): MetricSignals {
  const steps = (from: number, to: number, value: number) =>
    Array.from({ length: to - from }, (_, index) => {
      const mean = value + (index % 3);
      return { step: from + index, mean, total: mean };
    });
  return { entity, name, unit: 'Percent', baseline: steps(-40, 0, before), window: steps(0, 5, now) };
}
const full = (...metrics: readonly MetricSignals[]) => [...fullResources(scene, { ...EMPTY, metrics }).keys()];

describe('resources at their limit', () => {
  it('may be those of the sender itself', () => {
    expect(full(used('checkout', 'CPUUtilization', 30, 96))).toEqual(['checkout']);
    expect(full(used('checkout', 'event loop utilization', 30, 96))).toEqual(['checkout']);
  });
  it('are none of another, none that has room, and none that was always as full', () => {
    expect(full(used('orders', 'CPUUtilization', 30, 96))).toEqual([]);
    expect(full(used('checkout', 'CPUUtilization', 30, 60))).toEqual([]);
    expect(full(used('checkout', 'CPUUtilization', 96, 96))).toEqual([]);
  });
});
