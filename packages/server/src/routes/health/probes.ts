/** Health for whoever runs this server: is it alive, can it serve, what does it count. */

import { EngineError } from '@baselime-ai/engine';
import type { FastifyInstance } from 'fastify';
import { authenticate } from '../../guard/authenticate.js';
import type { ServerContext } from '../../server-context.js';

const tags = ['health'];

export function liveness(app: FastifyInstance): void {
  const schema = { summary: 'The process answers', tags, security: [] };
  app.get('/healthz', { schema }, () => ({ status: 'ok' }));
}

/** 503 with the parts that are not ready, so that a load balancer waits. */
export function readiness(app: FastifyInstance, { engine }: ServerContext): void {
  const schema = { summary: 'The stores answer', tags, security: [] };
  app.get('/readyz', { schema }, async (_request, reply) => {
    const parts = await engine.ready();
    const ready = Object.values(parts).every(Boolean);
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready', parts });
  });
}

/**
 * Open to programs on this machine; from elsewhere it takes a key, because counts tell about the business. A browser that
 * opens this address wants the console's page of the same name.
 */
export function ownMetrics(app: FastifyInstance, context: ServerContext, page: () => Promise<Buffer | string>): void {
  const schema = { summary: 'Own metrics in Prometheus text', tags };
  app.get('/metrics', { schema }, async (request, reply) => {
    reply.header('vary', 'accept');
    if (request.headers.accept?.includes('text/html')) {
      return reply
        .type('text/html; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await page());
    }
    // Behind a proxy everything seems local; the proxy says so in its header.
    const forwarded = request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
    if (forwarded || !isLoopback(request.socket.remoteAddress)) await authenticate(context, request);
    return reply.type('text/plain; version=0.0.4; charset=utf-8').send(context.metrics.text());
  });
}

const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);

export const noSuchPath = (): EngineError => new EngineError('REQUEST_NOT_FOUND', 'There is nothing at this path.');
