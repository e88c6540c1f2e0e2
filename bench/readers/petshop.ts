/**
 * The public PetShop data (CC-BY-4.0, Amazon) as ordinary telemetry: every node is a service with the metrics `latency`,
 * `requests` and `availability`, and the call graph is given as metrics of OpenTelemetry's service graph connector.
 * Before every issue lies the end of the normal period; a normal window has the normal period before it.
 * Source: Hardt et al., "The PetShop Dataset - Finding Causes of Performance Issues across Microservices", CLeaR 2024.
 */
import { join } from 'node:path';
import type { Subject } from '@baselime-ai/contract';
import { groupBy, metrics, type PointItem } from './otlp.js';
import { namesIn, readCells, readJson } from './tables.js';
import type { Body, TelemetryCase } from './telemetry-case.js';

const NANOS = 1_000_000_000n;
/** Rows that make up one window, as in the files of the issues. */
const ROWS = 5;
/** Normal rows that lie before an issue: the engine compares metrics with a day at least. */
const HISTORY = 300;
const QUANTILES = ['p50', 'p90', 'p95', 'p99'] as const;

/** One row of a table: the values of each node by metric and statistic. */
interface Period {
  readonly at: bigint;
  readonly nodes: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

export function petshopCases(root: string): readonly TelemetryCase[] {
  return namesIn(root).flatMap((traffic) => {
    const folder = join(root, traffic);
    const normal = periodsOf(join(folder, 'noissue', 'metrics.csv'));
    const edges = edgesOf(join(folder, 'graph.csv'));
    return [...issues(folder, traffic, normal, edges), ...normalWindows(traffic, normal, edges)];
  });
}

/** Three rows of header: node, metric, statistic; then one row for each period, with the epoch seconds first. */
function periodsOf(path: string): readonly Period[] {
  const [nodes = [], names = [], statistics = [], ...body] = readCells(path);
  return body
    .filter((row) => Number(row[0]) > 0)
    .map((row) => {
      const values = new Map<string, Map<string, number>>();
      row.forEach((cell, column) => {
        const node = nodes[column];
        if (column === 0 || node === undefined || cell === '' || !Number.isFinite(Number(cell))) return;
        const known = values.get(node) ?? new Map<string, number>();
        values.set(node, known);
        known.set(`${names[column]} ${statistics[column]}`, Number(cell));
      });
      return { at: BigInt(Math.round(Number(row[0]))) * NANOS, nodes: values };
    })
    .sort((a, b) => Number(a.at - b.at));
}

type Edge = readonly [client: string, server: string];

function edgesOf(path: string): readonly Edge[] {
  const [header = [], ...rows] = readCells(path);
  return rows.flatMap(([client = '', ...cells]) =>
    cells.flatMap((cell, index): Edge[] => {
      const server = header[index + 1];
      return Number(cell) > 0 && server !== undefined ? [[client, server]] : [];
    }),
  );
}

function pointsOf({ at, nodes }: Period, by: bigint): readonly (PointItem & { readonly node: string })[] {
  return [...nodes].flatMap(([node, values]) => {
    const requests = values.get('requests Sum');
    const availability = values.get('availability Average');
    const latency = values.get('latency Average');
    const quantiles = QUANTILES.flatMap((name) => {
      const value = values.get(`latency ${name}`);
      return value === undefined ? [] : [{ quantile: Number(name.slice(1)) / 100, value }];
    });
    const count = requests ?? 1;
    return [
      ...(requests === undefined ? [] : [{ node, name: 'requests', unit: '1', at: at + by, delta: requests }]),
      ...(availability === undefined
        ? []
        : [{ node, name: 'availability', unit: '%', at: at + by, value: availability }]),
      ...(latency === undefined || count <= 0
        ? []
        : [{ node, name: 'latency', unit: 's', at: at + by, summary: { count, sum: latency * count, quantiles } }]),
    ];
  });
}

const bodyOf = (points: readonly (PointItem & { readonly node: string })[]): Body => ({
  signal: 'metrics',
  body: metrics(
    groupBy(
      points,
      ({ node }) => node,
      (node) => ({ 'service.name': node }),
      ({ node: _, ...point }): PointItem => point,
    ),
  ),
});

/** The graph as its connector reports it: a metric of the caller for each pair. */
const graphBody = (edges: readonly Edge[], at: bigint): Body =>
  bodyOf(
    edges.map(([client, server]) => ({
      node: client,
      name: 'traces_service_graph_request_total',
      at,
      delta: 1,
      attributes: { client, server },
    })),
  );

function* history(normal: readonly Period[], by: bigint): Generator<Body> {
  for (let from = 0; from < normal.length; from += 100)
    yield bodyOf(normal.slice(from, from + 100).flatMap((period) => pointsOf(period, by)));
}

function issues(
  folder: string,
  traffic: string,
  normal: readonly Period[],
  edges: readonly Edge[],
): readonly TelemetryCase[] {
  return namesIn(folder)
    .filter((split) => split !== 'noissue' && split !== 'graph.csv')
    .flatMap((split) =>
      namesIn(folder, split).flatMap((issue): TelemetryCase[] => {
        const periods = periodsOf(join(folder, split, issue, 'metrics.csv'));
        const [first] = periods;
        const last = periods.at(-1);
        if (first === undefined || last === undefined) return [];
        const [one, other] = normal.length > 1 ? normal : periods;
        const cadence = (other?.at ?? 0n) - (one?.at ?? 0n);
        const before = normal.slice(-HISTORY);
        const by = first.at - cadence - (before.at(-1)?.at ?? 0n);
        const { target, truth } = targetOf(readJson(join(folder, split, issue, 'target.json')));
        const timeframe = { from: Number(first.at / 1_000_000n), to: Number((last.at + cadence) / 1_000_000n) };
        return [
          {
            name: `petshop/${traffic}/${split}/${issue}`,
            environment: `petshop-${traffic}-${split}-${issue}`,
            *bodies() {
              yield* history(before, by);
              yield bodyOf(periods.flatMap((period) => pointsOf(period, 0n)));
              yield graphBody(edges, first.at);
            },
            subject: target === undefined ? wholeEnvironment(timeframe) : { kind: 'metric', ...target, timeframe },
            ...(truth === undefined ? {} : { truth }),
            healthy: false,
          },
        ];
      }),
    );
}

const wholeEnvironment = (timeframe: { readonly from: number; readonly to: number }): Subject => ({
  kind: 'chart',
  query: { calculations: [{ operator: 'COUNT' }] },
  timeframe,
});

interface Target {
  readonly target?: Pick<Extract<Subject, { kind: 'metric' }>, 'name' | 'filters'>;
  readonly truth?: string;
}

/** The file may lack the truth, the target, or both. */
function targetOf(json: unknown): Target {
  if (typeof json !== 'object' || json === null) return {};
  const { target, root_cause: cause }: { readonly target?: unknown; readonly root_cause?: unknown } = json;
  const [node, name, truth] = [textIn(target, 'node'), textIn(target, 'metric'), textIn(cause, 'node')];
  return {
    ...(node === undefined || name === undefined
      ? {}
      : { target: { name, filters: [{ key: 'service', operation: '=' as const, value: node }] } }),
    ...(truth === undefined ? {} : { truth }),
  };
}

const textIn = (record: unknown, key: string): string | undefined => {
  const value: unknown = typeof record === 'object' && record !== null ? Reflect.get(record, key) : undefined;
  return typeof value === 'string' ? value : undefined;
};

/** All windows of five rows. The normal period is sent twice, one after the other, so that the first has a past too. */
function normalWindows(traffic: string, normal: readonly Period[], edges: readonly Edge[]): readonly TelemetryCase[] {
  const [first, second] = normal;
  const last = normal.at(-1);
  if (first === undefined || second === undefined || last === undefined) return [];
  const cadence = second.at - first.at;
  const by = -(last.at - first.at + cadence);
  return normal.slice(0, Math.max(0, normal.length - ROWS + 1)).map((start) => {
    const from = Number(start.at / 1_000_000n);
    return {
      name: `petshop/${traffic}/noissue/${start.at / NANOS}`,
      environment: `petshop-${traffic}-noissue`,
      *bodies() {
        yield* history(normal, by);
        yield* history(normal, 0n);
        for (let at = first.at + by; at <= last.at; at += 12n * cadence) yield graphBody(edges, at);
      },
      subject: wholeEnvironment({ from, to: from + ROWS * Number(cadence / 1_000_000n) }),
      healthy: true,
    };
  });
}
