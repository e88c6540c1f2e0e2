import { describe, expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import type { MetricSignals } from '../../query/evidence/system/evidence.js';
import {
  changeOf,
  EMPTY,
  evidenceOf,
  measured,
  type NodePlan,
  type Planted,
  type Services,
  shuffled,
  traced,
} from './__fixtures__/systems.js';
import { rankCauses } from './rank-causes.js';

const SHOP: Services = {
  web: { ownMs: 8, calls: ['cart', 'search'] },
  cart: { ownMs: 6, calls: ['prices', 'stock'] },
  search: { ownMs: 12, calls: ['index'] },
  prices: { ownMs: 5 },
  stock: { ownMs: 7 },
  index: { ownMs: 9 },
};
const causes = (
  system: Parameters<typeof rankCauses>[0],
  asked?: Parameters<typeof rankCauses>[1],
): readonly string[] => rankCauses(system, asked).suspects.map(({ entity }) => entity);
const first = (planted: Planted, seed = 1): string | undefined => causes(traced(SHOP, 'web', planted, seed))[0];

describe('rankCauses over traces', () => {
  it.each([1, 2, 3, 4, 5])('finds nothing where nothing changed (%i)', (seed) => {
    expect(rankCauses(traced(SHOP, 'web', {}, seed)).suspects).toEqual([]);
  });
  it('finds nothing in more traffic of the same kind', () => {
    expect(causes(traced(SHOP, 'web', { traffic: 4 }))).toEqual([]);
  });
  it.each(['web', 'cart', 'search', 'prices', 'stock', 'index'])('names %s when its own work became slow', (entity) => {
    expect(first({ slow: { [entity]: 8 } })).toBe(entity);
  });
  it.each(['cart', 'search', 'prices', 'stock', 'index'])(
    'names %s when the way to and from it became slow',
    (entity) => {
      const ranking = rankCauses(traced(SHOP, 'web', { network: { [entity]: 500 } }));
      expect(ranking.suspects[0]?.entity).toBe(entity);
      expect(ranking.suspects[0]?.deviations[0]?.kind).toBe('network');
    },
  );
  it.each(['cart', 'prices', 'index'])('tells the failure of %s from those that pass it on', (entity) => {
    const ranking = rankCauses(traced(SHOP, 'web', { fails: [entity] }));
    expect(ranking.suspects[0]).toMatchObject({ entity, significant: true });
    expect(ranking.suspects[0]?.deviations[0]?.kind).toBe('errors');
    expect(ranking.suspects[0]?.deviations[0]?.since).toBeDefined();
    expect(ranking.suspects.filter(({ significant }) => significant).map((one) => one.entity)).toEqual([entity]);
  });
  it('names the deepest of callers and callees that log an error', () => {
    const ranking = rankCauses(traced(SHOP, 'web', { logsError: ['web', 'cart', 'stock'] }));
    expect(ranking.suspects[0]?.entity).toBe('stock');
    expect(ranking.cleared.filter(({ because }) => because === 'explained').map(({ entity }) => entity)).toEqual([
      'cart',
      'web',
    ]);
  });
  it('sees that a service no longer does what it did', () => {
    expect(first({ silent: ['prices'] })).toBe('prices');
  });
  it('sees it among thousands of lines that are too rare to say anything', () => {
    const silent = traced(SHOP, 'web', { silent: ['prices'] });
    const gone = silent.behaviors.find(({ entity, kind }) => entity === 'prices' && kind === 'log');
    if (gone === undefined) throw new Error('no line of prices');
    // All of nine visits wrote it and none does now: too little beside three thousand others that could be as surprising.
    const few = { ...gone, window: { seen: 0, of: 9 }, baseline: { seen: 9, of: 9 } };
    const rare = Array.from({ length: 3_000 }, (_, index) => ({
      ...gone,
      what: `line ${index}`,
      window: { seen: index % 2, of: 9 },
      baseline: { seen: 1 - (index % 2), of: 9 },
    }));
    const system = { ...EMPTY, behaviors: [few, ...rare] };
    expect(causes(system)).toEqual(['prices']);
  });
  it('counts lines that go together as one', () => {
    const line = traced(SHOP, 'web', { silent: ['prices'] }).behaviors.find(({ kind }) => kind === 'log');
    if (line === undefined) throw new Error('no line');
    const gone = { ...line, entity: 'prices', window: { seen: 0, of: 9 }, baseline: { seen: 9, of: 9 } };
    const together = Array.from({ length: 400 }, (_, index) => ({ ...gone, what: `line ${index}` }));
    expect(causes({ ...EMPTY, behaviors: together })).toEqual(['prices']);
    const apart = together.map((one, index) => ({ ...one, entity: `service-${index}` }));
    expect(causes({ ...EMPTY, behaviors: apart })).toEqual([]);
  });
  it('keeps two faults of different branches apart', () => {
    const found = causes(traced(SHOP, 'web', { slow: { stock: 20 }, fails: ['index'] }));
    expect(found.slice(0, 2).sort()).toEqual(['index', 'stock']);
  });
  it('copes with services that call each other in a circle', () => {
    const circle: Services = {
      a: { ownMs: 5, calls: ['b'] },
      b: { ownMs: 5, calls: ['c'] },
      c: { ownMs: 5, calls: ['a'] },
    };
    expect(causes(traced(circle, 'a', { slow: { c: 10 } }))[0]).toBe('c');
    expect(causes(traced(circle, 'a', {}))).toEqual([]);
  });
  it('copes with missing parents, spans without duration and doubled ids', () => {
    const broken = ['w', 'b'].flatMap((side) =>
      Array.from({ length: 30 }, (_, index) => ({
        id: `e${side}${index}`,
        t: `${side}${index % 7}`,
        s: `s${index % 3}`,
        key: 1 + (index % 21),
        parent: index % 2 === 0 ? 1_000 : 1 + (index % 21),
        service: 'x',
        namespace: 'x',
        name: 'work',
        at: side === 'w' ? index : -1_000 - index,
        ms: index % 5 === 0 ? null : Number.NaN,
        failed: false,
        role: 'internal',
        peer: '',
      })),
    );
    expect(causes(evidenceOf(broken))).toEqual([]);
  });
  it('says nothing of an empty system', () => {
    const ranking = rankCauses(EMPTY);
    expect(ranking.suspects).toEqual([]);
    expect(ranking.cleared).toEqual([]);
  });
  it.each([11, 12, 13])('gives the same ranking in whatever order the evidence comes (%i)', (seed) => {
    const system = traced(SHOP, 'web', { slow: { stock: 6 }, logsError: ['search', 'index'], network: { prices: 40 } });
    const plain = ({ suspects, cleared }: ReturnType<typeof rankCauses>) => ({ suspects, cleared });
    expect(plain(rankCauses(shuffled(system, seed)))).toEqual(plain(rankCauses(system)));
  });
});

const NODES: Readonly<Record<string, NodePlan>> = {
  site: { latencyMs: 120, requests: 700 },
  search: { latencyMs: 12, requests: 1_400 },
  pay: { latencyMs: 60, requests: 200 },
  table: { latencyMs: 4, requests: 1_500 },
  canary: { latencyMs: 1, requests: 20 },
};
const EDGES = [
  ['site', 'search'],
  ['site', 'pay'],
  ['search', 'table'],
  ['pay', 'table'],
  ['canary', 'search'],
] as const;
const UP = [1, 1, 4, 4, 1];
const nodes = (changes: Readonly<Record<string, Partial<NodePlan>>>, seed = 1) =>
  measured(
    Object.fromEntries(Object.entries(NODES).map(([name, plan]) => [name, { ...plan, ...changes[name] }])),
    EDGES,
    seed,
  );

describe('rankCauses over metrics and a given graph', () => {
  it.each([1, 2, 3, 4, 5])('finds nothing in usual noise (%i)', (seed) => {
    expect(causes(nodes({}, seed))).toEqual([]);
  });
  it('names the callee whose slowness its callers pass on', () => {
    // 36 ms more on 1,400 requests is 72 ms more on 700.
    const system = nodes({ search: { slow: UP }, site: { slow: [1, 1, 1.6, 1.6, 1] } });
    const ranking = rankCauses(system, { entity: 'site', kind: 'latency' });
    expect(ranking.suspects[0]?.entity).toBe('search');
    expect(ranking.suspects[0]?.deviations[0]?.since).toBe(EMPTY.window.from + 600_000_000_000n);
    expect(ranking.suspects.filter(({ significant }) => significant)).toHaveLength(1);
    expect(causes(system)[0]).toBe('search');
  });
  it('names the caller where its callee changed too little to explain it', () => {
    const system = nodes({ search: { slow: UP }, table: { slow: [1, 1, 1.3, 1.3, 1] } });
    expect(causes(system, { entity: 'site', kind: 'latency' })[0]).toBe('search');
  });
  it('names the node where requests fail first', () => {
    const system = nodes({
      table: { failed: [0, 0, 60, 60, 0] },
      search: { failed: [0, 0, 50, 50, 0] },
      site: { failed: [0, 0, 45, 45, 0] },
    });
    const ranking = rankCauses(system, { entity: 'site', kind: 'errors' });
    expect(ranking.suspects[0]?.entity).toBe('table');
    expect(ranking.cleared.map(({ entity, explainedBy }) => [entity, explainedBy])).toContainEqual(['site', 'search']);
  });
  it('leaves a slow dependency that always was slow alone', () => {
    const system = nodes({ search: { slow: UP }, pay: { latencyMs: 3_000 } });
    expect(causes(system, { entity: 'site' })[0]).toBe('search');
  });
  it('does not take a noisy neighbor for the cause that moves otherwise than what is felt', () => {
    const system = nodes({
      search: { slow: [1, 1, 3, 3, 1] },
      site: { slow: [1, 1, 1.5, 1.5, 1] },
      pay: { slow: [4, 4, 1, 1, 4] },
    });
    expect(causes(system, { entity: 'site', kind: 'latency' })[0]).toBe('search');
  });
  it('names nothing that began after what was asked about, and says so', () => {
    const system = nodes({ search: { slow: UP }, site: { slow: [1, 1, 1.6, 1.6, 1] } });
    const after = (ms: number) =>
      rankCauses(system, {
        entity: 'site',
        kind: 'latency',
        latestCause: later(EMPTY.window.from, millis(ms)),
      });
    expect(after(600_000).suspects[0]?.entity).toBe('search');
    const late = after(599_999);
    expect(late.suspects.map(({ entity }) => entity)).not.toContain('search');
    expect(late.cleared.map(({ entity, because }) => [entity, because])).toContainEqual(['search', 'later']);
  });
  it('does not speak of what nobody feels', () => {
    const ranking = rankCauses(nodes({ canary: { slow: [9, 9, 9, 9, 9] } }));
    expect(ranking.suspects).toEqual([]);
    expect(ranking.cleared[0]).toMatchObject({ entity: 'canary', because: 'immaterial' });
  });
  it('lays more traffic to where it entered', () => {
    const more = { traffic: [1, 2, 2, 2, 2] };
    const ranking = rankCauses(nodes({ site: more, search: more, pay: more, table: more }));
    expect(ranking.suspects[0]?.entity).toBe('site');
    expect(ranking.suspects[0]?.deviations[0]?.kind).toBe('traffic');
    expect(ranking.suspects.filter(({ significant }) => significant)).toHaveLength(1);
  });
  it('ignores what lies outside of what was asked about', () => {
    expect(causes(nodes({ search: { slow: UP } }), { entity: 'pay' })).toEqual([]);
  });
  it('prefers the one of two equal suspects that was changed shortly before', () => {
    const twins = measured(
      {
        top: { latencyMs: 100, requests: 500 },
        left: { latencyMs: 20, requests: 500, slow: UP },
        right: { latencyMs: 20, requests: 500, slow: UP },
      },
      [
        ['top', 'left'],
        ['top', 'right'],
      ],
    );
    const plain = rankCauses(twins).suspects;
    expect(plain.map(({ entity }) => entity).sort()).toEqual(['left', 'right']);
    const loser = plain[1]?.entity ?? '';
    const before = (atMs: number) => rankCauses({ ...twins, changes: [changeOf(loser, atMs)] }).suspects;
    expect(before(-120_000).find(({ entity }) => entity === loser)?.score).toBeCloseTo(
      (plain[1]?.score ?? 0) + Math.log(10),
    );
    // A change that came after is none.
    expect(before(20 * 60_000)).toEqual(plain);
  });
  it('needs a time before', () => {
    const young = nodes({ search: { slow: UP } });
    const cut = {
      ...young,
      metrics: young.metrics.map((metric) => ({ ...metric, baseline: metric.baseline.slice(-10) })),
    };
    expect(causes(cut)).toEqual([]);
  });
});

describe('a system of which only metrics and no call are known', () => {
  const line = (entity: string, name: string, unit: string, before: number, now: readonly number[]): MetricSignals => ({
    entity,
    name,
    unit,
    baseline: Array.from({ length: 40 }, (_, index) => {
      const value = before * (1 + ((index * 7) % 5) / 100);
      return { step: index - 40, mean: value, total: value };
    }),
    window: now.map((value, step) => ({ step, mean: value, total: value })),
  });
  const slower = (entity: string, name: string) => line(entity, name, 'ms', 50, [2_000, 2_100, 2_050, 2_080, 2_020]);
  const system = (...metrics: readonly MetricSignals[]) => rankCauses({ ...EMPTY, metrics }).suspects;

  it('is slow because of the only thing that came to its limit', () => {
    const full = line('orders-db', 'CPUUtilization', 'Percent', 24, [98, 99, 99, 98, 99]);
    const [first, second] = system(slower('orders', 'Duration'), full);
    expect([first?.entity, first?.deviations[0]?.kind]).toEqual(['orders-db', 'saturation']);
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeGreaterThan(Math.log(10));
  });
  it('leaves the choice open between two that came to their limit, and to one that did later', () => {
    const full = (entity: string, now: readonly number[]) => line(entity, 'CPUUtilization', 'Percent', 24, now);
    const high = [98, 99, 99, 98, 99];
    expect(system(slower('orders', 'Duration'), full('a-db', high), full('b-db', high))[0]?.entity).toBe('orders');
    expect(system(slower('orders', 'Duration'), full('a-db', [24, 24, 25, 98, 99]))[0]?.entity).toBe('orders');
  });
  it('takes an API to wait for the function that became slower by as much', () => {
    const suspects = system(
      slower('orders', 'Duration'),
      line('orders', 'Invocations', '1', 40, [40, 40, 40, 40, 40]),
      slower('shop-api', 'Latency'),
      line('shop-api', '5XXError', '1', 0, [0, 0, 0, 0, 0]),
      line('shop-api', 'Count', '1', 40, [40, 40, 40, 40, 40]),
    );
    expect(suspects.filter(({ significant }) => significant).map(({ entity }) => entity)).toEqual(['orders']);
  });
});
