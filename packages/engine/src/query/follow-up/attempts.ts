/** How often the failing requests of a function were tried, how the last try ended, and what the invocations cost. */
import { type Sql, sql } from '../../store/sql.js';
import { inRange } from '../evidence/scope.js';
import { keyExpression } from '../key-expression.js';
import type { Place } from './place.js';

export interface Attempts {
  /** Requests with an id, in the hour of the failure up to now. */
  readonly requests: number;
  readonly failing: number;
  /** Of the failing ones. */
  readonly retried: number;
  /** Failed, were tried again, and did not fail the last time. */
  readonly recovered: number;
  readonly mostAttempts: number;
  /** Invocations that are stored as such; 0 where no REPORT line is sent. */
  readonly invocations: number;
  /** Those beyond the first of their request. */
  readonly repeats: number;
  /** US dollars that the invocations were billed; undefined where no record tells. */
  readonly costUsd?: number;
  readonly failingCostUsd?: number;
}

/**
 * One invocation is one REPORT line; Lambda keeps the id of a request when it tries again. Undefined where the answer is
 * about no event or no request of its function has an id. Sampling keeps a request as a whole, so a request counts as
 * often as the row of it that stands for most.
 */
export async function readAttempts({ reader, options, marker, window, now }: Place): Promise<Attempts | undefined> {
  if (marker === undefined) return undefined;
  const billed: Sql = sql`${keyExpression('@billedDuration').exists}`;
  const cost = keyExpression('$baselime.cost').number;
  const { rows } = await reader.select<Record<keyof Attempts | 'known', number>>(
    sql`SELECT round(sum(stands)) AS requests, round(sumIf(stands, failed)) AS failing,
          round(sumIf(stands, failed AND tries > 1)) AS retried,
          round(sumIf(stands, failed AND tries > 1 AND last_error <= ends[-2])) AS recovered,
          max(if(failed, tries, 0)) AS mostAttempts,
          round(sum(tries * stands)) AS invocations, round(sumIf((tries - 1) * stands, tries > 1)) AS repeats,
          sum(cost * stands) AS costUsd, sumIf(cost * stands, failed) AS failingCostUsd, sum(costs) AS known
        FROM (
          SELECT request_id, max(weight) AS stands, max(is_error) AS failed, maxIf(timestamp, is_error) AS last_error,
            arraySort(groupArrayIf(timestamp, ${billed})) AS ends, length(ends) AS tries,
            sum(ifNull(${cost}, 0)) AS cost, countIf(isNotNull(${cost})) AS costs
          FROM baselime.events WHERE ${inRange({ reader }, window.from, now > window.to ? now : window.to)}
            AND namespace = ${marker.namespace} AND request_id != '' AND kind != 'metric'
          GROUP BY request_id)`,
    options,
  );
  const [row] = rows;
  if (row === undefined || !(Number(row.requests) > 0)) return undefined;
  return {
    requests: Number(row.requests),
    failing: Number(row.failing),
    retried: Number(row.retried),
    recovered: Number(row.recovered),
    mostAttempts: Number(row.mostAttempts),
    invocations: Number(row.invocations),
    repeats: Number(row.repeats),
    ...(Number(row.known) > 0 ? { costUsd: Number(row.costUsd), failingCostUsd: Number(row.failingCostUsd) } : {}),
  };
}
