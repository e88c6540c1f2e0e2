/** Brings the telemetry database to this program's version, one numbered step after the other. */
import type { ClickHouseClient } from '@clickhouse/client';
import { EngineError } from '../../model/errors.js';
import { changeRetention, createDatabase, createTable, DATABASE, type TableDefinition } from './ddl.js';
import { events } from './migrations/001-events.js';
import { keys } from './migrations/002-keys.js';
import { addWeight } from './migrations/003-weight.js';
import { addAskedColumns } from './migrations/004-asked-columns.js';
import { addReportColumns } from './migrations/005-report-columns.js';
import { addOrderByPlace } from './migrations/006-by-place.js';
import { nameMoreResources } from './migrations/007-named-resources.js';
import { nameNetworkResources } from './migrations/008-network-resources.js';

export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly statements: (cluster: string | undefined) => readonly string[];
}

/** In order of version. A released one never changes; a change is a new one. */
export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'events', statements: (cluster) => createTable(events, cluster) },
  { version: 2, name: 'keys', statements: (cluster) => createTable(keys, cluster) },
  { version: 3, name: 'weight', statements: addWeight },
  { version: 4, name: 'asked columns', statements: addAskedColumns },
  { version: 5, name: 'report columns', statements: addReportColumns },
  { version: 6, name: 'order by place', statements: addOrderByPlace },
  { version: 7, name: 'named resources', statements: nameMoreResources },
  { version: 8, name: 'network resources', statements: nameNetworkResources },
];

const migrations: TableDefinition = {
  name: 'migrations',
  columns: ['version UInt32', 'name String', "applied_at DateTime64(3, 'UTC') DEFAULT now64(3)"],
  engine: 'ReplacingMergeTree',
  orderBy: 'version',
  shardBy: 'version',
  durable: true,
};

/** Raises STORE_SCHEMA_NEWER when a newer program has written the database. Running it twice at once does no harm. */
export async function migrate(
  client: ClickHouseClient,
  cluster: string | undefined,
  steps: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  await client.command({ query: createDatabase(cluster) });
  for (const query of createTable(migrations, cluster)) await client.command({ query });
  const found = await client.query({
    query: `SELECT max(version) AS version FROM ${DATABASE}.migrations`,
    format: 'JSONEachRow',
  });
  const [row] = await found.json<{ readonly version: number }>();
  const present = row?.version ?? 0;
  const known = steps.at(-1)?.version ?? 0;
  if (present > known) {
    throw new EngineError(
      'STORE_SCHEMA_NEWER',
      `The telemetry database has version ${present}, this program knows ${known}. Start the newer program.`,
    );
  }
  for (const step of steps) {
    if (step.version <= present) continue;
    for (const query of step.statements(cluster)) await client.command({ query });
    await client.insert({
      table: `${DATABASE}.migrations`,
      columns: ['version', 'name'],
      values: [{ version: step.version, name: step.name }],
      format: 'JSONEachRow',
      clickhouse_settings: {
        insert_deduplication_token: `migration-${step.version}`,
        distributed_foreground_insert: 1,
      },
    });
  }
}

/** Makes the retention of the events what was asked for; does nothing when it is so already. */
export async function setRetention(
  client: ClickHouseClient,
  days: number | undefined,
  cluster: string | undefined,
): Promise<void> {
  const table = cluster === undefined ? events.name : `${events.name}_local`;
  const found = await client.query({
    query:
      'SELECT create_table_query AS ddl FROM system.tables WHERE database = {database:String} AND name = {table:String}',
    query_params: { database: DATABASE, table },
    format: 'JSONEachRow',
  });
  const [row] = await found.json<{ readonly ddl: string }>();
  const present = /\bTTL .*?toIntervalDay\((\d+)\)/s.exec(row?.ddl ?? '')?.[1];
  if (present === (days === undefined ? undefined : String(Math.trunc(days)))) return;
  await client.command({
    query: changeRetention(events.name, days, cluster),
    clickhouse_settings: { materialize_ttl_after_modify: 0 },
  });
}
