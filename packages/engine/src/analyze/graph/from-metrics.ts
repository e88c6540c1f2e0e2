/**
 * How the metrics of entities differ from before. A window is compared with all stretches of the same length before it,
 * so that what is usual for a series (its noise, its bursts, its hours) is not taken for a change.
 */
import type { Fault } from '@baselime-ai/contract';
import { later, millis, type UnixNanos } from '../../model/units.js';
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { type Measured, measuredByName, RISE } from '../series/meaning.js';
import { clock, count, duration, grouped, measures, percent, shorten, spoken } from '../wording.js';
import { type Deviation, NOTABLE, SELDOM, significantFrom } from './deviation.js';
import { FULL, NOTHING_LEFT } from './full.js';
import { type MetricRole, millisIn, roleOf } from './metric-roles.js';
import { exceedanceNats, growthNats, LEAST_USUAL } from './significance.js';

interface Series {
  readonly metric: MetricSignals;
  readonly role: MetricRole;
  /** What a rise of the metric is by AWS's definition. */
  readonly fault?: Fault;
}

/** What the metrics of one entity say together. */
interface Node {
  readonly entity: string;
  readonly by: Partial<Readonly<Record<MetricRole, MetricSignals>>>;
  readonly fault?: Fault;
}

/** Metrics that count one kind of trouble each, beside the failed requests of the same entity. */
const DEFINED: ReadonlySet<Measured> = new Set(['throttles', 'dead-letter', 'recursion']);
function definedFault(metric: MetricSignals): Fault | undefined {
  const measured = measuredByName(metric.name);
  return DEFINED.has(measured) ? RISE[measured] : undefined;
}

export function metricDeviations(system: SystemEvidence): readonly Deviation[] {
  const series = system.metrics.flatMap((metric): readonly Series[] => {
    const fault = definedFault(metric);
    const role = fault === undefined ? roleOf(metric.name, metric.unit) : 'errors';
    if (role === undefined || metric.window.length === 0) return [];
    return [{ metric, role, ...(fault === undefined ? {} : { fault }) }];
  });
  // Spans measure latency and failures themselves; metrics of the same would only repeat them.
  const traced = new Set(system.operations.filter(({ window }) => window.visits > 0).map(({ entity }) => entity));
  const measured = series.filter(({ role, fault }) => role !== 'utilization' && fault === undefined);
  const nodes: readonly Node[] = [
    ...nodesOf(measured.filter(({ metric }) => !traced.has(metric.entity))),
    // Spans do not show what these count.
    ...series.flatMap(({ metric, fault }) =>
      fault === undefined ? [] : [{ entity: metric.entity, by: { errors: metric }, fault }],
    ),
  ];
  const full = [
    ...series.filter(({ role }) => role === 'utilization').flatMap(({ metric }) => saturated(metric, system)),
    ...system.metrics.flatMap((metric) => usedUp(metric, system)),
  ];
  const found = nodes.flatMap((node) => [...slower(node, system), ...failing(node, system), ...busier(node, system)]);
  const totals = new Map<string, number>();
  for (const { kind, excess = 0 } of found) totals.set(kind, (totals.get(kind) ?? 0) + excess);
  const compared = (role: MetricRole): number => nodes.filter(({ by }) => by[role] !== undefined).length;
  const limits: Partial<Readonly<Record<Deviation['kind'], number>>> = {
    latency: significantFrom(compared('latency')),
    errors: significantFrom(compared('errors') + compared('availability')),
    traffic: significantFrom(compared('requests')),
  };
  return [...found, ...full].map((one) => ({
    ...one,
    // A limit that was reached is no matter of chance.
    significant: one.kind === 'saturation' || one.nats >= (limits[one.kind] ?? Number.POSITIVE_INFINITY),
    share: one.excess === undefined ? 1 : one.excess / Math.max(Number.MIN_VALUE, totals.get(one.kind) ?? 0),
  }));
}

/**
 * What is at its limit at the time of something slow, or out of credits, and usually is not; it may have been so for a while
 * already, since a request stands anywhere in the trouble.
 */
