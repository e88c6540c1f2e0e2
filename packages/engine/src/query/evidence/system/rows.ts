/** The statements behind the evidence about the whole system. Traces are read whole or not at all, by a hash of their id. */
import { later, type Millis, millis, type Window } from '../../../model/units.js';
import { raw, type Sql, sql } from '../../../store/sql.js';
import { keyExpression } from '../../key-expression.js';
import { anyKey, readRecordedKeys } from '../../recorded-keys.js';
import { versionsIn } from '../versions.js';
import { CHANGING, ROUTINE } from './changing-calls.js';
import { isOfSample, MOST_SPANS, sampledRows, type TraceSample } from './sample.js';
import { bothOf, type SystemScope, sinceInstant, within } from './scope.js';

/** A template is told by its beginning; what follows is mostly values that happen to be words. */
const TEMPLATE_WORDS = 12;
const HOUR_MS = 3_600_000;

/** Milliseconds from the start of the window; below 0 before it. */
const sinceStart = ({ window }: SystemScope, at: Sql = raw('timestamp')): Sql =>
  sql`((toUnixTimestamp64Nano(${at}) - ${BigInt(window.from)}) / 1e6)`;

export interface SpanRow {
  readonly id: string;
  readonly t: string;
  readonly s: string;
  /** Tells the span from all others of all traces; 0 for a span without an id. */
  readonly key: number;
  /** The key of the span above; 0 for none. */
  readonly parent: number;
  readonly service: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: number;
  readonly ms: number | null;
  readonly failed: boolean;
  readonly role: string;
  readonly peer: string;
  /** What it counts for; 1 where absent. */
  readonly weight?: number;
  /** Read beside the sample because its trace failed: no measure of how long anything takes. */
  readonly isBeside?: true;
}

/** As many bits of a hash as a number of JavaScript holds. */
const spanKey = (id: 'span_id' | 'parent_span_id'): Sql =>
  raw(`if(${id} = '', 0, bitAnd(cityHash64(trace_hash, ${id}), 9007199254740991))`);

/** Spans of one name: what each of them has, at its place of every list. */
interface AlikeSpans extends Pick<SpanRow, 'service' | 'namespace' | 'name' | 'role' | 'peer'> {
  readonly ids: readonly string[];
  readonly traces: readonly string[];
  readonly spans: readonly string[];
  readonly keys: readonly number[];
  readonly parents: readonly number[];
  readonly at: readonly number[];
  readonly ms: readonly (number | null)[];
  readonly failed: readonly boolean[];
  readonly sampled: readonly boolean[];
}

/** In no order. The texts that many spans share come once: written for each span they would be most of a long answer. */
export async function readSpanRows(scope: SystemScope, sample: TraceSample): Promise<readonly SpanRow[]> {
  const { rows } = await scope.reader.select<AlikeSpans>(
    sql`SELECT service, namespace, name, role, peer, groupArray(id) AS ids, groupArray(t) AS traces, groupArray(s) AS spans,
        groupArray(key) AS keys, groupArray(parent) AS parents, groupArray(since) AS at, groupArray(ifNull(took, nan)) AS ms,
        groupArray(is_error) AS failed, groupArray(of_sample) AS sampled
      FROM (SELECT id, trace_id AS t, span_id AS s, ${spanKey('span_id')} AS key, ${spanKey('parent_span_id')} AS parent,
          service, namespace, name, ${sinceStart(scope)} AS since, duration_ms AS took, is_error, span_kind AS role, peer, ${isOfSample(sample)} AS of_sample
        FROM baselime.events PREWHERE kind = 'span' AND ${sampledRows(scope, sample)}
        LIMIT ${MOST_SPANS * 6})
      GROUP BY service, namespace, name, role, peer`,
    scope.options,
  );
  return rows.flatMap(
    ({ service, namespace, name, role, peer, ids, traces, spans, keys, parents, at, ms, failed, sampled }) =>
      ids.map((id, index) => ({
        id,
        t: traces[index] ?? '',
        s: spans[index] ?? '',
        key: keys[index] ?? 0,
        parent: parents[index] ?? 0,
        service,
        namespace,
        name,
        at: at[index] ?? 0,
        ms: ms[index] ?? null,
        failed: failed[index] ?? false,
        role,
        peer,
        ...(sampled[index] === false ? { isBeside: true as const } : {}),
      })),
  );
}

