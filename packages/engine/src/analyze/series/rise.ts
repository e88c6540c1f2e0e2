/** How far the metrics of others rose between the time before and the window, by the highest of their steps. */
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { millisIn } from '../graph/metric-roles.js';

/** So many times what it was. */
export const MUCH_MORE = 2;
/** Half of the trouble that is to be explained. */
export const MOST = 0.5;
/** Fewer steps before say nothing about what is usual. */
const LEAST_BEFORE = 3;

export interface Rise {
  readonly metric: MetricSignals;
  /** Times in milliseconds, all else in the metric's own unit. */
  readonly most: number;
  readonly before: number;
}

const meanOf = ({ mean }: MetricStep): number => mean;

/** Undefined where the metric did not rise to `MUCH_MORE`, or too little is known from before. */
export function riseOf(metric: MetricSignals, of: (step: MetricStep) => number = meanOf): Rise | undefined {
  const { window, baseline, unit } = metric;
  if (window.length === 0 || baseline.length < LEAST_BEFORE) return undefined;
  const highest = (steps: readonly MetricStep[]): number => Math.max(...steps.map(of)) * (millisIn(unit) ?? 1);
  const [most, before] = [highest(window), highest(baseline)];
  return most > 0 && most >= MUCH_MORE * before ? { metric, most, before } : undefined;
}

/** Of all metrics with such a name, those that rose. */
export const risesOf = (
  { metrics }: SystemEvidence,
  is: (metric: MetricSignals) => boolean,
  of: (step: MetricStep) => number = meanOf,
): readonly Rise[] => metrics.filter(is).flatMap((metric) => riseOf(metric, of) ?? []);

/** The one entity that all of them are of; undefined for none or several. */
export function onlyOne<T extends { readonly metric: Pick<MetricSignals, 'entity'> }>(
  found: readonly T[],
): T | undefined {
  const [first] = found;
  return found.every(({ metric }) => metric.entity === first?.metric.entity) ? first : undefined;
}
