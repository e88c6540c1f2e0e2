/** One description of a table, written as the statements of one server or of a cluster. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import type { UnixNanos } from '../../model/units.js';

export const DATABASE = 'baselime';

export interface TableDefinition {
  readonly name: string;
  /** Columns and indexes, one definition each. */
  readonly columns: readonly string[];
  /** `MergeTree`, or one of its family with its arguments. */
  readonly engine: 'MergeTree' | 'SummingMergeTree(count)' | 'ReplacingMergeTree';
  readonly partitionBy?: string;
  readonly orderBy: string;
  /** The leading part of `orderBy` that is kept in memory; all of it when absent. */
  readonly primaryKey?: string;
  /** An expression that spreads rows over the shards of a cluster; rows with an equal value stay together. */
  readonly shardBy: string;
  /** True where an acknowledged row must survive the loss of power of a single server. */
  readonly durable: boolean;
}

/** How many of the last inserts a table remembers, so that a repeated one is dropped. */
const REMEMBERED_INSERTS = 10_000;

/**
 * Below this many bytes a part is one file instead of one or more for each key of the JSON column: an insert then
 * creates, syncs and later merges a few files and not a thousand, which is most of what an insert costs.
 */
const WIDE_PART_BYTES = 256 * 1024 * 1024;

/** A cluster's name goes into statements as an identifier, so only plain names are taken. */
export const isClusterName = (cluster: string): boolean => /^[A-Za-z_][\w-]{0,127}$/.test(cluster);

/** The table that holds the rows: with a cluster every shard has its own, behind a distributed one of the plain name. */
export const localTable = (name: string, cluster: string | undefined): string =>
  `${DATABASE}.${name}${cluster === undefined ? '' : '_local'}`;

const onCluster = (cluster: string | undefined): string => (cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``);

/** Our own Atomic database: the engine's default one lacks what migrations need. */
export const createDatabase = (cluster: string | undefined): string =>
  `CREATE DATABASE IF NOT EXISTS ${DATABASE}${onCluster(cluster)} ENGINE = Atomic`;

/** The statements that create a table; each can be repeated without harm. */
export function createTable(table: TableDefinition, cluster: string | undefined): readonly string[] {
  const local = localTable(table.name, cluster);
  const [family = table.engine, argument = ''] = table.engine.split(/[()]/);
  const place = `'/clickhouse/tables/{shard}/${DATABASE}/${table.name}', '{replica}'`;
  const engine =
    cluster === undefined
      ? table.engine
      : `Replicated${family}(${[place, argument].filter((part) => part !== '').join(', ')})`;
  const settings = [
    'ttl_only_drop_parts = 1',
    `min_bytes_for_wide_part = ${WIDE_PART_BYTES}`,
    ...(cluster === undefined ? [`non_replicated_deduplication_window = ${REMEMBERED_INSERTS}`] : []),
    ...(table.durable ? ['fsync_after_insert = 1', 'fsync_part_directory = 1'] : []),
  ];
  const create = [
    `CREATE TABLE IF NOT EXISTS ${local}${onCluster(cluster)} (`,
    table.columns.map((column) => `  ${column}`).join(',\n'),
    `) ENGINE = ${engine}`,
    ...(table.partitionBy === undefined ? [] : [`PARTITION BY ${table.partitionBy}`]),
    ...(table.primaryKey === undefined ? [] : [`PRIMARY KEY ${table.primaryKey}`]),
    `ORDER BY ${table.orderBy}`,
    `SETTINGS ${settings.join(', ')}`,
  ].join('\n');
  if (cluster === undefined) return [create];
  const plain = `${DATABASE}.${table.name}`;
  const distributed = `Distributed('${cluster}', '${DATABASE}', '${table.name}_local', ${table.shardBy})`;
  return [create, `CREATE TABLE IF NOT EXISTS ${plain}${onCluster(cluster)} AS ${local} ENGINE = ${distributed}`];
}

/** Sets or takes away how long the rows of a table are kept. */
export function changeRetention(name: string, days: number | undefined, cluster: string | undefined): string {
  const table = `ALTER TABLE ${localTable(name, cluster)}${onCluster(cluster)}`;
  if (days === undefined) return `${table} REMOVE TTL`;
  return `${table} MODIFY TTL toDateTime(timestamp) + INTERVAL ${Math.trunc(days)} DAY`;
}

/** Removes events of these kinds that are older than `before`. Kinds are words of this program, times are whole numbers. */
export function removeBefore(
  kinds: readonly TelemetryEvent['kind'][],
  before: UnixNanos,
  cluster: string | undefined,
): string {
  const table = `ALTER TABLE ${localTable('events', cluster)}${onCluster(cluster)}`;
  const names = kinds.map((kind) => `'${kind}'`).join(', ');
  const at = before < 0n ? 0n : before;
  return `${table} DELETE WHERE kind IN (${names}) AND timestamp < fromUnixTimestamp64Nano(toInt64(${at}))`;
}
