/**
 * What analyze/ judges: rows and counts gathered for one subject inside a time budget. Bounded in size, so that no
 * subject loads a million rows into JavaScript. An absent part was not asked for, not found or not gathered in time;
 * it never stands for a count of 0.
 */
import type { Subject } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Millis, UnixNanos, Window } from '../../model/units.js';
import type { Trace } from '../trace.js';
import type { SharedId } from './same-work.js';
import type { SeriesEvidence } from './series/series.js';
import type { MetricSignals, SystemEvidence } from './system/evidence.js';

/** How often the same failure was seen. `window` and `baseline` are those of the Evidence. */
export interface Recurrence {
  /** What makes two failures the same: the error's fingerprint, else the pattern of the message. */
  readonly basis: 'fingerprint' | 'pattern';
  readonly inWindow: number;
  readonly inBaseline: number;
  /** Counts by time over baseline and window together; intervals without any are left out. */
  readonly buckets: readonly { readonly at: UnixNanos; readonly count: number }[];
  readonly bucketMs: Millis;
  /** Over everything stored, not only window and baseline. */
  readonly firstSeen?: UnixNanos;
  readonly lastSeen?: UnixNanos;
  /** Different requests (else traces, else single events) of the window that hold it. */
  readonly requestsHit: number;
}

export interface Traffic {
  readonly events: number;
  readonly errors: number;
  /** Different requests, else traces, else single events. */
  readonly requests: number;
  readonly failedRequests: number;
}

/** All traffic of one namespace. */
export interface NamespaceTraffic {
  readonly namespace: string;
  readonly window: Traffic;
  readonly baseline: Traffic;
}

/** How often a key had a value among failing and among succeeding requests of the same operation, in the window. */
export interface ContrastCell {
  readonly key: string;
  readonly value: string;
  readonly failing: number;
  readonly succeeding: number;
}
/** How often two keys had their values in the same request. */
export interface ContrastPair {
  readonly one: ContrastCell;
  readonly other: ContrastCell;
  readonly failing: number;
  readonly succeeding: number;
}
export interface Contrast {
  readonly operation: string;
  readonly failing: number;
  readonly succeeding: number;
  /** Set where there are more succeeding requests than were counted; failing ones are counted all. */
  readonly isSample?: true;
  readonly cells: readonly ContrastCell[];
  /** Of the cells that cover the failing ones best, two at a time. */
  readonly pairs?: readonly ContrastPair[];
}

/** Durations of one operation (namespace and span name) in the baseline. */
export interface OperationDurations {
  readonly namespace: string;
  readonly name: string;
  readonly count: number;
  readonly p50Ms: Millis;
  readonly p95Ms: Millis;
  readonly p99Ms: Millis;
}

/** A version of the focus's namespace, as its own events name it, over baseline and window. */
export interface VersionSeen {
  readonly key: string;
  readonly value: string;
  readonly firstSeen: UnixNanos;
  readonly lastSeen: UnixNanos;
  readonly count: number;
}

/** REPORT lines of the focus's namespace in the baseline and window. */
export interface ReportSummary {
  readonly invocations: number;
  readonly coldStarts: number;
  readonly memorySizeMb?: number;
  readonly maxMemoryUsedP50Mb?: number;
  readonly maxMemoryUsedMb?: number;
  readonly durationP50Ms?: Millis;
  readonly durationP99Ms?: Millis;
  readonly durationMaxMs?: Millis;
}

/** One log template of the functions at hand. */
export interface PatternSeen {
  /** `<*>` stands for what differs. */
  readonly template: string;
  /** The stored patterns that are lines of it. */
  readonly members: readonly string[];
  readonly now: number;
  readonly before: number;
  /** Errors among `now`. */
  readonly failed: number;
  /** The first line of the window, else the last one before. */
  readonly sampleId: string;
  readonly firstNow?: UnixNanos;
}

/** Where a number in the lines of one template was before, and is in the window. */
export interface PatternShift {
  readonly template: string;
  /** Which hole of the template, counting from 1. */
  readonly place: number;
  /** The word in front of the number, and the unit behind it. */
  readonly label?: string;
  readonly unit?: string;
  readonly sampleId: string;
  readonly now: { readonly p10: number; readonly p50: number; readonly p90: number };
  readonly before: { readonly p10: number; readonly p50: number; readonly p90: number };
  /** Correlation of the number with time before the window: near 1 for what only counts up. */
  readonly drift: number;
}

export interface PatternEvidence {
  /** Whose lines; empty for the whole environment. */
  readonly namespaces: readonly string[];
  readonly windowMs: Millis;
  readonly baselineMs: Millis;
  readonly linesNow: number;
  readonly linesBefore: number;
  /** Most frequent first. */
  readonly templates: readonly PatternSeen[];
  readonly shifts: readonly PatternShift[];
}

export interface Skipped {
  readonly detector: string;
  readonly because: string;
}

export interface Evidence {
  readonly subject: Subject;
  /** What the analysis looks at, and the time before it. */
  readonly window: Window;
  readonly baseline: Window;
  /** Set when nothing at all is stored from before the window. */
  readonly nothingBefore?: true;
  /** The event that was asked about, or the one that stands for the subject (the failing span, the newest error). */
  readonly focus?: TelemetryEvent;
  /** The event whose failure and namespace the counts below are about: the focus, or the deepest failure of its trace. */
  readonly marker?: TelemetryEvent;
  /** Everything with the focus's request id, by time; without one, what shares `sharedId`. */
  readonly request: readonly TelemetryEvent[];
  readonly sharedId?: SharedId;
  readonly trace?: Trace;
  /** Errors of functions that the failing lines name as those that they invoked; no id ties them, only name and time. */
  readonly named?: readonly TelemetryEvent[];
  /** The invocations whose ids the focus, a record of AWS about how they ended, tells. */
  readonly wrapped?: readonly TelemetryEvent[];
  readonly recurrence?: Recurrence;
  readonly traffic?: NamespaceTraffic;
  readonly contrast?: Contrast;
  readonly operations?: readonly OperationDurations[];
  /** Oldest first. */
  readonly versions?: readonly VersionSeen[];
  /** Deployment markers and CloudTrail changes of baseline and window that may touch the focus, oldest first. */
  readonly changes?: readonly TelemetryEvent[];
  readonly reports?: ReportSummary;
  /** What the focus's function logged in the window and before, by log template. */
  readonly patterns?: PatternEvidence;
  /** Only for a chart, a metric and an alert. */
  readonly series?: SeriesEvidence;
  /** For a chart, a metric and an alert: the evidence for the newest error that may explain it, as if it was asked about. */
  readonly example?: Evidence;
  /** For a chart or metric of durations: the evidence for a slow request of the window. */
  readonly slow?: Evidence;
  /** What every entity of the environment did in the window and before. */
  readonly system?: SystemEvidence;
  /** Of a failure: metrics of what lies on the way to others, in the minutes around it and the day before. */
  readonly onTheWay?: readonly MetricSignals[];
  /** For a chart or metric of requests that rose: the evidence for the trace in which most of them stand. */
  readonly busiest?: Evidence;
  /** Where neither is looked for: the evidence for a failure of what differs most from before. */
  readonly witness?: Evidence;
  /** What could not be gathered, and why; analyze/ passes it on. */
  readonly skipped: readonly Skipped[];
}
