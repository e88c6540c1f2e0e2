/** The evidence for a chart, a metric or an alert: its lines, and the error of the window that may explain them. */
import type { Alert } from '@baselime-ai/contract';
import { millis, type UnixNanos } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { plainWeighing, weighingOf } from '../weighing.js';
import { startAttempts } from './attempt.js';
import type { Evidence } from './evidence.js';
import type { EventSubject } from './find-focus.js';
import { readPatterns } from './patterns.js';
import type { TimeScope } from './scope.js';
import { readSelection } from './selection.js';
import type { SeriesSubject } from './series.js';
import { calculatesDurations, readErrors, readNamespaces, readSlowId } from './series-errors.js';
import { beforeOfPlan, planOf, windowOfPlan } from './series-plan.js';
import { readLines, readSeriesTraffic, readUnknownBefore } from './series-read.js';
import { readSystem } from './system.js';

export interface GatherSeriesOptions {
  readonly now: UnixNanos;
  readonly budgetMs: number;
  readonly signal?: AbortSignal;
  readonly alert?: Alert;
  /** The evidence for one event; handed in because it lives beside the caller. */
  readonly gatherEvent: (
    reader: TelemetryReader,
    subject: EventSubject,
    options: { readonly now: UnixNanos; readonly budgetMs?: number; readonly signal?: AbortSignal },
  ) => Promise<Evidence>;
}

/**
 * A window without any row gives lines without values: the analysis says that there is not enough to say. Raises
 * SUBJECT_NOT_FOUND for an alert that is not given, QUERY_INVALID, and what the store raises while the lines are read.
 */
export async function gatherSeries(
  reader: TelemetryReader,
  subject: SeriesSubject,
  { now, budgetMs, signal, alert, gatherEvent }: GatherSeriesOptions,
): Promise<Evidence> {
  const plan = planOf(subject, alert, now);
  const [window, baseline] = [windowOfPlan(plan), beforeOfPlan(plan)];
  const { attempt, skipped, leftMs, limits } = startAttempts(budgetMs, signal);
  const whole = { from: baseline.from, to: window.to };
  const weighing = await weighingOf(reader, reader.environment, whole, limits).catch(() => plainWeighing);
  const scope: TimeScope = { reader, window, baseline, weighing, options: limits };
  // What needs nothing of the lines runs beside them; a metric names the functions that it is about.
  const isMetric = subject.kind === 'metric';
  // The lines are the subject itself and cannot be left out.
  const unlimited = { ...scope, options: { keepsUnpacked: true, ...(signal === undefined ? {} : { signal }) } };
  const reading = readLines(unlimited, plan, isMetric ? subject.name : undefined);
  const naming = attempt(
    'namespaces',
    isMetric
      ? reading.then(({ metric }) => readNamespaces(scope, plan, metric))
      : readNamespaces(scope, plan, undefined),
  );
  const [lines, unknownBefore, names] = await Promise.all([
    reading,
    attempt('first event', readUnknownBefore(scope, plan)),
    naming,
  ]);
  const namespaces = names ?? [];
  const ofDurations = calculatesDurations(plan, lines.metric?.name);
  const [traffic, errors = [], slowId] = await Promise.all([
    attempt('traffic', readSeriesTraffic(scope, plan, namespaces)),
    attempt('errors', readErrors(scope, plan, namespaces)),
    ofDurations ? attempt('slow request', readSlowId(scope, plan, namespaces)) : undefined,
  ]);
  // A quarter of the time that is left is for finding the event, so that what was counted of it is not lost.
  const around = { now, budgetMs: 0.75 * leftMs(), ...(signal === undefined ? {} : { signal }) };
  const evidenceOf = async (detector: string, id: string | undefined): Promise<Evidence | undefined> =>
    id === undefined ? undefined : await attempt(detector, gatherEvent(reader, { kind: 'event', id }, around));
  const [example, slow, system, selection, patterns] = await Promise.all([
    evidenceOf('newest error', errors[0]?.newestId),
    evidenceOf('slow request', slowId),
    attempt('system', readSystem(scope)),
    attempt('selection', readSelection(scope, plan)),
    // What an example's own function logged is part of the example's evidence.
    errors.length > 0 || slowId !== undefined ? undefined : attempt('patterns', readPatterns(scope, namespaces)),
  ]);
  return {
    subject,
    window,
    baseline,
    request: [],
    series: {
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
      ...(traffic === undefined ? {} : { traffic }),
      ...(selection === undefined ? {} : { selection }),
      errors,
      ...(lines.metric === undefined ? {} : { metric: lines.metric }),
      ...(plan.alert === undefined ? {} : { alert: plan.alert }),
    },
    ...(example === undefined ? {} : { example }),
    ...(slow === undefined ? {} : { slow }),
    ...(system === undefined ? {} : { system }),
    ...(patterns === undefined ? {} : { patterns }),
    skipped: [...skipped(), ...(example?.skipped ?? [])],
  };
}
