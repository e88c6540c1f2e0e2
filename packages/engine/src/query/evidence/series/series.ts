/**
 * The numbers behind a chart, a metric or an alert: the window in buckets, the time before it, and the same hours of
 * earlier days. The store does the counting; at most a few hundred buckets of a few lines come back.
 */
import type { Filter, Subject, Timeframe } from '@baselime-ai/contract';
import type { Millis } from '../../../model/units.js';

/** The subjects that are numbers over time rather than events. */
export type SeriesSubject = Extract<Subject, { readonly kind: 'metric' | 'chart' | 'alert' }>;

/** A value for each bucket, oldest first; null where none is known (never where nothing was counted: that is 0). */
export type Values = readonly (number | null)[];

/** What a line measures. */
export interface Calculated {
  /** Its alias, or such as `COUNT`, `P95(@duration)`, `AVG(queue.depth)`. */
  readonly name: string;
  readonly operator: string;
  readonly key?: string;
  /** True where a bucket without rows holds 0 rather than nothing. */
  readonly counts: boolean;
  /** True where longer buckets hold larger values: counts and sums. */
  readonly additive: boolean;
  /** As the sender names it, such as `ms` or `Count`. */
  readonly unit?: string;
}

export interface SeriesLine {
  /** Index into `calculations`. */
  readonly calculation: number;
  /** The values that set the group apart; absent for all rows together. */
  readonly group?: Readonly<Record<string, string>>;
  readonly window: Values;
  /** Ends where the window starts. */
  readonly before: Values;
  /** The window's hours on earlier days, nearest first; empty for a group. */
  readonly days: readonly { readonly daysAgo: number; readonly values: Values }[];
}

/** Requests of the namespaces behind the chart, whatever its filters: says whether traffic or failures changed. */
export interface SeriesTraffic {
  readonly namespaces: readonly string[];
  readonly requests: { readonly window: Values; readonly before: Values };
  readonly failed: { readonly window: Values; readonly before: Values };
}

/** One kind of error in the window, with how often the time before had it. */
export interface ErrorSeen {
  readonly fingerprint: string;
  readonly namespace: string;
  readonly message: string;
  readonly inWindow: number;
  readonly inBefore: number;
  /** The newest one of the window. */
  readonly newestId: string;
  /** Whether the chart itself counts it, or only its functions had it. */
  readonly charted: boolean;
}

export interface MetricSeen {
  readonly name: string;
  /** Such as `AWS/Lambda`. */
  readonly namespace: string;
  /** The resource that most points name, such as a function or a table; absent when points name none. */
  readonly resource?: string;
  readonly type?: string;
  readonly unit?: string;
}

export interface AlertSeen {
  readonly name: string;
  readonly operation: string;
  readonly threshold: number;
  readonly windowMs: Millis;
}

/** How often a key had a value among the rows of the chart, in the window and before. */
export interface SelectionCell {
  readonly key: string;
  readonly value: string;
  readonly now: number;
  readonly before: number;
  /** Rows that hold the key at all. */
  readonly heldNow?: number;
  readonly heldBefore?: number;
}

/** What the rows behind the window have in common, against those before. Of many rows a sample is counted. */
export interface Selection {
  /** Rows that were looked at. */
  readonly rowsNow: number;
  readonly rowsBefore: number;
  /** Set where the window holds more rows than were looked at. */
  readonly isSample?: true;
  readonly cells: readonly SelectionCell[];
  /** An event of the window that has the first cell's value, to point at. */
  readonly sampleId: string;
}

/** How many of the rows that hold a key have this value, in the window and before. */
export interface SenderSeen {
  readonly key: string;
  readonly value: string;
  readonly now: number;
  readonly before: number;
  readonly ofNow: number;
  readonly ofBefore: number;
}

export interface SeriesEvidence {
  /** Of a metric of what comes in or waits: who sends it, among all rows of the time. */
  readonly senders?: readonly SenderSeen[];
  readonly kind: SeriesSubject['kind'];
  /** Whether a part of the chart was marked. */
  readonly brushed: boolean;
  readonly bucketMs: Millis;
  /** Where the first bucket of the window starts, in epoch milliseconds. */
  readonly firstAt: number;
  readonly calculations: readonly Calculated[];
  /** All rows together first, one a calculation; then at most ten groups of the first calculation. */
  readonly lines: readonly SeriesLine[];
  /** Keys that tell the groups apart; `namespace` when the chart has no group-by. */
  readonly groupedBy: readonly string[];
  /** Buckets at the start of `before` from before anything at all was stored: they say nothing. */
  readonly unknownBefore: number;
  readonly filters: readonly Filter[];
  readonly timeframe: Timeframe;
  readonly traffic?: SeriesTraffic;
  /** Errors of the window, those that grew most first; at most five. */
  readonly errors: readonly ErrorSeen[];
  readonly metric?: MetricSeen;
  readonly alert?: AlertSeen;
  readonly selection?: Selection;
}
