/** Every address under which telemetry comes in, and which of the two languages is spoken there. */
import { EngineError, looksLikeOtlp, type OtlpSignal } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { HttpFailure } from '../../errors-to-http.js';
import type { ServerContext } from '../../server-context.js';
import { answerPreflight } from './cross-origin.js';
import { answerEventsError, ingestEvents, requireKey } from './events.js';
import { answerOtlpError, ingestOtlp } from './otlp.js';
import { bytesOf, EVENTS_BODY_LIMIT_BYTES, keepBodiesRaw, OTLP_BODY_LIMIT_BYTES } from './raw-body.js';

const SIGNALS: readonly OtlpSignal[] = ['traces', 'logs', 'metrics'];
const OTHER_METHODS: HTTPMethods[] = ['GET', 'PUT', 'PATCH', 'DELETE'];

/** The OTLP addresses that no dataset can have. `/v1` and `/otel` are what Baselime's own packages were told to use. */
const OTLP_ONLY_PATHS = ['/', '/v1', '/v1/', '/otel', '/otel/'];

const speaksOtlpBody = (request: FastifyRequest): boolean =>
  looksLikeOtlp(request.headers['content-type'], bytesOf(request));

/** Only OTLP: the second listener, and on the main one the addresses that no dataset can have. */
export function addOtlpDoors(app: FastifyInstance, context: ServerContext, withSignals: boolean): void {
  keepBodiesRaw(app);
  app.setErrorHandler((error, request, reply) => logFailure(context, request, answerOtlpError(request, reply, error)));
  app.addHook('onRequest', (request) => requireKey(context, request));
  const bodyLimit = OTLP_BODY_LIMIT_BYTES;
  for (const path of OTLP_ONLY_PATHS) {
    app.post(path, { bodyLimit, schema: { hide: path !== '/v1' } }, (request, reply) =>
      ingestOtlp(context, undefined, request, reply),
    );
  }
  if (!withSignals) return;
  for (const signal of SIGNALS) {
    app.post(`/v1/${signal}`, { bodyLimit }, (request, reply) => ingestOtlp(context, signal, request, reply));
  }
}

/** The Events API of the main listener, with the three addresses that both languages share. */
export function addEventsDoors(app: FastifyInstance, context: ServerContext): void {
  keepBodiesRaw(app);
  app.setErrorHandler((error, request, reply) => {
    const speaksOtlp = isShared(request) && speaksOtlpBody(request);
    const failure = speaksOtlp ? answerOtlpError(request, reply, error) : answerEventsError(reply, error);
    logFailure(context, request, failure);
  });
  app.addHook('onRequest', async (request) => {
    if (request.method === 'POST') await requireKey(context, request);
  });
  for (const signal of SIGNALS) {
    const schema = { summary: `OTLP ${signal}, or events of the dataset ${signal}`, tags: ['ingest'] };
    app.post(`/v1/${signal}`, { schema, bodyLimit: OTLP_BODY_LIMIT_BYTES }, (request, reply) =>
      speaksOtlpBody(request) ? ingestOtlp(context, signal, request, reply) : ingestShared(context, request, reply),
    );
  }
  const bodyLimit = EVENTS_BODY_LIMIT_BYTES;
  const receive = (request: FastifyRequest, reply: FastifyReply) => ingestEvents(context, request, reply);
  const events = { summary: 'Events API', tags: ['ingest'] };
  app.post('/v1/:dataset', { bodyLimit, schema: events }, receive);
  app.post('/v1/:dataset/:service/:namespace', { bodyLimit, schema: events }, receive);
  app.post('/v1/*', { bodyLimit, schema: { hide: true } }, receive);
  for (const url of ['/v1', '/v1/*']) {
    app.route({ method: 'OPTIONS', url, schema: { hide: true }, handler: (_request, reply) => answerPreflight(reply) });
    app.route({ method: OTHER_METHODS, url, schema: { hide: true }, handler: refuseMethod });
  }
}

function ingestShared(context: ServerContext, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  if (bytesOf(request).byteLength > EVENTS_BODY_LIMIT_BYTES) {
    throw new EngineError('INGEST_PAYLOAD_TOO_LARGE', 'The body is larger than this door takes.');
  }
  return ingestEvents(context, request, reply);
}

const isShared = (request: FastifyRequest): boolean =>
  SIGNALS.some((signal) => request.routeOptions.url === `/v1/${signal}`);

function refuseMethod(): never {
  throw new EngineError('REQUEST_METHOD_NOT_ALLOWED', 'Events are sent with POST.');
}

function logFailure(context: ServerContext, request: FastifyRequest, failure: HttpFailure): void {
  const { code, status, reference } = failure;
  if (status < 500) return;
  context.logger.error('telemetry was not taken', { route: request.routeOptions.url, code, status, reference });
}
