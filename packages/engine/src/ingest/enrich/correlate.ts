/** Request ids and trace ids that an event lacks and the others of its batch tell. */
import type { RequestId, TraceId } from '../../model/ids.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';

export interface Correlation {
  /** The request that a span or log belongs to; undefined when the batch does not tell. */
  requestOf(event: TelemetryEvent): RequestId | undefined;
  /** The trace of a request; undefined when the batch names none or several. */
  traceOf(event: TelemetryEvent): TraceId | undefined;
}

const maxDepth = 64;

/** Undefined when every event has what could be told, which is most batches. */
export function correlationOf(events: readonly TelemetryEvent[]): Correlation | undefined {
  const hasRequest = events.some((event) => event.requestId !== undefined && event.traceId !== undefined);
  const lacks = events.some((event) => (event.requestId === undefined) !== (event.traceId === undefined));
  if (!hasRequest || !lacks) return undefined;
  const spans = new Map<string, TelemetryEvent>();
  const requests = new Map<string, RequestId | undefined>();
  const traces = new Map<string, TraceId | undefined>();
  for (const event of events) {
    const { traceId, spanId, requestId } = event;
    if (event.kind === 'span' && traceId !== undefined && spanId !== undefined)
      spans.set(`${traceId} ${spanId}`, event);
    if (traceId === undefined || requestId === undefined) continue;
    single(requests, ownerKey(event), requestId);
    single(traces, requestId, traceId);
  }
  return {
    requestOf(event) {
      const { traceId } = event;
      if (traceId === undefined) return undefined;
      let at = event.kind === 'span' ? event.parentSpanId : event.spanId;
      for (let depth = 0; at !== undefined && depth < maxDepth; depth += 1) {
        const span = spans.get(`${traceId} ${at}`);
        if (span?.requestId !== undefined) return span.requestId;
        at = span?.parentSpanId;
      }
      return requests.get(ownerKey(event));
    },
    traceOf: ({ requestId }) => (requestId === undefined ? undefined : traces.get(requestId)),
  };
}

/** One trace may run through several functions, and each has requests of its own. */
const ownerKey = (event: TelemetryEvent): string => `${event.traceId ?? ''} ${event.namespace}`;

/** A second, different value makes the answer unknown for good. */
function single<T>(known: Map<string, T | undefined>, key: string, value: T): void {
  known.set(key, known.has(key) && known.get(key) !== value ? undefined : value);
}
