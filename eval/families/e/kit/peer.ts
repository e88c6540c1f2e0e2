/** What functions call, and how the instrumentations of OpenTelemetry and the SDKs of X-Ray describe such a call. */
import type { Tags } from '../../../kit/otlp.js';

export type PeerKind =
  | 'dynamodb'
  | 's3'
  | 'sqs'
  | 'sns'
  | 'kinesis'
  | 'secrets'
  | 'ssm'
  | 'lambda'
  | 'http'
  | 'postgres'
  | 'mysql'
  | 'redis'
  | 'mongo'
  | 'kafka';

export interface Peer {
  readonly kind: PeerKind;
  /** Table, bucket, queue, topic, function, database, or the vendor's name. */
  readonly name: string;
  readonly host: string;
  readonly port: number;
  /** Where the sender names what it calls itself. */
  readonly label?: string | undefined;
  /** Names under which telemetry may speak of it. */
  readonly aliases: readonly string[];
}

export interface Call {
  readonly to: Peer;
  /** Operation of an API of AWS, verb and path of a request, or a verb of SQL. */
  readonly op: string;
  /** Milliseconds. */
  readonly ms: number;
  /** Of the answer; absent where none came or the protocol has none. */
  readonly status?: number | undefined;
  readonly statement?: string | undefined;
  readonly failure?: { readonly type: string; readonly message: string; readonly stack: string } | undefined;
  /** Where what is called knows the span as its parent. */
  readonly spanId?: string | undefined;
  /** Begins when the call before it did. */
  readonly beside?: boolean | undefined;
}

const AWS: Partial<Record<PeerKind, readonly [otel: string, xray: string]>> = {
  dynamodb: ['DynamoDB', 'DynamoDB'],
  s3: ['S3', 'S3'],
  sqs: ['SQS', 'SQS'],
  sns: ['SNS', 'SNS'],
  kinesis: ['Kinesis', 'Kinesis'],
  secrets: ['Secrets Manager', 'SecretsManager'],
  ssm: ['SSM', 'SSM'],
  lambda: ['Lambda', 'Lambda'],
};

const awsServiceOf = (kind: PeerKind): string | undefined => AWS[kind]?.[0];

export interface Region {
  readonly region: string;
  readonly account: string;
}

const queueUrl = ({ region, account }: Region, name: string): string =>
  `https://sqs.${region}.amazonaws.com/${account}/${name}`;

/** `modern` tells the stable conventions from those before 2023. */
export function otelCall(
  call: Call,
  place: Region,
  modern: boolean,
): { name: string; kind: 'client' | 'producer'; tags: Tags } {
  const { to, op, status, statement } = call;
  const named: Tags = to.label === undefined ? {} : { 'peer.service': to.label };
  const service = awsServiceOf(to.kind);
  const answered: Tags =
    status === undefined ? {} : modern ? { 'http.response.status_code': status } : { 'http.status_code': status };
  if (service !== undefined) {
    const tags = { 'rpc.system': 'aws-api', 'rpc.service': service, 'rpc.method': op, 'aws.region': place.region };
    const sends = /^(?:Send|Publish|PutEvents)/.test(op);
    return {
      name: `${service}.${op}`,
      kind: sends ? 'producer' : 'client',
      tags: { ...tags, ...resourceTags(to, place), ...answered, ...named },
    };
  }
  if (to.kind === 'http') {
    const [verb = 'GET', path = '/'] = op.split(' ');
    const url = `https://${to.host}${path}`;
    const tags: Tags = modern
      ? { 'http.request.method': verb, 'url.full': url, 'server.address': to.host, 'server.port': to.port }
      : { 'http.method': verb, 'http.url': url, 'http.target': path, 'net.peer.name': to.host };
    return { name: modern ? verb : `HTTP ${verb}`, kind: 'client', tags: { ...tags, ...answered, ...named } };
  }
  const at: Tags = modern
    ? { 'server.address': to.host, 'server.port': to.port }
    : { 'net.peer.name': to.host, 'net.peer.port': to.port };
  if (to.kind === 'kafka') {
    const tags = {
      'messaging.system': 'kafka',
      'messaging.destination.name': to.name,
      'messaging.operation': 'publish',
    };
    return { name: `${to.name} publish`, kind: 'producer', tags: { ...tags, ...named } };
  }
  const system = { postgres: 'postgresql', mysql: 'mysql', redis: 'redis', mongo: 'mongodb' }[to.kind as 'mysql'];
  const base: Tags = modern
    ? { 'db.system': system, 'db.namespace': to.name }
    : { 'db.system': system, 'db.name': to.name };
  const text: Tags = statement === undefined ? {} : { [modern ? 'db.query.text' : 'db.statement']: statement };
  const name = to.kind === 'redis' ? op : to.kind === 'mongo' ? `mongodb.${op}` : `${op} ${to.name}`;
  return { name, kind: 'client', tags: { ...base, ...text, ...at, ...named } };
}

