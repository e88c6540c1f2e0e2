/** The sign-in doors of the API: with an API key or with a password. The only API routes without a caller. */
import { EngineError } from '@baselime-ai/engine';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { SetCookies } from '../../accounts/accounts.js';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import { refuseOtherOrigin } from '../../guard/authenticate.js';
import type { ServerContext } from '../../server-context.js';
import type { ApiRoute } from '../api-route.js';

const Opened = z.object({ signedIn: z.literal(true) });
const tags = ['session'];

export const openSessionWithKey: ApiRoute = (api, context) => {
  const body = z.object({ key: z.string().min(1).max(512) });
  const schema = { summary: 'Sign in with the first API key', tags, body, response: { 200: Opened }, security: [] };
  api.post('/api/session/key', { schema }, async (request, reply) => {
    const cookies = await attempt(context, request, reply, async () => {
      const accepted = await context.apiKeys.accept(request.body.key.trim());
      // Other keys are for programs: a page that one of them opened would be the owner's.
      return accepted?.first === true ? context.members.openOwnerSession() : undefined;
    });
    return reply.header('set-cookie', cookiesFor(cookies, request.headers, context.config)).send({ signedIn: true });
  });
};

export const openSessionWithPassword: ApiRoute = (api, context) => {
  const body = z.object({ email: z.email().max(320), password: z.string().min(1).max(512) });
  const schema = { summary: 'Sign in with a password', tags, body, response: { 200: Opened }, security: [] };
  api.post('/api/session/password', { schema }, async (request, reply) => {
    const { email, password } = request.body;
    const cookies = await attempt(context, request, reply, () => context.accounts.openPasswordSession(email, password));
    return reply.header('set-cookie', cookiesFor(cookies, request.headers, context.config)).send({ signedIn: true });
  });
};

const notSignedIn = (): EngineError =>
  new EngineError('REQUEST_UNAUTHORIZED', 'That did not sign you in. Check what you typed.');

/**
 * Counts failures by address. Raises REQUEST_FORBIDDEN for a page of another site, REQUEST_TOO_MANY after too many
 * failures, and what `refusal` makes (REQUEST_UNAUTHORIZED by default) when `open` gives no session.
 */
export async function attempt(
  { failedSignIns }: Pick<ServerContext, 'failedSignIns'>,
  request: FastifyRequest,
  reply: FastifyReply,
  open: () => Promise<SetCookies | undefined>,
  refusal: () => EngineError = notSignedIn,
): Promise<SetCookies> {
  refuseOtherOrigin(request);
  const waitSeconds = failedSignIns.waitSeconds(request.ip);
  if (waitSeconds !== undefined) {
    reply.header('retry-after', String(waitSeconds));
    throw new EngineError('REQUEST_TOO_MANY', `Too many failed attempts. Try again in ${waitSeconds} seconds.`);
  }
  const cookies = await open();
  if (cookies === undefined) {
    failedSignIns.failed(request.ip);
    throw refusal();
  }
  failedSignIns.succeeded(request.ip);
  return cookies;
}
