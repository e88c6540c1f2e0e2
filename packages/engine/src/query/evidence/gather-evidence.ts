/** The evidence for one subject, read inside a time budget. What does not come in time is named in `skipped`. */
import type { Subject } from '@baselime-ai/contract';
import { EngineError } from '../../model/errors.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { readChanges, readOperations, readReports, readVersions } from './background.js';
import { readContrast } from './contrast-cells.js';
import { readRecurrence, readTraffic } from './counts.js';
import type { Evidence, Skipped } from './evidence.js';
import { type Focus, findFocus } from './find-focus.js';
import { type Scope, windowsAround } from './scope.js';

export interface GatherOptions {
  /** Decides where the window of a fresh failure ends. */
  readonly now: UnixNanos;
  /** How long the counting may take after the subject was found. Default 4,000. */
  readonly budgetMs?: number;
  readonly signal?: AbortSignal;
}

const DEFAULT_BUDGET_MS = 4_000;

/**
 * Reads what analyze/ needs. Raises SUBJECT_NOT_FOUND, SUBJECT_UNSUPPORTED (metric, chart, alert), and
 * STORE_UNAVAILABLE while the subject itself is read; a count that fails or takes too long is skipped instead.
 */
export async function gatherEvidence(
  reader: TelemetryReader,
  subject: Subject,
  options: GatherOptions,
): Promise<Evidence> {
  const found = await findFocus(reader, subject);
  const { focus, request, trace } = found;
  const marker = markerOf(subject, found);
  const { window, baseline } = windowsAround(marker.timestamp, options.now);
  const timeoutMs = Math.max(1, options.budgetMs ?? DEFAULT_BUDGET_MS);
  const { signal } = options;
  const scope: Scope = {
    reader,
    window,
    baseline,
    marker,
    options: { timeoutMs, ...(signal === undefined ? {} : { signal }) },
  };
  const skipped: Skipped[] = [];
  const attempt = async <T>(detector: string, read: Promise<T>): Promise<T | undefined> => {
    try {
      return await inTime(read, timeoutMs);
    } catch (error) {
      skipped.push({ detector, because: reasonOf(error) });
      return undefined;
    }
  };
  const [recurrence, traffic, contrast, operations, versions, changes, reports] = await Promise.all([
    attempt('recurrence', readRecurrence(scope)),
    attempt('traffic', readTraffic(scope)),
    attempt('contrast', readContrast(scope, request)),
    attempt('operations', readOperations(scope, trace?.spans ?? (focus.kind === 'span' ? [focus] : []))),
    attempt('versions', readVersions(scope)),
    attempt('changes', readChanges(scope)),
    attempt('reports', readReports(scope)),
  ]);
  if (trace?.truncated === true)
    skipped.push({ detector: 'trace', because: 'The trace holds more than is read at once.' });
  return {
    subject,
    window,
    baseline,
    focus,
    marker,
    request,
    ...(trace === undefined ? {} : { trace }),
    ...(recurrence === undefined ? {} : { recurrence }),
    ...(traffic === undefined ? {} : { traffic }),
    ...(contrast === undefined ? {} : { contrast }),
    ...(operations === undefined ? {} : { operations }),
    ...(versions === undefined ? {} : { versions }),
    ...(changes === undefined ? {} : { changes }),
    ...(reports === undefined ? {} : { reports }),
    skipped: skipped.sort((a, b) => (a.detector < b.detector ? -1 : 1)),
  };
}

/**
 * What is counted: the focus when it failed, else the failure of its request. For a whole trace the deepest failing
 * span, because the answer of a gateway is the same for many causes.
 */
function markerOf(subject: Subject, { focus, request, trace }: Focus): TelemetryEvent {
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

/** The engine stops a query by itself; this is for a store that does not answer at all. */
async function inTime<T>(read: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('ANALYZE_TIMEOUT', 'It took too long.')), timeoutMs + 250);
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof EngineError)) return 'The store could not answer.';
  const late = error.code === 'STORE_QUERY_TIMEOUT' || error.code === 'ANALYZE_TIMEOUT';
  return late ? 'Counting took longer than the time allowed.' : error.publicMessage;
}
