/** Metrics as events, one for each data point. */
import { isObject } from '../../model/json.js';
import type { MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, admitText, withKeys } from '../admit.js';
import { assembleEvent, withoutUndefined } from '../assemble.js';
import type { ExponentialBuckets, OtlpMetric, OtlpPoint } from './otlp-model.js';
import { admitAttributes, dataOf, namespaceOfAttributes, type OtlpScope, placed } from './otlp-scope.js';

const temporalities = [undefined, 'delta', 'cumulative'];

export function eventOfPoint(scope: OtlpScope, metric: OtlpMetric, point: OtlpPoint): TelemetryEvent {
  const attributes = admitAttributes(point.attributes);
  const { timestamp, note } = placed(scope.context, point.time);
  const described = admit({
    name: metric.name,
    ...(metric.unit === '' ? {} : { unit: metric.unit }),
    ...(metric.description === '' ? {} : { description: metric.description }),
    type: metric.type ?? 'unknown',
    ...(temporalities[metric.temporality] === undefined ? {} : { temporality: temporalities[metric.temporality] }),
    ...(metric.type === 'sum' ? { isMonotonic: metric.isMonotonic } : {}),
  });
  return assembleEvent({
    id: scope.context.newId(timestamp),
    environment: scope.context.environment,
    dataset: scope.dataset,
    service: scope.service,
    namespace: namespaceOfAttributes(scope, attributes),
    kind: 'metric',
    timestamp,
    isError: false,
    name: metric.name === '' ? undefined : admitText(metric.name),
    metric: metricValue(metric, point),
    data: dataOf(scope, attributes, {
      ...note,
      metric: isObject(described) ? described : withKeys({}, {}),
      value: finite(point.value),
    }),
  });
}

/** A gauge is one observation, so that its average is itself; a sum has no count of its own. */
function metricValue(metric: OtlpMetric, point: OtlpPoint): MetricValue {
  const isGauge = metric.type === 'gauge' && finite(point.value) !== undefined;
  return withoutUndefined<MetricValue>({
    sum: finite(point.sum) ?? finite(point.value),
    count: point.count ?? (isGauge ? 1 : undefined),
    min: finite(point.min) ?? (isGauge ? point.value : undefined),
    max: finite(point.max) ?? (isGauge ? point.value : undefined),
    quantiles: point.quantiles?.filter(({ value }) => Number.isFinite(value)),
    buckets:
      point.exponential === undefined
        ? explicitBuckets(point.bounds, point.bucketCounts)
        : exponentialBuckets(point.exponential),
  });
}

/** A sender writes NaN or infinity where it has no value. */
const finite = (value: number | undefined): number | undefined => (Number.isFinite(value) ? value : undefined);

type Buckets = NonNullable<MetricValue['buckets']>;

/** The last bucket has no upper bound; JSON has no infinity, so the largest double stands for it. */
function explicitBuckets(
  bounds: readonly number[] | undefined,
  counts: readonly number[] | undefined,
): Buckets | undefined {
  if (bounds === undefined || counts === undefined || counts.length !== bounds.length + 1) return undefined;
  return counts.map((count, index) => ({ upTo: bounds[index] ?? Number.MAX_VALUE, count }));
}

/**
 * Source: OpenTelemetry metrics data model, exponential histogram: with base = 2^(2^-scale), the bucket at index i
 * holds values in (base^i, base^(i+1)]; negative ones mirrored.
 */
function exponentialBuckets({ scale, zeroCount, positive, negative }: ExponentialBuckets): Buckets {
  const base = 2 ** (2 ** -scale);
  const bound = (index: number): number => Math.min(base ** index, Number.MAX_VALUE);
  const below = negative.counts.map((count, index) => ({ upTo: 0 - bound(negative.offset + index), count })).reverse();
  const above = positive.counts.map((count, index) => ({ upTo: bound(positive.offset + index + 1), count }));
  return [...below, ...(zeroCount > 0 ? [{ upTo: 0, count: zeroCount }] : []), ...above].filter(
    ({ count }) => count > 0,
  );
}
