/** Whose rows the evidence about the whole system reads, and when, as conditions of a statement. */
import type { Window } from '../../../model/units.js';
import { type Sql, sql } from '../../../store/sql.js';
import type { SelectOptions } from '../../../store/telemetry-store.js';
import type { RecordedKeys } from '../../recorded-keys.js';
import type { TelemetryReader } from '../../telemetry-reader.js';

/** Whose rows, and when. */
export interface SystemScope {
  readonly reader: TelemetryReader;
  readonly options: SelectOptions;
  readonly window: Window;
  readonly baseline: Window;
  /** What is known of the keys of its records; nothing when absent. */
  readonly recorded?: RecordedKeys;
}

const instant = (at: Window['from']): Sql => sql`fromUnixTimestamp64Nano(${at < 0n ? 0n : BigInt(at)})`;
export const sinceInstant = ({ from }: Window): Sql => sql`(timestamp >= ${instant(from)})`;
export const during = ({ from, to }: Window): Sql => sql`timestamp >= ${instant(from)} AND timestamp < ${instant(to)}`;
export const within = ({ reader }: Pick<SystemScope, 'reader'>, window: Window): Sql =>
  sql`environment = ${reader.environment} AND ${during(window)}`;
/** From the start of the baseline to the end of the window. */
export const bothOf = ({ window, baseline }: Pick<SystemScope, 'window' | 'baseline'>): Window => ({
  from: baseline.from < window.from ? baseline.from : window.from,
  to: window.to,
});
