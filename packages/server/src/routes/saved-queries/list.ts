import { SavedQueriesAnswer } from '@baselime-ai/contract';
import { callerOf } from '../../guard/authenticate.js';
import type { ApiRoute } from '../api-route.js';

export const listSavedQueries: ApiRoute = (api, { saved }) => {
  const schema = {
    summary: 'The saved queries of this environment',
    tags: ['queries'],
    response: { 200: SavedQueriesAnswer },
  };
  api.get('/api/queries', { schema }, async (request) => ({ queries: [...(await saved.queries(callerOf(request)))] }));
};
