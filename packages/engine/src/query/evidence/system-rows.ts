/** The statements behind the evidence about the whole system. Traces are read whole or not at all, by a hash of their id. */
import { later, type Millis, millis, type UnixNanos, type Window } from '../../model/units.js';
import { join, raw, type Sql, sql } from '../../store/sql.js';
import type { SelectOptions } from '../../store/telemetry-store.js';
import { keyExpression } from '../key-expression.js';
import type { TelemetryReader } from '../telemetry-reader.js';

export interface SystemScope {
  readonly reader: TelemetryReader;
  readonly options: SelectOptions;
  readonly window: Window;
  readonly baseline: Window;
}

/**
 * Spans of the window and of the baseline that are read, about; more are thinned out by whole traces. Tests on some
 * hundred visits of an operation see what matters, and reading stays within a fraction of a second.
 */
const MOST_SPANS = 8_000;
/** A template is told by its beginning; what follows is mostly values that happen to be words. */
const TEMPLATE_WORDS = 12;
const HOUR_MS = 3_600_000;

const instant = (at: UnixNanos): Sql => sql`fromUnixTimestamp64Nano(${at < 0n ? 0n : BigInt(at)})`;
const within = ({ reader }: SystemScope, { from, to }: Window): Sql =>
  sql`environment = ${reader.environment} AND timestamp >= ${instant(from)} AND timestamp < ${instant(to)}`;
const both = ({ window, baseline }: SystemScope): Window => ({
  from: baseline.from < window.from ? baseline.from : window.from,
  to: window.to,
});
/** Milliseconds from the start of the window; below 0 before it. */
const sinceStart = ({ window }: SystemScope): Sql =>
  sql`((toUnixTimestamp64Nano(timestamp) - ${BigInt(window.from)}) / 1e6)`;

export interface SpanRow {
  readonly id: string;
  readonly t: string;
  readonly s: string;
  readonly p: string;
  readonly service: string;
  readonly namespace: string;
  readonly name: string;
  readonly at: number;
  readonly ms: number | null;
  readonly failed: boolean;
  readonly role: string;
  readonly peer: string;
}

/** In the order of analyze/rules/entity: the first that is present names what a client span calls. */
const PEER_KEYS = [
  'peer.service',
  'aws.dynamodb.table_names',
  'db.collection.name',
  'db.sql.table',
  'aws.s3.bucket',
  'messaging.destination.name',
  'messaging.destination',
  'db.namespace',
  'db.name',
  'rpc.service',
  'server.address',
  'net.peer.name',
] as const;

/** Of how many traces one is read, chosen by a hash of the trace's id; undefined when no span has a trace. */
export async function readModulus(scope: SystemScope): Promise<number | undefined> {
  const isNow = sql`timestamp >= ${instant(scope.window.from)}`;
  const { rows } = await scope.reader.select<{ now: number; past: number }>(
    sql`SELECT countIf(${isNow}) AS now, countIf(NOT ${isNow}) AS past
      FROM baselime.events WHERE ${within(scope, both(scope))} AND kind = 'span' AND trace_id != ''`,
    scope.options,
  );
  const [now, past] = [Number(rows[0]?.now ?? 0), Number(rows[0]?.past ?? 0)];
  return now + past === 0 ? undefined : Math.max(1, Math.ceil(now / MOST_SPANS), Math.ceil(past / (2 * MOST_SPANS)));
}

export async function readSpanRows(scope: SystemScope, modulus: number): Promise<readonly SpanRow[]> {
  const peer = await firstPresent(scope, PEER_KEYS);
  const spanKind = keyExpression('span.kind').path?.string ?? raw("''");
  const { rows } = await scope.reader.select<SpanRow>(
    sql`SELECT id, trace_id AS t, span_id AS s, parent_span_id AS p, service, namespace, name,
        ${sinceStart(scope)} AS at, duration_ms AS ms, is_error AS failed, ifNull(${spanKind}, '') AS role,
        ${peer} AS peer
      FROM baselime.events PREWHERE ${within(scope, both(scope))} AND kind = 'span' AND trace_id != '' AND ${ofSample(modulus)}
      LIMIT ${MOST_SPANS * 6}`,
    { ...scope.options, maxRows: MOST_SPANS * 6 },
  );
  return rows;
}

