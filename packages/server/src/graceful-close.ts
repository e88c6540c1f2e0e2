/** Stops listening, lets requests in flight finish within a bound, and leaves no connection open. */
import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** An open stream is told to end after this long. */
const STREAMS_END_AFTER_MS = 3_000;
const CLOSE_WITHIN_MS = 10_000;
const LOOK_EVERY_MS = 20;

export interface WatchedApp {
  readonly app: FastifyInstance;
  /** Requests that are not yet answered. */
  readonly inFlight: () => number;
}

export function watched(app: FastifyInstance): WatchedApp {
  let inFlight = 0;
  const server: Server = app.server;
  server.on('request', (_request, response) => {
    inFlight += 1;
    response.once('close', () => {
      inFlight -= 1;
    });
  });
  return { app, inFlight: () => inFlight };
}

/** @param closing is aborted when streams must end */
export async function closeGracefully(apps: readonly WatchedApp[], closing: AbortController): Promise<void> {
  const endStreams = setTimeout(() => closing.abort(), STREAMS_END_AFTER_MS);
  const startedMs = performance.now();
  // Browsers open connections ahead of need. Node counts one that never carried a request as busy, so it is cut here.
  const cut = setInterval(() => {
    const late = performance.now() - startedMs > CLOSE_WITHIN_MS;
    for (const { app, inFlight } of apps) if (late || inFlight() === 0) app.server.closeAllConnections();
  }, LOOK_EVERY_MS);
  try {
    await Promise.all(apps.map(({ app }) => app.close()));
  } finally {
    clearTimeout(endStreams);
    clearInterval(cut);
  }
}
