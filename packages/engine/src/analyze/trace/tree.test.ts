import { describe, expect, it } from 'vitest';
import { span } from '../__fixtures__/events.js';
import { pathToRoot, selfTime, spanTree, subtree } from './tree.js';

const names = (nodes: readonly { readonly span: { readonly spanId?: string } }[]) =>
  nodes.map(({ span: { spanId } }) => spanId);

describe('spanTree', () => {
  const tree = spanTree([
    span({ spanId: 'c', parentSpanId: 'b', atMs: 20, durationMs: 30 }),
    span({ spanId: 'a', durationMs: 100 }),
    span({ spanId: 'b', parentSpanId: 'a', atMs: 10, durationMs: 50 }),
    span({ spanId: 'd', parentSpanId: 'a', atMs: 40, durationMs: 40 }),
    span({ spanId: 'o', parentSpanId: 'gone', atMs: 5 }),
  ]);
  it('orders parents before children and children by start', () => {
    expect(names(tree.nodes)).toEqual(['a', 'b', 'c', 'd', 'o']);
    expect([names(tree.roots), tree.orphans]).toEqual([['a', 'o'], 1]);
  });
  it('knows the way up, what is below, and the time of its own', () => {
    const [a, b, c] = tree.nodes;
    if (a === undefined || b === undefined || c === undefined) throw new Error('three spans were expected');
    expect(names(pathToRoot(c))).toEqual(['c', 'b', 'a']);
    expect(names(subtree(a))).toEqual(['a', 'b', 'c', 'd']);
    // b covers 10..60 and d 40..80 of 0..100.
    expect(selfTime(a)).toBe(30);
  });
  it('cuts cycles and keeps every span', () => {
    const cycle = spanTree([
      span({ spanId: 'x', parentSpanId: 'y' }),
      span({ spanId: 'y', parentSpanId: 'x', atMs: 1 }),
      span({ spanId: 'z', parentSpanId: 'z', atMs: 2 }),
    ]);
    expect(names(cycle.nodes).sort()).toEqual(['x', 'y', 'z']);
    expect(names(cycle.roots)).toEqual(['z', 'x']);
  });
  it('is empty for no spans', () => expect(spanTree([])).toMatchObject({ nodes: [], roots: [], orphans: 0 }));
});
