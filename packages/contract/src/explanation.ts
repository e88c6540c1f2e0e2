/** The answer to Ask AI, the stream that carries it, its preview, its rating and the ledger of what left. */
import { z } from 'zod';
import { Estimate, Usage } from './ai-settings.js';
import { Action, Confidence, Finding, RootCause, RuledOut } from './finding.js';
import { Subject } from './subject.js';

export const SECTION_NAMES = [
  'summary',
  'rootCause',
  'evidence',
  'impact',
  'actions',
  'ruledOut',
  'nextQuestions',
] as const;
export const SectionName = z.enum(SECTION_NAMES);
export type SectionName = z.infer<typeof SectionName>;

/**
 * Plain text in lines. A line that starts with `- ` is a list item, one with `1. ` a numbered step; a citation is
 * `[F1]` or `[F1, F2]`. Nothing else is markup, and nothing in it is ever rendered as a link.
 */
export const Sections = z.record(SectionName, z.string());
export type Sections = z.infer<typeof Sections>;

export const CITATION_VERDICTS = [
  'supported',
  'unknown-finding', //     cites a finding that does not exist
  'unsupported-number', //  a number, unit or time that the analysis does not tell
  'unknown-entity', //      a name or a quotation that is not in the data
  'invented-token', //      a `<TYPE_n>` that stands for nothing
  'unsupported-claim', //   denies the cause, names another one, is too sure, or is a grave step of the model's own
  'unrelated-finding', //   cites findings that are about something else
  'uncited',
] as const;

/** One sentence of the answer as code checked it against the findings. */
export const CheckedSentence = z.object({
  section: SectionName,
  sentence: z.string(),
  findings: z.array(z.string()),
  verdict: z.enum(CITATION_VERDICTS),
});
export type CheckedSentence = z.infer<typeof CheckedSentence>;

/** What makes a failure the same as an earlier one. */
export const FailureSignature = z.object({ fingerprint: z.string().optional(), pattern: z.string().optional() });
export type FailureSignature = z.infer<typeof FailureSignature>;

/** What somebody of the workspace wrote about a failure, found again when it happens again. Plain text. */
export const TeamNote = z.object({
  id: z.string(),
  /** `correction`: what the cause really was; `note`: what to know or do when it happens. */
  kind: z.enum(['correction', 'note']),
  text: z.string(),
  author: z.string(),
  at: z.string(),
  /** The answer that it was written about. */
  explanationId: z.string(),
});
export type TeamNote = z.infer<typeof TeamNote>;

export const TeamNotesAnswer = z.object({ notes: z.array(TeamNote) });
export type TeamNotesAnswer = z.infer<typeof TeamNotesAnswer>;

/** A note of its own, without a rating. Found again by the error, the log line or the cause of the explanation. */
export const TeamNoteRequest = z.object({
  explanationId: z.string().min(1).max(256),
  kind: TeamNote.shape.kind.default('note'),
  text: z.string().trim().min(1).max(2000),
});
export type TeamNoteRequest = z.infer<typeof TeamNoteRequest>;

/** A note beside an answer, and why it stands there: the same error, the same log line, or the same cause. */
export const FoundNote = TeamNote.extend({ because: z.enum(['fingerprint', 'pattern', 'cause']) });
export type FoundNote = z.infer<typeof FoundNote>;

export const Explanation = z.object({
  id: z.string(),
  subject: Subject,
  question: z.string().optional(),
  createdAt: z.string(),
  confidence: Confidence,
  rootCause: RootCause,
  sections: Sections,
  findings: z.array(Finding),
  actions: z.array(Action),
  ruledOut: z.array(RuledOut),
  checks: z.array(CheckedSentence),
  /** `narrator`, or the name of the model that worded it. */
  engine: z.string(),
  /** The summary of the local analysis in its own words, beside the wording of a model; absent where the narrator answered. */
  found: z.string().optional(),
  /** Why the narrator answered although a model is configured; a sentence for the reader. */
  note: z.string().optional(),
  cached: z.boolean(),
  /** When the cached wording was made; absent when it was made for this answer. */
  cachedAt: z.string().optional(),
  /** The ledger entry of the bytes that left; absent when nothing left. */
  receiptId: z.string().optional(),
  /** Of the call to the model; absent when none was made for this answer. */
  usage: Usage.optional(),
  elapsedMs: z.number(),
  signature: FailureSignature.optional(),
  /** What the team wrote about earlier occurrences, newest first; absent when it wrote nothing. */
  teamNotes: z.array(FoundNote).optional(),
  feedback: z.object({ rating: z.enum(['up', 'down']), reason: z.string().optional() }).optional(),
});
export type Explanation = z.infer<typeof Explanation>;

