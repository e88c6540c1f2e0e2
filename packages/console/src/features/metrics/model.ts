/** Pure parts of the metrics explorer: which metrics there are, and the query that draws one. */
import {
  type Filter,
  type MetricStatistic,
  type Query,
  type QueryAnswer,
  statisticOfName,
} from '@baselime-ai/contract';
import type { Spot } from '../../ui/spark-model.js';

export interface MetricName {
  readonly name: string;
  readonly dataset: string;
  readonly points: number;
  /** Of the last of these, the newest resources; several where many services send the same metric. */
  readonly sources: number;
}

export type MetricCalculation = MetricStatistic | 'MIN' | 'COUNT';
export const METRIC_CALCULATIONS: readonly MetricCalculation[] = ['SUM', 'AVG', 'MAX', 'MIN', 'COUNT'];

const METRIC: Filter = { key: 'kind', operation: '=', value: 'metric' };
const MOST_METRICS = 1000;

/** All metrics of a range whose points match, by the number of their points. */
export const listQuery = (filters: readonly Filter[] = []): Query => ({
  filters: [METRIC, ...filters],
  calculations: [
    { operator: 'COUNT', alias: 'points' },
    { operator: 'COUNT_DISTINCT', key: 'namespace', alias: 'sources' },
  ],
  groupBys: [{ value: 'name' }, { value: 'dataset' }],
  limit: MOST_METRICS,
});

/** A series holds at most this many groups. */
const MOST_SPARKS = 30;

/** The values of the metrics with most points over time, each as it is usually calculated; of many sources the mean, or the greatest. */
export const sparksQuery = (filters: readonly Filter[] = []): Query => ({
  filters: [METRIC, ...filters],
  calculations: [
    { operator: 'AVG', key: 'value.sum', alias: 'total' },
    { operator: 'AVG', key: 'value.average', alias: 'mean' },
    { operator: 'MAX', key: 'value.max', alias: 'most' },
    { operator: 'COUNT', alias: 'points' },
  ],
  groupBys: [{ value: 'name' }, { value: 'dataset' }],
  orderBy: { value: 'points', order: 'DESC' },
  limit: MOST_SPARKS,
});

export const keyOfMetric = ({ name, dataset }: Pick<MetricName, 'name' | 'dataset'>): string => `${dataset} ${name}`;

const SPARK: Readonly<Record<MetricStatistic, string>> = { SUM: 'total', AVG: 'mean', MAX: 'most' };

/** By `keyOfMetric`. */
export function sparksOf(answer: Pick<QueryAnswer, 'series'>): ReadonlyMap<string, readonly Spot[]> {
  const sparks = new Map<string, Spot[]>();
  for (const { at, group, values } of answer.series ?? []) {
    const name = String(group?.name ?? '');
    const key = keyOfMetric({ name, dataset: String(group?.dataset ?? '') });
    const known = sparks.get(key);
    const spot = { at, value: values[SPARK[usualCalculation(name)]] ?? undefined };
    if (known) known.push(spot);
    else sparks.set(key, [spot]);
  }
  return sparks;
}

/** By name; a point without a name is none that could be asked for. */
export function metricsOf(answer: Pick<QueryAnswer, 'aggregates'>): readonly MetricName[] {
  return (answer.aggregates ?? [])
    .flatMap(({ group, values }): MetricName[] => {
      const name = String(group?.name ?? '');
      const dataset = String(group?.dataset ?? '');
      return name === '' ? [] : [{ name, dataset, points: values.points ?? 0, sources: values.sources ?? 0 }];
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.dataset.localeCompare(b.dataset));
}

export const metricFilters = (metric: { readonly name: string }): Filter[] => [
  METRIC,
  { key: 'name', operation: '=', value: metric.name },
];

const KEY_OF: Readonly<Record<Exclude<MetricCalculation, 'COUNT'>, string>> = {
  SUM: 'value.sum',
  AVG: 'value.average',
  MAX: 'value.max',
  MIN: 'value.min',
};

const WORD_OF: Readonly<Record<Exclude<MetricCalculation, 'COUNT'>, string>> = {
  SUM: 'sum',
  AVG: 'average',
  MAX: 'maximum',
  MIN: 'minimum',
};

/** What a chart of a metric is called: the key of its points says nothing to whoever reads it. */
const titleOf = ({ name }: Pick<MetricName, 'name'>, word: string): string => `${name.slice(0, 100)} (${word})`;

/** Metrics that count are summed up; of others a sum over many points means nothing. */
export const usualCalculation = (name: string): MetricStatistic =>
  statisticOfName(name) ?? (COUNTS.test(name) ? 'SUM' : 'AVG');
const COUNTS = /(?:^|[._])(?:count|total|errors?|invocations?|requests?|throttles?|calls)$/i;

export function metricQuery(
  metric: Pick<MetricName, 'name' | 'dataset'>,
  calculation: MetricCalculation,
  by: string | undefined,
  filters: readonly Filter[] = [],
): Query {
  return {
    ...(metric.dataset === '' ? {} : { datasets: [metric.dataset] }),
    filters: [...metricFilters(metric), ...filters],
    calculations: [
      calculation === 'COUNT'
        ? { operator: 'COUNT', alias: titleOf(metric, 'points') }
        : { operator: calculation, key: KEY_OF[calculation], alias: titleOf(metric, WORD_OF[calculation]) },
    ],
    ...(by === undefined ? {} : { groupBys: [{ value: by }], limit: 20 }),
  };
}

const NOT_DIMENSIONS = /^(?:metric|value|unit|name|@timestamp|timestamp|time|id)\b/;

/** Keys by which points of a dataset may be split: its service and function first, then what its records name. */
export function dimensionsOf(
  keys: readonly { readonly key: string; readonly type: string; readonly datasets: readonly string[] }[],
  dataset: string,
): readonly string[] {
  const stored = keys
    .filter((one) => one.datasets.includes(dataset) && one.type !== 'number' && !NOT_DIMENSIONS.test(one.key))
    .map(({ key }) => key)
    .sort((a, b) => Number(b.startsWith('dimensions.')) - Number(a.startsWith('dimensions.')) || a.localeCompare(b));
  return [...new Set(['service', 'namespace', ...stored])].slice(0, 200);
}
