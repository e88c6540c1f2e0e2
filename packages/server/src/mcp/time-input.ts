/** Ranges of time as an agent names them: `last: "15m"`, or `from` and `to` in any form that an answer shows. */
import type { Timeframe } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';
import { z } from 'zod';
import { epochMs } from '../instant-text.js';
import type { ToolContext } from './tool.js';

export const Instant = z
  .union([z.number().int().nonnegative(), z.string().min(1).max(64)])
  .describe('An offset as the answers show it (T-90.5s), ISO 8601, or epoch milliseconds.');

/** Spread into the input of every tool that reads a range. */
export const timeInput = {
  last: z
    .string()
    .regex(/^\d{1,6}[smhd]$/)
    .optional()
    .describe('Such as 15m, 6h or 2d, counted back from `to`. Not together with `from`.'),
  from: Instant.optional(),
  to: Instant.optional().describe('Now when absent.'),
};

const UNITS_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DAY_MS = 24 * 3_600_000;

type Input = { readonly [Key in keyof typeof timeInput]?: z.output<(typeof timeInput)[Key]> };

/** Raises REQUEST_INVALID for a time that is none and for an empty range. */
export function timeframeOf({ last, from, to }: Input, context: ToolContext): Timeframe {
  if (last === undefined && from === undefined && to === undefined && context.timeframe !== undefined) {
    return context.timeframe;
  }
  if (last !== undefined && from !== undefined) throw invalid('from', 'Give `from` or `last`, not both.');
  const end = to === undefined ? epochMs(context.clock) + 1 : Math.ceil(instant(to, 'to', context));
  const start = from === undefined ? end - durationMs(last) : Math.floor(instant(from, 'from', context));
  if (start >= end) throw invalid('from', '`from` must be before `to`.');
  return { from: Math.max(0, start), to: Math.max(1, end) };
}

/** Both ends are named. Raises REQUEST_INVALID. */
export const explicitTimeframe = (range: { readonly from: Moment; readonly to: Moment }, context: ToolContext) =>
  timeframeOf(range, context);

type Moment = z.output<typeof Instant>;

function durationMs(last: string | undefined): number {
  if (last === undefined) return DAY_MS;
  return Number(last.slice(0, -1)) * (UNITS_MS[last.slice(-1)] ?? 0);
}

function instant(value: Moment, path: string, context: ToolContext): number {
  const at = typeof value === 'number' ? value : (context.instantOf(value) ?? Date.parse(value));
  if (!Number.isNaN(at)) return at;
  throw invalid(path, 'is no time: use an offset such as T-90.5s, ISO 8601 or epoch milliseconds');
}

const invalid = (path: string, message: string): EngineError =>
  new EngineError('REQUEST_INVALID', 'The range of time is not one.', { details: [{ path, message }] });
