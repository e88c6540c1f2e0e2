/** Spans as OTLP/JSON. Source: OpenTelemetry protocol, the JSON Protobuf encoding. */
import type { Delivery } from '../../../scenario.js';
import { arnOf, type LambdaFunction } from './lambda-function.js';

export type Value = string | number | boolean | readonly string[];
export type Attributes = Readonly<Record<string, Value | undefined>>;
const KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;

export interface Span {
  readonly fn: LambdaFunction;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentId?: string | undefined;
  readonly name: string;
  readonly kind: keyof typeof KINDS;
  /** Epoch milliseconds, fractions allowed. */
  readonly start: number;
  readonly end: number;
  readonly attributes: Attributes;
  readonly failed?: string | undefined;
  readonly exception?: { readonly type: string; readonly message: string; readonly stack: string } | undefined;
}

const BATCH = 400;

/** Deliveries of at most some hundred spans, each function a resource of its own. */
export function otlpDeliveries(spans: readonly Span[], isOldConvention: boolean): readonly Delivery[] {
  const deliveries: Delivery[] = [];
  for (let from = 0; from < spans.length; from += BATCH) {
    const byFunction = new Map<LambdaFunction, Span[]>();
    for (const span of spans.slice(from, from + BATCH)) {
      const own = byFunction.get(span.fn);
      if (own === undefined) byFunction.set(span.fn, [span]);
      else own.push(span);
    }
    const resourceSpans = [...byFunction].map(([fn, own]) => ({
      resource: { attributes: encoded(resourceOf(fn, isOldConvention)) },
      scopeSpans: [{ scope: { name: `otel.${fn.runtime}`, version: '1.4.0' }, spans: own.map(spanJson) }],
    }));
    deliveries.push({ path: '/v1/traces', body: JSON.stringify({ resourceSpans }) });
  }
  return deliveries;
}

function resourceOf(fn: LambdaFunction, isOldConvention: boolean): Attributes {
  return {
    'service.name': fn.service,
    'faas.name': fn.name,
    [isOldConvention ? 'faas.id' : 'cloud.resource_id']: arnOf(fn),
    'cloud.provider': 'aws',
    'cloud.region': fn.region,
    'cloud.account.id': fn.account,
    'telemetry.sdk.language': fn.runtime,
  };
}

function spanJson(span: Span): object {
  const { traceId, spanId, parentId, name, kind, start, end, attributes, failed, exception } = span;
  const thrown =
    exception === undefined
      ? {}
      : {
          events: [
            {
              name: 'exception',
              timeUnixNano: nanos(end),
              attributes: encoded({
                'exception.type': exception.type,
                'exception.message': exception.message,
                'exception.stacktrace': exception.stack,
              }),
            },
          ],
        };
  return {
    traceId,
    spanId,
    ...(parentId === undefined ? {} : { parentSpanId: parentId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: nanos(start),
    endTimeUnixNano: nanos(end),
    attributes: encoded(attributes),
    status: failed === undefined ? {} : { code: 2, ...(failed === '' ? {} : { message: failed }) },
    ...thrown,
  };
}

const nanos = (at: number): string => `${BigInt(Math.round(at * 1000))}000`;

function encoded(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: anyValue(value) }],
  );
}

function anyValue(value: Value): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') {
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  }
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}
