/** Pure parts of the home pages: the queries they ask and the rows they show. */
import type { Filter, Query, QueryAnswer, SeriesPoint, ValueCounts } from '@baselime-ai/contract';
import type { Spot } from '../../ui/spark-model.js';
import { ERRORS_ONLY } from '../events/model.js';

export type Measure = 'events' | 'errors' | 'p90';

/** What a home page is of: the whole environment, one service, or one namespace of it. */
export interface Place {
  readonly service?: string;
  readonly namespace?: string;
}

export function filtersOf({ service, namespace }: Place): readonly Filter[] {
  return [
    ...(service === undefined ? [] : [{ key: 'service', operation: '=', value: service } as const]),
    ...(namespace === undefined ? [] : [{ key: 'namespace', operation: '=', value: namespace } as const]),
  ];
}

/** Where points name what they measure: as events do, or by the dimensions of CloudWatch. */
export const METRIC_PLACES = [
  'namespace',
  'dimensions.FunctionName',
  'dimensions.ApiName',
  'dimensions.ServiceName',
  'dimensions.TableName',
  'dimensions.QueueName',
] as const;

/** Of the values that points hold at `METRIC_PLACES`: those of the namespace, else of its service, for want of nearer ones. */
export function metricFiltersOf(place: Place, counted: readonly ValueCounts[]): readonly Filter[] {
  const { service, namespace } = place;
  const key = counted.find(({ values }) => values.some(({ value }) => value === namespace))?.key;
  if (namespace === undefined || key === undefined) return filtersOf(service === undefined ? {} : { service });
  return [{ key, operation: '=', value: namespace }];
}

const CALCULATIONS = [
  { operator: 'COUNT', alias: 'events' },
  { operator: 'SUM', key: '$baselime.error', alias: 'errors' },
  { operator: 'P90', key: '@duration', alias: 'p90' },
] as const;

const withFilters = (filters: readonly Filter[]): Query => (filters.length > 0 ? { filters: [...filters] } : {});

export const summaryQuery = (place: Place): Query => ({
  ...withFilters(filtersOf(place)),
  calculations: [...CALCULATIONS],
});

/** The query of one chart alone: what Ask AI is asked about. */
export function chartQuery(place: Place, measure: Measure): Query {
  const filters = filtersOf(place);
  if (measure === 'p90') {
    return { ...withFilters(filters), calculations: [{ operator: 'P90', key: '@duration', alias: 'p90' }] };
  }
  return {
    ...withFilters(measure === 'errors' ? [...filters, ERRORS_ONLY] : filters),
    calculations: [{ operator: 'COUNT', alias: measure }],
  };
}

export const MOST_ROWS = 200;

export type PartKind = 'service' | 'namespace';

/** By service, or by namespace; a namespace is told with its service. */
export function partsQuery(place: Place, kind: PartKind): Query {
  return {
    ...withFilters(filtersOf(place)),
    calculations: [
      ...CALCULATIONS,
      { operator: 'COUNT_DISTINCT', key: '@requestId', alias: 'requests' },
      { operator: 'COUNT_DISTINCT', key: 'traceId', alias: 'traces' },
    ],
    groupBys: kind === 'service' ? [{ value: 'service' }] : [{ value: 'service' }, { value: 'namespace' }],
    orderBy: { value: 'events', order: 'DESC' },
    limit: MOST_ROWS,
  };
}

export const spotsOf = (series: readonly SeriesPoint[], alias: string): readonly Spot[] =>
  series.map(({ at, values }) => ({ at, value: values[alias] ?? undefined }));

export interface Part {
  readonly service: string;
  readonly namespace?: string;
  readonly requests: number;
  readonly events: number;
  readonly errors: number;
  /** Milliseconds; undefined where nothing has a duration. */
  readonly p90: number | undefined;
  readonly spots: readonly Spot[];
}

/**
 * Busiest first, as the server ordered them; what only measures, such as the metrics of a cloud, stands below what runs.
 * Requests are told by request id, by trace where there is none.
 */
export function partsOf(answer: Pick<QueryAnswer, 'aggregates' | 'series'>): readonly Part[] {
  const series = new Map<string, SeriesPoint[]>();
  for (const point of answer.series ?? []) {
    const key = JSON.stringify(nameOf(point.group));
    const points = series.get(key);
    if (points) points.push(point);
    else series.set(key, [point]);
  }
  const parts = (answer.aggregates ?? []).map(({ group, values }): Part => {
    const name = nameOf(group);
    return {
      ...name,
      requests: Math.max(values.requests ?? 0, values.traces ?? 0),
      events: values.events ?? 0,
      errors: values.errors ?? 0,
      p90: values.p90 ?? undefined,
      spots: spotsOf(series.get(JSON.stringify(name)) ?? [], 'events'),
    };
  });
  return parts.sort((a, b) => Number(b.requests > 0) - Number(a.requests > 0));
}

function nameOf(group: SeriesPoint['group']): Pick<Part, 'service' | 'namespace'> {
  const service = String(group?.service ?? '');
  return group && 'namespace' in group ? { service, namespace: String(group.namespace ?? '') } : { service };
}
