/** The evidence for a chart, a metric or an alert: its lines, and the error of the window that may explain them. */
import type { Alert } from '@baselime-ai/contract';
import { millis, type UnixNanos } from '../../../model/units.js';
import { onlyText } from '../../conditions.js';
import { mayStandInRecord } from '../../key-expression.js';
import { ASKED_KEYS, anyKey, type RecordedKeys, readRecordedKeys } from '../../recorded-keys.js';
import type { TelemetryReader } from '../../telemetry-reader.js';
import { plainWeighing, weighingOf } from '../../weighing.js';
import { startAttempts } from '../attempt.js';
import type { Evidence } from '../evidence.js';
import type { EventSubject } from '../find-focus.js';
import { readPatterns } from '../patterns.js';
import type { TimeScope } from '../scope.js';
import { readSelection } from '../selection.js';
import { readSenders } from '../senders.js';
import { readSystem } from '../system/system.js';
import { NOTHING_BEHIND, readBehind } from './behind.js';
import { calculatesDurations, namespacesBehind, readBusiestId, readNamespaces, readSlowId } from './errors.js';
import type { NeedsOfSeries } from './needs.js';
import { beforeOfPlan, keysOfPlan, planOf, windowOfPlan } from './plan.js';
import { readLines, readUnknownBefore } from './read.js';
import type { SeriesEvidence, SeriesSubject } from './series.js';

export interface GatherSeriesOptions {
  readonly now: UnixNanos;
  readonly budgetMs: number;
  readonly signal?: AbortSignal;
  readonly alert?: Alert;
  /** Told the lines, without traffic and errors. */
  readonly onSubject?: (evidence: Evidence) => void;
  /** What else is read once lines, traffic and errors are known. */
  readonly needsOf: NeedsOfSeries;
  /** The evidence for one event; handed in because it lives beside the caller. */
  readonly gatherEvent: (
    reader: TelemetryReader,
    subject: EventSubject,
    options: Pick<GatherSeriesOptions, 'now' | 'signal'> & {
      readonly budgetMs: number;
      readonly recorded: RecordedKeys;
    },
  ) => Promise<Evidence>;
}

/**
 * A window without any row gives lines without values: the analysis says that there is not enough to say. Raises
 * SUBJECT_NOT_FOUND for an alert that is not given, QUERY_INVALID, and what the store raises while the lines are read.
 */
