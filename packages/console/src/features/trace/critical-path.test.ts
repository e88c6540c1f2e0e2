import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { criticalPath } from './critical-path.js';
import { waterfall } from './waterfall-model.js';

function span(spanId: string, parentSpanId: string | undefined, timestampMs: number, durationMs: number): EventView {
  return {
    id: `e-${spanId}`,
    environment: 'prod',
    dataset: 'otel',
    service: 's',
    namespace: 'n',
    kind: 'span',
    timestamp: '',
    timestampMs,
    durationMs,
    spanId,
    isError: false,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    data: {},
  };
}
const pathOf = (...spans: readonly EventView[]) => Object.fromEntries(criticalPath(waterfall(spans).rows));

describe('criticalPath', () => {
  it('is empty for no spans', () => {
    expect(pathOf()).toEqual({});
  });

  it('follows what was waited for last, and adds up to the whole', () => {
    const path = pathOf(
      span('root', undefined, 0, 100),
      span('first', 'root', 10, 30),
      span('beside', 'root', 45, 20),
      span('last', 'root', 45, 50),
      span('deep', 'last', 50, 40),
    );
    expect(path).toEqual({ root: 20, first: 30, last: 10, deep: 40 });
    expect(Object.values(path).reduce((sum, ms) => sum + ms, 0)).toBe(100);
  });

  it('leaves out what ended after its parent', () => {
    expect(pathOf(span('root', undefined, 0, 10), span('async', 'root', 5, 500))).toEqual({ root: 10 });
  });

  it('takes the longest root', () => {
    expect(Object.keys(pathOf(span('a', undefined, 0, 5), span('b', undefined, 2, 50)))).toEqual(['b']);
  });

  it('walks a chain of ten thousand spans', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? undefined : `s${index - 1}`, index, 20_000 - index),
    );
    expect(criticalPath(waterfall(chain).rows).size).toBe(10_000);
  });
});