function resourceTags(to: Peer, place: Region): Tags {
  switch (to.kind) {
    case 'dynamodb':
      return { 'db.system': 'dynamodb', 'aws.dynamodb.table_names': [to.name] };
    case 's3':
      return { 'aws.s3.bucket': to.name };
    case 'sqs':
      return {
        'messaging.system': 'aws_sqs',
        'messaging.destination.name': to.name,
        'messaging.url': queueUrl(place, to.name),
      };
    case 'sns':
      return { 'messaging.system': 'aws_sns', 'messaging.destination.name': to.name };
    case 'kinesis':
      return { 'aws.kinesis.stream_name': to.name };
    case 'lambda':
      return { 'faas.invoked_name': to.name, 'faas.invoked_provider': 'aws', 'faas.invoked_region': place.region };
    case 'secrets':
      return {
        'aws.secretsmanager.secret.arn': `arn:aws:secretsmanager:${place.region}:${place.account}:secret:${to.name}`,
      };
    default:
      return {};
  }
}

/** What of a subsegment tells the call. */
export function xrayCall(call: Call, place: Region, requestId: string): Readonly<Record<string, unknown>> {
  const { to, op, status, statement } = call;
  const service = AWS[to.kind]?.[1];
  if (service !== undefined) {
    const aws = { operation: op, region: place.region, request_id: requestId, retries: 0, ...resourceOf(to, place) };
    return {
      name: service,
      namespace: 'aws',
      aws,
      ...(status === undefined ? {} : { http: { response: { status } } }),
    };
  }
  if (to.kind === 'http') {
    const [method = 'GET', path = '/'] = op.split(' ');
    const request = { method, url: `https://${to.host}${path}` };
    const response = status === undefined ? {} : { response: { status } };
    return { name: to.host, namespace: 'remote', http: { request, ...response } };
  }
  const database_type = { postgres: 'postgresql', mysql: 'mysql', redis: 'redis', mongo: 'mongodb', kafka: 'kafka' }[
    to.kind as 'mysql'
  ];
  const sql = {
    url: `${to.host}:${to.port}/${to.name}`,
    database_type,
    ...(statement === undefined ? {} : { sanitized_query: statement }),
  };
  return { name: `${to.name}@${to.host}`, namespace: 'remote', ...(to.kind === 'kafka' ? {} : { sql }) };
}

function resourceOf(to: Peer, place: Region): object {
  switch (to.kind) {
    case 'dynamodb':
      return { table_name: to.name };
    case 's3':
      return { bucket_name: to.name };
    case 'sqs':
      return { queue_url: queueUrl(place, to.name) };
    case 'sns':
      return { topic_arn: `arn:aws:sns:${place.region}:${place.account}:${to.name}` };
    case 'kinesis':
      return { stream_name: to.name };
    case 'lambda':
      return { function_name: to.name };
    case 'secrets':
      return { secret_id: to.name };
    default:
      return {};
  }
}
