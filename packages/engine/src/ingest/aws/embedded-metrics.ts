/**
 * Metrics that a line of a log carries. The line stays; each of its metrics becomes an event as well.
 * Source: CloudWatch embedded metric format specification, `_aws.CloudWatchMetrics`.
 */
import { isObject, type JsonObject, type JsonValue } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { fromEpochMillis } from '../../model/units.js';
import { isPlausible } from '../record/instant.js';
import { admitted, type Delivery } from './delivery.js';
import { type MetricRecord, type MetricStatistics, metricsDataset } from './metric-record.js';

/** The specification allows 100 metrics a directive; a line with more directives than this is no log of a program. */
const maxMetrics = 500;
const maxDimensions = 30;
/** Every metric of a line repeats its sets; no program makes more. */
const maxSets = 10;
/** CloudWatch takes no longer names. Every metric of a line repeats them, so that long ones would multiply. */
const maxNameChars = 1024;

/** Adds an event for each metric that the line of `event` defines; none for a line without any. */
export function takeEmbeddedMetrics(delivery: Delivery, position: number, event: TelemetryEvent): void {
  const { data } = event;
  const root = [data, data['@message'], data.data].find((one): one is JsonObject => isObject(one) && '_aws' in one);
  const header = root?._aws;
  if (root === undefined || !isObject(header)) return;
  const time = typeof header.Timestamp === 'number' ? header.Timestamp : undefined;
  for (const { namespace, name, unit, sets } of metricsOf(header.CloudWatchMetrics)) {
    const value = statisticsOf(root[name]);
    if (value === undefined) continue;
    keepMetric(delivery, position, event, {
      namespace,
      metric_name: name,
      dimensions: dimensionsOf(root, sets),
      dimension_sets: sets,
      value,
      ...(unit === undefined ? {} : { unit }),
      ...(time === undefined ? {} : { timestamp: time }),
    });
  }
}

interface Defined {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string | undefined;
  /** Names of dimensions, as CloudWatch would combine them. */
  readonly sets: (readonly string[])[];
}

/**
 * Each metric of a namespace once, with the sets of all directives that name it: CloudWatch makes a metric for each
 * set, and adding those up would count the same measurement several times.
 */
function metricsOf(directives: JsonValue | undefined): Iterable<Defined> {
  const found = new Map<string, Defined>();
  for (const directive of listOf(directives)) {
    if (!isObject(directive) || !isName(directive.Namespace)) continue;
    const namespace = directive.Namespace;
    const sets = listOf(directive.Dimensions)
      .slice(0, maxSets)
      .map((set) => listOf(set).filter(isName).slice(0, maxDimensions));
    for (const definition of listOf(directive.Metrics)) {
      if (!isObject(definition) || !isName(definition.Name)) continue;
      const key = JSON.stringify([namespace, definition.Name]);
      const known = found.get(key);
      if (known !== undefined) known.sets.push(...sets.slice(0, maxSets - known.sets.length));
      else if (found.size < maxMetrics) {
        const unit = isName(definition.Unit) ? definition.Unit : undefined;
        found.set(key, { namespace, name: definition.Name, unit, sets: [...sets] });
      }
    }
  }
  return found.values();
}

/** The metric belongs to the request of its line, so that both are found together. */
function keepMetric(delivery: Delivery, position: number, line: TelemetryEvent, metric: MetricRecord): void {
  const { traceId, requestId, service, namespace } = line;
  // The namespace of a metric is CloudWatch's, so that the function of the line is named beside it.
  const isFunction = String(line.data['@logGroup']).startsWith('/aws/lambda/');
  const record = admitted(isFunction ? { ...metric, 'faas.name': namespace } : metric);
  const instant = metric.timestamp === undefined ? line.timestamp : fromEpochMillis(metric.timestamp);
  const timestamp = isPlausible(instant, delivery.context.arrival) ? instant : line.timestamp;
  const given = { timestamp, traceId, kind: 'metric' as const };
  const origin = { dataset: metricsDataset, namespace: metric.namespace, service, requestId, given };
  delivery.keep(position, delivery.event(origin, record));
}

const isName = (value: JsonValue | undefined): value is string =>
  typeof value === 'string' && value.length <= maxNameChars;

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** The values of all dimensions of all sets, so that the event can be filtered and grouped by any of them. */
function dimensionsOf(root: JsonObject, sets: readonly (readonly string[])[]): Readonly<Record<string, string>> {
  const dimensions: Record<string, string> = Object.create(null);
  for (const name of [...new Set(sets.flat())].slice(0, maxDimensions)) {
    const value = root[name];
    if (isName(value) || typeof value === 'number') dimensions[name] = String(value);
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
