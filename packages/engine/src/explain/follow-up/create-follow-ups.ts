/** Follow-up questions: the model with look-ups when it may and can, the narrator with the same look-ups when not. */
import type {
  AiPrice,
  CheckedSentence,
  Explanation,
  FollowUp,
  FollowUpEvent,
  FollowUpRequest,
} from '@baselime-ai/contract';
import type { Analysis } from '../../analyze/analysis.js';
import { EngineError } from '../../model/errors.js';
import type { JsonObject } from '../../model/json.js';
import { toEpochMillis } from '../../model/units.js';
import { readNames } from '../../query/follow-up/names.js';
import { openPlace } from '../../query/follow-up/place.js';
import type { TelemetryReader } from '../../query/telemetry-reader.js';
import { checkSentences, factsOf } from '../check/check-sentences.js';
import { MAX_UNSUPPORTED_SHARE, weightOf } from '../check/judge-answer.js';
import type { CircuitBreaker } from '../circuit-breaker.js';
import { Cancelled, DEFAULT_DEADLINES } from '../deadlines.js';
import type { ExplainerOptions } from '../explainer-options.js';
import { errorName } from '../finish-answer.js';
import { isEnglish } from '../prompt/build-prompt.js';
import { windowOf } from '../prompt/prompt-options.js';
import { createEgress, type Egress } from '../providers/egress.js';
import { FAILURE_NOTES, isOfProvider } from '../providers/failure.js';
import { baseUrlOf, createModelClient, isUsable } from '../providers/model-client.js';
import { REFUSALS, type Spending } from '../spending/spending.js';
import { type AskOutcome, askWithLookUps } from './ask-with-look-ups.js';
import type { Conversation, Conversations } from './conversations.js';
import { type FollowUpPrompt, followUpPrompt } from './follow-up-prompt.js';
import { FOLLOW_UP_LIMITS, type FollowUpLimits } from './limits.js';
import type { Context } from './look-up.js';
import { lookUpNamed } from './look-ups/registry.js';
import { narrateFollowUp } from './narrate-follow-up.js';
import { planQuestion } from './plan-question.js';
import { Numbering, type Ran, runLookUp, unlessCancelled } from './run-look-up.js';

export interface FollowUpAsked {
  readonly workspaceId: string;
  readonly actor: string;
  readonly explanation: Explanation;
  readonly request: FollowUpRequest;
  readonly reader: TelemetryReader;
  readonly signal?: AbortSignal;
}

export interface FollowUps {
  /** Never throws: a failure is the last event, `answer-error`. Cancelling the signal ends the stream at once. */
  ask(asked: FollowUpAsked): AsyncIterable<FollowUpEvent>;
}

export interface FollowUpOptions extends ExplainerOptions {
  readonly spending: Spending;
  readonly circuit: CircuitBreaker;
  readonly conversations: Conversations;
  readonly limits?: Partial<FollowUpLimits>;
}

const NARRATOR = 'narrator';
const ENGLISH_ONLY = 'The narrator writes in English only.';
const NOT_SAVED = 'This answer could not be saved, so it is gone when the page is left.';
/** How many earlier explanations are looked through. */
const MOST_PAST = 200;

export function createFollowUps(options: FollowUpOptions): FollowUps {
  return { ask: (asked) => ask(options, asked) };
}

/** What one question has come to so far. */
interface State {
  readonly id: string;
  readonly askedAt: string;
  readonly asked: FollowUpAsked;
  readonly earlier: readonly FollowUp[];
  readonly context: Context;
  readonly numbering: Numbering;
  readonly ran: Ran[];
}

interface Worded {
  readonly engine: string;
  readonly text: string;
  readonly checks: readonly CheckedSentence[];
  readonly note?: string;
}

