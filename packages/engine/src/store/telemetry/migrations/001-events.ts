import type { TableDefinition } from '../ddl.js';

/**
 * Everything is an event. Empty text means absent; `data` is for queries, `body` is the exact JSON that came.
 * Ordered by time inside an environment: the newest N, any window, and a lookup by id (an id carries its time) read
 * a few granules; lookups by another id go through bloom filters.
 */
export const events: TableDefinition = {
  name: 'events',
  columns: [
    'environment LowCardinality(String)',
    'dataset LowCardinality(String)',
    'service LowCardinality(String)',
    'namespace LowCardinality(String)',
    'kind LowCardinality(String)',
    'id String CODEC(ZSTD(1))',
    "timestamp DateTime64(9, 'UTC') CODEC(Delta(8), ZSTD(1))",
    'trace_id String CODEC(ZSTD(1))',
    'span_id String CODEC(ZSTD(1))',
    'parent_span_id String CODEC(ZSTD(1))',
    'request_id String CODEC(ZSTD(1))',
    'level LowCardinality(String)',
    'is_error Bool',
    'cold_start Bool',
    'timed_out Bool',
    'name String CODEC(ZSTD(1))',
    'message String CODEC(ZSTD(1))',
    'duration_ms Nullable(Float64)',
    'metric_sum Nullable(Float64)',
    'metric_count Nullable(Float64)',
    'metric_min Nullable(Float64)',
    'metric_max Nullable(Float64)',
    'metric_detail String CODEC(ZSTD(1))',
    'fingerprint String CODEC(ZSTD(1))',
    'pattern String CODEC(ZSTD(1))',
    'data JSON(max_dynamic_paths = 256)',
    'body String CODEC(ZSTD(1))',
    'INDEX id_filter id TYPE bloom_filter(0.01) GRANULARITY 1',
    'INDEX trace_filter trace_id TYPE bloom_filter(0.01) GRANULARITY 1',
    'INDEX request_filter request_id TYPE bloom_filter(0.01) GRANULARITY 1',
    'INDEX fingerprint_filter fingerprint TYPE bloom_filter(0.01) GRANULARITY 1',
    "INDEX message_text message TYPE text(tokenizer = 'splitByNonAlpha')",
  ],
  engine: 'MergeTree',
  partitionBy: 'toDate(timestamp)',
  primaryKey: '(environment, timestamp)',
  // With the id, so that the newest N in the order of pages are read without sorting the rest.
  orderBy: '(environment, timestamp, id)',
  shardBy: "cityHash64(if(trace_id != '', trace_id, if(request_id != '', request_id, id)))",
  durable: true,
};
