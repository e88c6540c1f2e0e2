import { z } from 'zod';

export const EVENT_KINDS = ['log', 'span', 'span-event', 'metric', 'event'] as const;
export const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;

/** One stored event as it crosses HTTP. Absent means unknown, never a zero or an empty text. */
export const EventView = z.object({
  id: z.string(),
  environment: z.string(),
  dataset: z.string(),
  service: z.string(),
  namespace: z.string(),
  kind: z.enum(EVENT_KINDS),
  /** ISO 8601 in UTC with nanoseconds. */
  timestamp: z.string(),
  /** The same instant in epoch milliseconds, with fractions. */
  timestampMs: z.number(),
  traceId: z.string().optional(),
  spanId: z.string().optional(),
  parentSpanId: z.string().optional(),
  requestId: z.string().optional(),
  level: z.enum(LEVELS).optional(),
  isError: z.boolean(),
  name: z.string().optional(),
  message: z.string().optional(),
  durationMs: z.number().optional(),
  coldStart: z.literal(true).optional(),
  timedOut: z.literal(true).optional(),
  fingerprint: z.string().optional(),
  pattern: z.string().optional(),
  /** How many events this one stands for where others were sampled out. Absent is 1. */
  weight: z.number().optional(),
  /** The whole event as it came, nested as deep as it came. */
  data: z.record(z.string(), z.unknown()),
});
export type EventView = z.infer<typeof EventView>;
