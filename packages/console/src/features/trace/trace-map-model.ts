/** The services of one trace and who called whom, laid out in layers from the caller to the called. */
import type { WaterfallRow } from './waterfall-model.js';

export interface MapNode {
  readonly name: string;
  readonly spans: number;
  readonly errors: number;
  /** Milliseconds that no child covers, over all its spans. */
  readonly selfMs: number;
  readonly layer: number;
  /** Place within the layer, from 0. */
  readonly slot: number;
}

export interface MapEdge {
  readonly from: string;
  readonly to: string;
  readonly calls: number;
  readonly errors: number;
}

export interface TraceMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  readonly layers: number;
  /** The most nodes in one layer. */
  readonly slots: number;
}

const nameOf = ({ event }: WaterfallRow): string => event.namespace || event.service;

/** A call of a place to itself makes no edge. A place stands one layer below the first that called it. */
export function traceMap(rows: readonly WaterfallRow[]): TraceMap {
  const places = new Map<string, { spans: number; errors: number; selfMs: number; layer: number }>();
  const edges = new Map<string, { from: string; to: string; calls: number; errors: number }>();
  const above: WaterfallRow[] = [];
  for (const row of rows) {
    above.length = row.depth;
    const parent = above[row.depth - 1];
    above[row.depth] = row;
    const name = nameOf(row);
    const caller = parent === undefined ? undefined : nameOf(parent);
    const layer = caller === undefined ? 0 : (places.get(caller)?.layer ?? 0) + (caller === name ? 0 : 1);
    const place = places.get(name) ?? { spans: 0, errors: 0, selfMs: 0, layer };
    place.spans += 1;
    place.errors += row.event.isError ? 1 : 0;
    place.selfMs += row.selfMs;
    places.set(name, place);
    if (caller === undefined || caller === name) continue;
    const key = JSON.stringify([caller, name]);
    const edge = edges.get(key) ?? { from: caller, to: name, calls: 0, errors: 0 };
    edge.calls += 1;
    edge.errors += row.event.isError ? 1 : 0;
    edges.set(key, edge);
  }
  const filled: number[] = [];
  const nodes = [...places].map(([name, place]): MapNode => {
    const slot = filled[place.layer] ?? 0;
    filled[place.layer] = slot + 1;
    return { name, ...place, slot };
  });
  return { nodes, edges: [...edges.values()], layers: filled.length, slots: Math.max(0, ...filled) };
}
