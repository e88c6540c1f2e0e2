/**
 * The table, stream or database behind a function of which only metrics are known: a store waits for nobody, and a function
 * waits for its stores, so that a store that began to refuse calls or became slow is upstream of the function's trouble,
 * where it covers most of that and is the only one. CloudWatch sends a count of refused calls only where there are any.
 */
import type { Fault, Measure, RootCause } from '@baselime-ai/contract';
import type { MetricSignals, MetricStep, SystemEvidence } from '../../query/evidence/system-evidence.js';
import { confidenceFrom } from '../confidence/grounds.js';
import { BY_NUMBERS } from '../confidence/of-scene.js';
import type { FindingDraft, Numbered } from '../draft.js';
import { seriesRef } from '../graph/from-metrics.js';
import { millisIn } from '../graph/metric-roles.js';
import { count, duration, measures, spoken } from '../wording.js';
import { entityOf } from './conclude.js';
import { known } from './robust.js';
import type { Unusual } from './unusual.js';
import type { SeriesView } from './view.js';

export const STORE = 'series-store';

export interface StoreBehind {
  readonly entity: string;
  readonly fault: Fault;
  readonly draft: FindingDraft;
}

/** Source: the metrics pages of DynamoDB, Kinesis, RDS and Aurora. */
const REFUSED = /^(?:(?:Read|Write)ThrottleEvents|ThrottledRequests|(?:Read|Write)ProvisionedThroughputExceeded)$/;
const ANSWERS_IN = /^(?:SuccessfulRequestLatency|(?:Read|Write|Select|Insert|Update|Delete|DML|Commit)Latency)$/;

/** Half of the function's trouble. */
const MOST = 0.5;
/** Fewer say nothing about what is usual, or are chance. */
const LEAST_BEFORE = 3;
const LEAST_REFUSED = 3;
/** So many times what it was. */
const MUCH_MORE = 2;

/** Undefined where the chart is not a metric of a function, or something says more than metrics do. */
export function storeBehind(view: SeriesView, system: SystemEvidence | undefined): StoreBehind | undefined {
  const { series, measured, main, inner } = view;
  const own = entityOf(view);
  if (system === undefined || own === undefined || inner !== undefined || main?.direction !== 'up') return undefined;
  if (series.metric?.namespace !== 'AWS/Lambda') return undefined;
  const said = measured === 'errors' ? refusing : measured === 'latency' ? slower : undefined;
  const found = system.metrics.flatMap((metric) => {
    const one = metric.entity === own ? undefined : said?.(metric, view, main);
    return one === undefined ? [] : [{ metric, ...one }];
  });
  const [first, ...more] = found;
  if (first === undefined || more.some(({ metric }) => metric.entity !== first.metric.entity)) return undefined;
  const { metric, fault, statement, numbers } = first;
  const { entity } = metric;
  const confidence = 'likely' as const;
  const evidence = [...seriesRef(system, metric)];
  return {
    entity,
    fault,
    draft: { key: STORE, weight: 92, kind: 'origin', entity, statement, numbers, confidence, evidence },
  };
}

type Said = { readonly fault: Fault; readonly statement: string; readonly numbers: Measure[] } | undefined;

const sumOf = (steps: readonly MetricStep[]): number => steps.reduce((sum, { total }) => sum + total, 0);

function refusing({ entity, name, window, baseline }: MetricSignals, { line }: SeriesView, main: Unusual): Said {
  if (!REFUSED.test(name)) return undefined;
  const [refused, before] = [sumOf(window), sumOf(baseline)];
  const failed = known(line.window).reduce((sum, one) => sum + one - main.usual, 0);
  if (refused < LEAST_REFUSED || refused < failed * MOST || refused < MUCH_MORE * before) return undefined;
  return {
    fault: 'dependency-throttled',
    statement: `The metric ${spoken(name)} counted ${count(Math.round(refused), 'refused call')} of ${spoken(entity)} in this time, and ${before === 0 ? 'none' : String(Math.round(before))} before.`,
    numbers: measures(['refused calls', refused, 'count'], ['refused calls before', before, 'count']),
  };
}

function slower({ entity, name, unit, window, baseline }: MetricSignals, view: SeriesView, main: Unusual): Said {
  if (!ANSWERS_IN.test(name) || window.length === 0 || baseline.length < LEAST_BEFORE) return undefined;
  const inMs = (steps: readonly MetricStep[]): number =>
    Math.max(...steps.map(({ mean }) => mean)) * (millisIn(unit) ?? 1);
  const [most, before] = [inMs(window), inMs(baseline)];
  const excessMs = (main.seen - main.usual) * (millisIn(view.calculated.unit) ?? 1);
  if (most < MUCH_MORE * before || most - before < excessMs * MOST) return undefined;
  return {
    fault: 'dependency-slow',
    statement: `The metric ${spoken(name)} of ${spoken(entity)} rose to ${duration(most)}, and ${duration(before)} was the most before.`,
    numbers: measures(['highest latency', most, 'ms'], ['highest before', before, 'ms']),
  };
}

/** That a function fails more often or takes longer is what was asked; the store is why. Any other cause stands. */
export function behindStore(cause: RootCause, store: StoreBehind | undefined, { idsOf }: Numbered): RootCause {
  const isRestated = cause.fault === 'error-increase' || cause.fault === 'latency-increase';
  if (store === undefined || (!isRestated && cause.entity !== undefined)) return cause;
  const { entity, fault, draft } = store;
  const statement = `${cause.statement.replace(/; which error is behind it is not known(?=\.)/, '')} ${draft.statement}`;
  const findings = [...idsOf([STORE]), ...cause.findings];
  return { entity, fault, statement, confidence: confidenceFrom(BY_NUMBERS), findings };
}
