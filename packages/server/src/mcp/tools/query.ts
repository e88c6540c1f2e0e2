import { QUERY_VIEWS, Query } from '@baselime-ai/contract';
import { z } from 'zod';
import { timeframeOf, timeInput } from '../time-input.js';
import { defineTool } from '../tool.js';

const FEW = 20;

export const queryTool = defineTool({
  name: 'query',
  title: 'Query telemetry',
  description:
    'Events, series, traces or requests by filter, search and time. Filters are {key, operation, value}; keys are those ' +
    'of list_keys, such as $baselime.error, $baselime.service, @message, @duration. For numbers use view `series` with ' +
    `calculations such as {operator:"COUNT"} or {operator:"P95", key:"@duration"} and groupBys. ${FEW} items unless ` +
    '`query.limit` says otherwise.',
  input: z.object({
    query: Query.optional(),
    view: z.enum(QUERY_VIEWS).exclude(['errors', 'patterns', 'values']).default('events'),
    ...timeInput,
    granularityMs: z.number().int().positive().optional().describe('Width of one point of a series.'),
    cursor: z.string().max(512).optional().describe('`nextCursor` of the page before.'),
  }),
  isReading: true,
  run: async (context, { query = {}, view, granularityMs, cursor, ...time }) =>
    context.engine.query(
      context.actor,
      {
        query: { limit: FEW, ...query },
        timeframe: timeframeOf(time, context),
        view,
        ...(granularityMs === undefined ? {} : { granularityMs }),
        ...(cursor === undefined ? {} : { cursor }),
      },
      context.signal,
    ),
});
