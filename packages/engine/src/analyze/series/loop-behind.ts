/** More calls of a function because it calls itself: one trace shows what counts of calls do not. */
import type { Evidence } from '../../query/evidence/evidence.js';
import { recursionOf } from '../causes/conduct.js';
import { setScene } from '../scene.js';
import { entityOf } from './reason.js';
import type { StoreBehind } from './store-behind.js';
import type { SeriesView } from './view.js';

export const LOOP = 'series-loop';

/** Undefined where no trace with many of the calls was read, or where it shows no loop of what the line is about. */
export function loopBehind(view: SeriesView, { busiest }: Evidence): StoreBehind | undefined {
  if (busiest === undefined || view.main?.direction !== 'up') return undefined;
  const loop = recursionOf(setScene(busiest).tree);
  const asked = entityOf(view);
  if (loop === undefined || (asked !== undefined && loop.entity !== asked)) return undefined;
  const { entity, fault, statement, numbers, confidence, evidence } = loop;
  return {
    entity,
    fault,
    restated: ['traffic-increase', 'latency-increase', 'resource-saturated', 'concurrency-limit', 'tenant-dominates'],
    draft: {
      key: LOOP,
      weight: 92,
      kind: 'origin',
      entity,
      fault,
      statement,
      numbers: [...numbers],
      confidence,
      evidence: [...evidence],
    },
  };
}
