import { DATABASE, localTable } from '../ddl.js';

/** By column the key of a Lambda REPORT line whose number it holds. */
const KEYS = { memory_size: '@memorySize', memory_used: '@maxMemoryUsed' } as const;

/**
 * What REPORT lines say of memory, in megabytes; null for every other row. Asked of hours for each failure: in the record
 * each of them costs as much as all small columns together. Rows that were there before are worked out when they are read.
 */
export const addReportColumns = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const changes = Object.entries(KEYS).map(
    ([name, key]) =>
      `ADD COLUMN IF NOT EXISTS ${name} Nullable(Float64) MATERIALIZED toFloat64OrNull(ifNull(CAST(data.\`${key}\`, 'Nullable(String)'), '')) CODEC(ZSTD(1))`,
  );
  // The definition alone changes: no row is rewritten.
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${changes.join(', ')}`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${changes.join(', ')}`];
};
