import { describe, expect, it } from 'vitest';
import { fixedClock } from '../model/clock.js';
import { CircuitBreaker } from './circuit-breaker.js';

describe('CircuitBreaker', () => {
  const at = { ms: 0 };
  const clock = { ...fixedClock(0), monotonicMs: () => at.ms };

  it('opens after failures in a row, rests, and opens again on the next failure', () => {
    const breaker = new CircuitBreaker(clock, 3, 60_000);
    breaker.failed();
    breaker.failed();
    expect(breaker.isOpen()).toBe(false);
    breaker.failed();
    expect(breaker.isOpen()).toBe(true);
    at.ms = 60_000;
    expect(breaker.isOpen()).toBe(false);
    breaker.failed();
    expect(breaker.isOpen()).toBe(true);
  });

  it('counts anew after a success', () => {
    const breaker = new CircuitBreaker(clock, 2, 60_000);
    breaker.failed();
    breaker.succeeded();
    breaker.failed();
    expect(breaker.isOpen()).toBe(false);
  });
});
