/** The telemetry store as the other stages see it. One implementation, over ClickHouse's HTTP interface. */
import type { TelemetryEvent } from '../model/telemetry-event.js';
import type { UnixNanos } from '../model/units.js';
import type { Sql } from './sql.js';

export interface SelectOptions {
  readonly signal?: AbortSignal;
  /** The engine stops the query after this long; STORE_QUERY_TIMEOUT. Default 10,000. */
  readonly timeoutMs?: number;
  /** More result rows than this is STORE_QUERY_TOO_LARGE. Default 50,000. */
  readonly maxRows?: number;
  /**
   * Keeps what is read unpacked in the engine's memory, within its bounds: for statements that others follow over the
   * same columns and times. Never changes an answer.
   */
  readonly keepsUnpacked?: boolean;
}

export interface Selected<Row> {
  readonly rows: readonly Row[];
  /** Rows that the engine read, not rows of the result. */
  readonly rowsRead: number;
  readonly elapsedMs: number;
}

export interface TelemetryStore {
  /**
   * Resolves when all events are durable, so that they survive `kill -9` of any process; `select` finds them from then
   * on. Many calls share one insert; a retry after a crash doubles nothing. An empty list resolves at once.
   * Raises STORE_UNAVAILABLE (nothing was stored, or it is not known) and STORE_OVERLOADED (nothing was stored).
   */
  append(events: readonly TelemetryEvent[]): Promise<void>;
  /** Raises STORE_QUERY_TIMEOUT, STORE_QUERY_TOO_LARGE, STORE_UNAVAILABLE. */
  select<Row extends object>(query: Sql, options?: SelectOptions): Promise<Selected<Row>>;
  /**
   * Removes events of these kinds that are older; the engine does it in the background. Does nothing when there is none.
   * Raises STORE_UNAVAILABLE.
   */
  remove(kinds: readonly TelemetryEvent['kind'][], before: UnixNanos): Promise<void>;
  /** True when a query came back just now, within two seconds; false at once while the engine starts again. Never raises. */
  ready(): Promise<boolean>;
  /** How often the engine ended by itself and was started again; 0 for a server that somebody else runs. */
  restarts(): number;
  /** Waits for what was accepted, then lets go of every process and file. */
  close(): Promise<void>;
}
