import type { EventView } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { ancestorsOf, visibleRows, waterfall } from './waterfall-model.js';

function span(
  spanId: string,
  parentSpanId: string | undefined,
  timestampMs: number,
  durationMs: number,
  isError = false,
): EventView {
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
    isError,
    ...(parentSpanId === undefined ? {} : { parentSpanId }),
    data: {},
  };
}

const shape = (spans: readonly EventView[]) => waterfall(spans).rows.map((row) => `${'>'.repeat(row.depth)}${row.key}`);

describe('waterfall', () => {
  it('is empty for no spans', () => {
    expect(waterfall([])).toEqual({ rows: [], startMs: 0, durationMs: 0 });
  });

  it('places children below their parent by start time', () => {
    expect(
      shape([span('c', 'a', 20, 5), span('b', 'a', 10, 5), span('a', undefined, 0, 50), span('d', 'b', 11, 1)]),
    ).toEqual(['a', '>b', '>>d', '>c']);
  });

  it('makes a span with a missing parent a root', () => {
    const { rows } = waterfall([span('a', undefined, 0, 10), span('b', 'gone', 5, 1)]);
    expect(rows.map((row) => [row.key, row.depth, row.orphan])).toEqual([
      ['a', 0, false],
      ['b', 0, true],
    ]);
  });

  it('cuts cycles and keeps every span once', () => {
    expect(shape([span('a', 'b', 0, 1), span('b', 'a', 1, 1), span('c', 'c', 2, 1)])).toEqual(['c', 'a', '>b']);
  });

  it('positions bars as shares of the whole', () => {
    const [, child] = waterfall([span('a', undefined, 100, 200), span('b', 'a', 150, 50)]).rows;
    expect([child?.offset, child?.width]).toEqual([0.25, 0.25]);
  });

  it('counts overlapping children once in self time', () => {
    const result = waterfall([
      span('a', undefined, 0, 100),
      span('b', 'a', 10, 40),
      span('c', 'a', 30, 40),
      span('d', 'a', 90, 50),
    ]);
    expect(result.rows[0]?.selfMs).toBe(30);
    expect(result.slowestKey).toBe('d');
  });

  it('marks a child that begins before its parent', () => {
    expect(waterfall([span('a', undefined, 100, 10), span('b', 'a', 50, 10)]).rows.map((row) => row.skewed)).toEqual([
      false,
      true,
    ]);
  });

  it('lays out a chain of ten thousand spans', () => {
    const chain = Array.from({ length: 10_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? undefined : `s${index - 1}`, index, 20_000, index === 9999),
    );
    const { rows } = waterfall(chain);
    expect(rows.at(-1)?.depth).toBe(9999);
    expect(rows[0]?.errorsBelow).toBe(1);
  });
});

describe('visibleRows', () => {
  const { rows } = waterfall([
    span('a', undefined, 0, 9),
    span('b', 'a', 1, 1),
    span('c', 'b', 1, 1),
    span('d', 'a', 5, 1),
  ]);
  it('hides everything below a collapsed span', () => {
    expect(visibleRows(rows, new Set(['b'])).map((row) => row.key)).toEqual(['a', 'b', 'd']);
    expect(visibleRows(rows, new Set(['a', 'b'])).map((row) => row.key)).toEqual(['a']);
  });
  it('knows what must be open for a span to be seen', () => {
    expect(ancestorsOf(rows, 'c')).toEqual(['b', 'a']);
    expect(ancestorsOf(rows, 'unknown')).toEqual([]);
  });
});
