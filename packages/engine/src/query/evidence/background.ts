/** What was usual before: durations of the same operations, and what REPORT lines say of limits. */
import type { TelemetryEvent } from '../../model/telemetry-event.js';
import { millis } from '../../model/units.js';
import { raw, sql } from '../../store/index.js';
import { anyKey } from '../recorded-keys.js';
import type { OperationDurations, ReportSummary } from './evidence.js';
import { inRange, type Scope } from './scope.js';

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
