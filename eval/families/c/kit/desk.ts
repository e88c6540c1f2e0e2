/** A help desk of stacks made by the AWS CDK: long names, one language a stack, spans in the older conventions. */
import type { Delivery, Shape, Situation } from '../../../scenario.js';
import { type Random, randomOf } from '../../a/kit/random.js';
import { type Problem, stackText, TONGUES, type Tongue } from './problem.js';

export type Values = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** What is called: as telemetry names it, and as a span shows it. */
export interface Peer {
  readonly name: string;
  readonly span: string;
  readonly kind: 2 | 3 | 4;
  readonly values: Values;
  readonly tookMs: number;
}

export interface Desk {
  readonly random: Random;
  readonly now: number;
  readonly shape: Shape;
  readonly tongue: Tongue;
  readonly traced: boolean;
  readonly stack: string;
  readonly fn: string;
  readonly front: string;
  readonly bystander: string;
  readonly inbox: string;
  readonly limitMs: number;
  readonly memoryMb: number;
  readonly since: number;
  readonly peers: Readonly<Record<PeerName, Peer>>;
  readonly bodies: Bodies;
}
export type PeerName = 'table' | 'bucket' | 'topic' | 'queue' | 'lambda' | 'vendor' | 'database' | 'cache' | 'stream';

export interface DeskOptions {
  readonly traced?: boolean | undefined;
  readonly tongues?: readonly Tongue[] | undefined;
}

const AREAS = ['Intake', 'Triage', 'Ledger', 'Roster', 'Archive', 'Pricing'];
const HOSTS = ['graph.helpline.test', 'v2.postbox.test', 'api.cardbridge.test', 'eu.geotools.test'];

export function deskOf(scenario: string, { seed, shape, now }: Situation, options: DeskOptions): Desk {
  const random = randomOf('c', scenario, shape, seed);
  const stack = `${random.pick(AREAS)}${random.pick(['Prod', 'Beta', 'Live'])}`;
  const cdk = (name: string): string => `${stack}-${name}${random.hex(8).toUpperCase()}-${random.hex(6)}`;
  const host = random.pick(HOSTS);
  const rpc = (service: string, method: string): Values => ({
    'rpc.system': 'aws-api',
    'rpc.service': service,
    'rpc.method': method,
    'aws.region': 'us-east-2',
  });
  const names = { table: cdk('Cases'), bucket: cdk('files').toLowerCase(), topic: cdk('Events'), queue: cdk('Outbox') };
  const lambda = cdk('RenderFn');
  const stream = cdk('Feed');
  const database = `${stack.toLowerCase()}.cluster-${random.hex(10)}.us-east-2.rds.amazonaws.com`;
  const cache = `${stack.toLowerCase()}.${random.hex(5)}.0001.use2.cache.amazonaws.com`;
  return {
    random,
    now,
    shape,
    tongue: random.pick(options.tongues ?? TONGUES),
    traced: options.traced ?? random.chance(0.6),
    stack,
    fn: cdk('WorkFn'),
    front: cdk('FrontFn'),
    bystander: cdk('ReportFn'),
    inbox: cdk('Inbox'),
    limitMs: random.pick([5_000, 8_000, 29_000]),
    memoryMb: random.pick([128, 384, 1_769]),
    since: now - random.int(22, 48) * 60_000,
    peers: {
      table: peer(names.table, 'DynamoDB.UpdateItem', 3, 11, {
        ...rpc('DynamoDB', 'UpdateItem'),
        'aws.dynamodb.table_names': [names.table],
      }),
      bucket: peer(names.bucket, 'S3.GetObject', 3, 40, { ...rpc('S3', 'GetObject'), 'aws.s3.bucket': names.bucket }),
      topic: peer(names.topic, 'SNS.Publish', 4, 20, {
        ...rpc('SNS', 'Publish'),
        'aws.sns.topic.arn': `arn:aws:sns:us-east-2:210987654321:${names.topic}`,
      }),
      queue: peer(names.queue, 'SQS.SendMessage', 4, 15, {
        ...rpc('SQS', 'SendMessage'),
        'messaging.url': `https://sqs.us-east-2.amazonaws.com/210987654321/${names.queue}`,
      }),
      lambda: peer(lambda, 'Lambda.Invoke', 3, 60, { ...rpc('Lambda', 'Invoke'), 'faas.invoked_name': lambda }),
      stream: peer(stream, 'Kinesis.PutRecords', 4, 18, {
        ...rpc('Kinesis', 'PutRecords'),
        'messaging.destination.name': stream,
      }),
      vendor: peer(host, 'HTTP POST', 3, 140, {
        'http.method': 'POST',
        'http.url': `https://${host}/cases`,
        'net.peer.name': host,
      }),
      database: peer(database, 'SELECT desk', 3, 14, {
        'db.system': 'mysql',
        'db.name': 'desk',
        'db.statement': 'SELECT id, title FROM cases WHERE owner = ?',
        'net.peer.name': database,
      }),
      cache: peer(cache, 'GET', 3, 2, { 'db.system': 'redis', 'net.peer.name': cache, 'net.peer.port': 6379 }),
    },
    bodies: new Bodies(stack),
  };
}

