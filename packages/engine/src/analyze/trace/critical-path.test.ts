import { describe, expect, it } from 'vitest';
import { span } from '../__fixtures__/events.js';
import { criticalPath } from './critical-path.js';
import { spanTree } from './tree.js';

function pathOf(...spans: readonly ReturnType<typeof span>[]): Record<string, number> {
  const [root] = spanTree(spans).roots;
  if (root === undefined) throw new Error('a root was expected');
  return Object.fromEntries(criticalPath(root).map(({ node, ownMs }) => [String(node.span.spanId), ownMs]));
}

describe('criticalPath', () => {
  it('follows the child that ended last and not one that ran beside it', () => {
    const path = pathOf(
      span({ spanId: 'root', durationMs: 100 }),
      span({ spanId: 'first', parentSpanId: 'root', atMs: 0, durationMs: 40 }),
      span({ spanId: 'beside', parentSpanId: 'root', atMs: 45, durationMs: 20 }),
      span({ spanId: 'last', parentSpanId: 'root', atMs: 42, durationMs: 50 }),
    );
    expect(path).toEqual({ last: 50, first: 40, root: 10 });
  });
  it('adds up to the duration of the root', () => {
    const path = pathOf(
      span({ spanId: 'root', durationMs: 100 }),
      span({ spanId: 'b', parentSpanId: 'root', atMs: 10, durationMs: 80 }),
      span({ spanId: 'c', parentSpanId: 'b', atMs: 20, durationMs: 500 }),
    );
    expect(Object.values(path).reduce((sum, own) => sum + own, 0)).toBe(100);
  });
  it('is empty for a span without a duration', () => expect(pathOf(span({ spanId: 'a', durationMs: 0 }))).toEqual({}));
});
