/** What a line that moved stands for by itself, beside the counts of the platform and the changes of the time. */
import type { Fault } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system/evidence.js';
import { NOTHING_LEFT } from '../graph/full.js';
import { percent, quote, shorten, spoken } from '../wording.js';
import { atCeiling } from './at-ceiling.js';
import { ceasedOf, type Fall, isCountOfNone } from './ceased.js';
import { chartedResource, isOfStore, metricOf, RISE, UNDELIVERED } from './meaning.js';
import { areRepeats } from './repeated.js';
import { hasRoom, isUsedUp } from './reserve.js';
import { known } from './robust.js';
import { changeShortlyBefore } from './shortly-after.js';
import { dominantTenant } from './tenant.js';
import type { Unusual } from './unusual.js';
import { isOrganic, type SeriesView } from './view.js';

export interface Reason {
  readonly fault: Fault;
  readonly why: string;
  /** Where it is not what the chart is about. */
  readonly entity?: string;
}

/** Undefined where a move of the line is no cause of anything. */
export function reasonOf(view: SeriesView, system: SystemEvidence | undefined): Reason | undefined {
  const { main, measured, failedShare, calculated } = view;
  if (main === undefined || main.shape === 'variance') return undefined;
  const where = spoken(entityOf(view) ?? 'default');
  if (main.shape === 'gap' && !calculated.counts && isOfNone(view, main, system))
    return ofChange(view, main, system, {
      fault: 'traffic-drop',
      why: `No call of ${where} came any more: the platform counts none of it, and goes on counting those of others.`,
    });
  if (main.shape === 'gap' && !calculated.counts)
    return {
      fault: 'missing-data',
      why: `${calculated.name} of ${where} was not sent: its values cease while other telemetry goes on or is not known.`,
    };
  if (main.direction === 'down') {
    if (isUsedUp(view)) return { fault: 'resource-saturated', why: `Next to nothing is left of what ${where} has.` };
    if (measured === 'other') return ofChange(view, main, system);
    if (measured !== 'events' && measured !== 'requests') return undefined;
    const isNothing = main.shape === 'gap' || main.seen <= main.usual * NOTHING_LEFT;
    const ceased = isNothing ? ceasedOf(entityOf(view) ?? '', fallOf(view, main), system) : undefined;
    if (ceased === 'requests' && main.shape === 'gap')
      return ofChange(view, main, system, {
        fault: 'traffic-drop',
        why: `No request of ${where} arrived any more, and the platform's own count of requests fell to nothing too: its callers ceased or no longer find it.`,
      });
    if (ceased === 'telemetry')
      return {
        fault: 'missing-data',
        why: `Nothing of ${where} arrived any more, while the platform goes on counting its requests: its telemetry is no longer sent.`,
      };
    return main.shape === 'gap'
      ? {
          fault: 'missing-data',
          why: `Nothing of ${where} arrived any more: its callers ceased, or its telemetry is no longer sent.`,
        }
      : isMuchLess(view)
        ? { fault: 'traffic-drop', why: `Fewer requests reached ${where}; no error that grew explains it.` }
        : undefined;
  }
  if (measured === 'concurrency' && atCeiling(view))
    return { fault: 'concurrency-limit', why: WHY['concurrency-limit']?.(where) ?? `${where} ran at a ceiling.` };
  const tenant = dominantTenant(view);
  const counted = measured === 'events' || measured === 'requests';
  if (tenant !== undefined && (tenant.grouped || measured === 'backlog' || (counted && isMuchMore(view))))
    return {
      fault: 'tenant-dominates',
      why: `${tenant.key} ${shorten(tenant.value, 80)} makes up ${percent(tenant.share)} of what ${tenant.grouped ? `${calculated.name} of ${where} rose by` : `${where} got in this time`}: one of many sends nearly all of it.`,
    };
  if (isOrganic(view)) {
    if (!isMuchMore(view)) return undefined;
    const share =
      failedShare === undefined || failedShare.requests === 0 ? 0 : failedShare.failed / failedShare.requests;
    return {
      fault: 'traffic-increase',
      why: `${where} got more traffic, and ${share === 0 ? 'none of the requests failed' : `${percent(share)} of the requests failed, no larger share than before`}: the load grew, nothing broke.`,
    };
  }
  const fault = RISE[measured];
  if (fault === undefined) return measured === 'other' ? ofChange(view, main, system) : undefined;
  if (fault === 'resource-saturated' && hasRoom(view)) return undefined;
  if (measured === 'errors') {
    const barred = barredBy(view, main, system);
    if (barred !== undefined) return barred;
  }
  if (measured === 'requests' && system !== undefined && areRepeats(entityOf(view) ?? '', system))
    return {
      fault: 'error-increase',
      why: `More calls of ${where} fail than before, and those that came on top are as many: what fails is tried again.`,
    };
  // More log lines or spans at the same traffic are no more traffic.
  if (fault === 'traffic-increase' && !isMuchMore(view)) return undefined;
  if (fault === 'throttled' && /DynamoDB|Kinesis/i.test(view.series.metric?.namespace ?? ''))
    return { fault: 'dependency-throttled', why: `${where} refused calls because more came than its capacity allows.` };
  if (fault === 'latency-increase' && isOfStore(view.series))
    return {
      fault: 'dependency-slow',
      why: `${where} itself answers more slowly than before: AWS measures this inside the service, which waits for nobody else.`,
    };
  return { fault, why: WHY[fault]?.(where) ?? `${where} changed.` };
}

