/** The rules of what a model may see, what they do to one record, and what they would have done to stored events. */
import { z } from 'zod';
import { HiddenValue } from './explanation.js';
import { Timeframe } from './timeframe.js';

/** What a rule may hide a value as; `ID` where none of the others says it better. */
export const PRIVACY_TYPES = [
  'EMAIL',
  'IP',
  'PHONE',
  'CARD',
  'BANK',
  'SSN',
  'ACCT',
  'RES',
  'HOST',
  'URL',
  'PATH',
  'MAC',
  'SECRET',
  'GEO',
  'NAME',
  'ID',
] as const;
const PrivacyType = z.enum(PRIVACY_TYPES, `must be one of ${PRIVACY_TYPES.join(', ')}`);

export const PRIVACY_LEVELS = ['strict', 'balanced'] as const;
const Level = z.enum(PRIVACY_LEVELS, 'must be strict or balanced; nothing turns it off');

const Key = z
  .string()
  .trim()
  .min(1)
  .max(128)
  .regex(/\p{L}|\p{N}/u, 'must hold a letter or a digit');
const Word = z.string().trim().min(2).max(128);

const TokenizedKey = z.union([
  Key.transform((key) => ({ key, as: 'ID' as const })),
  z.strictObject({ key: Key, as: PrivacyType.default('ID') }),
]);

const PatternRule = z.strictObject({
  name: z.string().trim().min(1).max(60),
  /** In the syntax of RE2. */
  match: z.string().min(1).max(300),
  as: PrivacyType.default('ID'),
});

const rules = {
  level: Level.optional(),
  keys: z
    .strictObject({
      /** Values never leave, not even as a token. */
      scrub: z.array(Key).max(200).default([]),
      /** Values become tokens. */
      tokenize: z.array(TokenizedKey).max(200).default([]),
      /** The name of the key alone is no reason to hide its value. */
      allow: z.array(Key).max(200).default([]),
    })
    .prefault({}),
  patterns: z.array(PatternRule).max(50).default([]),
  /** Words that may leave as they are. */
  allow: z.array(Word).max(2000).default([]),
};

/** The rules of one dataset come on top of those for all. */
export const PrivacyDatasetRules = z.strictObject(rules);
export type PrivacyDatasetRules = z.infer<typeof PrivacyDatasetRules>;

export const PrivacyRules = z.strictObject({
  version: z.literal(1, 'must be 1').optional(),
  ...rules,
  datasets: z.record(z.string().min(1).max(128), PrivacyDatasetRules).default({}),
});
export type PrivacyRules = z.infer<typeof PrivacyRules>;

/** Rules as text, YAML or JSON. */
const RulesText = z.string().max(100_000);

export const PrivacyRulesView = z.object({
  /** As it was saved on the page; empty when nothing was. */
  text: z.string(),
  /** The operator's file, which holds too and can only be changed on the server. */
  file: z.object({ name: z.string(), text: z.string() }).optional(),
  /** Changes with every rule; a part of the key of cached answers. */
  version: z.string(),
  level: Level,
  /** What holds now, from file and page together. */
  counts: z.object({ keys: z.number(), patterns: z.number(), words: z.number(), datasets: z.number() }),
});
export type PrivacyRulesView = z.infer<typeof PrivacyRulesView>;

export const PrivacyRulesRequest = z.strictObject({ text: RulesText });
export type PrivacyRulesRequest = z.infer<typeof PrivacyRulesRequest>;

export const PrivacyPreviewRequest = z.strictObject({
  /** An object or a list is a tree of JSON, a string is text. */
  record: z.unknown().refine((record) => record !== undefined && record !== null, 'must be there'),
  /** Instead of the rules that were saved on the page; the operator's file holds in any case. */
  rules: RulesText.optional(),
  /** Whose rules hold; the strictest level of all when absent. */
  dataset: z.string().min(1).max(128).optional(),
});
export type PrivacyPreviewRequest = z.infer<typeof PrivacyPreviewRequest>;

/** Half-open, in UTF-16 code units. */
const Span = z.tuple([z.number(), z.number()]);

/** One hidden place: where it stands in the text that leaves, and where in the original when that is known. */
export const PrivacyMark = z.object({
  token: z.string(),
  reason: z.string(),
  sent: Span,
  original: Span.optional(),
});
export type PrivacyMark = z.infer<typeof PrivacyMark>;

export const PrivacyPreview = z.object({
  /** The record in the form that `sent` has: keys sorted, invisible characters gone. */
  original: z.string(),
  /** The exact text that a model would get of this record; empty when it is held back. */
  sent: z.string(),
  bytes: z.number(),
  sha256: z.string(),
  marks: z.array(PrivacyMark),
  hidden: z.array(HiddenValue),
  legend: z.array(z.string()),
  level: Level,
  verdict: z.enum(['passed', 'blocked']),
  blockedBecause: z.array(z.string()),
});
export type PrivacyPreview = z.infer<typeof PrivacyPreview>;

export const PrivacyTryRequest = z.strictObject({
  rules: RulesText,
  /** The last hour when absent. */
  timeframe: Timeframe.optional(),
  /** How many of the newest events are looked at. */
  limit: z.number().int().min(1).max(500).default(200),
});
export type PrivacyTryRequest = z.infer<typeof PrivacyTryRequest>;

/** A value as it leaves without the rule and with it. */
export const PrivacyExample = z.object({
  eventId: z.string(),
  /** Where it stands in the event. */
  path: z.string(),
  original: z.string(),
  before: z.string(),
  after: z.string(),
});

export const PrivacyRuleEffect = z.object({
  /** Where the rule stands, such as `patterns.0`. */
  path: z.string(),
  rule: z.string(),
  /** Events and values in them that leave in another form because of this rule alone. */
  events: z.number(),
  values: z.number(),
  examples: z.array(PrivacyExample),
});
export type PrivacyRuleEffect = z.infer<typeof PrivacyRuleEffect>;

export const PrivacyTryAnswer = z.object({
  timeframe: Timeframe,
  /** Events that were looked at. */
  events: z.number(),
  /** False when there were more events or rules than the time allowed. */
  complete: z.boolean(),
  /** Events that all rules together would change; those that the last check would hold back. */
  changed: z.number(),
  blocked: z.number(),
  effects: z.array(PrivacyRuleEffect),
});
export type PrivacyTryAnswer = z.infer<typeof PrivacyTryAnswer>;
