/** What the local analysis states. Every statement carries its numbers and points at its evidence. */
import { z } from 'zod';
import { Fault } from './fault.js';
import { Timeframe } from './timeframe.js';

export const CONFIDENCES = ['confirmed', 'likely', 'inconclusive'] as const;
export const Confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof Confidence>;

/** Units follow UCUM as OpenTelemetry uses it; `1` is a plain count or a ratio of 0..1 named as such. */
export const Measure = z.object({
  name: z.string(),
  value: z.number(),
  unit: z.enum(['ms', 's', 'By', 'MB', 'count', 'share', 'ratio', 'per_min', 'status', 'USD']),
});
export type Measure = z.infer<typeof Measure>;

/** Points at the exact place in the data that a statement rests on. */
export const EvidenceRef = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), id: z.string(), path: z.string().optional(), label: z.string() }),
  z.object({
    kind: z.literal('span'),
    id: z.string(),
    traceId: z.string(),
    spanId: z.string(),
    label: z.string(),
  }),
  z.object({ kind: z.literal('series'), key: z.string(), timeframe: Timeframe, label: z.string() }),
]);
export type EvidenceRef = z.infer<typeof EvidenceRef>;

/** The kinds of finding, one for each question the analysis answers. */
export const FINDING_KINDS = [
  'failure', //       what kind of failure this is (a serverless rule recognized it)
  'symptom', //       a failure that another one explains
  'recurrence', //    how often, and since when, against the time before
  'impact', //        how many requests, users or functions are hit
  'context', //       what else happened in the same request or trace
  'origin', //        the deepest error that no child explains
  'contrast', //      a key whose values set the failing ones apart
  'latency', //       where the time went
  'change', //        a deployment, version or configuration change just before
  'pattern', //       a log template that is new, vanished or surging
  'series', //        what is unusual about a line of a chart, against the time before and earlier days
  'health', //        nothing unusual was found, and what was looked at
] as const;

export const Finding = z.object({
  /** F1, F2, … in order of importance; what citations name. */
  id: z.string().regex(/^F[1-9]\d{0,2}$/),
  kind: z.enum(FINDING_KINDS),
  /** The service, namespace or resource exactly as the telemetry names it. */
  entity: z.string().optional(),
  fault: Fault.optional(),
  window: Timeframe.optional(),
  statement: z.string(),
  numbers: z.array(Measure),
  confidence: Confidence,
  evidence: z.array(EvidenceRef),
});
export type Finding = z.infer<typeof Finding>;

export const RuledOut = z.object({ what: z.string(), why: z.string(), findings: z.array(z.string()) });
export type RuledOut = z.infer<typeof RuledOut>;

export const RootCause = z.object({
  /** Absent when inconclusive. */
  entity: z.string().optional(),
  fault: Fault.optional(),
  statement: z.string(),
  confidence: Confidence,
  findings: z.array(z.string()),
});
export type RootCause = z.infer<typeof RootCause>;

/** One recommended step. `title` is an imperative sentence; `detail` says how, in AWS's own words. */
export const Action = z.object({ title: z.string(), detail: z.string().optional(), findings: z.array(z.string()) });
export type Action = z.infer<typeof Action>;