async function* ask(options: FollowUpOptions, asked: FollowUpAsked): AsyncGenerator<FollowUpEvent> {
  const startedMs = options.clock.monotonicMs();
  const { workspaceId, explanation, signal } = asked;
  const id = options.newId();
  let leave: (() => void) | undefined;
  try {
    leave = await options.conversations.enter(workspaceId, explanation.id, signal);
    const state = await opened(options, asked, id);
    const plan = await planFor(options, state);
    yield { type: 'answer-start', id, engine: plan.type === 'narrator' ? NARRATOR : options.model.model };
    const worded = plan.type === 'narrator' ? yield* narrated(state, plan.note) : yield* modelled(options, state, plan);
    if (worded === undefined || signal?.aborted === true) {
      yield CANCELLED;
      return;
    }
    for (const check of worded.checks) yield { type: 'citation-checked', check };
    const elapsedMs = Math.round((options.clock.monotonicMs() - startedMs) * 10) / 10;
    const message = finished(state, worded, plan.type === 'live' ? plan.egress : undefined, elapsedMs);
    yield { type: 'answer-end', message: await saved(options, workspaceId, message) };
  } catch (error) {
    if (error instanceof Cancelled) {
      yield CANCELLED;
      return;
    }
    options.logger.error('follow-up failed', {
      id,
      reason: error instanceof EngineError ? error.code : errorName(error),
    });
    yield error instanceof EngineError
      ? { type: 'answer-error', code: error.code, message: error.publicMessage }
      : { type: 'answer-error', code: 'INTERNAL', message: 'The answer failed on our side; ask again.' };
  } finally {
    leave?.();
  }
}

const CANCELLED: FollowUpEvent = {
  type: 'answer-error',
  code: 'EXPLAIN_CANCELLED',
  message: 'The answer was cancelled.',
};

async function opened(options: FollowUpOptions, asked: FollowUpAsked, id: string): Promise<State> {
  const { workspaceId, explanation, reader, signal } = asked;
  const { workspace, clock } = options;
  const place = { now: clock.now(), ...(signal === undefined ? {} : { signal }) };
  const [earlier, opens] = await unlessCancelled(
    Promise.all([workspace.followUps.list(workspaceId, explanation.id), openPlace(reader, explanation, place)]),
    signal,
  );
  const past = async () => (await workspace.explanations.list(workspaceId, { limit: MOST_PAST })).items;
  return {
    id,
    askedAt: new Date(toEpochMillis(clock.now())).toISOString(),
    asked,
    earlier,
    context: { place: opens, explanation, past },
    numbering: new Numbering([...explanation.findings, ...earlier.flatMap(({ findings }) => findings)]),
    ran: [],
  };
}

type Plan =
  | { readonly type: 'narrator'; readonly note?: string }
  | {
      readonly type: 'live';
      readonly conversation: Conversation;
      readonly prompt: FollowUpPrompt;
      readonly egress: Egress;
    };

async function planFor(options: FollowUpOptions, state: State): Promise<Plan> {
  const { model, spending, circuit, conversations, logger } = options;
  const { workspaceId, explanation, request } = state.asked;
  if (model.provider === 'none') return { type: 'narrator' };
  if (!isUsable(model)) return { type: 'narrator', note: FAILURE_NOTES.unconfigured };
  try {
    const settings = await spending.settings(workspaceId);
    if (!settings.enabled) return { type: 'narrator', note: REFUSALS.off };
    if (circuit.isOpen()) return { type: 'narrator', note: FAILURE_NOTES.resting };
    const analysis = analysisOf(state, toEpochMillis(state.context.place.at));
    const conversation = conversations.open(
      workspaceId,
      explanation.id,
      await options.newAnonymizer(analysis, workspaceId),
    );
    const { message: question, language } = request;
    const prompt = followUpPrompt(conversation, {
      explanation,
      earlier: state.earlier,
      question,
      ...(language === undefined ? {} : { language }),
      ...windowOf(model),
    });
    const price = await spending.price(workspaceId);
    return { type: 'live', conversation, prompt, egress: egressFor(options, state, conversation, price) };
  } catch (error) {
    // Fails closed: whatever went wrong while hiding, nothing is sent.
    logger.warn('prompt not sealed', { reason: error instanceof EngineError ? error.code : errorName(error) });
    const isStore = error instanceof EngineError && error.code === 'STORE_UNAVAILABLE';
    return { type: 'narrator', note: FAILURE_NOTES[isStore ? 'ledger' : 'blocked'] };
  }
}

