/** What functions call, and how a span of the call names it in the old and in the new semantic conventions. */
import type { Attributes } from './otlp.js';

export type Peer =
  | {
      readonly kind: 'http';
      readonly host: string;
      readonly service: string;
      readonly method: string;
      readonly path: string;
    }
  | { readonly kind: 'dynamodb'; readonly table: string; readonly operation: string }
  | {
      readonly kind: 'sql';
      readonly host: string;
      readonly database: string;
      readonly table: string;
      readonly statement: string;
    }
  | { readonly kind: 's3'; readonly bucket: string; readonly operation: string }
  | { readonly kind: 'sqs'; readonly queue: string; readonly url: string }
  | { readonly kind: 'lambda'; readonly name: string }
  | { readonly kind: 'cache'; readonly host: string; readonly command: string }
  | { readonly kind: 'aws'; readonly service: string; readonly operation: string; readonly extra?: Attributes };

/** The names under which telemetry speaks of it. */
export function namesOf(peer: Peer): readonly string[] {
  switch (peer.kind) {
    case 'http':
      return [peer.service, peer.host];
    case 'dynamodb':
      return [peer.table];
    case 'sql':
      return [peer.host, peer.database, peer.table];
    case 's3':
      return [peer.bucket];
    case 'sqs':
      return [peer.queue, peer.url];
    case 'lambda':
      return [peer.name];
    case 'cache':
      return [peer.host];
    case 'aws':
      return Object.values(peer.extra ?? {}).filter((value) => typeof value === 'string');
  }
}

interface Described {
  readonly name: string;
  readonly kind: 'client' | 'producer';
  readonly attributes: Attributes;
}

const rpc = (service: string, operation: string): Attributes => ({
  'rpc.system': 'aws-api',
  'rpc.service': service,
  'rpc.method': operation,
});

/** Name, kind and attributes of the calling span. `status` is left out for calls that got no answer. */
export function describe(peer: Peer, isOld: boolean, status: number | undefined): Described {
  const answered = { [isOld ? 'http.status_code' : 'http.response.status_code']: status };
  switch (peer.kind) {
    case 'http':
      return {
        name: isOld ? `HTTP ${peer.method}` : peer.method,
        kind: 'client',
        attributes: {
          'peer.service': isOld ? peer.service : undefined,
          [isOld ? 'http.method' : 'http.request.method']: peer.method,
          [isOld ? 'http.url' : 'url.full']: `https://${peer.host}${peer.path}`,
          [isOld ? 'net.peer.name' : 'server.address']: peer.host,
          ...answered,
        },
      };
    case 'dynamodb':
      return {
        name: `DynamoDB.${peer.operation}`,
        kind: 'client',
        attributes: {
          ...rpc('DynamoDB', peer.operation),
          [isOld ? 'db.system' : 'db.system.name']: isOld ? 'dynamodb' : 'aws.dynamodb',
          'aws.dynamodb.table_names': [peer.table],
          ...answered,
        },
      };
    case 'sql':
      return {
        name: isOld ? peer.database : `${peer.statement.split(' ')[0] ?? 'QUERY'} ${peer.table}`,
        kind: 'client',
        attributes: {
          [isOld ? 'db.system' : 'db.system.name']: 'postgresql',
          [isOld ? 'db.name' : 'db.namespace']: peer.database,
          [isOld ? 'db.statement' : 'db.query.text']: peer.statement,
          [isOld ? 'db.sql.table' : 'db.collection.name']: peer.table,
          [isOld ? 'net.peer.name' : 'server.address']: peer.host,
        },
      };
    case 's3':
      return {
        name: `S3.${peer.operation}`,
        kind: 'client',
        attributes: { ...rpc('S3', peer.operation), 'aws.s3.bucket': peer.bucket, ...answered },
      };
    case 'sqs':
      return {
        name: isOld ? `${peer.queue} send` : `send ${peer.queue}`,
        kind: 'producer',
        attributes: {
          ...rpc('SQS', 'SendMessage'),
          'messaging.system': isOld ? 'AmazonSQS' : 'aws_sqs',
          [isOld ? 'messaging.destination' : 'messaging.destination.name']: peer.queue,
          [isOld ? 'messaging.url' : 'aws.sqs.queue.url']: peer.url,
          ...answered,
        },
      };
    case 'lambda':
      return {
        name: isOld ? 'Lambda.Invoke' : `Lambda/Invoke ${peer.name}`,
        kind: 'client',
        attributes: {
          ...rpc('Lambda', 'Invoke'),
          'faas.invoked_name': peer.name,
          'faas.invoked_provider': 'aws',
          ...answered,
        },
      };
    case 'cache':
      return {
        name: peer.command,
        kind: 'client',
        attributes: {
          [isOld ? 'db.system' : 'db.system.name']: 'redis',
          [isOld ? 'db.statement' : 'db.query.text']: `${peer.command} ?`,
          [isOld ? 'net.peer.name' : 'server.address']: peer.host,
        },
      };
    case 'aws':
      return {
        name: `${peer.service}.${peer.operation}`,
        kind: 'client',
        attributes: { ...rpc(peer.service, peer.operation), ...peer.extra, ...answered },
      };
  }
}
