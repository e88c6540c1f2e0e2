/** Follow-up questions: the model with look-ups when it may and can, the narrator with the same look-ups when not. */
import type { FollowUpEvent } from '@baselime-ai/contract';
import { EngineError } from '../../model/errors.js';
import { toEpochMillis } from '../../model/units.js';
import { openPlace } from '../../query/follow-up/place.js';
import { Cancelled } from '../deadlines.js';
import { errorName } from '../finish-answer.js';
import { windowOf } from '../prompt/prompt-options.js';
import { FAILURE_NOTES } from '../providers/failure.js';
import { isUsable } from '../providers/model-client.js';
import { REFUSALS } from '../spending/spending.js';
import { finished, saved } from './finish-follow-up.js';
import type { FollowUpOptions } from './follow-up-options.js';
import { followUpPrompt } from './follow-up-prompt.js';
import { type Abilities, egressFor, type Live, modelled } from './modelled-follow-up.js';
import { NARRATOR, narrated } from './narrated-follow-up.js';
import { analysisOf, type FollowUpAsked, type State } from './question-state.js';
import { Numbering, unlessCancelled } from './run-look-up.js';

export interface FollowUps {
  /** Never throws: a failure is the last event, `answer-error`. Cancelling the signal ends the stream at once. */
  ask(asked: FollowUpAsked): AsyncIterable<FollowUpEvent>;
}

/** How many earlier explanations are looked through. */
const MOST_PAST = 200;

export function createFollowUps(options: FollowUpOptions): FollowUps {
  const abilities: Abilities = { takesTools: true };
  return { ask: (asked) => ask(options, abilities, asked) };
}

async function* ask(
  options: FollowUpOptions,
  abilities: Abilities,
  asked: FollowUpAsked,
): AsyncGenerator<FollowUpEvent> {
  const startedMs = options.clock.monotonicMs();
  const { workspaceId, explanation, signal } = asked;
  const id = options.newId();
  let leave: (() => void) | undefined;
  try {
    leave = await options.conversations.enter(workspaceId, explanation.id, signal);
    const state = await opened(options, asked, id);
    const plan = await planFor(options, state);
    yield { type: 'answer-start', id, engine: plan.type === 'narrator' ? NARRATOR : options.model.model };
    const worded =
      plan.type === 'narrator' ? yield* narrated(state, plan.note) : yield* modelled(options, state, plan, abilities);
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
    context: { place: opens, explanation, question: asked.request.message, past },
    numbering: new Numbering([...explanation.findings, ...earlier.flatMap(({ findings }) => findings)]),
    ran: [],
  };
}

type Plan = { readonly type: 'narrator'; readonly note?: string } | ({ readonly type: 'live' } & Live);

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
    const parts = {
      explanation,
      earlier: state.earlier,
      question,
      ...(language === undefined ? {} : { language }),
      ...windowOf(model),
    };
    const prompt: Live['prompt'] = ({ tools }) => followUpPrompt(conversation, { ...parts, tools });
    // Whatever cannot be sealed is found out here, before anything is told to be under way.
    prompt({ tools: true });
    const price = await spending.price(workspaceId);
    return { type: 'live', conversation, prompt, egress: egressFor(options, state, conversation, price) };
  } catch (error) {
    // Fails closed: whatever went wrong while hiding, nothing is sent.
    logger.warn('prompt not sealed', { reason: error instanceof EngineError ? error.code : errorName(error) });
    const isStore = error instanceof EngineError && error.code === 'STORE_UNAVAILABLE';
    return { type: 'narrator', note: FAILURE_NOTES[isStore ? 'ledger' : 'blocked'] };
  }
}
