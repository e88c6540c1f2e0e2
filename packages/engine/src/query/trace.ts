import type { TraceId } from '../model/ids.js';
import type { TelemetryEvent } from '../model/telemetry-event.js';

/** Everything that carries one trace id. */
export interface Trace {
  readonly traceId: TraceId;
  /** Spans by start time, then by id. */
  readonly spans: readonly TelemetryEvent[];
  /** Logs, span events and wide events of the same trace or of its requests, by time, then by id. */
  readonly logs: readonly TelemetryEvent[];
  readonly truncated: boolean;
}
