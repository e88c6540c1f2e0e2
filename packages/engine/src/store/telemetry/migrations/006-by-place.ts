import { localTable } from '../ddl.js';

/** What is counted of the rows of hours. Neither the record, which is most of a row, nor what only whole events need. */
const COUNTED = [
  'environment',
  'kind',
  'namespace',
  'timestamp',
  'id',
  'dataset',
  'service',
  'level',
  'name',
  'message',
  'pattern',
  'fingerprint',
  'is_error',
  'cold_start',
  'timed_out',
  'trace_hash',
  'request_hash',
  'duration_ms',
  'metric_sum',
  'metric_count',
  'metric_min',
  'metric_max',
  'memory_size',
  'memory_used',
  'resource',
  'unit',
  'versions',
  'weight',
] as const;

/**
 * A second order of the rows: those of one kind and one namespace stand together, so that counting one function does not
 * read the rows of all others. The engine writes it with each part and takes it for a statement that reads only these
 * columns where that is less to read; it never changes an answer. Parts from before are read as they are until the
 * engine has added it to them in the background.
 */
export const addOrderByPlace = (cluster: string | undefined): readonly string[] => {
  const on = cluster === undefined ? '' : ` ON CLUSTER \`${cluster}\``;
  const table = `ALTER TABLE ${localTable('events', cluster)}${on}`;
  return [
    `${table} ADD PROJECTION IF NOT EXISTS by_place (SELECT ${COUNTED.join(', ')} ORDER BY environment, kind, namespace, timestamp)`,
    `${table} MATERIALIZE PROJECTION IF EXISTS by_place SETTINGS mutations_sync = 0, alter_sync = 0`,
  ];
};
