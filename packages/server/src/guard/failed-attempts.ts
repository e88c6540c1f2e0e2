/** Slows down guessing at the sign-in doors: after too many failures from one address, all attempts wait. */
export interface FailedAttempts {
  /** Seconds until the next attempt is heard; undefined when it may go ahead. */
  waitSeconds(address: string): number | undefined;
  failed(address: string): void;
  succeeded(address: string): void;
}

const ALLOWED_FAILURES = 10;
const WINDOW_MS = 5 * 60_000;
const REMEMBERED_ADDRESSES = 10_000;

/** @param monotonicMs milliseconds that only grow */
export function createFailedAttempts(monotonicMs: () => number): FailedAttempts {
  const failures = new Map<string, number[]>();
  const recent = (address: string): number[] =>
    (failures.get(address) ?? []).filter((at) => at > monotonicMs() - WINDOW_MS);
  return {
    waitSeconds(address) {
      const [oldest, ...others] = recent(address).slice(-ALLOWED_FAILURES);
      if (oldest === undefined || others.length < ALLOWED_FAILURES - 1) return undefined;
      return Math.max(1, Math.ceil((oldest + WINDOW_MS - monotonicMs()) / 1000));
    },
    failed(address) {
      if (failures.size >= REMEMBERED_ADDRESSES) failures.delete(failures.keys().next().value ?? '');
      failures.set(address, [...recent(address), monotonicMs()].slice(-ALLOWED_FAILURES));
    },
    succeeded(address) {
      failures.delete(address);
    },
  };
}
