import type { AnswerEvent, Explanation } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import {
  type Answer,
  answerText,
  cutOff,
  hasWords,
  NO_ANSWER,
  nextAnswer,
  nextQuestionsOf,
  stoodIn,
} from './answer-model.js';

const start: AnswerEvent = { type: 'answer-start', id: 'x', engine: 'model-1', cached: false };
const say = (text: string): AnswerEvent => ({ type: 'text-delta', section: 'summary', text });
const play = (...events: readonly AnswerEvent[]): Answer => events.reduce(nextAnswer, NO_ANSWER);

const explanation: Explanation = {
  id: 'x',
  subject: { kind: 'event', id: 'e' },
  createdAt: '2026-01-01T00:00:00Z',
  confidence: 'likely',
  rootCause: { statement: 's', confidence: 'likely', findings: [] },
  sections: { summary: 'final', rootCause: '', evidence: '', impact: '', actions: '', ruledOut: '', nextQuestions: '' },
  findings: [],
  actions: [],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 5,
};

describe('nextAnswer', () => {
  it('joins the text of a section', () => {
    expect(play(start, say('a'), say('b')).sections).toEqual({ summary: 'ab' });
  });
  it('has words from the first one on, and when it is over without any', () => {
    expect([play(), play(start), play(start, say('a'))].map(hasWords)).toEqual([false, false, true]);
    expect(hasWords(play(start, { type: 'answer-error', code: 'X', message: 'm' }))).toBe(true);
  });
  it('drops the text so far when the narrator takes over', () => {
    const answer = play(start, say('half'), {
      type: 'answer-restart',
      engine: 'narrator',
      because: 'The model failed.',
    });
    expect(answer).toMatchObject({ sections: {}, engine: 'narrator', restarted: 'The model failed.' });
  });
  it('has what was found locally until the narrator takes over, and keeps it beside the words of a model', () => {
    const found = play({ type: 'cause-found', text: 'It timed out.' }, start, {
      type: 'cause-found',
      text: 'It timed out. So did 4.',
    });
    expect([found.found, hasWords(found)]).toEqual(['It timed out. So did 4.', false]);
    expect(nextAnswer(found, { type: 'answer-restart', engine: 'narrator', because: 'm' }).found).toBeUndefined();
    const stored = { ...explanation, engine: 'model-1', found: 'It timed out.' };
    expect(nextAnswer(found, { type: 'answer-end', explanation: stored }).found).toBe('It timed out.');
  });
  it('says that the narrator stood in for a model, while it streams and when it is stored', () => {
    const restart: AnswerEvent = { type: 'answer-restart', engine: 'narrator', because: 'm' };
    expect([play(start), play(start, restart)].map(stoodIn)).toEqual([false, true]);
    const stored = { ...explanation, receiptId: 'r' };
    expect([explanation, stored].map((one) => stoodIn(play({ type: 'answer-end', explanation: one })))).toEqual([
      false,
      true,
    ]);
  });
  it('ends with the stored sections', () => {
    expect(play(start, say('draft'), { type: 'answer-end', explanation }).sections.summary).toBe('final');
  });
  it('ignores what comes after an error', () => {
    const answer = play(start, { type: 'answer-error', code: 'C', message: 'm' }, say('late'));
    expect(answer).toMatchObject({ status: 'failed', sections: {} });
  });
});

describe('nextQuestionsOf', () => {
  it('gives each question once, without citations, and nothing that asks nothing', () => {
    const nextQuestions = '- Did `send-receipt` fail before [F1, F2]?\n- Look there.\n- Why now?\n- Why now?';
    expect(nextQuestionsOf({ sections: { nextQuestions } })).toEqual(['Did send-receipt fail before?', 'Why now?']);
    expect(nextQuestionsOf({ sections: {} })).toEqual([]);
  });
});

describe('cutOff', () => {
  it('makes an unfinished answer a failed one', () => {
    expect(cutOff(play(start)).failure?.code).toBe('STREAM_CUT');
  });
  it('leaves a finished answer alone', () => {
    expect(cutOff(play(start, { type: 'answer-end', explanation })).status).toBe('done');
  });
});

describe('answerText', () => {
  it('leaves out empty sections', () => {
    expect(answerText(play(start, say('a')))).toBe('Summary\na');
  });
});
