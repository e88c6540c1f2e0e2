/**
 * The management API that Baselime's Terraform provider and command line speak: `/v1/queries`, `/v1/alerts`,
 * `/v1/dashboards`, `/v1/markers`. Answers hold the resource as `data` and under its own name. What is no resource goes on
 * to the Events API, whose addresses these are too.
 */
import { type Actor, EngineError } from '@baselime-ai/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { toHttp } from '../../errors-to-http.js';
import type { AcceptedKey } from '../../keys/api-keys.js';
import { presentedKey } from '../../keys/presented-key.js';
import type { ServerContext } from '../../server-context.js';
import { answerEventsError, ingestEvents, requireKey } from '../ingest/events.js';
import { bytesOf, EVENTS_BODY_LIMIT_BYTES, keepBodiesRaw } from '../ingest/raw-body.js';
import { MANAGED, type Managed, managementBody, objectOf } from './management-body.js';
import { saveMarker } from './markers.js';
import { alertFrom, alertResource, dashboardFrom, dashboardResource, queryFrom, queryResource } from './resources.js';

/** The verbs of one kind of resource; each gives it in the shape of the wire. */
interface Resources {
  readonly one: string;
  list(actor: Actor): Promise<readonly object[]>;
  read(actor: Actor, id: string): Promise<object>;
  save(actor: Actor, body: object): Promise<object>;
  remove(actor: Actor, id: string): Promise<void>;
}

export function addManagement(app: FastifyInstance, context: ServerContext): void {
  keepBodiesRaw(app);
  app.addHook('onRequest', async (request) => void (await keyOf(context, request)));
  app.setErrorHandler((error, request, reply) => {
    const isManagement = request.method !== 'POST' || bodyOf(request) !== undefined;
    const { status, code, reference } = isManagement ? answerError(reply, error) : answerEventsError(reply, error);
    if (status >= 500) context.logger.error('management failed', { route: request.routeOptions.url, code, reference });
  });
  for (const managed of MANAGED) {
    const resources = managed === 'markers' ? undefined : resourcesOf(context)[managed];
    const receive = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
      const body = bodyOf(request);
      if (body === undefined) {
        await requireKey(context, request);
        return ingestEvents(context, request, reply);
      }
      const actor = await actorOf(context, request);
      if (resources === undefined) return answer(reply.code(201), 'marker', await saveMarker(context, body));
      return answer(reply.code(201), resources.one, await resources.save(actor, body));
    };
    const schema = { summary: `A new one of ${managed}, or events of the dataset ${managed}`, tags: ['management'] };
    app.post(`/v1/${managed}`, { bodyLimit: EVENTS_BODY_LIMIT_BYTES, schema }, receive);
    app.post(`/v1/${managed}/`, { bodyLimit: EVENTS_BODY_LIMIT_BYTES, schema: { hide: true } }, receive);
    if (resources !== undefined) addResource(app, context, managed, resources);
  }
}

function addResource(app: FastifyInstance, context: ServerContext, managed: Managed, resources: Resources): void {
  const tags = ['management'];
  const { one } = resources;
  const list = async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> =>
    answer(reply, managed, await resources.list(await actorOf(context, request)));
  app.get(`/v1/${managed}`, { schema: { summary: `All ${managed}`, tags } }, list);
  app.get(`/v1/${managed}/`, { schema: { hide: true } }, list);
  const path = `/v1/${managed}/:id`;
  app.get<Params>(path, { schema: { summary: `One of ${managed}`, tags } }, async (request, reply) =>
    answer(reply, one, await resources.read(await actorOf(context, request), request.params.id)),
  );
  app.put<Params>(path, { schema: { summary: `Change one of ${managed}`, tags } }, async (request, reply) => {
    const body = objectOf(bytesOf(request));
    if (body === undefined) throw new EngineError('REQUEST_INVALID', 'The body must be one JSON object.');
    const actor = await actorOf(context, request);
    const { id } = request.params;
    await resources.read(actor, id);
    return answer(reply, one, await resources.save(actor, { ...body, id }));
  });
  app.delete<Params>(path, { schema: { summary: `Remove one of ${managed}`, tags } }, async (request, reply) => {
    const { id } = request.params;
    await resources.remove(await actorOf(context, request), id);
    return reply.send({ message: `${one.charAt(0).toUpperCase()}${one.slice(1)} ${id} deleted`, data: { id } });
  });
}

