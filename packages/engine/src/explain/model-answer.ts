/** One try to let the model (or its cached wording) answer: text events as they stream, then what came of it. */
import type { AnswerEvent, CheckedSentence, Sections } from '@baselime-ai/contract';
import type { Anonymizer } from '../anonymize/index.js';
import type { CachedAnswer, WorkspaceStore } from '../store/workspace-store.js';
import { checkSentences, factsOf } from './check/check-sentences.js';
import { OBJECTION_NOTES, objectionTo } from './check/judge-answer.js';
import { Cancelled, type Deadlines, withDeadlines } from './deadlines.js';
import type { ExplainRequest } from './explainer.js';
import type { Prompt } from './prompt/build-prompt.js';
import { isEnglish, modelNote } from './prompt/language.js';
import type { Egress } from './providers/egress.js';
import { FAILURE_NOTES, type FailureReason, ProviderFailure, reasonOf } from './providers/failure.js';
import type { ModelClient } from './providers/model-client.js';
import { AnswerText } from './stream/answer-text.js';
import type { SectionDelta } from './stream/section-parser.js';

export type ModelOutcome =
  | {
      readonly type: 'answered';
      readonly sections: Sections;
      readonly checks: readonly CheckedSentence[];
      /** Tokenized: what the cache may keep. */
      readonly text: string;
      /** What a reader should know of it. */
      readonly note?: string;
    }
  | { readonly type: 'failed'; readonly note: string; readonly reason: FailureReason | 'rejected-answer' }
  | { readonly type: 'cancelled' };

export interface ModelTry {
  readonly request: ExplainRequest;
  readonly prompt: Prompt;
  readonly anonymizer: Anonymizer;
}

/** Several times the longest sensible answer; a model that repeats itself without end is stopped here. */
const MAX_ANSWER_CHARACTERS = 40_000;

/** Asks the model. Every way out settles the ledger entry; raises nothing. */
export async function* askModel(
  attempt: ModelTry,
  client: ModelClient,
  egress: Egress,
  deadlines: Deadlines,
): AsyncGenerator<AnswerEvent, ModelOutcome> {
  const text = new AnswerText(attempt.anonymizer.restorer(), attempt.prompt.marks);
  let settled = false;
  const settle: Egress['settle'] = async (outcome) => {
    settled = true;
    await egress.settle(outcome);
  };
  try {
    let ended = false;
    let characters = 0;
    for await (const part of withDeadlines(
      (signal) => client.stream(attempt.prompt, signal),
      deadlines,
      attempt.request.signal,
    )) {
      if (part.type === 'text') {
        characters += part.text.length;
        if (characters > MAX_ANSWER_CHARACTERS) throw new ProviderFailure('cut-off');
        yield* textEvents(text.push(part.text));
        continue;
      }
      ended = true;
      const { type: _end, ...usage } = part;
      await settle({ outcome: 'answered', ...usage });
    }
    if (!ended) {
      await settle({ outcome: 'failed' });
      return { type: 'failed', reason: 'cut-off', note: FAILURE_NOTES['cut-off'] };
    }
    yield* textEvents(text.end());
    return judged(attempt, text);
  } catch (error) {
    if (error instanceof Cancelled) {
      await settle({ outcome: 'cancelled' });
      return { type: 'cancelled' };
    }
    await settle({ outcome: 'failed' });
    const reason = egress.blockedBecause() === undefined ? reasonOf(error) : 'blocked';
    return { type: 'failed', reason, note: FAILURE_NOTES[reason] };
  } finally {
    // The reader left in the middle: the consumer of this generator stopped without aborting a signal.
    if (!settled) await egress.settle({ outcome: 'cancelled' });
  }
}

/** The cached wording through the same steps, with the asker's own originals. */
export function* replay(attempt: ModelTry, cached: CachedAnswer): Generator<AnswerEvent, ModelOutcome> {
  const text = new AnswerText(attempt.anonymizer.restorer(), attempt.prompt.marks);
  for (const words of cached.text.match(/(?:\S+\s*){1,6}|\s+/g) ?? []) yield* textEvents(text.push(words));
  yield* textEvents(text.end());
  return judged(attempt, text);
}

function* textEvents(deltas: readonly SectionDelta[]): Generator<AnswerEvent> {
  for (const { section, text } of deltas) if (text !== '') yield { type: 'text-delta', section, text };
}

function judged({ request }: ModelTry, text: AnswerText): ModelOutcome {
  const sections = text.sections();
  const english = isEnglish(request.language);
  const notes = (request.teamNotes ?? []).map(({ text }) => text);
  const checks = checkSentences(sections, factsOf(request.analysis, request.question, { english, notes }));
  const objection = objectionTo(sections, checks, request.analysis, { english });
  if (objection !== undefined) return { type: 'failed', reason: 'rejected-answer', note: OBJECTION_NOTES[objection] };
  const note = modelNote(request.language, `${sections.summary} ${sections.rootCause}`);
  return { type: 'answered', sections, checks, text: text.safeText(), ...(note === undefined ? {} : { note }) };
}

/** The cached wording under a key; undefined when there is none or the store cannot be asked. */
export async function findCached(
  cache: WorkspaceStore['cache'],
  workspaceId: string,
  key: string,
): Promise<CachedAnswer | undefined> {
  // A cache that fails only costs a call.
  return cache.find(workspaceId, key).catch(() => undefined);
}
