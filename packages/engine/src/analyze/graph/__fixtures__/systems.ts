/**
 * Small systems with a planted fault, as evidence. Written for these tests; nothing is recorded. Traces are spans like
 * those of the store, so that what reads them is tested with what judges them; noise comes from a fixed sequence.
 */
import { fromEpochMillis, millis } from '../../../model/units.js';
import type { ChangeSeen, MetricSignals, SystemEvidence } from '../../../query/evidence/system/evidence.js';
import type { LogRow, SpanRow } from '../../../query/evidence/system/rows.js';
import { behaviorsOf, callsOf, operationsOf } from '../../../query/evidence/system/traces.js';
import { visitsOf } from '../../../query/evidence/system/visits.js';

const START = Date.UTC(2024, 4, 1, 12);
const start = fromEpochMillis(START);

/** Mulberry32: the same numbers for the same seed. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What one service does: its own milliseconds, what it logs, whom it calls. */
export interface Service {
  readonly ownMs: number;
  readonly calls?: readonly string[];
}
export type Services = Readonly<Record<string, Service>>;

/** What is wrong in the window. */
export interface Planted {
  readonly slow?: Readonly<Record<string, number>>;
  /** Milliseconds on the way to and from a service. */
  readonly network?: Readonly<Record<string, number>>;
  readonly fails?: readonly string[];
  readonly logsError?: readonly string[];
  readonly silent?: readonly string[];
  /** Times the requests of the time before. */
  readonly traffic?: number;
}

const REQUESTS = 40;

/** Requests enter at `entry`; every service calls its callees one after the other, through a client span. */
export function traced(services: Services, entry: string, planted: Planted = {}, seed = 1): SystemEvidence {
  const next = random(seed);
  const spans: SpanRow[] = [];
  const logs: LogRow[] = [];
  let ids = 0;
  const add = (
    t: string,
    parent: number,
    service: string,
    name: string,
    at: number,
    ms: number,
    role: string,
    failed: boolean,
  ): SpanRow => {
    ids += 1;
    const row = {
      id: `e${ids}`,
      t,
      s: `s${ids}`,
      key: ids,
      parent,
      service,
      namespace: service,
      name,
      at,
      ms,
      failed,
      role,
      peer: '',
    };
    spans.push(row);
    return row;
  };
  const noisy = (ms: number): number => ms * (0.8 + 0.4 * next());
  /** Visits a service; returns when it ended and whether it failed. */
  const visit = (
    t: string,
    parent: number,
    name: string,
    at: number,
    isNow: boolean,
    path: readonly string[],
  ): [number, boolean] => {
    const service = services[name] ?? { ownMs: 1 };
    const now = isNow ? planted : {};
    const server = add(t, parent, name, `GET /${name}`, at, 0, 'server', false);
    let end = at + noisy(service.ownMs) * (now.slow?.[name] ?? 1);
    let failed = now.fails?.includes(name) === true;
    for (const callee of path.includes(name) ? [] : (service.calls ?? [])) {
      const client = add(t, server.key, name, `call ${callee}`, end, 0, 'client', false);
      const gap = 2 + (now.network?.[callee] ?? 0) + (now.network?.[name] ?? 0);
      const [ended, broke] = visit(t, client.key, callee, end + noisy(gap) / 2, isNow, [...path, name]);
      const over = ended + noisy(gap) / 2;
      Object.assign(client, { ms: over - end, failed: broke });
      failed ||= broke;
      end = over;
    }
    Object.assign(server, { ms: end - at, failed });
    const log = (template: string, error: boolean): void => {
      logs.push({
        service: name,
        namespace: name,
        template,
        failed: error,
        id: `l${ids}-${template}`,
        spans: [server.key],
        at: [at],
      });
    };
    if (!(now.silent?.includes(name) === true)) log(`${name} works on <*>`, false);
    if (now.logsError?.includes(name) === true) log(`${name} found no <*>`, true);
    return [end, failed];
  };
  const run = (count: number, isNow: boolean): void => {
    for (let request = 0; request < count; request += 1)
      visit(`${isNow ? 'w' : 'b'}${request}`, 0, entry, (isNow ? 0 : -3_600_000) + request * 1_000, isNow, []);
  };
  run(REQUESTS, false);
  run(Math.round(REQUESTS * (planted.traffic ?? 1)), true);
  return evidenceOf(spans, logs);
}

