import { DATABASE, localTable } from '../ddl.js';

/** Dimensions of CloudWatch that name what a metric measures, the narrowest first: a service of ECS stands in a cluster. */
export const RESOURCE_KEYS = [
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

/** OpenTelemetry's, and CloudWatch's own. */
const UNIT_KEYS = ['metric.unit', 'unit'] as const;

export const firstOf = (keys: readonly string[]): string =>
  `ifNull(coalesce(${keys.map((key) => `nullIf(data.\`${key}\`.:String, '')`).join(', ')}), '')`;

/**
 * Services and clusters of containers and rules of EventBridge are resources too, and metrics of CloudWatch have units.
 * Stored rows keep what they have.
 */
export const nameMoreResources = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const columns = { resource: RESOURCE_KEYS.map((key) => `dimensions.${key}`), unit: UNIT_KEYS };
  const change = Object.entries(columns)
    .map(([name, keys]) => `MODIFY COLUMN ${name} LowCardinality(String) MATERIALIZED ${firstOf(keys)}`)
    .join(', ');
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${change}`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${change}`];
};
