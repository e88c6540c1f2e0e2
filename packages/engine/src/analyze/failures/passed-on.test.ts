import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { spanTree } from '../trace/tree.js';
import { originOf } from './failure.js';
import { failuresOf } from './failures.js';
import { holdsName } from './passed-on.js';

const failed = (namespace: string, message: string, atMs: number) =>
  event({ id: `${namespace}-${atMs}`, namespace, message, isError: true, atMs, traceId: 't1' });
const originIn = (namespace: string, events: readonly ReturnType<typeof failed>[]) => {
  const all = failuresOf(spanTree([]), events);
  const asked = all.find(({ event: one }) => one.namespace === namespace);
  return asked === undefined ? undefined : originOf(asked).event.namespace;
};

describe('failures of one trace of which only logs are stored', () => {
  const cause = failed('pricing', "TypeError: Cannot read properties of undefined (reading 'net')", 0);
  const passed = failed('orders', 'pricing answered with FunctionError: Unhandled', 5);

  it('explains what only names another function by what failed there', () => {
    expect(originIn('orders', [cause, passed])).toBe('pricing');
    expect(
      originIn('front', [cause, passed, failed('front', 'orders answered with FunctionError: Unhandled', 9)]),
    ).toBe('pricing');
  });
  it('explains a bare status by the only function that says what failed', () => {
    expect(originIn('api/prod', [cause, failed('api/prod', 'POST /orders 502', 9)])).toBe('pricing');
    const second = failed('stock', 'ReferenceError: amount is not defined', 3);
    expect(originIn('api/prod', [cause, second, failed('api/prod', 'POST /orders 502', 9)])).toBe('api/prod');
  });
  it('leaves an error in words of its own alone, and one that came before', () => {
    expect(originIn('orders', [cause, failed('orders', 'the order is closed', 5)])).toBe('orders');
    expect(originIn('orders', [{ ...passed, id: cause.id }, failed('pricing', 'TypeError: late', 60_000)])).toBe(
      'orders',
    );
  });
  it('explains it by what failed there at that time where no trace ties the two', () => {
    const all = failuresOf(spanTree([]), [passed], undefined, [cause]);
    const asked = all.find(({ event: one }) => one.namespace === 'orders');
    expect(asked === undefined ? undefined : originOf(asked)).toMatchObject({
      event: { namespace: 'pricing' },
      tiedByName: true,
    });
  });
  it('knows a name as a word of its own', () => {
    expect(holdsName('orders-history is down', 'orders')).toBe(false);
    expect(holdsName('cannot reach orders.', 'orders')).toBe(true);
    expect(holdsName('cannot reach orders.internal', 'orders')).toBe(false);
  });
});
