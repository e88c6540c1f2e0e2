/** Spans, log records and data points as the SDKs of OpenTelemetry write them in JSON. */
export type Tag = string | number | boolean | readonly string[];
export type Tags = Readonly<Record<string, Tag>>;

export interface OtlpSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  /** Epoch milliseconds, with fractions. */
  readonly from: number;
  readonly to: number;
  readonly tags: Tags;
  /** Set where the instrumentation sets the status to error; may be empty. */
  readonly error?: string | undefined;
  readonly exception?: { readonly type: string; readonly message: string; readonly stack: string } | undefined;
}

export interface OtlpLog {
  readonly at: number;
  readonly severity: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR';
  readonly body: string;
  readonly tags: Tags;
  readonly traceId?: string | undefined;
  readonly spanId?: string | undefined;
}

export interface OtlpPoint {
  readonly kind: 'gauge' | 'sum';
  readonly at: number;
  readonly value: number;
  readonly tags: Tags;
}

const KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;
const SEVERITIES = { DEBUG: 5, INFO: 9, WARN: 13, ERROR: 17 } as const;

const nanos = (ms: number): string => `${Math.floor(ms)}${String(Math.round((ms % 1) * 1e6) % 1e6).padStart(6, '0')}`;

export function wireSpan({ from, to, name, kind, tags, error, exception, ...ids }: OtlpSpan): object {
  const thrown = exception && {
    timeUnixNano: nanos(to),
    name: 'exception',
    attributes: wireTags({
      'exception.type': exception.type,
      'exception.message': exception.message,
      'exception.stacktrace': exception.stack,
    }),
  };
  return {
    traceId: ids.traceId,
    spanId: ids.spanId,
    ...(ids.parentSpanId === undefined ? {} : { parentSpanId: ids.parentSpanId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanos(from),
    endTimeUnixNano: nanos(to),
    attributes: wireTags(tags),
    events: thrown === undefined ? [] : [thrown],
    status: error === undefined ? { code: 0 } : { code: 2, message: error },
  };
}

export function wireLog({ at, severity, body, tags, traceId, spanId }: OtlpLog): object {
  return {
    timeUnixNano: nanos(at),
    observedTimeUnixNano: nanos(at + 4),
    severityNumber: SEVERITIES[severity],
    severityText: severity,
    body: { stringValue: body },
    attributes: wireTags(tags),
    ...(traceId === undefined ? {} : { traceId, flags: 1 }),
    ...(spanId === undefined ? {} : { spanId }),
  };
}

export function wirePoint({ at, value, tags }: OtlpPoint): object {
  return {
    startTimeUnixNano: nanos(at - 60_000),
    timeUnixNano: nanos(at),
    asDouble: value,
    attributes: wireTags(tags),
  };
}

export const wireTags = (tags: Tags): readonly object[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value: wireTag(value) }));

function wireTag(value: Tag): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}
