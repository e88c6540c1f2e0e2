/** A query that is looked at again and again, and the value at which somebody wants to know. */
import { z } from 'zod';
import { Query } from './query.js';

export const THRESHOLD_OPERATIONS = ['>', '>=', '<', '<=', '=', '!='] as const;

const MAX_MS = 31 * 86_400_000;
const Duration = z.number().int().min(1_000).max(MAX_MS);

/** What a caller gives; the id is made by the server, or given to replace an alert. */
export const AlertRequest = z.object({
  id: z.string().min(1).max(256).optional(),
  name: z.string().min(1).max(256),
  query: Query,
  /** Holds for the value of the query's first calculation over the window. */
  threshold: z.object({ operation: z.enum(THRESHOLD_OPERATIONS), value: z.number() }),
  /** Milliseconds between two evaluations. */
  frequency: Duration,
  /** Milliseconds of telemetry that one evaluation looks at. */
  window: Duration,
  enabled: z.boolean().default(true),
});
export type AlertRequest = z.infer<typeof AlertRequest>;

export const Alert = AlertRequest.extend({
  id: z.string(),
  enabled: z.boolean(),
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When it was last evaluated; absent when it never was. */
  evaluatedAt: z.string().optional(),
});
export type Alert = z.infer<typeof Alert>;

export const AlertsAnswer = z.object({ alerts: z.array(Alert) });
export type AlertsAnswer = z.infer<typeof AlertsAnswer>;
