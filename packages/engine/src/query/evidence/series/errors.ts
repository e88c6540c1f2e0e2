/** Errors of the window that may explain what a chart shows. */
import { raw, type Sql, sql } from '../../../store/sql.js';
import { queryCondition, scope as timeScope } from '../../conditions.js';
import type { TimeScope } from '../scope.js';
import { beforeOfPlan, type SeriesPlan, windowOfPlan } from './plan.js';
import type { ErrorSeen, MetricSeen } from './series.js';

const MOST_ERRORS = 5;
export const MOST_NAMESPACES = 20;

/** The namespaces behind the chart, most rows first; at most twenty. Of a metric its lines tell them. */
export async function readNamespaces(scope: TimeScope, plan: SeriesPlan): Promise<readonly string[]> {
  const { reader, recorded, options } = scope;
  const window = { from: beforeOfPlan(plan).from, to: windowOfPlan(plan).to };
  const { rows } = await reader.select<{ namespace: string }>(
    sql`SELECT namespace FROM baselime.events WHERE ${queryCondition(reader.environment, plan.query, window, recorded)}
      GROUP BY namespace ORDER BY count() DESC, namespace LIMIT ${MOST_NAMESPACES}`,
    options,
  );
  return rows.map(({ namespace }) => namespace);
}

/** For a metric the resource that it names comes first, because CloudWatch's own namespaces hold those of all resources. */
export const namespacesBehind = (own: readonly string[], metric: MetricSeen | undefined): readonly string[] => [
  ...new Set([...(metric?.resource === undefined ? [] : [metric.resource]), ...own]),
];

interface Row {
  readonly fingerprint: string;
  readonly most: string;
  readonly text: string;
  readonly now: number;
  readonly past: number;
  readonly newest: string;
  readonly charted: number;
}

/** Errors that the chart itself counts first, then those of its namespaces; inside each those that grew most. */
export async function readErrors(
  scope: TimeScope,
  plan: SeriesPlan,
  namespaces: readonly string[],
): Promise<readonly ErrorSeen[]> {
  const { reader, options, weighing, recorded } = scope;
  if (namespaces.length === 0) return [];
  const [window, before] = [windowOfPlan(plan), beforeOfPlan(plan)];
  const whole = { from: before.from, to: window.to };
  // A point of a metric is no error, so that its filters need not be looked at.
  const chosen: Sql =
    plan.kind === 'metric' ? raw('false') : sql`(${queryCondition(reader.environment, plan.query, whole, recorded)})`;
  const near = sql`(namespace IN ${namespaces} OR ${chosen})`;
  const failed = (part: typeof whole): Sql =>
    sql`${timeScope(reader.environment, part)} AND is_error AND fingerprint != '' AND kind != 'metric' AND ${near}`;
  const expected = plan.windowBuckets / Math.max(1, plan.beforeBuckets);
  // Of the time before only counts are read: messages and ids of hours would be most of the cost.
  const { rows } = await reader.select<Row>(
    sql`SELECT fingerprint, most, text, now, past, newest, charted
      FROM (SELECT fingerprint, topK(1)(namespace)[1] AS most, argMax(message, timestamp) AS text,
          ${weighing.count} AS now, argMax(id, timestamp) AS newest, countIf(${chosen}) > 0 AS charted
        FROM baselime.events WHERE ${failed(window)} GROUP BY fingerprint) AS recent
      LEFT JOIN (SELECT fingerprint, ${weighing.count} AS past
        FROM baselime.events WHERE ${failed(before)} GROUP BY fingerprint) AS earlier USING (fingerprint)
      ORDER BY charted DESC, now - past * ${expected} DESC, fingerprint LIMIT ${MOST_ERRORS}`,
    options,
  );
  return rows.map(({ fingerprint, most, text, now, past, newest, charted }) => ({
    fingerprint,
    namespace: most,
    message: text.slice(0, 500),
    inWindow: Number(now),
    inBefore: Number(past),
    newestId: newest,
    charted: Number(charted) > 0,
  }));
}

const DURATION = /duration|latency|elapsed|response_?time|took|integration_?time/i;

/** Whether what the plan calculates is a time that something took. */
export const calculatesDurations = (plan: SeriesPlan, metricName: string | undefined): boolean =>
  DURATION.test(metricName ?? plan.query.calculations?.[0]?.key ?? '');

/**
 * A traced request among the slowest tenth of the window, not the very slowest, which is often slow for a reason of its
 * own. Undefined when nothing that was traced tells how long it took.
 */
export async function readSlowId(
  scope: TimeScope,
  plan: SeriesPlan,
  namespaces: readonly string[],
): Promise<string | undefined> {
  const { reader, recorded, options, window } = scope;
  if (namespaces.length === 0) return undefined;
  const own = plan.kind === 'metric' ? raw('true') : queryCondition(reader.environment, plan.query, window, recorded);
  const { rows } = await reader.select<{ slow: string }>(
    sql`WITH traced AS (SELECT id, duration_ms AS took FROM baselime.events
        WHERE ${timeScope(reader.environment, window)} AND (${own}) AND namespace IN ${namespaces}
          AND trace_id != '' AND isNotNull(duration_ms) AND kind != 'metric')
      SELECT id AS slow FROM traced WHERE took >= (SELECT quantile(0.9)(took) FROM traced) ORDER BY took, id LIMIT 1`,
    options,
  );
  return rows[0]?.slow;
}

/** A trace of a request or two says nothing of a loop. */
const MANY_REQUESTS = 4;

/** A span of the trace that holds most requests of the namespaces; undefined when none holds more than a few. */
export async function readBusiestId(scope: TimeScope, namespaces: readonly string[]): Promise<string | undefined> {
  const { reader, options, window } = scope;
  if (namespaces.length === 0) return undefined;
  const { rows } = await reader.select<{ busiest: string }>(
    sql`SELECT min(id) AS busiest FROM baselime.events
      WHERE ${timeScope(reader.environment, window)} AND namespace IN ${namespaces} AND kind = 'span' AND trace_id != ''
        AND request_hash != 0
      GROUP BY trace_hash HAVING uniqExact(request_hash) >= ${MANY_REQUESTS}
      ORDER BY uniqExact(request_hash) DESC, busiest LIMIT 1`,
    options,
  );
  return rows[0]?.busiest;
}
