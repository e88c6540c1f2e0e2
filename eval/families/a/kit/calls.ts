/** What functions call, and how an instrumented client shows it. */
import type { Attributes } from './tape.js';

export interface Dependency {
  /** As the telemetry names it. */
  readonly entity: string;
  readonly spanName: string;
  readonly kind: 'client' | 'producer';
  readonly attributes: Attributes;
  /** AWS's name of the service and of the operation; a vendor has none. */
  readonly service: string;
  readonly operation: string;
  readonly usualMs: number;
}

const aws = (service: string, operation: string): Attributes => ({
  'rpc.system': 'aws-api',
  'rpc.service': service,
  'rpc.method': operation,
  'cloud.region': 'eu-west-1',
});

export const table = (entity: string, operation = 'PutItem'): Dependency => ({
  entity,
  spanName: `DynamoDB.${operation}`,
  kind: 'client',
  attributes: { ...aws('DynamoDB', operation), 'db.system': 'dynamodb', 'aws.dynamodb.table_names': [entity] },
  service: 'DynamoDB',
  operation,
  usualMs: 9,
});

export const bucket = (entity: string, operation = 'GetObject'): Dependency => ({
  entity,
  spanName: `S3.${operation}`,
  kind: 'client',
  attributes: { ...aws('S3', operation), 'aws.s3.bucket': entity },
  service: 'S3',
  operation,
  usualMs: 35,
});

export const queue = (entity: string): Dependency => ({
  entity,
  spanName: `${entity} send`,
  kind: 'producer',
  attributes: { ...aws('SQS', 'SendMessage'), 'messaging.system': 'aws_sqs', 'messaging.destination.name': entity },
  service: 'SQS',
  operation: 'SendMessage',
  usualMs: 14,
});

export const vendor = (entity: string, path = '/v1/charges'): Dependency => ({
  entity,
  spanName: 'POST',
  kind: 'client',
  attributes: { 'http.request.method': 'POST', 'server.address': entity, 'url.full': `https://${entity}${path}` },
  service: '',
  operation: '',
  usualMs: 120,
});

export const database = (entity: string, statement = 'SELECT * FROM orders WHERE customer_id = $1'): Dependency => ({
  entity,
  spanName: 'pg.query:SELECT',
  kind: 'client',
  attributes: {
    'db.system': 'postgresql',
    'db.name': 'shop',
    'db.statement': statement,
    'server.address': entity,
    'server.port': 5432,
  },
  service: '',
  operation: '',
  usualMs: 12,
});
