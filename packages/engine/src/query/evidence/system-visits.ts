/**
 * Traces as visits: all spans of one entity that hang together below one call from outside. Own time of a visit is the
 * time in which none of its calls to others was running, so that a caller is not blamed for the slowness of its callee.
 */
import type { SpanRow } from './system-rows.js';

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
  readonly spans: SpanRow[];
  parent: Draft | undefined;
  readonly calls: Call[];
  /** Intervals in which others worked for this visit. */
  readonly waited: [number, number][];
}

const CALLING = new Set(['client', 'producer']);
const durationOf = ({ ms }: SpanRow): number => (ms !== null && Number.isFinite(ms) && ms > 0 ? ms : 0);
const endOf = (span: SpanRow): number => span.at + durationOf(span);

/** Parents that are missing, double ids and cycles do no harm: such a span begins a visit of its own. */
export function visitsOf(rows: readonly SpanRow[], entityOf: (row: SpanRow) => string): readonly Visit[] {
  const ordered = [...rows].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
  const bySpan = new Map<number, SpanRow>();
  for (const row of ordered) if (row.key !== 0) bySpan.set(row.key, row);
  const parents = new Map<SpanRow, SpanRow>();
  const children = new Map<SpanRow, SpanRow[]>();
  for (const row of ordered) {
    const parent = row.parent === 0 ? undefined : bySpan.get(row.parent);
    if (parent === undefined || parent === row) continue;
    parents.set(row, parent);
    const beside = children.get(parent);
    if (beside === undefined) children.set(parent, [row]);
    else beside.push(row);
  }
  const drafts = new Map<SpanRow, Draft>();
  const draftOf = (row: SpanRow): Draft => {
    const path: SpanRow[] = [];
    const seen = new Set<SpanRow>();
    let at = row;
    for (;;) {
      const known = drafts.get(at);
      const above = parents.get(at);
      if (known !== undefined || above === undefined || seen.has(above) || entityOf(above) !== entityOf(at)) break;
      seen.add(at);
      path.push(at);
      at = above;
    }
    const draft = drafts.get(at) ?? {
      entity: entityOf(at),
      entry: at,
      spans: [],
      parent: undefined,
      calls: [],
      waited: [],
    };
    drafts.set(at, draft);
    for (const one of path) drafts.set(one, draft);
    return draft;
  };
  for (const row of ordered) draftOf(row).spans.push(row);
  const visits = [...new Set(drafts.values())];
  for (const draft of visits) {
    const above = parents.get(draft.entry);
    const caller = above === undefined ? undefined : drafts.get(above);
    if (caller !== draft) draft.parent = caller;
  }
  for (const draft of visits) for (const span of draft.spans) addCalls(draft, span, children.get(span) ?? [], entityOf);
  return finish(visits);
}

function addCalls(draft: Draft, span: SpanRow, below: readonly SpanRow[], entityOf: (row: SpanRow) => string): void {
  const remote = below.filter((child) => entityOf(child) !== draft.entity);
  const onlyCalls = remote.length > 0 && remote.length === below.length;
  // A span that only calls out is the call itself, whatever kind its sender gave it.
  const isCall = CALLING.has(span.role) || (onlyCalls && !isServing(span));
  for (const child of remote) {
    const waits = isCall && remote.length === 1;
    draft.calls.push({
      callee: entityOf(child),
      operation: child.name,
      span,
      source: 'spans',
      failed: child.failed || span.failed,
      ...(waits ? { gapMs: Math.max(0, durationOf(span) - durationOf(child)) } : {}),
    });
    draft.waited.push(waits ? [span.at, endOf(span)] : [child.at, endOf(child)]);
  }
  if (remote.length === 0 && below.length === 0 && CALLING.has(span.role) && span.peer !== '') {
    if (span.peer === draft.entity) return;
    draft.calls.push({ callee: span.peer, operation: span.name, span, source: 'client', failed: span.failed });
    draft.waited.push([span.at, endOf(span)]);
  }
}

const isServing = ({ role }: SpanRow): boolean => role === 'server' || role === 'consumer';

function finish(drafts: readonly Draft[]): readonly Visit[] {
  const failedBelow = new Set<Draft>();
  const failed = (draft: Draft): boolean => draft.entry.failed || draft.spans.some((span) => span.failed);
  for (const draft of drafts) {
    if (!failed(draft)) continue;
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
    const own = draft.spans.map((span): [number, number] => [span.at, endOf(span)]);
    const parent = draft.parent === undefined || depth > 500 ? undefined : make(draft.parent, depth + 1);
    const visit: Visit = {
      entity: draft.entity,
      operation: draft.entry.name,
      entry: draft.entry,
      spans: draft.spans,
      isNow: draft.entry.at >= 0,
      ownMs: Math.max(0, covered([...own, ...draft.waited]) - covered(draft.waited)),
      failed: failed(draft),
      failedBelow: failedBelow.has(draft) || draft.calls.some((call) => call.source === 'client' && call.failed),
      calls: draft.calls,
      ...(parent === undefined ? {} : { parent }),
    };
    made.set(draft, visit);
    return visit;
  };
  return drafts.map((draft) => make(draft, 0));
}

/** Length of the union of intervals. */
export function covered(intervals: readonly (readonly [number, number])[]): number {
  const ordered = [...intervals].sort((a, b) => a[0] - b[0]);
  let total = 0;
  let end = Number.NEGATIVE_INFINITY;
  for (const [from, to] of ordered) {
    if (to <= end) continue;
    total += to - Math.max(from, end);
    end = to;
  }
  return total;
}
