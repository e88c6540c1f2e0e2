/**
 * How rows are counted. Where events were sampled, each row stands for `weight` of them, and counting without it would
 * be wrong; where none were, the plain functions are exact and faster, so whoever counts asks first.
 */
import type { Window } from '../model/units.js';
import { raw, type Sql, sql } from '../store/sql.js';
import type { SelectOptions, TelemetryStore } from '../store/telemetry-store.js';
import { scope } from './conditions.js';

export interface Weighing {
  /** Nobody sampled: every row stands for itself. */
  readonly isPlain: boolean;
  readonly count: Sql;
  countIf(condition: Sql): Sql;
  /** Different requests by the hash of their id, 0 for none; each as often as the rows that hold it stand for. */
  distinctIf(hash: Sql, condition: Sql): Sql;
  sum(number: Sql): Sql;
  average(number: Sql): Sql;
  /** Between two values without sampling; one of the values with it. Null for no value. */
  percentile(level: string, number: Sql): Sql;
  /** As `percentile`, in bounded memory and therefore nearly. */
  quantile(level: string, number: Sql): Sql;
  quantiles(number: Sql, ...levels: readonly string[]): Sql;
}

export const plainWeighing: Weighing = {
  isPlain: true,
  count: raw('count()'),
  countIf: (condition) => sql`countIf(${condition})`,
  distinctIf: (hash, condition) => sql`uniqIf(${hash}, ${condition} AND ${hash} != 0)`,
  sum: (number) => sql`sum(${number})`,
  average: (number) => sql`avg(${number})`,
  percentile: (level, number) => sql`quantileExactInclusive(${raw(level)})(${number})`,
  quantile: (level, number) => sql`quantile(${raw(level)})(${number})`,
  quantiles: (number, ...levels) => sql`quantiles(${raw(levels.join(', '))})(${number})`,
};

/** Percentiles take whole weights; with this factor a weight keeps two decimals. */
const WEIGHT_PARTS = 100;
const parts = raw(`toUInt64(round(weight * ${WEIGHT_PARTS}))`);

export const sampledWeighing: Weighing = {
  isPlain: false,
  // Weights are fractions of chance, so a sum of them is an estimate; people count whole events.
  count: raw('round(sum(weight))'),
  countIf: (condition) => sql`round(sumIf(weight, ${condition}))`,
  distinctIf: (hash, condition) =>
    sql`round(arraySum(mapValues(maxMapIf(map(${hash}, weight), ${condition} AND ${hash} != 0))))`,
  sum: (number) => sql`sum(${number} * weight)`,
  average: (number) => sql`avgWeighted(${number}, weight)`,
  percentile: (level, number) => sql`quantileExactWeighted(${raw(level)})(${number}, ${parts})`,
  quantile: (level, number) => sql`quantileTDigestWeighted(${raw(level)})(${number}, ${parts})`,
  quantiles: (number, ...levels) => sql`quantilesTDigestWeighted(${raw(levels.join(', '))})(${number}, ${parts})`,
};

/** The way to count the rows of `window`. Reads one column that is all the same where nobody samples: milliseconds. */
export async function weighingOf(
  store: Pick<TelemetryStore, 'select'>,
  environment: string,
  window: Window,
  options?: SelectOptions,
): Promise<Weighing> {
  const found = await store.select<{ readonly sampled: number }>(
    sql`SELECT 1 AS sampled FROM baselime.events WHERE ${scope(environment, window)} AND weight != 1 LIMIT 1`,
    options,
  );
  return found.rows.length > 0 ? sampledWeighing : plainWeighing;
}
