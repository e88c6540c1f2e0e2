/** The calls that the functions make, with the attributes of the OpenTelemetry semantic conventions (AWS SDK, HTTP). */
import type { ClientCall } from './invocation.js';
import type { Random } from './random.js';
import type { Failure } from './record.js';
import { ACCOUNT, MAIL_HOST, PAYMENT_HOST, REGION } from './shop.js';

interface AwsFailure {
  readonly failure: Failure;
  readonly status: number;
}

const awsAttributes = (service: string, method: string, random: Random, status: number) => ({
  'rpc.system': 'aws-api',
  'rpc.service': service,
  'rpc.method': method,
  'cloud.region': REGION,
  'aws.request_id': random.hex(32).toUpperCase(),
  'server.address': `${service.toLowerCase()}.${REGION}.amazonaws.com`,
  'http.response.status_code': status,
});

export function dynamoDb(
  random: Random,
  method: string,
  table: string,
  durationMs: number = random.around(9, 0.3),
  failed?: AwsFailure,
): ClientCall {
  return {
    name: `DynamoDB.${method}`,
    durationMs,
    attributes: {
      ...awsAttributes('DynamoDB', method, random, failed?.status ?? 200),
      'db.system': 'dynamodb',
      'db.operation.name': method,
      'aws.dynamodb.table_names': [table],
    },
    failure: failed?.failure,
  };
}

export function sqsSend(random: Random, queue: string, messageId: string): ClientCall {
  return {
    name: `${queue} send`,
    kind: 'producer',
    durationMs: random.around(12, 0.3),
    attributes: {
      ...awsAttributes('SQS', 'SendMessage', random, 200),
      'messaging.system': 'aws_sqs',
      'messaging.operation.type': 'send',
      'messaging.destination.name': queue,
      'messaging.message.id': messageId,
      'aws.sqs.queue.url': `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${queue}`,
    },
  };
}

/** Attributes of a run that a queue started. */
export const receivedFrom = (queue: string, messageId: string, receiveCount: number) => ({
  'messaging.system': 'aws_sqs',
  'messaging.operation.type': 'process',
  'messaging.destination.name': queue,
  'messaging.message.id': messageId,
  'messaging.aws_sqs.approximate_receive_count': receiveCount,
});

export function s3(
  random: Random,
  method: 'GetObject' | 'PutObject',
  bucket: string,
  key: string,
  ms: number,
): ClientCall {
  return {
    name: `S3.${method}`,
    durationMs: ms,
    attributes: { ...awsAttributes('S3', method, random, 200), 'aws.s3.bucket': bucket, 'aws.s3.key': key },
  };
}

export interface HttpAnswer {
  readonly durationMs: number;
  /** Absent when the connection failed. */
  readonly status?: number;
  readonly failure?: Failure;
}

function post(host: string, path: string, answer: HttpAnswer): ClientCall {
  return {
    name: 'POST',
    durationMs: answer.durationMs,
    attributes: {
      'http.request.method': 'POST',
      'url.full': `https://${host}${path}`,
      'server.address': host,
      'server.port': 443,
      'network.protocol.version': answer.status === undefined ? undefined : '1.1',
      'http.response.status_code': answer.status,
    },
    failure: answer.failure,
    errorType: answer.status !== undefined && answer.status >= 500 ? String(answer.status) : undefined,
  };
}

export const mailDude = (answer: HttpAnswer): ClientCall => post(MAIL_HOST, '/v1/messages', answer);
export const payNorth = (answer: HttpAnswer): ClientCall => post(PAYMENT_HOST, '/v2/charges', answer);

/** A failure as Node prints it: the first line of the stack repeats type and message. */
export function failureOf(type: string, message: string, frames: readonly string[]): Failure {
  return { type, message, stack: [`${type}: ${message}`, ...frames.map((frame) => `    at ${frame}`)] };
}
