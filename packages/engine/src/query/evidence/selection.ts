/** Which keys and values set the rows of a marked range apart from those before it; the store does the counting. */
import { join, type Sql, sql } from '../../store/sql.js';
import { queryCondition } from '../conditions.js';
import { keyExpression } from '../key-expression.js';
import { isSince, type TimeScope } from './scope.js';
import type { Selection } from './series.js';
import { beforeOfPlan, type SeriesPlan, windowOfPlan } from './series-plan.js';

const MOST_KEYS = 40;
const MOST_CELLS = 60;
/** Above so many rows every n-th is counted: shares of a tenth are then still known to a thousandth. */
const ENOUGH_ROWS = 200_000;
const LONGEST_VALUE = 120;

/** Keys that differ for every row, or say when it was. */
const TELLS_NOTHING =
  /(?:^|[._@])(?:id|uuid|request_?id|trace_?id|span_?id|parent_?span_?id|segment_?id|xraytraceid|timestamp|time|date|message|msg|body|stack|stacktrace|pattern|fingerprint|logstream|log_stream)$|timestamp|requestid|traceid|stacktrace|dropped|exemplar/i;

/** Undefined when the window or the time before holds no row, or no key is known. */
export async function readSelection(scope: TimeScope, plan: SeriesPlan): Promise<Selection | undefined> {
  const { reader, options } = scope;
  const [window, before] = [windowOfPlan(plan), beforeOfPlan(plan)];
  const catalogue = await reader.keys(window, plan.query.datasets);
  const asked = new Set((plan.query.filters ?? []).map(({ key }) => key));
  const keys = [...catalogue]
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1))
    .map(({ key }) => key)
    .filter((key) => !TELLS_NOTHING.test(key) && !asked.has(key))
    .slice(0, MOST_KEYS);
  if (keys.length === 0) return undefined;
  const rows = queryCondition(reader.environment, plan.query, { from: before.from, to: window.to });
  const recent = isSince(window.from);
  const totals = await reader.select<{ now: number; past: number; sample: string }>(
    sql`SELECT countIf(${recent}) AS now, countIf(NOT ${recent}) AS past, argMaxIf(id, timestamp, ${recent}) AS sample
      FROM baselime.events WHERE ${rows}`,
    options,
  );
  const [total] = totals.rows;
  if (total === undefined || Number(total.now) === 0 || Number(total.past) === 0) return undefined;
  const every = Math.max(1, Math.ceil((Number(total.now) + Number(total.past)) / ENOUGH_ROWS));
  const sampled: Sql = every === 1 ? rows : sql`${rows} AND cityHash64(id) % ${every} = 0`;
  const pairs = join(
    keys.map((key) => sql`(${key}, ${keyExpression(key).text})`),
    ', ',
  );
  const [nowRows, pastRows] = [Number(total.now) / every, Number(total.past) / every];
  const found = await reader.select<{ key: string; value: string; now: number; past: number; sample: string }>(
    sql`SELECT pair.1 AS key, pair.2 AS value, countIf(recent) AS now, countIf(NOT recent) AS past, anyIf(id, recent) AS sample
      FROM (SELECT id, ${recent} AS recent, arrayJoin([${pairs}]) AS pair FROM baselime.events WHERE ${sampled})
      WHERE value != '' AND length(value) <= ${LONGEST_VALUE} GROUP BY key, value HAVING now > 1
      ORDER BY now / ${nowRows} - past / ${pastRows} DESC, key, value LIMIT ${MOST_CELLS}`,
    options,
  );
  return {
    rowsNow: Math.round(nowRows),
    rowsBefore: Math.round(pastRows),
    cells: found.rows.map(({ key, value, now, past }) => ({ key, value, now: Number(now), before: Number(past) })),
    sampleId: found.rows[0]?.sample ?? total.sample,
  };
}
