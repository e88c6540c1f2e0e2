import type { Filter } from '@baselime-ai/contract';
import { describe, expect, it } from 'vitest';
import { millis } from '../../model/units.js';
import type { Calculated, SeriesEvidence } from '../../query/evidence/series/series.js';
import { measuredBy } from './meaning.js';

const COUNT: Calculated = { name: 'COUNT', operator: 'COUNT', counts: true, additive: true };
const series = (filters: readonly Filter[], name?: string): SeriesEvidence => ({
  kind: 'chart',
  brushed: false,
  bucketMs: millis(1),
  firstAt: 0,
  calculations: [COUNT],
  lines: [],
  groupedBy: ['namespace'],
  unknownBefore: 0,
  filters,
  timeframe: { from: 0, to: 1 },
  errors: [],
  ...(name === undefined ? {} : { metric: { name, namespace: 'AWS/Lambda' } }),
});
const filter = (key: string, operation: Filter['operation'], value?: Filter['value']): Filter => ({
  key,
  operation,
  ...(value === undefined ? {} : { value }),
});

describe('measuredBy', () => {
  it.each([
    [filter('$baselime.error', '=', true), 'errors'],
    [filter('$baselime.error', '=', false), 'events'],
    [filter('LogLevel', 'IN', ['ERROR', 'FATAL']), 'errors'],
    [filter('LogLevel', '!=', 'ERROR'), 'events'],
    [filter('http.status_code', '>=', 500), 'errors'],
    [filter('http.status_code', '=', 200), 'events'],
    [filter('error', 'EXISTS'), 'errors'],
    [filter('error', 'DOES_NOT_EXIST'), 'events'],
    [filter('http.status_code', '=', 429), 'throttles'],
    [filter('namespace', '=', 'checkout'), 'events'],
    [filter('metric_name', '=', 'IteratorAge'), 'backlog'],
  ] as const)('takes a count with %j for %s', (one, measured) => {
    expect(measuredBy(series([one]), COUNT)).toBe(measured);
  });
  it('knows a queue of dead letters by its name', () => {
    const depth = filter('metric_name', '=', 'ApproximateNumberOfMessagesVisible');
    const of = (queue: string) => measuredBy(series([depth, filter('dimensions.QueueName', '=', queue)]), COUNT);
    expect([of('orders-dlq'), of('ordersDeadLetters'), of('orders'), of('adlqueue')]).toEqual([
      'dead-letter',
      'dead-letter',
      'backlog',
      'backlog',
    ]);
  });
  it.each([
    ['Errors', 'errors'],
    ['5XXError', 'errors'],
    ['Throttles', 'throttles'],
    ['ReadThrottleEvents', 'throttles'],
    ['IteratorAge', 'backlog'],
    ['MillisBehindLatest', 'backlog'],
    ['DeliveryToS3.DataFreshness', 'backlog'],
    ['rabbitmq_queue_messages_ready', 'backlog'],
    ['num_undelivered_messages', 'backlog'],
    ['AsyncEventAge', 'backlog'],
    ['DiskQueueDepth', 'saturation'],
    ['ApproximateAgeOfOldestMessage', 'backlog'],
    ['DeadLetterErrors', 'dead-letter'],
    ['ConcurrentExecutions', 'concurrency'],
    ['CPUUtilization', 'saturation'],
    ['Duration', 'latency'],
    ['IntegrationLatency', 'latency'],
    ['Invocations', 'requests'],
    ['aws.lambda/Errors', 'errors'],
    ['my.business.value', 'other'],
  ] as const)('takes the metric %s for %s', (name, measured) => {
    expect(measuredBy(series([], name), COUNT)).toBe(measured);
  });
  it('takes a percentile of a duration for latency, and a sum of it for neither', () => {
    const p95: Calculated = { name: 'p', operator: 'P95', key: '@duration', counts: false, additive: false };
    expect(measuredBy(series([]), p95)).toBe('latency');
    expect(measuredBy(series([]), { ...p95, operator: 'SUM', additive: true })).toBe('other');
  });
  it('takes a mean in a unit of time for latency, whatever its name is', () => {
    const mean: Calculated = { name: 'm', operator: 'AVG', key: 'FlushTime', counts: false, additive: false };
    expect(measuredBy(series([], 'FlushTime'), { ...mean, unit: 'Milliseconds' })).toBe('latency');
    expect(measuredBy(series([], 'FlushTime'), { ...mean, unit: 'Bytes' })).toBe('other');
    expect(measuredBy(series([], 'ApproximateAgeOfOldestMessage'), { ...mean, unit: 'Seconds' })).toBe('backlog');
  });
});
