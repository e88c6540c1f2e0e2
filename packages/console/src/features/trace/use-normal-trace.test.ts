import { describe, expect, it } from 'vitest';
import { nearestHealthy } from './use-normal-trace.js';

describe('nearestHealthy', () => {
  const alike = new Map([
    ['yesterday', 10],
    ['before', 90],
    ['just now', 101],
  ]);
  it('is the nearest in time that holds no error', () => {
    expect(nearestHealthy(alike, new Set(), 100)).toBe('just now');
    expect(nearestHealthy(alike, new Set(['just now']), 100)).toBe('before');
  });
  it('is undefined when all of them failed', () => {
    expect(nearestHealthy(alike, alike, 100)).toBeUndefined();
  });
});
