/** The evidence about the whole system around a window. ClickHouse reads and counts; what comes back is bounded. */
import { breath } from '../../../model/breath.js';
import { later, millis } from '../../../model/units.js';
import { sql } from '../../../store/sql.js';
import { changesOf } from './changes.js';
import { entityNamer } from './entities.js';
import type { CallSignals, LineSignals, MetricSignals, MetricStep, SystemEvidence } from './evidence.js';
import {
  type EdgeRow,
  type LineRow,
  type MetricRow,
  metricBaselineOf,
  metricStepOf,
  readChangeRows,
  readEdgeRows,
  readLineRows,
  readLogRows,
  readMetricRows,
  readSpanRows,
  readVersionRows,
} from './rows.js';
import { readSample, weighed, wholeTraces } from './sample.js';
import type { SystemScope } from './scope.js';
import { behaviorsOf, callsOf, operationsOf, sampleOf } from './traces.js';
import { visitsOf } from './visits.js';

/** Empty lists where nothing of a kind is stored. Raises what the store raises. */
export async function readSystem(scope: SystemScope): Promise<SystemEvidence> {
  const [traced, lines, metrics, edges, changes, versions] = await Promise.all([
    readTraces(scope),
    readLineRows(scope),
    readMetricRows(scope),
    readEdgeRows(scope),
    readChangeRows(scope),
    readVersionRows(scope),
  ]);
  const entityOf = entityNamer(traced?.spans ?? [], traced?.logs ?? [], lines, metrics);
  // What else is asked of the store does not wait until all of it is worked out.
  await breath();
  const visits = visitsOf(traced?.spans ?? [], entityOf);
  await breath();
  const start = scope.window.from;
  const traceIds = { now: new Set<string>(), past: new Set<string>() };
  const named = new Set<string>();
  for (const { isNow, entry, entity } of visits) {
    traceIds[isNow ? 'now' : 'past'].add(entry.t);
    named.add(entity);
  }
  for (const row of [...lines, ...metrics]) named.add(entityOf(row));
  const calls = [...callsOf(visits, start), ...edges.map(givenCall)];
  for (const { callee } of calls) named.add(callee);
  await breath();
  const operations = operationsOf(visits, start);
  await breath();
  const behaviors = behaviorsOf(visits, traced?.logs ?? [], entityOf, start);
  await breath();
  return {
    window: scope.window,
    baseline: scope.baseline,
    metricBaseline: metricBaselineOf(scope),
    stepMs: metricStepOf(scope),
    traces: { window: traceIds.now.size, baseline: traceIds.past.size, share: 1 / (traced?.modulus ?? 1) },
    operations,
    calls,
    behaviors,
    lines: linesOf(lines, entityOf, scope),
    metrics: metrics.map((row) => metricOf(row, entityOf(row))),
    changes: changesOf(changes, versions, [...named].sort(), entityOf, start),
  };
}

/**
 * Metrics that say by their definition that something on the way to others refused or was down: ports and connections that
 * could not be had, allowances that were exceeded, tunnels and lines that are up or not.
 * Source: the metrics pages of NAT gateways, Network Load Balancers, the ENA driver, Site-to-Site VPN and Direct Connect.
 */
const ON_THE_WAY =
  '^(ErrorPortAllocation|PortAllocationErrorCount|(ethtool_)?(conntrack|linklocal|pps|bw_in|bw_out)_allowance_exceeded|TunnelState|ConnectionState)$';

const OF_THE_WAY = ['AWS/NATGateway', 'AWS/NetworkELB', 'AWS/VPN', 'AWS/DX', 'CWAgent'];

/** What these metrics measured; empty where none of them is stored. Raises what the store raises. */
export async function readOnTheWay(scope: SystemScope): Promise<readonly MetricSignals[]> {
  const rows = await readMetricRows(scope, sql`namespace IN ${OF_THE_WAY} AND match(name, ${ON_THE_WAY})`);
  const entityOf = entityNamer(rows);
  return rows.map((row) => metricOf(row, entityOf(row)));
}

/** Only who calls whom. What traces tell is of `share` of them; a metric of a service graph tells all. */
export async function readCalls(
  scope: SystemScope,
): Promise<{ readonly calls: readonly CallSignals[]; readonly share: number }> {
  const [traced, edges] = await Promise.all([readTraces(scope), readEdgeRows(scope)]);
  const entityOf = entityNamer(traced?.spans ?? [], traced?.logs ?? [], [], []);
  const calls = callsOf(visitsOf(traced?.spans ?? [], entityOf), scope.window.from);
  return { calls: [...calls, ...edges.map(givenCall)], share: 1 / (traced?.modulus ?? 1) };
}

async function readTraces(scope: SystemScope) {
  const sample = await readSample(scope);
  if (sample === undefined) return undefined;
  const [spans, logs] = await Promise.all([readSpanRows(scope, sample), readLogRows(scope, sample)]);
  return { spans: weighed(wholeTraces(spans, sample, scope), sample), logs, modulus: sample.modulus };
}

const NOTHING = sampleOf([]);
const givenCall = ({ client, server, now, past, failedNow, failedPast }: EdgeRow): CallSignals => ({
  caller: client,
  callee: server,
  source: 'given',
  window: { calls: Number(now), failed: Number(failedNow), gapMs: NOTHING },
  baseline: { calls: Number(past), failed: Number(failedPast), gapMs: NOTHING },
});

function linesOf(
  rows: readonly LineRow[],
  entityOf: (row: LineRow) => string,
  { window }: SystemScope,
): readonly LineSignals[] {
  const totals = new Map<string, { now: number; past: number }>();
  for (const row of rows) {
    const total = totals.get(entityOf(row)) ?? { now: 0, past: 0 };
    totals.set(entityOf(row), { now: total.now + Number(row.now), past: total.past + Number(row.past) });
  }
  return rows
    .filter(({ template }) => template !== '')
    .map((row) => {
      const entity = entityOf(row);
      const { now = 0, past = 0 } = totals.get(entity) ?? {};
      const seen = Number(row.now);
      return {
        entity,
        what: row.template,
        isError: row.failed,
        window: { seen, of: now },
        baseline: { seen: Number(row.past), of: past },
        ...(seen === 0
          ? {}
          : { example: { id: row.id, label: row.template }, firstAt: later(window.from, millis(row.at)) }),
      };
    });
}

function metricOf(row: MetricRow, entity: string): MetricSignals {
  const steps = row.step
    .map((step, index): MetricStep => {
      const total = row.total[index] ?? 0;
      const count = row.count[index] ?? 0;
      return { step, total, mean: count > 0 ? total / count : total };
    })
    .sort((a, b) => a.step - b.step);
  return {
    entity,
    name: row.name,
    ...(row.unit === '' ? {} : { unit: row.unit }),
    window: steps.filter(({ step }) => step >= 0),
    baseline: steps.filter(({ step }) => step < 0),
  };
}
