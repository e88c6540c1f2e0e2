/** What can be unusual about a line, and what all judges of it share. */
import { median } from './robust.js';

export interface Unusual {
  readonly shape: 'level' | 'spike' | 'trend' | 'variance' | 'gap';
  readonly direction: 'up' | 'down';
  /** Buckets of the window, the second one not included; the first may lie before the window. */
  readonly from: number;
  readonly to: number;
  /** Of one bucket, before and in this part. */
  readonly usual: number;
  readonly seen: number;
  /** In standard deviations of what was usual. */
  readonly score: number;
}

/** So many values of the time before are needed to say what is usual. */
export const LEAST_BEFORE = 8;
/** Standard deviations that chance does not reach. */
export const CLEAR = 4;
/** Less of a difference matters to nobody. */
export const LEAST_RATIO = 1.3;

/** 0 for an empty sample. */
export const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
/** 0 for an empty sample. */
export const middle = (values: readonly number[]): number => median(values) ?? 0;

/** The larger over the smaller; infinite where one of them is 0 or has another sign. */
export function factorOf(usual: number, seen: number): number {
  if (usual > 0 && seen >= 0) return seen > usual ? seen / usual : seen > 0 ? usual / seen : Number.POSITIVE_INFINITY;
  return usual === seen ? 1 : Number.POSITIVE_INFINITY;
}
