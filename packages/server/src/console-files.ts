/** The web console: its built files, and its one page for every address that is a view of it. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { noSuchPath } from './routes/health/probes.js';

const YEAR_SECONDS = 365 * 24 * 3600;

/** Where the console was built to: beside its package, installed or in this repository. */
export function consoleFolder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@baselime-ai/console/package.json')), 'dist');
  } catch {
    return fileURLToPath(new URL('../../console/dist', import.meta.url));
  }
}

/**
 * Serves the console from `folder`. Addresses below /api and /v1 are never its views: REQUEST_NOT_FOUND, as is a
 * missing file. A console that is not built answers with a page that says how to build it.
 */
export async function addConsole(app: FastifyInstance, folder: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: folder,
    index: ['index.html'],
    cacheControl: false,
    // The build put a smaller one beside each hashed file; a file without one goes out as it is.
    preCompressed: true,
    suppressWarning: true,
    schemaHide: true,
    setHeaders(reply, path) {
      const hashed = /[\\/]assets[\\/]/.test(path);
      reply.header('cache-control', hashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'no-cache');
    },
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (!isConsoleView(request)) throw noSuchPath();
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await consolePage(folder));
  });
}

/** The page of the console; read each time, so that a new build shows without a restart. */
export async function consolePage(folder: string): Promise<Buffer | string> {
  return readFile(join(folder, 'index.html')).catch(() => NOT_BUILT);
}

function isConsoleView(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const [path = ''] = request.url.split('?');
  if (/^\/(api|v1|otel|mcp|assets)(\/|$)/.test(path)) return false;
  return !/\.(js|css|map|svg|png|ico|json|txt|woff2?)$/.test(path);
}

const NOT_BUILT = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Baselime AI</title>
<body>
<h1>The console is not built</h1>
<p>Run <code>npm run build</code> in the folder of Baselime AI, then reload this page.</p>
<p>The API works: see <code>/api/openapi.json</code>.</p>
</body>
</html>
`;