export const ExplanationRequest = z.object({
  subject: Subject,
  question: z.string().min(1).max(2000).optional(),
  language: z.string().min(2).max(35).optional(),
  /** Skips the cache and words the answer anew. */
  regenerate: z.boolean().optional(),
});
export type ExplanationRequest = z.infer<typeof ExplanationRequest>;

/**
 * What the stream carries, in order: what was found locally where a model is to word it, one start, findings, text,
 * checks, and exactly one end or error.
 */
export const AnswerEvent = z.discriminatedUnion('type', [
  /** The local analysis in its own words, before a model has any; a later one takes the place of the one before. */
  z.object({ type: z.literal('cause-found'), text: z.string() }),
  z.object({ type: z.literal('answer-start'), id: z.string(), engine: z.string(), cached: z.boolean() }),
  z.object({ type: z.literal('finding-added'), finding: Finding }),
  z.object({ type: z.literal('text-delta'), section: SectionName, text: z.string() }),
  /** The text of the sections so far no longer stands; the narrator starts anew (the model failed on the way). */
  z.object({ type: z.literal('answer-restart'), engine: z.string(), because: z.string() }),
  z.object({ type: z.literal('citation-checked'), check: CheckedSentence }),
  z.object({ type: z.literal('answer-end'), explanation: Explanation }),
  z.object({ type: z.literal('answer-error'), code: z.string(), message: z.string() }),
]);
export type AnswerEvent = z.infer<typeof AnswerEvent>;

export const FeedbackRequest = z.object({
  rating: z.enum(['up', 'down']),
  reason: z.string().max(200).optional(),
  comment: z.string().max(4000).optional(),
  /** What the cause really was; shown beside the next answer about the same failure. */
  correction: z.string().trim().min(1).max(2000).optional(),
  /** What to know or do when it happens again; shown likewise. */
  note: z.string().trim().min(1).max(2000).optional(),
});
export type FeedbackRequest = z.infer<typeof FeedbackRequest>;

/** Why one token stands in the text that would be sent. Holds the original: never leaves to a model. */
export const HiddenValue = z.object({
  token: z.string(),
  original: z.string().optional(),
  reason: z.string(),
  occurrences: z.number(),
});
export type HiddenValue = z.infer<typeof HiddenValue>;

/** The exact bytes that would be sent, and why each token is hidden. */
export const Preview = z.object({
  provider: z.string(),
  model: z.string(),
  method: z.string(),
  url: z.string(),
  body: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  hidden: z.array(HiddenValue),
  legend: z.array(z.string()),
  verdict: z.enum(['passed', 'blocked']),
  /** Types and counts only, when the guard blocked. */
  blockedBecause: z.array(z.string()),
  /** Absent when nothing would be sent. */
  estimate: Estimate.optional(),
  /** Parts of the data that did not fit into the model's window; the model is told the same. */
  leftOut: z.array(z.string()).optional(),
});
export type Preview = z.infer<typeof Preview>;

export const LedgerEntry = z.object({
  id: z.string(),
  at: z.string(),
  actor: z.string(),
  purpose: z.string(),
  explanationId: z.string().optional(),
  provider: z.string(),
  model: z.string(),
  host: z.string(),
  body: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  verdict: z.enum(['passed', 'blocked']),
  outcome: z.enum(['pending', 'answered', 'failed', 'blocked', 'cancelled']),
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  costUsd: z.number().optional(),
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;
export const LedgerAnswer = z.object({ entries: z.array(LedgerEntry), nextCursor: z.string().optional() });
export type LedgerAnswer = z.infer<typeof LedgerAnswer>;
/** Which explanations are listed; every part must hold. */
export const ExplanationFilter = z.object({
  /** Words that the answer, its question or its cause holds, whatever their capitals. */
  q: z.string().trim().min(1).max(200).optional(),
  /** A service, function or resource that the cause or a finding names. */
  service: z.string().trim().min(1).max(256).optional(),
  confidence: Confidence.optional(),
  rating: z.enum(['up', 'down', 'none']).optional(),
});
export type ExplanationFilter = z.infer<typeof ExplanationFilter>;
export const ExplanationsAnswer = z.object({ explanations: z.array(Explanation), nextCursor: z.string().optional() });
export type ExplanationsAnswer = z.infer<typeof ExplanationsAnswer>;
