/**
 * Records of CloudTrail: as S3 and CloudWatch Logs hold them, and inside events of EventBridge.
 * Source: CloudTrail user guide, "CloudTrail record contents".
 */
import type { JsonObject } from '../../model/json.js';
import { admitted, type Delivery } from './delivery.js';

/** Notifications of S3 and records of streams have the same keys; their sources are called `aws:s3` and the like. */
export const isCloudTrailRecord = (value: object): boolean =>
  'eventSource' in value &&
  typeof value.eventSource === 'string' &&
  /^[\w.-]{1,100}\.amazonaws\.com(?:\.cn)?$/.test(value.eventSource) &&
  'eventName' in value &&
  typeof value.eventName === 'string';

/** The record as it came, in the dataset `cloudtrail`, its namespace the type of resource, such as `AWS/Lambda`. */
export function takeCloudTrail(delivery: Delivery, position: number, value: object): void {
  const record: JsonObject = admitted(value);
  const { eventSource } = record;
  const namespace = resourceTypeOf(typeof eventSource === 'string' ? eventSource : '');
  delivery.keep(position, delivery.event({ dataset: 'cloudtrail', namespace }, record));
}

/** Services whose metrics are not simply their own name in capitals or with one. */
const typeNames: Readonly<Record<string, string>> = {
  lambda: 'Lambda',
  dynamodb: 'DynamoDB',
  apigateway: 'ApiGateway',
  states: 'States',
  events: 'Events',
  scheduler: 'Scheduler',
  kinesis: 'Kinesis',
  firehose: 'Firehose',
  logs: 'Logs',
  monitoring: 'CloudWatch',
  cloudformation: 'CloudFormation',
  cloudtrail: 'CloudTrail',
  cloudfront: 'CloudFront',
  codedeploy: 'CodeDeploy',
  codebuild: 'CodeBuild',
  codepipeline: 'CodePipeline',
  'cognito-idp': 'Cognito',
  'cognito-identity': 'Cognito',
  elasticache: 'ElastiCache',
  elasticloadbalancing: 'ApplicationELB',
  secretsmanager: 'SecretsManager',
  route53: 'Route53',
  apprunner: 'AppRunner',
  appsync: 'AppSync',
  xray: 'X-Ray',
  signin: 'SignIn',
  organizations: 'Organizations',
  bedrock: 'Bedrock',
  'application-autoscaling': 'ApplicationAutoScaling',
  autoscaling: 'AutoScaling',
};

/** `AWS/Lambda` for `lambda.amazonaws.com` and for `aws.lambda`; other names in capitals, such as `AWS/SQS`. */
export function resourceTypeOf(source: string): string {
  const name = source
    .slice(0, 128)
    .toLowerCase()
    .replace(/^aws\./, '')
    .replace(/\.amazonaws\.com(?:\.cn)?$/, '');
  if (name === '') return 'AWS';
  return `AWS/${Object.hasOwn(typeNames, name) ? typeNames[name] : name.toUpperCase()}`;
}
