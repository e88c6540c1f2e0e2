/** One failure in the evidence, with its verdict and what explains it. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { Verdict } from '../rules/recognize.js';
import type { Signals } from '../rules/signals.js';
import type { SpanNode } from '../trace/tree.js';

export interface Failure {
  readonly event: TelemetryEvent;
  /** The span that failed, or in which the event was written; absent outside a trace. */
  readonly node?: SpanNode;
  readonly signals: Signals;
  readonly verdict: Verdict;
  /** Exception events and error logs of the same span, which say the same. */
  readonly companions: readonly TelemetryEvent[];
  /** Its words alone say that it is one: no level, status or timeout does. */
  readonly unmarked?: true;
  /** Tied to the rest by the name of its function and its time alone. */
  readonly tiedByName?: true;
  /** Of the request whose id a record of AWS tells as what it called. */
  readonly tiedByRequest?: true;
  /** A failure below it that explains it. */
  readonly explainedBy?: Failure;
}

/** Follows what explains a failure to its end; the failure itself when nothing does. */
export function originOf(failure: Failure): Failure {
  let at = failure;
  while (at.explainedBy !== undefined) at = at.explainedBy;
  return at;
}

/**
 * Whether it is at fault what was called, and not the function that tells of it. A function whose invocation is refused does not
 * run and writes nothing, so that whoever tells of the refusal is its caller; only an access log tells what it refused itself.
 * Source: AWS Lambda API reference, Invoke, TooManyRequestsException.
 */
export const isOfCallee = ({ verdict, signals }: Pick<Failure, 'verdict' | 'signals'>): boolean =>
  verdict.seat === 'dependency' || (isRefusal(verdict) && (signals.role !== 'server' || signals.event.kind === 'span'));

export const isRefusal = ({ fault }: Verdict): boolean => fault === 'throttled' || fault === 'concurrency-limit';

/** A line that its author did not call an error, whatever it holds. */
export const isRemark = ({ kind, level }: TelemetryEvent): boolean =>
  kind === 'log' && level !== undefined && level !== 'error' && level !== 'fatal';
