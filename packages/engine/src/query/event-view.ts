import type { EventView, TraceView } from '@baselime-ai/contract';
import type { TelemetryEvent } from '../model/telemetry-event.js';
import { toEpochMillis, toIsoNanos } from '../model/units.js';
import type { Trace } from './trace.js';

/** An event as it crosses HTTP; what is unknown stays absent. */
export function toEventView(event: TelemetryEvent): EventView {
  const { timestamp, metric: _metric, data, ...rest } = event;
  return { ...rest, timestamp: toIsoNanos(timestamp), timestampMs: toEpochMillis(timestamp), data: { ...data } };
}

/** A trace as it crosses HTTP. Its summary names the root span, or the first event when no root came. */
export function toTraceView(trace: Trace): TraceView {
  const all = [...trace.spans, ...trace.logs].sort((one, other) => (one.timestamp < other.timestamp ? -1 : 1));
  const known = new Set(trace.spans.map((span) => span.spanId));
  const isRoot = (span: TelemetryEvent): boolean => span.parentSpanId === undefined || !known.has(span.parentSpanId);
  const root = trace.spans.find((span) => span.parentSpanId === undefined) ?? trace.spans.find(isRoot) ?? all[0];
  const from = all[0]?.timestamp ?? 0n;
  const ends = all.map(
    (event) => Number(event.timestamp - from) / 1e6 + (event.kind === 'span' ? (event.durationMs ?? 0) : 0),
  );
  return {
    summary: {
      traceId: trace.traceId,
      name: root?.name ?? root?.message ?? '',
      service: root?.service ?? '',
      namespace: root?.namespace ?? '',
      startedAt: all[0] === undefined ? '' : toIsoNanos(all[0].timestamp),
      durationMs: ends.reduce((longest, end) => Math.max(longest, end), 0),
      spans: trace.spans.length,
      errors: all.filter((event) => event.isError).length,
      coldStart: all.some((event) => event.coldStart === true),
      timedOut: all.some((event) => event.timedOut === true),
    },
    spans: trace.spans.map(toEventView),
    logs: trace.logs.map(toEventView),
    truncated: trace.truncated,
  };
}