export const fullAtTheTime = (system: SystemEvidence): readonly Found[] => [
  ...system.metrics
    .filter(({ name, unit, window }) => window.length > 0 && roleOf(name, unit) === 'utilization')
    .flatMap((metric) => saturated(metric, system, true)),
  ...system.metrics.filter(({ window }) => window.length > 0).flatMap((metric) => usedUp(metric, system)),
];

/** Of several metrics with one role the one with most steps, then the first by name. */
function nodesOf(series: readonly Series[]): readonly Node[] {
  const nodes = new Map<string, Partial<Record<MetricRole, MetricSignals>>>();
  const ordered = [...series].sort(
    (a, b) => b.metric.baseline.length - a.metric.baseline.length || (a.metric.name < b.metric.name ? -1 : 1),
  );
  for (const { metric, role } of ordered) {
    const by = nodes.get(metric.entity) ?? {};
    nodes.set(metric.entity, by);
    by[role] ??= metric;
  }
  return [...nodes].sort(([a], [b]) => (a < b ? -1 : 1)).map(([entity, by]) => ({ entity, by }));
}

/** Sums over every stretch of `length` steps that follow each other. */
function stretches(values: readonly { readonly step: number; readonly value: number }[], length: number): number[] {
  const sums: number[] = [];
  for (let end = length; end <= values.length; end += 1)
    sums.push(values.slice(end - length, end).reduce((sum, { value }) => sum + value, 0));
  return sums;
}

const logOf = (value: number): number => Math.log(Math.max(1e-9, value));

/** A change of 1 % is the least that is told apart. */
const LEAST_GROWTH = Math.log(1.01);

function growth(
  window: readonly MetricStep[],
  baseline: readonly MetricStep[],
  of: (step: MetricStep) => number,
): number {
  const now = window.filter((step) => of(step) > 0).map((step) => ({ step: step.step, value: logOf(of(step)) }));
  const past = baseline.filter((step) => of(step) > 0).map((step) => ({ step: step.step, value: logOf(of(step)) }));
  if (now.length === 0) return 0;
  const sum = now.reduce((total, { value }) => total + value, 0);
  return exceedanceNats(
    sum / now.length,
    stretches(past, now.length).map((one) => one / now.length),
    LEAST_GROWTH,
  );
}

const middle = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;

/** The first step of the window that lies above nine in ten steps before. */
function sinceOf(
  { window, baseline }: MetricSignals,
  of: (step: MetricStep) => number,
  system: SystemEvidence,
): { readonly since?: UnixNanos } {
  const usual = baseline.map(of).sort((a, b) => a - b)[Math.floor(0.9 * (baseline.length - 1))];
  const first = window.find((step) => usual === undefined || of(step) > usual);
  if (first === undefined) return {};
  return { since: later(system.window.from, millis(first.step * system.stepMs)) };
}

export type Found = Omit<Deviation, 'significant' | 'share'>;

export const seriesRef = (system: SystemEvidence, metric: MetricSignals): Deviation['evidence'] => [
  {
    kind: 'series',
    key: metric.name,
    timeframe: {
      from: Number(system.window.from / 1_000_000n),
      to: Number(system.window.to / 1_000_000n),
    },
    label: shorten(`${metric.name} of ${metric.entity}`, 80),
  },
];

const meanOf = ({ mean }: MetricStep): number => mean;
const totalOf = ({ total }: MetricStep): number => total;

/** Requests of a step; 1 where nobody counted them. */
const requestsIn = ({ by }: Node): ((step: number) => number) => {
  const steps = new Map(
    [...(by.requests?.window ?? []), ...(by.requests?.baseline ?? [])].map((one) => [one.step, one.total]),
  );
  return (step) => (by.requests === undefined ? 1 : (steps.get(step) ?? 0));
};

