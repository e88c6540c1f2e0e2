/** The main listener, put together: guards first, then telemetry, health, the API and the console. */
import { hostname } from 'node:os';
import { EngineError } from '@baselime-ai/engine';
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import { type FastifyInstance, type FastifyReply, fastify } from 'fastify';
import { jsonSchemaTransform } from 'fastify-type-provider-zod';
import type { Config } from './config.js';
import { addConsole, consoleFolder, consolePage } from './console-files.js';
import { toHttp } from './errors-to-http.js';
import { isOwnHost } from './guard/host.js';
import { addApi } from './routes/api-routes.js';
import { liveness, ownMetrics, readiness } from './routes/health/probes.js';
import { doorFamilies } from './routes/ingest/door-families.js';
import { addEventsDoors, addOtlpDoors } from './routes/ingest/doors.js';
import { answerEventsError } from './routes/ingest/events.js';
import { addManagement } from './routes/management/add-management.js';
import { openSessionWithLink } from './routes/session/open-with-link.js';
import { setSecurityHeaders } from './security-headers.js';
import type { ServerContext } from './server-context.js';
import { answerUnread } from './unread-request.js';

const API_BODY_LIMIT_BYTES = 1024 * 1024;

/** Everything on BASELIME_PORT; not yet listening. */
export async function buildApp(context: ServerContext, folder: string = consoleFolder()): Promise<FastifyInstance> {
  const app = bareApp(context);
  app.decorateRequest('caller', undefined);
  await app.register(fastifySwagger, { openapi: DESCRIPTION, transform: jsonSchemaTransform });
  await app.register(async (scope) => addEventsDoors(scope, context));
  await app.register(async (scope) => addManagement(scope, context));
  await app.register(async (scope) => addOtlpDoors(scope, context, false));
  for (const addDoors of doorFamilies) await app.register(async (scope) => addDoors(scope, context));
  await app.register(async (scope) => {
    liveness(scope);
    readiness(scope, context);
    ownMetrics(scope, context, () => consolePage(folder));
    openSessionWithLink(scope, context, () => consolePage(folder));
  });
  await addApi(app, context);
  await addConsole(app, folder);
  return app;
}

/** Everything on BASELIME_OTLP_HTTP_PORT: OTLP and nothing else. */
export async function buildOtlpApp(context: ServerContext): Promise<FastifyInstance> {
  const app = bareApp(context);
  app.setNotFoundHandler(() => {
    throw new EngineError(
      'REQUEST_NOT_FOUND',
      'This port takes OTLP only: POST to /v1/traces, /v1/logs or /v1/metrics.',
    );
  });
  await app.register(async (scope) => addOtlpDoors(scope, context, true));
  return app;
}

function bareApp(context: ServerContext): FastifyInstance {
  const app = fastify({
    bodyLimit: API_BODY_LIMIT_BYTES,
    forceCloseConnections: 'idle',
    requestTimeout: 60_000,
    clientErrorHandler: answerUnread,
    routerOptions: { maxParamLength: 1024 },
    frameworkErrors: (error, request, reply) => {
      setSecurityHeaders(reply);
      if (request.url.startsWith('/v1/')) answerEventsError(reply, error);
      else answerError(context, reply, error);
    },
  });
  const hosts = ownHosts(context.config);
  app.addHook('onRequest', async (request, reply) => {
    setSecurityHeaders(reply);
    if (isOwnHost(request.headers.host, hosts)) return;
    throw new EngineError('REQUEST_FORBIDDEN', 'This server does not go by that name; see BASELIME_ALLOWED_HOSTS.');
  });
  app.addHook('onResponse', async (request, reply) => {
    const fields = {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    const seconds = reply.elapsedTime / 1000;
    const { method, route } = fields;
    context.metrics.requestSeconds.observe({ method, route, status: String(reply.statusCode) }, seconds);
    context.logger[reply.statusCode >= 400 ? 'info' : 'debug']('request', fields);
  });
  app.setErrorHandler((error, _request, reply) => answerError(context, reply, error));
  return app;
}

function answerError(context: ServerContext, reply: FastifyReply, error: unknown): void {
  const { status, code, body, retryAfterSeconds, reference } = toHttp(error);
  // A route that knows better how long to wait has said so already.
  const unsaid = retryAfterSeconds !== undefined && !reply.hasHeader('retry-after');
  if (unsaid) reply.header('retry-after', String(retryAfterSeconds));
  if (status >= 500) context.logger.error('a request failed', { code, status, reference, kind: kindOf(error) });
  void reply.code(status).type('application/json; charset=utf-8').serializer(JSON.stringify).send(body);
}

/** The names that the configuration gives this server. Bound to every address, it also goes by the machine's name. */
function ownHosts({ host, allowedHosts }: Config): readonly string[] {
  const everywhere = host === '0.0.0.0' || host === '::';
  return [host.toLowerCase(), ...(everywhere ? [hostname().toLowerCase()] : []), ...allowedHosts];
}

/** The class and code of what was thrown; its message may hold data and stays out of the log. */
function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
}

const DESCRIPTION: NonNullable<FastifyDynamicSwaggerOptions['openapi']> = {
  openapi: '3.1.0',
  info: { title: 'Baselime AI', description: 'Telemetry in, explained root causes out.', version: '0.1.0' },
  components: {
    securitySchemes: {
      apiKey: { type: 'apiKey', name: 'x-api-key', in: 'header' },
      bearer: { type: 'http', scheme: 'bearer' },
      session: { type: 'apiKey', name: 'baselime.session_token', in: 'cookie' },
    },
  },
  security: [{ apiKey: [] }, { bearer: [] }, { session: [] }],
};
