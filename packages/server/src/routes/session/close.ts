import { z } from 'zod';
import { requireSameOrigin } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

/** Signing out works without a session too, so that a stale cookie can always be cleared. */
export const closeSession: ApiRoute = (api, { accounts }) => {
  const response = { 200: z.object({ signedIn: z.literal(false) }) };
  const schema = { summary: 'Sign out', tags: ['session'], response, security: [] };
  api.delete('/api/session', { schema }, async (request, reply) => {
    requireSameOrigin(request);
    const cookies = await accounts.closeSession(request.headers);
    return reply.header('set-cookie', [...cookies]).send({ signedIn: false });
  });
};
