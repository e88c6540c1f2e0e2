import { describe, expect, it } from 'vitest';
import { fromEpochMillis } from '../../../model/units.js';
import { slicesOf } from '../scope.js';
import type { SpanRow } from './rows.js';
import { wholeTraces } from './sample.js';
import { covered, visitsOf } from './visits.js';

const entityOf = ({ namespace }: { readonly namespace: string }): string => namespace;
const keys = new Map<string, number>();
const keyOf = (trace: string, span: string): number => {
  const text = `${trace}/${span}`;
  keys.set(text, keys.get(text) ?? keys.size + 1);
  return span === '' ? 0 : (keys.get(text) ?? 0);
};
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
  key: keyOf(rest.t ?? 't1', rest.s ?? s),
  parent: keyOf(rest.t ?? 't1', p),
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

describe('a sample of a busy baseline', () => {
  const HOUR = 3_600_000;
  const NOW = Date.UTC(2024, 4, 1, 12);
  const at = (ms: number) => fromEpochMillis(NOW + ms);
  const window = { from: at(0), to: at(HOUR) };
  const slices = slicesOf({ from: at(-6 * HOUR), to: at(0) }) ?? [];

  it('meets every time of the hour once in six hours', () => {
    const starts = slices.map(({ from }) => Number(from / 1_000_000n) - NOW);
    expect(starts.map((start) => start / 60_000)).toEqual([-360, -290, -220, -150, -80, -10]);
    expect(slices.every(({ from, to }) => to - from === 600_000_000_000n)).toBe(true);
    expect(slicesOf({ from: at(-HOUR), to: at(0) })).toBeUndefined();
  });

  it('leaves out traces that began before a slice, and keeps those that end after it', () => {
    const traced = (t: string, ms: number) => span(`${t}${ms}`, '', 'web', ms, 5, { t });
    const [cut, late, near, now] = [-290 * 60_000 - 10, -280 * 60_000 - 10, -5, 10];
    const rows = [
      traced('cut', cut),
      traced('cut', cut + 20),
      traced('late', late),
      traced('late', late + 20),
      traced('near', near),
      traced('now', now),
    ];
    const kept = wholeTraces(rows, { modulus: 1, slices }, { window });
    expect(kept.map(({ t }) => t)).toEqual(['late', 'late', 'near', 'now']);
    expect(wholeTraces(rows, { modulus: 1 }, { window })).toEqual(rows);
  });
});
