/** The stage itself: the model when it may and can, the narrator whenever it may not or cannot. */
import type { AiPrice, AnswerEvent } from '@baselime-ai/contract';
import type { Anonymizer } from '../anonymize/index.js';
import { EngineError } from '../model/errors.js';
import type { CachedAnswer } from '../store/workspace-store.js';
import { type ByNarrator, begin, byNarrator, NARRATOR, withoutModel } from './begin-answer.js';
import { cacheKey } from './cache-key.js';
import { checkSentences, factsOf } from './check/check-sentences.js';
import { CircuitBreaker } from './circuit-breaker.js';
import { DEFAULT_DEADLINES } from './deadlines.js';
import type { Explainer, ExplainRequest } from './explainer.js';
import type { ExplainerOptions } from './explainer-options.js';
import { errorName, finished, remember, saved, type Worded } from './finish-answer.js';
import { askModel, findCached, type ModelOutcome, type ModelTry, replay } from './model-answer.js';
import { narrate } from './narrator/narrate.js';
import { textDeltas } from './narrator/text-deltas.js';
import { previewRequest } from './preview.js';
import { buildPrompt } from './prompt/build-prompt.js';
import { narratorNote } from './prompt/language.js';
import { promptOptions } from './prompt/prompt-options.js';
import { createEgress, type Egress } from './providers/egress.js';
import { FAILURE_NOTES, isOfProvider } from './providers/failure.js';
import { baseUrlOf, createModelClient } from './providers/model-client.js';
import { type Admission, Spending } from './spending/spending.js';

type Plan =
  | ByNarrator
  | { readonly type: 'cached'; readonly attempt: ModelTry; readonly cached: CachedAnswer }
  | { readonly type: 'live'; readonly attempt: ModelTry; readonly key: string; readonly admission: Admitted };
type Admitted = Extract<Admission, { admitted: true }>;

type Options = ExplainerOptions & { readonly spending: Spending };

/** The explain stage. Nothing is read or connected before the first request. */
export function createExplainer(given: ExplainerOptions): Explainer {
  const spending = given.spending ?? new Spending(given.workspace, given.model, given.clock);
  const options: Options = { ...given, spending };
  const { failuresToOpen = 3, restMs = 60_000 } = given.breaker ?? {};
  const breaker = given.circuit ?? new CircuitBreaker(given.clock, failuresToOpen, restMs);
  return {
    begin: (workspaceId, opening) => begin(options, workspaceId, opening),
    explain: (request) => explain(options, breaker, request),
    preview: async (request) =>
      previewRequest(options, request, await options.newAnonymizer(request.analysis, request.workspaceId)),
  };
}

async function* explain(
  options: Options,
  breaker: CircuitBreaker,
  request: ExplainRequest,
): AsyncGenerator<AnswerEvent> {
  const startedMs = options.clock.monotonicMs();
  const { begun } = request;
  const id = begun?.id ?? options.newId();
  let plan: Plan | undefined;
  try {
    plan = begun?.by === 'narrator' ? byNarrator(begun.note) : await planFor(options, breaker, request);
    const engine = plan.type === 'narrator' ? NARRATOR : options.model.model;
    if (begun?.by !== 'narrator') yield { type: 'answer-start', id, engine, cached: plan.type === 'cached' };
    for (const finding of request.analysis.findings)
      if (begun?.findings.has(finding.id) !== true) yield { type: 'finding-added', finding };
    if (plan.type !== 'narrator') yield { type: 'cause-found', text: narrate(request.analysis).summary };
    const worded =
      plan.type === 'narrator'
        ? yield* narrated(request, plan.note)
        : yield* modelled(options, breaker, request, plan, id);
    if (worded === undefined || request.signal?.aborted === true) {
      yield CANCELLED;
      return;
    }
    for (const check of worded.checks) yield { type: 'citation-checked', check };
    const explanation = finished(options, request, worded, {
      id,
      elapsedMs: options.clock.monotonicMs() - startedMs + (request.waitedMs ?? 0),
    });
    if (plan.type !== 'narrator') {
      const { anonymizer, prompt } = plan.attempt;
      options.conversations?.keep(request.workspaceId, id, { anonymizer, marks: prompt.marks });
    }
    yield { type: 'answer-end', explanation: await saved(options, request, explanation) };
  } catch (error) {
    if (request.signal?.aborted === true) {
      yield CANCELLED;
      return;
    }
    options.logger.error('explain failed', {
      id,
      reason: error instanceof EngineError ? error.code : errorName(error),
    });
    yield failure(error);
  } finally {
    // Also when the reader left before the call was made.
    if (plan?.type === 'live') plan.admission.release();
  }
}

/** The last event of an answer whose reader left. */
export const CANCELLED: AnswerEvent = {
  type: 'answer-error',
  code: 'EXPLAIN_CANCELLED',
  message: 'The answer was cancelled.',
};
const failure = (error: unknown): AnswerEvent =>
  error instanceof EngineError
    ? { type: 'answer-error', code: error.code, message: error.publicMessage }
    : { type: 'answer-error', code: 'INTERNAL', message: 'The answer failed on our side; ask again.' };

