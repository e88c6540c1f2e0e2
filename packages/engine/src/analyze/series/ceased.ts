/**
 * Whether requests ceased, or only the telemetry that tells of them: a count of requests by the platform itself, of the
 * same function or of another that ceased at the same time, says which.
 */
import { toEpochMillis } from '../../model/units.js';
import type { MetricSignals, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { roleOf } from '../graph/metric-roles.js';

export type Ceased = 'requests' | 'telemetry';

/** The time in which next to nothing is stored, in epoch milliseconds. */
export interface Fall {
  readonly from: number;
  readonly to: number;
}

/** Undefined where no such count is stored, or where it is too coarse or too small to tell. */
export function ceasedOf(entity: string, fall: Fall, system: SystemEvidence | undefined): Ceased | undefined {
  if (system === undefined) return undefined;
  const counts = system.metrics.flatMap((metric) => {
    const part = roleOf(metric.name, metric.unit) === 'requests' ? partLeft(metric, fall, system) : undefined;
    return part === undefined ? [] : [{ entity: metric.entity, goesOn: part >= GOES_ON }];
  });
  const own = counts.filter((one) => one.entity === entity);
  if (own.length > 0) return own.some(({ goesOn }) => goesOn) ? 'telemetry' : 'requests';
  return counts.some(({ goesOn }) => !goesOn) ? 'requests' : undefined;
}

/**
 * Whether the platform went on to send the same metric of others while nothing more of this entity's came: CloudWatch sends
 * a count of calls only where there are any, so that its end is theirs. False where nothing of it is stored of others.
 * Source: Amazon CloudWatch user guide, and the metrics pages of Lambda, API Gateway and Elastic Load Balancing ("reported
 * only when there is a nonzero value").
 */
export function isCountOfNone(entity: string, name: string, fall: Fall, system: SystemEvidence | undefined): boolean {
  if (system === undefined) return false;
  const inFall = ({ window }: MetricSignals, least: number): boolean =>
    window.some(({ step, total }) => total > 0 && fallenOf(step, fall, system) >= least);
  const own = system.metrics.filter((one) => one.entity === entity && one.name !== name);
  const others = system.metrics.filter((one) => one.entity !== entity && one.name === name);
  return others.some((one) => inFall(one, GOES_ON)) && !own.some((one) => inFall(one, 1));
}

/** Nearer to all of what was to be expected in this time than to none of it. */
const GOES_ON = 0.5;
/** Standard deviations of a count (Poisson) that must lie between all and none on either side. */
const APART = 2;

/**
 * The part of the requests to be expected in the time of the fall that were counted, about 0 to 1. A step that lies in it for a
 * part only holds what came before as well. Undefined where chance could make either of the other.
 */
function partLeft({ window, baseline }: MetricSignals, fall: Fall, system: SystemEvidence): number | undefined {
  const steps = window.map(({ step, total }) => ({ total, fallen: fallenOf(step, fall, system) }));
  const [whole, fallen] = [steps.filter((one) => one.fallen === 0), steps.filter((one) => one.fallen > 0)];
  const known = [...baseline, ...whole].map(({ total }) => total);
  const usual = sum(known) / Math.max(1, known.length);
  const share = sum(fallen.map((one) => one.fallen));
  const lost = usual * share;
  if (!(lost > 0) || lost / 2 < APART * Math.sqrt(usual * fallen.length)) return undefined;
  return (sum(fallen.map(({ total }) => total)) - usual * (fallen.length - share)) / lost;
}

/** The part of a step that lies in the fall. */
function fallenOf(step: number, { from, to }: Fall, { window, stepMs }: SystemEvidence): number {
  const start = toEpochMillis(window.from) + step * stepMs;
  return Math.max(0, Math.min(start + stepMs, to) - Math.max(start, from)) / stepMs;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