/** One line of one entity, and the spans in which it was written. */
export interface LogRow {
  readonly service: string;
  readonly namespace: string;
  readonly template: string;
  readonly failed: boolean;
  /** The first in the window, else the first. */
  readonly id: string;
  /** Keys of spans; at the same place of `at` the time of the first such line in it. */
  readonly spans: readonly number[];
  readonly at: readonly number[];
}

const line = raw("if(pattern != '', pattern, name)");
const templateOf = (text: Sql): Sql =>
  sql`arrayStringConcat(arraySlice(splitByWhitespace(${text}), 1, ${TEMPLATE_WORDS}), ' ')`;
const isLog = raw("kind IN ('log', 'span-event', 'event')");

/** So many lines, each in so many spans, are told apart. */
const MOST_LINES_OF_SPANS = MOST_SPANS * 4;

/** Cutting a line into words costs more than counting it, so that it comes last. */
export async function readLogRows(scope: SystemScope, sample: TraceSample): Promise<readonly LogRow[]> {
  const { rows } = await scope.reader.select<LogRow>(
    sql`SELECT service, namespace, ${templateOf(raw('line'))} AS template, max(has_failed) AS failed,
        argMin(first_id, (first_at < 0, first_at, first_id)) AS id, groupArray(span) AS spans, groupArray(first_at) AS at
      FROM (SELECT ${spanKey('span_id')} AS span, service, namespace, ${line} AS line, max(is_error) AS has_failed,
          min(id) AS first_id, ${sinceStart(scope, raw('min(timestamp)'))} AS first_at
        FROM baselime.events PREWHERE ${isLog} AND span_id != '' AND ${sampledRows(scope, sample)}
        GROUP BY span, service, namespace, line ORDER BY span, service, namespace, line LIMIT ${MOST_LINES_OF_SPANS})
      GROUP BY service, namespace, line ORDER BY service, namespace, line`,
    { ...scope.options, maxRows: MOST_LINES_OF_SPANS },
  );
  return rows;
}

export interface LineRow {
  readonly service: string;
  readonly namespace: string;
  readonly template: string;
  readonly failed: boolean;
  readonly now: number;
  readonly past: number;
  readonly id: string;
  readonly at: number;
}

/** Lines without a trace, counted; the 4,000 templates that occur most. */
export async function readLineRows(scope: SystemScope): Promise<readonly LineRow[]> {
  const { window, baseline } = scope;
  // Counted by the whole line first: cutting a line into words costs more than counting it. Ids are read of the window.
  const lines = (part: Window, counts: Sql): Sql =>
    sql`SELECT service, namespace, ${line} AS line, max(is_error) AS has_failed, ${counts}
      FROM baselime.events WHERE ${within(scope, part)} AND ${isLog} AND trace_hash = 0 GROUP BY service, namespace, line`;
  const { rows } = await scope.reader.select<LineRow>(
    sql`SELECT service, namespace, ${templateOf(raw('line'))} AS template, max(has_failed) AS failed, sum(n_now) AS now,
        sum(n_past) AS past, minIf(first_id, n_now > 0) AS id, minIf(first_at, n_now > 0) AS at
      FROM (${lines(window, sql`count() AS n_now, 0 AS n_past, min(id) AS first_id, ${sinceStart(scope, raw('min(timestamp)'))} AS first_at`)}
        UNION ALL ${lines({ from: baseline.from, to: window.from }, raw("0 AS n_now, count() AS n_past, '' AS first_id, 0. AS first_at"))})
      GROUP BY service, namespace, template ORDER BY now + past DESC, service, namespace, template LIMIT 4000`,
    scope.options,
  );
  return rows;
}

