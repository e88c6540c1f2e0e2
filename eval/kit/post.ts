/** What all senders of a system post, by door: collected while the day goes on, batched as the senders would. */
import type { Delivery } from '../scenario.js';
import {
  type OtlpLog,
  type OtlpPoint,
  type OtlpSpan,
  type Tags,
  wireLog,
  wirePoint,
  wireSpan,
  wireTags,
} from './otlp.js';

export interface MetricRecord {
  readonly at: number;
  /** Such as `AWS/Lambda`. */
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: { readonly sum: number; readonly count: number; readonly min: number; readonly max: number };
  readonly unit: string;
}

interface Line {
  readonly at: number;
  readonly message: string;
}

export class Post {
  readonly #headers: Readonly<Record<string, string>>;
  readonly #account: string;
  readonly #region: string;
  readonly #streams = new Map<string, Line[]>();
  readonly #feeds = new Map<string, { at: number; item: object }[]>();
  readonly #spans = new Map<string, object[]>();
  readonly #logs = new Map<string, object[]>();
  readonly #points = new Map<string, object[]>();
  readonly #records: object[] = [];
  readonly #segments: object[] = [];
  readonly #trail: object[] = [];
  readonly #events = new Map<string, { at: number; record: object }[]>();

  constructor(region: string, account: string) {
    this.#region = region;
    this.#account = account;
    this.#headers = { 'x-aws-region': region, 'x-aws-account': account };
  }

