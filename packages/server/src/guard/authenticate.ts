/** Who calls: an API key in one of its three header forms, or the session cookie of the console. */
import type { Role } from '@baselime-ai/contract';
import { type Actor, EngineError } from '@baselime-ai/engine';
import type { FastifyRequest } from 'fastify';
import { presentedKey } from '../keys/presented-key.js';
import type { ServerContext } from '../server-context.js';
import { originOf } from './same-origin.js';

export interface Caller extends Actor {
  readonly user: { readonly id: string; readonly name: string; readonly email?: string };
  readonly role: Role;
}

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS'];

/**
 * The caller of an API route. A key wins over a cookie.
 * Raises REQUEST_UNAUTHORIZED without either, REQUEST_FORBIDDEN for a key that may only send telemetry, and when a
 * cookie signs a change that no page of this server made.
 */
export async function authenticate(context: ServerContext, request: FastifyRequest): Promise<Caller> {
  const key = presentedKey(request.headers);
  if (key !== undefined) {
    const accepted = await context.apiKeys.accept(key);
    if (accepted === undefined) throw unauthorized('The API key is not known.');
    if (accepted.scope === 'ingest') {
      throw new EngineError('REQUEST_FORBIDDEN', 'This API key may only send telemetry.');
    }
    const { id, workspaceId } = accepted;
    const role = accepted.first ? 'owner' : accepted.scope === 'all' ? 'admin' : 'viewer';
    return { workspaceId, environment: context.environment, actor: id, user: { id, name: 'API key' }, role };
  }
  const user = await context.accounts.signedIn(request.headers);
  if (user === undefined) throw unauthorized('Sign in, or send an API key in `x-api-key` or `Authorization: Bearer`.');
  const role = await context.members.roleOf(user);
  if (role === undefined) throw unauthorized('You are not a member of this workspace any more.');
  if (!SAFE_METHODS.includes(request.method)) requireSameOrigin(request);
  return { workspaceId: context.workspace.id, environment: context.environment, actor: user.id, user, role };
}

/** Raises REQUEST_FORBIDDEN unless a page of this server made the request. */
export function requireSameOrigin(request: FastifyRequest): void {
  if (originOf(request.headers) === 'same') return;
  throw new EngineError('REQUEST_FORBIDDEN', 'A signed-in change must come from a page of this server.');
}

/** For the sign-in doors: a program without a browser may call them, a page of another site may not. */
export function refuseOtherOrigin(request: FastifyRequest): void {
  if (originOf(request.headers) !== 'other') return;
  throw new EngineError('REQUEST_FORBIDDEN', 'Signing in must start on a page of this server.');
}

const unauthorized = (message: string): EngineError => new EngineError('REQUEST_UNAUTHORIZED', message);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the API's own hook before any handler runs. */
    caller: Caller | undefined;
  }
}

/** The caller that the API's hook has put there. Raises REQUEST_UNAUTHORIZED when a route forgot the hook. */
export function callerOf(request: FastifyRequest): Caller {
  if (request.caller === undefined) throw unauthorized('Sign in first.');
  return request.caller;
}
