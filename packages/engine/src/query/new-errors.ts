/** Errors of a window that were never seen before it. */
import type { Query } from '@baselime-ai/contract';
import { later, millis, type Window } from '../model/units.js';
import { sql } from '../store/sql.js';
import type { SelectOptions } from '../store/telemetry-store.js';
import { queryCondition } from './conditions.js';
import type { TelemetryReader } from './telemetry-reader.js';

export interface NewError {
  readonly fingerprint: string;
  readonly service: string;
  readonly namespace: string;
  /** Rows of the window. */
  readonly count: number;
}

/** What is older than this counts as never seen. */
const LOOK_BACK_DAYS = 30;
const MOST_ERRORS = 500;

/**
 * Those with most events first, at most 500 kinds of the window are looked at. A query without filters looks at all
 * errors. Raises QUERY_INVALID and what the store raises.
 */
export async function readNewErrors(
  reader: TelemetryReader,
  query: Pick<Query, 'datasets' | 'filters' | 'needle'>,
  window: Window,
  options?: SelectOptions,
): Promise<readonly NewError[]> {
  const { rows } = await reader.select<NewError>(
    sql`SELECT fingerprint, any(service) AS service, any(namespace) AS namespace, count() AS count
        FROM baselime.events WHERE ${queryCondition(reader.environment, query, window)}
          AND is_error AND fingerprint != ''
        GROUP BY fingerprint ORDER BY count DESC, fingerprint LIMIT ${MOST_ERRORS}`,
    options,
  );
  if (rows.length === 0) return [];
  const earliest = later(window.from, millis(-LOOK_BACK_DAYS * 86_400_000));
  const past = { from: earliest < 0n ? later(window.from, millis(0)) : earliest, to: window.from };
  const known = await reader.select<{ readonly fingerprint: string }>(
    // Whatever dataset it was in: an error that moved is not new.
    sql`SELECT DISTINCT fingerprint FROM baselime.events WHERE ${queryCondition(reader.environment, {}, past)}
          AND fingerprint IN ${rows.map(({ fingerprint }) => fingerprint)}`,
    options,
  );
  const seen = new Set(known.rows.map(({ fingerprint }) => fingerprint));
  return rows.filter(({ fingerprint }) => !seen.has(fingerprint)).map((row) => ({ ...row, count: Number(row.count) }));
}
