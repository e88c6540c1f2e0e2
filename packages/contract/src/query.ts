/** Queries in the shape of Baselime's `parameters`; every part is optional. */
import { z } from 'zod';
import { EVENT_KINDS, EventView } from './event.js';
import { Timeframe } from './timeframe.js';
import { TraceSummary } from './trace.js';

export const CALCULATION_OPERATORS = [
  'COUNT',
  'COUNT_DISTINCT',
  'MAX',
  'MIN',
  'SUM',
  'AVG',
  'MEDIAN',
  'P001',
  'P01',
  'P05',
  'P10',
  'P25',
  'P75',
  'P90',
  'P95',
  'P99',
  'P999',
  'STDDEV',
  'VARIANCE',
] as const;

export const FILTER_OPERATIONS = [
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'LIKE',
  'NOT_LIKE',
  'INCLUDES',
  'DOES_NOT_INCLUDE',
  'MATCH_REGEX',
  'EXISTS',
  'DOES_NOT_EXIST',
  'IN',
  'NOT_IN',
  'STARTS_WITH',
] as const;

const Key = z.string().min(1).max(512);
const Scalar = z.union([z.string().max(8192), z.number(), z.boolean()]);

export const Filter = z.object({
  key: Key,
  operation: z.enum(FILTER_OPERATIONS),
  /** Absent for EXISTS and DOES_NOT_EXIST; a list for IN and NOT_IN. */
  value: z.union([Scalar, z.array(Scalar).max(1000)]).optional(),
});
export type Filter = z.infer<typeof Filter>;

/** `key` may be absent only for COUNT. */
export const Calculation = z.object({
  key: Key.optional(),
  operator: z.enum(CALCULATION_OPERATORS),
  alias: z.string().min(1).max(128).optional(),
});
export type Calculation = z.infer<typeof Calculation>;

export const Query = z.object({
  datasets: z.array(z.string().min(1).max(128)).max(64).optional(),
  calculations: z.array(Calculation).max(16).optional(),
  filters: z.array(Filter).max(64).optional(),
  filterCombination: z.enum(['AND', 'OR']).optional(),
  groupBys: z
    .array(z.object({ value: Key, type: z.string().optional() }))
    .max(4)
    .optional(),
  orderBy: z.object({ value: Key, order: z.enum(['ASC', 'DESC']).optional() }).optional(),
  needle: z
    .object({ value: z.string().max(1024), isRegex: z.boolean().optional(), matchCase: z.boolean().optional() })
    .optional(),
  limit: z.number().int().min(1).max(10_000).optional(),
});
export type Query = z.infer<typeof Query>;

export const QUERY_VIEWS = ['series', 'events', 'traces', 'requests', 'errors', 'patterns', 'values'] as const;

export const QueryRequest = z.object({
  query: Query.default({}),
  timeframe: Timeframe,
  view: z.enum(QUERY_VIEWS).default('events'),
  /** Width of one point of a series in milliseconds; chosen by the server when absent. */
  granularityMs: z.number().int().positive().optional(),
  /** From `nextCursor` of the page before (views events, traces and requests). */
  cursor: z.string().max(512).optional(),
  /** Whose values are counted (view values). */
  keys: z.array(Key).min(1).max(32).optional(),
});
export type QueryRequest = z.infer<typeof QueryRequest>;

export const QueryStatistics = z.object({ elapsedMs: z.number(), rowsRead: z.number() });
export type QueryStatistics = z.infer<typeof QueryStatistics>;

const Group = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One point: the start of its interval in epoch milliseconds, its group, and a value for each calculation's alias. */
export const SeriesPoint = z.object({
  at: z.number(),
  group: Group.optional(),
  values: z.record(z.string(), z.number().nullable()),
});
export type SeriesPoint = z.infer<typeof SeriesPoint>;

export const Aggregate = z.object({ group: Group.optional(), values: z.record(z.string(), z.number().nullable()) });
export type Aggregate = z.infer<typeof Aggregate>;

