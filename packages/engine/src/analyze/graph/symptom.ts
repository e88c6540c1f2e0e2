/**
 * What is felt: the metric that was asked about, else what the entities at the edge of the system show, those that
 * nobody calls. Causes are weighed by how much of it they make up and whether they move with it.
 */
import type { UnixNanos } from '../../model/units.js';
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import type { CallGraph } from './call-graph.js';
import type { Deviation } from './deviation.js';
import { millisIn, roleOf } from './metric-roles.js';

/** What a chart, metric or alert asks about, as far as its filters name it. */
export interface Asked {
  readonly entity?: string;
  readonly kind?: 'latency' | 'errors';
  /** The latest beginning of a cause: what was asked about had begun by then. Absent where it is not known. */
  readonly latestCause?: UnixNanos;
}

export interface Symptom {
  /** Part (0..1 and above) of what is felt that `excess` of this kind makes up; undefined when nothing is known. */
  partOf(deviation: Deviation): number | undefined;
  /** Correlation -1..1 of the entity's course inside the window with what is felt; undefined with too few steps. */
  movesWith(deviation: Deviation): number | undefined;
}

const LEAST_STEPS = 4;

export function symptomOf(system: SystemEvidence, graph: CallGraph, asked: Asked): Symptom {
  const metrics = new Map<string, MetricSignals[]>();
  for (const metric of system.metrics) metrics.set(metric.entity, [...(metrics.get(metric.entity) ?? []), metric]);
  const courses = new Map<string, Course>();
  const courseOf = (entity: string): Course => {
    const known = courses.get(entity) ?? readCourse(metrics.get(entity) ?? []);
    courses.set(entity, known);
    return known;
  };
  /** Of everything that is asked of the system from outside, where no entity was asked about. */
  const edge = graph.entities.filter((entity) => graph.callersOf(entity).length === 0).map(courseOf);
  const whole: Pick<Course, 'requests' | 'spentMs'> =
    asked.entity !== undefined
      ? courseOf(asked.entity)
      : {
          requests: edge.reduce((sum, { requests }) => sum + requests, 0),
          spentMs: edge.reduce((sum, { spentMs }) => sum + spentMs, 0),
        };
  /** The busiest of those that the entity's trouble reaches. */
  const feltBy = (entity: string): string => {
    if (asked.entity !== undefined) return asked.entity;
    return (
      [...graph.edgeAbove(entity)].sort((a, b) => courseOf(b).requests - courseOf(a).requests || (a < b ? -1 : 1))[0] ??
      entity
    );
  };
  return {
    partOf({ kind, excess }) {
      if (excess === undefined) return undefined;
      const all = kind === 'latency' ? whole.spentMs : kind === 'errors' || kind === 'traffic' ? whole.requests : 0;
      return all > 0 ? excess / all : undefined;
    },
    movesWith({ entity, kind }) {
      if (kind !== 'latency' && kind !== 'errors') return undefined;
      const felt = feltBy(entity);
      const what = asked.entity === undefined ? kind : (asked.kind ?? kind);
      return felt === entity ? 1 : correlation(courseOf(entity)[kind], courseOf(felt)[what]);
    },
  };
}

interface Course {
  /** By step of the window. */
  readonly latency: ReadonlyMap<number, number>;
  readonly errors: ReadonlyMap<number, number>;
  readonly requests: number;
  readonly spentMs: number;
}

const by = (steps: readonly MetricStep[] | undefined, of: (step: MetricStep) => number): Map<number, number> =>
  new Map((steps ?? []).map((step) => [step.step, of(step)]));

function readCourse(metrics: readonly MetricSignals[]): Course {
  const find = (role: ReturnType<typeof roleOf>) => metrics.find(({ name, unit }) => roleOf(name, unit) === role);
  const latency = find('latency');
  const requests = by(find('requests')?.window, ({ total }) => total);
  const availability = find('availability');
  const whole = availability?.unit === '%' || availability?.window.some(({ mean }) => mean > 1) === true ? 100 : 1;
  const errors = by(find('errors')?.window, ({ total }) => total);
  if (errors.size === 0)
    for (const { step, mean } of availability?.window ?? [])
      errors.set(step, (1 - mean / whole) * (requests.get(step) ?? 1));
  const scale = millisIn(latency?.unit) ?? 1;
  const times = by(latency?.window, ({ mean }) => mean * scale);
  const usual = [...(latency?.baseline ?? [])].map(({ mean }) => mean * scale).sort((a, b) => a - b);
  const median = usual[Math.floor((usual.length - 1) / 2)] ?? 0;
  const sum = [...requests.values()].reduce((total, one) => total + one, 0);
  return {
    latency: new Map([...times].map(([step, value]) => [step, Math.log(Math.max(1e-9, value))])),
    errors,
    requests: sum,
    spentMs: median * sum,
  };
}

/** Pearson's; undefined with fewer than four common steps or where one side does not move. */
function correlation(a: ReadonlyMap<number, number>, b: ReadonlyMap<number, number>): number | undefined {
  const steps = [...a.keys()].filter((step) => b.has(step));
  if (steps.length < LEAST_STEPS) return undefined;
  const [xs, ys] = [steps.map((step) => a.get(step) ?? 0), steps.map((step) => b.get(step) ?? 0)];
  const [mx, my] = [xs, ys].map((list) => list.reduce((sum, one) => sum + one, 0) / list.length);
  let [xy, xx, yy] = [0, 0, 0];
  steps.forEach((_, index) => {
    const [dx, dy] = [(xs[index] ?? 0) - (mx ?? 0), (ys[index] ?? 0) - (my ?? 0)];
    xy += dx * dy;
    xx += dx * dx;
    yy += dy * dy;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : undefined;
}
