/** A stretch of text to hide, and the union of stretches that overlap. */
import { CLASSES, type HiddenClass } from './token.js';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: HiddenClass;
  /** In plain words, for the report. */
  readonly reason: string;
}

/** The spans with one more, for those who find one at most of the time: an array that grows makes room for many. */
export function withSpan(spans: Span[] | undefined, span: Span): Span[] {
  if (spans === undefined) return [span];
  spans.push(span);
  return spans;
}

/**
 * Spans in order, overlapping ones joined: none is ever dropped, so no tail of a match stays behind.
 * A joined span takes the class that stands first in CLASSES. Empty spans vanish.
 */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  if (isUnion(spans)) return spans;
  const joined: Span[] = [];
  for (const span of inOrder(spans)) {
    const last = joined[joined.length - 1];
    if (span.end <= span.start) continue;
    if (last === undefined || span.start >= last.end) joined.push(span);
    else joined[joined.length - 1] = joinOf(last, span);
  }
  return joined;
}

/** True when `spans` would change nothing in `union`: each lies in one of it that takes precedence. Both are in order. */
export function isWithin(spans: readonly Span[], union: readonly Span[]): boolean {
  let at = 0;
  for (const span of spans) {
    while (at < union.length && (union[at]?.end ?? 0) < span.end) at += 1;
    if (!covers(union[at], span.start, span.end, span.kind)) return false;
  }
  return true;
}

/** True when a span from `start` to `end` would change nothing in `around`. */
export const covers = (around: Span | undefined, start: number, end: number, kind: HiddenClass): boolean =>
  around !== undefined &&
  around.start <= start &&
  around.end >= end &&
  (around.kind === kind || precedenceOf(kind) >= precedenceOf(around.kind));

/** By start, the longer first. Spans come from few sources, each in order, so that most stand right already. */
function inOrder(spans: readonly Span[]): readonly Span[] {
  return spans.length > SHORT ? [...spans].sort(byStart) : insertionSorted(spans);
}

const SHORT = 16;
const byStart = (a: Span, b: Span): number => a.start - b.start || b.end - a.end;

function insertionSorted(spans: readonly Span[]): readonly Span[] {
  const sorted: Span[] = [];
  for (const span of spans) {
    let at = sorted.length;
    for (let before = sorted[at - 1]; before !== undefined && byStart(before, span) > 0; before = sorted[at - 1]) {
      sorted[at] = before;
      at -= 1;
    }
    sorted[at] = span;
  }
  return sorted;
}

/** `next` starts inside of `last`. The same object when it changes nothing. */
function joinOf(last: Span, next: Span): Span {
  const { kind, reason } = precedenceOf(next.kind) < precedenceOf(last.kind) ? next : last;
  if (kind === last.kind && next.end <= last.end) return last;
  return { start: last.start, end: Math.max(last.end, next.end), kind, reason };
}

/** True when the spans are in order, none is empty and none overlaps the next: most often so, and then nothing is to do. */
function isUnion(spans: readonly Span[]): boolean {
  let end = 0;
  for (const span of spans) {
    if (span.start < end || span.end <= span.start) return false;
    end = span.end;
  }
  return true;
}

const PRECEDENCE: ReadonlyMap<HiddenClass, number> = new Map(CLASSES.map((kind, index) => [kind, index]));
const precedenceOf = (kind: HiddenClass): number => PRECEDENCE.get(kind) ?? CLASSES.length;

/** The stretches of `text` that no span covers; `spans` must be a union. */
export function gapsOf(length: number, spans: readonly Span[]): readonly { start: number; end: number }[] {
  const gaps: { start: number; end: number }[] = [];
  let at = 0;
  for (const span of spans) {
    if (span.start > at) gaps.push({ start: at, end: span.start });
    at = span.end;
  }
  if (at < length) gaps.push({ start: at, end: length });
  return gaps;
}
