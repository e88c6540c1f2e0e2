/** Measurements of senders other than OpenTelemetry, as metric events of the same shape. */
import { isObject, type JsonObject } from '../../model/json.js';
import type { MetricValue, TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';
import { admit, admitText, withKeys } from '../admit.js';
import type { IngestContext } from '../decoded.js';
import { assembleEvent } from '../record/assemble.js';
import { isPlausible } from '../record/instant.js';

export interface Measurement {
  readonly dataset: string;
  readonly service?: string | undefined;
  readonly namespace?: string | undefined;
  readonly name: string;
  /** `gauge`, `sum`, `summary` or `set`; `temporality` is left out where it means nothing. */
  readonly type: string;
  readonly temporality?: 'delta' | 'cumulative';
  readonly unit?: string;
  /** Labels or tags, not admitted yet. */
  readonly tags: Readonly<Record<string, unknown>>;
  readonly value: number;
  readonly metric: MetricValue;
  /** The arrival where absent or not to be believed. */
  readonly time?: UnixNanos | undefined;
}

const taken: ReadonlySet<string> = new Set(['metric', 'value']);

/** Tags stand at the top level under their own names, beside `metric` {name, type, …} and `value`, which a tag cannot be. */
export function eventOfMeasurement(context: IngestContext, measurement: Measurement): TelemetryEvent {
  const {
    dataset,
    service = 'default',
    namespace,
    name,
    type,
    temporality,
    unit,
    tags,
    value,
    metric,
    time,
  } = measurement;
  const isBelievable = time !== undefined && isPlausible(time, context.arrival);
  const timestamp = isBelievable ? time : context.arrival;
  const named = Object.entries(tags).map(([tag, text]) => [taken.has(tag) ? `tag.${tag}` : tag, text]);
  const admitted = admit(Object.fromEntries(named));
  const described: Record<string, unknown> = { name, type };
  if (temporality !== undefined) described.temporality = temporality;
  if (unit !== undefined) described.unit = unit;
  if (type === 'summary') Object.assign(described, metric);
  const data: JsonObject = withKeys(isObject(admitted) ? admitted : {}, {
    metric: admit(described),
    value,
    ...(isBelievable || time === undefined ? {} : { '$baselime.originalTimestamp': time.toString() }),
  });
  return assembleEvent({
    id: context.newId(timestamp),
    environment: context.environment,
    dataset,
    service,
    namespace: namespace ?? service,
    kind: 'metric',
    timestamp,
    isError: false,
    name: admitText(name),
    metric,
    data,
  });
}

/** The quantiles of some values by the nearest rank; none for no values. Sorts a copy. */
export function quantilesOf(values: readonly number[]): NonNullable<MetricValue['quantiles']> {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.5, 0.9, 0.95, 0.99].flatMap((quantile) => {
    const value = sorted[Math.max(0, Math.ceil(quantile * sorted.length) - 1)];
    return value === undefined ? [] : [{ quantile, value }];
  });
}
