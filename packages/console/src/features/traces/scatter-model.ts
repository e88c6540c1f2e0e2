/** The traces of a range as dots: when they began, and how long they took on a logarithmic scale. */
import type { Timeframe, TraceSummary } from '@baselime-ai/contract';
import { barWidthMs } from '../../app/time-range.js';
import type { Tone } from '../../ui/tone.js';
import { traceTone } from './model.js';

export interface TraceDot {
  readonly trace: TraceSummary;
  readonly tone: Tone;
  /** Shares of the box, 0..1 from its lower left. */
  readonly x: number;
  readonly y: number;
}

export interface Scale {
  /** Milliseconds at the lower and the upper edge. */
  readonly leastMs: number;
  readonly mostMs: number;
}

/**
 * A range in parts of one round width, at most one more than `parts`. They begin at multiples of their width, so that the
 * same range a little later has the same parts but for its two ends.
 */
export function partsOf({ from, to }: Timeframe, parts: number): readonly Timeframe[] {
  const width = barWidthMs({ from, to }, parts);
  const edges: number[] = [];
  for (let edge = Math.floor(from / width) * width + width; edge < to; edge += width) edges.push(edge);
  return [from, ...edges].map((start, index) => ({ from: start, to: edges[index] ?? to }));
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** Durations that people say, about ten times as long each: powers of ten below a minute, ones and tens above. */
const MARKS: readonly number[] = [
  ...Array.from({ length: 8 }, (_, power) => 10 ** (power - 3)),
  ...[MINUTE_MS, HOUR_MS].flatMap((one) => [one, 10 * one]),
  ...[24, 240, 2400].map((hours) => hours * HOUR_MS),
];

/** From the mark below all durations to the one above them, at least one apart. */
export function scaleOf(traces: readonly TraceSummary[]): Scale {
  let [least, most] = [Number.POSITIVE_INFINITY, 1];
  for (const { durationMs } of traces) {
    if (!(durationMs > 0)) continue;
    least = Math.min(least, durationMs);
    most = Math.max(most, durationMs);
  }
  const lower = MARKS.findLast((mark) => mark <= Math.min(least, most)) ?? MARKS[0] ?? 1;
  const upper = MARKS.find((mark) => mark >= most && mark > lower) ?? Math.max(most, 10 * lower);
  return { leastMs: lower, mostMs: upper };
}

/** The marks between the edges, both included. */
export const marksOf = ({ leastMs, mostMs }: Scale): readonly number[] =>
  MARKS.filter((mark) => mark >= leastMs && mark <= mostMs);

export function heightOf(durationMs: number, { leastMs, mostMs }: Scale): number {
  if (!(durationMs > leastMs)) return 0;
  return Math.min(Math.log(durationMs / leastMs) / Math.log(mostMs / leastMs), 1);
}

/** The bad ones last, so that they lie on top. */
const ORDER: Readonly<Partial<Record<Tone, number>>> = { good: 0, cold: 1, bad: 2, late: 3 };

export function dotsOf(traces: readonly TraceSummary[], { from, to }: Timeframe, scale: Scale): readonly TraceDot[] {
  return traces
    .flatMap((trace): TraceDot[] => {
      const startedAt = Date.parse(trace.startedAt);
      if (!Number.isFinite(startedAt)) return [];
      const x = Math.min(Math.max((startedAt - from) / (to - from), 0), 1);
      return [{ trace, tone: traceTone(trace), x, y: heightOf(trace.durationMs, scale) }];
    })
    .sort((a, b) => (ORDER[a.tone] ?? 0) - (ORDER[b.tone] ?? 0));
}

/** A rectangle by two of its corners, in shares of the box. */
export interface Box {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

const within = (value: number, [a, b]: readonly [number, number]): boolean =>
  value >= Math.min(a, b) && value <= Math.max(a, b);

/** The traces in the box, newest first. */
export function tracesIn(dots: readonly TraceDot[], box: Box): readonly TraceSummary[] {
  return dots
    .filter((dot) => within(dot.x, box.x) && within(dot.y, box.y))
    .map((dot) => dot.trace)
    .sort((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** The dot that is nearest to a place, within `reach` pixels of a box of this size; undefined when there is none. */
export function nearestDot(
  dots: readonly TraceDot[],
  at: { readonly x: number; readonly y: number },
  size: { readonly width: number; readonly height: number },
  reach: number,
): TraceDot | undefined {
  let best: { dot: TraceDot; distance: number } | undefined;
  for (const dot of dots) {
    const distance = Math.hypot((dot.x - at.x) * size.width, (dot.y - at.y) * size.height);
    if (distance <= reach && distance <= (best?.distance ?? reach)) best = { dot, distance };
  }
  return best?.dot;
}
