/** Parts of arguments that several look-ups share: zod for what arrives, JSON schema for what is offered. */
import { FILTER_OPERATIONS } from '@baselime-ai/contract';
import { z } from 'zod';
import type { ToolSchema } from '../../providers/sealed.js';

/** Text that is a number is compared as one by the query. */
export const Filters = z
  .array(
    z.object({
      key: z.string().min(1).max(200),
      operation: z.enum(FILTER_OPERATIONS),
      value: z.union([z.string().max(1000), z.number(), z.boolean()]).optional(),
    }),
  )
  .max(8);

export const filters: ToolSchema = {
  type: 'array',
  description: 'all of them must hold',
  items: {
    type: 'object',
    properties: {
      key: { type: 'string', description: 'a key of the events' },
      operation: { type: 'string', enum: [...FILTER_OPERATIONS] },
      value: { type: 'string', description: 'what the key is compared with' },
    },
    required: ['key', 'operation'],
  },
};

const DAY_MINUTES = 1_440;
export const Minutes = z.coerce
  .number()
  .min(0)
  .max(7 * DAY_MINUTES);

export const minutesBefore: ToolSchema = { type: 'number', description: 'minutes before the failure; 60 by default' };
export const minutesAfter: ToolSchema = { type: 'number', description: 'minutes after the failure; 15 by default' };
