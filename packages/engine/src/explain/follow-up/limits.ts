/** What one follow-up question may take. Hard: whatever the model does, it ends here. */
import type { Usage } from '@baselime-ai/contract';

export interface FollowUpLimits {
  readonly lookUps: number;
  readonly turns: number;
  /** Input and output of all turns together. */
  readonly tokens: number;
  readonly totalMs: number;
  /** Only where a price is known. */
  readonly usd: number;
}

export const FOLLOW_UP_LIMITS: FollowUpLimits = { lookUps: 8, turns: 6, tokens: 80_000, totalMs: 90_000, usd: 0.5 };

/** Why no further call may be made, as a sentence for the reader; undefined when it may. */
export function limitReached(limits: FollowUpLimits, turns: number, usage: Usage | undefined): string | undefined {
  const tokens = (usage?.inputTokens ?? 0) + (usage?.outputTokens ?? 0);
  if (turns >= limits.turns) return `The model did not come to an answer in ${limits.turns} turns`;
  if (tokens >= limits.tokens)
    return `The question used up the ${limits.tokens.toLocaleString('en-US')} tokens that one may take`;
  if ((usage?.costUsd ?? 0) >= limits.usd)
    return `The question used up the $${limits.usd.toFixed(2)} that one may cost`;
  return undefined;
}
