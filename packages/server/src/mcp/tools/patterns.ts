import { Query } from '@baselime-ai/contract';
import { z } from 'zod';
import { timeframeOf, timeInput } from '../time-input.js';
import { defineTool } from '../tool.js';

export const patternsTool = defineTool({
  name: 'list_patterns',
  title: 'Log patterns',
  description:
    'The log lines of a range of time as templates with counts, errors first seen and last seen. The quickest way to ' +
    'see what an application says.',
  input: z.object({ query: Query.optional(), ...timeInput }),
  isReading: true,
  run: async (context, { query = {}, ...time }) =>
    context.engine.query(
      context.actor,
      { query: { limit: 50, ...query }, timeframe: timeframeOf(time, context), view: 'patterns' },
      context.signal,
    ),
});
