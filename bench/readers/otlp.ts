/** OTLP/JSON as a collector sends it, from rows. Times are epoch nanoseconds. */
export type Attributes = Readonly<Record<string, string>>;

export interface SpanItem {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind?: number;
  readonly from: bigint;
  readonly to: bigint;
}

export interface LogItem {
  readonly at: bigint;
  readonly text: string;
  readonly traceId?: string;
  readonly spanId?: string;
}

/** A value is a gauge; `delta` a count since the last report; sum and count with quantiles a summary. */
export interface PointItem {
  readonly name: string;
  readonly unit?: string;
  readonly at: bigint;
  readonly value?: number;
  readonly delta?: number;
  readonly summary?: {
    readonly count: number;
    readonly sum: number;
    readonly quantiles: readonly { readonly quantile: number; readonly value: number }[];
  };
  readonly attributes?: Attributes;
}

export interface Group<Item> {
  readonly resource: Attributes;
  readonly items: readonly Item[];
}

const attributesOf = (attributes: Attributes = {}) =>
  Object.entries(attributes).map(([key, stringValue]) => ({ key, value: { stringValue } }));

export const traces = (groups: readonly Group<SpanItem>[]): string =>
  JSON.stringify({
    resourceSpans: groups.map(({ resource, items }) => ({
      resource: { attributes: attributesOf(resource) },
      scopeSpans: [
        {
          spans: items.map(({ from, to, kind = 1, ...ids }) => ({
            ...ids,
            kind,
            startTimeUnixNano: from.toString(),
            endTimeUnixNano: to.toString(),
          })),
        },
      ],
    })),
  });

export const logs = (groups: readonly Group<LogItem>[]): string =>
  JSON.stringify({
    resourceLogs: groups.map(({ resource, items }) => ({
      resource: { attributes: attributesOf(resource) },
      scopeLogs: [
        {
          logRecords: items.map(({ at, text, ...ids }) => ({
            ...ids,
            timeUnixNano: at.toString(),
            body: { stringValue: text },
          })),
        },
      ],
    })),
  });

export const metrics = (groups: readonly Group<PointItem>[]): string =>
  JSON.stringify({
    resourceMetrics: groups.map(({ resource, items }) => ({
      resource: { attributes: attributesOf(resource) },
      scopeMetrics: [{ metrics: items.map(metricOf) }],
    })),
  });

function metricOf({ name, unit, at, value, delta, summary, attributes }: PointItem) {
  const described = { name, ...(unit === undefined ? {} : { unit }) };
  const point = { timeUnixNano: at.toString(), attributes: attributesOf(attributes) };
  if (summary !== undefined) {
    const { count, sum, quantiles } = summary;
    return {
      ...described,
      summary: { dataPoints: [{ ...point, count: String(count), sum, quantileValues: quantiles }] },
    };
  }
  if (delta !== undefined)
    return {
      ...described,
      sum: { aggregationTemporality: 1, isMonotonic: true, dataPoints: [{ ...point, asDouble: delta }] },
    };
  return { ...described, gauge: { dataPoints: [{ ...point, asDouble: value ?? 0 }] } };
}

export function groupBy<T, Item>(
  rows: readonly T[],
  keyOf: (row: T) => string,
  resourceOf: (key: string) => Attributes,
  itemOf: (row: T) => Item | undefined,
): readonly Group<Item>[] {
  const groups = new Map<string, Item[]>();
  for (const row of rows) {
    const item = itemOf(row);
    if (item === undefined) continue;
    const key = keyOf(row);
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push(item);
  }
  return [...groups].map(([key, items]) => ({ resource: resourceOf(key), items }));
}