function slower(node: Node, system: SystemEvidence): readonly Found[] {
  const metric = node.by.latency;
  if (metric === undefined) return [];
  const nats = growth(metric.window, metric.baseline, meanOf);
  if (nats < NOTABLE) return [];
  const requests = requestsIn(node);
  const usual = middle(metric.baseline.map(meanOf));
  const scale = millisIn(metric.unit);
  const excess = metric.window.reduce((sum, { step, mean }) => sum + (mean - usual) * requests(step), 0) * (scale ?? 1);
  if (!(excess > 0)) return [];
  const most = Math.max(...metric.window.map(meanOf));
  const said =
    scale === undefined
      ? { now: `${shown(most)}`, past: `${shown(usual)}` }
      : { now: duration(most * scale), past: duration(usual * scale) };
  return [
    {
      entity: node.entity,
      kind: 'latency',
      nats,
      score: nats,
      excess,
      inclusive: true,
      ...sinceOf(metric, meanOf, system),
      statement: `The metric ${spoken(metric.name)} of ${spoken(node.entity)} rose to ${said.now}, and ${said.past} is usual (median of ${count(metric.baseline.length, 'value')} before).`,
      numbers:
        scale === undefined
          ? []
          : measures(['highest latency', most * scale, 'ms'], ['usual latency', usual * scale, 'ms']),
      evidence: seriesRef(system, metric),
    },
  ];
}

const shown = (value: number): string => (value >= 1_000 ? grouped(value) : String(Number(value.toPrecision(4))));

/** Failed requests of each step: counted, or what is missing to an availability of all requests. */
function failedSteps(node: Node): readonly { readonly step: number; readonly failed: number }[] | undefined {
  const { errors, availability } = node.by;
  if (errors !== undefined)
    return [...errors.baseline, ...errors.window].map(({ step, total }) => ({ step, failed: total }));
  if (availability === undefined) return undefined;
  const all = [...availability.baseline, ...availability.window];
  const whole = availability.unit === '%' || all.some(({ mean }) => mean > 1) ? 100 : 1;
  const requests = requestsIn(node);
  return all.map(({ step, mean }) => ({ step, failed: Math.max(0, 1 - mean / whole) * requests(step) }));
}

function failing(node: Node, system: SystemEvidence): readonly Found[] {
  const steps = failedSteps(node);
  const metric = node.by.errors ?? node.by.availability;
  if (steps === undefined || metric === undefined) return [];
  const now = steps.filter(({ step }) => step >= 0);
  const past = steps.filter(({ step }) => step < 0).map(({ step, failed }) => ({ step, value: failed }));
  const sum = now.reduce((total, { failed }) => total + failed, 0);
  const usual = stretches(past, now.length);
  // One failed request is the least that there is.
  const nats = exceedanceNats(sum, usual, 1);
  const excess = sum - middle(usual);
  if (nats < NOTABLE || !(excess > 0)) return [];
  const first = now.find(({ failed }) => failed > 0);
  const requests = requestsIn(node);
  const of = now.reduce((total, { step }) => total + requests(step), 0);
  return [
    {
      entity: node.entity,
      kind: 'errors',
      nats,
      score: nats,
      excess,
      inclusive: true,
      ...(node.fault === undefined ? {} : { fault: node.fault }),
      ...(first === undefined ? {} : { since: later(system.window.from, millis(first.step * system.stepMs)) }),
      statement:
        node.fault !== undefined
          ? `The metric ${spoken(metric.name)} of ${spoken(node.entity)} counted ${shown(sum)}, and ${shown(middle(usual))} is usual for as long a time.`
          : `About ${count(sum, 'request')} of ${spoken(node.entity)} failed${node.by.requests === undefined ? '' : `, ${percent(sum / Math.max(1, of))} of all`}; ${shown(middle(usual))} is usual for as long a time.`,
      numbers: measures(['failed requests', sum, 'count'], ['usual', middle(usual), 'count']),
      evidence: seriesRef(system, metric),
    },
  ];
}

/** Less than a quarter more traffic is not worth a word. */
const BUSIER = 1.25;

function busier(node: Node, system: SystemEvidence): readonly Found[] {
  const metric = node.by.requests;
  if (metric === undefined) return [];
  const sum = metric.window.reduce((total, step) => total + step.total, 0);
  const usual = stretches(
    metric.baseline.map(({ step, total }) => ({ step, value: total })),
    metric.window.length,
  );
  // Counts of independent requests vary by their square root (Poisson).
  const nats = exceedanceNats(sum, usual, Math.sqrt(Math.max(1, middle(usual))));
  const [now, past] = [middle(metric.window.map(totalOf)), middle(metric.baseline.map(totalOf))];
  const score = nats - SELDOM;
  if (nats < NOTABLE || score <= 0 || !(now >= BUSIER * past)) return [];
  const since = sinceOf(metric, totalOf, system);
  return [
    {
      entity: node.entity,
      kind: 'traffic',
      nats,
      score,
      excess: metric.window.reduce((sum, { total }) => sum + total - past, 0),
      ...since,
      statement: `${spoken(node.entity)} got ${shown(now)} requests each ${duration(system.stepMs)}${since.since === undefined ? '' : ` from ${clock(since.since)} on`}, and ${shown(past)} is usual.`,
      numbers: measures(['requests each step', now, 'count'], ['usual', past, 'count']),
      evidence: seriesRef(system, metric),
    },
  ];
}

