/** What can be asked about, as an agent names it: the contract's subjects with times in any form that an answer shows. */
import { Filter, Query, Subject } from '@baselime-ai/contract';
import { z } from 'zod';
import { explicitTimeframe, Instant } from './time-input.js';
import type { ToolContext } from './tool.js';

const Id = z.string().min(1).max(256);
const Range = z.object({ from: Instant, to: Instant });

export const SubjectInput = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('event'), id: Id }),
    z.object({ kind: z.literal('trace'), traceId: Id, spanId: Id.optional() }),
    z.object({ kind: z.literal('error'), fingerprint: Id }),
    z.object({ kind: z.literal('request'), requestId: Id }),
    z.object({
      kind: z.literal('metric'),
      name: z.string().min(1).max(512),
      filters: z.array(Filter).max(64).optional(),
      timeframe: Range,
    }),
    z.object({
      kind: z.literal('chart'),
      query: Query,
      timeframe: Range,
      brush: Range.optional().describe('The part of the range that looks wrong.'),
      series: z.string().max(512).optional(),
    }),
    z.object({ kind: z.literal('alert'), id: Id }),
  ])
  .describe('What to ask about. Ids and fingerprints are those of other answers, tokens included.');

/** Raises REQUEST_INVALID for a time that is none. */
export function subjectOf(input: z.output<typeof SubjectInput>, context: ToolContext): Subject {
  if (input.kind !== 'metric' && input.kind !== 'chart') return Subject.parse(input);
  const timeframe = explicitTimeframe(input.timeframe, context);
  if (input.kind === 'metric' || input.brush === undefined) return Subject.parse({ ...input, timeframe });
  return Subject.parse({ ...input, timeframe, brush: explicitTimeframe(input.brush, context) });
}
