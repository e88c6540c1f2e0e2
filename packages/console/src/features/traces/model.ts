/** Pure parts of the trace list. */
import type { TraceSummary } from '@baselime-ai/contract';
import type { Tone } from '../../ui/tone.js';

/** Red for an error, purple for a timeout, blue for a cold start, green for all else; the worst wins. */
export function traceTone(trace: Pick<TraceSummary, 'errors' | 'timedOut' | 'coldStart'>): Tone {
  if (trace.timedOut) return 'late';
  if (trace.errors > 0) return 'bad';
  return trace.coldStart ? 'cold' : 'good';
}

/**
 * The length of a duration bar as a share of the longest, on a logarithmic scale: traces differ by orders of magnitude.
 * 0 for no duration, 1 for the longest.
 */
export function barShare(durationMs: number, longestMs: number): number {
  if (!(durationMs > 0) || !(longestMs > 0)) return 0;
  return Math.min(Math.log1p(durationMs) / Math.log1p(longestMs), 1);
}
