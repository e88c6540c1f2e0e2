/** Metrics of OTLP/JSON. */
import type { BucketRange, OtlpExemplar, OtlpMetric, OtlpMetricType, OtlpPoint } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import { readEach } from './read-each.js';
import {
  attributesOf,
  big,
  enumOf,
  exactInteger,
  type Fields,
  field,
  idOf,
  list,
  number,
  objectOf,
  text,
  whole,
} from './read-values.js';

const metricTypes: readonly OtlpMetricType[] = ['gauge', 'sum', 'histogram', 'exponentialHistogram', 'summary'];
const temporalities = ['UNSPECIFIED', 'DELTA', 'CUMULATIVE'];

/** A point that cannot be read is named, not lost. */
export function metricOf(metric: Fields, budget: ReadBudget): OtlpMetric {
  const type = metricTypes.find((name) => field(metric, name) !== undefined);
  const data = type === undefined ? {} : objectOf(field(metric, type));
  const points = list(field(data, 'dataPoints'));
  return {
    name: text(field(metric, 'name')),
    description: text(field(metric, 'description')),
    unit: text(field(metric, 'unit')),
    metadata: attributesOf(field(metric, 'metadata'), budget),
    type,
    temporality: enumOf(field(data, 'aggregationTemporality'), temporalities),
    isMonotonic: field(data, 'isMonotonic') === true,
    points: points.map((point) => readEach(point, budget, (fields) => pointOf(fields, type, budget))),
  };
}

function pointOf(point: Fields, type: OtlpMetricType | undefined, budget: ReadBudget): OtlpPoint {
  const shared = {
    time: big(field(point, 'timeUnixNano')),
    start: big(field(point, 'startTimeUnixNano')),
    attributes: attributesOf(field(point, 'attributes'), budget),
    flags: whole(field(point, 'flags')),
    exemplars: list(field(point, 'exemplars')).map((exemplar) => exemplarOf(objectOf(exemplar), budget)),
  };
  if (type === 'gauge' || type === 'sum') return { ...shared, value: numberOf(point, 'asDouble', 'asInt') };
  const counted = { ...shared, count: whole(field(point, 'count')), sum: number(field(point, 'sum')) };
  if (type === 'summary') {
    return { ...counted, sum: counted.sum ?? 0, quantiles: quantilesOf(field(point, 'quantileValues'), budget) };
  }
  const bounded = { ...counted, min: number(field(point, 'min')), max: number(field(point, 'max')) };
  if (type === 'histogram') {
    return {
      ...bounded,
      bounds: numbers(field(point, 'explicitBounds'), budget, (value) => number(value) ?? 0),
      bucketCounts: numbers(field(point, 'bucketCounts'), budget, whole),
    };
  }
  return {
    ...bounded,
    exponential: {
      scale: whole(field(point, 'scale')),
      zeroCount: whole(field(point, 'zeroCount')),
      zeroThreshold: number(field(point, 'zeroThreshold')) ?? 0,
      positive: bucketsOf(field(point, 'positive'), budget),
      negative: bucketsOf(field(point, 'negative'), budget),
    },
  };
}

function exemplarOf(exemplar: Fields, budget: ReadBudget): OtlpExemplar {
  budget.part();
  return {
    time: big(field(exemplar, 'timeUnixNano')),
    value: numberOf(exemplar, 'asDouble', 'asInt'),
    traceId: idOf(field(exemplar, 'traceId'), 16),
    spanId: idOf(field(exemplar, 'spanId'), 8),
    attributes: attributesOf(field(exemplar, 'filteredAttributes'), budget),
  };
}

function numberOf(fields: Fields, double: string, integer: string): number | string | undefined {
  const exact = exactInteger(field(fields, integer));
  return number(field(fields, double)) ?? (typeof exact === 'number' || typeof exact === 'string' ? exact : undefined);
}

function quantilesOf(values: unknown, budget: ReadBudget): readonly { quantile: number; value: number }[] {
  return list(values)
    .map(objectOf)
    .map((entry) => {
      budget.part();
      return { quantile: number(field(entry, 'quantile')) ?? 0, value: number(field(entry, 'value')) ?? 0 };
    });
}

function bucketsOf(value: unknown, budget: ReadBudget): BucketRange {
  const buckets = objectOf(value);
  return { offset: whole(field(buckets, 'offset')), counts: numbers(field(buckets, 'bucketCounts'), budget, whole) };
}

function numbers(values: unknown, budget: ReadBudget, read: (value: unknown) => number): readonly number[] {
  return list(values).map((value) => {
    budget.part();
    return read(value);
  });
}
