/**
 * List prices of models, in US dollars for a million tokens, without discounts for cached or batched input.
 * Sources: the pricing pages of OpenAI (developers.openai.com/api/docs/pricing) and Anthropic (claude.com/pricing), as
 * published on PRICES_AS_OF. What is not listed is unknown; a workspace can name its own price in its settings.
 */
import type { AiPrice } from '@baselime-ai/contract';
import type { ModelSettings } from '../explainer.js';
import { baseUrlOf } from '../providers/model-client.js';

export const PRICES_AS_OF = '2026-11-05';

/** By the name without the date that vendors put behind it. */
const LIST: Readonly<
  Record<'openai' | 'anthropic', Readonly<Record<string, readonly [input: number, output: number]>>>
> = {
  openai: {
    'gpt-4.1': [2, 8],
    'gpt-4.1-mini': [0.4, 1.6],
    'gpt-4.1-nano': [0.1, 0.4],
    'gpt-4o': [2.5, 10],
    'gpt-4o-mini': [0.15, 0.6],
    'gpt-5': [1.25, 10],
    'gpt-5-mini': [0.25, 2],
    'gpt-5-nano': [0.05, 0.4],
    'gpt-5.4': [2.5, 15],
    'gpt-5.4-mini': [0.75, 4.5],
    'gpt-5.4-nano': [0.2, 1.25],
    'gpt-5.5': [5, 30],
    o3: [2, 8],
    'o4-mini': [1.1, 4.4],
  },
  anthropic: {
    'claude-haiku-4-5': [1, 5],
    'claude-sonnet-4': [3, 15],
    'claude-sonnet-4-5': [3, 15],
    'claude-sonnet-4-6': [3, 15],
    'claude-sonnet-5': [2, 10],
    'claude-opus-4-1': [15, 75],
    'claude-opus-4-5': [5, 25],
    'claude-opus-4-6': [5, 25],
    'claude-opus-4-7': [5, 25],
  },
};

/** Whose price it is: a server of one's own may call its model like anybody's. */
const VENDORS = [
  ['openai', /^api\.openai\.com$|\.openai\.azure\.com$/],
  ['anthropic', /^api\.anthropic\.com$/],
] as const;

/** Undefined when the price is not known, which is never the same as 0. */
export function listPrice(settings: ModelSettings): AiPrice | undefined {
  const baseUrl = baseUrlOf(settings);
  if (settings.provider === 'none' || baseUrl === undefined) return undefined;
  const { hostname } = new URL(baseUrl);
  const vendor = VENDORS.find(([, host]) => host.test(hostname))?.[0];
  if (vendor === undefined) return undefined;
  const name = settings.model.toLowerCase().replace(/-(?:\d{8}|\d{4}-\d{2}-\d{2}|latest)$/, '');
  const [input, output] = (Object.hasOwn(LIST[vendor], name) ? LIST[vendor][name] : undefined) ?? [];
  return input === undefined || output === undefined
    ? undefined
    : { inputUsdPerMillion: input, outputUsdPerMillion: output };
}

/** Dollars of a call; undefined when its price or its tokens are not known. */
export function costUsd(
  price: AiPrice | undefined,
  tokens: { readonly inputTokens?: number | undefined; readonly outputTokens?: number | undefined },
): number | undefined {
  const { inputTokens, outputTokens } = tokens;
  if (price === undefined || inputTokens === undefined || outputTokens === undefined) return undefined;
  const micros = inputTokens * price.inputUsdPerMillion + outputTokens * price.outputUsdPerMillion;
  return Number((micros / 1e6).toPrecision(6));
}
