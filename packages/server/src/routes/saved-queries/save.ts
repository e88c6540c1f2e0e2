import { SavedQuery, SavedQueryRequest } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const saveSavedQuery: ApiRoute = (api, { saved }) => {
  const schema = { summary: 'Save a query', tags: ['queries'], body: SavedQueryRequest, response: { 200: SavedQuery } };
  api.post('/api/queries', { schema }, (request) => saved.saveQuery(callerOf(request), request.body));
};
