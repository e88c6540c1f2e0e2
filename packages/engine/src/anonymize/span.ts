/** A stretch of text to hide, and the union of stretches that overlap. */
import { CLASSES, type HiddenClass } from './token.js';

export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind: HiddenClass;
  /** In plain words, for the report. */
  readonly reason: string;
}

/**
 * Spans in order, overlapping ones joined: none is ever dropped, so no tail of a match stays behind.
 * A joined span takes the class that stands first in CLASSES. Empty spans vanish.
 */
export function unionOf(spans: readonly Span[]): readonly Span[] {
  if (isUnion(spans)) return spans;
  const sorted = spans.filter((span) => span.end > span.start).sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last === undefined || span.start >= last.end) {
      joined.push(span);
      continue;
    }
    const lead = precedenceOf(span.kind) < precedenceOf(last.kind) ? span : last;
    joined[joined.length - 1] = { ...lead, start: last.start, end: Math.max(last.end, span.end) };
  }
  return joined;
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