  /** A line of a log stream, as a subscription of CloudWatch Logs delivers it. */
  line(group: string, stream: string, at: number, message: string): void {
    listOf(this.#streams, JSON.stringify([group, stream])).push({ at: Math.round(at), message });
  }

  /** An item of Lambda's Telemetry API; each sandbox of a function posts a list of its own. */
  feed(functionName: string, sandbox: string, at: number, type: string, record: unknown): void {
    const item = { time: new Date(Math.round(at)).toISOString(), type, record };
    listOf(this.#feeds, JSON.stringify([functionName, sandbox])).push({ at, item });
  }

  span(resource: Tags, scope: string, span: OtlpSpan): void {
    listOf(this.#spans, JSON.stringify([resource, scope])).push(wireSpan(span));
  }

  log(resource: Tags, scope: string, log: OtlpLog): void {
    listOf(this.#logs, JSON.stringify([resource, scope])).push(wireLog(log));
  }

  point(resource: Tags, name: string, unit: string, point: OtlpPoint): void {
    listOf(this.#points, JSON.stringify([resource, name, unit, point.kind])).push(wirePoint(point));
  }

  /** A record of a metric stream of CloudWatch. */
  metric({ at, namespace, name, dimensions, value, unit }: MetricRecord): void {
    const known = { metric_stream_name: 'account-metrics', account_id: this.#account, region: this.#region, namespace };
    this.#records.push({ ...known, metric_name: name, dimensions, timestamp: at, value, unit });
  }

  segment(document: object): void {
    this.#segments.push(document);
  }

  /** A call of the AWS API that changed something, as CloudTrail records it. */
  trail(at: number, service: string, eventName: string, requestParameters: object, by = 'ci-deploy'): void {
    const role = { type: 'Role', arn: `arn:aws:iam::${this.#account}:role/${by}`, userName: by };
    this.#trail.push({
      eventVersion: '1.10',
      userIdentity: { type: 'AssumedRole', accountId: this.#account, sessionContext: { sessionIssuer: role } },
      eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
      eventSource: `${service}.amazonaws.com`,
      eventName,
      awsRegion: this.#region,
      userAgent: 'aws-sdk-go-v2/1.30.3 os/linux lang/go#1.22.5',
      requestParameters,
      readOnly: false,
      eventType: 'AwsApiCall',
      managementEvent: true,
      recipientAccountId: this.#account,
      eventCategory: 'Management',
    });
  }

  /** A record for the Events API. */
  event(dataset: string, service: string, namespace: string, at: number, record: object): void {
    listOf(this.#events, JSON.stringify([dataset, service, namespace])).push({ at, record });
  }

  deliveries(): readonly Delivery[] {
    return [
      ...inParts(this.#batches(), 300).map((part) => this.#toAws(part.map((one) => JSON.stringify(one)).join('\n'))),
      ...[...this.#feeds].map(([key, items]) => {
        const [functionName = ''] = JSON.parse(key) as string[];
        const body = JSON.stringify(inOrder(items).map(({ item }) => item));
        return { path: '/aws', headers: { ...this.#headers, 'x-namespace': functionName }, body };
      }),
      ...inParts(this.#records, 4000).map((part) => this.#toAws(part.map((one) => JSON.stringify(one)).join('\n'))),
      ...inParts(this.#trail, 200).map((part) => this.#toAws(JSON.stringify({ Records: part }))),
      ...inParts(this.#segments, 1500).map((part) =>
        this.#toAws(JSON.stringify({ TraceSegmentDocuments: part.map((one) => JSON.stringify(one)) })),
      ),
      ...this.#otlp(),
      ...[...this.#events].flatMap(([key, records]) => {
        const [dataset = 'logs', service = '', namespace = ''] = JSON.parse(key) as string[];
        const headers = { 'x-service': service, 'x-namespace': namespace };
        return inParts(inOrder(records), 1000).map((part) => ({
          path: `/v1/${dataset}`,
          headers,
          body: JSON.stringify(part.map(({ record }) => record)),
        }));
      }),
    ];
  }

  #toAws(body: string): Delivery {
    return { path: '/aws', headers: this.#headers, body };
  }

  #batches(): readonly object[] {
    return [...this.#streams].map(([key, lines], index) => {
      const [logGroup, logStream] = JSON.parse(key) as string[];
      return {
        messageType: 'DATA_MESSAGE',
        owner: this.#account,
        logGroup,
        logStream,
        subscriptionFilters: ['forward'],
        logEvents: inOrder(lines).map(({ at, message }, place) => ({
          id: `38${String(index).padStart(6, '0')}${String(place).padStart(8, '0')}`,
          timestamp: at,
          message,
        })),
      };
    });
  }

  #otlp(): readonly Delivery[] {
    const resourceSpans = [...this.#spans].map(([key, spans]) => {
      const [resource, scope] = JSON.parse(key) as [Tags, string];
      return { resource: { attributes: wireTags(resource) }, scopeSpans: [{ scope: { name: scope }, spans }] };
    });
    const resourceLogs = [...this.#logs].map(([key, logRecords]) => {
      const [resource, scope] = JSON.parse(key) as [Tags, string];
      return { resource: { attributes: wireTags(resource) }, scopeLogs: [{ scope: { name: scope }, logRecords }] };
    });
    const resourceMetrics = [...this.#points].map(([key, dataPoints]) => {
      const [resource, name, unit, kind] = JSON.parse(key) as [Tags, string, string, string];
      const measured =
        kind === 'gauge'
          ? { gauge: { dataPoints } }
          : { sum: { dataPoints, aggregationTemporality: 1, isMonotonic: true } };
      const metrics = [{ name, unit, ...measured }];
      return { resource: { attributes: wireTags(resource) }, scopeMetrics: [{ scope: { name: 'app' }, metrics }] };
    });
    return [
      ...(resourceSpans.length === 0 ? [] : [{ path: '/v1/traces', body: JSON.stringify({ resourceSpans }) }]),
      ...(resourceLogs.length === 0 ? [] : [{ path: '/v1/logs', body: JSON.stringify({ resourceLogs }) }]),
      ...(resourceMetrics.length === 0 ? [] : [{ path: '/v1/metrics', body: JSON.stringify({ resourceMetrics }) }]),
    ];
  }
}

function listOf<T>(lists: Map<string, T[]>, key: string): T[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}

const inOrder = <T extends { readonly at: number }>(items: readonly T[]): readonly T[] =>
  [...items].sort((one, other) => one.at - other.at);

const inParts = <T>(items: readonly T[], size: number): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
