/** Lets a model answer a follow-up question: its calls of look-ups are checked, restored, run and answered in tokens. */
import type { FollowUpEvent, FollowUpStep } from '@baselime-ai/contract';
import type { SafeText } from '../../anonymize/index.js';
import type { JsonValue } from '../../model/json.js';
import { Cancelled, type Deadlines, withDeadlines } from '../deadlines.js';
import type { Egress } from '../providers/egress.js';
import { type FailureReason, ProviderFailure, reasonOf } from '../providers/failure.js';
import type { ModelClient } from '../providers/model-client.js';
import type { SealedMessage } from '../providers/sealed.js';
import type { Conversation } from './conversations.js';
import { type FollowUpPrompt, sealedCall, sealedLastCall, sealedRefusal, sealedResult } from './follow-up-prompt.js';
import { FollowUpText } from './follow-up-text.js';
import { type FollowUpLimits, limitReached } from './limits.js';
import type { Context } from './look-up.js';
import { lookUpNamed } from './look-ups/registry.js';
import { type Numbering, type Ran, runLookUp } from './run-look-up.js';

export type AskOutcome =
  | { readonly type: 'answered'; readonly text: string }
  | { readonly type: 'failed'; readonly reason: FailureReason }
  /** A hard limit, or a budget, as the beginning of a sentence. */
  | { readonly type: 'limited'; readonly because: string }
  | { readonly type: 'cancelled' };

export interface Asking {
  readonly client: ModelClient;
  readonly engine: string;
  readonly egress: Egress;
  readonly conversation: Conversation;
  readonly prompt: FollowUpPrompt;
  /** What was looked up before the model is asked. */
  readonly found?: SafeText;
  readonly context: Context;
  readonly numbering: Numbering;
  readonly limits: FollowUpLimits;
  readonly firstTextMs: number;
  readonly monotonicMs: () => number;
  /** Whether a call of so many characters may be made; a sentence when it may not. */
  readonly admit: (characters: number) => Promise<string | undefined>;
  readonly signal: AbortSignal | undefined;
  /** Grows while it runs, so that what was found stands whatever comes after. */
  readonly ran: Ran[];
}

interface Call {
  readonly name: string;
  readonly input: unknown;
}

/** Every way out settles the ledger; raises nothing. */
export async function* askWithLookUps(asking: Asking): AsyncGenerator<FollowUpEvent, AskOutcome> {
  const { egress, limits, conversation, ran } = asking;
  const endsAtMs = asking.monotonicMs() + limits.totalMs;
  const told = [asking.prompt.user, ...(asking.found === undefined ? [] : [asking.found])];
  const messages: SealedMessage[] = told.map((text) => ({ role: 'user', text }));
  let settled = true;
  try {
    for (let turn = 0; ; turn += 1) {
      const because =
        limitReached(limits, turn, egress.usage()) ?? (await asking.admit(charactersOf(asking.prompt, messages)));
      if (because !== undefined) return { type: 'limited', because };
      const leftMs = endsAtMs - asking.monotonicMs();
      if (leftMs <= 0) return { type: 'failed', reason: 'slow' };
      settled = false;
      const said = yield* oneTurn(asking, messages, {
        firstTextMs: Math.min(asking.firstTextMs, leftMs),
        totalMs: leftMs,
      });
      settled = true;
      if (said.calls.length === 0) {
        return said.text === '' ? { type: 'failed', reason: 'cut-off' } : { type: 'answered', text: said.text };
      }
      if (ran.length >= limits.lookUps) {
        return {
          type: 'limited',
          because: `The model asked for more than the ${limits.lookUps} look-ups that a question may take`,
        };
      }
      if (said.text !== '') {
        yield { type: 'answer-restart', engine: asking.engine, because: 'Something has to be looked up first.' };
      }
      yield* answerCalls(asking, said.calls, messages);
      if (ran.length >= limits.lookUps || turn + 2 >= limits.turns) {
        messages.push({ role: 'user', text: sealedLastCall(conversation) });
      }
    }
  } catch (error) {
    if (error instanceof Cancelled) {
      await egress.settle({ outcome: 'cancelled' });
      settled = true;
      return { type: 'cancelled' };
    }
    await egress.settle({ outcome: 'failed' });
    settled = true;
    return { type: 'failed', reason: egress.blockedBecause() === undefined ? reasonOf(error) : 'blocked' };
  } finally {
    // The reader left in the middle: the consumer of this generator stopped without aborting a signal.
    if (!settled) await egress.settle({ outcome: 'cancelled' });
  }
}

const MAX_TURN_CHARACTERS = 20_000;
const MAX_CALLS_A_TURN = 4;

