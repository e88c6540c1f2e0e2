import type { AnswerEvent, Explanation } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { COLORED, PLAIN, type Terminal } from '../terminal/terminal.js';
import { renderAnswer } from './render-answer.js';

const explanation: Explanation = {
  id: 'x1',
  subject: { kind: 'event', id: 'e1' },
  createdAt: '2026-03-05T12:00:00.000Z',
  confidence: 'confirmed',
  rootCause: { entity: 'send\u001b[2Jreceipt', fault: 'timeout', statement: '', confidence: 'confirmed', findings: [] },
  sections: { summary: '', rootCause: '', evidence: '', impact: '', actions: '', ruledOut: '', nextQuestions: '' },
  findings: [
    {
      id: 'F1',
      kind: 'failure',
      statement: 'It timed out.',
      numbers: [],
      confidence: 'confirmed',
      evidence: [{ kind: 'event', id: 'e1', label: 'Task timed out\u001b]0;owned\u0007' }],
    },
  ],
  actions: [],
  ruledOut: [],
  checks: [],
  engine: 'narrator',
  cached: false,
  elapsedMs: 240,
};

async function* stream(events: readonly AnswerEvent[]): AsyncGenerator<AnswerEvent> {
  yield* events;
}

async function render(events: readonly AnswerEvent[], palette = PLAIN): Promise<string> {
  let out = '';
  const terminal: Terminal = {
    write: (text) => {
      out += text;
    },
    note: () => undefined,
    width: 60,
    palette,
    watched: false,
  };
  await renderAnswer(stream(events), terminal);
  return out;
}

const start: AnswerEvent = { type: 'answer-start', id: 'x1', engine: 'narrator', cached: false };
const end: AnswerEvent = { type: 'answer-end', explanation };
const delta = (section: 'summary' | 'actions', text: string): AnswerEvent => ({ type: 'text-delta', section, text });

describe('renderAnswer', () => {
  it('prints sections with headings, then the cause, its evidence and who answered', async () => {
    const events = [
      start,
      delta('summary', 'It timed '),
      delta('summary', 'out [F1].'),
      delta('actions', '1. Wait.'),
      end,
    ];
    expect(await render(events)).toBe(`
What happened
  It timed out [F1].

What to do
  1. Wait.

● confirmed  sendreceipt · timeout
  F1  Task timed out
Answered on this machine; nothing left it · 240 ms
`);
  });

  it('lets no sequence of a log reach the terminal', async () => {
    const events = [start, delta('summary', 'bad\u001b[2J \u001b]52;c;eA==\u0007 \u009b31mtext'), end];
    expect(await render(events)).toMatch(/^[\P{Cc}\n]*$/u);
  });

  it('prints what was found here before a model has words, once', async () => {
    const found = (text: string): AnswerEvent => ({ type: 'cause-found', text });
    const out = await render([
      found('It timed out [F1].'),
      { ...start, engine: 'model-1' },
      found('It timed out [F1]. So did 4 others [F2].'),
      delta('summary', 'Worded.'),
      end,
    ]);
    expect(out).toContain(`
Found on this machine
  It timed out [F1]. So did 4 others [F2].

What happened
  Worded.
`);
    expect(await render([found('One.'), found('Another.'), end])).toMatch(
      /here\n|machine\n {2}One\.\n\nFound on this machine\n {2}Another\./,
    );
  });

  it('does not say that nothing left where a model was asked before', async () => {
    const after: AnswerEvent = { type: 'answer-end', explanation: { ...explanation, receiptId: 'r1' } };
    const out = await render([start, delta('summary', 'x'), after]);
    expect(out).toContain('Answered on this machine, in place of the model, receipt r1');
    expect(out).not.toContain('nothing left');
  });

  it('says that the text no longer stands when the answer starts anew', async () => {
    const restart: AnswerEvent = { type: 'answer-restart', engine: 'narrator', because: 'The model stopped.' };
    const out = await render([start, delta('summary', 'half'), restart, delta('summary', 'whole'), end]);
    expect(out).toContain('no longer stands');
    expect(out.match(/What happened/g)).toHaveLength(2);
  });

  it('fails when the stream stops before its end', async () => {
    await expect(render([start, delta('summary', 'half')])).rejects.toMatchObject({ code: 'INTERNAL' });
  });

  it('raises the code that the answer failed with', async () => {
    const failed: AnswerEvent = { type: 'answer-error', code: 'SUBJECT_NOT_FOUND', message: 'There is none.' };
    await expect(render([start, failed], COLORED)).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
  });
});
