import { describe, expect, it } from 'vitest';
import { serviceKind } from './service-kind.js';

const of = (stack: string, type?: string) =>
  serviceKind({
    types: type === undefined ? [] : [{ value: type, path: 'error.name' }],
    texts: [],
    stack: { value: stack, path: 'error.stack' },
  });

describe('the kind of a service without a name', () => {
  it.each([
    ['at Client.connect (/var/task/node_modules/pg-protocol/dist/parser.js:285:98)', 'PostgreSQL database'],
    ['File "/opt/python/lib/python3.12/site-packages/redis/connection.py", line 369, in connect', 'Redis server'],
    ['at com.mysql.cj.jdbc.exceptions.SQLError.createSQLException(SQLError.java:111)', 'MySQL database'],
    ['at StackExchange.Redis.ConnectionMultiplexer.Execute()', 'Redis server'],
    ['at StripeResource._request (/var/task/node_modules/stripe/cjs/StripeResource.js:1:1)', 'Stripe API'],
    ['File "/opt/python/site-packages/twilio/rest/client.py", line 10, in request', 'Twilio API'],
    ['github.com/jackc/pgx/v5/pgconn.connectOne', 'PostgreSQL database'],
  ])('is told by the client that raised the error: %s', (stack, kind) => expect(of(stack)?.name).toBe(kind));

  it.each([
    [
      'at de_CommandError (/var/task/node_modules/@aws-sdk/client-dynamodb/dist-cjs/index.js:1:1)\nat send (/var/task/node_modules/@aws-sdk/lib-dynamodb/dist-cjs/index.js:2:2)',
      'DynamoDB',
    ],
    ['at f (/var/task/node_modules/@aws-sdk/client-secrets-manager/dist-cjs/index.js:1:1)', 'Secrets Manager'],
    ['at software.amazon.awssdk.services.sqs.DefaultSqsClient.sendMessage(DefaultSqsClient.java:1)', 'SQS'],
    ['github.com/aws/aws-sdk-go-v2/service/kinesis.(*Client).PutRecord', 'Kinesis'],
    ['/opt/ruby/gems/aws-sdk-s3-1.140.0/lib/aws-sdk-s3/client.rb:100:in `get_object', 'S3'],
    ['at Amazon.DynamoDBv2.AmazonDynamoDBClient.PutItemAsync(PutItemRequest request)', 'DynamoDB'],
  ])('is the service of AWS whose client is in the stack: %s', (stack, service) =>
    expect(of(stack)?.name).toBe(`AWS service ${service}`),
  );

  it.each([
    ['ConditionalCheckFailedException', '', 'DynamoDB'],
    [
      'ProvisionedThroughputExceededException',
      'The level of configured provisioned throughput for the table was exceeded.',
      'DynamoDB',
    ],
    ['ProvisionedThroughputExceededException', 'Rate exceeded for shard shardId-000000000003', 'Kinesis'],
    ['QueueDoesNotExist', '', 'SQS'],
    ['ParameterNotFound', '', 'SSM'],
  ])('is the service of AWS that alone has the error: %s %s', (type, text, service) =>
    expect(
      serviceKind({ types: [{ value: type, path: 'error.name' }], texts: [{ value: text, path: '' }] })?.name,
    ).toBe(`AWS service ${service}`),
  );

  it('is no service of AWS where clients of two are in the stack', () =>
    expect(
      of(
        'at f (/var/task/node_modules/@aws-sdk/client-sqs/a.js:1:1)\nat g (/var/task/node_modules/@aws-sdk/client-sns/a.js:1:1)',
      ),
    ).toBeUndefined());

  it('is not told by the program itself, nor where two clients show themselves', () => {
    expect(of('at handler (/var/task/orders.js:12:3)')).toBeUndefined();
    expect(of('at pay (/var/task/stripe.js:12:3)', 'TypeError')).toBeUndefined();
    expect(
      of('at x (/var/task/node_modules/ioredis/a.js:1:1)\nat y (/var/task/node_modules/pg/b.js:1:1)'),
    ).toBeUndefined();
  });
});
