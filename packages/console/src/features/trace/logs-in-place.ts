/** The lines of a waterfall: spans, and the logs of the trace under the span that wrote them. */
import type { EventView } from '@baselime-ai/contract';
import { byTime, isBound } from '../events/model.js';
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
 * Each log stands below its span and before that span's children, oldest first. A log that names no span of the trace
 * belongs to the request or the function that wrote it: to the span of those that was open at its time, the outermost of
 * several, else the nearest in time; without one, below the first span. Logs of spans that are not among `rows`, because
 * they are collapsed, are left out, and so is what only says that an invocation began or ended. With no rows there are no lines: the logs have a list of their own.
 */
export function linesOf(
  rows: readonly WaterfallRow[],
  logs: readonly EventView[],
  whole: Whole,
  all: readonly WaterfallRow[] = rows,
): readonly Line[] {
  const homes = homesOf(all);
  const bySpan = new Map<string, EventView[]>();
  for (const log of logs.filter((one) => !isBound(one)).sort(byTime)) {
    const key = homeOf(log, homes);
    if (key === undefined) continue;
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

interface Homes {
  readonly first: string | undefined;
  readonly keys: ReadonlySet<string>;
  /** Spans by request and by function, parents before their children. */
  readonly byRequest: ReadonlyMap<string, readonly WaterfallRow[]>;
  readonly byFunction: ReadonlyMap<string, readonly WaterfallRow[]>;
}

const functionOf = ({ service, namespace }: EventView): string => JSON.stringify([service, namespace]);

function homesOf(rows: readonly WaterfallRow[]): Homes {
  const byRequest = new Map<string, WaterfallRow[]>();
  const byFunction = new Map<string, WaterfallRow[]>();
  const add = (map: Map<string, WaterfallRow[]>, key: string, row: WaterfallRow): void => {
    const known = map.get(key);
    if (known) known.push(row);
    else map.set(key, [row]);
  };
  for (const row of rows) {
    if (row.event.requestId !== undefined) add(byRequest, row.event.requestId, row);
    add(byFunction, functionOf(row.event), row);
  }
  return { first: rows[0]?.key, keys: new Set(rows.map(({ key }) => key)), byRequest, byFunction };
}

function homeOf(log: EventView, { first, keys, byRequest, byFunction }: Homes): string | undefined {
  if (log.spanId !== undefined && keys.has(log.spanId)) return log.spanId;
  const ofRequest = log.requestId === undefined ? undefined : byRequest.get(log.requestId);
  let nearest: WaterfallRow | undefined;
  for (const row of ofRequest ?? byFunction.get(functionOf(log)) ?? []) {
    if (nearest === undefined || awayMs(row, log.timestampMs) < awayMs(nearest, log.timestampMs)) nearest = row;
  }
  return nearest?.key ?? first;
}

/** How far an instant is from a span; 0 within it. */
const awayMs = ({ startMs, durationMs }: WaterfallRow, atMs: number): number =>
  Math.max(startMs - atMs, atMs - (startMs + durationMs), 0);
