/** What an instrumented application emits, one record at a time, before it is packed into batches. */

export type AttributeValue = string | number | boolean | readonly string[];
export type Attributes = Readonly<Record<string, AttributeValue | undefined>>;

interface WireAttribute {
  readonly key: string;
  readonly value: object;
}

/** OTLP/JSON attributes (opentelemetry-proto, common.proto: AnyValue); undefined values are left out. */
export function wireAttributes(attributes: Attributes): readonly WireAttribute[] {
  const out: WireAttribute[] = [];
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) out.push({ key, value: wireValue(value) });
  }
  return out;
}

function wireValue(value: AttributeValue): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((item) => ({ stringValue: item })) } };
}

/** Nanoseconds as OTLP/JSON writes them: a decimal text. */
export function wireTime(epochMs: number): string {
  const whole = Math.floor(epochMs);
  return `${whole}${String(Math.floor((epochMs - whole) * 1e6)).padStart(6, '0')}`;
}

export type SpanKind = 'server' | 'client' | 'producer' | 'consumer';
const SPAN_KINDS: Readonly<Record<SpanKind, number>> = { server: 2, client: 3, producer: 4, consumer: 5 };

export interface Failure {
  readonly type: string;
  readonly message: string;
  readonly stack: readonly string[];
}

export interface SpanInput {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: SpanKind;
  readonly startMs: number;
  readonly endMs: number;
  readonly attributes: Attributes;
  readonly error?: { readonly message: string; readonly exception?: Failure | undefined } | undefined;
}

/** One span in OTLP/JSON, with its exception event when it threw. */
export function wireSpan(span: SpanInput): object {
  const exception = span.error?.exception;
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
    name: span.name,
    kind: SPAN_KINDS[span.kind],
    startTimeUnixNano: wireTime(span.startMs),
    endTimeUnixNano: wireTime(span.endMs),
    attributes: wireAttributes(span.attributes),
    events:
      exception === undefined
        ? []
        : [
            {
              timeUnixNano: wireTime(span.endMs),
              name: 'exception',
              attributes: wireAttributes({
                'exception.type': exception.type,
                'exception.message': exception.message,
                'exception.stacktrace': exception.stack.join('\n'),
              }),
            },
          ],
    status: span.error === undefined ? {} : { code: 2, message: span.error.message },
  };
}

/** A record and the instant at which the application lets go of it (a span's end, a line's time), epoch ms. */
export type Emitted =
  | { readonly door: 'otlp-traces'; readonly at: number; readonly resource: Attributes; readonly record: object }
  | { readonly door: 'otlp-logs'; readonly at: number; readonly resource: Attributes; readonly record: object }
  | { readonly door: 'events'; readonly at: number; readonly dataset: EventsDataset; readonly record: object };

export type EventsDataset = 'lambda-logs' | 'shop-events' | 'cloudtrail' | 'cloudwatch-metrics';