/** Who will answer, before anything is sent: prompt and cache are looked at here. */
async function planFor(options: Options, breaker: CircuitBreaker, request: ExplainRequest): Promise<Plan> {
  const { model, workspace, logger, spending } = options;
  // Without a finding there is nothing to word, and a model would only be tempted to find something.
  if (request.analysis.findings.length === 0) return { type: 'narrator' };
  try {
    const without = await withoutModel(options, request.workspaceId);
    if (without !== undefined) return without;
    const anonymizer = await options.newAnonymizer(request.analysis, request.workspaceId);
    const prompt = buildPrompt(request.analysis, anonymizer, promptOptions(request, model));
    const key = cacheKey(model.model, anonymizer.rulesVersion, prompt);
    const attempt: ModelTry = { request, prompt, anonymizer };
    const cached =
      request.regenerate === true ? undefined : await findCached(workspace.cache, request.workspaceId, key);
    if (cached !== undefined) return { type: 'cached', attempt, cached };
    if (breaker.isOpen()) return { type: 'narrator', note: FAILURE_NOTES.resting };
    const admission = await spending.admit(request.workspaceId, prompt.system.length + prompt.user.length);
    return admission.admitted
      ? { type: 'live', attempt, key, admission }
      : { type: 'narrator', note: admission.because };
  } catch (error) {
    // Fails closed: whatever went wrong while hiding, nothing is sent.
    logger.warn('prompt not sealed', { reason: error instanceof EngineError ? error.code : errorName(error) });
    const isStore = error instanceof EngineError && error.code === 'STORE_UNAVAILABLE';
    return { type: 'narrator', note: FAILURE_NOTES[isStore ? 'ledger' : 'blocked'] };
  }
}

/** The analysis begins with what was told before; should it ever not, the reader is not left with both. */
const FURTHER = 'What was counted since tells more than the request itself.';

async function* narrated(request: ExplainRequest, note?: string): AsyncGenerator<AnswerEvent, Worded> {
  const sections = narrate(request.analysis);
  const told = request.begun?.by === 'narrator' ? request.begun.text : '';
  const stands = sections.summary.startsWith(told);
  if (!stands) yield { type: 'answer-restart', engine: NARRATOR, because: FURTHER };
  yield* textDeltas(sections, stands ? told : '');
  const notes = [note, narratorNote(request.language)].filter((part) => part !== undefined);
  return {
    engine: NARRATOR,
    sections,
    checks: checkSentences(sections, factsOf(request.analysis, request.question)),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

async function* modelled(
  options: ExplainerOptions,
  breaker: CircuitBreaker,
  request: ExplainRequest,
  plan: Exclude<Plan, { type: 'narrator' }>,
  id: string,
): AsyncGenerator<AnswerEvent, Worded | undefined> {
  if (plan.type === 'cached') {
    const outcome = yield* replay(plan.attempt, plan.cached);
    if (outcome.type !== 'answered') return yield* restarted(request, outcome);
    return { ...wordedBy(options, outcome), cachedAt: plan.cached.createdAt };
  }
  const { fetch = globalThis.fetch, maxRetries = 1, model } = options;
  const { price, release } = plan.admission;
  const egress = egressFor(options, request, plan.attempt.anonymizer, { id, fetch, price });
  const client = createModelClient(model, { fetch: egress.fetch, maxRetries });
  const deadlines = { ...DEFAULT_DEADLINES, ...options.deadlines };
  const outcome = yield* askModel(plan.attempt, client, egress, deadlines);
  // The ledger has been told: askModel settles on every way out.
  release();
  const [receiptId, usage] = [egress.receiptId(), egress.usage()];
  const receipt = { ...(receiptId === undefined ? {} : { receiptId }), ...(usage === undefined ? {} : { usage }) };
  if (outcome.type === 'answered') {
    breaker.succeeded();
    await remember(options, request, plan.key, outcome.text);
    return { ...wordedBy(options, outcome), ...receipt };
  }
  if (outcome.type === 'failed') {
    if (isOfProvider(outcome.reason)) breaker.failed();
    options.logger.warn('model answer not used', { id, reason: outcome.reason });
  }
  const narrator = yield* restarted(request, outcome);
  return narrator === undefined ? undefined : { ...narrator, ...receipt };
}

/** The narrator takes over where the model failed; undefined when the reader has gone. */
async function* restarted(
  request: ExplainRequest,
  outcome: Exclude<ModelOutcome, { type: 'answered' }>,
): AsyncGenerator<AnswerEvent, Worded | undefined> {
  if (outcome.type === 'cancelled') return undefined;
  yield { type: 'answer-restart', engine: NARRATOR, because: outcome.note };
  return yield* narrated(request, outcome.note);
}

const wordedBy = (options: ExplainerOptions, outcome: Extract<ModelOutcome, { type: 'answered' }>): Worded => ({
  engine: options.model.model,
  sections: outcome.sections,
  checks: outcome.checks,
  ...(outcome.note === undefined ? {} : { note: outcome.note }),
});

function egressFor(
  options: ExplainerOptions,
  request: ExplainRequest,
  anonymizer: Anonymizer,
  call: { readonly id: string; readonly fetch: typeof fetch; readonly price: AiPrice | undefined },
): Egress {
  const { model, workspace, clock, newId } = options;
  return createEgress({
    anonymizer,
    ledger: workspace.ledger,
    clock,
    newId,
    workspaceId: request.workspaceId,
    actor: request.actor,
    explanationId: call.id,
    provider: model.provider,
    model: model.model,
    baseUrl: baseUrlOf(model) ?? '',
    fetch: call.fetch,
    price: call.price,
  });
}
