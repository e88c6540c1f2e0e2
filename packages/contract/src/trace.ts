import { z } from 'zod';
import { EventView } from './event.js';

export const TraceSummary = z.object({
  traceId: z.string(),
  name: z.string(),
  service: z.string(),
  namespace: z.string(),
  startedAt: z.string(),
  durationMs: z.number(),
  spans: z.number(),
  errors: z.number(),
  coldStart: z.boolean(),
  timedOut: z.boolean(),
});
export type TraceSummary = z.infer<typeof TraceSummary>;

/** A trace with all that carries its id: spans by start time, then logs and span events by time. */
export const TraceView = z.object({
  summary: TraceSummary,
  spans: z.array(EventView),
  logs: z.array(EventView),
  /** True when the trace holds more than the server returns at once. */
  truncated: z.boolean(),
});
export type TraceView = z.infer<typeof TraceView>;