/** The first of the keys that a record has, as text. Keys that nobody sent are not read: a path of JSON costs time. */
async function firstPresent({ reader, options }: SystemScope, keys: readonly string[]): Promise<Sql> {
  const { rows } = await reader.select<{ readonly key: string }>(
    sql`SELECT DISTINCT key FROM baselime.keys WHERE environment = ${reader.environment} AND key IN ${keys}`,
    options,
  );
  const sent = new Set(rows.map(({ key }) => key));
  const present = keys.filter((key) => sent.has(key));
  if (present.length === 0) return raw("''");
  const texts = present.map((key) => sql`nullIf(${keyExpression(key).path?.string ?? raw('NULL')}, '')`);
  return sql`ifNull(coalesce(${join(texts, ', ')}), '')`;
}

const ofSample = (modulus: number): Sql => (modulus === 1 ? raw('true') : sql`cityHash64(trace_id) % ${modulus} = 0`);

export interface LogRow {
  readonly t: string;
  readonly s: string;
  readonly service: string;
  readonly namespace: string;
  readonly template: string;
  readonly failed: boolean;
  readonly id: string;
  readonly at: number;
}

const template = sql`arrayStringConcat(arraySlice(splitByWhitespace(if(pattern != '', pattern, name)), 1, ${TEMPLATE_WORDS}), ' ')`;
const isLog = raw("kind IN ('log', 'span-event', 'event')");

