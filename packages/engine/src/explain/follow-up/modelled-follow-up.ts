/** A model's way through a question, with the narrator behind it whenever the answer may not stand. */
import type { AiPrice, CheckedSentence, FollowUpEvent } from '@baselime-ai/contract';
import { MAX_UNSUPPORTED_SHARE, weightOf } from '../check/judge-answer.js';
import { DEFAULT_DEADLINES } from '../deadlines.js';
import { modelNote } from '../prompt/language.js';
import { createEgress, type Egress } from '../providers/egress.js';
import { FAILURE_NOTES, isOfProvider } from '../providers/failure.js';
import { baseUrlOf, createModelClient } from '../providers/model-client.js';
import { type Asking, type AskOutcome, askWithLookUps } from './ask-with-look-ups.js';
import type { Conversation } from './conversations.js';
import type { FollowUpOptions } from './follow-up-options.js';
import { type FollowUpPrompt, sealedFound } from './follow-up-prompt.js';
import { FOLLOW_UP_LIMITS } from './limits.js';
import { NARRATOR, narrated, planned } from './narrated-follow-up.js';
import { checksOf, type State, type Worded } from './question-state.js';

/** What was learned of the model of this process, to be asked for once. */
export interface Abilities {
  /** False once the provider refused a request for the tools in it. */
  takesTools: boolean;
}

export interface Live {
  readonly conversation: Conversation;
  readonly prompt: (options: { readonly tools: boolean }) => FollowUpPrompt;
  readonly egress: Egress;
}

const UNSUPPORTED =
  'Too much in the answer of the model was not supported by the findings, so the narrator words what was found.';
const NO_TOOLS = 'The model takes no tools, so what was looked up was chosen by the words of the question.';

/** Undefined when the reader has gone. */
export async function* modelled(
  options: FollowUpOptions,
  state: State,
  live: Live,
  abilities: Abilities,
): AsyncGenerator<FollowUpEvent, Worded | undefined> {
  const { model, circuit, logger } = options;
  const had = abilities.takesTools;
  let outcome = yield* asked(options, state, live, had);
  if (had && outcome.type === 'failed' && outcome.reason === 'no-tools') {
    abilities.takesTools = false;
    logger.info('the model takes no tools', { id: state.id });
    outcome = yield* asked(options, state, live, false);
  }
  switch (outcome.type) {
    case 'cancelled':
      return undefined;
    case 'answered': {
      circuit.succeeded();
      const checks = checksOf(state, outcome.text);
      if (share(checks) > MAX_UNSUPPORTED_SHARE) return yield* takenOver(state, UNSUPPORTED);
      const notes = [
        abilities.takesTools || state.ran.length === 0 ? undefined : NO_TOOLS,
        modelNote(state.asked.request.language, outcome.text),
      ].filter((note) => note !== undefined);
      return {
        engine: model.model,
        text: outcome.text,
        checks,
        ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
      };
    }
    case 'limited':
      return yield* takenOver(
        state,
        outcome.because.endsWith('.') ? outcome.because : `${outcome.because}, so the narrator words what was found.`,
      );
    case 'failed':
      if (isOfProvider(outcome.reason)) circuit.failed();
      logger.warn('model answer not used', { id: state.id, reason: outcome.reason });
      return yield* takenOver(state, FAILURE_NOTES[outcome.reason]);
  }
}

/** One conversation with the model. Without tools, what the narrator would look up is looked up first and told. */
async function* asked(
  options: FollowUpOptions,
  state: State,
  { conversation, prompt, egress }: Live,
  tools: boolean,
): AsyncGenerator<FollowUpEvent, AskOutcome> {
  const { model, spending, clock, maxRetries = 1 } = options;
  const { workspaceId, signal } = state.asked;
  if (!tools) yield* planned(state);
  let release: () => void = () => undefined;
  const asking: Asking = {
    client: createModelClient(model, { fetch: egress.fetch, maxRetries }),
    engine: model.model,
    egress,
    conversation,
    prompt: prompt({ tools }),
    ...(tools || state.ran.length === 0 ? {} : { found: sealedFound(conversation, state.ran) }),
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
  };
  try {
    return yield* askWithLookUps(asking);
  } finally {
    release();
  }
}

async function* takenOver(state: State, because: string): AsyncGenerator<FollowUpEvent, Worded> {
  yield { type: 'answer-restart', engine: NARRATOR, because };
  return yield* narrated(state, because);
}

/** That the data does not say something is no claim about it. */
const SAYS_NOTHING =
  /\b(?:does not (?:say|show|tell)|do not (?:say|show|tell)|not known|cannot be (?:told|answered)|no data|unknown)\b/i;

function share(checks: readonly CheckedSentence[]): number {
  const claims = checks.filter(({ verdict, sentence }) => verdict !== 'uncited' || !SAYS_NOTHING.test(sentence));
  const weight = claims.reduce((sum, check) => sum + weightOf(check), 0);
  return claims.length === 0 ? 0 : weight / claims.length;
}

export function egressFor(
  { model, workspace, clock, newId, fetch = globalThis.fetch }: FollowUpOptions,
  { asked: { workspaceId, actor, explanation } }: State,
  { anonymizer }: Conversation,
  price: AiPrice | undefined,
): Egress {
  return createEgress({
    anonymizer,
    ledger: workspace.ledger,
    clock,
    newId,
    workspaceId,
    actor,
    explanationId: explanation.id,
    purpose: 'follow-up',
    price,
    provider: model.provider,
    model: model.model,
    baseUrl: baseUrlOf(model) ?? '',
    fetch,
  });
}