function egressFor(
  { model, workspace, clock, newId, fetch = globalThis.fetch }: FollowUpOptions,
  { asked }: State,
  { anonymizer }: Conversation,
  price: AiPrice | undefined,
): Egress {
  return createEgress({
    anonymizer,
    ledger: workspace.ledger,
    clock,
    newId,
    workspaceId: asked.workspaceId,
    actor: asked.actor,
    explanationId: asked.explanation.id,
    purpose: 'follow-up',
    price,
    provider: model.provider,
    model: model.model,
    baseUrl: baseUrlOf(model) ?? '',
    fetch,
  });
}

async function* modelled(
  options: FollowUpOptions,
  state: State,
  { conversation, prompt, egress }: Extract<Plan, { type: 'live' }>,
): AsyncGenerator<FollowUpEvent, Worded | undefined> {
  const { model, spending, circuit, clock, maxRetries = 1 } = options;
  const { workspaceId, signal } = state.asked;
  let release: () => void = () => undefined;
  let outcome: AskOutcome;
  try {
    outcome = yield* askWithLookUps({
      client: createModelClient(model, { fetch: egress.fetch, maxRetries }),
      engine: model.model,
      egress,
      conversation,
      prompt,
      context: state.context,
      numbering: state.numbering,
      limits: { ...FOLLOW_UP_LIMITS, ...options.limits },
      firstTextMs: options.deadlines?.firstTextMs ?? DEFAULT_DEADLINES.firstTextMs,
      monotonicMs: clock.monotonicMs,
      admit: async (characters) => {
        release();
        const admission = await spending.admit(workspaceId, characters);
        if (!admission.admitted) return admission.because;
        release = admission.release;
        return undefined;
      },
      signal,
      ran: state.ran,
    });
  } finally {
    release();
  }
  switch (outcome.type) {
    case 'cancelled':
      return undefined;
    case 'answered': {
      circuit.succeeded();
      const checks = checksOf(state, outcome.text);
      if (share(checks) <= MAX_UNSUPPORTED_SHARE) return { engine: model.model, text: outcome.text, checks };
      return yield* takenOver(state, UNSUPPORTED);
    }
    case 'limited':
      return yield* takenOver(
        state,
        outcome.because.endsWith('.') ? outcome.because : `${outcome.because}, so the narrator words what was found.`,
      );
    case 'failed':
      if (isOfProvider(outcome.reason)) circuit.failed();
      options.logger.warn('model answer not used', { id: state.id, reason: outcome.reason });
      return yield* takenOver(state, FAILURE_NOTES[outcome.reason]);
  }
}

const UNSUPPORTED =
  'Too much in the answer of the model was not supported by the findings, so the narrator words what was found.';

async function* takenOver(state: State, because: string): AsyncGenerator<FollowUpEvent, Worded> {
  yield { type: 'answer-restart', engine: NARRATOR, because };
  return yield* narrated(state, because);
}

