/** The door to a model: sealed text in, text deltas and calls of tools out. Raw text does not compile. */
import { createAnthropic } from '@ai-sdk/anthropic';
import { createOpenAI } from '@ai-sdk/openai';
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { jsonSchema, type LanguageModel, type ModelMessage, streamText, type ToolSet, tool } from 'ai';
import type { ModelSettings } from '../explainer.js';
import { ThoughtFilter } from '../stream/thought-filter.js';
import { ProviderFailure, reasonOf, refusesTools } from './failure.js';
import { retryingFetch, waitFor } from './retrying-fetch.js';
import type { OfferedTool, SealedConversation, SealedMessage, SealedPrompt } from './sealed.js';

// The SDK prints warnings about settings to the console unless told not to; the program has its own log.
Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false });

const MAX_OUTPUT_TOKENS = 4_000;
const DEFAULT_BASE_URLS = { openai: 'https://api.openai.com/v1', anthropic: 'https://api.anthropic.com/v1' } as const;
const AZURE = /\.(?:openai|cognitiveservices|services\.ai)\.azure\.com$/;
/** Shown in the preview when no model is configured. */
export const PLACEHOLDER_MODEL = 'no-model-configured';

export type ModelPart =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'end'; readonly inputTokens?: number; readonly outputTokens?: number };

/** `input` is whatever the model wrote, in tokens; undefined when it is no JSON. */
export type TurnPart = ModelPart | { readonly type: 'call'; readonly name: string; readonly input: unknown };

export interface ModelClient {
  /** Ends with one `end`, or raises ProviderFailure, which holds a reason and nothing else. */
  stream(prompt: SealedPrompt, signal: AbortSignal): AsyncIterable<ModelPart>;
  /** One turn of a conversation: text, or calls of tools that whoever asks answers in the next turn. Ends as above. */
  converse(conversation: SealedConversation, signal: AbortSignal): AsyncIterable<TurnPart>;
}

