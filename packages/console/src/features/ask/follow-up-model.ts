/** The state of a conversation about one answer. Pure: events in, state out. */
import type { CheckedSentence, Finding, FollowUp, FollowUpEvent, FollowUpStep } from '@baselime-ai/contract';

/** One question with what is known of its answer so far. */
export interface Turn {
  readonly key: string;
  readonly question: string;
  readonly status: 'waiting' | 'streaming' | 'done' | 'failed' | 'cancelled';
  readonly engine?: string;
  readonly steps: readonly FollowUpStep[];
  readonly findings: readonly Finding[];
  readonly text: string;
  readonly checks: readonly CheckedSentence[];
  readonly message?: FollowUp;
  readonly failure?: { readonly code: string; readonly message: string };
}

export const newTurn = (key: string, question: string): Turn => ({
  key,
  question,
  status: 'waiting',
  steps: [],
  findings: [],
  text: '',
  checks: [],
});

/** A stored question as the turn it was. */
export const turnOf = (message: FollowUp, key = message.id): Turn => ({
  key,
  question: message.question,
  status: 'done',
  engine: message.engine,
  steps: message.steps,
  findings: message.findings,
  text: message.text,
  checks: message.checks,
  message,
});

export const isTurnOver = ({ status }: Turn): boolean => status !== 'waiting' && status !== 'streaming';

/** Events after the end change nothing. */
export function nextTurn(turn: Turn, event: FollowUpEvent): Turn {
  if (isTurnOver(turn)) return turn;
  switch (event.type) {
    case 'answer-start':
      return { ...turn, status: 'streaming', engine: event.engine };
    case 'step-start':
    case 'step-end': {
      const at = turn.steps.findIndex(({ id }) => id === event.step.id);
      const steps = at < 0 ? [...turn.steps, event.step] : turn.steps.with(at, event.step);
      return { ...turn, steps };
    }
    case 'finding-added':
      return { ...turn, findings: [...turn.findings, event.finding] };
    case 'text-delta':
      return { ...turn, text: turn.text + event.text };
    case 'answer-restart':
      return { ...turn, engine: event.engine, text: '', checks: [] };
    case 'citation-checked':
      return { ...turn, checks: [...turn.checks, event.check] };
    case 'answer-end':
      return turnOf(event.message, turn.key);
    case 'answer-error':
      return event.code === 'EXPLAIN_CANCELLED'
        ? stopped(turn)
        : { ...turn, status: 'failed', failure: { code: event.code, message: event.message } };
  }
}

/** Stopped by the reader: what runs is over, what came stays. */
export const stopped = (turn: Turn): Turn =>
  isTurnOver(turn)
    ? turn
    : { ...turn, status: 'cancelled', steps: turn.steps.filter(({ outcome }) => outcome !== 'running') };

export const failedTurn = (turn: Turn, code: string, message: string): Turn =>
  isTurnOver(turn) ? turn : { ...turn, status: 'failed', failure: { code, message } };

/** A stream that ended without an end was cut; it must not look finished. */
export const cutTurn = (turn: Turn): Turn =>
  failedTurn(turn, 'STREAM_CUT', 'The connection ended before the answer was complete.');

/** `1,204 tokens · $0.0031`, `cost unknown` where no price is known; undefined when no model was asked. */
export function usageText(usage: FollowUp['usage']): string | undefined {
  if (usage === undefined) return undefined;
  const { inputTokens, outputTokens, costUsd } = usage;
  const known = inputTokens !== undefined && outputTokens !== undefined;
  const tokens = known ? `${(inputTokens + outputTokens).toLocaleString('en-US')} tokens` : 'tokens unknown';
  const cost = costUsd === undefined ? 'cost unknown' : `$${costUsd.toFixed(costUsd < 0.01 ? 4 : 2)}`;
  return `${tokens} · ${cost}`;
}

/** For an answer that used nothing of a model, as far as the model said. */
export const whatLeft = ({ receiptIds }: Pick<FollowUp, 'receiptIds'>): string =>
  receiptIds.length === 0 ? 'nothing left this machine' : 'what left is in the ledger';
