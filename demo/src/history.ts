/** The shop's past, sent from a thread of its own, because the server that takes it runs in this process. */
import { Worker } from 'node:worker_threads';
import { asFromWorker, type History } from './history-messages.js';
import type { Progress, ReplayResult } from './replay.js';

export interface HistoryOptions extends History {
  /** Stops the sending at once. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Most of what is packed is garbage soon; a young generation of this size lets it die young. */
const YOUNG_GENERATION_MB = 48;

/** Sends all of `generateShop` as `replay` does. Never throws for what the network does. */
export async function sendHistory(options: HistoryOptions): Promise<ReplayResult> {
  const { signal, onProgress, ...history } = options;
  let progress: Progress = { batches: 0, records: 0, at: history.from };
  const stopped = (reason: string): ReplayResult => ({ ok: false, ...progress, reason });
  if (signal.aborted) return stopped('stopped');
  const worker = new Worker(new URL('./history-worker.js', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
  });
  const ended = new AbortController();
  try {
    return await new Promise<ReplayResult>((resolve, reject) => {
      worker.on('message', (value) => {
        const message = asFromWorker(value);
        if (message.type === 'end') return resolve(message.result);
        progress = message.progress;
        onProgress?.(progress);
      });
      worker.on('error', reject);
      worker.on('exit', () => resolve(stopped('the thread that sends it ended early')));
      signal.addEventListener('abort', () => resolve(stopped('stopped')), { once: true, signal: ended.signal });
      worker.postMessage(history);
    });
  } finally {
    ended.abort();
    await worker.terminate();
  }
}
