/** What `explain` would send, made by the same prompt, client and inspection; nothing is connected. */
import { createHash } from 'node:crypto';
import type { Preview } from '@baselime-ai/contract';
import type { Anonymizer } from '../anonymize/index.js';
import { EngineError } from '../model/errors.js';
import type { ExplainRequest, ModelSettings } from './explainer.js';
import { buildPrompt, type Prompt } from './prompt/build-prompt.js';
import { promptOptions } from './prompt/prompt-options.js';
import { createCapture } from './providers/egress.js';
import { baseUrlOf, createModelClient, previewSettings } from './providers/model-client.js';
import type { Spending } from './spending/spending.js';

/** The preview; with verdict `blocked` and an empty body when the seal or the guard would stop the request. */
export async function previewRequest(
  { model: settings, spending }: { readonly model: ModelSettings; readonly spending: Spending },
  request: ExplainRequest,
  anonymizer: Anonymizer,
): Promise<Preview> {
  const shown = previewSettings(settings);
  const baseUrl = baseUrlOf(shown);
  if (baseUrl === undefined) throw new EngineError('EXPLAIN_PROVIDER_UNCONFIGURED', 'The model has no address.');
  const common = { provider: shown.provider, model: shown.model };
  let prompt: Prompt;
  try {
    prompt = buildPrompt(request.analysis, anonymizer, promptOptions(request, shown));
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    return {
      ...common,
      ...nothing(baseUrl),
      ...facts(anonymizer),
      verdict: 'blocked',
      blockedBecause: [error.publicMessage],
    };
  }
  const capture = createCapture({ anonymizer, baseUrl, model: shown.model });
  const signal = request.signal ?? new AbortController().signal;
  try {
    for await (const _part of createModelClient(shown, { fetch: capture.fetch, maxRetries: 0 }).stream(prompt, signal));
  } catch (error) {
    // The capture answers with an empty stream, which some providers call a failure; only a capture counts.
    if (capture.captured() === undefined) throw error;
  }
  const captured = capture.captured();
  if (captured === undefined) throw new EngineError('INTERNAL', 'The request for the preview was not made.');
  const { method, url, body, bytes, sha256 } = captured.request;
  const blocked = captured.because.length > 0;
  const characters = prompt.system.length + prompt.user.length;
  const wouldSend = !blocked && settings.provider !== 'none';
  return {
    ...common,
    ...(blocked ? nothing(url) : { method, url, body, bytes, sha256 }),
    ...facts(anonymizer),
    verdict: blocked ? 'blocked' : 'passed',
    blockedBecause: [...captured.because],
    ...(wouldSend ? { estimate: await spending.estimate(request.workspaceId, characters) } : {}),
    ...(prompt.leftOut.length === 0 ? {} : { leftOut: [...prompt.leftOut] }),
  };
}

const facts = (anonymizer: Anonymizer): Pick<Preview, 'hidden' | 'legend'> => ({
  hidden: [...anonymizer.report()],
  legend: [...anonymizer.legend()],
});

const nothing = (url: string): Pick<Preview, 'method' | 'url' | 'body' | 'bytes' | 'sha256'> => ({
  method: 'POST',
  url,
  body: '',
  bytes: 0,
  sha256: createHash('sha256').update('').digest('hex'),
});
