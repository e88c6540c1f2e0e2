/** What AWS itself tells beside the functions: metrics of CloudWatch and calls of CloudTrail. */
import { arnOf, type LambdaFunction } from './lambda-function.js';
import { MINUTE_MS, type World } from './world.js';

export interface MetricOf {
  readonly namespace: 'AWS/Lambda' | 'AWS/SQS' | 'AWS/DynamoDB' | 'AWS/RDS' | 'AWS/Kinesis' | 'AWS/ApiGateway';
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly unit?: string;
  /** Minutes between points. */
  readonly every?: number;
  /** Undefined where there is no point. */
  readonly value: (
    at: number,
  ) => { readonly sum: number; readonly max?: number; readonly min?: number; readonly count?: number } | undefined;
}

/** Six hours of one metric. */
export function metric(
  world: World,
  { namespace, name, dimensions, unit = 'Count', every = 5, value }: MetricOf,
): void {
  for (let at = world.from; at < world.now - MINUTE_MS; at += every * MINUTE_MS) {
    const point = value(at);
    if (point === undefined) continue;
    const { sum, max = sum, min = max, count = 1 } = point;
    world.store('/v1/cloudwatch-metrics', { 'x-namespace': namespace }, at, {
      account_id: world.names.account,
      region: world.names.region,
      namespace,
      metric_name: name,
      dimensions,
      timestamp: at,
      value: { sum, max, min, count },
      unit,
    });
  }
}

export interface ChangeOf {
  readonly at: number;
  /** Such as `lambda`. */
  readonly source: string;
  readonly event: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly person?: string;
}

/** One call of CloudTrail that changed something. */
export function change(world: World, { at, source, event, parameters, person }: ChangeOf): void {
  const { account, region, people } = world.names;
  const who = person ?? people[0] ?? 'admin';
  const type = {
    lambda: 'Lambda',
    dynamodb: 'DynamoDB',
    iam: 'IAM',
    ssm: 'SSM',
    sqs: 'SQS',
    kms: 'KMS',
    rds: 'RDS',
    events: 'Events',
    logs: 'Logs',
    apigateway: 'ApiGateway',
  }[source];
  world.store('/v1/cloudtrail', { 'x-namespace': `AWS/${type ?? source}` }, at, {
    eventVersion: '1.09',
    eventTime: `${new Date(at).toISOString().slice(0, 19)}Z`,
    eventSource: `${source}.amazonaws.com`,
    eventName: event,
    eventType: 'AwsApiCall',
    awsRegion: region,
    recipientAccountId: account,
    eventID: world.requestId(),
    userIdentity: { type: 'AssumedRole', arn: `arn:aws:sts::${account}:assumed-role/deploy/${who}` },
    requestParameters: parameters,
    readOnly: false,
  });
}

/** New code for a function; `version` as it was published. */
export function deployment(world: World, fn: LambdaFunction, at: number, version: number): void {
  change(world, {
    at,
    source: 'lambda',
    event: 'UpdateFunctionCode20150331v2',
    parameters: {
      functionName: world.random.chance(0.5) ? fn.name : arnOf(fn),
      publish: true,
      s3Key: `build/${fn.service}/${version}.zip`,
    },
    ...(world.names.people[1] === undefined ? {} : { person: world.names.people[1] }),
  });
}

export const functionMetric = (fn: LambdaFunction): Readonly<Record<string, string>> => ({ FunctionName: fn.name });
