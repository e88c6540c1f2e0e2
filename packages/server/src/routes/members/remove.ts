import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const removeMember: ApiRoute = (api, { members }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const response = { 200: z.object({ removed: z.string() }) };
  const schema = { summary: 'Remove a member and end their sessions', tags: ['members'], params, response };
  api.delete('/api/members/:id', { schema }, async (request) => {
    await members.remove(callerOf(request).role, request.params.id);
    return { removed: request.params.id };
  });
};
