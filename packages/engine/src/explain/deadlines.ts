/** Two deadlines over a stream of a model, and the caller's own signal, as one signal. */
import { ProviderFailure } from './providers/failure.js';

export interface Deadlines {
  /** Until the first text; unit: milliseconds. */
  readonly firstTextMs: number;
  /** Until the last text; unit: milliseconds. */
  readonly totalMs: number;
}

export const DEFAULT_DEADLINES: Deadlines = { firstTextMs: 20_000, totalMs: 60_000 };

/** Raised when the caller's signal ended the stream. */
export class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/**
 * The parts of `open(signal)` as they come. Raises ProviderFailure `slow-start` or `slow` at a deadline and Cancelled
 * when `cancel` is aborted, at once, also when the source does not heed its signal. The source is aborted whenever
 * this generator ends, finished or not.
 */
export async function* withDeadlines<T>(
  open: (signal: AbortSignal) => AsyncIterable<T>,
  deadlines: Deadlines,
  cancel: AbortSignal | undefined,
): AsyncGenerator<T> {
  const controller = new AbortController();
  let reject: (error: Error) => void = () => undefined;
  const stopped = new Promise<never>((_, fail) => {
    reject = fail;
  });
  // Without a listener a rejection between two parts would count as unhandled.
  stopped.catch(() => undefined);
  const stop = (error: Error): void => {
    reject(error);
    controller.abort();
  };
  const onCancel = (): void => stop(new Cancelled('cancelled by the caller'));
  if (cancel?.aborted === true) onCancel();
  cancel?.addEventListener('abort', onCancel, { once: true });
  const first = setTimeout(() => stop(new ProviderFailure('slow-start')), deadlines.firstTextMs);
  const total = setTimeout(() => stop(new ProviderFailure('slow')), deadlines.totalMs);
  const source = open(controller.signal)[Symbol.asyncIterator]();
  try {
    while (true) {
      const next = source.next();
      // After a deadline nobody waits for it any more; its failure must not count as unhandled.
      next.catch(() => undefined);
      const { done, value } = await Promise.race([next, stopped]);
      if (done === true) return;
      clearTimeout(first);
      yield value;
    }
  } finally {
    clearTimeout(first);
    clearTimeout(total);
    cancel?.removeEventListener('abort', onCancel);
    controller.abort();
    source.return?.().catch(() => undefined);
  }
}
