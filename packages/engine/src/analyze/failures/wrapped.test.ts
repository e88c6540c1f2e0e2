import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { spanTree } from '../trace/tree.js';
import { originOf } from './failure.js';
import { failuresOf } from './failures.js';

const ENDED = { error: 'States.TaskFailed', cause: '' };
const ofMachine = (details: { readonly error: string; readonly cause: string }) => ({
  ...event({
    id: 'machine',
    namespace: 'flow',
    isError: true,
    atMs: 900,
    message: JSON.stringify({ details }),
    data: { '@message': { details } },
  }),
  dataset: 'stepfunctions-logs',
});
const inner = (namespace: string, message: string, atMs = 500) =>
  event({
    id: `${namespace}${atMs}`,
    namespace,
    message,
    isError: true,
    atMs,
    requestId: 'r1',
  });
const HEAP = 'java.lang.OutOfMemoryError: Java heap space';

type Tie = 'named' | 'wrapped';
function originFor(record: ReturnType<typeof ofMachine>, others: readonly ReturnType<typeof inner>[], tie: Tie) {
  const all = failuresOf(
    spanTree([]),
    [record],
    record,
    tie === 'named' ? others : [],
    tie === 'wrapped' ? others : [],
  );
  const asked = all.find(({ event: one }) => one.id === record.id);
  return asked === undefined ? undefined : originOf(asked);
}
const namespaceFor = (...asked: Parameters<typeof originFor>) => originFor(...asked)?.event.namespace;

describe('a failure that AWS tells of somebody else', () => {
  it('is explained by what failed in the invocation whose id it tells', () => {
    const told = ofMachine({
      error: 'Sandbox.Timedout',
      cause: 'RequestId: r1 Error: Task timed out after 3.00 seconds',
    });
    expect(originFor(told, [inner('pricing', HEAP)], 'wrapped')).toMatchObject({
      event: { namespace: 'pricing' },
      tiedByRequest: true,
    });
  });
  it('is explained by what failed in the one function that it names, where it says itself no more than an end', () => {
    expect(originFor(ofMachine(ENDED), [inner('pricing', HEAP)], 'named')).toMatchObject({
      event: { namespace: 'pricing' },
      tiedByName: true,
    });
    expect(namespaceFor(ofMachine(ENDED), [inner('pricing', HEAP), inner('stock', HEAP)], 'named')).toBe('flow');
    const refused = { error: 'DynamoDB.ResourceNotFoundException', cause: 'Requested resource not found' };
    expect(namespaceFor(ofMachine(refused), [inner('pricing', HEAP)], 'named')).toBe('flow');
  });
  it('is not explained by what came later, or says less', () => {
    expect(namespaceFor(ofMachine(ENDED), [inner('pricing', HEAP, 9_000)], 'wrapped')).toBe('flow');
    const told = ofMachine({ error: 'AccessDeniedException', cause: 'is not authorized to perform: s3:GetObject' });
    expect(namespaceFor(told, [inner('pricing', 'it did not work')], 'wrapped')).toBe('flow');
  });
});
