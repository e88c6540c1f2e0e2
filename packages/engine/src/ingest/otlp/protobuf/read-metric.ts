/** Metrics from the wire. Field numbers: opentelemetry/proto/metrics/v1/metrics.proto. */
import type { OtlpMetric, OtlpMetricType, OtlpPoint, Unreadable } from '../otlp-model.js';
import type { ReadBudget } from '../read-budget.js';
import { readEach } from './read-each.js';
import { readExponentialPoint, readHistogramPoint, readNumberPoint, readSummaryPoint } from './read-points.js';
import { noAttributes, readAttribute } from './read-values.js';
import type { WireReader } from './wire-reader.js';

type ReadPoint = (wire: WireReader, budget: ReadBudget) => OtlpPoint;

/** The kinds of metric by their tag in Metric. */
const kinds: ReadonlyMap<number, readonly [type: OtlpMetricType, read: ReadPoint]> = new Map([
  [0x2a, ['gauge', readNumberPoint]],
  [0x3a, ['sum', readNumberPoint]],
  [0x4a, ['histogram', readHistogramPoint]],
  [0x52, ['exponentialHistogram', readExponentialPoint]],
  [0x5a, ['summary', readSummaryPoint]],
]);

/** Reads to the end of the message that `wire` is in. A point that cannot be read is named, not lost. */
export function readMetric(wire: WireReader, budget: ReadBudget): OtlpMetric {
  const metadata = noAttributes();
  const points: (OtlpPoint | Unreadable)[] = [];
  const metric: { -readonly [Key in keyof OtlpMetric]: OtlpMetric[Key] } = {
    name: '',
    description: '',
    unit: '',
    metadata,
    type: undefined,
    temporality: 0,
    isMonotonic: false,
    points,
  };
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    const kind = kinds.get(tag);
    if (tag === 0x0a) metric.name = wire.text();
    else if (tag === 0x12) metric.description = wire.text();
    else if (tag === 0x1a) metric.unit = wire.text();
    else if (tag === 0x62) readAttribute(wire, budget, metadata);
    else if (kind === undefined) wire.skip(tag);
    else {
      metric.type = kind[0];
      readData(wire, budget, metric, points, kind[1]);
    }
  }
  return metric;
}

/** Gauge, Sum and the others have the same fields under the same numbers, as far as they have them. */
function readData(
  wire: WireReader,
  budget: ReadBudget,
  metric: { temporality: number; isMonotonic: boolean },
  points: (OtlpPoint | Unreadable)[],
  read: ReadPoint,
): void {
  const outer = wire.enter();
  for (let tag = wire.tag(); tag !== 0; tag = wire.tag()) {
    if (tag === 0x0a) points.push(readEach(wire, budget, read));
    else if (tag === 0x10) metric.temporality = wire.int32();
    else if (tag === 0x18) metric.isMonotonic = wire.bool();
    else wire.skip(tag);
  }
  wire.leave(outer);
}
