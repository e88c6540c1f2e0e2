/**
 * What the whole system did in a window and before it, in bounded size: how each entity spent its own time, failed and
 * behaved, how entities call each other, and what their metrics measured. An entity is a service, a function
 * (namespace) or a resource, by the name that the telemetry gives it.
 */
import type { Millis, UnixNanos, Window } from '../../../model/units.js';

export interface Sides<T> {
  readonly window: T;
  readonly baseline: T;
}

/** Values of one quantity. `values` is sorted and holds all of them, or 256 evenly spaced order statistics of more. */
export interface Sample {
  readonly count: number;
  readonly sum: number;
  readonly values: readonly number[];
}

/** Points at one span or event, so that a statement can be checked. */
export interface Example {
  readonly id: string;
  readonly label: string;
  readonly traceId?: string;
  readonly spanId?: string;
}

export interface OperationSide {
  /** Visits: a span whose parent belongs to another entity, with everything of the same entity below it. */
  readonly visits: number;
  readonly failed: number;
  /** Failed visits below which no other entity failed. */
  readonly failedFirst: number;
  /** Milliseconds of a visit in which no call to another entity was running. */
  readonly ownMs: Sample;
}

export interface OperationSignals extends Sides<OperationSide> {
  readonly entity: string;
  /** Name of the span that the visit begins with. */
  readonly name: string;
  readonly slowest?: Example;
  /** The first failure below which no other entity failed, else the first, from `failingSince` on. */
  readonly failing?: Example;
  /** The failure from which on more of the visits failed; absent where none did. */
  readonly failingSince?: UnixNanos;
  /** The first visit from which on its own work took twice as long as before; absent where there is no such moment. */
  readonly slowerSince?: UnixNanos;
}

export interface CallSide {
  readonly calls: number;
  readonly failed: number;
  /** Milliseconds between what the caller waited and what the callee worked; empty where only one of them is known. */
  readonly gapMs: Sample;
}

export interface CallSignals extends Sides<CallSide> {
  readonly caller: string;
  readonly callee: string;
  /** `spans`: both sides sent spans. `client`: only the caller did. `given`: a metric of a service graph says so. */
  readonly source: 'spans' | 'client' | 'given';
  /** As of an operation. */
  readonly failingSince?: UnixNanos;
  readonly failing?: Example;
  readonly slowest?: Example;
}

/**
 * In how many traces with an operation something happened in it: a log line was written, another entity was called.
 */
export interface BehaviorSignals extends Sides<{ readonly seen: number; readonly of: number }> {
  readonly entity: string;
  readonly operation: string;
  readonly kind: 'log' | 'call';
  /** The template of the line, or `callee: operation`. */
  readonly what: string;
  readonly isError: boolean;
  /** A visit of the window where it happened; where it no longer happens, one that lacks it. */
  readonly example?: Example;
  readonly firstAt?: UnixNanos;
}

/** Log lines that belong to no trace: how many of an entity's lines have a template. */
export interface LineSignals extends Sides<{ readonly seen: number; readonly of: number }> {
  readonly entity: string;
  readonly what: string;
  readonly isError: boolean;
  readonly example?: Example;
  readonly firstAt?: UnixNanos;
}

/** One step of a metric: the mean of its observations, and their sum. Steps without any observation are left out. */
export interface MetricStep {
  /** Counted from the start of the window; below 0 before it. */
  readonly step: number;
  readonly mean: number;
  readonly total: number;
}

export interface MetricSignals extends Sides<readonly MetricStep[]> {
  readonly entity: string;
  readonly name: string;
  readonly unit?: string;
}

/** A deployment, a configuration change, or a version that was not seen before. */
export interface ChangeSeen {
  readonly entity: string;
  readonly at: UnixNanos;
  readonly what: string;
  readonly kind: 'deployment' | 'configuration';
  /** What the call was about, as its parameters name it; empty or absent for a marker and a version. */
  readonly names?: readonly string[];
  readonly example?: Example;
}

export interface SystemEvidence extends Sides<Window> {
  /** Metrics are compared with a longer time, because they are few. */
  readonly metricBaseline: Window;
  /** Length of one step of the metrics. */
  readonly stepMs: Millis;
  /** Traces that were read, and which share of all they are (0..1). */
  readonly traces: Sides<number> & { readonly share: number };
  readonly operations: readonly OperationSignals[];
  readonly calls: readonly CallSignals[];
  readonly behaviors: readonly BehaviorSignals[];
  readonly lines: readonly LineSignals[];
  readonly metrics: readonly MetricSignals[];
  /** Of the window and the six hours before it, oldest first; versions of the hour before it. */
  readonly changes: readonly ChangeSeen[];
}
