import { describe, expect, it } from 'vitest';
import { span } from '../__fixtures__/events.js';
import { repeats } from './repeats.js';
import { spanTree } from './tree.js';

const calls = (count: number, every: number, isError: (index: number) => boolean) => [
  span({ spanId: 'p', durationMs: 1000 }),
  ...Array.from({ length: count }, (_, index) =>
    span({
      spanId: `c${index}`,
      parentSpanId: 'p',
      atMs: index * every,
      durationMs: 10,
      name: 'SELECT',
      role: 'client',
      isError: isError(index),
      data: { 'db.collection.name': 'orders' },
    }),
  ),
];

describe('repeats', () => {
  it('calls repeated failing calls retries, also when the last one works', () => {
    expect(repeats(spanTree(calls(3, 20, (index) => index < 2)))).toMatchObject([
      { kind: 'retries', failed: 2, dependency: 'orders' },
    ]);
  });
  it('calls many calls in a row one call for each item', () => {
    expect(repeats(spanTree(calls(20, 20, () => false)))).toMatchObject([{ kind: 'n-plus-one', totalMs: 200 }]);
  });
  it('says nothing about a few calls or about a fan-out on purpose', () => {
    expect(repeats(spanTree(calls(3, 20, () => false)))).toEqual([]);
    expect(repeats(spanTree(calls(20, 1, () => false)))).toEqual([]);
  });
});
