/** Time ranges as people type them. */
import type { Timeframe } from '@baselime-ai/contract';
import { EngineError } from '@baselime-ai/engine';

const UNIT_MS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const DEFAULT_LAST = '1h';

export interface RangeOptions {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Such as `15m`, `1h` or `2d`, counted back from `to`. */
  readonly last?: string | undefined;
}

/** The last hour when nothing is said. `nowMs` is epoch milliseconds. Raises QUERY_INVALID. */
export function parseRange(options: RangeOptions, nowMs: number): Timeframe {
  if (options.from !== undefined && options.last !== undefined) throw invalid('Give --from or --last, not both.');
  // The range is open at its end; one millisecond more takes in what happens right now.
  const to = options.to === undefined ? nowMs + 1 : instant(options.to, '--to');
  const from =
    options.from === undefined ? to - duration(options.last ?? DEFAULT_LAST) : instant(options.from, '--from');
  if (from >= to) throw invalid('The range is empty: --from must be before --to.');
  return { from: Math.max(0, Math.floor(from)), to: Math.ceil(to) };
}

function duration(text: string): number {
  const [, amount, unit = ''] = /^(\d+(?:\.\d+)?)\s*([smhd])$/i.exec(text.trim()) ?? [];
  const unitMs = UNIT_MS[unit.toLowerCase()];
  if (amount === undefined || unitMs === undefined)
    throw invalid(`--last ${text} is not a duration such as 15m, 1h or 2d.`);
  return Number(amount) * unitMs;
}

function instant(text: string, option: string): number {
  const epochMs = /^\d{12,14}$/.test(text) ? Number(text) : Date.parse(text);
  if (!Number.isNaN(epochMs)) return epochMs;
  throw invalid(`${option} ${text} is not a time such as 2026-03-05T14:00:00Z or epoch milliseconds.`);
}

const invalid = (message: string): EngineError => new EngineError('QUERY_INVALID', message);
