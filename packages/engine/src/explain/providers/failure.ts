/** Why a model did not answer, without a word of the prompt, the answer, an address or a key. */
import { APICallError, RetryError } from 'ai';
import { EngineError } from '../../model/errors.js';

export type FailureReason =
  | 'unconfigured'
  | 'busy'
  | 'rejected-key'
  | 'rejected-request'
  | 'no-tools'
  | 'provider-error'
  | 'unreachable'
  | 'slow-start'
  | 'slow'
  | 'cut-off'
  | 'refused'
  | 'blocked'
  | 'resting'
  | 'ledger';

/** Failures that say something about the provider, and not about this one request. */
const OF_PROVIDER: readonly string[] = ['busy', 'provider-error', 'unreachable', 'slow-start', 'slow', 'rejected-key'];
export const isOfProvider = (reason: string): boolean => OF_PROVIDER.includes(reason);

export class ProviderFailure extends Error {
  override readonly name = 'ProviderFailure';

  constructor(readonly reason: FailureReason) {
    super(`the model did not answer: ${reason}`);
  }
}

/** The reason behind whatever the SDK raised. The error itself holds the whole request, so it goes no further. */
export function reasonOf(error: unknown): FailureReason {
  if (error instanceof ProviderFailure) return error.reason;
  if (error instanceof EngineError) {
    if (error.code === 'EXPLAIN_EGRESS_BLOCKED' || error.code === 'ANONYMIZE_LEAK_DETECTED') return 'blocked';
    if (error.code === 'STORE_UNAVAILABLE') return 'ledger';
  }
  if (RetryError.isInstance(error)) return reasonOf(error.lastError);
  if (!APICallError.isInstance(error)) return 'provider-error';
  const status = error.statusCode;
  if (status === undefined) return 'unreachable';
  if (status === 429 || status === 503 || status === 529) return 'busy';
  if (status === 401 || status === 403) return 'rejected-key';
  if (status >= 400 && status < 500) return 'rejected-request';
  return 'provider-error';
}

const OF_TOOLS = /\btools?\b|tool_choice|function[ -_]?call/i;
const REFUSES = /not support|unsupported|that support|not permitted|not allowed|not enabled|not available|requires --/i;

/**
 * Whether a request was refused for the tools in it. The words are those of Ollama (`… does not support tools`), vLLM
 * (`tool choice requires --enable-auto-tool-choice`), llama.cpp (`Unsupported param: tools`, `requires --jinja`), of
 * servers with a strict schema (`Extra inputs are not permitted`) and of OpenRouter (`No endpoints found that support
 * tool use`). A wrong guess costs one more request.
 */
export function refusesTools(error: unknown): boolean {
  if (!APICallError.isInstance(error)) return false;
  const { statusCode = 0, responseBody = '', message } = error;
  const said = `${message}\n${responseBody.slice(0, 4_000)}`;
  return [400, 404, 422, 500, 501].includes(statusCode) && OF_TOOLS.test(said) && REFUSES.test(said);
}

/** The sentence for the reader. */
export const FAILURE_NOTES: Readonly<Record<FailureReason, string>> = {
  unconfigured: 'The model has no key or no address, so the narrator worded the findings.',
  busy: 'The model was busy or its quota is used up, so the narrator worded the findings.',
  'rejected-key': 'The model refused the configured key, so the narrator worded the findings.',
  'rejected-request':
    'The model did not accept the request, so the narrator worded the findings; check the name of the model.',
  'no-tools': 'The model takes no tools, so the narrator worded the findings.',
  'provider-error': 'The model failed with an error of its own, so the narrator worded the findings.',
  unreachable: 'The model could not be reached, so the narrator worded the findings.',
  'slow-start': 'The model did not start to answer in time, so the narrator worded the findings.',
  slow: 'The model did not finish in time, so the narrator worded the findings.',
  'cut-off': 'The answer of the model broke off, so the narrator worded the findings.',
  refused: 'The model declined to answer, so the narrator worded the findings.',
  blocked: 'The privacy check stopped the request before anything was sent, so the narrator worded the findings.',
  resting:
    'The model failed several times in a row and is left alone for a moment, so the narrator worded the findings.',
  ledger: 'The request could not be entered into the ledger, so nothing was sent and the narrator worded the findings.',
};
