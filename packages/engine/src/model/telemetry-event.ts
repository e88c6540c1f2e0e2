/**
 * The one event. Baselime's idea: everything is an event with any keys, nested as deep as it came.
 * Unknown is `undefined`, never 0, -1 or an empty text.
 */
import type { EventView } from '@baselime-ai/contract';
import type { EventId, RequestId, SpanId, TraceId } from './ids.js';
import type { JsonObject } from './json.js';
import type { Millis, UnixNanos } from './units.js';

export type EventKind = EventView['kind'];
export type Level = NonNullable<EventView['level']>;

/** What a metric data point measured; only the parts that the sender gave. */
export interface MetricValue {
  readonly sum?: number;
  readonly count?: number;
  readonly min?: number;
  readonly max?: number;
  readonly quantiles?: readonly { readonly quantile: number; readonly value: number }[];
  readonly buckets?: readonly { readonly upTo: number; readonly count: number }[];
}

export interface TelemetryEvent {
  readonly id: EventId;
  readonly environment: string;
  readonly dataset: string;
  /** Groups namespaces: a stack, an OpenTelemetry `service.name`. `default` when the sender names none. */
  readonly service: string;
  /** The Lambda function, route or AWS resource type; equal to the service when the sender names none. */
  readonly namespace: string;
  readonly kind: EventKind;
  readonly timestamp: UnixNanos;
  readonly traceId?: TraceId;
  readonly spanId?: SpanId;
  readonly parentSpanId?: SpanId;
  readonly requestId?: RequestId;
  readonly level?: Level;
  readonly isError: boolean;
  /** Span name, metric name, span event name or `@type`. */
  readonly name?: string;
  readonly message?: string;
  readonly durationMs?: Millis;
  /** Present only where it is known to be so: an `@initDuration` above 0, a provisioned initialization. */
  readonly coldStart?: true;
  readonly timedOut?: true;
  readonly metric?: MetricValue;
  /** Equal for the same error; only where `isError`, and not where the event repeats another's. 16 hexadecimal digits. */
  readonly fingerprint?: string;
  /** The message with its variable parts replaced by `<*>`. */
  readonly pattern?: string;
  /** How many events this one stands for, where others like it were sampled out; above 1. Absent is 1. */
  readonly weight?: number;
  /**
   * The whole event. Logs: the record as it came. Spans: attributes at the top level under their own dotted names,
   * beside `resource` (attributes), `scope` {name, version} and `span` {kind, status {code, message}, links}.
   * Lambda lines: the keys of Baselime's surface (`@type`, `@requestId`, `@message`, …).
   */
  readonly data: JsonObject;
}
