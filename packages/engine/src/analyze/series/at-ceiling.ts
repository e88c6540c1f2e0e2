/**
 * A function at its ceiling of concurrent executions: their number cannot rise above it, and stays as it was however much
 * more comes. What came beyond is counted as throttles, so that both together say what neither does alone.
 * Source: AWS Lambda developer guide, "Monitoring concurrency" (`ConcurrentExecutions`, `Throttles`).
 */
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { FindingDraft } from '../draft.js';
import { seriesRef } from '../graph/from-metrics.js';
import { count, measures, spoken } from '../wording.js';
import { known } from './robust.js';
import type { SeriesView } from './view.js';

export const REFUSED = 'series-refused';

/** The highest values are all the same, as under a limit. */
export function atCeiling({ line }: SeriesView): boolean {
  const values = known(line.window);
  const most = Math.max(...values);
  return values.length >= 6 && most >= 5 && values.filter((value) => value === most).length * 3 >= values.length;
}

/** Fewer are chance. */
const LEAST_REFUSED = 3;
/** Fewer stretches before say nothing about what is usual. */
const LEAST_BEFORE = 3;
/** So many times the most of any stretch before. */
const MUCH_MORE = 2;

/** Of the function that was asked about; undefined where it is not at a ceiling, or no more calls are refused than before. */
export function refusedAtCeiling(
  view: SeriesView,
  entity: string | undefined,
  system: SystemEvidence | undefined,
): FindingDraft | undefined {
  if (system === undefined || entity === undefined || view.measured !== 'concurrency' || !atCeiling(view))
    return undefined;
  const metric = system.metrics.find((one) => one.entity === entity && one.name === 'Throttles');
  return metric === undefined ? undefined : moreRefused(metric, system);
}

const mostOf = (steps: readonly MetricStep[]): number => Math.max(0, ...steps.map(({ total }) => total));

function moreRefused(metric: MetricSignals, system: SystemEvidence): FindingDraft | undefined {
  const { entity, window, baseline } = metric;
  const [most, before] = [mostOf(window), mostOf(baseline)];
  if (baseline.length < LEAST_BEFORE || most < LEAST_REFUSED || most < MUCH_MORE * before) return undefined;
  const refused = Math.round(window.reduce((sum, { total }) => sum + total, 0));
  const past = Math.round(baseline.reduce((sum, { total }) => sum + total, 0));
  return {
    key: REFUSED,
    weight: 92,
    kind: 'origin',
    entity,
    fault: 'concurrency-limit',
    statement: `Lambda refused ${count(refused, 'call')} of ${spoken(entity)} in this time, and ${past === 0 ? 'none' : String(past)} before, while as many executions as ever ran at once.`,
    numbers: measures(['refused calls', refused, 'count'], ['refused calls before', past, 'count']),
    confidence: 'likely',
    evidence: [...seriesRef(system, metric)],
  };
}
