/** Time ranges in the query part of a URL: `?from=&to=` in epoch milliseconds; the last day when absent. */
import type { Timeframe } from '@baselime-ai/contract';
import { type Clock, EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { epochMs } from '../instant-text.js';

export const TimeQuery = z.object({
  from: z.coerce.number().int().nonnegative().optional(),
  to: z.coerce.number().int().positive().optional(),
});

const DAY_MS = 24 * 3600 * 1000;

/** Raises REQUEST_INVALID when the range is empty. */
export function timeframeOf({ from, to }: z.infer<typeof TimeQuery>, clock: Clock): Timeframe {
  const end = to ?? epochMs(clock) + 1;
  const start = from ?? Math.max(0, end - DAY_MS);
  if (start < end) return { from: start, to: end };
  throw new EngineError('REQUEST_INVALID', 'The request does not have the documented shape.', {
    details: [{ path: 'from', message: '`from` must be before `to`' }],
  });
}