interface Params {
  readonly Params: { readonly id: string };
}

function resourcesOf({ saved, engine }: ServerContext): Readonly<Record<Exclude<Managed, 'markers'>, Resources>> {
  return {
    queries: {
      one: 'query',
      list: async (actor) => (await saved.queries(actor)).map(queryResource),
      read: async (actor, id) => queryResource(await saved.query(actor, id)),
      save: async (actor, body) => queryResource(await saved.saveQuery(actor, queryFrom(body))),
      remove: (actor, id) => saved.removeQuery(actor, id),
    },
    dashboards: {
      one: 'dashboard',
      list: async (actor) => (await saved.dashboards(actor)).map(dashboardResource),
      read: async (actor, id) => dashboardResource(await saved.dashboard(actor, id)),
      save: async (actor, body) => dashboardResource(await saved.saveDashboard(actor, dashboardFrom(body))),
      remove: (actor, id) => saved.removeDashboard(actor, id),
    },
    alerts: {
      one: 'alert',
      list: async (actor) => (await saved.alertsAsCode(actor)).map(alertResource),
      read: async (actor, id) => alertResource(await saved.alertAsCode(actor, id)),
      save: async (actor, body) => alertResource(await saved.saveAlertAsCode(actor, alertFrom(body))),
      remove: async (actor, id) => {
        await engine.removeAlert(actor, id);
        await engine.workspace.alertForms.remove(actor.workspaceId, actor.environment, id);
      },
    },
  };
}

function bodyOf(request: FastifyRequest): object | undefined {
  const managed = MANAGED.find((one) => request.routeOptions.url?.replace(/\/$/, '') === `/v1/${one}`);
  if (managed === undefined) return undefined;
  return managementBody(managed, request.headers['content-encoding'], bytesOf(request));
}

/** Raises REQUEST_UNAUTHORIZED; a cookie does not count, as on every address below `/v1`. */
async function keyOf(context: ServerContext, request: FastifyRequest): Promise<AcceptedKey> {
  const key = presentedKey(request.headers);
  const accepted = key === undefined ? undefined : await context.apiKeys.accept(key);
  if (accepted === undefined) throw new EngineError('REQUEST_UNAUTHORIZED', 'The API key is missing or not known.');
  return accepted;
}

/** Raises REQUEST_FORBIDDEN for a key whose scope does not reach so far. */
async function actorOf(context: ServerContext, request: FastifyRequest): Promise<Actor> {
  const accepted = await keyOf(context, request);
  const suffices = request.method === 'GET' ? accepted.scope !== 'ingest' : accepted.scope === 'all';
  if (!suffices) throw new EngineError('REQUEST_FORBIDDEN', `The scope of this API key is only ${accepted.scope}.`);
  if (request.url.includes('%00')) throw new EngineError('REQUEST_INVALID', 'The address holds a NUL character.');
  return { workspaceId: accepted.workspaceId, environment: context.environment, actor: accepted.id };
}

const answer = (reply: FastifyReply, name: string, value: unknown): FastifyReply =>
  reply.send({ message: 'Success', data: value, [name]: value });

/** The original's `message` beside this program's own error. */
function answerError(reply: FastifyReply, error: unknown): ReturnType<typeof toHttp> {
  const failure = toHttp(error);
  if (failure.retryAfterSeconds !== undefined) reply.header('retry-after', String(failure.retryAfterSeconds));
  void reply.code(failure.status).send({ message: failure.body.error.message, ...failure.body });
  return failure;
}
