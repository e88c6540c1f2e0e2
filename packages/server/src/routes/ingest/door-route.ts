/** What every door's route does: check the key, hand the bytes on, count, answer as the Events API does. */
import { type DoorName, EngineError, type Ingested } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpFailure } from '../../errors-to-http.js';
import type { ServerContext } from '../../server-context.js';
import { answerEventsError, answerIngested, requireKey } from './events.js';
import { bytesOf, keepBodiesRaw, OTLP_BODY_LIMIT_BYTES, plainHeaders } from './raw-body.js';

/** A door whose sender expects another answer than that of the Events API brings its own. */
export interface DoorOptions {
  /** The key as a sender presents it that cannot set one of our headers; undefined when it did not. */
  readonly ownKey?: (request: FastifyRequest) => string | undefined;
  readonly answerError?: (request: FastifyRequest, reply: FastifyReply, error: unknown) => HttpFailure;
}

/** Prepares a scope for doors: raw bodies, the key, errors. Call once for a family. */
export function prepareDoors(app: FastifyInstance, context: ServerContext, options: DoorOptions = {}): void {
  keepBodiesRaw(app);
  app.setErrorHandler((error, request, reply) => {
    const failure = options.answerError?.(request, reply, error) ?? answerEventsError(reply, error);
    const { code, status, reference } = failure;
    if (status < 500) return;
    const route = request.routeOptions.url;
    context.logger.error('telemetry was not taken', { route, code, status, reference });
  });
  app.addHook('onRequest', (request) => requireKey(context, request, options.ownKey?.(request)));
}

export interface DoorRoute {
  readonly path: string;
  readonly door: DoorName;
  readonly summary: string;
  /** Of the compressed body; 16 MB when absent. */
  readonly bodyLimitBytes?: number;
  /** The answer to what was taken; that of the Events API when absent. */
  readonly answer?: (request: FastifyRequest, reply: FastifyReply, ingested: Ingested) => FastifyReply;
}

/** Adds `POST path`, whose bodies `door` reads. */
export function addDoor(app: FastifyInstance, context: ServerContext, route: DoorRoute): void {
  const { path, door, summary, bodyLimitBytes = OTLP_BODY_LIMIT_BYTES } = route;
  app.post(path, { bodyLimit: bodyLimitBytes, schema: { summary, tags: ['ingest'] } }, async (request, reply) => {
    const ingested = await ingestAt(context, door, request);
    if (route.answer !== undefined) return route.answer(request, reply, ingested);
    return answerIngested(reply, ingested);
  });
}

/** Hands the body to a door and counts. Raises INGEST_BODY_EMPTY and what the door raises. */
export async function ingestAt(context: ServerContext, door: DoorName, request: FastifyRequest): Promise<Ingested> {
  const body = bytesOf(request);
  if (body.byteLength === 0) throw new EngineError('INGEST_BODY_EMPTY', 'The body is empty.');
  const headers = plainHeaders(request);
  const ingested = await context.engine.ingestDoor(context.environment, door, {
    headers,
    body,
    query: queryOf(request),
  });
  context.metrics.eventsAccepted.add({ door }, ingested.accepted);
  context.metrics.eventsRejected.add({ door }, ingested.rejected.length);
  return ingested;
}

/** The first value of each name. */
function queryOf(request: FastifyRequest): Readonly<Record<string, string>> {
  const query: Record<string, string> = Object.create(null);
  for (const [name, value] of new URL(request.url, 'http://localhost').searchParams) query[name] ??= value;
  return query;
}