export async function gatherSeries(
  reader: TelemetryReader,
  subject: SeriesSubject,
  { now, budgetMs, signal, alert, onSubject, needsOf, gatherEvent }: GatherSeriesOptions,
): Promise<Evidence> {
  const plan = planOf(subject, alert, now);
  const [window, baseline] = [windowOfPlan(plan), beforeOfPlan(plan)];
  const { attempt, skipped, leftMs, limits } = startAttempts(budgetMs, signal);
  const whole = { from: baseline.from, to: window.to };
  const keys = [...ASKED_KEYS, ...keysOfPlan(plan).filter(mayStandInRecord)];
  const [weighing, recorded = anyKey] = await Promise.all([
    weighingOf(reader, reader.environment, whole, limits).catch(() => plainWeighing),
    attempt('keys', readRecordedKeys(reader, reader.environment, keys, limits)),
  ]);
  const scope: TimeScope = { reader, window, baseline, weighing, recorded, options: limits };
  const isMetric = subject.kind === 'metric';
  const only = onlyText(plan.query, 'namespace');
  // The lines are the subject itself and cannot be left out.
  const unlimited = { ...scope, options: { keepsUnpacked: true, ...(signal === undefined ? {} : { signal }) } };
  const reading = readLines(unlimited, plan, isMetric ? subject.name : undefined);
  // What needs nothing of the lines runs beside them. What stands behind a metric its points tell.
  const naming = async (): Promise<readonly string[]> =>
    only !== undefined ? [only] : ((await attempt('namespaces', readNamespaces(scope, plan))) ?? []);
  const behindChart = isMetric ? undefined : naming().then((names) => readBehind(scope, plan, names, attempt));
  const [lines, unknownBefore] = await Promise.all([reading, attempt('first event', readUnknownBefore(scope, plan))]);
  const shown: SeriesEvidence = {
    kind: plan.kind,
    brushed: plan.brushed,
    bucketMs: millis(plan.bucketMs),
    firstAt: plan.firstAt,
    calculations: lines.calculations,
    lines: lines.lines,
    groupedBy: lines.groupedBy,
    unknownBefore: unknownBefore ?? 0,
    filters: plan.query.filters ?? [],
    timeframe: plan.timeframe,
    errors: [],
    ...(lines.metric === undefined ? {} : { metric: lines.metric }),
    ...(plan.alert === undefined ? {} : { alert: plan.alert }),
  };
  const asked = { subject, window, baseline, request: [] };
  onSubject?.({ ...asked, series: shown, skipped: [] });
  const { part } = needsOf({ ...asked, series: shown, skipped: [] });
  const around: TimeScope =
    part === undefined ? scope : { ...scope, window: part, baseline: { from: baseline.from, to: part.from } };
  const ofSystem = attempt('system', readSystem(around));
  const isEmpty = lines.rowsIn(whole) === 0;
  const { namespaces, traffic, errors } = isEmpty
    ? NOTHING_BEHIND
    : await (behindChart ?? readBehind(scope, plan, namespacesBehind(lines.namespaces ?? [], lines.metric), attempt));
  const series: SeriesEvidence = { ...shown, errors, ...(traffic === undefined ? {} : { traffic }) };
  const known = { ...asked, series };
  const needs = needsOf({ ...known, skipped: [] });
  const ofDurations = calculatesDurations(plan, lines.metric?.name);
  const evidenceOf = async (
    detector: string,
    found: string | undefined | Promise<string | undefined>,
  ): Promise<Evidence | undefined> => {
    const id = await found;
    if (id === undefined) return undefined;
    // A quarter of the time that is left is for finding the event, so that what was counted of it is not lost.
    const within = { now, recorded, budgetMs: 0.75 * leftMs(), ...(signal === undefined ? {} : { signal }) };
    return await attempt(detector, gatherEvent(reader, { kind: 'event', id }, within));
  };
  const readWitness = async (): Promise<Evidence | undefined> => {
    const system = await ofSystem;
    if (system === undefined) return undefined;
    return await evidenceOf('failure elsewhere', needsOf({ ...known, system, skipped: [] }).witness);
  };
  const slowId =
    ofDurations && needs.slow
      ? attempt('slow request', readSlowId(around, plan, namespaces))
      : Promise.resolve(undefined);
  // Where an example could be read it says what its own function logged, if there is anything to explain at all.
  const hasExample = async (): Promise<boolean> =>
    errors.length > 0 || (ofDurations && namespaces.length > 0 && (!needs.slow || (await slowId) !== undefined));
  const [example, slow, busiest, system, witness, selection, senders, patterns] = await Promise.all([
    needs.error ? evidenceOf('newest error', errors[0]?.newestId) : undefined,
    evidenceOf('slow request', slowId),
    needs.busiest
      ? evidenceOf('busiest trace', attempt('busiest trace', readBusiestId(around, namespaces)))
      : undefined,
    ofSystem,
    readWitness(),
    needs.selection ? attempt('selection', readSelection(around, plan, lines.rowsIn)) : undefined,
    needs.senders && isMetric ? attempt('senders', readSenders(around)) : undefined,
    hasExample().then((has) => (has ? undefined : attempt('patterns', readPatterns(scope, namespaces)))),
  ]);
  return {
    ...known,
    series: {
      ...series,
      ...(selection === undefined ? {} : { selection }),
      ...(senders === undefined || senders.length === 0 ? {} : { senders }),
    },
    ...(example === undefined ? {} : { example }),
    ...(slow === undefined ? {} : { slow }),
    ...(busiest === undefined ? {} : { busiest }),
    ...(system === undefined ? {} : { system }),
    ...(witness === undefined ? {} : { witness }),
    ...(patterns === undefined ? {} : { patterns }),
    skipped: [...skipped(), ...(example?.skipped ?? [])],
  };
}
