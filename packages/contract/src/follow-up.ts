/** A question about an explanation, the look-ups it caused and its answer; and the stream that carries them. */
import { z } from 'zod';
import { Usage } from './ai-settings.js';
import { CheckedSentence } from './explanation.js';
import { Finding } from './finding.js';

export const FollowUpRequest = z.object({
  message: z.string().trim().min(1).max(2000),
  language: z.string().min(2).max(35).optional(),
});
export type FollowUpRequest = z.infer<typeof FollowUpRequest>;

export const FOLLOW_UP_OUTCOMES = [
  'running',
  'found', //     it gave at least one finding
  'nothing', //   it ran and there is nothing to say
  'refused', //   the model asked for something that is not offered or in a form that is not understood
  'failed', //    the store did not answer in time
] as const;

/** One look-up: read-only, in the words of a person. */
export const FollowUpStep = z.object({
  id: z.string().regex(/^S[1-9]\d{0,2}$/),
  tool: z.string(),
  /** What is being looked up, such as `Counting the failure over the last day`. */
  sentence: z.string(),
  outcome: z.enum(FOLLOW_UP_OUTCOMES),
  /** Why it was refused or failed; a sentence. */
  because: z.string().optional(),
  findings: z.array(z.string()),
});
export type FollowUpStep = z.infer<typeof FollowUpStep>;

/** One question and its answer. `text` is in the form of a section: plain lines, `- ` for items, `[F8]` for citations. */
export const FollowUp = z.object({
  id: z.string(),
  explanationId: z.string(),
  askedAt: z.string(),
  question: z.string(),
  steps: z.array(FollowUpStep),
  text: z.string(),
  /** Those that the look-ups added; the explanation's own are not repeated. */
  findings: z.array(Finding),
  checks: z.array(CheckedSentence),
  engine: z.string(),
  note: z.string().optional(),
  /** Of the calls to a model; absent when none was made. */
  usage: Usage.optional(),
  /** The ledger entries of the bytes that left, one for each call. */
  receiptIds: z.array(z.string()),
  elapsedMs: z.number(),
});
export type FollowUp = z.infer<typeof FollowUp>;

export const FollowUpsAnswer = z.object({ messages: z.array(FollowUp) });
export type FollowUpsAnswer = z.infer<typeof FollowUpsAnswer>;

/** In order: one start; steps, findings and text; checks; exactly one end or error. */
export const FollowUpEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('answer-start'), id: z.string(), engine: z.string() }),
  z.object({ type: z.literal('step-start'), step: FollowUpStep }),
  z.object({ type: z.literal('step-end'), step: FollowUpStep }),
  z.object({ type: z.literal('finding-added'), finding: Finding }),
  z.object({ type: z.literal('text-delta'), text: z.string() }),
  /** The text so far no longer stands; steps and findings do. */
  z.object({ type: z.literal('answer-restart'), engine: z.string(), because: z.string() }),
  z.object({ type: z.literal('citation-checked'), check: CheckedSentence }),
  z.object({ type: z.literal('answer-end'), message: FollowUp }),
  z.object({ type: z.literal('answer-error'), code: z.string(), message: z.string() }),
]);
export type FollowUpEvent = z.infer<typeof FollowUpEvent>;
