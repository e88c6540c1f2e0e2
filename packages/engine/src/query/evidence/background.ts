/** What was usual before: durations of the same operations, changes, and what REPORT lines say of limits. */
import { leaves } from '../../model/json.js';
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { millis } from '../../model/units.js';
import { type EventRow, eventColumns, fromRow, raw, sql } from '../../store/index.js';
import { keyExpression } from '../key-expression.js';
import { anyKey } from '../recorded-keys.js';
import type { OperationDurations, ReportSummary } from './evidence.js';
import { inRange, type Scope } from './scope.js';
import { CHANGING, isByScaling, ROUTINE } from './system/changing-calls.js';

/** Of the spans given, the longest sixty operations. */
export async function readOperations(
  scope: Scope,
  spans: readonly TelemetryEvent[],
): Promise<readonly OperationDurations[]> {
  const { reader, baseline, weighing, options } = scope;
  const longest = [...spans]
    .sort((a, b) => (b.durationMs ?? 0) - (a.durationMs ?? 0) || (a.id < b.id ? -1 : 1))
    .slice(0, 60);
  const names = [...new Set(longest.flatMap(({ name }) => name ?? []))].sort();
  const namespaces = [...new Set(longest.map(({ namespace }) => namespace))].sort();
  if (names.length === 0) return [];
  const { rows } = await reader.select<{ namespace: string; name: string; n: number; q: readonly number[] }>(
    sql`SELECT namespace, name, ${weighing.count} AS n, ${weighing.quantiles(raw('assumeNotNull(duration_ms)'), '0.5', '0.95', '0.99')} AS q
      FROM baselime.events
      WHERE ${inRange(scope, baseline.from, baseline.to)} AND kind = 'span' AND isNotNull(duration_ms)
        AND namespace IN ${namespaces} AND name IN ${names}
      GROUP BY namespace, name ORDER BY n DESC, namespace, name LIMIT 500`,
    options,
  );
  return rows.flatMap(({ namespace, name, n, q }) => {
    const [p50, p95, p99] = q;
    if (p50 === undefined || p95 === undefined || p99 === undefined) return [];
    return [{ namespace, name, count: Number(n), p50Ms: millis(p50), p95Ms: millis(p95), p99Ms: millis(p99) }];
  });
}

/**
 * Deployment markers, and changes in CloudTrail whose record names the function or its service, another function that
 * failed in the same request or trace, what the failing calls are made to, or a parameter that its lines name. Few rows are of that kind, so that the small
 * columns which tell it are read first and the whole records only of those rows.
 */
export async function readChanges(
  scope: Scope,
  related: readonly TelemetryEvent[] = [],
): Promise<readonly TelemetryEvent[]> {
  const { reader, baseline, window, marker, recorded = anyKey, options } = scope;
  const eventName = recorded.has('eventName') ? keyExpression('eventName').text : raw("''");
  // The whole name: a change of `checkout-worker` is none of `checkout`.
  const each = changeable(marker, related).map((one) => one.replace(/[^\w]/g, (sign) => `\\${sign}`));
  const names = sql`match(body, ${`(^|[^\\w-])(${each.join('|')})([^\\w-]|$)`})`;
  const { rows } = await reader.select<EventRow>(
    sql`SELECT ${eventColumns} FROM baselime.events
      PREWHERE ${inRange(scope, baseline.from, window.to)} AND kind IN ('log', 'event')
        AND (dataset IN ('cloudtrail', 'markers', 'deployments') OR name IN ('deployment', 'deploy'))
      WHERE ((dataset = 'cloudtrail' AND match(${eventName}, ${CHANGING}) AND NOT match(${eventName}, ${ROUTINE}) AND ${names})
          OR ((dataset IN ('markers', 'deployments') OR name IN ('deployment', 'deploy')) AND (${names} OR service = ${marker.service})))
      ORDER BY timestamp, id LIMIT 20`,
    options,
  );
  return rows.filter(({ body }) => !isByScaling(body.slice(0, 8_000))).map(fromRow);
}

