/** OTLP after either encoding was read: ids in hexadecimal, times as integers, attributes not admitted yet. */
export type OtlpSignal = 'traces' | 'logs' | 'metrics';

/** Attributes as a null-prototype record of raw values. */
export type RawAttributes = Readonly<Record<string, unknown>>;

/** Why a record could not be read; the others of its request are not touched by that. */
export type Unreadable = 'malformed' | 'too-many-parts';

/** What one instrumentation scope of one resource sent. Texts that were not sent are empty, counts are 0. */
export interface OtlpGroup<Item> {
  readonly resource: OtlpResource;
  readonly scope: {
    readonly name: string;
    readonly version: string;
    readonly attributes: RawAttributes;
    readonly droppedAttributes: number;
    readonly schemaUrl: string;
  };
  readonly items: readonly (Item | Unreadable)[];
}

export interface OtlpResource {
  readonly attributes: RawAttributes;
  readonly droppedAttributes: number;
  readonly schemaUrl: string;
}

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId: string;
  readonly traceState: string;
  readonly flags: number;
  readonly name: string;
  readonly kind: number;
  /** Nanoseconds since the epoch; 0 when not sent. */
  readonly start: bigint;
  readonly end: bigint;
  readonly attributes: RawAttributes;
  readonly droppedAttributes: number;
  readonly events: readonly OtlpSpanEvent[];
  readonly droppedEvents: number;
  readonly links: readonly OtlpLink[];
  readonly droppedLinks: number;
  /** 0 unset, 1 ok, 2 error. */
  readonly statusCode: number;
  readonly statusMessage: string;
}

export interface OtlpSpanEvent {
  readonly time: bigint;
  readonly name: string;
  readonly attributes: RawAttributes;
  readonly droppedAttributes: number;
}

export interface OtlpLink {
  readonly traceId: string;
  readonly spanId: string;
  readonly traceState: string;
  readonly flags: number;
  readonly attributes: RawAttributes;
  readonly droppedAttributes: number;
}

export interface OtlpLogRecord {
  readonly time: bigint;
  readonly observed: bigint;
  readonly severityNumber: number;
  readonly severityText: string;
  readonly body: unknown;
  readonly attributes: RawAttributes;
  readonly droppedAttributes: number;
  readonly flags: number;
  readonly traceId: string;
  readonly spanId: string;
  readonly eventName: string;
}

export type OtlpMetricType = 'gauge' | 'sum' | 'histogram' | 'exponentialHistogram' | 'summary';

export interface OtlpPoint {
  readonly time: bigint;
  /** When the counting began; 0 when not sent. */
  readonly start: bigint;
  readonly attributes: RawAttributes;
  readonly flags: number;
  readonly exemplars: readonly OtlpExemplar[];
  /** Of a gauge or a sum: a number, or the digits of an integer that a double cannot hold. */
  readonly value?: number | string | undefined;
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

export interface OtlpExemplar {
  readonly time: bigint;
  readonly value: number | string | undefined;
  readonly traceId: string;
  readonly spanId: string;
  readonly attributes: RawAttributes;
}

export interface ExponentialBuckets {
  readonly scale: number;
  readonly zeroCount: number;
  readonly zeroThreshold: number;
  readonly positive: BucketRange;
  readonly negative: BucketRange;
}

export interface BucketRange {
  readonly offset: number;
  readonly counts: readonly number[];
}

export interface OtlpMetric {
  readonly name: string;
  readonly description: string;
  readonly unit: string;
  readonly metadata: RawAttributes;
  /** Undefined for a type that is not known here. */
  readonly type: OtlpMetricType | undefined;
  /** 1 delta, 2 cumulative, 0 does not apply. */
  readonly temporality: number;
  readonly isMonotonic: boolean;
  readonly points: readonly (OtlpPoint | Unreadable)[];
}

export type OtlpRequest =
  | { readonly signal: 'traces'; readonly groups: readonly OtlpGroup<OtlpSpan>[] }
  | { readonly signal: 'logs'; readonly groups: readonly OtlpGroup<OtlpLogRecord>[] }
  | { readonly signal: 'metrics'; readonly groups: readonly OtlpGroup<OtlpMetric>[] };

/** Values nested deeper than this are not followed; admit.ts cuts earlier. */
export const maxValueDepth = 80;
export const tooDeep = '[nested too deep]';
