/** Time is a parameter: everything that needs the present takes a Clock. */
import { fromEpochMillis, type UnixNanos } from './units.js';

export interface Clock {
  readonly now: () => UnixNanos;
  /** Milliseconds that only ever grow, for measuring how long something took. */
  readonly monotonicMs: () => number;
}

export const systemClock: Clock = {
  now: () => fromEpochMillis(Date.now()),
  monotonicMs: () => performance.now(),
};

/** A clock that stands still at `epochMs`, for tests and seeded data. */
export const fixedClock = (epochMs: number): Clock => ({ now: () => fromEpochMillis(epochMs), monotonicMs: () => 0 });
