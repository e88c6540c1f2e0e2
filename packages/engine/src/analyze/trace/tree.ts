/** The spans of one trace as a tree. Missing parents make roots, cycles are cut, nothing recurses: 10,000 spans are safe. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { elapsed, type Millis, millis, type UnixNanos } from '../../model/units.js';

export interface SpanNode {
  readonly span: TelemetryEvent;
  readonly parent: SpanNode | undefined;
  /** By start time, then by id. */
  readonly children: readonly SpanNode[];
  /** 0 for a root. */
  readonly depth: number;
  readonly start: UnixNanos;
  /** Equal to `start` when the duration is unknown. */
  readonly end: UnixNanos;
}

export interface SpanTree {
  /** Parents before children. */
  readonly nodes: readonly SpanNode[];
  readonly roots: readonly SpanNode[];
  readonly bySpanId: ReadonlyMap<string, SpanNode>;
  /** Spans that name a parent which is not in the trace. */
  readonly orphans: number;
}

interface Draft extends SpanNode {
  parent: Draft | undefined;
  children: Draft[];
  depth: number;
}

const byStart = (a: SpanNode, b: SpanNode): number =>
  a.start < b.start ? -1 : a.start > b.start ? 1 : a.span.id < b.span.id ? -1 : a.span.id > b.span.id ? 1 : 0;

/** An empty list gives an empty tree. Of spans with the same span id the first by time keeps the children. */
export function spanTree(spans: readonly TelemetryEvent[]): SpanTree {
  const drafts = spans.map(draft).sort(byStart);
  const byId = new Map<string, Draft>();
  for (const node of drafts)
    if (node.span.spanId !== undefined && !byId.has(node.span.spanId)) byId.set(node.span.spanId, node);
  let orphans = 0;
  for (const node of drafts) {
    const parentId = node.span.parentSpanId;
    const parent = parentId === undefined ? undefined : byId.get(parentId);
    if (parentId !== undefined && parent === undefined) orphans += 1;
    if (parent === undefined || parent === node) continue;
    node.parent = parent;
    parent.children.push(node);
  }
  const reached = new Set<Draft>();
  const nodes: Draft[] = [];
  const visit = (root: Draft): void => {
    const stack = [root];
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (reached.has(node)) continue;
      reached.add(node);
      nodes.push(node);
      node.depth = node.parent === undefined ? 0 : node.parent.depth + 1;
      for (const child of [...node.children].reverse()) stack.push(child);
    }
  };
  const roots = drafts.filter((node) => node.parent === undefined);
  roots.forEach(visit);
  for (const node of drafts) {
    if (reached.has(node)) continue;
    // Only a cycle is left unreached: its earliest span becomes a root.
    const { parent } = node;
    if (parent !== undefined) parent.children = parent.children.filter((child) => child !== node);
    node.parent = undefined;
    roots.push(node);
    visit(node);
  }
  return { nodes, roots, bySpanId: byId, orphans };
}

function draft(span: TelemetryEvent): Draft {
  const lasts = span.durationMs !== undefined && span.durationMs > 0 ? span.durationMs : 0;
  const end = (span.timestamp + BigInt(Math.round(lasts * 1e6))) as UnixNanos;
  return { span, parent: undefined, children: [], depth: 0, start: span.timestamp, end };
}

/** From the node to its root, the node first. */
export function pathToRoot(node: SpanNode): readonly SpanNode[] {
  const path: SpanNode[] = [];
  for (let at: SpanNode | undefined = node; at !== undefined; at = at.parent) path.push(at);
  return path;
}

/** The node and everything below it, parents before children. */
export function subtree(node: SpanNode): readonly SpanNode[] {
  const found: SpanNode[] = [];
  const stack = [node];
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    found.push(at);
    for (const child of [...at.children].reverse()) stack.push(child);
  }
  return found;
}

/** Whether the same call beside it began after this one had ended, and worked. */
export const workedAgain = ({ span, parent, end }: SpanNode): boolean =>
  (parent?.children ?? []).some(
    (other) =>
      other.span.name === span.name &&
      other.span.namespace === span.namespace &&
      other.start >= end &&
      !other.span.isError,
  );

/** Time of a node in which none of its children ran. */
export function selfTime(node: SpanNode): Millis {
  let covered = 0n;
  let cursor: bigint = node.start;
  for (const child of node.children) {
    const from = later(child.start, cursor);
    const to = earlier(child.end, node.end);
    if (to > from) {
      covered += to - from;
      cursor = to;
    }
  }
  return millis(Math.max(0, Number(node.end - node.start - covered) / 1e6));
}

export const lasted = (node: SpanNode): Millis => elapsed(node.start, node.end);

export function earlier<T extends bigint>(a: T, b: T): T {
  if (a < b) return a;
  return b;
}

export function later<T extends bigint>(a: T, b: T): T {
  if (a > b) return a;
  return b;
}
