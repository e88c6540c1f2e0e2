/**
 * What senders would have posted: subscriptions of CloudWatch Logs, segments of X-Ray, metric streams and CloudTrail
 * through the door for AWS, spans as OTLP, everything else through the Events API.
 */
import type { Delivery } from '../../../scenario.js';

export type Scalar = string | number | boolean;
export type Values = Readonly<Record<string, Scalar | readonly string[]>>;

export interface SpanOf {
  readonly service: string;
  readonly fn?: string | undefined;
  readonly version?: string | undefined;
  readonly scope: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  /** 1 internal, 2 server, 3 client, 4 producer, 5 consumer. */
  readonly kind: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly tookMs: number;
  readonly values: Values;
  /** Present for a span whose status is an error; the message may be empty. */
  readonly error?: string | undefined;
  readonly exception?: { readonly type: string; readonly message: string; readonly stack: string } | undefined;
}

export interface MetricPoint {
  readonly at: number;
  /** Such as `AWS/Lambda`. */
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly sum: number;
  readonly count?: number;
  readonly min?: number;
  readonly max?: number;
  readonly unit?: string;
}

export class Tape {
  readonly region: string;
  readonly account: string;
  readonly #streams = new Map<string, { at: number; message: string }[]>();
  readonly #spans = new Map<string, { resource: Values; scope: string; spans: object[] }>();
  readonly #documents: object[] = [];
  readonly #metrics: object[] = [];
  readonly #trail: object[] = [];
  readonly #others = new Map<string, object[]>();

  constructor(region: string, account: string) {
    this.region = region;
    this.account = account;
  }

  /** A line of a log stream. */
  line(group: string, stream: string, at: number, message: string): void {
    const key = `${group}\n${stream}`;
    const lines = this.#streams.get(key) ?? [];
    lines.push({ at: Math.round(at), message });
    this.#streams.set(key, lines);
  }

  span(one: SpanOf): void {
    const key = `${one.service}/${one.fn}/${one.version}/${one.scope}`;
    const resource: Values = {
      'service.name': one.service,
      'cloud.provider': 'aws',
      'cloud.region': this.region,
      ...(one.fn === undefined
        ? { 'cloud.platform': 'aws_ecs' }
        : { 'cloud.platform': 'aws_lambda', 'faas.name': one.fn, 'faas.version': one.version ?? '$LATEST' }),
    };
    const group = this.#spans.get(key) ?? { resource, scope: one.scope, spans: [] };
    group.spans.push(wireSpan(one));
    this.#spans.set(key, group);
  }

  /** A segment document of X-Ray. */
  segment(document: object): void {
    this.#documents.push(document);
  }

  metric({ at, namespace, name, dimensions, sum, count = 1, min, max, unit = 'Count' }: MetricPoint): void {
    this.#metrics.push({
      metric_stream_name: 'everything',
      account_id: this.account,
      region: this.region,
      namespace,
      metric_name: name,
      dimensions,
      timestamp: at,
      value: { max: max ?? sum / count, min: min ?? sum / count, sum, count },
      unit,
    });
  }

  /** A call of the AWS API as CloudTrail tells it. */
  trail(at: number, service: string, eventName: string, requestParameters: object): void {
    this.#trail.push({
      eventVersion: '1.11',
      userIdentity: { type: 'AssumedRole', invokedBy: 'cloudformation.amazonaws.com' },
      eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: this.region,
      sourceIPAddress: 'cloudformation.amazonaws.com',
      userAgent: 'cloudformation.amazonaws.com',
      requestParameters,
      responseElements: null,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: this.account,
    });
  }

  /** A record for the Events API. */
  record(dataset: string, record: object): void {
    const list = this.#others.get(dataset) ?? [];
    list.push(record);
    this.#others.set(dataset, list);
  }

  deliveries(): readonly Delivery[] {
    const batches = [...this.#streams].map(([key, lines], index) => {
      const [logGroup, logStream] = key.split('\n');
      const logEvents = [...lines]
        .sort((one, other) => one.at - other.at)
        .map(({ at, message }, place) => ({ id: `${index}`.padStart(8, '3') + place, timestamp: at, message }));
      return {
        messageType: 'DATA_MESSAGE',
        owner: this.account,
        logGroup,
        logStream,
        subscriptionFilters: ['everything'],
        logEvents,
      };
    });
    const resourceSpans = [...this.#spans.values()].map(({ resource, scope, spans }) => ({
      resource: { attributes: wire(resource) },
      scopeSpans: [{ scope: { name: scope }, spans }],
    }));
    const headers = { 'x-aws-region': this.region, 'x-aws-account': this.account };
    return [
      ...inParts(batches, 400).map((part) => ({ path: '/aws', headers, body: jsonLines(part) })),
      ...inParts(this.#documents, 2_000).map((part) => ({
        path: '/aws',
        headers,
        body: JSON.stringify({ TraceSegmentDocuments: part.map((one) => JSON.stringify(one)) }),
      })),
      ...inParts(this.#metrics, 5_000).map((part) => ({ path: '/aws', headers, body: jsonLines(part) })),
      ...inParts(this.#trail, 500).map((part) => ({ path: '/aws', headers, body: JSON.stringify({ Records: part }) })),
      ...(resourceSpans.length === 0 ? [] : [{ path: '/v1/traces', body: JSON.stringify({ resourceSpans }) }]),
      ...[...this.#others].flatMap(([dataset, records]) =>
        inParts(records, 1_000).map((part) => ({ path: `/v1/${dataset}`, body: JSON.stringify(part) })),
      ),
    ];
  }
}

const jsonLines = (items: readonly object[]): string => items.map((one) => JSON.stringify(one)).join('\n');

const inParts = (items: readonly object[], size: number): readonly (readonly object[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));

const nanos = (ms: number): string => `${Math.round(ms)}000000`;

function wireSpan(one: SpanOf): object {
  const end = one.at + one.tookMs;
  const failed = one.error !== undefined || one.exception !== undefined;
  return {
    traceId: one.traceId,
    spanId: one.spanId,
    ...(one.parentSpanId === undefined ? {} : { parentSpanId: one.parentSpanId }),
    name: one.name,
    kind: one.kind,
    startTimeUnixNano: nanos(one.at),
    endTimeUnixNano: nanos(end),
    attributes: wire(one.values),
    events:
      one.exception === undefined
        ? []
        : [
            {
              timeUnixNano: nanos(end),
              name: 'exception',
              attributes: wire({
                'exception.type': one.exception.type,
                'exception.message': one.exception.message,
                'exception.stacktrace': one.exception.stack,
              }),
            },
          ],
    status: failed ? { code: 2, message: one.error ?? one.exception?.message ?? '' } : {},
  };
}

const wire = (values: Values): readonly object[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: wireValue(value) }));

function wireValue(value: Values[string]): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: `${value}` } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}
