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

/** Read on both sides of a slice, so that a trace which begins in it is read to its end. */
const MARGIN_MS = 60_000;
export interface TraceSample {
  /** Of so many traces one is read, chosen by a hash of the trace's id. */
  readonly modulus: number;
  /** The parts of the baseline whose traces are read; undefined for all of it. */
  readonly slices?: readonly Window[];
}

/** Undefined when no span is stored. */
export async function readSample(scope: SystemScope): Promise<TraceSample | undefined> {
  const { window, baseline } = scope;
  const isNow = sinceInstant(window);
  const { rows } = await scope.reader.select<{ now: number; past: number }>(
    sql`SELECT countIf(${isNow}) AS now, countIf(NOT ${isNow}) AS past
      FROM baselime.events WHERE ${within(scope, bothOf(scope))} AND kind = 'span'`,
    scope.options,
  );
  const [now, past] = [Number(rows[0]?.now ?? 0), Number(rows[0]?.past ?? 0)];
  if (now + past === 0) return undefined;
  const modulusOf = (before: number): number =>
    Math.max(1, Math.ceil(now / MOST_SPANS), Math.ceil(before / (2 * MOST_SPANS)));
  // Only where the slices alone are more than is read: nothing is won otherwise.
  if (past < SLICES * 2 * MOST_SPANS) return { modulus: modulusOf(past) };
  const slices = slicesOf(baseline);
  return slices === undefined ? { modulus: modulusOf(past) } : { modulus: modulusOf(past / SLICES), slices };
}

/** The rows of the window and of what is read of the baseline. */
export function sampledRows(scope: SystemScope, { modulus, slices }: TraceSample): Sql {
  const ofSample = modulus === 1 ? raw('true') : sql`trace_hash % ${modulus} = 0`;
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
