/**
 * The chain of spans that decided how long a span took: walk back from its end, always into the child that ended last.
 * Time of a span on the path in which no child of it was on the path is its own.
 * Source: Zhang et al. (2022), "CRISP: Critical Path Analysis of Large-Scale Microservice Architectures".
 */
import { type Millis, millis, type UnixNanos } from '../../model/units.js';
import { earlier, later, type SpanNode } from './tree.js';

export interface PathStep {
  readonly node: SpanNode;
  /** Time on the path that the span itself took. */
  readonly ownMs: Millis;
}

/** Steps with own time above 0, longest first; empty for a span without a duration. Clocks that jump are clipped. */
export function criticalPath(root: SpanNode): readonly PathStep[] {
  const own = new Map<SpanNode, bigint>();
  const stack: { readonly node: SpanNode; readonly from: UnixNanos; readonly to: UnixNanos }[] = [
    { node: root, from: root.start, to: root.end },
  ];
  for (let piece = stack.pop(); piece !== undefined; piece = stack.pop()) {
    const { node, from, to } = piece;
    let cursor = to;
    let mine = 0n;
    const children = [...node.children].sort((a, b) =>
      a.end > b.end ? -1 : a.end < b.end ? 1 : b.start > a.start ? -1 : 1,
    );
    for (const child of children) {
      const start = later(child.start, from);
      const end = earlier(child.end, cursor);
      if (end <= start || child.start >= cursor) continue;
      mine += cursor - end;
      stack.push({ node: child, from: start, to: end });
      cursor = start;
    }
    if (cursor > from) mine += cursor - from;
    own.set(node, (own.get(node) ?? 0n) + mine);
  }
  return [...own]
    .filter(([, time]) => time > 0n)
    .map(([node, time]) => ({ node, ownMs: millis(Number(time) / 1e6) }))
    .sort((a, b) => b.ownMs - a.ownMs || (a.node.span.id < b.node.span.id ? -1 : 1));
}