export interface MetricRow {
  readonly service: string;
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly step: readonly number[];
  readonly total: readonly number[];
  readonly count: readonly number[];
}

/** A day before the window, or twelve times its length when that is more; four weeks at most. */
export function metricBaselineOf({ window }: Pick<SystemScope, 'window'>): Window {
  const length = Number(window.to - window.from) / 1e6;
  const before = Math.min(28 * 24 * HOUR_MS, Math.max(24 * HOUR_MS, 12 * length));
  return { from: later(window.from, millis(-before)), to: window.from };
}

/** A fifth of the window, a minute at least: most senders report once a minute or less often. */
export const metricStepOf = ({ window }: Pick<SystemScope, 'window'>): Millis =>
  millis(Math.max(60_000, Math.ceil(Number(window.to - window.from) / 5e6)));

const GRAPH_METRIC = /^traces_service_graph_/;
export const isGraphMetric = (name: string): boolean => GRAPH_METRIC.test(name);

/**
 * At most 1,500 series of an entity and a metric, those with most steps first; steps count from the window's start. `chosen` is
 * a condition on them; all are read when it is absent.
 */
export async function readMetricRows(scope: SystemScope, chosen: Sql = raw('true')): Promise<readonly MetricRow[]> {
  const step = sql`toInt32(floor(${sinceStart(scope)} / ${Number(metricStepOf(scope))}))`;
  // CloudWatch's own namespaces, such as `AWS/Lambda`, hold the metrics of every resource.
  const owner = sql`if(startsWith(namespace, 'AWS/') AND resource != '', resource, namespace)`;
  const { rows } = await scope.reader.select<MetricRow>(
    sql`SELECT service, owner AS namespace, name, any(named_unit) AS unit, groupArray(step) AS step, groupArray(total) AS total,
        groupArray(observed) AS count
      FROM (SELECT service, ${owner} AS owner, name, any(unit) AS named_unit, ${step} AS step,
          sum(metric_sum) AS total, sum(ifNull(metric_count, 0)) AS observed
        FROM baselime.events
        WHERE ${within(scope, { from: metricBaselineOf(scope).from, to: scope.window.to })} AND kind = 'metric'
          AND isNotNull(metric_sum) AND ${chosen} AND NOT startsWith(name, 'traces_service_graph_')
        GROUP BY service, owner, name, step ORDER BY step)
      GROUP BY service, owner, name ORDER BY length(step) DESC, service, owner, name LIMIT 1500`,
    scope.options,
  );
  return rows;
}

export interface EdgeRow {
  readonly client: string;
  readonly server: string;
  readonly now: number;
  readonly past: number;
  readonly failedNow: number;
  readonly failedPast: number;
}

const EDGE_KEYS = ['client', 'server'] as const;
const textOf = (key: (typeof EDGE_KEYS)[number]): Sql =>
  sql`ifNull(${keyExpression(key).path?.string ?? raw('NULL')}, '')`;

/** The call graph as metrics of the OpenTelemetry service graph connector give it. */
export async function readEdgeRows(scope: SystemScope): Promise<readonly EdgeRow[]> {
  const { reader, options } = scope;
  const recorded = scope.recorded ?? (await readRecordedKeys(reader, reader.environment, EDGE_KEYS, options));
  if (!EDGE_KEYS.every((key) => recorded.has(key))) return [];
  const isNow = sinceInstant(scope.window);
  const [client, server] = [textOf('client'), textOf('server')];
  const total = (name: string, when: Sql): Sql => sql`sumIf(ifNull(metric_sum, 0), name = ${name} AND ${when})`;
  const requests = 'traces_service_graph_request_total';
  const failures = 'traces_service_graph_request_failed_total';
  const { rows } = await scope.reader.select<EdgeRow>(
    sql`SELECT ${client} AS client, ${server} AS server, ${total(requests, isNow)} AS now,
        ${total(requests, sql`NOT ${isNow}`)} AS past, ${total(failures, isNow)} AS failedNow,
        ${total(failures, sql`NOT ${isNow}`)} AS failedPast
      FROM baselime.events
      PREWHERE ${within(scope, { from: metricBaselineOf(scope).from, to: scope.window.to })} AND kind = 'metric'
      WHERE name IN ${[requests, failures]}
      GROUP BY client, server HAVING client != '' AND server != '' ORDER BY client, server LIMIT 5000`,
    scope.options,
  );
  return rows;
}

