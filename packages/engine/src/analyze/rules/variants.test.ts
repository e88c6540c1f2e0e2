import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { failuresOf } from '../failures/failures.js';
import { spanTree } from '../trace/tree.js';
import { meaningOf } from './meaning.js';

function told(message: string): string | undefined {
  const [failure] = failuresOf(spanTree([]), [event({ message, isError: true })]);
  return failure && meaningOf(failure, undefined).statement;
}

describe('what a failure means', () => {
  it.each([
    ['ResourceInUseException: Table already exists: orders', 'checkout tried to create something that exists already.'],
    [
      'MongoServerError: E11000 duplicate key error collection: shop.orders',
      'checkout tried to create something that exists already.',
    ],
    [
      'TransactionConflictException: Transaction is ongoing for the item',
      'A write by checkout conflicted with another one at the same time.',
    ],
    [
      "Unable to import module 'app': /var/task/psycopg2/_psycopg.so: invalid ELF header",
      'A program or library of checkout was built for another processor or system.',
    ],
    [
      "Unable to import module 'app': libssl.so.10: cannot open shared object file",
      'A native library in the deployment package of checkout cannot be loaded where it runs.',
    ],
    [
      "Couldn't find valid bootstrap(s): [/var/task/bootstrap]",
      'The program that checkout starts with is not where its configuration says.',
    ],
    [
      'The client could not locate the Query Engine for runtime "rhel-openssl-3.0.x".',
      "The package of checkout lacks Prisma's engine for the system that it runs on.",
    ],
    [
      'Error [ERR_REQUIRE_ESM]: require() of ES Module /var/task/a.js not supported.',
      'checkout loads an ES module with require(), which the runtime does not allow.',
    ],
    [
      'connect ETIMEDOUT 10.0.0.7:5432',
      '10.0.0.7 (called by checkout) could not be reached: no connection was made in time.',
    ],
    ['connect ECONNREFUSED 127.0.0.1:6379', 'Nothing listens where checkout connects to'],
    ['connect ECONNREFUSED 10.0.0.7:6379', '10.0.0.7 (called by checkout) is not available.'],
    [
      'Error: unable to verify the first certificate',
      'The TLS certificate of a service that checkout calls could not be verified: checkout does not know who issued it.',
    ],
    [
      "Hostname/IP does not match certificate's altnames: Host: api.example. is not in it",
      'The TLS certificate of api.example (called by checkout) is for another name.',
    ],
    [
      'Execution failed due to configuration error: Invalid permissions on Lambda function',
      'checkout is not allowed to invoke the Lambda function behind it.',
    ],
    [
      'no pg_hba.conf entry for host "10.0.0.1", user "shop", no encryption',
      'checkout is not allowed to connect to the database from where it runs',
    ],
    [
      'An error occurred (AccessDenied) when calling the ListObjectsV2 operation: Access Denied',
      'checkout is not allowed to call s3:ListBucket.',
    ],
    [
      "Unable to import module 'app': No module named 'requests'",
      'The deployment package of checkout lacks a module: requests.',
    ],
    [
      'Execution failed due to configuration error: Malformed Lambda proxy response',
      'checkout returned an answer that API Gateway cannot read.',
    ],
    [
      'AWS.SimpleQueueService.NonExistentQueue: The specified queue does not exist',
      'checkout uses an SQS queue that does not exist.',
    ],
    [
      'AccessDeniedException: The ciphertext refers to a customer master key that does not exist',
      'checkout is not allowed to use a key of KMS.',
    ],
    [
      'TopicAuthorizationException: Not authorized to access topics: [orders]',
      'checkout is not allowed to use a topic or group of the broker.',
    ],
    ['error: permission denied for table orders', 'checkout is not allowed to do this in the database.'],
    ["EACCES: permission denied, open '/var/task/a.json'", 'checkout is not allowed to use a file or program.'],
    [
      'User: arn:aws:sts::1:assumed-role/r/f is not authorized to perform: kms:Decrypt on resource: arn:aws:kms:eu-west-1:1:key/k',
      'checkout is not allowed to call kms:Decrypt on arn:aws:kms:eu-west-1:1:key/k.',
    ],
    ['LoadError: cannot load such file -- nokogiri', 'checkout lacks a module: nokogiri.'],
    ['panic: assignment to entry in nil map', 'The code of checkout failed.'],
  ])('is told of %s', (message, statement) => expect(told(message)?.startsWith(statement), told(message)).toBe(true));

  it.each([
    [
      "{ [NetworkingError: getaddrinfo ENOTFOUND]\n  code: 'NetworkingError',\n  hostname: 'db.example.com' }",
      'The error says: "NetworkingError: getaddrinfo ENOTFOUND".',
    ],
    [
      'BotoServerError: 400 Bad Request\n<ErrorResponse>\n<Code>MessageRejected</Code>\n<Message>Address is not verified.</Message>',
      'The error says: "MessageRejected: Address is not verified.".',
    ],
    [
      'org.springframework.kafka.KafkaException: Send failed; nested exception is org.apache.kafka.common.errors.TimeoutException: No metadata.\n\tat org.springframework.kafka.core.KafkaTemplate.doSend(KafkaTemplate.java:574) ~[spring-kafka-2.6.3.jar:na]\n\tat shop.Orders.send(Orders.java:8) ~[classes/:na]',
      'The Kafka broker that checkout calls at shop.Orders.send(Orders.java:8) did not answer in time. The error says: "org.apache.kafka.common.errors.TimeoutException: No metadata.".',
    ],
    [
      'System.Data.SqlClient.SqlException (0x80131904): Timeout expired. ---> System.ComponentModel.Win32Exception (258): Unknown error 258',
      'The error says: "System.Data.SqlClient.SqlException (0x80131904): Timeout expired."',
    ],
    [
      'Traceback (most recent call last):\n  File "/var/task/a.py", line 61, in h\n    x()\nshop.NoStock: none left',
      'logged the error "shop.NoStock: none left"',
    ],
    [
      'rpc error: code = DeadlineExceeded desc = late',
      'The error says: "rpc error: code = DeadlineExceeded desc = late".',
    ],
    [
      '[66057]: user=shop,db=shop,client=10.1.2.3,line=1 FATAL:  too many clients already',
      'The error says: "too many clients already".',
    ],
    [
      "'Item': KeyError\nTraceback (most recent call last):\nFile \"/var/task/a.py\", line 61, in h\nx = y['Item']\nKeyError: 'Item'",
      "at /var/task/a.py:61 (h). The error says: \"'Item': KeyError KeyError: 'Item'\".",
    ],
    [
      'Error: certificate has expired\n    at TLSSocket.<anonymous> (_tls_wrap.js:1105:38)\n    at emitNone (events.js:106:13)',
      'The TLS certificate of a service that checkout calls has expired.',
    ],
    [
      'AccessDenied: Access Denied\n    at de_PutObjectTaggingCommandError (/var/task/s3.js:9518:39)',
      'checkout is not allowed to call PutObjectTagging.',
    ],
    [
      'An error occurred (ThrottlingException) when calling the ListServices operation: Rate exceeded',
      'the AWS service behind ListServices',
    ],
    [
      'Timed out fetching a new connection from the connection pool. Invalid `prisma.user.findMany()`',
      'No connection to the database',
    ],
  ])('quotes and places %s', (message, words) => expect(told(message)?.toLowerCase()).toContain(words.toLowerCase()));

  it('reads a path of Windows in a stack as a path', () => {
    const stack =
      'System.ArgumentException: input\n   at Shop.Orders.Take(String id) in C:\\src\\normal\\Orders.cs:line 45';
    expect(told(stack)).toContain('C:\\src\\normal\\Orders.cs:line 45');
  });
});
