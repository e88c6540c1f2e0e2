/** The evidence for one subject, read inside a time budget. What does not come in time is named in `skipped`. */
import type { Alert, Subject } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type UnixNanos, type Window } from '../../model/units.js';
import { ASKED_KEYS, anyKey, type RecordedKeys, readRecordedKeys } from '../recorded-keys.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import type { Turns } from '../turns.js';
import { plainWeighing, weighingOf } from '../weighing.js';
import { startAttempts } from './attempt.js';
import { readOperations, readReports } from './background.js';
import { readContrast } from './contrast-cells.js';
import { readFirstStored, readRecurrence, readTraffic } from './counts.js';
import type { Evidence } from './evidence.js';
import { type EventSubject, type Focus, findFocus } from './find-focus.js';
import { readPatterns } from './patterns.js';
import { readRelatedChanges } from './related-changes.js';
import { minuteAround, minutesAround, type Scope, windowsAround } from './scope.js';
import { gatherSeries } from './series/gather-series.js';
import { everything, type NeedsOfSeries } from './series/needs.js';
import { readOnTheWay, readSystem } from './system/system.js';
import { readVersions } from './versions.js';

export interface GatherOptions {
  /** Decides where the window of a fresh failure ends. */
  readonly now: UnixNanos;
  /** How long the counting may take, all of it together, after the subject was found. Default 3,000. */
  readonly budgetMs?: number;
  readonly signal?: AbortSignal;
  /** The alert that an alert subject names; without it such a subject is not found. */
  readonly alert?: Alert;
  /** Shared by all who ask at the same time; without it nobody waits. */
  readonly turns?: Turns;
  /**
   * Told what an event, request, error or trace is about before anything is counted, and of a chart, a metric or an alert
   * its lines before anything else is read.
   */
  readonly onSubject?: (evidence: Evidence) => void;
  /** Where whoever asks has read it for `ASKED_KEYS` and more. */
  readonly recorded?: RecordedKeys;
  /** What the analysis will look at of a chart, a metric or an alert; all of it when absent. */
  readonly needsOfSeries?: NeedsOfSeries;
}

const DEFAULT_BUDGET_MS = 3_000;

/**
 * Reads what analyze/ needs. Raises SUBJECT_NOT_FOUND, QUERY_INVALID (a chart whose query cannot run), and
 * STORE_UNAVAILABLE while the subject itself is read; a count that fails or takes too long is skipped instead.
 */
export async function gatherEvidence(
  reader: TelemetryReader,
  subject: Subject,
  options: GatherOptions,
): Promise<Evidence> {
  switch (subject.kind) {
    case 'metric':
    case 'chart':
    case 'alert':
      return await inTurn(options, () =>
        gatherSeries(reader, subject, {
          ...options,
          budgetMs: budgetOf(options),
          needsOf: options.needsOfSeries ?? everything,
          gatherEvent,
        }),
      );
    default:
      return await gatherEvent(reader, subject, options);
  }
}

const budgetOf = ({ budgetMs }: GatherOptions): number => Math.max(1, budgetMs ?? DEFAULT_BUDGET_MS);

/** Whoever left while waiting counts nothing. */
const inTurn = <T>({ turns, signal }: GatherOptions, count: () => Promise<T>): Promise<T> =>
  turns === undefined
    ? count()
    : turns.counting(() => {
        signal?.throwIfAborted();
        return count();
      });

async function gatherEvent(reader: TelemetryReader, subject: EventSubject, options: GatherOptions): Promise<Evidence> {
  const find = (): Promise<Focus> => findFocus(reader, subject);
  const found = await (options.turns === undefined ? find() : options.turns.subject(find));
  const { focus, request, sharedId, trace, named, wrapped } = found;
  const marker = markerOf(subject, found);
  const { window, baseline } = windowsAround(marker.timestamp, options.now);
  const known = {
    subject,
    window,
    baseline,
    focus,
    marker,
    request,
    ...(sharedId === undefined ? {} : { sharedId }),
    ...(trace === undefined ? {} : { trace }),
    ...(named.length === 0 ? {} : { named }),
    ...(wrapped.length === 0 ? {} : { wrapped }),
  };
  options.onSubject?.({ ...known, skipped: [] });
  return await inTurn(options, () => countAround(reader, known, options));
}

const failed = ({ isError }: TelemetryEvent): boolean => isError;

/** A baseline in which too little is stored to compare with stays as long as it would be. */
const LEAST_BASELINE_MS = 60_000;

/** No time counts from before the first event: a store of an hour has no rate of six. */
function sinceStored(baseline: Window, first: UnixNanos | undefined): Window {
  if (first === undefined || first <= baseline.from || elapsed(first, baseline.to) < LEAST_BASELINE_MS) return baseline;
  return { from: first, to: baseline.to };
}

/** What is known of a subject before anything is counted. */
type Known = Pick<
  Evidence,
  'subject' | 'window' | 'baseline' | 'request' | 'sharedId' | 'trace' | 'named' | 'wrapped'
