/**
 * What stands behind the trouble of a function, a queue or an API of which only metrics are known. A store waits for nobody,
 * and a function waits for its stores; a queue waits for its function, and an API for the functions that answer and authorize
 * its requests. So what began to refuse calls or became slow further down, and covers most of the trouble, is upstream of
 * it where it is the only one. CloudWatch sends a count of refused calls only where there are any.
 */
import type { Fault, Measure, RootCause } from '@baselime-ai/contract';
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system/evidence.js';
import { confidenceFrom } from '../confidence/grounds.js';
import { BY_NUMBERS } from '../confidence/of-scene.js';
import type { FindingDraft, Numbered } from '../draft.js';
import { seriesRef } from '../graph/from-metrics.js';
import { millisIn } from '../graph/metric-roles.js';
import { count, duration, measures, spoken } from '../wording.js';
import { plain } from './amount.js';
import { entityOf } from './reason.js';
import { MOST, MUCH_MORE, onlyOne, type Rise, riseOf, risesOf } from './rise.js';
import { known } from './robust.js';
import type { Unusual } from './unusual.js';
import type { SeriesView } from './view.js';

export const STORE = 'series-store';

export interface StoreBehind {
  readonly entity: string;
  readonly fault: Fault;
  readonly draft: FindingDraft;
  /** What says no more than was asked, so that this takes its place. */
  readonly restated: readonly Fault[];
}

/** Source: the metrics pages of DynamoDB, Kinesis, RDS and Aurora. */
const REFUSED = /^(?:(?:Read|Write)ThrottleEvents|ThrottledRequests|(?:Read|Write)ProvisionedThroughputExceeded)$/;
const ANSWERS_IN = /^(?:SuccessfulRequestLatency|(?:Read|Write|Select|Insert|Update|Delete|DML|Commit)Latency)$/;
/** Source: the metrics pages of RDS and ElastiCache. */
const CONNECTIONS = /^(?:DatabaseConnections|CurrConnections)$/;
/** What is put into a queue or stream. Source: the metrics pages of SQS and Kinesis. */
const ARRIVED = /^(?:NumberOfMessagesSent|IncomingRecords|PutRecords?\.(?:Success|TotalRecords))$/;

const LEAST_REFUSED = 3;
/** A quarter more calls may need a quarter more connections. */
const AS_MANY = 1.25;

interface Behind {
  readonly metric: MetricSignals;
  readonly fault: Fault;
  readonly statement: string;
  readonly numbers: readonly Measure[];
}

/** Undefined where the chart is no such metric, something says more than metrics do, or several may stand behind it. */
export function storeBehind(view: SeriesView, system: SystemEvidence | undefined): StoreBehind | undefined {
  const { measured, main, inner, series } = view;
  const own = entityOf(view);
  if (system === undefined || own === undefined || inner !== undefined || main?.direction !== 'up') return undefined;
  const others = { ...system, metrics: system.metrics.filter(({ entity }) => entity !== own) };
  const found =
    measured === 'backlog'
      ? behindQueue(own, system)
      : series.metric?.namespace === 'AWS/ApiGateway' && measured === 'latency'
        ? behindApi(excessOf(view, main), others)
        : series.metric?.namespace !== 'AWS/Lambda'
          ? undefined
          : measured === 'latency'
            ? slowStore(excessOf(view, main), others)
            : measured === 'errors'
              ? (refusing(view, main, others) ?? heldConnections(own, system))
              : undefined;
  if (found === undefined) return undefined;
  const { metric, fault, statement, numbers } = found;
  const { entity } = metric;
  const confidence = 'likely' as const;
  const evidence = [...seriesRef(system, metric)];
  return {
    entity,
    fault,
    restated: [
      'error-increase',
      'latency-increase',
      ...(measured === 'backlog' ? (['resource-saturated'] as const) : []),
    ],
    draft: { key: STORE, weight: 92, kind: 'origin', entity, statement, numbers: [...numbers], confidence, evidence },
  };
}

const sumOf = (steps: readonly MetricStep[]): number => steps.reduce((sum, { total }) => sum + total, 0);

/** Milliseconds that one call takes longer. */
const excessOf = ({ calculated }: SeriesView, { seen, usual }: Unusual): number =>
  (seen - usual) * (millisIn(calculated.unit) ?? 1);

