import type { QueryClient } from '@tanstack/react-query';

/** A page that always waits for something, such as one with live data, must not hold others back for ever. */
const MOST_WAIT_MS = 3000;

/** The `meta` of a query that begins with `afterOthers`: those do not wait for each other. */
export const LATER = { later: true } as const;

/**
 * Resolves when everything that does not wait itself is answered: for what stands at the edge of a page and must not
 * take the store's time from its middle.
 */
export async function afterOthers(client: QueryClient, signal: AbortSignal): Promise<void> {
  // What the same page asks for is asked in the same turn, in whatever order its parts are drawn.
  await new Promise((resolve) => setTimeout(resolve));
  const others = (): number => client.isFetching({ predicate: ({ meta }) => meta?.later !== true });
  if (others() === 0) return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      stop();
      signal.removeEventListener('abort', done);
      resolve();
    };
    const stop = client.getQueryCache().subscribe(() => {
      if (others() === 0) done();
    });
    const timer = setTimeout(done, MOST_WAIT_MS);
    signal.addEventListener('abort', done);
  });
}