> &
  Readonly<Record<'focus' | 'marker', TelemetryEvent>>;

async function countAround(reader: TelemetryReader, known: Known, options: GatherOptions): Promise<Evidence> {
  const { window, focus, marker, request, trace } = known;
  const { attempt, skip, skipped, limits } = startAttempts(budgetOf(options), options.signal);
  const begins = { from: known.baseline.from, to: window.to };
  const [storedSince, weighing = plainWeighing, recorded = anyKey] = await Promise.all([
    attempt('time before', readFirstStored({ reader, options: limits }, begins)),
    attempt('sampling', weighingOf(reader, reader.environment, begins, limits)),
    options.recorded ?? attempt('keys', readRecordedKeys(reader, reader.environment, ASKED_KEYS, limits)),
  ]);
  const baseline = sinceStored(known.baseline, storedSince);
  const scope: Scope = { reader, window, baseline, marker, weighing, recorded, options: limits };
  const quiet = marker.fingerprint === undefined && !marker.isError && trace !== undefined;
  // In the order in which the store takes them up: what reads least first, so that a busy store still answers most.
  const isFailure = marker.isError || marker.fingerprint !== undefined;
  const [changes, recurrence, traffic, operations, versions, reports, contrast, patterns, system, onTheWay] =
    await Promise.all([
      attempt(
        'changes',
        readRelatedChanges(scope, [...(trace?.spans ?? []).filter(failed), ...request, ...(trace?.logs ?? [])]),
      ),
      attempt('recurrence', readRecurrence(scope)),
      attempt('traffic', readTraffic(scope)),
      attempt('operations', readOperations(scope, trace?.spans ?? (focus.kind === 'span' ? [focus] : []))),
      attempt('versions', readVersions(scope)),
      attempt('reports', readReports(scope)),
      attempt('contrast', readContrast(scope, request)),
      attempt('patterns', readPatterns(scope, [marker.namespace])),
      quiet
        ? attempt('system', readSystem({ reader, recorded, options: limits, ...minuteAround(marker.timestamp) }))
        : undefined,
      isFailure
        ? attempt('way', readOnTheWay({ reader, recorded, options: limits, ...minutesAround(marker.timestamp) }))
        : undefined,
    ]);
  if (trace?.truncated === true) skip('trace', 'The trace holds more than is read at once.');
  return {
    ...known,
    baseline,
    ...(storedSince === undefined || storedSince < known.window.from ? {} : { nothingBefore: true as const }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(traffic === undefined ? {} : { traffic }),
    ...(contrast === undefined ? {} : { contrast }),
    ...(operations === undefined ? {} : { operations }),
    ...(versions === undefined ? {} : { versions }),
    ...(changes === undefined ? {} : { changes }),
    ...(reports === undefined ? {} : { reports }),
    ...(patterns === undefined ? {} : { patterns }),
    ...(system === undefined ? {} : { system }),
    ...(onTheWay === undefined || onTheWay.length === 0 ? {} : { onTheWay }),
    skipped: skipped(),
  };
}

/**
 * What is counted: the focus when it failed, else the failure of its request. For a whole trace the deepest failing
 * span, because the answer of a gateway is the same for many causes.
 */
function markerOf(subject: EventSubject, { focus, request, trace }: Omit<Focus, 'named' | 'wrapped'>): TelemetryEvent {
  const deepest =
    subject.kind === 'trace' && subject.spanId === undefined ? deepestFailure(trace?.spans ?? []) : undefined;
  if (deepest !== undefined) return deepest;
  const told = subject.kind === 'trace' && subject.spanId === undefined && !focus.isError ? trace?.logs : undefined;
  const logged = told?.find(({ isError, fingerprint }) => isError && fingerprint !== undefined);
  if (logged !== undefined) return logged;
  if (focus.fingerprint !== undefined) return focus;
  const near = [...request, ...(trace?.spans ?? []), ...(trace?.logs ?? [])];
  return near.find((event) => event.fingerprint !== undefined && event.namespace === focus.namespace) ?? focus;
}

/** Of the failing spans below failing spans only, the one furthest down; of equals the last. Cycles end the way up. */
function deepestFailure(spans: readonly TelemetryEvent[]): TelemetryEvent | undefined {
  const byId = new Map(spans.map((span) => [span.spanId, span] as const));
  let best: { readonly span: TelemetryEvent; readonly depth: number } | undefined;
  for (const span of spans) {
    if (span.fingerprint === undefined) continue;
    let depth = 0;
    const seen = new Set([span]);
    for (let at = byId.get(span.parentSpanId); at?.isError === true && !seen.has(at); at = byId.get(at.parentSpanId)) {
      seen.add(at);
      depth += 1;
    }
    if (best === undefined || depth >= best.depth) best = { span, depth };
  }
  return best?.span;
}
