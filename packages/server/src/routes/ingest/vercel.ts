/**
 * Log drains of Vercel. A drain is let in by the signature of its bodies where BASELIME_VERCEL_SECRET is set, and by an
 * API key among its custom headers otherwise. Before Vercel sends to an address it looks for a value of its own in the
 * header x-vercel-verify of an answer 200. Source: Vercel documentation, "Drains security".
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { EngineError } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ServerContext } from '../../server-context.js';
import { ingestAt } from './door-route.js';
import { answerEventsError, answerIngested, requireKey } from './events.js';
import { bytesOf, keepBodiesRaw, OTLP_BODY_LIMIT_BYTES } from './raw-body.js';

const PATH = '/vercel';

export function addVercelDoor(app: FastifyInstance, context: ServerContext): void {
  const { vercelSecret: secret, vercelVerify: verify } = context.config;
  keepBodiesRaw(app);
  app.setErrorHandler((error, _request, reply) => {
    const { code, status, reference } = answerEventsError(reply, error);
    if (status < 500) return;
    context.logger.error('telemetry was not taken', { route: PATH, code, status, reference });
  });
  if (verify !== undefined) {
    app.addHook('onRequest', async (_request, reply) => {
      reply.header('x-vercel-verify', verify);
    });
    app.get(PATH, { schema: { hide: true } }, (_request, reply) => reply.code(200).send({ message: 'Ready' }));
  }
  // A request without a body stores nothing; it is how Vercel may look at an address before there is a key.
  const isCheck = (request: FastifyRequest): boolean => verify !== undefined && !announcesBody(request);
  if (secret === undefined) {
    app.addHook('onRequest', async (request) => {
      if (!isCheck(request)) await requireKey(context, request);
    });
  } else {
    app.addHook('preHandler', async (request) => {
      if (!isCheck(request)) requireSignature(secret, request);
    });
  }
  const schema = { summary: 'Log drain of Vercel', tags: ['ingest'] };
  app.post(PATH, { bodyLimit: OTLP_BODY_LIMIT_BYTES, schema }, async (request, reply) => {
    if (isCheck(request)) return reply.code(200).send({ message: 'Ready' });
    const ingested = await ingestAt(context, 'vercel', request);
    const { accepted, rejected } = ingested;
    if (rejected.length > 0) return answerIngested(reply, ingested);
    return reply.code(200).send({ message: 'Request Accepted', accepted });
  });
}

function announcesBody({ headers }: FastifyRequest): boolean {
  return (headers['content-length'] ?? '0') !== '0' || headers['transfer-encoding'] !== undefined;
}

/** HMAC-SHA1 of the body as it came, in hexadecimal. */
function requireSignature(secret: string, request: FastifyRequest): void {
  const body = bytesOf(request);
  const given = request.headers['x-vercel-signature'];
  const expected = createHmac('sha1', secret).update(body).digest();
  const presented = Buffer.from(typeof given === 'string' && /^[0-9a-f]{40}$/i.test(given) ? given : '', 'hex');
  if (presented.length === expected.length && timingSafeEqual(presented, expected)) return;
  throw new EngineError('REQUEST_UNAUTHORIZED', 'The signature of the body is missing or not that of the drain.');
}