const peer = (name: string, span: string, kind: Peer['kind'], tookMs: number, values: Values): Peer => ({
  name,
  span,
  kind,
  tookMs,
  values,
});

export interface SpanOf {
  readonly fn: string;
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string | undefined;
  readonly name: string;
  readonly kind: number;
  readonly at: number;
  readonly tookMs: number;
  readonly values: Values;
  readonly problem?: Problem | undefined;
  readonly failed?: boolean | undefined;
}

/** Request bodies in the making. */
export class Bodies {
  readonly #stack: string;
  readonly #records = new Map<string, object[]>();
  readonly #spans = new Map<string, object[]>();

  constructor(stack: string) {
    this.#stack = stack;
  }

  record(dataset: string, record: object): void {
    const list = this.#records.get(dataset) ?? [];
    list.push(record);
    this.#records.set(dataset, list);
  }

  line(fn: string, at: number, message: string, requestId?: string): void {
    this.record('lambda-logs', {
      '@timestamp': at,
      '@logGroup': `/aws/lambda/${fn}`,
      ...(requestId === undefined ? {} : { '@requestId': requestId }),
      message,
    });
  }

  number(at: number, namespace: string, name: string, dimensions: Readonly<Record<string, string>>, sum: number): void {
    this.record('cloudwatch-metrics', {
      metric_stream_name: 'desk',
      account_id: '210987654321',
      region: 'us-east-2',
      namespace,
      metric_name: name,
      dimensions,
      timestamp: at,
      value: { max: sum, min: sum, sum, count: 1 },
      unit: /Age|Latency|Duration|Milliseconds/.test(name)
        ? 'Milliseconds'
        : /Utilization/.test(name)
          ? 'Percent'
          : 'Count',
    });
  }

  trail(at: number, eventName: string, requestParameters: object, source = 'lambda'): void {
    this.record('cloudtrail', {
      eventVersion: '1.09',
      eventTime: new Date(at).toISOString(),
      eventSource: `${source}.amazonaws.com`,
      eventName,
      eventType: 'AwsApiCall',
      awsRegion: 'us-east-2',
      requestParameters,
    });
  }

  span(one: SpanOf, tongue: Tongue): void {
    const { problem } = one;
    const failed = problem !== undefined || one.failed === true;
    const end = one.at + one.tookMs;
    const exception =
      problem === undefined
        ? []
        : [
            {
              timeUnixNano: nanos(end),
              name: 'exception',
              attributes: wire({
                'exception.type': problem.type,
                'exception.message': problem.message,
                'exception.stacktrace': stackText(tongue, problem, 31),
              }),
            },
          ];
    const list = this.#spans.get(one.fn) ?? [];
    list.push({
      traceId: one.traceId,
      spanId: one.spanId,
      ...(one.parentSpanId === undefined ? {} : { parentSpanId: one.parentSpanId }),
      name: one.name,
      kind: one.kind,
      startTimeUnixNano: nanos(one.at),
      endTimeUnixNano: nanos(end),
      attributes: wire(one.values),
      events: exception,
      status: failed ? { code: 2, ...(problem === undefined ? {} : { message: problem.message }) } : { code: 0 },
    });
    this.#spans.set(one.fn, list);
  }

  deliveries(): readonly Delivery[] {
    const records = [...this.#records].flatMap(([dataset, all]) =>
      Array.from({ length: Math.ceil(all.length / 500) }, (_, index) => ({
        path: `/v1/${dataset}`,
        body: JSON.stringify(all.slice(index * 500, (index + 1) * 500)),
      })),
    );
    const resourceSpans = [...this.#spans].map(([fn, spans]) => ({
      resource: { attributes: wire({ 'service.name': this.#stack, 'faas.name': fn, 'cloud.platform': 'aws_lambda' }) },
      scopeSpans: [{ scope: { name: '@opentelemetry/instrumentation-aws-lambda' }, spans }],
    }));
    return resourceSpans.length === 0
      ? records
      : [...records, { path: '/v1/traces', body: JSON.stringify({ resourceSpans }) }];
  }
}

const nanos = (ms: number): string => `${Math.round(ms)}000000`;

const wire = (values: Values): readonly object[] =>
  Object.entries(values).map(([key, value]) => ({ key, value: wireValue(value) }));

function wireValue(value: Values[string]): object {
  if (typeof value === 'string') return { stringValue: value };
  if (typeof value === 'boolean') return { boolValue: value };
  if (typeof value === 'number') return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map((one) => ({ stringValue: one })) } };
}
