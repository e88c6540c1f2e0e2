/** Which traces the evidence about the whole system reads: all of a small system, a sample of a busy one. */
import { later, type Millis, millis, type Window } from '../../../model/units.js';
import { join, raw, type Sql, sql } from '../../../store/sql.js';
import { SLICES, slicesOf } from '../scope.js';
import { bothOf, during, type SystemScope, sinceInstant, within } from './scope.js';

/**
 * Spans of the window and of the baseline that are read, about; more are thinned out by whole traces. Tests on some
 * hundred visits of an operation see what matters, and reading stays within a fraction of a second.
 */
export const MOST_SPANS = 8_000;

/**
 * So many spans of failing traces of the window, about, are read beside the sample: one message that fails again and again stands in
 * one trace. Where there are more, the sample holds its share of them.
 */
const MOST_FAILING = MOST_SPANS / 4;

/** Read on both sides of a slice, so that a trace which begins in it is read to its end. */
const MARGIN_MS = 60_000;
export interface TraceSample {
  /** Of so many traces one is read, chosen by a hash of the trace's id. */
  readonly modulus: number;
  /** All failing traces of the window are read as well; each counts for as much as it would in the sample. */
  readonly withFailing?: true;
  /** The parts of the baseline whose traces are read; undefined for all of it. */
  readonly slices?: readonly Window[];
}

/** Undefined when no span is stored. */
export async function readSample(scope: SystemScope): Promise<TraceSample | undefined> {
  const { window, baseline } = scope;
  const isNow = sinceInstant(window);
  const { rows } = await scope.reader.select<{ now: number; past: number; failed: number }>(
    sql`SELECT countIf(${isNow}) AS now, countIf(NOT ${isNow}) AS past, countIf(${isNow} AND is_error) AS failed
      FROM baselime.events WHERE ${within(scope, bothOf(scope))} AND kind = 'span'`,
    scope.options,
  );
  const [now, past] = [Number(rows[0]?.now ?? 0), Number(rows[0]?.past ?? 0)];
  if (now + past === 0) return undefined;
  const modulusOf = (before: number): number =>
    Math.max(1, Math.ceil(now / MOST_SPANS), Math.ceil(before / (2 * MOST_SPANS)));
  // Only where the slices alone are more than is read: nothing is won otherwise.
  const slices = past < SLICES * 2 * MOST_SPANS ? undefined : slicesOf(baseline);
  const modulus = modulusOf(slices === undefined ? past : past / SLICES);
  const failed = Number(rows[0]?.failed ?? 0);
  const isThinned = modulus > 1 && failed > 0 && failed <= MOST_FAILING;
  return {
    modulus,
    ...(slices === undefined ? {} : { slices }),
    ...(isThinned && (await spansOfFailing(scope)) <= MOST_FAILING ? { withFailing: true as const } : {}),
  };
}

const failing = (scope: SystemScope): Sql =>
  sql`trace_hash IN (SELECT trace_hash FROM baselime.events
    WHERE ${within(scope, scope.window)} AND kind = 'span' AND is_error AND trace_hash != 0)`;

async function spansOfFailing(scope: SystemScope): Promise<number> {
  const { rows } = await scope.reader.select<{ spans: number }>(
    sql`SELECT count() AS spans FROM baselime.events WHERE ${within(scope, scope.window)} AND kind = 'span' AND ${failing(scope)}`,
    scope.options,
  );
  return Number(rows[0]?.spans ?? 0);
}

/** Whether a row would be read without `withFailing`. */
export const isOfSample = ({ modulus }: TraceSample): Sql =>
  modulus === 1 ? raw('true') : sql`(trace_hash % ${modulus} = 0)`;

/** The rows of the window and of what is read of the baseline. */
export function sampledRows(scope: SystemScope, sample: TraceSample): Sql {
  const { slices, withFailing } = sample;
  const plain = isOfSample(sample);
  const ofSample = withFailing === true ? sql`(${plain} OR ${failing(scope)})` : plain;
  const rows = sql`${within(scope, bothOf(scope))} AND trace_hash != 0 AND ${ofSample}`;
  if (slices === undefined) return rows;
  const read = slices.map(({ from, to }) => ({ from: later(from, MARGIN.before), to: later(to, MARGIN.after) }));
  const parts = [scope.window, ...read].map((part) => sql`(${during(part)})`);
  return sql`(${join(parts, ' OR ')}) AND ${rows}`;
}

const MARGIN: { readonly before: Millis; readonly after: Millis } = {
  before: millis(-MARGIN_MS),
  after: millis(MARGIN_MS),
};

/** By trace `t` and milliseconds `at`. Of traces that begin in the margin of a slice some spans were not read, so that they are left out whole. */
export function wholeTraces<Span extends { readonly t: string; readonly at: number }>(
  spans: readonly Span[],
  { slices }: TraceSample,
  { window }: Pick<SystemScope, 'window'>,
): readonly Span[] {
  if (slices === undefined) return spans;
  const starts = new Map<string, number>();
  for (const { t, at } of spans) starts.set(t, Math.min(at, starts.get(t) ?? at));
  const sinceStart = (instant: Window['from']): number => Number(instant - window.from) / 1e6;
  const kept = slices.map(({ from, to }): [number, number] => [sinceStart(from), sinceStart(to)]);
  const isKept = (at: number): boolean => at >= 0 || kept.some(([from, to]) => at >= from && at < to);
  return spans.filter(({ t }) => isKept(starts.get(t) ?? 0));
}

/** Each trace that failed in the window with its weight: without a bias where all of them were read, and only a part of the others. */
export function weighed<Span extends Weighable>(
  spans: readonly Span[],
  sample: TraceSample,
): readonly (Span & Weight)[] {
  const { modulus, withFailing } = sample;
  if (withFailing !== true) return spans;
  const failed = new Set(spans.filter(({ failed, at }) => failed && at >= 0).map(({ t }) => t));
  return spans.map((span) => (failed.has(span.t) ? { ...span, weight: 1 / modulus } : span));
}

interface Weighable {
  readonly t: string;
  readonly at: number;
  readonly failed: boolean;
}

export interface Weight {
  /** What it counts for; 1 where absent. */
  readonly weight?: number;
}

/** Whole, for the tests that compare counts. */
export const weightOf = (spans: Iterable<Weight>): number => {
  let sum = 0;
  for (const { weight = 1 } of spans) sum += weight;
  return Math.round(sum);
};
