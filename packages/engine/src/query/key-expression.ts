/**
 * Keys of the query language as SQL. The surface's own keys (`@requestId`, `$baselime.error`, `LogLevel`, …) are
 * columns of the events; every other key is a path into `data`, read through typed subcolumns, because casts are slow.
 */
import { raw, type Sql, sql } from '../store/sql.js';
import { anyKey, type RecordedKeys } from './recorded-keys.js';

export interface KeyExpression {
  readonly kind: 'text' | 'number' | 'boolean' | 'instant' | 'path';
  /** String; empty where absent. */
  readonly text: Sql;
  /** Nullable(Float64); null where absent or not a number. */
  readonly number: Sql;
  readonly exists: Sql;
  /** As `text`, of the column alone; only where a key may stand in a column or else in the record. */
  readonly column?: Sql;
  /** The path's typed subcolumns; only for kind `path`. */
  readonly path?: { readonly string: Sql; readonly boolean: Sql; readonly strings: Sql };
}

const TEXT_COLUMNS: Readonly<Record<string, string>> = {
  environment: 'environment',
  dataset: 'dataset',
  '$baselime.dataset': 'dataset',
  service: 'service',
  '$baselime.service': 'service',
  namespace: 'namespace',
  '$baselime.namespace': 'namespace',
  kind: 'kind',
  id: 'id',
  '$baselime.id': 'id',
  traceId: 'trace_id',
  trace_id: 'trace_id',
  '@traceId': 'trace_id',
  spanId: 'span_id',
  span_id: 'span_id',
  parentSpanId: 'parent_span_id',
  parent_span_id: 'parent_span_id',
  requestId: 'request_id',
  request_id: 'request_id',
  '@requestId': 'request_id',
  level: 'level',
  LogLevel: 'level',
  '@level': 'level',
  message: 'message',
  '@message': 'message',
  '$baselime.message': 'message',
  fingerprint: 'fingerprint',
  '$baselime.fingerprint': 'fingerprint',
  pattern: 'pattern',
  '$baselime.pattern': 'pattern',
};
const BOOLEAN_COLUMNS: Readonly<Record<string, string>> = {
  isError: 'is_error',
  is_error: 'is_error',
  '$baselime.error': 'is_error',
  coldStart: 'cold_start',
  cold_start: 'cold_start',
  timedOut: 'timed_out',
  timed_out: 'timed_out',
  '@timedOut': 'timed_out',
};
/** Columns that stand for a key wherever the sender's record does not hold the key itself. */
const NUMBER_COLUMNS: Readonly<Record<string, string>> = {
  duration: 'duration_ms',
  '@duration': 'duration_ms',
  durationMs: 'duration_ms',
  duration_ms: 'duration_ms',
  'value.sum': 'metric_sum',
  'value.count': 'metric_count',
  // A point of one number is its own least and greatest; one of many observations has them only where they were sent.
  'value.min': 'if(ifNull(metric_count, 0) > 0, metric_min, coalesce(metric_min, metric_sum))',
  'value.max': 'if(ifNull(metric_count, 0) > 0, metric_max, coalesce(metric_max, metric_sum))',
  // A point stands for many observations: the durations of all invocations of a minute, say.
  'value.average': 'if(ifNull(metric_count, 0) > 0, metric_sum / metric_count, metric_sum)',
};
/** How many events a row stands for, in the original's form (1 of N was kept: 1/N) and in ours (N). */
const WEIGHT_KEYS: Readonly<Record<string, string>> = {
  '$baselime.samplingInterval': '(1 / weight)',
  '$baselime.weight': 'weight',
};
const INSTANT_KEYS = new Set(['timestamp', '@timestamp', '$baselime.timestamp']);

/** `data` at a path. The path is an identifier and cannot be bound; it is quoted so that nothing can leave the quotes. */
function subcolumn(key: string, type: string): Sql {
  const quoted = key.replaceAll('\\', '\\\\').replaceAll('`', '\\`');
  return raw(`data.\`${quoted}\`${type}`);
}

function pathExpression(key: string): KeyExpression & { readonly path: NonNullable<KeyExpression['path']> } {
  const string = subcolumn(key, '.:String');
  const number = sql`coalesce(${subcolumn(key, '.:Float64')}, toFloat64(${subcolumn(key, '.:Int64')}), toFloat64OrNull(${string}))`;
  return {
    kind: 'path',
    text: sql`ifNull(CAST(${subcolumn(key, '')}, 'Nullable(String)'), '')`,
    number,
    // A record below the key counts too: `error EXISTS` holds for `{"error": {"message": "…"}}`.
    exists: sql`(isNotNull(${subcolumn(key, '')}) OR toString(${raw('data.^')}${quotedOnly(key)}) != '{}')`,
    path: { string, boolean: subcolumn(key, '.:Bool'), strings: subcolumn(key, '.:`Array(Nullable(String))`') },
  };
}

const quotedOnly = (key: string): Sql => raw(`\`${key.replaceAll('\\', '\\\\').replaceAll('`', '\\`')}\``);

/** Whether a key stands in a column or else in the record, where it is looked for unless `RecordedKeys` says that it is in none. */
export const mayStandInRecord = (key: string): boolean => key === 'name' || Object.hasOwn(NUMBER_COLUMNS, key);

/** How a key reads. Any key is fine: one that occurs nowhere reads as absent. */
export function keyExpression(key: string, recorded: RecordedKeys = anyKey): KeyExpression {
  if (Object.hasOwn(TEXT_COLUMNS, key)) {
    const column = raw(TEXT_COLUMNS[key] ?? '');
    return { kind: 'text', text: column, number: sql`toFloat64OrNull(${column})`, exists: sql`${column} != ''` };
  }
  if (Object.hasOwn(BOOLEAN_COLUMNS, key)) {
    const column = raw(BOOLEAN_COLUMNS[key] ?? '');
    return { kind: 'boolean', text: sql`toString(${column})`, number: sql`toFloat64(${column})`, exists: column };
  }
  if (INSTANT_KEYS.has(key)) {
    const milliseconds = sql`(toUnixTimestamp64Nano(timestamp) / 1e6)`;
    return { kind: 'instant', text: sql`toString(timestamp)`, number: milliseconds, exists: raw('true') };
  }
  const weight = Object.hasOwn(WEIGHT_KEYS, key) ? WEIGHT_KEYS[key] : undefined;
  if (weight !== undefined) {
    return {
      kind: 'number',
      text: sql`toString(${raw(weight)})`,
      number: sql`toNullable(${raw(weight)})`,
      exists: raw('true'),
    };
  }
  const path = pathExpression(key);
  if (Object.hasOwn(NUMBER_COLUMNS, key)) {
    const own = raw(NUMBER_COLUMNS[key] ?? '');
    const number = recorded.has(key) ? sql`coalesce(${own}, ${path.number})` : own;
    return {
      kind: 'number',
      text: sql`ifNull(toString(${number}), '')`,
      number,
      exists: sql`isNotNull(${number})`,
      column: sql`ifNull(toString(${own}), '')`,
    };
  }
  if (key === 'name') {
    const text = recorded.has(key) ? sql`if(name != '', name, ifNull(${path.path.string}, ''))` : raw('name');
    return {
      kind: 'text',
      text,
      number: sql`toFloat64OrNull(${text})`,
      exists: sql`${text} != ''`,
      column: raw('name'),
    };
  }
  return path;
}
