/** The time range of a view, from the address bar and the present moment. */
import type { Timeframe } from '@baselime-ai/contract';
import type { RelativeRange, ViewSearch } from './search.js';

const MINUTE = 60_000;
export const RANGE_MS: Readonly<Record<RelativeRange, number>> = {
  '15m': 15 * MINUTE,
  '1h': 60 * MINUTE,
  '6h': 360 * MINUTE,
  '24h': 1440 * MINUTE,
  '7d': 7 * 1440 * MINUTE,
  '30d': 30 * 1440 * MINUTE,
};
export const DEFAULT_RANGE: RelativeRange = '1h';

/** An absolute range wins when both of its ends are present and in order. */
export function timeframeOf(search: Pick<ViewSearch, 'last' | 'from' | 'to'>, nowMs: number): Timeframe {
  if (isAbsolute(search)) return { from: search.from, to: search.to };
  const to = Math.ceil(nowMs);
  return { from: Math.max(0, to - RANGE_MS[search.last ?? DEFAULT_RANGE]), to };
}

export function isAbsolute(search: Pick<ViewSearch, 'from' | 'to'>): search is { from: number; to: number } {
  return search.from !== undefined && search.to !== undefined && search.from < search.to;
}

/** The range moved by a share of its own length; never before the beginning of time. */
export function shifted({ from, to }: Timeframe, share: number): Timeframe {
  const by = Math.max(Math.round((to - from) * share), -from);
  return { from: from + by, to: to + by };
}

const STEPS_MS = [100, 250, 500, 1000, 2000, 5000, 10_000, 15_000, 30_000].concat(
  [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * MINUTE),
);

/** A round width in milliseconds that gives at most `bars` bars. */
export function barWidthMs(timeframe: Timeframe, bars: number): number {
  const wanted = (timeframe.to - timeframe.from) / bars;
  return STEPS_MS.find((step) => step >= wanted) ?? Math.ceil(wanted / (1440 * MINUTE)) * 1440 * MINUTE;
}
