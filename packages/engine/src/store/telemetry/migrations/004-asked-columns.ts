import { DATABASE, localTable } from '../ddl.js';

/** What a span says it called; the first that is present names it. In the order of analyze/rules/entity. */
const PEER_KEYS = [
  'peer.service',
  'aws.dynamodb.table_names',
  'db.collection.name',
  'db.sql.table',
  'aws.s3.bucket',
  'messaging.destination.name',
  'messaging.destination',
  'db.namespace',
  'db.name',
  'rpc.service',
  'server.address',
  'net.peer.name',
] as const;

/** Dimensions that name the resource which a metric of CloudWatch measures. */
const RESOURCE_KEYS = [
  'dimensions.FunctionName',
  'dimensions.TableName',
  'dimensions.QueueName',
  'dimensions.StreamName',
  'dimensions.TopicName',
  'dimensions.ApiName',
  'dimensions.StateMachineArn',
  'dimensions.DBInstanceIdentifier',
  'dimensions.DBClusterIdentifier',
  'dimensions.CacheClusterId',
  'dimensions.ReplicationGroupId',
  'dimensions.DomainName',
  'dimensions.FileSystemId',
  'dimensions.DeliveryStreamName',
  'dimensions.ApiId',
  'dimensions.LoadBalancer',
  'dimensions.BucketName',
] as const;

/** Keys under which an event says which version of its function wrote it. */
export const VERSION_KEYS = [
  '@version',
  'faas.version',
  'resource.faas.version',
  'service.version',
  'resource.service.version',
  'context.functionVersion',
  'deployment.id',
  'resource.deployment.id',
] as const;

const text = (key: string): string => `nullIf(data.\`${key}\`.:String, '')`;
const firstOf = (keys: readonly string[]): string => `ifNull(coalesce(${keys.map(text).join(', ')}), '')`;
const anyText = (key: string): string => `ifNull(CAST(data.\`${key}\`, 'Nullable(String)'), '')`;
const hashOf = (column: string): string => `if(${column} = '', 0, cityHash64(${column}))`;

/**
 * What every answer asks of the rows of hours, so that it is read from small columns and not out of the records. The
 * engine fills them at the insert; of rows that were there before it works them out when they are read.
 */
const COLUMNS: Readonly<Record<string, string>> = {
  // 0 where the id is absent. Telling ids apart by them reads a fifth of what the texts are.
  trace_hash: `UInt64 MATERIALIZED ${hashOf('trace_id')} CODEC(ZSTD(1))`,
  request_hash: `UInt64 MATERIALIZED ${hashOf('request_id')} CODEC(ZSTD(1))`,
  peer: `LowCardinality(String) MATERIALIZED ${firstOf(PEER_KEYS)}`,
  span_kind: `LowCardinality(String) MATERIALIZED ${firstOf(['span.kind'])}`,
  resource: `LowCardinality(String) MATERIALIZED ${firstOf(RESOURCE_KEYS)}`,
  unit: `LowCardinality(String) MATERIALIZED ${firstOf(['metric.unit'])}`,
  // `key=value`, a line for each of the keys that is present.
  versions: `LowCardinality(String) MATERIALIZED arrayStringConcat(arrayFilter(pair -> NOT endsWith(pair, '='), [${VERSION_KEYS.map(
    (key) => `concat('${key}=', ${anyText(key)})`,
  ).join(', ')}]), '\\n')`,
};

/** Few texts that many rows share are stored once. */
const SHARED_TEXTS = ['name', 'pattern'] as const;

export const addAskedColumns = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const changes = [
    ...Object.entries(COLUMNS).map(([name, definition]) => `ADD COLUMN IF NOT EXISTS ${name} ${definition}`),
    ...SHARED_TEXTS.map((name) => `MODIFY COLUMN ${name} LowCardinality(String)`),
  ];
  // Changing a type rewrites that column of what is stored, in the background; both forms are read meanwhile.
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${changes.join(', ')} SETTINGS mutations_sync = 0, alter_sync = 0`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${changes.join(', ')}`];
};
