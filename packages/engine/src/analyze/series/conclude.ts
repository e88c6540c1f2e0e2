/** The root cause behind a chart, a metric or an alert, what the numbers exclude, and what may be asked next. */
import type { Fault, RootCause, RuledOut } from '@baselime-ai/contract';
import type { SystemEvidence } from '../../query/evidence/system-evidence.js';
import { confidenceFrom, type Grounds } from '../confidence/grounds.js';
import { BY_NUMBERS, groundsOfExample, groundsOfNumbers } from '../confidence/of-scene.js';
import type { Numbered } from '../draft.js';
import {
  nounOf,
  SERIES,
  SERIES_DAYS,
  SERIES_ERROR,
  SERIES_GROUP,
  SERIES_TRAFFIC,
  sayUnusual,
  timeOf,
} from '../findings/series.js';
import { percent, shorten, spoken } from '../wording.js';
import { plain } from './amount.js';
import { atCeiling, REFUSED } from './at-ceiling.js';
import { ceasedOf, type Fall, NOTHING_LEFT } from './ceased.js';
import { chartedResource, RISE } from './meaning.js';
import { known } from './robust.js';
import { dominantTenant } from './tenant.js';
import type { Unusual } from './unusual.js';
import { isOrganic, type SeriesView } from './view.js';

/** What the analysis of the inner evidence found, and on what it stands. */
export interface OfExample {
  readonly cause: RootCause;
  readonly grounds: Grounds | undefined;
}

/** `example` is undefined when none was looked at. */
export function concludeSeries(
  view: SeriesView,
  example: OfExample | undefined,
  numbered: Numbered,
  system?: SystemEvidence,
): RootCause {
  const { main, judged, inner } = view;
  const cause = example?.cause;
  const grounds = groundsOfExample(view, example?.grounds);
  const ids = numbered.idsOf([SERIES, SERIES_ERROR, SERIES_GROUP, SERIES_TRAFFIC]);
  if (cause !== undefined && grounds !== undefined) {
    const findings = [...new Set([...cause.findings.slice(0, 2), ...ids])];
    const statement = inner?.why === 'slow' ? cause.statement.replace(/^Nothing failed, but /, '') : cause.statement;
    return { ...cause, statement, confidence: confidenceFrom(grounds), findings };
  }
  const refused = numbered.idsOf([REFUSED]);
  const full = refused.length === 0 ? undefined : entityOf(view);
  if (full !== undefined)
    return {
      entity: full,
      fault: 'concurrency-limit',
      confidence: confidenceFrom(BY_NUMBERS),
      statement: `${spoken(full)} ran at a ceiling of concurrent executions, and Lambda refused more of its calls than before.`,
      findings: [...refused, ...ids],
    };
  if (judged.said === 'too-little')
    return {
      statement: `There is not enough to say: ${judged.because ?? 'no value is known'}.`,
      confidence: 'inconclusive',
      findings: numbered.idsOf([SERIES]),
    };
  if (main === undefined)
    return {
      statement: `${nounOf(view)} stayed within what is usual${judged.likeEarlierDays === true ? ' for this time of day' : ''}.`,
      confidence: 'inconclusive',
      findings: numbered.idsOf([SERIES, SERIES_DAYS]),
    };
  return alone(view, ids, system, cause);
}

interface Reason {
  readonly fault: Fault;
  readonly why: string;
}

/** Nothing but the numbers themselves: the fault is the change, and the entity is where most of it happened. */
function alone(
  view: SeriesView,
  findings: readonly string[],
  system: SystemEvidence | undefined,
  example: RootCause | undefined,
): RootCause {
  const entity = entityOf(view);
  const reason = reasonOf(view, system);
  const told = sayUnusual(view, view.main ?? NO_CHANGE);
  if (reason === undefined || entity === undefined)
    return {
      statement: `${told.replace(/\.$/, '')}, and the data does not say why.`,
      confidence: 'inconclusive',
      findings: [...findings],
    };
  // The errors are known by an example, whose words name no cause: that more of them came is no cause either.
  if (reason.fault === 'error-increase' && example !== undefined && view.inner?.why === 'error')
    return {
      statement: `${told.replace(/\.$/, '')}. ${example.statement}`,
      confidence: 'inconclusive',
      findings: [...new Set([...example.findings.slice(0, 2), ...findings])],
    };
  const confidence = confidenceFrom(groundsOfNumbers(reason, view));
  if (confidence === 'inconclusive')
    return {
      statement: `${told.replace(/\.$/, '')}, but only the comparison with the time before shows it: looked at value after value, the line is not out of the ordinary.`,
      confidence,
      findings: [...findings],
    };
  return { entity, fault: reason.fault, statement: reason.why, confidence, findings: [...findings] };
}