async function* oneTurn(
  { client, conversation, prompt, egress, signal }: Asking,
  messages: readonly SealedMessage[],
  deadlines: Deadlines,
): AsyncGenerator<FollowUpEvent, { readonly text: string; readonly calls: readonly Call[] }> {
  const text = new FollowUpText(conversation);
  const calls: Call[] = [];
  const open = (inner: AbortSignal) => client.converse({ system: prompt.system, messages, tools: prompt.tools }, inner);
  let ended = false;
  for await (const part of withDeadlines(open, deadlines, signal)) {
    switch (part.type) {
      case 'text': {
        const shown = text.push(part.text);
        if (shown !== '') yield { type: 'text-delta', text: shown };
        if (text.text().length > MAX_TURN_CHARACTERS) throw new ProviderFailure('cut-off');
        break;
      }
      case 'call':
        calls.push({ name: part.name, input: part.input });
        break;
      case 'end': {
        ended = true;
        const { type: _end, ...usage } = part;
        await egress.settle({ outcome: 'answered', ...usage });
      }
    }
  }
  if (!ended) throw new ProviderFailure('cut-off');
  const rest = text.end();
  if (rest !== '') yield { type: 'text-delta', text: rest };
  return { text: text.text(), calls: calls.slice(0, MAX_CALLS_A_TURN) };
}

/** Runs what was asked for, one after the other, and adds calls and results to the conversation. */
async function* answerCalls(
  asking: Asking,
  calls: readonly Call[],
  messages: SealedMessage[],
): AsyncGenerator<FollowUpEvent> {
  const { conversation, context, numbering, limits, signal, ran } = asking;
  const told: Extract<SealedMessage, { role: 'tool' }>[] = [];
  let refused = false;
  for (const { name, input } of calls) {
    if (ran.length >= limits.lookUps) break;
    const id = `S${ran.length + 1}`;
    const lookUp = lookUpNamed(name);
    const restored = restoredOf(input, (text) => conversation.anonymizer.restore(conversation.marks.restore(text)));
    const checked = lookUp === undefined ? { because: UNKNOWN } : lookUp.prepare(restored, context);
    if (!('ok' in checked)) {
      const step: FollowUpStep = {
        id,
        tool: lookUp?.name ?? 'unknown',
        sentence: 'The model asked for something that cannot be looked up',
        outcome: 'refused',
        because: checked.because,
        findings: [],
      };
      ran.push({ step, added: [], found: [] });
      yield { type: 'step-start', step: { ...step, outcome: 'running' } };
      yield { type: 'step-end', step };
      refused = true;
      continue;
    }
    const { tool, sentence } = checked.ok;
    yield { type: 'step-start', step: { id, tool, sentence, outcome: 'running', findings: [] } };
    const result = await runLookUp(checked.ok, id, numbering, signal);
    ran.push(result);
    yield { type: 'step-end', step: result.step };
    for (const finding of result.added) yield { type: 'finding-added', finding };
    const call = sealedCall(conversation, `call_${ran.length}`, tool, restored);
    told.push({ role: 'tool', call, result: sealedResult(conversation, result) });
  }
  if (told.length > 0) messages.push({ role: 'assistant', calls: told.map(({ call }) => call) }, ...told);
  // What was not understood is not told back: nobody knows what stands in it.
  if (refused) messages.push({ role: 'user', text: sealedRefusal(conversation) });
}

const UNKNOWN = 'There is no such look-up.';

/** Arguments with their originals; what is no JSON becomes an empty object, which the schema then judges. */
export function restoredOf(input: unknown, restore: (text: string) => string, depth = 0): JsonValue {
  if (depth > 6) return null;
  if (typeof input === 'string') return restore(input.slice(0, 4_000));
  if (typeof input === 'number') return Number.isFinite(input) ? input : null;
  if (typeof input === 'boolean' || input === null) return input;
  if (Array.isArray(input)) return input.slice(0, 50).map((item) => restoredOf(item, restore, depth + 1));
  if (typeof input !== 'object') return {};
  return Object.fromEntries(
    Object.entries(input)
      .slice(0, 50)
      .map(([key, value]) => [key, restoredOf(value, restore, depth + 1)]),
  );
}

const charactersOf = ({ system, tools }: FollowUpPrompt, messages: readonly SealedMessage[]): number =>
  system.length +
  JSON.stringify(tools).length +
  messages.reduce((sum, message) => {
    if (message.role === 'user') return sum + message.text.length;
    if (message.role === 'tool') return sum + message.result.length;
    return sum + message.calls.reduce((all, call) => all + call.arguments.length, message.text?.length ?? 0);
  }, 0);