export function evidenceOf(spans: readonly SpanRow[], logs: readonly LogRow[] = []): SystemEvidence {
  const entityOf = ({ namespace }: { readonly namespace: string }): string => namespace;
  const visits = visitsOf(spans, entityOf);
  return {
    ...EMPTY,
    operations: operationsOf(visits, start),
    calls: callsOf(visits, start),
    behaviors: behaviorsOf(visits, logs, entityOf, start),
  };
}

export const EMPTY: SystemEvidence = {
  window: { from: start, to: fromEpochMillis(START + 25 * 60_000) },
  baseline: { from: fromEpochMillis(START - 3_600_000), to: start },
  metricBaseline: { from: fromEpochMillis(START - 86_400_000), to: start },
  stepMs: millis(300_000),
  traces: { window: 0, baseline: 0, share: 1 },
  operations: [],
  calls: [],
  behaviors: [],
  lines: [],
  metrics: [],
  changes: [],
};

const STEPS = 5;
const BEFORE = 288;

/** What the metrics of one node measured in the five steps of the window, as factors and counts beside the usual. */
export interface NodePlan {
  readonly latencyMs: number;
  readonly requests: number;
  readonly slow?: readonly number[];
  readonly failed?: readonly number[];
  readonly traffic?: readonly number[];
}

/** Nodes that send metrics only, with a call graph that is given. */
export function measured(
  nodes: Readonly<Record<string, NodePlan>>,
  edges: readonly (readonly [string, string])[],
  seed = 1,
): SystemEvidence {
  const next = random(seed);
  const series = (entity: string, name: string, unit: string, value: (step: number) => number): MetricSignals => {
    const steps = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, index) => {
        const one = value(from + index);
        return { step: from + index, mean: one, total: one };
      });
    return { entity, name, unit, baseline: steps(-BEFORE, 0), window: steps(0, STEPS) };
  };
  const noisy = (value: number): number => value * (0.95 + 0.1 * next());
  return {
    ...EMPTY,
    calls: edges.map(([caller, callee]) => ({
      caller,
      callee,
      source: 'given' as const,
      window: { calls: 1, failed: 0, gapMs: { count: 0, sum: 0, values: [] } },
      baseline: { calls: 1, failed: 0, gapMs: { count: 0, sum: 0, values: [] } },
    })),
    metrics: Object.entries(nodes).flatMap(([entity, { latencyMs, requests, slow, failed, traffic }]) => [
      series(entity, 'latency', 'ms', (step) => noisy(latencyMs) * (slow?.[step] ?? 1)),
      series(entity, 'requests', '1', (step) => Math.round(noisy(requests) * (traffic?.[step] ?? 1))),
      series(entity, 'errors', '1', (step) => failed?.[step] ?? 0),
    ]),
  };
}

export const changeOf = (entity: string, atMs: number): ChangeSeen => ({
  entity,
  at: fromEpochMillis(START + atMs),
  what: 'deployment',
  kind: 'deployment',
  example: { id: 'd1', label: 'deployment' },
});

/** The same evidence with every list in another order. */
export function shuffled(system: SystemEvidence, seed: number): SystemEvidence {
  const next = random(seed);
  const mix = <T>(items: readonly T[]): readonly T[] =>
    items
      .map((item) => ({ item, place: next() }))
      .sort((a, b) => a.place - b.place)
      .map(({ item }) => item);
  const { operations, calls, behaviors, lines, metrics, changes } = system;
  return {
    ...system,
    operations: mix(operations),
    calls: mix(calls),
    behaviors: mix(behaviors),
    lines: mix(lines),
    metrics: mix(metrics),
    changes: mix(changes),
  };
}