const NO_CHANGE = { shape: 'level', direction: 'up', from: 0, to: 1, usual: 0, seen: 0, score: 0 } as const;

function reasonOf(view: SeriesView, system: SystemEvidence | undefined): Reason | undefined {
  const { main, measured, failedShare, calculated } = view;
  if (main === undefined || main.shape === 'variance') return undefined;
  const where = spoken(entityOf(view) ?? 'default');
  if (main.shape === 'gap' && !calculated.counts)
    return {
      fault: 'missing-data',
      why: `${calculated.name} of ${where} was not sent: its values cease while other telemetry goes on or is not known.`,
    };
  if (main.direction === 'down') {
    if (measured !== 'events' && measured !== 'requests') return undefined;
    const isNothing = main.shape === 'gap' || main.seen <= main.usual * NOTHING_LEFT;
    const ceased = isNothing ? ceasedOf(entityOf(view) ?? '', fallOf(view, main), system) : undefined;
    if (ceased === 'requests' && main.shape === 'gap')
      return {
        fault: 'traffic-drop',
        why: `No request of ${where} arrived any more, and the platform's own count of requests fell to nothing too: its callers ceased or no longer find it.`,
      };
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
  if (tenant !== undefined && (tenant.grouped || (counted && isMuchMore(view))))
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
  if (fault === undefined) return undefined;
  // More log lines or spans at the same traffic are no more traffic.
  if (fault === 'traffic-increase' && !isMuchMore(view)) return undefined;
  if (fault === 'throttled' && /DynamoDB|Kinesis/i.test(view.series.metric?.namespace ?? ''))
    return { fault: 'dependency-throttled', why: `${where} refused calls because more came than its capacity allows.` };
  return { fault, why: WHY[fault]?.(where) ?? `${where} changed.` };
}

const fallOf = ({ series: { firstAt, bucketMs } }: SeriesView, { from, to }: Unusual): Fall => ({
  from: firstAt + from * bucketMs,
  to: firstAt + to * bucketMs,
});

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
  'error-increase': (where) => `More calls of ${where} fail than before; which error is behind it is not known.`,
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

/** What the numbers exclude; only what was really compared. */
export function ruledOutBySeries(view: SeriesView, cause: RootCause, numbered: Numbered): readonly RuledOut[] {
  const { main, judged, failedShare, measured } = view;
  if (main === undefined) return [];
  const found: RuledOut[] = [];
  const [traffic, days] = [numbered.idsOf([SERIES_TRAFFIC]), numbered.idsOf([SERIES_DAYS])];
  if (judged.days !== undefined)
    found.push({ what: 'The time of day', why: 'On earlier days the same time was not like this.', findings: days });
  const ratio = failedShare?.trafficRatio;
  if (
    ratio !== undefined &&
    ratio < 1.25 &&
    main.direction === 'up' &&
    measured !== 'requests' &&
    cause.fault !== 'traffic-increase'
  )
    found.push({
      what: 'More traffic',
      why: `There were ${plain(ratio)} times the requests of before.`,
      findings: traffic,
    });
  if (
    failedShare !== undefined &&
    !failedShare.rose &&
    failedShare.requests >= 10 &&
    failedShare.requestsBefore >= 10 &&
    measured !== 'errors'
  )
    found.push({
      what: 'Failing requests',
      why: 'No larger share of the requests failed than before.',
      findings: traffic,
    });
  return found;
}

export function questionsOfSeries(view: SeriesView, cause: RootCause): readonly string[] {
  const entity = cause.entity ?? entityOf(view);
  const name = entity === undefined ? undefined : spoken(entity);
  const since = view.main === undefined ? undefined : timeOf(view, view.main.from);
  // What failing requests have in common, and what changed before, is told of an example.
  const example = view.inner !== undefined;
  const ofName = cause.fault?.startsWith('dependency-')
    ? `Who calls ${name}, and do those calls fail too?`
    : example
      ? `Which requests of ${name} are affected, and what do they have in common?`
      : `How is ${name} doing?`;
  return [
    ...(since === undefined || !example ? [] : [`What changed shortly before ${since}?`]),
    ...(name === undefined ? [] : [ofName]),
    'Which other functions have errors at the same time?',
    ...(view.main === undefined ? ['Is the number of events and errors usual?'] : []),
  ].slice(0, 3);
}
