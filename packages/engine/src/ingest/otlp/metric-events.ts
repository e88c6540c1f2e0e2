/** Metrics as events, one for each data point: what it measured as columns, and as it came under `metric`. */
import { emptyRecord, type JsonObject, type JsonValue } from '../../model/json.js';
import type { MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import { admit, admitText, put } from '../admit.js';
import { assembleEvent, withoutUndefined } from '../record/assemble.js';
import { accountOf, regionOf } from '../record/record-fields.js';
import type { ExponentialBuckets, OtlpExemplar, OtlpMetric, OtlpPoint } from './otlp-model.js';
import { admitAttributes, counted, dataOf, namespaceOfAttributes, type OtlpScope, placed, said } from './otlp-scope.js';

const temporalities = [undefined, 'delta', 'cumulative'];

/** What all points of a metric say of it; once for a metric, because some have thousands of points. */
export function describeMetric(metric: OtlpMetric): JsonObject {
  const described = emptyRecord();
  described.name = admitText(metric.name);
  put(described, 'unit', said(metric.unit));
  put(described, 'description', said(metric.description));
  described.type = metric.type ?? 'unknown';
  put(described, 'temporality', temporalities[metric.temporality]);
  if (metric.type === 'sum') described.isMonotonic = metric.isMonotonic;
  const metadata = admitAttributes(metric.metadata);
  if (Object.keys(metadata).length > 0) described.metadata = metadata;
  return described;
}

/** @param described what `describeMetric` gives */
export function eventOfPoint(
  scope: OtlpScope,
  metric: OtlpMetric,
  described: JsonObject,
  point: OtlpPoint,
): TelemetryEvent {
  const attributes = admitAttributes(point.attributes);
  const { timestamp, note } = placed(scope.context, point.time);
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
    data: dataOf(scope, attributes, { ...note, metric: partsOf(described, point), value: plain(point.value) }),
    account: accountOf([attributes, scope.resource]),
    region: regionOf([attributes, scope.resource]),
  });
}

/** The point as it came, beside what its metric says. */
function partsOf(described: JsonObject, point: OtlpPoint): JsonObject {
  const parts = emptyRecord();
  for (const key in described) put(parts, key, described[key]);
  put(parts, 'startTime', point.start === 0n ? undefined : point.start.toString());
  put(parts, 'flags', counted(point.flags));
  put(parts, 'count', point.count);
  put(parts, 'sum', plain(point.sum));
  put(parts, 'min', plain(point.min));
  put(parts, 'max', plain(point.max));
  put(parts, 'bounds', listOf(point.bounds));
  put(parts, 'bucketCounts', listOf(point.bucketCounts));
  if (point.quantiles !== undefined && point.quantiles.length > 0) {
    parts.quantiles = point.quantiles.map(({ quantile, value }) => ({
      quantile: plain(quantile) ?? 0,
      value: plain(value) ?? 0,
    }));
  }
  if (point.exponential !== undefined) parts.exponential = exponentialOf(point.exponential);
  if (point.exemplars.length > 0) parts.exemplars = point.exemplars.slice(0, maxExemplars).map(exemplarOf);
  return parts;
}

/** No SDK keeps more than some twenty for a point. */
const maxExemplars = 128;

function exponentialOf({ scale, zeroCount, zeroThreshold, positive, negative }: ExponentialBuckets): JsonObject {
  return {
    scale,
    zeroCount,
    ...(zeroThreshold === 0 ? {} : { zeroThreshold: plain(zeroThreshold) ?? 0 }),
    positive: { offset: positive.offset, counts: positive.counts },
    negative: { offset: negative.offset, counts: negative.counts },
  };
}

function exemplarOf(exemplar: OtlpExemplar): JsonObject {
  const parts = emptyRecord();
  put(parts, 'time', exemplar.time === 0n ? undefined : exemplar.time.toString());
  put(parts, 'value', plain(exemplar.value));
  put(parts, 'traceId', said(exemplar.traceId));
  put(parts, 'spanId', said(exemplar.spanId));
  const attributes = admitAttributes(exemplar.attributes);
  if (Object.keys(attributes).length > 0) parts.attributes = attributes;
  return parts;
}

/** A list is absent rather than empty; infinite bounds are named. */
const listOf = (numbers: readonly number[] | undefined): JsonValue | undefined =>
  numbers === undefined || numbers.length === 0 ? undefined : numbers.map((number) => plain(number) ?? 0);

/** JSON has neither NaN nor infinity, so they stand as text; digits that a double cannot hold stay text. */
const plain = (value: number | string | undefined): JsonValue | undefined =>
  value === undefined ? undefined : admit(value);

/** A gauge is one observation, so that its average is itself; a sum has no count of its own. */
function metricValue(metric: OtlpMetric, point: OtlpPoint): MetricValue {
  const value = finite(Number(point.value));
  const isGauge = metric.type === 'gauge' && value !== undefined;
  return withoutUndefined<MetricValue>({
    sum: finite(point.sum) ?? value,
    count: point.count ?? (isGauge ? 1 : undefined),
    min: finite(point.min) ?? (isGauge ? value : undefined),
    max: finite(point.max) ?? (isGauge ? value : undefined),
    quantiles: point.quantiles?.filter(({ quantile, value }) => Number.isFinite(value) && Number.isFinite(quantile)),
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
  return counts.map((count, index) => ({ upTo: within(bounds[index] ?? Number.MAX_VALUE), count }));
}

const within = (bound: number): number => Math.max(-Number.MAX_VALUE, Math.min(bound, Number.MAX_VALUE));

/**
 * Source: OpenTelemetry metrics data model, exponential histogram: with base = 2^(2^-scale), the bucket at index i
 * holds values in (base^i, base^(i+1)]; negative ones mirrored.
 */
function exponentialBuckets({ scale, zeroCount, positive, negative }: ExponentialBuckets): Buckets {
  const bound = (index: number): number => Math.min(2 ** (index * 2 ** -scale), Number.MAX_VALUE);
  const below = negative.counts.map((count, index) => ({ upTo: 0 - bound(negative.offset + index), count })).reverse();
  const above = positive.counts.map((count, index) => ({ upTo: bound(positive.offset + index + 1), count }));
  return [...below, ...(zeroCount > 0 ? [{ upTo: 0, count: zeroCount }] : []), ...above].filter(
    ({ count }) => count > 0,
  );
}
