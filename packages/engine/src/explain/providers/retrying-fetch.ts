/** Tries a request again when the provider was busy, with a wait that grows and is drawn at random, so that callers spread. */
const BASE_MS = 500;
const LONGEST_MS = 8_000;
const BUSY = new Set([408, 409, 429, 500, 502, 503, 504, 529]);

export interface RetryOptions {
  /** How often after the first try. */
  readonly maxRetries: number;
  /** 0..1, as `Math.random` gives it. */
  readonly random: () => number;
  /** Resolves after so many milliseconds, or raises when the signal ends it. */
  readonly wait: (milliseconds: number, signal: AbortSignal | undefined) => Promise<void>;
}

/**
 * `send` with retries: after a refusal for the moment, and after a connection that failed. A `Retry-After` of the
 * provider is kept up to eight seconds; one that is longer ends the tries, because nobody waits for it.
 */
export function retryingFetch(send: typeof fetch, options: RetryOptions): typeof fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined;
    for (let tried = 0; ; tried += 1) {
      const isLast = tried >= options.maxRetries;
      let pauseMs = backOffMs(tried, options.random());
      try {
        const response = await send(input, init);
        if (isLast || !BUSY.has(response.status)) return response;
        const asked = retryAfterMs(response.headers);
        if (asked !== undefined && asked > LONGEST_MS) return response;
        pauseMs = Math.max(pauseMs, asked ?? 0);
        await response.body?.cancel();
      } catch (error) {
        // Only what `fetch` itself raises is a failed connection; anything else decided not to send.
        if (isLast || signal?.aborted === true || !(error instanceof TypeError)) throw error;
      }
      await options.wait(pauseMs, signal);
    }
  };
}

/** Full jitter: anything between half and all of an exponentially growing time. */
export const backOffMs = (tried: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, BASE_MS * 2 ** tried) * (0.5 + random / 2));

/** Unit: milliseconds. Undefined without the header, or when it names a date. */
function retryAfterMs(headers: Headers): number | undefined {
  const milliseconds = Number(headers.get('retry-after-ms') ?? Number.NaN);
  if (Number.isFinite(milliseconds) && headers.has('retry-after-ms')) return Math.max(0, milliseconds);
  const seconds = headers.has('retry-after') ? Number(headers.get('retry-after')) : Number.NaN;
  return Number.isFinite(seconds) ? Math.max(0, seconds * 1000) : undefined;
}

export const waitFor: RetryOptions['wait'] = (milliseconds, signal) =>
  new Promise((resolve, reject) => {
    const ended = (): void => {
      clearTimeout(timer);
      reject(signal?.reason ?? new Error('aborted'));
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', ended);
      resolve();
    }, milliseconds);
    if (signal?.aborted === true) ended();
    else signal?.addEventListener('abort', ended, { once: true });
  });
