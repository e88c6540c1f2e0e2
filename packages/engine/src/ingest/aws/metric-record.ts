/** One metric of CloudWatch in the keys that all its forms share: a stream in JSON, a stream in OpenTelemetry, EMF. */
import type { MutableJsonObject } from '../../model/json.js';
import { admitted, type Delivery, notReadable } from './delivery.js';

export const metricsDataset = 'cloudwatch-metrics';

/** Statistics by the names of the stream: `sum`, `count`, `min`, `max`, and further ones such as `p99.9`. */
export type MetricStatistics = Readonly<Record<string, number>>;

export interface MetricRecord {
  readonly metric_stream_name?: string | undefined;
  readonly account_id?: string | undefined;
  readonly region?: string | undefined;
  readonly namespace: string;
  readonly metric_name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  /** Of EMF: how CloudWatch combines the dimensions. */
  readonly dimension_sets?: readonly (readonly string[])[] | undefined;
  /** Epoch milliseconds of the beginning of the period. */
  readonly timestamp?: number | undefined;
  readonly value: MetricStatistics;
  readonly unit?: string | undefined;
}

/** A record of a metric stream in JSON. */
export const isMetricRecord = (value: object): boolean =>
  'metric_name' in value &&
  typeof value.metric_name === 'string' &&
  'namespace' in value &&
  typeof value.namespace === 'string' &&
  'value' in value;

/** Rejects a record whose `value` holds no number: it measured nothing. */
export function takeMetric(delivery: Delivery, position: number, value: object): void {
  const measured = 'value' in value ? value.value : undefined;
  const numbers = typeof measured === 'object' && measured !== null ? Object.values(measured) : [];
  if (!numbers.some((number) => typeof number === 'number')) {
    delivery.reject(position, notReadable('This metric has no statistics. Send value with sum, count, min and max.'));
    return;
  }
  const record: MutableJsonObject = admitted(value);
  const namespace = typeof record.namespace === 'string' ? record.namespace : undefined;
  delivery.keep(position, delivery.event({ dataset: metricsDataset, namespace }, record));
}
