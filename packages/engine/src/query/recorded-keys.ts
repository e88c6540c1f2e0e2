/**
 * Which keys stand in the records of an environment. A key that stands in none need not be looked for in them: to find
 * that it is absent costs more than most columns, and the more right after a start.
 */
import { sql } from '../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../store/telemetry-store.js';

export interface RecordedKeys {
  /** False only for a key under which no record holds a text, a number or a truth. */
  has(key: string): boolean;
}

/** Where nobody looked, any key may be there. */
export const anyKey: RecordedKeys = { has: () => true };

/** Keys that the evidence looks for in records, whatever was asked. */
export const ASKED_KEYS = ['eventName', 'client', 'server', '@memorySize'] as const;

/**
 * Of `keys` those that the catalogue names, on any day; of other keys nothing is said. The catalogue is written before the
 * rows are; of a record with more than 2,000 values it has the first.
 */
export async function readRecordedKeys(
  store: Pick<TelemetryStore, 'select'>,
  environment: string,
  keys: readonly string[],
  options?: SelectOptions,
): Promise<RecordedKeys> {
  const asked = new Set(keys);
  if (asked.size === 0) return anyKey;
  const { rows } = await store.select<{ readonly key: string }>(
    sql`SELECT DISTINCT key FROM baselime.keys WHERE environment = ${environment} AND key IN ${[...asked].sort()}`,
    options,
  );
  const found = new Set(rows.map(({ key }) => key));
  return { has: (key) => !asked.has(key) || found.has(key) };
}
