import { z } from 'zod';
import { cookiesFor } from '../../accounts/cookie-scope.js';
import { requireSameOrigin } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** Signing out works without a session too, so that a stale cookie can always be cleared. */
export const closeSession: ApiRoute = (api, { accounts, config }) => {
  const response = { 200: z.object({ signedIn: z.literal(false) }) };
  const schema = { summary: 'Sign out', tags: ['session'], response, security: [] };
  api.delete('/api/session', { schema }, async (request, reply) => {
    requireSameOrigin(request);
    const cookies = await accounts.closeSession(request.headers);
    return reply.header('set-cookie', cookiesFor(cookies, request.headers, config)).send({ signedIn: false });
  });
};
