import { describe, expect, it } from 'vitest';
import { later, millis } from '../../model/units.js';
import type { MetricSignals } from '../../query/evidence/system/evidence.js';
import { event } from '../__fixtures__/events.js';
import { analyze } from '../analyze.js';

const metric = (entity: string, name: string, window: readonly number[], before: readonly number[]): MetricSignals => ({
  entity,
  name,
  window: window.map((total, step) => ({ step, mean: total, total })),
  baseline: before.map((total, index) => ({ step: index - before.length, mean: total, total })),
});
const NONE = [0, 0, 0, 0, 0, 0];

function causeOf(message: string, ...onTheWay: readonly MetricSignals[]) {
  const failed = event({ id: 'f', requestId: 'r1', isError: true, message });
  const hour = { from: later(failed.timestamp, millis(-3_600_000)), to: failed.timestamp };
  const base = { subject: { kind: 'event' as const, id: 'f' }, window: hour, baseline: hour, skipped: [] };
  return analyze({ ...base, focus: failed, request: [failed], onTheWay }).rootCause;
}
const REFUSED = 'POST https://api.example.com/v1 -> connect ETIMEDOUT 203.0.113.24:443';
const ports = metric('nat-1', 'ErrorPortAllocation', [0, 240, 310], NONE);

describe('a connection that did not come to be', () => {
  it('is laid to the gateway that had no port left at that time', () => {
    expect(causeOf(REFUSED, ports)).toMatchObject({
      fault: 'connection-exhausted',
      entity: 'nat-1',
      confidence: 'likely',
      statement: expect.stringContaining('no port left'),
    });
    expect(causeOf(REFUSED, metric('vpn-1', 'TunnelState', [0, 0], [1, 1, 1, 1, 1]))).toMatchObject({
      fault: 'dependency-unavailable',
      entity: 'vpn-1',
    });
  });
  it('is laid to what was called where the way was well, or was so before', () => {
    const others = [
      metric('nat-1', 'ErrorPortAllocation', [0, 0], NONE),
      metric('nat-1', 'ErrorPortAllocation', [12, 9], [14, 8, 11, 16, 9, 12]),
      metric('vpn-1', 'TunnelState', [1, 1], [1, 1, 1]),
    ];
    for (const one of others) expect(causeOf(REFUSED, one).entity).toBe('api.example.com');
    expect(causeOf(REFUSED).entity).toBe('api.example.com');
  });
  it('is left open between two of them', () => {
    expect(causeOf(REFUSED, ports, metric('nat-2', 'ErrorPortAllocation', [5], NONE)).entity).toBe('api.example.com');
  });
  it('is no answer, and no connection that was made', () => {
    expect(causeOf('GET https://api.example.com/v1: 503 Service Unavailable', ports).entity).not.toBe('nat-1');
    expect(causeOf('GET https://api.example.com/v1: read ECONNRESET', ports).entity).not.toBe('nat-1');
  });
});
