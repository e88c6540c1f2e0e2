/** What all statements of the evidence share: whose rows, when, and what counts as one request. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { later, millis, type UnixNanos, unixNanos, type Window } from '../../model/units.js';
import { join, raw, type Sql, sql } from '../../store/sql.js';
import type { SelectOptions } from '../../store/telemetry-store.js';
import type { RecordedKeys } from '../recorded-keys.js';
import type { TelemetryReader } from '../telemetry-reader.js';
import type { Weighing } from '../weighing.js';

/** Whose rows and when; all that a statement needs that is not about one event. */
export interface TimeScope {
  readonly reader: TelemetryReader;
  readonly options: SelectOptions;
  readonly window: Window;
  readonly baseline: Window;
  /** How the rows of window and baseline are counted. */
  readonly weighing: Weighing;
  /** What is known of the keys of its records; nothing when absent. */
  readonly recorded?: RecordedKeys;
}

export interface Scope extends TimeScope {
  /** The event whose namespace, fingerprint and pattern are counted. */
  readonly marker: TelemetryEvent;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;
const AFTER_MS = 15 * 60_000;
const BASELINE_HOURS = 6;

/**
 * The hour that ends a quarter of an hour after the focus, or now when that is earlier, and the six hours before it.
 * A focus that lies in the future of `now` (a sender's clock is ahead) ends its own window. Ends are full minutes, so
 * that questions about failures of one minute look at the same times.
 */
export function windowsAround(
  focus: UnixNanos,
  now: UnixNanos,
): { readonly window: Window; readonly baseline: Window } {
  const wanted = later(focus, millis(AFTER_MS));
  const atLeast = unixNanos(focus + 1n);
  const to = fullMinute(wanted < now ? wanted : now > atLeast ? now : atLeast);
  const from = later(to, millis(-HOUR_MS));
  return { window: { from, to }, baseline: { from: later(from, millis(-BASELINE_HOURS * HOUR_MS)), to: from } };
}

const MINUTE_NS = BigInt(MINUTE_MS) * 1_000_000n;
const fullMinute = (at: UnixNanos): UnixNanos => unixNanos(((at + MINUTE_NS - 1n) / MINUTE_NS) * MINUTE_NS);

/** A minute on both sides of the focus, and the hour before: a fault that is not told by errors is near in time. */
export function minuteAround(focus: UnixNanos): { readonly window: Window; readonly baseline: Window } {
  const from = later(focus, millis(-MINUTE_MS));
  return {
    window: { from, to: later(focus, millis(MINUTE_MS)) },
    baseline: { from: later(from, millis(-HOUR_MS)), to: from },
  };
}

/** Five minutes on both sides of the focus, in which a metric of each minute or of five is sent, and the hour before. */
export function minutesAround(focus: UnixNanos): { readonly window: Window; readonly baseline: Window } {
  const from = later(focus, millis(-5 * MINUTE_MS));
  return {
    window: { from, to: later(focus, millis(5 * MINUTE_MS)) },
    baseline: { from: later(from, millis(-HOUR_MS)), to: from },
  };
}

const instant = (at: UnixNanos): Sql => sql`fromUnixTimestamp64Nano(${at < 0n ? 0n : BigInt(at)})`;

/** `environment` and time, as every statement needs them. */
export const inRange = ({ reader }: Pick<TimeScope, 'reader'>, from: UnixNanos, to: UnixNanos): Sql =>
  sql`environment = ${reader.environment} AND timestamp >= ${instant(from)} AND timestamp < ${instant(to)}`;

export const isSince = (from: UnixNanos): Sql => sql`(timestamp >= ${instant(from)})`;

/**
 * Ends a statement that stops at its first rows, by the order of the table. The engine would take the other order of the
 * rows (`006-by-place.ts`) where that seems less to read, and have to read them all.
 */
export const inTableOrder = raw('SETTINGS optimize_use_projections = 0');

/**
 * The hash that tells requests apart, 0 for a row of none, chosen by what the marker carries: logs and spans of one
 * function may carry different ids, so mixing them would count a request twice.
 */
export function requestHash({ requestId, traceId }: TelemetryEvent): Sql {
  return raw(requestId !== undefined ? 'request_hash' : traceId !== undefined ? 'trace_hash' : 'cityHash64(id)');
}

/** Rows that are the same failure as the marker; undefined when nothing tells it from others. */
export function sameFailure({ fingerprint, pattern, isError }: TelemetryEvent): Sql | undefined {
  if (fingerprint !== undefined) return sql`fingerprint = ${fingerprint}`;
  if (isError && pattern !== undefined) return sql`(is_error AND pattern = ${pattern})`;
  return pattern === undefined ? undefined : sql`pattern = ${pattern}`;
}

/**
 * A busy baseline is read in slices: of each of its six parts one sixth, in the first part its first sixth, in the
 * second its second, and so on. What comes every hour is met in a baseline of six hours whenever in the hour it comes.
 */
export const SLICES = 6;
/** Shorter ones would hold too little of what belongs together. */
const LEAST_SLICE_MS = 5 * MINUTE_MS;

/** Undefined for a baseline that is too short to be cut. */
export function slicesOf({ from, to }: Window): readonly Window[] | undefined {
  const partMs = Number(to - from) / 1e6 / SLICES;
  const sliceMs = partMs / SLICES;
  if (sliceMs < LEAST_SLICE_MS) return undefined;
  return Array.from({ length: SLICES }, (_, index) => {
    const start = later(from, millis(index * (partMs + sliceMs)));
    return { from: start, to: later(start, millis(sliceMs)) };
  });
}

/** The times of the window and of the slices of its baseline. */
export const inSlices = (window: Window, slices: readonly Window[]): Sql =>
  sql`(${join(
    [window, ...slices].map(({ from, to }) => sql`(timestamp >= ${instant(from)} AND timestamp < ${instant(to)})`),
    ' OR ',
  )})`;
