/** What this server counts about itself; served on GET /metrics and described in docs. */
import type { Engine } from '@baselime-ai/engine';
import { type Counter, type Histogram, MetricRegistry } from './registry.js';

export interface ServerMetrics {
  readonly eventsAccepted: Counter;
  readonly eventsRejected: Counter;
  readonly requestSeconds: Histogram;
  readonly explainFirstTextSeconds: Histogram;
  readonly explanations: Counter;
  readonly modelCalls: Counter;
  readonly text: () => string;
}

const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** @param stats what the engine counts about itself since the start */
export function createServerMetrics(stats: Engine['stats']): ServerMetrics {
  const registry = new MetricRegistry();
  const metrics = {
    eventsAccepted: registry.counter('baselime_events_accepted_total', 'Events that are durable, by door.'),
    eventsRejected: registry.counter('baselime_events_rejected_total', 'Events that were refused, by door.'),
    requestSeconds: registry.histogram('baselime_http_request_duration_seconds', 'HTTP requests, by route.', SECONDS),
    explainFirstTextSeconds: registry.histogram(
      'baselime_explain_first_text_seconds',
      'From the request for an explanation to its first text.',
      SECONDS,
    ),
    explanations: registry.counter('baselime_explanations_total', 'Explanations, by who worded them and the outcome.'),
    modelCalls: registry.counter(
      'baselime_model_calls_total',
      'Answers that a model began to word, not from the cache.',
    ),
  };
  registry.counterOf(
    'baselime_telemetry_engine_restarts_total',
    'Times that the embedded telemetry engine ended by itself and was started again.',
    () => stats().telemetryRestarts,
  );
  registry.counterOf(
    'baselime_events_excluded_total',
    'Events that were taken and not kept, because a rule of their dataset says so.',
    () => stats().eventsExcluded,
  );
  registry.counterOf(
    'baselime_events_sampled_out_total',
    'Events that tail sampling left out; those that were kept stand for them.',
    () => stats().eventsSampledOut,
  );
  const startedAt = Date.now() / 1000;
  registry.gauge('process_resident_memory_bytes', 'Resident memory.', () => process.memoryUsage.rss());
  registry.gauge('nodejs_heap_used_bytes', 'JavaScript heap in use.', () => process.memoryUsage().heapUsed);
  registry.gauge('process_start_time_seconds', 'Start of this server since the epoch.', () => startedAt);
  return { ...metrics, text: () => registry.text() };
}
