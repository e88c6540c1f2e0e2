/** What a follow-up question is about: the failure behind an explanation, and the time around it. */
import type { Explanation, Timeframe } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis, millis, type UnixNanos, type Window } from '../../model/units.js';
import { type Sql, sql } from '../../store/sql.js';
import type { SelectOptions } from '../../store/telemetry-store.js';
import { type Scope, sameFailure, windowsAround } from '../evidence/scope.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import { plainWeighing, type Weighing, weighingOf } from '../weighing.js';

export interface Place {
  readonly reader: TelemetryReader;
  readonly options: SelectOptions;
  /** The event whose failure the explanation is about; absent where it is about none (a chart, a metric), or it expired. */
  readonly marker?: TelemetryEvent;
  /** When it happened; the end of the time that was asked about where there is no event. */
  readonly at: UnixNanos;
  readonly window: Window;
  readonly baseline: Window;
  readonly now: UnixNanos;
  readonly weighing: Weighing;
}

/** Whether what was asked about failed; a slow or a healthy event has no failure to follow. */
export const isFailing = ({ isError, timedOut, fingerprint }: TelemetryEvent): boolean =>
  isError || timedOut === true || fingerprint !== undefined;

/** Rows that are the failure that was asked about; of an event that did not fail, every error of its function. */
export const followed = (marker: TelemetryEvent): Sql | undefined =>
  isFailing(marker) ? sameFailure(marker) : sql`is_error`;

/** How long one read may take. */
const TIMEOUT_MS = 4_000;

/** Raises STORE_UNAVAILABLE. */
export async function openPlace(
  reader: TelemetryReader,
  explanation: Explanation,
  { now, signal }: { readonly now: UnixNanos; readonly signal?: AbortSignal },
): Promise<Place> {
  const options: SelectOptions = { timeoutMs: TIMEOUT_MS, ...(signal === undefined ? {} : { signal }) };
  const marker = await markerOf(reader, explanation);
  const at = marker?.timestamp ?? timeOf(explanation);
  const { window, baseline } = windowsAround(at, now);
  const weighing = await weighingOf(reader, reader.environment, { from: baseline.from, to: window.to }, options).catch(
    () => plainWeighing,
  );
  return { reader, options, at, window, baseline, now, weighing, ...(marker === undefined ? {} : { marker }) };
}

/** What statements about the failure share; undefined where the explanation is about no event. */
export function scopeOf({ reader, options, marker, window, baseline, weighing }: Place): Scope | undefined {
  return marker === undefined ? undefined : { reader, options, marker, window, baseline, weighing };
}

/** Around the time of the failure, up to now; minutes may be fractions. */
export function around({ at, now }: Place, minutesBefore: number, minutesAfter: number): Window {
  const [wanted, least] = [moved(at, minutesAfter), moved(at, 1 / 60)];
  const to = wanted > now ? now : wanted;
  return { from: moved(at, -minutesBefore), to: to > least ? to : least };
}

const moved = (at: UnixNanos, minutes: number): UnixNanos => {
  const instant = at + BigInt(Math.round(millis(minutes * 60_000) * 1e6));
  return (instant < 0n ? 0n : instant) as UnixNanos;
};

/** Findings of these kinds point at the failure itself, the first ones best. */
const TELLING = ['recurrence', 'failure', 'impact', 'origin', 'symptom'];

async function markerOf(
  reader: TelemetryReader,
  { findings, subject }: Explanation,
): Promise<TelemetryEvent | undefined> {
  const ordered = TELLING.flatMap((kind) => findings.filter((finding) => finding.kind === kind));
  const ids = ordered.flatMap(({ evidence }) => evidence.flatMap((one) => (one.kind === 'series' ? [] : [one.id])));
  if (subject.kind === 'event') ids.push(subject.id);
  for (const id of [...new Set(ids)].slice(0, 3)) {
    const event = await reader.event(id);
    if (event !== undefined) return event;
  }
  return subject.kind === 'error' ? await reader.error(subject.fingerprint) : undefined;
}

function timeOf({ subject, findings, createdAt }: Explanation): UnixNanos {
  const asked: Timeframe | undefined =
    'timeframe' in subject ? subject.timeframe : findings.find(({ window }) => window !== undefined)?.window;
  return fromEpochMillis(asked?.to ?? Date.parse(createdAt));
}
