/** What can be asked about. A small reference: the server reads the data itself, so that a page cannot inject any. */
import { z } from 'zod';
import { Filter, Query } from './query.js';
import { Timeframe } from './timeframe.js';

const Id = z.string().min(1).max(256);

export const Subject = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('event'), id: Id }),
  z.object({ kind: z.literal('trace'), traceId: Id, spanId: Id.optional() }),
  z.object({ kind: z.literal('error'), fingerprint: Id }),
  z.object({ kind: z.literal('request'), requestId: Id }),
  z.object({
    kind: z.literal('metric'),
    name: z.string().min(1).max(512),
    filters: z.array(Filter).max(64).optional(),
    timeframe: Timeframe,
  }),
  z.object({
    kind: z.literal('chart'),
    query: Query,
    timeframe: Timeframe,
    brush: Timeframe.optional(),
    series: z.string().max(512).optional(),
  }),
  z.object({ kind: z.literal('alert'), id: Id }),
]);
export type Subject = z.infer<typeof Subject>;
export type SubjectKind = Subject['kind'];
