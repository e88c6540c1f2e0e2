import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

const Removed = z.object({ removed: z.string() });

export const removeSavedQuery: ApiRoute = (api, { saved }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'Remove a saved query', tags: ['queries'], params, response: { 200: Removed } };
  api.delete('/api/queries/:id', { schema }, async (request) => {
    await saved.removeQuery(callerOf(request), request.params.id);
    return { removed: request.params.id };
  });
};