/** One row for each span and template: the first such line. */
export async function readLogRows(scope: SystemScope, modulus: number): Promise<readonly LogRow[]> {
  const { rows } = await scope.reader.select<LogRow>(
    sql`SELECT trace_id AS t, span_id AS s, service, namespace, ${template} AS template, max(is_error) AS failed,
        min(id) AS id, min(${sinceStart(scope)}) AS at
      FROM baselime.events PREWHERE ${within(scope, both(scope))} AND ${isLog} AND trace_id != '' AND ${ofSample(modulus)}
      GROUP BY t, s, service, namespace, template LIMIT ${MOST_SPANS * 4}`,
    { ...scope.options, maxRows: MOST_SPANS * 4 },
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
  const isNow = sql`timestamp >= ${instant(scope.window.from)}`;
  const { rows } = await scope.reader.select<LineRow>(
    sql`SELECT service, namespace, ${template} AS template, max(is_error) AS failed, countIf(${isNow}) AS now,
        countIf(NOT ${isNow}) AS past, minIf(id, ${isNow}) AS id, minIf(${sinceStart(scope)}, ${isNow}) AS at
      FROM baselime.events WHERE ${within(scope, both(scope))} AND ${isLog} AND trace_id = ''
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

/** Dimensions that name the resource which a metric of CloudWatch measures. */
const DIMENSIONS = [
  'dimensions.FunctionName',
  'dimensions.TableName',
  'dimensions.QueueName',
  'dimensions.StreamName',
  'dimensions.TopicName',
  'dimensions.ApiName',
  'dimensions.StateMachineArn',
  'dimensions.DBInstanceIdentifier',
  'dimensions.BucketName',
] as const;

const GRAPH_METRIC = /^traces_service_graph_/;
export const isGraphMetric = (name: string): boolean => GRAPH_METRIC.test(name);

/** At most 1,500 series of an entity and a metric, those with most steps first; steps count from the window's start. */
export async function readMetricRows(scope: SystemScope): Promise<readonly MetricRow[]> {
  const step = sql`toInt32(floor(${sinceStart(scope)} / ${Number(metricStepOf(scope))}))`;
  const unit = keyExpression('metric.unit').path?.string ?? raw("''");
  const dimension = await firstPresent(scope, DIMENSIONS);
  // CloudWatch's own namespaces, such as `AWS/Lambda`, hold the metrics of every resource.
  const owner = sql`if(startsWith(namespace, 'AWS/') AND ${dimension} != '', ${dimension}, namespace)`;
  const { rows } = await scope.reader.select<MetricRow>(
    sql`SELECT service, owner AS namespace, name, any(unit) AS unit, groupArray(step) AS step, groupArray(total) AS total,
        groupArray(observed) AS count
      FROM (SELECT service, ${owner} AS owner, name, any(ifNull(${unit}, '')) AS unit, ${step} AS step,
          sum(metric_sum) AS total, sum(ifNull(metric_count, 0)) AS observed
        FROM baselime.events
        WHERE ${within(scope, { from: metricBaselineOf(scope).from, to: scope.window.to })} AND kind = 'metric'
          AND isNotNull(metric_sum) AND NOT startsWith(name, 'traces_service_graph_')
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

/** The call graph as metrics of the OpenTelemetry service graph connector give it. */
export async function readEdgeRows(scope: SystemScope): Promise<readonly EdgeRow[]> {
  const isNow = sql`timestamp >= ${instant(scope.window.from)}`;
  const [client, server] = ['client', 'server'].map(
    (key) => sql`ifNull(${keyExpression(key).path?.string ?? raw("''")}, '')`,
  );
  if (client === undefined || server === undefined) return [];
  const total = (name: string, when: Sql): Sql => sql`sumIf(ifNull(metric_sum, 0), name = ${name} AND ${when})`;
  const requests = 'traces_service_graph_request_total';
  const failures = 'traces_service_graph_request_failed_total';
  const { rows } = await scope.reader.select<EdgeRow>(
    sql`SELECT ${client} AS client, ${server} AS server, ${total(requests, isNow)} AS now,
        ${total(requests, sql`NOT ${isNow}`)} AS past, ${total(failures, isNow)} AS failedNow,
        ${total(failures, sql`NOT ${isNow}`)} AS failedPast
      FROM baselime.events
      WHERE ${within(scope, { from: metricBaselineOf(scope).from, to: scope.window.to })} AND kind = 'metric'
        AND name IN ${[requests, failures]}
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

const CHANGES_BEFORE_MS = HOUR_MS;
const changeRange = ({ window }: SystemScope): Window => ({
  from: later(window.from, millis(-CHANGES_BEFORE_MS)),
  to: window.to,
});

/** Deployment markers and changing calls of CloudTrail, the newest 100; `text` is the beginning of the record. */
export async function readChangeRows(scope: SystemScope): Promise<readonly ChangeRow[]> {
  const eventName = keyExpression('eventName').text;
  const { rows } = await scope.reader.select<ChangeRow>(
    sql`SELECT id, service, namespace, if(${eventName} != '', ${eventName}, if(message != '', message, name)) AS what,
        ${sinceStart(scope)} AS at, substring(body, 1, 4000) AS text
      FROM baselime.events
      PREWHERE ${within(scope, changeRange(scope))} AND kind IN ('log', 'event')
        AND (dataset IN ('markers', 'deployments', 'cloudtrail') OR name IN ('deployment', 'deploy'))
      WHERE dataset != 'cloudtrail' OR match(${eventName}, '^(Update|Put|Publish|Create|Delete|Attach|Detach)')
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

const VERSION_KEYS = ['resource.service.version', 'resource.faas.version', 'faas.version', '@version'] as const;

/** The versions of each entity over baseline and window, as its spans and logs name them. */
export async function readVersionRows(scope: SystemScope): Promise<readonly VersionRow[]> {
  const version = await firstPresent(scope, VERSION_KEYS);
  const { rows } = await scope.reader.select<VersionRow>(
    sql`SELECT service, namespace, ${version} AS version, min(${sinceStart(scope)}) AS first,
        max(${sinceStart(scope)}) AS last
      FROM baselime.events WHERE ${within(scope, both(scope))} AND kind IN ('span', 'log')
      GROUP BY service, namespace, version HAVING version != '' ORDER BY service, namespace, first, version LIMIT 2000`,
    scope.options,
  );
  return rows;
}