/** The address that requests go to, without its query; undefined when there is none (`none`, or a compatible provider without one). */
export function baseUrlOf(settings: ModelSettings): string | undefined {
  const given = settings.baseUrl
    ?.trim()
    .replace(/[?#].*$/, '')
    .replace(/\/+$/, '');
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

/** A third of a small window is left for the answer. Unit: tokens. */
export const maxOutputTokens = ({ contextTokens }: ModelSettings): number =>
  contextTokens === undefined ? MAX_OUTPUT_TOKENS : Math.min(MAX_OUTPUT_TOKENS, Math.floor(contextTokens / 3));

/** `fetch` is the egress; no other one is ever given to the SDK. Raises nothing itself. */
export function createModelClient(
  settings: ModelSettings,
  options: { readonly fetch: typeof fetch; readonly maxRetries: number; readonly random?: () => number },
): ModelClient {
  const send = retryingFetch(options.fetch, {
    maxRetries: options.maxRetries,
    random: options.random ?? Math.random,
    wait: waitFor,
  });
  const most = maxOutputTokens(settings);
  return {
    async *stream(prompt, signal) {
      yield* streamFrom(languageModel(settings, send), prompt, signal, most);
    },
    async *converse(conversation, signal) {
      yield* turnFrom(languageModel(settings, send), conversation, signal, most);
    },
  };
}

function languageModel(settings: ModelSettings, fetch: EgressFetch): LanguageModel {
  const baseURL = baseUrlOf(settings);
  if (baseURL === undefined) throw new ProviderFailure('unconfigured');
  // The SDK would read a missing key from the environment, which only the server's configuration may do.
  const apiKey = settings.apiKey ?? 'none';
  const key = azureKey(settings, baseURL);
  if (settings.provider === 'openai' || (settings.provider === 'openai-compatible' && settings.api === 'responses')) {
    const openai = createOpenAI({ baseURL, apiKey, fetch, ...key });
    const api = settings.api ?? (settings.baseUrl === undefined ? 'responses' : 'chat');
    return api === 'responses' ? openai.responses(settings.model) : openai.chat(settings.model);
  }
  switch (settings.provider) {
    case 'openai-compatible':
      return createOpenAICompatible({
        name: 'openai-compatible',
        baseURL,
        fetch,
        includeUsage: true,
        ...queryOf(settings),
        ...key,
        ...(settings.apiKey === undefined ? {} : { apiKey: settings.apiKey }),
      }).chatModel(settings.model);
    case 'anthropic':
      return createAnthropic({ baseURL, apiKey, fetch })(settings.model);
    case 'none':
      throw new ProviderFailure('unconfigured');
  }
}
type EgressFetch = typeof fetch;

/** Azure's deployments want `?api-version=…` with every request. */
function queryOf({ baseUrl = '' }: ModelSettings): { readonly queryParams?: Record<string, string> } {
  const query = Object.fromEntries(new URLSearchParams(/\?([^#]*)/.exec(baseUrl)?.[1] ?? ''));
  return Object.keys(query).length === 0 ? {} : { queryParams: query };
}

/** Azure takes a resource's key in a header of its own. */
const azureKey = ({ apiKey }: ModelSettings, baseUrl: string): { readonly headers?: Record<string, string> } =>
  apiKey === undefined || !AZURE.test(new URL(baseUrl).hostname) ? {} : { headers: { 'api-key': apiKey } };

/** The stream of one call to any model of the SDK; exported for tests with a model of their own. */
export async function* streamFrom(
  model: LanguageModel,
  prompt: SealedPrompt,
  signal: AbortSignal,
  outputTokens: number = MAX_OUTPUT_TOKENS,
): AsyncGenerator<ModelPart> {
  const { system, user } = prompt;
  const messages: readonly SealedMessage[] = [{ role: 'user', text: user }];
  // Without tools there is nothing to call; a call that comes all the same is no answer.
  for await (const part of turnFrom(model, { system, messages, tools: [] }, signal, outputTokens)) {
    if (part.type === 'call') throw new ProviderFailure('cut-off');
    yield part;
  }
}

/** One turn of any model of the SDK; exported for tests with a model of their own. */
export async function* turnFrom(
  model: LanguageModel,
  { system, messages, tools }: SealedConversation,
  signal: AbortSignal,
  outputTokens: number = MAX_OUTPUT_TOKENS,
): AsyncGenerator<TurnPart> {
  const result = streamText({
    model,
    system,
    messages: messages.map(messageOf),
    ...(tools.length === 0 ? {} : { tools: toolsOf(tools) }),
    maxOutputTokens: outputTokens,
    // Retries are the egress's: each of them is in the ledger.
    maxRetries: 0,
    abortSignal: signal,
    experimental_telemetry: { isEnabled: false },
    // Without it OpenAI keeps requests of the Responses API for later retrieval.
    providerOptions: { openai: { store: false } },
    // The default prints the error, and the error holds the prompt.
    onError: () => undefined,
  });
  const thoughts = new ThoughtFilter();
  for await (const part of result.fullStream) {
    switch (part.type) {
      case 'text-delta': {
        const text = thoughts.push(part.text);
        if (text !== '') yield { type: 'text', text };
        break;
      }
      case 'tool-call':
        yield { type: 'call', name: part.toolName, input: part.input };
        break;
      case 'error':
        throw new ProviderFailure(tools.length > 0 && refusesTools(part.error) ? 'no-tools' : reasonOf(part.error));
      case 'abort':
        throw new ProviderFailure('cut-off');
      case 'finish': {
        if (part.finishReason === 'content-filter') throw new ProviderFailure('refused');
        const mayCall = tools.length > 0 && part.finishReason === 'tool-calls';
        if (part.finishReason !== 'stop' && !mayCall) throw new ProviderFailure('cut-off');
        const rest = thoughts.end();
        if (rest !== '') yield { type: 'text', text: rest };
        const { inputTokens, outputTokens: written } = part.totalUsage;
        yield {
          type: 'end',
          ...(inputTokens === undefined ? {} : { inputTokens }),
          ...(written === undefined ? {} : { outputTokens: written }),
        };
        break;
      }
      default: // Reasoning, sources and files are never shown.
    }
  }
}

function messageOf(message: SealedMessage): ModelMessage {
  switch (message.role) {
    case 'user':
      return { role: 'user', content: message.text };
    case 'assistant': {
      const calls = message.calls.map(({ id, name, arguments: input }) => ({
        type: 'tool-call' as const,
        toolCallId: id,
        toolName: name,
        input: JSON.parse(input) as unknown,
      }));
      const text = message.text === undefined ? [] : [{ type: 'text' as const, text: message.text }];
      return { role: 'assistant', content: [...text, ...calls] };
    }
    case 'tool': {
      const { call, result } = message;
      const output = { type: 'text' as const, value: result };
      return { role: 'tool', content: [{ type: 'tool-result', toolCallId: call.id, toolName: call.name, output }] };
    }
  }
}

/** Offered and not run by the SDK: what a model asks for is looked at by whoever asked it. */
const toolsOf = (tools: readonly OfferedTool[]): ToolSet =>
  Object.fromEntries(
    tools.map(({ name, description, parameters }) => [
      name,
      tool({ description, inputSchema: jsonSchema(structuredClone(parameters) as Parameters<typeof jsonSchema>[0]) }),
    ]),
  );
