/**
 * How long something took of one core. The clock counts what other programs took meanwhile, and the processor's count the runtime's
 * own helpers, which compile and collect memory on another core: both are at least the time of the thread that did the work, so the
 * lesser of them is the nearest that can be told.
 */
export interface Started {
  readonly clock: number;
  readonly processor: NodeJS.CpuUsage;
}

export const started = (): Started => ({ clock: performance.now(), processor: process.cpuUsage() });

/** Milliseconds since then. */
export function millisecondsSince(then: Started): number {
  const { user, system } = process.cpuUsage(then.processor);
  return Math.min(performance.now() - then.clock, (user + system) / 1000);
}
