import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../model/units.js';
import type { MetricSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { consumerBehind } from './consumer-behind.js';
import type { SeriesView } from './view.js';

const STEP_MS = 600_000;
const FROM = Date.UTC(2026, 0, 1);
const metric = (entity: string, name: string, now: readonly number[], past: number, unit = 'Count'): MetricSignals => ({
  ...{ entity, name, unit },
  window: now.map((value, step) => ({ step, mean: value, total: value })),
  baseline: [-5, -4, -3, -2, -1].map((step) => ({ step, mean: past, total: past })),
});
const system = (metrics: readonly MetricSignals[]) =>
  ({
    window: { from: fromEpochMillis(FROM), to: fromEpochMillis(FROM + 5 * STEP_MS) },
    ...{ stepMs: STEP_MS, metrics, operations: [], changes: [], calls: [] },
  }) as unknown as SystemEvidence;
const view = {
  measured: 'backlog',
  main: { shape: 'level', direction: 'up', from: 2, to: 5, usual: 0, seen: 9 },
  line: { window: [0, 0, 9, 9, 9] },
  calculated: {},
  contributors: [],
  series: {
    firstAt: FROM,
    bucketMs: STEP_MS,
    filters: [],
    groupedBy: [],
    metric: { name: 'Lag', namespace: 'x', resource: 'jobs' },
  },
} as unknown as SeriesView;
const calls = (entity: string, now: readonly number[] = [40, 40, 40, 40, 40]) => metric(entity, 'Invocations', now, 40);

describe('who takes what waits', () => {
  it('is the function that needs longer, fails or is refused', () => {
    const slow = metric('work', 'Duration', [700, 700, 16_000], 700, 'Milliseconds');
    expect(consumerBehind(view, system([calls('work'), slow]))).toMatchObject({
      entity: 'work',
      fault: 'latency-increase',
    });
    const failing = metric('work', 'Errors', [0, 0, 12], 0);
    expect(consumerBehind(view, system([calls('work'), failing, slow]))).toMatchObject({ fault: 'error-increase' });
    const refused = metric('work', 'Throttles', [0, 0, 50], 0);
    expect(consumerBehind(view, system([calls('work'), refused, slow]))).toMatchObject({ fault: 'throttled' });
  });
  it('is the function that was called no more', () => {
    expect(consumerBehind(view, system([calls('work', [40, 40]), calls('front')]))).toMatchObject({
      entity: 'work',
      fault: 'traffic-drop',
    });
  });
  it('is not known where none or several of them changed', () => {
    expect(consumerBehind(view, system([calls('work'), calls('front')]))).toBeUndefined();
    expect(consumerBehind(view, system([calls('work', [40, 40]), calls('front', [40])]))).toBeUndefined();
  });
});
