import { describe, expect, it } from 'vitest';
import { MetricRegistry } from './registry.js';

describe('MetricRegistry', () => {
  it('writes counters, gauges and histograms as Prometheus reads them', () => {
    const registry = new MetricRegistry();
    const requests = registry.counter('requests_total', 'Requests.');
    registry.gauge('memory_bytes', 'Memory.', () => 7);
    const seconds = registry.histogram('wait_seconds', 'Waits.', [0.1, 1]);
    requests.add({ door: 'a"b' }, 2);
    requests.add({ door: 'a"b' });
    for (const value of [0.05, 0.1, 0.5, 3]) seconds.observe({}, value);
    expect(registry.text()).toBe(
      [
        '# HELP requests_total Requests.',
        '# TYPE requests_total counter',
        'requests_total{door="a\\"b"} 3',
        '# HELP memory_bytes Memory.',
        '# TYPE memory_bytes gauge',
        'memory_bytes 7',
        '# HELP wait_seconds Waits.',
        '# TYPE wait_seconds histogram',
        'wait_seconds_bucket{le="0.1"} 2',
        'wait_seconds_bucket{le="1"} 3',
        'wait_seconds_bucket{le="+Inf"} 4',
        'wait_seconds_sum 3.65',
        'wait_seconds_count 4',
        '',
      ].join('\n'),
    );
  });
});
