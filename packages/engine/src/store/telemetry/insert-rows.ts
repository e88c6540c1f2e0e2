/** The statement that puts rows into a table, and the settings that it needs. */
import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { ClickHouseClient, ClickHouseSettings } from '@clickhouse/client';
import { DATABASE } from './ddl.js';

const SETTINGS: ClickHouseSettings = {
  // One odd row must not reject a batch, and text that looks like a date must stay text.
  type_json_skip_duplicated_paths: 1,
  input_format_try_infer_dates: 0,
  input_format_try_infer_datetimes: 0,
  // The exact text of a record comes as the object that it is, which saves both sides to escape it.
  input_format_json_read_objects_as_strings: 1,
  input_format_defaults_for_omitted_fields: 1,
  // Group commit is done here, and an answer must mean that the rows are stored.
  async_insert: 0,
  // An insert may hold as many days as it likes.
  throw_on_max_partitions_per_insert_block: 0,
  // Behind a distributed table: acknowledged means stored on the shard.
  distributed_foreground_insert: 1,
};

/**
 * Resolves when the engine has stored the rows: `chunks` hold lines of JSONEachRow. The engine stores rows with the
 * same `token` once only. Raises whatever the client raises: a ClickHouseError when the engine refuses, another error
 * when it is gone.
 */
export async function insertRows(
  client: ClickHouseClient,
  table: string,
  columns: readonly string[],
  chunks: readonly Buffer[],
  token: string,
): Promise<void> {
  const answer = await client.exec({
    query: `INSERT INTO ${DATABASE}.${table} (${columns.join(', ')}) FORMAT JSONEachRow`,
    values: Readable.from(chunks),
    clickhouse_settings: { ...SETTINGS, insert_deduplication_token: token },
  });
  // An answer that nobody reads keeps its connection for ever.
  answer.stream.resume();
  await finished(answer.stream);
}
