import type { AnswerEvent, Explanation, ExplanationRequest } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { answerError } from '../../answer-error.js';
import { SubjectInput, subjectOf } from '../subject-input.js';
import { defineTool, type ToolContext } from '../tool.js';

const input = z.object({
  subject: SubjectInput,
  question: z.string().min(1).max(2000).optional(),
  language: z.string().min(2).max(35).optional(),
});

export const explainTool = defineTool({
  name: 'explain',
  title: 'Explain',
  description:
    'What happened, why, and what to do: root cause, evidence with findings F1, F2…, numbered actions, what was ruled ' +
    'out, confidence. Takes seconds; tells its progress. The answer is kept among the explanations.',
  input,
  isReading: true,
  run: async (context, asked) => {
    const answer = context.engine.explain(context.actor, requestOf(asked, context), context.signal);
    const { checks: _forTheConsole, ...explanation } = await finished(answer, context.progress);
    return explanation;
  },
});

export const previewTool = defineTool({
  name: 'preview',
  title: 'What a model would get',
  description:
    'What `explain` would send to the configured model: how many bytes, their hash, the verdict of the last check, and ' +
    'each value that is hidden in them, with the reason. Sends nothing. The bytes themselves are shown in the console.',
  input,
  isReading: true,
  async run(context, asked) {
    const {
      body: _itsTokensAreItsOwn,
      legend: _too,
      hidden,
      ...rest
    } = await context.engine.preview(context.actor, requestOf(asked, context));
    return { ...rest, hidden: hidden.map(({ token: _other, original, ...why }) => ({ value: original, ...why })) };
  },
});

function requestOf({ subject, question, language }: z.output<typeof input>, context: ToolContext): ExplanationRequest {
  return {
    subject: subjectOf(subject, context),
    ...(question === undefined ? {} : { question }),
    ...(language === undefined ? {} : { language }),
  };
}

/** Raises what the answer ended with when it did not end well. */
async function finished(events: AsyncIterable<AnswerEvent>, progress: ToolContext['progress']): Promise<Explanation> {
  progress('reading the evidence');
  let findings = 0;
  let section = '';
  for await (const event of events) {
    if (event.type === 'answer-end') return event.explanation;
    if (event.type === 'answer-error') throw answerError(event);
    if (event.type === 'answer-start') progress('the analysis is done');
    if (event.type === 'finding-added') {
      findings += 1;
      progress(`findings: ${findings}`);
    }
    if (event.type === 'text-delta' && event.section !== section) {
      section = event.section;
      progress(`wording: ${section}`);
    }
  }
  throw new EngineError('EXPLAIN_CANCELLED', 'The answer ended before it was finished.');
}
