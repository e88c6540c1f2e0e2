import { z } from 'zod';
import { defineTool } from '../tool.js';

const Id = z.string().min(1).max(256);

export const eventTool = defineTool({
  name: 'read_event',
  title: 'Read an event',
  description: 'One event with all its data, by the `id` that other answers name.',
  input: z.object({ id: Id }),
  isReading: true,
  run: ({ engine, actor }, { id }) => engine.event(actor, id),
});

export const traceTool = defineTool({
  name: 'read_trace',
  title: 'Read a trace',
  description: 'A trace: its summary, its spans by start time, its logs.',
  input: z.object({ traceId: Id }),
  isReading: true,
  run: ({ engine, actor }, { traceId }) => engine.trace(actor, traceId),
});
