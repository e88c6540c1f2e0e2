/** One way in which one entity differs from before, with how surprising that is and how much of the whole it makes up. */
import type { EvidenceRef, Fault, Measure } from '@baselime-ai/contract';
import type { UnixNanos } from '../../model/units.js';
import type { Example } from '../../query/evidence/system/evidence.js';
import { shorten } from '../wording.js';
import { comparisonsAmong, mostShareNats, type Share } from './significance.js';

export const DEVIATION_KINDS = ['errors', 'saturation', 'latency', 'network', 'behavior', 'traffic'] as const;
export type DeviationKind = (typeof DEVIATION_KINDS)[number];

export interface Deviation {
  readonly entity: string;
  readonly kind: DeviationKind;
  /** Surprise in nats, before anything else is weighed. */
  readonly nats: number;
  /** The entity's part (0..1) of all that changed in the same way. */
  readonly share: number;
  /** What it adds to the evidence that its entity is the cause. */
  readonly score: number;
  /** Beyond what chance gives among as many comparisons as were made. */
  readonly significant: boolean;
  /** Requests or milliseconds beyond what was usual. */
  readonly excess?: number;
  /** True where the excess holds what the callees took: a metric of a caller counts all that it waited. */
  readonly inclusive?: true;
  /** What AWS counts under the name of this metric, where that is a fault by itself. */
  readonly fault?: Fault;
  /** Of a behavior: an error was logged. */
  readonly isError?: true;
  /** The template of the line that was logged more often. */
  readonly words?: string;
  readonly since?: UnixNanos;
  readonly statement: string;
  readonly numbers: readonly Measure[];
  readonly evidence: readonly EvidenceRef[];
}

/** Of all comparisons of one kind together one in a hundred windows without any change may pass (Bonferroni 1936). */
const FAMILY_ERROR = 0.01;
/** A new error line is a fault more often than any other change, so that one in twenty may pass. */
const FAMILY_ERROR_OF_ERRORS = 0.05;
export const significantFrom = (comparisons: number, ofErrors = false): number =>
  Math.log(Math.max(1, comparisons) / (ofErrors ? FAMILY_ERROR_OF_ERRORS : FAMILY_ERROR));

/** The nats that one of these comparisons of shares must reach; those that can never reach it do not count. */
export function limitOfShares(
  pairs: readonly { readonly now: Share; readonly past: Share }[],
  ofErrors = false,
): number {
  const limit = (comparisons: number): number => significantFrom(comparisons, ofErrors);
  const mosts = pairs.map(({ now, past }) => mostShareNats(now, past));
  return limit(comparisonsAmong(mosts, limit));
}

/** One comparison alone: one in twenty passes by chance. */
export const NOTABLE = Math.log(20);

/**
 * A change that is no failure (other log lines, other calls, more traffic) is the cause more seldom than a failure is:
 * one in ten, the odds a priori.
 */
export const SELDOM = Math.log(10);

export const refOf = ({ id, label, traceId, spanId }: Example): EvidenceRef =>
  traceId !== undefined && spanId !== undefined
    ? { kind: 'span', id, traceId, spanId, label: shorten(label, 80) }
    : { kind: 'event', id, label: shorten(label, 80) };

export const refsOf = (example: Example | undefined): readonly EvidenceRef[] =>
  example === undefined ? [] : [refOf(example)];
