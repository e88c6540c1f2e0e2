/**
 * Whether requests ceased, or only the telemetry that tells of them: a count of requests by the platform itself, of the
 * same function or of another that ceased at the same time, says which.
 */
import type { MetricSignals, SystemEvidence } from '../../query/evidence/system-evidence.js';
import { roleOf } from '../graph/metric-roles.js';

/** Less than this part of what was usual is nothing but the end of what was under way. */
const NOTHING_LEFT = 0.1;

export type Ceased = 'requests' | 'telemetry';

/** Undefined where no such count is stored. */
export function ceasedOf(entity: string, system: SystemEvidence | undefined): Ceased | undefined {
  const counts = (system?.metrics ?? []).filter(
    ({ name, unit, baseline }) => roleOf(name, unit) === 'requests' && baseline.length > 0,
  );
  const own = counts.filter((metric) => metric.entity === entity);
  if (own.length > 0) return own.some(goesOn) ? 'telemetry' : 'requests';
  return counts.some((metric) => !goesOn(metric)) ? 'requests' : undefined;
}

const goesOn = ({ window, baseline }: MetricSignals): boolean => {
  const usual = baseline.reduce((sum, { total }) => sum + total, 0) / baseline.length;
  const last = window.slice(-Math.max(1, Math.ceil(window.length / 2)));
  const now = last.reduce((sum, { total }) => sum + total, 0) / Math.max(1, last.length);
  return last.length > 0 && now > usual * NOTHING_LEFT;
};
