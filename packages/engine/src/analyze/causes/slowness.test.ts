import { describe, expect, it } from 'vitest';
import { traceId } from '../../model/ids.js';
import { later, millis } from '../../model/units.js';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { OperationSignals } from '../../query/evidence/system/evidence.js';
import { span } from '../__fixtures__/events.js';
import { changeOf, EMPTY } from '../graph/__fixtures__/systems.js';
import { setScene } from '../scene.js';
import { slownessOf } from './slowness.js';

const MINUTE = 60_000;
const side = { visits: 40, failed: 0, failedFirst: 0, ownMs: { count: 0, sum: 0, values: [] } };

/** A slow request of checkout, whose own work became slower in the tenth minute if `slowerAt` says so. */
function slowRequest(slowerAt: number | undefined, changes: readonly (readonly [string, number])[]) {
  const slow = span({ spanId: 'a', name: 'work', role: 'consumer', durationMs: 1_600, requestId: 'r1' });
  const operation: OperationSignals = {
    entity: 'checkout',
    name: 'work',
    window: side,
    baseline: side,
    ...(slowerAt === undefined ? {} : { slowerSince: later(EMPTY.window.from, millis(slowerAt * MINUTE)) }),
  };
  const evidence: Evidence = {
    subject: { kind: 'trace', traceId: 't1' },
    window: EMPTY.window,
    baseline: EMPTY.baseline,
    focus: slow,
    marker: slow,
    request: [],
    trace: { traceId: traceId('t1'), spans: [slow], logs: [], truncated: false },
    operations: [
      { namespace: 'checkout', name: 'work', count: 200, p50Ms: millis(150), p95Ms: millis(220), p99Ms: millis(300) },
    ],
    system: {
      ...EMPTY,
      operations: [operation],
      changes: changes.map(([entity, minute]) => changeOf(entity, minute * MINUTE)),
    },
    skipped: [],
  };
  return slownessOf(setScene(evidence));
}

describe('a slow request of something that was changed', () => {
  it('is laid to the change right after which it became slower', () => {
    const found = slowRequest(10, [['checkout', 9]]);
    expect(found).toMatchObject({ fault: 'deployment-change', entity: 'checkout' });
    expect(found?.statement).toContain('It became slower at 12:10:00 UTC, 60 s after the change "deployment".');
  });
  it('is only slow where the change was of something else, came later or long before, or the moment is not known', () => {
    const others: readonly (readonly [number | undefined, readonly (readonly [string, number])[]])[] = [
      [10, [['orders', 9]]],
      [10, [['checkout', 12]]],
      [10, [['checkout', -200]]],
      [10, []],
      [undefined, [['checkout', 9]]],
    ];
    for (const [slowerAt, changes] of others)
      expect(slowRequest(slowerAt, changes)).toMatchObject({ fault: 'latency-increase', entity: 'checkout' });
  });
});
