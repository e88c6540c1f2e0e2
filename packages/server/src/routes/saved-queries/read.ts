import { SavedQuery } from '@baselime-ai/contract';
import { z } from 'zod';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const readSavedQuery: ApiRoute = (api, { saved }) => {
  const params = z.object({ id: z.string().min(1).max(256) });
  const schema = { summary: 'One saved query', tags: ['queries'], params, response: { 200: SavedQuery } };
  api.get('/api/queries/:id', { schema }, (request) => saved.query(callerOf(request), request.params.id));
};
