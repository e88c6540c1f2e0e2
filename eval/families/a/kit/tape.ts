/** Collects what senders write and packs it into request bodies, at most 400 records each. */
import type { Delivery } from '../../../scenario.js';

export type Attributes = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

export interface Thrown {
  /** Its class or name, such as `AccessDeniedException`. */
  readonly type: string;
  readonly message: string;
  readonly stack: readonly string[];
  /** Further keys that the runtime prints: `code`, `$metadata`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

export interface Span {
  readonly fn: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: 'internal' | 'server' | 'client' | 'producer' | 'consumer';
  readonly from: number;
  readonly tookMs: number;
  readonly attributes: Attributes;
  readonly thrown?: Thrown | undefined;
  /** Failed without an exception. */
  readonly failed?: boolean | undefined;
}

const KINDS = { internal: 1, server: 2, client: 3, producer: 4, consumer: 5 } as const;
const MOST = 400;

export class Tape {
  readonly #service: string;
  readonly #records = new Map<string, object[]>();
  readonly #spans = new Map<string, object[]>();

  constructor(service: string) {
    this.#service = service;
  }

  /** A line of a function's log group, as CloudWatch hands it on. */
  line(fn: string, at: number, message: string, requestId?: string): void {
    this.record('lambda-logs', {
      '@timestamp': at,
      '@logGroup': `/aws/lambda/${fn}`,
      service: this.#service,
      ...(requestId === undefined ? {} : { '@requestId': requestId }),
      message,
    });
  }

  /** What a logger that writes JSON prints. */
  json(fn: string, at: number, body: Readonly<Record<string, unknown>>): void {
    this.line(fn, at, JSON.stringify(body));
  }

  metric(
    at: number,
    namespace: string,
    name: string,
    dimensions: Readonly<Record<string, string>>,
    value: number,
  ): void {
    const unit = /Age|Duration|Latency/.test(name) ? 'Milliseconds' : 'Count';
    this.record('cloudwatch-metrics', {
      metric_stream_name: 'all',
      account_id: '111122223333',
      region: 'eu-west-1',
      namespace,
      metric_name: name,
      dimensions,
      timestamp: at,
      value: { sum: value, count: 1, min: value, max: value },
      unit,
    });
  }

  record(dataset: string, record: object): void {
    const known = this.#records.get(dataset);
    if (known === undefined) this.#records.set(dataset, [record]);
    else known.push(record);
  }

  span(span: Span): void {
    const { thrown, fn } = span;
    const failed = thrown !== undefined || span.failed === true;
    const wire = {
      traceId: span.traceId,
      spanId: span.spanId,
      ...(span.parentSpanId === undefined ? {} : { parentSpanId: span.parentSpanId }),
      name: span.name,
      kind: KINDS[span.kind],
      startTimeUnixNano: nanos(span.from),
      endTimeUnixNano: nanos(span.from + span.tookMs),
      attributes: wireAttributes(span.attributes),
      events:
        thrown === undefined
          ? []
          : [
              {
                timeUnixNano: nanos(span.from + span.tookMs),
                name: 'exception',
                attributes: wireAttributes({
                  'exception.type': thrown.type,
                  'exception.message': thrown.message,
                  'exception.stacktrace': [`${thrown.type}: ${thrown.message}`, ...thrown.stack].join('\n'),
                }),
              },
            ],
      status: failed ? { code: 2, ...(thrown === undefined ? {} : { message: thrown.message }) } : {},
    };
    const known = this.#spans.get(fn);
    if (known === undefined) this.#spans.set(fn, [wire]);
    else known.push(wire);
  }

  deliveries(): readonly Delivery[] {
    const deliveries: Delivery[] = [];
    for (const [dataset, records] of this.#records)
      for (let at = 0; at < records.length; at += MOST)
        deliveries.push({ path: `/v1/${dataset}`, body: JSON.stringify(records.slice(at, at + MOST)) });
    const resourceSpans = [...this.#spans].map(([fn, spans]) => ({
      resource: {
        attributes: wireAttributes({ 'service.name': this.#service, 'faas.name': fn, 'cloud.provider': 'aws' }),
      },
      scopeSpans: [{ scope: { name: 'app' }, spans }],
    }));
    if (resourceSpans.length > 0) deliveries.push({ path: '/v1/traces', body: JSON.stringify({ resourceSpans }) });
    return deliveries;
  }

  get size(): number {
    const count = (lists: ReadonlyMap<string, readonly object[]>): number =>
      [...lists.values()].reduce((sum, list) => sum + list.length, 0);
    return count(this.#records) + count(this.#spans);
  }
}

const nanos = (ms: number): string => `${Math.floor(ms)}${String(Math.floor((ms % 1) * 1e6)).padStart(6, '0')}`;

function wireAttributes(attributes: Attributes): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: wire(value) }],
  );
}

function wire(value: string | number | boolean | readonly string[]): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}