export interface ChangeRow {
  readonly id: string;
  readonly service: string;
  readonly namespace: string;
  readonly what: string;
  readonly at: number;
  readonly text: string;
}

/** How often something is changed says how likely chance put one of the changes before the trouble. */
const CHANGES_BEFORE_MS = 6 * HOUR_MS;
const changeRange = ({ window }: SystemScope): Window => ({
  from: later(window.from, millis(-CHANGES_BEFORE_MS)),
  to: window.to,
});

/** Deployment markers and changing calls of CloudTrail, the newest 100; `text` is the beginning of the record. */
export async function readChangeRows(scope: SystemScope): Promise<readonly ChangeRow[]> {
  const { recorded = anyKey } = scope;
  const eventName = recorded.has('eventName') ? keyExpression('eventName').text : raw("''");
  const { rows } = await scope.reader.select<ChangeRow>(
    sql`SELECT id, service, namespace, if(${eventName} != '', ${eventName}, if(message != '', message, name)) AS what,
        ${sinceStart(scope)} AS at, substring(body, 1, 4000) AS text
      FROM baselime.events
      PREWHERE ${within(scope, changeRange(scope))} AND kind IN ('log', 'event')
        AND (dataset IN ('markers', 'deployments', 'cloudtrail') OR name IN ('deployment', 'deploy'))
      WHERE dataset != 'cloudtrail' OR (match(${eventName}, ${CHANGING}) AND NOT match(${eventName}, ${ROUTINE}))
      ORDER BY timestamp DESC, id DESC LIMIT 100`,
    scope.options,
  );
  return rows;
}

export interface VersionRow {
  readonly service: string;
  readonly namespace: string;
  readonly version: string;
  readonly first: number;
  readonly last: number;
}

/** Of an event that tells several, the first of these is the version of its entity. */
const ENTITY_VERSION_KEYS = ['resource.service.version', 'resource.faas.version', 'faas.version', '@version'] as const;

/** The versions of each entity over baseline and window, as its spans and logs name them. */
export async function readVersionRows(scope: SystemScope): Promise<readonly VersionRow[]> {
  // By hashes: three texts in a row's own form make a key of text, and every row would be grouped by writing it.
  const { rows } = await scope.reader.select<{
    readonly of_service: string;
    readonly of_namespace: string;
    readonly told_versions: string;
    readonly first: number;
    readonly last: number;
  }>(
    sql`SELECT any(service) AS of_service, any(namespace) AS of_namespace, any(versions) AS told_versions,
        ${sinceStart(scope, raw('min(timestamp)'))} AS first, ${sinceStart(scope, raw('max(timestamp)'))} AS last
      FROM baselime.events WHERE ${within(scope, bothOf(scope))} AND kind IN ('span', 'log') AND versions != ''
      GROUP BY cityHash64(service), cityHash64(namespace), cityHash64(versions)
      ORDER BY of_service, of_namespace, first, told_versions LIMIT 2000`,
    scope.options,
  );
  const merged = new Map<string, VersionRow>();
  for (const { of_service: service, of_namespace: namespace, told_versions: versions, first, last } of rows) {
    const told = new Map(versionsIn(versions).map(({ key, value }) => [key, value]));
    const version = ENTITY_VERSION_KEYS.map((key) => told.get(key)).find((value) => value !== undefined);
    if (version === undefined) continue;
    const key = JSON.stringify([service, namespace, version]);
    const known = merged.get(key) ?? { service, namespace, version, first, last };
    merged.set(key, { ...known, first: Math.min(known.first, first), last: Math.max(known.last, last) });
  }
  return [...merged.values()];
}