/** Everything that carries one request id, in one row. */
export const RequestSummary = z.object({
  requestId: z.string(),
  traceId: z.string().optional(),
  service: z.string(),
  namespace: z.string(),
  startedAt: z.string(),
  durationMs: z.number().optional(),
  events: z.number(),
  errors: z.number(),
  coldStart: z.boolean(),
  timedOut: z.boolean(),
  /** What failed, else the first words of the program; absent where only the platform wrote about the request. */
  message: z.string().optional(),
  /** The name of its first span. */
  operation: z.string().optional(),
  /** What Lambda's REPORT line tells: megabytes, and milliseconds of a cold start. */
  memoryUsedMb: z.number().optional(),
  memorySizeMb: z.number().optional(),
  initDurationMs: z.number().optional(),
});
export type RequestSummary = z.infer<typeof RequestSummary>;

/** One who tells a kind of error: the lines, or the spans, that carry one fingerprint. */
export const ErrorTelling = z.object({
  fingerprint: z.string(),
  dataset: z.string(),
  kind: z.enum(EVENT_KINDS),
  count: z.number(),
});
export type ErrorTelling = z.infer<typeof ErrorTelling>;

/** A failure, whoever tells it. */
export const ErrorKind = z.object({
  /** Of the first telling. */
  fingerprint: z.string(),
  /**
   * How often it happened: the most that one of the tellings knows of. Spans count once a request, or once a trace where
   * they name no request, and so do lines that name a request; other lines count each.
   */
  count: z.number(),
  /** Epoch milliseconds of the first and the last event in the range. */
  firstAt: z.number(),
  lastAt: z.number(),
  /** At least one, lines before spans. */
  tellings: z.array(ErrorTelling),
  /** The newest event of the first telling. */
  sample: EventView,
  /** Intervals in which it happened, as `count`; only when a granularity was asked for. */
  points: z.array(z.object({ at: z.number(), count: z.number() })).optional(),
});
export type ErrorKind = z.infer<typeof ErrorKind>;

/** A log template: `<*>` stands for what differs. */
export const PatternSummary = z.object({
  pattern: z.string(),
  /** The values of `$baselime.pattern` that are lines of it; at least one. */
  members: z.array(z.string()),
  count: z.number(),
  errors: z.number(),
  firstSeen: z.string(),
  lastSeen: z.string(),
  sampleId: z.string(),
});
export type PatternSummary = z.infer<typeof PatternSummary>;

export const KeyValue = z.object({ value: z.string(), count: z.number() });
export type KeyValue = z.infer<typeof KeyValue>;

/** The most frequent values of a key among the events that match, most frequent first; none where no event holds the key. */
export const ValueCounts = z.object({
  key: z.string(),
  values: z.array(KeyValue),
  /** Whether there are more values than these. */
  more: z.boolean(),
});
export type ValueCounts = z.infer<typeof ValueCounts>;

/** Holds the part that the view asked for, and always `statistics`. */
export const QueryAnswer = z.object({
  events: z.array(EventView).optional(),
  series: z.array(SeriesPoint).optional(),
  aggregates: z.array(Aggregate).optional(),
  granularityMs: z.number().optional(),
  traces: z.array(TraceSummary).optional(),
  requests: z.array(RequestSummary).optional(),
  errors: z.array(ErrorKind).optional(),
  patterns: z.array(PatternSummary).optional(),
  /** In the order of the keys that were asked for. */
  values: z.array(ValueCounts).optional(),
  /** How many events match; only beside `values`. */
  total: z.number().optional(),
  /** Beside `values`: one of how many matching rows was looked at. 1 is all of them; the counts are of all either way. */
  sampledOneIn: z.number().optional(),
  nextCursor: z.string().optional(),
  statistics: QueryStatistics,
});
export type QueryAnswer = z.infer<typeof QueryAnswer>;

/** A key that occurs in the stored events, and how its values look. */
export const KeySummary = z.object({
  key: z.string(),
  type: z.enum(['string', 'number', 'boolean', 'mixed']),
  datasets: z.array(z.string()),
  count: z.number(),
});
export type KeySummary = z.infer<typeof KeySummary>;
export const KeysAnswer = z.object({ keys: z.array(KeySummary) });
export type KeysAnswer = z.infer<typeof KeysAnswer>;

export const KeyValuesAnswer = z.object({ key: z.string(), values: z.array(KeyValue) });
export type KeyValuesAnswer = z.infer<typeof KeyValuesAnswer>;
