/**
 * Deliveries of AWS services, written here after their documented forms; ids, names and times are invented.
 * Recorded ones would carry somebody's account. What npm packages emit themselves (EMF, segments) is not written here
 * but produced by them in test/senders.
 */
import { gzipSync } from 'node:zlib';
import { arrivalMs } from '../../__fixtures__/context.js';

export const requestId = '8286a188-ba32-4475-8077-530cd35c09a9';
export const traceHeader = 'Root=1-68f0f1a2-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
export const traceId = '68f0f1a2bd862e3fe1be46a994272793';
export const account = '111122223333';
export const atMs = arrivalMs - 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();

/** CloudWatch Logs user guide, "Subscription filters with AWS Lambda". */
export const batch = (logGroup: string, messages: readonly string[], logStream = '2026/11/22/[7]f00dbabe'): object => ({
  messageType: 'DATA_MESSAGE',
  owner: account,
  logGroup,
  logStream,
  subscriptionFilters: ['baselime'],
  logEvents: messages.map((message, index) => ({ id: `3${index}`.padEnd(56, '0'), timestamp: atMs + index, message })),
});

export const controlMessage = {
  messageType: 'CONTROL_MESSAGE',
  owner: 'CloudwatchLogs',
  logGroup: '',
  logStream: '',
  subscriptionFilters: [],
  logEvents: [{ id: '', timestamp: atMs, message: 'CWL CONTROL MESSAGE: Checking health of destination Firehose.' }],
};

export const invocation: readonly string[] = [
  `START RequestId: ${requestId} Version: 7\n`,
  `${iso(atMs + 1)}\t${requestId}\tINFO\tcharging {"orderId":"o-1","amount":12}\n`,
  'a line of a library without a prefix\n',
  `${iso(atMs + 3)}\t${requestId}\tERROR\tInvoke Error \t{"errorType":"CardDeclined","errorMessage":"declined","stack":["CardDeclined: declined"]}\n`,
  `END RequestId: ${requestId}\n`,
  `REPORT RequestId: ${requestId}\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 70 MB\tInit Duration: 150.50 ms\t\nXRAY TraceId: 1-68f0f1a2-bd862e3fe1be46a994272793\tSegmentId: 53995c3f42cd8ad8\tSampled: true\t\n`,
];

export const packed = (value: unknown): string => gzipSync(JSON.stringify(value)).toString('base64');

/** Lambda developer guide, "Using Lambda with CloudWatch Logs". */
export const awslogs = (value: unknown): object => ({ awslogs: { data: packed(value) } });

/** Lambda developer guide, "Using Lambda with Kinesis". */
export const kinesis = (...values: readonly unknown[]): object => ({
  Records: values.map((value, index) => ({
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: 'logs',
      sequenceNumber: String(index),
      data: typeof value === 'string' ? value : packed(value),
      approximateArrivalTimestamp: atMs / 1000,
    },
    eventSource: 'aws:kinesis',
    eventName: 'aws:kinesis:record',
    awsRegion: 'eu-west-1',
    eventSourceARN: `arn:aws:kinesis:eu-west-1:${account}:stream/logs`,
  })),
});

/** Data Firehose developer guide, "HTTP endpoint delivery request and response specifications". */
export const firehose = (...data: readonly (string | Uint8Array)[]): object => ({
  requestId: 'ed4acda5-034f-9f42-bba1-f29aea6d7d8f',
  timestamp: atMs,
  records: data.map((one) => ({ data: Buffer.from(one).toString('base64') })),
});

/** CloudWatch user guide, "Metric stream output in JSON format". */
export const metric = {
  metric_stream_name: 'everything',
  account_id: account,
  region: 'eu-west-1',
  namespace: 'AWS/Lambda',
  metric_name: 'Duration',
  dimensions: { FunctionName: 'checkout' },
  timestamp: atMs,
  value: { max: 310.5, min: 2, sum: 612.5, count: 4, p99: 300, 'p99.9': 310 },
  unit: 'Milliseconds',
};

