import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

const Removed = z.object({ removed: z.string() });

export const removeAlert: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'Remove an alert', tags: ['alerts'], params, response: { 200: Removed } };
  api.delete('/api/alerts/:id', { schema }, async (request) => {
    await engine.removeAlert(callerOf(request), request.params.id);
    return { removed: request.params.id };
  });
};
