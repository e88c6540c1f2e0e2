/** What functions call, as spans of OpenTelemetry and segments of X-Ray name it. */
import type { Random } from '../../a/kit/random.js';
import type { Values } from './tape.js';

export type ThingName =
  | 'table'
  | 'bucket'
  | 'queue'
  | 'topic'
  | 'bus'
  | 'stream'
  | 'machine'
  | 'function'
  | 'vendor'
  | 'otherVendor'
  | 'model'
  | 'database'
  | 'cache'
  | 'secret'
  | 'pool';

export interface Thing {
  /** As spans of OpenTelemetry name it, and as messages do. */
  readonly name: string;
  /** As segments of X-Ray name it. */
  readonly xrayName: string;
  readonly kind: 3 | 4;
  readonly span: string;
  /** Attributes in the words of today and in those of before. */
  readonly modern: Values;
  readonly older: Values;
  /** Keys of the subsegment beside times and status. */
  readonly segment: Readonly<Record<string, unknown>>;
  /** Whether the call answers with a status of HTTP that spans show. */
  readonly speaksHttp: boolean;
  readonly usualMs: number;
}

/** The address that a host of this name has, the same each time: partners are outside, everything else is inside. */
export function addressOf({ name }: Pick<Thing, 'name'>): string {
  const sum = [...name].reduce((all, letter) => (all * 31 + letter.charCodeAt(0)) % 60_000, 7);
  return name.endsWith('.test') ? `203.0.113.${(sum % 250) + 2}` : `10.0.${(sum >> 8) % 60}.${(sum % 250) + 2}`;
}

interface Names {
  readonly random: Random;
  readonly app: string;
  readonly stage: string;
  readonly region: string;
  readonly account: string;
  readonly noun: string;
  readonly other: string;
  readonly named: (role: string) => string;
}