const fallOf = ({ series: { firstAt, bucketMs } }: SeriesView, { from, to }: Unusual): Fall => ({
  from: firstAt + from * bucketMs,
  to: firstAt + to * bucketMs,
});

/** The platform's own count of calls ceased, and nothing but that. */
const isOfNone = (view: SeriesView, main: Unusual, system: SystemEvidence | undefined): boolean =>
  view.measured === 'requests' &&
  view.series.metric?.namespace.startsWith('AWS/') === true &&
  isCountOfNone(entityOf(view) ?? '', view.series.metric.name, fallOf(view, main), system);

/** The change of the same entity after which its line moved at once, else what the line says alone. */
function ofChange(
  view: SeriesView,
  main: Unusual,
  system: SystemEvidence | undefined,
  otherwise?: Reason,
): Reason | undefined {
  const { firstAt, bucketMs } = view.series;
  const entity = entityOf(view);
  const move = { at: firstAt + main.from * bucketMs, bucketMs };
  const change = system && changeShortlyBefore(system, move, (one) => one.entity === entity);
  if (change === undefined || main.shape === 'spike' || main.shape === 'trend') return otherwise;
  const told = otherwise?.why ?? `${view.calculated.name} of ${spoken(entity ?? 'default')} is another since.`;
  return {
    fault: change.kind === 'deployment' ? 'deployment-change' : 'configuration-change',
    why: `${told} It began with the change ${quote(change.what, 80)} of ${spoken(change.entity)}.`,
  };
}

const PERMISSION = /Permission|Policy|Role/i;

/** A service may invoke a target by the target's own permission, so that its deliveries fail at once where that is taken away. */
function barredBy({ series }: SeriesView, { from }: Unusual, system: SystemEvidence | undefined): Reason | undefined {
  const name = metricOf(series) ?? '';
  if (system === undefined || !UNDELIVERED.test(name)) return undefined;
  const { firstAt, bucketMs } = series;
  const move = { at: firstAt + from * bucketMs, bucketMs };
  const change = changeShortlyBefore(system, move, ({ what }) => PERMISSION.test(what));
  if (change === undefined) return undefined;
  return {
    fault: 'configuration-change',
    entity: change.entity,
    why: `What was to be delivered fails since the change ${quote(change.what, 80)} of ${spoken(change.entity)}.`,
  };
}

/**
 * The busiest hour of a day has about twice the requests of an ordinary one in most systems; a rise that stays below is
 * told, and is no cause of anything. Neither is one that came as high before.
 */
const MUCH_MORE = 2;
const isMuchMore = (view: SeriesView): boolean => trafficOf(view) >= MUCH_MORE && !cameBefore(view);
/** A platform's own count of requests is whole; what is stored of them may be a sample. */
const trafficOf = (view: SeriesView): number =>
  view.measured === 'requests' && view.series.metric !== undefined
    ? ratioOf(view)
    : (view.failedShare?.trafficRatio ?? ratioOf(view));
const ratioOf = ({ main }: SeriesView): number =>
  main === undefined || main.usual <= 0 ? MUCH_MORE : main.seen / main.usual;

/** The same the other way: an ordinary hour has half the requests of the busiest one, and a quiet one of a batch came before. */
const isMuchLess = (view: SeriesView): boolean => trafficOf(view) <= 1 / MUCH_MORE && !cameBefore(view);

/**
 * A stretch as long in the time before, with as much, or as little, as chance leaves it (two standard deviations of a
 * Poisson count): a batch that runs every hour.
 */
function cameBefore({ main, line, series }: SeriesView): boolean {
  if (main === undefined) return false;
  const sign = main.direction === 'up' ? 1 : -1;
  const before = line.before.slice(series.unknownBefore);
  const length = Math.max(1, Math.min(main.to, line.window.length) - Math.max(0, main.from));
  const now = main.seen * length;
  return before.some((_, start) => {
    const part = known(before.slice(start, start + length));
    return part.length === length && sign * (part.reduce((sum, one) => sum + one, 0) - now) >= -2 * Math.sqrt(now);
  });
}

const WHY: Partial<Record<Fault, (where: string) => string>> = {
  'error-increase': (where) => `More calls of ${where} fail than before.`,
  'latency-increase': (where) => `${where} takes longer than before.`,
  'traffic-increase': (where) => `${where} got more traffic than before.`,
  throttled: (where) => `Calls of ${where} were throttled: more came than its limit allows.`,
  'resource-saturated': (where) =>
    `${where} cannot keep up: work arrives faster than it is done, or its resource is at its limit.`,
  'dead-letter': (where) => `${where} gave messages up to its dead-letter queue.`,
  recursion: (where) => `${where} invokes itself in a loop, and Lambda dropped invocations to stop it.`,
  'concurrency-limit': (where) => `${where} ran at a ceiling of concurrent executions.`,
};

/** The resource of a metric, as a filter or its points name it, the namespace with most of the change, else the only one behind the chart. */
export function entityOf({ series, contributors }: SeriesView): string | undefined {
  const charted = chartedResource(series);
  if (charted !== undefined) return charted;
  const [first] = contributors;
  const [key] = series.groupedBy;
  const grouped = key === 'namespace' || key?.startsWith('dimensions.') === true ? first?.group[key] : undefined;
  if (grouped !== undefined && grouped !== '' && (first?.share === undefined || first.share >= 0.5)) return grouped;
  const names = series.traffic?.namespaces ?? [];
  const only = names.length === 1 ? names[0] : undefined;
  const metric = series.metric?.namespace === '' ? undefined : series.metric?.namespace;
  return series.metric?.resource ?? only ?? metric ?? (grouped === '' ? undefined : grouped);
}
