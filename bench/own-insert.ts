/** The baseline of ingest: the engine's own insert of rows that were prepared before, over the wire that the server uses. */
import { randomUUID } from 'node:crypto';
import { INSERT_COLUMNS } from '../packages/engine/src/store/telemetry/event-row.js';
import { insertRows } from '../packages/engine/src/store/telemetry/insert-rows.js';
import { chunkOf } from '../packages/engine/src/store/telemetry/row-writer.js';

/**
 * Rows per second. Resolves when all are stored.
 * @param atOnce inserts that run beside each other
 */
export async function ownInsert(
  client: Parameters<typeof insertRows>[0],
  rows: readonly string[],
  rowsAnInsert: number,
  atOnce: number,
): Promise<number> {
  const chunks: Buffer[] = [];
  for (let from = 0; from < rows.length; from += rowsAnInsert)
    chunks.push(chunkOf(rows.slice(from, from + rowsAnInsert)));
  let next = 0;
  const started = performance.now();
  const work = async (): Promise<void> => {
    for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) {
      await insertRows(client, 'events', INSERT_COLUMNS, [chunk], randomUUID());
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return (rows.length / (performance.now() - started)) * 1000;
}