/** Fewer values before say nothing about what is usual. */
const LEAST_BEFORE = 3;

/**
 * The level itself is the evidence: something has a limit and came to it. The surprise is that of the rank at least (the
 * highest of n + 1 values by chance: 1 / (n + 1)), and that of the growth where it is more.
 */
function saturated(metric: MetricSignals, system: SystemEvidence, isLasting = false): readonly Found[] {
  const all = [...metric.baseline, ...metric.window].map(meanOf);
  const whole = metric.unit === '%' || metric.unit === 'Percent' || all.some((value) => value > 1.5) ? 100 : 1;
  const most = Math.max(...metric.window.map(meanOf)) / whole;
  const usual = metric.baseline.map((step) => meanOf(step) / whole).sort((a, b) => a - b);
  const isNew = isLasting || most > (usual.at(-1) ?? 0);
  if (usual.length < LEAST_BEFORE || !(most >= FULL) || !isNew || !(middle(usual) < FULL)) return [];
  const peak = { count: 1, sum: most, values: [most * 100] };
  const sample = { count: usual.length, sum: 0, values: usual.map((value) => value * 100) };
  const surprise = Math.max(Math.log(usual.length + 1), usual.length < LEAST_USUAL ? growthNats(peak, sample) : 0);
  const nats = surprise + Math.log(1 / Math.max(0.001, 1 - most));
  return [
    {
      entity: metric.entity,
      kind: 'saturation',
      nats,
      score: nats,
      ...sinceOf(metric, meanOf, system),
      statement: `The metric ${spoken(metric.name)} of ${spoken(metric.entity)} reached ${percent(Math.min(1, most))} of what there is, and ${percent(middle(usual))} is usual.`,
      numbers: measures(['utilization', Math.min(1, most), 'share'], ['usual utilization', middle(usual), 'share']),
      evidence: seriesRef(system, metric),
    },
  ];
}

/**
 * Credits of which next to nothing is left: what they were spent on goes on at its base rate; and a disk without space.
 * Source: the guides of RDS, EBS, EFS, EC2 and OpenSearch.
 */
const CREDITS = /Balance%?$|^Free(?:Local)?StorageSpace$/;

/** A balance that came to its end: in percent, or beside the most that there was. */
function usedUp(metric: MetricSignals, system: SystemEvidence): readonly Found[] {
  const { entity, name, unit, window, baseline } = metric;
  if (!CREDITS.test(name) || baseline.length < LEAST_BEFORE || window.length === 0) return [];
  const whole = /^(?:%|Percent)$/i.test(unit ?? '') || name.endsWith('%') ? 100 : Math.max(...baseline.map(meanOf));
  if (!(whole > 0)) return [];
  const least = Math.min(...window.map(meanOf)) / whole;
  const past = baseline.map((step) => meanOf(step) / whole);
  if (!(least <= NOTHING_LEFT) || !(least < Math.min(...past)) || !(middle(past) > NOTHING_LEFT)) return [];
  const nats = Math.log(past.length + 1) + Math.log(1 / Math.max(0.001, least));
  return [
    {
      entity,
      kind: 'saturation',
      nats,
      score: nats,
      ...sinceOf(metric, (step) => -meanOf(step), system),
      statement: `The metric ${spoken(name)} of ${spoken(entity)} fell to ${percent(least)}, and ${percent(middle(past))} is usual: ${name.startsWith('Free') ? 'nothing is left of it' : 'its credits are used up'}.`,
      numbers: measures(['balance', least, 'share'], ['usual balance', middle(past), 'share']),
      evidence: seriesRef(system, metric),
    },
  ];
}
