import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

const Removed = z.object({ removed: z.string() });

export const removeNote: ApiRoute = (api, { engine }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'Remove a note', tags: ['explanations'], params, response: { 200: Removed } };
  api.delete('/api/notes/:id', { schema }, async (request) => {
    await engine.removeTeamNote(callerOf(request), request.params.id);
    return { removed: request.params.id };
  });
};