export function thingsOf(names: Names): Readonly<Record<ThingName, Thing>> {
  const { random, app, stage, region, account, noun, other, named } = names;
  const host = random.pick(['quotes.tariffly.test', 'api.paygrid.test', 'rest.mapstone.test']);
  const otherHost = random.pick(['hooks.crmish.test', 'api.textwave.test', 'eu.taxbeam.test']);
  const modelHost = 'api.wordmill.test';
  const aws = (service: string, method: string): Values => ({
    'rpc.system': 'aws-api',
    'rpc.service': service,
    'rpc.method': method,
    'cloud.region': region,
  });
  const of = (service: string, operation: string, keys: Readonly<Record<string, unknown>>) => ({
    name: service,
    namespace: 'aws',
    aws: { operation, region, request_id: random.uuid(), ...keys },
  });
  const table = `${app}-${stage}-${noun}s`;
  const bucket = `${app}-${stage}-documents-${region}`;
  const queue = `${app}-${stage}-${noun}-inbox`;
  const topic = `${app}-${stage}-${noun}-events`;
  const stream = `${app}-${stage}-telemetry`;
  const machine = `${app}-${stage}-${noun}-flow`;
  const callee = named(`${other}-lookup`);
  const secret = `${stage}/${app}/database`;
  const http = (name: string, path: string, usualMs: number): Thing => ({
    name,
    xrayName: name,
    kind: 3,
    span: 'POST',
    modern: {
      'http.request.method': 'POST',
      'url.full': `https://${name}${path}`,
      'server.address': name,
      'server.port': 443,
    },
    older: { 'http.method': 'POST', 'http.url': `https://${name}${path}`, 'net.peer.name': name },
    segment: { name, namespace: 'remote', http: { request: { method: 'POST', url: `https://${name}${path}` } } },
    speaksHttp: true,
    usualMs,
  });
  const one = (
    name: string,
    span: string,
    usualMs: number,
    values: Values,
    segment: Thing['segment'],
    kind: 3 | 4 = 3,
  ): Thing => ({ name, xrayName: name, kind, span, modern: values, older: values, segment, speaksHttp: true, usualMs });
  return {
    table: one(
      table,
      `DynamoDB.PutItem`,
      9,
      { ...aws('DynamoDB', 'PutItem'), 'db.system': 'dynamodb', 'aws.dynamodb.table_names': [table] },
      of('DynamoDB', 'PutItem', { table_name: table }),
    ),
    bucket: one(
      bucket,
      'S3.GetObject',
      34,
      { ...aws('S3', 'GetObject'), 'aws.s3.bucket': bucket },
      of('S3', 'GetObject', { bucket_name: bucket }),
    ),
    queue: one(
      queue,
      `${queue} send`,
      12,
      { ...aws('SQS', 'SendMessage'), 'messaging.system': 'aws_sqs', 'messaging.destination.name': queue },
      of('SQS', 'SendMessage', { queue_url: `https://sqs.${region}.amazonaws.com/${account}/${queue}` }),
      4,
    ),
    topic: one(
      topic,
      `${topic} send`,
      16,
      {
        ...aws('SNS', 'Publish'),
        'messaging.system': 'aws_sns',
        'messaging.destination.name': topic,
        'aws.sns.topic.arn': `arn:aws:sns:${region}:${account}:${topic}`,
      },
      of('SNS', 'Publish', { topic_arn: `arn:aws:sns:${region}:${account}:${topic}` }),
      4,
    ),
    bus: one(
      `${app}-${stage}-bus`,
      'EventBridge.PutEvents',
      18,
      { ...aws('EventBridge', 'PutEvents'), 'messaging.destination.name': `${app}-${stage}-bus` },
      of('Events', 'PutEvents', {}),
      4,
    ),
    stream: one(
      stream,
      'Kinesis.PutRecords',
      14,
      { ...aws('Kinesis', 'PutRecords'), 'aws.kinesis.stream_name': stream },
      of('Kinesis', 'PutRecords', { stream_name: stream }),
      4,
    ),
    machine: one(
      machine,
      'SFN.StartExecution',
      26,
      {
        ...aws('SFN', 'StartExecution'),
        'aws.step_functions.state_machine.arn': `arn:aws:states:${region}:${account}:stateMachine:${machine}`,
      },
      of('SFN', 'StartExecution', { state_machine_arn: `arn:aws:states:${region}:${account}:stateMachine:${machine}` }),
    ),
    function: one(
      callee,
      'Lambda.Invoke',
      70,
      { ...aws('Lambda', 'Invoke'), 'faas.invoked_name': callee, 'faas.invoked_provider': 'aws' },
      of('Lambda', 'Invoke', { function_name: callee }),
    ),
    vendor: http(host, '/v3/quotes', 160),
    otherVendor: http(otherHost, '/hooks/inbound', 210),
    model: http(modelHost, '/v1/chat/completions', 900),
    database: databaseOf(names),
    cache: cacheOf(names),
    secret: one(
      secret,
      'Secrets Manager.GetSecretValue',
      22,
      aws('Secrets Manager', 'GetSecretValue'),
      of('Secrets Manager', 'GetSecretValue', {}),
    ),
    pool: one(
      `cognito-idp.${region}.amazonaws.com`,
      'Cognito Identity Provider.AdminGetUser',
      38,
      {
        ...aws('Cognito Identity Provider', 'AdminGetUser'),
        'server.address': `cognito-idp.${region}.amazonaws.com`,
        'net.peer.name': `cognito-idp.${region}.amazonaws.com`,
      },
      of('CognitoIdentityServiceProvider', 'AdminGetUser', {}),
    ),
  };
}

function databaseOf({ random, app, stage, region, noun }: Names): Thing {
  const name = `${app}-${stage}.cluster-c${random.hex(11)}.${region}.rds.amazonaws.com`;
  const text = `SELECT * FROM ${noun}s WHERE tenant_id = $1 AND status = $2 ORDER BY created_at DESC`;
  return {
    name,
    xrayName: `${app}@${name}`,
    kind: 3,
    span: `SELECT ${app}`,
    modern: {
      'db.system.name': 'postgresql',
      'db.namespace': app,
      'db.query.text': text,
      'server.address': name,
      'server.port': 5432,
    },
    older: {
      'db.system': 'postgresql',
      'db.name': app,
      'db.statement': text,
      'net.peer.name': name,
      'net.peer.port': 5432,
    },
    segment: {
      name: `${app}@${name}`,
      namespace: 'remote',
      sql: { url: `${name}:5432/${app}`, database_type: 'PostgreSQL', sanitized_query: text, user: 'app' },
    },
    speaksHttp: false,
    usualMs: 13,
  };
}

function cacheOf({ random, app, region }: Names): Thing {
  const name = `${app}-cache.${random.hex(6)}.ng.0001.${region.replace(/^(\w\w)-(\w).*-(\d)$/, '$1$2$3')}.cache.amazonaws.com`;
  return {
    name,
    xrayName: name,
    kind: 3,
    span: 'GET',
    modern: { 'db.system.name': 'redis', 'db.operation.name': 'GET', 'server.address': name, 'server.port': 6379 },
    older: { 'db.system': 'redis', 'db.statement': 'GET ?', 'net.peer.name': name, 'net.peer.port': 6379 },
    segment: { name, namespace: 'remote' },
    speaksHttp: false,
    usualMs: 1,
  };
}
