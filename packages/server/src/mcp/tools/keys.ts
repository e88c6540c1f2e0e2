import { z } from 'zod';
import { timeframeOf, timeInput } from '../time-input.js';
import { defineTool } from '../tool.js';

export const keysTool = defineTool({
  name: 'list_keys',
  title: 'Keys of events',
  description: 'The keys that stored events have, with the type of their values and how often they occur.',
  input: z.object({ datasets: z.array(z.string().min(1).max(128)).max(64).optional(), ...timeInput }),
  isReading: true,
  run: (context, { datasets, ...time }) => context.engine.keys(context.actor, timeframeOf(time, context), datasets),
});

export const keyValuesTool = defineTool({
  name: 'list_key_values',
  title: 'Values of a key',
  description: 'The most frequent values of one key, with counts.',
  input: z.object({
    key: z.string().min(1).max(512),
    prefix: z.string().max(512).optional(),
    limit: z.number().int().min(1).max(1000).optional(),
    ...timeInput,
  }),
  isReading: true,
  run: (context, { key, prefix, limit, ...time }) =>
    context.engine.keyValues(context.actor, key, timeframeOf(time, context), {
      ...(prefix === undefined ? {} : { prefix }),
      ...(limit === undefined ? {} : { limit }),
    }),
});
