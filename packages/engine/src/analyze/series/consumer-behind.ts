/**
 * What waits longer in a queue or a stream is a symptom: whoever takes it is slower than before, fails, is refused or takes
 * nothing any more. Here that one is found by its own metrics; what changed it, and the store that it waits for, are looked for
 * elsewhere. A queue itself is never at its limit.
 * Source: Amazon SQS and Kinesis developer guides, "Monitoring" (`ApproximateAgeOfOldestMessage`, `IteratorAge`), and Lambda's
 * "Types of metrics".
 */
import type { Fault } from '@baselime-ai/contract';
import { toEpochMillis } from '../../model/units.js';
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { seriesRef } from '../graph/from-metrics.js';
import { NOTHING_LEFT } from '../graph/full.js';
import { count, duration, measures, spoken } from '../wording.js';
import { backlogBegan } from './backlog-began.js';
import { entityOf } from './reason.js';
import { onlyOne, type Rise, riseOf } from './rise.js';
import { STORE, type StoreBehind } from './store-behind.js';
import { middle } from './unusual.js';
import type { SeriesView } from './view.js';

/** Fewer are chance. */
const LEAST_FAILED = 3;

interface Found {
  readonly metric: MetricSignals;
  readonly fault: Fault;
  readonly statement: string;
  readonly numbers: StoreBehind['draft']['numbers'];
}

/** Undefined where the line is no such wait, or where not exactly one function shows why. */
export function consumerBehind(view: SeriesView, system: SystemEvidence | undefined): StoreBehind | undefined {
  const { measured, main, inner } = view;
  const own = entityOf(view);
  if (system === undefined || own === undefined || measured !== 'backlog' || main?.direction !== 'up') return undefined;
  if (inner !== undefined) return undefined;
  const known = consumersOf(own, system);
  const isConsumer = ({ entity }: MetricSignals): boolean =>
    known.size > 0 ? known.has(entity) : isFunction(entity, system);
  const metrics = system.metrics.filter(isConsumer);
  const began = backlogBegan(view);
  for (const look of [refused, ceased, failing, slower]) {
    const found = onlyOne(metrics.flatMap((metric) => look(metric, system, began) ?? []));
    if (found !== undefined) return behind(found, system);
  }
  return undefined;
}

const isFunction = (entity: string, { metrics }: SystemEvidence): boolean =>
  metrics.some((one) => one.entity === entity && one.name === 'Invocations');

/** By its spans, whose names hold that of the queue, or by a change of what joins the two; the function that the age is of. */
function consumersOf(own: string, system: SystemEvidence): ReadonlySet<string> {
  const { operations, changes } = system;
  if (isFunction(own, system)) return new Set([own]);
  const traced = operations.filter(({ name, entity }) => entity !== own && name.includes(own));
  const joined = changes.filter(
    ({ what, names = [] }) => /EventSourceMapping/.test(what) && names.some((name) => name.endsWith(own)),
  );
  const named = [...traced, ...joined].map(({ entity }) => entity);
  return new Set(named.filter((entity) => isFunction(entity, system)));
}

const behind = ({ metric, fault, statement, numbers }: Found, system: SystemEvidence): StoreBehind => ({
  entity: metric.entity,
  fault,
  restated: ['resource-saturated', 'latency-increase', 'error-increase'],
  draft: {
    key: STORE,
    weight: 92,
    kind: 'origin',
    entity: metric.entity,
    fault,
    statement,
    numbers,
    confidence: 'likely',
    evidence: [...seriesRef(system, metric)],
  },
});

const totalOf = ({ total }: MetricStep): number => total;
const sumOf = (steps: readonly MetricStep[]): number => Math.round(steps.reduce((sum, { total }) => sum + total, 0));
const told = (before: number): string => (before === 0 ? 'none' : String(before));

function counted(metric: MetricSignals, name: string): Rise | undefined {
  const rise = metric.name === name ? riseOf(metric, totalOf) : undefined;
  return rise !== undefined && sumOf(metric.window) >= LEAST_FAILED ? rise : undefined;
}

function refused(metric: MetricSignals): Found | undefined {
  if (counted(metric, 'Throttles') === undefined) return undefined;
  const [now, past] = [sumOf(metric.window), sumOf(metric.baseline)];
  return {
    metric,
    fault: 'throttled',
    statement: `Lambda refused ${count(now, 'call')} of ${spoken(metric.entity)}, which takes what waits there, and ${told(past)} before.`,
    numbers: measures(['refused calls', now, 'count'], ['refused calls before', past, 'count']),
  };
}

function failing(metric: MetricSignals): Found | undefined {
  if (counted(metric, 'Errors') === undefined) return undefined;
  const [now, past] = [sumOf(metric.window), sumOf(metric.baseline)];
  return {
    metric,
    fault: 'error-increase',
    statement: `${spoken(metric.entity)}, which takes what waits there, failed ${count(now, 'time')}, and ${past === 0 ? 'never' : count(past, 'time')} before.`,
    numbers: measures(['failures', now, 'count'], ['failures before', past, 'count']),
  };
}

/** Lambda's own, and no time that a program calls so. */
const isTaken = ({ name, unit }: MetricSignals): boolean =>
  name === 'Duration' && /^(?:ms|Milliseconds)$/.test(unit ?? '');

function slower(metric: MetricSignals): Found | undefined {
  const rise = isTaken(metric) ? riseOf(metric) : undefined;
  if (rise === undefined) return undefined;
  return {
    metric,
    fault: 'latency-increase',
    statement: `${spoken(metric.entity)}, which takes what waits there, needed up to ${duration(rise.most)} each time, and ${duration(rise.before)} at most before.`,
    numbers: measures(['longest', rise.most, 'ms'], ['longest before', rise.before, 'ms']),
  };
}

/** CloudWatch sends a count of calls only where there are any, so that a step without one holds none. */
function ceased(metric: MetricSignals, system: SystemEvidence, began: number): Found | undefined {
  const { name, baseline, window, entity } = metric;
  if (name !== 'Invocations' || baseline.length < LEAST_BEFORE) return undefined;
  const usual = middle(baseline.map(totalOf));
  const from = toEpochMillis(system.window.from);
  const steps = Math.floor((toEpochMillis(system.window.to) - from) / system.stepMs);
  const after = Array.from({ length: steps }, (_, step) => step).filter((step) => from + step * system.stepMs >= began);
  const taken = after.reduce((sum, at) => sum + (window.find(({ step }) => step === at)?.total ?? 0), 0);
  if (after.length === 0 || usual * after.length < LEAST_LOST || taken > usual * after.length * NOTHING_LEFT)
    return undefined;
  return {
    metric,
    fault: 'traffic-drop',
    statement: `${spoken(entity)}, which takes what waits there, ${taken === 0 ? 'was not called any more' : 'was hardly called any more'}: nothing is taken.`,
    numbers: measures(['calls', taken, 'count'], ['usual calls', usual * after.length, 'count']),
  };
}
const LEAST_BEFORE = 3;
/** So many calls do not stay away by chance. */
const LEAST_LOST = 10;
