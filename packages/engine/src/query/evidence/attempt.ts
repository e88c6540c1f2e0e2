/** One part of the evidence: read in time, or named in `skipped`. All parts share one time. */
import { EngineError } from '../../model/errors.js';
import type { SelectOptions } from '../../store/telemetry-store.js';
import type { Skipped } from './evidence.js';

export interface Attempts {
  /** Resolves to undefined when reading fails or takes too long; the reason is then in `skipped`. */
  readonly attempt: <T>(detector: string, read: Promise<T>) => Promise<T | undefined>;
  readonly skip: (detector: string, because: string) => void;
  /** By detector, so that the order in which the reads ended does not show. */
  readonly skipped: () => readonly Skipped[];
  /** What is left of the time, 1 at least: what begins late gets less. */
  readonly leftMs: () => number;
  /** For the statements: each may take what is left when it begins. */
  readonly limits: SelectOptions;
}

/** The time starts now. */
export function startAttempts(budgetMs: number, signal?: AbortSignal): Attempts {
  const skipped: Skipped[] = [];
  const endsAt = performance.now() + budgetMs;
  const leftMs = (): number => Math.max(1, endsAt - performance.now());
  const skip = (detector: string, because: string): void => void skipped.push({ detector, because });
  return {
    async attempt(detector, read) {
      try {
        return await inTime(read, leftMs());
      } catch (error) {
        skip(detector, reasonOf(error));
        return undefined;
      }
    },
    skip,
    skipped: () => [...skipped].sort((a, b) => (a.detector < b.detector ? -1 : 1)),
    leftMs,
    limits: {
      get timeoutMs() {
        return leftMs();
      },
      // Thirty statements and more read the same dozen columns.
      keepsUnpacked: true,
      ...(signal === undefined ? {} : { signal }),
    },
  };
}

/** The engine stops a query by itself; this is for a store that does not answer at all, or late. */
async function inTime<T>(read: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineError('ANALYZE_TIMEOUT', 'It took too long.')), timeoutMs + 250);
  });
  try {
    return await Promise.race([read, late]);
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof EngineError)) return 'The store could not answer.';
  const late = error.code === 'STORE_QUERY_TIMEOUT' || error.code === 'ANALYZE_TIMEOUT';
  return late ? 'Counting took longer than the time allowed.' : error.publicMessage;
}
