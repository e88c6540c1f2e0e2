/**
 * Traces as visits: all spans of one entity that hang together below one call from outside. Own time of a visit is the
 * time in which none of its calls to others was running, so that a caller is not blamed for the slowness of its callee.
 */
import type { SpanRow } from './rows.js';

export interface Visit {
  readonly entity: string;
  /** Name of the span that the visit begins with. */
  readonly operation: string;
  readonly entry: SpanRow;
  readonly spans: readonly SpanRow[];
  readonly parent?: Visit;
  readonly isNow: boolean;
  readonly ownMs: number;
  readonly failed: boolean;
  /** Whether a visit below failed too; the calls to others below it are looked at as well. */
  readonly failedBelow: boolean;
  readonly calls: readonly Call[];
}

/** A call that a visit made to another entity. */
export interface Call {
  readonly callee: string;
  /** Name of the callee's entry span, or of the call where the callee sent none. */
  readonly operation: string;
  readonly span: SpanRow;
  readonly source: 'spans' | 'client';
  readonly failed: boolean;
  /** What the caller waited beyond what the callee worked; undefined where only one side is known. */
  readonly gapMs?: number;
}

interface Draft {
  readonly entity: string;
  readonly entry: SpanRow;
  /** By the time of their beginning. */
  readonly spans: SpanRow[];
  parent: Draft | undefined;
  failed: boolean;
  readonly calls: Call[];
  /** Intervals in which others worked for this visit. */
  readonly waited: Interval[];
}
type Interval = readonly [from: number, to: number];

/** A span among the others, which are told apart by their place in the list of all. */
interface Node {
  readonly row: SpanRow;
  readonly entity: string;
  parent: Node | undefined;
  readonly children: Node[];
  draft: Draft | undefined;
  /** The last span from which a way up came by here. */
  passedFrom: Node | undefined;
}

const CALLING = new Set(['client', 'producer']);
const durationOf = ({ ms }: SpanRow): number => (ms !== null && Number.isFinite(ms) && ms > 0 ? ms : 0);
const endOf = (span: SpanRow): number => span.at + durationOf(span);

/** Parents that are missing, double ids and cycles do no harm: such a span begins a visit of its own. */
export function visitsOf(rows: readonly SpanRow[], entityOf: (row: SpanRow) => string): readonly Visit[] {
  const nodes = nodesOf(rows, entityOf);
  const drafts: Draft[] = [];
  for (const node of nodes) {
    const draft = draftOf(node, drafts);
    draft.spans.push(node.row);
    if (node.row.failed) draft.failed = true;
  }
  for (const { row, parent, draft } of nodes)
    if (draft?.entry === row && parent?.draft !== draft) draft.parent = parent?.draft;
  // By visit, so that the calls of one stand in the order of its spans.
  for (const { draft, ...node } of nodes) if (draft !== undefined) addCalls(draft, node);
  return finish(drafts);
}

/** Joined to their parents, by the time of their beginning. */
function nodesOf(rows: readonly SpanRow[], entityOf: (row: SpanRow) => string): readonly Node[] {
  const ordered = [...rows].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const nodes = ordered.map(
    (row): Node => ({
      row,
      entity: entityOf(row),
      parent: undefined,
      children: [],
      draft: undefined,
      passedFrom: undefined,
    }),
  );
  const bySpan = new Map<number, Node>();
  for (const node of nodes) if (node.row.key !== 0) bySpan.set(node.row.key, node);
  for (const node of nodes) {
    const parent = node.row.parent === 0 ? undefined : bySpan.get(node.row.parent);
    if (parent === undefined || parent === node) continue;
    node.parent = parent;
    parent.children.push(node);
  }
  return nodes;
}

/** The visit of a span, which is that of the highest span of its entity above it; a new one is put to `drafts`. */
function draftOf(from: Node, drafts: Draft[]): Draft {
  let top = from;
  while (top.draft === undefined) {
    const { parent } = top;
    if (parent === undefined || parent.passedFrom === from || parent.entity !== top.entity) break;
    top.passedFrom = from;
    top = parent;
  }
  let { draft } = top;
  if (draft === undefined) {
    const { entity, row } = top;
    draft = { entity, entry: row, spans: [], parent: undefined, failed: false, calls: [], waited: [] };
    top.draft = draft;
    drafts.push(draft);
  }
  for (let at = from; at !== top && at.parent !== undefined; at = at.parent) at.draft = draft;
  return draft;
}

function addCalls(draft: Draft, { row: span, children }: Pick<Node, 'row' | 'children'>): void {
  const remote = children.length === 0 ? children : children.filter(({ entity }) => entity !== draft.entity);
  const onlyCalls = remote.length > 0 && remote.length === children.length;
  // A span that only calls out is the call itself, whatever kind its sender gave it.
  const isCall = CALLING.has(span.role) || (onlyCalls && !isServing(span));
  for (const { row: child, entity: callee } of remote) {
    const waits = isCall && remote.length === 1;
    draft.calls.push({
      callee,
      operation: child.name,
      span,
      source: 'spans',
      failed: child.failed || span.failed,
      ...(waits ? { gapMs: Math.max(0, durationOf(span) - durationOf(child)) } : {}),
    });
    draft.waited.push(waits ? [span.at, endOf(span)] : [child.at, endOf(child)]);
  }
  if (children.length === 0 && CALLING.has(span.role) && span.peer !== '') {
    if (span.peer === draft.entity) return;
    draft.calls.push({ callee: span.peer, operation: span.name, span, source: 'client', failed: span.failed });
    draft.waited.push([span.at, endOf(span)]);
  }
}

const isServing = ({ role }: SpanRow): boolean => role === 'server' || role === 'consumer';

function finish(drafts: readonly Draft[]): readonly Visit[] {
  const failedBelow = new Set<Draft>();
  for (const draft of drafts) {
    if (!draft.failed) continue;
    const seen = new Set<Draft>();
    for (let at = draft.parent; at !== undefined && !seen.has(at); at = at.parent) {
      seen.add(at);
      failedBelow.add(at);
    }
  }
  const made = new Map<Draft, Visit>();
  const make = (draft: Draft, depth: number): Visit => {
    const known = made.get(draft);
    if (known !== undefined) return known;
    const parent = draft.parent === undefined || depth > 500 ? undefined : make(draft.parent, depth + 1);
    const visit: Visit = {
      entity: draft.entity,
      operation: draft.entry.name,
      entry: draft.entry,
      spans: draft.spans,
      isNow: draft.entry.at >= 0,
      ownMs: ownMsOf(draft),
      failed: draft.failed,
      failedBelow: failedBelow.has(draft) || draft.calls.some((call) => call.source === 'client' && call.failed),
      calls: draft.calls,
      ...(parent === undefined ? {} : { parent }),
    };
    made.set(draft, visit);
    return visit;
  };
  return drafts.map((draft) => make(draft, 0));
}

function ownMsOf({ spans, waited }: Draft): number {
  const [only] = spans;
  if (waited.length === 0 && spans.length === 1 && only !== undefined) return endOf(only) - only.at;
  const own = spans.map((span): Interval => [span.at, endOf(span)]);
  if (waited.length === 0) return coveredInOrder(own);
  return Math.max(0, covered([...own, ...waited]) - covered(waited));
}

/** Length of the union of intervals. */
export const covered = (intervals: readonly Interval[]): number =>
  coveredInOrder([...intervals].sort((a, b) => a[0] - b[0]));

function coveredInOrder(ordered: readonly Interval[]): number {
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of ordered) {
    if (to <= end) continue;
    total += to - Math.max(from, end);
    end = to;
  }
  return total;
}
