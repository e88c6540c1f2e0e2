/** How the cost of work grows with its input, told in a way that a busy machine cannot change. For tests only. */

export interface Growth {
  /** Processor time of the long input in that of the short one; the least of each that was seen. */
  readonly ratio: number;
  /** Milliseconds on the processor, of the long input. */
  readonly longMs: number;
}

const ROUNDS = 24;

/**
 * Runs `short` and `long` in turns until the cost of `long` is at most `limit` times that of `short`, or `floorMs`, below
 * which the clock's noise is larger than the work; after 24 rounds it gives up and tells what it saw. Other load can only
 * add time, so the least of many runs is the one that counts, and growth that is real stays above the limit in all of them.
 */
export function growthOf(
  short: () => void,
  long: () => void,
  { limit, floorMs }: { readonly limit: number; readonly floorMs: number },
): Growth {
  let least = { short: Number.POSITIVE_INFINITY, long: Number.POSITIVE_INFINITY };
  for (let round = 0; round < ROUNDS; round += 1) {
    least = { short: Math.min(least.short, cost(short)), long: Math.min(least.long, cost(long)) };
    if (least.long <= Math.max(floorMs, limit * least.short)) break;
  }
  return { ratio: least.long <= floorMs ? 0 : least.long / least.short, longMs: least.long };
}

function cost(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
