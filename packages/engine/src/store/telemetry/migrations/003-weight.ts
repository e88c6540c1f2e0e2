import { DATABASE, localTable } from '../ddl.js';

/** How many events a row stands for: 1 where nothing was sampled. Counts, sums, averages and percentiles honor it. */
export const addWeight = (cluster: string | undefined): readonly string[] => {
  const column = 'ADD COLUMN IF NOT EXISTS weight Float64 DEFAULT 1 CODEC(ZSTD(1))';
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const local = `ALTER TABLE ${localTable('events', cluster)}${on} ${column}`;
  return cluster === undefined ? [local] : [local, `ALTER TABLE ${DATABASE}.events${on} ${column}`];
};
