import { DATABASE, localTable } from '../ddl.js';

/** Dimensions of CloudWatch that name what a metric measures, the narrowest first: a service of ECS stands in a cluster. */
const RESOURCE_KEYS = [
  'FunctionName',
  'TableName',
  'QueueName',
  'StreamName',
  'TopicName',
  'ApiName',
  'StateMachineArn',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'CacheClusterId',
  'ReplicationGroupId',
  'DomainName',
  'FileSystemId',
  'DeliveryStreamName',
  'ApiId',
  'LoadBalancer',
  'BucketName',
  'RuleName',
  'ServiceName',
  'ClusterName',
] as const;

const name = RESOURCE_KEYS.map((key) => `nullIf(data.\`dimensions.${key}\`.:String, '')`).join(', ');

/** Services and clusters of containers and rules of EventBridge are resources too. Stored rows keep what they have. */
export const nameMoreResources = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const change = `MODIFY COLUMN resource LowCardinality(String) MATERIALIZED ifNull(coalesce(${name}), '')`;
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${change}`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${change}`];
};
