/** The door to a model: sealed text in, text deltas out. Raw text does not compile. */
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { type LanguageModel, streamText } from 'ai';
import type { SafeText } from '../../anonymize/index.js';
import type { ModelSettings } from '../explainer.js';
import { ProviderFailure, reasonOf } from './failure.js';

// The SDK prints warnings about settings to the console unless told not to; the program has its own log.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

const MAX_OUTPUT_TOKENS = 4_000;
const DEFAULT_BASE_URLS = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com/v1' } as const;
/** Shown in the preview when no model is configured. */
export const PLACEHOLDER_MODEL = 'no-model-configured';

export interface SealedPrompt {
  readonly system: SafeText;
  readonly user: SafeText;
}

export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly inputTokens?: number; readonly outputTokens?: number };

export interface ModelClient {
  /** Ends with one `end`, or raises ProviderFailure, which holds a reason and nothing else. */
  stream(prompt: SealedPrompt, signal: AbortSignal): AsyncIterable<ModelPart>;
}

/** The address that requests go to; undefined when there is none (`none`, or a compatible provider without one). */
export function baseUrlOf(settings: ModelSettings): string | undefined {
  const given = settings.baseUrl?.trim().replace(/\/+$/, '');
  if (given !== undefined && given !== '') return URL.canParse(given) ? given : undefined;
  return settings.provider === 'openai' || settings.provider === 'anthropic'
    ? DEFAULT_BASE_URLS[settings.provider]
    : undefined;
}

/** Host and port that requests go to, for the guard; undefined when no provider is configured. */
export function providerHost(settings: ModelSettings): string | undefined {
  const baseUrl = baseUrlOf(settings);
  return baseUrl === undefined ? undefined : new URL(baseUrl).host;
}

/** Whether a call can be tried at all: an address, a model name, and a key where the provider demands one. */
export function isUsable(settings: ModelSettings): boolean {
  if (settings.provider === 'none' || settings.model === '' || baseUrlOf(settings) === undefined) return false;
  const keyed = settings.provider === 'anthropic' || (settings.provider === 'openai' && settings.baseUrl === undefined);
  return !keyed || (settings.apiKey !== undefined && settings.apiKey !== '');
}

/** What the preview shows when no provider is configured: the request that the default one would get. */
export const previewSettings = (settings: ModelSettings): ModelSettings => {
  const shown = settings.provider === 'none' ? ({ provider: 'openai', model: '' } as const) : settings;
  return { ...shown, model: shown.model === '' ? PLACEHOLDER_MODEL : shown.model };
};

/** `fetch` is the egress; no other one is ever given to the SDK. Raises nothing itself. */
export function createModelClient(
  settings: ModelSettings,
  options: { readonly fetch: typeof fetch; readonly maxRetries: number },
): ModelClient {
  return {
    async *stream(prompt, signal) {
      yield* streamFrom(languageModel(settings, options.fetch), prompt, signal, options.maxRetries);
    },
  };
}

function languageModel(settings: ModelSettings, fetch: EgressFetch): LanguageModel {
  const baseURL = baseUrlOf(settings);
  if (baseURL === undefined) throw new ProviderFailure('unconfigured');
  // The SDK would read a missing key from the environment, which only the server's configuration may do.
  const apiKey = settings.apiKey ?? 'none';
  switch (settings.provider) {
    case 'openai': {
      const openai = createOpenAI({ baseURL, apiKey, fetch });
      return settings.baseUrl === undefined ? openai.responses(settings.model) : openai.chat(settings.model);
    }
    case 'openai-compatible':
      return createOpenAICompatible({
        name: 'openai-compatible',
        baseURL,
        fetch,
        includeUsage: true,
        ...(settings.apiKey === undefined ? {} : { apiKey: settings.apiKey }),
      }).chatModel(settings.model);
    case 'anthropic':
      return createAnthropic({ baseURL, apiKey, fetch })(settings.model);
    case 'none':
      throw new ProviderFailure('unconfigured');
  }
}
type EgressFetch = typeof fetch;

/** The stream of one call to any model of the SDK; exported for tests with a model of their own. */
export async function* streamFrom(
  model: LanguageModel,
  prompt: SealedPrompt,
  signal: AbortSignal,
  maxRetries: number,
): AsyncGenerator<ModelPart> {
  const result = streamText({
    model,
    system: prompt.system,
    prompt: prompt.user,
    maxOutputTokens: MAX_OUTPUT_TOKENS,
    maxRetries,
    abortSignal: signal,
    experimental_telemetry: { isEnabled: false },
    // Without it OpenAI keeps requests of the Responses API for later retrieval.
    providerOptions: { openai: { store: false } },
    // The default prints the error, and the error holds the prompt.
    onError: () => undefined,
  });
  for await (const part of result.fullStream) {
    switch (part.type) {
      case 'text-delta':
        yield { type: 'text', text: part.text };
        break;
      case 'error':
        throw new ProviderFailure(reasonOf(part.error));
      case 'abort':
        throw new ProviderFailure('cut-off');
      case 'finish': {
        if (part.finishReason === 'content-filter') throw new ProviderFailure('refused');
        if (part.finishReason !== 'stop') throw new ProviderFailure('cut-off');
        const { inputTokens, outputTokens } = part.totalUsage;
        yield {
          type: 'end',
          ...(inputTokens === undefined ? {} : { inputTokens }),
          ...(outputTokens === undefined ? {} : { outputTokens }),
        };
        break;
      }
      default: // Reasoning, sources, files and tool calls are never shown.
    }
  }
}
