/** OTLP after either encoding was read: ids in hexadecimal, times as integers, attributes not admitted yet. */
export type OtlpSignal = 'traces' | 'logs' | 'metrics';

/** Attributes as a null-prototype record of raw values. */
export type RawAttributes = Readonly<Record<string, unknown>>;

/** What one instrumentation scope of one resource sent. */
export interface OtlpGroup<Item> {
  readonly resource: RawAttributes;
  readonly scopeName: string;
  readonly scopeVersion: string;
  readonly items: readonly Item[];
}

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly name: string;
  readonly kind: number;
  /** Nanoseconds since the epoch; 0 when not sent. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: RawAttributes;
  readonly events: readonly { readonly time: bigint; readonly name: string; readonly attributes: RawAttributes }[];
  readonly links: readonly { readonly traceId: string; readonly spanId: string; readonly attributes: RawAttributes }[];
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
  readonly statusMessage: string;
}

export interface OtlpLogRecord {
  readonly time: bigint;
  readonly observed: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: unknown;
  readonly attributes: RawAttributes;
  readonly traceId: string;
  readonly spanId: string;
  readonly eventName: string;
}

export type OtlpMetricType = 'gauge' | 'sum' | 'histogram' | 'exponentialHistogram' | 'summary';

export interface OtlpPoint {
  readonly time: bigint;
  readonly attributes: RawAttributes;
  /** Of a gauge or a sum. */
  readonly value?: number | undefined;
  readonly count?: number | undefined;
  readonly sum?: number | undefined;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
  /** Of a histogram: one count more than bounds. */
  readonly bounds?: readonly number[] | undefined;
  readonly bucketCounts?: readonly number[] | undefined;
  /** Of an exponential histogram. */
  readonly exponential?: ExponentialBuckets | undefined;
  readonly quantiles?: readonly { readonly quantile: number; readonly value: number }[] | undefined;
}

export interface ExponentialBuckets {
  readonly scale: number;
  readonly zeroCount: number;
  readonly positive: { readonly offset: number; readonly counts: readonly number[] };
  readonly negative: { readonly offset: number; readonly counts: readonly number[] };
}

export interface OtlpMetric {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  /** Undefined for a type that is not known here. */
  readonly type: OtlpMetricType | undefined;
  /** 1 delta, 2 cumulative, 0 does not apply. */
  readonly temporality: number;
  readonly isMonotonic: boolean;
  readonly points: readonly OtlpPoint[];
}

export type OtlpRequest =
  | { readonly signal: 'traces'; readonly groups: readonly OtlpGroup<OtlpSpan>[] }
  | { readonly signal: 'logs'; readonly groups: readonly OtlpGroup<OtlpLogRecord>[] }
  | { readonly signal: 'metrics'; readonly groups: readonly OtlpGroup<OtlpMetric>[] };

/** Values nested deeper than this are not followed; admit.ts cuts earlier. */
export const maxValueDepth = 80;
export const tooDeep = '[nested too deep]';