/** CloudTrail user guide, "CloudTrail record contents". */
export const updateFunctionCode = {
  eventVersion: '1.09',
  userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${account}:assumed-role/deploy/ci`, accountId: account },
  eventTime: iso(atMs),
  eventSource: 'lambda.amazonaws.com',
  eventName: 'UpdateFunctionCode20150331v2',
  awsRegion: 'eu-west-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2',
  requestParameters: { functionName: `arn:aws:lambda:eu-west-1:${account}:function:checkout`, publish: true },
  responseElements: { functionName: 'checkout', version: '8' },
  requestID: 'b1c7a3f0-0000-4000-8000-000000000001',
  eventID: 'b1c7a3f0-0000-4000-8000-000000000002',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: account,
  eventCategory: 'Management',
};

/** EventBridge user guide, "AWS service events delivered via CloudTrail". */
export const onTheBus = (detailType: string, source: string, detail: object): object => ({
  version: '0',
  id: '12345678-0000-4000-8000-000000000000',
  'detail-type': detailType,
  source,
  account,
  time: iso(atMs),
  region: 'eu-west-1',
  resources: [],
  detail,
});

/** The variables that Baselime told people to put into the access log of an API, REST and HTTP. */
export const accessLog = {
  requestTime: '22/Nov/2026:17:59:00 +0000',
  requestId: 'c6af9ac6-7b61-11e6-9a41-93e8deadbeef',
  httpMethod: 'POST',
  path: '/prod/orders',
  resourcePath: '/orders',
  status: 502,
  responseLatency: 812,
  xrayTraceId: '1-68f0f1a2-bd862e3fe1be46a994272793',
  integrationRequestId: requestId,
  functionResponseStatus: '200',
  integrationLatency: '809',
  integrationServiceStatus: '-',
  ip: '203.0.113.9',
  userAgent: 'curl/8',
  principalId: '-',
};

/** Amazon ECS developer guide, "Send Amazon ECS logs to an AWS service": what FireLens adds to a line. */
export const fireLens = (log: string): object => ({
  date: atMs / 1000,
  container_id: '0123456789abcdef',
  container_name: 'app',
  ecs_cluster: 'shop',
  ecs_task_arn: `arn:aws:ecs:eu-west-1:${account}:task/shop/0123456789abcdef`,
  ecs_task_definition: 'checkout:12',
  source: 'stdout',
  log,
});

const second = (offsetMs: number): number => (atMs + offsetMs) / 1000;
/** X-Ray developer guide, "X-Ray segment documents": an invocation of Lambda that calls DynamoDB and fails. */
export const lambdaSegment = {
  trace_id: '1-68f0f1a2-bd862e3fe1be46a994272793',
  id: '53995c3f42cd8ad8',
  parent_id: '1111111111111111',
  name: 'checkout',
  origin: 'AWS::Lambda::Function',
  resource_arn: `arn:aws:lambda:eu-west-1:${account}:function:checkout`,
  start_time: second(0),
  end_time: second(900.25),
  fault: true,
  aws: {
    account_id: account,
    function_arn: `arn:aws:lambda:eu-west-1:${account}:function:checkout`,
    request_id: requestId,
  },
  cause: {
    working_directory: '/var/task',
    paths: [],
    exceptions: [
      {
        id: '2222222222222222',
        message: 'the card was declined',
        type: 'CardDeclined',
        stack: [{ path: '/var/task/index.js', line: 7, label: 'charge' }],
      },
    ],
  },
  subsegments: [
    { id: 'aaaaaaaaaaaaaaaa', name: 'Initialization', start_time: second(-150), end_time: second(0) },
    {
      id: 'bbbbbbbbbbbbbbbb',
      name: 'Invocation',
      start_time: second(1),
      end_time: second(890),
      subsegments: [
        {
          id: 'cccccccccccccccc',
          name: 'DynamoDB',
          namespace: 'aws',
          start_time: second(10),
          end_time: second(60),
          error: true,
          throttle: true,
          http: { response: { status: 400 } },
          aws: {
            operation: 'PutItem',
            region: 'eu-west-1',
            table_name: 'orders',
            request_id: 'DYNAMOREQUEST',
            retries: 2,
          },
          annotations: { order: 'o-1' },
          metadata: { default: { items: [1, 2] } },
        },
        {
          id: 'dddddddddddddddd',
          name: 'pay.example.com',
          namespace: 'remote',
          start_time: second(70),
          end_time: second(880),
          http: { request: { method: 'POST', url: 'https://pay.example.com/charge' }, response: { status: 402 } },
        },
      ],
    },
  ],
};

export const batchGetTraces = (...documents: readonly object[]): object => ({
  Traces: [
    {
      Id: '1-68f0f1a2-bd862e3fe1be46a994272793',
      Duration: 0.9,
      LimitExceeded: false,
      Segments: documents.map((document) => ({ Id: 'x', Document: JSON.stringify(document) })),
    },
  ],
  UnprocessedTraceIds: [],
});
