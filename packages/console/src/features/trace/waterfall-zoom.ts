/** A part of a trace on the whole width of its waterfall, as the address holds it. */
import type { WaterfallRow } from './waterfall-model.js';

/** Milliseconds since the trace began. */
export interface Zoom {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Less than this of a trace cannot be told apart on a screen. */
const LEAST_SHARE = 1e-5;
/** What stands around a span that is zoomed to, as a share of its length. */
const MARGIN = 0.05;

/** As `12.5-380`; undefined for what is no part of a trace of this length. */
export function parseZoom(text: string | undefined, durationMs: number): Zoom | undefined {
  const read = /^(\d{1,15}(?:\.\d{1,6})?)-(\d{1,15}(?:\.\d{1,6})?)$/.exec(text ?? '');
  if (read === null) return undefined;
  return within({ fromMs: Number(read[1]), toMs: Number(read[2]) }, durationMs);
}

export const zoomText = ({ fromMs, toMs }: Zoom): string => `${round(fromMs)}-${round(toMs)}`;

const round = (ms: number): number => Math.round(ms * 1000) / 1000;

/** Undefined for all of the trace, and for less than can be shown. */
export function within({ fromMs, toMs }: Zoom, durationMs: number): Zoom | undefined {
  const zoom = { fromMs: Math.max(fromMs, 0), toMs: Math.min(toMs, durationMs) };
  const isAll = zoom.fromMs === 0 && zoom.toMs >= durationMs;
  return isAll || zoom.toMs - zoom.fromMs < durationMs * LEAST_SHARE ? undefined : zoom;
}

/** Around a span; undefined where that is all of the trace. */
export function zoomTo(row: WaterfallRow, whole: { readonly startMs: number; readonly durationMs: number }) {
  const margin = Math.max(row.durationMs * MARGIN, whole.durationMs * LEAST_SHARE);
  const fromMs = row.startMs - whole.startMs;
  return within({ fromMs: fromMs - margin, toMs: fromMs + row.durationMs + margin }, whole.durationMs);
}

/** Where a share of the trace stands in the part that is shown: below 0 before it, above 1 after it. */
export function shareIn(zoom: Zoom | undefined, share: number, durationMs: number): number {
  return zoom === undefined ? share : (share * durationMs - zoom.fromMs) / (zoom.toMs - zoom.fromMs);
}

export interface Placed {
  readonly offset: number;
  readonly width: number;
  /** The span is not in the part that is shown. */
  readonly outside?: 'before' | 'after';
}

/** Offset and width of a bar in the part that is shown, cut at its ends. */
export function placeIn(zoom: Zoom | undefined, { offset, width }: WaterfallRow, durationMs: number): Placed {
  const from = shareIn(zoom, offset, durationMs);
  const to = shareIn(zoom, offset + width, durationMs);
  if (to < 0) return { offset: 0, width: 0, outside: 'before' };
  if (from > 1) return { offset: 1, width: 0, outside: 'after' };
  return { offset: Math.max(from, 0), width: Math.min(to, 1) - Math.max(from, 0) };
}
