import { describe, expect, it } from 'vitest';
import type { SpanRow } from './system-rows.js';
import { covered, visitsOf } from './system-visits.js';

const entityOf = ({ namespace }: { readonly namespace: string }): string => namespace;
const span = (
  s: string,
  p: string,
  namespace: string,
  at: number,
  ms: number,
  rest: Partial<SpanRow> = {},
): SpanRow => ({
  id: `e-${s}`,
  t: 't1',
  s,
  p,
  service: namespace,
  namespace,
  name: s,
  at,
  ms,
  failed: false,
  role: 'internal',
  peer: '',
  ...rest,
});

describe('visitsOf', () => {
  it('counts as own only the time in which nobody else worked', () => {
    const visits = visitsOf(
      [
        span('a', '', 'web', 0, 100, { role: 'server' }),
        span('a1', 'a', 'web', 10, 50, { role: 'client' }),
        span('b', 'a1', 'cart', 20, 30, { role: 'server' }),
        span('a2', 'a', 'web', 60, 20),
      ],
      entityOf,
    );
    expect(visits.map(({ entity, ownMs }) => [entity, ownMs])).toEqual([
      ['web', 50],
      ['cart', 30],
    ]);
    expect(visits[0]?.calls).toMatchObject([{ callee: 'cart', source: 'spans', gapMs: 20 }]);
    expect(visits[1]?.parent).toBe(visits[0]);
  });
  it('counts calls that run side by side once', () => {
    const [web] = visitsOf(
      [
        span('a', '', 'web', 0, 100),
        span('c1', 'a', 'web', 10, 60, { role: 'client', peer: 'orders' }),
        span('c2', 'a', 'web', 30, 60, { role: 'client', peer: 'stock' }),
      ],
      entityOf,
    );
    expect(web?.ownMs).toBe(20);
    expect(web?.calls.map(({ callee, source }) => [callee, source])).toEqual([
      ['orders', 'client'],
      ['stock', 'client'],
    ]);
  });
  it('tells where a failure came first', () => {
    const visits = visitsOf(
      [
        span('a', '', 'web', 0, 100, { failed: true }),
        span('b', 'a', 'cart', 10, 50, { failed: true }),
        span('c', 'a', 'search', 60, 20),
      ],
      entityOf,
    );
    expect(visits.map(({ entity, failed, failedBelow }) => [entity, failed, failedBelow])).toEqual([
      ['web', true, true],
      ['cart', true, false],
      ['search', false, false],
    ]);
  });
  it('gives every span one visit, whatever its parent says', () => {
    const rows = [
      span('a', 'b', 'web', 0, 10),
      span('b', 'a', 'web', 1, 10),
      span('c', 'c', 'web', 2, 10),
      span('d', 'gone', 'web', 3, 10),
      span('d', 'a', 'cart', 4, 10, { id: 'e-d2' }),
      span('', '', 'web', 5, Number.NaN),
    ];
    const visits = visitsOf(rows, entityOf);
    expect(visits.flatMap(({ spans }) => spans)).toHaveLength(rows.length);
    expect(visits.every(({ ownMs }) => Number.isFinite(ownMs) && ownMs >= 0)).toBe(true);
  });
  it('does not depend on the order of the rows', () => {
    const rows = [span('a', '', 'web', 0, 100), span('b', 'a', 'cart', 10, 50), span('c', 'b', 'stock', 20, 20)];
    const told = (list: readonly SpanRow[]) => visitsOf(list, entityOf).map(({ entity, ownMs }) => [entity, ownMs]);
    expect(told([...rows].reverse())).toEqual(told(rows));
  });
  it('reads ten thousand spans of one chain', () => {
    const rows = Array.from({ length: 10_000 }, (_, index) =>
      span(`s${index}`, index === 0 ? '' : `s${index - 1}`, `n${index % 3}`, index, 20_000 - index),
    );
    expect(visitsOf(rows, entityOf)).toHaveLength(10_000);
  });
});

describe('covered', () => {
  it('is the length of a union', () => {
    expect(covered([])).toBe(0);
    expect(
      covered([
        [5, 10],
        [0, 6],
        [20, 21],
        [7, 8],
      ]),
    ).toBe(11);
  });
});
