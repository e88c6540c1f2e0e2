import { describe, expect, it } from 'vitest';
import { event } from '../__fixtures__/events.js';
import { isAftermath, isEventOfTrouble } from './event-words.js';
import { readsAsFailure, unmarkedFailure } from './reads-as-failure.js';

describe('what an orchestrator tells as an event', () => {
  it.each([
    ['Back-off pulling image "registry.example/shop/orders:1.42.0"', 'missing-resource'],
    ['Back-off restarting failed container app in pod orders-7d9f6c5b4-x2k9p_shop(1)', 'startup-failed'],
    ['0/6 nodes are available: 6 Insufficient memory.', 'resource-saturated'],
    ['MountVolume.SetUp failed for volume "tls" : secret "orders-tls" not found', 'missing-resource'],
    ['The node was low on resource: ephemeral-storage. Threshold quantity: 1Gi', 'resource-saturated'],
    ['Memory cgroup out of memory: Killed process 8123 (node) total-vm:1203344kB', 'memory-exhausted'],
    ['OutOfMemoryError: Container killed due to memory usage', 'memory-exhausted'],
  ])('reads %s as a failure whatever its level', (message, fault) => {
    expect(isEventOfTrouble(message)).toBe(true);
    for (const level of ['info', 'warn'] as const)
      expect(unmarkedFailure({ ...event({ message }), level })?.verdict.fault).toBe(fault);
  });
  it.each([
    'Container image already present on machine',
    'Started container app',
    'Readiness probe failed: HTTP probe failed with statuscode: 503',
    'Scaling activity initiated by deployment',
  ])('leaves %s alone', (message) => {
    expect(isEventOfTrouble(message)).toBe(false);
  });
  it('knows what is only done about it', () => {
    expect(isAftermath('Back-off restarting failed container app in pod orders')).toBe(true);
    expect(isAftermath('Container app failed liveness probe, will be restarted')).toBe(true);
    expect(isAftermath('Memory cgroup out of memory: Killed process 8123 (node)')).toBe(false);
  });
  it('asks for the words at the beginning, where an orchestrator has them', () => {
    expect(isEventOfTrouble('the runbook for "Back-off restarting failed container"')).toBe(false);
    expect(readsAsFailure({ ...event({ message: 'Started container app' }), level: 'info' })).toBeUndefined();
  });
});
