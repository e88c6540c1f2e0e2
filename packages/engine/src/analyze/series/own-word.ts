/** Where a line, or an error that it counts, says more exactly what happened than a comparison of the whole system does. */
import type { Fault, RootCause } from '@baselime-ai/contract';
import type { Evidence } from '../../query/evidence/evidence.js';
import type { SeriesEvidence } from '../../query/evidence/series/series.js';
import type { Scene } from '../scene.js';
import { measuredByName, metricOf, RISE } from './meaning.js';
import type { SeriesView } from './view.js';

/** Errors that grew, of which the example that would say why was not read in time. */
export const isUnread = ({ error, inner, measured }: SeriesView, { skipped }: Evidence): boolean =>
  measured === 'errors' && error?.grew === true && inner === undefined && skipped.length > 0;

/** What a comparison of the system suggests is told, and not named, while what would say it was not read. */
export const unsure = ({ statement, findings }: RootCause): RootCause => ({
  statement: `${statement} The newest of the errors, which may say why, was not read in time.`,
  confidence: 'inconclusive',
  findings,
});

/** Faults that a metric of AWS counts by its definition: no other part of the system says better what it means. */
const BY_DEFINITION: readonly (Fault | undefined)[] = ['throttled', 'dead-letter', 'concurrency-limit', 'recursion'];

/**
 * Where nothing at all is stored of what was asked about, trouble elsewhere is no answer; and a metric that rose whose
 * meaning AWS defines is not explained away by trouble at the same time.
 */
export function speaksForItself({ line, series, main, measured }: SeriesView): boolean {
  const isEmpty = (values: SeriesView['line']['window']): boolean =>
    values.every((value) => value === null || value === 0);
  if (isEmpty(line.window) && isEmpty(line.before)) return true;
  return isDefinedMetric(series, measured) && main?.direction === 'up' && BY_DEFINITION.includes(RISE[measured]);
}

/** A queue that is known as one of dead letters by its name alone counts messages as any other does. */
const isDefinedMetric = (series: SeriesEvidence, measured: SeriesView['measured']): boolean => {
  const metric = metricOf(series);
  return metric !== undefined && measuredByName(metric) === measured;
};

/**
 * A metric of AWS that stands at a ceiling, less traffic than before, one tenant's traffic, and a metric that ceased say
 * themselves what they mean.
 */
export function isDefined({ series, measured, main }: SeriesView, { fault }: RootCause): boolean {
  if (fault === 'tenant-dominates' || (fault === 'concurrency-limit' && measured === 'concurrency')) return true;
  if (!isDefinedMetric(series, measured) || main === undefined) return false;
  return (
    BY_DEFINITION.includes(fault) ||
    fault === 'missing-data' ||
    (measured === 'requests' && (fault === 'traffic-drop' || fault === 'traffic-increase'))
  );
}

/**
 * An error that grew, whose own cause is confirmed, in a chart that was narrowed to failures or by a filter: what it
 * shows is more exact than what a comparison of the whole system suggests.
 */
export function isShown({ measured, error, inner: found, series }: SeriesView, inner: Scene | undefined): boolean {
  if (found?.why !== 'error' || error?.grew !== true || inner?.ranking.confidence !== 'confirmed') return false;
  return measured === 'errors' || series.filters.length > 0;
}
