import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { traceMap } from './trace-map-model.js';
import { waterfall } from './waterfall-model.js';

let at = 0;
const span = (spanId: string, parentSpanId: string | undefined, namespace: string, isError = false): EventView => {
  at += 1;
  return {
    id: spanId,
    environment: 'prod',
    dataset: 'otel',
    service: 's',
    namespace,
    kind: 'span',
    timestamp: '',
    timestampMs: at,
    durationMs: 100 - at,
    spanId,
    isError,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    data: {},
  };
};

describe('traceMap', () => {
  it('is empty for no spans', () => {
    expect(traceMap([])).toEqual({ nodes: [], edges: [], layers: 0, slots: 0 });
  });

  it('joins the spans of a place and counts the calls between places', () => {
    const map = traceMap(
      waterfall([
        span('a', undefined, 'api'),
        span('a2', 'a', 'api'),
        span('b', 'a2', 'checkout', true),
        span('b2', 'a2', 'checkout'),
        span('c', 'b', 'db', true),
        span('d', 'a', 'mail'),
      ]).rows,
    );
    expect(map.nodes.map(({ name, spans, errors, layer, slot }) => [name, spans, errors, layer, slot])).toEqual([
      ['api', 2, 0, 0, 0],
      ['checkout', 2, 1, 1, 0],
      ['db', 1, 1, 2, 0],
      ['mail', 1, 0, 1, 1],
    ]);
    expect(map.edges).toEqual([
      { from: 'api', to: 'checkout', calls: 2, errors: 1 },
      { from: 'checkout', to: 'db', calls: 1, errors: 1 },
      { from: 'api', to: 'mail', calls: 1, errors: 0 },
    ]);
    expect([map.layers, map.slots]).toEqual([3, 2]);
  });

  it('keeps a caller that is called back in its layer', () => {
    const map = traceMap(
      waterfall([span('a', undefined, 'x'), span('b', 'a', 'y'), span('c', 'b', 'x'), span('d', 'c', 'y')]).rows,
    );
    expect(map.nodes.map(({ name, layer }) => [name, layer])).toEqual([
      ['x', 0],
      ['y', 1],
    ]);
  });
});
