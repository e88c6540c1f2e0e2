/** The lines of a waterfall: spans, and the logs of the trace under the span that wrote them. */
import type { EventView } from '@baselime-ai/contract';
import type { WaterfallRow } from './waterfall-model.js';

export type Line =
  | { readonly kind: 'span'; readonly key: string; readonly row: WaterfallRow }
  | {
      readonly kind: 'log';
      readonly key: string;
      readonly log: EventView;
      readonly depth: number;
      /** Share of the trace before the log, 0..1. */
      readonly offset: number;
    };

interface Whole {
  readonly startMs: number;
  readonly durationMs: number;
}

/**
 * Each log stands below its span and before that span's children, oldest first; a log whose span is not among the rows
 * stands below the first row. With no rows there are no lines: the logs have a list of their own.
 */
export function linesOf(rows: readonly WaterfallRow[], logs: readonly EventView[], whole: Whole): readonly Line[] {
  const shown = new Set(rows.map((row) => row.key));
  const bySpan = new Map<string, EventView[]>();
  const [first] = rows;
  if (first === undefined) return [];
  for (const log of [...logs].sort((a, b) => a.timestampMs - b.timestampMs)) {
    const key = log.spanId !== undefined && shown.has(log.spanId) ? log.spanId : first.key;
    const known = bySpan.get(key);
    if (known) known.push(log);
    else bySpan.set(key, [log]);
  }
  return rows.flatMap((row): Line[] => [
    { kind: 'span', key: row.key, row },
    ...(bySpan.get(row.key) ?? []).map((log): Line => {
      const share = (log.timestampMs - whole.startMs) / Math.max(whole.durationMs, 1e-6);
      return { kind: 'log', key: `log ${log.id}`, log, depth: row.depth + 1, offset: Math.min(Math.max(share, 0), 1) };
    }),
  ]);
}
