/** Goes on where the history ended, in the pace of the clock. */
import { generateShop } from './generate.js';
import { type Progress, replay, type Target } from './replay.js';

export interface LiveOptions extends Target {
  readonly seed: number;
  /** Where the history ended: the `to` and the anchor of `generateShop`. Epoch milliseconds. */
  readonly since: number;
  readonly requestsPerMinute: number;
  /** Stops the traffic. */
  readonly signal: AbortSignal;
  /** Epoch milliseconds; `Date.now` when absent. */
  readonly now?: () => number;
  /** Between two sends; 2,000 when absent. */
  readonly everyMs?: number;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears why a slice was not taken; the traffic goes on with the next one. */
  readonly onProblem?: (reason: string) => void;
}

/** After a machine slept, the shop does not catch up on more than this. */
const LONGEST_SLICE_MS = 10 * 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Resolves soon after `signal` is aborted; never rejects for what the network does. */
export async function liveTraffic(options: LiveOptions): Promise<void> {
  const now = options.now ?? Date.now;
  const everyMs = options.everyMs ?? 2_000;
  let from = options.since;
  while (!options.signal.aborted) {
    const to = now();
    if (to > from) {
      const slice = { from: Math.max(from, to - LONGEST_SLICE_MS), to, anchor: options.since };
      const { seed, requestsPerMinute } = options;
      const result = await replay({
        ...options,
        batches: generateShop({ seed, requestsPerMinute, ...slice }),
        concurrency: 1,
      });
      if (!result.ok && !options.signal.aborted) options.onProblem?.(result.reason);
      from = to;
    }
    await stoppable(options.sleep ?? pause, everyMs, options.signal);
  }
}

async function stoppable(sleep: (ms: number) => Promise<void>, ms: number, signal: AbortSignal): Promise<void> {
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true, signal: stop.signal });
  });
  await Promise.race([sleep(ms), stopped]);
  stop.abort();
}
