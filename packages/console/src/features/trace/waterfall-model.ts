/**
 * Spans as the rows of a waterfall. Total over odd input: missing parents become roots, cycles are cut, clock skew is
 * shown as it is, and depth costs no stack.
 */
import type { EventView } from '@baselime-ai/contract';
import { type Tone, toneOf } from '../events/model.js';

export interface WaterfallRow {
  readonly event: EventView;
  /** The span id, or the event id where the span has none. */
  readonly key: string;
  readonly depth: number;
  readonly children: number;
  /** Spans below this one, at any depth. */
  readonly descendants: number;
  /** Errors below this one, at any depth: shown when it is collapsed. */
  readonly errorsBelow: number;
  /** Share of the trace before the bar, and share that it covers; both 0..1. */
  readonly offset: number;
  readonly width: number;
  readonly startMs: number;
  readonly durationMs: number;
  /** Time in this span that no child covers. */
  readonly selfMs: number;
  readonly tone: Tone;
  /** Its parent is named but is not part of the trace. */
  readonly orphan: boolean;
  /** It begins before its parent: the clocks of two machines differ. */
  readonly skewed: boolean;
}

export interface Waterfall {
  /** Parents before their children, siblings by start time. */
  readonly rows: readonly WaterfallRow[];
  readonly startMs: number;
  readonly durationMs: number;
  /** The span with the most time of its own; absent when no span has any. */
  readonly slowestKey?: string;
}

interface Node {
  readonly event: EventView;
  readonly key: string;
  readonly parent: string | undefined;
  readonly start: number;
  readonly end: number;
  readonly children: Node[];
  descendants: number;
  errorsBelow: number;
}

export function waterfall(spans: readonly EventView[]): Waterfall {
  const nodes = nodesOf(spans);
  if (nodes.size === 0) return { rows: [], startMs: 0, durationMs: 0 };
  const { roots, orphans } = link(nodes);
  const order = depthFirst(roots, nodes);
  for (const { node } of [...order].reverse()) {
    for (const child of node.children) {
      node.descendants += 1 + child.descendants;
      node.errorsBelow += (child.event.isError ? 1 : 0) + child.errorsBelow;
    }
  }
  const startMs = order.reduce((least, { node }) => Math.min(least, node.start), Number.POSITIVE_INFINITY);
  const endMs = order.reduce((most, { node }) => Math.max(most, node.end), startMs);
  const total = Math.max(endMs - startMs, 1e-6);
  let slowest: { key: string; ms: number } | undefined;
  const rows = order.map(({ node, depth }): WaterfallRow => {
    const selfMs = selfTime(node);
    if (selfMs > (slowest?.ms ?? 0)) slowest = { key: node.key, ms: selfMs };
    const parent = node.parent === undefined ? undefined : nodes.get(node.parent);
    return {
      event: node.event,
      key: node.key,
      depth,
      children: node.children.length,
      descendants: node.descendants,
      errorsBelow: node.errorsBelow,
      offset: (node.start - startMs) / total,
      width: (node.end - node.start) / total,
      startMs: node.start,
      durationMs: node.end - node.start,
      selfMs,
      tone: toneOf(node.event),
      orphan: orphans.has(node.key),
      skewed: depth > 0 && parent !== undefined && node.start < parent.start - 1,
    };
  });
  return { rows, startMs, durationMs: endMs - startMs, ...(slowest ? { slowestKey: slowest.key } : {}) };
}

function nodesOf(spans: readonly EventView[]): Map<string, Node> {
  const nodes = new Map<string, Node>();
  for (const event of spans) {
    // A span that was sent twice is one span.
    const key = event.spanId ?? event.id;
    if (nodes.has(key)) continue;
    const start = Number.isFinite(event.timestampMs) ? event.timestampMs : 0;
    const end = start + Math.max(event.durationMs ?? 0, 0);
    nodes.set(key, {
      event,
      key,
      parent: event.parentSpanId,
      start,
      end,
      children: [],
      descendants: 0,
      errorsBelow: 0,
    });
  }
  return nodes;
}

