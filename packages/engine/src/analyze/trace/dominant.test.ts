import { describe, expect, it } from 'vitest';
import { event, span } from '../__fixtures__/events.js';
import { failuresOf } from '../failures/failures.js';
import { dominantDependency } from './dominant.js';
import { spanTree } from './tree.js';

/** `checkout` ran for six seconds until it was stopped, and sent no span of its own. */
const stopped = event({
  id: 'stop',
  requestId: 'r1',
  traceId: 't1',
  atMs: 6_000,
  isError: true,
  timedOut: true,
  message: '2023-04-21T10:21:15.805Z r1 Task timed out after 6.00 seconds',
  data: { '@message': 'Task timed out after 6.00 seconds', '@timeout': 6 },
});
const callee = (input: Parameters<typeof span>[0] = {}) =>
  span({ spanId: 'p', parentSpanId: 'never-sent', namespace: 'pricing', role: 'server', atMs: 400, ...input });

function waitedFor(...spans: readonly ReturnType<typeof span>[]) {
  const tree = spanTree(spans);
  const failure = failuresOf(tree, [stopped]).find(({ event: { id } }) => id === 'stop');
  if (failure === undefined) throw new Error('the stopped invocation is no failure');
  return dominantDependency(tree, failure, [stopped]);
}

describe('what a function waited for that was stopped before it sent a span', () => {
  it('is what was called meanwhile and was not over, or took most of the time', () => {
    expect(waitedFor(callee({ durationMs: 9_000 }))).toMatchObject({ entity: 'pricing', calls: 1, share: 1 });
    expect(waitedFor(callee({ durationMs: 3_200 }))).toMatchObject({ entity: 'pricing', tookMs: 3_200, ofMs: 6_000 });
  });
  it('is what that called in turn, where its time went on', () => {
    const store = span({
      spanId: 'q',
      parentSpanId: 'p',
      namespace: 'pricing',
      role: 'client',
      atMs: 500,
      durationMs: 8_000,
      data: { 'server.address': 'prices.example.com' },
    });
    expect(waitedFor(callee({ durationMs: 9_000 }), store)?.entity).toBe('prices.example.com');
  });
  it('is unknown where the part was short, began before it ran or after it was stopped, or has no caller', () => {
    expect(waitedFor(callee({ durationMs: 900 }))).toBeUndefined();
    expect(waitedFor(callee({ atMs: -2_000, durationMs: 9_000 }))).toBeUndefined();
    expect(waitedFor(callee({ atMs: 6_500, durationMs: 9_000 }))).toBeUndefined();
    expect(waitedFor(span({ spanId: 'p', namespace: 'pricing', role: 'server', durationMs: 9_000 }))).toBeUndefined();
  });
});
