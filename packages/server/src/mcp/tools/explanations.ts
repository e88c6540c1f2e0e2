import { FeedbackRequest } from '@baselime-ai/contract';
import { z } from 'zod';
import { defineTool } from '../tool.js';

const Id = z.string().min(1).max(256);

export const listExplanationsTool = defineTool({
  name: 'list_explanations',
  title: 'Earlier explanations',
  description: 'What was asked before, newest first: subject, root cause, confidence, rating.',
  input: z.object({
    limit: z.number().int().min(1).max(200).default(20),
    cursor: z.string().min(1).max(512).optional(),
  }),
  isReading: true,
  async run({ engine, actor }, { limit, cursor }) {
    const page = cursor === undefined ? { limit } : { limit, cursor };
    const { items, ...rest } = await engine.explanations(actor, page);
    const explanations = items.map(({ id, subject, question, createdAt, confidence, rootCause, engine, feedback }) => ({
      id,
      subject,
      question,
      createdAt,
      confidence,
      rootCause,
      engine,
      feedback,
    }));
    return { explanations, ...rest };
  },
});

export const readExplanationTool = defineTool({
  name: 'read_explanation',
  title: 'Read an explanation',
  description: 'One earlier explanation, whole.',
  input: z.object({ id: Id }),
  isReading: true,
  async run({ engine, actor }, { id }) {
    const { checks: _forTheConsole, ...explanation } = await engine.explanation(actor, id);
    return explanation;
  },
});

export const rateExplanationTool = defineTool({
  name: 'rate_explanation',
  title: 'Rate an explanation',
  description: 'Says whether an explanation was right; the last rating wins.',
  input: z.object({ id: Id, ...FeedbackRequest.shape }),
  isReading: false,
  async run({ engine, actor }, { id, rating, reason, comment }) {
    await engine.rate(actor, id, {
      rating,
      ...(reason === undefined ? {} : { reason }),
      ...(comment === undefined ? {} : { comment }),
    });
    return { rating };
  },
});
