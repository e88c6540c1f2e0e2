/** What a workspace allows a model to do and to cost, and what was spent of it. */
import { z } from 'zod';

/** Dollars for a million tokens. */
export const AiPrice = z.object({
  inputUsdPerMillion: z.number().nonnegative().max(10_000),
  outputUsdPerMillion: z.number().nonnegative().max(10_000),
});
export type AiPrice = z.infer<typeof AiPrice>;

/** A day is one of UTC. An absent limit is none; a limit of 0 lets no call through. */
export const AiSettings = z.object({
  /** Off: the narrator answers, and nothing leaves for a model. */
  enabled: z.boolean().default(true),
  dailyUsd: z.number().nonnegative().max(1_000_000).optional(),
  dailyTokens: z.number().int().nonnegative().max(1_000_000_000_000).optional(),
  /** Takes the place of the price list, or names the price of a model that is not in it. */
  price: AiPrice.optional(),
});
export type AiSettings = z.infer<typeof AiSettings>;

/** Tokens and dollars of one or several calls; what the provider did not tell or no price is known for is absent. */
export const Usage = z.object({
  calls: z.number().int(),
  inputTokens: z.number().optional(),
  outputTokens: z.number().optional(),
  costUsd: z.number().optional(),
});
export type Usage = z.infer<typeof Usage>;

export const AiSettingsView = z.object({
  settings: AiSettings,
  provider: z.string(),
  model: z.string().optional(),
  /** Absent when the price of the model is not known. */
  price: AiPrice.extend({
    source: z.enum(['settings', 'list']),
    /** The day on which the list was read; absent for a price of the settings. */
    asOf: z.string().optional(),
  }).optional(),
  today: Usage.extend({
    /** Calls whose cost is not known: they are in `calls`, and not in `costUsd`. */
    unpriced: z.number().int(),
  }),
});
export type AiSettingsView = z.infer<typeof AiSettingsView>;

/** What a request is likely to cost, before it is sent; at most, because the answer may be shorter. */
export const Estimate = z.object({
  inputTokens: z.number(),
  maxOutputTokens: z.number(),
  /** Absent when the price of the model is not known. */
  maxCostUsd: z.number().optional(),
});
export type Estimate = z.infer<typeof Estimate>;
