import type { TableDefinition } from '../ddl.js';

/** Which keys occur in `data`, by day: asking the JSON column itself takes seconds. Written by the inserter. */
export const keys: TableDefinition = {
  name: 'keys',
  columns: [
    'environment LowCardinality(String)',
    'dataset LowCardinality(String)',
    'day Date',
    'key String',
    'type LowCardinality(String)',
    'count UInt64',
  ],
  engine: 'SummingMergeTree(count)',
  partitionBy: 'toYYYYMM(day)',
  orderBy: '(environment, day, dataset, key, type)',
  shardBy: 'cityHash64(key)',
  durable: false,
};
