/** A value beside a threshold. */
import type { Alert } from '@baselime-ai/contract';

type Threshold = Alert['threshold'];

/** Whether a threshold compares with the window before. */
export const looksBack = ({ operation }: Threshold): boolean =>
  operation === 'INCREASES_BY_MORE_THAN' || operation === 'DECREASES_BY_MORE_THAN';

/**
 * Null values never hold. `before` is read by the two operations that compare with it, in per cent of its size; from 0
 * any increase is more than any percentage, and without a value before nothing is said.
 */
export function holds({ operation, value: limit }: Threshold, value: number | null, before?: number | null): boolean {
  if (value === null) return false;
  switch (operation) {
    case '>':
      return value > limit;
    case '>=':
      return value >= limit;
    case '<':
      return value < limit;
    case '<=':
      return value <= limit;
    case '=':
      return value === limit;
    case '!=':
      return value !== limit;
    case 'INCREASES_BY_MORE_THAN':
      return before != null && changePercent(before, value) > limit;
    case 'DECREASES_BY_MORE_THAN':
      return before != null && -changePercent(before, value) > limit;
  }
}

/** 0 when nothing changed; infinite when there was nothing before. */
function changePercent(before: number, value: number): number {
  if (before === value) return 0;
  if (before === 0) return value > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  return ((value - before) / Math.abs(before)) * 100;
}

/** Fewer errors than this are no surge. */
export const LEAST_SURGE = 10;

/** More errors than before by the threshold, and by more than chance explains: three deviations of their difference. */
export const surges = (threshold: Threshold, value: number, before: number): boolean =>
  value >= LEAST_SURGE && holds(threshold, value, before) && value - before > 3 * Math.sqrt(value + before);