function refusing({ line }: SeriesView, main: Unusual, { metrics }: SystemEvidence): Behind | undefined {
  const failed = known(line.window).reduce((sum, one) => sum + one - main.usual, 0);
  const found = metrics.flatMap((metric): readonly Behind[] => {
    const { entity, name, window, baseline } = metric;
    const [refused, before] = [sumOf(window), sumOf(baseline)];
    if (!REFUSED.test(name) || refused < LEAST_REFUSED || refused < failed * MOST || refused < MUCH_MORE * before)
      return [];
    return [
      {
        metric,
        fault: 'dependency-throttled',
        statement: `The metric ${spoken(name)} counted ${count(Math.round(refused), 'refused call')} of ${spoken(entity)} in this time, and ${before === 0 ? 'none' : String(Math.round(before))} before.`,
        numbers: measures(['refused calls', refused, 'count'], ['refused calls before', before, 'count']),
      },
    ];
  });
  return onlyOne(found);
}

const slowness = ({ metric, most, before }: Rise, fault: Fault): Behind => ({
  metric,
  fault,
  statement: `The metric ${spoken(metric.name)} of ${spoken(metric.entity)} rose to ${duration(most)}, and ${duration(before)} was the most before.`,
  numbers: measures(['highest latency', most, 'ms'], ['highest before', before, 'ms']),
});

const covers =
  (excessMs: number) =>
  ({ most, before }: Rise): boolean =>
    most - before >= excessMs * MOST;

function slowStore(excessMs: number, system: SystemEvidence): Behind | undefined {
  const found = onlyOne(risesOf(system, ({ name }) => ANSWERS_IN.test(name)).filter(covers(excessMs)));
  return found === undefined ? undefined : slowness(found, 'dependency-slow');
}

/** Of the functions that became slower; Lambda alone has a metric of this name and unit. */
const slowFunctions = (system: SystemEvidence): readonly Rise[] =>
  risesOf(system, ({ name, unit }) => name === 'Duration' && millisIn(unit) !== undefined);

/** The function that answers, or the one that authorizes, and what it waits for itself. */
function behindApi(excessMs: number, system: SystemEvidence): Behind | undefined {
  const store = slowStore(excessMs, system);
  if (store !== undefined) return store;
  const found = onlyOne(slowFunctions(system).filter(covers(excessMs)));
  return found === undefined ? undefined : slowness(found, 'latency-increase');
}

/** No more came than before, and the function that takes it waits for a store; its own, where the metric names it. */
function behindQueue(own: string, system: SystemEvidence): Behind | undefined {
  const isMore = risesOf(
    system,
    ({ name }) => ARRIVED.test(name),
    ({ total }) => total,
  ).length;
  if (isMore > 0) return undefined;
  const hasOwn = system.metrics.some(({ entity, name }) => entity === own && name === 'Duration');
  const slow = slowFunctions(system).filter(({ metric }) => !hasOwn || metric.entity === own);
  const excessMs = Math.max(...slow.map(({ most, before }) => most - before));
  return slow.length === 0 ? undefined : slowStore(excessMs, system);
}

/**
 * Connections that were twice as many as ever before while the function was called no more often and took no longer: they
 * are not given back, and a database takes no more than its limit.
 */
function heldConnections(own: string, system: SystemEvidence): Behind | undefined {
  const ofOwn = system.metrics.filter(({ entity }) => entity === own);
  const calls = ofOwn.find(({ name }) => name === 'Invocations');
  const isSlower = ofOwn.some((metric) => metric.name === 'Duration' && riseOf(metric) !== undefined);
  if (calls === undefined || isSlower) return undefined;
  const highest = (steps: readonly MetricStep[]): number => Math.max(0, ...steps.map(({ total }) => total));
  if (highest(calls.window) > AS_MANY * highest(calls.baseline)) return undefined;
  const found = onlyOne(risesOf(system, ({ name }) => CONNECTIONS.test(name)));
  if (found === undefined) return undefined;
  const { metric, most, before } = found;
  return {
    metric,
    fault: 'connection-exhausted',
    statement: `${spoken(metric.entity)} had up to ${plain(most)} connections open, and ${plain(before)} at most before, while ${spoken(own)} was called no more often and took no longer.`,
    numbers: measures(['connections', most, 'count'], ['most connections before', before, 'count']),
  };
}

/** That something fails more often, takes longer or waits is what was asked; what is behind it is why. Any other cause stands. */
export function behindStore(cause: RootCause, store: StoreBehind | undefined, { idsOf }: Numbered): RootCause {
  if (store === undefined) return cause;
  const { entity, fault, draft, restated } = store;
  if (cause.entity !== undefined && (cause.fault === undefined || !restated.includes(cause.fault))) return cause;
  const statement = `${cause.statement.replace(/; which error is behind it is not known(?=\.)/, '')} ${draft.statement}`;
  const findings = [...idsOf([draft.key]), ...cause.findings];
  return { entity, fault, statement, confidence: confidenceFrom(BY_NUMBERS), findings };
}