function link(nodes: ReadonlyMap<string, Node>): { readonly roots: Node[]; readonly orphans: ReadonlySet<string> } {
  const roots: Node[] = [];
  const orphans = new Set<string>();
  for (const node of nodes.values()) {
    const parent = node.parent === undefined || node.parent === node.key ? undefined : nodes.get(node.parent);
    if (parent) parent.children.push(node);
    else {
      roots.push(node);
      if (node.parent !== undefined && node.parent !== '') orphans.add(node.key);
    }
  }
  for (const node of nodes.values()) node.children.sort(byStart);
  return { roots: roots.sort(byStart), orphans };
}

const byStart = (a: Node, b: Node): number => a.start - b.start || b.end - a.end;

interface Placed {
  readonly node: Node;
  readonly depth: number;
}

function depthFirst(roots: readonly Node[], nodes: ReadonlyMap<string, Node>): readonly Placed[] {
  const placed: Placed[] = [];
  const seen = new Set<string>();
  const walk = (from: readonly Node[]): void => {
    const stack: Placed[] = [...from].reverse().map((node) => ({ node, depth: 0 }));
    for (let next = stack.pop(); next; next = stack.pop()) {
      if (seen.has(next.node.key)) continue;
      seen.add(next.node.key);
      placed.push(next);
      const children = next.node.children;
      for (let index = children.length - 1; index >= 0; index -= 1) {
        const child = children[index];
        if (!child) continue;
        // A child that was placed already closes a cycle: it is cut here, so that counting below ends.
        if (seen.has(child.key)) children.splice(index, 1);
        else stack.push({ node: child, depth: next.depth + 1 });
      }
    }
  };
  walk(roots);
  // What no root reaches is a cycle: it is entered at its earliest span.
  for (const node of [...nodes.values()].sort(byStart)) if (!seen.has(node.key)) walk([node]);
  return placed;
}

/** The span's time that the union of its children does not cover. */
function selfTime(node: Node): number {
  let covered = 0;
  let reached = node.start;
  for (const child of node.children) {
    const from = Math.max(child.start, reached);
    const to = Math.min(child.end, node.end);
    if (to > from) {
      covered += to - from;
      reached = to;
    }
  }
  return Math.max(node.end - node.start - covered, 0);
}

/** The rows that are visible when these spans are collapsed. */
export function visibleRows(rows: readonly WaterfallRow[], collapsed: ReadonlySet<string>): readonly WaterfallRow[] {
  if (collapsed.size === 0) return rows;
  const visible: WaterfallRow[] = [];
  let hiddenBelow = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (row.depth > hiddenBelow) continue;
    hiddenBelow = collapsed.has(row.key) ? row.depth : Number.POSITIVE_INFINITY;
    visible.push(row);
  }
  return visible;
}

/** The spans above this one, nearest first: what must be open for it to be seen. */
export function ancestorsOf(rows: readonly WaterfallRow[], key: string): readonly string[] {
  const at = rows.findIndex((row) => row.key === key);
  const found: string[] = [];
  let depth = rows[at]?.depth ?? 0;
  for (let index = at - 1; index >= 0 && depth > 0; index -= 1) {
    const row = rows[index];
    if (row && row.depth < depth) {
      found.push(row.key);
      depth = row.depth;
    }
  }
  return found;
}

export const isFailed = ({ event }: WaterfallRow): boolean => event.isError;

/** The first such row after the one of `key`, from the top again where none follows; undefined where there is none at all. */
export function nextRow(
  rows: readonly WaterfallRow[],
  key: string | undefined,
  is: (row: WaterfallRow) => boolean,
): WaterfallRow | undefined {
  const at = rows.findIndex((row) => row.key === key);
  return rows.slice(at + 1).find(is) ?? rows.find(is);
}
