import type { FollowUp, FollowUpStep } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { cutTurn, newTurn, nextTurn, stopped, turnOf, usageText, whatLeft } from './follow-up-model.js';

const step = (id: string, outcome: FollowUpStep['outcome']): FollowUpStep => ({
  id,
  tool: 'query',
  sentence: 'Counting',
  outcome,
  findings: [],
});
const message: FollowUp = {
  id: 'm',
  explanationId: 'x',
  askedAt: '2026-01-01T00:00:00.000Z',
  question: 'Who?',
  steps: [step('S1', 'found')],
  text: 'All [F8].',
  findings: [],
  checks: [],
  engine: 'gpt',
  receiptIds: [],
  elapsedMs: 5,
};

describe('nextTurn', () => {
  it('shows a step while it runs and once when it is over', () => {
    let turn = nextTurn(newTurn('k', 'Who?'), { type: 'answer-start', id: 'm', engine: 'gpt' });
    turn = nextTurn(turn, { type: 'step-start', step: step('S1', 'running') });
    turn = nextTurn(turn, { type: 'step-start', step: step('S2', 'running') });
    turn = nextTurn(turn, { type: 'step-end', step: step('S1', 'found') });
    expect(turn.steps.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['S1', 'found'],
      ['S2', 'running'],
    ]);
  });

  it('drops the text that no longer stands, and keeps steps and findings', () => {
    let turn = nextTurn(newTurn('k', 'Who?'), { type: 'step-start', step: step('S1', 'found') });
    turn = nextTurn(turn, { type: 'text-delta', text: 'Let me look' });
    turn = nextTurn(turn, { type: 'answer-restart', engine: 'narrator', because: 'x' });
    turn = nextTurn(turn, { type: 'text-delta', text: 'All [F8].' });
    expect(turn).toMatchObject({ engine: 'narrator', text: 'All [F8].', steps: [{ id: 'S1' }] });
  });

  it('ends once, in the key it began with', () => {
    const done = nextTurn(newTurn('k', 'Who?'), { type: 'answer-end', message });
    expect(done).toEqual(turnOf(message, 'k'));
    expect(nextTurn(done, { type: 'text-delta', text: 'more' })).toBe(done);
  });

  it('does not leave a step running that was stopped or cut', () => {
    const running = nextTurn(newTurn('k', 'Who?'), { type: 'step-start', step: step('S1', 'running') });
    expect(stopped(running)).toMatchObject({ status: 'cancelled', steps: [] });
    expect(cutTurn(running)).toMatchObject({ status: 'failed', failure: { code: 'STREAM_CUT' } });
    const error = { type: 'answer-error', code: 'EXPLAIN_CANCELLED', message: 'x' } as const;
    expect(nextTurn(running, error).status).toBe('cancelled');
  });
});

describe('usageText', () => {
  it('tells tokens and cost, and unknown as unknown', () => {
    expect(usageText({ calls: 2, inputTokens: 1000, outputTokens: 204, costUsd: 0.00312 })).toBe(
      '1,204 tokens · $0.0031',
    );
    expect(usageText({ calls: 1, inputTokens: 1, outputTokens: 1 })).toBe('2 tokens · cost unknown');
    expect(usageText({ calls: 1 })).toBe('tokens unknown · cost unknown');
    expect(usageText(undefined)).toBeUndefined();
  });
});

describe('whatLeft', () => {
  it('is nothing only where no request was made', () => {
    expect(whatLeft({ receiptIds: [] })).toBe('nothing left this machine');
    expect(whatLeft({ receiptIds: ['r'] })).toBe('what left is in the ledger');
  });
});