/** What is looked up is told by the words of the question; what the model looked up before is not looked up again. */
async function* narrated(state: State, note?: string): AsyncGenerator<FollowUpEvent, Worded> {
  const { context, numbering, ran, asked } = state;
  const { place } = context;
  const names = await unlessCancelled(
    readNames(place).catch(() => []),
    asked.signal,
  );
  const planned = planQuestion(asked.request.message, names, place.marker?.namespace);
  for (const { tool, input } of planned) {
    const lookUp = lookUpNamed(tool);
    if (lookUp === undefined || ran.some(({ step }) => step.tool === tool && step.outcome === 'found')) continue;
    const checked = lookUp.prepare(input, context);
    if (!('ok' in checked)) continue;
    const id = `S${ran.length + 1}`;
    yield { type: 'step-start', step: { id, tool, sentence: checked.ok.sentence, outcome: 'running', findings: [] } };
    const result = await runLookUp(checked.ok, id, numbering, asked.signal);
    ran.push(result);
    yield { type: 'step-end', step: result.step };
    for (const finding of result.added) yield { type: 'finding-added', finding };
  }
  const told = narrateFollowUp(ran.filter(({ step }) => step.outcome !== 'refused'));
  for (const piece of told.text.match(/\s*\S+(?:\s+\S+){0,5}/g) ?? []) yield { type: 'text-delta', text: piece };
  const notes = [note, told.note, isEnglish(asked.request.language) ? undefined : ENGLISH_ONLY].filter(
    (part) => part !== undefined,
  );
  return {
    engine: NARRATOR,
    text: told.text,
    checks: checksOf(state, told.text),
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
  };
}

function checksOf(state: State, text: string): readonly CheckedSentence[] {
  const sections = {
    summary: '',
    rootCause: '',
    evidence: text,
    impact: '',
    actions: '',
    ruledOut: '',
    nextQuestions: '',
  };
  return checkSentences(sections, factsOf(analysisOf(state), state.asked.request.message));
}

/** That the data does not say something is no claim about it. */
const SAYS_NOTHING =
  /\b(?:does not (?:say|show|tell)|do not (?:say|show|tell)|not known|cannot be (?:told|answered)|no data|unknown)\b/i;

function share(checks: readonly CheckedSentence[]): number {
  const claims = checks.filter(({ verdict, sentence }) => verdict !== 'uncited' || !SAYS_NOTHING.test(sentence));
  const weight = claims.reduce((sum, check) => sum + weightOf(check), 0);
  return claims.length === 0 ? 0 : weight / claims.length;
}

/** The explanation as the analysis it was made of, with everything that was found since. */
function analysisOf({ asked, numbering, ran }: State, referenceTimeMs?: number): Analysis {
  const { explanation } = asked;
  const rows = ran.flatMap((one): readonly JsonObject[] => (one.rows === undefined ? [] : [one.rows]));
  return {
    subject: explanation.subject,
    title: explanation.sections.summary,
    findings: numbering.all(),
    rootCause: explanation.rootCause,
    actions: explanation.actions,
    ruledOut: explanation.ruledOut,
    nextQuestions: [],
    excerpt: { rows },
    skipped: [],
    ...(referenceTimeMs === undefined ? {} : { referenceTimeMs }),
  };
}

function finished(
  { id, askedAt, asked, ran }: State,
  worded: Worded,
  egress: Egress | undefined,
  elapsedMs: number,
): FollowUp {
  const usage = egress?.usage();
  return {
    id,
    explanationId: asked.explanation.id,
    askedAt,
    question: asked.request.message,
    steps: ran.map(({ step }) => step),
    text: worded.text,
    findings: ran.flatMap(({ added }) => added),
    checks: [...worded.checks],
    engine: worded.engine,
    ...(worded.note === undefined ? {} : { note: worded.note }),
    ...(usage === undefined ? {} : { usage }),
    receiptIds: [...(egress?.receiptIds() ?? [])],
    elapsedMs,
  };
}

async function saved(
  { workspace, logger }: FollowUpOptions,
  workspaceId: string,
  message: FollowUp,
): Promise<FollowUp> {
  try {
    await workspace.followUps.save(workspaceId, message);
    return message;
  } catch (error) {
    logger.error('follow-up not saved', { id: message.id, reason: errorName(error) });
    return { ...message, note: [message.note, NOT_SAVED].filter((part) => part !== undefined).join(' ') };
  }
}
