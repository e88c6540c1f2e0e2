/** What functions call, and how spans of OpenTelemetry name it. */
import type { Tags } from '../../../kit/otlp.js';

export interface World {
  readonly region: string;
  readonly account: string;
  /** Begins the names of resources. */
  readonly prefix: string;
  /** The part of host names that AWS draws. */
  readonly tag: string;
}

export interface Peer {
  readonly door: 'aws' | 'sql' | 'store' | 'http' | 'kafka';
  /** `DynamoDB` and the like; the `db.system` of a database. */
  readonly system: string;
  readonly name: string;
  readonly host: string;
  /** What is usually asked of it: an operation of AWS, a command, a statement, a method and path. */
  readonly op: string;
  /** How long that usually takes. */
  readonly ms: number;
}
export type PeerOf = (world: World) => Peer;

const aws =
  (system: string, ms: number, host: string) =>
  (name: string, op: string): PeerOf =>
  ({ prefix, region }) => ({
    ...{ door: 'aws', system, op, ms },
    name: `${prefix}-${name}`,
    host: `${host}.${region}.amazonaws.com`,
  });

export const table = aws('DynamoDB', 9, 'dynamodb');
export const bucket = aws('S3', 42, 's3');
export const queue = aws('SQS', 14, 'sqs');
export const topic = aws('SNS', 19, 'sns');
export const stream = aws('Kinesis', 17, 'kinesis');
export const secret = aws('SecretsManager', 28, 'secretsmanager');
export const machine = aws('SFN', 35, 'states');
export const bus = aws('EventBridge', 24, 'events');
export const service = (system: string, host: string, name: string, op: string, ms = 90): PeerOf =>
  aws(system, ms, host)(name, op);

const database =
  (door: 'sql' | 'store', system: string, ms: number) =>
  (name: string, op: string, ending?: string): PeerOf =>
  ({ prefix, region, tag }) => ({
    ...{ door, system, name, op, ms },
    host:
      ending === undefined
        ? `${prefix}-${name}.cluster-${tag}.${region}.rds.amazonaws.com`
        : `${prefix}-${name}.${ending.replace('REGION', region).replace('TAG', tag)}`,
  });

export const postgres = database('sql', 'postgresql', 11);
export const mysql = database('sql', 'mysql', 8);
export const mssql = database('sql', 'mssql', 13);
export const mongo = database('store', 'mongodb', 7);
export const redis = database('store', 'redis', 2);
export const PROXY = 'proxy-TAG.REGION.rds.amazonaws.com';
export const CACHE = 'TAG.ng.0001.euw1.cache.amazonaws.com';

export const web =
  (host: string, op: string, ms = 120): PeerOf =>
  () => ({ ...{ door: 'http', system: 'http', op, ms, host }, name: host });
export const kafka =
  (name: string): PeerOf =>
  ({ prefix, region, tag }) => ({
    ...{ door: 'kafka', system: 'kafka', op: 'send', ms: 12 },
    name: `${prefix}.${name}`,
    host: `b-2.${prefix}.${tag}.c3.kafka.${region}.amazonaws.com`,
  });

/** Names under which a careful person would know it. */
export const namesOf = ({ door, name, host }: Peer): readonly string[] =>
  door === 'aws' ? [name] : door === 'kafka' ? [name, host, `${host}:9098`] : [host];

const NAMED: Readonly<Record<string, (name: string, world: World) => Tags>> = {
  DynamoDB: (name) => ({ 'db.system': 'dynamodb', 'aws.dynamodb.table_names': [name] }),
  S3: (name) => ({ 'aws.s3.bucket': name }),
  SQS: (name, { region, account }) => ({
    ...{ 'messaging.system': 'aws_sqs', 'messaging.destination.name': name },
    'messaging.url': `https://sqs.${region}.amazonaws.com/${account}/${name}`,
  }),
  SNS: (name) => ({ 'messaging.system': 'aws_sns', 'messaging.destination.name': name }),
  Kinesis: (name) => ({ 'aws.kinesis.stream_name': name }),
  SecretsManager: (name, { region, account }) => ({
    'aws.secretsmanager.secret.arn': `arn:aws:secretsmanager:${region}:${account}:secret:${name}`,
  }),
  SFN: (name, { region, account }) => ({
    'aws.step_functions.state_machine.arn': `arn:aws:states:${region}:${account}:stateMachine:${name}`,
  }),
  EventBridge: (name) => ({ 'messaging.system': 'aws_eventbridge', 'messaging.destination.name': name }),
  Lambda: (name) => ({ 'faas.invoked_name': name, 'faas.invoked_provider': 'aws' }),
};

/** Name and attributes of the span of one call. */
export function spanOf(peer: Peer, op: string, status: number | undefined, world: World): { name: string; tags: Tags } {
  const { door, system, name, host } = peer;
  const answered = status === undefined ? {} : { 'http.response.status_code': status };
  switch (door) {
    case 'aws':
      return {
        name: `${system}.${op}`,
        tags: {
          ...{ 'rpc.system': 'aws-api', 'rpc.service': system, 'rpc.method': op, 'cloud.region': world.region },
          ...(NAMED[system]?.(name, world) ?? { 'server.address': host }),
          ...answered,
        },
      };
    case 'sql':
      return {
        name: op.split(' ', 1)[0] ?? op,
        tags: {
          ...{ 'db.system': system, 'db.name': name, 'db.statement': op },
          ...{ 'server.address': host, 'server.port': system === 'mysql' ? 3306 : system === 'mssql' ? 1433 : 5432 },
        },
      };
    case 'store':
      return { name: op, tags: { 'db.system': system, 'db.operation': op, 'server.address': host } };
    case 'http': {
      const [method = 'GET', path = '/'] = op.split(' ');
      const tags = { 'http.request.method': method, 'url.full': `https://${host}${path}`, 'server.address': host };
      return { name: method, tags: { ...tags, 'server.port': 443, ...answered } };
    }
    case 'kafka':
      return {
        name: `${name} publish`,
        tags: { 'messaging.system': 'kafka', 'messaging.destination.name': name, 'messaging.operation': 'publish' },
      };
  }
}
