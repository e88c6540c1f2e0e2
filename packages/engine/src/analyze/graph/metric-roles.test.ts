import { describe, expect, it } from 'vitest';
import { millisIn, roleOf } from './metric-roles.js';

describe('roleOf', () => {
  it.each([
    ['latency', 's', 'latency'],
    ['Duration', 'Milliseconds', 'latency'],
    ['http.server.request.duration', 's', 'latency'],
    ['IteratorAge', 'Milliseconds', 'latency'],
    ['requests', '1', 'requests'],
    ['Invocations', 'Count', 'requests'],
    ['Errors', 'Count', 'errors'],
    ['failed_requests', undefined, 'errors'],
    ['Throttles', 'Count', 'errors'],
    ['HTTPCode_Target_5XX_Count', 'Count', 'errors'],
    ['availability', '%', 'availability'],
    ['PodSuccessRate', '%', 'availability'],
    ['CPUUtilization', 'Percent', 'utilization'],
    ['CpuUsageRate', '%', 'utilization'],
    ['system.memory.utilization', '1', 'utilization'],
    ['FreeableMemory', 'Bytes', undefined],
    ['CPUCreditBalance', 'Count', undefined],
    ['queue.depth', undefined, undefined],
    ['', undefined, undefined],
  ])('takes %s in %s for %s', (name, unit, role) => {
    expect(roleOf(name, unit)).toBe(role);
  });
});

describe('millisIn', () => {
  it('knows the units of time and nothing else', () => {
    expect(millisIn('s')).toBe(1_000);
    expect(millisIn('Microseconds')).toBe(0.001);
    expect(millisIn('By')).toBeUndefined();
    expect(millisIn(undefined)).toBeUndefined();
  });
});
