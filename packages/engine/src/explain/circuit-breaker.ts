import type { Clock } from '../model/clock.js';

/** After `failuresToOpen` failures in a row nothing is tried for `restMs`; the next try decides anew. */
export class CircuitBreaker {
  private failures = 0;
  private openUntilMs = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly clock: Clock,
    private readonly failuresToOpen: number,
    private readonly restMs: number,
  ) {}

  isOpen(): boolean {
    return this.clock.monotonicMs() < this.openUntilMs;
  }

  failed(): void {
    this.failures += 1;
    if (this.failures >= this.failuresToOpen) this.openUntilMs = this.clock.monotonicMs() + this.restMs;
  }

  succeeded(): void {
    this.failures = 0;
    this.openUntilMs = Number.NEGATIVE_INFINITY;
  }
}
