/**
 * Metrics that a line of a log carries. The line stays; each of its metrics becomes an event as well.
 * Source: CloudWatch embedded metric format specification, `_aws.CloudWatchMetrics`.
 */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { isPlausible } from '../instant.js';
import { admitted, type Delivery } from './delivery.js';
import { type MetricRecord, type MetricStatistics, metricsDataset } from './metric-record.js';

/** The specification allows 100 metrics a directive; a line with more directives than this is no log of a program. */
const maxMetrics = 500;
const maxDimensions = 30;
/** CloudWatch takes no longer names. Every metric of a line repeats them, so that long ones would multiply. */
const maxNameChars = 1024;

/** Adds an event for each metric that the line of `event` defines; none for a line without any. */
export function takeEmbeddedMetrics(delivery: Delivery, position: number, event: TelemetryEvent): void {
  const { data } = event;
  const root = [data, data['@message'], data.data].find((one): one is JsonObject => isObject(one) && '_aws' in one);
  const header = root?._aws;
  if (root === undefined || !isObject(header)) return;
  const time = typeof header.Timestamp === 'number' ? header.Timestamp : undefined;
  let left = maxMetrics;
  for (const directive of listOf(header.CloudWatchMetrics)) {
    if (!isObject(directive) || !isName(directive.Namespace)) continue;
    const dimensions = dimensionsOf(root, directive.Dimensions);
    for (const definition of listOf(directive.Metrics)) {
      if (!isObject(definition) || !isName(definition.Name) || left === 0) continue;
      const value = statisticsOf(root[definition.Name]);
      if (value === undefined) continue;
      left -= 1;
      const unit = isName(definition.Unit) ? definition.Unit : undefined;
      keepMetric(delivery, position, event, {
        namespace: directive.Namespace,
        metric_name: definition.Name,
        dimensions,
        value,
        ...(unit === undefined ? {} : { unit }),
        ...(time === undefined ? {} : { timestamp: time }),
      });
    }
  }
}

/** The metric belongs to the request of its line, so that both are found together. */
function keepMetric(delivery: Delivery, position: number, line: TelemetryEvent, metric: MetricRecord): void {
  const record = admitted(metric);
  const { traceId, requestId, service } = line;
  const instant = metric.timestamp === undefined ? line.timestamp : fromEpochMillis(metric.timestamp);
  const timestamp = isPlausible(instant, delivery.context.arrival) ? instant : line.timestamp;
  const given = { timestamp, traceId, kind: 'metric' as const };
  const origin = { dataset: metricsDataset, namespace: metric.namespace, service, requestId, given };
  delivery.keep(position, delivery.event(origin, record));
}

const isName = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.length <= maxNameChars;

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** All dimensions of all sets: CloudWatch counts the same value once for each set, an event counts it once. */
function dimensionsOf(root: JsonObject, sets: JsonValue | undefined): Readonly<Record<string, string>> {
  const names = new Set(listOf(sets).flatMap((set) => listOf(set)));
  const dimensions: Record<string, string> = Object.create(null);
  for (const name of [...names].slice(0, maxDimensions)) {
    const value = isName(name) ? root[name] : undefined;
    if (isName(name) && (isName(value) || typeof value === 'number')) dimensions[name] = String(value);
  }
  return dimensions;
}

/** A number, several numbers, or the statistics of many; undefined when it is none of them. */
function statisticsOf(target: JsonValue | undefined): MetricStatistics | undefined {
  const numbers = (Array.isArray(target) ? target : [target]).filter((one): one is number => typeof one === 'number');
  if (numbers.length === 0) return undefined;
  let [sum, min, max] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const number of numbers) {
    sum += number;
    min = Math.min(min, number);
    max = Math.max(max, number);
  }
  return { sum, count: numbers.length, min, max };
}
