/** A query that is looked at again and again, and the value at which somebody wants to know. */
import { z } from 'zod';
import { Query } from './query.js';

/** The last two compare with the window before, in per cent. */
export const THRESHOLD_OPERATIONS = [
  '>',
  '>=',
  '<',
  '<=',
  '=',
  '!=',
  'INCREASES_BY_MORE_THAN',
  'DECREASES_BY_MORE_THAN',
] as const;
export type ThresholdOperation = (typeof THRESHOLD_OPERATIONS)[number];

/**
 * `threshold` compares the first calculation of the query, of each group where it has groups; `anomaly` asks the
 * analysis of series whether the window is unusual; `new-error` looks for errors that were never seen before, and
 * `error-surge` compares the number of errors with the window before.
 */
export const ALERT_KINDS = ['threshold', 'anomaly', 'new-error', 'error-surge'] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

const MAX_MS = 31 * 86_400_000;
const Duration = z.number().int().min(1_000).max(MAX_MS);
const Id = z.string().min(1).max(256);
const Threshold = z.object({ operation: z.enum(THRESHOLD_OPERATIONS), value: z.number() });

const AlertSettings = z.object({
  id: Id.optional(),
  name: z.string().min(1).max(256),
  kind: z.enum(ALERT_KINDS).default('threshold'),
  /** Of the kinds about errors only the datasets, filters and needle count. */
  query: Query,
  /** Must be given for `threshold`; of the other kinds only `error-surge` reads it (a percentage, 100 when absent). */
  threshold: Threshold.optional(),
  /** Milliseconds between two evaluations. */
  frequency: Duration,
  /** Milliseconds of telemetry that one evaluation looks at. */
  window: Duration,
  enabled: z.boolean().default(true),
  /** Ids of the channels that hear of it. */
  channels: z.array(Id).max(20).default([]),
});

/** What a caller gives; the id is made by the server, or given to replace an alert. */
export const AlertRequest = AlertSettings.refine(({ kind, threshold }) => kind !== 'threshold' || threshold, {
  path: ['threshold'],
  message: 'an alert of the kind `threshold` needs one',
});
export type AlertRequest = z.infer<typeof AlertRequest>;

/** `no-data`: the window holds nothing that the query could calculate. */
export const ALERT_STATES = ['ok', 'firing', 'no-data'] as const;
export type AlertStateName = (typeof ALERT_STATES)[number];

const Group = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One group of a check, or the whole of it; `before` is the window before, where the operation compares with it. */
export const CheckedGroup = z.object({
  group: Group.optional(),
  /** Where a new error is: its service and namespace. */
  label: z.string().optional(),
  value: z.number().nullable(),
  before: z.number().nullable().optional(),
  firing: z.boolean(),
});
export type CheckedGroup = z.infer<typeof CheckedGroup>;

/** One evaluation of an alert. `failed` is one that could not be made; it leaves the state as it was. */
export const AlertCheck = z.object({
  id: z.string(),
  alertId: z.string(),
  at: z.string(),
  outcome: z.enum([...ALERT_STATES, 'failed']),
  timeframe: z.object({ from: z.number(), to: z.number() }),
  /** The name of the calculation. */
  key: z.string(),
  /** Of the whole, or of the group that decided; null when there is none. */
  value: z.number().nullable(),
  threshold: Threshold,
  /** Firing ones first; at most 50. */
  groups: z.array(CheckedGroup),
  /** In one sentence: what an anomaly looked like, or why the evaluation failed. */
  note: z.string().optional(),
  /** The code of the error that made it fail. */
  code: z.string().optional(),
});
export type AlertCheck = z.infer<typeof AlertCheck>;

export const AlertChecksAnswer = z.object({ checks: z.array(AlertCheck), nextCursor: z.string().optional() });
export type AlertChecksAnswer = z.infer<typeof AlertChecksAnswer>;

export const Alert = AlertSettings.extend({
  id: z.string(),
  threshold: Threshold,
  createdAt: z.string(),
  updatedAt: z.string(),
  /** When it was last evaluated; absent when it never was. */
  evaluatedAt: z.string().optional(),
  /** Absent until the first evaluation that could be made. */
  state: z.enum(ALERT_STATES).optional(),
  /** When the state became what it is. */
  since: z.string().optional(),
  lastValue: z.number().nullable().optional(),
});
export type Alert = z.infer<typeof Alert>;

/** With the last values of each alert, oldest first, for a sparkline. */
export const AlertsAnswer = z.object({
  alerts: z.array(Alert.extend({ recent: z.array(z.number().nullable()).optional() })),
});
export type AlertsAnswer = z.infer<typeof AlertsAnswer>;