const MOST_NAMES = 40;
/** A parameter or secret by its path: `/prod/orders/limit`. */
const PARAMETER = /(?<![\w:/.])\/[a-z][\w.-]*(?:\/[\w.-]+)+/gi;
/** A function, table, queue or cluster as people name them, in parts: `prod-orders`, `order_writer`. */
const RESOURCE = /(?<![\w-])[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)+(?![\w-])/g;
const LONGEST_NAME = 80;

function changeable(marker: TelemetryEvent, related: readonly TelemetryEvent[]): readonly string[] {
  const failed = related.filter(({ isError }) => isError).map(({ namespace }) => namespace);
  const lines = [marker, ...related.filter(({ namespace }) => namespace === marker.namespace)].slice(0, 40);
  const parameters = lines.flatMap(({ message = '' }) => message.slice(0, 500).match(PARAMETER) ?? []);
  return [...new Set([marker.namespace, ...failed, ...parameters, ...resourcesIn([marker, ...related])])].slice(
    0,
    MOST_NAMES,
  );
}

/** What the failures name, by the attributes of a call and by their words; the words of the last lines before them too. */
function resourcesIn(related: readonly TelemetryEvent[]): readonly string[] {
  const failing = related.filter(({ isError }) => isError).slice(0, 20);
  const attributes = failing.flatMap(({ data, kind }) =>
    kind !== 'span' ? [] : [...leaves(data, 200)].flatMap(([, value]) => (typeof value === 'string' ? [value] : [])),
  );
  const words = [...failing, ...related.slice(-20)].map(({ message = '' }) => message.slice(0, 500));
  return [...attributes.filter((value) => value.length <= LONGEST_NAME), ...words].flatMap(
    (text) => text.match(RESOURCE)?.filter((name) => name.length > 5 && name.length <= LONGEST_NAME) ?? [],
  );
}

/** Undefined when the namespace wrote no REPORT line. These have a duration. */
export async function readReports(scope: Scope): Promise<ReportSummary | undefined> {
  const { reader, baseline, window, marker, weighing, recorded = anyKey, options } = scope;
  if (!recorded.has('@memorySize')) return undefined;
  const { rows } = await reader.select<
    Record<'n' | 'cold' | 'size' | 'usedP50' | 'usedMax' | 'p50' | 'p99' | 'longest', number | null>
  >(
    sql`SELECT ${weighing.count} AS n, ${weighing.countIf(raw('cold'))} AS cold, max(mb) AS size,
        ${weighing.quantile('0.5', raw('used'))} AS usedP50, max(used) AS usedMax,
        ${weighing.quantile('0.5', raw('ran'))} AS p50, ${weighing.quantile('0.99', raw('ran'))} AS p99, max(ran) AS longest
      FROM (SELECT weight, cold_start AS cold, memory_size AS mb, memory_used AS used, duration_ms AS ran FROM baselime.events
        PREWHERE ${inRange(scope, baseline.from, window.to)} AND namespace = ${marker.namespace} AND kind = 'log'
          AND isNotNull(duration_ms))
      WHERE isNotNull(mb)`,
    options,
  );
  const [row] = rows;
  if (row === undefined || !(Number(row.n) > 0)) return undefined;
  const known = <Name extends string>(name: Name, value: number | null) =>
    value === null || !Number.isFinite(value) ? {} : ({ [name]: value } as { readonly [Key in Name]?: number });
  return {
    invocations: Number(row.n),
    coldStarts: Number(row.cold),
    ...known('memorySizeMb', row.size),
    ...known('maxMemoryUsedP50Mb', row.usedP50),
    ...known('maxMemoryUsedMb', row.usedMax),
    ...(row.p50 === null ? {} : { durationP50Ms: millis(row.p50) }),
    ...(row.p99 === null ? {} : { durationP99Ms: millis(row.p99) }),
    ...(row.longest === null ? {} : { durationMaxMs: millis(row.longest) }),
  };
}
